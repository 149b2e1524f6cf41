"""The article record: the one shape in which an article travels through the house.

Every class is frozen. The same classes check YAML records that people wrote
(:func:`generator.files.read_record`) and print the JSON Schema (``maqala schema``), so that
the schema can never say something else than the code.

Text fields hold a small safe Markdown subset: ``**bold**``, ``*italic*``, ``^{super}``,
``~{sub}`` and ``[words](https://…)``; a bare ``https://…`` is a link, too. A star, a backslash or
``^{`` that is meant as a letter has a backslash before it; brackets that are no link stand as they
are. Everything else in them is plain text.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.packed import Large, Packed, packed

Lang = Literal["kk", "ru", "en"]
LANGUAGES: tuple[Lang, ...] = ("kk", "ru", "en")
#: A day as ISO writes it.
Day = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class Record(BaseModel):
    """Base of all parts of a record: frozen, and no field that the schema does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(Record):
    """Where an article was read from.

    Attributes:
        file: path as the user gave it (its name is what people see).
        lines: first and last line, 1-based and inclusive; the rubric above is not counted.
    """

    file: str
    lines: tuple[int, int] = (1, 1)


class Issue(Record):
    """A journal issue, as its masthead prints it."""

    volume: str | None = None
    number: str | None = None
    label: str | None = None


class Dates(Record):
    """The history of an article; ISO dates (``2025-10-16``)."""

    received: str | None = None
    revised: str | None = None
    accepted: str | None = None
    published: str | None = None


class Author(Record):
    """One person of a byline: the three names of one person stand together.

    Attributes:
        name: the name as each language's byline prints it, without marks.
        full_name: the name as each language's author information prints it.
        affiliations: 1-based numbers into the article's ``affiliations`` lists.
        orcid: bare ``0000-0000-0000-0000``.
        email: the address tied to this person.
        corresponding: whether the article calls this person its corresponding author.
    """

    name: dict[Lang, str]
    full_name: dict[Lang, str] = {}
    affiliations: tuple[int, ...] = ()
    orcid: str | None = None
    email: str | None = None
    corresponding: bool = False


class ListItem(Record):
    """One item of a list and the source lines it was put together from."""

    text: str
    lines: tuple[int, ...] = ()


class Heading(Record):
    """A section heading; level 1 is a section of the article."""

    type: Literal["heading"] = "heading"
    level: int = 1
    text: str
    lines: tuple[int, ...] = ()


class Paragraph(Record):
    """A paragraph, joined across pages and columns."""

    type: Literal["paragraph"] = "paragraph"
    text: str
    lines: tuple[int, ...] = ()


class ListBlock(Record):
    """A list. ``start`` is the number of an ordered list's first item."""

    type: Literal["list"] = "list"
    ordered: bool = False
    start: int = 1
    items: tuple[ListItem, ...]
    lines: tuple[int, ...] = ()


class Table(Record):
    """A table; the first row is its header. Rows have equal length."""

    type: Literal["table"] = "table"
    caption: str | None = None
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...] = ()


class Figure(Record):
    """A figure, of which the text has only the caption."""

    type: Literal["figure"] = "figure"
    caption: str
    lines: tuple[int, ...] = ()


class Quote(Record):
    """A displayed quotation."""

    type: Literal["quote"] = "quote"
    text: str
    lines: tuple[int, ...] = ()


Block = Annotated[Heading | Paragraph | ListBlock | Table | Figure | Quote, Field(discriminator="type")]


class Footnote(Record):
    """A footnote; ``mark`` is what the text prints as its superscript."""

    mark: str
    text: str
    lines: tuple[int, ...] = ()


class Reference(Record):
    """An entry of a reference list.

    Attributes:
        text: the entry as printed, put together, without its number or bullet.
        same_as: 0-based index of the same work in the other list.
    """

    text: str
    lines: tuple[int, ...] = ()
    doi: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    year: str | None = None
    title: str | None = None
    same_as: int | None = Field(None, ge=0)


class References(Record):
    """Both reference lists; with one list it is ``original``."""

    original: Annotated[Sequence[Reference], Large("original", Reference)] = ()
    romanized: Annotated[Sequence[Reference], Large("romanized", Reference)] = ()

    def works(self) -> Iterator[tuple[Reference, ...]]:
        """Each entry of ``original``, and behind it that of ``romanized`` for the same work, if there is one."""
        romanized = tuple(self.romanized)
        for entry in self.original:
            twin = len(romanized) if entry.same_as is None else entry.same_as
            yield (entry, *romanized[twin : twin + 1])


class AuthorInfo(Record):
    """One person's paragraph in the "information about the authors"; ``name`` as printed there."""

    text: str
    name: str | None = None


class ActCitation(Record):
    """A legal act that the article cites.

    Attributes:
        registry: whose number ``id`` is: adilet.zan.kz or online.zakon.kz.
        id: the number as printed in the link, or derived from kind, date and number.
        cited_as: ``link`` where a link has the number, ``text`` where the words name the act.
    """

    registry: Literal["adilet", "zakon"] = "adilet"
    id: str
    cited_as: Literal["link", "text"] = "link"
    lines: tuple[int, ...] = ()


