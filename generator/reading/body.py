"""The body: chunks to headings, paragraphs, lists, tables, figures, quotes and footnotes.

Four steps: chunks become *pieces* (what a line or a chunk is by itself); pieces that a page, a
column or a footnote cut are put together; list items become lists; levels are given to headings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

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
from generator.reading.chunks import PAGE_OF, Chunk, bullet, is_image, is_rule, join_lines, number
from generator.reading.source import Line
from generator.reading.text import balance_emphasis, inline, plain, strip_heading_marks, upper_share
from generator.reading.vocabulary import ALL_STATEMENTS, Vocabulary, whole_label

_FOOTNOTE = re.compile(r"^(?:\^\{(\d{1,3}|\*{1,3}|[a-zа-я])\}|\[\^([^\]]{1,12})\]:?)\s*(?=\S)")
_STAR_NOTE = re.compile(r"^(?:\^\{\\?\*\}|\\\*)\s*(?=[^\W\d_])")
_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_PIPE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_CAPTION_SIGN = re.compile(r"\s*[.:–—-]|\s*$|\s+[«\"“(]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
#: ``A. A part``, ``1. A part`` below a part with a Roman number.
_LETTERED = re.compile(r"(?:[A-ZА-Я]|1)\.\s[^\W\d_][^.!?]{2,90}")
_ROMAN = re.compile(r"[IVX]{1,5}\.\s")
#: ``**The nature of the record.** The law …``
#: The first note at a page's foot, below one that a star marks.
_FIRST_NOTE = re.compile(r"1\s?[^\W\d_a-zа-яё]")
#: A line that is in italics as a whole.
_ITALIC_LINE = re.compile(r"\*(?!\*)[^*]+\*")
_BOLD_NAME = re.compile(r"\*\*(?P<heading>[^*.:!?]{4,110})(?:[.:]\s?\*\*|\*\*\s?[.:])\s*(?=[^\W_])")
_LABELLED = (*ALL_STATEMENTS, "notes")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3}\.?)\s+(?=[^\W\d_])")
_HEADING_LONGEST = 110
#: No printed page has longer lines.
_WIDEST = 130
_SENTENCE_ENDS = re.compile(r"[.!?…][»”\")\]]*$")
_NOTE_RULE = re.compile(r"[_–—-]{3,}")
#: Between two cells of a row that is set with spaces.
_GAP = re.compile(r"(?<=\S)\s{3,}(?=\S)")
_BARE_NOTE = re.compile(r"(\d{1,3})(?:\s+(?=[^\W_])|(?=[^\W\d_a-zа-яёәғқңөұүһі]))")
#: A note at a page's foot, its figure in brackets: ``[3] A. Bell, Doors, p. 4.``
_BRACKETED_NOTE = re.compile(r"\[(\d{1,3})\]\s+(?=\S)")


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
class Body:
    """What a body holds; every word of its lines stands in one of these."""

    blocks: tuple[Block, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    discarded: tuple[Discarded, ...] = ()
    doubts: tuple[fragments.Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    vocabulary: Vocabulary
    run_in: str
    marked: bool
    #: Whether known sections' names stand in bold at the beginning of their text.
    bold: bool = False
    notes: bool = field(default=True)
    wrapped: bool = True


def read_body(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> Body:
    """Read the chunks between front matter and references."""
    signs = {match["sign"] for chunk in chunks if (match := vocabulary.run_in_heading(inline(chunk.text)))}
    context = _Context(
        vocabulary,
        run_in="." if "." in signs else "".join(signs),
        marked=sum(bool(chunk.heading_level) for chunk in chunks) > 1,
        bold=sum(
            _BOLD_NAME.match(chunk.text) is not None and bool(vocabulary.run_in_heading(inline(chunk.text)))
            for chunk in chunks
        )
        > 1,
        wrapped=line_width(chunks) > 0,
    )
    pieces: list[Piece] = []
    for place, chunk in enumerate(chunks):
        below_rule = (
            place > 0
            and len(chunks[place - 1].lines) == 1
            and _NOTE_RULE.fullmatch(chunks[place - 1].text.strip())
        )
        noted = below_rule or _is_noted(chunk, chunks[max(0, place - 15) : place])
        pieces.extend((_notes_below_rule(chunk) if noted else None) or _pieces(chunk, context))
    pieces = _endnotes(pieces, vocabulary)
    _mark_bare_notes(pieces)
    pieces = _starred_notes(pieces, chunks)
    pieces = _captions(pieces, vocabulary)
    pieces = _tables_across_pages(pieces)
    pieces = _lettering(pieces)
    pieces = _unheaded(pieces, context)
    _marked_levels(pieces, vocabulary)
    _outline(pieces)
    _between_two(pieces, vocabulary)
    _italic_parts(pieces)
    pieces, doubts = _joined(pieces, vocabulary)
    return _assemble(pieces, tuple(doubts))


def line_width(chunks: Sequence[Chunk]) -> int:
    """How long a full line is where lines end as a page's lines ended, 0 where a paragraph is a line.

    A tool that writes a paragraph a line writes long ones.
    """
    lengths = sorted(len(line.text) for chunk in chunks for line in chunk.lines if len(line.text) > 40)
    wrapped = sum(length > _WIDEST for length in lengths) * 5 < len(lengths)
    return lengths[len(lengths) * 9 // 10] - 2 if wrapped and lengths else 0


# --- chunks to pieces ---------------------------------------------------------------------------


def _pieces(chunk: Chunk, context: _Context) -> list[Piece]:
    if len(chunk.lines) > 1 and re.fullmatch(r"[_–—-]{3,}", chunk.lines[0].text.strip()):
        line, rest = Chunk(chunk.lines[:1]), Chunk(chunk.lines[1:])
        if notes := _notes_below_rule(rest) or _footnotes(rest, context):
            return [*_pieces(line, context), *notes]
    if len(chunk.lines) > 1 and chunk.text[:2] in ("* ", "\\*"):
        numbered = next((at for at, x in enumerate(chunk.lines) if at and _FIRST_NOTE.match(x.text)), 0)
        if numbered and (notes := _notes_below_rule(Chunk(chunk.lines[numbered:]))):
            return [*_pieces(Chunk(chunk.lines[:numbered]), context), *notes]
    for _, rule in CHUNK_RULES:
        found = rule(chunk, context)
        if found is not None:
            for following in found[1:]:
                following.spaced = False
            return found
    return _text_pieces(chunk, context)


def _rule_line(chunk: Chunk, _: _Context) -> list[Piece] | None:
    if len(chunk.lines) == 1 and is_rule(chunk.text):
        return [Piece("discard", chunk.text, chunk.numbers, mark="rule")]
    return None


#: ``Page 41 of 60``, ``Стр. 41 из 60``
_PAGE_OF = re.compile(rf"\W{{0,3}}{PAGE_OF}\W{{0,3}}", re.IGNORECASE)


def _page_number(chunk: Chunk, _: _Context) -> list[Piece] | None:
    if len(chunk.lines) == 1 and (
        re.fullmatch(r"\W{0,3}\d{1,4}\W{0,3}", chunk.text)
        or (len(chunk.text) < 30 and _PAGE_OF.fullmatch(chunk.text))
    ):
        return [Piece("discard", chunk.text, chunk.numbers, mark="page number")]
    return None


def _image(chunk: Chunk, _: _Context) -> list[Piece] | None:
    if all(is_image(line.text) for line in chunk.lines):
        return [Piece("discard", chunk.text, chunk.numbers, mark="image")]
    return None


def _tab_table(chunk: Chunk, context: _Context) -> list[Piece] | None:
    tabbed = [i for i, line in enumerate(chunk.lines) if "\t" in line.text.strip()]
    if len(tabbed) < 2 or len(tabbed) * 2 < len(chunk.lines):
        return None
    last = tabbed[-1] + 1
    if last < len(chunk.lines) and not context.vocabulary.has("source_note", inline(chunk.lines[last].text)):
        last = len(chunk.lines)  # a cell that was wrapped
    before, rows, below = chunk.lines[: tabbed[0]], chunk.lines[tabbed[0] : last], chunk.lines[last:]
    cells = [tuple(inline(cell) for cell in line.text.split("\t")) for line in rows]
    table = Piece("table", "", tuple(line.number for line in rows), rows=_even(cells))
    return [*_beside_table(before, context), table, *_beside_table(below, context)]


def _pipe_table(chunk: Chunk, context: _Context) -> list[Piece] | None:
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


def _spaced_table(chunk: Chunk, context: _Context) -> list[Piece] | None:
    """Rows whose cells stand apart by more than a space, as many in each, below a caption or the chunk's first."""
    lines = list(chunk.lines)
    last = lines[-1].text
    if "   " not in last and last.isprintable():  # quickly said: no other white space is printable
        return None
    if not _GAP.search(last) or any("\t" in line.text or "|" in line.text for line in lines):
        return None
    first = next((i for i, line in enumerate(lines) if _GAP.search(line.text)), 0)
    cells = [tuple(inline(cell) for cell in _GAP.split(line.text.strip())) for line in lines[first:]]
    if len(cells) < 2 or len(set(map(len, cells))) > 1 or (len(cells[0]) < 3 and len(cells) < 3):
        return None
    if any(len(cell) > 60 for row in cells for cell in row):
        return None  # two columns of a page
    table = Piece("table", "", tuple(line.number for line in lines[first:]), rows=_even(cells))
    return [*_beside_table(lines[:first], context), table]


