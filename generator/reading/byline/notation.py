"""A byline in one notation: names with their marks above the line (``A. Bell^{1,2*}``), and no other signs.

What each journal and each tool prints instead is a pattern here. Each pattern runs only where a sign that
it needs, which is found far more quickly, stands in the line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from generator.reading.byline.names import INITIAL, is_lone_name, is_name
from generator.reading.byline.parting import SUPER_OR_STAR, is_degree, is_post, split_names
from generator.reading.byline.stars import commas_behind_stars, one_and_two_stars
from generator.reading.text import join_marks
from generator.reading.vocabulary import Vocabulary

# --- what is no part of names and marks ---

#: An envelope beside a name says who answers letters, as a star does.
ENVELOPES = "\u2709\U0001f582\U0001f4e7"
_ENVELOPE = re.compile(rf"\s?[{ENVELOPES}]\ufe0f?")
_STARS_BESIDE = re.compile(r"(?<!\*)\*\s?\*(?!\*)")
#: Signs of notes that are no affiliation's number.
_NOTE_SIGN = re.compile("[†‡§¶#](?=[\\s,;*^]|$)")
_BADGE = re.compile(
    r"\^\{\s*(?:i?D|ID|iD|ORCID)\s*\}|\b(?:ORCID(?:\s+ID)?|iD)\b|(?<=[}*\s])[DО](?=\s*(?:,|;|$))"
    r"|(?<=[a-zа-яёәғқңөұүһі*}\d])ID(?=\s*(?:[,;*]|$))"
)
_BADGE_END = re.compile(r"D\b|[DО]\s*(?:[,;]|$)")
_ORCID_LINK = re.compile(
    r"(?:\(?\[[^\[\]]{0,40}\](?=\())?\(?(?:https?://)?orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/?\)?\)?"
)
#: Signs of addresses and numbers behind a name that a tool took for letters (``A. B. Bell O И``).
_ICONS = re.compile(r"(?<=[^\W\d_]{3})(?:\s[^\W\d_]){1,3}$")
_BRACKETS = re.compile(r"\s?\(([^()]{5,60})\)")
#: Degrees in brackets behind a name, or behind a dash: ``A. Bell (PhD, professor)``, ``A. Bell – PhD``.
_IN_BRACKETS = re.compile(r"\s?\(([^()]{2,80})\)")
_BEHIND_DASH = re.compile(r"\s+[–—-]\s+([^,;–—]{2,80})")
_YEAR = re.compile(r"[,\s]*\b(?:19|20)\d\d\s*$")
_YEAR_FIRST = re.compile(r"^\W*(?:19|20)\d\d\s*(?:[гж]\.)?,?\s+(?=[^\W\d_])")
_BY = re.compile(r"^\W*(?:[Bb]y|BY|Authors?:|Авторы?:|Автор(?:лар)?:)\s+")

_GAP = re.compile(r"\s{2,}")

# --- bold and italic text ---

#: A name in italics.
_ITALIC = re.compile(r"(?<![\w*}])\*(?=[^\W\d_])([^*^]{3,80})(?<=[\w.])\*(?![\w*])")
#: A whole byline in italics, with a star for a mark within.
_ALL_ITALIC = re.compile(r"\*(?=[^\W\d_])(.*[^*\s])\*")
#: ``PhD, Associate Professor **Ivan Petrov**``: what stands between a comma and the name in bold.
_DEGREE_BEFORE_BOLD = re.compile(r"(^|[,;]\s*)([^\W\d_][^,;*^]{1,80}?)\s+\*\*(?=[^\W\d_])")
#: ``^{2**}``: two stars on the line's top are a mark and no bold.
_STARS_ABOVE = re.compile(r"(?<=[\d{,])\*\*\}")

# --- marks ---

_FIGURE = re.compile(r"\d")
_FIGURE_LAST = re.compile(r"\d\s?\*?\s*(?:[,;·•]|$|\s(?:and|&|және|и)\s)")
#: A mark before the name that a tool set on the line: ``1A.B. Ivanov*, 2C.D. Petrov``.
_MARK_BEFORE = re.compile(r"(?:^|(?<=[,;·•]\s))(\d{1,2}(?:,\s?\d{1,2})*)\s?(?=[^\W\d_])")
#: ``Ivanov A.B. 1 Petrov C.D. 2``: names with initials, and nothing but their marks between them.
_MARK_BETWEEN = re.compile(
    r"(?<=[^\W\d_]\.)\s?(?:\^\{([\d, ]{1,8})\}|(\d(?:,\s?\d){0,3}))\s+(?=[^\W\d_]{2}[^\s.,;]*\s[^\W\d_]\.)"
)
#: A mark with a name before it and nothing but a gap behind: ``Ivan Petrov1 Anna Li2*``, ``A. Petrov^{1}* B. Li^{2}``.
_MARK_THEN_GAP = re.compile(
    r"(?:\^\{[\da-h,* ]{1,8}\}|(?<=[^\W\d_])\d(?:,\s?\d){0,3}|(?<=[^\W\d_])(?=\*))\s?\*?(?:\s+(?=[^\W\d_])|$)"
)
_MARK_LAST = re.compile(r"(?<=[^\W\d_]\.)\s(\d(?:,\s?\d){0,3})$")
#: ``A. Bell,^{2*}``, ``A. Bell,*^{2}, C. Dunn``: a comma before the mark.
_COMMA_BEFORE_MARK = re.compile(r"(?:(?<=[^\W\d_])|(?<=\.)),\s?(\*?\^\{[\d*, ]{1,8}\}\*?)(?=\s*(?:[,;]|$))")
#: The many ways of setting a star and a figure behind a name, brought into one: ``A.B.,*1``, ``A.B.*1``, ``A. B 1, *``.
_STAR_FIRST = re.compile(
    r"(?<=[^\W\d_.,])\s?,?\s?(?<!^)\*\s?(\d{1,2}(?:\s?,\s?\d{1,2})*)(?![\d.}])|(?<=[.,])\s?\*\s?(\d{1,2}(?:\s?,\s?\d{1,2})*)(?![\d.])"
)
_COMMA_FIRST = re.compile(
    r"(?<=[^\W\d_.])(\.?)\s?,\s?(\d{1,2}(?:,\d{1,2})*\*?)(?=\s*(?:[,;·•]|$|\s(?:and|&|және|и)\s))"
)
_STAR_APART = re.compile(r"(?<=[\d}])\s?,\s?\*(?!\w)")
_STAR_BEFORE_MARK = re.compile(r"\*\^\{([^{}]*)\}")
_STAR_BEHIND_MARK = re.compile(r"\^\{([^{}]*)\}\s*\*")
#: A mark that a tool set on the line: ``Ivanov A.B.1, Petrov2*``.
_GLUED_MARK = re.compile(
    r"(?<![^\W\d_]-)(?<=[^\W_])(?<!\d)(\.?)(\d{1,2}(?:,\s?\d{1,2}(?!\d|[^\W_]))*)(?=\s?\*?\s*(?:[,;·•]|$|\s(?:and|&|және|и)\s))"
)
#: A mark in brackets behind a name: ``Ivanov A.B. [1]``, ``Ivanov A.B. (1, 2)``.
_BRACKETED_MARK = re.compile(
    r"([^\W\d_]|[.*])\s?(?:\[(\d{1,2}(?:,\s?\d{1,2})*(?:,?\s?\*)?)\]|\((\d{1,2}(?:,\s?\d{1,2})*(?:,?\s?\*)?)\))"
)
_BRACKETED_FIGURE = re.compile(r"[\[(]\d")
#: A mark that a tool set apart from its name: ``Ivan Petrov 1* , Anna Li 2``.
_APART_MARK = re.compile(
    r"(?<=[^\W\d_])(\.?)\s(\d{1,2}(?:\s?,\s?\d{1,2})*)\s?(\*?)(?=\s*(?:[,;·•]\s*(?=[^\W\d_])|$|\s(?:and|&|және|и)\s))"
)
#: A letter for a mark, set apart from its name: ``Ivan Petrov a,* , Anna Li b``.
_APART_LETTER = re.compile(
    r"\s(?:(?<=[^\W\d_]{2}\s)|(?<=[^\W\d_]\.\s))([a-h])(?:\s?,\s?([a-h]))?\s?,?\s?(\*?)(?=\s*(?:[,;·•]|$|\s(?:and|&)\s))"
)


def in_one_notation(line: str, vocabulary: Vocabulary) -> str:
    """A line that may be a byline, in one notation.

    Args:
        line: the line in the record's Markdown subset (:func:`generator.reading.text.inline`).
        vocabulary: tells what is a degree, and who is corresponding.
    """
    if " | " in line and not line.startswith("|"):
        line = line.replace(" | ", ", ")
    if "(" in line:
        line = _BRACKETS.sub(lambda m: "*" if vocabulary.has("corresponding", m[1]) else m[0], line)
    line = _degrees_behind_commas(line, vocabulary)
    copyrighted = "©" in line
    if "*" in line:
        line = _without_emphasis(line, vocabulary)
    if copyrighted:
        line = _YEAR_FIRST.sub(" ", line.replace("©", " "))
    line = join_marks(_without_signs(line))
    if "^{" in line:
        line = _COMMA_BEFORE_MARK.sub(r"\1", line)
    line = _stars_behind_figures(line, vocabulary)
    if copyrighted and _YEAR.search(line.strip(" .")):
        line = _YEAR.sub("", line.strip(" ."))
    line = _marks_above(_BY.sub("", line))
    if line[-2:-1] == " " and line[1:2] == "." and line[-1:].isalpha():
        line = _ICONS.sub("", line)
    return line


def _degrees_behind_commas(line: str, vocabulary: Vocabulary) -> str:
    """A line with degrees and posts that stand in brackets or behind a dash set behind commas."""

    def with_comma(match: re.Match[str]) -> str:
        parts = [part.strip() for part in re.split("[,;]", match[1])]
        told = all(is_degree(part, vocabulary) or is_post(part, vocabulary) for part in parts)
        return f", {match[1]}" if told else match[0]

    if "(" in line:
        line = _IN_BRACKETS.sub(with_comma, line)
    return _BEHIND_DASH.sub(with_comma, line) if "–" in line or "—" in line or " - " in line else line


def _without_emphasis(line: str, vocabulary: Vocabulary) -> str:
    """A line with stars that are marks, and none for bold and italic text."""
    if "***" in line and line.count("***") % 2 == 0:
        line = line.replace("***", "")  # bold and italic
    if (whole := _ALL_ITALIC.fullmatch(line)) and line.count("*") > 2:
        line = whole[1]
    line = _DEGREE_BEFORE_BOLD.sub(
        lambda m: f"{m[1]}{m[2]}, **" if vocabulary.has("degree", m[2]) else m[0], line
    )
    line = _STARS_ABOVE.sub(r"*}", commas_behind_stars(line))
    if one_and_two_stars(line):
        line = line.replace("*", "")  # one star, two stars: signs of two people's addresses
    line = _ITALIC.sub(r"\1", line.replace("**", ""))
    return line.replace("**", "").replace("\\*", "*")


def _without_signs(line: str) -> str:
    """A line without badges, signs of notes and gaps; an ORCID's address is a mark, an envelope a star."""
    if _BADGE_END.search(line):
        line = _BADGE.sub(" ", line)
    if "  " in line:
        line = re.sub(r"\s+", " ", line)
    if line.endswith("\\"):
        line = line.rstrip("\\ ")  # Markdown's sign of a line's end
    if "orcid.org/" in line:
        line = _ORCID_LINK.sub(lambda m: f"^{{{m[1]}}}" + "," * ("[,]" in m[0]), line)
    if any(sign in line for sign in ENVELOPES) and not _ENVELOPE.match(line):
        line = _STARS_BESIDE.sub("*", _ENVELOPE.sub("*", line))
    if any(sign in line for sign in "†‡§¶#"):
        line = _NOTE_SIGN.sub("", line)
    return line


