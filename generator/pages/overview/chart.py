"""A chart of the overview: a drawing, and a table of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages import charts, plan
from generator.pages.markdown import escape
from generator.pages.scene import Link, Scene

YEARS = 30  # columns; what is older stands in one before them, and by year in the table


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a chart's table: its cells in front of the number, and the number."""

    cells: tuple[Markup, ...]
    number: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as the page shows it.

    Attributes:
        id: anchor.
        title: heading.
        note: a sentence below the heading, or empty.
        drawing: SVG.
        heads: of the table's columns.
        rows: of the table.
        more: what the table leaves out, in words, or empty.
        all: address of the list that leaves out nothing, or None.
        wide: whether it takes the whole width.
    """

    id: str
    title: str
    note: str
    drawing: Markup
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    more: str = ""
    all: Markup | None = None
    wide: bool = False


def bars(
    scene: Scene,
    name: str,
    links: Sequence[Link],
    heads: tuple[str, ...],
    whole: int,
    section: str = "",
    years: Sequence[str] = (),
) -> Chart | None:
    """A chart of bars; None where it would have none.

    Args:
        scene: of the page.
        name: of the chart.
        links: what is counted, in the order of the rows.
        heads: of the table's columns.
        whole: how many rows there would be if all were shown.
        section: the list that shows all, if there is one.
        years: one for each row, where years stand before the names.
    """
    if not links:
        return None
    fronts: list[tuple[Markup, ...]] = [(escape(year),) for year in years] or [()] * len(links)
    labels = [Markup(" · ").join((*front, link.label)) for front, link in zip(fronts, links, strict=True)]
    values = [
        charts.Value(label.striptags(), link.count or 0, scene.words.number(link.count or 0), _lang(label))
        for label, link in zip(labels, links, strict=True)
    ]
    rows = tuple(
        Row((*front, linked(link)), value.shown)
        for front, link, value in zip(fronts, links, values, strict=True)
    )
    rest = whole - len(links)
    return Chart(
        name,
        scene.t(f"overview_{name}"),
        "",
        charts.bars(values, _about(scene, name, values)),
        heads,
        rows,
        scene.n("overview_more", rest) if rest > 0 else "",
        scene.link(plan.section(scene.lang, section)) if section else None,
    )


def by_year(
    scene: Scene, name: str, counts: Mapping[int, int], note: str, heads: tuple[str, ...]
) -> Chart | None:
    """A chart of the numbers of years; None where there are none.

    Args:
        scene: of the page.
        name: of the chart.
        counts: by year; years between the first and the last that have none are shown, too.
        note: a sentence below the heading, or empty.
        heads: of the table's columns.
    """
    if not counts:
        return None
    last = max(counts)
    first = max(min(counts), last - YEARS + 1)
    values = [
        charts.Value(str(year), counts.get(year, 0), scene.words.number(counts.get(year, 0)))
        for year in range(first, last + 1)
    ]
    if before := sum(number for year, number in counts.items() if year < first):
        older = charts.Value(f"≤{first - 1}", before, scene.words.number(before), named=True)
        values[:0] = [older, charts.Value("", 0, "")]  # set apart
        note = f"{note} {scene.t('overview_years_before', year=first - 1)}".strip()
    draw = charts.columns if len(values) > 2 else charts.bars
    listed = sorted(counts, reverse=True)
    return Chart(
        name,
        scene.t(f"overview_{name}"),
        note,
        draw(values, _about(scene, name, [v for v in values if v.number])),
        heads,
        tuple(Row((escape(str(year)),), scene.words.number(counts[year])) for year in listed),
    )


def _about(scene: Scene, name: str, values: Iterable[charts.Value]) -> charts.About:
    text = "; ".join(f"{value.label}: {value.shown}" for value in values)
    return charts.About(f"chart-{name.replace('_', '-')}", scene.t(f"overview_{name}"), text)


def _lang(label: Markup) -> str:
    """The language that :meth:`Scene.mark` put around a name, or ""."""
    match = re.match(r'<span lang="(\w+)">', label)
    return match[1] if match else ""


def linked(link: Link) -> Markup:
    """A name, with its link if it has one."""
    return Markup('<a href="{}">{}</a>').format(link.href, link.label) if link.href else link.label
