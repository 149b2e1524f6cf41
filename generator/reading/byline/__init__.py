"""Bylines: their names with marks, stars and ORCIDs, and the degrees beside them.

``notation`` brings the line into one notation, ``parting`` cuts it, ``names`` knows what a name is, ``stars``
what stars are. ``titled`` parts a title on the same line; ``matching`` finds the same people in another language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.reading.byline.names import INITIAL, has_small_word, is_lone_name, is_name, shouts_three_words
from generator.reading.byline.notation import commas_in_gaps, in_one_notation
from generator.reading.byline.parting import (
    SUPER_OR_STAR,
    degree_before,
    is_degree,
    is_place_name,
    is_post,
    name_then_rest,
    opens_as_prose,
    split_names,
)
from generator.reading.byline.stars import with_stars
from generator.reading.text import inline, strip_heading_marks
from generator.reading.vocabulary import Vocabulary

_LONGEST = 1500
_ORCID_MARK = re.compile(r"(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])\*?")


@dataclass(frozen=True, slots=True)
class BylineName:
    """A name of a byline: as printed without marks, its affiliation marks, its star, the ORCID linked beside it."""

    name: str
    marks: tuple[str, ...] = ()
    star: bool = False
    orcid: str | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of a byline, what stood glued behind them, and the degrees beside them."""

    names: tuple[BylineName, ...]
    rest: str = ""
    degrees: tuple[str, ...] = ()


@lru_cache(maxsize=16384)
def parse_byline(text: str, vocabulary: Vocabulary) -> Byline | None:
    """Read a byline; None where the text is none.

    Names stand between commas or semicolons, initials before or behind the surname or written
    out; marks (``^{1*}``, ``¹``, ``*¹``) before or behind. A line of written-out names without
    any mark is taken for a byline only where it has two names or more; the caller decides
    about a single one by what stands around it (:func:`generator.reading.byline.names.is_name`).
    """
    if len(text) > _LONGEST or not text.strip() or " // " in text:
        return None  # two strokes stand between an entry's title and its journal
    if opens_as_prose(text, vocabulary):
        return None  # most paragraphs end here
    if text[1:2] == "." and text[0] in "IVX" and vocabulary.section_level(text) is not None:
        return None  # “I. INTRODUCTION”
    line = inline(strip_heading_marks(commas_in_gaps(with_stars(text))))
    found = _names_and_degrees(in_one_notation(line, vocabulary), vocabulary)
    if found is None or found.rest:
        return found
    marked = "©" in line or bool(found.degrees) or any(n.marks or n.star or n.orcid for n in found.names)
    with_initials = any(INITIAL.search(n.name) for n in found.names)
    if not with_initials and any(has_small_word(n.name, vocabulary) for n in found.names):
        return None  # a title in capitals
    if marked or with_initials:
        return found
    if any(shouts_three_words(n.name) for n in found.names):
        return None  # another: “ЦИФРОВЫЕ ПРАВА ГРАЖДАНИНА, СОЗДАННЫЕ ЗАКОНОМ”
    return found if len(found.names) > 1 and not vocabulary.has("institution", text) else None


def _names_and_degrees(line: str, vocabulary: Vocabulary) -> Byline | None:
    """The names and degrees of a line in one notation; None where something else stands in it, or no name."""
    parts = split_names(line)
    names: list[BylineName] = []
    degrees: list[str] = []
    posts = 0
    lone = sum("^{" in part and is_name(SUPER_OR_STAR.sub(" ", part)) for part in parts) > 1
    for number, part in enumerate(parts):
        bare = SUPER_OR_STAR.sub(" ", part)
        if is_degree(bare, vocabulary):
            degrees.append(" ".join(bare.split()))
            if names and len(bare) < len(part):  # the mark behind a degree is its owner's
                own = _name(part)
                held = names[-1]
                names[-1] = replace(held, marks=(*held.marks, *own.marks), star=held.star or own.star)
            continue
        if (degree := degree_before(part, vocabulary)) is not None:
            degrees.append(degree)
            part = part[len(degree) :].strip()
            bare = bare.strip()[len(degree) :]
        if is_name(bare) or (lone and "^{" in part and is_lone_name(bare.strip())):
            if (degrees or line.startswith("^{")) and is_place_name(bare, vocabulary):
                return None  # “¹PhD student, Esil National University”
            names.append(_name(part))
            continue
        if names and is_post(bare, vocabulary):
            degrees.append(" ".join(bare.split()))
            posts += 1
            continue
        # an affiliation may begin with a name, so glued text counts only behind a sure name
        cut = name_then_rest(part) if names and not line.lstrip().startswith("^{") else None
        if cut is None or not vocabulary.has("institution", cut[1] + " " + ", ".join(parts[number + 1 :])):
            return None
        names.append(_name(cut[0]))
        # what is behind the name stays as it was printed, "and" and all
        return Byline(tuple(names), line[line.index(cut[1]) :].strip())
    if posts and len(names) == 1:
        return None  # it tells of one person, and of where that person works
    return Byline(tuple(names), degrees=tuple(degrees)) if names else None


def _name(part: str) -> BylineName:
    """A name with what its marks say."""
    marks: list[str] = []
    orcid = None
    for content in re.findall(r"\^\{([^{}]*)\}", part):
        if linked := _ORCID_MARK.fullmatch(content):
            orcid = linked[1].upper()
            continue
        marks.extend(re.findall(r"\d{1,3}|[a-zа-я]\b", content))
        if marks and marks[0].isalpha():  # a figure beside letters is a note's
            marks = [mark for mark in marks if mark.isalpha()]
    name = SUPER_OR_STAR.sub("", part)
    closing_stop = "." if re.search(r"\b[^\W\d_]{1,2}\.\s*$", name) else ""  # an initial keeps its own
    return BylineName(
        re.sub(r"\s+", " ", name).strip(" .,;") + closing_stop, tuple(marks), "*" in part, orcid
    )
