"""The works of one article's list, with everything that they can be recognised by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from generator.model import Article, Reference
from generator.reading.entries.addresses import act_key, find_urls, url_key
from generator.reading.entries.plain import plain
from generator.reading.entries.traits import surname_words
from generator.romanize import fold_words, foldings

#: Shorter titles ("Constitution") say too little by themselves.
LONG_TITLE = 25

#: A constitution by its name in the three languages, folded; the country is the group.
_CONSTITUTION = re.compile(
    r"konstitucia (?:respubliki )?(\w{5})|constitution of (?:the )?(?:republic of )?(\w{5})"
    r"|konstitution of (?:the )?(?:republic of )?(\w{5})|(\w{5})\w* respublikasini?n? konstituci?asi"
)
#: An act of the European Union by its number.
_EU_NUMBER = re.compile(r"\((?:EU|EC|ЕС)\)\s(?:No\.?\s|№\s)?(\d{2,4}/\d{1,4})")
_LAW_NUMBER = re.compile(r"(?:№|N|No\.?)\s?(\d{1,4})\s?-\s?([IVXІ]{1,5})\b")
#: Two works of one list with titles less alike (0 to 100) are not one.
_SAME_WORK = 80


class Facts(NamedTuple):
    """What a page shows of a work."""

    text: str
    doi: str | None
    url: str | None
    title: str | None
    authors: tuple[str, ...]
    year: str | None


class Listed(NamedTuple):
    """A work of one article's list with everything that it can be recognised by.

    There is one for each entry of the collection, so that it holds the least it can.

    Attributes:
        entry: index into ``references.original``.
        facts: text, DOI, address, title, authors and year of that entry.
        keys: whatever belongs to this work alone, sorted.
        titles: for comparing.
        names: words of its authors' surnames, folded.
        years: of either list.
        act: the register's key of the act that it is, if an address says so.
    """

    entry: int
    facts: Facts
    keys: tuple[str, ...]
    titles: tuple[str, ...]
    names: tuple[str, ...]
    years: tuple[str, ...]
    act: str | None


def listed(article: Article) -> tuple[Listed, ...]:
    """The works of an article's original list, each with what its romanized entry adds."""
    found: list[Listed] = []
    known_by: list[set[str]] = []
    for index, entries in enumerate(article.references.works()):
        first = entries[0]
        texts = [plain(entry.text).text for entry in entries]
        urls = [url for text in texts for url in find_urls(text)]
        acts = [act for url in urls if (act := act_key(url))]
        keys = {key for entry, text in zip(entries, texts, strict=True) for key in _keys(entry, text)}
        known_by.append(keys.union(acts, (key for url in urls if "/" in (key := url_key(url)))))
        titles = (title for entry in entries for title in _title_keys(entry))
        found.append(
            Listed(
                index,
                Facts(first.text, first.doi, first.url, first.title, first.authors, first.year),
                (),
                tuple(dict.fromkeys(title for title in titles if title)),
                tuple(sorted({key for entry in entries for key in author_keys(entry)})),
                tuple(sorted({entry.year for entry in entries if entry.year})),
                next(iter(acts), None),
            )
        )
    return with_keys(found, known_by)


def _keys(entry: Reference, text: str) -> Iterator[str]:
    """What an entry says that belongs to its work alone, but for addresses."""
    if entry.doi:
        yield "doi:" + entry.doi.lower()
    if entry.year and (number := _LAW_NUMBER.search(text)):
        yield f"law:{number[1]}-{number[2].replace('І', 'I')}:{entry.year}"
    if entry.title and (union := _EU_NUMBER.search(entry.title)):
        yield f"eu:{union[1]}"
    for opening in _title_keys(entry)[1:]:
        if constitution := _CONSTITUTION.match(opening):
            yield "constitution:" + next(filter(None, constitution.groups()))


def _title_keys(entry: Reference) -> tuple[str, ...]:
    """Those of the whole title, and of its words before the first comma."""
    return (title_key(entry.title), title_key(entry.title.split(", ")[0])) if entry.title else ()


def title_key(title: str) -> str:
    """The words of a title as all its spellings have them.

    >>> title_key("Тихие суды") == title_key("Tihie sudy!")
    True
    """
    return " ".join(fold_words(title))


def author_keys(entry: Reference) -> set[str]:
    """The words of an entry's surnames, in every spelling."""
    return {key for author in entry.authors for word in surname_words(author) for key in foldings(word)}


def with_keys(works: Sequence[Listed], known_by: Sequence[Iterable[str]]) -> tuple[Listed, ...]:
    """The works of one list with further keys; of works that are not one, the last keeps a common key.

    An address that one list gives for two works is a slip in at least one of them.
    """
    keys = [set(one.keys) for one in works]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, known in enumerate(known_by):
        for key in known:
            holders[key].append(place)
    for key, places in holders.items():
        for place in tuple(places):
            if not all(_same_title(works[place], works[other]) for other in places):
                places.remove(place)
        for place in places:
            keys[place].add(key)
    return tuple(one._replace(keys=tuple(sorted(own))) for one, own in zip(works, keys, strict=True))


def _same_title(one: Listed, other: Listed) -> bool:
    return one is other or any(fuzz.ratio(a, b) >= _SAME_WORK for a in one.titles for b in other.titles)
