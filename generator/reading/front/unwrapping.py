"""Lines of a front put together or apart where a page or a tool broke them: marks, places, addresses, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk, bullet
from generator.reading.dates import is_date_line
from generator.reading.front.linekinds import GLUED_AFFILIATION
from generator.reading.persons.contacts import only_mail
from generator.reading.persons.names import is_full_name
from generator.reading.persons.places import ORDINAL, has_leading_mark
from generator.reading.persons.told import opens_with_person
from generator.reading.source import Line
from generator.reading.text import EMAIL, IN_BRACKETS, ORCID, inline, plain
from generator.reading.vocabulary import Vocabulary

#: The first words behind an address.
_BEHIND_ADDRESS = re.compile(r"[ .;,]*(\s*\S{1,60}(?:\s+\S{1,60}){0,2})")
#: ``1 University``, ``1University``, ``[1] University``, ``(1) University``
_MARK_ON_LINE = re.compile(
    r"(?:(?P<figure>\d{1,2}(?:,\d{1,2})?)\s?(?:\\?\*\s?)?|\[(?P<square>\d{1,2})\]\s?|\((?P<round>\d{1,2})\)\s?)"
    r"(?P<rest>[«\"“№(]?\s?[^\W_].*)"
)
#: Brackets around the whole of an affiliation.
_ENCLOSED = re.compile(rf"{IN_BRACKETS}((?:[,;]\s*\S+@\S+)?)[;.]?")
#: A mark of affiliations alone on a line, and in which order they come.
_BARE_MARK = re.compile(r"\d{1,2}|[a-h]")
_FIGURES = [str(figure) for figure in range(1, 21)]
_LETTERS = list("abcdefgh")


def marks_joined(chunk: Chunk, vocabulary: Vocabulary) -> Chunk:
    """A chunk with marks that stand on lines of their own (``1``, ``2``) before the places below them."""
    at = [place for place, line in enumerate(chunk.lines[:-1]) if _BARE_MARK.fullmatch(line.text)]
    marks = [chunk.lines[place].text for place in at]
    if not at or marks not in (_FIGURES[: len(at)], _LETTERS[: len(at)]):
        return chunk
    ends = [*at[1:], len(chunk.lines)]
    for begin, end in zip(at, ends, strict=True):
        own = chunk.lines[begin + 1 : end]
        if not own or not own[0].text[:1].isupper():
            return chunk
        if not any(vocabulary.has("institution", line.text) for line in own[:3]):
            return chunk
    lines: list[Line] = []
    for place, line in enumerate(chunk.lines):
        if place - 1 in at:
            mark = chunk.lines[place - 1]
            line = Line(mark.number, f"^{{{mark.text}}} {line.text}", mark.indent)
        if place not in at:
            lines.append(line)
    return Chunk(tuple(lines))


def places_unwrapped(chunk: Chunk, vocabulary: Vocabulary) -> Chunk:
    """Put a line that ends in a country on the line above it, which a name and where its owner works open."""
    lines: list[Line] = []
    for line in chunk.lines:
        above = lines[-1].text if lines else ""
        ends = line.text.rpartition(",")[2].strip(" .;").casefold() in vocabulary.countries
        ends = ends and vocabulary.has("institution", above)
        if ends and "," in above and len(line.text) < 120 and not has_leading_mark(line.text):
            name = plain(inline(above.partition(",")[0])).strip(" *")
            last = above.rpartition(",")[2].strip(" .;").casefold()
            opens = plain(inline(line.text.partition(",")[0])).strip(" *")
            if (
                is_name(name)
                and not vocabulary.has("degree", name)
                and "@" not in above
                and last not in vocabulary.countries
                and not (is_name(opens) and not vocabulary.has("institution", opens))
            ):
                lines[-1] = Line(lines[-1].number, f"{above} {line.text}", lines[-1].indent)
                continue
        lines.append(line)
    return Chunk(tuple(lines))


def addresses_beside(chunk: Chunk, vocabulary: Vocabulary) -> Chunk:
    """Put a line of addresses on the line above it that tells of one person, or ends in their label."""
    lines: list[Line] = []
    for line in chunk.lines:
        above = lines[-1].text if lines else ""
        first = len(lines)
        if is_contact_of(above, line.text, vocabulary):
            first -= 1
        elif _wants_address(above, line.text, vocabulary):
            first = _opening_line(lines, len(lines) - 1)
        elif above.endswith(",") and _is_contact(line.text, vocabulary):
            first = _opening_line(lines, first)
        whole = " ".join(x.text for x in (*lines[first:], line))
        lines[first:] = [Line(lines[first].number, whole, lines[first].indent) if lines[first:] else line]
    return Chunk(tuple(lines)) if len(lines) < len(chunk.lines) else chunk


def _opening_line(lines: Sequence[Line], otherwise: int) -> int:
    """Where the wrapped lines about one person begin that have no address yet."""
    for at in reversed(range(len(lines))):
        if "@" in lines[at].text:
            break
        if opens_with_person(lines[at].text):
            return at
    return otherwise


def dates_joined(chunk: Chunk, vocabulary: Vocabulary) -> Chunk:
    """A date put on the line of its label (``Received –``), which stands above it."""
    lines: list[Line] = []
    for line in chunk.lines:
        label = lines[-1].text.rstrip(" *") if lines else ""
        if label.endswith((":", "–", "—", "-")) and len(label) < 60 and len(line.text) < 40:
            dated = Line(lines[-1].number, f"{label} {line.text}", lines[-1].indent)
            if re.search(r"\d", line.text) and is_date_line(Chunk((dated,)), vocabulary):
                lines[-1] = dated
                continue
        lines.append(line)
    return Chunk(tuple(lines)) if len(lines) < len(chunk.lines) else chunk


def _wants_address(above: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line ends in an address's label, and the address opens the next line."""
    label = above.rpartition(",")[2].strip(" (*")
    if len(label) == len(above) or len(label) > 20 or "@" in label or not EMAIL.match(text.lstrip("<[ ")):
        return False
    return vocabulary.has("email", label)


