"""The corpus: all articles and what stands between them.

Ids of people, keywords, institutions, acts and systems are ASCII, lower case (acts keep their
registry's capitals in ``registry_id`` and are lower case in ``id``), and are the last part of
the page's URL.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.model import Article, Lang


@dataclass(frozen=True, slots=True)
class Person:
    """One person across languages, spellings and articles.

    Attributes:
        id: last part of the URL.
        name: the fullest name of each language.
        variants: every other spelling met, in order of first appearance.
        orcid: bare ORCID or None.
        institutions: ids of the institutions, in order of first appearance.
        articles: ids, newest first.
        coauthors: ids of the other people of those articles.
        reasons: why spellings were taken for one person, in English, a sentence each.
    """

    id: str
    name: Mapping[Lang, str]
    variants: tuple[str, ...] = ()
    orcid: str | None = None
    institutions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    coauthors: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution with its name in each language."""

    id: str
    name: Mapping[Lang, str]
    variants: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keyword:
    """One concept with its labels.

    Attributes:
        label: the label in each language that has one.
        variants: other forms of the labels, by language.
        articles: ids of the articles whose keyword lists hold it.
        related: ids of keywords that stand beside it in articles, the most frequent first.
        sure: False where the three labels were put together on a guess; the page says so.
        apart: by language, what lists show behind the label where another keyword has the same one.
    """

    id: str
    label: Mapping[Lang, str]
    variants: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)
    articles: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    sure: bool = True
    apart: Mapping[Lang, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in an article.

    Attributes:
        article: its id.
        where: ``body``, ``reference``, ``abstract``, ``footnote``.
        block: 0-based index of the body block, footnote, entry of ``references.original``, or
            paragraph of the abstract in the article's language. A body block behind the last one
            stands for a place that is not known (a record without its text).
        start, end: the mention's place in that block's text (characters): of a list in the text of
            the item, of a table in that of the cell (its caption, where ``row`` is -1); equal where no
            place can be given (what only the romanized twin of an entry says).
        section: the heading above it, if any.
        text: the words themselves.
        provision: the article of the act that is cited ("9", "71"), if given.
        item: index of the list item, -1 elsewhere.
        row, column: cell of a table (the header is row 0), -1 elsewhere.
    """

    article: str
    where: Literal["body", "reference", "abstract", "footnote"]
    block: int
    start: int = 0
    end: int = 0
    section: str = ""
    text: str = ""
    provision: str = ""
    item: int = -1
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class Act:
    """A legal act and the places that cite it.

    Attributes:
        id: last part of the URL: the registry id in lower case.
        registry: ``adilet`` or ``zakon``.
        registry_id: the number as the registry writes it.
        title: by language, as the articles or ``acts.yml`` have it.
        kind: ``constitution``, ``code``, ``law``, ``decree``, ``resolution``, ``order`` … or "".
        date: ISO or "".
        number: ``94-V`` or "".
        status: ``repealed`` where an article says so, else "".
        urls: link to the text in each language the registry has.
        country: ``KZ``, "" for an act of another country or organisation that a link names.
        zakon: numbers of the same act at online.zakon.kz.
        apart: by language, what lists show behind the title where another act has the same one.
    """

    id: str
    registry: Literal["adilet", "zakon"]
    registry_id: str
    title: Mapping[Lang, str]
    kind: str = ""
    date: str = ""
    number: str = ""
    status: str = ""
    urls: Mapping[Lang, str] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    country: str = "KZ"
    zakon: tuple[str, ...] = ()
    apart: Mapping[Lang, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class System:
    """A digital system of a state or a court, and who discusses it."""

    id: str
    name: Mapping[Lang, str]
    country: str = ""
    owner: Mapping[Lang, str] = field(default_factory=dict)
    purpose: Mapping[Lang, str] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class CitationLink:
    """An in-text citation and the entry it means.

    Spans of one text never overlap. A span takes no brackets with it: of ``(Smith 2019; Lee 2020)``
    the words of each are one span, of ``[3–6]`` the two numbers are (entries 4 and 5, which have no
    words of their own, get an empty span, ``start == end``, at the dash). A citation that is a bare
    URL has the whole Markdown link as its span.

    Attributes:
        block: 0-based index into the body, or into the footnotes.
        start, end: place in the block's text: of a list the item's text, of a table the cell's
            text (its caption, where ``row`` is -1), of a figure the caption.
        item: index of the list item, -1 elsewhere.
        entry: 0-based index into ``references.original``.
        row, column: cell of a table (the header is row 0), -1 elsewhere.
        where: ``body`` or ``footnote``.
    """

    article: str
    block: int
    start: int
    end: int
    entry: int
    item: int = -1
    row: int = -1
    column: int = -1
    where: Literal["body", "footnote"] = "body"


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work that articles of the collection have in their reference lists.

    Attributes:
        id: stable short name: the DOI, the act's number or words of the title, as a slug.
        text: the entry as the first article prints it.
        articles: ids of the articles that list it, newest first.
        entries: ``(article id, index into references.original)``, in the order of ``articles``.
        act: the page of the act that it is, if it is one.
    """

    id: str
    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""
    doi: str = ""
    url: str = ""
    articles: tuple[str, ...] = ()
    entries: tuple[tuple[str, int], ...] = ()
    act: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another article worth reading, and why.

    Attributes:
        article: its id.
        score: higher is nearer.
        reasons: ``(kind, id)`` pairs, kind one of keyword, act, system, reference, person.
    """

    article: str
    score: float
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class IssueEntry:
    """One issue of a journal, its articles in printed order."""

    journal: str
    id: str
    year: int | None
    volume: str | None
    number: str | None
    label: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything the pages need.

    Attributes:
        articles: by id, in the order of lists: newest first, then by id.
        author_ids: for each article the person id of each author, in byline order.
        keyword_ids: for each article and language the keyword id of each keyword, in order.
        institution_ids: for each article the institution id of each affiliation number, in order.
        act_ids: for each article the act page of each entry of its ``acts``, in order; "" where the
            document linked is no legal act and has no page.
        citations: in-text citations by article id.
        related: by article id, at most five.
        cited_by: by article id, the ids of collection articles that cite it.
        most_cited: works that two or more articles list, by id, the most listed first.
    """

    articles: Mapping[str, Article]
    people: Mapping[str, Person] = field(default_factory=dict)
    institutions: Mapping[str, Institution] = field(default_factory=dict)
    keywords: Mapping[str, Keyword] = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)
    systems: Mapping[str, System] = field(default_factory=dict)
    issues: tuple[IssueEntry, ...] = ()
    author_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keyword_ids: Mapping[str, Mapping[Lang, tuple[str, ...]]] = field(default_factory=dict)
    institution_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    act_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    citations: Mapping[str, tuple[CitationLink, ...]] = field(default_factory=dict)
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)
    cited_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    most_cited: Mapping[str, CitedWork] = field(default_factory=dict)


def newest_first(article: Article) -> tuple[int, str]:
    """Sort key of all lists: newest year first, then id."""
    return (-(article.year or 0), article.id)
