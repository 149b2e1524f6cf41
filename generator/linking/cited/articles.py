"""Articles of the collection that others of it cite."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from generator.linking.cited.listed import LONG_TITLE, author_keys, title_key
from generator.linking.corpus import newest_first
from generator.model import Article, Reference
from generator.reading.entries.plain import plain
from generator.reading.entries.traits import surname_words
from generator.romanize import foldings

#: Two titles are one from this similarity on (0 to 100).
SAME_TITLE = 92


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
        article.id: tuple(title_key(title) for title in article.title.values() if title)
        for article in articles
    }
    citing: dict[str, list[str]] = defaultdict(list)
    for article in sorted(articles, key=newest_first):
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
    if not entry.title:
        return
    authors = {a.id: a for key in sorted(author_keys(entry)) for a in by_name.get(key, ())}
    if not authors:
        return
    translated = re.findall(r"\[([^\[\]]{15,400})\]", plain(entry.text).text)
    asked = [title_key(title) for title in (entry.title, *translated)]
    written = re.search(r"\d{4}", entry.year or "")  # a record may say “2019а”
    for article in authors.values():
        if written and article.year and abs(int(written[0]) - article.year) > 1:
            continue
        for title in titles[article.id]:
            if len(title) >= LONG_TITLE and any(fuzz.ratio(title, own) >= SAME_TITLE for own in asked):
                yield article.id
                break
