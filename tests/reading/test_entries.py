"""Entries of reference lists: authors, year and title."""

import re
import time

import pytest

from generator.reading.entries import parse_entry
from generator.reading.entries.runtogether import split_run_together

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
    "chicago turned": (
        "Сейтова, Мария К., Омаров, Олег. 2022. «Тихие суды». Право степи 4: 5–11.",
        ("Сейтова, Мария К.", "Омаров, Олег"),
        "2022",
        "Тихие суды",
    ),
    "chicago bibliography": (
        "Hale, Petra, and Carl Dorn. The Quiet Court and Its Readers. Leiden: Oude Poort, 2012.",
        ("Hale, Petra", "Carl Dorn"),
        "2012",
        "The Quiet Court and Its Readers",
    ),
    "year last in brackets": (
        "Hale P. Quiet courts in the north, Review of Courts, 29, 45-58 (2020).",
        ("Hale P.",),
        "2020",
        "Quiet courts in the north",
    ),
    "chicago turned book": (
        "Ершинов, Вадим Л. 2018. Тихий суд. Москва: Тишина.",
        ("Ершинов, Вадим Л.",),
        "2018",
        "Тихий суд",
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
    "unsure": ("Hale, Petra. Effects of Wells, 2019.", (), "2019", None),
    "chicago book": (
        "Hale, Petra. Effects of Wells. New York: Pen, 2019.",
        ("Hale, Petra",),
        "2019",
        "Effects of Wells",
    ),
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
    from generator.reading.entries.forms import LABEL
    from generator.reading.entries.words import ACCESS_LABELS

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


@pytest.mark.parametrize(
    "piece", ["(", "[", "A. ", "Aa, A., & ", "«", "10.1000/", "https: a.", "*a ", "\\", "<a href=", "A-", "//  ", "(2019) ", "1. "]
)  # fmt: skip
def test_nothing_explodes(piece):
    text = piece * (9000 // len(piece))
    start = time.perf_counter()
    assert parse_entry(text).text == text.strip()
    split_run_together(text)
    assert time.perf_counter() - start < 0.5
