"""Pieces: what a chunk or a line of a body is by itself, before its neighbours are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.reading.chunks import Chunk, bullet, join_lines, number
from generator.reading.source import Line
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary

#: ``(2)``: a number within a sentence.
_IN_BRACKETS = re.compile(r"\((\d{1,2})\)\s")
_SENTENCE_ENDS = re.compile(r"[.!?…][»”\")\]]*$")


@dataclass(slots=True)
class Piece:
    """Something that a chunk or a line is by itself.

    Attributes:
        kind: ``heading``, ``paragraph``, ``item``, ``table``, ``figure``, ``quote``, ``footnote``, ``discard``.
        text: in the record's notation, without number or bullet.
        lines: source lines of its parts, in order.
        mark: number of an item, mark of a footnote, reason of a discard.
        level: of a heading.
        rows: of a table.
        caption: of a table.
        spaced: whether a blank line stands before it.
        sure: for a heading, whether a sign or the vocabulary says so.
        bare: for a footnote, whether its mark is a figure like any other, maybe in brackets.
        bracketed: for a footnote, whether its mark stands in brackets.
    """

    kind: str
    text: str
    lines: tuple[int, ...]
    mark: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    caption: str | None = None
    spaced: bool = True
    sure: bool = True
    bare: bool = False
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole of a body tells of each of its chunks.

    Attributes:
        vocabulary: the reader's words.
        run_in: the sign behind headings that open a paragraph; empty where none does.
        marked: whether the tool marked the headings.
        bold: whether known sections' names stand in bold at the beginning of their text.
        wrapped: whether lines end where a page's lines ended.
        subheads: the signs, bold or italic, in which names of parts open their paragraphs.
        flush: whether most lines begin at the margin, so that an indented block says something.
    """

    vocabulary: Vocabulary
    run_in: str
    marked: bool
    bold: bool
    wrapped: bool
    subheads: frozenset[str] = frozenset()
    flush: bool = False


def text_pieces(chunk: Chunk, context: Context, numbers: tuple[int, ...] = ()) -> list[Piece]:
    """Items and paragraphs of a chunk; wrapped lines are put together."""
    groups: list[tuple[str, str, list[Line]]] = []
    whole = context.wrapped and _lines_are_paragraphs(chunk.lines)
    for line in chunk.lines:
        stripped = line.text.strip()
        kind, mark, text = "paragraph", "", stripped
        if (behind := bullet(stripped)) is not None and behind:
            kind, text = "item", behind
            if numbered := number(behind):  # «- 2) …»: the tool's bullet before the print's number
                mark, text = numbered
        elif (numbered := number(stripped)) is not None and numbered[1]:
            kind, (mark, text) = "item", numbered
        if (
            kind == "item"
            and groups
            and groups[-1][0] == "paragraph"
            and _goes_on_counting(groups[-1][2], stripped)
        ):
            groups[-1][2].append(line)
            continue
        if (
            kind == "paragraph"
            and groups
            and not _ends_paragraph(groups[-1], line, context, whole)
            and not _ends_list(groups, stripped, chunk.lines)
        ):
            groups[-1][2].append(line)
            continue
        groups.append((kind, mark, [Line(line.number, text)]))
    pieces: list[Piece] = []
    for kind, mark, lines in groups:
        text = inline(join_lines([line.text for line in lines]))
        own = numbers or tuple(line.number for line in lines)
        pieces.append(Piece(kind, text, own, mark=mark, spaced=not pieces))
    return pieces


def _goes_on_counting(lines: Sequence[Line], text: str) -> bool:
    """Whether a number in brackets at a line's beginning goes on with those amid a paragraph: ``(1) who, (2) when``."""
    counted = _IN_BRACKETS.match(text)
    if counted is None or re.search(r"[:;]$", lines[-1].text):
        return False
    return any(f"({int(counted[1]) - 1})" in line.text for line in lines)


def _ends_list(groups: Sequence[tuple[str, str, list[Line]]], text: str, lines: Sequence[Line]) -> bool:
    """Whether the last of some items ends with a stop amid a line, those above with semicolons, and text begins below."""
    if len(groups) < 2 or not groups[-2][0] == groups[-1][0] == "item":
        return False
    if len(groups[-1][2][-1].text) >= 0.8 * max(len(line.text) for line in lines):
        return False  # the item may go on
    above, last = (group[2][-1].text.rstrip() for group in groups[-2:])
    return above.endswith(";") and bool(_SENTENCE_ENDS.search(last)) and text.lstrip('«“"(')[:1].isupper()


def _lines_are_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether so many lines of a chunk end sentences that no page's width can have ended them."""
    ended = sum(bool(_SENTENCE_ENDS.search(line.text)) for line in lines)
    return len(lines) > 3 and ended * 4 >= len(lines) * 3


def _ends_paragraph(group: tuple[str, str, list[Line]], line: Line, context: Context, whole: bool) -> bool:
    """Whether a line begins a paragraph though no blank line says so: where no lines are wrapped."""
    above = group[2][-1].text
    if (context.wrapped and not whole) or group[0] != "paragraph" or min(len(above), len(line.text)) < 50:
        return False
    return bool(_SENTENCE_ENDS.search(above)) and line.text.lstrip('«“"(')[:1].isupper()
