"""A rubric on the line of the journal's ISSN, with a gap between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.model import Lang
from generator.reading.chunks import Chunk
from generator.reading.front.blocks import Front
from generator.reading.language import detect
from generator.reading.layout.headsigns import names_issue_of_year
from generator.reading.layout.said import key_of
from generator.reading.mastheads import is_masthead, names_issn
from generator.reading.text import inline, plain
from generator.reading.vocabulary import Vocabulary

_GAP = re.compile(r"\s{3,}|\t|\s\|\s")
_FIGURE_OR_ADDRESS = re.compile(r"[\d@]|www\.|https?:")
_MOST_WORDS = 14
#: A journal's name behind a citation's two strokes is not longer.
_NAME_LONGEST = 120


def rubric_beside_issn(
    fronts: Sequence[Front], heads: Sequence[Chunk], citations: Iterable[str], vocabulary: Vocabulary
) -> dict[Lang, str]:
    """What stands apart on the line of the ISSN, where it is not the journal's name.

    That is certain only where running heads with the issue's number, or the line to cite, name the journal.
    """
    name = next(
        (name for front in fronts[:1] for c in front.identifiers if (name := _apart(c, vocabulary))), ""
    )
    if not name:
        return {}
    journals = [key_of(head.text) for head in heads if names_issue_of_year(head.text)]
    journals += [key_of(text.partition("//")[2][:_NAME_LONGEST]) for text in citations if "//" in text]
    if not journals or any(key_of(name) in journal for journal in journals):
        return {}
    return {detect(name, vocabulary) or "ru": name}


def _apart(chunk: Chunk, vocabulary: Vocabulary) -> str:
    """The words that a gap sets apart from the ISSN of a chunk's line; empty where there are none."""
    for line in chunk.lines:
        if not names_issn(line.text):
            continue
        parts = [part for part in _GAP.split(line.text.strip()) if not names_issn(part)]
        text = plain(inline(parts[0])).strip(" *") if len(parts) == 1 else ""
        if not text or len(text.split()) > _MOST_WORDS or _FIGURE_OR_ADDRESS.search(text):
            return ""
        return "" if is_masthead(text, vocabulary) else text
    return ""
