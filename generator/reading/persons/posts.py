"""Lines of degrees and posts, and lines that begin or end with one."""

from __future__ import annotations

import re

from generator.reading.text import inline, plain
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.institutions import names_whole_institution

#: A stop behind a word, and another sentence.
SENTENCE = re.compile(r"[^\W\d_]{4}[.!?]\s+[^\W\d_a-zа-яёәғқңөұүһі]")
#: A line of degrees and posts is shorter.
_LINE_LONGEST = 160


def is_degrees(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line holds degrees and posts and nothing else."""
    if len(text) >= _LINE_LONGEST:
        return False
    parts = [part.strip() for part in plain(text).replace(";", ",").split(",") if part.strip()]
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


def is_post_at_department(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line holds a post at a part of an institution (``Lecturer, Department of Law``), degrees, and no more.

    Each part between commas is one of them, and the institution itself is not named.
    """
    if len(text) >= _LINE_LONGEST or not vocabulary.has("department", text) or "@" in text:
        return False
    bare = plain(inline(text)).strip(" .,;")
    if SENTENCE.search(bare) or names_whole_institution(bare, vocabulary):
        return False
    parts = [part.strip() for part in re.split("[,;]", bare) if part.strip()]
    posts = [names_post(part, vocabulary) for part in parts]
    return any(posts) and all(
        post or vocabulary.has("department", part) for post, part in zip(posts, parts, strict=True)
    )
