"""The texts of an article in which something can be mentioned, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.linking.corpus import Mention
from generator.model import Article


@dataclass(frozen=True, slots=True)
class Piece:
    """One text and where it stands; the fields are those of :class:`Mention`.

    Attributes:
        lines: its source lines.
        tabular: whether it stands in a table, where what was said before does not count.
        exact: whether offsets into ``text`` are offsets the page can use.
    """

    where: Literal["body", "reference", "abstract", "footnote"]
    block: int
    text: str
    item: int = -1
    row: int = -1
    column: int = -1
    section: str = ""
    lines: tuple[int, ...] = ()
    tabular: bool = False
    exact: bool = True

    def mention(self, article: str, start: int, end: int, provision: str = "") -> Mention:
        """A mention at a place of this text."""
        return Mention(
            article=article,
            where=self.where,
            block=self.block,
            start=start if self.exact else 0,
            end=end if self.exact else 0,
            section=self.section,
            text=self.text[start:end],
            provision=provision,
            item=self.item,
            row=self.row,
            column=self.column,
        )


def body_pieces(article: Article) -> Iterator[Piece]:
    """The body's texts in order; headings are no pieces but the sections of those below."""
    section = ""
    for n, block in enumerate(article.body):
        if block.type == "heading":
            section = block.text
        elif block.type in ("paragraph", "quote"):
            yield Piece("body", n, block.text, section=section, lines=block.lines)
        elif block.type == "list":
            for k, item in enumerate(block.items):
                yield Piece("body", n, item.text, item=k, section=section, lines=item.lines or block.lines)
        elif block.type == "table":
            cells = [(i, k, cell) for i, row in enumerate(block.rows) for k, cell in enumerate(row)]
            for row, column, text in ((-1, -1, block.caption or ""), *cells):
                if text:
                    yield Piece(
                        "body",
                        n,
                        text,
                        row=row,
                        column=column,
                        section=section,
                        lines=block.lines,
                        tabular=True,
                    )
        elif block.type == "figure":
            yield Piece("body", n, block.caption, section=section, lines=block.lines)


def pieces(article: Article) -> Iterator[Piece]:
    """All texts: abstract (in the article's language), body, footnotes, references."""
    for n, text in enumerate(article.abstract.get(article.language, ())):
        yield Piece("abstract", n, text)
    yield from body_pieces(article)
    for n, note in enumerate(article.footnotes):
        yield Piece("footnote", n, note.text, lines=note.lines)
    entries = (*article.references.original, *article.references.romanized)
    for n, entry in enumerate(entries):
        yield Piece("reference", n, entry.text, lines=entry.lines)


def unplaced(article: Article) -> Mention:
    """The mention of something that an article has, at no known place."""
    return Mention(article=article.id, where="body", block=len(article.body))
