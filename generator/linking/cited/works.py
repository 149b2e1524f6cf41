"""Works that several articles list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from rapidfuzz import fuzz

from generator.linking.apart import free_id
from generator.linking.cited.listed import LONG_TITLE, Listed, listed, with_keys
from generator.linking.corpus import CitedWork, newest_first
from generator.model import Article
from generator.romanize import slug

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
    every = [
        entry
        for article in sorted(articles, key=newest_first)
        for entry in _entries(article.id, works[article.id], acts or {})
    ]
    taken: set[str] = set()
    found = [_work(group, taken) for group in _grouped(every) if len({one.article for one in group}) > 1]
    return tuple(sorted(found, key=lambda work: (-len(work.articles), work.id)))


class _Entry(NamedTuple):
    """An entry of an article's list: the work, and the page of the act that it is."""

    article: str
    work: Listed
    page: str


def _entries(article: str, works: Sequence[Listed], acts: Acts) -> Iterator[_Entry]:
    """The entries of a list; those that are acts are known by these, too. What has authors is a book about one."""
    pages = ["" if one.facts.authors else acts.get((article, one.entry), "") for one in works]
    if any(pages):
        works = with_keys(works, [[f"act:{page}"] if page else () for page in pages])
    return map(partial(_Entry, article), works, pages)


def _grouped(every: Sequence[_Entry]) -> Iterable[list[_Entry]]:
    """Entries that are one work, the works in the order of their first entries."""
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
    together: dict[int, list[_Entry]] = defaultdict(list)
    for index, entry in enumerate(every):
        together[groups.root(index)].append(entry)
    return together.values()


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
    """The work of some entries; its id is added to those that are taken."""
    facts = [one.work.facts for one in entries]
    doi = _first(one.doi for one in facts)
    title = _first(one.title for one in facts)
    act = min((one.work.act for one in entries if one.work.act), default="")  # adilet stands before zakon
    wish = slug(doi) or slug(act.replace(":", "-")) or slug(title or facts[0].text, 48) or "work"
    key = free_id(wish, taken)
    taken.add(key)
    places: dict[str, int] = {}
    for one in entries:
        places.setdefault(one.article, one.work.entry)
    return CitedWork(
        id=key,
        text=facts[0].text,
        title=title,
        authors=next((one.authors for one in facts if one.authors), ()),
        year=_first(one.year for one in facts),
        doi=doi,
        url=_first(one.url for one in facts),
        articles=tuple(places),
        entries=tuple(places.items()),
        act=_first(one.page for one in entries),
    )


def _first(values: Iterable[str | None]) -> str:
    return next(filter(None, values), "")


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
