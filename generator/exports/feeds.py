"""Atom feeds: what is new in a language, in a journal, under a keyword.

Without the site's address the links are relative, as the format allows, and the ids are made of the
articles' ids alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from copy import deepcopy
from sys import intern

from generator.exports import facts
from generator.exports.once import once
from generator.exports.xml import XML_LANG, Element, add, new, written
from generator.linking.corpus import Corpus, Keyword
from generator.model import Article, Lang
from generator.pages import plan
from generator.pages.markdown import plain
from generator.settings import SiteSettings

ATOM = "http://www.w3.org/2005/Atom"
LENGTH = 40
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://www.w3.org/2005/Atom#maqala")


def of_journal(key: str, lang: Lang, corpus: Corpus, settings: SiteSettings) -> dict[str, str | bytes]:
    """The feed of a journal in one language; with an empty key that of the whole collection."""
    site, _ = facts.own(settings.name, lang)
    if not key:
        home = plan.home(lang)
        return {path(home): feed(home, lang, site, corpus.articles.values(), corpus, settings)}
    known = settings.journals.get(key)
    title = facts.own(known.title, lang)[0] if known else key
    home = plan.entry(lang, "journals", key)
    listed = [article for article in corpus.articles.values() if article.journal == key]
    return {path(home): feed(home, lang, f"{title} – {site}", listed, corpus, settings)}


def of_keyword(word: Keyword, corpus: Corpus, settings: SiteSettings) -> dict[str, str | bytes]:
    """The feeds of a keyword in all languages."""
    listed = [corpus.articles[key] for key in word.articles if key in corpus.articles]
    tree: dict[str, str | bytes] = {}
    for lang in settings.languages:
        home = plan.entry(lang, "keywords", word.id)
        title = f"{facts.own(word.label, lang)[0]} – {facts.own(settings.name, lang)[0]}"
        tree[path(home)] = feed(home, lang, title, listed, corpus, settings)
    return tree


def path(page: str) -> str:
    """The feed of a page."""
    return f"{page}feed.xml"


def feed(
    home: str,
    lang: Lang,
    title: str,
    articles: Iterable[Article],
    corpus: Corpus,
    settings: SiteSettings,
) -> bytes:
    """One feed: the newest articles, at most :data:`LENGTH`."""
    newest = sorted(articles, key=facts.stamp, reverse=True)[:LENGTH]
    root = new(f"{{{ATOM}}}feed", {None: ATOM})
    root.set(XML_LANG, lang)
    _add(root, "id", _id(path(home), settings))
    _add(root, "title", title)
    _add(root, "updated", _moment(max(map(facts.stamp, newest), default=facts.BEFORE_ALL)))
    _link(root, _href(home, path(home), settings), "self", "application/atom+xml")
    _link(root, _href(home, home, settings), "alternate", "text/html")
    author = _add(root, "author")
    _add(author, "name", facts.own(settings.name, lang)[0])
    for article in newest:
        # An entry stands in the feeds of all its keywords, which name it in the same way.
        href = intern(_href(home, facts.page_url(article, settings, lang), settings))
        root.append(deepcopy(_entry(article, corpus, settings, lang, href)))
    return written(root)


@once
def _entry(article: Article, corpus: Corpus, settings: SiteSettings, lang: Lang, href: str) -> Element:
    entry = new(f"{{{ATOM}}}entry", {None: ATOM})
    shown, title_lang = facts.own(article.title, lang if article.title.get(lang) else article.language)
    _add(entry, "id", _id(facts.page_url(article, settings, lang), settings))
    _add(entry, "title", shown).set(XML_LANG, title_lang or article.language)
    _add(entry, "updated", _moment(facts.stamp(article)))
    day = facts.day(article.dates.published)
    if day and day.day:
        _add(entry, "published", _moment(day.iso))
    _link(entry, href, "alternate", "text/html")
    for name in facts.names(article, corpus, lang):
        _add(_add(entry, "author"), "name", name.printed)
    for word in facts.keywords(article, lang):
        _add(entry, "category").set("term", word)
    summary = plain(article.summary.get(lang, "")) or facts.abstract(article, lang)
    if summary:
        _add(entry, "summary", summary)
    return entry


def _id(page: str, settings: SiteSettings) -> str:
    """The full address; where that is not known, a name made of the page's address alone."""
    return facts.absolute(page, settings) or uuid.uuid5(_NAMES, page).urn


def _href(home: str, page: str, settings: SiteSettings) -> str:
    return facts.absolute(page, settings) or plan.relative(home, page)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _link(parent: Element, href: str, rel: str, kind: str) -> None:
    link = _add(parent, "link")
    for name, value in (("rel", rel), ("type", kind), ("href", href)):
        link.set(name, value)


def _add(parent: Element, tag: str, text: str | None = None) -> Element:
    return add(parent, f"{{{ATOM}}}{tag}", text)
