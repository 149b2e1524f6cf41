"""An article whose large parts are packed is the same article to whoever looks at it."""

from __future__ import annotations

import pickle

import pytest

from generator import corrections, facts, tracing
from generator.corrections import Correction
from generator.model import Article, Discarded, Paragraph, as_data
from generator.packed import Packed
from tests.collection import WELLS

WHOLE = WELLS.model_copy(update={"discarded": (Discarded(text="11", lines=(4,), reason="page number"),)})
SMALL = WHOLE.packed()


def test_what_is_large_is_packed() -> None:
    parts = (SMALL.body, SMALL.footnotes, SMALL.discarded, SMALL.references.original)
    assert all(isinstance(part, Packed) for part in parts if part)
    assert isinstance(SMALL.body, Packed)
    assert len(pickle.dumps(SMALL.body)) < len(pickle.dumps(WHOLE.body))
    assert SMALL.packed() is SMALL


@pytest.mark.parametrize("other", [SMALL, pickle.loads(pickle.dumps(SMALL))], ids=["packed", "pickled"])
def test_it_is_equal_either_way_round(other: Article) -> None:
    for one, two in ((other, WHOLE), (WHOLE, other), (other, WHOLE.packed())):
        assert one == two
    assert repr(other) == repr(WHOLE)


def test_another_one_is_not_equal() -> None:
    other = WHOLE.model_copy(update={"body": (*WHOLE.body[:-1], Paragraph(text="Other words."))})
    assert other != SMALL
    assert other.packed() != SMALL
    assert SMALL.state() != other.state()
    assert SMALL.references.original != SMALL.body


def test_it_is_looked_into_like_a_tuple() -> None:
    assert tuple(SMALL.body) == WHOLE.body
    assert [SMALL.body[at] for at in range(len(SMALL.body))] == list(WHOLE.body)
    assert SMALL.body[-2:] == WHOLE.body[-2:]
    assert WHOLE.body[0] in SMALL.body
    with pytest.raises(IndexError):
        SMALL.body[len(WHOLE.body)]


def test_it_is_written_and_read_like_a_tuple() -> None:
    assert SMALL.model_dump() == WHOLE.model_dump()
    assert SMALL.model_dump_json() == WHOLE.model_dump_json()
    assert as_data(SMALL) == as_data(WHOLE)
    assert Article.model_validate(SMALL.model_dump()) == WHOLE
    assert Article(id="a", language="kk", title={}, body=SMALL.body).body == WHOLE.body


def test_answers_about_it_are_the_same() -> None:
    assert SMALL.has_full_text()
    assert facts.facts_only(SMALL) == facts.facts_only(WHOLE)
    assert SMALL.state() == WHOLE.state()
    assert tracing.fingerprint(SMALL) == tracing.fingerprint(WHOLE)
    last = WHOLE.model_copy(update={"body": (*WHOLE.body, Paragraph(text="ask@example.org"))})
    for article in (last, last.packed()):
        assert article.has_sign("@")
        assert not article.has_sign("＠")


def test_texts_are_told_by_their_blocks() -> None:
    bare = WHOLE.model_copy(update={"body": tuple(b for b in WHOLE.body if b.type != "paragraph")})
    assert not bare.packed().has_full_text()


def test_it_can_be_corrected() -> None:
    correction = Correction(
        file="c.yml", line=1, article=WHOLE.id, field="body.1.text", set="Mended.", reason="test"
    )
    (mended,), found = corrections.apply([SMALL], [correction])
    assert not found
    assert (mended,) == corrections.apply([WHOLE], [correction])[0]
    assert mended.body[1].text == "Mended."
