"""What a page needs while it is written: the corpus, one language, and its own address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.diagnostics import Diagnostic
from generator.linking.corpus import Act, Corpus, IssueEntry, System
from generator.model import LANGUAGES, Article, Lang
from generator.pages import anchors, mentions, plan
from generator.pages.casing import Casing, in_capitals
from generator.pages.markdown import attribute, escape, escape_within, inline
from generator.pages.names import spaced
from generator.pages.tongues import guess_language
from generator.pages.words import Words
from generator.settings import SiteSettings
from generator.tracing import Lookup, Table, Tracer, brief

_in_capitals = lru_cache(maxsize=8192)(in_capitals)  # the same titles are asked for again and again
_SAFE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_SAFE_URL = re.compile(r"[A-Za-z0-9./?=;:#&%-]*")


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the language it is in."""

    text: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class Link:
    """A link as lists show it.

    Attributes:
        href: relative address.
        label: its words.
        count: number of articles behind it, None where it does not matter.
    """

    href: Markup
    label: Markup
    count: int | None = None


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


@lru_cache(maxsize=64)
def _place(url: str, lang: Lang) -> tuple[str | None, str, str]:
    """The way up from a page to its language, None where it has none; its section; its key, if it is an entry's."""
    first, *below = url.rstrip("/").split("/")
    if first != lang:
        return None, "", ""
    own, *keys = below or ("",)
    return "../" * len(below), own, keys[0] if len(keys) == 1 else ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One page in one language."""

    site: Site
    lang: Lang
    url: str

    @property
    def corpus(self) -> Corpus:
        """The corpus."""
        return self.site.corpus

    @property
    def words(self) -> Words:
        """The words of the page's language."""
        return self.site.words[self.lang]

    def words_of(self, lang: Lang) -> Words:
        """The words of a text's language; those of the page's where the site does not have that one."""
        return self.site.words.get(lang, self.words)

    def t(self, key: str, **values: object) -> str:
        """A string of the interface."""
        return self.words.text(key, **values)

    def n(self, key: str, number: int, **values: object) -> str:
        """A string of the interface that counts something."""
        return self.words.count(key, number, **values)

    def date(self, iso: str) -> str:
        """A day in the page's language."""
        return self.words.date(iso)

    def pages(self, article: Article) -> str:
        """An article's pages, with a dash between the numbers, or the one on which it begins; empty where unknown."""
        if not article.pages:
            return self.t("first_page", n=article.first_page) if article.first_page else ""
        shown = article.pages.replace("-", "–")
        return self.n("pages", 1 if shown.isalnum() else 2, n=shown)

    def link(self, url: str) -> Markup:
        """The relative address of a page or file of the site."""
        way = plan.relative(self.url, url)
        return Markup(way) if _SAFE_URL.fullmatch(way) else attribute(way)

    def entry(self, name: str, key: str, rest: str = "") -> Markup:
        """The relative address of an entry's page in this language."""
        if not rest and _SAFE_KEY.fullmatch(key):
            up, own, mine = _place(self.url, self.lang)
            if up is not None and own != name:
                return Markup(f"{up}{name}/{key}/")
            if mine and mine != key:
                return Markup(f"../{key}/")
        return self.link(plan.entry(self.lang, name, key) + rest)

    def pick(self, texts: Mapping[Lang, str], first: Lang | None = None) -> Text:
        """The text in the page's language, else in ``first``, else in the first language that has it."""
        for lang in (self.lang, first, *LANGUAGES):
            if lang and texts.get(lang):
                return Text(texts[lang], lang)
        return Text("", self.lang)

    def say(self, text: Text | Mapping[Lang, str], first: Lang | None = None) -> Markup:
        """A text as HTML, marked with its language where that is not the page's."""
        chosen = text if isinstance(text, Text) else self.pick(text, first)
        return self.mark(inline(chosen.text), chosen.lang)

    def mark(self, html: Markup, lang: Lang) -> Markup:
        """HTML in a ``<span lang>`` where its language is not the page's."""
        return html if lang == self.lang else Markup('<span lang="{}">{}</span>').format(lang, html)

    def name(self, names: Mapping[Lang, str], first: Lang | None = None) -> Markup:
        """A person's name as HTML."""
        chosen = self.pick(names, first)
        return self.mark(inline(spaced(chosen.text)), chosen.lang)

    def named(self, text: str) -> Markup:
        """A name as it stands, marked with the language that its letters tell."""
        return self.mark(escape(text), guess_language(text))

    def others(self) -> tuple[Lang, ...]:
        """The site's other languages, in their order."""
        return tuple(lang for lang in self.site.languages if lang != self.lang)

    def render(self, template: str, **values: object) -> str:
        """A template of ``templates/`` with this scene as ``s``."""
        return self.site.environment.get_template(template).render(s=self, **values)

    # What several kinds of pages show of the same things.

    def sentence(self, texts: Mapping[Lang, str], first: Lang | None = None) -> Text:
        """Like :meth:`pick`; what is set in capitals is written as a sentence."""
        chosen = self.pick(texts, first)
        return Text(self.site.casing.restore(chosen.text), chosen.lang)

    def title(self, article: Article) -> Markup:
        """The article's title, its own language's where this one has none."""
        return self.say(self.sentence(article.title, article.language))

    def rubric(self, article: Article) -> Markup:
        """The article's rubric."""
        return self.say(self.sentence(article.rubric, article.language))

    def article(self, key: str) -> Article:
        """An article of the corpus."""
        return self.corpus.articles[key]

    def home(self, article: Article) -> str:
        """The address of the page that holds the article's text."""
        return plan.entry(self.site.settings.home_of(article.language), "articles", article.id)

    def journal(self, key: str | None) -> Markup:
        """A journal's title."""
        settings = self.site.settings.journals.get(key or "")
        return self.say(settings.title) if settings else escape(key or "")

    def told(self, texts: Mapping[Lang, str], apart: Mapping[Lang, str]) -> Markup:
        """A name, with what tells it from the same name of another page behind it."""
        chosen = self.pick(texts)
        sign = apart.get(chosen.lang)
        return self.say(Text(f"{chosen.text} ({sign})" if sign else chosen.text, chosen.lang))

    def person(self, key: str) -> Link:
        """A person's name, linked."""
        person = brief(self.corpus.people, key)
        return Link(self.entry("authors", key), self.name(person.name), len(person.articles))

    def keyword(self, key: str) -> Link:
        """A keyword's label, linked."""
        keyword = brief(self.corpus.keywords, key)
        return Link(
            self.entry("keywords", key), self.told(keyword.label, keyword.apart), len(keyword.articles)
        )

    def institution(self, key: str) -> Link:
        """An institution's name, linked."""
        institution = brief(self.corpus.institutions, key)
        return Link(self.entry("institutions", key), self.say(institution.name), len(institution.articles))

    def act(self, key: str) -> Link:
        """An act's title (its number where nobody wrote one down), linked."""
        act = brief(self.corpus.acts, key)
        label = self.told(act.title, act.apart) if any(act.title.values()) else escape(act.registry_id)
        return Link(self.entry("acts", key), label, self.site.citing(act))

    def system(self, key: str) -> Link:
        """A system's name, linked."""
        system = brief(self.corpus.systems, key)
        return Link(self.entry("systems", key), self.say(system.name), self.site.citing(system))
