"""Tables whose cells stand a line each."""

from pathlib import Path

import pytest

from generator.reading.body import read_body
from generator.reading.chunks import Chunk
from generator.reading.source import Line
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.loading import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load(ROOT / "site_config")


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        ("Year,Claims,1,2010,7,2", 0),  # no word opens a row
        ("Court,Claims,North,7,South,12", 3),
        ("Court,Claims,Won,North,7,2,South,12,5", 3),
        ("Court,Claims,North,7,South,12,5", 0),
        ("Court,Judge,North,Bell,South,Dunn", 0),
    ],
)
def test_figures_tell_the_rows(cells: str, rows: int, vocabulary: Vocabulary) -> None:
    texts = ["Table 1. Claims by court", *cells.split(",")]
    body = read_body([Chunk(tuple(Line(n, text) for n, text in enumerate(texts, 1)))], vocabulary)
    found = [len(block.rows) for block in body.blocks if block.type == "table"]
    assert found == ([rows] if rows else [])
    assert [doubt[0] for doubt in body.doubts] == ([] if rows else ["table-unread"])
