"""A name alone on its line with its marks set on the line, too (``Ada Noel 1,2``): the marks are marks again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.reading.byline import parse_byline
from generator.reading.byline.names import is_name
from generator.reading.source import Line
from generator.reading.text import plain
from generator.reading.vocabulary import Vocabulary

#: No name with its marks is longer.
_LONGEST = 80
_MARKED = re.compile(
    r"(?P<name>\**[^\W\d_][^\d@/:;()|]{4,60}?\**)\s?,?\s?(?P<marks>\d{1,2}(?:\s?,\s?\d{1,2}){0,4})\s?(?P<star>\\?\*)?,?"
)
_PLACE = re.compile(r"\W{0,3}(\d{1,2})\}?[.)]?\s?(?=[^\W\d_]|[«\"“])")
#: So many lines below a name its place is looked for.
_BELOW = 24


def mark_names(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Lines in which the figures behind a name are marks, where a place below begins with the first of them.

    Several names on one line tell their marks themselves (:func:`generator.reading.byline.parse_byline`); of one
    alone, ``Part One 1`` or a line of a table of contents, only the numbered place below tells it.
    """
    out = list(lines)
    for at, line in enumerate(lines):
        if not 8 < len(line.text) < _LONGEST or line.text[-1] not in "0123456789,*":
            continue
        found = _MARKED.fullmatch(line.text)
        if (
            found
            and is_name(plain(found["name"]).strip(" ,"))
            and found["marks"].partition(",")[0].strip() in _places_below(lines, at, vocabulary)
            and parse_byline(line.text, vocabulary) is None
        ):
            marks = found["marks"].replace(" ", "") + ("*" if found["star"] else "")
            out[at] = replace(line, text=f"{found['name'].rstrip(' ,')}^{{{marks}}}")
    return tuple(out)


def _places_below(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> frozenset[str]:
    """The numbers before the institutions that stand below a line."""
    return frozenset(
        place[1]
        for line in lines[at + 1 : at + _BELOW]
        if (place := _PLACE.match(line.text)) and vocabulary.has("institution", line.text)
    )
