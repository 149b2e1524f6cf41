"""Folded words for searching: people type «кукык» and mean «құқық».

The same rules stand in ``site_config/theme/assets/maqala/fold.js`` for the words of a query; a
test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

FOLDS = {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е"}
_TABLE = str.maketrans(FOLDS)
_WORD = re.compile(r"[^\W\d_]{2,}")

# Endings of Kazakh nouns in folded letters, from the outside in: case, then person, then number.
# (ending, what must stand before it): dative -ка follows a voiceless consonant, and so on.
_VOWEL, _ANY = "[аоуыиеэюя]", "."
ENDINGS: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("(?:нда|нде|ндаги|ндеги|даги|деги|таги|теги|ндагы|ндеги|дагы|тагы)", _ANY),
        ("(?:нын|нин|дын|дин|тын|тин)", _ANY),
        ("(?:дан|ден|тан|тен|нан|нен)", _ANY),
        ("(?:мен|бен|пен)", _ANY),
        ("(?:ына|ине|сына|сине)", _ANY),
        ("(?:ын|ин|сын|син)", _ANY),
        ("(?:да|де|та|те|ды|ди|ты|ти|ны|ни)", _ANY),
        ("(?:га|ге)", _ANY),
        ("(?:ка|ке)", "[кпстшщфхцч]"),
    ),
    (
        ("(?:ымыз|имиз|ыныз|иниз)", _ANY),
        ("(?:лары|лери|дары|дери|тары|тери)", _ANY),
        ("(?:сы|си)", _VOWEL),
        ("(?:ы|и)", "[^аоуыиеэюяй]"),
    ),
    (("(?:лар|лер|дар|дер|тар|тер)", _ANY),),
)
# Before an ending that begins with a vowel the last consonant is voiced: құқық, құқығы.
VOICED = {"г": "к", "б": "п"}
_BEFORE_VOWEL = ("(?:ына|ине|сына|сине)$", "(?:ын|ин|сын|син)$", "(?:ы|и)$", "(?:ымыз|имиз|ыныз|иниз)$")
# Of each round what a word must end with, which is quickly seen, and the patterns.
_ROUNDS = tuple(
    (
        tuple(letters for ending, _ in round_ for letters in ending[3:-1].split("|")),
        tuple(re.compile(f"(?P<stem>.{{2,}}{before}){ending}$") for ending, before in round_),
    )
    for round_ in ENDINGS
)
# Whatever has none of these letters begins with its stem.
_HIDING = re.compile(f"[{''.join((*FOLDS, *VOICED))}]")


_NO_STEM = frozenset(("",))


def fold(text: str) -> str:
    """Lower case, and each Kazakh letter as its nearest Russian one.

    >>> fold("Құқық")
    'кукык'
    """
    return text.lower().translate(_TABLE)


def stem(word: str) -> str:
    """A folded word without the endings of a Kazakh noun; at least three letters stay.

    >>> stem(fold("құқықтарының"))
    'кукык'
    """
    for endings, patterns in _ROUNDS:
        if not word.endswith(endings):
            continue
        for pattern in patterns:
            match = pattern.match(word)
            if match:
                word = match["stem"]
                if word[-1] in VOICED and pattern.pattern.endswith(_BEFORE_VOWEL):
                    word = word[:-1] + VOICED[word[-1]]
                break
    return word


def search_words(texts: Iterable[str]) -> tuple[str, ...]:
    """Folded stems that a search for the plain letters could not find otherwise.

    The index finds a word by its beginning. Listed are the stems of those words that do not begin
    with them as written: «құқығы» needs one, «реформасы» does not.

    Returns:
        Each once, in alphabetical order.
    """
    return tuple(sorted(set().union(*map(_hidden_stems, texts))))


@lru_cache(maxsize=1024)
def _hidden_stems(text: str) -> frozenset[str]:
    """What :func:`search_words` lists of a text; the same titles and abstracts stand on pages in all languages."""
    found = frozenset(map(_hidden_stem, _WORD.findall(text.lower())))
    return found - _NO_STEM


@lru_cache(maxsize=65536)
def _hidden_stem(word: str) -> str:
    """The folded stem of a word in small letters; "" where the word begins with it."""
    if not _HIDING.search(word):
        return ""
    short = stem(fold(word))
    return "" if word.startswith(short) else short
