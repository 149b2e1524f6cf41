"""Tables whose cells a tool put on lines of their own: they are left as text, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.reading.body.pieces import Piece
from generator.reading.chunks import Chunk
from generator.reading.fragments import Doubt
from generator.reading.source import Line
from generator.reading.text import inline, strip_heading_marks
from generator.reading.vocabulary import Vocabulary

#: So many short lines below a table's caption are its cells; none is longer, and none ends as text does.
_LEAST, _WIDEST = 6, 50
_TEXT_ENDS = re.compile(r"[.!?;:,]$")
_HINT = "The cells stand one below the other in the text; correct `body` with the table as it is printed."


def unread_tables(
    chunks: Sequence[Chunk], pieces: Sequence[Piece], vocabulary: Vocabulary
) -> Iterator[Doubt]:
    """A doubt for each caption of a table below which cells stand a line each, and no table was read."""
    lines = [line for chunk in chunks for line in chunk.lines]
    held = {number for piece in pieces if piece.kind == "table" for number in piece.lines}
    for place, line in enumerate(lines):
        if line.number in held or not vocabulary.has("table", inline(strip_heading_marks(line.text))):
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
        if len(text) > _WIDEST or _TEXT_ENDS.search(text) or vocabulary.has("table", inline(text)):
            return
        yield line
