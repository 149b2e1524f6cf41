"""What all pages share: the corpus, the settings, the words, and what is looked up once for many pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.diagnostics import Diagnostic
from generator.linking.corpus import Act, Corpus, IssueEntry, System
from generator.model import LANGUAGES, Article, Lang
from generator.pages import anchors, mentions
from generator.pages.casing import Casing, in_capitals
from generator.pages.markdown import escape, escape_within, inline
from generator.pages.words import Words
from generator.settings import SiteSettings
from generator.tracing import Lookup, Table, Tracer

_in_capitals = lru_cache(maxsize=8192)(in_capitals)  # the same titles are asked for again and again


class Reference(Protocol):
    """An article as a citation style writes it; ``html`` is safe, its only tag is ``<i>``."""

    @property
    def name(self) -> str:
        """What readers call the style."""

    @property
    def lang(self) -> Lang:
        """The language of the words."""

    @property
    def html(self) -> str:
        """The reference."""


class Machine(Protocol):
    """What pages show to programs and quote for other writers (:mod:`generator.exports.head`)."""

    def head(self, url: str, title: str, description: str, crumbs: Sequence[tuple[str, str]]) -> str:
        """Tags of a page's head, as safe HTML."""

    def canonical(self, url: str) -> str:
        """The address under which search engines shall know the page, or ""."""

    def cited(self, article: Article, lang: Lang) -> Sequence[Reference]:
        """How to cite an article, in each style."""


class Site:
    """Corpus, settings and words, shared by all pages.

    Args:
        corpus: holds the articles as the public may see them.
        settings: of the site.
        machine: writes what programs read of a page.
        casing: of this corpus, where it is at hand.
        doubts: by article id, what the reader and the linker were not sure of.
    """

    def __init__(
        self,
        corpus: Corpus,
        settings: SiteSettings,
        machine: Machine,
        tracer: Tracer | None = None,
        casing: Casing | None = None,
        doubts: Mapping[str, Sequence[Diagnostic]] | None = None,
    ) -> None:
        tracer = tracer or Tracer()
        self.machine = machine
        self._citing: dict[int, int] = {}
        self.doubts = Table(tracer, "doubts", doubts or {})
        self.corpus = corpus
        self.settings = settings
        self.languages = settings.languages
        strings: Mapping[Lang, Mapping[str, Any]] = settings.strings
        self.words = {
            lang: Words(lang, strings.get(lang, {}), tuple(strings[o] for o in LANGUAGES if o in strings))
            for lang in settings.languages
        }
        self.casing = TracedCasing(casing or Casing(corpus.articles.values()), tracer)
        # Looked up once for each card and page: a search through all issues or acts would make large
        # collections slow.
        issue_of: dict[str, IssueEntry] = {}
        for issue in corpus.issues:
            for key in issue.articles:
                issue_of.setdefault(key, issue)
        self.issue_of = Table(tracer, "issue_of", issue_of)
        self.acts_of = Table(tracer, "acts_of", _acts_of(corpus))
        self.items_mentioned = Table(tracer, "items_mentioned", _items_mentioned(corpus))
        self.named = Table(tracer, "named", mentions.index(corpus))
        cites: dict[str, list[str]] = {}
        for key, citing in corpus.cited_by.items():
            for article in citing:
                cites.setdefault(article, []).append(key)
        self.cites = Table(tracer, "cites", cites)
        self._anchors: dict[str, tuple[str, ...]] = {}
        self.environment = Environment(
            loader=PackageLoader("generator.pages", "templates"),
            autoescape=True,
            finalize=_finalize,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.environment.filters["inline"] = inline
        self.environment.filters["reference"] = reference

    def citing(self, item: Act | System) -> int:
        """How many articles name an act or a system, counted once; who asks has read the item."""
        count = self._citing.get(id(item))
        if count is None:
            count = self._citing[id(item)] = len({mention.article for mention in item.mentions})
        return count

    def anchors(self, article: Article) -> tuple[str, ...]:
        """The anchor of each block of an article's body."""
        if not article.body:  # a look that counts as this page's, though another's answer may be given
            return ()
        if article.id not in self._anchors:
            self._anchors[article.id] = anchors.of_blocks(article)
        return self._anchors[article.id]

    def compile_templates(self) -> None:
        """Reads all templates now, so that processes forked later have them."""
        for name in self.environment.list_templates():
            self.environment.get_template(name)


def _acts_of(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The acts that each article mentions or links, in the corpus's order."""
    numbers: dict[str, list[str]] = {}  # registry id → keys
    found: dict[str, set[str]] = {}
    for key, act in corpus.acts.items():
        numbers.setdefault(act.registry_id.strip("_").lower(), []).append(key)
        for mention in act.mentions:
            found.setdefault(mention.article, set()).add(key)
    for article in corpus.articles.values():
        for cited in article.acts:
            found.setdefault(article.id, set()).update(numbers.get(cited.id.strip("_").lower(), ()))
    rank = {key: number for number, key in enumerate(corpus.acts)}
    return {article: tuple(sorted(keys, key=rank.__getitem__)) for article, keys in found.items()}


def _items_mentioned(corpus: Corpus) -> dict[str, tuple[tuple[int, int], ...]]:
    """Block and item of each article's list items to which pages of acts and systems lead."""
    found: dict[str, set[tuple[int, int]]] = {}
    named = (entry.mentions for table in (corpus.acts, corpus.systems) for entry in table.values())
    for places in named:
        for mention in places:
            if mention.where == "body" and mention.item >= 0:
                found.setdefault(mention.article, set()).add((mention.block, mention.item))
    return {article: tuple(sorted(items)) for article, items in found.items()}


class TracedCasing:
    """The collection's casing; which words a page has asked for is noted."""

    def __init__(self, casing: Casing, tracer: Tracer) -> None:
        self._restore = Lookup(tracer, "casing", casing.restore)

    def restore(self, text: str) -> str:
        """As :meth:`Casing.restore`."""
        return self._restore(text) if _in_capitals(text) else text


def _finalize(value: object) -> Markup:
    """Every value that a template prints goes through the one escape function."""
    if value is None:
        return _NOTHING
    return value if isinstance(value, Markup) else escape(str(value))


_NOTHING = Markup()


def reference(html: str) -> Markup:
    """A citation style's HTML, safe in Markdown too; italics are all that is kept of it."""
    parts = re.split(r"(</?i>)", html)
    return Markup("").join(
        Markup(part) if number % 2 else escape_within(Markup(part).unescape())
        for number, part in enumerate(parts)
    )
