"""Where citations stand in an article, and what is found there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from generator.diagnostics import Severity
from generator.linking.views import View, view
from generator.model import Article, Figure, ListBlock, Table


@dataclass(frozen=True, slots=True)
class Place:
    """A text in which citations stand, and where it is."""

    view: View
    where: Literal["body", "footnote"]
    block: int
    line: int
    item: int = -1
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class Found:
    """A citation: its span in the plain text, and the entry or what is wrong with it.

    Attributes:
        rivals: entries that fit equally well, where there is no ``entry``.
        address: whether it is a web address.
        open: whether the order of the list may tell which entry is meant.
        said: the work whose number stands right before an address.
    """

    start: int
    end: int
    entry: int | None = None
    code: str = ""
    message: str = ""
    severity: Severity = "warning"
    rivals: tuple[int, ...] = ()
    address: bool = False
    open: bool = False
    said: int | None = None


def short(text: str, limit: int = 70) -> str:
    """A text cut at a blank for a message."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"


def places_of(article: Article) -> Iterator[Place]:
    """All texts of the body and the footnotes, in order."""
    for index, block in enumerate(article.body):
        line = block.lines[0] if block.lines else 0
        at = partial(Place, where="body", block=index)
        if isinstance(block, ListBlock):
            for i, item in enumerate(block.items):
                yield at(view(item.text), line=item.lines[0] if item.lines else line, item=i)
        elif isinstance(block, Table):
            if block.caption:
                yield at(view(block.caption), line=line)
            above = len(block.lines) - len(block.rows)  # the caption may have a line of its own
            for r, row in enumerate(block.rows):
                row_line = block.lines[above + r] if 0 <= above <= bool(block.caption) else line
                for c, cell in enumerate(row):
                    yield at(view(cell), line=row_line, row=r, column=c)
        elif isinstance(block, Figure):
            yield at(view(block.caption), line=line)
        else:
            yield at(view(block.text), line=line)
    for index, note in enumerate(article.footnotes):
        yield Place(view(note.text), "footnote", index, note.lines[0] if note.lines else 0)


def numbers_of(rivals: Sequence[int]) -> str:
    """The numbers of entries for a message, the first eight of them."""
    shown = ", ".join(str(entry + 1) for entry in rivals[:8])
    return shown + (" …" if len(rivals) > 8 else "")
