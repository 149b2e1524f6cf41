"""systems.yml holds what it says, and systems are found where texts name them."""

from pathlib import Path

import pytest
import yaml

from generator.linking.data import load_data
from generator.linking.link import link
from generator.linking.phrases import fold
from generator.linking.systems import find_systems
from generator.model import Article

ROOT = Path(__file__).resolve().parents[2]
DATA = load_data(ROOT / "site_config").systems
SYSTEMS = list(DATA.by_id.values())


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda s: s.id)
def test_the_entry_finds_its_examples_and_nothing_else(system):
    for text in system.examples:
        assert system.id in {f.id for f in find_systems(text, DATA)}, text
    for text in system.not_examples:
        assert system.id not in {f.id for f in find_systems(text, DATA)}, text
    assert system.examples
    assert set(system.name) == {"kk", "ru", "en"}
    assert set(system.purpose) == {"kk", "ru", "en"}


def test_a_mention_has_its_place():
    text = "Шағым **«Сот кабинетіне»** жолданды, кейін eGov-та тексерілді."
    found = find_systems(text, DATA)
    assert [(f.id, text[f.start : f.end]) for f in found] == [
        ("judicial-office", "Сот кабинетіне"),
        ("egov", "eGov"),
    ]


def test_a_name_is_taken_whole_with_its_bracket():
    name = "Центральном реестре Европейского органа по ценным бумагам и рынкам (ESMA)"
    for text in (f"Записи в {name}, как и прежде, открыты.", f"Записи ведутся в {name}"):
        (found,) = find_systems(text, DATA)
        assert text[found.start : found.end] == name
    (short,) = find_systems(f"Записи в {name[:-7]} открыты.", DATA)
    assert short.end == len(f"Записи в {name[:-7]}")


def test_addresses_are_no_mentions():
    assert find_systems("see https://egov.kz/cms/ru and mail help@egov.kz", DATA) == ()


def test_ids_are_unique_in_the_file():
    raw = yaml.safe_load((ROOT / "site_config/systems.yml").read_text(encoding="utf-8"))["systems"]
    assert len({entry["id"] for entry in raw}) == len(raw)


def test_every_system_of_the_gold_files_is_found_with_a_page(gold, seed_corpus):
    corpus, _ = seed_corpus
    for truth, article in gold:
        named = corpus.articles[article.id].systems
        printed = {
            fold(mention.text)
            for key in named
            for mention in corpus.systems[key].mentions
            if mention.article == article.id
        }
        for name in truth["systems"]:
            assert any(fold(name) in words or words in fold(name) for words in printed), (article.id, name)
        assert len(named) == len(truth["systems"]), (article.id, named)


def test_every_system_of_the_file_is_named_by_a_real_article(seed_corpus):
    corpus, _ = seed_corpus
    assert set(corpus.systems) == set(DATA.by_id)
    for system in corpus.systems.values():
        for mention in system.mentions:
            assert mention.article in corpus.articles


def test_a_record_without_text_stands_on_the_page_of_its_system(data):
    record = Article(id="r", language="ru", title={"ru": "Р"}, systems=("egov", "unknown-system"))
    corpus, _ = link([record], data)
    assert [m.article for m in corpus.systems["egov"].mentions] == ["r"]
    assert "unknown-system" not in corpus.systems
