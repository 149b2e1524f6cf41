"""What is no article: the editorial board, the table of contents, instructions to authors."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.reading.chunks import Chunk
from generator.reading.text import plain, upper_share
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: Between a label's languages.
_DASH = re.compile(r"\s[–—-]\s")
#: No label is longer, be it in several languages.
_LABEL_LONGEST = 250


def not_article(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk opens with the label of what is no article."""
    text = _label(chunk)
    return whole_label("not_article", text.strip("| \t"), vocabulary) or _says_contents_loudly(
        text, vocabulary
    )


def is_contents_label(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether the label of an issue's table of contents opens a chunk, in one language or several."""
    return _says_contents_loudly(_label(chunk), vocabulary)


def _label(chunk: Chunk) -> str:
    """A chunk's first line, where it may be a label; "" where it is longer than any."""
    return chunk.opening if len(chunk.lines[0].text) < 2 * _LABEL_LONGEST else ""


def _says_contents_loudly(text: str, vocabulary: Vocabulary) -> bool:
    return bool(text) and says_contents(text, vocabulary) and upper_share(text) > 0.6


@lru_cache(maxsize=4096)  # asked again wherever an article may begin
def says_contents(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the label of a table of contents and nothing more, in one language or several."""
    if len(text) > _LABEL_LONGEST:
        return False
    parts = _DASH.split(plain(text))
    return all(whole_label("contents", part, vocabulary) for part in parts)
