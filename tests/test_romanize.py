"""Latin spellings of Kazakh and Russian, and what spellings of one name have in common."""

import pytest

from generator.linking.phrases import compile_phrases, fold
from generator.romanize import KAZAKH, RUSSIAN, romanize, skeleton, slug

KAZAKH_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def test_every_letter_of_both_alphabets_has_a_latin_spelling():
    assert set(KAZAKH_ALPHABET) == set(RUSSIAN) | set(KAZAKH)
    assert all(value.isascii() for value in {**RUSSIAN, **KAZAKH}.values())


@pytest.mark.parametrize(
    ("printed", "latin"),
    [
        ("Қызылорда", "Kyzylorda"),
        ("Өскемен", "Oskemen"),
        ("Щучинск", "Shchuchinsk"),
        ("Жұмағұлова Ңәһі", "Zhumagulova Nahi"),
        ("Объект Юлия", "Obekt Yuliya"),
        ("Smith №5", "Smith №5"),
    ],
)
def test_romanized_words(printed, latin):
    assert romanize(printed) == latin


def test_slugs_are_ascii_and_end_with_a_word():
    assert slug("Әл-Фараби атындағы ҚазҰУ!") == "al-farabi-atyndagy-kazuu"
    assert slug("People's Friendship") == "peoples-friendship"
    assert slug("Ünïcode Straße") == "unicode-strae"
    assert slug("один два три четыре", limit=12) == "odin-dva-tri"
    assert slug("…") == ""


@pytest.mark.parametrize(
    "spellings",
    [
        ("Жұмағұлова", "Жумагулова", "Zhumagulova", "Jumagulova", "Dzhumagulova"),
        ("Есенбекова", "Yessenbekova", "Esenbekova"),
        ("Қалиева", "Калиева", "Kaliyeva", "Kaliieva"),
        ("Ахметов", "Akhmetov", "Ahmetov", "Axmetov"),
        ("Дүйсенкүл", "Duisenkul", "Duysenkul"),
        ("Тәңірбергенова", "Tanirbergenova", "Tangirbergenova"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(spellings):
    assert len({skeleton(name) for name in spellings}) == 1


def test_different_names_keep_different_skeletons():
    names = ["Асанов", "Осанов", "Ахметова", "Аметова", "Жаров", "Шаров", "Сериков", "Сапаров"]
    assert len({skeleton(name) for name in names}) == len(names)


def test_folding_keeps_every_place():
    text = "ЁЛКА «Ё» İstanbul\u00a0— Зaң"  # the second letter of the last word is Latin
    flat = fold(text)
    assert len(flat) == len(text)
    assert flat.endswith("заң")
    assert fold(flat) == flat


def test_phrases_are_found_with_endings_and_the_longest_wins():
    finder = compile_phrases([("a", "сот кабинет~"), ("b", "сот"), ("c", "e-file")])
    text = "Сот кабинетінде, сотта, сот; E-File, efile, e file"
    hits = [(h.key, text[h.start : h.end]) for h in finder.find(text)]
    assert hits == [("a", "Сот кабинетінде"), ("b", "сот"), ("c", "E-File"), ("c", "e file")]
    with pytest.raises(ValueError, match="3 letters"):
        compile_phrases([("x", "ку~")])
