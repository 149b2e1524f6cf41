"""Entries of reference lists: parts, lists that belong together, entries on one line."""

import re
import time
from pathlib import Path

import pytest

from generator.reading.entries import match_lists, parse_entry, split_run_together
from generator.reading.entry_text import act_key, clean_url, find_doi, find_urls, plain, url_key
from generator.romanize import fold, foldings
from tests.romanizations import BASE, SCHEMES, romanize

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

# --- romanization ------------------------------------------------------------------------------

#: Letters of which a scheme says more or less than the key can hold.
UNEVEN = {("icao", "ъ"), ("library", "ъ")}


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_every_scheme_folds_to_the_same_key_letter_by_letter(scheme):
    for letter, latin in SCHEMES[scheme].items():
        if (scheme, letter) in UNEVEN:
            continue
        expected = fold(f"о{letter}о")
        assert expected in foldings(f"o{latin}o"), f"{letter} → {latin}"


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
@pytest.mark.parametrize("name", ["Жүнісова", "Қарағұлов", "Шаяхметова", "Цыплаков", "Юнусов", "Һашимова"])
def test_a_name_is_found_under_every_scheme(name, scheme):
    assert fold(name) in foldings(romanize(name, scheme))


def test_tables_cover_both_alphabets():
    assert set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі") == set(BASE)
    assert all(set(table) == set(BASE) for table in SCHEMES.values())


def test_different_names_keep_different_keys():
    keys = {
        fold(name) for name in ("Асанов", "Асанова", "Есенов", "Жанов", "Занов", "Шанов", "Чанов", "Ханов")
    }
    assert len(keys) == 8


# --- one entry ---------------------------------------------------------------------------------

