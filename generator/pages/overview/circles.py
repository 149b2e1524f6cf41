"""The chart of co-authors: who writes with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from generator.pages import charts, plan
from generator.pages.overview.chart import Chart, Row, linked
from generator.pages.scene import Scene

PEOPLE = 30  # names in the drawing
PAIRS = 40  # rows in the table


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
        Row((linked(scene.person(a)), linked(scene.person(b))), scene.words.number(together[a, b]))
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
    circles = list(_connected(others, busy))
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


def _connected(others: Mapping[str, Counter[str]], busy: Mapping[str, int]) -> Iterator[list[str]]:
    """People who write together, if need be by way of others; who has more joint articles comes first."""
    seen: set[str] = set()
    for start in sorted(others, key=lambda person: (-busy[person], person)):
        if start in seen:
            continue
        seen.add(start)
        circle = [start]
        for person in circle:  # which grows meanwhile
            mates = sorted(others[person], key=lambda mate: (-others[person][mate], -busy[mate], mate))
            new = [mate for mate in mates if mate not in seen]
            circle += new
            seen.update(new)
        yield circle
