"""Articles as lists show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Lang
from generator.pages import plan
from generator.pages.collation import sort_key
from generator.pages.markdown import escape, plain
from generator.pages.scene import Scene


@dataclass(frozen=True, slots=True)
class Card:
    """One article in a list.

    Attributes:
        id, href, title: of the article.
        authors: names, linked, with commas.
        journal: title of the journal, or empty.
        issue: year, volume and number, linked, or empty.
        year, journal_key, language: for filters.
        pages: in the page's language, or empty.
        full: whether the site has the full text.
        order: rank of the title in the alphabet, for sorting in the browser.
    """

    id: str
    href: Markup
    title: Markup
    authors: Markup
    journal: Markup
    issue: Markup
    year: str
    journal_key: str
    language: Lang
    pages: str
    full: bool
    order: int = 0


def cards(scene: Scene, articles: Iterable[str]) -> tuple[Card, ...]:
    """Cards in the order given."""
    keys = [key for key in articles if key in scene.corpus.articles]
    if len(keys) == 1:  # as on most pages
        return (_card(scene, keys[0], 0),)
    titles = {
        key: plain(scene.sentence(scene.article(key).title, scene.article(key).language).text) for key in keys
    }
    ranks = {
        key: rank for rank, key in enumerate(sorted(titles, key=lambda k: sort_key(titles[k], scene.lang)))
    }
    return tuple(_card(scene, key, ranks[key]) for key in keys)


def _card(scene: Scene, key: str, order: int) -> Card:
    article = scene.article(key)
    ids = scene.corpus.author_ids.get(key, ())
    names = []
    for index, author in enumerate(article.authors):
        name = scene.name(author.name, article.language)
        if index < len(ids) and ids[index] in scene.corpus.people:
            name = _linked(scene.entry("authors", ids[index]), name)
        names.append(name)
    entry = scene.site.issue_of.get(key)
    issue = Markup("")
    if entry:
        issue = _linked(
            scene.link(plan.issue(scene.lang, entry.journal, entry.id)),
            escape(scene.issue(entry)),
        )
    elif article.year:
        issue = escape(str(article.year))
    return Card(
        id=key,
        href=scene.entry("articles", key),
        title=scene.title(article),
        authors=Markup(", ").join(names),
        journal=scene.journal(article.journal) if article.journal else Markup(""),
        issue=issue,
        year=str(article.year or ""),
        journal_key=article.journal or "",
        language=article.language,
        pages=scene.pages(article),
        full=article.has_full_text(),
        order=order,
    )


def _linked(href: Markup, words: Markup) -> Markup:
    return Markup(f'<a href="{href}">{words}</a>')
