"""Labels of abstracts and keywords: what stands above one is no text of the article yet."""

from __future__ import annotations

from collections.abc import Iterable

from generator.reading.chunks import Chunk
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary


def opens_summary(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the label of an abstract or of keywords opens a text."""
    return vocabulary.has("abstract", text) or vocabulary.has("keywords", text)


def is_summary_among(chunks: Iterable[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether one of these chunks is an abstract or keywords, by its label."""
    return any(opens_summary(inline(chunk.text), vocabulary) for chunk in chunks)
