"""The whole docs tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, cast

from generator.diagnostics import Diagnostic
from generator.linking.corpus import Act, Corpus, IssueEntry, System
from generator.model import Lang
from generator.pages import (
    alphabet,
    article,
    entries,
    frame,
    lists,
    overview,
    permanence,
    plan,
    special,
    suggestions,
    works,
)
from generator.pages.backmatter import has_page
from generator.pages.casing import Casing
from generator.pages.public import for_data, published
from generator.pages.scene import Scene
from generator.pages.shared import Site
from generator.pages.words import PLACEHOLDER
from generator.settings import SiteSettings
from generator.tracing import Row, Table, Tracer, watched

Tree = dict[str, str | bytes]


class Job(NamedTuple):
    """One page, a list with all its pages, or the data files of one thing.

    Attributes:
        kind: what is made; pages have the names of :data:`_PAGES`, data files begin with ``data:``.
        lang: of a page, "" elsewhere.
        key: of the entry.
    """

    kind: str
    lang: str = ""
    key: str = ""


class Workshop:
    """Everything that jobs need; each is done by itself, in any order and process.

    Args:
        corpus: the linked collection, whole; what may be shown of it is decided here.
        settings: of the site.
        found: what reading and linking were not sure of.
        casing: of the articles as the public may see them, where it is at hand.

    Attributes:
        tracer: knows which parts of the collection each job has read.
    """

    def __init__(
        self,
        corpus: Corpus,
        settings: SiteSettings,
        found: Iterable[Diagnostic] = (),
        casing: Casing | None = None,
    ) -> None:
        # Not above: the formats for machines themselves use the pages' addresses and escaping.
        from generator.exports import head

        self.settings = settings
        self.tracer = Tracer()
        shown = shown_corpus(corpus, settings)
        casing = casing or Casing(shown.articles.values())
        shown = replace(shown, articles=watched(self.tracer, "texts", shown.articles))
        bare_articles = {k: for_data(item, settings) for k, item in shown.articles.items()}
        bare = replace(shown, articles=watched(self.tracer, "data/texts", bare_articles))
        self._shown = traced(shown, self.tracer, "")
        self._bare = replace(self._shown, articles=Table(self.tracer, "data/articles", bare.articles))
        self._made_of = (corpus, settings, tuple(found), casing)
        cited = replace(
            self._shown, articles=Table(self.tracer, "titled/articles", casing.titled(shown).articles)
        )
        self._titled = replace(
            self._shown, articles=Table(self.tracer, "data/titled", casing.titled(bare).articles)
        )
        self.site = Site(
            self._shown,
            settings,
            head.Machine(cited, settings),
            self.tracer,
            casing,
            by_article(self._made_of[2]),
        )

    def __reduce__(self) -> tuple[type[Workshop], tuple[Any, ...]]:
        """Pickled, it is what it was made of; another process makes its own of that."""
        return Workshop, self._made_of

    def jobs(self) -> tuple[Job, ...]:
        """All jobs in a fixed order."""
        from generator.exports import tree as exports

        corpus = self._shown
        issues = list(corpus.issues)
        entries = (
            *(("article", key) for key in corpus.articles),
            *(("journal", key) for key in dict.fromkeys(issue.journal for issue in issues)),
            *(("issue", f"{issue.journal}/{issue.id}") for issue in issues),
            *(("author", key) for key in corpus.people),
            *(("keyword", key) for key in corpus.keywords),
            *(("institution", key) for key in corpus.institutions),
            *(("act", key) for key in corpus.acts),
            *(("system", key) for key in corpus.systems),
            *(("moved", "/".join(pair)) for pair in permanence.former(corpus.articles.values())),
        )
        made = [Job("choice"), Job("suggestions")]
        for lang in self.settings.languages:
            here = Scene(self.site, lang, plan.home(lang))
            made += [Job(kind, lang) for kind in _LISTS if frame.has(here, kind)]
            made += [Job(kind, lang, key) for kind, key in entries]
        made += [
            Job(f"data:{kind}", lang, key) for kind, lang, key in exports.jobs(self._bare, self.settings)
        ]
        return tuple(made)

    def make(self, job: Job) -> Tree:
        """The files of one job by path below the docs folder."""
        from generator.exports import tree as exports

        if job.kind.startswith("data:"):
            kind = job.kind.removeprefix("data:")
            return exports.make(kind, job.lang, job.key, self._bare, self.settings, self._titled)
        lang = cast(Lang, job.lang or self.settings.languages[0])
        url, write = _PAGES[job.kind]
        return write(Scene(self.site, lang, url(lang, job.key) if job.lang else ""), job.key)

    def finish(self, pages: Iterable[str]) -> tuple[Tree, tuple[Diagnostic, ...]]:
        """What needs the names of all pages; and what there is to say about the whole.

        Args:
            pages: names of the docs tree's pages, in the order of their jobs.
        """
        from generator.exports import tree as exports

        leading_on = {
            plan.source_of(plan.entry(lang, "articles", old))
            for old, _ in permanence.former(self._bare.articles.values())
            for lang in self.settings.languages
        }
        pages = [name for name in pages if name not in leading_on]
        tree, found = exports.finish(self._bare, self.settings, pages)
        tree.update(permanence.files(self._bare, self.settings))
        return tree, (*check_strings(self.settings), *found)


def render(
    corpus: Corpus, settings: SiteSettings, found: Iterable[Diagnostic] = ()
) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """Every page and data file of the site.

    Args:
        corpus: the linked collection, whole; what may be shown of it is decided here.
        settings: of the site.
        found: what reading and linking were not sure of; the articles' pages tell it.

    Returns:
        File contents by path below the docs folder, in a fixed order, and diagnostics about
        interface strings that a language lacks and about files that need settings to be made.
    """
    workshop = Workshop(corpus, settings, found)
    tree: Tree = {}
    for job in workshop.jobs():
        tree.update(workshop.make(job))
    more, missing = workshop.finish(name for name in tree if name.endswith(".md"))
    tree.update(more)
    return tree, missing


def traced(corpus: Corpus, tracer: Tracer, prefix: str) -> Corpus:
    """The corpus with tables that note what is read of them."""

    def table(name: str, brief: Callable[[Any], object] | None = None) -> Table[Any]:
        return Table(tracer, prefix + name, getattr(corpus, name), brief)

    return replace(
        corpus,
        articles=table("articles"),
        people=table("people", lambda person: (person.name, len(person.articles))),
        institutions=table("institutions", lambda place: (place.name, len(place.articles))),
        keywords=table("keywords", lambda word: (word.label, len(word.articles))),
        acts=table("acts", _without_mentions),
        systems=table("systems", _without_mentions),
        issues=cast(tuple[IssueEntry, ...], Row(tracer, prefix + "issues", corpus.issues)),
        most_cited=table("most_cited", lambda work: (work.title, work.text, has_page(work))),
        **{name: table(name) for name in _BY_ARTICLE},
    )


_BY_ARTICLE = ("author_ids", "keyword_ids", "institution_ids", "act_ids", "citations", "related", "cited_by")


def _without_mentions(item: Act | System) -> object:
    return replace(item, mentions=()), len({mention.article for mention in item.mentions})


def by_article(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Findings by the article that they are about."""
    groups: dict[str, list[Diagnostic]] = {}
    for finding in found:
        if finding.article:
            groups.setdefault(finding.article, []).append(finding)
    return groups


