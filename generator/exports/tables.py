"""The collection as CSV tables, for a spreadsheet or a statistics program."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from generator.exports import facts
from generator.linking.corpus import Corpus
from generator.model import LANGUAGES
from generator.pages.markdown import plain
from generator.settings import SiteSettings


def files(corpus: Corpus, settings: SiteSettings) -> dict[str, str | bytes]:
    """Four tables, in UTF-8 with a mark at the beginning by which spreadsheets know it."""
    return {
        "data/articles.csv": _table(_ARTICLES, _articles(corpus, settings)),
        "data/people.csv": _table(_PEOPLE, _people(corpus)),
        "data/acts.csv": _table(_ACTS, _acts(corpus)),
        "data/links.csv": _table(("from_kind", "from", "link", "to_kind", "to"), _links(corpus)),
    }


_ARTICLES = (
    "id", "language", "title_kk", "title_ru", "title_en", "authors", "journal", "year", "volume", "number",
    "pages", "first_page", "doi", "udc", "irsti", "received", "revised", "accepted", "published", "references",
    "full_text", "url",
)  # fmt: skip
_PEOPLE = ("id", "name_kk", "name_ru", "name_en", "orcid", "institutions", "articles")
_ACTS = (
    "id", "registry", "registry_id", "title_kk", "title_ru", "title_en", "kind", "date", "number", "country",
    "articles", "mentions",
)  # fmt: skip


def _articles(corpus: Corpus, settings: SiteSettings) -> Iterable[Sequence[object]]:
    for article in corpus.articles.values():
        dates = article.dates
        yield (
            article.id,
            article.language,
            *(plain(article.title.get(lang, "")) for lang in LANGUAGES),
            "; ".join(name.printed for name in facts.names(article, corpus)),
            article.journal,
            article.year,
            facts.volume(article),
            facts.number(article),
            article.pages,
            article.first_page,
            article.doi,
            article.udc,
            article.irsti,
            dates.received,
            dates.revised,
            dates.accepted,
            dates.published,
            len(article.references.original or article.references.romanized),
            "yes" if article.has_full_text() else "no",
            facts.absolute(facts.page_url(article, settings), settings) or facts.page_url(article, settings),
        )


def _people(corpus: Corpus) -> Iterable[Sequence[object]]:
    for person in corpus.people.values():
        names = (plain(person.name.get(lang, "")) for lang in LANGUAGES)
        yield (person.id, *names, person.orcid, "; ".join(person.institutions), len(person.articles))


def _acts(corpus: Corpus) -> Iterable[Sequence[object]]:
    for act in corpus.acts.values():
        titles = (plain(act.title.get(lang, "")) for lang in LANGUAGES)
        citing = len({mention.article for mention in act.mentions})
        yield (
            act.id, act.registry, act.registry_id, *titles, act.kind, act.date, act.number, act.country,
            citing, len(act.mentions),
        )  # fmt: skip


def _links(corpus: Corpus) -> Iterable[Sequence[object]]:
    for key in corpus.articles:
        for person in dict.fromkeys(corpus.author_ids.get(key, ())):
            yield "article", key, "author", "person", person
        for place in dict.fromkeys(corpus.institution_ids.get(key, ())):
            if place:
                yield "article", key, "affiliation", "institution", place
        words = (word for ids in corpus.keyword_ids.get(key, {}).values() for word in ids)
        for word in dict.fromkeys(words):
            if word:
                yield "article", key, "keyword", "keyword", word
        for other in corpus.related.get(key, ()):
            yield "article", key, "related", "article", other.article
        for other_key in corpus.cited_by.get(key, ()):
            yield "article", other_key, "cites", "article", key
    for act in corpus.acts.values():
        for key in dict.fromkeys(mention.article for mention in act.mentions):
            yield "article", key, "cites", "act", act.id
    for system in corpus.systems.values():
        for key in dict.fromkeys(mention.article for mention in system.mentions):
            yield "article", key, "discusses", "system", system.id


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> object:
    """The value, or what a spreadsheet shows as it; a text that it would take for a formula is quoted."""
    if isinstance(value, str) and re.match(r"\s*[=+\-@]", value):
        return f"'{value}"
    return "" if value is None else value
