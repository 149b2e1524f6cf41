"""Lines to chunks: what stands together between blank lines.

A chunk is the smallest thing that the later stages look at as a whole. Parts that a tool glued
onto one line (a DOI onto a byline, a title onto an e-mail) are cut apart here; the cut parts
keep the line's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.reading.source import Line
from generator.reading.text import inline, strip_heading_marks

#: A word for a page; ``41 of 60``, ``Стр. 41 из 60`` (regular expressions).
PAGE = r"(?:page|стр(?:аница|\.)|с\.)"
PAGE_OF = rf"(?:{PAGE}\s?)?\d{{1,4}}\s?(?:of|из|/)\s?\d{{1,4}}"

#: What the layout's undoing puts before a heading that it found amid wrapped lines.
LAYOUT_HEADING = "###### "
LAYOUT_LEVEL = LAYOUT_HEADING.count("#")

_GLUED_DOI = re.compile(
    r"^(<?https?://(?:dx\.)?doi\.org/10\.\d{4,9}/[^\s<>*]++>?+)\s*+(?=[*\[(]|[^\W\d_])(.+)$"
)
#: A label, a word with a capital, right behind a DOI's last figure.
_GLUED_LABEL = re.compile(r"(.*\b10\.\d{4,9}/\S*\d)([A-ZА-ЯӘҒҚҢӨҰҮҺІ][a-zа-яәғқңөұүһі]{4,14})")
#: Bold signs end an address, and so do capitals of the other alphabet right behind it.
_GLUED_MAIL = re.compile(
    r"^(.{0,60}?\be-?\s?mails?\s*:\s*[\w.+\\-]+@[\w\\-]+(?:\.[A-Za-z\\-]+){1,4})"
    r"(?:\s*(?=\*\*)|(?<=[a-z])(?=(?-i:[А-ЯЁӘҒҚҢӨҰҮҺІ])\W?[\s\w]))(.+)$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[-–—•▪●◦·‣*+♦◆■□❖➢➤►▶✓✔]\s+|•)(?=\S)")
_NUMBER = re.compile(
    r"^(?:\(?(?P<number>\d{1,3})[.)]|\(?(?P<letter>[a-zа-яәғқңөұүһі])\))\s+(?=\S)", re.IGNORECASE
)
_HEADING = re.compile(r"^#{1,6}\s")
_LEVEL = re.compile(r"#{1,6}(?=\s)")
#: A picture, a tool's remark on one, or a line of contents that links to a place in the text.
_IMAGE = re.compile(
    r"(?:!\[[^\[\]]*\]\([^()]*\)|\[[^\[\]]*\]\(#[^()]*\)|<!--[^<>]*-->|<img\b[^<>]*>|\s)+", re.IGNORECASE
)
_RULE = re.compile(r"[\s\-–—_*=~.·•|+#>]{1,200}")
_NOTE_RULE = re.compile(r"\s*_{5,200}\s*")
#: A line's end and beginning where a word in capitals is cut, or has a hyphen.
_CAPITALS_END = re.compile(r"[^\W\d_a-zа-яёәғқңөұүһі]{2}-$")
_CAPITALS = re.compile(r"[^\W\d_a-zа-яёәғқңөұүһі]{3}")
_MOST_PARTS = 20
#: No printed page has longer lines.
_WIDEST = 130


@dataclass(frozen=True)  # no slots: what is asked for again and again is kept
class Chunk:
    """Lines that stand together.

    Attributes:
        lines: one or more, none blank.
    """

    lines: tuple[Line, ...]

    @property
    def first(self) -> int:
        """Number of the first line."""
        return self.lines[0].number

    @property
    def last(self) -> int:
        """Number of the last line."""
        return self.lines[-1].number

    @property
    def numbers(self) -> tuple[int, ...]:
        """All line numbers, each once."""
        return tuple(dict.fromkeys(line.number for line in self.lines))

    @cached_property
    def text(self) -> str:
        """The lines in one, a hyphen at a line's end undone where a lower-case letter follows."""
        return join_lines([line.text for line in self.lines])

    @cached_property
    def opening(self) -> str:
        """The first line in the record's notation, without signs of a heading: where a label may stand."""
        return inline(strip_heading_marks(self.lines[0].text))

    @cached_property
    def heading_level(self) -> int:
        """How many ``#`` open the chunk; 0 where there are none."""
        match = _LEVEL.match(self.lines[0].text)
        return len(match[0]) if match else 0


