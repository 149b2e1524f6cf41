"""The outline: short lines that stand as headings do, and the levels of all headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.reading import fragments
from generator.reading.body.headings import HEADING_LONGEST
from generator.reading.body.pieces import Context, Piece
from generator.reading.fragments import is_formula
from generator.reading.text import plain, upper_share
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import ALL_STATEMENTS
from generator.reading.vocabulary.labels import whole_label

#: ``A. A part``, ``1. A part`` below a part with a Roman number.
_LETTERED = re.compile(r"(?:[A-ZА-Я]|1)\.\s[^\W\d_][^.!?]{2,90}")
_ROMAN = re.compile(r"[IVX]{1,5}\.\s")
#: A line that is in italics as a whole, be they bold.
_ITALIC_LINE = re.compile(r"(\*|\*{3})(?!\*)[^*]+\1")
#: A line in bold as a whole.
_BOLD_LINE = re.compile(r"(\*{2,3})(?!\*)[^*]+\1")
_COUNTED = re.compile(r"\d{1,2}\.\s+[^\W\d_]")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3}\.?)\s+(?=[^\W\d_])")
#: ``A`` and ``A.1`` before a name.
_LETTER_NUMBER = re.compile(r"([A-Z](?:\.\d{1,2}){0,2})\.?\s+(?=[^\W\d_])")
_LETTER_AND_STOP = re.compile(r"[A-ZА-Я]\.\s[^\W\d_]")


def take_headings(pieces: list[Piece], context: Context) -> None:
    """Short lines that stand as headings do become headings of the second level.

    Where the tool marked headings, only lines in bold above a paragraph do, if there are several.
    """
    numbered = _numbered_headings(pieces, context)
    bold = context.marked and sum(p.kind == "paragraph" and _is_bold_line(p.text) for p in pieces) > 1
    for place, piece in enumerate(pieces):
        if place in numbered:
            piece.kind, piece.level, piece.text = "heading", 1, plain(f"{piece.mark}. {piece.text}")
        if piece.kind != "paragraph" or not piece.spaced or is_formula(piece.text):
            continue
        if context.marked and not (bold and _is_bold_line(piece.text)):
            continue
        following = next((p for p in pieces[place + 1 :] if p.kind not in ("footnote", "discard")), None)
        previous = next((p for p in reversed(pieces[:place]) if p.kind not in ("footnote", "discard")), None)
        if (
            following is None
            or not following.spaced
            or (context.marked and following.kind != "paragraph")
            or not _stands_as_heading(piece, previous, following, context)
        ):
            continue
        appended = context.vocabulary.has("appendix", piece.text)
        piece.kind, piece.level, piece.sure = "heading", 1 if appended else 2, False
        piece.mark = "*" if _ITALIC_LINE.fullmatch(piece.text) else piece.mark
        piece.text = plain(piece.text)


def _is_bold_line(text: str) -> bool:
    """Whether a line as short as a heading is in bold from its first letter to its last."""
    return text.startswith("**") and len(text) <= HEADING_LONGEST and bool(_BOLD_LINE.fullmatch(text))


def _numbered_headings(pieces: list[Piece], context: Context) -> set[int]:
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
        short = piece.kind == "item" and piece.mark.isdigit() and len(piece.text) <= HEADING_LONGEST
        if not short or re.search(r"[.!:;,]$", piece.text) or not piece.text[:1].isupper():
            continue
        below = pieces[place + 1]
        opens = below.kind == "paragraph" and (
            len(below.text) > 90
            or below.text.startswith(f"{piece.mark}.1")
            or (len(below.text) > 40 and below.text[-1] in ".:")
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
    return known | (set(alone) if _counts_on([n for _, n in counted]) else set())


def _counts_on(numbers: Sequence[int]) -> bool:
    """Whether the numbers of headings count on from 1; of many, one in five may be missing."""
    if len(numbers) < 2 or numbers[0] != 1 or any(b <= a for a, b in pairwise(numbers)):
        return False
    return numbers[-1] - len(numbers) <= len(numbers) // 5


def give_levels(pieces: list[Piece]) -> None:
    """Give unmarked headings the level that their number or their look tells.

    ``2.1`` is below ``2``; under Roman numbers come capital letters, then figures. A heading in
    capitals stands where the known sections stand, if these are in capitals, too.
    """
    headings = [p for p in pieces if p.kind == "heading"]
    own = [p for p in headings if p.mark != "#"]
    roman = [p for p in own if _ROMAN.match(p.text)]
    scheme = len(roman) > 1 and roman[0].text.startswith("I.")
    bare = [p for p in own if re.match(r"\d{1,2}\s", p.text)]
    lettered = any(re.match(r"[A-ZА-Я]\.\s", p.text) and not _ROMAN.match(p.text) for p in own)
    counted = sum(bool(_COUNTED.match(p.text)) for p in own) > 2
    for piece in own:
        number = _DECIMAL.match(piece.text)
        if scheme and piece in roman:
            piece.level, piece.sure = 1, True
        elif (scheme or counted) and re.match(r"[A-ZА-Я]\.\s", piece.text):
            piece.level, piece.sure = 2, True
        elif number and (number[1].strip(".").count(".") or number[1].endswith(".") or len(bare) > 1):
            piece.level = min(3, number[1].strip(".").count(".") + 1 + scheme + (scheme and lettered))
            piece.sure = True
    if own and all(p.level == 2 and not p.sure for p in headings):
        for piece in own:  # headings of one kind only are the article's sections
            piece.level = 1
    first = next((at for at, p in enumerate(headings) if p.level == 1), 0)
    for piece in headings[:first]:  # no part of a section stands above the first section
        if not piece.sure and piece.mark == "":
            piece.level = 1
    sections = [p for p in headings if p.level == 1 and p.sure]
    capitals = [p for p in sections if upper_share(p.text) > 0.8]
    if len(capitals) > 2 and capitals[0] is headings[0] and capitals[-1] is headings[-1]:
        for piece in own:  # known names of sections, but not in capitals, among those that are
            if piece not in capitals and piece.level == 1 and not _DECIMAL.match(piece.text):
                piece.level = 2
        sections = capitals
    shouted = all(upper_share(p.text) > 0.8 for p in sections)
    for piece in own:
        if not piece.sure and shouted and upper_share(piece.text) > 0.8:
            piece.level = 1


def level_between_known(pieces: list[Piece], vocabulary: Vocabulary) -> None:
    """Headings between an introduction and a conclusion, the only known sections, are sections, too.

    So are those above a conclusion alone.
    """
    headings = [p for p in pieces if p.kind == "heading"]
    while headings and any(whole_label(g, headings[-1].text, vocabulary) for g in ALL_STATEMENTS):
        headings.pop()  # thanks and the like stand behind the conclusion
    known = [place for place, p in enumerate(headings) if vocabulary.section_level(p.text) is not None]
    closing = len(headings) > 1 and known == [len(headings) - 1]
    inner = headings[:-1] if closing else headings[1:-1]
    unsure = not any(p.sure or p.mark not in ("", "*") for p in inner)
    if (closing or known == [0, len(headings) - 1]) and len(inner) > 1 and unsure:
        loud = [upper_share(p.text) > 0.8 for p in inner]
        mixed = any(loud) and all(upper_share(headings[at].text) > 0.8 for at in known)
        for piece, shouts in zip(inner, loud, strict=True):
            piece.level = (
                1 if shouts or not mixed else 2
            )  # below sections in capitals stand those that are not


def level_italics(pieces: list[Piece]) -> None:
    """Headings in italics among others that are not name parts of sections."""
    headings = [p for p in pieces if p.kind == "heading"]
    others = {p.level for p in headings if p.mark != "*"}
    if 1 in others and headings[0].mark != "*":
        for piece in headings:
            if piece.mark == "*" and not piece.sure:
                piece.level = 2


def _stands_as_heading(piece: Piece, previous: Piece | None, following: Piece, context: Context) -> bool:
    text = plain(piece.text)
    words = text.split()
    if len(text) > HEADING_LONGEST or len(words) > 14 or not words or not re.search(r"[^\W\d_]{3}", text):
        return False
    appended = context.vocabulary.has("appendix", text)  # «1-қосымша» begins small
    first = next((c for c in text if c.isalpha()), "")
    if (
        not (first.isupper() or appended)
        or not re.match(r"(?:§{1,2}\s?)?[\"«“\d]*[^\W_]", text)
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
    lettered = appended or (bool(counted) and (following.text.endswith(".") or text[:1].isdigit()))
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
            or bool(_BOLD_LINE.fullmatch(piece.text))
        )
    ) or (bool(own) and following.kind == "figure")


def _levels_of_numbers(headings: Sequence[Piece]) -> dict[int, int]:
    """Places of marked headings whose numbers tell their level, with the level.

    ``2`` and ``2.1``; ``1``, ``2``, ``3`` alone if they count through the article; ``A`` and ``A.1`` of an appendix;
    ``I.`` with ``A.`` below it.
    """
    told: dict[int, int] = {}
    decimal = {
        place: match[1].strip(".") for place, p in enumerate(headings) if (match := _DECIMAL.match(p.text))
    }
    parts = {own for own in decimal.values() if "." in own}
    if parts and len(parts) < len(set(decimal.values())):
        told |= {place: own.count(".") + 1 for place, own in decimal.items()}
    elif not parts and len(decimal) > 3 and [*decimal.values()] == [str(n + 1) for n in range(len(decimal))]:
        told |= dict.fromkeys(decimal, 1)
    lettered = {
        place: match[1] for place, p in enumerate(headings) if (match := _LETTER_NUMBER.match(p.text))
    }
    if any("." in own for own in lettered.values()) and "A" in lettered.values():
        told |= {place: own.count(".") + 1 for place, own in lettered.items()}
    roman = [place for place, p in enumerate(headings) if _ROMAN.match(p.text)]
    if len(roman) > 2 and headings[roman[0]].text.startswith("I.") and not decimal:
        told |= dict.fromkeys(roman, 1)
        told |= {
            place: 2
            for place, p in enumerate(headings)
            if place > roman[0] and place not in told and _LETTER_AND_STOP.match(p.text)
        }
    return told


def level_marked(pieces: list[Piece], vocabulary: Vocabulary) -> None:
    """Give marked headings (``#``) their level in the article.

    Tools give signs unevenly, so the vocabulary goes first: a known section is level 1. An
    unknown heading is level 1, too, unless its sign is deeper than that of every known one.
    """
    every = [p for p in pieces if p.kind == "heading" and p.mark == "#"]
    told = _levels_of_numbers(every)  # the numbers tell more than the signs
    for place, level in told.items():
        every[place].level = level
    marked = [p for place, p in enumerate(every) if place not in told]
    known = [p.level for p in marked if vocabulary.section_level(p.text) is not None]
    deepest_known = max(known) if known else min((p.level for p in marked), default=1)
    deeper = sorted({p.level for p in marked if p.level > deepest_known})
    for piece in marked:
        section = vocabulary.section_level(piece.text)
        piece.level = section or (1 if piece.level <= deepest_known else 2 + deeper.index(piece.level))
        piece.text = piece.text.rstrip(" .:") if section else piece.text
