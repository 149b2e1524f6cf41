"""Where the body ends, and what a page's foot put among its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from generator.reading import fragments
from generator.reading.back.headings import is_author_info_heading, is_references_heading
from generator.reading.back.zones import says_who_paid
from generator.reading.byline import Byline
from generator.reading.byline.matching import likeness
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.front.blocks import Front
from generator.reading.front.lines import explode
from generator.reading.language import detect, is_latin
from generator.reading.persons import looks_like_affiliation
from generator.reading.source import Line
from generator.reading.summaries import opens_summary
from generator.reading.text import DOI, EMAIL, ORCID, inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import ALL_STATEMENTS
from generator.reading.vocabulary.labels import heads_statement, label_language, whole_label

#: A mark above the line, and what it leads to.
_MARKED_PLACE = re.compile(r"\W*\^\{([\da-f])\}\s*(\S.*)")
_FOUR_DIGITS = re.compile(r"\d{4}")


def body_end(chunks: Sequence[Chunk], begin: int, vocabulary: Vocabulary) -> int:
    """Index of the first chunk behind the body that begins at ``begin`` (``len(chunks)`` at most)."""
    ahead = _Ahead(chunks, vocabulary)
    end = next(
        (
            place
            for place in range(begin, len(chunks))
            if is_references_heading(chunks[place], vocabulary)
            or is_author_info_heading(chunks[place], vocabulary)
            or (is_date_line(chunks[place], vocabulary) and not ahead.goes_on(place))
            or (place > begin + 1 and _is_foreign_summary(chunks, begin, place, vocabulary))
        ),
        len(chunks),
    )
    if end < len(chunks) and _is_foreign_summary(chunks, begin, end, vocabulary):
        while end > begin + 1 and _heads_summary(chunks[end - 1], chunks[begin].text):
            end -= 1
    return _statements_begin(chunks, begin, end, vocabulary)


def _heads_summary(chunk: Chunk, body: str) -> bool:
    """Whether a short chunk in another script than the body is the name or the title above a summary."""
    text = plain(inline(chunk.text))
    return len(text) < 300 and not re.search(r"[;:,]$|\d{3}", text) and is_latin(text) != is_latin(body)


def _is_foreign_summary(chunks: Sequence[Chunk], begin: int, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a label alone opens a summary in another language than the text above it.

    In the text's own language it may be a section's heading (“Түйін”).
    """
    text = inline(strip_heading_marks(chunks[place].text))
    if len(text) > 40 or not whole_label("abstract", text, vocabulary):
        return False
    above = " ".join(chunk.text for chunk in chunks[begin:place])[:6000]
    return label_language("abstract", text, vocabulary) != detect(above, vocabulary)


class _Ahead:
    """What stands ahead of an article's lines of dates; for all of them the text is gone through once."""

    def __init__(self, chunks: Sequence[Chunk], vocabulary: Vocabulary) -> None:
        self.chunks, self.vocabulary = chunks, vocabulary
        self._telling = 0
        self._verdict: bool | None = None
        #: Words of long chunks up to each chunk.
        self._words = [0]

    def goes_on(self, place: int) -> bool:
        """Whether the body goes on behind a line of dates: much text before the references, no front matter.

        So it does where a sentence goes on behind it, or a known section stands there.
        """
        if place + 1 < len(self.chunks) and self.chunks[place + 1].text[:1].islower():
            above, below = (inline(self.chunks[at].text) for at in (place - 1, place + 1))
            if fragments.continues(above, below, self.vocabulary):
                return True
        if self._telling <= place:
            self._look_from(place + 1)
        if self._verdict is None:
            return self._words_before(self._telling) - self._words_before(place + 1) > 60
        return self._verdict

    def _look_from(self, place: int) -> None:
        """Find the next chunk that tells; None is told by references, before which there is to be text."""
        for at in range(place, len(self.chunks)):
            verdict = self._tells(self.chunks[at])
            if verdict != "":
                self._telling = at
                self._verdict = {"on": True, "end": False}.get(verdict)
                return
        self._telling, self._verdict = len(self.chunks), False

    def _tells(self, chunk: Chunk) -> str:
        """What a chunk says of the body above it: "on", "end", "references", or nothing."""
        if is_references_heading(chunk, self.vocabulary):
            return "references"
        if is_author_info_heading(chunk, self.vocabulary) or opens_summary(chunk.text, self.vocabulary):
            return "end"
        if _is_heading(chunk, self.vocabulary):
            text = plain(inline(strip_heading_marks(chunk.text)))
            if not heads_statement(text, self.vocabulary, ALL_STATEMENTS):
                return "on"
        return ""

    def _words_before(self, place: int) -> int:
        """How many words the long chunks above a place have."""
        for chunk in self.chunks[len(self._words) - 1 : place]:
            self._words.append(self._words[-1] + len(chunk.text.split()) * (len(chunk.text) > 200))
        return self._words[place]


