"""The body: chunks to headings, paragraphs, lists, tables, figures, quotes and footnotes.

Four steps: chunks become *pieces* (what a line or a chunk is by itself); pieces that a page, a
column or a footnote cut are put together; list items become lists; levels are given to headings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.reading import fragments
from generator.reading.body.blocks import Body, assemble
from generator.reading.body.cells import unread_tables, with_rows
from generator.reading.body.figures import figure, image, take_lettering
from generator.reading.body.footnotes import (
    as_footnote,
    footnotes,
    is_noted,
    mark_bare_notes,
    notes_below_rule,
    take_endnotes,
    take_starred_notes,
)
from generator.reading.body.headings import (
    BOLD_NAME,
    headings_are_marked,
    known_heading,
    marked_heading,
    run_in_heading,
    run_in_subhead,
    subhead_signs,
)
from generator.reading.body.outline import (
    give_levels,
    level_between_known,
    level_italics,
    level_marked,
    take_headings,
)
from generator.reading.body.pieces import Context, Piece, text_pieces
from generator.reading.body.tables import (
    join_tables,
    pipe_table,
    spaced_table,
    stroked_table,
    tab_table,
    take_captions,
)
from generator.reading.chunks import (
    PAGE_OF,
    Chunk,
    bullet,
    is_rule,
    join_lines,
    line_width,
    number,
)
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary

#: The first note at a page's foot, below one that a star marks.
_FIRST_NOTE = re.compile(r"1\s?[^\W\d_a-zа-яё]")
#: A quotation stands at least so far from the margin; its text is words, and ends as a sentence does.
_QUOTE_INDENT = 3
_PROSE = re.compile(r"(?:[^\W\d_]{2,}\W+){8}.*[.!?…»”\"\])}]$", re.DOTALL)
#: A line above the notes at a page's foot.
_NOTE_RULE = re.compile(r"[_–—-]{3,}")
#: For so many joins the text is looked through, which costs its length each time, and no more of it than this.
_MOST_JOINS, _MOST_TEXT = 60, 200_000
#: A paragraph that is being put together is looked at no further back.
_LONGEST_OPEN = 1_000
_NUMBER_ALONE = re.compile(r"\W{0,3}\d{1,4}\W{0,3}")
#: ``Page 41 of 60``, ``Стр. 41 из 60``
_PAGE_OF = re.compile(rf"\W{{0,3}}{PAGE_OF}\W{{0,3}}", re.IGNORECASE)


def read_body(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> Body:
    """Read the chunks between front matter and references."""
    chunks = with_rows(chunks, vocabulary)
    signs = {match["sign"] for chunk in chunks if (match := vocabulary.run_in_heading(inline(chunk.text)))}
    context = Context(
        vocabulary,
        run_in="." if "." in signs else "".join(signs),
        marked=headings_are_marked(chunks, vocabulary),
        bold=sum(
            BOLD_NAME.match(chunk.text) is not None and bool(vocabulary.run_in_heading(inline(chunk.text)))
            for chunk in chunks
        )
        > 1,
        wrapped=line_width(chunks) > 0,
        subheads=subhead_signs(chunks, vocabulary),
        flush=sum(x.indent == 0 for c in chunks for x in c.lines) > 0.5 * sum(len(c.lines) for c in chunks),
    )
    pieces: list[Piece] = []
    for place, chunk in enumerate(chunks):
        below_rule = (
            place > 0
            and len(chunks[place - 1].lines) == 1
            and _NOTE_RULE.fullmatch(chunks[place - 1].text.strip())
        )
        noted = below_rule or is_noted(
            chunk, chunks[max(0, place - 15) : place], chunks[place + 1 : place + 4]
        )
        pieces.extend((notes_below_rule(chunk) if noted else None) or _pieces(chunk, context))
    take_endnotes(pieces, vocabulary)
    mark_bare_notes(pieces)
    take_starred_notes(pieces, chunks)
    pieces = take_captions(pieces, vocabulary)
    pieces = join_tables(pieces)
    take_lettering(pieces, chunks)
    take_headings(pieces, context)
    level_marked(pieces, vocabulary)
    give_levels(pieces)
    level_between_known(pieces, vocabulary)
    level_italics(pieces)
    pieces, doubts = _joined(pieces, vocabulary)
    return assemble(pieces, (*doubts, *unread_tables(chunks, pieces, vocabulary)))


def _pieces(chunk: Chunk, context: Context) -> list[Piece]:
    if len(chunk.lines) > 1 and _NOTE_RULE.fullmatch(chunk.lines[0].text.strip()):
        line, rest = Chunk(chunk.lines[:1]), Chunk(chunk.lines[1:])
        if notes := notes_below_rule(rest) or footnotes(rest, context):
            return [*_pieces(line, context), *notes]
    if len(chunk.lines) > 1 and chunk.text[:2] in ("* ", "\\*"):
        numbered = next((at for at, x in enumerate(chunk.lines) if at and _FIRST_NOTE.match(x.text)), 0)
        if numbered and (notes := notes_below_rule(Chunk(chunk.lines[numbered:]))):
            return [*_pieces(Chunk(chunk.lines[:numbered]), context), *notes]
    for _, rule in CHUNK_RULES:
        found = rule(chunk, context)
        if found is not None:
            for following in found[1:]:
                following.spaced = False
            return found
    return text_pieces(chunk, context)


def _rule_line(chunk: Chunk, _: Context) -> list[Piece] | None:
    if len(chunk.lines) == 1 and is_rule(chunk.text):
        return [Piece("discard", chunk.text, chunk.numbers, mark="rule")]
    return None


def _page_number(chunk: Chunk, _: Context) -> list[Piece] | None:
    if len(chunk.lines) == 1 and (
        _NUMBER_ALONE.fullmatch(chunk.text) or (len(chunk.text) < 30 and _PAGE_OF.fullmatch(chunk.text))
    ):
        return [Piece("discard", chunk.text, chunk.numbers, mark="page number")]
    return None


def _quote(chunk: Chunk, _: Context) -> list[Piece] | None:
    if not all(line.text.lstrip().startswith(">") for line in chunk.lines):
        return None
    text = inline(join_lines([line.text.lstrip("> ") for line in chunk.lines]))
    if note := as_footnote(text, chunk.numbers):
        return [note]
    return [Piece("quote", text, chunk.numbers)]


def _indented_quote(chunk: Chunk, context: Context) -> list[Piece] | None:
    """Two lines or more of running text, each as far from the margin at which the others begin."""
    if not context.flush or len(chunk.lines) < 2 or min(line.indent for line in chunk.lines) < _QUOTE_INDENT:
        return None
    if len({line.indent for line in chunk.lines[1:]}) > 1 or chunk.lines[0].indent < chunk.lines[1].indent:
        return None
    text = inline(chunk.text)
    if any(bullet(x.text) or number(x.text) for x in chunk.lines) or not _PROSE.search(text):
        return None
    return [Piece("quote", text, chunk.numbers)]


CHUNK_RULES: tuple[tuple[str, Callable[[Chunk, Context], list[Piece] | None]], ...] = (
    ("rule", _rule_line),
    ("image", image),
    ("tab-table", tab_table),
    ("pipe-table", pipe_table),
    ("stroked-table", stroked_table),
    ("spaced-table", spaced_table),
    ("marked-heading", marked_heading),
    ("footnotes", footnotes),
    ("quote", _quote),
    ("indented-quote", _indented_quote),
    ("figure", figure),
    ("known-heading", known_heading),
    ("run-in-heading", run_in_heading),
    ("run-in-subhead", run_in_subhead),
    ("page-number", _page_number),
)


def _joined(pieces: list[Piece], vocabulary: Vocabulary) -> tuple[list[Piece], list[fragments.Doubt]]:
    """Put cut paragraphs and items together, over footnotes, figures and tables between them."""
    out: list[Piece] = []
    doubts: list[fragments.Doubt] = []
    open_: Piece | None = None
    whole = "\n".join(piece.text for piece in pieces)[:_MOST_TEXT].casefold()
    joins = 0
    held: list[str] = []  # what stands before the last signs of the open piece
    numbers: list[int] = []  # its lines

    def close() -> None:
        if open_ is not None and numbers:
            open_.text, open_.lines = "".join((*held, open_.text)), tuple(numbers)
        held.clear()
        numbers.clear()

    for place, piece in enumerate(pieces):
        if piece.kind in ("footnote", "discard", "figure", "table"):
            out.append(piece)
            if piece.kind in ("figure", "table") and open_ is not None and not _may_go_on_behind(open_):
                close()
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
            and not (joins < _MOST_JOINS and fragments.begins_torn(open_.text, piece.text, whole))
        ):
            open_.text = fragments.join(open_.text, piece.text)
            if len(open_.text) > 2 * _LONGEST_OPEN:
                held.append(open_.text[:-_LONGEST_OPEN])
                open_.text = open_.text[-_LONGEST_OPEN:]
            numbers.extend((*(() if numbers else open_.lines), *piece.lines))
            joins += 1
            continue
        close()
        if open_ is not None and open_.kind == "paragraph" and fragments.breaks_off(open_.text):
            doubts.append(fragments.broken(open_.text, open_.lines[-1], vocabulary))
        out.append(piece)
        open_ = piece if piece.kind in ("paragraph", "item", "quote") else None
    close()
    return out, doubts


def _next_text(pieces: Sequence[Piece], place: int) -> str:
    """The text of the next piece of running text, "" at the end."""
    return next(
        (p.text for p in pieces[place + 1 : place + 6] if p.kind in ("paragraph", "item", "heading")), ""
    )


def _may_go_on_behind(piece: Piece) -> bool:
    return fragments.breaks_off(piece.text) or piece.text.endswith("-")
