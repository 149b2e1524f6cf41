"""The overview: the collection in charts, each with its numbers in a table.

Nothing here looks at more than it must: every count is one walk through the corpus, and every chart
shows so many rows at most, whatever the size of the collection.

What is counted (``counts``), who writes with whom (``circles``); ``chart`` puts a drawing and its table together.
"""

from __future__ import annotations

from markupsafe import Markup

from generator.pages import frame, plan
from generator.pages.markdown import escape
from generator.pages.overview import counts
from generator.pages.overview.chart import Chart
from generator.pages.overview.circles import coauthors
from generator.pages.scene import Scene


def render(scene: Scene) -> dict[str, str | bytes]:
    """The page as one file of the docs tree."""
    content = scene.render(
        "overview.md.jinja",
        charts=[chart for chart in drawn(scene) if chart is not None],
        numbers=numbers(scene),
    )
    return frame.page(
        scene,
        content,
        scene.t("nav_overview"),
        kind="overview",
        rest="overview/",
        description=scene.t("about_overview"),
        section="overview",
    )


def numbers(scene: Scene) -> list[tuple[Markup, Markup]]:
    """How much there is of everything, the number bold, each with the list that shows it."""
    corpus = scene.corpus
    there = {
        "articles": len(corpus.articles),
        "authors": len(corpus.people),
        "journals": len({e.journal for e in corpus.issues}),
        "keywords": len(corpus.keywords),
        "acts": len(corpus.acts),
        "systems": len(corpus.systems),
    }
    return [
        (_bold_number(scene, f"{name}_count", count), scene.link(plan.section(scene.lang, name)))
        for name, count in there.items()
        if count
    ]


def _bold_number(scene: Scene, key: str, count: int) -> Markup:
    before, _, after = scene.n(key, count, n="\0").partition("\0")
    number = Markup("<b>{}</b>").format(scene.words.number(count))
    return escape(before) + number + Markup(" ") + escape(after.strip())


def drawn(scene: Scene) -> tuple[Chart | None, ...]:
    """All charts; None in the place of one that the collection has nothing for."""
    return (
        counts.years(scene),
        counts.languages(scene),
        counts.journals(scene),
        counts.subjects(scene),
        counts.systems(scene),
        counts.act_years(scene),
        counts.acts(scene),
        coauthors(scene),
    )
