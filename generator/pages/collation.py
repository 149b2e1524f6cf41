"""Alphabetical order in three languages, without asking the machine for a locale."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from generator.model import Lang

ALPHABETS: Mapping[Lang, str] = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
}
# Scripts after each other: the page's own alphabet, then the others.
_ORDER: Mapping[Lang, str] = {
    "kk": ALPHABETS["kk"] + ALPHABETS["en"],
    # Kazakh letters in a Russian list stand behind their nearest Russian ones.
    "ru": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя" + ALPHABETS["en"],
    "en": ALPHABETS["en"] + ALPHABETS["kk"],
}
_RANK: Mapping[Lang, Mapping[str, int]] = {
    lang: {letter: rank for rank, letter in enumerate(letters)} for lang, letters in _ORDER.items()
}
_DIGITS = -10
Item = TypeVar("Item")
Key = tuple[tuple[int, ...], str]


def _letters(text: str, lang: Lang) -> str:
    text = unicodedata.normalize("NFC", text).lower()
    rank = _RANK[lang]
    out = []
    for letter in text:
        if letter in rank or letter.isalnum() or letter.isspace():
            bare = unicodedata.normalize("NFD", letter)[0] if letter not in rank else letter
            out.append(" " if letter.isspace() else bare)
        elif letter in "-–—":
            out.append(" ")
    return " ".join("".join(out).split())


@lru_cache(maxsize=32768)
def sort_key(text: str, lang: Lang) -> Key:
    """Key that puts texts in the alphabetical order of a language; signs do not count.

    >>> sorted(["Қала", "Кітап", "Лек"], key=lambda word: sort_key(word, "kk"))
    ['Кітап', 'Қала', 'Лек']
    """
    rank = _RANK[lang]
    folded = _letters(text, lang)
    return (
        tuple(
            -20 if c == " " else _DIGITS + int(c) if c in "0123456789" else rank.get(c, 1000) for c in folded
        ),
        text,
    )


def initial(text: str, lang: Lang) -> str:
    """The capital letter under which a text stands, ``#`` for what begins with no letter.

    >>> initial("«Ғылым»", "kk")
    'Ғ'
    """
    folded = _letters(text, lang)
    first = folded[:1]
    if lang == "ru" and first == "ё":
        first = "е"
    return first.upper()[:1] if first.isalpha() else "#"  # of a ligature the first letter


def place_in_order(letter: str, lang: Lang) -> int | None:
    """Where a letter of :func:`initial` stands in the order of a language, from 1; 0 for ``#``.

    None for a letter that no language here has.

    >>> place_in_order("Ә", "kk")
    2
    """
    if letter == "#":
        return 0
    rank = _RANK[lang].get(letter.lower())
    return None if rank is None else rank + 1


@dataclass(frozen=True, slots=True)
class Letter(Generic[Item]):
    """One letter of an alphabetical list."""

    letter: str
    items: tuple[Item, ...]


def by_letter(items: Iterable[Item], text: Callable[[Item], str], lang: Lang) -> tuple[Letter[Item], ...]:
    """Items in alphabetical order under their letters."""
    groups: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda i: sort_key(text(i), lang)):
        groups.setdefault(initial(text(item), lang), []).append(item)
    return tuple(Letter(letter, tuple(members)) for letter, members in groups.items())
