"""Drawings: valid SVG that says its numbers, without styles or scripts."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from generator.pages import charts

ABOUT = charts.About("chart-x", "Wells & <ropes>", "one: 1; two: 2")
SVG = "{http://www.w3.org/2000/svg}"


def values(*numbers: int, label: str = "№ {} <b> & «так»") -> list[charts.Value]:
    return [charts.Value(label.format(i), n, str(n)) for i, n in enumerate(numbers)]


def parsed(drawing: str) -> ElementTree.Element:
    """As a browser reads it: character references of HTML are signs."""
    return ElementTree.fromstring(
        str(drawing).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    )


def boxes(root: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    return [
        tuple(float(e.get(name)) for name in ("x", "y", "width", "height"))
        for e in root.iter(SVG + "rect")
        if e.get("class") == "mq-chart__bar"
    ]


@pytest.mark.parametrize("draw", [charts.bars, charts.columns])
@pytest.mark.parametrize(
    "numbers", [(), (0,), (1,), (3, 0, 7), (1, 10_000), tuple(range(30)), (1_000_000,) * 12]
)
def test_a_drawing_holds_its_bars_and_says_what_it_shows(draw, numbers) -> None:
    root = parsed(draw(values(*numbers), ABOUT))
    width, height = (float(x) for x in root.get("viewBox").split()[2:])
    assert width == charts.WIDTH
    found = boxes(root)
    assert len(found) == len(numbers)
    for x, y, w, h in found:
        assert 0 <= x <= x + w <= width
        assert 0 <= y <= y + h <= height
    assert root.get("role") == "img"
    named = {e.get("id"): html.unescape(e.text) for e in root if e.get("id")}
    assert named[root.get("aria-labelledby")] == ABOUT.title
    assert named[root.get("aria-describedby")] == ABOUT.text


def test_lengths_are_as_the_numbers() -> None:
    wide = [w for _, _, w, _ in boxes(parsed(charts.bars(values(10, 5, 0), ABOUT)))]
    assert wide[1] == pytest.approx(wide[0] / 2, abs=1)
    assert wide[2] == 0
    high = [h for *_, h in boxes(parsed(charts.columns(values(10, 5, 0), ABOUT)))]
    assert high == [150, 75, 0]


def test_a_small_number_beside_a_large_one_is_seen() -> None:
    assert boxes(parsed(charts.bars(values(100_000, 1), ABOUT)))[1][2] == 2


def test_years_are_named_without_touching() -> None:
    years = [charts.Value(str(1996 + i), i + 1, str(i + 1)) for i in range(30)]
    root = parsed(charts.columns(years, ABOUT))
    places = sorted(
        float(e.get("x")) for e in root.iter(SVG + "text") if re.fullmatch(r"(19|20)\d\d", e.text or "")
    )
    assert places
    assert all(b - a >= 34 for a, b in pairwise(places))
    assert "2025" in {e.text for e in root.iter(SVG + "text")}


def test_numbers_of_narrow_columns_stand_where_there_is_room():
    many = [charts.Value(str(2000 + n), number, str(number)) for n, number in enumerate([10, 90, 88, 12] * 8)]
    root = parsed(charts.columns(many, ABOUT))
    shown = [t.text for t in root.iter() if t.get("class", "").startswith("mq-chart__number")]
    assert shown == ["90"] * 8  # 88 would run into 90, and 10 and 12 into the columns beside them
    apart = [charts.Value(str(2000 + n), number, str(number)) for n, number in enumerate([60, 0, 90] * 11)]
    root = parsed(charts.columns(apart, ABOUT))
    shown = [t.text for t in root.iter() if t.get("class", "").startswith("mq-chart__number")]
    assert sorted(shown) == ["60"] + ["90"] * 11  # the first 60 has room at its left


def test_arcs_join_the_right_names() -> None:
    pairs = [charts.Pair(0, 1, 1), charts.Pair(2, 3, 4)]
    root = parsed(charts.arcs(["А", "Б", "В", "Г"], pairs, [0, 0, 1, 1], ABOUT))
    dots = [float(e.get("cy")) for e in root.iter(SVG + "circle")]
    assert dots == sorted(dots)
    assert dots[2] - dots[1] > dots[1] - dots[0]
    ways = {
        (float(m[1]), float(m[2])): float(e.get("stroke-width"))
        for e in root.iter(SVG + "path")
        if (m := re.fullmatch(r"M\S+ (\S+?)A.* (\S+)", e.get("d")))
    }
    assert set(ways) == {(dots[0], dots[1]), (dots[2], dots[3])}
    assert ways[dots[2], dots[3]] > ways[dots[0], dots[1]]


def test_no_drawing_needs_a_style_or_a_script() -> None:
    for drawing in (
        charts.bars(values(1, 2), ABOUT),
        charts.columns(values(1, 2), ABOUT),
        charts.arcs(["a", "b"], [charts.Pair(0, 1, 1)], [0, 0], ABOUT),
    ):
        assert not re.search(r"style|script|\son\w+=|href", drawing)
        assert "\n\n" not in drawing


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("short", 10, 2, ("short",)),
        ("one two three", 8, 2, ("one two", "three")),
        ("one two three four five", 8, 2, ("one two", "three…")),
        ("indivisiblewordwithoutend", 8, 2, ("indivis", "iblewor…")),
        ("", 8, 2, ("–",)),
    ],
)
def test_long_names_are_cut(text, width, lines, expected) -> None:
    assert charts.wrap(text, width, lines) == expected
    assert all(len(line) <= width for line in expected)
