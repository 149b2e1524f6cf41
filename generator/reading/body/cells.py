"""Tables whose cells a tool put on lines of their own.

Where figures show the rows, the table is read; any other is left as text, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.reading.body.pieces import Piece
from generator.reading.chunks import Chunk
from generator.reading.fragments import Doubt
from generator.reading.source import Line
from generator.reading.vocabulary import Vocabulary

#: So many short lines below a table's caption are its cells; none is longer, and none ends as text does.
_LEAST, _WIDEST = 6, 50
_TEXT_ENDS = re.compile(r"[.!?;:,]$")
_MOST = 400
_FIGURE = re.compile(r"[–—-]?\d[\d\s.,]*%?|[–—-]")
#: The words of the header, and two rows or more, each a word and as many figures; behind them no figure stands.
_TABLE = re.compile(r"(?P<header>t+?)(?P<row>t(?P<figures>n+))(?:t(?P=figures))+(?!n)(?!.*n)")
_HINT = "The cells stand one below the other in the text; correct `body` with the table as it is printed."


def with_rows(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> Sequence[Chunk]:
    """Chunks in which cells below a table's caption stand as rows, where only one number of columns fits.

    Below as many words as there are columns each row is a word and a figure in each other column.
    """
    lines = [line for chunk in chunks for line in chunk.lines]
    tables: dict[int, list[Sequence[Line]]] = {}  # by the place of the caption's line
    for place, line in enumerate(lines):
        if vocabulary.has("table", line.text):
            tables[place] = _rows(list(_cells(lines[place + 1 : place + 1 + _MOST], vocabulary)))
    if not any(tables.values()):
        return chunks
    out: list[Chunk] = []
    place = taken = 0
    for chunk in chunks:
        kept: list[Line] = []
        for line in chunk.lines:
            if place >= taken:
                kept.append(line)
            if rows := tables.get(place, []):
                out += [Chunk(tuple(kept)), Chunk(tuple(map(_row, rows)))]
                kept, taken = [], place + 1 + sum(map(len, rows))
            place += 1
        if kept:
            out.append(Chunk(tuple(kept)))
    return out


def _row(cells: Sequence[Line]) -> Line:
    """A row with strokes between its cells, on the line of the first."""
    return Line(cells[0].number, f"| {' | '.join(cell.text for cell in cells)} |")


def _rows(cells: Sequence[Line]) -> list[Sequence[Line]]:
    """Cells by rows, the header first; none where words and figures do not tell how many columns there are."""
    kinds = "".join("n" if _FIGURE.fullmatch(cell.text.strip()) else "t" for cell in cells)
    found = _TABLE.match(kinds)
    if not found or "|" in "".join(cell.text for cell in cells):
        return []
    width = len(found["figures"]) + 1
    if len(found["header"]) != width:
        return []
    return [cells[at : at + width] for at in range(0, found.end(), width)]


def unread_tables(
    chunks: Sequence[Chunk], pieces: Sequence[Piece], vocabulary: Vocabulary
) -> Iterator[Doubt]:
    """A doubt for each caption of a table below which cells stand a line each, and no table was read."""
    lines = [line for chunk in chunks for line in chunk.lines]
    held = {number for piece in pieces if piece.kind == "table" for number in piece.lines}
    for place, line in enumerate(lines):
        if line.number in held or not vocabulary.has("table", line.text):
            continue
        cells = list(_cells(lines[place + 1 : place + 1 + _LEAST], vocabulary))
        if len(cells) == _LEAST and held.isdisjoint(cell.number for cell in cells):
            message = (
                "below a table's caption its cells stand a line each, so that rows and columns are not known"
            )
            yield "table-unread", message, line.number, _HINT, "info"


def _cells(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Line]:
    """The lines that may be cells, up to the first that is none."""
    for line in lines:
        text = line.text.strip()
        if len(text) > _WIDEST or _TEXT_ENDS.search(text) or vocabulary.has("table", text):
            return
        yield line
