"""Works that several articles list, articles that cite each other."""

from generator.linking.cited.articles import find_cited_by
from generator.linking.cited.works import most_cited
from generator.model import Article, Author, References
from generator.reading.entries import parse_entry


def small(name, year, entries, title="Колодцы степи и право на воду", doi=None, author="А.Б. Сейтова"):
    return Article(
        id=name,
        language="ru",
        year=year,
        doi=doi,
        title={"ru": title},
        authors=(Author(name={"ru": author}),),
        references=References(original=tuple(parse_entry(text) for text in entries)),
    )


def test_cited_by_doi_and_by_title():
    old = small("old", 2020, [], doi="10.12345/well.1")
    by_doi = small(
        "by-doi",
        2022,
        ["Seitova A. (2020). Something else. DOI: 10.12345/WELL.1"],
        title="Другое о песке и дюнах",
    )
    by_title = small(
        "by-title",
        2021,
        ["Seitova A.B. (2020). Kolodtsy stepi i pravo na vodu. Vestnik, 1."],
        title="Третье о песке и дюнах",
    )
    wrong_year = small(
        "wrong",
        2023,
        ["Seitova A.B. (2011). Kolodtsy stepi i pravo na vodu. Vestnik, 1."],
        title="Иное о песке и дюнах",
    )
    other_author = small(
        "other",
        2023,
        ["Bek A.B. (2020). Kolodtsy stepi i pravo na vodu. Vestnik, 1."],
        title="Пятое о песке и дюнах",
    )
    assert find_cited_by([old, by_doi, by_title, wrong_year, other_author]) == {"old": ("by-doi", "by-title")}  # fmt: skip


def test_most_cited():
    law_ru = "Закон Республики Казахстан от 3 мая 2012 года № 17-V «О колодцах». URL: https://adilet.zan.kz/rus/docs/Z1200000017"
    law_kk = "«Құдықтар туралы» Қазақстан Республикасының 2012 жылғы 3 мамырдағы № 17-V Заңы. https://online.zakon.kz/Document/?doc_id=300"
    book = "Hale, P. R. (2018). Quiet courts of the northern sand. Oslo: Nor."
    found = most_cited(
        [
            small("a", 2020, [law_ru, book]),
            small("b", 2021, ["Hale P.R. Quiet courts of the northern sand. Oslo: Nor, 2018. 9 p.", law_kk]),
            small("c", 2022, [law_ru, "Moor J. Quiet courts of the northern sand. 2018."]),
        ]
    )
    assert [(work.articles, work.entries) for work in found] == [
        (("c", "b", "a"), (("c", 0), ("b", 1), ("a", 0))),
        (("b", "a"), (("b", 0), ("a", 1))),
    ]
    assert found[0].id == "adilet-z12-17"
    assert len({work.id for work in found}) == len(found)


def test_an_address_given_for_two_works_ties_nothing():
    url = "URL: https://adilet.zan.kz/rus/docs/V14C0009753"
    first = small(
        "a", 2020, [f"Концепция степной политики до 2030 года. {url}", f"Правила обучения у колодцев. {url}"]
    )
    second = small("b", 2021, [f"Правила обучения у колодцев. {url}"])
    assert [work.entries for work in most_cited([first, second])] == [(("b", 0), ("a", 1))]
