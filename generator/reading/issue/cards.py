"""An article that its author's card alone shows to be one: the name, what its owner is and where, beside the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk, is_image
from generator.reading.persons import stands_on_its_own
from generator.reading.persons.posts import names_post
from generator.reading.prose import is_prose
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary

#: The card stands no farther below the beginning, the title no farther from the card.
_NEAR, _BESIDE = 8, 2
_MOST_LINES, _WIDEST = 7, 130
_TITLE_LEAST, _TITLE_MOST = 3, 40
#: So many paragraphs stand below them.
_TEXT_LEAST = 3
_SENTENCE_END = re.compile(r"[.!?;:,]$")


def has_author_card(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether one person's card stands near the beginning, a title beside it, and running text below both."""
    told = [chunk for chunk in chunks[: 2 * _NEAR] if not is_image(chunk.text)]
    cards = [place for place, chunk in enumerate(told[:_NEAR]) if _is_card(chunk, vocabulary)]
    if len(cards) != 1:
        return False
    card = cards[0]
    beside = [*range(max(0, card - _BESIDE), card), *range(card + 1, min(len(told), card + 1 + _BESIDE))]
    titles = [place for place in beside if _may_be_title(told[place])]
    if not titles:
        return False
    below = chunks[chunks.index(told[max(card, titles[0])]) + 1 :]
    return sum(len(chunk.text) > _WIDEST and is_prose(chunk, vocabulary) for chunk in below) >= _TEXT_LEAST


def _is_card(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether the first of a few short lines is a name, and the others say what its owner is or where."""
    if not 1 < len(chunk.lines) <= _MOST_LINES or any(len(line.text) > _WIDEST for line in chunk.lines):
        return False
    name, *told = [plain(inline(strip_heading_marks(line.text))).strip(" *,;") for line in chunk.lines]
    if not is_name(name) or vocabulary.has("institution", name):
        return False
    placed = any(vocabulary.has("institution", text) or "@" in text for text in told)
    return placed and (names_post(told[0], vocabulary) or stands_on_its_own(name, told[0], vocabulary))


def _may_be_title(chunk: Chunk) -> bool:
    """Whether a chunk is no longer than a title, and does not end as a sentence does."""
    text = plain(inline(strip_heading_marks(chunk.text))).strip(" *")
    return (
        _TITLE_LEAST <= len(text.split()) <= _TITLE_MOST
        and not _SENTENCE_END.search(text)
        and "@" not in text
    )
