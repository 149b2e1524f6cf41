"""Paragraphs that begin with a heading which the source does not set apart.

A first sentence without a verb may be a heading. Where several paragraphs of an article begin so,
stand apart from each other, and take up the words of the article's title, they do: they become
headings. Otherwise they are told as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.model import Block, Heading, Lang, Paragraph
from generator.reading.text import plain
from generator.reading.vocabulary import Vocabulary
from generator.stems import STEM, all_stems, share_of

#: A first sentence of words alone, and a second one behind it.
_FIRST = re.compile(r"([^\W\d_][^.!?…:;«»“”\"()\d]{15,110})\.\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?![\w-])")  # of a compound the last part
_DASH = re.compile(r"\s[–—-]\s")  # it may stand for a verb
_LEAST_WORDS = 4
_LEAST_PLACES = 2  # one alone may be style
#: So many words of the title has each, and so large a part of its own words is of the title.
_LEAST_SHARED, _LEAST_SHARE = 2, 0.3


class RunIn(NamedTuple):
    """A first sentence that is a heading, or may be one.

    Attributes:
        text: the sentence without its stop.
        line: where it stands.
        taken: whether it was made a heading.
    """

    text: str
    line: int
    taken: bool


def set_apart(
    blocks: Sequence[Block], title: str, language: Lang, vocabulary: Vocabulary
) -> tuple[tuple[Block, ...], tuple[RunIn, ...]]:
    """Make headings of first sentences without a verb where they are sure to be, and tell of all.

    Args:
        blocks: a body.
        title: of the article, in the body's language; may be empty.
        language: of the body.
        vocabulary: where it knows nothing of the language's verbs, nothing is done.
    """
    places = _without_verb(blocks, language, vocabulary)
    if len(places) < _LEAST_PLACES:
        return tuple(blocks), ()
    taken = _headings(blocks, places, title)
    told = tuple(RunIn(text, blocks[at].lines[0], at in taken) for at, text in places.items())
    return _divided(blocks, taken), told


def _without_verb(blocks: Sequence[Block], language: Lang, vocabulary: Vocabulary) -> dict[int, str]:
    """First sentences of paragraphs that have no verb, by their paragraph's place."""
    anywhere = vocabulary.verb_endings.get(language, ())
    at_end = vocabulary.last_verb_endings.get(language, ())
    found: dict[int, str] = {}
    for at, block in enumerate(blocks if anywhere or at_end else ()):
        if not isinstance(block, Paragraph) or not block.lines:
            continue
        match = _FIRST.match(plain(block.text[:160]))
        if not match or not match[1][0].isupper() or (at_end and _DASH.search(match[1])):
            continue
        words = _WORD.findall(match[1].casefold())
        if len(words) < _LEAST_WORDS or words[-1].endswith(at_end or ("\0",)):
            continue
        if not any(len(word) > 2 and word.endswith(anywhere) for word in words):
            found[at] = match[1]
    return found


def _headings(blocks: Sequence[Block], places: dict[int, str], title: str) -> dict[int, str]:
    """Those that are headings: they take up the title, and each has more below it than its own paragraph."""
    stems = all_stems(_long_words(title))
    taken = {}
    for at, text in places.items():
        words = _long_words(text)
        share = share_of(words, stems)
        if share >= _LEAST_SHARE and round(share * len(words)) >= _LEAST_SHARED:
            taken[at] = text
    apart = all(later - earlier > 1 for earlier, later in pairwise(taken))
    printed = all(_opens(blocks[at], f"{text}.") for at, text in taken.items())
    return taken if len(taken) >= _LEAST_PLACES and apart and printed else {}


def _opens(block: Block, text: str) -> bool:
    return isinstance(block, Paragraph) and block.text.startswith(text)


def _long_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if len(word) >= STEM]


def _divided(blocks: Sequence[Block], places: dict[int, str]) -> tuple[Block, ...]:
    """The blocks with the sentences as headings, a level below the section in which they stand."""
    out: list[Block] = []
    level = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            level = block.level
        if at in places and isinstance(block, Paragraph):
            out.append(Heading(level=min(3, level + 1), text=places[at], lines=block.lines[:1]))
            block = block.model_copy(update={"text": block.text[len(places[at]) + 1 :].lstrip()})
        out.append(block)
    return tuple(out)