LAYOUTS = {
    "gost article": (
        "Сейтова А.Б., Lindqvist K. Реестры и доверие // *Вестник степного права*. 2021. № 4. С. 11–19.",
        ("Сейтова А.Б.", "Lindqvist K."),
        "2021",
        "Реестры и доверие",
    ),
    "gost with slash": (
        "Омаров Д. Суд и сеть / Д. Омаров, Л.К. Бейсен // Право дня. 2019. № 2. С. 5–9.",
        ("Д. Омаров", "Л.К. Бейсен"),
        "2019",
        "Суд и сеть",
    ),
    "gost book": (
        "Kerimov T. *Open registers: a study*. Riga: North Press, 2017. 240 p.",
        ("Kerimov T.",),
        "2017",
        "Open registers: a study",
    ),
    "gost dashes": (
        "Төлеуов Н. Ғ. Ашық сот: оқу құралы. – Алматы: Дала, 2020. – 144 б.",
        ("Төлеуов Н. Ғ.",),
        "2020",
        "Ашық сот: оқу құралы",
    ),
    "apa": (
        "Hale, P. R., & van der Meer, J. (2018). Quiet courts. *Journal of Small Things*, 4(2), 10–22.",
        ("Hale, P. R.", "van der Meer, J."),
        "2018",
        "Quiet courts",
    ),
    "apa with translation": (
        "Seitova, A. B. (2021). Reestry i doverie [Registers and trust]. *Vestnik stepnogo prava*, 4, 11–19.",
        ("Seitova, A. B.",),
        "2021",
        "Reestry i doverie",
    ),
    "apa letter": ("Hale, P. (2007b). Quiet courts. *Review*, 1(1).", ("Hale, P.",), "2007", "Quiet courts"),
    "apa question": (
        "Hale, P. (2011). Who reads the register? *Review*, 1(1).",
        ("Hale, P.",),
        "2011",
        "Who reads the register?",
    ),
    "key": (
        "Жанұзақ және т.б., 2022 - Жанұзақ Т., Ким Л. «Дала заңы мен желі», *Шолу*, № 1, 3–9 беттер, 2022.",
        ("Жанұзақ Т.", "Ким Л."),
        "2022",
        "Дала заңы мен желі",
    ),
    "year after comma": ("Орлов К.Л., 2016, «Тихий реестр», № 3.", ("Орлов К.Л.",), "2016", "Тихий реестр"),
    "initials first": ("Р.Ә. Дәулет. «Желі мен сот». Серия «Право». № 3.", ("Р.Ә. Дәулет",), None, "Желі мен сот"),
    "vancouver": (
        "Hale PR, Moor J. Effects of wells. Law Rev. 2019;12(3):45-52. doi:10.1016/j.law.2019.01.001",
        ("Hale PR", "Moor J"),
        "2019",
        "Effects of wells",
    ),
    "chicago": (
        "Hale, Petra R., and John Moor. 2019. “Effects of Wells.” *Law Review* 12 (3): 45–52.",
        ("Hale, Petra R.", "John Moor"),
        "2019",
        "Effects of Wells",
    ),
    "ieee": (
        "P. Hale and J. Moor, “Effects of wells,” *Law Rev.*, vol. 12, no. 3, pp. 45–52, 2019.",
        ("P. Hale", "J. Moor"),
        "2019",
        "Effects of wells",
    ),
    "irish": ("Al-Hale, N., & Ó Moor, S. (2020a). On wells. *J. Law*, 3.", ("Al-Hale, N.", "Ó Moor, S."), "2020", "On wells"),
    "given names first": (
        "Petra Hale, Ion van Dorn, and Rue B. D. Moor. 2019a. Wells without water: a survey. In *Proceedings of Wells*, pages 3–9.",
        ("Petra Hale", "Ion van Dorn", "Rue B. D. Moor"),
        "2019",
        "Wells without water: a survey",
    ),
    "given name first": ("Philip E Hale. 2014. Wells of the steppe. Oslo.", ("Philip E Hale",), "2014", "Wells of the steppe"),
    "given names first and others": (
        "Petra Hale, AP Moor, et al. 2023. Wells report. *Sand Letters*, 3.",
        ("Petra Hale", "AP Moor"),
        "2023",
        "Wells report",
    ),
    "a title and its year": ("Wells and Lanterns. 2014. Oslo: Nor.", (), "2014", "Wells and Lanterns"),
    "ieee and others": ('W. Hale *et al.*, "Wells for vision." [Online]. Available: https://example.org/w', ("W. Hale",), None, "Wells for vision"),
    "unsure": ("Hale, Petra. Effects of Wells. New York: Pen, 2019.", (), "2019", None),
    "semicolons": (
        "Hale, P.; Moor, J.; Ode, K. Maps of Duty. *Law* 2020, 12, 8. // https://example.org/x",
        ("Hale, P.", "Moor, J.", "Ode, K."),
        "2020",
        "Maps of Duty",
    ),
    "whole names": (
        "Nora E. Finch, Adam B. Cole, and Ruth Lane. Trust by Design <https://example.org/t.pdf>",
        ("Nora E. Finch", "Adam B. Cole", "Ruth Lane"),
        None,
        "Trust by Design",
    ),
    "institution": ("World Bank. *Wells of Data*. Washington: World Bank, 2020. 80 p.", ("World Bank",), "2020", "Wells of Data"),
    "acronym": ("UNDP. 2015. *Ten Goals*. New York: UNDP.", ("UNDP",), "2015", "Ten Goals"),
    "institution apa": ("Dune Commission. (2019). *The Dune Deal*. Oslo.", ("Dune Commission",), "2019", "The Dune Deal"),
    "page": ("Какие реестры открыты? [Электронный ресурс]. URL: https://example.kz/a (дата обращения: 01.02.2024)", (), None, "Какие реестры открыты?"),
    "page with date": ("A well is found. (2023, May 4). Steppe News. https://example.kz/b", (), "2023", "A well is found"),
    "body and its site": (
        "Stone Well. Water in the Steppe: Overview // Practical Sand. 11 April 2023 // URL: https://www.stonewell.example/x",
        ("Stone Well",),
        "2023",
        "Water in the Steppe: Overview",
    ),
    "body and act": (
        "Government of the Sand Republic. (2022). Postanovlenie ot 30.11.2022 № 96 “O kolodtsakh” [Resolution on wells].",
        ("Government of the Sand Republic",),
        "2022",
        "Postanovlenie ot 30.11.2022 № 96 “O kolodtsakh”",
    ),
    "court and message": (
        "Верховный Суд Песчаной Республики. Послание Суда от 26 июня 2025 года № 3. – Дюны, 2025.",
        ("Верховный Суд Песчаной Республики",),
        "2025",
        "Послание Суда от 26 июня 2025 года № 3",
    ),
    "two bodies": ("World Bank & WATER. (2023). Wells: a map. Oslo.", ("World Bank", "WATER"), "2023", "Wells: a map"),
    "chicago initial": ("Hale, P. 2012. *Effects of Wells*. Oslo: Nor.", ("Hale, P.",), "2012", "Effects of Wells"),
    "one name and two words": ("Hale P. Sands and Violent Winds. Oslo, 2025. 30 p.", ("Hale P.",), "2025", "Sands and Violent Winds"),
    "names with marks": (
        "Anna Bel C.Dun a , Eva Fox b , Gil Hart c , Ivo Jan Kell. The Water of Wells https://example.org/w.pdf",
        ("Anna Bel C.Dun", "Eva Fox", "Gil Hart", "Ivo Jan Kell"),
        None,
        "The Water of Wells",
    ),
    "remark before the title": (
        "Anna Bell, Carl Dune, there are many wells in the steppe, *Wells and Their Keepers*, Nor Press, 2011.",
        ("Anna Bell", "Carl Dune"),
        "2011",
        "Wells and Their Keepers",
    ),
    "title of two sentences": (
        "Сейтова А.Б. Вода и песок. Причины, следы, помощь. М.: Дала, 2006. 256 с.",
        ("Сейтова А.Б.",),
        "2006",
        "Вода и песок. Причины, следы, помощь",
    ),
    "title of two sentences, dash": (
        "Бек Л. Құмдағы су. Құдықшының болмысы: монография. – Алматы: Дала, 2024. – 183 б.",
        ("Бек Л.",),
        "2024",
        "Құмдағы су. Құдықшының болмысы: монография",
    ),
    "title of two sentences, translated": (
        "Seitova, A. B. (2006). Voda i pesok. Prichiny, sledy [Water and sand: Causes, traces]. Moscow: Dala.",
        ("Seitova, A. B.",),
        "2006",
        "Voda i pesok. Prichiny, sledy",
    ),
    "question and answer": (
        "Hale, P. (2019). Which well is best? A comparison of wells. *Journal of Wells*, 182(2), 29–31.",
        ("Hale, P.",),
        "2019",
        "Which well is best? A comparison of wells",
    ),
    "edition": ("Hale P. The Wells of Tomorrow. 3rd ed. // Oslo: Nor. 2020.", ("Hale P.",), "2020", "The Wells of Tomorrow"),
    "issue and year": ("Р.Ә. Дәулет. «Желі мен сот». Серия «Право». № 3(95)/2019., 24 б.", ("Р.Ә. Дәулет",), "2019", "Желі мен сот"),
    "translated journal": (
        "Orlov S.A., Tikhii reestr, «Vestnik peska» [A quiet register, «Herald of Sand»] No. 6, 2019.",
        ("Orlov S.A.",),
        "2019",
        "Tikhii reestr",
    ),
    "slash in a name": ("WellNet / HWiS decisions on water (2019). URL: https://example.org/w", (), "2019", "WellNet / HWiS decisions on water"),
    "a year in the translation": ("Voda v 2023 godu [water of the steppe in the year 2023] https://example.org/v", (), None, "Voda v 2023 godu"),
    "pages": ("Hale, P. (2018). Ways of sand (in deserts), p. 70 (in English).", ("Hale, P.",), "2018", "Ways of sand (in deserts)"),
    "report": ("Отчёт о состоянии колодцев в 2018 г. – Нур-Султан, 2019. – 172 с.", (), "2019", "Отчёт о состоянии колодцев в 2018 г."),
}  # fmt: skip


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_layouts(layout):
    text, authors, year, title = LAYOUTS[layout]
    entry = parse_entry(text, (7,))
    assert entry.text == text
    assert entry.lines == (7,)
    assert (entry.authors, entry.year, entry.title) == (authors, year, title)