def join_lines(texts: Sequence[str]) -> str:
    """Wrapped lines in one text; ``анық-`` + ``тама`` become one word."""
    out = ""
    for text in texts:
        text = text.strip()
        if out.endswith("-") and len(out) > 1 and out[-2].isalpha() and text[:1].islower():
            out = out[:-1] + text
        elif out.endswith("-") and _CAPITALS_END.search(out[-3:]) and _CAPITALS.match(text):
            out += text  # the hyphen may be the word's own
        else:
            out = f"{out} {text}" if out else text
    return out


def make_chunks(lines: Iterable[Line]) -> tuple[Chunk, ...]:
    """Group lines; a Markdown heading, a rule and a change of kind of list begin a new chunk."""
    chunks: list[Chunk] = []
    current: list[Line] = []

    def close() -> None:
        if current:
            chunks.append(Chunk(tuple(current)))
            current.clear()

    for line in lines:
        if not line.text.strip():
            close()
            continue
        if current and _NOTE_RULE.fullmatch(line.text):
            close()  # below it stand a page's notes
        # a DOI on a wrapped line of a paragraph is the paragraph's
        wrapped = bool(current) and not _GLUED_MAIL.match(line.text)
        wrapped = wrapped and (len(current) > 1 or len(current[-1].text) > 40)
        for part in (line,) if wrapped else unglue(line):
            if part is not line or _HEADING.match(part.text):
                close()
            current.append(part)
            if _HEADING.match(part.text):
                close()
    close()
    return tuple(chunks)


def unglue(line: Line) -> tuple[Line, ...]:
    """A line, cut where a tool glued two parts together."""
    parts: list[Line] = []
    while len(parts) < _MOST_PARTS and (match := _GLUED_DOI.match(line.text)):
        parts.append(Line(line.number, match[1]))
        line = Line(line.number, match[2])
    if "10." in line.text and (match := _GLUED_LABEL.fullmatch(line.text)):
        return (*parts, Line(line.number, match[1]), Line(line.number, match[2]))
    if "@" in line.text and (match := _GLUED_MAIL.match(line.text)):
        return (*parts, Line(line.number, match[1]), Line(line.number, match[2]))
    return (*parts, line)


def is_rule(text: str) -> bool:
    """Whether a line is only a rule or leftover of one (``-``, ``---``, ``***``, ``____``)."""
    return bool(_RULE.fullmatch(text))


def is_image(text: str) -> bool:
    """Whether a line is the link to a picture, or a tool's remark that one stood there."""
    return bool(_IMAGE.fullmatch(text.strip()))


def bullet(text: str) -> str | None:
    """The text behind a bullet, None where the line has none."""
    match = _BULLET.match(text)
    return text[match.end() :] if match else None


def number(text: str) -> tuple[str, str] | None:
    """The number or letter of a numbered line and the text behind it, None where it has none."""
    match = _NUMBER.match(text)
    if not match:
        return None
    return match["number"] or match["letter"], text[match.end() :]


def line_width(chunks: Sequence[Chunk]) -> int:
    """How long a full line is where lines end as a page's lines ended, 0 where a paragraph is a line.

    A tool that writes a paragraph a line writes long ones.
    """
    lengths = sorted(len(line.text) for chunk in chunks for line in chunk.lines if len(line.text) > 40)
    wrapped = sum(length > _WIDEST for length in lengths) * 5 < len(lengths)
    return lengths[len(lengths) * 9 // 10] - 2 if wrapped and lengths else 0