def _stars_behind_figures(line: str, vocabulary: Vocabulary) -> str:
    """A line whose stars stand behind the figures beside them, without a comma between name, figure and star."""
    if _FIGURE.search(line):
        if "." in line:
            line = _names_parted(line)
        elif not vocabulary.has("institution", line):
            line = _names_between_marks(line)
        if line[0].isdigit():
            line = _marks_before(line, vocabulary)
        if "*" in line:
            line = _STAR_FIRST.sub(lambda m: f"{m[1] or m[2]}*", line)
        if _FIGURE_LAST.search(line):
            line = _COMMA_FIRST.sub(r"\1\2", line)
    if "*" in line:
        line = _STAR_APART.sub("*", line)
        if "^{" in line:
            line = _STAR_BEHIND_MARK.sub(r"^{\1*}", _STAR_BEFORE_MARK.sub(r"^{\1*}", line))
    return line


def _names_parted(line: str) -> str:
    """A line of names between which marks stand and no commas, with commas."""
    if "," in _MARK_BETWEEN.sub("", line) or not _MARK_BETWEEN.search(line):
        return _names_between_marks(line)
    return _MARK_LAST.sub(r"^{\1}", _MARK_BETWEEN.sub(lambda m: f"^{{{m[1] or m[2]}}}, ", line))


