"""The parts of a list of references (legal acts, books, internet sources): their names are no entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.reading.back.matter import RawList
from generator.reading.back.references import ENTRY_NUMBER, entry_ended
from generator.reading.chunks import Chunk, bullet
from generator.reading.source import Line
from generator.reading.text import inline, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: A part's number or letter (the Cyrillic letters look like Latin ones).
_COUNT = re.compile(r"^(?:[IVXІХ]{1,4}|\d|[A-ZА-Яa-zа-я])[.)]\s+")
_LONGEST, _WORDS = 90, 8
#: What stands in entries, and in no name of a part.
_NO_NAME = re.compile(r"\d|//|[.,;:]\s|[,;–—-]$|[@«»“”\"]")


def list_parts(chunk: Chunk, vocabulary: Vocabulary) -> Iterator[tuple[Chunk, bool]]:
    """A chunk of a list, cut at lines that are a word for a part of a list and nothing more.

    Yields:
        Each piece, and whether it is such a line.
    """
    held: list[Line] = []
    for line in chunk.lines:
        if not _is_word_for_part(line.text, vocabulary):
            held.append(line)
            continue
        if held:
            yield Chunk(tuple(held)), False
            held = []
        yield Chunk((line,)), True
    if held:
        yield Chunk(tuple(held)), False


def _is_word_for_part(text: str, vocabulary: Vocabulary) -> bool:
    if len(text) > _LONGEST:
        return False
    bare = _COUNT.sub("", inline(strip_heading_marks(text)).strip("* _"))
    return bare[:1].isupper() and whole_label("list_part", bare, vocabulary)


def stands_between(chunk: Chunk, below: Sequence[Chunk], raw: RawList) -> bool:
    """Whether a line alone, without a number, names a part of a list: above and below it are entries that have some.

    Args:
        chunk: the line.
        below: the chunk below it, if there is one.
        raw: the list so far.
    """
    text = chunk.lines[0].text
    if len(chunk.lines) > 1 or len(text) > _LONGEST or not below or bullet(text) is not None:
        return False
    bare = inline(strip_heading_marks(text)).strip("* _").rstrip(":")
    if not bare[:1].isupper() or len(bare.split()) > _WORDS or _NO_NAME.search(bare) or bare.endswith("."):
        return False
    above = raw.entries[-1] if raw.entries else None
    if above is not None and (above.number is None or not entry_ended(above.text)):
        return False
    number = ENTRY_NUMBER.match(inline(below[0].lines[0].text.lstrip("> ")))
    counted = int(number[1] or number[2] or number[3] or 0) if number else 0
    return counted in (1, (above.number or 0) + 1 if above else 1)
