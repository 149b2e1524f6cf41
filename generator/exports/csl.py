"""CSL-JSON: what citation processors and reference managers read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.exports import facts
from generator.exports.facts import Name
from generator.exports.once import once
from generator.linking.corpus import Corpus
from generator.model import Article, Lang
from generator.pages.data import as_json
from generator.settings import SiteSettings

Item = dict[str, Any]


@once
def item(article: Article, corpus: Corpus, settings: SiteSettings, lang: Lang | None = None) -> Item:
    """One article as a CSL item.

    Args:
        article: as the public may see it.
        corpus: for the names.
        settings: for the journal and the site's address.
        lang: language of title, names, journal, abstract and keywords; the article's own where
            None. ``language`` always is that of the text.
    """
    wanted = lang or article.language
    first, last = facts.pages(article)
    day = facts.published_on(article)
    values: Item = {
        "id": article.id,
        "type": "article-journal" if facts.journal_title(article, settings) else "article",
        "title": facts.title(article, wanted),
        "author": [name(each) for each in facts.names(article, corpus, wanted)],
        "container-title": facts.journal_title(article, settings, wanted),
        "container-title-short": facts.journal_short(article, settings, wanted),
        "publisher": facts.publisher(article, settings, wanted),
        "ISSN": ", ".join(facts.issns(article, settings)),
        "volume": facts.volume(article),
        "issue": facts.number(article),
        "page": f"{first}-{last}" if last else first,
        "page-first": facts.begins_on(article),
        "issued": {"date-parts": [day.parts]} if day else None,
        "DOI": article.doi,
        "URL": facts.best_url(article, settings),
        "language": article.language,
        "keyword": ", ".join(facts.keywords(article, wanted)),
        "abstract": facts.abstract(article, wanted),
    }
    return {key: value for key, value in values.items() if value}


def name(each: Name) -> dict[str, str]:
    """A CSL name: its parts, or the printed form where it has none."""
    if not each.family:
        return {"literal": each.printed}
    return {"family": each.family} | ({"given": each.given} if each.given else {})


def write(articles: Iterable[Article], corpus: Corpus, settings: SiteSettings) -> str:
    """The articles as a CSL-JSON array."""
    items = [item(article, corpus, settings) for article in articles]
    return as_json(items)