class Discarded(Record):
    """Words of the source that belong to no field, and why."""

    text: str
    lines: tuple[int, ...] = ()
    reason: str


class Change(Record):
    """A change to an article since it was first published.

    Attributes:
        date: ISO, where it is known.
        field: the dotted path of the field that was changed.
        reason: in one language, or by language.
    """

    date: Day | None = None
    field: str
    reason: str | dict[Lang, str]


class Withdrawal(Record):
    """That an article was withdrawn (retracted); its page stays, with this on it.

    Attributes:
        date: ISO.
        reason: by language.
        text: whether the text stays on the page; None leaves it to the site's setting.
        notice: the web address of the journal's own notice.
    """

    date: Day | None = None
    reason: dict[Lang, str] = {}
    text: Literal["kept", "removed"] | None = None
    notice: str | None = Field(None, pattern=r"^https?://[^\s/<>\"']+[^\s<>\"']*$")


class Article(Record):
    """One article. ``design.md``'s section 4 is its table of fields.

    ``first_page`` is where the contents of its issue let an article begin that does not print its ``pages``.
    """

    id: str
    source: Source | None = None
    language: Lang
    journal: str | None = None
    issue: Issue | None = None
    year: int | None = Field(None, ge=1, le=9999)
    pages: str | None = None
    first_page: str | None = None
    doi: str | None = None
    udc: str | None = None
    irsti: str | None = None
    dates: Dates = Dates()
    rubric: dict[Lang, str] = {}
    title: dict[Lang, str]
    authors: tuple[Author, ...] = ()
    affiliations: dict[Lang, tuple[str, ...]] = {}
    abstract: dict[Lang, tuple[str, ...]] = {}
    summary: dict[Lang, str] = {}
    keywords: dict[Lang, tuple[str, ...]] = {}
    body: Annotated[Sequence[Block], Large("body", Block)] = ()
    footnotes: Annotated[Sequence[Footnote], Large("footnotes", Footnote)] = ()
    references: References = References()
    author_info: dict[Lang, tuple[AuthorInfo, ...]] = {}
    funding: dict[Lang, str] = {}
    acknowledgements: dict[Lang, str] = {}
    conflict_of_interest: dict[Lang, str] = {}
    citation: dict[Lang, str] = {}
    acts: tuple[ActCitation, ...] = ()
    systems: tuple[str, ...] = ()
    discarded: Annotated[Sequence[Discarded], Large("discarded", Discarded)] = ()
    former_ids: tuple[str, ...] = ()
    rights: Literal["full-text", "abstract", "record"] | None = None
    changes: tuple[Change, ...] = ()
    withdrawn: Withdrawal | None = None

    def has_full_text(self) -> bool:
        """Whether the record holds the body and not only facts about it."""
        if isinstance(self.body, Packed):
            return _has_paragraph(self.body.data)
        return any(block.type == "paragraph" for block in self.body)

    def packed(self) -> Article:
        """The same article, its large parts packed (:mod:`generator.packed`)."""
        small = {part: packed(part, items) for part, items in self._large()}
        if all(small[part] is items for part, items in self._large()):
            return self
        lists = {part: small.pop(part) for part in ("original", "romanized")}
        return self.model_copy(update=small | {"references": self.references.model_copy(update=lists)})

    def state(self) -> tuple[str, ...]:
        """Texts that differ where articles differ; soon told of one that is packed.

        Of a part that is watched (:mod:`generator.tracing`) they tell as much as shows from outside.
        """
        parts = (packed(part, items) for part, items in self._large())
        known = (part.known if isinstance(part, Packed) else "" for part in parts)
        return self.model_dump_json(exclude=_LARGE), *known

    def has_sign(self, *signs: str) -> bool:
        """Whether any text of the article has one of these signs, which JSON does not escape."""
        parts = [packed(part, items) for part, items in self._large()]
        texts = [self.model_dump_json(exclude=_LARGE).encode()]
        texts += [part.json() for part in parts if isinstance(part, Packed)]
        return any(sign.encode() in text for sign in signs for text in texts)

    def _large(self) -> Iterator[tuple[str, Sequence[Record]]]:
        yield from ((part, getattr(self, part)) for part in ("body", "footnotes", "discarded"))
        yield "original", self.references.original
        yield "romanized", self.references.romanized


_LARGE = {"body", "footnotes", "discarded", "references"}


@lru_cache(maxsize=1 << 16)
def _has_paragraph(body: bytes) -> bool:
    # Within texts, JSON has a backslash before each quote: this is a block's type and nothing else.
    return b'"type":"paragraph"' in zlib.decompress(body)


def as_data(article: Article) -> dict[str, Any]:
    """The record as plain data for JSON or YAML, empty fields left out.

    A title stands there even where none was found: it is what a record must have.
    """
    return _prune(article.model_dump(mode="json", exclude_none=True))


def _prune(value: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key == "title" or item not in ({}, [], "")}
