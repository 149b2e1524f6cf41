"""With which letters the texts begin that a pattern fits, where it fits nothing but their beginning.

As with :mod:`generator.reading.vocabulary.signs`, the pattern itself tells it. Nearly all alternatives begin
with a letter or with a group of alternatives, which can be seen without taking the whole pattern apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]  # the standard library's own reading of patterns

from generator.reading.vocabulary.alternatives import alternatives, group_ahead
from generator.reading.vocabulary.signs import REPEATS, Value, folded, parsed

#: What opens a text of which nothing is known, and one that opens with a sign.
ANY = frozenset(("",))
_SIGN = frozenset(("?",))
_FIRST = re.compile(r"[^\W_]")
#: The beginning of a text and whatever signs, in a pattern.
_AHEAD = re.compile(r"\^?(?:\\W\*)?")
#: A letter with which a pattern begins, and which has to be there.
_PLAIN = re.compile(r"[^\W\d_](?![?*{])")


def is_tied(pattern: str) -> bool:
    """Whether a pattern fits nowhere but at the beginning of a text.

    >>> is_tied("^(one|two)"), is_tied("^one|^two"), is_tied("^one|two")
    (True, True, False)
    """
    return all(alternative.startswith("^") for alternative in alternatives(pattern))


def opening_letters(pattern: str) -> frozenset[str]:
    r"""The letters with one of which a text begins (:func:`opening_letter`) where the pattern fits its beginning.

    >>> sorted(opening_letters(r"\W*(the\s+)?(abstract|summary|\d)|précis"))
    ['0', 'a', 'p', 's', 't']
    >>> opening_letters(r".*abstract") == ANY
    True
    """
    found = _opening_of(pattern)
    return found if all(map(str.isalnum, found)) else ANY


def opening_letter(text: str) -> str:
    """The first letter of a text, small, behind whatever signs; ``0`` for any figure, an empty one for none.

    >>> opening_letter("**Abstract**"), opening_letter("[12] Abstract")
    ('a', '0')
    """
    first = _FIRST.search(text)
    return _as_letter(first[0]) if first else ""


def _opening_of(pattern: str) -> frozenset[str]:
    """The letters that may open a pattern; an empty one among them where nothing of it has to be there."""
    return frozenset().union(*map(_opening_of_alternative, alternatives(pattern)))


def _opening_of_alternative(pattern: str) -> frozenset[str]:
    if ahead := _AHEAD.match(pattern):
        pattern = pattern[ahead.end() :]
    if plain := _PLAIN.match(pattern):
        return frozenset((_as_letter(plain[0]),))
    if not (group := group_ahead(pattern)):
        return _opening(parsed(pattern))
    inner, repeat, rest = group
    found = _opening_of(inner)
    if repeat.startswith(("?", "*", "{0", "{,")):
        found |= ANY
    return (found - ANY) | _opening_of(rest) if found >= ANY else found


def _opening(items: Iterable[tuple[object, Value]]) -> frozenset[str]:
    """The letters that may open a sequence; an empty one among them where none of its parts has to be there."""
    letters: frozenset[str] = frozenset()
    for kind, value in items:
        found = _opening_of_part(kind, value)
        letters |= found - ANY
        if not found >= ANY:
            return letters
    return letters | ANY


def _opening_of_part(kind: object, value: Value) -> frozenset[str]:
    if kind is op.LITERAL:
        return frozenset((_as_letter(chr(value)),))
    if kind is op.IN and value[0] == (op.CATEGORY, op.CATEGORY_DIGIT):
        return frozenset("0").union(*(_opening_of_part(*one) for one in value[1:]))
    if kind is op.IN and all(one is op.LITERAL for one, _ in value):
        return frozenset(_as_letter(chr(letter)) for _, letter in value)
    if kind is op.SUBPATTERN:
        return _opening(value[-1])
    if kind is op.BRANCH:
        return frozenset().union(*map(_opening, value[1]))
    if kind in REPEATS:
        signs = list(value[2]) == [(op.IN, [(op.CATEGORY, op.CATEGORY_NOT_WORD)])]
        return ANY if signs else _opening(value[2]) | (frozenset() if value[0] else ANY)
    return ANY if kind is op.AT else _SIGN


def _as_letter(sign: str) -> str:
    low = folded(sign)
    return "0" if low.isdecimal() else "i" if low == "ı" else low  # a pattern takes ı for an i
