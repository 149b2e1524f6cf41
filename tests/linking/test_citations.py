"""In-text citations and the entries they mean."""

import time
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from generator.linking.citations import HINTS, link_citations
from generator.linking.citations.order import by_order
from generator.linking.citations.resolving import resolve
from generator.linking.citations.works import works
from generator.linking.views import view
from generator.model import (
    Article,
    Figure,
    Footnote,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    References,
    Source,
    Table,
)
from generator.reading import read_source
from generator.reading.entries import parse_entry
from generator.reading.entries.lists import match_lists
from generator.reading.vocabulary.loading import load

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

LIST = [
    "Сейтова А.Б., Орлов К.Л. Реестры и доверие // Вестник степного права. 2021. № 4. С. 11–19.",
    "Сейтова А.Б. Тени реестра // Вестник степного права. 2019. № 2. С. 3–8.",
    "Hale, P. R., Moor, J., & Ode, K. (2018). Quiet courts. *Journal of Small Things*, 4(2), 10–22.",
    "Жұмағұлова Қ. Дала заңы мен желі // Шолу. 2022. № 1. Б. 3–9.",
    "World Bank. *Wells of Data*. Washington: World Bank, 2020. 80 p.",
    "International Monetary Fund. (2024). *Digital wells*. Washington.",
    "Закон Республики Казахстан от 3 мая 2012 года № 17-V «О колодцах». URL: https://adilet.zan.kz/rus/docs/Z1200000017",
    "Tan, L. (2007a). Dunes. *Review*, 1, 1–9.",
    "Tan, L. (2007b). More dunes. *Review*, 2, 10–19.",
    "Отчёт о состоянии колодцев в 2018 г. – Нур-Султан, 2019. – 172 с.",
    "A well is found. Steppe News. URL: https://news.example.kz/2023/well-found-in-the-steppe",
    "Stone Hill, A. *Governing wells*. Oslo: Nor, 2000. 245 p.",
]


def article(*blocks, entries=LIST, romanized=(), footnotes=()):
    """An article with paragraphs (strings) or blocks."""
    original, latin = match_lists(
        [parse_entry(t, (900 + i,)) for i, t in enumerate(entries)], [parse_entry(t) for t in romanized]
    )
    body = tuple(
        Paragraph(text=block, lines=(100 + i,)) if isinstance(block, str) else block
        for i, block in enumerate(blocks)
    )
    return Article(
        id="wells",
        source=Source(file="wells.txt", lines=(1, 999)),
        language="ru",
        title={"ru": "Колодцы"},
        body=body,
        footnotes=tuple(footnotes),
        references=References(original=original, romanized=latin),
    )  # fmt: skip


def told(text, **more):
    """The findings of a paragraph, without those on entries that nothing cites."""
    _, notes = link_citations(article(text, **more))
    return [(note.code, note.severity, note.message) for note in notes if note.code != "reference-uncited"]


def test_a_surname_alone_in_brackets_means_its_only_entry():
    assert cited("Желі туралы айтылған (Жұмағұлова).") == [("Жұмағұлова", 4)]
    assert cited("The courts are quiet (Hale).") == [("Hale", 3)]
    # two works of hers; a co-author; an institution; a word that is no name of the list
    for text in ("Реестр (Сейтова).", "Courts (Moor).", "Data (Bank).", "Вода (Астана).", "Quiet (HALE)."):
        assert cited(text) == []
        assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hale (2018) and Brook (1977) describe the courts.",
        "Brook (1977) and Hale (2018) describe the courts.",
        "Hale (2018) и Brook (1977) описывают суды.",
    ],
)
def test_a_name_beside_another_citation_is_told_where_it_has_no_entry(text):
    ((code, severity, message),) = told(text)
    assert (code, severity) == ("citation-unknown", "info")
    assert message.startswith("Brook (1977)")
    assert cited(text) == [("2018", 3)]


def test_countries_with_years_are_no_citations():
    assert told("The laws of Norway (2016) and Sweden (2018) are alike.") == []
    assert told("Hale (2018) and others; in Norway (2016) it is alike.") == []


def cited(*texts, **more):
    """What is linked in a paragraph: (words, 1-based entry)."""
    links, _ = link_citations(article(*texts, **more))
    return [(texts[link.block][link.start : link.end], link.entry + 1) for link in links]


