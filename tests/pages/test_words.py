"""Strings of the interface, folding, and alphabets."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
import yaml
from babel import Locale

from generator.pages import folding
from generator.pages.collation import ALPHABETS, by_letter, initial, sort_key
from generator.pages.names import surname_first
from generator.pages.tree import check_strings
from generator.pages.words import PLACEHOLDER, Words
from tests import collection

UI = collection.ROOT / "site_config" / "ui"
THEME = collection.ROOT / "site_config" / "theme"
STRINGS = {lang: yaml.safe_load((UI / f"{lang}.yml").read_text("utf-8")) for lang in ("kk", "ru", "en")}


def used_keys() -> set[str]:
    sources = [
        *(collection.ROOT / "generator/pages").rglob("*.py"),
        *(collection.ROOT / "generator/pages").rglob("*.jinja"),
    ]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    return set(
        re.findall(
            r"""(?:\bs|scene|words(?:\[[^\]]*\])?)\.(?:t|n|text|count|forms)\(\s*["']([a-z_]+)["'][,)]""",
            text,
        )
    )


def test_every_string_exists_in_each_language() -> None:
    assert set(STRINGS["kk"]) == set(STRINGS["ru"]) == set(STRINGS["en"])


def test_every_string_that_the_pages_ask_for_exists() -> None:
    asked = used_keys()
    assert len(asked) > 60
    assert asked <= set(STRINGS["kk"])


@pytest.mark.parametrize("key", sorted(STRINGS["en"]))
def test_placeholders_and_plural_forms_agree(key: str) -> None:
    forms = {lang: STRINGS[lang][key] for lang in STRINGS}
    if isinstance(forms["en"], dict):
        for lang, form in forms.items():
            needed = set(Locale.parse(lang).plural_form.rules) | {"other"}
            assert set(form) == needed, lang
        marks = [set(PLACEHOLDER.findall(text)) for form in forms.values() for text in form.values()]
    else:
        marks = [set(PLACEHOLDER.findall(str(text))) for text in forms.values()]
    assert all(found == marks[0] for found in marks)


def test_kazakh_strings_are_kazakh() -> None:
    same = {"journal", "number", "search_did_you_mean", "registry_zakon", "facet_journal", "nav_journals"}
    for key, text in STRINGS["kk"].items():
        words = str(text)
        assert not re.search(
            r"[A-Za-z]{3,}",
            PLACEHOLDER.sub("", words)
            .replace("online.zakon.kz", "")
            .replace("JavaScript", "")
            .replace("DOI", "")
            .replace("one", "")
            .replace("other", ""),
        ), key
        if key not in same:
            assert text != STRINGS["en"][key], key


def test_missing_strings_are_told() -> None:
    settings = collection.site()
    strings = {lang: dict(words) for lang, words in settings.strings.items()}
    del strings["kk"]["search"]
    strings["ru"]["search_none"] = "Ничего нет."
    found = check_strings(settings.model_copy(update={"strings": strings}))
    assert [(d.file, d.severity) for d in found] == [
        ("site_config/ui/kk.yml", "warning"),
        ("site_config/ui", "warning"),
    ]
    assert "search" in found[0].message
    assert "search_none" in found[1].message
    strings["kk"]["search"] = None  # a key of a site's own file, and nothing behind it
    assert check_strings(settings.model_copy(update={"strings": strings})) == found
    assert Words("kk", strings["kk"], (strings["ru"],)).text("search") == "Поиск"


@pytest.mark.parametrize(
    ("lang", "number", "expected"),
    [
        ("ru", 1, "1 статья"), ("ru", 3, "3 статьи"), ("ru", 11, "11 статей"), ("ru", 21, "21 статья"),
        ("ru", 1234, "1\xa0234 статьи"), ("kk", 5, "5 мақала"), ("en", 1, "1 article"), ("en", 2, "2 articles"),
    ],
)  # fmt: skip
def test_counting(lang, number: int, expected: str) -> None:
    assert Words(lang, STRINGS[lang]).count("articles_count", number) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("kk", "2025 ж. 10 желтоқсан"), ("ru", "10 декабря 2025"), ("en", "10 December 2025")],
)
def test_dates(lang, expected: str) -> None:
    words = Words(lang, STRINGS[lang])
    assert words.date("2025-12-10").replace("\u202f", " ").startswith(expected)
    assert words.date("2025") == "2025"


# Material's own interface


def keys_of(path: Path) -> set[str]:
    return set(re.findall(r'^\s*"([a-z.]+)":', path.read_text("utf-8"), re.MULTILINE))


def test_kk_html_holds_every_string_of_material() -> None:
    folder = Path(material.__file__).parent / "templates/partials/languages"
    ours = keys_of(THEME / "partials/languages/kk.html")
    for name in ("ru.html", "en.html"):
        assert keys_of(folder / name) <= ours
    values = dict(
        re.findall(
            r'^\s*"([a-z.]+)": "(.*?)",?$',
            (THEME / "partials/languages/kk.html").read_text("utf-8"),
            re.MULTILINE,
        )
    )
    english = dict(
        re.findall(r'^\s*"([a-z.]+)": "(.*?)",?$', (folder / "en.html").read_text("utf-8"), re.MULTILINE)
    )
    technical = {"direction", "search.config.separator"}
    assert {key for key in values if values[key] == english.get(key)} <= technical


