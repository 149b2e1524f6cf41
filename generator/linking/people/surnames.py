"""Surnames that byline and author information, or the bylines, spell in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from rapidfuzz import fuzz

from generator.diagnostics import Diagnostic
from generator.linking.data import SamePerson
from generator.linking.people.appearances import Appearance
from generator.model import LANGUAGES, Lang
from generator.reading.personal_names import likeness
from generator.romanize import is_cyrillic, skeleton

#: A witness that is less like either of two spellings speaks of another name.
_WITNESS = 0.75


def surname_borne_out(a: Appearance, lang: Lang) -> Literal["", "byline", "information", "neither"]:
    """Which surname is right where byline and author information print two; "" where they agree.

    The English names and the e-mail address are witnesses: they were written by another hand. For
    the English name itself those of the other languages are.
    """
    name, byline = a.whole.get(lang), a.names.get(lang)
    if not name or not byline or not byline.words[0] or byline.surname == name.surname:
        return ""
    others: tuple[Lang, ...] = ("kk", "ru") if lang == "en" else ("en",)
    witnesses = {
        found.surname for names in (a.names, a.whole) for other in others if (found := names.get(other))
    }
    votes = [_nearer(word, byline.surname, name.surname) for word in sorted(witnesses)]
    address = skeleton((a.author.email or "").split("@")[0]).replace(" ", "")
    if address:
        votes.append(_nearer_within(address, byline.surname, name.surname))
    if sum(votes) == 0:
        return "neither"
    return "byline" if sum(votes) > 0 else "information"


def _nearer(witness: str, one: str, other: str) -> int:
    """1 where the witness is more like the first, -1 where more like the second, 0 where it tells nothing."""
    first, second = likeness(witness, one), likeness(witness, other)
    if max(first, second) < _WITNESS or first == second:
        return 0
    return 1 if first > second else -1


def _nearer_within(address: str, one: str, other: str) -> int:
    """The same for an address that may hold more than the surname."""
    first, second = (fuzz.partial_ratio(name, address) / 100 for name in (one, other))
    if max(first, second) < _WITNESS or first == second:
        return 0
    return 1 if first > second else -1


def tell_two_surnames(a: Appearance, by_hand: SamePerson | None) -> Iterator[Diagnostic]:
    """Tell a surname that byline and author information spell in two ways; one finding an author."""
    told: list[str] = []
    shown: dict[str, None] = {}
    doubt = False
    for lang in LANGUAGES:
        right = "" if by_hand and by_hand.name.get(lang) else surname_borne_out(a, lang)
        if right:
            one, other = a.names[lang].words[0], a.whole[lang].words[0]
            told.append(f"{lang} {one} and {other}")
            shown[one if right == "byline" else other] = None
            doubt = doubt or right == "neither"
    if told:
        why = (
            "nothing else tells which is right"
            if doubt
            else "as the names in the other alphabet and the e-mail address have it"
        )
        yield Diagnostic(
            code="author-surname",
            severity="info",
            message=(
                f"byline and author information print two surnames: {'; '.join(told)}; "
                f"shown is {', '.join(shown)}: {why}"
            ),
            file=a.article.source.file if a.article.source else "",
            line=a.article.source.lines[0] if a.article.source else 0,
            hint="Correct authors in content/corrections, or write the name in site_config/people.yml.",
            article=a.article.id,
        )


def tell_spellings(a: Appearance, by_hand: SamePerson | None) -> Iterator[Diagnostic]:
    """Tell a surname that the bylines spell in ways which no transliteration explains."""
    confirmed = by_hand.name if by_hand else {}
    surnames = {lang: n.words[0] for lang, n in a.names.items() if n.words[0] and lang not in confirmed}
    if any(_misspelt(one, other) for one, other in combinations(surnames.values(), 2)):
        told = ", ".join(f"{lang} {surname}" for lang, surname in surnames.items())
        yield Diagnostic(
            code="author-spelling",
            severity="info",
            message=f"the bylines spell one surname in different ways: {told}",
            file=a.article.source.file if a.article.source else "",
            line=a.article.source.lines[0] if a.article.source else 0,
            hint="If one is a misprint, correct authors, or write the name in site_config/people.yml.",
            article=a.article.id,
        )


def _misspelt(one: str, other: str) -> bool:
    """Whether two printed surnames of one person differ by more than the way from script to script.

    >>> _misspelt("Сматаев", "Smatlayev"), _misspelt("Есенбекова", "Yessenbekova")
    (True, False)
    """
    first, second = skeleton(one), skeleton(other)
    if first != second:
        return likeness(first, second) >= _WITNESS
    # That key doubles no letter; within one script a doubled one is a misprint.
    alike = is_cyrillic(one) == is_cyrillic(other) and one.casefold() != other.casefold()
    return alike and _undoubled(one) == _undoubled(other)


def _undoubled(word: str) -> str:
    return re.sub(r"(\w)\1", r"\1", word.casefold())