def notes_forward(chunks: Sequence[Chunk], begin: int, vocabulary: Vocabulary) -> list[Chunk]:
    """An article's chunks with its notes before the statements (funding and the like) that stand above them."""
    if not any(len(c.lines[0].text) < 40 and _heads_notes(c, vocabulary) for c in chunks[begin:]):
        return list(chunks)
    end = body_end(chunks, begin, vocabulary)
    near = range(end - 1, max(begin, end - 60), -1)
    notes = next((at for at in near if _heads_notes(chunks[at], vocabulary)), end)
    above = notes
    while notes < end and above > begin and _states(chunks, above - 1, begin, vocabulary):
        above -= 1
    return [*chunks[:above], *chunks[notes:end], *chunks[above:notes], *chunks[end:]]


def _statements_begin(chunks: Sequence[Chunk], begin: int, end: int, vocabulary: Vocabulary) -> int:
    """Where funding and the like, each behind a label on its own line, end the body.

    Where the article's sections have their headings on the line, too, such a label is a heading.
    """

    def heads_statements(place: int) -> bool:
        chunk = chunks[place]
        whole = whole_label("other_statement", inline(chunk.text), vocabulary)
        return place + 1 < end and whole and not chunk.heading_level

    place = end
    while place > begin and (
        _states(chunks, place - 1, begin, vocabulary) or (place < end and heads_statements(place - 1))
    ):
        place -= 1
    run_in = any(vocabulary.run_in_heading(inline(chunk.text)) for chunk in chunks[begin:place])
    return end if run_in else place


def _states(chunks: Sequence[Chunk], place: int, begin: int, vocabulary: Vocabulary) -> bool:
    """Whether a chunk behind the text is a statement (funding and the like), a licence or the authors' numbers."""
    chunk = chunks[place]
    text = inline(chunk.text)
    if not chunk.heading_level and any(
        vocabulary.has(g, text) and not whole_label(g, text, vocabulary) for g in ALL_STATEMENTS
    ):
        return True
    if place > begin and _is_heading(chunks[place - 1], vocabulary):
        return False  # the text of a section of its own
    if len(text) < 300 and vocabulary.has("orcid", text) and ORCID.search(text):
        return True
    if says_who_paid(text, vocabulary):
        return True
    return (len(text) < 250 and vocabulary.has("conflict_text", text)) or (
        len(text) < 600 and vocabulary.has("licence", text)
    )