def codes(*blocks, **more):
    """The codes of the diagnostics, uncited entries left out."""
    _, notes = link_citations(article(*blocks, **more))
    return [note.code for note in notes if note.code != "reference-uncited"]


# --- numbers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Колодцы глубоки [3].", [("3", 3)]),
        ("Колодцы глубоки [1; 4].", [("1", 1), ("4", 4)]),
        ("Колодцы глубоки [2, 3–5].", [("2", 2), ("3", 3), ("", 4), ("5", 5)]),
        ("Колодцы глубоки [1, с. 25].", [("1", 1)]),
        ("Колодцы глубоки [1, 25 б.; 4, 7 б.].", [("1", 1), ("4", 4)]),
        ("Құдықтар терең [2, 15-б.].", [("2", 2)]),
        ("Колодцы глубоки [6; 991].", [("6; 991", 6)]),
        ("Колодцы глубоки [7: 12].", [("7", 7)]),
        (r"Колодцы глубоки \[3\].", [("3", 3)]),
        ("Колодцы глубоки [Электронный ресурс], [are], [2019], [].", []),
    ],
)
def test_numbers(text, links):
    assert cited(text) == links


def test_second_numbers_are_pages_where_the_article_shows_it():
    text = "Одно [6; 991]. Другое [5; 7]. Третье [4; 2]."
    assert cited(text) == [("6; 991", 6), ("5; 7", 5), ("4; 2", 4)]
    assert cited("Одно [1; 2; 3]. Другое [5; 7].") == [("1", 1), ("2", 2), ("3", 3), ("5", 5), ("7", 7)]


def test_number_beyond_the_list_is_named_with_its_line():
    _, notes = link_citations(article("Первый.", "Второй [17]."))
    note = next(note for note in notes if note.code == "citation-number")
    assert (note.file, note.line, note.article) == ("wells.txt", 101, "wells")
    assert "[17]" in note.message
    assert note.hint == HINTS["citation-number"]


def test_number_left_over_from_another_style():
    names = "(Hale 2018) (Seitova 2021) (Zhumagulova 2022) (World Bank 2020) (IMF 2024) (Stone Hill 2000) (Tan 2007a)"
    assert codes(f"Так пишут {names}. А тут номер [1].") == ["citation-style"]


# --- names and years ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Колодцы (Сейтова 2019) глубоки.", [("Сейтова 2019", 2)]),
        ("Колодцы (Hale et al., 2018: 25) глубоки.", [("Hale et al., 2018", 3)]),
        ("Колодцы (Hale & Moor, 2018, p. 25) глубоки.", [("Hale & Moor, 2018", 3)]),
        ("Құдықтар (Жұмағұлова және т.б., 2022: 3–9) терең.", [("Жұмағұлова және т.б., 2022", 4)]),
        ("Колодцы (Сейтова, Орлов 2021; Hale 2018) глубоки.", [("Сейтова, Орлов 2021", 1), ("Hale 2018", 3)]),
        ("Колодцы (см.: Сейтова 2019; 2021) глубоки.", [("Сейтова 2019", 2), ("2021", 1)]),
        ("Колодцы (Сейтова 2019, Hale 2018) глубоки.", [("Сейтова 2019", 2), ("Hale 2018", 3)]),
        ("Wells (Seitova, 2019) are deep.", [("Seitova, 2019", 2)]),
        ("Wells (Zhumagulova 2022) are deep.", [("Zhumagulova 2022", 4)]),
        ("Колодцы (Хейл 2018) глубоки.", []),
        ("Колодцы (Сейтов 2019) глубоки.", [("Сейтов 2019", 2)]),
        ("Wells (Zhumagilova 2022) are deep.", [("Zhumagilova 2022", 4)]),
        ("Wells (World Bank, 2020) are deep.", [("World Bank, 2020", 5)]),
        ("Колодцы (МВФ, 2024) глубоки.", [("МВФ, 2024", 6)]),
        ("Wells (IMF, 2024) are deep.", [("IMF, 2024", 6)]),
        ("Wells (Tan 2007a; Tan 2007b) are deep.", [("Tan 2007a", 8), ("Tan 2007b", 9)]),
        ("Колодцы (Tan, 2007б) глубоки.", [("Tan, 2007б", 9)]),
        ("Wells (Stone Hill 2000) are deep.", [("Stone Hill 2000", 12)]),
        (
            "Колодцы (Отчёт о состоянии колодцев в 2018 г., 2019, с. 5)",
            [("Отчёт о состоянии колодцев в 2018", 10)],
        ),
        ("**Жирно (Hale 2018)** и *(Hale, 2018)*.", [("Hale 2018", 3), ("Hale, 2018", 3)]),
        ("Wells (*Hale* et al., 2018) are deep.", [("*Hale* et al., 2018", 3)]),
        ("В 2018 году (21 мая 2018) в степи (2014–2022), (2018 год), (2 миллиона, 2018).", []),
    ],
)
def test_names_and_years(text, links):
    assert cited(text) == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Сейтова и Орлов (2021) пишут.", [("2021", 1)]),
        ("As P. R. Hale (2018: 12) shows.", [("2018", 3)]),
        ("В работе Сейтовой (2019) сказано.", [("2019", 2)]),
        ("Hale et al.'s (2018) study.", [("2018", 3)]),
        ("Уже Хан (2018) и закон (2012) молчат.", []),
        ("Закон «О колодцах» (2012) молчит.", [("2012", 7)]),
        ("Закон № 17-V (2012) молчит.", [("2012", 7)]),
        ("Документ AD(2018)001 молчит, Hale.", []),
    ],
)
def test_names_in_the_sentence(text, links):
    assert cited(text) == links


