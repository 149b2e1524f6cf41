"""Tables: rows of cells between tabs, strokes or spaces, their captions, and the pages that cut them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.reading.body.pieces import Context, Piece
from generator.reading.chunks import Chunk, join_lines
from generator.reading.source import Line
from generator.reading.text import inline, plain
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_PIPE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
#: Between two cells of a row that is set with spaces.
_GAP = re.compile(r"(?<=\S)\s{3,}(?=\S)")
_SMALL_GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")
#: Between two cells of a row whose ends have no strokes.
_STROKE = re.compile(r"\s\|\s")

#: The mark of a table whose caption stands below it.
_BELOW = "caption below"
#: A small letter right behind a table's label.
_SENTENCE_GOES_ON = re.compile(r"\s[a-zа-яёәғқңөұүһі]")


def tab_table(chunk: Chunk, context: Context) -> list[Piece] | None:
    """Rows whose cells stand between tabs; a line without any is a cell that was wrapped."""
    tabbed = [i for i, line in enumerate(chunk.lines) if "\t" in line.text.strip()]
    if len(tabbed) < 2 or len(tabbed) * 2 < len(chunk.lines):
        return None
    last = tabbed[-1] + 1
    while last < len(chunk.lines) and not _is_below_table(chunk.lines[last], context):
        last += 1  # a cell that was wrapped
    before, rows, below = chunk.lines[: tabbed[0]], chunk.lines[tabbed[0] : last], chunk.lines[last:]
    cells = [tuple(inline(cell) for cell in line.text.split("\t")) for line in rows]
    table = Piece("table", "", tuple(line.number for line in rows), rows=_even(cells))
    return [*_beside_table(before, context), table, *_beside_table(below, context)]


def pipe_table(chunk: Chunk, context: Context) -> list[Piece] | None:
    """Rows whose cells stand between strokes, as in Markdown."""
    rows = [line for line in chunk.lines if _PIPE_ROW.match(line.text)]
    if len(rows) < 2 or len(rows) * 2 < len(chunk.lines):
        return None
    first = next(i for i, line in enumerate(chunk.lines) if _PIPE_ROW.match(line.text))
    last = max(i for i, line in enumerate(chunk.lines) if _PIPE_ROW.match(line.text))
    cells = [
        tuple(inline(cell) for cell in re.split(r"(?<!\\)\|", line.text.strip().strip("|")))
        for line in chunk.lines[first : last + 1]
        if not _PIPE_RULE.match(line.text)
    ]
    table = Piece("table", "", tuple(x.number for x in chunk.lines[first : last + 1]), rows=_even(cells))
    above, below = (_beside_table(part, context) for part in (chunk.lines[:first], chunk.lines[last + 1 :]))
    return [*above, table, *below]


def stroked_table(chunk: Chunk, context: Context) -> list[Piece] | None:
    """Rows whose cells stand between strokes, as many in each, without any at the rows' ends."""
    if "|" not in chunk.text:
        return None
    lines = list(chunk.lines)
    first = next((i for i, line in enumerate(lines) if _STROKE.search(line.text)), len(lines))
    rows = [tuple(inline(cell) for cell in _STROKE.split(line.text.strip())) for line in lines[first:]]
    if len(rows) < 3 or len(set(map(len, rows))) > 1 or len(rows[0]) < 2 or first > 2:
        return None
    table = Piece("table", "", tuple(line.number for line in lines[first:]), rows=_even(rows))
    return [*_beside_table(lines[:first], context), table]


def spaced_table(chunk: Chunk, context: Context) -> list[Piece] | None:
    """Rows whose cells stand apart by more than a space, as many in each, below a caption or the chunk's first.

    A gap of two spaces tells where three rows or more have three cells or more.
    """
    last = len(chunk.lines) - 1
    while last and _is_below_table(chunk.lines[last], context):
        last -= 1
    lines, below = list(chunk.lines[: last + 1]), chunk.lines[last + 1 :]
    end = lines[-1].text
    if "  " not in end and end.isprintable():  # quickly said: no other white space is printable
        return None
    if any("\t" in line.text or "|" in line.text for line in lines):
        return None
    for gap in (_GAP, _SMALL_GAP):
        if not gap.search(end):
            continue
        first = next((i for i, line in enumerate(lines) if gap.search(line.text)), 0)
        cells = [tuple(inline(cell) for cell in gap.split(line.text.strip())) for line in lines[first:]]
        least = 3 if gap is _SMALL_GAP or len(cells[0]) < 3 else 2
        if len(cells) < least or len(set(map(len, cells))) > 1:
            continue
        if gap is _SMALL_GAP and len(cells[0]) < 3:
            continue
        if any(len(cell) > 60 for row in cells for cell in row):
            continue  # two columns of a page
        table = Piece("table", "", tuple(line.number for line in lines[first:]), rows=_even(cells))
        return [*_beside_table(lines[:first], context), table, *_beside_table(below, context)]
    return None


