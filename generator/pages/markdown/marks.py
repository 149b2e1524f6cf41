"""The marks of a record's text (see :mod:`generator.model`): where they stand, and what is in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.pages.markdown.escaping import is_folded, spaced

# Without one of these a text has no markup at all.
MARKUP = re.compile(r"[\\*{}\[\]]")
_INLINE = re.compile(
    r"\\(?P<literal>[!-/:-@\[-`{-~])"
    r"|(?P<stars>\*+)"
    r"|(?P<up>\^\{)|(?P<down>~\{)|(?P<shut>\})"
    r"|(?P<bracket>\[)|\](?P<target>\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\))"
)


@dataclass(slots=True)
class Piece:
    """A mark, or the words between two.

    Attributes:
        kind: ``text``, ``bold``, ``italic``, ``up``, ``down`` or ``link``.
        start, end: place in the record's text.
        text: its letters.
        role: ``open`` and ``close`` of marks, else ``text``.
        href: where the link that opens here leads.
    """

    kind: str
    start: int
    end: int
    text: str
    role: str = "text"
    href: str = ""


def is_plain(text: str) -> bool:
    """Whether a text surely has no markup and no white but single spaces between words."""
    return not MARKUP.search(text) and is_folded(text)


def plain(text: str) -> str:
    """The letters of a record's text without its markup.

    >>> plain("H~{2}O is **wet**")
    'H2O is wet'
    """
    if not MARKUP.search(text):
        return (text if is_folded(text) else spaced(text)).strip()
    return spaced("".join(p.text for p in read(text) if p.role == "text")).strip()


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Piece, ...]:
    """Cuts the text at its marks; a mark without its partner is text. Nobody changes the result."""
    reader = _Reader(text)
    place = 0
    for match in _INLINE.finditer(text):
        reader.words(place, match.start())
        place = match.end()
        reader.take(match)
    reader.words(place, len(text))
    reader.lose(0)
    return tuple(reader.pieces)


class _Reader:
    """Puts the pieces of a text together."""

    def __init__(self, text: str) -> None:
        self.pieces: list[Piece] = []
        self._text = text
        self._open: list[int] = []  # indexes of pieces

    def words(self, start: int, end: int, letters: str | None = None) -> None:
        """Adds the words of a part, or letters in their place."""
        if end > start:
            letters = self._text[start:end] if letters is None else letters
            self.pieces.append(Piece("text", start, end, letters))

    def take(self, match: re.Match[str]) -> None:
        """Adds a mark."""
        start, end = match.span()
        if match["literal"]:
            self.words(start, end, match["literal"])
        elif match["stars"]:
            self._stars(start, end)
        elif match["up"] or match["down"]:
            self._begin("up" if match["up"] else "down", start, end)
        elif match["shut"]:
            if not self._finish(self._innermost("up", "down"), start, end):
                self.words(start, end)
        elif match["bracket"]:
            self._begin("link", start, end)
        elif match["target"] and not self._finish("link", start, end, match["target"][1:-1]):
            self.words(start, end)

    def lose(self, depth: int) -> None:
        """Makes words of the open marks from a depth on."""
        for at in self._open[depth:]:
            self.pieces[at].kind = self.pieces[at].role = "text"
        del self._open[depth:]

    def _innermost(self, *kinds: str) -> str:
        """The kind of the last open mark of these kinds, "" where none is open."""
        inside = (self.pieces[at].kind for at in reversed(self._open))
        return next((kind for kind in inside if kind in kinds), "")

    def _begin(self, kind: str, start: int, end: int) -> None:
        self._open.append(len(self.pieces))
        self.pieces.append(Piece(kind, start, end, self._text[start:end], "open"))

    def _finish(self, kind: str, start: int, end: int, href: str = "") -> bool:
        """Closes the innermost mark of the kind; those within it that are still open have no partner."""
        depths = range(len(self._open) - 1, -1, -1)
        depth = next((n for n in depths if self.pieces[self._open[n]].kind == kind), -1)
        if depth < 0:
            return False
        self.lose(depth + 1)
        self.pieces[self._open.pop()].href = href
        self.pieces.append(Piece(kind, start, end, self._text[start:end], "close"))
        return True

    def _stars(self, start: int, end: int) -> None:
        """Adds a run of stars: each one or two of them open or close something."""
        while start < end:
            left, closest = end - start, self._innermost("bold", "italic")
            single = left == 1 or (left == 3 and closest == "italic")
            kind, taken = ("italic", 1) if single else ("bold", 2)
            if not self._innermost(kind):
                self._begin(kind, start, start + taken)
            elif kind in ("bold", closest):
                self._finish(kind, start, start + taken)
            else:  # one star in bold words within italic ones
                self.words(start, start + taken)
            start += taken
