"""Running text: what tells a paragraph from a piece of front matter."""

from __future__ import annotations

import re

from generator.reading.byline import parse_byline
from generator.reading.chunks import Chunk, bullet, number
from generator.reading.dates import is_date_line
from generator.reading.mastheads import is_identifier
from generator.reading.persons.places import looks_like_affiliation
from generator.reading.source import Line
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary

#: The same behind a shorter word, with a note's mark.
_SENTENCE_WITHIN = re.compile(r"[^\W\d_]{3}[.!?…](?:\^\{[^{}]{1,8}\})?\s+[«“\"]?[^\W\d_]{2}")
_TWO_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?…]\s+[«“\"]?[^\W\d_]{2}")


def _is_one_paragraph(chunk: Chunk) -> bool:
    """Whether a chunk is a line, or lines of which all but the last are as long as a page's width."""
    lengths = [len(line.text) for line in chunk.lines]
    return len(lengths) == 1 or (max(lengths) > 45 and min(lengths[:-1]) > 0.75 * max(lengths))


def is_running_text(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is one paragraph of running text: it ends as a sentence and is no part of a front."""
    text = re.sub(r"\^\{[^{}]{1,8}\}$", "", inline(chunk.text))
    if (
        not _is_one_paragraph(chunk)
        or not re.search(r"(?:[^\W\d_]{2}|\])[.!?…][»”\")\]]*$", text)
        or bullet(text)
    ):
        return False
    if re.match(r"\W*\^\{|\W*\d", text) or "@" in text or text.startswith("©"):
        return False
    if is_date_line(chunk, vocabulary) or is_identifier(text, vocabulary) or parse_byline(text, vocabulary):
        return False
    return not any(
        vocabulary.has(group, text)
        for group in ("licence", "acknowledgements", "conflict", "corresponding", "email", "orcid", "funding_text",
                      "other_abstract", "other_keywords", "keywords")
    ) and (bool(_TWO_SENTENCES.search(text)) or not looks_like_affiliation(text, vocabulary))  # fmt: skip


def is_prose(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is running text, be it that a number opens it, or a colon leads to what it quotes."""
    if is_running_text(chunk, vocabulary):
        return True
    first, *others = chunk.lines
    if (numbered := number(first.text)) is not None and _SENTENCE_WITHIN.search(chunk.text):
        chunk = Chunk((Line(first.number, numbered[1]), *others))
    if chunk.text.endswith(":") and _SENTENCE_WITHIN.search(chunk.text):
        *above, last = chunk.lines
        chunk = Chunk((*above, Line(last.number, last.text[:-1] + ".")))
    return is_running_text(chunk, vocabulary)
