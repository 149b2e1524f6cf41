"""Epigraphs: a quotation with its source among the lines of a front, which belongs to the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.reading.byline import parse_byline
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.mastheads import is_identifier
from generator.reading.summaries import opens_summary
from generator.reading.text import inline, plain
from generator.reading.vocabulary import Vocabulary

#: A quotation between its marks, with the stop of its last sentence before or behind the last of them.
_QUOTATION = re.compile(
    r"[«“„\"](?=[^\W\d_])[^«»“”„\"]{15,600}(?:[.!?…]{1,3}[»”“\"]|[»”“\"][.!?…])|«(?=[^\W\d_]).{15,600}(?:[.!?…]»|»[.!?…])"
)
_LEAST_WORDS = 3
#: A source's line: a dash or brackets, or the name that opens it.
_SIGNED = re.compile(r"[–—-]\s?[^\W\d_].{2,110}|\([^\W\d_][^()]{2,110}\)\.?")
_NAME_OPENS = re.compile(
    r"((?:[^\W\d_]{1,2}\.\s?){1,3}[^\W\d_]+|[^\W\d_]+\s(?:[^\W\d_]{1,2}\.\s?){1,3}|[^,.«“\"(]{4,60})(?:[,.(«“\"\s]|$)"
)
_SOURCE_LONGEST = 120
_MOST_LINES = 8


def without_epigraphs(
    chunks: Sequence[Chunk], vocabulary: Vocabulary
) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """A front without the epigraphs that stand below its title, and these with the signs of a quotation.

    Each ends in a line with its source. What a title between quotation marks and its author's name look like is one
    only where something else that may be a title stands above it and names stand elsewhere.
    """
    found = [
        place
        for place, chunk in enumerate(chunks)
        if place and len(chunk.lines) <= _MOST_LINES and _is_epigraph(chunk, vocabulary)
    ]
    found = [place for place in found if _has_title_and_names(chunks, place, vocabulary)]
    if not found:
        return tuple(chunks), ()
    quotes = tuple(
        Chunk(tuple(replace(line, text=f"> {line.text.lstrip('> ')}") for line in chunks[place].lines))
        for place in found
    )
    return tuple(chunk for place, chunk in enumerate(chunks) if place not in found), quotes


def _is_epigraph(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether lines are a quotation, a whole sentence between its marks, and below it its source."""
    if len(chunk.lines) < 2 or chunk.text.lstrip("> *_")[:1] not in '«“„"':
        return False
    texts = [plain(inline(line.text.lstrip("> "))).strip(" *_") for line in chunk.lines]
    if len(texts[-1]) > _SOURCE_LONGEST or "@" in texts[-1] or vocabulary.has("institution", texts[-1]):
        return False
    quotation = " ".join(texts[:-1])
    if len(quotation.split()) < _LEAST_WORDS or not _QUOTATION.fullmatch(quotation):
        return False
    return bool(_SIGNED.fullmatch(texts[-1])) or _opens_with_name(texts[-1])


def _opens_with_name(text: str) -> bool:
    """Whether a name opens a line, and a work's title or nothing stands behind it."""
    match = _NAME_OPENS.match(text)
    return match is not None and is_name(match[1].strip())


def _has_title_and_names(chunks: Sequence[Chunk], place: int, vocabulary: Vocabulary) -> bool:
    """Whether a line that may be a title stands above a place, and names in another chunk, be it below."""
    others = [chunk for at, chunk in enumerate(chunks) if at != place]
    titled = any(
        len(chunk.text.split()) > 1 and not is_identifier(chunk.lines[0].text, vocabulary)
        for chunk in chunks[:place]
    )
    return titled and any(
        is_name(plain(line.text).strip(" ,;*")) or parse_byline(line.text, vocabulary) is not None
        for chunk in others
        if not opens_summary(chunk.opening, vocabulary)
        for line in chunk.lines
    )