def commas_in_gaps(text: str) -> str:
    """A text with commas in its gaps where these part names with initials and nothing else (``A. Bell   C. Dunn``)."""
    if "  " not in text or "," in text:
        return text
    parts = _GAP.split(text.strip())
    named = all(INITIAL.search(part) and is_name(SUPER_OR_STAR.sub(" ", part)) for part in parts)
    return ", ".join(parts) if named and len(parts) > 1 else text


def _names_between_marks(line: str) -> str:
    """A line in which nothing but marks parts names, with commas; each name has one, but for the last with initials."""
    ends = [mark.end() for mark in _MARK_THEN_GAP.finditer(line)]
    if not ends or (len(ends) == 1 and ends[0] == len(line)):
        return line
    parts = [line[a:b].strip() for a, b in pairwise((0, *ends, len(line))) if line[a:b].strip()]
    names = [_MARK_THEN_GAP.sub("", part).strip() for part in parts]
    sure = [is_name(name) for name in names]
    if sum(sure) < 2 or not all(sure_ or is_lone_name(name) for sure_, name in zip(sure, names, strict=True)):
        return line
    if ends[-1] < len(line) and not all(INITIAL.search(name) for name in names):
        return line
    return ", ".join(parts)


def _marks_before(line: str, vocabulary: Vocabulary) -> str:
    """A line with the marks before its names put above it, where all of it are names with initials or marks."""
    above = _MARK_BEFORE.sub(r"^{\1}", line)
    parts = split_names(above)
    if not all(is_name(SUPER_OR_STAR.sub(" ", part)) for part in parts):
        return line
    if len(parts) == 1 and re.match(r"\d+\s", line):
        return line  # an item of a list
    if all(INITIAL.search(part) for part in parts):
        return above
    each = len(parts) > 1 and all(part.startswith("^{") for part in parts)
    return above if each and not vocabulary.has("institution", line) else line


def _marks_above(line: str) -> str:
    """A line with the figures and letters behind its names put above it."""
    if _FIGURE.search(line):
        if _FIGURE_LAST.search(line):
            line = _GLUED_MARK.sub(r"\1^{\2}", line)
        if _BRACKETED_FIGURE.search(line):
            line = _BRACKETED_MARK.sub(lambda m: f"{m[1]}^{{{(m[2] or m[3]).replace(' ', '')}}}", line)
        if _FIGURE_LAST.search(line):
            line = _if_names(
                _APART_MARK.sub(lambda m: f"{m[1]}^{{{m[2].replace(' ', '')}{m[3]}}}", line), line
            )
    if len(_APART_LETTER.findall(line)) > 1:
        line = _APART_LETTER.sub(lambda m: f"^{{{m[1]}{',' + m[2] if m[2] else ''}{m[3]}}}", line)
    return line


def _if_names(apart: str, line: str) -> str:
    """A line with its marks put on the names; one name of written-out words and a figure may be a heading."""
    return apart if len(split_names(apart)) > 1 or "*" in line or INITIAL.search(line) else line
