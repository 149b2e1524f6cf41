"""Dates in the notations of three languages."""

import pytest

from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line, parse_date, read_dates
from generator.reading.source import Line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-10-16", "2025-10-16"),
        ("04.09.2025", "2025-09-04"),
        ("16 октября 2025 г.", "2025-10-16"),
        ("10 октября 2025г.", "2025-10-10"),
        ("January 04, 2025.", "2025-01-04"),
        ("30 November 2024", "2024-11-30"),
        ("9 мамыр 2025 жыл.", "2025-05-09"),
        ("2025 жылғы 16 қазан", "2025-10-16"),
        ("12 Sept. 2024", "2024-09-12"),
        ("Поступило 12.01.24.", "2024-01-12"),
        ("35 мая 2025", None),
        ("12.00.03 – Гражданское право", None),
        ("в прошлом году", None),
    ],
)
def test_parse_date(text, expected, words):
    assert parse_date(text, words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Received: 30 November 2024 | Accepted: 28 December 2024",
            {"received": "2024-11-30", "accepted": "2024-12-28"},
        ),
        (
            "Статья поступила в редакцию: 04.09.2025; поступила после рецензирования: 04.12.2025; принята в печать: 31.03.2026.",
            {"received": "2025-09-04", "revised": "2025-12-04", "accepted": "2026-03-31"},
        ),
        (
            "Мақала редакцияға келіп түсті: 04.09.2025; рецензиялаудан кейін келіп түсті: 04.12.2025; басып шығаруға қабылданды: 31.03.2026.",
            {"received": "2025-09-04", "revised": "2025-12-04", "accepted": "2026-03-31"},
        ),
        (
            "Мақала редакцияға 2024 жылғы 20 қаңтарда түсті. Рецензиядан кейін 2024 жылғы 4 наурызда қабылданды.",
            {"received": "2024-01-20", "accepted": "2024-03-04"},
        ),
    ],
)
def test_labelled_dates_of_one_line(text, expected, words):
    assert read_dates(text, words) == expected


def test_a_sentence_with_a_date_is_no_date_line(words):
    told = (
        "Принято считать, что с 1 января 2023 года суд работает иначе, и это мнение поддерживают многие авторы. "
        * 5
    )
    assert not is_date_line(Chunk((Line(1, told),)), words)
    assert is_date_line(
        Chunk((Line(1, "*Тіркелген: 9 мамыр 2025 жыл."), Line(2, "Қабылданды: 20 қыркүйек 2025 жыл.*"))),
        words,
    )


def test_a_date_before_its_label_belongs_to_it(words):
    lines = (
        "12.01.24 ж. баспаға түсті.",
        "15.02.24 ж. түзетулерімен түсті.",
        "2024 жылғы 1 наурызда қабылданды.",
    )
    chunk = Chunk(tuple(Line(number, text) for number, text in enumerate(lines, 1)))
    assert is_date_line(chunk, words)
    assert read_dates(" ; ".join(lines), words) == {
        "received": "2024-01-12",
        "revised": "2024-02-15",
        "accepted": "2024-03-01",
    }
