"""Every word of the source stands in a field or is put aside; what found no place is told."""

from __future__ import annotations

from generator.model import Article
from generator.reading.chunks import Chunk
from generator.reading.ledger import Ledger
from generator.reading.source import Line

_BYLINE = (
    "I.I. Vetrov [ORCID](https://orcid.org/0000-0002-1825-0097), "
    "A.A. Kim https://orcid.org/0000-0001-5109-3700"
)


def _told(words, text, **fields):
    ledger = Ledger("a.txt", words)
    article = Article(id="a", language="en", title={"en": "Wells"}, **fields)
    out = ledger.nothing_lost(article, [Chunk((Line(3, text),))])
    return [d.code for d in ledger.found], [(d.reason, d.text) for d in out]


def _authors():
    return [
        {"name": {"en": "I.I. Vetrov"}, "orcid": "0000-0002-1825-0097"},
        {"name": {"en": "A.A. Kim"}, "orcid": "0000-0001-5109-3700"},
    ]


def test_the_way_to_an_identifier_is_no_lost_line(words):
    found, aside = _told(words, _BYLINE, authors=_authors())
    assert found == []
    assert aside == [("label", "ORCID https orcid org https orcid org")], "and is kept all the same"


def test_a_line_that_no_field_has_is_told_and_kept(words):
    line = "Nobody ever asked the old shepherd where the third well of the valley had been dug."
    found, aside = _told(words, line, authors=_authors())
    assert found == ["unplaced-line"]
    assert aside == [("unplaced", line)]


def test_an_identifier_hides_no_lost_line(words):
    line = "Nobody asked the shepherd where the well was dug, see https://doi.org/10.5555/wells.1 for that."
    found, aside = _told(words, line, doi="10.5555/wells.1")
    assert found == ["unplaced-line"]
    assert aside == [("unplaced", line)]
