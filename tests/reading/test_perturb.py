"""The reader does not lean on how a text is printed: the same truth holds for other shapes of it."""

import pytest
import yaml

from tests.conftest import load_tool

perturb = load_tool("perturb")
SHAPES = [
    "lines wrapped",
    "running heads",
    "marks $^{}$",
    "marks on the line",
    "labels on their own",
    "all in one file",
]


def test_lines_are_led_back():
    lines = [("a" * 50 + " " + "b" * 50, 1), ("", 2), ("c", 3)]
    wrapped = perturb.SHAPES["lines wrapped"](lines)
    assert [number for _, number in wrapped] == [1, 1, 2, 3]
    record = {"source": {"file": "x", "lines": [1, 4]}, "body": [{"lines": [1, 2, 4]}]}
    assert perturb._led_back(record, [1, 1, 2, 3]) == {
        "source": {"file": "x", "lines": [1, 3]},
        "body": [{"lines": [1, 3]}],
    }


def test_marks_change_their_notation_only():
    changed = perturb.SHAPES["marks $^{}$"]([("A.B. Name¹², C.D. Name<sup>2</sup>, E^{3}", 1)])
    assert changed == [("A.B. Name $^{12}$, C.D. Name $^{2}$, E $^{3}$", 1)]


@pytest.mark.skipif(
    not (perturb.SHARED / "gold" / "score.py").is_file(), reason="the texts and the truth are not here"
)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_in_another_shape_is_read_nearly_as_well(shape, words):
    paths = sorted((perturb.SHARED / "seeds").glob("*.txt"), key=lambda path: path.stat().st_size)[:-1]
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    truths = sorted((perturb.SHARED / "gold").glob("*.yml"))
    only = [t.stem for t in truths if yaml.safe_load(t.read_text(encoding="utf-8"))["source"] in texts]
    scores = perturb.judge(perturb.records(shape, texts, words), perturb.SHARED, only)
    assert scores["overall"] >= 0.985, scores["fields"]
