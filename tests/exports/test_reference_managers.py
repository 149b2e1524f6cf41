"""BibTeX, RIS and CSL-JSON, read back by the libraries that read them elsewhere."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import bibtexparser
import jsonschema
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from generator.exports import bibtex, csl, facts, ris
from tests import collection as cases

SCHEMA = json.loads((Path(__file__).parent / "schemas/csl-data.json").read_text("utf-8"))


def letters(text: str) -> str:
    return " ".join(text.split())


def plain_latex(text: str) -> str:
    return letters(LatexNodes2Text(keep_comments=True).latex_to_text(text)).replace("ˆ", "^")


def printed(article, corpus) -> list[str]:
    """The names as the byline has them, surnames in front, so that forms can be compared."""
    return [name.inverted for name in facts.names(article, corpus)]


def test_bibtex_gives_back_titles_and_authors(collection) -> None:
    text = bibtex.write(collection.articles, collection.corpus, collection.settings)
    read = parse_string(text, "bibtex")
    other = bibtexparser.parse_string(text)
    assert other.failed_blocks == []
    assert list(read.entries) == [a.id for a in collection.articles] == [e.key for e in other.entries]
    for article, second in zip(collection.articles, other.entries, strict=True):
        entry = read.entries[article.id]
        title = entry.fields["title"]
        assert title.startswith("{")
        assert title.endswith("}")
        assert second.fields_dict["title"].value == title
        assert plain_latex(title[1:-1]) == facts.title(article)
        people = [
            ", ".join(
                filter(
                    None, (" ".join(p.prelast_names + p.last_names), " ".join(p.first_names + p.middle_names))
                )
            )
            for p in entry.persons.get("author", [])
        ]
        assert [plain_latex(name).strip("{}") for name in people] == printed(article, collection.corpus)
        assert entry.fields.get("doi") == article.doi
        assert entry.fields.get("year") == (str(article.year) if article.year else None)


def test_ris_gives_back_titles_and_authors(collection) -> None:
    text = ris.write(collection.articles, collection.corpus, collection.settings)
    read = rispy.loads(text)
    assert len(read) == len(collection.articles)
    for article, entry in zip(collection.articles, read, strict=True):
        assert entry["id"] == article.id
        assert entry["title"] == facts.title(article)
        assert entry.get("authors", []) == printed(article, collection.corpus)
        assert entry.get("doi") == article.doi
        assert entry.get("keywords", []) == list(facts.keywords(article, article.language))
        assert ("year" in entry) == bool(facts.published_on(article))
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.split("\r\n") if line)


def test_csl_json_is_valid_and_gives_back_titles_and_authors(collection) -> None:
    items = json.loads(csl.write(collection.articles, collection.corpus, collection.settings))
    jsonschema.Draft7Validator(SCHEMA).validate(items)
    for article, item in zip(collection.articles, items, strict=True):
        assert item["id"] == article.id
        assert item["title"] == facts.title(article)
        names = [
            name.get("literal") or ", ".join(filter(None, (name["family"], name.get("given"))))
            for name in item.get("author", [])
        ]
        assert names == printed(article, collection.corpus)
        assert item.get("DOI") == article.doi


def test_every_csl_item_renders_with_a_processor(collection) -> None:
    items = json.loads(csl.write(collection.articles, collection.corpus, collection.settings))
    path = cases.ROOT / "site_config/csl/apa-7.csl"
    style = CitationStylesStyle(str(path), validate=True)
    for item in items:
        made = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
        made.register(Citation([CitationItem(item["id"])]))
        text = letters("".join(map(str, made.bibliography()[0])))
        assert letters(item["title"])[:20].casefold() in text.casefold()


def test_names_say_what_the_byline_says(collection) -> None:
    """Given names and surname together are the printed words, no letter more or less."""
    for article in collection.articles:
        for name in facts.names(article, collection.corpus):
            parts = sorted(re.findall(r"\w+", f"{name.given} {name.family or name.printed}"))
            assert parts == sorted(re.findall(r"\w+", name.printed))


@pytest.mark.parametrize(
    ("author", "family", "given"),
    [
        ({"ru": "А.Б.Омарова"}, "Омарова", "А.Б."),
        ({"ru": "Омарова А.Б."}, "Омарова", "А.Б."),
        ({"ru": "Омарова А. Б."}, "Омарова", "А. Б."),
        ({"en": "G.Sh. Atal"}, "Atal", "G.Sh."),
        ({"en": "van der Berg Sh."}, "van der Berg", "Sh."),
        ({"kk": "Ә. Құл-Мұхаммед"}, "Құл-Мұхаммед", "Ә."),
        ({"en": "Aliya Bekova", "ru": "А. Бекова"}, "Bekova", "Aliya"),
        ({"ru": "Бекова Алия Сериковна", "en": "A. Bekova"}, "Бекова", "Алия Сериковна"),
        ({"en": "Steppe University"}, "", ""),
        ({"ru": "Министерство рек и озёр"}, "", ""),
        ({"en": "Board of Rivers, Inc."}, "", ""),
        ({"en": "Plato"}, "", ""),
    ],
)
def test_a_name_is_taken_apart_where_its_form_allows_it(author, family, given) -> None:
    person = cases.Author(name=author)
    found = facts.name_parts(person, next(iter(author)))
    assert (found.family, found.given) == (family, given)


def test_nothing_is_made_up() -> None:
    corpus, settings = cases.linked(), cases.addressed(base_url=None)
    text = bibtex.entry(cases.NO_DATE, corpus, settings)
    assert re.findall(r"^  (\w+) =", text, re.MULTILINE) == ["author", "title", "language", "langid"]
    assert text.startswith("@misc{")
    lines = ris.entry(cases.NO_DATE, corpus, settings).split("\r\n")
    assert [line[:2] for line in lines if line] == ["TY", "ID", "TI", "AU", "LA", "ER"]
    item = csl.item(cases.NO_DATE, corpus, settings)
    assert set(item) == {"id", "type", "title", "author", "language"}
    assert "author" not in bibtex.entry(cases.NO_AUTHOR, corpus, settings)


def test_ris_lines_cannot_be_broken() -> None:
    corpus = cases.linked(cases.NO_DATE.model_copy(update={"title": {"en": "One\nER  - \nTY  - X"}}))
    (article,) = corpus.articles.values()
    assert len(rispy.loads(io.StringIO(ris.entry(article, corpus, cases.addressed())).read())) == 1
