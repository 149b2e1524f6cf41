"""Cut paragraphs: when they go on, and how the pieces are put together."""

import pytest

from generator.reading.fragments import begins_torn, breaks_off, broken, continues, goes_on_behind_colon, join

LONG = "Суды общей юрисдикции рассматривают такие споры по правилам искового производства, если иное не установлено законом, "


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Порядок рассмотрения устанавли-", "вается законом."),
        ("Порядок рассмотрения споров", "устанавливается законом."),
        ("The court noted, among other things,", "that the claim was late."),
        (LONG + "принятым парламентом Қазақстан Республикасының", "Жоғарғы Соты қаулысында."),
        (LONG + "и", "Верховный Суд поддержал этот вывод."),
        (LONG + "как указано в законе (Ахметов", "2020: 15). Суд согласился."),
        (LONG + "как считают авторы", "(Ахметов, 2020). Суд согласился."),
        (LONG + "приняло постановление о законодательстве", "Республики (Ахметов, 2021)."),
        (LONG + "из общего числа таких лиц", "37 возвращены на родину."),
        ("развитие экономики в Казахстане –", "это не только рост."),
    ],
)
def test_goes_on(upper, lower, words):
    assert continues(upper, lower, words)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Суд согласился с доводами.", "вместе с тем он отказал в иске."),
        (
            LONG + "однако это спорно",
            "Рассмотрим практику подробнее, опираясь на статистику последних лет и обзоры.",
        ),
        ("Выделим следующие признаки:", "законность и обоснованность."),
        ("Признаки таковы:", "а) законность;"),
        ("E = (Q1 – Q0) / S, (1)", "где Q1 и Q0 – число кошек в начале и в конце года."),
        (
            "как видно из отчёта (https://example.org/)",
            "Вместе с тем практика иная, о чём говорят данные последних лет и обзоры.",
        ),
        ("", "текст"),
    ],
)
def test_does_not_go_on(upper, lower, words):
    assert not continues(upper, lower, words)


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("устанавли-", "вается законом", "устанавливается законом"),
        ("в системе «E-", "KI»", "в системе «E-KI»"),
        ("споров", "устанавливается", "споров устанавливается"),
        ("*Вестник", "права*", "*Вестник права*"),
        ("*Вестник*", "*права*", "*Вестник права*"),
        ("см. (https://example.org/%D0%B8", "D1%8F.pdf).", "см. (https://example.org/%D0%B8D1%8F.pdf)."),
    ],
)
def test_join(upper, lower, whole):
    assert join(upper, lower) == whole


def test_a_long_paragraph_without_an_end_breaks_off():
    assert breaks_off(LONG + "и потому")
    assert not breaks_off(LONG + "и точка.")
    assert not breaks_off("Короткий заголовок")


def test_a_sentence_cut_behind_a_colon_goes_on_and_a_list_without_marks_does_not():
    upper = LONG + "следовательно, вывод таков:"
    assert goes_on_behind_colon(upper, "гибкость важнее формы.", "Новый абзац.")
    assert not goes_on_behind_colon(upper, "гибкость формы;", "полнота содержания.")
    assert not goes_on_behind_colon(upper, "гибкость формы.", "полнота содержания.")


WHOLE = "the claim was considered by the court. the national law follows. international law is another matter. nation"


@pytest.mark.parametrize(
    ("upper", "lower", "torn"),
    [
        ("the measures that the court", "sidered (Bell 2019). The claim failed.", True),
        ("the measures that the court con-", "sidered (Bell 2019). The claim failed.", False),
        ("the measures that the", "national law of the country demands.", False),
        ("the measures that the court", "evaded in the end.", False),
        ("the measures that the court", "Sidered Ltd. asked for.", False),
    ],
)
def test_a_piece_that_begins_within_a_word(upper, lower, torn):
    assert begins_torn(upper, lower, f"{WHOLE}\n{lower}".casefold()) is torn


@pytest.mark.parametrize(
    ("end", "severity"),
    [
        ("мемлекеттік қызметшілерді қорғауға ықпал етеді", "info"),
        ("мемлекеттік қызметшілердің құқықтарын", "warning"),
        ("государственных служащих ждут не награды", "warning"),
    ],
)
def test_a_verb_that_closes_a_sentence_misses_its_stop_alone(end, severity, words):
    assert broken(f"{end} {end} {end}", 3, words)[4] == severity
