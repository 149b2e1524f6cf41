"""Works that several articles list, and articles of the collection that others cite."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from rapidfuzz import fuzz

from generator.linking.apart import free_id
from generator.linking.corpus import CitedWork
from generator.model import Article, Reference
from generator.reading.entries.addresses import act_key, find_urls, url_key
from generator.reading.entries.plain import plain
from generator.reading.entries.traits import surname_words
from generator.romanize import fold_words, foldings, slug

#: Shorter titles ("Constitution") say too little by themselves.
LONG_TITLE = 25
#: Two titles are one from this similarity on (0 to 100).
SAME_TITLE = 92

#: A constitution by its name in the three languages, folded; the country is the group.
_CONSTITUTION = re.compile(
    r"konstitucia (?:respubliki )?(\w{5})|constitution of (?:the )?(?:republic of )?(\w{5})"
    r"|konstitution of (?:the )?(?:republic of )?(\w{5})|(\w{5})\w* respublikasini?n? konstituci?asi"
)
#: An act of the European Union by its number.
_EU_NUMBER = re.compile(r"\((?:EU|EC|ЕС)\)\s(?:No\.?\s|№\s)?(\d{2,4}/\d{1,4})")
_LAW_NUMBER = re.compile(r"(?:№|N|No\.?)\s?(\d{1,4})\s?-\s?([IVXІ]{1,5})\b")


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
    facts: _Facts
    keys: tuple[str, ...]
    titles: tuple[str, ...]
    names: tuple[str, ...]
    years: tuple[str, ...]
    act: str | None


class _Facts(NamedTuple):
    text: str
    doi: str | None
    url: str | None
    title: str | None
    authors: tuple[str, ...]
    year: str | None


def listed(article: Article) -> tuple[Listed, ...]:
    """The works of an article's original list, each with what its romanized entry adds."""
    found: list[Listed] = []
    known_by: list[set[str]] = []
    romanized = article.references.romanized
    for index, entry in enumerate(article.references.original):
        twin = (
            romanized[entry.same_as] if entry.same_as is not None and entry.same_as < len(romanized) else None
        )
        both = (entry, twin) if twin else (entry,)
        keys: set[str] = set()
        register = None
        titles: list[str] = []
        for reference in both:
            text = plain(reference.text).text
            if reference.doi:
                keys.add("doi:" + reference.doi.lower())
            for url in find_urls(text):
                act = act_key(url)
                register = register or act
                key = act or url_key(url)
                if act or "/" in key:
                    keys.add(key)
            if number := _LAW_NUMBER.search(text):
                year = reference.year or ""
                if year:
                    keys.add(f"law:{number[1]}-{number[2].replace('І', 'I')}:{year}")
            keys.update(f"eu:{number}" for number in _EU_NUMBER.findall(reference.title or "")[:1])
            if reference.title:
                titles.append(_title_key(reference.title))
                titles.append(_title_key(reference.title.split(", ")[0]))
                if constitution := _CONSTITUTION.match(titles[-1]):
                    keys.add("constitution:" + next(filter(None, constitution.groups())))
        names = {
            key
            for reference in both
            for author in reference.authors
            for word in surname_words(author)
            for key in foldings(word)
        }
        known_by.append(keys)
        found.append(
            Listed(
                index,
                _Facts(entry.text, entry.doi, entry.url, entry.title, entry.authors, entry.year),
                (),
                tuple(dict.fromkeys(title for title in titles if title)),
                tuple(sorted(names)),
                tuple(sorted({reference.year for reference in both if reference.year})),
                register,
            )
        )
    return _with_keys(found, known_by)


def _with_keys(works: Sequence[Listed], known_by: Sequence[Iterable[str]]) -> tuple[Listed, ...]:
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


def _title_key(title: str) -> str:
    return " ".join(fold_words(title))


def _same_title(one: Listed, other: Listed) -> bool:
    return one is other or any(fuzz.ratio(a, b) >= 80 for a in one.titles for b in other.titles)


#: (Article, entry of its original list) → id of the act that the entry is.
Acts = Mapping[tuple[str, int], str]


def most_cited(
    articles: Sequence[Article], acts: Acts | None = None, works: Mapping[str, Sequence[Listed]] | None = None
) -> tuple[CitedWork, ...]:
    """The works that two or more articles have in their lists, the most listed first.

    One work is known by its DOI, its act's id or number and year, its address, or by its title and
    author.

    Args:
        articles: the collection.
        acts: the acts that entries are, where that is known.
        works: what :func:`listed` gives of each article, by id; None looks here.
    """
    if works is None:
        works = {article.id: listed(article) for article in articles}
    newest_first = sorted(articles, key=lambda article: (-(article.year or 0), article.id))
    every = [
        entry for article in newest_first for entry in _entries(article.id, works[article.id], acts or {})
    ]
    groups = _Groups(len(every))
    by_key: dict[str, int] = {}
    by_title: dict[str, list[int]] = defaultdict(list)
    for index, (_, one, _) in enumerate(every):
        for key in one.keys:
            first = by_key.setdefault(key, index)
            if first != index and (not _is_page(key) or _alike(every[first].work, one)):
                groups.join(first, index)
        for title in one.titles:
            if len(title) >= LONG_TITLE:
                for other in by_title[title]:
                    if _same_people(every[other].work, one):
                        groups.join(other, index)
                        break
                by_title[title].append(index)
    clusters: dict[int, list[int]] = defaultdict(list)
    for index in range(len(every)):
        clusters[groups.root(index)].append(index)
    found = []
    taken: set[str] = set()
    for members in clusters.values():
        entries = [every[index] for index in members]
        if len({one.article for one in entries}) > 1:
            found.append(_work(entries, taken))
    found.sort(key=lambda work: (-len(work.articles), work.id))
    return tuple(found)


