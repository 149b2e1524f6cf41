"""Figures: their captions, and the lettering of which tools make lines."""

from __future__ import annotations

import re

from generator.reading.body.pieces import Context, Piece, text_pieces
from generator.reading.chunks import Chunk, is_image
from generator.reading.text import inline, strip_heading_marks

_CAPTION_SIGN = re.compile(r"\s*[.:–—-]|\s*$|\s+[«\"“(]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")


def image(chunk: Chunk, _: Context) -> list[Piece] | None:
    """A picture without words."""
    if all(is_image(line.text) for line in chunk.lines):
        return [Piece("discard", chunk.text, chunk.numbers, mark="image")]
    return None


def figure(chunk: Chunk, context: Context) -> list[Piece] | None:
    """A figure's caption, and the note on its source where that stands right below."""
    text = inline(strip_heading_marks(chunk.text))
    if len(chunk.lines) > 1 and not context.wrapped and (each := _figures_and_text(chunk, context)):
        return each
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


def _figures_and_text(chunk: Chunk, context: Context) -> list[Piece] | None:
    """Captions of figures, a line each, and the paragraphs among them; None where no two lines are such."""
    if not context.vocabulary.has("figure", inline(strip_heading_marks(chunk.lines[0].text))):
        return None
    pieces = []
    for line in chunk.lines:
        own = Chunk((line,))
        pieces += figure(own, context) or text_pieces(own, context)
    told = sum(piece.kind == "figure" for piece in pieces)
    long_ = any(piece.kind == "paragraph" and len(piece.text) > 90 for piece in pieces)
    return pieces if told > 1 or (told and long_) else None


def take_lettering(pieces: list[Piece]) -> None:
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
