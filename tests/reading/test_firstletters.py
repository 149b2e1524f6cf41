"""The letters with which the texts of a pattern begin, told by the beginnings of its alternatives."""

import pytest

from generator.reading.vocabulary.firstletters import ANY, is_tied, opening_letters


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("one|two", "ot"),
        ("o?ne|two", "ont"),
        (r"(one|2)\s+(three)", "o0"),
        (r"((o|(?:n))?e){0,2}x", "onex"),
        (r"(one\)|two[)|]three)+|four", "otf"),
        (r"^\W*(one|^\W*two)", "ot"),
        (r"(?:one|[ab]c|\d)", "oab0"),
        ("ı", "i"),
    ],
)
def test_each_alternative_has_its_letters(pattern, letters):
    assert opening_letters(pattern) == frozenset(letters)


@pytest.mark.parametrize("pattern", [r"one|\w+", "(one)?", "", r"one|(two)*.*", "[^a]x", "(?=one)one"])
def test_where_none_can_be_told_any_may_be(pattern):
    assert opening_letters(pattern) == ANY


def test_a_pattern_is_tied_that_begins_so_in_each_alternative():
    assert is_tied(r"^one|^\W*two")
    assert not is_tied(r"^one|(two|^three)")
