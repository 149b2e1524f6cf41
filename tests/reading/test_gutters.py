"""Columns with a gutter between, and what looks like them."""

from __future__ import annotations

import pytest

from generator.reading.layout.gutters import part_gutters
from generator.reading.source import lines_of
from generator.reading.vocabulary import Vocabulary

_LEFT = (
    "The keeper of the bridge was paid by",
    "the town, and the toll went to the",
    "county. When the bridge fell, neither",
    "of them wished to have owned it, and",
)
_RIGHT = (
    "the court had to find out who had",
    "built it. The ledgers of the parish",
    "told of nails and planks, but of no",
    "man who had ordered them, so that in",
)


def _side_by_side(left: tuple[str, ...], right: tuple[str, ...], times: int = 6) -> list[str]:
    return [f"{a:<40}{b}".rstrip() for _ in range(times) for a, b in zip(left, right, strict=True)]


def _texts(lines: list[str], words: Vocabulary, feeds: frozenset[int] = frozenset()) -> list[str]:
    return [line.text for line in part_gutters(lines_of("\n".join(lines)), feeds, words)]


def test_columns_come_one_after_the_other(words: Vocabulary) -> None:
    got = _texts(_side_by_side(_LEFT, _RIGHT), words)
    assert got == [*_LEFT * 6, *_RIGHT * 6]


def test_each_page_by_itself(words: Vocabulary) -> None:
    got = _texts(_side_by_side(_LEFT, _RIGHT), words, frozenset({13}))
    assert got == [*_LEFT * 3, *_RIGHT * 3] * 2


@pytest.mark.parametrize(
    "lines",
    [
        ["Table 1. Two rules", *_side_by_side(_LEFT, _RIGHT)],
        _side_by_side(("Bridge", "Ferry", "Ford", "Tunnel"), ("toll", "fare", "none", "tax")),
        _side_by_side(_LEFT, ("12", "14", "19", "27")),
        _side_by_side(_LEFT, ("", "", "", "and")),
        [f"{text}   {text}" for text in _LEFT * 5],
    ],
    ids=["table", "short cells", "contents", "one column", "no common place"],
)
def test_what_stays(lines: list[str], words: Vocabulary) -> None:
    assert _texts(lines, words) == lines
