"""Entries of references whose numbers a tool set apart as a column of their own: each gets its number back.

``1.``, ``2.``, ``3.`` stand line by line, above the entries or above the heading, and may go on behind a page's
end. How many entries there are is so known; where each begins, the ends of the lines above and names tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.source import Line
from generator.reading.text import inline, plain
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import heads_references, whole_label

_NUMBER = re.compile(r"\[?(\d{1,3})[.)\]]")
#: So many numbers one below the other are a column.
_LEAST = 3
#: The heading stands no more lines above or below the numbers.
_NEAR = 4
#: A day that a tool parted from its label.
_DAY = re.compile(r"\d{1,2}[.\s][^\W_]{2,12}[.\s](?:19|20)\d\d(?:\s?[гж]\.?)?")
#: A figure, pages or a year at an entry's end.
_COUNTED = re.compile(r"\d(?:\s?[сcбpб]\.?|\.)?$")
#: How an entry ends, and how one begins: a capital; a surname and initials.
_ENDS = re.compile(r"(?:[.)\]»”\"]|\d|https?://\S+)$")
_OPENS = re.compile(r"[«“\"„]?[^\W\d_a-zа-яёәғқңөұүһі]")
_NAMED = re.compile(
    r"[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]+(?:-[^\W\d_]+)?,?\s(?:[^\W\d_]\.\s?){1,2}|(?:[^\W\d_]\.\s?){1,2}[^\W\d_]{3}"
)
#: What stands in no entry's first line: pages, a volume, a publisher behind its place.
_GOES_ON = re.compile(
    r"(?:[–—-]\s|[СCPSТTVVМ]\.\s?[:\d]|(?:Вып|Vol|No|№|Кн|Изд)\b|[^\W\d_]{2,20}:\s[^\W\d_])"
)
#: A line this much shorter than the widest ends an entry.
_SHORT = 0.85


@dataclass(slots=True)
class _Column:
    """A list's numbers and what stands beside them, by places in the file's lines."""

    numbers: list[int]
    entries: list[int]
    #: The label of a date amid them, and the date.
    label: int = -1
    date: int = -1


def part_number_columns(lines: Sequence[Line], edges: Set[int], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Give entries the numbers that stand in a column apart; lines without such a column stay as they are.

    Nothing is done where the text does not tell as many entries as there are numbers.

    Args:
        lines: the file's lines.
        edges: numbers of lines at the pages' edges.
        vocabulary: the reader's words.
    """
    told: dict[int, str] = {}
    dates: dict[int, str] = {}
    gone: set[int] = set()
    for heading, first in _columns(lines, vocabulary):
        column = _column(lines, heading, first, edges, vocabulary)
        starts = _starts([lines[at] for at in column.entries], len(column.numbers))
        if not starts:
            continue
        for number, start in enumerate(starts, 1):
            told[column.entries[start]] = f"{number}. "
        gone |= {*column.numbers}
        if column.date >= 0:
            dates[column.label] = f"{lines[column.label].text} {lines[column.date].text}"
            gone.add(column.date)
    if not told:
        return tuple(lines)
    out: list[Line] = []
    for at, line in enumerate(lines):
        if at in told:
            out += [Line(line.number, ""), replace(line, text=told[at] + line.text)]
        elif at in dates:
            out += [Line(line.number, ""), replace(line, text=dates[at]), Line(line.number, "")]
        elif at not in gone:
            out.append(line)
    return tuple(out)


def _columns(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Each heading of references beside a column's beginning: the places of both."""
    behind = 0
    for at, line in enumerate(lines):
        if at < behind or line.text not in ("1.", "1)", "[1]") or not _counts(lines, at):
            continue
        near = [n for n in range(max(0, at - 2 * _NEAR), min(len(lines), at + 60)) if lines[n].text.strip()]
        above = [n for n in near if n < at][-_NEAR:]
        below = [n for n in near if n > at and not _NUMBER.fullmatch(lines[n].text)][:_NEAR]
        for heading in (*reversed(above), *below):
            if heads_references(plain(inline(lines[heading].text)).strip(" :*"), vocabulary):
                yield heading, at
                behind = max(heading, at) + 1
                break


def _counts(lines: Sequence[Line], at: int) -> bool:
    """Whether so many numbers as make a column stand from here on."""
    numbers = [match[1] for line in lines[at : at + 3 * _LEAST] if (match := _NUMBER.fullmatch(line.text))]
    return numbers[:_LEAST] == [str(n + 1) for n in range(_LEAST)]


def _column(
    lines: Sequence[Line], heading: int, first: int, edges: Set[int], vocabulary: Vocabulary
) -> _Column:
    """The numbers of a list, and the lines of its entries, up to the next heading or label."""
    column = _Column([], [])
    for at in range(min(heading, first), len(lines)):
        line = lines[at]
        text = line.text.strip()
        if not text or at == heading or line.number in edges or text.isdigit():
            continue
        if (match := _NUMBER.fullmatch(text)) is not None:
            if int(match[1]) != len(column.numbers) + 1:
                break  # the next list's
            column.numbers.append(at)
            continue
        if at < heading:
            continue
        bare = plain(inline(text))
        if heads_references(bare, vocabulary) or vocabulary.has("keywords", bare) or "@" in bare:
            break
        if whole_label("author_info", bare, vocabulary) or vocabulary.has("abstract", bare):
            break
        if is_date_line(Chunk((line,)), vocabulary):
            continue
        if is_date_line(Chunk((replace(line, text=f"{bare} 01.01.2001"),)), vocabulary):
            column.label = at
            continue
        if column.label >= 0 > column.date and _DAY.fullmatch(bare):
            column.date = at
            continue
        column.entries.append(at)
    return column


def _starts(lines: Sequence[Line], count: int) -> list[int]:
    """Which of the lines begin the entries, so many as counted; nothing where that is not clear."""
    if count < _LEAST or len(lines) < count:
        return []
    if len(lines) == count:
        return [*range(count)]
    width = max(len(line.text) for line in lines)
    marks: list[tuple[int, int]] = []
    for at in range(1, len(lines)):
        above, text = lines[at - 1].text.rstrip(), lines[at].text
        if not _OPENS.match(text) or _GOES_ON.match(text) or not _ENDS.search(above):
            continue
        apart = lines[at].number > lines[at - 1].number + 1
        short, counted = len(above) < _SHORT * width, bool(_COUNTED.search(above))
        marks.append((2 * bool(_NAMED.match(text)) + 2 * short + counted + apart, at))
    marks.sort(key=lambda mark: (-mark[0], mark[1]))
    wanted = count - 1
    if len(marks) < wanted or (len(marks) > wanted and marks[wanted - 1][0] == marks[wanted][0]):
        return []
    return [0, *sorted(at for _, at in marks[:wanted])]
