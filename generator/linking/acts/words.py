"""``acts.yml``, checked and made ready for searching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict

from generator.linking.acts.ids import canonical
from generator.linking.phrases import Finder, compile_phrases, fold
from generator.model import Lang


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Group(_Part):
    """Phrases of one meaning, with texts in which they must and must not be found."""

    phrases: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


class ProvisionWords(_Part):
    """Words for an article of an act, before and after its number."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class YearWords(_Part):
    """Words for year: between year and day (Kazakh), and after the year (Russian).

    Attributes:
        between, after: these words.
        whose: words behind a year that make it the year of what follows.
        whence: words before a year that make it the year of what stands before the two.
        when: words before a year that make it the time of a deed, and not a law's year.
    """

    between: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    whence: tuple[str, ...] = ()
    when: tuple[str, ...] = ()


class NumberWords(_Part):
    """Signs before a number; letters after it that a law's number has."""

    signs: tuple[str, ...] = ("№",)
    laws: tuple[str, ...] = ()


class Words(_Part):
    """The vocabulary of ``acts.yml``."""

    months: tuple[tuple[str, ...], ...] = ()
    year: YearWords = YearWords()
    number: NumberWords = NumberWords()
    kinds: Mapping[str, Group] = {}
    issuers: Mapping[str, Group] = {}
    home: Group = Group()
    foreign: Group = Group()
    joins: tuple[str, ...] = ()
    provision: ProvisionWords = ProvisionWords()
    repealed: Group = Group()
    draft: Group = Group()
    designation: Mapping[str, Mapping[Lang, str]] = {}


class KnownAct(_Part):
    """An act written down by hand.

    Attributes:
        id: number in its register.
        registry: ``adilet``, or ``zakon`` for an act whose adilet id nobody has written down.
        names: phrases that mean this act wherever the country allows it.
        titles: official titles; they count beside a word such as law or code.
        zakon: numbers of the same act's texts at online.zakon.kz.
    """

    id: str
    registry: Literal["adilet", "zakon"] = "adilet"
    kind: str
    date: str = ""
    number: str = ""
    title: Mapping[Lang, str] = {}
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    zakon: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """``registry:id``, the id as the register writes it."""
        return f"{self.registry}:{canonical(self.id) if self.registry == 'adilet' else self.id}"


