"""How much goes on a line of wrapped text: what a line has no room for goes on in the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

#: A sentence's end, maybe with a note's mark behind it.
_SENTENCE_END = re.compile(r"(?:[.!?…][»”\")\]*]*(?:\^\{[^{}]{1,8}\})?|(?<!\d)[.!?…][»”\")\]]*\d{1,3})$")
#: Behind a sentence's last sign stand no more letters and signs than these.
_NEAR_END = 40
#: Initials and the surname behind them, which no line's end parts.
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){1,3}[^\W\d_]+")
#: Fewer lines that are broken amid a sentence do not tell how much goes on a line.
_BROKEN_LEAST = 15
#: No column's full line is shorter.
_LINE_LEAST = 28
#: One line in so many may be shorter than the text is wide, and two always may.
_OF_SO_MANY, _STRAY = 50, 2
#: By this share of the room a full line may be longer than it.
_UNEVEN = 0.16
#: Lines longer than the room by this are another column's.
_WIDER = 1.2


def room_of(pairs: Iterable[tuple[str, str]]) -> int:
    """How long lines broken amid a sentence would be with the next word on them, and hardly one less.

    Args:
        pairs: lines, each with the one below it.

    Returns:
        The length; 0 where there are too few such lines to tell.
    """
    held = sorted(with_next(upper, lower) for upper, lower in pairs if is_broken(upper, lower))
    return held[max(_STRAY, len(held) // _OF_SO_MANY)] if len(held) >= _BROKEN_LEAST else 0


def own_room(pairs: Sequence[tuple[str, str]], room: int) -> int:
    """The room of a stretch: the file's, or more where its own lines are plainly longer (a summary above columns).

    0 where it has too few lines broken amid a sentence to tell.
    """
    held = [with_next(upper, lower) for upper, lower in pairs if is_broken(upper, lower)]
    if len(held) <= _STRAY:
        return 0
    return max(room, min(held)) if min(held) > _WIDER * room else room


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does.

    >>> ends_sentence("Doors are shut.^{2}"), ends_sentence("Doors are shut, as")
    (True, False)
    """
    text = text.rstrip()
    return bool(_SENTENCE_END.search(text, max(0, len(text) - _NEAR_END)))


def is_broken(upper: str, lower: str) -> bool:
    """Whether a sentence goes on from one line to the next for certain, as no page's line is shorter."""
    return len(upper) >= _LINE_LEAST and lower[:1].islower() and upper[-1:].isalpha()


def with_next(upper: str, lower: str) -> int:
    """A line's length with the next line's first word."""
    initials = _INITIALS.match(lower) if lower[1:2] == "." else None
    return len(upper) + 1 + (initials.end() if initials else len(lower.partition(" ")[0]))


def had_room(upper: str, lower: str, room: int) -> bool:
    """Whether a sentence ends in a line that had room for the word with which the next line begins another."""
    opens = lower.lstrip('«“"(*[')[:1].isupper()
    return opens and with_next(upper, lower) < room and ends_sentence(upper)


def had_room_joined(upper: str, lower: str, room: int) -> bool:
    """The same where a tool put lines that a hyphen parted together: a line may be as long as two or three.

    Of lines of the page that stand together all but the last are full, each a bit shorter or longer than the room.
    """
    if not lower.lstrip('«“"(*[')[:1].isupper() or not ends_sentence(upper):
        return False
    return ends_short(upper, lower, room)


def ends_short(upper: str, lower: str, room: int) -> bool:
    """Whether the last of the page's lines on a line had room for the next line's first word."""
    whole, rest = divmod(with_next(upper, lower), room)
    return not whole or _UNEVEN * whole * room < rest < (1 - _UNEVEN) * room