def test_a_name_is_found_through_the_romanized_list():
    entries = ["Щеголев Н. Песок и право. М., 2015. 90 с.", "Бек Л. Дюны. Алматы, 2001."]
    romanized = [
        "Bek L. (2001). Diuny [Dunes]. Almaty.",
        "Shchegolev N. (2015). Pesok i pravo [Sand and law]. Moscow.",
    ]
    assert cited("Sand (Shchegolev 2015).", entries=entries, romanized=romanized) == [("Shchegolev 2015", 1)]
    assert cited("Sand (Sand and law, 2015).", entries=entries, romanized=romanized) == [
        ("Sand and law, 2015", 1)
    ]


def test_another_year_is_linked_and_named():
    text = "Колодцы (Жұмағұлова 2020) глубоки."
    assert cited(text) == [("Жұмағұлова 2020", 4)]
    assert codes(text) == ["citation-year"]


def test_an_institution_with_another_year_is_another_work():
    text = "Wells (World Bank 2015) are deep."
    assert cited(text) == []
    assert codes(text) == ["citation-unknown"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wells (Tan 2007) are deep.", "citation-ambiguous"),
        ("Колодцы (Сейтова 2017) глубоки.", "citation-ambiguous"),
        ("Wells (Nobody 2011) are deep.", "citation-unknown"),
        ("Wells, as Nobody & Noone (2011) say.", "citation-unknown"),
    ],
)
def test_no_link_but_a_diagnostic(text, code):
    assert cited(text) == []
    assert codes(text) == [code]


def test_prose_in_brackets_is_no_citation():
    assert (
        codes("(в редакции от 21 мая 2018 года), (May 2018), (Таблица 2018), (approved on March 16, 2001)")
        == []
    )


def test_the_same_name_with_another_year_stands_against_one_like_it():
    entries = ["Асанов К. Песок. Алматы, 2013. 9 с.", "Асанова К. Дюны. Алматы, 2015. 8 с."]
    assert cited("Так (Асанов 2015).", entries=entries) == []
    assert cited("Так (Асанова 2015).", entries=entries) == [("Асанова 2015", 2)]


# --- web addresses -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Колодцы (https://adilet.zan.kz/kaz/docs/Z1200000017).", [("https://adilet.zan.kz/kaz/docs/Z1200000017", 7)]),
        ("Wells (https://news.example.kz/).", [("https://news.example.kz/", 11)]),
        ("Wells ([news](https://news.example.kz/2023/well-found-in-the-steppe)).", [("[news](https://news.example.kz/2023/well-found-in-the-steppe)", 11)]),
        ("Wells (https://news.example.kz/2023/well-fuond-in-the-steppe).", [("https://news.example.kz/2023/well-fuond-in-the-steppe", 11)]),
        ("Wells (https://elsewhere.example.com/a).", []),
    ],
)  # fmt: skip
def test_addresses(text, links):
    assert cited(text) == links


