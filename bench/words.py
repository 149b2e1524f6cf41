"""Words of three languages from which texts without sense, but of a real shape, are made.

The frequent words are real, so that a text's language is recognised; the long tail is put together
from syllables, so that a collection has as many different word forms as a real one.
"""

from __future__ import annotations

import bisect
import itertools
import random
from collections.abc import Sequence
from functools import cache

FREQUENT = {
    "kk": [
        "және",
        "бұл",
        "үшін",
        "мен",
        "бойынша",
        "туралы",
        "сондай",
        "ақ",
        "болып",
        "табылады",
        "оның",
        "осы",
        "бар",
        "жоқ",
        "деп",
        "құқық",
        "заң",
        "мемлекет",
        "қоғам",
        "азамат",
        "сот",
        "жүйе",
        "дерек",
        "шешім",
        "мәселе",
        "тәртіп",
        "негіз",
        "қызмет",
        "орган",
        "талап",
        "мүмкіндік",
        "жағдай",
        "зерттеу",
        "нәтиже",
        "әдіс",
        "талдау",
        "даму",
        "қорғау",
        "бақылау",
        "жүзеге",
        "асыру",
        "қолдану",
        "қамтамасыз",
        "ету",
        "сәйкес",
        "арқылы",
        "кезінде",
        "жаңа",
        "негізгі",
        "құқықтық",
        "мемлекеттік",
        "цифрлық",
        "ұлттық",
        "халықаралық",
        "электрондық",
        "ашық",
        "тиімді",
        "маңызды",
    ],
    "ru": [
        "и",
        "в",
        "на",
        "с",
        "для",
        "по",
        "что",
        "как",
        "не",
        "это",
        "при",
        "также",
        "или",
        "его",
        "их",
        "который",
        "является",
        "были",
        "может",
        "должен",
        "право",
        "закон",
        "государство",
        "общество",
        "гражданин",
        "суд",
        "система",
        "данные",
        "решение",
        "вопрос",
        "порядок",
        "основание",
        "служба",
        "орган",
        "требование",
        "возможность",
        "условие",
        "исследование",
        "результат",
        "метод",
        "анализ",
        "развитие",
        "защита",
        "контроль",
        "правовой",
        "государственный",
        "цифровой",
        "национальный",
        "международный",
        "электронный",
        "открытый",
        "важный",
        "между",
    ],
    "en": [
        "the",
        "of",
        "and",
        "in",
        "to",
        "a",
        "is",
        "for",
        "that",
        "by",
        "with",
        "as",
        "on",
        "are",
        "be",
        "this",
        "which",
        "from",
        "or",
        "it",
        "was",
        "an",
        "has",
        "their",
        "not",
        "law",
        "state",
        "society",
        "citizen",
        "court",
        "system",
        "data",
        "decision",
        "question",
        "order",
        "ground",
        "service",
        "body",
        "requirement",
        "possibility",
        "condition",
        "research",
        "result",
        "method",
        "analysis",
        "development",
        "protection",
        "control",
        "legal",
        "public",
        "digital",
        "national",
        "international",
        "electronic",
        "open",
        "effective",
        "important",
        "between",
        "under",
        "such",
        "these",
    ],
}
_ONSETS = {
    "kk": ["б", "д", "ж", "з", "к", "қ", "л", "м", "н", "п", "р", "с", "т", "ш", "ғ", "г"],
    "ru": [
        "б",
        "в",
        "г",
        "д",
        "ж",
        "з",
        "к",
        "л",
        "м",
        "н",
        "п",
        "р",
        "с",
        "т",
        "х",
        "ц",
        "ч",
        "ш",
        "пр",
        "ст",
        "тр",
    ],
    "en": [
        "b",
        "c",
        "d",
        "f",
        "g",
        "h",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "t",
        "v",
        "w",
        "st",
        "tr",
        "pr",
        "ch",
        "sh",
    ],
}
_VOWELS = {
    "kk": ["а", "ә", "е", "і", "о", "ө", "ұ", "ү", "ы"],
    "ru": ["а", "е", "и", "о", "у", "ы", "я", "ю"],
    "en": ["a", "e", "i", "o", "u", "ea", "ou"],
}
_CODAS = {"kk": ["", "", "н", "р", "л", "с", "т", "қ"], "ru": ["", "", "н", "р", "л", "с", "т", "м"],
          "en": ["", "", "n", "r", "l", "s", "t", "nd"]}  # fmt: skip
