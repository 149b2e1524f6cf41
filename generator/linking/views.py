"""A text of the record without its markup, with the way back to every character's place."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\(?P<escaped>.)"
    r"|\[(?P<words>(?:\\.|[^\[\]\\]){1,1000})\]\((?P<url>(?:https?:|mailto:|/|#)(?:[^()\s]|\([^()\s]{0,300}\)){1,2000})\)"
    r"|(?P<raised>[\^~]\{[^{}]{0,60}\})"
    r"|(?P<stars>\*+)"
    r"|<(?P<auto>https?:[^<>\s]{1,2000})>"
    r"|(?P<run>[^\\\[\^~*<]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link: its words' place in the plain text, and its own in the source text."""

    start: int
    end: int
    url: str
    source: tuple[int, int]


@dataclass(frozen=True, slots=True)
class View:
    """A text without markup.

    Attributes:
        text: the plain words; every character stands for one of ``source``.
        source: the text with its markup.
        places: for each plain character its index in ``source``.
        links: the Markdown links, in order.
    """

    text: str
    source: str
    places: tuple[int, ...]
    links: tuple[Link, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the source of a plain span, widened so that it cuts no markup in two."""
        for link in self.links:
            if link.start < end and start < link.end:
                first, last = link.source
                before = self.places[start] if start < link.start else first
                after = self.places[end - 1] + 1 if end > link.end else last
                return min(before, first), max(after, last)
        first, last = self.places[start], self.places[end - 1] + 1
        while len(re.findall(r"(?<!\\)\*", self.source[first:last])) % 2 and last < len(self.source):
            if self.source[last] == "*":
                last += 1
            elif first and self.source[first - 1] == "*":
                first -= 1
            else:
                break
        return first, last


def view(source: str) -> View:
    """Take the markup off a text of the record.

    >>> v = view("A **bold** word")
    >>> v.text, v.places[2]
    ('A bold word', 4)
    """
    text: list[str] = []
    places: list[int] = []
    links: list[Link] = []

    def add(piece: str, at: int) -> None:
        text.append(piece)
        places.extend(range(at, at + len(piece)))

    for match in _TOKEN.finditer(source):
        kind = match.lastgroup
        if kind == "escaped":
            add(match["escaped"], match.start("escaped"))
        elif kind == "url":
            begin = len(places)
            inner = view(match["words"])
            offset = match.start("words")
            text.append(inner.text)
            places.extend(offset + place for place in inner.places)
            links.append(Link(begin, len(places), match["url"], match.span()))
        elif kind == "auto":
            begin = len(places)
            add(match["auto"], match.start("auto"))
            links.append(Link(begin, len(places), match["auto"], match.span()))
        elif kind in ("raised", "stars"):
            continue
        else:
            add(match[0], match.start())
    return View("".join(text), source, tuple(places), tuple(links))
