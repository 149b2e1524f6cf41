"""What stands behind the body, while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import Discarded, Footnote, Lang
from generator.reading.chunks import Chunk
from generator.reading.front.blocks import Front


@dataclass(slots=True)
class RawEntry:
    """An entry being put together: its text, its lines, the number it was printed with, and its bullet."""

    text: str
    lines: tuple[int, ...]
    number: int | None = None
    bullet: str = ""


@dataclass(slots=True)
class RawList:
    """A reference list: its heading, the line of the heading, and its entries."""

    heading: str
    line: int
    entries: list[RawEntry] = field(default_factory=list)
    #: Whether the name of a part of the list has been read, and nothing below it.
    parted: bool = False


@dataclass(slots=True)
class Person:
    """One person's author information: the paragraph, and what was found in it."""

    text: str
    lines: tuple[int, ...]
    name: str | None = None
    email: str | None = None
    orcid: str | None = None
    corresponding: bool = False
    #: Whether the name has a line of its own, and each thing that is said of the person has one.
    card: bool = False


@dataclass(slots=True)
class Back:
    """Everything behind the body."""

    lists: list[RawList] = field(default_factory=list)
    fronts: list[Front] = field(default_factory=list)
    people: dict[Lang, list[Person]] = field(default_factory=dict)
    statements: dict[str, dict[Lang, str]] = field(default_factory=dict)
    dates: list[Chunk] = field(default_factory=list)
    addresses: list[Chunk] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)
    leftover: list[Chunk] = field(default_factory=list)
    #: What stands below the reference lists and belongs to the body.
    appendix: list[Chunk] = field(default_factory=list)
    #: Whose information was read last.
    last: Person | None = None

    def add(self, person: Person, language: Lang) -> None:
        """Put a person's information to the others of its language."""
        self.people.setdefault(language, []).append(person)
        self.last = person
