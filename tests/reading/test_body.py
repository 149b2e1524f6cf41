"""Bodies: what chunks become, and what page breaks do not undo."""

import pytest

from generator.model import Heading, Paragraph
from generator.reading import runin
from generator.reading.body import read_body
from generator.reading.chunks import make_chunks
from generator.reading.source import lines_of

TEXT = "Суды общей юрисдикции рассматривают такие споры по правилам искового производства, если законом не установлено иное."


def body(source, words):
    return read_body(make_chunks(lines_of(source)), words)


def kinds(read):
    return [b.type for b in read.blocks]


def test_known_unmarked_and_numbered_headings_have_levels(words):
    read = body(
        f"Введение\n\n{TEXT}\n\nПрактика судов столицы\n\n{TEXT}\n\n2. Обзор литературы\n\n{TEXT}", words
    )
    assert [(b.level, b.text) for b in read.blocks if b.type == "heading"] == [
        (1, "Введение"),
        (2, "Практика судов столицы"),
        (1, "2. Обзор литературы"),
    ]


def test_uneven_marks_of_known_sections_are_one_level(words):
    read = body(
        f"#### Introduction\n\n{TEXT}\n\n### Methods\n\n{TEXT}\n\n##### A finer point\n\n{TEXT}", words
    )
    assert [(b.level, b.text) for b in read.blocks if b.type == "heading"] == [
        (1, "Introduction"),
        (1, "Methods"),
        (2, "A finer point"),
    ]


def test_a_run_in_label_leaves_its_paragraph(words):
    read = body(
        f"Кіріспе. Қазақстанда сот төрелігі цифрлық форматқа көшуде, бұл үдеріс жалғасуда.\n\nҚорытынды. {TEXT}",
        words,
    )
    assert [(b.type, b.text[:14]) for b in read.blocks] == [
        ("heading", "Кіріспе"),
        ("paragraph", "Қазақстанда со"),
        ("heading", "Қорытынды"),
        ("paragraph", TEXT[:14]),
    ]


def test_where_known_sections_stand_in_bold_others_in_bold_are_sections(words):
    text = "Суд обязан сообщить сторонам, что ведется запись, и назвать того, кто ее хранит."
    source = (
        f"**Введение.** {text}\n\n**Природа записи.** {text}\n\n**Таблица 1.** {text}\n\n**Выводы.** {text}"
    )
    headings = [b.text for b in body(source, words).blocks if b.type == "heading"]
    assert headings == ["Введение", "Природа записи", "Выводы"]
    alone = f"Введение\n\n{text}\n\n**Природа записи.** {text}\n\nВыводы\n\n{text}"
    assert "Природа записи" not in [b.text for b in body(alone, words).blocks if b.type == "heading"]


def test_a_paragraph_cut_by_a_page_is_one_with_both_lines(words):
    read = body(f"{TEXT} Порядок устанавли-\n\nвается законом.", words)
    assert kinds(read) == ["paragraph"]
    assert read.blocks[0].text.endswith("Порядок устанавливается законом.")
    assert read.blocks[0].lines == (1, 3)


def test_footnotes_between_the_pieces_are_taken_out(words):
    read = body(
        f"{TEXT} Такова практика¹ судов, кото-\n\n¹ Обзор практики. 2024.\n\n² Отчёт суда. 2025.\n\nрая сложилась².",
        words,
    )
    assert kinds(read) == ["paragraph"]
    assert read.blocks[0].text.endswith("Такова практика^{1} судов, которая сложилась^{2}.")
    assert [(n.mark, n.text, n.lines) for n in read.footnotes] == [
        ("1", "Обзор практики. 2024.", (3,)),
        ("2", "Отчёт суда. 2025.", (5,)),
    ]


def test_lists_keep_their_numbers_and_their_cut_items(words):
    read = body(
        f"{TEXT}\n\n1. Первый признак нормы права, о кото-\n\nром говорят авторы.\n\n2. Второй признак.\n\n- пункт;\n- другой пункт.",
        words,
    )
    first, second = read.blocks[1:]
    assert (first.ordered, first.start, [i.text for i in first.items]) == (
        True, 1, ["Первый признак нормы права, о котором говорят авторы.", "Второй признак."],
    )  # fmt: skip
    assert first.items[0].lines == (3, 5)
    assert (second.ordered, [i.text for i in second.items]) == (False, ["пункт;", "другой пункт."])


def test_a_table_cut_by_a_page_is_one_and_its_second_header_goes(words):
    read = body("Таблица 1 – Сроки\n\nСуд\tСрок\nПервый\t5\n\nСуд\tСрок\nВторой\t7", words)
    table = read.blocks[0]
    assert table.caption == "Таблица 1 – Сроки"
    assert table.rows == (("Суд", "Срок"), ("Первый", "5"), ("Второй", "7"))
    assert [d.reason for d in read.discarded] == ["repeated table header"]


def test_pipe_tables_lose_their_rule_and_fill_short_rows(words):
    read = body("| a | b | c |\n|---|---|---|\n| 1 | 2 |\n\nTable 2. Terms", words)
    assert read.blocks[0].rows == (("a", "b", "c"), ("1", "2", ""))
    assert read.blocks[0].caption == "Table 2. Terms"


def test_lettering_above_a_caption_belongs_to_the_figure(words):
    read = body(f"{TEXT}\n\nStages of the appeal\n\nFigure 1 – Stages of the appeal\n\n{TEXT}", words)
    assert kinds(read) == ["paragraph", "figure", "paragraph"]
    assert [(d.text, d.reason) for d in read.discarded] == [("Stages of the appeal", "figure lettering")]


