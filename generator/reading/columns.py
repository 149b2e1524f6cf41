"""Front matter that a page prints in columns, a language each, and a tool left as a table: the columns one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line, read_dates
from generator.reading.source import Line
from generator.reading.text import DOI, ORCID, inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import CODES
from generator.reading.vocabulary.labels import label_language, whole_label

_RULE_ROW = re.compile(r"[\s|:=+-]+")
_CELLS = re.compile(r"(?<!\\)\|")
_DIGIT = re.compile(r"\d")
_GAP = re.compile(r"\s{4,}")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
#: A cell with more signs is an abstract's text, and no name of one.
_LONG = 80
_LABELS = ("abstract", "keywords", "author_info")


def spread_columns(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Put the cells of a table of front matter below one another, column after column.

    A table is one where a row says the same label (“Abstract”, “Keywords”, “About the authors”) in
    two languages, or one that holds an abstract with its label and keywords, dates or a code beside
    it, or one whose columns are authors. A cell keeps the number of its row; all other tables stay as they are.
    """
    out: list[Line] = []
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and lines[end].text.lstrip().startswith("|"):
            end += 1
        if end == place and (dates := _dates_beside(lines[place : place + 2], vocabulary)):
            out.extend(dates)
            place += 2
            continue
        if end == place:
            out.append(lines[place])
            place += 1
            continue
        rows = [
            (line.number, [cell.strip() for cell in _CELLS.split(line.text.strip().strip("|"))])
            for line in lines[place:end]
            if not _RULE_ROW.fullmatch(line.text)
        ]
        columns = any(_says_label(row, vocabulary) for _, row in rows) or _is_box(rows, vocabulary)
        columns = columns or (len(rows) < 3 and _is_coded(rows, vocabulary))
        columns = columns or (_is_of_people(rows, vocabulary) and not _is_behind(lines[:place], vocabulary))
        told = (
            _dated(rows, vocabulary)
            or _contacts(rows, lines[:place], vocabulary)
            or _placed(rows, vocabulary)
        )
        out.extend(_below(rows) if columns else told or lines[place:end])
        place = end
    return tuple(out)