def test_one_site_many_entries():
    entries = [
        "Закон от 3 мая 2012 года № 17-V «О колодцах». URL: https://adilet.zan.kz/rus/docs/Z1200000017",
        "Закон от 5 мая 2014 года № 21-V «О песках и дюнах». URL: https://adilet.zan.kz/rus/docs/Z1400000021",
    ]
    told = "Закон «О песках и дюнах» говорит (https://adilet.zan.kz/)."
    assert cited(told, entries=entries) == [("https://adilet.zan.kz/", 2)]
    assert cited("По закону № 17-V (https://adilet.zan.kz/).", entries=entries) == [
        ("https://adilet.zan.kz/", 1)
    ]
    silent = "Это известно (https://adilet.zan.kz/)."
    assert cited(silent, entries=entries) == []
    assert codes(silent, entries=entries) == ["citation-ambiguous"]


def test_an_address_beside_a_citation_means_the_same():
    assert cited("Так (Hale, 2018; https://somewhere.example.com/).")[-1] == (
        "https://somewhere.example.com/",
        3,
    )


# --- where citations stand ---------------------------------------------------------------------


def test_headings_lists_tables_figures_footnotes():
    full = article(
        Heading(text="Обзор (Hale 2018)", lines=(1,)),
        ListBlock(
            items=(ListItem(text="раз", lines=(2,)), ListItem(text="два [4]", lines=(3,))), lines=(2, 3)
        ),
        Table(caption="Таблица (Tan 2007a)", rows=(("a", "b"), ("c", "d [7]")), lines=(5, 6)),
        Figure(caption="Рисунок [5]", lines=(8,)),
        footnotes=[Footnote(mark="1", text="См. Сейтова (2019).", lines=(9,))],
    )
    links, _ = link_citations(full)
    assert [(x.where, x.block, x.item, x.row, x.column, x.entry + 1) for x in links] == [
        ("body", 0, -1, -1, -1, 3),
        ("body", 1, 1, -1, -1, 4),
        ("body", 2, -1, -1, -1, 8),
        ("body", 2, -1, 1, 1, 7),
        ("body", 3, -1, -1, -1, 5),
        ("footnote", 0, -1, -1, -1, 2),
    ]


def test_uncited_entries_are_named_with_their_line():
    _, notes = link_citations(article("Колодцы [1]."))
    uncited = [note for note in notes if note.code == "reference-uncited"]
    assert [note.line for note in uncited] == list(range(901, 912))
    assert {note.severity for note in uncited} == {"info"}


def test_a_text_that_cites_nothing_is_named_once():
    _, notes = link_citations(article("Колодцы глубоки."))
    assert [(note.code, note.line) for note in notes] == [("reference-uncited", 900)]


def test_record_without_text_or_list():
    assert link_citations(article("Колодцы [1].", entries=[])) == ((), ())
    assert link_citations(article()) == ((), ())


def test_spans_never_overlap_and_cut_no_markup():
    text = "Слова (**Hale**, 2018; *Tan* 2007a) [3; 4–6] ([Сейтова](https://example.org) 2019)."
    links, _ = link_citations(article(text))
    spans = [(link.start, link.end) for link in links]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for start, end in spans:
        assert text[start:end].count("*") % 2 == 0
        assert text[start:end].count("[") == text[start:end].count("]")


def test_view_keeps_places():
    source = r"A **b** ^{1}\[c\] [d](https://example.org/x_(y)) *e*"
    seen = view(source)
    assert seen.text == "A b [c] d e"
    assert all(source[place] == letter for letter, place in zip(seen.text, seen.places, strict=True))


# --- order of the list -------------------------------------------------------------------------


def test_order_settles_what_stands_between_two_neighbours():
    entries = [0, 1, 2, None, 4, 5, 6]
    rivals = [None, None, None, (3, 6), None, None, None]
    blocks = [("body", i) for i in range(7)]
    assert by_order(entries, rivals, blocks, [range(7)]) == {3: 3}


def test_order_tells_nothing_in_a_list_by_alphabet():
    entries = [4, 0, 6, None, 1, 5, 2]
    rivals = [None, None, None, (3, 6), None, None, None]
    assert by_order(entries, rivals, [("body", i) for i in range(7)], [range(7)]) == {}


