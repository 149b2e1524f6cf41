"""Text with an empty line between all its lines, as manuscripts are set: the empty lines within paragraphs go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from generator.reading.chunks import bullet, number
from generator.reading.layout.room import ends_sentence, is_broken, room_of, with_next
from generator.reading.source import Line

#: So many lines at least, of ten at most one right below another, of four one broken amid a sentence.
_LEAST, _OF_TEN, _OF_FOUR = 24, 10, 4
#: A line set in so far begins a paragraph.
_SET_IN = 2
#: A line shorter than this share of the width, with a capital and without a stop, is a heading or a page's head.
_SHORT = 0.6


def close_double_spacing(lines: Sequence[Line], feeds: Set[int]) -> tuple[Line, ...]:
    """Take the empty lines out of the paragraphs of a double-spaced file; any other stays as it is.

    Two lines are one paragraph's where the upper one had no room for the lower one's first word.

    Args:
        lines: the file's lines.
        feeds: numbers of lines that a form feed opens: what stands there is a page's head.
    """
    filled = [at for at, line in enumerate(lines) if line.text.strip()]
    apart = [at for at, below in pairwise(filled) if below == at + 2]
    right_below = sum(below == at + 1 for at, below in pairwise(filled))
    if len(filled) < _LEAST or right_below * _OF_TEN > len(filled):
        return tuple(lines)
    broken = [at for at in apart if is_broken(lines[at].text, lines[at + 2].text)]
    if len(broken) * _OF_FOUR < len(filled):
        return tuple(lines)
    room = room_of((lines[at].text, lines[at + 2].text) for at in broken)
    base = Counter(lines[at].indent for at in broken).most_common(1)[0][0]
    gone = {
        at + 1
        for at in apart
        if lines[at + 2].number not in feeds and _goes_on(lines[at], lines[at + 2], room, base)
    }
    return tuple(line for at, line in enumerate(lines) if at not in gone)


def _goes_on(upper: Line, lower: Line, room: int, base: int) -> bool:
    """Whether two lines of double-spaced text are one paragraph's."""
    if lower.indent >= base + _SET_IN or lower.text[0] in "#|" or upper.text[0] in "#|":
        return False
    if bullet(lower.text) is not None or number(lower.text) is not None:
        return False
    set_in = max(0, upper.indent - base)
    if set_in + with_next(upper.text, lower.text) < room and not upper.text.endswith("-"):
        return False
    ended = ends_sentence(lower.text)
    return lower.text[:1].islower() or ended or len(lower.text) >= _SHORT * room
