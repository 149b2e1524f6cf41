"""No change may lose what the parser could read before."""

import json

import pytest

from tests.conftest import load_tool

score = load_tool("score")


def test_changes_and_losses_are_told_apart():
    old = {"fields": {"title": 1.0, "dates": 0.9, "doi": 0.5}, "articles": {"a": 0.7}}
    new = {"fields": {"title": 0.9, "dates": 0.95, "udc": 0.3}, "articles": {"a": 0.70004}}
    assert score.changes(old, new) == [
        ("field title", 1.0, 0.9),
        ("field dates", 0.9, 0.95),
        ("field udc", None, 0.3),
        ("field doi", 0.5, None),
    ]
    assert score.losses(old, new) == [("field title", 1.0, 0.9), ("field doi", 0.5, None)]


@pytest.mark.skipif(not score.available(score.SHARED), reason="the texts and the truth are not here")
@pytest.mark.skipif(not score.KEPT.is_file(), reason="no score has been kept yet")
def test_nothing_is_read_worse_than_before():
    kept = json.loads(score.KEPT.read_text(encoding="utf-8"))
    assert score.losses(kept, score.measure(score.SHARED)) == []
