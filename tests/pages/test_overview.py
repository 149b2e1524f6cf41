"""The overview and the glossary, and lists that are too long for one page."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from test_tree import WORDS, check_links, split

from generator.linking.corpus import Act, Corpus, Keyword, Mention, Person
from generator.model import Article
from generator.pages import alphabet, overview, parts, render
from generator.pages.collation import sort_key
from generator.pages.overview import counts
from generator.pages.overview.chart import YEARS, Chart
from generator.pages.overview.circles import PAIRS, coauthors
from generator.pages.scene import Scene
from generator.pages.shared import Site
from tests import collection
from tests.collection import BUCKETS, WELLS


class Silent:
    """Writes nothing for programs."""

    def head(self, *_: object) -> str:
        return ""

    def canonical(self, _: str) -> str:
        return ""

    def cited(self, *_: object) -> tuple:
        return ()


def scene(corpus: Corpus, lang="en") -> Scene:
    return Scene(Site(corpus, collection.site(), Silent()), lang, f"{lang}/overview/")


def large(count: int) -> Corpus:
    """So many articles with all that the charts count."""
    articles = {
        f"a-{n}": Article(
            id=f"a-{n}",
            language=("kk", "ru", "en")[n % 3],
            journal=f"journal-{n % 40}",
            year=1960 + n % 66,
            title={"en": f"Article {n}"},
        )
        for n in range(count)
    }
    keys = list(articles)
    people = {f"p-{n}": Person(f"p-{n}", {"en": f"Writer {n}"}, articles=(keys[n],)) for n in range(count)}
    return Corpus(
        articles=articles,
        people=people,
        author_ids={key: (f"p-{n}", f"p-{(n * 7 + 1) % count}", f"p-{n // 2}") for n, key in enumerate(keys)},
        keywords={
            f"k-{n}": Keyword(f"k-{n}", {"en": f"word {n}"}, articles=tuple(keys[: n % 50 + 1]))
            for n in range(count)
        },
        acts={
            f"z{n}": Act(
                f"z{n}",
                "adilet",
                f"Z{n}",
                {
                    "en": f"Law number {n} on everything that a long name of a law may possibly speak of at length"
                },
                "law",
                f"{1991 + n % 35}-01-01",
                mentions=tuple(Mention(key, "body", 0) for key in keys[: n % 30]),
            )
            for n in range(count)
        },
    )


def shown(chart: Chart | None) -> list[tuple[str, ...]]:
    assert chart is not None
    return [(*(html.unescape(cell.striptags()) for cell in row.cells), row.number) for row in chart.rows]


def test_the_charts_count_what_is_there() -> None:
    here = scene(collection.corpus())
    assert shown(counts.years(here)) == [("2024", "1"), ("2023", "1"), ("2022", "1")]
    assert sorted(shown(counts.languages(here))) == sorted(
        [("Kazakh", "1"), ("Russian", "1"), ("English", "1")]
    )
    assert shown(counts.subjects(here))[0] == ("water law", "2")
    assert shown(counts.acts(here)) == [("2003", "Water Code", "1")]
    assert shown(counts.act_years(here)) == [("2003", "1")]
    names = {cell for row in shown(coauthors(here)) for cell in row[:-1]}
    assert shown(coauthors(here))[0][-1] == "1"
    assert len(names) == 2


def test_a_drawing_says_the_numbers_of_its_table() -> None:
    for chart in overview.drawn(scene(large(200))):
        if chart is None or chart.id == "coauthors":
            continue
        text = html.unescape(re.search(r"<desc[^>]*>(.*?)</desc>", chart.drawing)[1])
        for *cells, number in shown(chart)[:12]:
            assert f"{cells[-1]}: {number}" in text, chart.id


def test_years_long_ago_share_one_named_column() -> None:
    chart = counts.act_years(scene(large(70)))  # acts of 1991 to 2025, in thirty columns and one before them
    assert chart is not None
    listed = {int(year): int(number) for year, number in shown(chart)}
    before = sum(number for year, number in listed.items() if year <= 1995)
    assert before > 0
    text = html.unescape(str(chart.drawing))
    assert f"≤1995: {before}; 1996: {listed[1996]};" in text
    assert ">≤1995</text>" in text
    assert "1995" in chart.note


@pytest.mark.parametrize("count", [1, 3, 1000])
def test_the_overview_stays_readable(count: int) -> None:
    here = scene(large(count) if count != 3 else collection.corpus())
    (page,) = overview.render(here).values()
    assert len(str(page)) < 90_000
    for chart in overview.drawn(here):
        if chart is None:
            continue
        assert len(chart.rows) <= max(counts.MOST, PAIRS, 70)
        marks = len(re.findall("<(?:rect|circle)", chart.drawing))
        assert marks <= YEARS + 3  # the floor, older years, a gap
        if chart.id in ("journals", "subjects", "acts") and count == 1000:
            assert re.search(r"and [\d,]+ more", chart.more), chart.id


def test_an_empty_collection_has_no_charts() -> None:
    assert set(overview.drawn(scene(Corpus(articles={})))) == {None}


@pytest.mark.parametrize(
    ("name", "skip", "expected"),
    [
        ("Закон «О воде»", ("О",), "воде»"),
        ("Приказ «Об утверждении Правил «Колодец»»", ("Об утверждении", "О", "Об"), "Правил «Колодец»»"),
        ("Водный кодекс", ("О",), "Водный кодекс"),
        ("Тұжырымдама («Құдық») туралы", (), "Тұжырымдама («Құдық») туралы"),
        ("«О»", ("О",), "О»"),
    ],
)
def test_what_a_name_is_looked_up_by(name: str, skip: tuple[str, ...], expected: str) -> None:
    before, word = alphabet.headword(name, skip)
    assert before + word == name
    assert word == expected


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_glossary_has_the_names_of_three_languages(tree, lang: str) -> None:
    _, content = split(tree[f"{lang}/glossary/index.md"])
    text = html.unescape(re.sub("<[^>]+>", "", content))
    corpus = collection.corpus()
    for item in (*corpus.acts.values(), *corpus.systems.values()):
        for name in item.name.values() if hasattr(item, "name") else item.title.values():
            assert name in text
    words = [html.unescape(w) for w in re.findall(r"<dt>.*?<b>(.*?)</b>", content)]
    assert words == sorted(words, key=lambda word: sort_key(word, lang))


@pytest.mark.parametrize(("lang", "sign"), [("kk", "№"), ("ru", "№"), ("en", "no.")])
@pytest.mark.parametrize("page", ["glossary", "acts"])
def test_numbers_of_acts_are_told_in_the_pages_language(tree, page: str, lang: str, sign: str) -> None:
    numbers = {act.number for act in collection.corpus().acts.values() if act.number}
    _, content = split(tree[f"{lang}/{page}/index.md"])
    told = re.findall(r"(\S+)\u00a0([\w-]+)", html.unescape(content))
    assert numbers == {number for before, number in told if before.lstrip(">") == sign}


@pytest.fixture(scope="module")
def divided() -> Mapping[str, str | bytes]:
    """The small collection as if it were a large one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "NAMES", 2)
        patch.setattr(parts, "CARDS", 1)
        pages, _ = render(collection.corpus(), collection.site())
    return pages


