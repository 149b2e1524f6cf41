"""What an entry is compared by: names, years, numbers, addresses, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.model import Reference
from generator.reading.entries.addresses import find_urls, url_key, without_addresses
from generator.reading.entries.forms import LATE_YEAR
from generator.reading.entries.plain import plain
from generator.romanize import fold_words, foldings

_NUMBER = re.compile(r"(?<![\d.])\d+(?:-[IVX]+\b|\b)")
_CAPITAL = re.compile(r"(?<![^\W_])[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]{2,}")
_WORD = re.compile(r"[^\W_]+")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*\.?")
_TRANSLATION = re.compile(r"\[([^\[\]]{8,400})\]")


@dataclass(frozen=True, slots=True)
class Traits:
    """What an entry is compared by.

    Attributes:
        bare: the entry without addresses and translations.
        line: the words in one text.
        heads: the titles and what stands for them in another language.
    """

    doi: str | None
    urls: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    years: frozenset[str]
    numbers: frozenset[str]
    titles: tuple[str, ...]
    words: tuple[str, ...]
    bare: str
    line: str
    heads: tuple[str, ...]


def traits_of(entry: Reference) -> Traits:
    """The traits of an entry."""
    return _read(entry.text, entry.doi, entry.authors, entry.title)


@lru_cache(maxsize=4096)
def _read(printed: str, doi: str | None, authors: tuple[str, ...], own_title: str | None) -> Traits:
    text = plain(printed).text
    visible = without_addresses(text)[:1500]
    bare = _TRANSLATION.sub(" ", visible)
    names = tuple(tuple(foldings(word)) for author in authors for word in surname_words(author))
    title = own_title or bare[:200]
    titles = {" ".join(_WORD.findall(key)) for key in foldings(title)}
    translated = {" ".join(fold_words(found)) for found in _TRANSLATION.findall(visible)}
    words = fold_words(bare)[:80]
    own = tuple(sorted(titles))
    return Traits(
        doi=doi.lower() if doi else None,
        urls=frozenset(url_key(url) for url in find_urls(text)),
        names=names,
        years=frozenset(LATE_YEAR.findall(bare)),
        numbers=frozenset(number for number in _NUMBER.findall(_strip_access(bare)) if len(number) > 1),
        titles=own,
        words=words,
        bare=bare,
        line=" ".join(words),
        heads=own + tuple(sorted(translated)),
    )


#: Words of :func:`_strip_access`, without one of which there is nothing to do.
_ACCESS = ("обращения", "күні", "уақыты", "uaqyty", "obrasheniya", "ccessed", "reference")


def _strip_access(text: str) -> str:
    """Without dates of access, which differ from list to list or are the same in all entries."""
    if not any(word in text for word in _ACCESS):
        return text
    return re.sub(
        r"\(?(?:\w+ ){0,2}(?:обращения|күні|уақыты|uaqyty|obrasheniya|[Aa]ccessed|reference):?[^)]{0,30}\)?",
        " ",
        text,
    )


def surname_words(author: str) -> tuple[str, ...]:
    """The words of an author's name that are no initials.

    >>> surname_words("van der Berg, P. G."), surname_words("Р.Ә. Есберген"), surname_words("SHvedova N. YU.")
    (('Berg',), ('Есберген',), ('SHvedova',))
    """
    words = _NAME_WORD.findall(author)
    kept = tuple(w for w in words if not w.endswith(".") and len(w) > 1 and not w.islower())
    return kept or tuple(w for w in words if len(w) > 3 and not w.islower())


def marks_of(entry: Traits) -> frozenset[str]:
    """The words with a capital and the numbers of an entry."""
    words = (key for word in _CAPITAL.findall(entry.bare)[:40] for key in fold_words(word))
    return entry.numbers.union(words)
