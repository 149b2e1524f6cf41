"""The names of a list's parts, and lines that only look like them."""

import pytest

from generator.reading.back.listparts import list_parts, stands_between
from generator.reading.back.matter import RawEntry, RawList
from generator.reading.chunks import Chunk
from generator.reading.source import Line

ENTRY = "Bell A. Doors. – Oslo: Nor, 2010. – 20 p."


def chunk(*texts: str) -> Chunk:
    return Chunk(tuple(Line(number, text) for number, text in enumerate(texts, 1)))


@pytest.mark.parametrize(
    "text",
    [
        "Нормативные правовые акты",
        "II. Научная литература:",
        "### Books and articles",
        "**Интернет-ресурстар**",
        "І. Нормативтік құқықтық актілер",
    ],
)
def test_words_for_parts(text, words):
    told = list(list_parts(chunk("1. " + ENTRY, text, "2. " + ENTRY), words))
    assert [(piece.text, named) for piece, named in told][1] == (text, True)


@pytest.mark.parametrize(
    "text",
    ["Научная литература о рынке", "Books and their readers", "Законодательство: очерки", "литература"],
)
def test_other_words(text, words):
    assert [named for _, named in list_parts(chunk("1. " + ENTRY, text), words)] == [False]


@pytest.mark.parametrize(
    ("text", "above", "below", "named"),
    [
        ("Doors of the old town", ENTRY, "2. Bell A. Keys.", True),
        ("Doors of the old town", ENTRY, "1. Bell A. Keys.", True),
        ("Doors of the old town", ENTRY, "7. Bell A. Keys.", False),  # the list does not count on there
        ("Doors of the old town", "Bell A. Doors and", "2. Bell A. Keys.", False),  # the entry goes on
        ("Oslo: Nor Press, 2010", ENTRY, "2. Bell A. Keys.", False),
        ("of the old town", ENTRY, "2. Bell A. Keys.", False),
        ("Doors of the old town", ENTRY, "Bell A. Keys.", False),
    ],
)
def test_a_line_between_entries(text, above, below, named):
    raw = RawList("", 1, [RawEntry(above, (1,), 1)])
    assert stands_between(chunk(text), [chunk(below)], raw) is named
