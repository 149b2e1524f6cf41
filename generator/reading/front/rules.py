"""What a chunk of front matter is: an ordered table of rules, of which the first that fits wins."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.reading.byline.titled import part_byline_title
from generator.reading.chunks import bullet, is_image, is_rule
from generator.reading.dates import is_date_line
from generator.reading.front.affiliations import is_affiliation
from generator.reading.front.blocks import Kind
from generator.reading.front.heads import is_journal_line, is_rubric
from generator.reading.front.keywords import is_bare_keywords, is_keywords, is_more_keywords
from generator.reading.front.linekinds import letters_of, pairs_names_and_mails, says_title_again
from generator.reading.front.people import (
    dash_bio,
    is_byline,
    is_email,
    is_licence,
    is_orcid_line,
    is_researcher_id,
    is_single_name,
)
from generator.reading.front.place import LABEL_NEAR, LETTERS_LEAST, TITLE_LONGEST, Place
from generator.reading.front.posts import is_post_line
from generator.reading.front.statements import is_statement
from generator.reading.front.titles import is_above_title, is_title
from generator.reading.language import is_latin
from generator.reading.persons.names import person_name
from generator.reading.persons.places import looks_like_affiliation
from generator.reading.persons.posts import is_degrees
from generator.reading.summaries import opens_bare_summary
from generator.reading.text import inline, plain
from generator.reading.vocabulary.labels import whole_label

#: ``2.1. A part``, ``IV. A part``, ``A. A part``: a line of a table of contents.
_COUNTED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZА-Я])\.?\s+[^\W\d_]")
#: The title stands no farther below a running head that says it.
_TITLE_NEAR = 6
#: A shorter line is no abstract.
_STRAY_LONGEST = 120
#: A text that an ellipsis cuts.
_CUT_SHORT = re.compile(r"(.{8,})(?:…|\.{3})")
_MARKS_ALONE = re.compile(r"\*?\d{1,2}(?:[\s,;*]{1,3}\d{1,2})*\*?")


def classify(place: Place) -> Kind:
    """The first rule of :data:`RULES` that fits; where none does ``abstract``, or ``stray`` above its label."""
    for kind, rule in RULES:
        if rule(place):
            return kind
    return "stray" if _is_stray(place) or is_above_title(place) else "abstract"


def _is_stray(p: Place) -> bool:
    """Whether what is of no known kind stands above the label of the abstract, and so is no part of it."""
    if p.block.abstract or len(p.text) > TITLE_LONGEST:
        return False
    placed = p.block.byline and len(p.text) < 2 * _STRAY_LONGEST and p.vocabulary.has("institution", p.text)
    if placed and any(opens_bare_summary(chunk.lines, p.vocabulary) for chunk in p.after[:2]):
        return True
    for chunk in p.after if len(p.text) < _STRAY_LONGEST else p.after[:LABEL_NEAR]:
        text = chunk.opening
        if any(p.vocabulary.has(g, text) for g in ("keywords", "other_abstract", "other_keywords")):
            return False
        if p.vocabulary.has("abstract", text):
            return len(p.text) < _STRAY_LONGEST or is_latin(p.text) == is_latin(chunk.text)
        if len(chunk.text) > TITLE_LONGEST:
            return False
    return False


def _is_leftover(p: Place) -> bool:
    if p.text.startswith("|"):
        return True  # a table
    if is_rule(p.text) or is_image(p.chunk.text) or re.fullmatch(r"\W*\d{1,4}\W*", p.text):
        return True
    if len(p.text) < 20 and (_MARKS_ALONE.fullmatch(p.text) or _is_dirt(p.text)):
        return True  # marks, or what a tool made of a picture, on a line of their own
    told = p.vocabulary.find("other_statement", p.text) if len(p.text) < 300 else None
    if told and (p.block.byline or ":" in p.text[: told[1].end()]):
        return True  # "Academic editor: …", and who supervised, above the byline
    if (
        p.previous in ("", "identifier")
        and not p.block.title
        and p.after
        and len(p.text) < TITLE_LONGEST
        and not p.vocabulary.has("citation", p.text)
        and any(says_title_again(p.text, chunk.text) for chunk in p.after[:_TITLE_NEAR])
        and part_byline_title(p.text, p.vocabulary)
    ):
        return True  # a running head
    if len(p.chunk.lines) > 1 and whole_label("other_statement", p.chunk.lines[0].text, p.vocabulary):
        return all(bullet(line.text) is not None for line in p.chunk.lines[1:])  # highlights
    led = sum(bool(re.search(r"\.{4}\s*\d{1,4}$", line.text)) for line in p.chunk.lines)
    return led * 2 > len(p.chunk.lines)  # a table of contents


def _is_dirt(text: str) -> bool:
    """Whether a few signs have neither a figure nor letters enough for a word."""
    return len(text) < 6 and not any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) < LETTERS_LEAST


def _is_cut_title(p: Place) -> bool:
    """A running head above the title: its beginning, and the sign that it goes on."""
    text = plain(p.text)
    cut = _CUT_SHORT.fullmatch(text) if text.endswith(("…", "...")) else None
    begins = letters_of(cut[1]) if cut else ""
    return bool(begins) and any(letters_of(chunk.text).startswith(begins) for chunk in p.after[:8])


def _is_of_journal(p: Place) -> bool:
    """Who edited or reviewed the article: a label, and the names beside or below it."""
    if p.vocabulary.has("journal_people", inline(p.chunk.lines[0].text)):
        return len(p.text) < 400
    return (
        p.previous == "journal-people" and looks_like_affiliation(p.text, p.vocabulary) and len(p.text) < 200
    )


def _is_contents(p: Place) -> bool:
    """An article's own table of contents: the label, and the list below it."""
    if whole_label("contents", p.text, p.vocabulary):
        return True
    below = [line.text for line in p.chunk.lines[1:]]
    if len(below) > 2 and whole_label("contents", p.chunk.lines[0].text, p.vocabulary):
        return all(bullet(text) is not None or _COUNTED.match(text) for text in below)
    if p.previous != "contents":
        return False
    lines = [line.text for line in p.chunk.lines]
    return all(bullet(text) is not None or _COUNTED.match(text) for text in lines) and not p.text.endswith(
        "."
    )