def test_long_lists_stand_in_parts(divided) -> None:
    check_links(divided)
    for lang in ("kk", "ru", "en"):
        for name, whole in (("authors", set(collection.corpus().people)), ("keywords", None)):
            own = [path for path in divided if path.startswith(f"{lang}/lists/{name}/")]
            assert len(own) > 1
            found = {
                key
                for path in own
                for key in re.findall(rf'<li><a href="[./]*{name}/([^/"]+)/"', str(divided[path]))
            }
            assert found == (whole or set(collection.corpus().keywords))
        _, years = split(divided[f"{lang}/lists/articles/2024/index.md"])
        assert WELLS.id in years
        assert BUCKETS.id not in years


def test_an_issue_with_many_articles_stands_on_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "CARDS", 1)
    corpus = collection.corpus()
    whole = replace(corpus.issues[0], articles=(WELLS.id, BUCKETS.id))
    pages, _ = render(replace(corpus, issues=(whole,)), collection.site())
    check_links(pages)
    for lang in ("kk", "ru", "en"):
        rest = f"journals/{whole.journal}/{whole.id}"
        shown = [str(pages[path]) for path in (f"{lang}/{rest}/index.md", f"{lang}/lists/{rest}/2/index.md")]
        assert [re.findall(r'data-article="([^"]+)"', page) for page in shown] == [[WELLS.id], [BUCKETS.id]]


def test_the_switch_of_languages_leaves_a_part_for_the_list(divided) -> None:
    path = next(path for path in divided if path.startswith("kk/lists/authors/"))
    front, _ = split(divided[path])
    assert [other["url"] for other in front["alternates"]] == ["kk/authors/", "ru/authors/", "en/authors/"]
    assert "hreflang" not in front["head"]


def test_numbers_of_pages_are_even() -> None:
    assert [len(piece) for piece in parts.chunks(range(10), 4)] == [4, 3, 3]
    assert parts.chunks((), 4) == ((),)
    assert [x for piece in parts.chunks(range(23), 5) for x in piece] == list(range(23))


def test_every_language_has_the_words_of_the_overview() -> None:
    for lang, words in WORDS.items():
        assert words["glossary_skip"], lang
