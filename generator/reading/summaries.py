"""Labels of abstracts and keywords: what stands above one is no text of the article yet; abstracts without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.reading.chunks import Chunk
from generator.reading.language import is_latin
from generator.reading.persons.places import looks_like_affiliation
from generator.reading.source import Line
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary

#: A shorter text is no summary, a shorter line no full one.
_SUMMARY_LEAST, _FULL_LINE = 100, 60
#: A stop behind a word, and another sentence.
_SENTENCE_WITHIN = re.compile(r"[^\W\d_]{3}[.!?]\s+[«“\"]?[^\W\d_a-zа-яёәғқңөұүһі]")
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{2}|[\d)\]»”])[.!?][»”\"]?$")


def opens_summary(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the label of an abstract or of keywords opens a text."""
    return vocabulary.has("abstract", text) or vocabulary.has("keywords", text)


def is_summary_among(chunks: Iterable[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether one of these chunks is an abstract or keywords, by its label."""
    return any(opens_summary(inline(chunk.text), vocabulary) for chunk in chunks)


def opens_bare_summary(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether a summary without a label begins with the first of these lines and ends in their alphabet.

    It ends as a sentence, and begins as summaries do (“The article examines …”) or runs over full lines in two
    sentences or more.
    """
    first = lines[0].text
    if "@" in first or not first.lstrip('«“"')[:1].isupper():
        return False
    told: list[str] = []
    for line in lines:
        if told and is_latin(line.text) != is_latin(first) and len(line.text) >= _FULL_LINE:
            break  # the same in another language
        told.append(line.text)
    text = " ".join(told)
    if len(text) < _SUMMARY_LEAST or "@" in text or not _SENTENCE_END.search(text):
        return False
    if vocabulary.has("summary_text", text[:200]):
        return True
    full = len(told) > 1 and len(first) >= _FULL_LINE and first[-1] not in ",;"
    return full and bool(_SENTENCE_WITHIN.search(text)) and not looks_like_affiliation(first, vocabulary)