def shown_corpus(corpus: Corpus, settings: SiteSettings) -> Corpus:
    """The corpus with its articles as the public may see them."""
    return replace(corpus, articles={k: published(item, settings) for k, item in corpus.articles.items()})


def data_corpus(corpus: Corpus, settings: SiteSettings) -> Corpus:
    """The corpus as files for machines may hold it."""
    shown = shown_corpus(corpus, settings)
    return replace(shown, articles={k: for_data(item, settings) for k, item in shown.articles.items()})


_Write = Callable[[Scene, str], Tree]
_LISTS = (
    "home", "search", "about", "overview", "glossary", "articles", "journals", "authors", "keywords", "acts",
    "systems", "works",
)  # fmt: skip


def _issue(scene: Scene, key: str) -> Tree:
    journal, _, name = key.partition("/")
    entry = next(entry for entry in scene.corpus.issues if (entry.journal, entry.id) == (journal, name))
    return lists.issue(scene, entry)


def _suggestions(scene: Scene, _: str) -> Tree:
    return {suggestions.PATH: suggestions.file(scene.corpus, scene.site.settings)}


def _list(name: str, write: Callable[[Scene], Tree]) -> tuple[Callable[[Lang, str], str], _Write]:
    return lambda lang, _: plan.section(lang, name), lambda scene, _: write(scene)


