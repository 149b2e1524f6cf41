"""How complete each article is: the table of ``maqala check``."""

from __future__ import annotations

from collections import Counter
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
    number = Counter((d.article, d.severity) for d in found)
    return tuple(
        _row(article, number[article.id, "error"], number[article.id, "warning"]) for article in articles
    )


def as_table(table: Sequence[Row], width: int = 80) -> str:
    """The rows as columns of text, with what the columns mean below.

    Args:
        table: from :func:`rows`.
        width: of the screen in letters; ids are shortened in the middle where they would not fit.
    """
    cells = [_HEAD, *map(_cells, table)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEAD))]
    room = max(width - sum(widths[1:]) - len(widths) + 1, _SHORTEST_ID)
    widths[0] = min(widths[0], room)
    lines = [
        " ".join(_cut(cell, space).ljust(space) for cell, space in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
    lines.insert(1, " ".join("-" * space for space in widths))
    return "\n".join([*lines, "", _LEGEND])


_SHORTEST_ID = 20
_HEAD = ("article", "in", "tit", "abs", "sum", "keyw", "by", "doi", "dat", "body", "refs", "e/w")
_LEGEND = """\
in: language of the text    tit, abs, sum: title, abstract, summary; k Kazakh,
keyw: keywords kk/ru/en     r Russian, e English, - missing
body: headings/paragraphs   by: authors   dat: dates, of four
refs: original/romanized    e/w: errors/warnings"""


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.article, row.language, _initials(row.title), _initials(row.abstract), _initials(row.summary),
        "/".join(map(str, row.keywords)), str(row.authors), "yes" if row.doi else "-", str(row.dates),
        f"{row.sections}/{row.paragraphs}", "/".join(map(str, row.references)),
        f"{row.errors}/{row.warnings}",
    )  # fmt: skip


def _initials(languages: str) -> str:
    """``kk en`` as ``k-e``."""
    return "".join(lang[0] if lang in languages.split() else "-" for lang in LANGUAGES)


def _cut(text: str, space: int) -> str:
    if len(text) <= space:
        return text
    behind = space // 3
    return f"{text[: space - behind - 1]}…{text[len(text) - behind :]}"


def as_data(table: Sequence[Row]) -> list[dict[str, object]]:
    """The rows as plain data for JSON."""
    return [asdict(row) for row in table]


def _row(article: Article, errors: int, warnings: int) -> Row:
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
        errors=errors,
        warnings=warnings,
    )


def _languages(by_language: Mapping[Lang, object]) -> str:
    return " ".join(lang for lang in LANGUAGES if by_language.get(lang))
