"""Front matter that a page prints in columns, a language each, and a tool left as a table: the columns one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.source import Line
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary, label_language

_RULE_ROW = re.compile(r"[\s|:=+-]+")
_CELLS = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LABELS = ("abstract", "keywords", "author_info")


def spread_columns(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Put the cells of a table of front matter below one another, column after column.

    A table is one where a row says the same label (“Abstract”, “Keywords”, “About the authors”) in
    two languages. A cell keeps the number of its row; all other tables stay as they are.
    """
    out: list[Line] = []
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and lines[end].text.lstrip().startswith("|"):
            end += 1
        if end == place:
            out.append(lines[place])
            place += 1
            continue
        rows = [
            (line.number, [cell.strip() for cell in _CELLS.split(line.text.strip().strip("|"))])
            for line in lines[place:end]
            if not _RULE_ROW.fullmatch(line.text)
        ]
        out.extend(_below(rows) if any(_says_label(row, vocabulary) for _, row in rows) else lines[place:end])
        place = end
    return tuple(out)


def _says_label(cells: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether two cells of a row open with one label in two languages."""
    for group in _LABELS:
        told = {label_language(group, inline(cell), vocabulary) for cell in cells if cell} - {None}
        if len(told) > 1:
            return True
    return False


def _below(rows: Sequence[tuple[int, Sequence[str]]]) -> list[Line]:
    out: list[Line] = []
    for column in range(max(len(cells) for _, cells in rows)):
        for number, cells in rows:
            if column < len(cells) and cells[column]:
                out.extend(Line(number, part.strip()) for part in _BREAK.split(cells[column]) if part.strip())
                out.append(Line(number, ""))
    return out
