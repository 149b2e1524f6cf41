from __future__ import annotations

import pytest

from generator.model import Paragraph
from generator.pages.casing import Casing, Shapes, Spelling, spelling
from tests.collection import WELLS

TEXT = (
    "Во времена реформ Республика Казахстан и БҰҰ приняли законы. Колодцы роют в Алматы. Казахстан – страна.",
    "Біз Қазақстан Республикасында тұрамыз, онда ҚР заңы бар. Бұл заң жақсы.",
)
KNOWN = Casing([WELLS.model_copy(update={"body": tuple(Paragraph(text=text) for text in TEXT)})])


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("ЗАКОНЫ РЕСПУБЛИКИ КАЗАХСТАН О КОЛОДЦАХ", "Законы Республики Казахстан о колодцах"),
        ("ҚР ЗАҢЫ: ҚАЗАҚСТАН ТӘЖІРИБЕСІ", "ҚР заңы: Қазақстан тәжірибесі"),
        ("WELLS OF THE XXI CENTURY. A STUDY", "Wells of the XXI century. A study"),
        ("CIVIL LAW OF WELLS", "Civil law of wells"),
        ("Колодцы и Законы", "Колодцы и Законы"),
        ("БҰҰ", "БҰҰ"),
        ("КІРІСПЕ", "КІРІСПЕ"),
        ("**ПРАВОВОЙ СТАТУС**^{1}", "**Правовой статус**^{1}"),
        ("", ""),
    ],
)
def test_capitals_become_a_sentence(printed: str, shown: str) -> None:
    assert KNOWN.restore(printed) == shown
    assert len(shown) == len(printed)


def test_the_first_part_of_a_compound_is_written_as_most_of_the_collection_writes_it() -> None:
    said = ("В базе Интернет-суда и в нём.", "О том Интернет-суде и законе.")
    titles = {"kk": "Ауылдағы интернет-сот, ауылдағы интернет-дау және бір интернет-дүкен"}
    article = WELLS.model_copy(update={"body": tuple(Paragraph(text=text) for text in said), "title": titles})
    assert Casing([article]).restore("ЗАЩИТА В ИНТЕРНЕТ-ТОРГОВЛЕ") == "Защита в интернет-торговле"


def test_an_article_that_is_taken_away_leaves_nothing():
    one, other = (
        spelling(WELLS.model_copy(update={"title": {"en": title}})) for title in ("Wells of Kent", "Of wells")
    )
    whole = Spelling(Shapes(), Shapes())
    for each in (one, other):
        whole.add(each)
    whole.take(one)
    assert [s.tables() for s in (whole.running, whole.names)] == [
        s.tables() for s in (other.running, other.names)
    ]
    assert "Kent".lower() not in whole.names.capital
