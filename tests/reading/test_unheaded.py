"""Numbered entries at an article's end without a heading above them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.chunks import make_chunks
from generator.reading.source import lines_of
from generator.reading.unheaded import part_unheaded
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.loading import load

ROOT = Path(__file__).resolve().parents[2]
BODY = "\n\n".join(
    f"Ферма стояла у реки {word}, и вода доходила до порога. " * 8 for word in ("Сож", "Дон", "Лух")
)
ENTRIES = """1. Аистов Б.Р. Вода и сход // Сельский вестник. 1934. № 2. С. 11–19.

2. Brook T. Who mends the winch. Oslo: Nor, 2004. 88 p.

3. Ключи старосты. URL: https://keys.example/3"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load(ROOT / "site_config")


def parted(text: str, vocabulary: Vocabulary) -> str | None:
    chunks = make_chunks(lines_of(text))
    found = part_unheaded(chunks, 0, len(chunks), vocabulary)
    return found and found[0][found[1]].lines[0].text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (f"{BODY}\n\n{ENTRIES}", "1. Аистов"),
        (f"{BODY}\n{ENTRIES}", "1. Аистов"),  # right below the text
        (
            f"{BODY} [1; 2] и [3]\n\n1. Устав школы\n\n2. Устав моста\n\n3. Устав села",
            "1. Устав школы",
        ),  # cited
        (f"{BODY}\n\n1. Устав школы\n\n2. Устав моста\n\n3. Устав села", None),
        (f"{BODY}\n\nЛитература\n\n{ENTRIES}", None),
        (f"{BODY}\n\n{ENTRIES.replace('3. ', '7. ')}", None),
        (f"Коротко о воде.\n\n{ENTRIES}", None),
    ],
    ids=["entries", "glued", "cited", "rules", "headed", "numbers", "no-body"],
)
def test_entries_without_a_heading(text: str, first: str | None, vocabulary: Vocabulary) -> None:
    found = parted(text, vocabulary)
    assert found is None if first is None else found is not None and found.startswith(first)
