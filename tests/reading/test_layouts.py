"""The reader on other journals' layouts: original sources, each with its facts written by hand.

A fixture is ``NAME.txt`` or ``NAME.md`` with ``NAME.expected.yml`` beside it. What the expectation
does not name must not be found: a field that is absent there has to be empty in the record.
``known`` lists the fields that the reader still gets wrong; one that comes out right fails the
test, so the list can only shrink.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import LANGUAGES, Article
from generator.reading import read_source
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.loading import load

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "layouts"
SOURCES = sorted(p for p in FIXTURES.iterdir() if p.suffix in (".txt", ".md"))

#: Tags are no words of an article.
_TAG = re.compile(r"</?(?:su[pb]|table|tr|td|th|span|br)\b[^<>]*>")
_TEXTS = ("funding", "acknowledgements", "conflict_of_interest", "citation")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load(ROOT / "site_config")


def expected_of(source: Path) -> list[dict[str, Any]]:
    """The expectations of a fixture, one an article."""
    data = yaml.safe_load(source.with_suffix(".expected.yml").read_text(encoding="utf-8"))
    return data.get("articles") or [data]


def comparisons(article: Article, want: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    """Every field as ``(name, got, wanted)``."""
    yield "language", article.language, want.get("language")
    if "lines" in want:
        yield "lines", article.source and list(article.source.lines), want["lines"]
    for field in ("doi", "udc", "irsti", "pages", "first_page"):
        yield field, getattr(article, field), want.get(field)
    if "year" in want:
        yield "year", article.year, want["year"]
    if "rubric" in want:
        yield "rubric", dict(article.rubric), want["rubric"]
    for field in ("received", "revised", "accepted", "published"):
        date = want.get("dates", {}).get(field)
        yield f"dates.{field}", getattr(article.dates, field), date and str(date)
    for lang in LANGUAGES:
        yield f"title.{lang}", article.title.get(lang), want.get("title", {}).get(lang)
        for field in ("affiliations", "keywords"):
            yield (
                f"{field}.{lang}",
                list(getattr(article, field).get(lang, ())),
                want.get(field, {}).get(lang, []),
            )
        yield from _abstract(lang, article.abstract.get(lang, ()), want.get("abstract", {}).get(lang))
        yield (
            f"author_info.{lang}",
            len(article.author_info.get(lang, ())),
            want.get("author_info", {}).get(lang, 0),
        )
    yield from _authors(article, want.get("authors", []))
    yield from _body(article, want)
    yield from _back(article, want)


def _abstract(
    lang: str, got: tuple[str, ...], want: dict[str, Any] | None
) -> Iterator[tuple[str, object, object]]:
    if want is None:
        yield f"abstract.{lang}", list(got), []
        return
    whole = _plain(" ".join(got))
    yield f"abstract.{lang}.start", whole[: len(want["start"])], want["start"]
    yield f"abstract.{lang}.end", whole[-len(want["end"]) :], want["end"]
    yield f"abstract.{lang}.paragraphs", len(got), want["paragraphs"]


def _authors(article: Article, want: list[dict[str, Any]]) -> Iterator[tuple[str, object, object]]:
    yield "authors", len(article.authors), len(want)
    for number, person in enumerate(want):
        found = article.authors[number] if number < len(article.authors) else None
        at = f"authors.{number + 1}"
        for lang in LANGUAGES:
            yield f"{at}.name.{lang}", found and found.name.get(lang), person["name"].get(lang)
            if "full_name" in person:
                yield (
                    f"{at}.full_name.{lang}",
                    found and found.full_name.get(lang),
                    person["full_name"].get(lang),
                )
        yield f"{at}.affiliations", found and list(found.affiliations), person.get("affiliations", [])
        yield f"{at}.email", found and found.email, person.get("email")
        yield f"{at}.orcid", found and found.orcid, person.get("orcid")
        yield f"{at}.corresponding", bool(found and found.corresponding), person.get("corresponding", False)


def _body(article: Article, want: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    body = article.body
    headings = [[b.level, b.text] for b in body if b.type == "heading"]
    yield "headings", headings, want.get("headings", [])
    tables = [
        {"caption": b.caption, "columns": len(b.rows[0]), "rows": len(b.rows)}
        for b in body
        if b.type == "table"
    ]
    yield "tables", tables, want.get("tables", [])
    yield "figures", [_plain(b.caption) for b in body if b.type == "figure"], want.get("figures", [])
    yield "quotes", sum(b.type == "quote" for b in body), want.get("quotes", 0)
    yield "footnotes", len(article.footnotes), want.get("footnotes", 0)
    yield "items", sum(len(b.items) for b in body if b.type == "list"), want.get("items", 0)
    if "paragraphs" in want:
        yield "paragraphs", sum(b.type == "paragraph" for b in body), want["paragraphs"]
    pieces = [_plain(b.text) for b in body if b.type in ("paragraph", "quote")]
    pieces += [_plain(item.text) for b in body if b.type == "list" for item in b.items]
    for start, end in want.get("joined", []):
        found = next((p for p in pieces if p.startswith(start)), "")
        yield f"joined.{start[:24]}", found[-len(end) :], end
    whole = " ".join(pieces)
    for text in want.get("gone", []):
        yield f"gone.{text[:24]}", text in whole, False


def _back(article: Article, want: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    for name in ("original", "romanized"):
        entries = getattr(article.references, name)
        wanted = want.get("references", {}).get(name)
        yield f"references.{name}.count", len(entries), wanted["count"] if wanted else 0
        if wanted:
            for at, entry in (("first", entries[:1]), ("last", entries[-1:])):
                text = entry[0].text[: len(wanted[at])] if entry else ""
                yield f"references.{name}.{at}", text, wanted[at]
    for field in _TEXTS:
        wanted = want.get(field)
        if wanted is None and field == "citation":
            continue
        for lang in LANGUAGES:
            start = (wanted or {}).get(lang)
            got = getattr(article, field).get(lang)
            yield f"{field}.{lang}", (got and start and got[: len(start)]) or got, start


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\^\{[^{}]*\}|[*\\]", "", text)).strip()


def all_differences(source: Path, data: bytes, vocabulary: Vocabulary) -> tuple[dict[str, str], int]:
    """What differs, by field, and how many fields were compared."""
    articles, _ = read_source(source.name, data, vocabulary)
    want = expected_of(source)
    found: dict[str, str] = {}
    count = 1
    if len(articles) != len(want):
        found["number of articles"] = f"got {len(articles)}, want {len(want)}"
    for number, expected in enumerate(want):
        if number >= len(articles):
            break
        prefix = f"{number + 1}." if len(want) > 1 else ""
        for field, got, wanted in comparisons(articles[number], expected):
            count += 1
            if got != wanted:
                found[prefix + field] = f"\n    got  {got!r}\n    want {wanted!r}"
    return found, count


def check(source: Path, data: bytes, vocabulary: Vocabulary) -> None:
    """Fail with a readable list of what differs beyond the known."""
    found, _ = all_differences(source, data, vocabulary)
    text = source.with_suffix(".expected.yml").read_text(encoding="utf-8")
    known = frozenset(yaml.safe_load(text).get("known", ()))
    new = "\n".join(f"  {field}: {what}" for field, what in found.items() if field not in known)
    assert not new, f"{source.name} reads differently:\n{new}"
    healed = sorted(known - set(found))
    assert not healed, f"{source.name}: these read right now, take them out of `known`: {', '.join(healed)}"


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.stem)
def test_layout(source: Path, vocabulary: Vocabulary) -> None:
    check(source, source.read_bytes(), vocabulary)


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.stem)
def test_nothing_is_lost(source: Path, vocabulary: Vocabulary) -> None:
    """Every word of an article's lines stands in its record, in a field or in what was discarded."""
    articles, _ = read_source(source.name, source.read_bytes(), vocabulary)
    text = source.read_text(encoding="utf-8").replace("\u00ad\n", "-\n")  # at a line's end one cuts a word
    lines = text.replace("\u00ad", "").split("\n")  # soft hyphens are no words
    for article in articles:
        assert article.source is not None
        have = set(_words(" ".join(_strings(article.model_dump(mode="json")))))
        first, last = article.source.lines
        lost = []
        halves: list[str] = []  # of words that a hyphen cut; a page's head may stand between them
        for number in range(first, last + 1):
            line = re.sub(r"(?<=\.example)(?=[А-Я])", " ", lines[number - 1])  # a title glued to an address
            words = _words(re.sub(_TAG, " ", line).replace("\\", ""))
            if words and words[0] not in have and any(half + words[0] in have for half in halves[-5:]):
                words = words[1:]
            if lines[number - 1].endswith("-") and words:
                halves.append(words[-1])
                words = words[:-1]
            lost += [f"{number}: {word}" for word in words if not word.isdigit() and word not in have]
        assert not lost, f"{source.name}: words that stand nowhere: {lost}"