def _is_below_table(line: Line, context: Context) -> bool:
    """Whether a line right below a table's rows tells where these come from, or is the caption."""
    text = inline(line.text)
    return context.vocabulary.has("source_note", text) or _is_table_caption(text, context.vocabulary)


def _beside_table(lines: Sequence[Line], context: Context) -> list[Piece]:
    """Text that stands on a table without a blank line; a caption or a source among it is a piece of its own."""
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _is_below_table(line, context):
            groups.append([])
        groups[-1].append(line)
    return [
        Piece("paragraph", inline(join_lines([x.text for x in group])), tuple(x.number for x in group))
        for group in groups
    ]


def _even(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Rows of equal length: short ones are filled with empty cells, columns empty throughout go."""
    width = max(map(len, rows), default=0)
    full = [row + ("",) * (width - len(row)) for row in rows]
    keep = [i for i in range(width) if any(row[i].strip() for row in full)]
    return tuple(tuple(row[i] for i in keep) for row in full)


def take_captions(pieces: list[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """A table's caption stands above it, at times below: of two tables' the article's others tell which."""
    below = _are_below(pieces, vocabulary)
    out: list[Piece] = []
    for place, piece in enumerate(pieces):
        if piece.kind == "table":
            above = out[-1] if out else None
            if above and above.kind != "table" and whole_label("continued", above.text, vocabulary):
                above.kind, above.mark = "discard", "label"
                out.append(piece)
                continue
            if (
                above
                and above.kind in ("paragraph", "item", "heading")
                and _is_table_caption(above.text, vocabulary)
            ):
                out.pop()
                piece.caption = plain(above.text)
                piece.lines = above.lines + piece.lines
            elif above and len(out) > 1 and _is_bare_label(out[-2], vocabulary) and len(above.text) < 200:
                label = out[-2]
                del out[-2:]
                piece.caption = plain(f"{label.text} {above.text}")
                piece.lines = label.lines + above.lines + piece.lines
        elif piece.kind == "paragraph" and out and out[-1].kind == "table" and out[-1].caption is None:
            following = pieces[place + 1].kind if place + 1 < len(pieces) else ""
            if _is_table_caption(piece.text, vocabulary) and (below or following != "table"):
                out[-1].caption, out[-1].mark = plain(piece.text), _BELOW
                out[-1].lines += piece.lines
                continue
        out.append(piece)
    return out


def _are_below(pieces: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Whether more captions stand right below tables than right above."""
    above = below = 0
    for upper, lower in pairwise(pieces):
        if "table" not in (upper.kind, lower.kind) or upper.kind == lower.kind:
            continue
        if upper.kind == "table":
            below += _is_table_caption(lower.text, vocabulary)
        else:
            above += _is_table_caption(upper.text, vocabulary)
    return below > above


def _is_bare_label(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Whether a piece says "Table 1" and no more; the table's name stands below it."""
    found = vocabulary.find("table", piece.text)
    return piece.kind in ("paragraph", "heading", "item") and bool(
        found and not piece.text[found[1].end("label") :].strip(" .:*–—-")
    )


def _is_table_caption(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a table's caption; “Table 1 sums up the position.” is a sentence."""
    found = vocabulary.find("table", text)
    if not found or len(text) >= 350:
        return False
    return not (text.endswith(".") and _SENTENCE_GOES_ON.match(text[found[1].end("label") :]))


def join_tables(pieces: list[Piece]) -> list[Piece]:
    """A table that goes on behind a page break is one table; its repeated header is discarded."""
    out: list[Piece] = []
    rows: list[tuple[str, ...]] = []  # of a table that goes on
    numbers: list[int] = []  # of its lines
    previous: Piece | None = None  # the last one that is not put aside

    def close() -> None:
        if previous is not None and numbers:
            previous.rows, previous.lines = _even(rows), tuple(numbers)
        rows.clear()
        numbers.clear()

    for piece in pieces:
        if (
            piece.kind == "table"
            and previous is not None
            and previous.kind == "table"
            and piece.rows
            and previous.rows
        ):
            repeated = piece.rows[0] == previous.rows[0]
            named = piece.caption is not None and not (piece.mark == _BELOW and previous.caption is None)
            continued = not named and len(piece.rows[0]) == len(previous.rows[0])
            if repeated or continued:
                previous.caption = previous.caption or piece.caption
                if not numbers:
                    rows.extend(previous.rows)
                    numbers.extend(previous.lines)
                rows.extend(piece.rows[1:] if repeated else piece.rows)
                numbers.extend(piece.lines)
                if repeated:
                    out.append(
                        Piece(
                            "discard", " ".join(piece.rows[0]), piece.lines[:1], mark="repeated table header"
                        )
                    )
                continue
        out.append(piece)
        if piece.kind != "discard":
            close()
            previous = piece
    close()
    return out
