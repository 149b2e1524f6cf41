"""Bylines: names, marks, and the same people in another language."""

import pytest

from generator.reading.byline import BylineName, parse_byline
from generator.reading.byline.matching import likeness, match_bylines
from generator.reading.byline.names import is_name


def names(text, words):
    found = parse_byline(text, words)
    return found and [(n.name, n.marks, n.star) for n in found.names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "А.Б. Ахметов^{1*}, **Г.Д. Сейтова²**",
            [("А.Б. Ахметов", ("1",), True), ("Г.Д. Сейтова", ("2",), False)],
        ),
        (
            "А.Б. Ахметов*¹ , Г.Д. Сейтова² ",
            [("А.Б. Ахметов", ("1",), True), ("Г.Д. Сейтова", ("2",), False)],
        ),
        (
            "A.B. Akhmetov<sup>1</sup>\\* D, G.D. Seitova<sup>2,3</sup> D",
            [("A.B. Akhmetov", ("1",), True), ("G.D. Seitova", ("2", "3"), False)],
        ),
        (
            "¹Ә.Б. Ахметов*^{ID}, ²Г.Д. Сейтова^{ID}",
            [("Ә.Б. Ахметов", ("1",), True), ("Г.Д. Сейтова", ("2",), False)],
        ),
        (
            "1Ә.Б. Ахметов*ID, 1,2Г.Д. СейтоваID",
            [("Ә.Б. Ахметов", ("1",), True), ("Г.Д. Сейтова", ("1", "2"), False)],
        ),
        ("1 Anna Bell*, 2 Rob Roe", [("Anna Bell", ("1",), True), ("Rob Roe", ("2",), False)]),
        ("1А.Б. Ахметов", [("А.Б. Ахметов", ("1",), False)]),
        (
            "Anna Bell1  Rob Roe-Hart2*  Suharto1",
            [("Anna Bell", ("1",), False), ("Rob Roe-Hart", ("2",), True), ("Suharto", ("1",), False)],
        ),
        ("А.Б. Ахметов¹ Г.Д. Сейтова", [("А.Б. Ахметов", ("1",), False), ("Г.Д. Сейтова", (), False)]),
        ("А.Б. Ахметов   Г.Д. Сейтова", [("А.Б. Ахметов", (), False), ("Г.Д. Сейтова", (), False)]),
        ("© A.B. Akhmetov¹, 2026", [("A.B. Akhmetov", ("1",), False)]),
        ("А.Б. Ахметов,*1", [("А.Б. Ахметов", ("1",), True)]),
        ("А.Б. Ахметов*1, Г.Д. Сейтова2", [("А.Б. Ахметов", ("1",), True), ("Г.Д. Сейтова", ("2",), False)]),
        (
            "Anna Bell 1, *, Rob Roe 2 and Tim Poe 1,2",
            [("Anna Bell", ("1",), True), ("Rob Roe", ("2",), False), ("Tim Poe", ("1", "2"), False)],
        ),
        ("Anna BELL a,*, Rob ROE b", [("Anna BELL", ("a",), True), ("Rob ROE", ("b",), False)]),
        ("Anna Bell1 · Rob Roe1,2", [("Anna Bell", ("1",), False), ("Rob Roe", ("1", "2"), False)]),
        ("К.Д. Лапин¹, Е.Т. Кан²", [("К.Д. Лапин", ("1",), False), ("Е.Т. Кан", ("2",), False)]),
        ("Ахметов А.Б., Сейтова Г.Д.", [("Ахметов А.Б.", (), False), ("Сейтова Г.Д.", (), False)]),
        (
            "Айгүл Ахметова¹, Данияр Сейтов²",
            [("Айгүл Ахметова", ("1",), False), ("Данияр Сейтов", ("2",), False)],
        ),
        (
            "# A. Akhmetov, B. Seitova and C. de Vries",
            [("A. Akhmetov", (), False), ("B. Seitova", (), False), ("C. de Vries", (), False)],
        ),
    ],
)
def test_bylines_are_read(text, expected, words):
    assert names(text, words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Введение",
        "Казахский национальный университет, Алматы, Казахстан",
        "^{1}Л.Н. Толстой атындағы университет, Алматы, Қазақстан",
        "А.Б. Ахметов в своей работе отмечает, что право развивается",
        "1 А.Б. Ахметов",
        "1Turan University, 2Astana City",
        "2 Kings, 3 Courts",
        "Статья 1 Пункт 2 Часть 3",
        "А.Б. Ахметов¹ пишет о праве²",
        "",
    ],
)
def test_what_is_no_byline(text, words):
    assert parse_byline(text, words) is None


def test_an_affiliation_glued_behind_the_names_is_cut_off(words):
    found = parse_byline(
        "**А.Б. Ахметов**, **Г.Д. Сейтова*** Ш. Айтбаев атындағы университеті, Ақтау, Қазақстан", words
    )
    assert found is not None
    assert [n.name for n in found.names] == ["А.Б. Ахметов", "Г.Д. Сейтова"]
    assert found.rest == "Ш. Айтбаев атындағы университеті, Ақтау, Қазақстан"


@pytest.mark.parametrize(
    "text", ["А.Б. Ахметов", "Ахметов А.", "Mary-Ann O'Neill", "J. van der Berg", "Әлия Серікқызы Нұрланова"]
)
def test_names(text):
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["закон и порядок", "Ахметов", "№ 5", "The rule of law in the digital age of courts", "А.Б."]
)
def test_what_is_no_name(text):
    assert not is_name(text)


def test_spellings_of_one_name_are_alike_and_others_are_not():
    assert likeness("Ж.К. Жұмағұлова", "Zh.K. Zhumagulova") > 0.9
    assert likeness("Сейтова Г.Д.", "G.D. Seitova") > 0.9
    assert likeness("А.Б. Ахметов", "G.D. Seitova") < 0.6


def test_the_same_people_in_another_order_are_found():
    base = [BylineName("А.Б. Ахметов", ("1",), True), BylineName("Г.Д. Сейтова"), BylineName("Қ.Л. Құрманов")]
    other = [BylineName("A.B. Akhmetov"), BylineName("K.L. Kurmanov"), BylineName("G.D. Seitova")]
    assert match_bylines(base, other) == [0, 2, 1]


def test_of_equal_bylines_the_one_left_over_is_the_one_left_over():
    base = [BylineName("А.Б. Ахметов"), BylineName("В.Г. Иванова")]
    other = [BylineName("A.B. Akhmetov"), BylineName("V.G. Petrenko")]
    assert match_bylines(base, other) == [0, 1]
