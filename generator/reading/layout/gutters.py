"""Pages of two columns that a tool printed as they stand, with a gutter between: the columns one after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from generator.reading.source import Line
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary

_GAP = re.compile(r"\S(\s{2,})(?=\S)")
#: Of a file's lines so many at least have text in both columns, and of four one.
_ROWS_LEAST, _OF_FOUR = 16, 4
#: A page of which fewer lines have text in both columns is no page of columns.
_PAGE_ROWS = 4
#: The right column begins no nearer to the margin; its first lines are set in no farther.
_LEFT_LEAST, _SET_IN = 25, 8
#: Of ten cells so many are nearly as long as their column is wide, as no table's are; "nearly" is this share.
_OF_TEN, _NEARLY = 5, 0.75
#: A line whose middle is so near to the gutter stands on both columns: a page's number, a heading.
_NEAR = 5
#: So many places are looked at for those at which a right column begins: pages have a left margin or a right one.
_CANDIDATES = 8
#: So many empty lines end the left column where nothing stands beside it any more.
_MOST_EMPTY = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """A line, cut at the gutter."""

    line: Line
    left: str
    right: str


def part_gutters(lines: Sequence[Line], feeds: Set[int], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Put the columns of each page below one another in a file of two columns; any other stays as it is.

    Args:
        lines: the file's lines.
        feeds: numbers of lines that a form feed opens.
        vocabulary: the reader's words.

    Returns:
        The lines; both parts of one that was cut keep its number.
    """
    gapped = [line for line in lines if "  " in line.text and "|" not in line.text]
    filled = sum(bool(line.text) for line in lines)
    if len(gapped) < _ROWS_LEAST or len(gapped) * _OF_FOUR < filled:
        return tuple(lines)
    out: list[Line] = []
    place = 0
    for end in (*_page_ends(lines, feeds), len(lines)):
        if end > place + 1 and not lines[place + 1].text:
            out.append(lines[place])  # a page's head, whose own gap is no gutter
            place += 1
        out.extend(_parted(lines[place:end], vocabulary))
        place = end
    return tuple(out)


def _page_ends(lines: Sequence[Line], feeds: Set[int]) -> Iterator[int]:
    return (at for at, line in enumerate(lines) if at and line.number in feeds)


def _right_starts(page: Sequence[Line]) -> list[int]:
    """Where the right column may begin: places at which lines go on behind a gap."""
    gapped = [" " * line.indent + line.text for line in page if "  " in line.text]
    starts = Counter(gap.end() for raw in gapped for gap in _GAP.finditer(raw) if gap.end() >= _LEFT_LEAST)
    return [start for start, count in starts.most_common(_CANDIDATES) if count >= _PAGE_ROWS]


def _parted(page: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Line]:
    """A page's lines, runs of rows of two columns put column by column: the longest first, where several overlap."""
    runs = [run for start in _right_starts(page) for run in _runs(page, start, vocabulary)]
    runs.sort(key=lambda run: (-len(run[1]), run[0]))
    taken: dict[int, list[_Row]] = {}
    held: set[int] = set()
    for place, rows in runs:
        if held.isdisjoint((place, place + len(rows) - 1)):
            taken[place] = rows
            held.update(range(place, place + len(rows)))
    place = 0
    while place < len(page):
        if found := taken.get(place):
            if not page[place].text:
                yield page[place]
            yield from _column([(row.line, row.left, row.line.indent) for row in found])
            yield from _column([(row.line, row.right, _indent(row.right)) for row in found])
            if not page[place + len(found) - 1].text:
                yield page[place + len(found) - 1]
            place += len(found)
        else:
            yield page[place]
            place += 1


def _runs(page: Sequence[Line], start: int, vocabulary: Vocabulary) -> Iterator[tuple[int, list[_Row]]]:
    """Runs of rows of two columns of which the right one begins at a place, each with the place of its first line."""
    place = 0
    while place < len(page):
        rows = _rows(page, place, start)
        if _is_columns(rows, start) and not _below_table(page, place + _first(rows), vocabulary):
            yield place, rows
        place += max(1, len(rows))


def _rows(page: Sequence[Line], place: int, start: int) -> list[_Row]:
    """Lines from a place on that leave the gutter blank, up to the last that can be a column's."""
    rows: list[_Row] = []
    told = 0  # behind the last one with text in the right column
    for at in range(place, len(page)):
        line = page[at]
        raw = " " * line.indent + line.text
        if not _leaves_blank(raw, start, bool(rows) and bool(rows[-1].right)) or _stands_on_both(line, start):
            break
        rows.append(_Row(line, raw[:start].strip(), raw[start:].rstrip()))
        if rows[-1].right:
            told = len(rows)
    if not told:
        return rows
    end = told
    empty = 0
    while end < len(rows) and empty < _MOST_EMPTY:
        empty = 0 if rows[end].left else empty + 1
        end += 1
    return rows[:end]


def _leaves_blank(raw: str, start: int, below_row: bool) -> bool:
    """Whether a line leaves the gutter blank; below a row of both columns the left one's text may nearly touch."""
    touching = below_row and raw[start - 1 : start] == " " and raw[start : start + 1].strip()
    return not raw[start - 1 if touching else start - 2 : start].strip()


def _stands_on_both(line: Line, start: int) -> bool:
    """Whether a line is set amid the page."""
    middle = line.indent + len(line.text) / 2
    return line.indent > _LEFT_LEAST / 2 and abs(middle - start) < _NEAR and "  " not in line.text


def _is_columns(rows: Sequence[_Row], start: int) -> bool:
    """Whether rows are two columns of running text, and no table: their cells go on, and most are as long as may be."""
    both = [row for row in rows if row.left and row.right]
    if len(both) < _PAGE_ROWS:
        return False
    wide = max(len(row.right) for row in both)
    if wide < _LEFT_LEAST / 2:
        return False
    full = [len(row.left) >= _NEARLY * (start - 2) for row in both]
    full += [len(row.right) >= _NEARLY * wide for row in both]
    going = [(upper.left, lower.left) for upper, lower in pairwise(rows) if lower.left[:1].islower()] + [
        (upper.right, lower.right) for upper, lower in pairwise(rows) if lower.right.lstrip()[:1].islower()
    ]
    return sum(full) * 10 >= len(full) * _OF_TEN and len(going) * _OF_FOUR >= len(both)


def _first(rows: Sequence[_Row]) -> int:
    """The place of the first row with text in the right column."""
    return next((at for at, row in enumerate(rows) if row.right), 0)


def _below_table(page: Sequence[Line], place: int, vocabulary: Vocabulary) -> bool:
    """Whether the last line above a place that says something is a table's caption."""
    last = next((page[at].text for at in range(place - 1, max(-1, place - 4), -1) if page[at].text), "")
    return bool(last) and vocabulary.has("table", inline(last))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _column(cells: Sequence[tuple[Line, str, int]]) -> Iterator[Line]:
    """The lines of one column, each with its place, text and indent, from the column's margin on."""
    filled = [at for at, (_, text, _) in enumerate(cells) if text]
    if filled:
        margin = min(cells[at][2] for at in filled)
        for line, text, indent in cells[filled[0] : filled[-1] + 1]:
            yield Line(line.number, text.strip(), indent - margin if text else 0)
