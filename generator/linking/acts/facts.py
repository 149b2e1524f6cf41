"""The small facts of a text by which acts are named: kinds, issuers, countries, dates, numbers, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.linking.acts.found import Country
from generator.linking.acts.words import ActData
from generator.linking.phrases import Hit, fold

#: What stands in quotation marks, each with its place.
Quotes = Sequence[tuple[int, int, str]]
Span = tuple[int, int]

#: What ends an act's designation.
BREAK = re.compile(r"//|\bhttps?:")
LETTERS = re.compile(r"[^\W\d_]")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\])]+")
_FIGURE = re.compile(r"\d")
#: Each with the signs of which it needs one.
_QUOTED = (
    ("«", re.compile(r"«([^«»]*(?:«[^«»]*»?[^«»]*)*)»")),
    ("“„", re.compile(r"[“„]([^“”„]*(?:“[^“”„]*”[^“”„]*)*)[”“]")),
    ('"', re.compile(r'"([^"]*)"')),
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date with its place; ``year_first`` as Kazakh has it, whose kind of act stands behind."""

    start: int
    end: int
    iso: str
    year_first: bool


@dataclass(frozen=True, slots=True)
class Number:
    """An act's number with its place.

    Attributes:
        bare: whether no sign (``№``) stands before it.
        law: whether letters behind it are those of a law's number.
    """

    start: int
    end: int
    number: int
    convocation: str
    bare: bool
    law: bool

    @property
    def text(self) -> str:
        """``94-V``."""
        return f"{self.number}-{self.convocation}" if self.convocation else str(self.number)


@dataclass(frozen=True, slots=True)
class Facts:
    """A text and the small facts in it, each kind in order.

    Attributes:
        text: as printed.
        flat: the text folded, of the same length, addresses blanked.
        hits: all words for kinds, issuers, countries and drafts.
        kinds: of these, the words for a kind of act.
        dates, numbers: dates are looked for where there are numbers.
        names: words that are an act's own name.
    """

    text: str
    flat: str
    hits: tuple[Hit, ...]
    kinds: tuple[Hit, ...]
    dates: tuple[Date, ...]
    numbers: tuple[Number, ...]
    names: tuple[Hit, ...]


@lru_cache(maxsize=4)  # who asks for a text's acts asks for its countries, too
def facts_of(text: str, data: ActData) -> Facts:
    """The facts of a text."""
    flat = fold(text)
    if "http" in flat or "www." in flat:
        # Addresses hold words such as "law" and numbers; blank them, keeping the places.
        flat = _URL.sub(lambda m: " " * len(m[0]), flat)
    hits = tuple(data.words.find_folded(flat))
    kinds = tuple(hit for hit in hits if hit.key.startswith("kind:"))
    names = tuple(data.names.find_folded(flat))
    numbers = _numbers(flat, data)
    return Facts(text, flat, hits, kinds, _dates(flat, data) if numbers else (), numbers, names)


def _dates(flat: str, data: ActData) -> tuple[Date, ...]:
    found: list[Date] = []
    for name, expression in data.dates:
        for m in expression.finditer(flat):
            month = int(m["month"]) if name == "numbers" else data.months[m["month"]]
            day = int(m["day"])
            if not 1 <= month <= 12 or not 1 <= day <= 31:
                continue
            if any(d.start < m.end() and m.start() < d.end for d in found):
                continue
            iso = f"{m['year']}-{month:02d}-{day:02d}"
            found.append(Date(m.start(), m.end(), iso, name == "year first"))
    return tuple(sorted(found, key=lambda d: d.start))


def _numbers(flat: str, data: ActData) -> tuple[Number, ...]:
    found: list[Number] = []
    if not _FIGURE.search(flat):
        return ()
    for bare, (hint, expression) in zip((False, True), data.numbers, strict=True):
        if not hint.search(flat):
            continue
        for m in expression.finditer(flat):
            if any(n.start < m.end() and m.start() < n.end for n in found):
                continue
            convocation = (m["c"] or "").replace("і", "i").replace("х", "x").upper()
            found.append(Number(m.start(), m.end(), int(m["n"]), convocation, bare, bool(m["law"])))
    return tuple(sorted(found, key=lambda n: n.start))


def quotations(text: str) -> list[tuple[int, int, str]]:
    """What stands in quotation marks, each with its place."""
    found: list[tuple[int, int, str]] = []
    for signs, expression in _QUOTED:
        if not any(sign in text for sign in signs):
            continue
        for m in expression.finditer(text):
            if 3 <= len(m[1]) <= 330 and not any(a <= m.start() < b for a, b, _ in found):
                found.append((m.start(), m.end(), m[1]))
    return sorted(found)


def letters_between(flat: str, start: int, end: int, hits: Iterable[Hit], quotes: Quotes = ()) -> int:
    """How many letters between two places belong to no known word and no quotation."""
    if end <= start:
        return 0
    spans = [(hit.start, hit.end) for hit in hits if start <= hit.start and hit.end <= end]
    spans += [(a, b) for a, b, _ in quotes if start <= a and b <= end]
    free = list(flat[start:end])
    for a, b in spans:
        free[a - start : b - start] = [" "] * (b - a)
    return len(LETTERS.findall("".join(free)))


def countries(text: str, data: ActData) -> list[tuple[int, Country]]:
    """The countries that a text names, each with its place."""
    return [
        (hit.start, "home" if hit.key == "country:home" else "foreign")
        for hit in facts_of(text, data).hits
        if hit.key.startswith("country:")
    ]


def country_of(facts: Facts, whole: Span, data: ActData, far: int) -> Country:
    """The country that the words make an act's: within its words, else the nearest beside.

    What stands behind the act and after a word such as "and" belongs to the next one.
    """
    flat = facts.flat
    best: tuple[int, Country] | None = None
    for hit in facts.hits:
        if not hit.key.startswith("country:"):
            continue
        value: Country = "home" if hit.key == "country:home" else "foreign"
        if whole[0] <= hit.start and hit.end <= whole[1]:
            distance = 0 if value == "home" else 1
        else:
            distance = 2 + max(hit.start - whole[1], whole[0] - hit.end)
            if distance > far + 2:
                continue
            gap = flat[hit.end : whole[0]] if hit.end <= whole[0] else flat[whole[1] : hit.start]
            distance += 40 * len(re.findall(r"[.;!?]\s", gap))
            if whole[1] <= hit.start and data.joins.search(gap):
                distance += 40
        if distance <= far + 2 and (best is None or distance < best[0]):
            best = (distance, value)
    return best[1] if best else ""
