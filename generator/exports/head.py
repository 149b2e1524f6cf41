"""What of all this stands in the head of each page.

Only the page in an article's own language is the article to search engines: it alone has the tags
from which Google Scholar and Zotero make an item. The pages in other languages have their own titles
and name each other with ``hreflang``; where the article prints no title in a page's language, that
page shows the words of another and names the article's own page as canonical.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator.exports import citing, facts, feeds, highwire
from generator.exports.jsonld import articles, journals, pages
from generator.exports.jsonld.nodes import Node, script
from generator.linking.corpus import Corpus
from generator.model import Article, Lang
from generator.pages import plan
from generator.settings import SiteSettings


class Machine:
    """What pages show to programs; :class:`generator.pages.shared.Site` holds one.

    Args:
        corpus: with the articles as the public may see them, their titles as readers may cite them.
        settings: of the site.
    """

    def __init__(self, corpus: Corpus, settings: SiteSettings) -> None:
        self.corpus = corpus
        self.settings = settings

    def cited(self, article: Article, lang: Lang) -> tuple[citing.Cited, ...]:
        """The article as each citation style has it."""
        article = self.corpus.articles.get(article.id, article)  # this corpus has the titles as sentences
        return citing.cited(article, self.corpus, self.settings, lang)

    def canonical(self, url: str) -> str:
        """The address under which search engines shall know a page, "" where addresses are not full."""
        article = self._article(url)
        if article is not None and _lang(url) not in facts.page_languages(article, self.settings):
            url = facts.page_url(article, self.settings)
        return facts.absolute(url, self.settings)

    def head(
        self, url: str, title: str, description: str = "", crumbs: Sequence[tuple[str, str]] = ()
    ) -> str:
        """The tags of a page as HTML, a line each.

        Args:
            url: below the site's root.
            title: plain text.
            description: plain text.
            crumbs: (title, address) of the pages above.
        """
        lang = _lang(url)
        article = self._article(url)
        lines = [*self._alternates(url, article), *self._feed(url)]
        lines += [_property(name, content) for name, content in self._graph(url, title, description, article)]
        nodes: list[Node] = []
        if article is not None and lang == facts.home_language(article, self.settings):
            lines += [_meta(*tag) for tag in highwire.highwire(article, self.corpus, self.settings)]
            lines.append('<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">')
            lines += [_meta(*tag) for tag in highwire.dublin_core(article, self.corpus, self.settings)]
        nodes += [self._node(url, lang, article)] if lang else []
        if crumbs:
            nodes.append(pages.breadcrumbs(crumbs, title, url, self.settings))
        lines += [script(node) for node in nodes if node]
        return "\n".join(lines)

    def _article(self, url: str) -> Article | None:
        parts = url.split("/")
        if len(parts) == 4 and parts[1] == "articles":
            return self.corpus.articles.get(parts[2])
        return None

    def _alternates(self, url: str, article: Article | None) -> Iterable[str]:
        lang, _, rest = url.partition("/")
        languages: tuple[Lang, ...] = self.settings.languages
        home = languages[0]
        if not _lang(url):  # the choice of languages has its own links, which its script reads
            address = facts.absolute(url, self.settings)
            return (
                [f'<link rel="alternate" hreflang="x-default" href="{escape(address)}">'] if address else []
            )
        if article is not None:
            languages = facts.page_languages(article, self.settings)
            home = facts.home_language(article, self.settings)
        if len(languages) < 2 or lang not in languages or rest.startswith("lists/"):
            return []  # the parts of a long list are not the same in all languages
        rows: list[tuple[str, str]] = [(other, f"{other}/{rest}") for other in languages]
        rows.append(("x-default", f"{home}/{rest}"))
        return [
            f'<link rel="alternate" hreflang="{name}" href="{escape(self._href(url, way))}">'
            for name, way in rows
        ]

    def _feed(self, url: str) -> Iterable[str]:
        parts = url.strip("/").split("/")
        if not _lang(url):
            return []
        kind, key = (parts[1] if len(parts) > 1 else ""), (parts[2] if len(parts) > 2 else "")
        own = kind in ("journals", "keywords") and key
        page = plan.entry(_lang(url) or "kk", kind, key) if own else f"{parts[0]}/"
        way = escape(self._href(url, feeds.path(page)))
        return [f'<link rel="alternate" type="application/atom+xml" href="{way}">']

    def _graph(
        self, url: str, title: str, description: str, article: Article | None
    ) -> Iterable[tuple[str, str]]:
        """Open Graph: what a link shows when it is shared."""
        lang = _lang(url) or self.settings.languages[0]
        day = facts.published_on(article) if article else None
        rows = [
            ("og:type", "article" if article else "website"),
            ("og:title", title),
            ("og:description", description),
            ("og:site_name", facts.own(self.settings.name, lang)[0]),
            ("og:url", self.canonical(url)),
            ("og:locale", facts.LOCALES[lang]),
            *(("og:locale:alternate", facts.LOCALES[o]) for o in self.settings.languages if o != lang),
            ("article:published_time", day.iso if day else ""),
        ]
        return [(name, content) for name, content in rows if content]

    def _node(self, url: str, lang: Lang | None, article: Article | None) -> Node:
        corpus, settings = self.corpus, self.settings
        if lang is None:
            return {}
        if article is not None:
            if lang == facts.home_language(article, settings):
                return articles.article(article, corpus, settings)
            return articles.translation(article, corpus, settings, lang)
        parts = url.strip("/").split("/")
        match parts[1:]:
            case []:
                return pages.website(lang, settings)
            case ["about"]:
                return pages.dataset(lang, corpus, settings)
            case ["authors", key] if key in corpus.people:
                return pages.person(corpus.people[key], lang, corpus, settings)
            case ["institutions", key] if key in corpus.institutions:
                return pages.institution(corpus.institutions[key], lang, settings)
            case ["keywords", key] if key in corpus.keywords:
                return pages.keyword(corpus.keywords[key], lang, settings)
            case ["acts", key] if key in corpus.acts:
                return articles.act(corpus.acts[key], lang, settings)
            case ["journals", key]:
                return journals.periodical(key, lang, settings)
            case ["journals", journal, key]:
                entry = next((e for e in corpus.issues if (e.journal, e.id) == (journal, key)), None)
                return journals.issue(entry, lang, settings) if entry else {}
        return {}

    def _href(self, here: str, there: str) -> str:
        return facts.absolute(there, self.settings) or plan.relative(here, there)


def _lang(url: str) -> Lang | None:
    first = url.partition("/")[0]
    return next((lang for lang in facts.LANGUAGE_WORDS if lang == first), None)


def _meta(name: str, content: str) -> str:
    return f'<meta name="{escape(name)}" content="{_value(content)}">'


def _property(name: str, content: str) -> str:
    return f'<meta property="{escape(name)}" content="{_value(content)}">'


def _value(text: str) -> str:
    if not text.isprintable():
        text = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    return escape(" ".join(text.split()))