ACTS = {
    "Закон Республики Казахстан от 3 мая 2012 года № 17-V «О колодцах» // Әділет. URL: https://adilet.zan.kz/rus/docs/Z1200000017": "2012",
    "«Құдықтар туралы» Қазақстан Республикасының 2012 жылғы 3 мамырдағы № 17-V Заңы (2020.01.05. берілген өзгерістермен).": "2012",
    "Constitution of the Republic of Kazakhstan (1995, August 30).": "1995",
    "Decree of the President of the Republic of Kazakhstan dated May 3, 2012 No. 17 “On wells”.": "2012",
    "Письмо Министра Песка от 3 мая 2012 года № 16-10/44 «Касательно колодцев». URL: https://example.kz/1": "2012",
    "Құдықтарды 2030 жылға дейін дамыту туралы: Президенттің 2012 жылғы 3 мамырдары № 153 ZHarly": "2012",
    "33 Convention of 3 May 2012 on Wells. URL: https://example.org/33": "2012",
    "Закон «О колодцах» (3 мая 2012 г., № 17 с изменениями на 01.02.2024 г.). – Дюны, 2012. – URL: https://example.kz/2": "2012",
    "Конституция Песка (новая редакция) (с изменениями на 21.01.2023 г.). – Дюны: Курултай, 2012. – URL: https://example.kz/3": "2012",
    "Constitutional Law of the Sand Republic. (2012, May 3). On wells (as amended on July 1, 2023). Dunes: Council of Sand.": "2012",
    "Постановление Правительства Республики Казахстан от 03.05.2012 № 17 «Об утверждении Правил».": "2012",
}


