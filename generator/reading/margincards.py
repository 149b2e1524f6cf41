"""An author's card in a page's margin beside the text, put above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.reading.byline.names import is_name
from generator.reading.persons.posts import names_post
from generator.reading.source import Line
from generator.reading.text import inline, plain
from generator.reading.vocabulary import Vocabulary

_GAP = re.compile(r"\s{3,}")
_GUTTER = re.compile(r"\s{2,}")
#: A card has so many lines, none of them wider; the text beside it is wider than that.
_LEAST, _MOST, _WIDEST = 3, 9, 40
#: A paragraph's first line is set in no farther.
_SET_IN = 6
#: Of the text's lines, one of so many at least goes on amid a sentence.
_OF_LINES = 3


def part_margin_cards(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Put a person's card that stands beside running text above its lines, the name on one line, the rest on another.

    Both parts of a line keep its number.
    """
    out: list[Line] = []
    place = 0
    while place < len(lines):
        rows = _card(lines, place, vocabulary) if "   " in lines[place].text else []
        if not rows:
            out.append(lines[place])
            place += 1
            continue
        name, *told = [card for _, card in rows]
        above = next(
            (at for at in range(len(out), max(0, len(out) - _MOST), -1) if not out[at - 1].text), len(out)
        )
        blank = Line(name.number, "")
        out[above:above] = [blank, name, Line(told[0].number, " ".join(x.text for x in told)), blank]
        out += [text for text, _ in rows]
        place += len(rows)
    return tuple(out)


def _card(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> list[tuple[Line, Line]]:
    """The lines beside a card that begins at a place, each as its part of the text and that of the card; or nothing."""
    parts = _GAP.split(lines[place].text)
    gap = _GAP.search(lines[place].text)
    if len(parts) != 2 or gap is None:
        return []
    names = [len(part) <= _WIDEST and is_name(plain(inline(part)).strip(" *,;")) for part in parts]
    if sum(names) != 1:
        return []
    left = names[0]
    rows = [*_rows(lines[place : place + _MOST + 1], lines[place].indent + gap.end(), left)]
    card, text = [card for _, card in rows], [text for text, _ in rows]
    fits = _LEAST <= len(rows) <= _MOST and _tells_of_author(card, vocabulary) and _runs_on(text)
    return rows if fits else []


def _rows(lines: Sequence[Line], gutter: int, left: bool) -> Iterator[tuple[Line, Line]]:
    """Lines with something on both sides of a gutter, up to the first that has not, as the text's part and the card's."""
    for line in lines:
        ends = (line.indent + gap.end() for gap in _GUTTER.finditer(line.text))
        end = next((end for end in ends if abs(end - gutter) <= _SET_IN), 0)
        if not end:
            return
        raw = " " * line.indent + line.text
        first, second = replace(line, text=raw[:end].strip()), Line(line.number, raw[end:].strip(), end)
        yield (second, replace(first, indent=0)) if left else (first, replace(second, indent=0))


def _tells_of_author(card: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether what stands below a name says what its owner is, and where or how to write to them."""
    told = " ".join(line.text for line in card[1:])
    if any(len(line.text) > _WIDEST for line in card) or is_name(card[1].text.strip(" ,")):
        return False
    placed = vocabulary.has("institution", told) or "@" in told
    return placed and any(names_post(part.strip(), vocabulary) for part in told.split(","))


def _runs_on(text: Sequence[Line]) -> bool:
    """Whether lines are running text: most of them wide, and some beginning amid a sentence."""
    going = sum(line.text[:1].islower() for line in text[1:])
    return going * _OF_LINES >= len(text) - 1 and sum(len(x.text) > _WIDEST for x in text) * 2 > len(text)
