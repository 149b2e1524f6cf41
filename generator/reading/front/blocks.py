"""What front matter holds: one block a language, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import Lang
from generator.reading.byline import Byline
from generator.reading.chunks import Chunk
from generator.reading.language import detect
from generator.reading.vocabulary import Vocabulary

Kind = str
#: An abstract as long as this tells a block's language better than its title does.
_TELLING = 100
#: So many chunks of one kind tell a block's language.
_MOST_CHUNKS = 20


@dataclass(slots=True)
class Block:
    """One language's part of a front, chunk by chunk."""

    byline: list[tuple[Chunk, Byline]] = field(default_factory=list)
    affiliations: list[Chunk] = field(default_factory=list)
    emails: list[Chunk] = field(default_factory=list)
    title: list[Chunk] = field(default_factory=list)
    abstract: list[Chunk] = field(default_factory=list)
    keywords: list[Chunk] = field(default_factory=list)
    keywords_language: Lang | None = None
    #: Whether the abstract is its label alone so far.
    bare_label: bool = False
    bios: list[Chunk] = field(default_factory=list)
    statements: list[Chunk] = field(default_factory=list)
    #: For each affiliation and each e-mail the place in ``byline`` of the names right above it.
    affiliation_under: list[int] = field(default_factory=list)
    email_under: list[int] = field(default_factory=list)
    #: The marks of the names of so many bylines, of which this is the last.
    _marks: set[str] = field(default_factory=set)
    _marks_of: int = 0
    _marks_to: Byline | None = None

    def marks(self) -> set[str]:
        """The marks of its names; of each byline they are taken once."""
        known = self._marks_of
        if known and (known > len(self.byline) or self.byline[known - 1][1] is not self._marks_to):
            self._marks, known = set(), 0
        for _, byline in self.byline[known:]:
            self._marks.update(mark for name in byline.names for mark in name.marks)
        self._marks_of = len(self.byline)
        self._marks_to = self.byline[-1][1] if self.byline else None
        return self._marks

    def add_affiliation(self, chunk: Chunk) -> None:
        """Put an affiliation under the names read last."""
        self.affiliations.append(chunk)
        self.affiliation_under.append(len(self.byline) - 1)

    def add_email(self, chunk: Chunk, under: int | None = None) -> None:
        """Put an e-mail or an ORCID under the names read last, or under those at a given place."""
        self.emails.append(chunk)
        self.email_under.append(len(self.byline) - 1 if under is None else under)

    def people(self) -> Block:
        """Its people and where they work, as a block of their own."""
        return Block(
            byline=[*self.byline],
            affiliations=[*self.affiliations],
            affiliation_under=[*self.affiliation_under],
        )

    def closed(self) -> bool:
        """Whether a byline or a title after this belongs to the next language."""
        return bool(self.keywords or (self.abstract and self.title and not self.bare_label))

    def language(self, vocabulary: Vocabulary) -> Lang | None:
        """The block's language: its keyword label's, else that of abstract and title."""
        if self.keywords_language:
            return self.keywords_language
        parts = (self.abstract, self.title, self.affiliations, self.bios)
        if self.title and sum(len(chunk.text) for chunk in self.abstract[:_TELLING]) < _TELLING:
            parts = (self.title, self.abstract, self.affiliations, self.bios)  # a short line tells less
        for part in parts:
            text = " ".join(chunk.text for chunk in part[:_MOST_CHUNKS])
            if text and (lang := detect(text, vocabulary)):
                return lang
        return None


@dataclass(slots=True)
class Front:
    """What a stretch of front matter holds.

    Attributes:
        blocks: one a language, in printed order.
        identifiers: chunks of IRSTI, UDC, DOI, masthead and article type.
        dates: chunks of dates.
        leftover: chunks that are none of all that.
        stray: chunks of which nothing tells what they are.
        foreign: chunks in a language that the record does not hold.
        rubric: a line in capitals above identifiers, where the title stands below them.
    """

    blocks: list[Block] = field(default_factory=list)
    identifiers: list[Chunk] = field(default_factory=list)
    dates: list[Chunk] = field(default_factory=list)
    leftover: list[Chunk] = field(default_factory=list)
    stray: list[Chunk] = field(default_factory=list)
    foreign: list[Chunk] = field(default_factory=list)
    rubric: list[Chunk] = field(default_factory=list)
