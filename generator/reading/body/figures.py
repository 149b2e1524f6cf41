"""Figures: their captions, and the lettering of which tools make lines."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from generator.reading.body.pieces import Context, Piece, text_pieces
from generator.reading.chunks import Chunk, is_image
from generator.reading.source import Line
from generator.reading.text import inline, strip_heading_marks

#: A caption's sign behind the number, and its first word.
_CAPTION_BEGINS = re.compile(r"\s?[.:–—-]\s*[«\"“(]?[^\W_a-zа-яёәғқңөұүһі]")
#: Where one printed line ends and another begins, as some tools put them together.
_GAP = re.compile(r"(?<=[^\W_»)])\s{2,}(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W\d_]*\s)")
_CAPTION_LONGEST = 250
#: Of so many lines or more, and as short as that on the whole, a figure's lettering is.
_LETTERING_LEAST, _LETTERING_WIDTH = 3, 30
#: Words set apart by gaps, or with arrows between: ``Year 1    Year 2``, ``Claim → Court``.
_SET_APART = re.compile(r"\S {3,}\S|\s(?:[→←↔⇒⟶]|->)\s")
_LETTERING_LONGEST = 200
#: A figure's scale, which looks like a table, has no more rows.
_SCALE_ROWS = 2
#: A caption's label set in bold, or a picture right above it, tells a long caption from a paragraph.
_LONGEST_LABELLED = 1_500
_BOLD_LABEL = re.compile(r"\*\*[^*\n]{4,24}?\*\*")
_CAPTION_SIGN = re.compile(r"\s*[.:–—-]|\s*$|\s+[«\"“(]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")


def image(chunk: Chunk, _: Context) -> list[Piece] | None:
    """A picture without words."""
    if all(is_image(line.text) for line in chunk.lines):
        return [Piece("discard", chunk.text, chunk.numbers, mark="image")]
    return None


def figure(chunk: Chunk, context: Context) -> list[Piece] | None:
    """A figure's caption, and the note on its source where that stands right below."""
    text = inline(strip_heading_marks(chunk.text))
    if not context.wrapped and (each := _figures_and_text(chunk, context)):
        return each
    if below := _below_image(chunk, context):
        return below
    found = context.vocabulary.find("figure", text)
    bold = _BOLD_LABEL.match(text)
    if found and bold and found[1].end("label") <= bold.end():
        return [Piece("figure", text, chunk.numbers)] if len(text) < _LONGEST_LABELLED else None
    if not found or len(text) > 350 or not _CAPTION_SIGN.match(text[found[1].end("label") :]):
        return None
    if len(text) > 160 and not re.match(r"\s*[.:–—-]", text[found[1].end("label") :]):
        return None
    if _notes_source(chunk, context):
        caption, note = (Chunk((line,)) for line in chunk.lines)
        return [
            Piece("figure", inline(strip_heading_marks(caption.text)), caption.numbers),
            Piece("paragraph", inline(note.text), note.numbers),
        ]
    return [Piece("figure", text, chunk.numbers)]


def _below_image(chunk: Chunk, context: Context) -> list[Piece] | None:
    """The caption, however long, on the line right below a picture in one paragraph."""
    place = 0
    while place < len(chunk.lines) and is_image(chunk.lines[place].text):
        place += 1
    if not 0 < place < len(chunk.lines):
        return None
    caption = Chunk(chunk.lines[place:])
    text = inline(strip_heading_marks(caption.text))
    found = context.vocabulary.find("figure", text[:40])
    if not found or found[1].start() or len(text) > _LONGEST_LABELLED:
        return None
    if not _CAPTION_SIGN.match(text[found[1].end("label") :]):
        return None
    pictures = Chunk(chunk.lines[:place])
    return [
        Piece("discard", pictures.text, pictures.numbers, mark="image"),
        Piece("figure", text, caption.numbers),
    ]


def _notes_source(chunk: Chunk, context: Context) -> bool:
    """Whether the second of two lines says where the figure is from."""
    return len(chunk.lines) == 2 and context.vocabulary.has("source_note", inline(chunk.lines[1].text))


