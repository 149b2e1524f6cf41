"""Columns of plain text: which lines are some, and that looking for them takes no longer than the text is long."""

import sys
from collections.abc import Sequence

import pytest

from generator.reading.sidebyside import part_side_by_side
from generator.reading.source import lines_of
from generator.reading.vocabulary import Vocabulary

TABLE = """Суд       Дел      Решений
Аннотация к закону   есть
Иванов Иван   Петров Пётр
Сидоров Сидор   Козлов Олег"""


def test_what_no_label_and_no_place_opens_stays(words: Vocabulary) -> None:
    lines = lines_of(TABLE)
    assert part_side_by_side(lines, words) == lines


def test_text_behind_columns_is_no_part_of_them(words: Vocabulary) -> None:
    text = "Аңдатпа. Бірінші сөз    Аннотация. Первое\nекінші сөз.             второе слово.\n\nВведение\n\nДлинный абзац."
    parted = [line.text for line in part_side_by_side(lines_of(text), words) if line.text]
    assert parted == ["Аңдатпа. Бірінші сөз", "екінші сөз.", "Аннотация. Первое", "второе слово.", "Введение", "Длинный абзац."]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Иванов Иван      Петров Пётр\n",
        "Иванов Иван      Петров Пётр\nУниверситет      слово\n",
        "Аннотация. Слово      Abstract. Word here\n",
        "Аннотация. Слово о праве\nAbstract. Word here now\n",
    ],
)
def test_lines_that_might_open_columns_cost_no_more_each_the_more_there_are(
    text: str, words: Vocabulary
) -> None:
    part_side_by_side(lines_of(text), words)  # the vocabulary keeps what it was asked
    few, many = (_calls(lines_of(text * count), words) for count in (100, 400))
    assert many < 6 * few


def _calls(lines: Sequence[object], words: Vocabulary) -> int:
    calls = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        part_side_by_side(lines, words)  # type: ignore[arg-type]
    finally:
        sys.setprofile(before)
    return calls
