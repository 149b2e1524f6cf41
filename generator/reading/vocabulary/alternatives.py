"""The alternatives and groups of a pattern, found by the signs that part them.

To take a whole pattern apart (:func:`generator.reading.vocabulary.signs.parsed`) takes far longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: What parts a pattern, and in what a sign stands that parts none: behind a backslash, or in a class.
_SIGNS = re.compile(r"[(|)]|\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)
_GROUP = re.compile(r"\((?:\?:|(?!\?))")
_REPEAT = re.compile(r"(?:[?*+]|\{[\d,]*\})?[?+]?")


def alternatives(pattern: str) -> Iterator[str]:
    r"""The alternatives of a pattern.

    >>> list(alternatives(r"one|(two|2) or three|[|]\|four"))
    ['one', '(two|2) or three', '[|]\\|four']
    """
    depth = begin = 0
    for sign in _SIGNS.finditer(pattern):
        if sign[0] == "|" and not depth:
            yield pattern[begin : sign.start()]
            begin = sign.end()
        depth += (sign[0] == "(") - (sign[0] == ")")
    yield pattern[begin:]


def group_ahead(pattern: str) -> tuple[str, str, str] | None:
    r"""The group with which a pattern begins, what says how often it stands, and the rest; None without one.

    >>> group_ahead(r"(?:one|(two)[)])? or three")
    ('one|(two)[)]', '?', ' or three')
    """
    opening = _GROUP.match(pattern)
    depth = 0
    for sign in _SIGNS.finditer(pattern) if opening else ():
        depth += (sign[0] == "(") - (sign[0] == ")")
        if not depth and opening and (repeat := _REPEAT.match(pattern, sign.end())):
            return pattern[opening.end() : sign.start()], repeat[0], pattern[repeat.end() :]
    return None