def _figures_and_text(chunk: Chunk, context: Context) -> list[Piece] | None:
    """Captions of figures, a line each, and the paragraphs among them; None where no line is such."""
    pieces: list[Piece] = []
    told = False
    for line in chunk.lines:
        own = Chunk((line,))
        found = _captions(line, context)
        told = told or found is not None
        pieces += found or text_pieces(own, context)
    if not told or len(pieces) < 2 or _notes_source(chunk, context):
        return None
    for piece in pieces[1:]:
        piece.spaced = True
    return pieces


def _captions(line: Line, context: Context) -> list[Piece] | None:
    """The caption that a line is, with the paragraph glued to its end behind a gap; None where it is none."""
    text = strip_heading_marks(line.text)
    found = context.vocabulary.find("figure", text[:40])
    if not found or found[1].start() or not _CAPTION_BEGINS.match(text[found[1].end("label") :]):
        return None
    gap = _GAP.search(text, found[1].end(), 300)
    if gap and len(text) - gap.end() > 90 and not re.search(r"[.!?]$", text[: gap.start()]):
        caption, rest = text[: gap.start()], text[gap.end() :]
        return [
            Piece("figure", inline(caption), (line.number,)),
            Piece("paragraph", inline(rest), (line.number,)),
        ]
    return [Piece("figure", inline(text), (line.number,))] if len(text) <= _CAPTION_LONGEST else None


def take_lettering(pieces: list[Piece], chunks: Sequence[Chunk]) -> None:
    """Short lines right above a figure's caption, that the caption says again or no text looks like, are its lettering."""
    apart = {x.number for c in chunks for x in c.lines if "   " in x.text and _SET_APART.search(x.text)}
    for place, piece in enumerate(pieces):
        if piece.kind != "figure":
            continue
        words = set(re.findall(r"\w+", piece.text.casefold()))
        for at in range(place - 1, max(-1, place - 7), -1):
            alone = at == place - 1 and _is_lettering(pieces, at, apart)
            if not alone and not _is_said_again(pieces[at], words):
                break
            _put_aside(pieces[at])


def _is_lettering(pieces: list[Piece], place: int, apart: Set[int]) -> bool:
    """Whether what stands right above a caption is set as no text is."""
    piece = pieces[place]
    if piece.kind == "table":  # a scale without a head
        return piece.caption is None and len(piece.rows) <= _SCALE_ROWS
    return _is_in_scraps(piece) or _is_below_picture(pieces, place) or _is_set_apart(piece, apart)


def _is_said_again(piece: Piece, words: Set[str]) -> bool:
    """Whether most words of a short line without a stop are a caption's."""
    own = re.findall(r"\w+", piece.text.casefold())
    if piece.kind not in ("paragraph", "heading") or len(piece.text) >= 120 or not own:
        return False
    return not re.search(r"[.!?:;]$", piece.text) and sum(w in words for w in own) >= 0.6 * len(own)


def _put_aside(piece: Piece) -> None:
    piece.text = piece.text or " ".join(cell for row in piece.rows for cell in row)
    piece.kind, piece.mark, piece.rows = "discard", "figure lettering", ()


def _is_set_apart(piece: Piece, apart: Set[int]) -> bool:
    """Whether gaps or arrows stand between the words of a short piece without a stop."""
    if piece.kind not in ("paragraph", "heading") or len(piece.text) > _LETTERING_LONGEST:
        return False
    set_apart = piece.lines[0] in apart or bool(_SET_APART.search(piece.text))
    return set_apart and not re.search(r"[.!?:;]$", piece.text)


def _is_below_picture(pieces: list[Piece], place: int) -> bool:
    """Whether a short line without a stop stands between a picture and its caption."""
    piece = pieces[place]
    if not place or pieces[place - 1].mark != "image" or piece.kind not in ("paragraph", "item"):
        return False
    return len(piece.text) < 120 and not re.search(r"[.!?:;-]$", piece.text)


def _is_in_scraps(piece: Piece) -> bool:
    """Whether a paragraph is lines of a few words each, without a stop at the end."""
    if piece.kind != "paragraph" or len(piece.lines) < _LETTERING_LEAST:
        return False
    return len(piece.text) < _LETTERING_WIDTH * len(piece.lines) and not re.search(r"[.!?:;-]$", piece.text)
