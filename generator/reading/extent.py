"""Where the body ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Lang
from generator.reading import fragments
from generator.reading.back.headings import is_author_info_heading, is_references_heading
from generator.reading.back.zones import says_who_paid
from generator.reading.byline import parse_byline
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.language import detect, is_latin
from generator.reading.persons import person_parts
from generator.reading.persons.places import has_leading_mark, looks_like_affiliation
from generator.reading.prose import is_prose
from generator.reading.summaries import opens_summary
from generator.reading.text import EMAIL, ORCID, inline, plain, strip_heading_marks, upper_share
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import ALL_STATEMENTS
from generator.reading.vocabulary.labels import heads_statement, label_language, whole_label

#: No label with the beginning of its abstract is shorter.
_ABSTRACT_LEAST = 60
#: Nothing that stands above an abstract is longer.
_FRONT_LONGEST = 400
#: ``[^1]: See …``: a note as Markdown defines it.
_NOTE_DEFINED = re.compile(r"\[\^[^\]\s]{1,12}\]:\s")


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
            or (place > begin + 1 and _ends_foreign_summary(chunks, begin, place, vocabulary))
            or (place > begin + 1 and _opens_foreign_front(chunks, begin, place, vocabulary))
        ),
        len(chunks),
    )
    if end < len(chunks) and _opens_foreign_front(chunks, begin, end, vocabulary):
        while end > begin + 1 and _stands_in_front(chunks[end - 1], vocabulary):
            end -= 1
    elif end < len(chunks) and _ends_foreign_summary(chunks, begin, end, vocabulary):
        while end > begin + 1 and is_latin(chunks[end - 1].text) != is_latin(chunks[begin].text):
            end -= 1
    elif end < len(chunks) and _is_foreign_summary(chunks, begin, end, vocabulary):
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
    return label_language("abstract", text, vocabulary) != _spoken(chunks, begin, place, vocabulary)


def _spoken(chunks: Sequence[Chunk], begin: int, place: int, vocabulary: Vocabulary) -> Lang | None:
    """The language of the body above a place."""
    return detect(" ".join(chunk.text for chunk in chunks[begin : min(place, begin + 40)])[:6000], vocabulary)


def _ends_foreign_summary(chunks: Sequence[Chunk], begin: int, place: int, vocabulary: Vocabulary) -> bool:
    """Whether keywords stand here, below a summary, both in another alphabet than the text above them."""
    if not vocabulary.has("keywords", chunks[place].opening):
        return False
    summary = (*chunks[max(begin + 1, place - 1) : place], chunks[place])
    return all(is_latin(chunk.text) != is_latin(chunks[begin].text) for chunk in summary)


def _opens_foreign_front(chunks: Sequence[Chunk], begin: int, place: int, vocabulary: Vocabulary) -> bool:
    """Whether an abstract in another language than the body opens here behind its label, with keywords below it."""
    text = chunks[place].opening
    if len(text) < _ABSTRACT_LEAST or not vocabulary.has("abstract", text):
        return False
    own = label_language("abstract", text, vocabulary)
    if own is None or own != detect(text, vocabulary) or own == _spoken(chunks, begin, place, vocabulary):
        return False
    if not _stands_in_front(chunks[place - 1], vocabulary):
        return False
    below = chunks[place : place + 5]
    return any(
        vocabulary.has("keywords", line.text) and label_language("keywords", line.text, vocabulary) == own
        for chunk in below
        for line in chunk.lines
    )


def _stands_in_front(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk behind the text may stand above an abstract: names, a place, an address, a title."""
    text = plain(inline(strip_heading_marks(chunk.text)))
    if len(text) > _FRONT_LONGEST or is_prose(chunk, vocabulary):
        return False
    lines = [line.text for line in chunk.lines]
    return (
        upper_share(text) > 0.8
        or bool(EMAIL.search(text))
        or any(
            parse_byline(line, vocabulary) is not None
            or (has_leading_mark(line) and vocabulary.has("institution", line))
            or person_parts(line, vocabulary) is not None
            or looks_like_affiliation(line, vocabulary)
            for line in lines
        )
        or (bool(chunk.heading_level) and vocabulary.section_level(text) is None)
    )


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
    chunks = _with_defined_notes(chunks, begin, vocabulary)
    if not any(len(c.lines[0].text) < 40 and _heads_notes(c, vocabulary) for c in chunks[begin:]):
        return list(chunks)
    end = body_end(chunks, begin, vocabulary)
    near = range(end - 1, max(begin, end - 60), -1)
    notes = next((at for at in near if _heads_notes(chunks[at], vocabulary)), end)
    above = notes
    while notes < end and above > begin and _states(chunks, above - 1, begin, vocabulary):
        above -= 1
    return [*chunks[:above], *chunks[notes:end], *chunks[above:notes], *chunks[end:]]


def _with_defined_notes(chunks: Sequence[Chunk], begin: int, vocabulary: Vocabulary) -> Sequence[Chunk]:
    """An article's chunks with the notes that a tool gathered at the file's end (``[^1]: …``) at the end of its body."""
    if not any("[^" in c.lines[0].text and _NOTE_DEFINED.match(c.lines[0].text) for c in chunks[begin:]):
        return chunks
    end = body_end(chunks, begin, vocabulary)
    notes = [c for c in chunks[end:] if _NOTE_DEFINED.match(c.lines[0].text)]
    return [*chunks[:end], *notes, *(c for c in chunks[end:] if c not in notes)]


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
