"""The words that a search may propose."""

import json

import pytest

from generator.pages import suggestions
from tests import collection


@pytest.fixture(scope="module")
def words() -> list[str]:
    return json.loads(suggestions.file(collection.corpus(), collection.site()))["words"]


def test_words_of_titles_keywords_and_names_are_there_once(words) -> None:
    assert {"водное", "ведро", "Бекова"} <= set(words)
    assert len({word.casefold() for word in words}) == len(words)
    assert all(len(word) >= suggestions.SHORTEST for word in words)


def test_the_most_used_come_first(words) -> None:
    assert words.index("water") < words.index("ropes")


def test_words_of_the_text_alone_are_not_there(words) -> None:
    assert "рассмотрено" in collection.WELLS.abstract["ru"][0].casefold()
    assert "рассмотрено" not in words
