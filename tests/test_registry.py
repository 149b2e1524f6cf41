"""Ids stay whatever happens to titles, files and namesakes; the register keeps its shape."""

import pytest

from generator import registry
from generator.model import Article


def article(key="asanov-open-courts-2025", **fields):
    values = {
        "id": key,
        "language": "ru",
        "title": {"ru": "Открытые суды в цифровую эпоху", "en": "Open courts in the digital age"},
        "authors": [{"name": {"ru": "А.Б. Асанов", "en": "A.B. Asanov"}}],
        "journal": "kaznu-law",
        "year": 2025,
        "pages": "4-11",
    }
    return Article.model_validate(values | fields)


def register(*entries, head=""):
    """A register as it is read from the disk."""
    text = head + registry.written(registry.NO_REGISTER, entries).removeprefix(registry.HEAD)
    read, found = registry.read("content/ids.yml", text.encode())
    assert found == ()
    return read


def entries_of(*articles, files=None):
    settled, _ = registry.settle(articles, files or {}, registry.NO_REGISTER)
    return settled.entries


def names(articles, entries=(), records=()):
    return registry.name_texts([(a, file) for a, file in articles], records, entries)


# --- finding an article again -------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"title": {"ru": "Закрытые суды и справедливость", "en": "Closed courts and justice"}},
        {"title": {"ru": "Открытые суды в цифровую зпоху"}, "pages": None, "journal": None},
        {"authors": [{"name": {"ru": "Асановa А."}}]},
        {"authors": [], "pages": "12-19"},
        {"year": 2024, "pages": None, "doi": "10.5555/new.1"},
    ],
)
def test_what_the_reader_names_otherwise_today_keeps_its_id(fields):
    entries = entries_of(article())
    assert names([(article("made-anew", **fields), "a.txt")], entries) == ("asanov-open-courts-2025",)


def test_by_its_doi_an_article_is_known_however_it_changed():
    entries = entries_of(article(doi="10.5555/open.1"))
    other = article("x", doi="10.5555/OPEN.1", title={"kk": "Т"}, authors=[], pages=None, year=None)
    assert names([(other, "b.txt")], entries) == ("asanov-open-courts-2025",)


def test_in_its_own_file_an_article_of_the_same_author_is_known():
    first, other = article(pages=None), article("x", title={"ru": "Совсем другое название"}, pages=None)
    entries = entries_of(first, files={first.id: "2025/a.txt"})
    assert names([(other, "2025/a.txt")], entries) == (first.id,)
    assert names([(other, "2025/b.txt")], entries) == ("x",)
    assert names(
        [(other, "2025/a.txt"), (article("y", title={"ru": "Н"}, pages=None), "2025/a.txt")], entries
    ) == (
        "x",
        "y",
    )


def test_another_article_of_an_author_is_another():
    entries = entries_of(article())
    other = article("asanov-fees-2025", title={"ru": "Судебные расходы"}, pages="12-19")
    assert names([(other, "a.txt")], entries) == ("asanov-fees-2025",)


@pytest.mark.parametrize(
    "fields",
    [
        {"doi": "10.5555/two"},
        {"pages": "90-99"},
        {"title": {"ru": "Открытые суды: ответ критикам"}, "pages": None},
    ],
)
def test_a_namesake_gets_a_number_wherever_its_file_stands(fields):
    one, two = article(doi="10.5555/one" if "doi" in fields else None), article(**fields)
    key = one.id
    assert names([(one, "b.txt"), (two, "c.txt")]) == (key, f"{key}-2")
    entries = entries_of(one)
    assert names([(two, "a.txt"), (one, "b.txt")], entries) == (f"{key}-2", key)
    entries = entries_of(one, two.model_copy(update={"id": f"{key}-2"}))
    assert names([(two, "a.txt"), (one, "b.txt")], entries) == (f"{key}-2", key)


def test_a_double_of_an_article_is_no_namesake():
    assert names([(article(), "a.txt"), (article(), "b.txt")]) == (article().id,) * 2


def test_an_id_that_leads_elsewhere_or_was_removed_is_not_given_again():
    entries = (registry.Entry(id="other", former=("asanov-open-courts-2025",)),)
    assert names([(article(), "a.txt")], entries) == ("asanov-open-courts-2025-2",)
    gone = registry.Entry(id="asanov-open-courts-2025", title="Другое", language="ru", removed=True)
    assert names([(article(), "a.txt")], (gone,)) == ("asanov-open-courts-2025-2",)


def test_a_text_and_a_record_with_one_id_stay_together():
    record = article(title={"kk": "Ашық соттар"}, pages=None)
    assert names([(article(), "a.txt")], (), [record]) == (record.id,)
    assert names([(article(doi="10.5555/b"), "a.txt")], (), [article(doi="10.5555/a")]) == (f"{record.id}-2",)


# --- the collection and the register ------------------------------------------------------------


