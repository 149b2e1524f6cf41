"""Paragraphs that seem to begin with a heading which the source does not set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model import Block
from generator.reading.text import plain

#: A first sentence of words alone, and a second one behind it.
_FIRST = re.compile(r"([^\W\d_][^.!?…:;«»“”\"()\d]{15,110})\.\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?![\w-])")  # of a compound the last part
_LEAST_WORDS = 4
_LEAST_PLACES = 2  # one alone may be style


def without_verb(blocks: Sequence[Block], verb_endings: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """First sentences without a verb, each with its line, where there are several: they may be headings.

    Args:
        blocks: a body.
        verb_endings: of words that may be verbs in the body's language; none where that is not known.
    """
    found: list[tuple[str, int]] = []
    for block in blocks if verb_endings else ():
        if block.type != "paragraph" or not (match := _FIRST.match(plain(block.text[:160]))):
            continue
        words = _WORD.findall(match[1].casefold())
        if len(words) < _LEAST_WORDS or not match[1][0].isupper():
            continue
        if not any(len(word) > 2 and word.endswith(verb_endings) for word in words):
            found.append((match[1], block.lines[0] if block.lines else 0))
    yield from found if len(found) >= _LEAST_PLACES else ()
