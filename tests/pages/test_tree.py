"""The docs tree: addresses, and what stands on the pages."""

from __future__ import annotations

import html
import json
import os
import re
from pathlib import Path

import pytest
import yaml

from generator.model import Article, Paragraph
from generator.pages import plan, render
from generator.pages.scene import Scene
from generator.pages.tree import Workshop
from tests import collection
from tests.collection import BUCKETS, ROPES, WELLS

GOLDEN = Path(__file__).parent / "golden"
WORDS = {
    lang: yaml.safe_load((collection.ROOT / f"site_config/ui/{lang}.yml").read_text("utf-8"))
    for lang in ("kk", "ru", "en")
}


def split(page: str | bytes) -> tuple[dict, str]:
    assert isinstance(page, str)
    _, front, content = page.split("---\n", 2)
    return yaml.safe_load(front), content


def article(tree, lang: str, item: Article) -> tuple[dict, str]:
    return split(tree[f"{lang}/articles/{item.id}/index.md"])


def test_addresses(tree) -> None:
    pages = {path.removesuffix("index.md") for path in tree if path.endswith(".md")}
    entries = [
        "", "articles/", "journals/", "authors/", "keywords/", "acts/", "systems/", "search/", "about/",
        "overview/", "glossary/",
        *(f"articles/{item.id}/" for item in (WELLS, BUCKETS, ROPES)),
        "journals/water/", "journals/water/2024-7-2/", "journals/water/2023-6-1/",
        *(f"authors/{key}/" for key in ("bekova-a-s", "zhunusov-n", "karimov-k", "long-a")),
        *(f"keywords/{key}/" for key in ("water-law", "well", "bucket", "rope")),
        "institutions/steppe-university/", "acts/z030000481/", "systems/well-register/",
    ]  # fmt: skip
    assert pages == {""} | {f"{lang}/{entry}" for lang in ("kk", "ru", "en") for entry in entries}
    data = {
        path for path in tree if path.endswith(".json") and not path.endswith((".csl.json", "schema.json"))
    }
    assert data == {
        "data/corpus.json",
        "search/words.json",
        *(f"data/articles/{item.id}.json" for item in (WELLS, BUCKETS, ROPES)),
    }


@pytest.mark.parametrize(
    ("here", "there", "way"),
    [
        ("", "kk/", "kk/"), ("kk/", "kk/", "./"), ("kk/", "ru/", "../ru/"), ("kk/articles/x/", "", "../../../"),
        ("kk/articles/x/", "data/articles/x.json", "../../../data/articles/x.json"),
        ("kk/articles/x/", "kk/articles/y/#b2", "../y/#b2"), ("kk/", "kk/search/?q=a#b", "search/?q=a#b"),
    ],
)  # fmt: skip
def test_relative_addresses(here: str, there: str, way: str) -> None:
    assert plan.relative(here, there) == way


def test_every_link_leads_to_a_page(tree) -> None:
    check_links(tree)


def check_links(tree) -> None:
    pages = {path.removesuffix("index.md") for path in tree}
    for path, page in tree.items():
        if not path.endswith(".md"):
            continue
        here = path.removesuffix("index.md")
        front, content = split(page)
        ids = set(re.findall(r'\bid="([^"]+)"', content)) | set(
            re.findall(r"\{: #(\S+)(?: lang=\w\w)? \}", content)
        )
        for href in map(html.unescape, re.findall(r'href="([^"]*)"', content)):
            if re.match(r"https?://|mailto:", href):
                continue
            if href.startswith("#"):
                assert href[1:] in ids, (path, href)
                continue
            target = os.path.normpath(os.path.join(here or ".", href.split("#")[0])).removeprefix("./")
            target = "" if target == "." else target
            assert target in pages or f"{target}/" in pages, (path, href)
        for other in front["alternates"]:
            assert other["url"] in pages, (path, other)


def test_the_same_input_gives_the_same_bytes(tree) -> None:
    again, _ = render(collection.corpus(), collection.site())
    assert list(again) == list(tree)
    assert again == tree


