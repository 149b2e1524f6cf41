"""Pages of a text that a PDF tool took page by page: their edges, their notes, the article's own contents."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.reading.layout.owncontents import mark_own_contents
from generator.reading.layout.sheets import part_sheets
from generator.reading.source import form_feeds, lines_of
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.loading import load

ROOT = Path(__file__).resolve().parents[2]
#: Twenty lines of a page's text, no two pages the same.
PAGE = "\n".join(
    f"the text goes on with {{0}} and {letter * 3} and as many others" for letter in "abcdefghijklmnopqrst"
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load(ROOT / "site_config")


def pages(*feet: str, head: str = "The Ferryman", between: str = "\n\n") -> str:
    return between.join(
        f"{head}\n{PAGE.format('abcdefgh'[number % 8] * 3)}\n{foot}" for number, foot in enumerate(feet)
    )


def edges(text: str) -> list[str]:
    lines = lines_of(text)
    sheets = part_sheets(lines, form_feeds(text))
    return [lines[number - 1].text for number in sorted(sheets.edges)]


def test_heads_and_numbers_of_pages_are_taken() -> None:
    assert edges(pages("1", "2", "3", "4")) == [
        "1",
        "The Ferryman",
        "2",
        "The Ferryman",
        "3",
        "The Ferryman",
        "4",
    ]


@pytest.mark.parametrize("between", ["\n\f", "\n<<PAGE_BREAK>>\n", "\n--- Page 2 ---\n"])
def test_pages_are_told_by_form_feeds_and_signs(between: str) -> None:
    text = pages("1", "2", "3", "4", between=between)
    assert [edge for edge in edges(text) if edge.isdigit()] == ["1", "2", "3", "4"]


def test_a_figure_at_the_edge_that_does_not_count_on_is_text() -> None:
    assert edges(pages("17", "5", "90", "12")) == ["The Ferryman"] * 3


def test_notes_that_say_the_same_are_no_feet() -> None:
    text = pages(*(f"seen{n}\n{n} Ashdown, supra note 1, at {40 + 7 * n}." for n in range(1, 5)))
    assert edges(text) == ["The Ferryman"] * 3


def test_bare_notes_and_their_marks_are_put_into_the_notation() -> None:
    text = pages(
        "so he said.1\n1 A first note.", "in 2017.2 Then came\n2 Id.", "2.3 million and more,3\n3 See above."
    )
    texts = [line.text for line in part_sheets(lines_of(text), frozenset()).lines]
    assert [t for t in texts if "^{" in t] == [
        "so he said.^{1}", "^{1} A first note.", "in 2017.^{2} Then came", "^{2} Id.",
        "2.3 million and more,^{3}", "^{3} See above.",
    ]  # fmt: skip


def test_a_raised_figure_on_a_line_of_its_own_goes_to_the_only_sentence_that_ends_below() -> None:
    text = pages("one word.1\n1 A note.", "2\nit ended. Then\n2 A note.", "3\nno end here\n3 A note.")
    sheets = part_sheets(lines_of(text), frozenset())
    texts = [line.text for line in sheets.lines]
    assert "it ended.^{2} Then" in texts
    assert "no end here" in texts
    assert len(sheets.edges) == 2 + 2  # the heads of two pages, and both raised figures


@pytest.mark.parametrize(
    "text", ["one line\n" * 100, "a\n\n" * 100, "Аннотация\n\nтекст\n\nАннотация\n\nтекст\n\nАннотация\n"]
)
def test_a_text_without_pages_stays_as_it_is(text: str) -> None:
    lines = lines_of(text)
    assert part_sheets(lines, frozenset()).lines == lines


CONTENTS = """A Title
Table of Contents
I. Introduction ...... 2
II. The Market and What
It Asks ...... 3
1. Prices ...... 3
III. Conclusion ...... 4

I. Introduction
Some text.
II. The Market and What
It Asks
1. Prices
More text.
III. CONCLUSION
The end."""


def test_headings_that_the_contents_name_are_marked(vocabulary: Vocabulary) -> None:
    lines, aside = mark_own_contents(lines_of(CONTENTS), frozenset(), vocabulary)
    assert [line.text for line in lines if line.text.startswith("#")] == [
        "# I. Introduction", "# II. The Market and What It Asks", "## 1. Prices", "# III. CONCLUSION",
    ]  # fmt: skip
    assert aside == frozenset(range(2, 8))


@pytest.mark.parametrize(
    ("old", "new"),
    [("Introduction", "Ferries"), ("Table of Contents", "The contents of a right"), ("......", ",")],
)
def test_other_lists_are_no_contents(old: str, new: str, vocabulary: Vocabulary) -> None:
    text = CONTENTS.replace(old, new)
    if old == "Introduction":
        text = text.replace("Conclusion", "Rivers").replace("CONCLUSION", "RIVERS")
    assert mark_own_contents(lines_of(text), frozenset(), vocabulary) == (lines_of(text), frozenset())


@pytest.mark.parametrize(
    "text",
    [
        pages(*["12 A note"] * 2000),
        "\n".join(f"seen{n}\n{n} A note" for n in range(1, 20_000))
        + "\n\f"
        + pages("1", "2", "3", between="\n\f"),
        "Contents\n" + "A part ...... 3\n" * 200 + "A part\n" * 60_000,
        "Contents\n" * 60_000,
        "\n\n".join(
            "\n".join(f"{c}{n % 997} again and again" for c in "abcdefghijklmnop") for n in range(3000)
        ),
    ],
    ids=["notes", "one-page", "contents", "labels", "keys"],
)
def test_time_grows_with_the_lines(text: str, vocabulary: Vocabulary) -> None:
    began = time.process_time()
    sheets = part_sheets(lines_of(text), form_feeds(text))
    mark_own_contents(sheets.lines, sheets.edges, vocabulary)
    assert time.process_time() - began < 4


def test_pages_without_anything_between_are_told_by_their_feet() -> None:
    text = "\n".join(
        f"{PAGE.format('abcdefgh'[n] * 3)}\nword.{n + 1}\n{n + 1} A note.\n{n + 1}\nCopies at https://papers.example/77"
        for n in range(5)
    )
    sheets = part_sheets(lines_of(text), frozenset())
    assert [line.text for line in sheets.lines if line.text.startswith("^{")] == [
        f"^{{{n}}} A note." for n in range(1, 6)
    ]
    assert len(sheets.edges) == 10
