"""Columns that stand side by side in plain text, or line by line in turn: put below one another.

A tool that keeps a page's look prints the abstracts of two languages, or what is said of two authors, beside
each other with spaces between; one that does not takes a line of the left column, then one of the right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.reading.byline.names import is_name
from generator.reading.language import detect
from generator.reading.source import Line
from generator.reading.text import inline, plain
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

_GAP = re.compile(r"\s{3,}|\s*\t\s*")
_LABELS = ("abstract", "keywords", "author_info")
#: So many lines without anything in a right column end the columns.
_ALONE = 8
#: Columns of two languages are no longer than a page or two, and those of people no longer than cards.
_LONGEST, _CARD = 150, 30
#: Lines in turn: so many at least, and of ten so many in their column's language.
_LEAST, _OF_TEN = 4, 7

#: The first and the last place of the blank stripe before each column but the first.
_Stripes = list[tuple[int, int]]


def part_side_by_side(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Put columns below one another where one line opens them.

    Each of its parts opens with one label (“Abstract”, “Keywords”, “About the authors”), or it heads a box
    of what is known of the article and its abstract (“ARTICLE INFO”, “ABSTRACT”), or it says
    nothing but names, with an institution or an address in each column below. A line's parts keep its number.
    """
    out: list[Line] = []
    place = 0
    while place < len(lines):
        text = lines[place].text
        wide = "   " in text or "\t" in text
        end = _columns_end(lines, place, vocabulary) if wide else _turns_end(lines, place, vocabulary)
        if end <= place:
            out.append(lines[place])
            place += 1
            continue
        out.extend(_one_by_one(lines[place:end]) if wide else _turn_by_turn(lines[place:end]))
        place = end
    return tuple(out)


# --- side by side ------------------------------------------------------------------------------------