class _Entry(NamedTuple):
    """An entry of an article's list: the work, and the page of the act that it is."""

    article: str
    work: Listed
    page: str


def _entries(article: str, works: Sequence[Listed], acts: Acts) -> Iterator[_Entry]:
    """The entries of a list; those that are acts are known by these, too. What has authors is a book about one."""
    pages = ["" if one.facts.authors else acts.get((article, one.entry), "") for one in works]
    if any(pages):
        works = _with_keys(works, [[f"act:{page}"] if page else () for page in pages])
    return map(partial(_Entry, article), works, pages)


def _is_page(key: str) -> bool:
    """Whether a key is a mere web address, which may serve for several works."""
    return ":" not in key.split("/")[0]


def _alike(one: Listed, other: Listed) -> bool:
    if not one.titles or not other.titles:
        return True
    return any(fuzz.token_set_ratio(a, b) >= 70 for a in one.titles for b in other.titles)


def _same_people(one: Listed, other: Listed) -> bool:
    years = not one.years or not other.years or not set(one.years).isdisjoint(other.years)
    names = not (one.names or other.names) or not set(one.names).isdisjoint(other.names)
    return years and names


def _work(entries: Sequence[_Entry], taken: set[str]) -> CitedWork:
    facts = [one.work.facts for one in entries]
    first = facts[0]
    doi = next((one.doi for one in facts if one.doi), "")
    acts = sorted({one.work.act for one in entries if one.work.act})  # adilet stands before zakon
    title = next((one.title for one in facts if one.title), "")
    name = (
        slug(doi or "")
        or slug("".join(acts[:1]).replace(":", "-"))
        or slug(title or first.text, 48)
        or "work"
    )
    unique = free_id(name, taken)
    taken.add(unique)
    places: dict[str, int] = {}
    for one in entries:
        places.setdefault(one.article, one.work.entry)
    return CitedWork(
        id=unique,
        text=first.text,
        title=title or "",
        authors=next((one.authors for one in facts if one.authors), ()),
        year=next((one.year for one in facts if one.year), "") or "",
        doi=doi or "",
        url=next((one.url for one in facts if one.url), "") or "",
        articles=tuple(places),
        entries=tuple(places.items()),
        act=next((one.page for one in entries if one.page), ""),
    )


class _Groups:
    """Which of n things belong together."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, index: int) -> int:
        while self.parent[index] != index:
            self.parent[index] = self.parent[self.parent[index]]
            index = self.parent[index]
        return index

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self.parent[second] = first


# --- articles of the collection ----------------------------------------------------------------


def find_cited_by(articles: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    """Which articles of the collection cite which.

    An entry means an article if it has its DOI, or its title together with an author and a year
    that does not contradict.

    Returns:
        By the id of the cited article the ids of the citing ones, newest first.
    """
    by_doi = {article.doi.lower(): article.id for article in articles if article.doi}
    by_name: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for name in sorted(_author_keys(article)):
            by_name[name].append(article)
    titles = {
        article.id: tuple(_title_key(title) for title in article.title.values() if title)
        for article in articles
    }
    citing: dict[str, list[str]] = defaultdict(list)
    for article in sorted(articles, key=lambda a: (-(a.year or 0), a.id)):
        found: dict[str, None] = {}
        for entry in (*article.references.original, *article.references.romanized):
            if entry.doi and (cited := by_doi.get(entry.doi.lower())):
                found[cited] = None
            else:
                found.update((one, None) for one in _by_title(entry, by_name, titles))
        for cited in found:
            if cited != article.id:
                citing[cited].append(article.id)
    return {cited: tuple(ids) for cited, ids in sorted(citing.items())}


def _author_keys(article: Article) -> set[str]:
    return {
        key
        for author in article.authors
        for name in author.name.values()
        for word in surname_words(name)
        if len(word) > 2
        for key in foldings(word)
    }


def _by_title(
    entry: Reference, by_name: dict[str, list[Article]], titles: dict[str, tuple[str, ...]]
) -> Iterator[str]:
    keys = {key for author in entry.authors for word in surname_words(author) for key in foldings(word)}
    authors = {a.id: a for key in sorted(keys) for a in by_name.get(key, ())} if entry.title else {}
    if not entry.title or not authors:
        return
    asked = _title_key(entry.title)
    translated = [_title_key(part) for part in re.findall(r"\[([^\[\]]{15,400})\]", plain(entry.text).text)]
    written = re.search(r"\d{4}", entry.year or "")  # a record may say “2019а”
    for article in authors.values():
        if written and article.year and abs(int(written[0]) - article.year) > 1:
            continue
        for title in titles[article.id]:
            if len(title) >= LONG_TITLE and any(
                fuzz.ratio(title, own) >= SAME_TITLE for own in (asked, *translated)
            ):
                yield article.id
                break
