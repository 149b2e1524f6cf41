"""Legal acts in the real articles: linked ids against the gold files, words against hand-made marks."""

from pathlib import Path

import yaml

from generator.linking.acts.ids import canonical
from generator.linking.acts.scanning import scan
from generator.linking.acts.settling import learn, settle

MARKS = yaml.safe_load((Path(__file__).parent / "act_mentions.yml").read_text(encoding="utf-8"))


def test_linked_acts_are_those_of_the_gold_files(gold, seed_corpus):
    corpus, _ = seed_corpus
    wanted = found = right = 0
    for truth, article in gold:
        want = {canonical(i) for i in truth["acts"]["adilet"]} | set(truth["acts"]["zakon"])
        have = {
            canonical(a.id) if a.registry == "adilet" else a.id
            for a in corpus.articles[article.id].acts
            if a.cited_as == "link"
        }
        wanted, found, right = wanted + len(want), found + len(have), right + len(want & have)
    assert right / wanted >= 0.98
    assert (found - right) / found <= 0.01


def test_every_linked_act_of_the_gold_files_has_a_page_that_names_the_article(gold, seed_corpus):
    corpus, _ = seed_corpus
    for truth, article in gold:
        for printed in truth["acts"]["adilet"]:
            act = corpus.acts[canonical(printed).lower().rstrip("_").replace("_", "-")]
            assert article.id in {m.article for m in act.mentions}, printed


def test_acts_named_by_date_and_number_are_resolved(seed_articles, data):
    scans = [scan(article, data.acts) for article in seed_articles]
    known = learn(scans, data.acts.known)
    by_line: dict[tuple[str, int], set[str]] = {}
    for one in scans:
        for place in settle(one, known)[0]:
            if place.act.how == "number" and place.act.country != "foreign":
                for line in place.piece.lines:
                    if place.act.key:
                        by_line.setdefault((one.file, line), set()).add(place.act.key.split(":")[1])
    total = right = 0
    missed = []
    for file, lines in MARKS.items():
        for line, wanted in lines.items():
            total += 1
            if by_line.get((file, line), set()) == set(wanted):
                right += 1
            else:
                missed.append((file, line, by_line.get((file, line))))
    assert total >= 60
    assert right / total >= 0.95, missed


def test_disagreements_between_number_and_link_are_told_with_their_line(seed_corpus):
    _, found = seed_corpus
    lines = {(d.file[:3], d.line) for d in found if d.code == "act-number-link"}
    assert lines >= {("003", 247), ("003", 813), ("003", 3009)}


def test_every_act_that_four_articles_name_is_found_and_no_other(seed_articles, data):
    lines = yaml.safe_load((Path(__file__).parent / "act_lines.yml").read_text(encoding="utf-8"))
    scans = [scan(article, data.acts) for article in seed_articles]
    known = learn(scans, data.acts.known)
    wanted = {
        (article, line, key)
        for article, marked in lines.items()
        for line, keys in marked.items()
        for key in keys
    }
    found = {
        (one.article, place.piece.lines[0], place.act.key.split(":")[1])
        for one in scans
        if one.article in lines
        for place in settle(one, known)[0]
        if place.act.key and place.act.how != "link" and place.piece.lines
    }
    assert len(found & wanted) / len(wanted) >= 0.95, wanted - found
    assert len(found - wanted) / len(found) <= 0.01, found - wanted
