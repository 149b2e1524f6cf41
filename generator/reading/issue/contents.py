"""An issue's table of contents: the works it lists, with the pages on which they begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.reading.chunks import Chunk
from generator.reading.issue.aside import says_contents
from generator.reading.source import Line
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label
from generator.rising import longest_rise

#: A page, or the first of some, at the end of a line's last letters; ``12.`` at its beginning is a number.
_BEHIND = re.compile(r"(?:^|[^\d\s–—-])\s{0,9}(\d{1,4})(?:\s?[–—-]\s?\d{1,4})?$")
_TAIL = 24
_BEFORE = re.compile(r"[\s•*–—-]{0,6}(\d{1,4})\s+(?=[^\W\d]|[*«“\"])")
#: What leads from a title to its page.
_LEADERS = " \t.…·_|–—-"
#: A longer line is running text: no work has a title like that, not even with its authors and in three languages.
_LONGEST = 1200


@dataclass(frozen=True, slots=True)
class Entry:
    """A work of a table of contents.

    Attributes:
        text: names and title as printed, lines put together; what stands above without a page, too.
        page: where the work begins.
        line: of the page's number.
    """

    text: str
    page: str
    line: int


def entries_of(stretches: Iterable[Sequence[Chunk]], vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """The works that tables of contents list in what is no article.

    Args:
        stretches: chunks that belong to no article, of each place in turn.
        vocabulary: the reader's words.
    """
    found: list[Entry] = []
    for chunks in stretches:
        inside = False
        listed: list[tuple[int, str]] = []
        for line in (line for chunk in chunks for line in chunk.lines):
            text = inline(strip_heading_marks(line.text)).strip("| \t")
            if says_contents(text, vocabulary):
                inside = True
            elif inside and _ends_contents(text, vocabulary):
                inside = False
            elif inside and (told := _told(line)):
                listed.append((line.number, told))
        found.extend(_entries(listed))
    return tuple(found)


def _ends_contents(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is of what stands below a table of contents: a board, instructions, an article."""
    return (
        len(text) > _LONGEST
        or whole_label("not_article", text, vocabulary)
        or any(vocabulary.has(group, text) for group in ("abstract", "keywords"))
    )


def _told(line: Line) -> str:
    """A line without marks; the cells of a row, with its page behind."""
    text = plain(inline(strip_heading_marks(line.text)))
    if not text.startswith("|"):
        return text
    cells = [cell.strip() for cell in text.strip("| \t").split("|")]
    if len(cells) > 1 and cells[0].isdigit() and not cells[-1].isdigit():
        cells.append(cells.pop(0))
    return " ".join(cell for cell in cells if cell.strip("-: "))


def _entries(listed: Sequence[tuple[int, str]]) -> Iterator[Entry]:
    behind = [_page_behind(text) for _, text in listed]
    before = [_page_before(text) for _, text in listed]
    first = sum(page is not None for page in before) > sum(page is not None for page in behind)
    pages = before if first else behind
    places = [at for at, page in enumerate(pages) if page is not None]
    # pages rise; a year at a title's end does not stand among them
    told = [int(pages[at][1]) * (len(places) + 1) + n for n, at in enumerate(places)]  # type: ignore[index]
    kept = {places[n] for n in longest_rise(told)}
    above: list[str] = []
    open_: Entry | None = None
    for at, (number, text) in enumerate(listed):
        page = pages[at] if at in kept else None
        if page is None and open_ is None:
            above.append(text)
        elif page is None and open_ is not None:
            open_ = replace(open_, text=f"{open_.text} {text}")
        elif page is not None and first:
            if open_ is not None:
                yield open_
            open_ = Entry(*page, number)
        elif page is not None:
            yield Entry(" ".join((*above, page[0])), page[1], number)
            above = []
    if open_ is not None:
        yield open_


def _page_behind(text: str) -> tuple[str, str] | None:
    """What stands before a page's number at the end of a line, and the number."""
    text = text.rstrip(" \t.|")
    found = _BEHIND.search(text[-_TAIL:])
    if not found:
        return None
    cut = len(text) - len(text[-_TAIL:]) + found.start(1)
    return text[:cut].rstrip(_LEADERS), found[1]


def _page_before(text: str) -> tuple[str, str] | None:
    found = _BEFORE.match(text)
    return (text[found.end() :], found[1]) if found else None
