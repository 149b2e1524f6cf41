"""Lines of degrees and posts, and lines that begin or end with one."""

from __future__ import annotations

import re

from generator.reading.text import inline, plain
from generator.reading.vocabulary import Vocabulary

#: A stop behind a word, and another sentence.
SENTENCE = re.compile(r"[^\W\d_]{4}[.!?]\s+[^\W\d_a-zа-яёәғқңөұүһі]")


def is_degrees(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line holds degrees and posts and nothing else."""
    if len(text) >= 160:
        return False
    parts = [part.strip() for part in re.split("[,;]", plain(text)) if part.strip()]
    return 0 < len(parts) < 5 and all(vocabulary.has("degree", part) for part in parts)


def names_post(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a post stands at the beginning or at the end of a line."""
    return opens_with_post(text, vocabulary) or closes_with_post(text, vocabulary)


def opens_with_post(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the first words of a text, before any comma, are a degree or a post."""
    first = text.partition(",")[0].split()[:3]
    return any(vocabulary.has("degree", " ".join(first[: at + 1])) for at in range(len(first)))


def closes_with_post(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the last words of a text are a degree or a post («… кафедрасының доценті»)."""
    last = text.rstrip(" .,;").split()[-3:]
    return any(vocabulary.has("degree", " ".join(last[at:])) for at in range(len(last)))


def opens_with_degree(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line under a name has a degree before its first comma, and a post or a rank behind it."""
    degree, comma, rest = plain(inline(text)).partition(",")
    return bool(comma) and len(rest) < 160 and not SENTENCE.search(rest) and vocabulary.has("degree", degree)
