"""Words in their forms: where inflected words meet, without a dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

#: No stem is shorter, but for whole words.
STEM = 5


@lru_cache(maxsize=65536)
def word_stems(word: str) -> tuple[str, ...]:
    """The word and what is left of it without up to three last letters: where inflected forms meet."""
    return tuple(word[:size] for size in range(max(STEM, len(word) - 3), len(word) + 1)) or (word,)


def all_stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of all words together."""
    return frozenset(stem for word in words for stem in word_stems(word))


def share_of(words: Sequence[str], stems: frozenset[str]) -> float:
    """The share of words that stand, in whatever form, among those of which these are the stems."""
    return (
        sum(any(stem in stems for stem in word_stems(word)) for word in words) / len(words) if words else 0.0
    )
