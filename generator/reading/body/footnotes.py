"""Footnotes: how they begin at a page's foot or an article's end, and their marks in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.body.pieces import Context, Piece
from generator.reading.chunks import Chunk, join_lines
from generator.reading.source import Line
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

_FOOTNOTE = re.compile(r"^(?:\^\{(\d{1,3}|\*{1,3}|[a-zа-я])\}|\[\^([^\]]{1,12})\]:?)\s*(?=\S)")
_STAR_NOTE = re.compile(r"^(?:\^\{\\?\*\}|\\\*)\s*(?=[^\W\d_])")
_BARE_NOTE = re.compile(r"(\d{1,3})(?:\s+(?=[^\W_])|(?=[^\W\d_a-zа-яёәғқңөұүһі]))")
#: A note to the title or the byline, or an item of a list.
_STAR_AND_WORD = re.compile(r"\*\s+[^\W\d_]")
#: No heading ends so.
_NOTE_ENDS = re.compile(r"[.!?…][»”\")\]]*$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: A note at a page's foot, its figure in brackets: ``[3] A. Bell, Doors, p. 4.``
_BRACKETED_NOTE = re.compile(r"\[(\d{1,3})\]\s+(?=\S)")


def footnotes(chunk: Chunk, _: Context) -> list[Piece] | None:
    """A chunk that begins with a note's mark; each further line with a mark is a note of its own."""
    if as_footnote(inline(chunk.lines[0].text), (0,)) is None:
        return None
    groups: list[list[Line]] = []
    for line in chunk.lines:
        if not groups or as_footnote(inline(line.text), (0,)):
            groups.append([])
        groups[-1].append(line)
    notes = [as_footnote(inline(join_lines([x.text for x in g])), tuple(x.number for x in g)) for g in groups]
    return [note for note in notes if note]


def notes_below_rule(chunk: Chunk) -> list[Piece] | None:
    """Notes whose marks are bare figures that count on; only a rule above tells them from a list."""
    groups: list[tuple[int, list[Line]]] = []
    begins = _note_pattern(chunk)
    for line in chunk.lines:
        match = begins.match(line.text)
        if match and (not groups or int(match[1]) == groups[-1][0] + 1):
            groups.append((int(match[1]), [Line(line.number, line.text[match.end() :])]))
        elif groups:
            groups[-1][1].append(line)
        else:
            return None
    return [
        Piece(
            "footnote",
            inline(join_lines([line.text for line in lines])),
            tuple(line.number for line in lines),
            mark=str(mark),
            bare=True,
            bracketed=begins is _BRACKETED_NOTE,
        )
        for mark, lines in groups
    ]


def is_noted(chunk: Chunk, above: Sequence[Chunk], below: Sequence[Chunk] = ()) -> bool:
    """Whether the figures that open a chunk's lines stand on words of the text above it: ``gone1. Then it2 …``.

    A raised figure says so more plainly: it may stand below, too, where notes cut a paragraph.
    """
    begins = _note_pattern(chunk)
    first = begins.match(chunk.lines[0].text)
    if first is None or len(chunk.text) > 3000:
        return False
    if _is_raised(first[1], (*above, *below)) and _NOTE_ENDS.search(chunk.text):
        return True
    marks = [first[1]]
    for line in chunk.lines[1:]:
        match = begins.match(line.text)
        if match and int(match[1]) == int(marks[-1]) + 1:
            marks.append(match[1])
    text = "\n".join(part.text for part in above if len(part.text) > 90)
    return all(_bare_mark(mark, begins is _BRACKETED_NOTE).search(text) for mark in marks)


def _is_raised(mark: str, chunks: Sequence[Chunk]) -> bool:
    """Whether a note's figure stands raised behind a word or a stop."""
    signs = (mark.translate(_RAISED), f"^{{{mark}}}", f"<sup>{mark}</sup>")
    return any(
        (at := chunk.text.find(sign)) > 0 and not chunk.text[at - 1].isspace()
        for chunk in chunks
        for sign in signs
    )


def _note_pattern(chunk: Chunk) -> re.Pattern[str]:
    """How the notes of a chunk would begin."""
    return _BRACKETED_NOTE if chunk.lines[0].text.startswith("[") else _BARE_NOTE


def _bare_mark(mark: str, bracketed: bool = False) -> re.Pattern[str]:
    """A note's figure on the end of a word, before or behind the stop; in brackets, without a gap before these."""
    if bracketed:
        return re.compile(rf"(?<=[^\s\[\](])\[{mark}\](?!\()")
    letter = r"[^\W\d_]"
    return re.compile(
        rf"(?<={letter}{{2}}(?:{letter}|[»”\")])){mark}(?=[\s.,;:!?»”)]|$)|(?<={letter}{{2}}[.»”\"]){mark}(?=\s|$)"
    )


def take_endnotes(pieces: list[Piece], vocabulary: Vocabulary) -> None:
    """The numbered list under a heading that says "Notes" is the notes."""
    for place, piece in enumerate(pieces[:-1]):
        if piece.kind not in ("heading", "paragraph") or len(piece.text) > 60:
            continue
        if not whole_label("notes", piece.text, vocabulary) or pieces[place + 1].mark != "1":
            continue
        piece.kind, piece.mark = "discard", "label"
        expected = 1
        for note in pieces[place + 1 :]:
            if note.kind == "item" and note.mark == str(expected):
                note.kind, note.bare = "footnote", True
                expected += 1
            elif note.kind not in ("paragraph", "discard"):
                break


def mark_bare_notes(pieces: list[Piece]) -> None:
    """Where a note's mark is a bare figure, the figure on the word above that it belongs to is one, too."""
    last = 0
    for place, note in enumerate(pieces):
        if note.kind != "footnote" or not note.bare:
            continue
        mark = _bare_mark(note.mark, note.bracketed)
        found = next(
            (p for p in pieces[last:place] if p.kind in ("paragraph", "item") and mark.search(p.text)), None
        )
        if found is not None:
            found.text = mark.sub(f"^{{{note.mark}}}", found.text, count=1)
        if place + 1 < len(pieces) and pieces[place + 1].kind != "footnote":
            last = place


def as_footnote(text: str, lines: tuple[int, ...]) -> Piece | None:
    """The note that a text is, None where no mark opens it."""
    match = _FOOTNOTE.match(text)
    if match:
        return Piece("footnote", text[match.end() :], lines, mark=match[1] or match[2])
    match = _STAR_NOTE.match(text)
    return Piece("footnote", text[match.end() :], lines, mark="*") if match else None


def take_starred_notes(pieces: list[Piece], chunks: Sequence[Chunk]) -> None:
    """A lone paragraph behind a star is a note to the title or the byline, and no list."""
    starred = {c.first for c in chunks if _STAR_AND_WORD.match(c.lines[0].text) and len(c.text) > 40}
    for place, piece in enumerate(pieces):
        beside = [
            p
            for p in (*pieces[max(0, place - 1) : place], *pieces[place + 1 : place + 2])
            if p.kind == "item"
        ]
        if piece.kind == "item" and piece.lines[0] in starred and not beside:
            piece.kind, piece.mark = "footnote", "*"
