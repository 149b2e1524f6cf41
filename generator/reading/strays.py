"""What a page's foot put among a body's paragraphs, given back to the front."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from generator.reading.byline import Byline
from generator.reading.byline.matching import likeness
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.front.blocks import Front
from generator.reading.front.lines import explode
from generator.reading.language import detect
from generator.reading.mastheads import is_masthead
from generator.reading.persons.places import looks_like_affiliation
from generator.reading.source import Line
from generator.reading.text import DOI, EMAIL, ORCID, inline, plain
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: A mark above the line, and what it leads to.
_MARKED_PLACE = re.compile(r"\W*\^\{([\da-f])\}\s*(\S.*)")
#: A note's star, as tools write it.
_STAR = "\\* "
_CITATION_LONGEST = 900
#: How a note on rights begins, be it long.
_RIGHTS = ("©", "Copyright")
_FOUR_DIGITS = re.compile(r"\d\d{3}")


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
        if (
            ("@" in text and people_at_foot(chunk, vocabulary))
            or _cites_itself(chunk, vocabulary)
            or _says_rights(chunk, vocabulary)
        ):
            strays.append(chunk)
            continue
        parts = explode(chunk, vocabulary) if perhaps else []
        addressed = "@" in text and bool(EMAIL.search(text.replace("\\", "")))
        (strays if parts and all(_is_stray(part, addressed, vocabulary) for part in parts) else kept).append(
            chunk
        )
    return kept, strays


def _says_rights(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph, be it long, begins as a note on rights does, and names a licence."""
    if chunk.heading_level or not chunk.text.lstrip("* ").startswith(_RIGHTS):
        return False
    return vocabulary.has("licence", plain(inline(chunk.text)))


def _cites_itself(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk says, behind its label and maybe a star, how the article is to be cited."""
    if len(chunk.text) > _CITATION_LONGEST or chunk.heading_level:
        return False
    text = chunk.text.lstrip(_STAR)
    return vocabulary.has("citation", text) and not whole_label("citation", text, vocabulary)


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
    if "10." in text and len(text) < 200 and DOI.search(text) and is_masthead(plain(text), vocabulary):
        return True  # the journal's line at the foot of the first page
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
    cited = [stray for stray in strays if front.blocks and _cites_itself(stray, vocabulary)]
    for stray in cited:
        first, *rest = stray.lines
        front.blocks[0].statements.append(Chunk((replace(first, text=first.text.lstrip(_STAR)), *rest)))
    told = [x for x in strays if x not in cited and not _add_people(front, x, vocabulary)]
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