def test_an_id_changed_by_hand_leads_to_the_new_one():
    old = register(*entries_of(article("first-id", doi="10.5555/a")))
    settled, found = registry.settle([article("second-id", doi="10.5555/a")], {}, old)
    assert [(d.code, d.severity, d.line) for d in found] == [("id-changed", "info", 1)]
    assert settled.articles[0].former_ids == ("first-id",)
    assert [(e.id, e.former) for e in settled.entries] == [("second-id", ("first-id",))]
    assert settled.missing == ()
    again, found = registry.settle([article("third-id", doi="10.5555/a")], {}, register(*settled.entries))
    assert again.articles[0].former_ids == ("first-id", "second-id")


def test_an_id_changed_in_the_register_changes_that_of_a_text():
    entries = entries_of(article())
    text = registry.written(registry.NO_REGISTER, entries)
    text = text.replace(
        "- id: asanov-open-courts-2025", "- id: asanov-2025\n  former: [asanov-open-courts-2025]"
    )
    changed, found = registry.read("ids.yml", text.encode())
    assert found == ()
    assert names([(article(), "a.txt")], changed.entries) == ("asanov-2025",)
    settled, _ = registry.settle([article("asanov-2025")], {}, changed)
    assert settled.articles[0].former_ids == ("asanov-open-courts-2025",)


def test_a_former_id_in_a_record_takes_over_the_entry():
    old = register(*entries_of(article("first-id")))
    new = article("second-id", former_ids=["first-id"], title={"en": "Anything"}, authors=[], pages=None)
    settled, _ = registry.settle([new], {}, old)
    assert [(e.id, e.former) for e in settled.entries] == [("second-id", ("first-id",))]


def test_what_is_gone_is_missing_unless_withdrawn_or_removed():
    withdrawn = {"date": "2026-03-01", "reason": {"en": "Printed twice"}}
    gone, taken, away = (
        entries_of(article(key, pages=None, title={"ru": key}))[0] for key in ("gone", "taken", "away")
    )
    taken = registry.Entry.model_validate(taken.model_dump() | {"withdrawn": withdrawn})
    old = register(gone, taken, away.model_copy(update={"removed": True}))
    settled, _ = registry.settle([], {}, old)
    assert settled.missing == ("gone",)
    (stone,) = settled.articles
    assert (stone.id, stone.title, stone.withdrawn.reason) == (
        "taken",
        {"ru": "taken"},
        {"en": "Printed twice"},
    )
    assert stone.authors[0].name == {"ru": "А.Б. Асанов"}
    assert [e.removed for e in registry.removed(settled.entries, settled.missing)] == [True, True, False]


def test_an_article_that_comes_back_is_no_longer_removed():
    (entry,) = entries_of(article())
    settled, _ = registry.settle([article()], {}, register(entry.model_copy(update={"removed": True})))
    assert settled.entries == (entry,)


# --- the file -----------------------------------------------------------------------------------


def test_what_does_not_change_keeps_its_lines():
    text = (
        "# ours\n"
        "- {id: b, title: 'B b b b', language: ru, authors: [X. Y]} # by hand\n"
        "# about c\n"
        "- id:   c\n  title:   C c c c\n  language: ru\n"
    )
    old, _ = registry.read("ids.yml", text.encode())
    new = registry.Entry(id="a", title="A", language="kk")
    kept = registry.written(old, (*old.entries, new))
    assert kept == text.replace("# ours\n", "# ours\n- {id: a, title: A, language: kk}\n", 1)
    changed = (old.entries[0], old.entries[1].model_copy(update={"doi": "10.5555/c"}))
    assert registry.written(old, changed).startswith(text.partition("- id:")[0])
    assert registry.read("ids.yml", kept.encode())[0].entries == (new, *old.entries)


def test_a_register_reads_back_whatever_the_titles_hold():
    odd = "a: b # c\x00\x1b[31m\u202e - 'x' \"y\" {z} [1] & * ! | > %\n- id: x"
    entries = entries_of(article(title={"ru": odd}, authors=[{"name": {"ru": odd}}], pages=odd, doi=odd))
    read, found = registry.read("ids.yml", registry.written(registry.NO_REGISTER, entries).encode())
    assert found == ()
    assert read.entries == entries


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- id: ../x\n", 1),
        ("- id: a\n- id: a\n", 2),
        ("- id: a\n- {id: b, former: [a]}\n", 2),
        ("- id: a\n  unknown: b\n", 2),
        ("id: a\n", 1),
        ("- id: a\n  withdrawn: {date: yesterday}\n", 2),
        ("- id: a\n  withdrawn: {notice: 'javascript:hit(1)'}\n", 2),
        ("- &x a\n", 1),
        ("- [\n", 1),
    ],
)
def test_a_register_that_is_wrong_is_not_used(text, line):
    read, found = registry.read("ids.yml", text.encode())
    assert not read.usable
    assert [(d.code, d.severity, d.line) for d in found][:1] == [("register", "error", line)]


def test_check_tells_what_is_not_in_the_register():
    old = register(*entries_of(article()))
    assert registry.stale(old, old.entries) == ()
    (found,) = registry.stale(old, (*old.entries, registry.Entry(id="new")))
    assert (found.code, found.severity, "new" in found.message) == ("register-stale", "warning", True)