@pytest.mark.parametrize(
    "path",
    [
        *(f"{lang}/articles/{WELLS.id}/index.md" for lang in ("kk", "ru")),
        f"en/articles/{BUCKETS.id}/index.md",
        "kk/index.md", "ru/keywords/index.md", "en/journals/water/2024-7-2/index.md",
        "ru/acts/z030000481/index.md", "kk/authors/bekova-a-s/index.md", "index.md",
    ],
)  # fmt: skip
def test_golden_pages(tree, path: str) -> None:
    """To write them anew after a change that is meant: GOLDEN=write pytest tests/pages/test_tree.py."""
    file = GOLDEN / path.replace("/index.md", ".md").replace("/", "--")
    _, content = split(tree[path])
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(content, "utf-8")
    assert content == file.read_text("utf-8")


def test_full_text_stands_once_and_the_others_lead_to_it(tree) -> None:
    sentence = "<strong>бәрі</strong> біледі"
    holding = [path for path, page in tree.items() if path.endswith(".md") and sentence in str(page)]
    assert holding == [f"kk/articles/{WELLS.id}/index.md"]
    for lang in ("ru", "en"):
        front, content = article(tree, lang, WELLS)
        assert WORDS[lang]["text_elsewhere_kk"] in html.unescape(content)
        assert f'href="../../../kk/articles/{WELLS.id}/"' in content
        assert front["language"] == lang


def test_a_site_with_fewer_languages_shows_every_text() -> None:
    made, _ = render(collection.corpus(), collection.site(languages=("ru", "en")))
    check_links(made)
    assert not [path for path in made if path.startswith("kk/")]
    sentence = "<strong>бәрі</strong> біледі"
    holding = [path for path, page in made.items() if path.endswith(".md") and sentence in str(page)]
    assert holding == [f"ru/articles/{WELLS.id}/index.md"]
    _, content = article(made, "ru", WELLS)
    assert re.search(r"біледі.*\n\{: #p-\w+ lang=kk \}", content)
    assert re.search(r'lang="kk">\n<summary[^>]*>Қазақша</summary>', content)
    assert WELLS.references.original[0].text[:9] in content
    _, content = article(made, "en", WELLS)
    assert f'href="../../../ru/articles/{WELLS.id}/"' in content
    assert "казахский" in str(made["ru/about/index.md"]).lower()


def test_each_page_opens_in_its_own_language(tree) -> None:
    for lang in ("kk", "ru", "en"):
        front, content = article(tree, lang, WELLS)
        assert front["title"] == WELLS.title[lang]
        assert re.search(rf"<h1[^>]*>{WELLS.title[lang]}</h1>", content)
        before = content.partition("<details")[0]
        assert WELLS.abstract[lang][0] in html.unescape(before)
        for word in WELLS.keywords[lang]:
            assert word in before
        for other in {"kk", "ru", "en"} - {lang}:
            part = re.search(
                rf'<details class="mq-other"[^>]* lang="{other}">(.*?)</details>', content, re.DOTALL
            )[1]
            assert WELLS.abstract[other][0] in html.unescape(part)
            assert WELLS.keywords[other][0] in part


def test_a_title_that_a_language_lacks_is_shown_in_its_own(tree) -> None:
    front, content = article(tree, "kk", ROPES)
    assert front["title"] == "On ropes"
    assert '<span lang="en">On ropes</span></h1>' in content
    assert '<li lang="en">' not in content
    assert 'lang="en"' in content.split("mq-abstract")[1].split(">")[0]


def test_a_record_without_text_leads_to_the_publisher_and_says_why(tree) -> None:
    for lang in ("kk", "ru", "en"):
        _, content = article(tree, lang, BUCKETS)
        assert WORDS[lang]["no_text_record"] in html.unescape(content)
        assert 'href="https://example.org/water"' in html.unescape(content)


