"""A chunk of front matter cut where a new kind of line begins."""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.byline.titled import part_byline_title
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.front.codes import codes_and_dates, codes_first, glued_apart, titles_below_codes
from generator.reading.front.cutting import grouped
from generator.reading.front.linekinds import (
    PHRASE,
    letters_of,
    name_and_affiliation,
    only_corresponding,
    people_and_title,
    post_and_place,
)
from generator.reading.front.unwrapping import (
    addresses_beside,
    dates_joined,
    marks_joined,
    people_apart,
    places_unwrapped,
    signed_people,
    with_mark_above,
    without_bullet,
)
from generator.reading.mastheads import is_identifier, is_masthead, names_issn
from generator.reading.persons.contacts import only_mail
from generator.reading.source import Line
from generator.reading.summaries import opens_summary
from generator.reading.text import inline, spread_addresses, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import heads_statement, whole_label

#: A journal's head has fewer lines.
_HEAD_LONGEST = 9


def explode(chunk: Chunk, vocabulary: Vocabulary, listed: bool = False) -> list[Chunk]:
    """Cut a chunk of front matter where a line opens a new kind of thing.

    Args:
        chunk: what stands together.
        vocabulary: the reader's words.
        listed: whether a label tells that people are listed here.
    """
    if head := _masthead_lines(chunk, vocabulary):
        rest = explode(Chunk(chunk.lines[head:]), vocabulary) if head < len(chunk.lines) else []
        return [Chunk(chunk.lines[:head]), *rest]
    first = chunk.lines[0]
    if (len(chunk.lines) == 1 or vocabulary.has("abstract", chunk.lines[1].text)) and (
        parts := part_byline_title(first.text, vocabulary)
    ):
        rest = explode(Chunk(chunk.lines[1:]), vocabulary) if len(chunk.lines) > 1 else []
        return [*(Chunk((Line(first.number, part),)) for part in parts), *rest]
    if len(chunk.lines) == 1 and (told := people_and_title(first.text, vocabulary)):
        return [
            small
            for text in told
            for small in explode(Chunk((Line(first.number, text, first.indent),)), vocabulary)
        ]
    if "@" in chunk.text:
        chunk = Chunk(tuple(Line(x.number, spread_addresses(x.text), x.indent) for x in chunk.lines))
    chunk = Chunk(
        tuple(
            part
            for line in chunk.lines
            for unglued in glued_apart(without_bullet(line))
            for own in people_apart(unglued)
            for part in codes_and_dates(with_mark_above(own, vocabulary), vocabulary)
        )
    )
    chunk = codes_first(Chunk(titles_below_codes(chunk.lines, vocabulary)))
    chunk = addresses_beside(places_unwrapped(marks_joined(chunk, vocabulary), vocabulary), vocabulary)
    chunk = signed_people(dates_joined(chunk, vocabulary))
    label = inline(first.text)
    if len(chunk.lines) > 1 and len(label) < 60 and heads_statement(label, vocabulary):
        return _with_labels(chunk, vocabulary)
    if _is_box_of_own(chunk, vocabulary):
        return [chunk]
    if chunk.text.startswith("#"):
        chunk = Chunk(tuple(_no_heading(line) for line in chunk.lines))
    chunk = Chunk(
        tuple(
            part
            for line in chunk.lines
            for own in post_and_place(line, vocabulary)
            for part in name_and_affiliation(own, vocabulary, listed)
        )
    )
    return [Chunk(tuple(group)) for group in grouped(chunk.lines, vocabulary, listed)]


def _masthead_lines(chunk: Chunk, vocabulary: Vocabulary) -> int:
    """How many of a chunk's first lines are the journal's head, where an ISSN stands in it; 0 where none does.

    The whole chunk is where neither a label nor a byline stands in it.
    """
    issn = [place for place, line in enumerate(chunk.lines) if names_issn(line.text)]
    if not issn:
        return 0
    if len(chunk.lines) < _HEAD_LONGEST and not any(
        vocabulary.has(group, inline(line.text))
        for line in chunk.lines
        for group in ("abstract", "keywords", "citation")
    ):
        return len(chunk.lines)
    end = issn[-1] + 1 if issn[-1] < _HEAD_LONGEST else issn[0] + 1
    while end < len(chunk.lines) and (
        is_identifier(chunk.lines[end].text, vocabulary) or is_masthead(chunk.lines[end].text, vocabulary)
    ):
        end += 1
    return end


def _with_labels(chunk: Chunk, vocabulary: Vocabulary) -> list[Chunk]:
    """Statements whose labels stand on lines of their own, each with its label before it.

    Where dates, an abstract or the title that a citation named stand below, the rest is cut as any lines are.
    """
    groups: list[list[Line]] = []
    for place, line in enumerate(chunk.lines):
        label = inline(line.text)
        if len(label) < 60 and heads_statement(label, vocabulary):
            groups.append([Line(line.number, strip_heading_marks(line.text).rstrip(" :.*") + ":")])
        elif len(groups[-1]) > 1 and _ends_statement(groups[-1], line.text, vocabulary):
            rest = explode(Chunk(chunk.lines[place:]), vocabulary)
            return [*(Chunk(tuple(group)) for group in groups), *rest]
        else:
            groups[-1].append(line)
    return [Chunk(tuple(group)) for group in groups]


def _ends_statement(above: Sequence[Line], text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line below a statement is dates, the label of an abstract, or the title that a citation named."""
    if is_date_line(Chunk((Line(0, text),)), vocabulary):
        return True
    if opens_summary(text, vocabulary):
        return True
    return whole_label("citation", above[0].text, vocabulary) and _is_named_in(above, text)


def _is_named_in(above: Sequence[Line], text: str) -> bool:
    """Whether the words of a line stand in the lines above it, one behind the other."""
    words = letters_of(text)
    return len(words) > PHRASE and words in letters_of(" ".join(line.text for line in above))


def _is_box_of_own(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a label on its own line opens a chunk: who edited the article, or whom to write to."""
    if len(chunk.lines) < 2:
        return False
    first = chunk.lines[0].text
    if len(first) < 60 and whole_label("journal_people", inline(first), vocabulary):
        return True
    return len(chunk.lines) < 6 and "@" in chunk.text and only_corresponding(inline(first), vocabulary)


def _no_heading(line: Line) -> Line:
    """An affiliation or an address that a tool took for a heading, without the signs of one."""
    bare = strip_heading_marks(line.text)
    return Line(line.number, bare, line.indent) if bare.startswith("^{") or only_mail(bare) else line
