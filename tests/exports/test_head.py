"""The heads of pages: meta tags, JSON-LD, canonical addresses."""

from __future__ import annotations

import importlib.util
import json
import re

import pytest
import zotero
from lxml import html

from generator import pages
from generator.exports import facts, head
from generator.exports.jsonld import articles
from generator.exports.jsonld.nodes import script
from generator.pages import plan
from generator.pages.markdown import plain, safe_url
from tests import collection as cases


def page(
    machine: head.Machine, url: str, title: str = "T", description: str = "", crumbs=()
) -> html.HtmlElement:
    """The head as a browser reads it."""
    return html.fromstring(
        f"<!doctype html><html><head>{machine.head(url, title, description, crumbs)}</head><body></body></html>"
    )


def metas(document: html.HtmlElement) -> list[tuple[str, str]]:
    return [(e.get("name"), e.get("content")) for e in document.iter("meta") if e.get("name")]


def scripts(document: html.HtmlElement) -> list[dict]:
    return [json.loads(e.text) for e in document.iter("script")]


def folded(text: str) -> str:
    return " ".join(text.replace("\x0b", "").split())


def test_zotero_makes_the_right_item(collection) -> None:
    machine = head.Machine(collection.corpus, collection.settings)
    for article in collection.articles:
        found = zotero.item(metas(page(machine, facts.page_url(article, collection.settings))))
        assert found["title"] == folded(facts.title(article))
        names = facts.names(article, collection.corpus)
        assert len(found["creators"]) >= len(names)
        if not any("," in name.printed for name in names):
            assert [folded(" ".join(c)).replace(" ", "").strip(".") for c in found["creators"]] == [
                name.straight.replace(" ", "") for name in names
            ]
            for creator, name in zip(found["creators"], names, strict=True):
                if name.family and " " not in name.family:
                    assert creator[1] == name.family
        assert found["tags"] == [w.replace(";", ",") for w in facts.keywords(article, article.language)]
        assert found.get("DOI") == article.doi
        assert found.get("publicationTitle") == (facts.journal_title(article, collection.settings) or None)
        assert found.get("issue") == (facts.number(article) or None)
        assert found.get("volume") == (facts.volume(article) or None)
        assert found["language"] == article.language
        day = facts.published_on(article)
        assert found.get("date") == (day.written("/") if day else None)
        first, last = facts.begins_on(article), facts.pages(article)[1]
        assert found.get("pages") == ((f"{first}-{last}" if last else first) or None)
        assert found.get("abstractNote") == (folded(facts.abstract(article, article.language)) or None)


def test_one_tag_an_author_and_a_reference(collection) -> None:
    machine = head.Machine(collection.corpus, collection.settings)
    for article in collection.articles:
        tags = metas(page(machine, facts.page_url(article, collection.settings)))
        names = [name for name, _ in tags]
        assert names.count("citation_author") == len(article.authors)
        assert names.count("citation_author_orcid") == sum(bool(a.orcid) for a in article.authors)
        entries = article.references.original or article.references.romanized
        assert [c for n, c in tags if n == "citation_reference"] == [folded(plain(e.text)) for e in entries]
        assert all(content for _, content in tags)


def test_only_the_page_in_the_articles_language_is_the_article(collection) -> None:
    machine = head.Machine(collection.corpus, collection.settings)
    settings = collection.settings
    for article in collection.articles:
        for lang in settings.languages:
            url = plan.entry(lang, "articles", article.id)
            document = page(machine, url)
            own = lang == article.language
            assert any(n.startswith(("citation_", "DC.")) for n, _ in metas(document)) == own
            kinds = [node["@type"] for node in scripts(document)]
            assert ("ScholarlyArticle" in kinds) == own
            assert ("WebPage" in kinds) != own
            shown = lang in facts.page_languages(article, settings)
            home = url if shown else facts.page_url(article, settings)
            assert machine.canonical(url) == cases.BASE + home
            links = {e.get("hreflang"): e.get("href") for e in document.iter("link") if e.get("hreflang")}
            if shown and len(facts.page_languages(article, settings)) > 1:
                assert links["x-default"] == cases.BASE + facts.page_url(article, settings)
                assert set(links) == {"x-default", *facts.page_languages(article, settings)}
            else:
                assert links == {}


def test_json_ld_says_what_the_record_says(collection) -> None:
    machine = head.Machine(collection.corpus, collection.settings)
    for article in collection.articles:
        node = scripts(page(machine, facts.page_url(article, collection.settings)))[0]
        assert node["@type"] == "ScholarlyArticle"
        assert node["headline"] == facts.title(article)
        authors = node.get("author", [])
        assert [a["name"] for a in authors] == [n.printed for n in facts.names(article, collection.corpus)]
        assert [a.get("sameAs") for a in authors] == [
            f"https://orcid.org/{a.orcid}" if a.orcid else None for a in article.authors
        ]
        assert node["inLanguage"] == article.language
        assert node.get("identifier", {}).get("value") == article.doi
        entries = article.references.original or article.references.romanized
        assert len(node.get("citation", [])) == len(entries)
        acts = {key for key in collection.corpus.act_ids.get(article.id, ()) if key in collection.corpus.acts}
        assert len(node.get("about", [])) == len(acts)
        assert "@" not in json.dumps(node).replace('"@', "").replace("@type", "")


