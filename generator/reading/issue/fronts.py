"""Where front matter begins: an identifier, a masthead, a byline, or a title above one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.reading.back.headings import is_references_heading
from generator.reading.byline import parse_byline
from generator.reading.byline.names import is_name
from generator.reading.chunks import LAYOUT_LEVEL, Chunk, bullet
from generator.reading.front.linekinds import names_with_places
from generator.reading.imprint import prints_issn
from generator.reading.issue.aside import not_article
from generator.reading.issue.rubrics import is_rubric
from generator.reading.mastheads import is_identifier, is_masthead
from generator.reading.persons import person_parts, stands_on_its_own
from generator.reading.prose import is_prose
from generator.reading.summaries import is_summary_among
from generator.reading.text import inline, plain, strip_heading_marks, upper_share
from generator.reading.vocabulary import Vocabulary

#: The year or the strokes of an entry of references.
_ENTRY_SIGN = re.compile(r"\((?:19|20)\d\d[a-z]?\)|(?<![:/])//(?!/)")
#: What an entry has before its DOI: a year, strokes, a volume with its number or with pages.
_OF_ENTRY = re.compile(
    r"\b(?:19|20)\d\d\b|//|\d\s?\(\d{1,3}(?:[-–]\d{1,3})?\)|,\s\d{1,4},\s[\de]\d*(?:[-–]\d+)?\.?$"
)
#: ``A title of it..... 141``: a line of a table of contents, with leaders before the page.
_LISTED = re.compile(r"(?:\.{3}|…)[.…\s]*\d{1,4}\W{0,3}$")


def is_listed(chunks: Sequence[Chunk], position: int) -> bool:
    """Whether a line of a table of contents stands in a chunk."""
    return position < len(chunks) and any(
        _LISTED.search(x.text[-60:]) for x in chunks[position].lines if "..." in x.text or "…" in x.text
    )


def title_above_person(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a title in capitals stands here, with one person's name and place below it."""
    if position + 1 >= len(chunks):
        return False
    title, below = chunks[position], chunks[position + 1].lines
    least = 3 - bool(title.heading_level)
    words = strip_heading_marks(title.text).split()
    if not least <= len(words) <= 50 or not (title.heading_level or upper_share(title.text) > 0.8):
        return False
    if "@" in below[0].text and person_parts(below[0].text, vocabulary):
        return True
    whole = chunks[position + 1].text  # the name, a degree and the place may stand on two lines
    if 1 < len(below) < 4 and len(whole) < 300 and person_parts(whole, vocabulary):
        return True
    if len(below) > 1:
        return stands_on_its_own(below[0].text, below[1].text, vocabulary)
    # the name alone, and the place, no heading, in a paragraph of its own
    beside = chunks[position + 2] if position + 2 < len(chunks) else None
    return (
        beside is not None
        and not beside.heading_level
        and len(beside.text) < 300
        and stands_on_its_own(below[0].text, beside.lines[0].text, vocabulary)
    )


def opens_essay(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether one person's name and post stand here, a title in capitals below them, and running text below that.

    So begin speeches and essays of bulletins, which have neither codes nor an abstract.
    """
    if position + 3 >= len(chunks):
        return False
    person, title, *text = chunks[position : position + 4]
    if not 1 < len(person.lines) < 6 or upper_share(title.lines[0].text) <= 0.8 or len(title.text) > 300:
        return False
    name, *posts = (line.text for line in person.lines)
    alone = stands_on_its_own(name, posts[0], vocabulary)
    carded = name.endswith(",") and is_name(plain(name).strip(" ,*")) and not re.search(r"[.!?]$", posts[-1])
    if len(title.text.split()) < 3 or not (alone or carded):
        return False
    labelled = is_summary_among((title, *text), vocabulary)
    return not labelled and all(len(c.text) > 90 and is_prose(c, vocabulary) for c in text)


def has_code(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk's first line is a code of the subject: IRSTI or UDC."""
    text = inline(chunk.lines[0].text)
    return len(text) < 200 and any(vocabulary.has(group, text) for group in ("irsti", "udc"))


def front_begins(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether front matter begins at a chunk: an identifier, a masthead, a byline, or a title above one."""
    if position >= len(chunks):
        return False
    chunk = chunks[position]
    first = chunk.lines[0].text
    if chunk.heading_level == LAYOUT_LEVEL:
        return False  # a heading amid running text
    if any(is_identifier(line.text, vocabulary) for line in chunk.lines):
        if is_entry(first) or len(chunk.text) > 900 or _is_identifier_of_entry(chunk, vocabulary):
            return False
        journal = any(prints_issn(line.text) for line in chunk.lines)
        return not journal or front_goes_on(chunks[position : position + 7], vocabulary)
    if bullet(first) or is_listed(chunks, position) or is_listed(chunks, position + 1):
        return False
    if position + 1 < len(chunks) and _ENTRY_SIGN.search(chunks[position + 1].text[:160]):
        return False  # an entry that a page cut among its authors
    if is_byline(chunk.text, vocabulary):
        return True
    # a line that is cut behind a comma, or goes on with a year, is an entry's
    cut = len(chunk.lines) > 1 and (
        first.rstrip().endswith(",") or re.search(r"\(\d{4}|//", f"{first} {chunk.lines[1].text}")
    )
    if not cut and is_byline(first, vocabulary):
        return True
    title = 3 <= len(chunk.text.split()) <= 50 and (chunk.heading_level or upper_share(first) > 0.8)
    if title and position + 1 < len(chunks) and not is_references_heading(chunk, vocabulary):
        below = chunks[position + 1]
        named = is_byline(below.lines[0].text, vocabulary) or names_with_places(below, vocabulary)
        return named or (
            position == 0
            and any(is_identifier(line.text, vocabulary) for line in below.lines)
            and not is_rubric(chunk, vocabulary)
        )
    return False


def _is_identifier_of_entry(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether an identifier stands on a wrapped line of an entry or a statement, and not in a front."""
    above: list[str] = []
    for line in chunk.lines:
        if is_identifier(line.text, vocabulary):
            break
        above.append(line.text)
    text = " ".join(above)
    if len(above) == 1 and is_masthead(inline(text), vocabulary):
        return False
    return bool(_OF_ENTRY.search(text)) or any(
        vocabulary.has(group, inline(text)) for group in ("citation", "funding", "conflict")
    )


def front_goes_on(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a masthead is an article's own: identifiers or a byline stand right below it."""
    end = next((at for at, chunk in enumerate(chunks) if not_article(chunk, vocabulary)), len(chunks))
    below = [line.text for chunk in chunks[:end] for line in chunk.lines if not prints_issn(line.text)]
    return any(is_identifier(text, vocabulary) or is_byline(text, vocabulary) for text in below)


@lru_cache(maxsize=8192)  # asked again wherever an article may begin
def is_byline(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a byline and nothing else; a name with a degree alone may be an editor's."""
    found = parse_byline(text, vocabulary)
    if found is None or found.rest:
        return False
    return not found.degrees or any(name.marks or name.star for name in found.names)


def is_entry(text: str) -> bool:
    """Whether a line is an entry of a list of references."""
    return bool(bullet(text)) or "//" in re.sub(r"https?://", "", text)
