"""Languages are told by script, letters and function words."""

import pytest

from generator.lookalikes import mend_scripts
from generator.reading.language import detect, split_languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Сот төрелігіне қол жеткізу", "kk"),
        ("Доступ к правосудию в цифровую эпоху", "ru"),
        ("Access to justice in a digital age", "en"),
        ("Университет имени Қ. Сәтбаева и его кафедра права, на которой учатся студенты", "ru"),
        ("МЕМЛЕКЕТТІК ҚЫЗМЕТ ТУРАЛЫ", "kk"),
        ("12345 … —", None),
    ],
)
def test_detect(text, language, words):
    assert detect(text, words) == language


def test_a_line_in_three_languages_is_cut_where_each_ends(words):
    line = "АЗАМАТТЫҚ ҚҰҚЫҚ МЕН СОТ ІСІ ГРАЖДАНСКОЕ ПРАВО И ПРОЦЕСС CIVIL LAW AND PROCEDURE"
    assert split_languages(line, words) == {
        "kk": "АЗАМАТТЫҚ ҚҰҚЫҚ МЕН СОТ ІСІ",
        "ru": "ГРАЖДАНСКОЕ ПРАВО И ПРОЦЕСС",
        "en": "CIVIL LAW AND PROCEDURE",
    }


@pytest.mark.parametrize("line", ["КӨШЕ ШАМЫН БОЛЖАУ", "ҚҰҚЫҚ ТАРИХЫ", "ЖЕР ТЕЛІМІ МЕН МЕЖЕ"])
def test_a_kazakh_line_may_end_in_words_without_a_letter_of_its_own(line, words):
    assert split_languages(line, words) == {"kk": line}


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("CУДЕБНЫЙ", "СУДЕБНЫЙ"),  # a Latin C
        ("lаw", "law"),  # a Cyrillic а
        ("IT-технологии", "IT-технологии"),  # two words of two scripts
        ("АСЕ", "АСЕ"),  # all letters have twins, but they are of one script
        ("GPSтің", "GPSтің"),  # no twins: stays as printed
        ("КIМ ШЕШЕДI", "КІМ ШЕШЕДІ"),  # twins alone, among Cyrillic words
        ("КIМ", "КIМ"),  # twins alone, and nothing that tells
        ("ХХI ҒАСЫРДЫҢ ЗАҢЫ", "ХХI ҒАСЫРДЫҢ ЗАҢЫ"),  # a Roman figure
    ],
)
def test_only_certain_words_of_two_scripts_are_mended(printed, mended):
    assert mend_scripts(printed) == mended
