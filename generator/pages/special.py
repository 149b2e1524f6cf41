"""Pages of their own kind: choice of language, home, search, about."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from generator.linking.corpus import Act, Corpus, System
from generator.model import LANGUAGES
from generator.pages import frame, plan, suggestions
from generator.pages.cards import cards
from generator.pages.markdown import escape
from generator.pages.overview import counts, numbers
from generator.pages.ranking import ranked, top
from generator.pages.scene import Link, Scene
from generator.pages.shared import Site

NEWEST = 6
JOURNALS = 12
_FACETS = ("language", "journal", "year", "rubric", "author", "keyword", "act")
_SEARCH_STRINGS = (
    "search_loading", "search_none", "search_none_help", "search_failed", "search_offline", "search_start", "search_more",
    "search_did_you_mean", "search_matched", "search_remove", "search_clear", "search_unfiltered",
    "search_each_word", "search_elsewhere", "text_kk", "text_ru", "text_en", "summary", "abstract", "footnotes",
    *(f"facet_{name}" for name in _FACETS),
)  # fmt: skip


def choice(scene: Scene) -> dict[str, str | bytes]:
    """The root: the languages, each in its own words. ``choose.js`` goes on by itself."""
    rows = [
        (
            lang,
            frame.LANGUAGE_NAMES[lang][0],
            scene.link(plan.home(lang)),
            scene.site.settings.name.get(lang, ""),
            scene.site.settings.description.get(lang, ""),
        )
        for lang in scene.site.languages
    ]
    content = scene.render("choice.md.jinja", rows=rows)
    title = " · ".join(dict.fromkeys(row[3] for row in rows if row[3]))
    page = frame.page(scene, content, title, kind="choice", rest="", extra={"choice": True})
    return {"index.md": page[plan.source_of(scene.url)]}


def home(scene: Scene) -> dict[str, str | bytes]:
    """The home page of a language."""
    corpus = scene.corpus
    articles: Counter[str] = Counter()
    for entry in corpus.issues:
        articles[entry.journal] += len(entry.articles)
    journals = ranked(
        scene,
        (Link(scene.entry("journals", key), scene.journal(key), n) for key, n in articles.items()),
        JOURNALS,
    )
    content = scene.render(
        "home.md.jinja",
        name=scene.say(scene.site.settings.name),
        description=scene.say(scene.site.settings.description),
        numbers=numbers(scene),
        newest=cards(scene, list(corpus.articles)[:NEWEST]),
        subjects=top(scene, ((len(k.articles), k.id) for k in corpus.keywords.values()), scene.keyword, 20),
        journals=journals,
        acts=top(scene, _named(scene.site, corpus.acts.values()), scene.act, 6),
        systems=top(scene, _named(scene.site, corpus.systems.values()), scene.system, 8),
        charts=[chart for chart in (counts.years(scene), counts.languages(scene)) if chart],
        search=scene.link(plan.section(scene.lang, "search")),
    )
    description = scene.site.settings.description.get(scene.lang, "")
    title = scene.say(scene.site.settings.name).striptags()
    return frame.page(
        scene, content, title, kind="home", rest="", description=description, extra={"front": True}
    )


def _named(site: Site, items: Iterable[Act | System]) -> Iterator[tuple[int, str]]:
    """Acts or systems with the number of articles that name them."""
    return ((site.citing(item), item.id) for item in items)


def search(scene: Scene) -> dict[str, str | bytes]:
    """The search page: a form, and a place for the results that ``search.js`` fills."""
    strings: dict[str, Any] = {key: scene.t(key) for key in _SEARCH_STRINGS}
    strings["results"] = scene.words.forms("results_count")
    content = scene.render(
        "search.md.jinja",
        strings=json.dumps(strings, ensure_ascii=False, sort_keys=True),
        facets=" ".join(_FACETS),
        bundle=scene.link("pagefind/"),
        suggestions=scene.link(suggestions.PATH),
        lists=[
            (scene.t(f"nav_{name}"), scene.link(plan.section(scene.lang, name)))
            for name in plan.MENU
            if frame.has(scene, name)
        ],
    )
    return frame.page(
        scene,
        content,
        scene.t("search"),
        kind="search",
        rest="search/",
        description=scene.t("about_search"),
        scripts=("fold", "passages", "search"),
        extra={"styles": ["search"]},
    )


def about(scene: Scene) -> dict[str, str | bytes]:
    """What this site is, where its articles come from, and what one may do with them."""
    corpus: Corpus = scene.corpus
    numbers = Counter(article.language for article in corpus.articles.values())
    by_language = [(lang, numbers[lang]) for lang in dict.fromkeys((*scene.site.languages, *LANGUAGES))]
    report = scene.site.settings.report_errors_to
    content = scene.render(
        "about.md.jinja",
        count=len(corpus.articles),
        full=sum(a.has_full_text() for a in corpus.articles.values()),
        by_language=[(scene.t(f"lang_{lang}"), number) for lang, number in by_language if number],
        glossary=frame.has(scene, "glossary"),
        guesses=sum(not k.sure for k in corpus.keywords.values()),
        report=Markup(escape(report)) if report else None,
    )
    return frame.page(
        scene, content, scene.t("about"), kind="entry", rest="about/", description=scene.t("about_lead")
    )
