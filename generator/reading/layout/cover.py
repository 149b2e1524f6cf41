"""The page that a library's site puts before what is downloaded from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.layout.said import key_of
from generator.reading.mastheads import is_identifier
from generator.reading.summaries import opens_summary
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary

#: Pieces of such pages, of which two may stand one behind the other.
_LONGEST = 45
_CODE_LONGEST = 120


def part_cover(
    chunks: Sequence[Chunk], vocabulary: Vocabulary
) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """Take out the page that a library's site puts before what is downloaded from it.

    Returns:
        What is left, and the page's chunks; none where the file does not begin with such a page.
    """

    def told(chunk: Chunk) -> bool:
        return any(vocabulary.has("download", line.text) for line in chunk.lines)

    if not any(told(chunk) for chunk in chunks[:_LONGEST]):
        return tuple(chunks), ()
    said = Counter(
        key_of(chunk.text) for chunk in chunks if len(chunk.text) < 300
    )  # a page's foot comes again
    places = [
        place for place, chunk in enumerate(chunks[:_LONGEST]) if told(chunk) and said[key_of(chunk.text)] < 2
    ]
    if len(places) < 2:
        return tuple(chunks), ()  # one line may stand at the foot of the first page
    last = places[-1]
    if any(opens_summary(c.text, vocabulary) for c in chunks[:last]):
        return tuple(chunks), ()
    kept: list[Chunk] = []
    cover: list[Chunk] = []
    for chunk in chunks[: last + 1]:
        if _is_of_article(chunk, vocabulary):
            kept.append(chunk)
            continue
        coded = [len(x.text) < _CODE_LONGEST and is_identifier(x.text, vocabulary) for x in chunk.lines]
        for told_of, part in ((kept, True), (cover, False)):
            if lines := tuple(x for x, code in zip(chunk.lines, coded, strict=True) if code is part):
                told_of.append(Chunk(lines))
    return (*kept, *chunks[last + 1 :]), tuple(cover)


def _is_of_article(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk of a download's first page is the citation, the DOI or the date of what was downloaded."""
    text = inline(chunk.text)
    if vocabulary.has("download", text):
        return False
    if vocabulary.has("citation", text) or is_date_line(chunk, vocabulary):
        return len(text) < 600
    return len(text) < _CODE_LONGEST and is_identifier(text, vocabulary)