def is_contact_of(above: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line holds the address of the one person of whom the line above it tells behind a dash."""
    return "@" not in above and _is_contact(text, vocabulary) and opens_with_person(above)


def _is_contact(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line holds an address or an ORCID with its label, or little else."""
    if not (("@" in text and EMAIL.search(text.replace("\\", ""))) or ORCID.search(text)):
        return False
    return vocabulary.has("email", text) or vocabulary.has("orcid", text) or only_mail(text)


def signed_people(chunk: Chunk) -> Chunk:
    """People whom a sign opens (``© A. Bell, a university, a@b.org``), each on one line and without the sign."""
    signed = [is_name(plain(x.text[1:].partition(",")[0]).strip()) for x in chunk.lines if x.text[:1] == "©"]
    if not signed or not all(signed) or not chunk.text.startswith("©") or "@" not in chunk.text:
        return chunk
    lines: list[Line] = []
    for line in chunk.lines:
        if line.text.startswith("©"):
            lines.append(Line(line.number, line.text[1:].strip(), line.indent))
        else:
            lines[-1] = Line(lines[-1].number, f"{lines[-1].text} {line.text}", lines[-1].indent)
    return Chunk(tuple(lines))


def without_bullet(line: Line) -> Line:
    """A line without the bullet that a tool put before an affiliation's mark (``- ¹ University``)."""
    behind = bullet(line.text)
    marked = behind is not None and (has_leading_mark(behind) or GLUED_AFFILIATION.match(behind))
    return Line(line.number, behind, line.indent) if behind and marked else line


def people_apart(line: Line) -> tuple[Line, ...]:
    """A line cut where another person's name, written out, begins behind an address."""
    if "@" not in line.text:
        return (line,)
    text = line.text
    behind = (_BEHIND_ADDRESS.match(text, found.end()) for found in EMAIL.finditer(text))
    ends = (words.start(1) for words in behind if words and is_full_name(" ".join(words[1].split())))
    parts = [text[a:b].strip() for a, b in pairwise([0, *ends, len(text)])]
    return tuple(Line(line.number, part, line.indent) for part in parts if part)


def with_mark_above(line: Line, vocabulary: Vocabulary) -> Line:
    """An affiliation's line with its mark above the line, where a tool set it on the line or in brackets."""
    match = _MARK_ON_LINE.match(line.text) if not ORDINAL.match(line.text) else None
    if not match or "," not in match["rest"]:
        return line
    mark, rest = match["figure"] or match["square"] or match["round"], match["rest"].strip()
    enclosed = _ENCLOSED.fullmatch(rest)
    if enclosed is None and (rest.startswith("(") or not vocabulary.has("institution", rest)):
        return line
    return Line(line.number, f"^{{{mark}}} {enclosed[1] + enclosed[2] if enclosed else rest}", line.indent)