_ENDINGS = {
    "kk": ["", "лар", "дың", "ға", "ды", "да", "дан", "мен", "лық", "лары", "ының", "ында", "ылған", "уы"],
    "ru": ["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ный", "ного", "ция", "ции", "ение", "ать"],
    "en": ["", "s", "ed", "ing", "ion", "al", "ity", "ment", "er", "ly", "ness", "ive"],
}
_TAIL = 60_000  # word forms behind the frequent ones


@cache
def word(lang: str, number: int) -> str:
    """The ``number``-th made-up word of a language; always the same."""
    rng = random.Random(f"word {lang} {number}")
    parts = [
        rng.choice(_ONSETS[lang]) + rng.choice(_VOWELS[lang]) + rng.choice(_CODAS[lang])
        for _ in range(rng.choice((2, 2, 3, 3, 4)))
    ]
    return "".join(parts) + rng.choice(_ENDINGS[lang])


@cache
def lexicon(lang: str) -> tuple[str, ...]:
    """All words of a language, the most frequent first."""
    return (*FREQUENT[lang], *(word(lang, number) for number in range(_TAIL)))


class Zipf:
    """Draws numbers so that the k-th is drawn about ``1/k**slope`` as often as the first.

    Args:
        size: how many numbers there are.
        slope: of the distribution.
    """

    def __init__(self, size: int, slope: float = 1.0) -> None:
        self._sums = list(itertools.accumulate(1.0 / (k + 1) ** slope for k in range(size)))

    def draw(self, rng: random.Random) -> int:
        """A number from 0 to the size, without it."""
        return bisect.bisect_left(self._sums, rng.random() * self._sums[-1])

    def some(self, rng: random.Random, count: int) -> list[int]:
        """Different numbers, in the order drawn; fewer where there are not so many."""
        found: dict[int, None] = {}
        for _ in range(20 * count):
            found[self.draw(rng)] = None
            if len(found) >= min(count, len(self._sums)):
                break
        return list(found)


@cache
def _zipf_of(lang: str) -> Zipf:
    return Zipf(len(lexicon(lang)), 1.02)


def phrase(rng: random.Random, lang: str, count: int) -> str:
    """Words in a row."""
    drawn, zipf = lexicon(lang), _zipf_of(lang)
    return " ".join(drawn[zipf.draw(rng)] for _ in range(count))


def sentence(rng: random.Random, lang: str) -> str:
    """A sentence of about 18 words, with a comma here and there."""
    count = max(6, int(rng.gauss(18, 6)))
    drawn, zipf = lexicon(lang), _zipf_of(lang)
    row = [drawn[zipf.draw(rng)] for _ in range(count)]
    for at in range(4, count - 3, 7):
        if rng.random() < 0.6:
            row[at] += ","
    text = " ".join(row)
    return text[0].upper() + text[1:] + "."


def title(rng: random.Random, lang: str, number: int) -> str:
    """A title that no other article has."""
    rare = [word(lang, _TAIL + number * 3 + k) for k in range(2)]
    text = f"{phrase(rng, lang, 4)} {rare[0]} {phrase(rng, lang, 3)} {rare[1]}"
    return text[0].upper() + text[1:]


def paragraph(rng: random.Random, lang: str, sentences: Sequence[int] = (3, 7)) -> str:
    """A paragraph."""
    return " ".join(sentence(rng, lang) for _ in range(rng.randint(*sentences)))
