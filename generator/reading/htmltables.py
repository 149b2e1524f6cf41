"""Tables that a tool wrote in HTML, brought into rows between pipes, as other tools write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.source import Line

_BEGIN = re.compile(r"<table\b[^<>]{0,200}>", re.IGNORECASE)
_END = re.compile(r"</table\s*>", re.IGNORECASE)
_PART = re.compile(r"<(/?)(tr|td|th|caption)\b([^<>]{0,200})>|<[^<>]{1,200}>", re.IGNORECASE)
_SPAN = re.compile(r"(row|col)span\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)
_CELL_TAGS = re.compile(
    r"</?(?:table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)\b[^<>]{0,200}>", re.IGNORECASE
)
#: What some tools put around a table alone.
_WHOLE_PAGE = re.compile(r"</?(?:html|body)\b[^<>]{0,80}>", re.IGNORECASE)
#: A table that does not end within so many lines is none.
_LONGEST = 400
#: Its first row begins within so many.
_NEAR = 4


def spread_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Put a line ``| a | b |`` for each row of an HTML table; all other lines stay as they are.

    A row has the number of the source line in which it begins, so a table on one line becomes
    several lines of that number. Text before and behind the table keeps its place.
    """
    if not any("<" in line.text and _BEGIN.search(line.text) for line in lines):
        return tuple(lines)
    out: list[Line] = []
    place = 0
    while place < len(lines):
        if not _begins(lines[place : place + _NEAR]):
            out.append(lines[place])
            place += 1
            continue
        last = next(
            (n for n in range(place, min(place + _LONGEST, len(lines))) if _END.search(lines[n].text)), None
        )
        if last is None:
            out.append(lines[place])
            place += 1
            continue
        out.extend(_spread(lines[place : last + 1]))
        place = last + 1
    return tuple(out)


def _begins(lines: Sequence[Line]) -> bool:
    """Whether the first line begins a table: nothing but another tag stands behind that of the table."""
    begin = _BEGIN.search(lines[0].text) if "<" in lines[0].text else None
    if begin is None:
        return False
    behind = (lines[0].text[begin.end() :], *(line.text for line in lines[1:]))
    return next((text.lstrip().startswith("<") for text in behind if text.strip()), False)


def _spread(lines: Sequence[Line]) -> list[Line]:
    """The lines of one table (the first has its beginning, the last its end)."""
    number = lines[0].number
    begin = _BEGIN.search(lines[0].text)
    end = _END.search(lines[-1].text)
    assert begin is not None
    assert end is not None
    before, behind = lines[0].text[: begin.start()], lines[-1].text[end.end() :]
    before, behind = (_WHOLE_PAGE.sub("", text).strip() for text in (before, behind))
    table = _Table()
    for line in lines:
        text = line.text
        if line is lines[-1]:
            text = text[: end.end()]
        if line is lines[0]:
            text = text[begin.end() :] if len(lines) > 1 else text[begin.end() : end.start()]
        table.read(text, line.number)
    rows = table.rows()
    out = [Line(number, before)] if before else []
    out += [Line(number, caption) for caption in table.captions]
    out += [
        Line(n, "| " + " | ".join(cell.replace("|", "\\|") or " " for cell in cells) + " |")
        for n, cells in rows
    ]
    if behind:
        out += [Line(lines[-1].number, ""), Line(lines[-1].number, behind)]
    return out


class _Table:
    """The rows of a table while its tags are read; what no cell holds becomes a row of its own."""

    def __init__(self) -> None:
        self.captions: list[str] = []
        self._rows: list[tuple[int, list[tuple[str, int, int]]]] = []
        self._text: list[str] = []
        self._spans = (1, 1)
        self._inside = ""

    def read(self, text: str, number: int) -> None:
        """Read one line's part of the table."""
        position = 0
        for match in _PART.finditer(text):
            self._text.append(text[position : match.start()])
            position = match.end()
            name = (match[2] or "").lower()
            if not name:
                if not _CELL_TAGS.fullmatch(match[0]):
                    self._text.append(match[0])  # super- and subscripts are read later, with all others
                continue
            self._close(number)
            if match[1]:
                continue
            if name == "tr":
                self._rows.append((number, []))
            else:
                self._inside = name
                spans = {kind.lower(): min(int(n), 40) or 1 for kind, n in _SPAN.findall(match[3])}
                self._spans = (spans.get("col", 1), spans.get("row", 1))
        self._text.append(text[position:] + " ")

    def _close(self, number: int) -> None:
        """End the cell or the stray text that was being read."""
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if self._inside == "caption":
            self.captions.append(text)
        elif self._inside or text:
            if not self._rows:
                self._rows.append((number, []))
            self._rows[-1][1].append((text, *self._spans))
        self._inside, self._spans = "", (1, 1)

    def rows(self) -> list[tuple[int, list[str]]]:
        """Rows with empty cells where a cell spans several columns or rows."""
        self._close(0)
        held: dict[int, int] = {}  # column → rows that a cell above still takes
        out: list[tuple[int, list[str]]] = []
        for number, cells in self._rows:
            row: list[str] = []
            for text, wide, high in cells:
                while held.get(len(row), 0):
                    held[len(row)] -= 1
                    row.append("")
                for column in range(len(row), len(row) + wide):
                    if high > 1:
                        held[column] = high - 1
                row += [text, *[""] * (wide - 1)]
            while held.get(len(row), 0):
                held[len(row)] -= 1
                row.append("")
            if any(row):
                out.append((number, row))
        return out
