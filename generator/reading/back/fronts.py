"""Fronts behind the body: title, names, abstract and keywords said again in another language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.back.headings import is_author_info_heading, is_references_heading
from generator.reading.back.matter import Back
from generator.reading.back.references import ENTRY_NUMBER
from generator.reading.byline import BylineName, parse_byline
from generator.reading.byline.matching import match_bylines
from generator.reading.byline.titled import part_byline_title
from generator.reading.chunks import Chunk, bullet
from generator.reading.dates import is_date_line
from generator.reading.front.linekinds import names_with_places
from generator.reading.persons import person_parts
from generator.reading.persons.names import person_name
from generator.reading.persons.places import has_leading_mark
from generator.reading.text import inline, strip_heading_marks, upper_share
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label


def names_authors_again(
    chunk: Chunk, after: Sequence[Chunk], vocabulary: Vocabulary, names: Sequence[str]
) -> bool:
    """Whether a byline of the article's own authors stands here, be it in another language, or right below a title.

    One author's name alone may as well head what is told of that person, so it needs a place or an address below it.
    """
    line = chunk.lines[0].text
    if bullet(line):
        return False
    below = [x.text for c in (chunk, *after[:1]) for x in c.lines][1:2]
    if _is_byline_of(line, names, vocabulary):
        return len(names) > 1 or bool(below and has_leading_mark(below[0])) or _is_titled(chunk, after)
    title = inline(strip_heading_marks(chunk.text))
    if not 3 <= len(title.split()) <= 40 or re.search(r"[.;,:@]$|@|\d{4}|//", title) or person_name(title):
        return False
    return bool(after) and len(names) > 1 and _is_byline_of(after[0].lines[0].text, names, vocabulary)


def _is_titled(chunk: Chunk, after: Sequence[Chunk]) -> bool:
    """Whether a title, by its capitals or its sign, stands right below a name that is alone."""
    if len(chunk.lines) > 1 or not after or not re.search(r"[^\W\d_]", after[0].lines[0].text):
        return False
    title = after[0].lines[0].text
    return len(title.split()) > 2 and (bool(after[0].heading_level) or upper_share(title) > 0.8)


def _is_byline_of(text: str, names: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a line names some of these people, all of those on it are among them, and nothing else stands there."""
    found = parse_byline(text, vocabulary) if names else None
    if found is None or found.rest or len(found.names) < min(2, len(names)):
        return False
    return None not in match_bylines([BylineName(name) for name in names], found.names)


def opens_front(chunk: Chunk, after: Sequence[Chunk], zone: str, vocabulary: Vocabulary) -> bool:
    """Whether a chunk begins a front: by a label, or by a title or names with labels further on."""
    first = chunk.lines[0].text
    if vocabulary.has("keywords", first) or (vocabulary.has("abstract", first) and len(chunk.text) > 60):
        return True
    if zone != "people" and after and whole_label("abstract", inline(strip_heading_marks(first)), vocabulary):
        return True
    if zone == "people":
        return (
            ("©" in first and parse_byline(first, vocabulary) is not None)
            or _title_and_names(chunk, after, vocabulary)
            or _names_and_places(chunk, after, vocabulary)
            or _title_above_names(chunk, after, vocabulary)
        )
    if bullet(first):
        return False
    own = Chunk(chunk.lines[1:]) if len(chunk.lines) > 1 else None
    coming = any(
        vocabulary.has("keywords", line.text) or vocabulary.has("abstract", inline(line.text))
        for c in (*([own] if own else ()), *after)
        for line in c.lines
    )
    if coming and (parse_byline(first, vocabulary) is not None or _is_person(first, zone, vocabulary)):
        return True
    # an entry, too, begins with a name and a title; it has a year
    dated = zone == "references" and re.search(r"\b(?:1[89]|20)\d\d\b", first)
    if coming and not dated and part_byline_title(first, vocabulary):
        return True
    shouted = (
        not re.search(r"\d{4}", first)
        and len(first.split()) > 3
        and upper_share(first) > 0.8
        and sum(c.isalpha() for c in first) > 11
    )
    if zone == "references" and shouted and after and not re.search(r"[.;,:]$", first):
        coming = coming or names_with_places(after[0], vocabulary)
    return (bool(chunk.heading_level) or shouted) and coming


