"""Pieces to the blocks of a record: the last step of reading a body."""

from __future__ import annotations

from dataclasses import dataclass

from generator.lookalikes import mend_scripts
from generator.model import (
    Block,
    Discarded,
    Figure,
    Footnote,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Table,
)
from generator.reading import fragments
from generator.reading.body.pieces import Piece
from generator.reading.text import balance_emphasis


@dataclass(frozen=True, slots=True)
class Body:
    """What a body holds; every word of its lines stands in one of these."""

    blocks: tuple[Block, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    discarded: tuple[Discarded, ...] = ()
    doubts: tuple[fragments.Doubt, ...] = ()


def assemble(pieces: list[Piece], doubts: tuple[fragments.Doubt, ...]) -> Body:
    """Put notes and what is set aside apart, and make blocks of the rest in their order."""
    blocks: list[Block] = []
    notes: list[Footnote] = []
    discarded: list[Discarded] = []
    items: list[Piece] = []

    def close_list() -> None:
        if items:
            blocks.extend(_lists(items))
            items.clear()

    for piece in pieces:
        if piece.kind == "footnote":
            notes.append(Footnote(mark=piece.mark, text=balance_emphasis(piece.text), lines=piece.lines))
            continue
        if piece.kind == "discard":
            discarded.append(Discarded(text=piece.text, lines=piece.lines, reason=piece.mark))
            continue
        if piece.kind == "item":
            items.append(piece)
            continue
        close_list()
        text = balance_emphasis(piece.text)
        if piece.kind == "heading":
            blocks.append(Heading(text=mend_scripts(piece.text), level=piece.level or 1, lines=piece.lines))
        elif piece.kind == "table":
            rows = tuple(tuple(balance_emphasis(cell) for cell in row) for row in piece.rows)
            blocks.append(Table(caption=piece.caption, rows=rows, lines=piece.lines))
        elif piece.kind == "figure":
            blocks.append(Figure(caption=text, lines=piece.lines))
        elif piece.kind == "quote":
            blocks.append(Quote(text=text, lines=piece.lines))
        else:
            blocks.append(Paragraph(text=text, lines=piece.lines))
    close_list()
    return Body(tuple(blocks), tuple(notes), tuple(discarded), doubts)


def _lists(items: list[Piece]) -> list[Block]:
    """Neighbouring items to lists; a list ends where the kind of mark changes or counting begins anew."""
    lists: list[list[Piece]] = []
    for item in items:
        if lists and _same_list(lists[-1][-1], item):
            lists[-1].append(item)
        else:
            lists.append([item])
    blocks: list[Block] = []
    for group in lists:
        ordered = group[0].mark.isdigit()
        entries = tuple(
            ListItem(
                text=balance_emphasis(i.text if ordered or not i.mark else f"{i.mark}) {i.text}"),
                lines=i.lines,
            )
            for i in group
        )
        start = int(group[0].mark) if ordered else 1
        blocks.append(ListBlock(ordered=ordered, start=start, items=entries, lines=group[0].lines[:1]))
    return blocks


def _same_list(previous: Piece, item: Piece) -> bool:
    if bool(previous.mark) != bool(item.mark):
        return False
    if previous.mark.isdigit() and item.mark.isdigit():
        return int(item.mark) == int(previous.mark) + 1
    return previous.mark.isdigit() == item.mark.isdigit()