def test_the_page_that_does_not_exist_speaks_as_the_strings_say() -> None:
    page = (THEME / "404.html").read_text("utf-8")
    for lang, words in STRINGS.items():
        section = re.search(rf'<section lang="{lang}">(.*?)</section>', page, re.DOTALL)[1]
        for key in ("missing_title", "missing_text", "missing_home"):
            assert words[key] in section


# Folding


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("құқық", "кукык"), ("құқықтарының", "кукык"), ("құқығы", "кукык"), ("мемлекеттің", "мемлекет"),
        ("деректерді", "дерек"), ("жүйесінде", "жуйе"), ("республика", "республика"), ("заңдар", "зан"),
        ("объём", "объем"), ("іс", "ис"),
    ],
)  # fmt: skip
def test_stems(word: str, stem: str) -> None:
    assert folding.stem(folding.fold(word)) == stem


def test_only_words_that_need_it_are_listed() -> None:
    assert folding.search_words(["Құқықтық реформаның құны", "реформа"]) == ("кукыктык", "кун")


def test_the_browser_folds_by_the_same_rules() -> None:
    script = (THEME / "assets/maqala/fold.js").read_text("utf-8")
    table = re.search(r"FOLDS = \{(.*?)\}", script)[1]
    assert dict(re.findall(r"(\w): \"(\w)\"", table)) == folding.FOLDS
    vowel = re.search(r'VOWEL = "(.*?)"', script)[1]
    endings = [
        (ending, vowel if before == "VOWEL" else before.strip('"'))
        for ending, before in re.findall(r'\["(\(\?:[^"]*)", ("[^"]*"|VOWEL)\]', script)
    ]
    assert endings == [pair for round_ in folding.ENDINGS for pair in round_]
    voiced = re.search(r"VOICED = \{(.*?)\}", script)[1]
    assert dict(re.findall(r"(\w): \"(\w)\"", voiced)) == folding.VOICED
    listed = re.search(r"BEFORE_VOWEL = \[(.*?)\]", script)[1]
    assert tuple(re.findall(r'"(.*?)"', listed)) == folding._BEFORE_VOWEL


# Alphabets


def test_kazakh_order() -> None:
    alphabet = list("АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ")
    assert sorted(set(alphabet), key=lambda c: sort_key(c, "kk")) == alphabet
    words = ["Ярус", "Ұлт", "Үй", "Ән", "Ай", "Қала", "Кәсіп", "Law", "2 бөлім", "Ғылым", "Гүл"]
    assert sorted(words, key=lambda w: sort_key(w, "kk")) == [
        "2 бөлім", "Ай", "Ән", "Гүл", "Ғылым", "Кәсіп", "Қала", "Ұлт", "Үй", "Ярус", "Law",
    ]  # fmt: skip


def test_russian_and_english_order() -> None:
    words = ["яма", "ёлка", "Ежи", "жар", "Әл", "арка", "eye"]
    assert sorted(words, key=lambda w: sort_key(w, "ru")) == [
        "арка",
        "Әл",
        "Ежи",
        "ёлка",
        "жар",
        "яма",
        "eye",
    ]
    assert sorted(["b c", "ab", "«Aa»", "b"], key=lambda w: sort_key(w, "en")) == ["«Aa»", "ab", "b", "b c"]


def test_letters_of_a_list() -> None:
    letters = by_letter(["қар", "ән", "«Қаз»", "2", "ёж", "ер"], lambda w: w, "kk")
    assert [(group.letter, group.items) for group in letters] == [
        ("#", ("2",)), ("Ә", ("ән",)), ("Е", ("ер",)), ("Ё", ("ёж",)), ("Қ", ("«Қаз»", "қар")),
    ]  # fmt: skip
    assert initial("ёлка", "ru") == "Е"
    assert initial("\ufb01nance", "en") == "F", "a ligature is filed under its first letter"


def test_alphabets_hold_each_letter_once() -> None:
    for letters in ALPHABETS.values():
        assert len(set(letters)) == len(letters)
    assert len(ALPHABETS["kk"]) == 42


@pytest.mark.parametrize(
    ("name", "key", "expected"),
    [
        ("А.Б. Жұмабекова", "", "Жұмабекова А.Б."), ("А.Б.Жұмабекова", "", "Жұмабекова А.Б."),
        ("Жұмабекова А.", "", "Жұмабекова А."), ("Zh. Omarova", "", "Omarova Zh."),
        ("Dana Omarova", "omarova-d", "Omarova Dana"), ("Omarova Dana", "omarova-d", "Omarova Dana"),
    ],
)  # fmt: skip
def test_surname_first(name: str, key: str, expected: str) -> None:
    assert surname_first(name, key) == expected
