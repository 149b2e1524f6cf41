"""Pages' numbers that stand amid a page's text or on a word that the page's end cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence, Set

from generator.reading.source import Line

NUMBER = re.compile(r"[\s–—-]{0,4}(\d{1,4})[\s–—-]{0,4}")
#: So many numbers at the edges tell those of all pages.
_NUMBERS_LEAST = 2
#: A line whose last word a page's number is glued to.
_GLUED_NUMBER = re.compile(r".{12,}[^\W\d_]{2}(\d{1,4})")


def numbers_amid(
    lines: Sequence[Line], pages: Sequence[tuple[Sequence[int], Sequence[int]]], edges: Set[int]
) -> tuple[set[int], dict[int, re.Match[str]]]:
    """The pages' numbers that stand elsewhere than at an edge, where those at the edges count on with the pages.

    Args:
        lines: the file's lines.
        pages: of each page the places of its text, and of what was taken from its edges.
        edges: places of all lines at edges.

    Returns:
        Places of lines that are such a number alone, and of lines on whose last word, cut by the page's end,
        a tool glued one, with the match that tells the word and the number.
    """
    own_page = {place: number for number, (_, taken) in enumerate(pages) for place in taken}
    starts = [min((*text, *taken), default=0) for text, taken in pages]
    ahead: Counter[int] = Counter()
    for place in edges:
        if match := NUMBER.fullmatch(lines[place].text):
            ahead[int(match[1]) - own_page.get(place, bisect_right(starts, place) - 1)] += 1
    offset, count = ahead.most_common(1)[0] if ahead else (0, 0)
    alone: set[int] = set()
    glued: dict[int, re.Match[str]] = {}
    if count < _NUMBERS_LEAST:
        return alone, glued
    for number, (places, _) in enumerate(pages):
        own = str(number + offset)
        for place in places:
            text = lines[place].text
            if not text.endswith(own):
                continue
            if text.strip() == own and not _beside(lines, place):
                alone.add(place)
            elif (match := _GLUED_NUMBER.fullmatch(text)) and match[1] == own:
                glued[place] = match
    return alone, glued


def _beside(lines: Sequence[Line], place: int) -> bool:
    """Whether a line stands right above or right below one."""
    return any(0 <= at < len(lines) and bool(lines[at].text.strip()) for at in (place - 1, place + 1))