def _is_person(text: str, zone: str, vocabulary: Vocabulary) -> bool:
    """Whether a line behind the text tells of one person: the name, posts, where they work.

    In a list it has a mark before the name and an address, as no entry has.
    """
    if zone == "references":
        return "@" in text and "**" in text and has_leading_mark(inline(text).replace("\\", ""))
    return person_parts(text, vocabulary) is not None


def _title_and_names(chunk: Chunk, after: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a title in capitals stands here, with a byline right below it and an abstract further on."""
    text = chunk.text
    if upper_share(text) <= 0.9 or len(text.split()) < 4 or re.search(r"\d{4}", text) or not after:
        return False
    if parse_byline(after[0].lines[0].text, vocabulary) is None:
        return False
    return any(vocabulary.has("abstract", inline(c.lines[0].text)) for c in after)


def _names_and_places(chunk: Chunk, after: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a byline with marks stands here, a marked place right below it and an abstract further on."""
    first = chunk.lines[0].text
    found = parse_byline(first, vocabulary)
    if found is None or not any(name.marks for name in found.names):
        return False
    below = [line.text for c in (chunk, *after) for line in c.lines][1:2]
    if not below or not has_leading_mark(below[0]) or not vocabulary.has("institution", below[0]):
        return False
    return any(vocabulary.has("abstract", inline(c.lines[0].text)) for c in after)


def _title_above_names(chunk: Chunk, after: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a title not in capitals stands here, a byline right below it and keywords further on."""
    text = inline(strip_heading_marks(chunk.text))
    if not after or not 3 <= len(text.split()) <= 40 or re.search(r"[.;,@]$|@|\d{4}", text):
        return False
    if parse_byline(after[0].lines[0].text, vocabulary) is None or person_name(text):
        return False
    return any(vocabulary.has("keywords", line.text) for c in after for line in c.lines)


def front_end(chunks: Sequence[Chunk], start: int, vocabulary: Vocabulary) -> int:
    """Where front matter behind the body ends: at the next list, author information or statement."""
    for position in range(start + 1, len(chunks)):
        chunk = chunks[position]
        if is_references_heading(chunk, vocabulary) or is_author_info_heading(chunk, vocabulary):
            return position
        if is_date_line(chunk, vocabulary) and not _keywords_ahead(chunks, start, position, vocabulary):
            return position
    return len(chunks)


def _keywords_ahead(chunks: Sequence[Chunk], start: int, position: int, vocabulary: Vocabulary) -> bool:
    """Whether dates stand amid a front: none of its keywords above them, and some right below."""

    def told(part: Sequence[Chunk]) -> bool:
        return any(vocabulary.has("keywords", line.text) for chunk in part for line in chunk.lines)

    return told(chunks[position + 1 : position + 5]) and not told(chunks[start:position])


def reclaim(
    back: Back, chunks: Sequence[Chunk], position: int, zone: str, vocabulary: Vocabulary
) -> list[Chunk]:
    """Give a title and an abstract that the reference list swallowed back to the front matter."""
    first = chunks[position].lines[0].text
    if zone == "references" and parse_byline(first, vocabulary) is not None:
        return _reclaim_title(back, chunks[position - 1])
    if zone != "references" or not (vocabulary.has("keywords", first) or vocabulary.has("abstract", first)):
        return []
    taken: list[Chunk] = []
    wanted = 2 if vocabulary.has("keywords", first) else 1
    entries = back.lists[-1].entries
    for above in reversed(chunks[:position]):
        text = above.lines[0].text
        if (
            not entries
            or len(taken) >= wanted + 2
            or bullet(text)
            or ENTRY_NUMBER.match(text)
            or is_references_heading(above, vocabulary)
        ):
            break
        if re.search(r"//|https?:|\b(?:19|20)\d\d\b", above.text) and len(above.text) < 500:
            break
        taken.append(above)
    gone = {n for chunk in taken for n in chunk.numbers}
    back.lists[-1].entries = [e for e in entries if not gone.issuperset(e.lines)]
    return taken[::-1]


def _reclaim_title(back: Back, above: Chunk) -> list[Chunk]:
    """The title above a byline, where the list took it for its last entry."""
    text, entries = above.text, back.lists[-1].entries
    if (
        not entries
        or set(entries[-1].lines) != set(above.numbers)
        or entries[-1].number
        or entries[-1].bullet
    ):
        return []
    if len(text) > 300 or len(text.split()) < 3 or re.search(r"//|https?:|\d{4}|[.;,]\s*$", text):
        return []
    entries.pop()
    return [above]
