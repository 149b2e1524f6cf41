"""Finding many phrases in long texts at once, with inflected forms.

People write phrases in ``site_config`` as plain words; a tilde at the end of a word stands for any
ending: ``судебн~ кабинет~`` finds «Судебного кабинета», ``сот кабинет~`` finds «Сот кабинетінде».
Between the words of a phrase a text may have a space, a hyphen, a full stop or a Markdown sign.

The finder looks only at words that begin as a phrase does, and of the phrases only at those that
begin with that word, so that its time grows with the text and hardly with the number of phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

#: Latin letters that look like Cyrillic ones; among Cyrillic letters they are a slip of the scanner.
_TWINS = str.maketrans("aceopxyik", "асеорхуік")
_SIGNS = {
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\n": " ", "ё": "е",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"',
    "’": "'", "‘": "'", "`": "'", "ʼ": "'",
}  # fmt: skip
_WORD = re.compile(r"\w+")
_GAP = r"[ *\\]{0,3}[-. '][ *\\]{0,3}"
_HEAD = 3
#: What a tilde stands for, with the end of the word, and that end alone.
_ENDING = re.compile(r"\w{0,9}\b")
_NO_ENDING = re.compile(r"\b")
_BEGINNING = re.compile(rf"(?<!\w)\w{{1,{_HEAD}}}")


_MIXED = re.compile(r"\b(?=\w*[а-яәғқңөұүһі])(?=\w*[a-z])[а-яәғқңөұүһіaceopxyik]+\b")
#: What every mixed word has; looking for it is far cheaper than looking for the word.
_SEAM = re.compile("[aceopxyik](?:(?<=[а-яәғқңөұүһі].)|(?=[а-яәғқңөұүһі]))")


@lru_cache(maxsize=512)  # acts and systems are looked for in the same texts, one article after another
def fold(text: str) -> str:
    """The text in lower case with one kind of space, dash and quotation mark.

    Every character keeps its place, so that an offset into the result is one into the text.
    """
    flat = text.lower()
    if len(flat) != len(text) or "Σ" in text:  # letters whose small form is longer, or depends on its place
        flat = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    for sign, plain in _SIGNS.items():
        flat = flat.replace(sign, plain)
    if flat.isascii() or not _SEAM.search(flat):
        return flat
    return _MIXED.sub(lambda m: m[0].translate(_TWINS), flat)


def pattern(phrase: str) -> str:
    """The regular expression of a phrase, for folded text."""
    words = []
    for word in phrase.split():
        ending = word.endswith("~")
        parts = [re.escape(part) for part in _WORD.findall(fold(word.rstrip("~")))]
        words.append(_GAP.join(parts) + (r"\w{0,9}" if ending else ""))
    return r"\b" + r"[ *\\.'\"()-]{1,4}".join(words) + r"\b"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: whose it is and where (offsets into the text)."""

    key: str
    start: int
    end: int


@cache  # as many as there are phrases in the configuration
def _expression(phrase: str) -> re.Pattern[str]:
    """The expression of a phrase, made when a text first has its first word: most texts lack most."""
    return re.compile(pattern(phrase))


@lru_cache(maxsize=512)  # several finders go through the same texts, one after another
def _heads(flat: str) -> frozenset[str]:
    """The first letters of a folded text's words."""
    return frozenset(_BEGINNING.findall(flat))


def _places(stem: str, flat: str) -> Iterator[int]:
    """Where words of a folded text begin with a stem."""
    at = flat.find(stem)
    while at >= 0:
        if not at or not (flat[at - 1].isalnum() or flat[at - 1] == "_"):
            yield at
        at = flat.find(stem, at + 1)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase to be found.

    Attributes:
        rank: its place among the phrases that are looked for together.
        key: whose it is.
        stem: the letters with which its first word begins.
        last: those with which its last word begins.
        rest: of a phrase of one word, what may follow the stem; None for other phrases.
        phrase: as people wrote it.
    """

    rank: int
    key: str
    stem: str
    last: str
    rest: re.Pattern[str] | None
    phrase: str

    def match(self, flat: str, start: int) -> re.Match[str] | None:
        """The phrase at a place where its stem stands; the match may begin behind the stem."""
        if self.rest is not None:
            return self.rest.match(flat, start + len(self.stem))
        return _expression(self.phrase).match(flat, start)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds phrases; made by :func:`compile_phrases`.

    Attributes:
        by_head: the phrases by the first letters of their first word; a shorter head is a whole word.
        heads: these letters.
    """

    by_head: Mapping[str, tuple[_Phrase, ...]]
    heads: frozenset[str]

    def find(self, text: str) -> Iterator[Hit]:
        """The phrases in the text from left to right; of those that begin alike the longest.

        Phrases that lie within a phrase already found are left out.
        """
        yield from self.find_folded(fold(text))

    def find_folded(self, flat: str) -> Iterator[Hit]:
        """The same in a text that is folded already."""
        in_order = [
            (at, one.rank, one)
            for head in self.heads & _heads(flat)
            for one in self.by_head[head]
            if one.stem in flat and one.last in flat
            for at in _places(one.stem, flat)
        ]
        if not in_order:
            return
        in_order.sort()
        done = 0
        for start, places in groupby(in_order, itemgetter(0)):
            if start < done:
                continue
            best: Hit | None = None
            for _, _, one in places:
                match = one.match(flat, start)
                if match and (best is None or match.end() > best.end):
                    best = Hit(one.key, start, match.end())
            if best:
                done = best.end
                yield best

    def any_in(self, flat: str) -> bool:
        """Whether a folded text has any of the phrases."""
        return next(self.find_folded(flat), None) is not None


def compile_phrases(phrases: Iterable[tuple[str, str]]) -> Finder:
    """A finder for ``(key, phrase)`` pairs; of equal phrases the first counts."""
    heads: dict[str, list[_Phrase]] = {}
    seen: set[str] = set()
    for key, phrase in phrases:
        if phrase in seen:
            continue
        seen.add(phrase)
        first = phrase.split()[0]
        part = _WORD.findall(fold(first.rstrip("~")))[0]
        whole = part != fold(first).rstrip("~") or not first.endswith("~")
        if len(part) < _HEAD and not whole:
            raise ValueError(f"the first word of {phrase!r} needs {_HEAD} letters before the tilde")
        parts = _WORD.findall(fold(phrase.rstrip("~")))
        rest = (_ENDING if first.endswith("~") else _NO_ENDING) if len(parts) == 1 else None
        heads.setdefault(part[:_HEAD], []).append(_Phrase(len(seen), key, part, parts[-1], rest, phrase))
    return Finder({head: tuple(found) for head, found in heads.items()}, frozenset(heads))