def _columns_end(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> int:
    """Where columns end that a line opens; the line's own place where it opens none."""
    cells = _GAP.split(lines[place].text.strip())
    if not 1 < len(cells) < 5:
        return place
    named = all(is_name(_bare(cell)) for cell in cells)
    if not named and not _says_label(cells, vocabulary):
        return place
    near = lines[place + 1 : place + 1 + _ALONE]
    if named and not any("@" in x.text or vocabulary.has("institution", x.text) for x in near):
        return place
    end = place + _fitting(lines[place : place + (_CARD if named else _LONGEST)])
    if end - place < 2 or (named and not _tell_of_people(lines[place:end], vocabulary)):
        return place
    return end


def _bare(cell: str) -> str:
    return re.sub(r"[\d*,^{}¹²³⁴⁵\\]+$", "", plain(inline(cell))).strip()


def _says_label(cells: Sequence[str], vocabulary: Vocabulary) -> bool:
    if any(all(vocabulary.has(group, inline(cell)) for cell in cells) for group in _LABELS):
        return True
    left, right = (inline(cells[0]), inline(cells[-1]))  # “ARTICLE INFO    ABSTRACT”
    boxed = len(cells) == 2 and any(
        whole_label(group, left, vocabulary) for group in ("article_type", "keywords")
    )
    return boxed and whole_label("abstract", right, vocabulary)


def _fitting(lines: Sequence[Line]) -> int:
    """How many lines leave the stripes between the first line's columns blank.

    Behind the last line that has a right column come at most lines that follow without a blank one between.
    """
    tabbed = "\t" in lines[0].text
    count = lines[0].text.count("\t")
    stripes = _stripes(lines[0])
    last = 0
    for at in range(1, len(lines)):
        line = lines[at]
        if not line.text.strip():
            continue
        if tabbed:
            if line.text.count("\t") != count:
                break
            last = at
            continue
        narrowed = _narrowed(stripes, line)
        if narrowed is None or at - last > _ALONE:
            break
        stripes = narrowed
        if len(_cells(line, stripes)) > 1 and any(_cells(line, stripes)[1:]):
            last = at
    end = last + 1
    while (
        not tabbed
        and end < len(lines)
        and lines[end].text.strip()
        and _narrowed(stripes, lines[end]) == stripes
    ):
        end += 1
    return end


def _raw(line: Line) -> str:
    return " " * line.indent + line.text


def _stripes(line: Line) -> _Stripes:
    return [
        (gap.start(), gap.end() - 1)
        for gap in _GAP.finditer(_raw(line).rstrip())
        if gap.start() >= 1 + line.indent
    ]


def _narrowed(stripes: _Stripes, line: Line) -> _Stripes | None:
    """The stripes as far as a line leaves them blank too, each two places at least; None where it does not."""
    raw = _raw(line)
    out: _Stripes = []
    for first, last in stripes:
        blanks = [at for at in range(first, last + 1) if raw[at : at + 1] in ("", " ")]
        # the longest run of blank places
        best: list[int] = []
        run: list[int] = []
        for at in blanks:
            run = [*run, at] if run and run[-1] == at - 1 else [at]
            best = run if len(run) > len(best) else best
        if len(best) < 2:
            return None
        out.append((best[0], best[-1]))
    return out


def _cells(line: Line, stripes: _Stripes) -> list[str]:
    raw = _raw(line)
    bounds = [0, *(last + 1 for _, last in stripes), len(raw)]
    return [raw[a:b].strip() for a, b in pairwise(bounds)]


def _rows(lines: Sequence[Line]) -> list[tuple[Line, list[str]]]:
    if "\t" in lines[0].text:
        return [(line, [cell.strip() for cell in line.text.split("\t")]) for line in lines]
    stripes = _stripes(lines[0])
    for line in lines[1:]:
        stripes = _narrowed(stripes, line) or stripes
    return [(line, _cells(line, stripes)) for line in lines]


def _tell_of_people(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether each column names an institution or has an address below its name."""
    rows = [cells for _, cells in _rows(lines)]
    return all(
        any(
            column < len(cells) and ("@" in cells[column] or vocabulary.has("institution", cells[column]))
            for cells in rows[1:]
        )
        for column in range(len(rows[0]))
    )


def _one_by_one(lines: Sequence[Line]) -> list[Line]:
    rows = _rows(lines)
    out: list[Line] = []
    for column in range(max(len(cells) for _, cells in rows)):
        out.extend(Line(line.number, cells[column] if column < len(cells) else "") for line, cells in rows)
        out.append(Line(lines[-1].number, ""))
    return out


# --- in turn -----------------------------------------------------------------------------------------


def _turns_end(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> int:
    """Where the lines of two columns end that stand in turn; the first line's place where they do not.

    Two lines one below the other open abstracts in two languages, and the lines below are in these languages in turn.
    """
    if place + _LEAST > len(lines):
        return place
    if not (
        _opens_abstract(lines[place].text, vocabulary) and _opens_abstract(lines[place + 1].text, vocabulary)
    ):
        return place
    if detect(inline(lines[place].text), vocabulary) == detect(inline(lines[place + 1].text), vocabulary):
        return place
    end = place
    while end < len(lines) and end - place < _LONGEST and lines[end].text.strip():
        end += 1
    columns = [lines[place + first : end : 2] for first in (0, 1)]
    told = [detect(" ".join(line.text for line in column), vocabulary) for column in columns]
    if end - place < _LEAST or told[0] == told[1]:
        return place
    spoken = [detect(inline(line.text), vocabulary) for line in lines[place:end]]
    right = sum(lang == told[at % 2] for at, lang in enumerate(spoken))
    return end if right * 10 >= len(spoken) * _OF_TEN else place


def _opens_abstract(text: str, vocabulary: Vocabulary) -> bool:
    opening = text[:1].isalpha() or text[:1] == "*"
    return opening and vocabulary.has("abstract", text) and len(text.split()) > 2


def _turn_by_turn(lines: Sequence[Line]) -> list[Line]:
    out: list[Line] = []
    for column in (0, 1):
        out.extend(lines[column::2])
        out.append(Line(lines[-1].number, ""))
    return out
