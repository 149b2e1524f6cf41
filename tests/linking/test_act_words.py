"""The vocabulary of acts.yml finds its examples and lets its not_examples alone."""

from pathlib import Path

import pytest

from generator.linking.acts.ids import canonical
from generator.linking.data import load_data

ROOT = Path(__file__).resolve().parents[2]
DATA = load_data(ROOT / "site_config").acts
WORDS = DATA.file.words
GROUPS = [
    *((f"kind:{name}", group) for name, group in WORDS.kinds.items()),
    *((f"issuer:{name}", group) for name, group in WORDS.issuers.items()),
    ("country:home", WORDS.home),
    ("country:foreign", WORDS.foreign),
    ("draft", WORDS.draft),
]


@pytest.mark.parametrize(("key", "group"), GROUPS, ids=[key for key, _ in GROUPS])
def test_a_group_finds_its_examples_only(key, group):
    assert group.examples
    assert group.not_examples
    for text in group.examples:
        assert key in {hit.key for hit in DATA.words.find(text)}, text
    for text in group.not_examples:
        assert key not in {hit.key for hit in DATA.words.find(text)}, text


def test_repealed_acts_are_told_by_their_words():
    for text in WORDS.repealed.examples:
        assert list(DATA.repealed.find(text)), text
    for text in WORDS.repealed.not_examples:
        assert not list(DATA.repealed.find(text)), text


def test_there_are_twelve_months_in_three_languages():
    assert len(WORDS.months) == 12
    assert len({DATA.months[stem] for stem in ("қаңтар", "июн", "december")}) == 3


@pytest.mark.parametrize("act", DATA.file.acts, ids=lambda act: act.id)
def test_an_act_is_written_as_the_register_does(act):
    assert act.id == canonical(act.id) or act.registry == "zakon"
    assert set(act.title) == {"kk", "ru", "en"}


def test_no_two_acts_share_an_id_or_a_number():
    acts = DATA.file.acts
    assert len({act.id for act in acts}) == len(acts)
    numbers = [(act.date, act.number) for act in acts if act.number]
    assert len(set(numbers)) == len(numbers)
    documents = [number for act in acts for number in act.zakon] + list(DATA.file.not_acts)
    assert len(set(documents)) == len(documents)