def _beside_table(lines: Sequence[Line], context: _Context) -> list[Piece]:
    """Text that stands on a table without a blank line; a caption among it is a piece of its own."""
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or context.vocabulary.has("table", inline(line.text)):
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


def _quote(chunk: Chunk, context: _Context) -> list[Piece] | None:
    if not all(line.text.lstrip().startswith(">") for line in chunk.lines):
        return None
    text = inline(join_lines([line.text.lstrip("> ") for line in chunk.lines]))
    if note := _as_footnote(text, chunk.numbers):
        return [note]
    return [Piece("quote", text, chunk.numbers)]


def _footnotes(chunk: Chunk, context: _Context) -> list[Piece] | None:
    """A chunk that begins with a note's mark; each further line with a mark is a note of its own."""
    if not context.notes or _as_footnote(inline(chunk.lines[0].text), (0,)) is None:
        return None
    groups: list[list[Line]] = []
    for line in chunk.lines:
        if not groups or _as_footnote(inline(line.text), (0,)):
            groups.append([])
        groups[-1].append(line)
    notes = [
        _as_footnote(inline(join_lines([x.text for x in g])), tuple(x.number for x in g)) for g in groups
    ]
    return [note for note in notes if note]


def _notes_below_rule(chunk: Chunk) -> list[Piece] | None:
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