def _words(text: str) -> list[str]:
    """The words of a text; a low line beside one is a sign of italics."""
    return [bare for word in re.findall(r"\w+", text.casefold()) if (bare := word.strip("_"))]


def test_nothing_outside_an_article(vocabulary: Vocabulary) -> None:
    """A file with one article belongs to it from the first line to the last."""
    for source in SOURCES:
        if len(expected_of(source)) > 1 or "lines" in expected_of(source)[0]:
            continue  # what "lines" leaves out is other articles'
        lines = source.read_text(encoding="utf-8").split("\n")
        printed = [number for number, line in enumerate(lines, 1) if line.strip()]
        articles, _ = read_source(source.name, source.read_bytes(), vocabulary)
        assert [a.source and a.source.lines[1] for a in articles] == [printed[-1]], source.name
        if "rubric" not in expected_of(source)[0]:  # a rubric above it is no part of an article
            assert [a.source and a.source.lines[0] for a in articles] == [printed[0]], source.name


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _variants(text: str) -> dict[str, bytes]:
    crlf = text.replace("\n", "\r\n")
    return {
        "utf-8 with a mark": text.encode("utf-8-sig"),
        "utf-16 with a mark": text.encode("utf-16"),
        "utf-16 without one": crlf.encode("utf-16-le"),
        "crlf": crlf.encode(),
        "cr": text.replace("\n", "\r").encode(),
        "nfd": unicodedata.normalize("NFD", text).encode(),
    }


