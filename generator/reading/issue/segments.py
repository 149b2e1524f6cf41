"""Segments of a source: cut at every place where front matter may begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import Lang
from generator.reading.back.headings import is_author_info_heading, is_references_heading
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.imprint import prints_issn
from generator.reading.issue.again import names_of, next_front_begins, says_again, with_title
from generator.reading.issue.aside import not_article
from generator.reading.issue.fronts import (
    front_begins,
    front_goes_on,
    has_code,
    is_byline,
    is_entry,
    is_listed,
    opens_essay,
    title_above_person,
)
from generator.reading.issue.governing import (
    is_rubric_above_codes,
    listed_rubric_at,
    listed_rubrics,
    rubric_at,
)
from generator.reading.issue.rubrics import one_rubric, rubric_number
from generator.reading.mastheads import is_identifier, names_issn
from generator.reading.opening import body_begin, is_section, is_statement
from generator.reading.prose import is_prose
from generator.reading.summaries import opens_summary
from generator.reading.text import inline, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import ALL_STATEMENTS

#: The head of an issue above its first rubric has no more lines than these.
_HEAD_CHUNKS = 12


@dataclass(slots=True)
class Segment:
    """A stretch of chunks that begins with front matter.

    Attributes:
        begin: place of its first chunk.
        end: place behind its last.
        rubric: the rubric above it, by language.
        closed: whether its end is known for certain.
        headed: whether a rubric stands right above it, or one person with an address below its title.
        trailing: whether it begins right behind an article's lists, so that it may be that article's in
            another language.
        authors: of that article.
    """

    begin: int
    end: int
    rubric: dict[Lang, str]
    closed: bool = False
    headed: bool = False
    trailing: bool = False
    authors: tuple[str, ...] = ()


def cut_at_fronts(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Segment]:
    """Cut at every place where front matter may begin, with the rubric that stands above."""
    segments: list[Segment] = []
    listed = listed_rubrics(chunks, vocabulary)
    below_rubric = -1
    contents = False  # whether what is no article was met
    zone = "outside"
    rubric: dict[Lang, str] = {}
    position = 0
    while position < len(chunks):
        chunk = chunks[position]
        if (
            zone in ("front", "body")
            and segments[-1].headed
            and _ends_short_piece(chunks, segments[-1].begin, position, listed, vocabulary)
        ):
            zone = "tail"  # a piece without a list of references
        if (
            zone == "front"
            and segments[-1].trailing
            and _next_begins(chunks, segments[-1], position, listed, vocabulary)
        ):
            zone = "tail"  # what stands above is the front of the article before in other languages
        if zone in ("outside", "tail") and not_article(chunk, vocabulary):
            _close(segments, position)
            zone, contents = "outside", True
        elif zone == "tail" and _is_cover(chunks, position, vocabulary):
            _close(segments, position)  # another issue begins
            zone, rubric = "outside", {}
        elif zone in ("outside", "tail"):
            found = listed_rubric_at(chunks, position, listed, vocabulary) or rubric_at(
                chunks, position, vocabulary
            )
            if not found and (segments or contents) and is_rubric_above_codes(chunks, position, vocabulary):
                found = one_rubric(chunk, vocabulary), 1
            if not found and _is_rubric_above_essay(chunks, position, vocabulary):
                found = one_rubric(chunk, vocabulary), 1
            if found:
                _close(segments, position)
                rubric = found[0] or rubric
                position += found[1]
                below_rubric = position
                zone = "outside"
                continue
            if is_listed(chunks, position):
                rubric = {}  # what stands above is a rubric of the contents
            dated = zone == "outside" and is_date_line(chunk, vocabulary)
            essay = opens_essay(chunks, position, vocabulary)
            headed = position == below_rubric or essay
            if (
                essay
                or front_begins(chunks, position + dated, vocabulary)
                or ((headed or chunk.heading_level) and title_above_person(chunks, position, vocabulary))
            ):
                headed = headed or bool(
                    chunk.heading_level and title_above_person(chunks, position, vocabulary)
                )
                above = segments[-1] if zone == "tail" else None
                begin = with_title(chunks, position, vocabulary) if above else position
                _close(segments, begin)
                segments.append(
                    Segment(begin, len(chunks), dict(rubric), headed=headed, trailing=bool(above))
                )
                if above:
                    segments[-1].authors = names_of(chunks[above.begin : begin], vocabulary)
                zone = "front"
        elif (
            zone == "front"
            and rubric_number(chunk, vocabulary)
            and _is_head_of_issue(chunks[segments[-1].begin : position], vocabulary)
        ):
            segments.pop()  # what began there is the head of the issue
            zone = "outside"
            continue
        elif (
            zone == "front"
            and not_article(chunk, vocabulary)
            and _is_bare_head(chunks[segments[-1].begin : position], vocabulary)
        ):
            segments.pop()  # the board or the contents stand below what began there
            zone, contents = "outside", True
        elif (
            zone == "front"
            and is_section(chunk, vocabulary)
            and not is_statement(chunk, vocabulary)
            and not says_again(chunks, segments[-1].begin, position, segments[-1].authors, vocabulary)
        ):
            zone = "body"
        if (
            zone in ("front", "body")
            and _tail_begins(chunk, vocabulary)
            and not (zone == "front" and _sections_ahead(chunks[: position + 25], position, vocabulary))
        ):
            zone = "tail"
        position += 1
    return segments


def _is_rubric_above_essay(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a line in capitals stands right above an essay's author."""
    text = inline(strip_heading_marks(chunks[position].text))
    if len(chunks[position].lines) > 1 or not text.isupper() or any(map(str.isdigit, text)):
        return False
    return 1 < len(text.split()) < 15 and opens_essay(chunks, position + 1, vocabulary)