def test_a_title_cannot_leave_its_place() -> None:
    corpus, settings = cases.linked(), cases.addressed()
    machine = head.Machine(corpus, settings)
    text = machine.head(facts.page_url(cases.FULL, settings), 'a"><script>alert(1)</script>', "<b>&amp;")
    assert len(re.findall("<script", text)) == len(re.findall("</script>", text)) == 1
    document = page(machine, facts.page_url(cases.FULL, settings), 'a"><script>alert(1)</script>', "<b>&amp;")
    assert len(scripts(document)) == 1
    assert document.xpath("//meta[@property='og:title']/@content") == ['a"><script>alert(1)</script>']
    assert "</script>" in scripts(document)[0]["headline"]
    assert script({"name": "</script><!--\u2028&"}).count("<") == 2


def test_the_kinds_of_pages() -> None:
    corpus, settings = cases.linked(), cases.addressed()
    machine = head.Machine(corpus, settings)

    def kinds(url: str) -> list[str]:
        return [node["@type"] for node in scripts(page(machine, url, crumbs=(("A", "kk/articles/"),)))]

    person, word = next(iter(corpus.people)), next(iter(corpus.keywords))
    issue = next(entry for entry in corpus.issues if entry.journal == "rivers")
    assert kinds("kk/")[0] == "WebSite"
    assert kinds("kk/about/")[0] == "Dataset"
    assert kinds(f"kk/authors/{person}/") == ["Person", "BreadcrumbList"]
    assert kinds(f"kk/keywords/{word}/") == ["DefinedTerm", "BreadcrumbList"]
    assert kinds("kk/journals/rivers/") == ["Periodical", "BreadcrumbList"]
    assert kinds(f"kk/journals/rivers/{issue.id}/") == ["PublicationIssue", "BreadcrumbList"]
    assert kinds("kk/search/") == ["BreadcrumbList"]
    nested = articles.article(corpus.articles[cases.FULL.id], corpus, settings)["isPartOf"]
    assert nested["isPartOf"]["isPartOf"]["issn"] == ["1234-5679", "2345-678X"]
    assert [nested["@type"], nested["isPartOf"]["@type"]] == ["PublicationIssue", "PublicationVolume"]


def test_without_an_address_nothing_names_one() -> None:
    corpus, settings = cases.linked(), cases.addressed(base_url=None)
    machine = head.Machine(corpus, settings)
    url = facts.page_url(cases.FULL, settings)
    document = page(machine, url, crumbs=(("A", "kk/articles/"),))
    assert machine.canonical(url) == ""
    assert not [n for n, _ in metas(document) if n.endswith("_url")]
    assert document.xpath("//meta[@property='og:url']") == []
    assert {e.get("href") for e in document.iter("link") if e.get("hreflang") == "kk"} == {
        f"../../../kk/articles/{cases.FULL.id}/"
    }
    assert [node["@type"] for node in scripts(document)] == ["ScholarlyArticle"]
    assert "@id" not in scripts(document)[0]


def test_every_page_of_the_tree_has_a_head() -> None:
    tree, found = pages.render(cases.linked(), cases.addressed())
    assert found == ()
    for path, text in tree.items():
        if path.endswith(".md"):
            front = str(text).split("---\n")[1]
            fields = dict(line.split(": ", 1) for line in front.splitlines())
            assert json.loads(fields["canonical"]).startswith(cases.BASE)
            assert "og:title" in json.loads(fields["head"])


@pytest.mark.skipif(importlib.util.find_spec("extruct") is None, reason="make validate installs extruct")
@pytest.mark.filterwarnings("ignore")
def test_extruct_reads_the_same(collection) -> None:
    import extruct

    machine = head.Machine(collection.corpus, collection.settings)
    for article in collection.articles:
        url = facts.page_url(article, collection.settings)
        text = machine.head(url, facts.title(article), "", (("A", "kk/articles/"),))
        source = f"<!doctype html><html><head>{text}</head><body></body></html>"
        read = extruct.extract(
            source, base_url=cases.BASE + url, syntaxes=["json-ld", "opengraph", "dublincore"]
        )
        assert [node["@type"] for node in read["json-ld"]] == ["ScholarlyArticle", "BreadcrumbList"]
        node = read["json-ld"][0]
        assert node["headline"] == facts.title(article)
        names = [n.printed for n in facts.names(article, collection.corpus)]
        assert [a["name"] for a in node.get("author", [])] == names
        graph = dict(read["opengraph"][0]["properties"])
        assert graph["og:title"] == folded(facts.title(article))
        dublin = {e["name"].casefold(): e["content"] for e in read["dublincore"][0]["elements"]}
        assert dublin["dc.title"] == folded(facts.title(article))


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/docs/K95]_", "https://a.example/docs/K95%5D_"),
        ("https://a.example/x?[y]=100%", "https://a.example/x?%5By%5D=100%25"),
        ("https://a.example/x%20y#a#b", "https://a.example/x%20y#a%23b"),
        ("http://[::1]/x", "http://[::1]/x"),
    ],
)
def test_addresses_are_valid_in_html(url: str, safe: str) -> None:
    assert safe_url(url) == safe