@pytest.mark.parametrize("text", sorted(ACTS))
def test_acts_have_no_authors_and_the_year_of_their_date(text):
    entry = parse_entry(text)
    assert entry.authors == ()
    assert entry.year == ACTS[text]
    assert entry.title
    assert "өзгеріс" not in entry.title
    assert "http" not in entry.title
    assert not re.search("Dunes|Дюны", entry.title)


@pytest.mark.parametrize(
    "text",
    [
        "Coinage, Inc. v. Sandpit, 600 U.S. 100 (2024). https://example.org/opinion",
        "education. *Journal of Wells*, 6(2), 141–148.",
        "Human Rights, Fair Courts. A report of the North. Oslo, 2019.",
        "DPS stands for something that nobody explains.",
        "",
        "12",
    ],
)
def test_no_author_is_guessed(text):
    assert parse_entry(text).authors == ()


def test_a_number_left_to_the_entry_is_no_part_of_a_name():
    entry = parse_entry("12. Бек Л. Песок и ветер // Шолу. 2019. № 9. С. 7–8.")
    assert (entry.authors, entry.title) == (("Бек Л.",), "Песок и ветер")
    assert parse_entry("50 колодцев Сары-Арки. URL: https://example.kz/50").title == "50 колодцев Сары-Арки"


def test_years_that_are_not_the_year_of_the_work():
    assert (
        parse_entry("Ким Л. Колодцы (дата обращения: 03.02.2025). URL: https://example.kz/2019/07").year
        is None
    )
    assert parse_entry("Ким Л. План на 2023–2029 годы // Степь. 2022. С. 5–9.").year == "2022"
    assert (
        parse_entry("Kim, L. (n.d.). Wells of 1999. Retrieved May 10, 2019, from https://example.org").year
        is None
    )
    assert parse_entry("Ким Л. Колодцы 1990-х. М., 2001; СПб., 2004.").year is None