def is_short_piece(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a review or the like stands here: two paragraphs of running text or more."""
    own = chunks[body_begin(chunks, vocabulary) :]
    return sum(is_prose(chunk, vocabulary) for chunk in own) > 1


def _next_begins(
    chunks: Sequence[Chunk],
    segment: Segment,
    position: int,
    listed: Mapping[str, int],
    vocabulary: Vocabulary,
) -> bool:
    """Whether the next article begins here, and what stands above is the front of the last in other languages.

    Its codes, or a rubric above codes, stand here behind a front that has its keywords or dates already; or
    what stands here is not of the authors whose names are said again above, or of no article.
    """
    begin = segment.begin
    if next_front_begins(chunks, begin, position, segment.authors, vocabulary):
        return True
    if (
        rubric_number(chunks[position], vocabulary)
        or not_article(chunks[position], vocabulary)
        or listed_rubric_at(chunks, position, listed, vocabulary)
    ):
        return says_again(chunks, begin, position, segment.authors, vocabulary)
    coded = has_code(chunks[position], vocabulary) or is_rubric_above_codes(chunks, position, vocabulary)
    if not coded:
        return False
    own = chunks[begin:position]
    if any(has_code(chunk, vocabulary) for chunk in own):
        return any(vocabulary.has("keywords", line.text) for chunk in own for line in chunk.lines)
    last = own[-1]
    return is_date_line(last, vocabulary) or any(vocabulary.has("keywords", x.text) for x in last.lines)


def _ends_short_piece(
    chunks: Sequence[Chunk], begin: int, position: int, listed: Mapping[str, int], vocabulary: Vocabulary
) -> bool:
    """Whether the next rubric, or what is no article, stands behind a piece that has no label of its own."""
    if not (
        not_article(chunks[position], vocabulary)
        or listed_rubric_at(chunks, position, listed, vocabulary)
        or (position > begin and opens_essay(chunks, position, vocabulary))
    ):
        return False
    own = chunks[begin:position]
    labelled = any(opens_summary(chunk.text, vocabulary) for chunk in own)
    return not labelled and is_short_piece(own, vocabulary)


def _is_head_of_issue(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a journal's ISSN stands among lines above a rubric, and nothing of an article's own."""
    if len(chunks) > _HEAD_CHUNKS or not any(names_issn(chunk.text) for chunk in chunks):
        return False
    return not any(
        is_byline(chunk.text, vocabulary) or vocabulary.has("abstract", chunk.text) for chunk in chunks
    )


def _is_bare_head(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether lines above a board or contents hold nothing of an article: no names, no abstract, no keywords."""
    return len(chunks) <= _HEAD_CHUNKS and not any(
        is_byline(chunk.text, vocabulary)
        or any(vocabulary.has(group, chunk.text) for group in ("abstract", "keywords", "email"))
        for chunk in chunks
    )


def _is_cover(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a journal's ISSN stands here, and not above an article's own front."""
    chunk = chunks[position]
    if len(chunk.text) > 400 or not any(prints_issn(line.text) for line in chunk.lines):
        return False
    return not is_entry(chunk.text) and not front_goes_on(chunks[position : position + 7], vocabulary)


def _close(segments: list[Segment], position: int) -> None:
    """End the last segment at a place where it is open still."""
    if segments and not segments[-1].closed:
        segments[-1].end, segments[-1].closed = position, True


def _sections_ahead(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether the information about the authors at a place stands above the article's sections."""
    for at in range(position + 1, len(chunks)):
        if is_references_heading(chunks[at], vocabulary) or is_identifier(
            chunks[at].lines[0].text, vocabulary
        ):
            return False
        text = inline(strip_heading_marks(chunks[at].text))
        stated = any(vocabulary.has(group, text) for group in ALL_STATEMENTS)
        if is_section(chunks[at], vocabulary) and not stated:
            return sum(len(c.text.split()) for c in chunks[at : at + 4]) > 20
    return False


def _tail_begins(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    return is_references_heading(chunk, vocabulary) or is_author_info_heading(chunk, vocabulary)