def test_nothing_english_on_a_kazakh_page_where_kazakh_exists(tree) -> None:
    for path, page in tree.items():
        if (
            not (path.startswith("kk/") and path.endswith(".md"))
            or ROPES.id in path
            or "long-a" in path
            or "/rope/" in path
        ):
            continue
        front, content = split(page)
        content = re.sub(r"<div hidden>.*?</div>|<desc.*?</desc>", "", content, flags=re.DOTALL)
        content = re.sub(
            r'<(\w+)[^>]* lang="(?:en|ru|kk-Latn|ru-Latn)".*?</\1>', "", content, flags=re.DOTALL
        )
        content = re.sub(r"\{: .*? \}", "", content)
        text = html.unescape(re.sub(r"<[^>]+>", " ", content))
        text = re.sub(
            r"https?:\S+|\S+@\S+|[\w.]+\.(?:org|json|kz)|ORCID|DOI|APA 7|BibTeX|RIS|CSL-JSON|JATS|JSON|JavaScript|e?ISSN|10\.\S+",
            "",
            text,
        )
        text = text.replace("Aliya Bekova", "").replace("bekova", "").replace("Z030000481_", "")
        assert not re.search(r"[A-Za-z]{3,}", text), (path, re.findall(r"[A-Za-z]{3,}", text))
        frame = json.dumps([front["ui"], front["menu"], front.get("crumbs")], ensure_ascii=False)
        frame = re.sub(r'"(\w+|url|title|current)":', "", frame)
        frame = re.sub(r'"kk/[^"]*"|true|false|null', "", frame)
        assert not re.search(r"[A-Za-z]{3,}", frame), path


def test_search_words_of_all_languages_are_on_every_page(tree) -> None:
    for lang in ("kk", "ru", "en"):
        front, content = article(tree, lang, WELLS)
        assert front["indexed"]
        secret = re.search(r"⟦(.*?)⟧", content)[1]
        for word in ("A.S. Bekova", "Aliya Bekova", "Жунусов", "water law", "водное право", "кудык", "кукык"):
            assert word in secret, (lang, word)
        assert f'data-id="{WELLS.id}" data-pagefind-meta="article[data-id]"' in content
    assert not any(
        split(page)[0].get("indexed")
        for path, page in tree.items()
        if path.endswith(".md") and "/articles/" not in path
    )


def test_a_citation_and_a_footnote_lead_there_and_back(tree) -> None:
    _, content = article(tree, "kk", WELLS)
    assert '<a id="cite-1-1" class="mq-cite" href="#ref-1">1</a>, 5-б.' in content
    assert '<li>Төртінші &#91;<a id="cite-2-1" class="mq-cite" href="#ref-2">2</a>&#93;' in content
    assert 'href="#fn-1" id="from-fn-1"' in content
    assert re.search(r'<li id="fn-1">.*href="#from-fn-1"', content)


def test_a_superscript_that_is_no_footnote_stays_one() -> None:
    body = (Paragraph(text="10 м^{1} және x^{2}"),)
    other = WELLS.model_copy(update={"body": body})
    tree, _ = render(collection.corpus(other), collection.site())
    _, content = article(tree, "kk", other)
    assert "10 м<sup>1</sup> және x<sup>2</sup>" in content


def test_source_text_cannot_leave_its_place() -> None:
    evil = "# x\n\n<script>alert(1)</script> {{ config }} **b** [c](javascript:d) \"' onload=e"
    nasty = WELLS.model_copy(
        update={
            "title": {"kk": evil}, "abstract": {"kk": (evil,)}, "keywords": {"kk": (evil,)}, "doi": evil,
            "body": (Paragraph(text=evil),), "affiliations": {"kk": (evil,)}, "udc": evil, "pages": evil,
        }
    )  # fmt: skip
    tree, _ = render(collection.corpus(nasty), collection.site())
    for lang in ("kk", "ru", "en"):
        _, content = article(tree, lang, nasty)
        assert "<script" not in content
        assert "{{" not in content
        assert not re.search(r'href="\s*javascript', content)
        assert not re.search(r"<[^>]*\sonload=", content)
        assert "\n# x" not in content


# What may be shown


def published(**changes: object) -> str:
    tree, _ = render(collection.corpus(), collection.site(**changes))
    pages = [page for path, page in tree.items() if WELLS.id in path or path == "data/corpus.json"]
    return "\n".join(page.decode() if isinstance(page, bytes) else page for page in pages)


