"""The foot of a page: its number, the head of the next page, and the notes above, apart from the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.reading.chunks import Chunk
from generator.reading.layout.headsigns import (
    DOI_AND_PAGE,
    HEAD_LONGEST,
    INITIALS_END,
    ISSUE,
    NOTE_AT_FOOT,
    OWN_PAGE,
    PAGE_APART,
    PAGE_NUMBER,
    names_issue_of_year,
)
from generator.reading.layout.said import is_said_at_top, is_said_before, key_of
from generator.reading.mastheads import YEAR
from generator.reading.source import Line
from generator.reading.text import ends_in_hyphen

_BOX = re.compile(r"\[\^\d{1,3}\]\s*")


def part_note_boxes(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Take a tool's own marks (``[^0]`` and ``[^0]:`` in the next line) from the notes that it gathered.

    The print's marks stand behind them, or none does.
    """
    out: list[Line] = []
    box = False
    for place, line in enumerate(lines):
        below = lines[place + 1].text if place + 1 < len(lines) else ""
        if "[^" in line.text and _BOX.fullmatch(line.text) and below.startswith(f"{line.text.strip()}:"):
            out.append(Line(line.number, "", line.indent))
            box = True
        elif box and "[^" in line.text:
            out.append(Line(line.number, line.text.partition(":")[2].strip(), line.indent))
        else:
            box = False
            out.append(line)
    return tuple(out)


def part_page_feet(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """Part a page's number, the head on it and the notes above it from the paragraph that they stand in."""
    out: list[Chunk] = []
    for place, chunk in enumerate(chunks):
        lines = chunk.lines
        cuts = {0, len(lines)}
        following = chunks[place + 1].lines[0] if place + 1 < len(chunks) else None
        for at, line in enumerate(lines if len(lines) > 1 else ()):
            if place and "   " in line.text and _is_paged_foot(line.text):
                note = next((n for n in range(max(0, at - 6), at) if NOTE_AT_FOOT.match(lines[n].text)), at)
                cuts |= {note, at, at + 1}
                continue
            if len(line.text) > 7 or not PAGE_NUMBER.fullmatch(line.text) or not at:
                continue
            if line.text[0].isalpha() and line.text.endswith("."):
                continue  # “С. 12.”: the end of a note's wrapped line
            below = lines[at + 1] if at + 1 < len(lines) else following
            if below is None or len(lines[at - 1].text) <= 20 or "\t" in lines[at - 1].text:
                continue
            if len(below.text) > HEAD_LONGEST or not _looks_like_head(below.text, chunks):
                continue
            note = next((n for n in range(max(0, at - 6), at) if NOTE_AT_FOOT.match(lines[n].text)), at)
            cuts |= {note, at, at + 1, min(at + 2, len(lines))}
        if len(lines) > 1 and _is_number_amid_sentence(lines, following):
            cuts.add(len(lines) - 1)
        if len(lines) > 2 and _is_head_with_page(lines[-2:]) and _breaks_off(lines[-3].text):
            cuts.add(len(lines) - 2)
        if len(lines) == 2 and _is_head_with_page(lines):
            cuts.add(1)
        if (
            len(lines) > 1
            and OWN_PAGE.match(lines[0].text)
            and is_said_before(lines[0].text, chunks[: min(place, 6)])
        ):
            cuts.add(1)
        ends = sorted(cuts)
        out += [chunk] if len(ends) == 2 else [Chunk(lines[i:j]) for i, j in pairwise(ends)]
    return out


def _is_number_amid_sentence(lines: Sequence[Line], following: Line | None) -> bool:
    """Whether figures alone end a chunk, amid a sentence that small letters go on with below."""
    *above, last = lines
    if following is None or not (last.text.isdecimal() and len(last.text) < 5):
        return False
    return _breaks_off(above[-1].text) and following.text[:1].islower()


def _breaks_off(text: str) -> bool:
    """Whether a line of running text ends amid a sentence or a word."""
    return len(text) > 20 and (text[-1].isalpha() or ends_in_hyphen(text))


def _is_head_with_page(lines: Sequence[Line]) -> bool:
    """Whether of two lines one is a page's number and the other names a journal's issue."""
    head, page = lines if PAGE_NUMBER.fullmatch(lines[1].text) else lines[::-1]
    if not PAGE_NUMBER.fullmatch(page.text) or len(head.text) > HEAD_LONGEST:
        return False
    return bool(YEAR.search(head.text)) and ("ISSN" in head.text or bool(ISSUE.search(head.text)))


def _is_paged_foot(text: str) -> bool:
    """Whether a line holds a page's number, and apart from it the article's DOI or the journal's issue."""
    if len(text) > HEAD_LONGEST + 60 or not PAGE_APART.search(text):
        return False
    return bool(DOI_AND_PAGE.fullmatch(text)) or names_issue_of_year(text)


def _looks_like_head(text: str, chunks: Sequence[Chunk]) -> bool:
    """Whether a line names a journal's issue, or repeats what a file's first lines say."""
    if names_issue_of_year(text) or is_said_at_top(text, chunks):
        return True
    behind = list(INITIALS_END.finditer(text))
    title = key_of(text[behind[-1].end() :]) if behind else ""
    return len(title) > 13 and any(
        title in key_of(line.text) for chunk in chunks[:12] for line in chunk.lines
    )
