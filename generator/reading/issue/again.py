"""An article's front said again behind its lists in other languages, and where the next article's begins.

Some journals print the title, the names and the abstract in the article's own language above it, and in
the other languages at its end. Whose a front there is, its names tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from generator.reading.back.headings import is_author_info_heading, is_references_heading
from generator.reading.byline import parse_byline
from generator.reading.byline.matching import likeness
from generator.reading.chunks import Chunk, bullet
from generator.reading.dates import is_date_line
from generator.reading.issue.fronts import is_byline
from generator.reading.mastheads import is_identifier
from generator.reading.persons import person_parts
from generator.reading.persons.names import person_name
from generator.reading.persons.places import looks_like_affiliation
from generator.reading.summaries import opens_summary
from generator.reading.text import inline, strip_heading_marks, upper_share
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import ALL_STATEMENTS

#: No front has more chunks, be it in three languages.
_FRONT_LONGEST = 60
#: Names of one person in two languages are so alike.
_ALIKE = 0.75
#: A line in capitals has so many of them, and a title's is longer than a name.
_SHOUTS, _TITLE_LEAST = 0.8, 20
#: A paragraph from so many characters on is an abstract's, not a line of a front.
_PARAGRAPH = 250


def names_of(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names that the bylines of a front give, and lines of one person each."""
    found: dict[str, None] = {}
    for chunk in chunks[:_FRONT_LONGEST]:
        for line in chunk.lines if len(chunk.lines) < _FRONT_LONGEST else ():
            names = _names_on(line.text, vocabulary)
            if not names and (glued := parse_byline(line.text, vocabulary)):
                names = tuple(name.name for name in glued.names)  # with a place or degrees behind them
            found.update(dict.fromkeys(names))
    return tuple(found)


def next_front_begins(
    chunks: Sequence[Chunk], begin: int, position: int, authors: Sequence[str], vocabulary: Vocabulary
) -> bool:
    """Whether other people's front begins at a position, or codes behind the whole front of these authors.

    Args:
        chunks: the file's.
        begin: where front matter began behind the lists of the authors' article.
        position: a place in it, or behind it.
        authors: the names that the article's own front gives.
        vocabulary: the reader's words.
    """
    coded = any(is_identifier(line.text, vocabulary) for line in chunks[position].lines)
    named = () if coded else _names_at(chunks, position, vocabulary)
    if not (coded or (named and not _are_same(named, authors))):
        return False
    return says_again(chunks, begin, position, authors, vocabulary)


def says_again(
    chunks: Sequence[Chunk], begin: int, position: int, authors: Sequence[str], vocabulary: Vocabulary
) -> bool:
    """Whether what stands between two places is these authors' front, with an abstract or keywords."""
    if not authors or position - begin > _FRONT_LONGEST:
        return False
    own = chunks[begin:position]
    bylines = (names for chunk in own if (names := _names_on(chunk.lines[0].text, vocabulary)))
    first = next(bylines, ())
    return bool(first) and _are_same(first, authors) and any(_is_summary(chunk, vocabulary) for chunk in own)


def is_of_others(chunks: Sequence[Chunk], authors: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a front without a text names other people than the authors: the next article's beginning.

    A title in capitals stands right below or above their names, as it does above an article.
    """
    for at, chunk in enumerate(chunks[:3]):
        for line, below in zip_longest(chunk.lines[:3], chunk.lines[1:4]):
            names = _names_on(line.text, vocabulary) if line else ()
            if not names:
                continue
            beside = [x.text for x in (*chunk.lines[:2], below) if x is not None and x is not line]
            beside += [chunks[n].lines[0].text for n in (at - 1, at + 1) if 0 <= n < len(chunks)]
            titled = any(upper_share(text) > _SHOUTS and len(text) > _TITLE_LEAST for text in beside)
            return titled and bool(authors) and not _any_same(names, authors)
    return False


def _any_same(names: Sequence[str], authors: Sequence[str]) -> bool:
    return any(likeness(name, author) >= _ALIKE for name in names for author in authors)


def with_title(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> int:
    """Where a front whose byline stands at a position begins: a title not in capitals may stand above it."""
    if not position or not is_byline(chunks[position].lines[0].text, vocabulary):
        return position
    return position - _is_title(chunks[position - 1], vocabulary)


def _is_summary(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    told = len(chunk.text) > _PARAGRAPH
    return told or any(opens_summary(line.text, vocabulary) for line in chunk.lines)


def _names_at(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names of the byline at a position or right below the title there."""
    names = _names_on(chunks[position].lines[0].text, vocabulary)
    if names or position + 1 >= len(chunks) or not _is_title(chunks[position], vocabulary):
        return names
    return _names_on(chunks[position + 1].lines[0].text, vocabulary)


def _names_on(line: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names of a byline, or the one that opens a line with where its owner works; nothing else."""
    if is_byline(line, vocabulary) and (found := parse_byline(line, vocabulary)):
        return tuple(name.name for name in found.names)
    parts = person_parts(line, vocabulary) if "@" in line else None
    return parts[:1] if parts else ()


def _are_same(names: Sequence[str], authors: Sequence[str]) -> bool:
    """Whether half of the names or more are among the authors'."""
    known = sum(any(likeness(name, author) >= _ALIKE for author in authors) for name in names)
    return known * 2 >= len(names)


def _is_title(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a short chunk may be a title: no sentence, no entry, no label, nothing about a person or a place."""
    text = inline(strip_heading_marks(chunk.text))
    if not 3 <= len(text.split()) <= 40 or len(chunk.lines) > 4 or bullet(chunk.lines[0].text):
        return False
    if not text[0].isupper() and text[0] not in '«"“':
        return False
    if re.search(r"[.;,:]$|@|//|\b(?:1[89]|20)\d\d\b|[^\W\d_]{3}[.!?]\s+[^\W\d_]", text):
        return False
    if is_references_heading(chunk, vocabulary) or is_author_info_heading(chunk, vocabulary):
        return False
    if is_date_line(chunk, vocabulary) or is_identifier(text, vocabulary) or person_name(text):
        return False
    if looks_like_affiliation(text, vocabulary) or parse_byline(text, vocabulary) is not None:
        return False
    return not any(vocabulary.has(group, text) for group in (*ALL_STATEMENTS, "abstract", "keywords"))