def _dates_beside(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """Two lines of two columns, each a date's label and the date under it, as a line for each; any other give none."""
    if len(lines) < 2 or not all("    " in line.text for line in lines) or not _DIGIT.search(lines[1].text):
        return []
    rows = [[cell.strip() for cell in _GAP.split(line.text.strip())] for line in lines]
    if len(rows[0]) != 2 or len(rows[1]) != 2:
        return []
    told = [f"{above} {below}" for above, below in zip(*rows, strict=True)]
    dated = [is_date_line(Chunk((Line(0, text),)), vocabulary) for text in told]
    return [Line(x.number, t) for x, t in zip(lines, told, strict=True)] if all(dated) else []


def _says_label(cells: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether two cells of a row open with one label in two languages."""
    for group in _LABELS:
        told = {label_language(group, inline(cell), vocabulary) for cell in cells if cell} - {None}
        if len(told) > 1:
            return True
    return False


def _is_box(rows: Sequence[tuple[int, Sequence[str]]], vocabulary: Vocabulary) -> bool:
    """Whether a table holds an abstract with its label, and something else of a front beside it."""
    return any(
        vocabulary.has("abstract", inline(cell))
        and (len(cell) > _LONG or _stands_above_text(rows, at, column))
        for at, (_, cells) in enumerate(rows)
        for column, cell in enumerate(cells)
    ) and any(
        _is_beside(part, vocabulary) for _, cells in rows for cell in cells for part in _BREAK.split(cell)
    )


def _is_coded(rows: Sequence[tuple[int, Sequence[str]]], vocabulary: Vocabulary) -> bool:
    """Whether each cell of a table is a code or a DOI."""
    cells = [inline(cell) for _, cells in rows for cell in cells if cell]
    coded = (vocabulary.has("irsti", x) or vocabulary.has("udc", x) or bool(DOI.search(x)) for x in cells)
    return bool(cells) and max(map(len, cells)) < _LONG and all(coded)


def _is_of_people(rows: Sequence[tuple[int, Sequence[str]]], vocabulary: Vocabulary) -> bool:
    """Whether each column of a table is an author: the name, and below it an institution or an address."""
    names = [plain(inline(cell)) for cell in rows[0][1]] if len(rows) > 1 else []
    if len(names) < 2 or not all(is_name(re.sub(r"[\d*,^{}]+$", "", name)) for name in names):
        return False
    return all(
        any(
            column < len(cells) and ("@" in cells[column] or vocabulary.has("institution", cells[column]))
            for _, cells in rows[1:]
        )
        for column in range(len(names))
    )


def _placed(rows: Sequence[tuple[int, Sequence[str]]], vocabulary: Vocabulary) -> list[Line]:
    """A table whose rows are a person's name and where that person works, country and all, as a line for each."""
    if not all(
        len(cells) == 2
        and is_name(plain(inline(cells[0])).strip(" *"))
        and vocabulary.has("institution", cells[1])
        and cells[1].rpartition(",")[2].strip(" .").casefold() in vocabulary.countries
        for _, cells in rows
    ):
        return []
    return [Line(number, f"{cells[0]}, {cells[1]}") for number, cells in rows]


def _contacts(
    rows: Sequence[tuple[int, Sequence[str]]], above: Sequence[Line], vocabulary: Vocabulary
) -> list[Line]:
    """A table of a front whose rows are a person's name and addresses, as a line for each; any other gives none."""
    told = [
        (is_name(plain(inline(cells[0]))), any("@" in cell or ORCID.search(cell) for cell in cells[1:]))
        for _, cells in rows
    ]
    head = 0 if told and told[0] == (True, True) else 1
    if (
        len(rows) <= head
        or not all(row == (True, True) for row in told[head:])
        or _is_behind(above, vocabulary)
    ):
        return []
    header = [Line(rows[0][0], "| " + " | ".join(rows[0][1]) + " |"), Line(rows[0][0], "")] if head else []
    return [*header, *(Line(number, ", ".join(filter(None, cells))) for number, cells in rows[head:])]


def _is_behind(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether references or information about authors stand above."""
    return any(
        whole_label(group, inline(strip_heading_marks(line.text)), vocabulary)
        for line in lines
        for group in ("references", "author_info")
        if len(line.text) < _LONG
    )


def _dated(rows: Sequence[tuple[int, Sequence[str]]], vocabulary: Vocabulary) -> list[Line]:
    """A table of two rows, labels of dates and the dates, as a line for each; any other gives none."""
    if len(rows) != 2 or len(rows[0][1]) != len(rows[1][1]):
        return []
    (number, labels), (_, dates) = rows
    told = [f"{label.rstrip(' :')}: {date}" for label, date in zip(labels, dates, strict=True)]
    return [Line(number, text) for text in told] if all(read_dates(text, vocabulary) for text in told) else []


def _stands_above_text(rows: Sequence[tuple[int, Sequence[str]]], at: int, column: int) -> bool:
    below = rows[at + 1][1] if at + 1 < len(rows) else ()
    return column < len(below) and len(below[column]) > _LONG


def _is_beside(cell: str, vocabulary: Vocabulary) -> bool:
    text = inline(cell)
    return any(vocabulary.has(group, text) for group in ("keywords", *CODES)) or is_date_line(
        Chunk((Line(0, text),)), vocabulary
    )


def _below(rows: Sequence[tuple[int, Sequence[str]]]) -> list[Line]:
    out: list[Line] = []
    for column in range(max(len(cells) for _, cells in rows)):
        for number, cells in rows:
            if column < len(cells) and cells[column]:
                out.extend(Line(number, part.strip()) for part in _BREAK.split(cells[column]) if part.strip())
                out.append(Line(number, ""))
    return out
