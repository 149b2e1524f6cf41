"""Headings that a chunk by itself shows: by a sign, by a known name, or run in before the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.reading.body.pieces import Context, Piece, text_pieces
from generator.reading.chunks import LAYOUT_LEVEL, Chunk, bullet, number
from generator.reading.source import Line
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import ALL_STATEMENTS

#: ``**The nature of the record.** The law …``
BOLD_NAME = re.compile(r"\*\*(?P<heading>[^*.:!?]{4,110})(?:[.:]\s?\*\*|\*\*\s?[.:])\s*(?=[^\W_])")
#: ``*The nature of the record.* The law …``, in bold or italics, maybe with a number
_SUBHEAD = re.compile(
    r"(?P<sign>\*{1,3})(?P<heading>(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?\s)?(?=[«\"“]?[^\W\d_a-zа-яё])[^*.:!?;]{4,90})"
    r"(?:\.\s?(?P=sign)|(?P=sign)\s?\.)\s+(?=[«\"“]?[^\W_])"
)
_LABELLED = (*ALL_STATEMENTS, "notes")
#: No heading is longer, unless the tool marked it as one.
HEADING_LONGEST = 110


def marked_heading(chunk: Chunk, context: Context) -> list[Piece] | None:
    """A heading that the tool marked as one (``## …``)."""
    if not chunk.heading_level:
        return None
    text = plain(chunk.opening)
    if not text or len(text) > 250:
        return None
    if chunk.heading_level == LAYOUT_LEVEL:
        if context.vocabulary.has("figure", text):
            return None
        if any(context.vocabulary.has(group, text) for group in ("table", "source_note")):
            return text_pieces(Chunk((replace(chunk.lines[0], text=text),)), context)
        return known_heading(chunk, context) or [Piece("heading", text, chunk.numbers, level=2, sure=False)]
    return [Piece("heading", text, chunk.numbers, level=chunk.heading_level, mark="#")]


def headings_are_marked(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether the tool marked the headings: two or more, and more than it left known sections without a mark."""
    marked = sum(chunk.heading_level not in (0, LAYOUT_LEVEL) for chunk in chunks)
    if marked < 2:
        return False
    return marked > sum(_is_known(chunk, vocabulary) for chunk in chunks if not chunk.heading_level)


def _is_known(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is a known section's name."""
    text = plain(inline(strip_heading_marks(chunk.text)))
    return len(text) <= HEADING_LONGEST and vocabulary.section_level(text) is not None


def known_heading(chunk: Chunk, context: Context) -> list[Piece] | None:
    """A heading whose words the vocabulary knows."""
    if not _is_known(chunk, context.vocabulary):
        return None
    text = plain(inline(strip_heading_marks(chunk.text)))
    return [Piece("heading", text.rstrip(" .:"), chunk.numbers, level=1)]


def subhead_signs(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> frozenset[str]:
    """The signs, bold or italic, in which two paragraphs or more open with a name and a stop."""
    found = [match for chunk in chunks if (match := _SUBHEAD.match(inline(chunk.text)))]
    signs = [match["sign"] for match in found if _names_section(match["heading"], vocabulary)]
    return frozenset(sign for sign in signs if signs.count(sign) > 1)


def run_in_subhead(chunk: Chunk, context: Context) -> list[Piece] | None:
    """``*The nature of the record.* The law …`` where another paragraph opens so, too."""
    text = inline(chunk.text)
    match = _SUBHEAD.match(text) if context.subheads and text.startswith("*") else None
    if match is None or match["sign"] not in context.subheads or len(text) - match.end() < 25:
        return None
    if not _names_section(match["heading"], context.vocabulary):
        return None
    heading = Piece("heading", match["heading"].strip(), chunk.numbers[:1], level=2, mark="*")
    rest = Chunk((Line(chunk.first, text[match.end() :]),))
    return [heading, *text_pieces(rest, context, numbers=chunk.numbers)]


def run_in_heading(chunk: Chunk, context: Context) -> list[Piece] | None:
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
    elif (
        context.bold
        and (match := BOLD_NAME.match(text))
        and _names_section(match["heading"], context.vocabulary)
    ):
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
        return [heading, *text_pieces(listed, context)]  # a list goes on with the paragraph
    return [heading, *text_pieces(Chunk((Line(chunk.first, rest),)), context, numbers=chunk.numbers)]


def _names_section(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words in bold before a paragraph may be a section's name, and no label of something else."""
    groups = ("table", "figure", "source_note", "keywords", "abstract", *_LABELLED)
    return len(text.split()) <= 12 and not any(vocabulary.has(g, f"{text}:") for g in groups)
