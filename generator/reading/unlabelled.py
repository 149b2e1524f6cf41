"""Where the body begins below a front without labels: names, places and a summary that nothing calls so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.reading.byline import parse_byline
from generator.reading.chunks import Chunk
from generator.reading.language import is_latin
from generator.reading.prose import is_prose
from generator.reading.source import Line
from generator.reading.summaries import opens_bare_summary
from generator.reading.text import upper_share
from generator.reading.vocabulary import Vocabulary

#: Names stand in one of so many chunks, on one of so many of their lines.
_FRONT_CHUNKS, _FRONT_LINES = 14, 14
#: So many paragraphs stand below a summary at least.
_BODY_LEAST = 3
#: No summary in one paragraph is longer.
_SUMMARY_LONGEST = 2_500
#: A title in capitals has so many of them.
_SHOUTS = 0.8
#: So many paragraphs below one tell whether blank lines part them.
_APART_LEAST, _APART_MOST = 6, 16
#: A paragraph of the text has more characters; one that a page's narrow columns wrap may be a piece of one.
_PARAGRAPH, _PIECE = 90, 200
_STOP = re.compile(r"[^\W\d_]{3}[.!?](?:\s|$)")


def behind_bare_summaries(chunks: Sequence[Chunk], stop: int, vocabulary: Vocabulary) -> int | None:
    """Where the body begins below names and a summary without a label; None where there is no such front.

    The summary stands in the chunk of the names, right below names and places, or in another paragraph there
    that begins as summaries do; or two of them stand there in two alphabets.
    """
    named = [
        at for at, chunk in enumerate(chunks[: min(stop, _FRONT_CHUNKS)]) if _names_at(chunk, vocabulary)
    ]
    if not named:
        return None
    first = named[0]
    end = None
    place = first
    while place < stop:
        chunk = chunks[place]
        names = _names_at(chunk, vocabulary) if place < first + _FRONT_CHUNKS else 0
        below = place + 1  # what has no blank line above it
        while names and below < stop and chunks[below].first == chunks[below - 1].last + 1:
            below += 1
        lines = [line for piece in chunks[place:below] for line in piece.lines]
        if names and _summary_within(lines, names, vocabulary):
            place = end = below
            continue
        if not names and _is_text(chunk, vocabulary):
            if not _is_summary(chunks, place, end, vocabulary):
                break
            end = place + 1
        place += 1
    below = sum(_is_text(chunk, vocabulary) for chunk in chunks[end : end + 12]) if end else 0
    return end if end and below >= _BODY_LEAST else None


def _names_at(chunk: Chunk, vocabulary: Vocabulary) -> int:
    """Behind which of a chunk's lines, counted from one, a byline ends; 0 where none stands there."""
    for at, line in enumerate(chunk.lines[:_FRONT_LINES]):
        found = parse_byline(line.text, vocabulary)
        if found is not None and (not found.rest or found.degrees):
            return at + 1
    return 0


def _summary_within(lines: Sequence[Line], names: int, vocabulary: Vocabulary) -> bool:
    """Whether a summary begins on one of some lines below the names."""
    return any(opens_bare_summary(lines[at:], vocabulary) for at in range(names, min(len(lines), names + 9)))


def _is_text(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    if len(chunk.text) <= _PARAGRAPH:
        return False
    wrapped = len(chunk.text) > _PIECE and len(chunk.lines) > 1 and "@" not in chunk.text
    return (wrapped and bool(_STOP.search(chunk.text))) or is_prose(chunk, vocabulary)


def _is_summary(chunks: Sequence[Chunk], place: int, end: int | None, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph below the names is a summary: by its words, or by the other alphabet beside it."""
    chunk = chunks[place]
    latin = is_latin(chunk.text)
    below = next((c for c in chunks[place + 1 : place + 4] if _is_text(c, vocabulary)), None)
    if end is not None:  # a summary stands above: one more is in another alphabet than the text below it
        return below is not None and is_latin(below.text) != latin and is_latin(chunks[end - 1].text) != latin
    if opens_bare_summary(chunk.lines, vocabulary) and vocabulary.has("summary_text", chunk.text[:200]):
        return True
    if below is not None and below is chunks[place + 1] and is_latin(below.text) != latin:
        return True
    return len(chunk.text) < _SUMMARY_LONGEST and _stands_apart(chunks, place)


def _stands_apart(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether blank lines, or a title and one, stand around a paragraph, and hardly any between those below it."""
    above = chunks[place - 1]
    titled = upper_share(above.text) > _SHOUTS
    if place + _APART_LEAST >= len(chunks) or not (titled or above.last + 1 < chunks[place].first):
        return False
    if chunks[place].last + 1 >= chunks[place + 1].first:
        return False
    below = chunks[place + 1 : place + 1 + _APART_MOST]
    glued = sum(upper.last + 1 == lower.first for upper, lower in pairwise(below))
    return glued >= 0.6 * (len(below) - 1)
