"""Where people work, and what they are: lines below the names, or above them."""

from __future__ import annotations

import re

from generator.reading.byline import parse_byline
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.front.place import TITLE_LONGEST, Place
from generator.reading.language import is_latin
from generator.reading.mastheads import is_identifier
from generator.reading.persons.names import one_name
from generator.reading.persons.places import (
    has_leading_mark,
    is_land_and_town,
    is_place,
    looks_like_affiliation,
    names_country,
)
from generator.reading.persons.posts import is_degrees, names_post
from generator.reading.summaries import opens_summary
from generator.reading.text import EMAIL, inline, strip_heading_marks, upper_share
from generator.reading.vocabulary import Vocabulary

#: What no affiliation has between its words: a colon, or a span of years in brackets.
_TITLE_SIGN = re.compile(r"[^\W\d_]{3}: [^\W\d_]|\(\d{4}\s?[–-]\s?\d{4}\b")
#: ``640000, Russia, …``
_POSTCODE = re.compile(r"\d{5,6},\s")


def is_affiliation(p: Place) -> bool:
    """Whether a chunk says where people work."""
    if not (p.block.byline or p.block.affiliations):
        return _is_place_above(p)
    if p.previous == "keywords" and p.block.byline and not p.block.affiliations and len(p.chunk.lines) == 1:
        one = p.text.strip(" .;")
        return len(one) < 120 and not re.search(r"[.!?]\s", one) and is_place(one, p.vocabulary)
    if p.block.abstract or p.block.keywords:  # below the abstract a mark has to tell
        late = has_leading_mark(p.chunk.lines[0].text) and p.vocabulary.has("institution", p.text)
        return late and len(p.text) < 300 and all("^{" in c.text for c in p.block.affiliations)
    if has_leading_mark(p.chunk.lines[0].text):
        return len(p.text) < 900
    if p.previous == "affiliation" and _POSTCODE.match(p.text) and names_country(p.text, p.vocabulary):
        return len(p.text) < 200
    if p.previous in ("affiliation", "degree") and is_land_and_town(p.text, p.vocabulary):
        return True
    under = p.previous in ("byline", "single-name", "affiliation", "email", "degree", "people-label") or (
        p.previous == "leftover" and not p.block.affiliations  # "Scientific adviser: …" stands between
    )
    if len(p.text) >= 400 or not (under or not p.block.title) or _is_title_above_abstract(p):
        return False
    if looks_like_affiliation(p.text, p.vocabulary) or _is_post_behind_comma(p):
        return True
    # a title may name an institution, too: another one has to stand ahead, or above
    if not under or not is_place(p.text, p.vocabulary):
        return False
    if _has_next_person_below(p):
        return True
    return bool(p.block.title) or names_post(p.text, p.vocabulary) or _title_ahead(p)


def _has_next_person_below(p: Place) -> bool:
    """Whether a line stands right under a name, and another name apart from it: each person with a place below."""
    if p.previous not in ("byline", "single-name") or p.chunk.first != p.block.byline[-1][0].last + 1:
        return False
    if p.block.affiliations and p.block.affiliation_under[-1] == len(p.block.byline) - 2:
        return True  # as under the name above
    if not p.after or p.after[0].first < p.chunk.last + 2:
        return False
    return parse_byline(p.after[0].text, p.vocabulary) is not None


def _is_post_behind_comma(p: Place) -> bool:
    """Whether a name ends in a comma on the line above, and its owner's post stands here."""
    if p.previous not in ("byline", "single-name") or not p.block.byline[-1][0].text.rstrip().endswith(","):
        return False
    bare = EMAIL.sub("", p.text)
    told = p.text[:1].islower() or (p.vocabulary.has("institution", bare) and upper_share(bare) < 0.5)
    return told and not re.search(r"[^\W\d_]{4}[.!?]\s+[^\W\d_]{4}", bare)


def _is_title_above_abstract(p: Place) -> bool:
    """Whether the abstract stands right below, the people, their places and addresses above: all but the title."""
    if p.block.title or not p.after:
        return False
    if not p.block.affiliations and _TITLE_SIGN.search(p.text) and p.previous in ("byline", "single-name"):
        return p.vocabulary.has("abstract", inline(p.after[0].lines[0].text))
    if not p.block.affiliations or p.previous != "email":
        return False
    if re.search(r"[.;,]$", p.text) or "@" in p.text or has_leading_mark(p.chunk.lines[0].text):
        return False
    if p.text.rpartition(",")[2].strip().casefold() in p.vocabulary.countries:
        return False
    below = p.after[0]
    return len(below.text) > TITLE_LONGEST or p.vocabulary.has("abstract", inline(below.lines[0].text))


def _is_place_above(p: Place) -> bool:
    """Whether an institution stands above the names, with the title below them."""
    if (
        p.block.title
        or p.chunk.heading_level
        or not 2 < len(p.text.split()) < 40
        or upper_share(p.text) > 0.8
    ):
        return False
    ends = p.vocabulary.has("institution", p.text.rstrip(" .,;").rpartition(" ")[2])  # «… құқық кафедрасы»
    if not (looks_like_affiliation(p.text, p.vocabulary) or (ends and is_place(p.text, p.vocabulary))):
        return False
    named = False
    for chunk in p.after:
        text = inline(strip_heading_marks(chunk.text))
        if opens_summary(text, p.vocabulary):
            return False
        if is_name(one_name(text)[0]) or parse_byline(chunk.text, p.vocabulary) is not None:
            named = True
        elif len(text.split()) > 2 and not may_stand_by_names(chunk, text, p.vocabulary):
            title = len(text) < TITLE_LONGEST and not re.search(r"[.,;]$", text)
            return named and title and is_latin(text) == is_latin(p.text)
    return False


def may_stand_by_names(chunk: Chunk, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a chunk says where people work, what they are or how to write to them."""
    return (
        is_place(text, vocabulary)
        or looks_like_affiliation(text, vocabulary)
        or is_land_and_town(text, vocabulary)
        or is_degrees(text, vocabulary)
        or "@" in text
        or is_identifier(chunk.lines[0].text, vocabulary)
        or is_date_line(chunk, vocabulary)
    )


def _title_ahead(p: Place) -> bool:
    """Whether a title stands below, before the abstract, where no affiliation of the block has a mark."""
    if p.chunk.heading_level or any("^{" in chunk.text for chunk in p.block.affiliations):
        return False
    for chunk in p.after:
        text = inline(strip_heading_marks(chunk.text))
        if opens_summary(text, p.vocabulary) or len(text) > 200:
            return False
        shouted = max(upper_share(text), upper_share(chunk.lines[0].text))  # a remark may stand below
        if chunk.heading_level or (shouted > 0.8 and len(text.split()) > 2):
            return True
    return False
