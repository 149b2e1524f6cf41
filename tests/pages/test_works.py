"""Citations lead to entries and back, and works that several articles list have a page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from test_tree import check_links

from generator.linking.corpus import CitationLink, CitedWork, Related
from generator.model import Article, Footnote, Paragraph, Reference, References
from generator.pages import parts, render
from tests import collection

ONE = Article(
    id="dunes",
    language="ru",
    title={"ru": "Дюны"},
    body=(Paragraph(text="Сказано [1, 3–5]. Повторено [1]."), Paragraph(text="И ещё [2]{.")),
    footnotes=(Footnote(mark="1", text="См. [5]."),),
    references=References(
        original=(
            *(Reference(text=f"Бек Л. Песок {n}.") for n in (1, 2, 3, 4)),
            Reference(text="Закон. https adilet.zan.kz/x", url="https://adilet.zan.kz/x"),
        )
    ),
)


def link(start: int, entry: int, end: int | None = None) -> CitationLink:
    return CitationLink("dunes", 0, start, start + 1 if end is None else end, entry)


def page(lang: str = "ru") -> str:
    found = (
        *(link(9, 0), link(12, 2), link(13, 3, 13), link(14, 4), link(29, 0)),
        CitationLink("dunes", 0, 5, 6, 4, where="footnote"),
    )
    corpus = replace(collection.corpus(ONE), citations={"dunes": found})
    return str(render(corpus, collection.site())[0][f"{lang}/articles/dunes/index.md"])


def test_every_citation_leads_to_its_entry_and_back() -> None:
    shown = page()
    assert re.findall(r'<a id="(cite-[\d-]+)" class="mq-cite" href="#(ref-\d)">(\d)</a>', shown) == [
        ("cite-1-1", "ref-1", "1"),
        ("cite-3-1", "ref-3", "3"),
        ("cite-5-1", "ref-5", "5"),
        ("cite-1-2", "ref-1", "1"),
        ("cite-5-2", "ref-5", "5"),
    ]
    backs = {
        entry: re.findall(r'class="mq-back" href="#([\w-]+)"', text)
        for entry, text in re.findall(r'<li id="(ref-\d)">(.*?)</li>', shown)
    }
    assert backs == {
        "ref-1": ["cite-1-1", "cite-1-2"],
        "ref-2": [],
        "ref-3": ["cite-3-1"],
        "ref-4": ["cite-3-1"],  # has no words of its own in "3–5"
        "ref-5": ["cite-5-1", "cite-5-2"],
    }


def test_no_way_back_to_a_text_that_is_elsewhere() -> None:
    assert "mq-refs__back" not in page("en")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://[x", "see the shelf"])
def test_what_is_no_web_address_becomes_no_link(url: str) -> None:
    entries = (Reference(text="Бек Л. Песок.", url=url),)
    other = ONE.model_copy(update={"body": (), "references": References(original=entries)})
    shown = str(render(collection.corpus(other), collection.site())[0]["ru/articles/dunes/index.md"])
    assert "Бек Л. Песок" in shown
    assert "javascript:" not in shown
    assert "see the shelf" not in shown


def test_a_mended_address_stands_behind_the_entry() -> None:
    assert '<a href="https://adilet.zan.kz/x">adilet.zan.kz</a>' in page()


def works(number: int = 1) -> dict[str, str | bytes]:
    articles = tuple(
        Article(
            id=name,
            language="ru",
            title={"ru": name},
            references=References(original=(Reference(text="Бек Л. Песок.", doi="10.5555/sand"),)),
        )
        for name in ("alpha", "beta")
    )
    cited = tuple(
        CitedWork(
            f"w{n}",
            "Бек Л. Песок.",
            "Песок",
            doi="10.5555/sand",
            articles=("alpha", "beta"),
            entries=(("alpha", 0), ("beta", 0)),
        )
        for n in range(number)
    )
    corpus = replace(
        collection.corpus(*articles),
        most_cited={work.id: work for work in cited},
        related={"alpha": (Related("beta", 2.0, (("reference", "w0"),)),)} if number else {},
    )
    return render(corpus, collection.site())[0]


def test_the_page_of_works_names_who_lists_them() -> None:
    shown = str(works()["en/works/index.md"])
    assert '<li id="work-w0"><span lang="ru">Бек Л. Песок.</span>' in shown
    assert '<a href="https://doi.org/10.5555/sand">DOI 10.5555/sand</a>' in shown
    assert '<a href="../../ru/articles/alpha/#ref-1">' in shown
    assert shown.index("alpha/#ref-1") < shown.index("beta/#ref-1")


def test_a_shared_work_is_a_reason_that_leads_to_it() -> None:
    tree = works()
    assert '<a href="../../works/#work-w0">' in str(tree["ru/articles/alpha/index.md"])
    assert '"works/"' not in str(works(0)["ru/articles/alpha/index.md"])
    assert "en/works/index.md" not in works(0)


def test_a_long_list_of_works_stands_on_several_pages() -> None:
    tree = works(parts.WORKS + 1)
    assert sum(path.startswith(("ru/works/", "ru/lists/works/")) for path in tree) == 2
    assert '<a href="../../works/">' in str(tree["ru/articles/alpha/index.md"])


def test_a_work_that_many_articles_list_has_a_page_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LISTERS", 1)
    monkeypatch.setattr(parts, "LINKS", 1)
    tree = works()
    listed = str(tree["en/works/index.md"])
    assert '<span class="mq-count">2 articles</span>' in listed
    assert "alpha/#ref-1" in listed
    assert "beta/#ref-1" not in listed
    assert '<a href="../lists/works/work-w0/">All articles</a>' in listed
    first, second = (str(tree[f"en/lists/works/work-w0/{path}index.md"]) for path in ("", "2/"))
    assert '# <span lang="ru">Песок</span>' in first
    assert "2 articles" in first
    assert "ru/articles/alpha/#ref-1" in first
    assert "ru/articles/beta/#ref-1" in second
    assert '<a href="../../lists/works/work-w0/">' in str(tree["ru/articles/alpha/index.md"])
    check_links(tree)
