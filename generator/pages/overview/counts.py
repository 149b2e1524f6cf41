"""Charts that count articles: by year, language, journal, keyword, system and act."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from generator.pages.markdown import escape
from generator.pages.overview.chart import Chart, bars, by_year
from generator.pages.ranking import ranked, top
from generator.pages.scene import Link, Scene

MOST = 12  # rows of a chart of bars
FEW = 5  # rows that make a chart


def years(scene: Scene) -> Chart | None:
    """Articles by year; the years between the first and the last that have none are shown too."""
    counts = Counter(article.year for article in scene.corpus.articles.values())
    undated = counts.pop(None, 0)
    return by_year(
        scene,
        "years",
        {year: n for year, n in counts.items() if year},
        scene.n("overview_undated", undated) if undated else "",
        (scene.t("year"), scene.t("nav_articles")),
    )


def languages(scene: Scene) -> Chart | None:
    """Articles by the language of their text."""
    counts = Counter(article.language for article in scene.corpus.articles.values())
    links = [Link(Markup(""), escape(scene.t(f"lang_{lang}")), n) for lang, n in counts.most_common()]
    return bars(scene, "languages", links, (scene.t("text_language"), scene.t("nav_articles")), len(links))


def journals(scene: Scene) -> Chart | None:
    """Articles by journal."""
    counts = Counter(article.journal for article in scene.corpus.articles.values() if article.journal)
    having = {entry.journal for entry in scene.corpus.issues}
    links = [
        Link(scene.entry("journals", key) if key in having else Markup(""), scene.journal(key), number)
        for key, number in counts.items()
    ]
    heads = (scene.t("journal"), scene.t("nav_articles"))
    return bars(scene, "journals", ranked(scene, links, MOST), heads, len(links), "journals")


def subjects(scene: Scene) -> Chart | None:
    """The keywords that most articles have."""
    words = scene.corpus.keywords.values()
    links = _telling(top(scene, ((len(w.articles), w.id) for w in words), scene.keyword, MOST))
    return bars(
        scene,
        "subjects",
        links,
        (scene.t("facet_keyword"), scene.t("nav_articles")),
        len(scene.corpus.keywords),
        "keywords",
    )


def systems(scene: Scene) -> Chart | None:
    """The systems that most articles discuss."""
    counted = ((scene.site.citing(system), system.id) for system in scene.corpus.systems.values())
    links = _telling(top(scene, counted, scene.system, MOST))
    heads = (scene.t("system"), scene.t("nav_articles"))
    return bars(scene, "systems", links, heads, len(scene.corpus.systems), "systems")


def acts(scene: Scene) -> Chart | None:
    """The acts that most articles cite, in the order in which they were adopted."""
    citing = _citing(scene)
    dates = {key: scene.corpus.acts[key].date for key in citing}
    best = sorted((key for key in citing if dates[key]), key=lambda key: (-citing[key], key))[:MOST]
    best.sort(key=lambda key: (dates[key], key))
    links = [scene.act(key) for key in best]
    heads = (scene.t("act_year"), scene.t("facet_act"), scene.t("nav_articles"))
    return bars(scene, "acts", links, heads, len(citing), "acts", [dates[key][:4] for key in best])


def act_years(scene: Scene) -> Chart | None:
    """How often acts of each year are cited: an article that cites two acts of a year counts twice."""
    citing = _citing(scene)
    counts: Counter[int] = Counter()
    for key, number in citing.items():
        if scene.corpus.acts[key].date:
            counts[int(scene.corpus.acts[key].date[:4])] += number
    heads = (scene.t("act_year"), scene.t("overview_citations"))
    return by_year(scene, "act_years", counts, scene.t("overview_act_years_note"), heads)


def _telling(links: list[Link]) -> list[Link]:
    """Without the things that one article alone has, where there is enough besides."""
    several = [link for link in links if (link.count or 0) > 1]
    return several if len(several) >= FEW else links


def _citing(scene: Scene) -> dict[str, int]:
    """How many articles cite each act that is cited."""
    counts = {key: scene.site.citing(act) for key, act in scene.corpus.acts.items()}
    return {key: number for key, number in counts.items() if number}