def test_every_label_is_found():
    from generator.reading.entry_forms import LABEL
    from generator.reading.entry_words import ACCESS_LABELS

    examples = [
        "Режим доступа: x", "Дата обращения: x", "дата обращения", "Қолжетімді: x", "Қарау күні", "қаралу уақыты",
        "Қаралған күні", "Retrieved from x", "Retrieved May 1", "Available at: x", "Access mode: x", "(accessed 1",
        "URL: x", "DOI: x", "doi: x", "(date of reference", "[Электронный ресурс]", "Электрондық ресурс",
        "Electronic resource", "[Elektronnyj resurs]", "[Онлайн]", "[Online]", "Data obrasheniya", "(qaralu uaqyty",
        "https://x", "[In Rus]", "[Kaz]", "(in English)",
    ]  # fmt: skip
    assert all(LABEL.search(f"Word. {example}") for example in examples)
    assert all(any(re.search(label, example) for example in examples) for label in ACCESS_LABELS)
    assert not any(
        LABEL.search(title) for title in ("Online Courts", "Available remedies", "Доступ к суду", "Eng")
    )


# --- DOI and URL -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("DOI: 10.12345/Wells.2020.1.18. [In Rus]", "10.12345/Wells.2020.1.18"),
        ("№ 4, doi. 10.54321/well.24.v75.i4.29. [In Kaz]", "10.54321/well.24.v75.i4.29"),
        ("doi: https://doi.org/10.54321/2788-5291\\_2023\\_74\\_3\\_68.", "10.54321/2788-5291_2023_74_3_68"),
        ("DOI: [https://doi.org/10.54321/well\\(2022\\)4.12](https://doi.org/10.54321/well(2022)4.12) [in Russian]", "10.54321/well(2022)4.12"),
        ("<https://doi.org/10.1007/S4-024-8>", "10.1007/S4-024-8"),
        ("https://dx.doi.org/10.51788/well.7.1/ABC2343", "10.51788/well.7.1/ABC2343"),
        ("Access mode: https://example.org/document/doi/10.1515/wells-2024-17/html.", "10.1515/wells-2024-17"),
        ("https://example.org/articles/10.3389/wells.2025.16/full", "10.3389/wells.2025.16"),
        ("DOI: 10.31489/2022 L1/120-129", "10.31489/2022L1/120-129"),
        ("Retrieved from https://doi.org/10.1000/1", None),
        ("doi: 10.1234/xxxxx", None),
        ("pages 10.12/14", None),
    ],
)  # fmt: skip
def test_doi(text, doi):
    assert find_doi(plain(text).text) == doi


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Retrieved from https: adilet.zan.kz/rus/docs/P1700000407 [in Russian].", "https://adilet.zan.kz/rus/docs/P1700000407"),
        ("Retrieved from https adilet.zan.kz/rus/docs/K950001000\\_ [in Russian].", "https://adilet.zan.kz/rus/docs/K950001000_"),
        ("from : [https://adilet.zan.kz/rus/docs/K950001000]_", "https://adilet.zan.kz/rus/docs/K950001000"),
        ("URL: [<https://example.kz/act/ru-ru/112427>].", "https://example.kz/act/ru-ru/112427"),
        ("from: [(https://example.kz/novosti/bez-sleda/)].", "https://example.kz/novosti/bez-sleda/"),
        ("URL: [https://example.org/a?utm_source=chat&id=3]", "https://example.org/a?id=3"),
        ('<a href="https://example.org/a-w">https://example.org/a-w</a>.', "https://example.org/a-w"),
        ("URL: https://example.org/wiki/Well_(water).", "https://example.org/wiki/Well_(water)"),
        ("URL: file:///C:/Users/User/Downloads/well.pdf", None),
        ("http://www.", None),
        ("doi: https://doi.org/10.12345/w1", None),
    ],
)  # fmt: skip
def test_url(text, url):
    found = find_urls(plain(text).text)
    assert (found[0] if found else None) == url


def test_keys_of_addresses():
    assert url_key("https://www.Example.org/a/") == url_key("http://example.org/a")
    assert url_key("https://example.org/a?utm_source=x") == url_key("https://example.org/a")
    assert url_key("https://example.org/a?id=1") != url_key("https://example.org/a?id=2")
    assert (
        act_key("https://online.zakon.kz/Document/?doc_id=51005029&pos=5;-88#pos=5;-88") == "zakon:51005029"
    )
    assert act_key("https://adilet.zan.kz/kaz/docs/Z020000345_") == act_key(
        "https://adilet.zan.kz/rus/docs/Z020000345"
    )
    assert clean_url("https://") is None