def test_order_leaves_two_citations_of_one_work_in_two_places_open():
    entries = [0, 1, 2, None, None, 4, 5, 6]
    rivals = [None, None, None, (1, 3), (1, 3), None, None, None]
    assert by_order(entries, rivals, [("body", i) for i in range(8)], [range(7)]) == {}


def test_order_of_the_other_list_tells_as_well():
    entries = [3, 5, None, 0, 4, 6, 3, 2]
    rivals = [None, None, (0, 1), None, None, None, None, None]
    blocks = [("body", i) for i in range(8)]
    romanized = [3, 5, 1, 0, 4, 6, 3, 2]  # one work twice: in either place it was cited there
    assert by_order(entries, rivals, blocks, [range(7)]) == {}
    assert by_order(entries, rivals, blocks, [range(7), romanized]) == {2: 1}


def test_a_list_in_order_tells_what_a_left_over_number_means():
    names = [f"Автор{n} К. Работа номер {n} о песке. М., 20{n:02}. 9 с." for n in range(10, 22)]
    text = [f"Сказано (Автор{n} 20{n:02})." for n in range(10, 22)]
    assert cited(*text, "Повторено [4].", entries=names)[-1] == ("4", 4)
    assert len(cited(*reversed(text), "Повторено [4].", entries=names)) == len(names)


# --- what stands around a citation -------------------------------------------------------------


def test_a_quoted_title_is_found_in_other_forms():
    entries = [
        "«Қазақстан Республикасындағы құдықтың құқықтары туралы» 2002 жылғы 8 тамыздағы № 345 Заң. URL: https://adilet.zan.kz/kaz/docs/Z020000345_",
        "«Құмдар туралы» 2004 жылғы 9 тамыздағы № 391 Заң. URL: https://adilet.zan.kz/kaz/docs/Z040000391_",
    ]
    text = "«Құдық құқықтары туралы» Заңда айтылған (https://adilet.zan.kz/)."
    assert cited(text, entries=entries) == [("https://adilet.zan.kz/", 1)]


def test_year_and_body_of_the_sentence_tell_which_work_of_a_site():
    entries = [
        "European Parliament. Rules for wells. 2016. URL: https://eur-lex.europa.eu/eli/reg/2016/1/oj",
        "European Commission. Decision on dunes. 2019. URL: https://eur-lex.europa.eu/eli/dec/2019/2/oj",
    ]
    text = "2019 жылы Еуропалық комиссия шешім шығарды (https://eur-lex.europa.eu/)."
    assert cited(text, entries=entries) == [("https://eur-lex.europa.eu/", 2)]


BANK = [
    "World Bank. *Report on wells and camels*. Washington: World Bank, 2020. 80 p.",
    "World Bank. *Digital governance of desert wells*. Washington: World Bank, 2020. 70 p.",
    "Lee K. *Governance of the digital desert*. Oslo: Nor, 2019. 90 p.",
]


def test_neighbours_in_brackets_tell_the_matter():
    assert cited("So it is (World Bank 2020; Lee 2019).", entries=BANK)[0] == ("World Bank 2020", 2)
    assert cited("So it is (World Bank 2020).", entries=BANK) == []


def test_the_kind_of_work_tells():
    assert cited("В докладе банка сказано (World Bank 2020).", entries=BANK) == [("World Bank 2020", 1)]
    assert cited("В докладах банка сказано (World Bank 2020).", entries=BANK) == []


def test_a_registry_stands_for_the_act_that_the_paragraph_cites():
    entries = [LIST[6], "Закон Песчаной Республики «О дюнах». URL: https://online.zakon.kz/Document/?doc_id=11", "Рой А. Право и песок. URL: https://online.zakon.kz/Document/?doc_id=12"]  # fmt: skip
    text = "Закон «О колодцах» (2012) велит делить воду. Так поступают и теперь (https://online.zakon.kz/)."
    assert cited(text, entries=entries)[-1] == ("https://online.zakon.kz/", 1)
    assert cited("Так поступают и теперь (https://online.zakon.kz/).", entries=entries) == []