@pytest.mark.parametrize("variant", sorted(_variants("")))
@pytest.mark.parametrize("name", ["kk_title_first.txt", "ru_bold_headings.txt"])
def test_encodings_of_any_text(name: str, variant: str, vocabulary: Vocabulary) -> None:
    """The same article from any encoding of Unicode, with any line ends."""
    source = FIXTURES / name
    check(source, _variants(source.read_text(encoding="utf-8"))[variant], vocabulary)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866", "iso8859_5"])
def test_eight_bit_encodings(encoding: str, vocabulary: Vocabulary) -> None:
    """A Russian file from a time before Unicode; signs that the encoding lacks are replaced first."""
    source = FIXTURES / "ru_wrapped_indent.txt"
    text = source.read_text(encoding="utf-8")
    articles, _ = read_source(source.name, _legible(text, encoding).encode(encoding), vocabulary)
    plain, _ = read_source(source.name, _legible(text, encoding).encode(), vocabulary)
    assert [a.model_dump() for a in articles] == [a.model_dump() for a in plain]


def _legible(text: str, encoding: str) -> str:
    for sign, simple in (("–", "-"), ("—", "-"), ("№", "N"), ("«", '"'), ("»", '"'), ("…", "...")):
        try:
            sign.encode(encoding)
        except UnicodeEncodeError:
            text = text.replace(sign, simple)
    return text
