"""How far words of a text are names of a reference list: in other forms, with slips, in letters that look alike."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from generator.linking.citations.works import CANONICAL, WORD, Work
from generator.reading.entries.words import NAME_ENDINGS
from generator.romanize import fold, foldings

#: Cyrillic letters and the Latin ones that a reader of scans takes for them.
_LOOKS_LATIN = str.maketrans("АВЕКМНОРСТУХІЅЈаекморстухіѕјийпг", "ABEKMHOPCTYXISJaekmopctyxisjuunr")
#: In capitals alone a scanner makes "И" of "I".
_LATIN_CAPITALS = str.maketrans("АВЕКМНОРСТУХІИ", "ABEKMHOPCTYXII")


@lru_cache(maxsize=65536)
def alike(word: str, key: str) -> float:
    """How far a word of the text is the surname: 3 the same, above 2 a form of it, 2 a letter off, 0 not."""
    if word == key:
        return 3.0
    if word.startswith(key) and len(key) >= 3 and word[len(key) :] in NAME_ENDINGS:
        return 2.8
    if (
        len(key) > 4
        and word.startswith(key[:-1])
        and word[len(key) - 1 :] in NAME_ENDINGS
        and key[-1] in "aie"
    ):
        return 2.6
    shorter = min(len(word), len(key))
    if shorter < 4 or abs(len(word) - len(key)) > 3:
        return 0.0
    distance = Levenshtein.distance(word, key)
    if distance == 1 or (distance == 2 and shorter >= 6) or (distance == 3 and shorter >= 10):
        return 2.0
    if distance == 2 and shorter >= 5 and sorted(word) == sorted(key):  # two letters changed places
        return 2.0
    return 0.0


@lru_cache(maxsize=1024)
def spellings(name: str) -> tuple[str, ...]:
    """Those of a name's words, without initials and short names of other bodies.

    >>> spellings("A. Seitova")
    ('seitova',)
    """
    words = WORD.findall(name)
    telling = (w for w in words if len(w) > 1 and not (w.isupper() and len(w) <= 3 and " " in name))
    return tuple(key for word in telling for key in foldings(word))


def looks_like(work: Work, word: str) -> bool:
    """Whether Cyrillic letters look like the author's Latin ones: "Воок" for "Book"."""
    looks = word.translate(_LOOKS_LATIN)
    if len(word) < 4 or word.isascii() or not looks.isascii():
        return False
    return not work.first.isdisjoint(foldings(looks))


def same_acronym(work: Work, name: str) -> bool:
    """Whether a name is, stands for or looks like a short name of the work's institution."""
    if not work.acronyms:
        return False
    asked, looks = _asked_acronyms(name)
    own, own_looks = _own_acronyms(work.acronyms)
    return not asked.isdisjoint(own) or looks in own_looks


@lru_cache(maxsize=1024)
def _asked_acronyms(name: str) -> tuple[frozenset[str], str]:
    """The short names that a name may be or stand for, and what it looks like in Latin capitals."""
    short = re.sub(r"\W", "", name).upper()
    asked = {short, CANONICAL.get(short, ""), CANONICAL.get(fold(name), "")} - {""}
    return frozenset(asked), short.translate(_LATIN_CAPITALS) if 2 <= len(short) <= 8 else ""


@lru_cache(maxsize=4096)
def _own_acronyms(acronyms: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    own = frozenset(re.sub(r"\W", "", acronym) for acronym in acronyms)
    return own, frozenset(acronym.translate(_LATIN_CAPITALS) for acronym in own)
