"""A front's chunks in parts of one kind each, before they are classified."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.byline import parse_byline
from generator.reading.byline.matching import likeness
from generator.reading.byline.names import is_name
from generator.reading.byline.titled import part_byline_title
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.front.linekinds import PHRASE, letters_of
from generator.reading.front.lines import explode
from generator.reading.front.unwrapping import is_contact_of
from generator.reading.mastheads import is_identifier
from generator.reading.persons.names import person_name
from generator.reading.source import Line
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: The title stands no farther below a running head that says it.
_HEAD_NEAR = 8
#: What stands between a label and what it opens.
_BEHIND_LABEL = re.compile(r"^[\s:.]*(?:\*\*)?[\s:.]*")


def parted(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> tuple[list[Chunk], frozenset[int]]:
    """A front's chunks cut where a new kind of line begins.

    What is said of people below a label, or of the people of a marked byline with their names
    written out, stays one piece a person.

    Returns:
        The chunks, and the first lines of those that tell of a person.
    """
    out: list[Chunk] = []
    people_at: set[int] = set()
    names: list[str] = []
    told = bylined = False
    for chunk in _addresses_above(chunks, vocabulary):
        first = chunk.lines[0]
        text = inline(strip_heading_marks(first.text))
        label = vocabulary.find("author_info", text)
        goes_on = False
        if label and (found := parse_byline(text[label[1].end() :].lstrip(" :.*"), vocabulary)):
            # “Authors: A. Bell, C. Dunn”; behind one name and a degree a wrapped line may go on to tell
            goes_on = len(found.names) == 1 and bool(found.degrees) and text.endswith(",")
            label = label if goes_on else None
        if label is not None:
            out.append(Chunk((Line(first.number, plain(text[: label[1].end("label")]), first.indent),)))
            rest = _BEHIND_LABEL.sub("", text[label[1].end() :])
            chunk = Chunk((*((Line(first.number, rest, first.indent),) if rest else ()), *chunk.lines[1:]))
        told = label is not None or (told and person_name(text) is not None)
        if told and not goes_on and chunk.lines and parse_byline(chunk.lines[0].text, vocabulary):
            told = bylined  # else the label heads the byline
        if not told and not _writes_name_out(text, names, vocabulary):
            above = inline(out[-1].text) if out and not bylined else ""
            listed = len(above) < 60 and whole_label("author_info", above, vocabulary)
            parts = explode(chunk, vocabulary, listed)
            out.extend(parts)
            bylines = [found for part in parts if (found := parse_byline(part.text, vocabulary))]
            bylined = bylined or bool(bylines)
            names += [name.name for found in bylines for name in found.names if name.marks]
            continue
        people: list[list[Line]] = []
        for line in chunk.lines:
            if not people or person_name(inline(line.text)) is not None:
                people.append([])
            people[-1].append(line)
        people_at.update(lines[0].number for lines in people)
        out.extend(Chunk(tuple(lines)) for lines in people)
    return out, frozenset(people_at)


def _writes_name_out(text: str, names: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a line opens with a name, degrees or a place behind it, that a byline gives with initials."""
    name, comma, rest = text.partition(",")
    bare = plain(name).strip(" *")
    if not names or not comma or "." in bare or not is_name(bare):
        return False
    if not vocabulary.has("degree", rest.partition(",")[0]) and not vocabulary.has("institution", rest):
        return False
    return any("." in other and likeness(bare, other) >= 0.9 for other in names)


def _addresses_above(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Chunks with a line of addresses put to the line above it that tells of one person behind a dash."""
    out: list[Chunk] = []
    for chunk in chunks:
        above = out[-1] if out else None
        if above is not None and is_contact_of(above.lines[-1].text, chunk.lines[0].text, vocabulary):
            out[-1] = Chunk((*above.lines, chunk.lines[0]))
            if len(chunk.lines) > 1:
                out.append(Chunk(chunk.lines[1:]))
        else:
            out.append(chunk)
    return out


def without_head(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> Sequence[Chunk]:
    """A front's chunks without a running head above them: names and a title on a line, the title said again below."""
    if len(chunks) < 2 or len(chunks[0].lines) > 2:
        return chunks
    told = part_byline_title(chunks[0].text, vocabulary)
    title = letters_of(told[1]) if told else ""
    if len(title) <= PHRASE:
        return chunks
    again = any(letters_of(chunk.text).startswith(title) for chunk in chunks[1:_HEAD_NEAR])
    return chunks[1:] if again else chunks


def with_values(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Chunks with a date, a code or a citation beside its label, which stands on its own line above it."""
    out: list[Chunk] = []
    for chunk in chunks:
        label = inline(strip_heading_marks(out[-1].text)).strip("* ") if out else ""
        if label.endswith(":") and len(label) < 60 and len(chunk.text) < 60 and len(chunk.lines) == 1:
            line = Line(out[-1].first, f"{label} {chunk.text}")
            if is_identifier(line.text, vocabulary) or is_date_line(Chunk((line,)), vocabulary):
                out[-1] = Chunk((line,))
                continue
        if label and len(out[-1].lines) == 1 and whole_label("citation", label, vocabulary):
            out[-1] = Chunk((*out[-1].lines, *chunk.lines))
            continue
        out.append(chunk)
    return out
