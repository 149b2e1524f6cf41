"""The overview: the collection in charts, each with its numbers in a table.

Nothing here looks at more than it must: every count is one walk through the corpus, and every chart
shows so many rows at most, whatever the size of the collection.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from markupsafe import Markup

from generator.pages import charts, frame, plan
from generator.pages.collation import sort_key
from generator.pages.markdown import escape
from generator.pages.scene import Link, Scene

MOST = 12  # rows of a chart of bars
YEARS = 30  # columns; what is older stands in one before them, and by year in the table
PEOPLE = 30  # names in the chart of co-authors
FEW = 5  # rows that make a chart
PAIRS = 40  # rows in its table


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


def render(scene: Scene) -> dict[str, str | bytes]:
    """The page as one file of the docs tree."""
    corpus = scene.corpus
    content = scene.render(
        "overview.md.jinja",
        charts=[chart for chart in drawn(scene) if chart is not None],
        numbers=numbers(scene),
        count=len(corpus.articles),
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
    counts = {
        "articles": len(corpus.articles),
        "authors": len(corpus.people),
        "journals": len({e.journal for e in corpus.issues}),
        "keywords": len(corpus.keywords),
        "acts": len(corpus.acts),
        "systems": len(corpus.systems),
    }
    return [
        (_bold_number(scene, f"{name}_count", count), scene.link(plan.section(scene.lang, name)))
        for name, count in counts.items()
        if count
    ]


def _bold_number(scene: Scene, key: str, count: int) -> Markup:
    before, _, after = scene.n(key, count, n="\0").partition("\0")
    number = Markup("<b>{}</b>").format(scene.words.number(count))
    return escape(before) + number + Markup(" ") + escape(after.strip())


def drawn(scene: Scene) -> tuple[Chart | None, ...]:
    """All charts; None in the place of one that the collection has nothing for."""
    return (
        years(scene),
        languages(scene),
        journals(scene),
        subjects(scene),
        systems(scene),
        act_years(scene),
        acts(scene),
        coauthors(scene),
    )


def years(scene: Scene) -> Chart | None:
    """Articles by year; the years between the first and the last that have none are shown too."""
    counts = Counter(article.year for article in scene.corpus.articles.values())
    undated = counts.pop(None, 0)
    return _by_year(
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
    return _bars(scene, "languages", links, (scene.t("text_language"), scene.t("nav_articles")), len(links))


def journals(scene: Scene) -> Chart | None:
    """Articles by journal."""
    counts = Counter(article.journal for article in scene.corpus.articles.values() if article.journal)
    having = {entry.journal for entry in scene.corpus.issues}
    links = [
        Link(scene.entry("journals", key) if key in having else Markup(""), scene.journal(key), number)
        for key, number in counts.items()
    ]
    heads = (scene.t("journal"), scene.t("nav_articles"))
    return _bars(scene, "journals", ranked(scene, links, MOST), heads, len(links), "journals")


def subjects(scene: Scene) -> Chart | None:
    """The keywords that most articles have."""
    words = scene.corpus.keywords.values()
    links = _telling(top(scene, ((len(w.articles), w.id) for w in words), scene.keyword, MOST))
    return _bars(
        scene,
        "subjects",
        links,
        (scene.t("facet_keyword"), scene.t("nav_articles")),
        len(scene.corpus.keywords),
        "keywords",
    )


def systems(scene: Scene) -> Chart | None:
    """The systems that most articles discuss."""
    counted = ((len({m.article for m in s.mentions}), s.id) for s in scene.corpus.systems.values())
    links = _telling(top(scene, counted, scene.system, MOST))
    heads = (scene.t("system"), scene.t("nav_articles"))
    return _bars(scene, "systems", links, heads, len(scene.corpus.systems), "systems")


def acts(scene: Scene) -> Chart | None:
    """The acts that most articles cite, in the order in which they were adopted."""
    corpus = scene.corpus
    citing = _citing(scene)
    best = sorted((key for key in citing if corpus.acts[key].date), key=lambda k: (-citing[k], k))[:MOST]
    best.sort(key=lambda key: (corpus.acts[key].date, key))
    if not best:
        return None
    links = [scene.act(key) for key in best]
    dated = [corpus.acts[key].date[:4] for key in best]
    values = [
        charts.Value(
            f"{year} · {link.label.striptags()}", link.count or 0, scene.words.number(link.count or 0)
        )
        for year, link in zip(dated, links, strict=True)
    ]
    rows = tuple(
        Row((escape(year), _linked(link)), value.shown)
        for year, link, value in zip(dated, links, values, strict=True)
    )
    rest = len(citing) - len(best)
    return Chart(
        "acts",
        scene.t("overview_acts"),
        "",
        charts.bars(values, _about(scene, "acts", values)),
        (scene.t("act_year"), scene.t("facet_act"), scene.t("nav_articles")),
        rows,
        scene.n("overview_more", rest) if rest else "",
        scene.link(plan.section(scene.lang, "acts")),
    )


def act_years(scene: Scene) -> Chart | None:
    """How often acts of each year are cited: an article that cites two acts of a year counts twice."""
    citing = _citing(scene)
    counts: Counter[int] = Counter()
    for key, number in citing.items():
        if scene.corpus.acts[key].date:
            counts[int(scene.corpus.acts[key].date[:4])] += number
    heads = (scene.t("act_year"), scene.t("overview_citations"))
    return _by_year(scene, "act_years", counts, scene.t("overview_act_years_note"), heads)


def coauthors(scene: Scene) -> Chart | None:
    """Who writes with whom: the people with most joint articles, joined by arcs."""
    corpus = scene.corpus
    together: Counter[tuple[str, str]] = Counter()
    for key in corpus.articles:
        people = sorted({p for p in corpus.author_ids.get(key, ()) if p in corpus.people})
        together.update(combinations(people, 2))
    if not together:
        return None
    order, groups = _circles(together, PEOPLE)
    place = {person: number for number, person in enumerate(order)}
    names = [scene.person(person).label.striptags() for person in order]
    pairs = [
        charts.Pair(place[a], place[b], number)
        for (a, b), number in together.items()
        if a in place and b in place
    ]
    listed = sorted(together, key=lambda pair: (-together[pair], place.get(pair[0], len(place)), pair))
    rows = tuple(
        Row((_linked(scene.person(a)), _linked(scene.person(b))), scene.words.number(together[a, b]))
        for a, b in listed[:PAIRS]
    )
    rest = len(listed) - len(rows)
    text = "; ".join(
        f"{names[p.first]} – {names[p.second]}: {scene.words.number(p.weight)}" for p in pairs[:PAIRS]
    )
    hidden = len({person for pair in together for person in pair}) - len(order)
    note = scene.t("overview_coauthors_note")
    if hidden:
        note += " " + scene.n("overview_people_more", hidden)
    about = charts.About("chart-coauthors", scene.t("overview_coauthors"), text)
    return Chart(
        "coauthors",
        scene.t("overview_coauthors"),
        note,
        charts.arcs(names, pairs, groups, about),
        (scene.t("facet_author"), scene.t("facet_author"), scene.t("overview_joint")),
        rows,
        scene.n("overview_pairs_more", rest) if rest else "",
        scene.link(plan.section(scene.lang, "authors")),
    )


def top(
    scene: Scene, counted: Iterable[tuple[int, str]], link: Callable[[str], Link], limit: int
) -> list[Link]:
    """Links to the things with the highest numbers, in falling order, then by the alphabet.

    Only those that have a chance are turned into links.
    """
    ordered = sorted(((n, key) for n, key in counted if n), key=lambda pair: -pair[0])
    least = ordered[limit - 1][0] if len(ordered) >= limit else 0
    links: list[Link] = []
    for number, key in ordered:
        if number < least or len(links) > 20 * limit:
            break
        made = link(key)
        links.append(Link(made.href, made.label, number))
    return ranked(scene, links, limit)


def ranked(scene: Scene, links: Iterable[Link], limit: int) -> list[Link]:
    """Links by falling number, then by the alphabet."""
    return sorted(links, key=lambda x: (-(x.count or 0), sort_key(x.label.striptags(), scene.lang)))[:limit]


def _telling(links: list[Link]) -> list[Link]:
    """Without the things that one article alone has, where there is enough besides."""
    several = [link for link in links if (link.count or 0) > 1]
    return several if len(several) >= FEW else links


def _citing(scene: Scene) -> dict[str, int]:
    """How many articles cite each act that is cited."""
    counts = {key: len({m.article for m in act.mentions}) for key, act in scene.corpus.acts.items()}
    return {key: number for key, number in counts.items() if number}


def _bars(
    scene: Scene, name: str, links: Sequence[Link], heads: tuple[str, ...], whole: int, section: str = ""
) -> Chart | None:
    if not links:
        return None
    values = [
        charts.Value(
            link.label.striptags(), link.count or 0, scene.words.number(link.count or 0), _lang(link.label)
        )
        for link in links
    ]
    rows = tuple(Row((_linked(link),), value.shown) for link, value in zip(links, values, strict=True))
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


def _by_year(
    scene: Scene, name: str, counts: Mapping[int, int], note: str, heads: tuple[str, ...]
) -> Chart | None:
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


def _linked(link: Link) -> Markup:
    return Markup('<a href="{}">{}</a>').format(link.href, link.label) if link.href else link.label


def _circles(together: Mapping[tuple[str, str], int], limit: int) -> tuple[list[str], list[int]]:
    """The people with most joint articles, those who write together standing together.

    Args:
        together: how many articles each pair has.
        limit: of people; a circle that would go beyond it is cut, its busiest members stay.

    Returns:
        The people, and for each the number of its circle.
    """
    others: dict[str, Counter[str]] = {}
    for (a, b), number in together.items():
        others.setdefault(a, Counter())[b] = number
        others.setdefault(b, Counter())[a] = number
    busy = {person: sum(mates.values()) for person, mates in others.items()}
    seen: set[str] = set()
    circles: list[list[str]] = []
    for start in sorted(others, key=lambda p: (-busy[p], p)):
        if start in seen:
            continue
        circle: list[str] = []
        waiting = [start]
        seen.add(start)
        while waiting:
            person = waiting.pop(0)
            circle.append(person)
            mates = sorted(others[person], key=lambda p: (-others[person][p], -busy[p], p))
            for mate in mates:
                if mate not in seen:
                    seen.add(mate)
                    waiting.append(mate)
        circles.append(circle)
    # Those with the strongest tie come first, then those whose busiest member has most.
    tie = {person: max(mates.values()) for person, mates in others.items()}
    circles.sort(key=lambda c: (-max(tie[p] for p in c), -max(busy[p] for p in c), -len(c), c[0]))
    order: list[str] = []
    groups: list[int] = []
    for number, circle in enumerate(circles):
        room = limit - len(order)
        if room < 2:
            break
        if len(circle) > room:
            if order:
                continue  # a smaller circle may still fit
            circle = circle[:room]
        order += circle
        groups += [number] * len(circle)
    return order, groups
