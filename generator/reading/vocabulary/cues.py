"""Cues: the words by which a part of an article is known, in groups, each with the frame in which its words stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.model import Lang

#: Groups whose cue stands at the beginning of a line, before a colon, a stop or the line's end.
LABELS = (
    "keywords", "abstract", "references", "author_info", "funding", "acknowledgements",
    "conflict", "citation", "contents", "not_article", "article_type",
    "other_keywords", "other_abstract", "other_statement", "notes", "appendix", "journal_people",
    "continued", "list_part",
)  # fmt: skip
#: Of these, statements that belong to the record.
STATEMENTS = ("funding", "acknowledgements", "conflict", "citation")
#: With the others, which are put aside or stay in the text.
ALL_STATEMENTS = (*STATEMENTS, "other_statement")
#: Groups whose cue opens a line and is followed by a value.
OPENERS = ("doi", "email", "orcid", "researcher_id", "table", "figure", "source_note", "rubric_label")
#: Groups whose cue opens a line and is followed by a number.
CODES = ("irsti", "udc")
#: Groups whose cue is a line by itself.
WHOLE_LINES = ("rubric_number", "furniture")
#: Groups whose cue is followed by a date.
DATES = ("received", "revised", "accepted", "published")
#: Groups whose cue may stand anywhere.
ANYWHERE = (
    "licence", "download", "masthead", "other_code", "degree", "corresponding",
    "funding_text", "summary_text", "conflict_text", "approval", "this_section", "institution", "department",
)  # fmt: skip
#: Groups whose pattern is tied to the beginning of the text.
TIED = frozenset((*LABELS, *OPENERS, *CODES, *WHOLE_LINES))

#: A capital letter, in a pattern that is compiled without regard to case.
CAPITAL = "(?-i:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])"
#: Signs before a label. (Classes with letters or signs from several parts of Unicode take ten times as long to
#: compile as others; the frames of the patterns, which are compiled a hundred times, go without.)
_LEAD = r"^[\s>*_#©-]*(?:[•–—][\s>*_#©-]*)*"
#: A sign or gap, and more on the same line.
_MORE = r"[*_\s]*(?=\S|$)"
#: By group, what may stand behind a label where no sign does, as in some journals: "Abstract Most complaints …",
#: "Keywords Law · Court".
_BARE = {
    "abstract": rf"|\s+(?={CAPITAL}.{{150,}})",
    "keywords": rf"|\s+(?={CAPITAL}[^.;:,]{{2,60}}(?:[·•;]|(?:,[^.;:,]{{2,60}}){{2,20}}[.\s]*$))",
    "conflict": r"|\s+(?=(?:the\s+)?(?:authors?|автор))",
    "funding": r"|\s+(?=(?-i:(?:This|The|We|No|Open)\s))",
    "acknowledgements": r"|\s+(?=(?-i:(?:We|I|The\s+[Aa]uthors?|This|Авторы?)\s))",
}


class CueError(ValueError):
    """A cue file is not as it should be; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of one language and the group it belongs to.

    The language is None where no record has fields in it (Uzbek, Turkish, …).
    """

    group: str
    language: Lang | None
    pattern: str

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern in the way its group is used; compiled when it is first needed."""
        return compile_cue(self.group, self.pattern)


def known_groups() -> tuple[str, ...]:
    """The groups that a cue file may have."""
    return (*LABELS, *OPENERS, *CODES, *WHOLE_LINES, *DATES, *ANYWHERE)


@lru_cache(maxsize=4096)
def compile_cue(group: str, pattern: str) -> re.Pattern[str]:
    """Compile one cue's pattern in the way its group is used.

    Raises:
        CueError: the group is unknown or the pattern is no regular expression.
    """
    before, after = frame(group)
    whole = pattern if group in ANYWHERE else f"{before}(?P<label>{pattern}){after}"
    try:
        return re.compile(whole, re.IGNORECASE)
    except re.error as error:
        raise CueError(f"cue group {group!r}: {pattern!r} is no regular expression: {error}") from error


def frame(group: str) -> tuple[str, str]:
    """What stands before and after the patterns of a group.

    Raises:
        CueError: the group is unknown.
    """
    if group in LABELS:
        # a heading or a run-in label: the line ends there, or ':' or '.' and more text follow
        sign = rf"(?:$|[:.]{_MORE}|：{_MORE}|[–—]\s+(?=\S)|—(?=[^\W\d_])|[*_]{{1,3}}\s*(?=\S){_BARE.get(group, '')})"
        if group in ("abstract", "keywords"):  # "[Abstract] Most complaints …"
            return rf"{_LEAD}\[?", rf"[*_]*\s*(?:\][.:]?(?!\(){_MORE}|{sign})"
        return _LEAD, rf"[*_]*\s*{sign}"
    if group in OPENERS:
        return rf"{_LEAD}\(?", r"(?![^\W\d_])"
    if group in CODES:
        return rf"{_LEAD}\(?", r"[*_]*[\s:.№-]*(?=\d)"
    if group in WHOLE_LINES:
        return _LEAD, r"\W*$"
    if group in DATES:
        return r"(?:^|[|;,./(·]|•|\s{2}|(?<=\d)\s)[\s>*_]*", r"[*_]*\s*[:.–—-]?\s*(?=[^;|]{0,24}\d{1,4})"
    if group in ANYWHERE:
        return "", ""
    raise CueError(f"unknown cue group {group!r}; known: {', '.join(known_groups())}")