def test_rules_and_page_numbers_are_discarded_with_their_reason(words):
    read = body(f"{TEXT}\n\n---\n\n57\n\n{TEXT}", words)
    assert [d.reason for d in read.discarded] == ["rule", "page number"]


def test_a_paragraph_that_breaks_off_is_a_doubt(words):
    read = body(
        f"{TEXT} Однако суды всё ещё\n\nСледующий абзац начинается с новой мысли и говорит о другом предмете спора.",
        words,
    )
    assert [(code, line) for code, _, line, *_ in read.doubts] == [("paragraph-breaks-off", 1)]
    assert len(read.blocks) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Рисунок 2 показывает рост числа дел в судах страны.",
        "Figure 2 depicts the growth of cases in the courts.",
    ],
)
def test_a_sentence_about_a_figure_is_no_caption(line, words):
    assert kinds(body(line, words)) == ["paragraph"]


def opened(firsts, rest, between=1):
    """Paragraphs that begin with these sentences, so many others behind each."""
    blocks = []
    for at, first in enumerate(firsts):
        blocks.append(Paragraph(text=f"{first}. {rest}", lines=(10 * at + 1,)))
        blocks += [Paragraph(text=rest, lines=(10 * at + 2 + n,)) for n in range(between)]
    return blocks


def test_first_sentences_without_a_verb_may_be_headings(words):
    rest = "Суды рассматривают такие споры по правилам искового производства."
    firsts = ("Теория сельских колодцев степного края", "Практика судов степных областей")
    blocks = opened(firsts, rest)
    told = ((firsts[0], 1, False), (firsts[1], 11, False))
    assert runin.set_apart(blocks, "", "ru", words) == (tuple(blocks), told)
    assert runin.set_apart(blocks[:2], "", "ru", words)[1] == ()  # one alone may be style
    assert runin.set_apart(blocks, "", "en", words)[1] == ()
    for sentence in (
        "Теория колодцев важна для степных областей",
        "Теория колодцев влечёт особые расходы общины",
    ):
        more = Paragraph(text=f"{sentence}. {rest}", lines=(32,))
        assert len(runin.set_apart([*blocks, more], "", "ru", words)[1]) == 2


@pytest.mark.parametrize(
    ("language", "title", "firsts", "rest"),
    [
        (
            "ru",
            "Сельский колодец: право и практика судов",
            ("Теория права на сельский колодец", "Практика судов о сельских колодцах степи"),
            "Суды рассматривают такие споры по правилам искового производства.",
        ),
        (
            "kk",
            "Ауыл құдығы: меншік құқығы және сот тәжірибесі",
            ("Ауыл құдығына меншік құқығының теориясы", "Ауыл құдығы туралы сот тәжірибесінің дамуы"),
            "Соттар мұндай дауларды талап қою тәртібімен қарайды.",
        ),
    ],
)
def test_such_sentences_are_headings_where_they_take_up_the_title(words, language, title, firsts, rest):
    blocks = [Heading(level=1, text="II", lines=(0,)), *opened(firsts, rest)]
    divided, told = runin.set_apart(blocks, title, language, words)
    assert [(b.level, b.text, b.lines) for b in divided[1:] if b.type == "heading"] == [
        (2, firsts[0], (1,)),
        (2, firsts[1], (11,)),
    ]
    assert [b.text for b in divided if b.type == "paragraph"] == [rest] * 4
    assert all(x.taken for x in told)
    # side by side they are a row of terms; with a verb they are sentences; a stray one stays in its paragraph
    assert not any(x.taken for x in runin.set_apart(opened(firsts, rest, 0), title, language, words)[1])
    verb = {"ru": "Право на сельский колодец известно судам", "kk": "Ауыл құдығының меншік құқығы маңызды"}
    assert runin.set_apart(opened((firsts[0], verb[language]), rest), title, language, words)[1] == ()


def test_pieces_between_which_text_is_lost_stay_apart(words):
    source = (
        "The walkers considered the bench for a long while, and nobody sat down on it before noon.\n\n"
        "The park was closed at night, and what the keepers did for the walkers and for the bench they\n\n"
        "sidered (Bell 2019). The bench was moved in spring, and nobody saw who had moved it."
    )
    read = body(source, words)
    assert [b.lines for b in read.blocks] == [(1,), (3,), (5,)]
    assert [doubt[0] for doubt in read.doubts] == ["paragraph-breaks-off"]
    whole = body(source.replace("sidered (Bell", "moved away (Bell"), words)
    assert [b.lines for b in whole.blocks] == [(1,), (3, 5)]


def test_a_long_caption_right_below_its_picture_is_the_figures(words):
    caption = f"Figure 1: The lamp and its oil. {TEXT} {TEXT} {TEXT} {TEXT}"
    read = body(f"{TEXT}\n\n![](images/lamp.jpg)  \n{caption}\n\n{TEXT}", words)
    assert [b.caption for b in read.blocks if b.type == "figure"] == [caption]
    told = body(f"{TEXT}\n\nFigure 1 shows the lamp. {TEXT} {TEXT} {TEXT}\n\n{TEXT}", words)
    assert kinds(told) == ["paragraph"] * 3


def test_a_long_caption_with_its_label_in_bold_is_the_figures(words):
    caption = f"**Fig. 2:** The lamp and its oil. {TEXT} {TEXT} {TEXT} {TEXT}"
    read = body(f"{TEXT}\n\n![](images/lamp.jpg)\n\n{caption}\n\n{TEXT}", words)
    assert [b.caption for b in read.blocks if b.type == "figure"] == [caption]