def _is_noted(chunk: Chunk, above: Sequence[Chunk]) -> bool:
    """Whether the figures that open a chunk's lines stand on words of the text above it: ``gone1. Then it2 …``."""
    begins = _note_pattern(chunk)
    first = begins.match(chunk.lines[0].text)
    if first is None or len(chunk.text) > 3000:
        return False
    marks = [first[1]]
    for line in chunk.lines[1:]:
        match = begins.match(line.text)
        if match and int(match[1]) == int(marks[-1]) + 1:
            marks.append(match[1])
    text = "\n".join(part.text for part in above if len(part.text) > 90)
    return all(_bare_mark(mark, begins is _BRACKETED_NOTE).search(text) for mark in marks)


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


def _endnotes(pieces: list[Piece], vocabulary: Vocabulary) -> list[Piece]:
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
    return pieces


def _mark_bare_notes(pieces: list[Piece]) -> None:
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


def _as_footnote(text: str, lines: tuple[int, ...]) -> Piece | None:
    match = _FOOTNOTE.match(text)
    if match:
        return Piece("footnote", text[match.end() :], lines, mark=match[1] or match[2])
    match = _STAR_NOTE.match(text)
    return Piece("footnote", text[match.end() :], lines, mark="*") if match else None


def _figure(chunk: Chunk, context: _Context) -> list[Piece] | None:
    text = inline(strip_heading_marks(chunk.text))
    found = context.vocabulary.find("figure", text)
    if not found or len(text) > 350 or not _CAPTION_SIGN.match(text[found[1].end("label") :]):
        return None
    if len(text) > 160 and not re.match(r"\s*[.:–—-]", text[found[1].end("label") :]):
        return None
    if len(chunk.lines) == 2 and context.vocabulary.has("source_note", inline(chunk.lines[1].text)):
        caption, note = (Chunk((line,)) for line in chunk.lines)
        return [
            Piece("figure", inline(strip_heading_marks(caption.text)), caption.numbers),
            Piece("paragraph", inline(note.text), note.numbers),
        ]
    return [Piece("figure", text, chunk.numbers)]