def test_placeholder_is_neither_doi_nor_url():
    entry = parse_entry("A plan for wells. *example.kz*. Retrieved from https://doi.org/10.1000/1")
    assert entry.doi is None
    assert entry.url is None


# --- lists -------------------------------------------------------------------------------------

ORIGINAL = [
    "Сейтова А.Б. Реестры и доверие // Вестник степного права. 2021. № 4. С. 11–19.",
    "Закон Республики Казахстан от 3 мая 2012 года № 17-V «О колодцах». URL: https://adilet.zan.kz/rus/docs/Z1200000017",
    "Жұмағұлова Қ. «Дала заңы мен желі», *Шолу*, № 1, 3–9 беттер, 2022.",
    "Hale, P. R. (2018). Quiet courts. *Journal of Small Things*, 4(2), 10–22.",
    "Цой В.В. Тихий суд // Право дня. 2017. № 2. С. 3–8.",
    "Цой В.В. Громкий суд // Право дня. 2017. № 3. С. 9–14.",
    "Орлов К.Л. Тени реестра. М., 1999.",
]
ROMANIZED = [
    "Hale, P. R. (2018). Quiet courts. *Journal of Small Things*, 4(2), 10–22.",
    "Tsoi V.V. (2017). Gromkii sud [A loud court]. Pravo dnia, 3, 9–14.",
    "Jumaǵulova Q. (2022). Dala zańy men jeli [The law of the steppe and the net]. *Sholý*, 1, 3–9.",
    "Orlov K.L. (1999). Shadows of the register. Moscow.",
    "Tsoi V.V. (2017). Tikhii sud [A quiet court]. Pravo dnia, 2, 3–8.",
    "Zakon Respubliki Kazakhstan ot 3 maia 2012 goda № 17-V «O kolodtsakh». https://adilet.zan.kz/rus/docs/Z1200000017",
    "Seitova A.B. (2021). Reestry i doverie [Registers and trust]. Vestnik stepnogo prava, 4, 11–19.",
]


def read(texts):
    return tuple(parse_entry(text) for text in texts)


def test_lists_in_another_order():
    left, right = match_lists(read(ORIGINAL), read(ROMANIZED))
    assert [entry.same_as for entry in left] == [6, 5, 2, 0, 4, 1, 3]
    assert [entry.same_as for entry in right] == [3, 5, 2, 6, 4, 1, 0]


def test_a_work_that_only_one_list_has_stays_alone():
    left, right = match_lists(read([*ORIGINAL, "Бек Л. Песок. Алматы, 2003."]), read(ROMANIZED[:-1]))
    assert left[0].same_as is None
    assert left[-1].same_as is None
    assert all(entry.same_as is not None for entry in right)


def test_two_works_that_cannot_be_told_apart_stay_alone():
    original = read(["Цой В.В. Тихий суд. Алматы, 2017.", "Цой В.В. Громкий зал. Алматы, 2017."])
    translated = read(
        ["Tsoi V.V. (2017). Matters of silence. Almaty.", "Tsoi V.V. (2017). Matters of noise. Almaty."]
    )
    left, right = match_lists(original, translated)
    assert [entry.same_as for entry in (*left, *right)] == [None] * 4


def test_a_work_listed_twice_has_one_partner():
    left, right = match_lists(read([ORIGINAL[0]]), read([ROMANIZED[6], ROMANIZED[6]]))
    assert left[0].same_as == 0
    assert [entry.same_as for entry in right] == [0, 0]


def test_a_repeat_is_known_although_its_title_is_half_romanized():
    again = "Seitova A.B. (2021). Реестрлер zháne сенім. Дала құқығы, 4, 11–19."
    left, right = match_lists(read(ORIGINAL), read([*ROMANIZED, again]))
    assert [entry.same_as for entry in left] == [6, 5, 2, 0, 4, 1, 3]
    assert right[7].same_as == 0


