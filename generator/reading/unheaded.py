"""A list of references at an article's end that no heading tells of: numbered paragraphs that look like entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.reading.back.headings import is_references_heading
from generator.reading.chunks import Chunk
from generator.reading.vocabulary import Vocabulary

_NUMBER = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s*(?=[^\W\d_]|[«“\"(])")
#: What an entry has: strokes, a year with a place or pages near, an address.
_ENTRY = re.compile(
    r"\s//?\s|https?://|www\.|\bdoi\b|\b(?:19|20)\d\d\b.{0,40}(?:\d\s?[–-]\s?\d|\b(?:с|p|pp|б|s)\.)|[–—:]\s?[^\W\d_]{3,}[^.]{0,60},\s?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
#: So many entries, and this share of all of them, must look like such.
_LEAST, _SHARE, _SHARE_CITED = 3, 0.7, 0.3
#: The numbers of a citation: ``[3``, ``[1; 2``.
_CITED = re.compile(r"\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9})(?=[\],;\s])")
#: The text above them is a body, and no list of a few words.
_BODY_WORDS = 150


def part_unheaded(
    chunks: Sequence[Chunk], begin: int, end: int, vocabulary: Vocabulary
) -> tuple[list[Chunk], int] | None:
    """Where a body ends in numbered entries without a heading, the chunks with a cut there, and the first entry's place.

    They count on from 1 to the body's end, and most of them look like entries. Where a heading of references
    stands anywhere, numbered paragraphs are something else.

    Args:
        chunks: the article's chunks.
        begin: where its body begins.
        end: the place behind the body.
        vocabulary: the reader's words.
    """
    if end - begin < 2 or any(is_references_heading(chunk, vocabulary) for chunk in chunks):
        return None
    lines = [(place, at) for place in range(begin, end) for at in range(len(chunks[place].lines))]
    numbers = [_number(chunks[place].lines[at].text) for place, at in lines]
    first = next((n for n in range(len(lines) - 1, -1, -1) if numbers[n] == 1), None)
    if first is None:
        return None
    starts = [n for n in range(first, len(lines)) if numbers[n] is not None]
    counted = [number for number in numbers[first:] if number is not None]
    if len(starts) < _LEAST or any(b <= a for a, b in pairwise(counted)):
        return None
    if counted[-1] - len(counted) > len(counted) // 4:  # a number may stand within a line
        return None
    texts = [
        " ".join(chunks[place].lines[at].text for place, at in lines[n:m])
        for n, m in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
    cited = {
        int(number)
        for place in range(begin, lines[first][0] + 1)
        for named in _CITED.findall(chunks[place].text)
        for number in re.findall(r"\d+", named)
    }
    called = sum(number in cited for number in counted) / len(counted)  # from the text
    share = 0.0 if called > 0.9 else _SHARE_CITED if called >= 0.5 else _SHARE
    if sum(bool(_ENTRY.search(text[:600])) for text in texts) < share * len(texts):
        return None
    if (
        max(map(len, texts)) > 1500
        or sum(len(c.text.split()) for c in chunks[begin : lines[first][0]]) < _BODY_WORDS
    ):
        return None
    place, at = lines[first]
    if not at:
        return list(chunks), place
    cut = chunks[place].lines
    return [*chunks[:place], Chunk(cut[:at]), Chunk(cut[at:]), *chunks[place + 1 :]], place + 1


def _number(text: str) -> int | None:
    match = _NUMBER.match(text) if text[:1].isdigit() or text.startswith("[") else None
    return int(match[1] or match[2]) if match else None