@pytest.mark.parametrize(
    ("emails", "shown", "hidden"),
    [
        ("hide", (), ("bekova", "zhunusov")),
        ("corresponding", ("bekova",), ("zhunusov",)),
        ("all", ("bekova", "zhunusov"), ()),
    ],
)
def test_addresses_are_shown_as_the_settings_say(emails: str, shown: tuple, hidden: tuple) -> None:
    text = published(emails=emails)
    for name in shown:
        assert f'data-name="{name}" data-host="example.org"' in text
        in_data = f"{name}@example.org" in text  # the record's JSON, which any harvester reads
        assert in_data == (emails == "all")
    for name in hidden:
        assert f'data-name="{name}"' not in text
        assert not re.search(f"{name}(@|&#64;)example", text)


def test_no_page_holds_an_address_in_one_word(tree) -> None:
    for path, page in tree.items():
        if path.endswith(".md"):
            assert not re.search(r"\w@\w", str(page)), path


def test_rights_take_out_the_text() -> None:
    full = published()
    abstract = published(rights="abstract")
    record = published(rights="record")
    text, words = "Құдық туралы бірінші ой", WELLS.abstract["kk"][0]
    assert [text in t for t in (full, abstract, record)] == [True, False, False]
    assert [words in html.unescape(t) for t in (full, abstract, record)] == [True, True, False]
    assert WORDS["kk"]["no_text_rights"] in html.unescape(record)
    assert WELLS.summary["kk"] in record


def test_data_files(tree) -> None:
    record = json.loads(tree[f"data/articles/{WELLS.id}.json"])
    assert record["title"] == WELLS.title
    assert record["source"]["file"] == "wells.txt"
    assert "email" not in record["authors"][1]
    assert Article.model_validate(record).body == WELLS.body
    whole = json.loads(tree["data/corpus.json"])
    wells = next(item for item in whole["articles"] if item["id"] == WELLS.id)
    assert wells["links"]["authors"] == ["bekova-a-s", "zhunusov-n"]
    assert wells["links"]["keywords"]["kk"] == ["water-law", "well"]
    assert "body" not in wells
    assert {item["id"] for item in whole["acts"]} == {"z030000481"}
    assert {item["id"] for item in whole["people"]} == set(collection.corpus().people)


@pytest.mark.parametrize(
    ("lang", "printed", "first", "shown"),
    [
        ("en", "5", None, "p. 5"),
        ("en", "5-9", None, "pp. 5–9"),
        ("en", "E7", None, "p. E7"),
        ("ru", "5-9", "5", "с. 5–9"),
        ("kk", "5", None, "5-б."),
        ("en", None, "5", "from p. 5"),
        ("ru", None, "5", "со с. 5"),
        ("kk", None, "5", "5-беттен"),
        ("en", None, None, ""),
    ],
)
def test_pages_of_an_article(lang, printed: str | None, first: str | None, shown: str) -> None:
    corpus, site = collection.corpus(), collection.site()
    article = collection.WELLS.model_copy(update={"pages": printed, "first_page": first})
    assert Scene(Workshop(corpus, site).site, lang, f"{lang}/").pages(article) == shown


def test_numbers_on_the_home_page(tree) -> None:
    _, content = split(tree["ru/index.md"])
    for words in (
        "3 статьи",
        "4 автора",
        "1 журнал",
        "4 ключевых слова",
        "1 правовой акт",
        "1 цифровая система",
    ):
        number, rest = words.split(" ", 1)
        assert f"><b>{number}</b> {rest}</a>" in content


def test_a_change_of_a_text_reaches_those_alone_who_show_it() -> None:
    edited = WELLS.model_copy(update={"body": (*WELLS.body, Paragraph(text="Құдық ескі."))})
    before, after = (
        Workshop(collection.corpus(item, BUCKETS, ROPES), collection.site()) for item in (WELLS, edited)
    )
    reached = set()
    for job in before.jobs():
        with before.tracer.page() as reads:
            made = before.make(job)
        if any(before.tracer.answer(read) != after.tracer.answer(read) for read in reads):
            reached.add(job.kind)
        else:
            assert after.make(job) == made, job
    assert reached == {"article", "data:article", "act", "system"}