def test_a_number_beside_an_address_that_leads_elsewhere_is_named():
    entries = [
        "Council of Wells. Convention on water (No. 108). 1981. URL: https://wells.example.org/108",
        "Union of Dunes. Regulation on sand. 2016. URL: https://dunes.example.org/sand",
    ]
    text = "Құдықтар кеңесінің №108 конвенциясы (https://dunes.example.org/) бар."
    assert cited(text, entries=entries) == [("https://dunes.example.org/", 2)]
    assert "citation-doubtful" in codes(text, entries=entries)


# --- names that are not the first author's surname ---------------------------------------------


@pytest.mark.parametrize(
    ("text", "entry", "name"),
    [
        ("Обзор Мура (2018) полон.", 3, "citation-name"),  # the second author
        ("Суды тихи (Moor 2018).", 3, "citation-name"),
        ("Құдықтар (Қымбат 2022) терең.", 4, "citation-name"),  # the first name
        ("Суды тихи (Нале 2018).", 3, "citation-name"),  # a Latin name in letters that look like it
    ],
)
def test_other_names_of_the_author(text, entry, name):
    assert [found for _, found in cited(text)] == [entry]
    assert codes(text) == ([name] if name else [])


def test_a_citation_in_a_table_is_told_with_the_line_of_its_row():
    rows = (("Край", "Труд"), ("степь", "[8]"), ("горы", "[99]"))
    for lines, caption in (((3, 5, 6, 7), "Таблица 1"), ((5, 6, 7), "Таблица 1"), ((5, 6, 7), "")):
        _, notes = link_citations(article(Table(caption=caption, rows=rows, lines=lines)))
        assert [note.line for note in notes if note.code == "citation-number"][-1] == 7


def test_a_name_with_another_letter_and_an_entry_without_a_year_are_noted():
    entries = ["Мухтаров К. Колодцы. Алматы, 2015. 90 с.", "Петренко А. Родники степи. Алматы. 90 с."]
    for text, code in (
        ("Так (Мухтарев 2015).", "citation-name"),
        ("Так у Мухтарова (2015).", None),  # the same name in another case
        ("Так (Петренко 2015).", "citation-year"),
    ):
        assert len(cited(text, entries=entries)) == 1
        assert codes(text, entries=entries) == ([code] if code else [])


def test_a_first_name_means_nothing_where_the_work_is_cited_by_its_surname():
    text = "Құдықтар (Жұмағұлова 2022) терең, құмдар (Қымбат 2022) биік."
    assert len(cited(text)) == 1
    assert codes(text) == ["citation-unknown"]


def test_a_body_with_another_bodys_short_name():
    entries = ["Комиссия по делам колодцев. Отчёт о песке. Алматы, 2018. 16 с."]
    assert cited("Так (Комиссия по делам колодцев ООН, 2018).", entries=entries) != []


def test_a_year_without_a_name_is_told():
    names = "(Hale 2018) (Seitova 2021) (Zhumagulova 2022) (World Bank 2020) (IMF 2024) (Stone Hill 2000)"
    assert codes(f"Так пишут {names}. Колодцы глубоки (2024).") == ["citation-nameless"]
    assert codes("Колодцы глубоки (2024).") == []


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Так пишут (https://news.example.kz/2023/well-found-in-the-steppe).", False),
        ("Так пишут (https://news.example.kz/).", False),
        ("Так пишут (https://news.example.kz/2023/wel-found-in-the-steppe).", True),
        ("Так пишут (https://naws.example.kz/).", True),
    ],
)
def test_an_address_with_a_slip_is_taken_and_named(text, noted):
    assert [entry for _, entry in cited(text)] == [11]
    assert ("citation-url" in [code for code, _, _ in told(text)]) is noted


