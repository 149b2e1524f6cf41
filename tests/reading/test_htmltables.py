"""Tables in HTML become rows between pipes."""

from generator.reading.htmltables import spread_tables
from generator.reading.source import Line, lines_of


def _texts(source):
    return [(line.number, line.text) for line in spread_tables(lines_of(source))]


def test_a_table_on_one_line_becomes_rows_of_that_line():
    assert _texts("a\n<table><tr><td>x</td><td>y</td></tr><tr><th>1</th><td>2</td></tr></table>\nb") == [
        (1, "a"), (2, "| x | y |"), (2, "| 1 | 2 |"), (3, "b"),
    ]  # fmt: skip


def test_rows_on_lines_of_their_own_keep_their_numbers():
    source = "<table>\n<tr>\n<td>x</td>\n<td>y</td>\n</tr>\n<tr><td>1</td>\n<td>2</td></tr>\n</table>"
    assert _texts(source) == [(2, "| x | y |"), (6, "| 1 | 2 |")]


def test_a_cell_over_several_columns_or_rows_leaves_empty_cells():
    source = (
        '<table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>'
    )
    assert [text for _, text in _texts(source)] == ["| a | b |   |", "|   | c | d |"]


def test_what_stands_beside_and_in_the_table_is_kept():
    source = "Table 1 <table><caption>Name</caption><tr><td>a|b<br>c <sup>1</sup></td></tr>lost</table> below"
    assert [text for _, text in _texts(source)] == [
        "Table 1", "Name", "| a\\|b<br>c <sup>1</sup> | lost |", "", "below",
    ]  # fmt: skip


def test_a_table_without_an_end_and_any_other_text_stay():
    assert _texts("<table><tr><td>x") == [(1, "<table><tr><td>x")]
    lines = (Line(1, "a < b"), Line(2, "tabled"))
    assert spread_tables(lines) == lines


def test_the_sign_of_a_table_before_ordinary_text_begins_none():
    source = "<table>Title\nText.\n<table>\n\n<tr><td>one</td><td>two</td></tr>\n</table>"
    assert _texts(source) == [(1, "<table>Title"), (2, "Text."), (5, "| one | two |")]
