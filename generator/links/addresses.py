"""The addresses of other sites that articles name: DOIs, references, legal acts, links in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.collecting import Collection
from generator.exports.facts import doi_url
from generator.files import TEXT_SUFFIXES
from generator.linking.corpus import Corpus
from generator.model import Article
from generator.reading.entries.addresses import find_urls
from generator.settings import SiteSettings


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address stands: a file, its line, and the article."""

    file: str
    line: int
    article: str = ""


def collect(
    collection: Collection, corpus: Corpus, settings: SiteSettings
) -> Mapping[str, tuple[Place, ...]]:
    """Every address and the places that name it, in the order of the articles.

    A legal act is asked for once, in the first of the site's languages that its register has.
    """
    found: dict[str, dict[Place, None]] = {}
    for article in collection.articles:
        origin = collection.origins[article.id]
        from_text = Path(origin.file).suffix.lower() in TEXT_SUFFIXES
        for url, line in _of_article(corpus.articles[article.id], corpus, settings):
            place = Place(origin.file, (line if from_text else 0) or origin.line, article.id)
            found.setdefault(url, {}).setdefault(place)
    for key, journal in settings.journals.items():
        if journal.url:
            found.setdefault(journal.url, {}).setdefault(Place("site_config/journals.yml", 0, key))
    return {url: tuple(places) for url, places in found.items()}


def _of_article(article: Article, corpus: Corpus, settings: SiteSettings) -> Iterator[tuple[str, int]]:
    """Addresses with their line, 0 where none is known."""
    if article.doi:
        yield doi_url(article.doi), 0
    acts = set()
    for citation, act_id in zip(article.acts, corpus.act_ids.get(article.id, ()), strict=False):
        act = corpus.acts.get(act_id)
        url = next((act.urls[lang] for lang in settings.languages if act and lang in act.urls), "")
        if act and url:
            acts.add(act.registry_id)
            yield url, citation.lines[0] if citation.lines else 0
    for entry in (*article.references.original, *article.references.romanized):
        line = entry.lines[0] if entry.lines else 0
        if entry.doi:
            yield doi_url(entry.doi), line
        elif entry.url and not any(number in entry.url for number in acts):
            yield entry.url, line
    for text, lines in _texts(article):
        for url in find_urls(text):
            if not any(number in url for number in acts):
                yield url, lines[0] if lines else 0


def _texts(article: Article) -> Iterator[tuple[str, tuple[int, ...]]]:
    for block in article.body:
        if block.type == "list":
            yield from ((item.text, item.lines) for item in block.items)
        elif block.type in ("paragraph", "quote"):
            yield block.text, block.lines
    for note in article.footnotes:
        yield note.text, note.lines