class ActsFile(_Part):
    """The whole of ``acts.yml``."""

    words: Words = Words()
    not_acts: tuple[str, ...] = ()
    acts: tuple[KnownAct, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about acts beyond the scheme of their ids.

    Attributes:
        by_date: ``(ISO date, number without convocation)`` to ``registry:id`` (None where two differ).
        by_number: number with convocation (``94-V``) to ``registry:id``.
        by_title: folded title to ``registry:id``.
        zakon: number at online.zakon.kz to adilet id.
    """

    by_date: Mapping[tuple[str, int], str | None] = field(default_factory=dict)
    by_number: Mapping[str, str | None] = field(default_factory=dict)
    by_title: Mapping[str, str | None] = field(default_factory=dict)
    zakon: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class ActData:
    """``acts.yml`` ready for searching; made by :func:`compile_acts`."""

    file: ActsFile
    words: Finder
    names: Finder
    repealed: Finder
    months: Mapping[str, int]
    dates: tuple[tuple[str, re.Pattern[str]], ...]
    numbers: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    provisions: tuple[re.Pattern[str], ...]
    own_years: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]
    joins: re.Pattern[str]
    known: Known
    by_key: Mapping[str, KnownAct]


def compile_acts(file: ActsFile) -> ActData:
    """Make the searching machines of a checked ``acts.yml``."""
    words = file.words
    phrases = [(f"kind:{kind}", p) for kind, group in words.kinds.items() for p in group.phrases]
    phrases += [(f"issuer:{who}", p) for who, group in words.issuers.items() for p in group.phrases]
    phrases += [("country:home", p) for p in words.home.phrases]
    phrases += [("country:foreign", p) for p in words.foreign.phrases]
    phrases += [("draft", p) for p in words.draft.phrases]
    months = {fold(stem): n for n, stems in enumerate(words.months, 1) for stem in stems}
    known = Known(
        by_date={
            (act.date, int(act.number.split("-")[0])): act.key for act in file.acts if act.date and act.number
        },
        by_number={act.number.upper(): act.key for act in file.acts if "-" in act.number},
        by_title={title_key(title): act.key for act in file.acts for title in act.titles},
        zakon={number: canonical(act.id) for act in file.acts for number in act.zakon},
    )
    return ActData(
        file=file,
        words=compile_phrases(phrases),
        names=compile_phrases((act.key, n) for act in file.acts for n in act.names),
        repealed=compile_phrases(("repealed", p) for p in words.repealed.phrases),
        months=months,
        dates=_date_patterns(months, words.year),
        numbers=_number_patterns(words.number),
        provisions=_provision_patterns(words.provision),
        own_years=_own_year_patterns(words.year),
        joins=re.compile(rf",|(?<!\w)(?:{_any_of(words.joins)})(?!\w)"),
        known=known,
        by_key={act.key: act for act in file.acts},
    )


def title_key(title: str) -> str:
    """A title without its signs, for looking it up.

    >>> title_key("О браке (супружестве) и семье")
    'о браке супружестве и семье'
    """
    return " ".join(re.findall(r"\w+", fold(title)))


def _any_of(words: Iterable[str]) -> str:
    """An expression for any of the words; a tilde stands for any ending."""
    found = []
    for word in sorted(words, key=len, reverse=True):
        stem = re.escape(fold(word.rstrip("~")))
        found.append(stem + (r"\w*" if word.endswith("~") else ""))
    return "|".join(found) or "(?!)"


def _date_patterns(months: Iterable[str], words: YearWords) -> tuple[tuple[str, re.Pattern[str]], ...]:
    month = rf"(?P<month>{_any_of(months)})\w{{0,9}}"
    year = r"(?P<year>(?:19[89]|20[0-4])\d)"
    day = r"(?P<day>[0-3]?\d)"
    between, after = _any_of(words.between), _any_of(words.after)
    return (
        ("year first", re.compile(rf"\b{year}\s?(?:{between}),?\s+{day}\s*-?\s*{month}")),
        (
            "day first",
            re.compile(rf"\b{day}(?:st|nd|rd|th)?\s+(?:of\s+)?{month}\.?,?\s+{year}\b(?:\s*(?:{after}))?"),
        ),
        ("month first", re.compile(rf"\b{month}\.?\s+{day}(?:st|nd|rd|th)?,?\s+{year}\b")),
        ("numbers", re.compile(r"\b(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>(?:19[89]|20[0-4])\d)\b")),
    )


def _own_year_patterns(words: YearWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """For the year of an act without a number: right before its words, within them, right behind them."""
    year = r"(?P<year>(?:199|20[0-4])\d)"
    after = _any_of((*words.whose, *words.after))
    unless = "".join(rf"(?<!\b{re.escape(fold(word))} )" for word in words.when)
    return (
        re.compile(rf"{unless}\b{year}(?:\s*(?:{_any_of(words.whose)}))?[\s*\"'(]{{1,4}}$"),
        re.compile(rf"\b{year}\b(?=\s*(?:{after}|\W*$))"),
        re.compile(
            rf"[\"'*]{{0,3}}\s(?P<open>\()?(?P<whence>(?:{_any_of(words.whence)})\s+)?{year}"
            rf"(?(open)(?:\s?(?:{after}))?\)|(?(whence)\b|\s(?:{after})(?!\w)))"
        ),
    )


def _number_patterns(words: NumberWords) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """For a number with a sign before it, and for one with a convocation alone (``94-V``).

    Before each stands a pattern that is quick to look for and without which the other finds nothing.
    """
    law = rf"(?P<law>\s?(?:{_any_of(words.laws)})\b)?"
    convocation = "(?P<c>[ivxlіх]{1,6})"
    ends = re.escape("".join(sorted({fold(sign)[-1] for sign in words.signs})))
    return (
        (
            re.compile(rf"[{ends}]\s{{0,2}}\d"),
            re.compile(
                rf"(?<!\w)(?:{_any_of(words.signs)})\s{{0,2}}(?P<n>\d{{1,5}})(?:\s?-\s?{convocation}(?!\w))?"
                rf"(?![\w/]|-\w){law}"
            ),
        ),
        (
            re.compile(r"-(?<=\d-)[ivxlіх]"),
            re.compile(rf"(?<![\w./-])(?P<n>\d{{1,4}})-{convocation}(?![\w-]){law}"),
        ),
    )


def _provision_patterns(words: ProvisionWords) -> tuple[re.Pattern[str], ...]:
    """For the text before an act (to its end), and twice for the text after it (from its start)."""

    def any_of(these: tuple[str, ...]) -> str:
        return "|".join(re.escape(fold(word)) for word in sorted(these, key=len, reverse=True)) or "(?!)"

    number = r"(\d{1,3}(?:-\d{1,2})?)"
    before = rf"(?<!\w)(?:{any_of(words.before)})\s*{number}"
    more = r"(?:(?:\s*,\s*|\s+(?:и|and)\s+)\d{1,3}(?:-\d{1,2})?)*"
    return (
        re.compile(rf"{before}{more}[.,]?\s*(?:of\s+(?:the\s+)?)?(?:\w+'s\s+)?[\"'*(]{{0,2}}\s*$"),
        re.compile(rf"^(?:\"?-\w{{1,5}})?[\"'*()\s]{{0,3}}{number}\s?-?\s?(?:{any_of(words.after)})(?!\w)"),
        re.compile(rf"^[\"'*)\s]{{0,3}},?\s*\(?{before}"),
    )