def _marked_heading(chunk: Chunk, context: _Context) -> list[Piece] | None:
    if not chunk.heading_level:
        return None
    text = plain(inline(strip_heading_marks(chunk.lines[0].text)))
    if not text or len(text) > 250:
        return None
    return [Piece("heading", text, chunk.numbers, level=chunk.heading_level, mark="#")]


def _known_heading(chunk: Chunk, context: _Context) -> list[Piece] | None:
    text = plain(inline(strip_heading_marks(chunk.text)))
    if len(text) > _HEADING_LONGEST or context.vocabulary.section_level(text) is None:
        return None
    return [Piece("heading", text.rstrip(" .:"), chunk.numbers, level=1)]


def _run_in_heading(chunk: Chunk, context: _Context) -> list[Piece] | None:
    """``Кіріспе. Қазақстан …``: a known heading, a stop, and the section's first sentence."""
    text = inline(chunk.text)
    match = context.vocabulary.run_in_heading(text)
    if match and match["sign"] == context.run_in:
        rest = text[match.end() :]
    elif context.run_in and (match := re.match(r"^(?P<heading>[^.!?;:,]{6,110})\.\s+(?=[^\W\d_])", text)):
        rest = text[match.end() :]
        opener = context.vocabulary.find("this_section", rest)
        if opener is None or opener[1].start() != 0 or len(match["heading"].split()) > 12:
            return None
    elif context.bold and (match := _BOLD_NAME.match(text)) and _names_section(match["heading"], context):
        rest = text[match.end() :]
    else:
        return None
    if len(rest) < 25:
        return None
    known = context.vocabulary.section_level(match["heading"])
    level = known or (1 if context.bold else 2)
    heading = Piece("heading", plain(match["heading"]).strip(" .:"), chunk.numbers[:1], level=level)
    opening = inline(chunk.lines[0].text)
    if match.end() < len(opening) and any(bullet(x.text) or number(x.text) for x in chunk.lines[1:]):
        listed = Chunk((Line(chunk.first, opening[match.end() :]), *chunk.lines[1:]))
        return [heading, *_text_pieces(listed, context)]  # a list goes on with the paragraph
    return [heading, *_text_pieces(Chunk((Line(chunk.first, rest),)), context, numbers=chunk.numbers)]


def _names_section(text: str, context: _Context) -> bool:
    """Whether words in bold before a paragraph may be a section's name, and no label of something else."""
    groups = ("table", "figure", "source_note", "keywords", "abstract", *_LABELLED)
    return len(text.split()) <= 12 and not any(context.vocabulary.has(g, f"{text}:") for g in groups)


