"""Titles, and what looks like one above them."""

from __future__ import annotations

import re

from generator.reading.byline import parse_byline
from generator.reading.byline.names import is_name
from generator.reading.chunks import bullet
from generator.reading.front.affiliations import may_stand_by_names
from generator.reading.front.heads import is_kind
from generator.reading.front.place import LABEL_NEAR, LETTERS_LEAST, TITLE_LONGEST, Place
from generator.reading.language import detect, is_latin
from generator.reading.mastheads import is_identifier
from generator.reading.text import inline, plain, strip_heading_marks, upper_share

#: What goes on with a title, or stands below it, has no more words.
_REST_LONGEST = 25


def is_title(p: Place) -> bool:
    """A short chunk without a closing stop, where the block has no title yet or a new block begins."""
    if len(p.text) > TITLE_LONGEST or bullet(p.text):
        return False
    block = p.block
    if block.title and not block.closed():
        # a second line of capitals, or a second heading, goes on with the title
        if block.abstract or block.keywords:
            return False
        if upper_share(p.text) > 0.8:
            return upper_share(block.title[-1].text) > 0.8
        return p.previous == "title" and (_goes_on(p) or _is_subtitle(p))
    if p.chunk.heading_level:
        return True
    if not block.title and _title_shouts_ahead(p):
        return False
    ends = re.search(r"[.;,:]$", plain(p.text))
    if sum(map(str.isalpha, p.text)) < LETTERS_LEAST:
        return False
    if upper_share(p.text) > 0.8 or (ends and _is_title_with_stop(p)):
        return True
    if block.abstract and not block.keywords and not block.bare_label:
        return False
    return not ends and len(p.text.split()) <= 50


def _goes_on(p: Place) -> bool:
    """Whether a title that breaks off goes on in small letters, as a heading does that a tool cut in two."""
    above = plain(p.block.title[-1].text)
    ends = re.search(r"[.!?;:]$", above) or len(p.text.split()) > _REST_LONGEST
    return not ends and p.text[:1].islower() and is_latin(p.text) == is_latin(above)


def _is_subtitle(p: Place) -> bool:
    """Whether a phrase in the title's language stands right between a title and the names."""
    above = plain(p.block.title[-1].text)
    if p.chunk.heading_level or p.block.byline or p.block.affiliations or not p.after:
        return False
    if not 3 < len(p.text.split()) <= _REST_LONGEST or re.search(r"[.,;:]$|[@|/]", p.text):
        return False
    if re.search(r"[.,;]$", above) or upper_share(above) > 0.8:
        return False
    if detect(above, p.vocabulary) != detect(p.text, p.vocabulary):
        return False
    below = plain(p.after[0].lines[0].text).strip(" ,;*")
    return is_name(below) or parse_byline(p.after[0].lines[0].text, p.vocabulary) is not None


def is_above_title(p: Place) -> bool:
    """Whether a line is no title because the title stands out below it."""
    return not p.block.title and not p.block.abstract and _title_shouts_ahead(p)


def _title_shouts_ahead(p: Place) -> bool:
    """Whether a heading, or a line in capitals, stands below before any names, where this one is neither.

    Such a line is what stands above a title: a rubric, a journal's name, whatever a page has at its top.
    """
    if p.block.byline:
        return False
    shouts = upper_share(p.text) > 0.5
    for chunk in p.after[:LABEL_NEAR]:
        text = inline(strip_heading_marks(chunk.text))
        if is_identifier(chunk.lines[0].text, p.vocabulary) or is_kind(chunk.text, p.vocabulary):
            continue
        if len(text) > TITLE_LONGEST or not 2 < len(text.split()) < 40:
            return False
        if any(p.vocabulary.has(group, text) for group in ("abstract", "keywords", "author_info")):
            return False
        if is_latin(text) != is_latin(p.text) or parse_byline(chunk.text, p.vocabulary) is not None:
            return False
        if chunk.heading_level:
            spoken = {detect(text, p.vocabulary), detect(p.text, p.vocabulary)} - {None}
            return len(spoken) < 2 and p.vocabulary.section_level(plain(text)) is None
        if shouts:
            return False
        if upper_share(text) > 0.9:
            return not is_name(plain(text).strip(" ,;*"))
        if may_stand_by_names(chunk, text, p.vocabulary) or len(text.split()) > 14:
            return False
    return False


def _is_title_with_stop(p: Place) -> bool:
    """Whether a phrase with a full stop is the title: one phrase, with the abstract ahead of the keywords."""
    text = plain(p.text)
    if not text.endswith(".") or not 3 <= len(text.split()) <= 30 or p.block.abstract or p.block.title:
        return False
    if re.search(r"[^\W\d_]{3}[.!]\s|[^\W_]@|\d{4}\W*$", text) or not text[:1].isupper():
        return False
    told = False  # an abstract without a label
    for chunk in p.after[:8]:
        line = chunk.opening
        if p.vocabulary.has("abstract", line):
            return True
        if p.vocabulary.has("keywords", line):
            return told
        told = told or len(chunk.text) > max(TITLE_LONGEST, 2 * len(text))
    return False
