"""What a paragraph behind the body opens: a list, author information, a statement, another front."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.back.fronts import names_authors_again, opens_front
from generator.reading.back.headings import is_author_info_heading, is_references_heading
from generator.reading.back.people import is_bio
from generator.reading.back.references import ENTRY_NUMBER
from generator.reading.chunks import LAYOUT_LEVEL, Chunk, bullet
from generator.reading.dates import is_date_line
from generator.reading.text import EMAIL, ORCID, inline
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import STATEMENTS

_LETTERED = re.compile(r"A(?:\.1)?[.:)]?\s[^\W_]")
#: A code with its label is shorter.
_CODE_LONGEST = 60
#: The year of an entry that begins with its authors.
_DATED = re.compile(r"[^()]{3,160}(?:[.,]\s(?:19|20)\d\d[a-z]?[.:]|\s\((?:19|20)\d\d[a-z]?\)[.:])\s")


def zone_opened(
    chunk: Chunk, after: Sequence[Chunk], zone: str, vocabulary: Vocabulary, names: Sequence[str]
) -> str | None:
    """What a chunk opens: a zone, or a single statement; None where it goes on with the zone."""
    first = chunk.opening
    if is_references_heading(chunk, vocabulary):
        return "references"
    if is_author_info_heading(chunk, vocabulary):
        return "people"
    if is_date_line(chunk, vocabulary):
        return "dates"
    if zone == "references" and _is_code(first, vocabulary):
        return "code" if after else "other"  # at the very end it may be the next article's
    if zone == "references" and is_bio(chunk, vocabulary, names):
        return "bio"
    if zone != "people" and _is_address_line(chunk, vocabulary):
        return "address"
    if len(first) < 600 and vocabulary.has("licence", first):
        return "licence"
    if vocabulary.has("other_statement", first) and len(first) < 900 and not bullet(chunk.lines[0].text):
        return "other"
    if len(first) < 300 and vocabulary.has("conflict_text", first):
        return "conflict"
    if len(first) < 200 and vocabulary.has("appendix", first):
        return "appendix"
    if zone == "references" and chunk.heading_level and _is_lettered(chunk, after):
        return "appendix"
    if zone in ("people", "appendix", "", *STATEMENTS):
        for name in STATEMENTS:
            if vocabulary.has(name, first):
                return name
        if vocabulary.has("approval", first) and len(first) < 300:
            return "approval"
        if says_who_paid(first, vocabulary):
            return "funding"
    elif zone == "references" and len(first) < 700:
        for name in STATEMENTS:
            found = vocabulary.find(name, first)
            if found and not bullet(chunk.lines[0].text):
                return name
    if names_authors_again(chunk, after, vocabulary, names) or opens_front(chunk, after, zone, vocabulary):
        return "front"
    return None


def _is_code(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a code of a classification with its label and nothing else."""
    if len(text) > _CODE_LONGEST or not text.rstrip(" .)")[-1:].isdigit():
        return False
    return vocabulary.has("irsti", text) or vocabulary.has("udc", text)


def _is_lettered(chunk: Chunk, after: Sequence[Chunk]) -> bool:
    """Whether a heading is the first section of an appendix that bears no such name: ``# A Questions asked``.

    Its letter stands alone or with a number behind it, and what stands below is no entry of the list.
    """
    if chunk.heading_level == LAYOUT_LEVEL or not _LETTERED.match(chunk.opening):
        return False
    below = inline(after[0].lines[0].text) if after else ""
    listed = bullet(after[0].lines[0].text) or ENTRY_NUMBER.match(below) if after else None
    return not listed and not _DATED.match(below)


def says_who_paid(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a short paragraph says, without a label, who paid for the work, and nothing else."""
    found = vocabulary.find("funding_text", text) if len(text) < 400 else None
    return found is not None and found[1].start() < 12


def _is_address_line(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is an author's address, with its label, that a page's foot put somewhere."""
    text = inline(chunk.text)
    if len(text) > 400:
        return False
    numbered = bool(ORCID.search(text))
    mailed = "@" in text and bool(EMAIL.search(text.replace("\\", "")))
    if (numbered and vocabulary.has("orcid", text)) or (mailed and vocabulary.has("email", text)):
        return True
    called = vocabulary.find("corresponding", text) if numbered or mailed else None
    return called is not None and called[1].start() < 6