def _text_pieces(chunk: Chunk, context: _Context, numbers: tuple[int, ...] = ()) -> list[Piece]:
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
        if kind == "paragraph" and groups and not _ends_paragraph(groups[-1], line, context, whole):
            groups[-1][2].append(line)
            continue
        groups.append((kind, mark, [Line(line.number, text)]))
    pieces: list[Piece] = []
    for kind, mark, lines in groups:
        text = inline(join_lines([line.text for line in lines]))
        own = numbers or tuple(line.number for line in lines)
        pieces.append(Piece(kind, text, own, mark=mark, spaced=not pieces))
    return pieces


def _lines_are_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether so many lines of a chunk end sentences that no page's width can have ended them."""
    ended = sum(bool(_SENTENCE_ENDS.search(line.text)) for line in lines)
    return len(lines) > 3 and ended * 4 >= len(lines) * 3


def _ends_paragraph(group: tuple[str, str, list[Line]], line: Line, context: _Context, whole: bool) -> bool:
    """Whether a line begins a paragraph though no blank line says so: where no lines are wrapped."""
    above = group[2][-1].text
    if (context.wrapped and not whole) or group[0] != "paragraph" or min(len(above), len(line.text)) < 50:
        return False
    return bool(_SENTENCE_ENDS.search(above)) and line.text.lstrip('«“"(')[:1].isupper()


CHUNK_RULES: tuple[tuple[str, Callable[[Chunk, _Context], list[Piece] | None]], ...] = (
    ("rule", _rule_line),
    ("image", _image),
    ("tab-table", _tab_table),
    ("pipe-table", _pipe_table),
    ("spaced-table", _spaced_table),
    ("marked-heading", _marked_heading),
    ("footnotes", _footnotes),
    ("quote", _quote),
    ("figure", _figure),
    ("known-heading", _known_heading),
    ("run-in-heading", _run_in_heading),
    ("page-number", _page_number),
)


def _starred_notes(pieces: list[Piece], chunks: Sequence[Chunk]) -> list[Piece]:
    """A lone paragraph behind a star is a note to the title or the byline, and no list."""
    starred = {c.first for c in chunks if re.match(r"\*\s+[^\W\d_]", c.lines[0].text) and len(c.text) > 40}
    for place, piece in enumerate(pieces):
        beside = [
            p
            for p in (*pieces[max(0, place - 1) : place], *pieces[place + 1 : place + 2])
            if p.kind == "item"
        ]
        if piece.kind == "item" and piece.lines[0] in starred and not beside:
            piece.kind, piece.mark = "footnote", "*"
    return pieces


# --- what the neighbours tell --------------------------------------------------------------------