NEIGHBOURS = ["Цой В.В. Тихий суд. Алматы, 2017.", "Орлов К.Л. Тени реестра. Москва, 1999."]
ROMANIZED_NEIGHBOURS = ["Tsoi V.V. Tikhii sud. Almaty, 2017.", "Orlov K.L. Teni reestra. Moskva, 1999."]


@pytest.mark.parametrize(
    ("one", "other", "paired"),
    [
        ("QTL stands for Kuiu Tazalau Lagere, a camp.", "QTL (Kuiu) – well camp.", True),  # words in common
        ("Устное сообщение мастера колодцев.", "A talk with the master of wells.", True),  # the place alone
        ("Устное сообщение мастера, 2011.", "A talk with the master, 1987.", False),  # years against it
        ("Бек Л. Песок. Астана.", "Marat K. Wind. London.", False),  # names against it
    ],
)
def test_the_last_entry_of_each_list(one, other, paired):
    left, right = match_lists(read([*NEIGHBOURS, one]), read([*ROMANIZED_NEIGHBOURS, other]))
    assert left[2].same_as == right[2].same_as == (2 if paired else None)


def test_the_last_entries_at_different_places_stay_alone():
    left, _ = match_lists(
        read([*NEIGHBOURS, "Устное сообщение мастера колодцев."]),
        read(["A talk with the master of wells.", *ROMANIZED_NEIGHBOURS]),
    )
    assert [entry.same_as for entry in left] == [1, 2, None]


def test_shared_address_does_not_tie_different_works():
    address = "URL: http://example.org/treaties/details?id=171"
    original = read([f"Всеобщая хартия колодцев 1948 года. {address}", f"Пакт о дюнах 1966 года. {address}"])
    romanized = read([f"Pakt o diunakh 1966 goda [Covenant on dunes]. {address}", f"Vseobshchaia khartiia kolodtsev 1948 goda. {address}"])  # fmt: skip
    left, _ = match_lists(original, romanized)
    assert [entry.same_as for entry in left] == [1, 0]


def test_no_second_list():
    left, right = match_lists(read(ORIGINAL), ())
    assert all(entry.same_as is None for entry in left)
    assert right == ()


def test_a_list_is_parted_where_the_other_shows_two_works():
    original = read(
        [
            "Бек Л. Песок. Алматы, 2003.",
            "WSR stands for Well Safety Report Talk with a well digger, 20 January 2010.",
        ]
    )
    romanized = read(
        [
            "Bek L. (2003). Pesok. Almaty.",
            "WSR (Well Safety Report).",
            "Talk with a well digger, 20 January 2010.",
        ]
    )
    left, right = match_lists(original, romanized)
    assert [entry.text for entry in left[1:]] == ["WSR stands for Well Safety Report", romanized[2].text]
    assert left[2].same_as == 2
    assert len(right) == 3
    same_length, _ = match_lists(original, romanized[:2])
    assert len(same_length) == 2


def test_an_end_that_a_page_has_torn_off_is_put_back():
    original = read([*ORIGINAL[:1], "Бек Л. Песок и суд // Степной шолу. 2020. № 2 (178). С. 194–200."])
    torn = [
        "Bek, L. (2020). Pesok i sud [Sand and court].",
        ROMANIZED[6],
        "*Stepnoi sholu* [Steppe Review], 2(178), 194–200.",
    ]
    left, right = match_lists(original, tuple(parse_entry(text, (i,)) for i, text in enumerate(torn)))
    assert [entry.same_as for entry in left] == [1, 0]
    assert [entry.text for entry in right] == [f"{torn[0]} {torn[2]}", torn[1]]
    assert right[0].lines == (0, 2)


