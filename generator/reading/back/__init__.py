"""What follows the body: references, author information, statements, dates, other languages' fronts."""

from __future__ import annotations

from collections.abc import Sequence, Set

from generator.model import Discarded, Lang
from generator.reading.back.fronts import front_end, reclaim
from generator.reading.back.headings import ends_apart, labels_apart
from generator.reading.back.listparts import list_parts, stands_between
from generator.reading.back.matter import Back, RawList
from generator.reading.back.people import add_person, dealt_columns
from generator.reading.back.references import add_entries, counted_lines, counted_on, counts_on_behind, mended
from generator.reading.back.statements import add_statement
from generator.reading.back.zones import zone_opened
from generator.reading.chunks import Chunk
from generator.reading.front import read_front
from generator.reading.front.blocks import Front
from generator.reading.language import detect
from generator.reading.text import inline, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import STATEMENTS
from generator.reading.vocabulary.labels import is_said_again, label_language, whole_label

#: No list of references has more chunks.
_LIST_CHUNKS = 2_000


def read_back(
    chunks: Sequence[Chunk],
    vocabulary: Vocabulary,
    names: Sequence[str] = (),
    width: int = 0,
    listed: int = -1,
) -> Back:
    """Read everything behind the body, one zone after another.

    Args:
        chunks: what stands behind the body.
        vocabulary: the reader's words.
        names: the authors as the front names them.
        width: how long a full line is, where paragraphs are wrapped; else 0.
        listed: place of the chunk with which a list of references begins without a heading, -1 where none does.
    """
    back = Back()
    unheaded = chunks[listed].first if 0 <= listed < len(chunks) else 0
    chunks = ends_apart(labels_apart(chunks, vocabulary), names, vocabulary)
    zone = ""
    counted: frozenset[int] = frozenset()
    position = 0
    language: Lang | None = "en"
    while position < len(chunks):
        chunk = chunks[position]
        if unheaded and chunk.first == unheaded:
            back.lists.append(RawList("", unheaded))
            zone, unheaded = "references", 0
            counted = counted_lines(chunks[position : position + _LIST_CHUNKS], vocabulary)
        if zone == "references" and len(parts := list(list_parts(chunk, vocabulary))) + parts[0][1] > 1:
            _add_parts(back, parts, vocabulary, width, counted)
            position += 1
            continue
        opened = zone_opened(chunk, chunks[position + 1 : position + 8], zone, vocabulary, names)
        if opened == "references":
            text = inline(strip_heading_marks(chunk.text))
            back.lists.append(RawList(text, chunk.first))
            back.discarded.append(Discarded(text=text, lines=chunk.numbers, reason="label"))
            zone = "references"
            counted = counted_lines(chunks[position + 1 : position + _LIST_CHUNKS], vocabulary)
        elif opened == "people":
            text = chunk.opening
            language = (
                None if is_said_again(text) else label_language("author_info", text, vocabulary) or "en"
            )
            back.last = None
            back.discarded.append(Discarded(text=text, lines=chunk.numbers[:1], reason="label"))
            zone = "people"
            if cards := dealt_columns(chunk, chunks[position + 1 : position + 50], names, vocabulary):
                for card in cards:
                    add_person(back, language, card, vocabulary, names)
                position += 1 + sum(len(card.lines) for card in cards)
                continue
            if len(chunk.lines) > 1:
                add_person(back, language, Chunk(chunk.lines[1:]), vocabulary, names)
        elif opened == "front":
            end = front_end(chunks, position, vocabulary)
            begin = reclaim(back, chunks, position, zone, vocabulary)
            back.fronts.append(read_front([*begin, *chunks[position:end]], vocabulary, names))
            position, zone = end, ""
            continue
        elif opened == "code":
            back.fronts.append(Front(identifiers=[chunk]))
        elif opened == "dates":
            back.dates.append(chunk)
        elif opened == "address":
            back.addresses.append(chunk)
        elif opened == "bio":
            zone, language = "people", detect(chunk.text, vocabulary) or "en"
            add_person(back, language, chunk, vocabulary, names)
        elif opened == "appendix":
            back.appendix.append(chunk)
            zone = "appendix"
        elif opened in ("licence", "other"):
            back.leftover.append(chunk)
            if opened == "other" and whole_label("other_statement", chunk.opening, vocabulary):
                zone = ""  # what it is about stands below it
        elif opened in STATEMENTS or opened == "approval":
            add_statement(back, opened, chunk, vocabulary)
            if opened in STATEMENTS and whole_label(opened, chunk.opening, vocabulary):
                zone = opened  # the statement itself stands below its label
            elif zone in STATEMENTS:
                zone = ""
        elif zone in STATEMENTS:
            add_statement(back, zone, chunk, vocabulary)
            zone = ""
        elif zone == "references":
            named = stands_between(chunk, chunks[position + 1 : position + 2], back.lists[-1])
            _add_parts(back, [(chunk, named)], vocabulary, width, counted)
        elif zone == "people" and counts_on_behind(back.lists, chunk):
            zone = "references"  # a page put the people amid the list
            add_entries(back, back.lists[-1], chunk, vocabulary, width)
        elif zone == "people":
            add_person(back, language, chunk, vocabulary, names, width)
        elif zone == "appendix":
            back.appendix.append(chunk)
        else:
            back.leftover.append(chunk)
        position += 1
    back.lists = counted_on(back.lists)
    for raw in back.lists:
        raw.entries = mended(raw.entries, width > 0)
    return back


def _add_parts(
    back: Back, parts: Sequence[tuple[Chunk, bool]], vocabulary: Vocabulary, width: int, counted: Set[int]
) -> None:
    """Add what stands between the names of a list's parts to the list, and put the names aside."""
    for part, named in parts:
        if named:
            text = inline(strip_heading_marks(part.text))
            back.discarded.append(Discarded(text=text, lines=part.numbers, reason="part of the list"))
            back.lists[-1].parted = True
        else:
            add_entries(back, back.lists[-1], part, vocabulary, width, counted)
