"""The marks that lead from a name to a place, in one notation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.reading.byline import BylineName, parse_byline
from generator.reading.byline.stars import has_star_marks, stars_as_figures, with_stars
from generator.reading.chunks import Chunk
from generator.reading.front.blocks import Block
from generator.reading.persons.places import has_leading_mark
from generator.reading.source import Line
from generator.reading.text import MARK, inline
from generator.reading.vocabulary import Vocabulary

#: Marks before a place that a tool ran together.
_RUN_TOGETHER = re.compile(r"(?:\^\{)?(\d{2,3})\}?\s?(?=[^\W\d_]|[«\"“])")
#: The stars before what they lead to; bold and italics have stars behind, too.
_NOTE_STARS = re.compile(r"(?!\*[^*]+\*|\*\*[^*]+\*\*)((?:\\?\*){1,3})\s?(?=[^\W\d_*])")


def with_marks_again(chunk: Chunk, block: Block) -> Chunk:
    """An affiliation whose mark a tool set on the line (``1 University``), with a mark again."""
    marks = block.marks()
    if not marks or "](#" in chunk.text or (len(chunk.text) > 300 and (block.abstract or block.keywords)):
        return chunk

    def mark(match: re.Match[str]) -> str:
        return f"^{{{match[1]}}} " if match[1] in marks else match[0]

    if run := _RUN_TOGETHER.match(inline(chunk.lines[0].text)):
        first, *rest = chunk.lines
        if run[1] not in marks and marks.issuperset(run[1]):  # “12 A university”: the marks 1 and 2
            text = f"^{{{','.join(run[1])}}} {inline(first.text)[run.end() :]}"
            return Chunk((Line(first.number, text, first.indent), *rest))
    lines = [
        re.sub(r"^[\[(]?(\d{1,2}|[a-f](?=\s))[.)\]]?(?:\s[–—-])?\s*(?=[^\W\d_a-zа-я]|[«\"“])", mark, x.text)
        for x in chunk.lines
    ]
    if not any(text != line.text for text, line in zip(lines, chunk.lines, strict=True)):
        return chunk
    lines = [
        re.sub(r"(?<=[;,.)])\s+(\d{1,2})\s?(?=[^\W\d_a-zа-я]|[«\"“])", lambda m: " " + mark(m), x)
        for x in lines
    ]
    return Chunk(tuple(Line(x.number, text, x.indent) for x, text in zip(chunk.lines, lines, strict=True)))


def part_marks(block: Block) -> None:
    """Part marks that a tool ran together (``13`` for 1 and 3) where no place has the mark that they make."""
    marked = [inline(line.text) for chunk in block.affiliations for line in chunk.lines]
    known = {mark for text in marked for own in MARK.findall(text) for mark in re.findall(r"\d+", own)}
    if not known:
        return

    def parted(name: BylineName) -> BylineName:
        if not any(len(mark) > 1 and mark not in known and known.intersection(mark) for mark in name.marks):
            return name
        return replace(
            name, marks=tuple(m for mark in name.marks for m in (mark if mark not in known else (mark,)))
        )

    block.byline = [
        (chunk, replace(byline, names=tuple(parted(name) for name in byline.names)))
        for chunk, byline in block.byline
    ]


def with_star_marks(chunks: list[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Chunks in which one, two and three stars behind names and before their places are figures."""
    byline = next((at for at, chunk in enumerate(chunks[:20]) if has_star_marks(chunk.text)), None)
    if byline is None or parse_byline(chunks[byline].text, vocabulary) is None:
        return chunks
    places = {
        at: len(stars[1].replace("\\", ""))
        for at, chunk in enumerate(chunks[byline + 1 : byline + 25], byline + 1)
        if (stars := _NOTE_STARS.match(chunk.text)) and vocabulary.has("institution", chunk.text)
    }
    if sorted(places.values()) != list(range(1, len(places) + 1)) or len(places) < 2:
        return chunks
    out = list(chunks)
    for at in (byline, *places):
        first, *rest = chunks[at].lines
        out[at] = Chunk((Line(first.number, stars_as_figures(first.text), first.indent), *rest))
    return out


def in_one_notation(chunk: Chunk) -> Chunk:
    """A chunk with the stars of its marks as ordinary ones."""
    if with_stars(chunk.text) == chunk.text:
        return chunk
    return Chunk(tuple(Line(x.number, with_stars(x.text), x.indent) for x in chunk.lines))


def marked_elsewhere(
    chunk: Chunk, block: Block, blocks: Sequence[Block], vocabulary: Vocabulary
) -> Block | None:
    """The block above whose names bear the mark of an affiliation that stands below all abstracts, or None.

    The block that is being read has neither names nor affiliations, or has its keywords already.
    """
    line = inline(chunk.lines[0].text)
    own = re.match(r"\W*\^\{([\da-f])\}", line)
    if (
        not own
        or not block.keywords
        or block.byline
        or block.affiliations
        or len(chunk.text) > 300
        or not vocabulary.has("institution", chunk.text)
    ):
        return None
    for held in blocks:
        marked = held is not block and own[1] in held.marks()
        if marked and all(has_leading_mark(other.lines[0].text) for other in held.affiliations):
            return held
    return None