def _captions(pieces: list[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """A table's caption stands above it, at times below."""
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
            if _is_table_caption(piece.text, vocabulary) and following != "table":
                out[-1].caption = plain(piece.text)
                out[-1].lines += piece.lines
                continue
        out.append(piece)
    return out


def _is_bare_label(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Whether a piece says "Table 1" and no more; the table's name stands below it."""
    found = vocabulary.find("table", piece.text)
    return piece.kind in ("paragraph", "heading", "item") and bool(
        found and not piece.text[found[1].end("label") :].strip(" .:*–—-")
    )


def _is_table_caption(text: str, vocabulary: Vocabulary) -> bool:
    found = vocabulary.find("table", text)
    return bool(found) and len(text) < 350


def _tables_across_pages(pieces: list[Piece]) -> list[Piece]:
    """A table that goes on behind a page break is one table; its repeated header is discarded."""
    out: list[Piece] = []
    for piece in pieces:
        previous = next((p for p in reversed(out) if p.kind != "discard"), None)
        if (
            piece.kind == "table"
            and previous is not None
            and previous.kind == "table"
            and piece.rows
            and previous.rows
        ):
            repeated = piece.rows[0] == previous.rows[0]
            continued = piece.caption is None and len(piece.rows[0]) == len(previous.rows[0])
            if repeated or continued:
                rows = piece.rows[1:] if repeated else piece.rows
                previous.rows = _even([*previous.rows, *rows])
                previous.lines += piece.lines
                if repeated:
                    out.append(
                        Piece(
                            "discard", " ".join(piece.rows[0]), piece.lines[:1], mark="repeated table header"
                        )
                    )
                continue
        out.append(piece)
    return out


def _lettering(pieces: list[Piece]) -> list[Piece]:
    """Short lines right above a figure's caption, that the caption says again, are its lettering."""
    for place, piece in enumerate(pieces):
        if piece.kind != "figure":
            continue
        words = set(re.findall(r"\w+", piece.text.casefold()))
        for above in reversed(pieces[max(0, place - 6) : place]):
            own = re.findall(r"\w+", above.text.casefold())
            short = above.kind in ("paragraph", "heading") and len(above.text) < 120 and own
            if (
                not short
                or re.search(r"[.!?:;]$", above.text)
                or sum(w in words for w in own) < 0.6 * len(own)
            ):
                break
            above.kind, above.mark = "discard", "figure lettering"
    return pieces


def _unheaded(pieces: list[Piece], context: _Context) -> list[Piece]:
    """Short lines that stand as headings do become headings of the second level."""
    numbered = _numbered_headings(pieces, context)
    for place, piece in enumerate(pieces):
        if place in numbered:
            piece.kind, piece.level, piece.text = "heading", 1, plain(f"{piece.mark}. {piece.text}")
        if piece.kind != "paragraph" or context.marked or not piece.spaced:
            continue
        following = next((p for p in pieces[place + 1 :] if p.kind not in ("footnote", "discard")), None)
        previous = next((p for p in reversed(pieces[:place]) if p.kind not in ("footnote", "discard")), None)
        if (
            following is None
            or not following.spaced
            or not _stands_as_heading(piece, previous, following, context)
        ):
            continue
        appended = context.vocabulary.has("appendix", piece.text)
        piece.kind, piece.level, piece.sure = "heading", 1 if appended else 2, False
        piece.mark = "*" if _ITALIC_LINE.fullmatch(piece.text) else piece.mark
        piece.text = plain(piece.text)
    return pieces


def _numbered_headings(pieces: list[Piece], context: _Context) -> set[int]:
    """Places of items that are numbered section headings.

    A known section's name behind a number is one; so are short items, each followed by a
    paragraph, that count on (1, 2, 3) through the article.
    """
    known = {
        i
        for i, p in enumerate(pieces)
        if p.kind == "item" and p.mark and context.vocabulary.section_level(p.text)
    }
    alone: list[int] = []
    for place, piece in enumerate(pieces[:-1]):
        short = piece.kind == "item" and piece.mark.isdigit() and len(piece.text) <= _HEADING_LONGEST
        if not short or re.search(r"[.!?:;,]$", piece.text) or not piece.text[:1].isupper():
            continue
        below = pieces[place + 1]
        opens = below.kind == "paragraph" and (
            len(below.text) > 90 or below.text.startswith(f"{piece.mark}.1")
        )
        if piece.spaced and below.spaced and opens:
            alone.append(place)
    counted = [
        (i, int(m[1]))
        for i, p in enumerate(pieces)
        if p.kind == "heading" and (m := re.match(r"(\d{1,2})[.)]?\s", p.text))
    ]
    counted = sorted(
        [
            *counted,
            *((i, int(pieces[i].mark)) for i in alone),
            *((i, int(pieces[i].mark)) for i in known - set(alone) if pieces[i].mark.isdigit()),
        ]
    )
    counts_on = [n for _, n in counted] == list(range(1, len(counted) + 1))
    return known | (set(alone) if counts_on and len(counted) > 1 else set())


def _outline(pieces: list[Piece]) -> None:
    """Give unmarked headings the level that their number or their look tells.

    ``2.1`` is below ``2``; under Roman numbers come capital letters, then figures. A heading in
    capitals stands where the known sections stand, if these are in capitals, too.
    """
    headings = [p for p in pieces if p.kind == "heading"]
    own = [p for p in headings if p.mark != "#"]
    roman = [p for p in own if _ROMAN.match(p.text)]
    scheme = len(roman) > 1 and roman[0].text.startswith("I.")
    bare = [p for p in own if re.match(r"\d{1,2}\s", p.text)]
    for piece in own:
        number = _DECIMAL.match(piece.text)
        if scheme and piece in roman:
            piece.level, piece.sure = 1, True
        elif scheme and re.match(r"[A-ZА-Я]\.\s", piece.text):
            piece.level, piece.sure = 2, True
        elif number and (number[1].strip(".").count(".") or number[1].endswith(".") or len(bare) > 1):
            piece.level = min(3, number[1].strip(".").count(".") + 1 + 2 * scheme)
            piece.sure = True
    if own and all(p.level == 2 and not p.sure for p in headings):
        for piece in own:  # headings of one kind only are the article's sections
            piece.level = 1
    sections = [p for p in headings if p.level == 1 and p.sure]
    shouted = all(upper_share(p.text) > 0.8 for p in sections)
    for piece in own:
        if not piece.sure and shouted and upper_share(piece.text) > 0.8:
            piece.level = 1


def _between_two(pieces: list[Piece], vocabulary: Vocabulary) -> None:
    """Headings between an introduction and a conclusion, the only known sections, are sections, too."""
    headings = [p for p in pieces if p.kind == "heading"]
    known = [place for place, p in enumerate(headings) if vocabulary.section_level(p.text) is not None]
    inner = headings[1:-1]
    unsure = not any(p.sure or p.mark not in ("", "*") for p in inner)
    if known == [0, len(headings) - 1] and len(inner) > 1 and unsure:
        for piece in inner:
            piece.level = 1


def _italic_parts(pieces: list[Piece]) -> None:
    """Headings in italics among others that are not name parts of sections."""
    headings = [p for p in pieces if p.kind == "heading"]
    others = {p.level for p in headings if p.mark != "*"}
    if 1 in others and headings[0].mark != "*":
        for piece in headings:
            if piece.mark == "*" and not piece.sure:
                piece.level = 2


def _stands_as_heading(piece: Piece, previous: Piece | None, following: Piece, context: _Context) -> bool:
    text = plain(piece.text)
    words = text.split()
    if len(text) > _HEADING_LONGEST or len(words) > 14 or not words or not re.search(r"[^\W\d_]{3}", text):
        return False
    appended = context.vocabulary.has("appendix", text)  # «1-қосымша» begins small
    first = next((c for c in text if c.isalpha()), "")
    if (
        not (first.isupper() or appended)
        or not re.match(r"[\"«“\d]*[^\W_]", text)
        or re.search(r"[.!:;,]$", text)
    ):
        return False
    if text.endswith("?") and upper_share(text) < 0.8:
        return False  # a question asked in the text
    if re.search(r"https?://|\d{4}\)|\[\d|\^\{", piece.text):
        return False
    # the rest of a cut paragraph, or the beginning of one, is no heading
    if (
        previous
        and previous.kind in ("paragraph", "item")
        and fragments.continues(previous.text, piece.text, context.vocabulary)
    ):
        return False
    if fragments.continues(piece.text, following.text, context.vocabulary):
        return False
    if context.vocabulary.has("table", text) or context.vocabulary.has("source_note", text):
        return False
    last = words[-1].casefold()
    if last in context.vocabulary.unfinished:
        return False
    own = re.match(r"(\d{1,2}(?:\.\d{1,2})?)\.?\s", text)
    counted = re.match(r"(?:[A-ZА-Я]\.|\d{1,2}\.\d{1,2}\.?)\s[^\W\d_]{3}", text)
    lettered = appended or (bool(counted) and following.text.endswith("."))
    opens = bool(own) and plain(following.text).startswith(
        f"{own[1] if own else ''}.1"
    )  # «2 Method», «2.1 Sample»
    opens = opens or bool(
        _ROMAN.match(text) and _LETTERED.fullmatch(plain(following.text))
    )  # «II. Rules», «A. Law»
    return (
        following.kind in ("paragraph", "heading", "item", "table", "quote")
        and (
            lettered
            or following.kind != "paragraph"
            or len(following.text) > 60
            or following.text.endswith(":")
            or opens
        )
    ) or (bool(own) and following.kind == "figure")


def _joined(pieces: list[Piece], vocabulary: Vocabulary) -> tuple[list[Piece], list[fragments.Doubt]]:
    """Put cut paragraphs and items together, over footnotes, figures and tables between them."""
    out: list[Piece] = []
    doubts: list[fragments.Doubt] = []
    open_: Piece | None = None
    for place, piece in enumerate(pieces):
        if piece.kind in ("footnote", "discard", "figure", "table"):
            out.append(piece)
            if piece.kind in ("figure", "table") and open_ is not None and not _may_go_on_behind(open_):
                open_ = None
            continue
        if (
            open_ is not None
            and piece.kind == "paragraph"
            and open_.kind in ("paragraph", "item", "quote")
            and (
                fragments.continues(open_.text, piece.text, vocabulary)
                or fragments.goes_on_behind_colon(open_.text, piece.text, _next_text(pieces, place))
            )
        ):
            open_.text = fragments.join(open_.text, piece.text)
            open_.lines += piece.lines
            continue
        if open_ is not None and open_.kind == "paragraph" and fragments.breaks_off(open_.text):
            doubts.append(fragments.broken(open_.text, open_.lines[-1]))
        out.append(piece)
        open_ = piece if piece.kind in ("paragraph", "item", "quote") else None
    return out, doubts


def _next_text(pieces: Sequence[Piece], place: int) -> str:
    """The text of the next piece of running text, "" at the end."""
    return next(
        (p.text for p in pieces[place + 1 : place + 6] if p.kind in ("paragraph", "item", "heading")), ""
    )


def _may_go_on_behind(piece: Piece) -> bool:
    return fragments.breaks_off(piece.text) or piece.text.endswith("-")


# --- pieces to blocks -----------------------------------------------------------------------------


def _assemble(pieces: list[Piece], doubts: tuple[fragments.Doubt, ...]) -> Body:
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


def _marked_levels(pieces: list[Piece], vocabulary: Vocabulary) -> None:
    """Give marked headings (``#``) their level in the article.

    Tools give signs unevenly, so the vocabulary goes first: a known section is level 1. An
    unknown heading is level 1, too, unless its sign is deeper than that of every known one.
    """
    marked = [p for p in pieces if p.kind == "heading" and p.mark == "#"]
    counted = {n[1].strip("."): p for p in marked if (n := _DECIMAL.match(p.text))}
    if any("." in n for n in counted) and any("." not in n for n in counted):
        for own, piece in counted.items():  # the numbers tell more than the signs
            piece.level = own.count(".") + 1
        marked = [p for p in marked if p not in counted.values()]
    known = [p.level for p in marked if vocabulary.section_level(p.text) is not None]
    deepest_known = max(known) if known else min((p.level for p in marked), default=1)
    deeper = sorted({p.level for p in marked if p.level > deepest_known})
    for piece in marked:
        section = vocabulary.section_level(piece.text)
        piece.level = section or (1 if piece.level <= deepest_known else 2 + deeper.index(piece.level))
        piece.text = piece.text.rstrip(" .:") if section else piece.text


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