def test_long_lists_stay_fast():
    names = [f"{a}{b}ов" for a in ("Бар", "Дек", "Жан", "Кул", "Мур", "Нур") for b in "абвгдежзик"]
    entries = [f"{name} К.Л. Работа номер {i} о песке. М., {1960 + i}. 9 с." for i, name in enumerate(names)]
    text = " ".join(f"Так ({name} {1960 + i})." for i, name in enumerate(names))
    full = article(*[text] * 10, entries=entries)
    start = time.perf_counter()
    links, _ = link_citations(full)
    assert len(links) == 600
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "piece", ["[1; 2; 3] ", "(Hale 2018) ", "(", "(A, ", "[a](http://b.c/(", "(2019) ", "«Aa "]
)
def test_time_grows_with_the_text(piece):
    start = time.perf_counter()
    link_citations(article(piece * (20000 // len(piece))))
    assert time.perf_counter() - start < 3


def test_resolve_says_what_it_does_not_know():
    known = works(article().references)
    assert resolve(known, "", "2018").entry is None
    assert resolve(known, "Tan", "2007").rivals == (7, 8)
    assert resolve(known, "Tan", "2007", "b").entry == 8


# --- the real articles -------------------------------------------------------------------------

#: file, first line of the article, [(line of the block, entry)], lines with a diagnostic.
REAL = {
    ("000", 3): ([(35, 1), (35, 4), (55, 5), (55, 6), (63, 9), (65, 10), (67, 14), (89, 16)], {}),
    ("001", 3): ([(105, 1), (105, 4), (109, 5), (135, 7), (159, 9), (192, 14), (204, 15)], {}),
    ("002", 9): ([(61, 1), (77, 3), (97, 6), (105, 8), (149, 14), (165, 16)], {165: "citation-number"}),
    ("003", 347): ([(406, 2), (416, 6), (422, 8), (424, 9), (430, 12), (446, 15)], {}),
    ("003", 897): (
        [
            (995, 1),
            (1009, 6),
            (1011, 7),
            (1017, 10),
            (1055, 15),
            (1055, 22),
            (1166, 29),
            (1188, 31),
            (1190, 32),
        ],
        {1164: "citation-url"},
    ),
    ("003", 1409): ([(1497, 5), (1527, 8), (1535, 13), (1595, 20), (1617, 25)], {1527: "citation-year"}),
    ("003", 1770): ([(1827, 4), (1829, 30), (1857, 10), (1935, 2)], {1833: "citation-unknown"}),
    ("003", 2450): ([(2576, 5), (2584, 8), (2588, 13), (2594, 12), (2630, 11)], {}),
    ("003", 3425): ([(3507, 1), (3511, 4), (3561, 17), (3605, 36), (3669, 55)], {3557: "citation-url"}),
}


@lru_cache(maxsize=5)
def real(path):
    return read_source(path.name, path.read_bytes(), load(ROOT / "site_config"))[0]


@pytest.mark.parametrize(("start", "line"), sorted(REAL))
def test_real_articles(start, line):
    files = sorted(SHARED.glob(f"seeds/{start}_*.txt"))
    if not files:
        pytest.skip("the real articles (../shared/seeds) are not here")
    one = min((a for a in real(files[0]) if a.source), key=lambda a: abs(a.source.lines[0] - line))
    assert abs(one.source.lines[0] - line) <= 12
    links, notes = link_citations(one)
    wanted, doubtful = REAL[start, line]
    found = {
        (number, link.entry + 1)
        for link in links
        if link.where == "body"
        for number in one.body[link.block].lines
    }
    assert set(wanted) <= found
    assert all(any(note.line == n and note.code == code for note in notes) for n, code in doubtful.items())


def test_real_citations_are_linked_right():
    """At least 97 % of the citations that have an entry, and none to a wrong one."""
    truth = yaml.safe_load((Path(__file__).parent / "citation_places.yml").read_text(encoding="utf-8"))
    files = {path.name[:3]: path for path in SHARED.glob("seeds/*.txt")}
    if not files:
        pytest.skip("the real articles (../shared/seeds) are not here")
    right = total = 0
    wrong = []
    for start, lines in truth.items():
        number, line = start.split(":")
        one = min(
            (a for a in real(files[number]) if a.source), key=lambda a: abs(a.source.lines[0] - int(line))
        )
        links, _ = link_citations(one)
        found = {}
        for link in links:
            found.setdefault(_line(one, link), []).append(link.entry + 1)
        for at, entries in lines.items():
            total += len(entries)
            left = list(entries)
            for entry in found.pop(at, []):
                if entry in left:
                    left.remove(entry)
                    right += 1
                else:
                    wrong.append((start, at, entry))
        wrong += [(start, at, entry) for at, entries in found.items() for entry in entries]
    assert wrong == []
    assert total > 500
    assert right / total >= 0.97


def _line(one, link):
    if link.where == "footnote":
        return one.footnotes[link.block].lines[0]
    block = one.body[link.block]
    return block.items[link.item].lines[0] if link.item >= 0 else block.lines[0]
