"""What a text must hold for a pattern to fit: a quick look before a slow search.

A search for many alternatives, whatever the case of the letters, tries each of them at each place of
a text. Nearly all texts hold none of the letters that all these alternatives need; to look for those
takes a fraction of the time. The letters are taken from the pattern itself, so that a new one needs
no list beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]  # the standard library's own reading of patterns
from re import _parser  # type: ignore[attr-defined]
from typing import Any

#: Shorter runs of letters stand in every text.
_LEAST = 2
#: With more of them to look for, nothing is gained.
_MOST = 150
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

Signs = frozenset[str]
#: What the parts of a parsed pattern hold differs from kind to kind.
Value = Any
#: A pattern taken apart (:func:`parsed`): its parts in order.
Parsed = Any


def parsed(pattern: str) -> Parsed:
    """A pattern taken apart.

    Raises:
        re.error: it is no regular expression.
    """
    return _parser.parse(pattern, re.IGNORECASE)


def signs(pattern: Parsed) -> Signs | None:
    r"""Runs of letters of which each text that the pattern fits holds one; None where none can be told.

    >>> sorted(signs(parsed(r"correspond(ing|ent)[\s-]+author|✉+ контакт(ы)?")))
    ['correspond', 'контакт']
    >>> signs(parsed(r"author|\d+")) is None
    True
    """
    found = _of_sequence(pattern)
    return found if found and len(found) <= _MOST else None


def may_fit(needed: Signs | None, text: str) -> bool:
    """Whether a text holds one of the signs of a pattern; True where there are none."""
    if needed is None:
        return True
    low = folded(text)
    return any(map(low.__contains__, needed))


@lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """A text in small letters, as patterns take them."""
    # A pattern takes İ for an i, which folding writes as two characters.
    return text.casefold().replace("i\u0307", "i")


def _of_sequence(items: Iterable[tuple[object, Value]]) -> Signs | None:
    """The best of what the parts of a sequence need: each of them alone has to be there."""
    needs: list[Signs] = []
    run = ""
    for kind, value in items:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        needs += _of_run(run)
        run = ""
        if found := _of_part(kind, value):
            needs.append(found)
    needs += _of_run(run)
    return max(needs, key=lambda need: (min(map(len, need)), -len(need)), default=None)


def _of_run(run: str) -> list[Signs]:
    low = folded(run).strip()
    rare = any(not sign.isalnum() and not sign.isascii() for sign in low)  # such as the sign of a letter
    return [frozenset((low,))] if len(low) >= _LEAST or rare else []


def _of_part(kind: object, value: Value) -> Signs | None:
    if kind is op.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is op.ATOMIC_GROUP:
        return _of_sequence(value)
    if kind in REPEATS and value[0] > 0:
        return _of_sequence(value[2])
    if kind is op.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        known = [branch for branch in branches if branch]
        return frozenset().union(*known) if len(known) == len(branches) else None
    return None