def _heads_notes(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    return whole_label("notes", chunk.opening, vocabulary)


def _is_heading(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is a section's heading, by its sign or by its words."""
    text = plain(inline(strip_heading_marks(chunk.text)))
    return bool(chunk.heading_level) or (len(text) < 110 and vocabulary.section_level(text) is not None)


def without_strays(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> tuple[list[Chunk], list[Chunk]]:
    """The body's chunks, and dates, addresses and identifiers that a page's foot put among them."""
    kept: list[Chunk] = []
    strays: list[Chunk] = []
    for chunk in chunks:
        text = chunk.text
        # a stray has an address, a year or a number's four digits, or speaks of the author
        perhaps = len(text) < 500 and not chunk.heading_level
        perhaps = perhaps and (
            "@" in text or bool(_FOUR_DIGITS.search(text)) or vocabulary.has("corresponding", text[:200])
        )
        if "@" in text and people_at_foot(chunk, vocabulary):
            strays.append(chunk)
            continue
        parts = explode(chunk, vocabulary) if perhaps else []
        addressed = "@" in text and bool(EMAIL.search(text.replace("\\", "")))
        (strays if parts and all(_is_stray(part, addressed, vocabulary) for part in parts) else kept).append(
            chunk
        )
    return kept, strays


def people_at_foot(chunk: Chunk, vocabulary: Vocabulary) -> list[tuple[str, Chunk]]:
    """The people whom a page's foot tells of, each behind the name: where they work, and an address.

    Nothing where the chunk holds anything else but a licence.
    """
    found: list[tuple[str, Chunk]] = []
    for line in chunk.lines:
        text = inline(line.text)
        called = vocabulary.find("corresponding", text[:60])
        if called is not None and called[1].start() < 6:
            text = text[called[1].end() :].lstrip(" :.*")
        name, comma, rest = text.partition(",")
        if comma and is_name(plain(name)) and vocabulary.has("institution", rest) and EMAIL.search(rest):
            found.append((plain(name), Chunk((Line(line.number, rest.strip()),))))
        elif not vocabulary.has("licence", text):
            return []
    return found


def _add_people(front: Front, chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Give the people of :func:`people_at_foot` what is said of them; False where it is not about the authors."""
    block = next(iter(front.blocks), None)
    people = people_at_foot(chunk, vocabulary) if "@" in chunk.text else []
    if block is None or not people or block.affiliations:
        return False
    names = [(held, name) for held, byline in block.byline for name in byline.names]
    own = {
        place: told
        for told in people
        for place, (_, name) in enumerate(names)
        if likeness(told[0], name.name) >= 0.8
    }
    if len(own) != len(people):
        return False
    block.byline = [(held, Byline((name,))) for held, name in names]
    block.email_under = [-1] * len(block.emails)
    for place, (_, rest) in own.items():
        block.affiliations.append(rest)
        block.affiliation_under.append(place)
        block.add_email(rest, place)
    if any(vocabulary.has("corresponding", line.text[:60]) for line in chunk.lines):
        block.add_email(
            Chunk(tuple(x for x in chunk.lines if vocabulary.has("corresponding", x.text[:60]))), -1
        )
    return True


def _is_stray(chunk: Chunk, addressed: bool, vocabulary: Vocabulary) -> bool:
    """Whether a part of what a page's foot holds is a stray; ``addressed`` where an e-mail stands in the whole."""
    text = inline(chunk.text)
    if len(text) < 300 and vocabulary.has("licence", text):
        return True
    if is_date_line(chunk, vocabulary) or re.fullmatch(
        r"\W*(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+", text
    ):
        return True
    if vocabulary.has("email", text) and EMAIL.search(text.replace("\\", "")):
        return True
    called = vocabulary.find("corresponding", text)
    return called is not None and called[1].start() < 6 and (len(text) < 40 or addressed)


def take_places(front: Front, chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Give affiliations behind the lists to the names that bear their marks; what is left of the chunks.

    A chunk holds those of one language, a line each. Nothing is taken where the front has affiliations.
    """
    marks = {
        mark
        for block in front.blocks
        for _, byline in block.byline
        for name in byline.names
        for mark in name.marks
    }
    if not marks or any(block.affiliations for block in front.blocks):
        return list(chunks)
    left: list[Chunk] = []
    taken: set[int] = set()
    for chunk in chunks:
        owner = None
        if _are_places(chunk, marks, vocabulary):
            spoken = detect(chunk.text, vocabulary)
            open_ = [n for n, block in enumerate(front.blocks) if n not in taken and block.byline]
            owner = next((n for n in open_ if front.blocks[n].language(vocabulary) == spoken), None)
        if owner is None:
            left.append(chunk)
            continue
        taken.add(owner)
        front.blocks[owner].add_affiliation(chunk)
    return left


def _are_places(chunk: Chunk, marks: Set[str], vocabulary: Vocabulary) -> bool:
    """Whether each line is a mark of the byline and an institution, and each mark has one."""
    own = [_MARKED_PLACE.match(inline(line.text)) for line in chunk.lines]
    if not all(match and looks_like_affiliation(match[2], vocabulary) for match in own):
        return False
    return {match[1] for match in own if match} == marks


def add_strays(front: Front, strays: Sequence[Chunk], vocabulary: Vocabulary) -> None:
    """Give what :func:`without_strays` took out to the front matter."""
    told = [stray for stray in strays if not _add_people(front, stray, vocabulary)]
    for chunk in (part for stray in told for part in explode(stray, vocabulary)):
        if is_date_line(chunk, vocabulary):
            front.dates.append(chunk)
        elif "@" not in chunk.text and DOI.search(chunk.text):
            front.identifiers.append(chunk)
        elif (
            EMAIL.search(inline(chunk.text).replace("\\", "")) or ORCID.search(chunk.text)
        ) and front.blocks:
            front.blocks[0].add_email(chunk, -1)
            front.leftover.append(chunk)
        else:
            front.leftover.append(chunk)