# --- two entries on one line -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Бек Л. Песок: природа, функции. – Москва: Степь, 2016. – 320 с.; Kimova, V. The chamber of wells. // *Journal*. – 2019. – Vol. 1. – P. 45–60;", 2),
        ("Bek, L. (2016). *Pesok*. Moscow: Step; Kimova, V. (2019). The chamber of wells. *Journal*, 1(2), 45–60;", 2),
        ("Hale, P.; Moor, J.; Ode, K. Maps of Duty. *Law* 2020, 12, 8.", 1),
        ("Бек Л. Песок / Л. Бек; под ред. Ким В.А. М., 2016. 320 с.", 1),
        ("Сейтова А.Б. Реестры и доверие // Вестник. 2021. № 4. С. 11–19.", 1),
        ("Бек Л. Песок и ветер степей // Шолу. 2016. С. 5–9. Ким В.А. Дюны и право // Шолу. 2018. С. 4–8.", 2),
        ("Бек Л. Песок и ветер степей. – Алматы: Тракт, 2018. – 102 с. 2 Есенова Г.К. Дюны на селе // Право. 2020. С. 4–8. 3 Ким П. Тень над степью. М., 2019.", 3),
        ("Бек Л. Песок и ветер степей. Т. 2 Есенова Г.К. ред. М., 2018. 102 с.", 1),
        ("Закон от 3 мая 2012 года; Закон от 4 мая 2013 года", 1),
        ("", 1),
    ],
)  # fmt: skip
def test_split(text, count):
    parts = split_run_together(text)
    assert len(parts) == count
    assert all(part in text for part in parts)


# --- bad input ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece", ["(", "[", "A. ", "Aa, A., & ", "«", "10.1000/", "https: a.", "*a ", "\\", "<a href=", "A-", "//  ", "(2019) ", "1. "]
)  # fmt: skip
def test_nothing_explodes(piece):
    text = piece * (9000 // len(piece))
    start = time.perf_counter()
    assert parse_entry(text).text == text.strip()
    split_run_together(text)
    assert time.perf_counter() - start < 0.5


# --- the real lists ----------------------------------------------------------------------------

#: file, lines of the original and of the romanized list, pairs that belong together (0-based).
PAIRS = {
    "001": ((228, 256), (260, 288), [5, 6, 7, 14, 2, 9, 11, 8, 12, 10, 3, 4, 13, 1, 0]),
    "000": ((111, 127), (149, 164), list(range(16))),
}


@pytest.mark.parametrize("start", sorted(PAIRS))
def test_real_lists(start):
    files = sorted(SHARED.glob(f"seeds/{start}_*.txt"))
    if not files:
        pytest.skip("the real articles (../shared/seeds) are not here")
    lines = files[0].read_text(encoding="utf-8").split("\n")

    def entries(first, last):
        texts = (line.strip().removeprefix("- ").lstrip("0123456789 ") for line in lines[first - 1 : last])
        return read([text for text in texts if text])

    (a, b), (c, d), wanted = PAIRS[start]
    left, _ = match_lists(entries(a, b), entries(c, d))
    assert [entry.same_as for entry in left] == wanted


@pytest.mark.parametrize(
    ("text", "authors", "year", "title"),
    [
        (
            "Adrian, Tobias, Markus K. Brun, and Hoai-Luu Q Nguyen. 2013. “Hedges and Tails.” In Joan Haub (ed.), Risk.",
            ("Adrian, Tobias", "Markus K. Brun", "Hoai-Luu Q Nguyen"), "2013", "Hedges and Tails",
        ),
        (
            "Nicola Davis, Inge Nunn, “A review of doors.” In The Journal of Doors, 177 (2021) 110951.",
            ("Nicola Davis", "Inge Nunn"), "2021", "A review of doors",
        ),
        ("Bern, Ben S. 2006. “Ferries and Systemic Risk.” Remarks.", ("Bern, Ben S.",), "2006", "Ferries and Systemic Risk"),
        ("Northbrook National Bank, Report of the Board, “Doors,” 2014.", (), "2014", None),
        ("Царёв С.В., Хайтов М.Р. // Рос. журн. 2009. № 2. С. 136–139.", ("Царёв С.В.", "Хайтов М.Р."), "2009", None),
    ],
)  # fmt: skip
def test_names_before_a_quoted_title_and_before_strokes(
    text: str, authors: tuple[str, ...], year: str, title: str | None
) -> None:
    entry = parse_entry(text)
    assert (entry.authors, entry.year) == (authors, year)
    assert title is None or entry.title == title