def _is_people_label(p: Place) -> bool:
    return whole_label("author_info", p.text, p.vocabulary)


def _is_labelled_bio(p: Place) -> bool:
    """What tells of one person, below a label or with a name written out that the byline has with initials."""
    return p.told and person_name(p.text) is not None


def _is_degree_line(p: Place) -> bool:
    return is_degrees(p.text, p.vocabulary) or is_post_line(p)


def _is_date(p: Place) -> bool:
    return is_date_line(p.chunk, p.vocabulary)


def _is_foreign(p: Place) -> bool:
    return p.vocabulary.has("other_abstract", p.text)


def _is_foreign_keywords(p: Place) -> bool:
    return p.vocabulary.has("other_keywords", p.text)


def _is_labelled_abstract(p: Place) -> bool:
    return p.vocabulary.has("abstract", p.text)


def _is_bare_summary(p: Place) -> bool:
    """An abstract without a label, below names, that begins as abstracts do."""
    named = p.block.byline and not p.block.abstract and not p.block.keywords
    return (
        bool(named)
        and p.vocabulary.has("summary_text", p.text[:200])
        and opens_bare_summary(p.chunk.lines, p.vocabulary)
    )


def _is_unlabelled_paragraph(p: Place) -> bool:
    return len(p.text) > TITLE_LONGEST


RULES: tuple[tuple[Kind, Callable[[Place], bool]], ...] = (
    ("people-label", _is_people_label),
    ("labelled-bio", _is_labelled_bio),
    ("contents", _is_contents),
    ("journal-people", _is_of_journal),
    ("leftover", _is_leftover),
    ("leftover", _is_cut_title),
    ("degree", _is_degree_line),
    ("rubric", is_rubric),
    ("date", _is_date),
    ("identifier", is_journal_line),
    ("email", lambda p: bool(p.block.byline) and pairs_names_and_mails(p.text)),
    ("bio", dash_bio),
    ("email", is_orcid_line),
    ("leftover", is_researcher_id),
    ("leftover", is_licence),
    ("foreign", _is_foreign),
    ("foreign-keywords", _is_foreign_keywords),
    ("keywords", is_keywords),
    ("keywords", is_more_keywords),
    ("keywords", is_bare_keywords),
    ("abstract", _is_labelled_abstract),
    ("statement", is_statement),
    ("byline", is_byline),
    ("email", is_email),
    ("single-name", is_single_name),
    ("abstract", _is_bare_summary),
    ("affiliation", is_affiliation),
    ("abstract", _is_unlabelled_paragraph),
    ("title", is_title),
)
