"""Which rubric governs the articles below a place: numbered, told by the contents, or right above a front."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model import Lang
from generator.reading.back.headings import is_references_heading
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.issue.aside import is_contents_label, not_article
from generator.reading.issue.fronts import front_begins, has_code, is_byline, title_above_person
from generator.reading.issue.rubrics import (
    is_rubric,
    named_rubric,
    number_and_name,
    one_rubric,
    rubric_number,
    rubric_parts,
)
from generator.reading.mastheads import is_identifier
from generator.reading.summaries import opens_summary
from generator.reading.text import inline, plain, strip_heading_marks, upper_share
from generator.reading.vocabulary import Vocabulary

#: What stands before lines of the contents that are not in capitals.
_SMALL = "~"


def listed_rubrics(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> dict[str, int]:
    """Lines without a page's number in the issue's table of contents, and where each stands first.

    Those in capitals are rubrics by themselves; others, put under :data:`_SMALL` and their capitals, may be.
    """
    found: dict[str, int] = {}
    inside = False
    for place, chunk in enumerate(chunks):
        if is_contents_label(chunk, vocabulary):
            inside = True
        elif inside and opens_summary(chunk.text, vocabulary):
            break
        elif inside:
            for line in chunk.lines:
                text = plain(inline(strip_heading_marks(line.text))).strip(" *:.")
                word = len(text.split()) == 1 and (
                    len(text) < 4 or vocabulary.section_level(text) is not None
                )
                if len(text.split()) < 15 and text.isupper() and not word and not re.search(r"\d", text):
                    found.setdefault(text, place)
                elif 0 < len(text.split()) < 6 and text[:1].isupper() and not re.search(r"[\d@.,]", text):
                    found.setdefault(_SMALL + text.upper(), place)
    return found


def listed_rubric_at(
    chunks: Sequence[Chunk], position: int, listed: Mapping[str, int], vocabulary: Vocabulary
) -> tuple[dict[Lang, str], int] | None:
    """The rubric in one language at a chunk, where the table of contents says it, and a front begins below it."""
    text = plain(inline(strip_heading_marks(chunks[position].text))).strip(" *:.")
    below = position + 1
    small = text.isupper() and below < len(chunks) and has_code(chunks[below], vocabulary)
    place = min(listed.get(text, position), listed.get(_SMALL + text, position) if small else position)
    if not place < position:
        return None
    if not front_begins(chunks, below, vocabulary) and not title_above_person(chunks, below, vocabulary):
        return None
    return named_rubric(text, vocabulary), 1


def is_rubric_above_codes(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a line in capitals stands right above codes, with a title in capitals below them."""
    if position + 2 >= len(chunks) or not has_code(chunks[position + 1], vocabulary):
        return False
    text = plain(strip_heading_marks(chunks[position].text)).strip("* ")
    if not text.isupper() or not 1 < len(text.split()) < 15 or re.search(r"[\d.!?:;,|]", text):
        return False
    if is_references_heading(chunks[position], vocabulary) or not_article(chunks[position], vocabulary):
        return False
    for chunk in chunks[position + 2 : position + 10]:
        if opens_summary(chunk.text, vocabulary):
            return False
        if (
            upper_share(chunk.text) > 0.8
            and len(chunk.text.split()) > 2
            and not is_byline(chunk.text, vocabulary)
        ):
            return not is_identifier(chunk.text, vocabulary)
    return False


def rubric_at(
    chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary
) -> tuple[dict[Lang, str], int] | None:
    """The rubric that begins at a chunk: its names and how many chunks it takes; None where none is.

    A numbered rubric is a number line with its name below, once a language; an unnumbered one
    stands in several languages right above an article.
    """
    found: dict[Lang, str] = {}
    at = position
    while at < len(chunks) and rubric_number(chunks[at], vocabulary):
        told = number_and_name(chunks[at].lines[0].text, vocabulary)
        names = [told[1]] if told and told[1] else []
        names += [plain(line.text.strip("*# ")) for line in chunks[at].lines[1:]]
        at += 1
        if not names and at < len(chunks) and not rubric_number(chunks[at], vocabulary):
            names = [plain(line.text.strip("*# ")) for line in chunks[at].lines]
            at += 1
        if told and names:
            found[told[0]] = " ".join(names)
    if found:
        return found, at - position
    if _is_marked_rubric(chunks, position, vocabulary):
        return one_rubric(chunks[position], vocabulary), 1
    if not is_rubric(chunks[position], vocabulary):
        return None
    below = position + 1
    if below < len(chunks) and is_date_line(chunks[below], vocabulary):
        below += 1
    return (
        (rubric_parts(chunks[position], vocabulary), 1) if front_begins(chunks, below, vocabulary) else None
    )


def _is_marked_rubric(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a heading in capitals stands above identifiers or above a person, with the title a level deeper."""
    level = chunks[position].heading_level
    if not level or position + 2 >= len(chunks) or not chunks[position + 1].heading_level > level:
        return False
    text = plain(strip_heading_marks(chunks[position].text)).strip("* ")
    person = title_above_person(chunks, position + 1, vocabulary)
    if not text.isupper() or not 2 - person <= len(text.split()) <= 15 or re.search(r"\d", text):
        return False
    if is_references_heading(chunks[position], vocabulary) or not_article(chunks[position], vocabulary):
        return False
    if person:
        return True
    below = chunks[position + 1 : position + 6]
    coded = is_identifier(below[0].opening, vocabulary)
    titles = [
        c
        for c in below
        if c.heading_level and not is_identifier(inline(strip_heading_marks(c.text)), vocabulary)
    ]
    return coded and any(c.heading_level > level for c in titles[:1])