def _entry(
    name: str, table: str, write: Callable[[Scene, Any], Tree]
) -> tuple[Callable[[Lang, str], str], _Write]:
    def page(scene: Scene, key: str) -> Tree:
        return write(scene, getattr(scene.corpus, table)[key])

    return lambda lang, key: plan.entry(lang, name, key), page


# Each kind of page: its address, and what writes it.
_PAGES: Mapping[str, tuple[Callable[[Lang, str], str], _Write]] = {
    "choice": (lambda lang, _: "", lambda scene, _: special.choice(scene)),
    "suggestions": (lambda lang, _: "", _suggestions),
    "home": (lambda lang, _: plan.home(lang), lambda scene, _: special.home(scene)),
    "search": _list("search", special.search),
    "about": _list("about", special.about),
    "overview": _list("overview", overview.render),
    "glossary": _list("glossary", alphabet.glossary),
    "articles": _list("articles", lists.articles),
    "journals": _list("journals", lists.journals),
    "authors": _list("authors", alphabet.authors),
    "keywords": _list("keywords", alphabet.keywords),
    "acts": _list("acts", lists.acts),
    "systems": _list("systems", lists.systems),
    "works": _list("works", works.render),
    "article": _entry("articles", "articles", article.render),
    "journal": (lambda lang, key: plan.entry(lang, "journals", key), lists.journal),
    "issue": (lambda lang, key: plan.issue(lang, *key.split("/", 1)), _issue),
    "author": _entry("authors", "people", entries.author),
    "keyword": _entry("keywords", "keywords", entries.keyword),
    "institution": _entry("institutions", "institutions", entries.institution),
    "act": _entry("acts", "acts", entries.act),
    "system": _entry("systems", "systems", entries.system),
    "moved": (
        lambda lang, key: plan.entry(lang, "articles", key.partition("/")[0]),
        lambda scene, key: permanence.moved(scene, key.partition("/")[2]),
    ),
}


def check_strings(settings: SiteSettings) -> tuple[Diagnostic, ...]:
    """Strings that one language has and another lacks, and placeholders that differ."""
    found = []
    keys = sorted({key for lang in settings.languages for key in settings.strings.get(lang, {})})
    for lang in settings.languages:
        file = f"site_config/ui/{lang}.yml"
        own = settings.strings.get(lang, {})
        missing = [key for key in keys if own.get(key) is None]
        if missing:
            message = f"strings are missing: {', '.join(missing[:8])}{' …' if len(missing) > 8 else ''}"
            hint = "Add them; until then another language's words are shown."
            found.append(Diagnostic("ui-strings", "warning", message, file, hint=hint))
    for key in keys:
        signs = {
            lang: set(PLACEHOLDER.findall(str(settings.strings[lang][key]))) - {"n"}
            for lang in settings.languages
            if settings.strings.get(lang, {}).get(key) is not None
        }
        if len({frozenset(s) for s in signs.values()}) > 1:
            message = f"the placeholders of '{key}' differ between languages"
            found.append(Diagnostic("ui-strings", "warning", message, "site_config/ui"))
    return tuple(found)
