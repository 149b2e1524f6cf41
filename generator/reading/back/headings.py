"""The headings behind the body: of a reference list, of the author information."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.byline.matching import likeness
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.persons.names import person_name
from generator.reading.source import Line
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import heads_references, whole_label

#: A name with initials, a comma, and what stands behind it up to the next sign.
_NAME_AND_POST = re.compile(r"([^\W\d_][^,;@\d]{4,40}),\s+([^\W\d_][^,;@/]{2,80})")
#: What opens dates or a person's card is no longer.
_OPENING_LONGEST = 160
#: A year that a line's end parted from its day.
_YEAR_ALONE = 12
#: So much alike are two writings of one name.
_ALIKE = 0.75


def is_references_heading(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is the heading of a reference list and nothing else."""
    if len(chunk.lines) > 1 or "](#" in chunk.text:
        return False
    return heads_references(chunk.opening, vocabulary)


def is_author_info_heading(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is the heading of the author information."""
    return whole_label("author_info", chunk.opening, vocabulary)


def ends_apart(chunks: Sequence[Chunk], names: Sequence[str], vocabulary: Vocabulary) -> list[Chunk]:
    """Chunks cut where, without a blank line, dates stand below a list, or what an author is behind the name.

    Args:
        chunks: what stands behind the body.
        names: the authors as the front names them.
        vocabulary: the reader's words.
    """
    out: list[Chunk] = []
    for chunk in chunks:
        begin = 0
        dated = is_date_line(chunk, vocabulary)
        for at, line in enumerate(chunk.lines):
            if not at or len(line.text) > _OPENING_LONGEST or not line.text[:1].isupper():
                continue
            below = chunk.lines[at + 1].text if at + 1 < len(chunk.lines) else ""
            dates = not dated and _dates(line, below, vocabulary)
            if dates or opens_with_post(line.text, names, vocabulary):
                dated = dated or dates
                out.append(Chunk(chunk.lines[begin:at]))
                begin = at
        out.append(Chunk(chunk.lines[begin:]) if begin else chunk)
    return out


def _dates(line: Line, below: str, vocabulary: Vocabulary) -> bool:
    """Whether labelled dates stand on a line, whose year may stand on the next."""
    if not any(map(str.isdigit, line.text)):
        return False
    joined = Line(line.number, f"{line.text} {below}")
    return is_date_line(Chunk((line,)), vocabulary) or (
        len(below) < _YEAR_ALONE and is_date_line(Chunk((joined,)), vocabulary)
    )


def opens_with_post(text: str, names: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether an author's name opens a text, and behind a comma degrees or a post (``Bell A. B., professor``)."""
    cut = _NAME_AND_POST.match(text) if names else None
    if cut is None or not vocabulary.has("degree", cut[2]) or not is_name(cut[1]):
        return False
    return any(likeness(cut[1], name) >= _ALIKE for name in names)


def labels_apart(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Chunks with a label of author information on a line of its own, where a person's name stands behind it."""
    out: list[Chunk] = []
    for chunk in chunks:
        rest: list[Line] = []
        for line in chunk.lines:
            label = vocabulary.find("author_info", line.text)
            behind = line.text[label[1].end() :].lstrip(" :.*") if label else ""
            if label is None or person_name(inline(behind)) is None:
                rest.append(line)
                continue
            if rest:
                out.append(Chunk(tuple(rest)))
            out.append(Chunk((Line(line.number, line.text[: label[1].end()].strip()),)))
            rest = [Line(line.number, behind)]
        if rest:
            out.append(Chunk(tuple(rest)))
    return out
