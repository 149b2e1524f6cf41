"""Fronts of two and three languages in every order: language after language, and kind after kind."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.model import Lang
from generator.reading import read_source
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.loading import load
from tests.reading.test_fronts import BODY

TITLE: dict[Lang, str] = {
    "kk": "Сот отырысын бейнежазбаға түсіру: ыңғайлылық па, кепілдік пе",
    "ru": "Видеозапись судебного заседания: удобство или гарантия",
    "en": "Video recording of court hearings: convenience or guarantee",
}
NAMES: dict[Lang, tuple[str, str]] = {
    "kk": ("Ким Алина Андреевна", "Омаров Берік Сәкенұлы"),
    "ru": ("Ким Алина Андреевна", "Омаров Берик Сакенович"),
    "en": ("Alina Kim", "Berik Omarov"),
}
INITIALS: dict[Lang, tuple[str, str]] = {
    "kk": ("А.А. Ким", "Б.С. Омаров"),
    "ru": ("А.А. Ким", "Б.С. Омаров"),
    "en": ("A.A. Kim", "B.S. Omarov"),
}
PLACES: dict[Lang, tuple[str, str]] = {
    "kk": ("Құқық университеті, Астана, Қазақстан", "Сот төрелігі академиясы, Астана, Қазақстан"),
    "ru": ("Университет права, Астана, Казахстан", "Академия правосудия, Астана, Казахстан"),
    "en": ("University of Law, Astana, Kazakhstan", "Academy of Justice, Astana, Kazakhstan"),
}
DEGREES: dict[Lang, tuple[str, str]] = {
    "kk": ("докторант", "з.ғ.д., профессор"),
    "ru": ("докторант", "д.ю.н., профессор"),
    "en": ("doctoral student", "Doctor of Law, Professor"),
}
ABSTRACT: dict[Lang, tuple[str, str]] = {
    "kk": (
        "Аңдатпа",
        "Мақалада сот отырыстарын міндетті бейнежазбаға түсіру және тараптардың сотқа сенімі талқыланады. "
        "Автор екі облыстың тәжірибесін салыстырады.",
    ),
    "ru": (
        "Аннотация",
        "В статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду. "
        "Автор сравнивает опыт двух областей.",
    ),
    "en": (
        "Abstract",
        "The article discusses the obligatory video recording of court hearings and the trust of parties "
        "in the court. The author compares two regions.",
    ),
}
KEYWORDS: dict[Lang, tuple[str, str]] = {
    "kk": ("Түйін сөздер", "сот, бейнежазба, сенім"),
    "ru": ("Ключевые слова", "суд, видеозапись, доверие"),
    "en": ("Keywords", "court, video recording, trust"),
}
#: T title, P people, A abstract, K keywords; a stroke where the next language's begins only after all others'.
ORDERS = ("TPAK", "PTAK", "TP|AK", "PT|AK", "TP|A|K", "T|P|A|K", "P|T|AK")
PEOPLE = ("one", "each", "degree", "line", "marked", "bare")
LANGUAGES: tuple[tuple[Lang, ...], ...] = (("ru", "en"), ("kk", "ru", "en"), ("en", "ru"), ("ru", "kk", "en"))


def _people(lang: Lang, shape: str) -> list[str]:
    names, places = NAMES[lang], PLACES[lang]
    if shape == "line":
        return [", ".join(INITIALS[lang]), places[0]]
    if shape == "bare":
        return [", ".join(INITIALS[lang])]
    if shape == "marked":
        return [
            ", ".join(f"{name}^{{{mark}}}" for mark, name in enumerate(names, 1)),
            *(f"^{{{mark}}}{place}" for mark, place in enumerate(places, 1)),
        ]
    if shape == "degree":
        return [*itertools.chain(*zip(names, DEGREES[lang], places, strict=True))]
    each = [*zip(names, places, strict=True)]
    return [*itertools.chain(*(each[:1] if shape == "one" else each))]


def _front(languages: Sequence[Lang], shape: str, order: str, gap: str, capitals: bool, run_in: bool) -> str:
    def part(lang: Lang, kind: str) -> list[str]:
        if kind == "T":
            return [TITLE[lang].upper() if capitals else TITLE[lang]]
        if kind == "P":
            return _people(lang, shape)
        label, text = ABSTRACT[lang] if kind == "A" else KEYWORDS[lang]
        text += "." if kind == "K" else ""
        return [f"{label}. {text}"] if run_in else [label, text]

    return gap.join(
        text
        for kinds in order.split("|")
        for lang in languages
        for kind in kinds
        for text in part(lang, kind)
    )


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return load(Path("site_config"))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
def test_each_language_gets_what_is_its_own(
    order: str, languages: tuple[Lang, ...], words: Vocabulary
) -> None:
    wrong = []
    for number, shape in enumerate(PEOPLE):
        # titles of two languages in one script with nothing between them cannot be told line by line
        gaps = ("\n\n",) if "|" in order and len(languages) > 2 else ("\n\n", "\n")
        for gap in gaps:
            capitals, run_in = bool(number % 2), bool(number // 2 % 2)
            front = _front(languages, shape, order, gap, capitals, run_in)
            (article,), _ = read_source("a.txt", f"{front}\n{BODY}".encode(), words)
            for lang in languages:
                names = (INITIALS if shape in ("line", "bare") else NAMES)[lang]
                want = {
                    "title": TITLE[lang].upper() if capitals else TITLE[lang],
                    "abstract": (ABSTRACT[lang][1],),
                    "keywords": tuple(KEYWORDS[lang][1].split(", ")),
                    "names": list(names[:1] if shape == "one" else names),
                }
                got = {
                    "title": article.title.get(lang),
                    "abstract": article.abstract.get(lang),
                    "keywords": article.keywords.get(lang),
                    "names": [author.name.get(lang) for author in article.authors],
                }
                if shape not in ("bare", "degree"):  # a degree belongs to its place
                    want["places"] = PLACES[lang][:1] if shape in ("one", "line") else PLACES[lang]
                    got["places"] = article.affiliations.get(lang)
                if (
                    shape == "bare" and order in ("T|P|A|K", "P|T|AK") and len(languages) > 2
                ):  # Cyrillic names say nothing
                    del want["names"], got["names"]
                wrong += [
                    (shape, gap, lang, key, got[key], value)
                    for key, value in want.items()
                    if got[key] != value
                ]
    assert wrong == []


def test_people_said_again_in_another_script_are_the_same_people(words: Vocabulary) -> None:
    people = (
        "Ким Алина Андреевна\nУниверситет права, Астана, Казахстан\n"
        "Kim Alina Andreevna\nUniversity of Law, Astana, Kazakhstan\n"
    )
    front = f"{people}{TITLE['ru'].upper()}\n{'. '.join(ABSTRACT['ru'])}\n"
    (article,), _ = read_source("a.txt", f"УДК 347.9\n{front}\n{BODY}".encode(), words)
    assert [author.name for author in article.authors] == [
        {"ru": "Ким Алина Андреевна", "en": "Kim Alina Andreevna"}
    ]
    assert article.affiliations == {
        "ru": ("Университет права, Астана, Казахстан",),
        "en": ("University of Law, Astana, Kazakhstan",),
    }
    others = front.replace("Kim Alina Andreevna", "Bell John Arthur")
    (article,), _ = read_source("a.txt", f"УДК 347.9\n{others}\n{BODY}".encode(), words)
    assert [author.name for author in article.authors] == [
        {"ru": "Ким Алина Андреевна"},
        {"ru": "Bell John Arthur"},
    ]


def test_parts_of_an_abstract_above_the_keywords_open_no_body(words: Vocabulary) -> None:
    front = (
        "УДК 347.9\nКим Алина Андреевна\nдоцент кафедры процесса Университета права, кандидат юридических наук\n"
        f"{TITLE['ru'].upper()}\n"
        "Введение: в статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду.\n"
        "Материалы и методы: опрошены тридцать судей двух областей, ответы сведены в три группы.\n"
        "Ключевые слова: суд, видеозапись, доверие.\n"
    )
    (article,), _ = read_source("a.txt", f"{front}\n{BODY}".encode(), words)
    assert [text.partition(":")[0] for text in article.abstract["ru"]] == ["Введение", "Материалы и методы"]
    assert article.keywords["ru"] == ("суд", "видеозапись", "доверие")
    headings = [block.text for block in article.body if block.type == "heading"]
    assert headings == ["Введение", "Методы", "Заключение"]


@pytest.mark.parametrize(
    ("label", "words_below", "told"),
    [
        ("", "", True),
        ("Аннотация. ", "", False),
        ("", "Ключевые слова: суд, видеозапись, доверие.\n\n", False),
    ],
)
def test_an_abstract_that_nothing_calls_so_is_told(
    label: str, words_below: str, told: bool, words: Vocabulary
) -> None:
    front = (
        f"УДК 347.9\n\n{TITLE['ru'].upper()}\n\nКим А.А.\n\nУниверситет права, Астана, Казахстан\n\n"
        f"{label}Статья посвящена обязательной видеозаписи судебных заседаний и доверию сторон к суду. Опрошены "
        f"тридцать судей двух областей.\n\n{words_below}"
    )
    (article,), found = read_source("a.txt", f"{front}{BODY}".encode(), words)
    assert article.abstract["ru"][0].startswith("Статья посвящена")
    assert [(d.severity, d.line) for d in found if d.code == "abstract-unlabelled"] == [("info", 9)] * told
