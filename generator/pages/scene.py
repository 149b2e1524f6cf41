"""What a page needs while it is written: the site, one language, and its own address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from generator.linking.corpus import Corpus, IssueEntry
from generator.model import LANGUAGES, Article, Lang
from generator.pages import plan
from generator.pages.markdown import attribute, escape, inline
from generator.pages.names import spaced
from generator.pages.shared import Site
from generator.pages.tongues import guess_language
from generator.pages.words import Words
from generator.tracing import brief

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

    def issue(self, entry: IssueEntry) -> str:
        """An issue as readers name it: the label if there is nothing better."""
        parts = [str(entry.year)] if entry.year else []
        if entry.volume:
            parts.append(self.t("volume", n=entry.volume))
        if entry.number:
            parts.append(self.t("number", n=entry.number.replace(" ", "\u00a0")))
        elif entry.label and entry.label not in parts:
            parts.append(entry.label)
        return ", ".join(parts) or self.t("issue")

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
