"""How much goes on a line of wrapped text: what a line has no room for goes on in the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: A sentence's end, maybe with a note's mark behind it.
SENTENCE_END = re.compile(r"(?:[.!?…][»”\")\]*]*(?:\^\{[^{}]{1,8}\})?|(?<!\d)[.!?…][»”\")\]]*\d{1,3})\s*$")
#: Fewer lines that are broken amid a sentence do not tell how much goes on a line.
_BROKEN_LEAST = 15
#: No column's full line is shorter.
_LINE_LEAST = 28
#: One line in so many may be shorter than the text is wide, and two always may.
_OF_SO_MANY, _STRAY = 50, 2


def room_of(pairs: Iterable[tuple[str, str]]) -> int:
    """How long lines broken amid a sentence would be with the next word on them, and hardly one less.

    Args:
        pairs: lines, each with the one below it.

    Returns:
        The length; 0 where there are too few such lines to tell.
    """
    held = sorted(with_next(upper, lower) for upper, lower in pairs if is_broken(upper, lower))
    return held[max(_STRAY, len(held) // _OF_SO_MANY)] if len(held) >= _BROKEN_LEAST else 0


def is_broken(upper: str, lower: str) -> bool:
    """Whether a sentence goes on from one line to the next for certain, as no page's line is shorter."""
    return len(upper) >= _LINE_LEAST and lower[:1].islower() and upper[-1:].isalpha()


def with_next(upper: str, lower: str) -> int:
    """A line's length with the next line's first word."""
    return len(upper) + 1 + len(lower.partition(" ")[0])


def had_room(upper: str, lower: str, room: int) -> bool:
    """Whether a sentence ends in a line that had room for the word with which the next line begins another."""
    opens = lower.lstrip('«“"(*[')[:1].isupper()
    return opens and with_next(upper, lower) < room and bool(SENTENCE_END.search(upper))
