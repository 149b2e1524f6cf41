"""How complete each article is: the table of ``maqala check``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from generator.diagnostics import Diagnostic
from generator.model import LANGUAGES, Article, Lang


@dataclass(frozen=True, slots=True)
class Row:
    """What one article has.

    Attributes:
        article: its id.
        language: of the body.
        title, abstract, summary: languages that have one, such as ``kk ru en``.
        keywords: how many, by language in the order kk, ru, en.
        authors: how many.
        doi: whether it has one.
        dates: how many of received, revised, accepted and published.
        sections: headings of the body.
        paragraphs: paragraphs and list items of the body; 0 where only facts are published.
        references: entries of the original and the romanized list.
        errors, warnings: findings about the article.
    """

    article: str
    language: str
    title: str
    abstract: str
    summary: str
    keywords: tuple[int, int, int]
    authors: int
    doi: bool
    dates: int
    sections: int
    paragraphs: int
    references: tuple[int, int]
    errors: int
    warnings: int


def rows(articles: Iterable[Article], found: Sequence[Diagnostic]) -> tuple[Row, ...]:
    """A row an article, in the order given."""
    return tuple(_row(article, found) for article in articles)


def as_table(table: Sequence[Row]) -> str:
    """The rows as columns of text, with what the columns mean below."""
    head = (
        "article", "lang", "title", "abstract", "summary", "keywords", "authors", "DOI", "dates",
        "sections", "text", "references", "errors", "warnings",
    )  # fmt: skip
    cells = [head, *map(_cells, table)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    lines.append("")
    lines.append(
        "keywords: how many in kk/ru/en; dates: of received, revised, accepted, published; "
        "text: paragraphs and list items; references: original/romanized."
    )
    return "\n".join(lines)


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.article, row.language, row.title or "-", row.abstract or "-", row.summary or "-",
        "/".join(map(str, row.keywords)), str(row.authors), "yes" if row.doi else "-", str(row.dates),
        str(row.sections), str(row.paragraphs), "/".join(map(str, row.references)),
        str(row.errors), str(row.warnings),
    )  # fmt: skip


def as_data(table: Sequence[Row]) -> list[dict[str, object]]:
    """The rows as plain data for JSON."""
    return [asdict(row) for row in table]


def _row(article: Article, found: Sequence[Diagnostic]) -> Row:
    own = [d.severity for d in found if d.article == article.id]
    return Row(
        article=article.id,
        language=article.language,
        title=_languages(article.title),
        abstract=_languages(article.abstract),
        summary=_languages(article.summary),
        keywords=tuple(len(article.keywords.get(lang, ())) for lang in LANGUAGES),  # type: ignore[arg-type]
        authors=len(article.authors),
        doi=article.doi is not None,
        dates=sum(value is not None for _, value in article.dates),
        sections=sum(block.type == "heading" for block in article.body),
        paragraphs=sum(
            len(block.items) if block.type == "list" else block.type in ("paragraph", "quote")
            for block in article.body
        ),
        references=(len(article.references.original), len(article.references.romanized)),
        errors=own.count("error"),
        warnings=own.count("warning"),
    )


def _languages(by_language: Mapping[Lang, object]) -> str:
    return " ".join(lang for lang in LANGUAGES if by_language.get(lang))
