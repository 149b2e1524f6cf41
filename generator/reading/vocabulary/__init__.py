"""The words by which the reader knows the parts of an article: data in, compiled patterns out.

``site_config/cues`` holds them, a file a language (its README tells the format), and ``loading`` reads them;
``cues`` tells which groups there are, ``firstletters`` and ``signs`` what makes asking quick, ``labels`` which lines are a label.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from generator.model import Lang
from generator.reading.vocabulary.cues import CAPITAL, Cue
from generator.reading.vocabulary.firstletters import opening_letter
from generator.reading.vocabulary.openings import OPENING_WORD, fold_heading, mended_opening
from generator.reading.vocabulary.signs import Signs, folded, may_fit, parsed, signs

#: Between two sections' names in one heading: ``Findings and conclusion``.
_JOINED = re.compile(r"\s*[,;/]\s*|\s+(?:and|и|және|мен)\s+")
#: What may be a section's name before a paragraph or a numbered item, or the names of two.
_RUN_IN = re.compile(
    r"\W{0,4}(?P<heading>(?:\d{1,2}[.)]\s*)?[^\W\d_][^.:!?\d]{2,90}?)[*_]*\s*(?P<sign>[.:])\s*[*_]*\s*(?!“)(?=[^\W\d_«\"(]|\d{1,2}[.)]\s[^\W\d_])"
)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Everything the reader knows about words.

    Attributes:
        cues: by group, the cues in the order of :data:`generator.model.LANGUAGES`, then those of other languages.
        openers: of groups whose patterns are tied to the beginning of the text, by the letter with which a
            text begins, the cues that may fit it; under no letter those that may fit any text.
        signs: by other group, its cues, and what a text must hold for each (:mod:`generator.reading.vocabulary.signs`).
        sections: section headings folded by :func:`fold_heading`, with their level.
        opening_words: the first words of these.
        months: month name (lower case) to number.
        function_words: by language, words that tell the language.
        unfinished: words after which no paragraph ends.
        unfinished_endings: endings after which no paragraph ends.
        bound_endings: endings that never stand alone as words.
        verb_endings: by language, endings of words that may be verbs.
        last_verb_endings: the same of the last word, where the verb ends the sentence.
        closing_verb_endings: of these, those that end nothing but sentences.
        telling_endings: by language, endings that words of the other language in this script have not.
        compounds: how words begin that are written with a hyphen.
        countries: names of countries in all three languages, lower case.
        issns, doi_prefixes: what tells a journal, to its key.
    """

    cues: Mapping[str, tuple[Cue, ...]]
    openers: Mapping[str, Mapping[str, tuple[Cue, ...]]]
    signs: Mapping[str, Mapping[Cue, Signs | None]]
    sections: Mapping[str, int]
    opening_words: frozenset[str]
    months: Mapping[str, int]
    function_words: Mapping[Lang, frozenset[str]]
    unfinished: frozenset[str]
    unfinished_endings: tuple[str, ...]
    bound_endings: frozenset[str]
    compounds: tuple[str, ...]
    verb_endings: Mapping[Lang, tuple[str, ...]]
    last_verb_endings: Mapping[Lang, tuple[str, ...]]
    closing_verb_endings: Mapping[Lang, tuple[str, ...]]
    telling_endings: Mapping[Lang, tuple[str, ...]]
    countries: frozenset[str]
    issns: Mapping[str, str] = field(default_factory=dict)
    doi_prefixes: Mapping[str, str] = field(default_factory=dict)

    def find(self, group: str, text: str) -> tuple[Cue, re.Match[str]] | None:
        """The cue of ``group`` that fits the most of ``text``, and its match; None where none fits."""
        if not self.has(group, text):
            return None
        openers = None if group in self.signs else _openers(self, text)[group]
        text = mended_opening(text)
        best: tuple[Cue, re.Match[str]] | None = None
        for cue in openers or _likely(self.signs[group], text):
            match = cue.regex.search(text)
            if match and (best is None or match.end() > best[1].end()):
                best = (cue, match)
        return best

    def has(self, group: str, text: str) -> bool:
        """Whether a cue of ``group`` fits ``text``."""
        return (group in self.signs or group in _openers(self, text)) and _fits(self, group, text)

    def label_within(self, group: str, text: str) -> int | None:
        """Where a label of ``group`` with its colon stands behind a sentence of the same line; None where none does."""
        needed, regex = _within(self, group)
        if not may_fit(needed, text):
            return None
        match = regex.search(text)
        return match.start("label") if match else None

    def section_level(self, text: str) -> int | None:
        """The level of a known section heading, None for any other text."""
        key = fold_heading(text)
        level = self.sections.get(key)
        if level is None and len(key) < 100 and len(parts := _JOINED.split(key)) > 1:
            levels = [self.sections.get(part.strip()) for part in parts]
            level = levels[0] if None not in levels else None
        return level

    def run_in_heading(self, text: str) -> re.Match[str] | None:
        """The known section heading with which a paragraph begins (``heading``), up to the ``sign`` behind it."""
        text = mended_opening(text)
        opening = OPENING_WORD.match(text)
        if not opening or folded(opening[1]) not in self.opening_words:
            return None
        found = _RUN_IN.match(text)  # “Results. …” or “Results, discussion. …”
        return found if found and self.section_level(found["heading"]) is not None else None


@lru_cache(maxsize=16)
def _within(vocabulary: Vocabulary, group: str) -> tuple[Signs | None, re.Pattern[str]]:
    """A group's cues as they stand amid a line, and what a text must hold for them."""
    cues = "|".join(f"(?:{cue.pattern})" for cue in vocabulary.cues.get(group, ()))
    capital = rf"(?=[*_]{{0,3}}{CAPITAL})"
    pattern = rf"(?<=[.!?…»)*])\s*(?P<label>{capital}[*_]{{0,3}}(?:{cues})[*_]{{0,3}}\s?:)"
    return signs(parsed(cues)), re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=16384)
def _openers(vocabulary: Vocabulary, text: str) -> Mapping[str, tuple[Cue, ...]]:
    """By group, the cues tied to the beginning that may fit a text with such a first letter: few, for most texts."""
    return vocabulary.openers.get(opening_letter(mended_opening(text)), vocabulary.openers[""])


def _likely(cues: Mapping[Cue, Signs | None], text: str) -> list[Cue]:
    """The cues of which a text holds a sign."""
    return [cue for cue, needed in cues.items() if may_fit(needed, text)]


@lru_cache(maxsize=65536)
def _fits(vocabulary: Vocabulary, group: str, text: str) -> bool:
    """:meth:`Vocabulary.has`, of a group that may fit; several stages ask the same of the same line."""
    if group in vocabulary.signs:
        return any(cue.regex.search(text) for cue in _likely(vocabulary.signs[group], text))
    # a search for a pattern that is tied to the beginning would try every place of a long text
    mended = mended_opening(text)
    return any(cue.regex.match(mended) for cue in _openers(vocabulary, text)[group])
