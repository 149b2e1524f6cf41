"""Tables of contents: the works they list, the pages on which these begin, and names that differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.model import Article, Author, Lang
from generator.reading.chunks import make_chunks
from generator.reading.issue.contents import Entry, entries_of
from generator.reading.issue.listed import told_by_contents
from generator.reading.source import lines_of
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.loading import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load(ROOT / "site_config")


def listed(text: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    return [(entry.page, entry.text) for entry in entries_of([make_chunks(lines_of(text))], vocabulary)]


def article(title: str, *names: str, lang: Lang = "ru", pages: str | None = None) -> Article:
    return Article(
        id="x",
        language=lang,
        title={lang: title},
        authors=tuple(Author(name={lang: name}) for name in names),
        pages=pages,
    )


def told(entry: str, *articles: Article) -> tuple[list[str | None], list[Diagnostic]]:
    text, _, page = entry.rpartition(" ")
    found, noticed = told_by_contents(articles, [Entry(text, page, 3)], "issue.txt")
    return [each.first_page for each in found], list(noticed)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("СОДЕРЖАНИЕ\n\nЛунин О.Д. Пуговица как улика ..... 3\n\nТемиров Р.А. Калоша.....6",
         [("3", "Лунин О.Д. Пуговица как улика"), ("6", "Темиров Р.А. Калоша")]),
        ("МАЗМҰНЫ – CONTENTS\n\nА. Сары Көпір мен құқық5\t\t\nB. Gold Bridges at law\t12",
         [("5", "А. Сары Көпір мен құқық"), ("12", "B. Gold Bridges at law")]),
        ("CONTENTS\n\nNoel A.\nThe bridges of\n2014–2019\nand after … 4\n\nLiu B. Ferries 5–11",
         [("4", "Noel A. The bridges of 2014–2019 and after"), ("5", "Liu B. Ferries")]),
        ("CONTENTS\n\n| Author | Work | Page |\n|---|---|---|\n| Noel A. | Bridges | 4 |\n| Liu B. | Ferries | 9 |",
         [("4", "Author Work Page Noel A. Bridges"), ("9", "Liu B. Ferries")]),
        ("## Contents\n\n- 7 **Ada Noel** Bridges\n- 12 **Bo Liu** Ferries\nand fords",
         [("7", "Ada Noel Bridges"), ("12", "Bo Liu Ferries and fords")]),
        ("CONTENTS\n\nNoel A. Bridges 4\n\nEditorial board:\n\nProfessor Liu, room 12", [("4", "Noel A. Bridges")]),
        ("CONTENTS\n\nNoel A. Bridges 4\n\nAbstract. What a bridge bears.\n\nIt bears much, in 2014\n\nand 9",
         [("4", "Noel A. Bridges")]),
        ("Noel A. Bridges ..... 4", []),
    ],
)  # fmt: skip
def test_entries(text: str, wanted: list[tuple[str, str]], vocabulary: Vocabulary) -> None:
    assert listed(text, vocabulary) == wanted


def test_a_year_at_a_line_s_end_is_no_page(vocabulary: Vocabulary) -> None:
    text = "СОДЕРЖАНИЕ\n\nЛунин О.Д. Мосты в 2019\nи в 2024\nгодах ..... 3\n\nРой Б.В. Паромы ..... 7\n\nЛи А. Броды ..... 9"
    assert [page for page, _ in listed(text, vocabulary)] == ["3", "7", "9"]


@pytest.mark.parametrize(
    "entry",
    [
        "Лунин О.Д. Право на мост 3",
        "1-бөлім РАЗДЕЛ О.Д. Лунин Право на  мост 3",
        "Лунин О.Д. Право намост 3",
        "Лунин О.Д. Право на мост и паром 3",
    ],
)
def test_first_page(entry: str) -> None:
    assert told(entry, article("ПРАВО НА МОСТ", "О.Д. Лунин"))[0] == ["3"]


def test_a_shortened_title() -> None:
    assert told("Лунин О.Д. Право на мост 3", article("Право на мост: плата за проезд", "О.Д. Лунин"))[0] == [
        "3"
    ]


def test_a_misprinted_title() -> None:
    pair = article("Право на мост через реку Тобол", "О.Д. Лунин"), article("Плата за паром", "Р.А. Рой")
    assert told("Лунин О.Д. Право на мост черсз реку Тобол 3", *pair)[0] == ["3", None]


def test_another_work_is_not_taken() -> None:
    assert told("Лунин О.Д. Право на паром 3", article("Плата за мост", "О.Д. Лунин"))[0] == [None]
    assert told(
        "Рой Б.В. Право на мост через реку Иртыш 3", article("Право на мост через реку Ишим", "О.Д. Лунин")
    )[0] == [None]


def test_two_pages_decide_nothing() -> None:
    both = [Entry("Лунин О.Д. Право на мост", "3", 5), Entry("Рой Б.В. Право на мост", "9", 6)]
    found, _ = told_by_contents([article("Право на мост", "О.Д. Лунин")], both, "issue.txt")
    assert found[0].first_page is None


def test_own_pages_stay() -> None:
    assert told("Лунин О.Д. Право на мост 3", article("Право на мост", "О.Д. Лунин", pages="3-8")) == (
        [None],
        [],
    )
    _, noticed = told("Лунин О.Д. Право на мост 5", article("Право на мост", "О.Д. Лунин", pages="3-8"))
    assert [(d.code, d.severity, d.line) for d in noticed] == [("contents-page", "warning", 3)]


@pytest.mark.parametrize(
    ("entry", "names", "wanted"),
    [
        ("О.Д. Лунин, Р.А. Рой Право на мост 3", ("О.Д. Лунин", "Р.А. Рой"), None),
        ("O. Lunin, R. Roy Право на мост 3", ("О.Д. Лунин", "Р.А. Рой"), None),
        ("О.Д. Лунин, К.С. Ветров. Право на мост 3", ("О.Д. Лунин", "Р.А. Рой"),
         ("warning", "the contents name К.С. Ветров, who is not in the byline; they lack Р.А. Рой")),
        ("Жансарина Р.Е. Право на мост 3", ("Р.Е. Джансарина",),
         ("info", "the contents write Жансарина Р.Е. for Р.Е. Джансарина")),
        ("О.Д. Лунин и др. Право на мост 3", ("О.Д. Лунин", "Р.А. Рой"), None),
        ("Право на мост 3", ("О.Д. Лунин",), None),
        ("К.С. Ветров Право на мост 3", ("О.Д. Лунин",), None),  # the author of the work above
    ],
)  # fmt: skip
def test_names(entry: str, names: tuple[str, ...], wanted: tuple[str, str] | None) -> None:
    _, noticed = told(entry, article("Право на мост", *names))
    assert [(d.severity, d.message) for d in noticed] == ([wanted] if wanted else [])


def test_a_listed_work_that_no_article_is() -> None:
    entries = [
        Entry("Лунин О.Д. Право на мост", "3", 5),
        Entry("Рой Б.В. Плата за паром зимой", "9", 6),
        Entry("Ветров К.С. О тумане и свидетелях", "14", 7),
        Entry("Сведения для авторов", "20", 8),
    ]
    read = [article("Право на мост", "О.Д. Лунин"), article("О тумане и свидетелях", "К.С. Ветров")]
    _, noticed = told_by_contents(read, entries, "issue.txt")
    assert [(d.code, d.severity, d.line) for d in noticed] == [("contents-unread", "warning", 6)]
    assert "Рой Б.В. Плата за паром зимой" in noticed[0].message
    # a file with one article of an issue and the whole contents lacks the others by right
    assert told_by_contents(read[:1], entries, "issue.txt")[1] == ()


def test_many_works_take_no_time() -> None:
    many = [
        article(f"Право на мост номер {n} через {n * 7919 % 1000} рек", "О.Д. Лунин") for n in range(1500)
    ]
    entries = [Entry(f"Лунин О.Д. Плата за паром {n}", str(n), n) for n in range(1500)]
    found, _ = told_by_contents(many, entries, "issue.txt")
    assert not any(each.first_page for each in found)
