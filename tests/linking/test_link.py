"""The corpus as a whole: order, issues, places that pages can use, and no dependence on chance."""

import random
from pathlib import Path

import pytest

from generator.linking import annotate
from generator.linking.data import load_data
from generator.linking.link import issue_id, link, look
from generator.model import Article, Issue, ListBlock, ListItem, Paragraph, Source, Table
from generator.settings import SettingsError


def article(key, year=None, **more):
    return Article(id=key, language="ru", title={"ru": key}, year=year, **more)


def test_articles_stand_newest_first(data):
    corpus, _ = link([article("b", 2020), article("c", 2024), article("a", 2024), article("d")], data)
    assert list(corpus.articles) == ["a", "c", "b", "d"]


def test_issues_hold_their_articles_in_printed_order(data):
    issue = Issue(number="4 (116)", label="№ 4 (116)")
    articles = [
        article("late", 2025, journal="j", issue=issue, source=Source(file="x", lines=(900, 990))),
        article("early", 2025, journal="j", issue=issue, source=Source(file="x", lines=(10, 90))),
        article("alone", 2024, journal="j"),
        article("stray", 2024),
    ]
    corpus, _ = link(articles, data)
    assert [(i.id, i.articles) for i in corpus.issues] == [
        ("2025-4-116", ("early", "late")),
        ("2024", ("alone",)),
    ]
    assert issue_id(articles[0]) == "2025-4-116"


def test_mentions_in_lists_and_tables_tell_their_place(data):
    words = "Закон РК от 12 марта 2012 года № 17-IV"
    body = (
        ListBlock(items=(ListItem(text="Ничего."), ListItem(text=f"Это {words}."))),
        Table(rows=(("Акт", "Год"), (words, "2012"))),
    )
    corpus, _ = link([article("a", body=body)], data)
    (first, second) = corpus.acts["z1200000017"].mentions
    assert (first.block, first.item, first.start, first.text) == (0, 1, 4, words)
    assert (second.block, second.item, second.start, second.end) == (1, -1, 0, len(words))
    assert (second.row, second.column, second.text) == (1, 0, words)


def test_places_are_those_of_the_words(seed_corpus):
    corpus, _ = seed_corpus
    checked = 0
    for entry in (*corpus.acts.values(), *corpus.systems.values()):
        for mention in entry.mentions:
            found = corpus.articles[mention.article]
            if mention.where != "body" or mention.end == mention.start:
                continue
            block = found.body[mention.block]
            if mention.row >= 0:
                text = block.rows[mention.row][mention.column]
            elif block.type == "list":
                text = block.items[mention.item].text
            else:
                text = block.caption if block.type in ("table", "figure") else block.text
            assert text[mention.start : mention.end] == mention.text
            checked += 1
    assert checked > 100


def test_every_link_of_the_corpus_leads_somewhere(seed_corpus):
    corpus, _ = seed_corpus
    for key, found in corpus.articles.items():
        assert len(corpus.author_ids[key]) == len(found.authors)
        assert set(corpus.author_ids[key]) <= set(corpus.people)
        assert set(corpus.institution_ids[key]) <= set(corpus.institutions)
        assert len(corpus.act_ids[key]) == len(found.acts)
        assert set(corpus.act_ids[key]) <= {*corpus.acts, ""}
        assert set(found.systems) <= set(corpus.systems)
        for lang, ids in corpus.keyword_ids[key].items():
            assert len(ids) == len(found.keywords[lang])
            assert set(ids) <= set(corpus.keywords)
    for person in corpus.people.values():
        assert set(person.institutions) <= set(corpus.institutions)
        assert set(person.coauthors) <= set(corpus.people)
    for keyword in corpus.keywords.values():
        assert set(keyword.related) <= set(corpus.keywords)
    for home in corpus.institutions.values():
        assert home.people


def test_the_order_of_input_does_not_matter(seed_articles, data):
    shuffled = list(seed_articles)
    random.Random(7).shuffle(shuffled)
    assert link(shuffled, data) == link(seed_articles, data)


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("acts.yml", "acts:\n- {id: K1, colour: red}\n", 2, "acts.0.colour: there is no such field"),
        ("acts.yml", "acts: [", 1, ""),
        ("people.yml", "same:\n- authors: [a]\n  nmae: {}\n", 3, "same.0.nmae: there is no such field"),
        (
            "people.yml",
            "different: []\nsame:\n- {id: a, authors: [x]}\n- {id: a, authors: [y]}\n",
            2,
            "a: this id stands twice; make one entry of the two",
        ),
        ("systems.yml", "- id: x\n", 1, "the file must hold keys and values"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, name, text, line, said):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_data(tmp_path)
    found = [d for d in caught.value.diagnostics if d.file == str(tmp_path / name)]
    assert (found[0].line, len(found)) == (line, len(caught.value.diagnostics))
    assert any(said in d.message for d in found)


def test_without_files_linking_still_works(tmp_path: Path):
    corpus, _ = link([article("a", 2024, keywords={"ru": ("вода",)})], load_data(tmp_path))
    assert set(corpus.keywords) == {"voda"}


def test_what_reading_found_named_is_taken_where_the_texts_are_the_same(data, monkeypatch):
    one = article("a", body=(Paragraph(text="Закон РК от 12 марта 2012 года № 17-IV"),))
    named = annotate.named_in(one.packed(), data)
    changed = one.model_copy(update={"body": (Paragraph(text="Ничего."),)})
    assert look(changed, data, named) == look(changed, data)
    whole = look(one, data)
    monkeypatch.setattr(annotate.scanning, "scan", None)  # it is not scanned again
    corrected = one.model_copy(update={"title": {"ru": "Иначе"}, "year": 2001})
    assert look(corrected, data, named) == whole
