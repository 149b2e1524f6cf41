"""Tables, texts, the tree of files, and the command."""

from __future__ import annotations

import csv
import io
import json

import jsonschema

from generator import pages
from generator.cli import main
from generator.exports import FORMATS, csl, highwire, jats, ris, tables, texts
from generator.exports.jsonld import articles
from generator.model import Article, as_data
from generator.pages import data
from tests import collection as cases


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_tables_hold_the_collection(collection) -> None:
    made = tables.files(collection.corpus, collection.settings)
    corpus = collection.corpus
    articles = rows(made["data/articles.csv"])
    assert [row["id"] for row in articles] == list(corpus.articles)
    assert [row["doi"] for row in articles] == [a.doi or "" for a in collection.articles]
    assert [row["id"] for row in rows(made["data/people.csv"])] == list(corpus.people)
    assert [row["id"] for row in rows(made["data/acts.csv"])] == list(corpus.acts)
    ends = {
        "article": set(corpus.articles),
        "person": set(corpus.people),
        "institution": set(corpus.institutions),
        "keyword": set(corpus.keywords),
        "act": set(corpus.acts),
        "system": set(corpus.systems),
    }
    for row in rows(made["data/links.csv"]):
        assert row["from"] in ends[row["from_kind"]]
        assert row["to"] in ends[row["to_kind"]]


def test_the_record_follows_the_published_schema(collection) -> None:
    check = jsonschema.Draft202012Validator(Article.model_json_schema())
    for article in collection.articles:
        record = json.loads(data.record(collection.corpus.articles[article.id]))
        check.validate(record)
        assert record == json.loads(json.dumps(as_data(article)))


def test_a_first_page_stands_where_a_format_has_a_place_for_one() -> None:
    corpus, settings = cases.linked(), cases.addressed()
    article = corpus.articles["latin-list-2021"]
    assert ("citation_firstpage", "41") in highwire.highwire(article, corpus, settings)
    assert "SP  - 41\r\n" in ris.entry(article, corpus, settings)
    assert b"<fpage>41</fpage>" in jats.write(article, corpus, settings)
    assert articles.article(article, corpus, settings)["pageStart"] == "41"
    item = csl.item(article, corpus, settings)
    assert item["page-first"] == "41"
    assert "page" not in item, "a citation does not say that it has one page"


def test_every_file_that_the_readme_names_is_there() -> None:
    tree, found = pages.render(cases.linked(), cases.addressed())
    assert found == ()
    for name in (
        "corpus.json", "corpus.bib", "corpus.ris", "corpus.csl.json", "record.schema.json", "articles.csv",
        "people.csv", "acts.csv", "links.csv", "dataset.jsonld", "oai.xml", "README.txt",
        *(f"articles/{cases.FULL.id}.{ending}" for ending in ("json", "xml", "bib", "ris", "csl.json")),
        "issues/rivers/2024-7-2-14.bib",
    ):  # fmt: skip
        assert f"data/{name}" in tree
    assert {path.split("/")[1] for path in tree if path.startswith("data/")} >= {
        "authors",
        "keywords",
        "issues",
    }
    assert "Sitemap: https://journal.example.org/m/sitemap.xml" in str(tree["robots.txt"])
    dataset = json.loads(tree["data/dataset.jsonld"])
    for part in dataset["distribution"]:
        assert part["contentUrl"].removeprefix(cases.BASE) in tree


def test_without_an_address_what_needs_one_is_left_out_and_said() -> None:
    tree, found = pages.render(cases.linked(), cases.addressed(base_url=None))
    assert "data/oai.xml" not in tree
    assert "sitemap.xml" not in tree
    assert "oai.xml" not in str(tree["data/README.txt"])
    assert "Sitemap" not in str(tree["robots.txt"])
    assert {(d.code, d.severity) for d in found} == {("base-url", "info")}
    assert len(found) == 2


def test_llms_txt_leads_to_every_article() -> None:
    text = texts.llms(cases.linked(), cases.addressed(), True)
    assert text.startswith("# Maqala\n\n> ")
    for article in cases.linked().articles.values():
        assert f"{cases.BASE}{article.language}/articles/{article.id}/" in text


def test_the_command_writes_each_format(house, tmp_path, capsys) -> None:
    for form in FORMATS:
        folder = tmp_path / form
        line = ["export", "--format", form, "--output", str(folder), "--root", str(house)]
        assert main([*line, "--base-url", cases.BASE]) == 0
        shown = capsys.readouterr().out.split()
        assert sorted(shown) == sorted(str(path) for path in folder.iterdir())
        assert len(shown) == {"oai": 1, "crossref": 1, "jats": 3}.get(form, 4)


def test_the_command_fails_where_the_address_is_missing(house, tmp_path, capsys) -> None:
    line = ["export", "--format", "oai", "--output", str(tmp_path / "o"), "--root", str(house)]
    assert main(line) == 1
    assert "base_url" in capsys.readouterr().err
