"""Reading and writing article data."""

import os
from pathlib import Path

import pytest

from generator import files
from generator.model import Article

RECORD = """\
id: a-first
language: ru
udc: 340.10
year: 2025
dates: {received: 2025-10-16}
title: {ru: Первая, en: The first}
authors:
  - name: {ru: А.Б. Ветров}
    affiliations: [1]
    corresponding: true
"""


def test_gather_finds_texts_records_and_corrections_in_order(tmp_path):
    for name in ("texts/b.txt", "texts/a.MD", "texts/.hidden.txt", ".git/x.txt", "texts/README.md", "p.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "records").mkdir()
    (tmp_path / "records/a.yaml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections/a-first.yml").write_text("- {field: doi, set: 10.1/x, reason: так}", "utf-8")
    content, found = files.gather([tmp_path, tmp_path / "texts/b.txt"])
    assert found == ()
    assert [(t.name, t.short) for t in content.texts] == [
        (str(tmp_path / "texts/a.MD"), "texts/a.MD"),
        (str(tmp_path / "texts/b.txt"), "texts/b.txt"),
    ]
    assert [r.article.id for r in content.records] == ["a-first"]
    assert [(c.article, c.field) for c in content.corrections] == [("a-first", "doi")]


def test_gather_names_what_it_cannot_read(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    content, found = files.gather([tmp_path, tmp_path / "a.pdf", tmp_path / "missing"])
    assert content == files.Content()
    assert [(d.code, Path(d.file).name) for d in found] == [
        ("unreadable", "broken.txt"),
        ("unreadable", "pipe.txt"),
        ("file-kind", "a.pdf"),
        ("no-such-file", "missing"),
    ]


def test_a_record_is_read_as_written():
    (entry,), found = files.read_record("a.yml", RECORD.encode())
    assert found == ()
    article = entry.article
    assert (article.udc, article.year, article.dates.received) == ("340.10", 2025, "2025-10-16")
    assert article.authors[0].corresponding is True
    assert (entry.file, entry.line) == ("a.yml", 1)


def test_each_wrong_field_is_named_with_its_line():
    text = RECORD.replace("year: 2025", "year: now").replace("ru: А.Б.", "rus: А.Б.") + "colour: red\n"
    entries, found = files.read_record("a.yml", text.encode())
    assert entries == ()
    assert [(d.line, d.message.split(":")[0]) for d in found] == [
        (4, "year"),
        (8, "authors.0.name.rus"),
        (11, "colour"),
    ]
    assert all((d.code, d.severity, d.file) == ("record-field", "error", "a.yml") for d in found)


def test_a_wrong_block_is_named_by_its_own_place():
    text = RECORD + "body:\n  - {type: paragraph, text: а}\n  - {type: heading, level: first, text: б}\n"
    _, found = files.read_record("a.yml", text.encode())
    assert [(d.line, d.message.split(":")[0]) for d in found] == [(13, "body.1.level")]


def test_numbers_that_mean_nothing_are_told():
    text = "id: a\nlanguage: ru\nyear: 20255\ntitle: {ru: Т}\nreferences:\n  original:\n  - text: Б.\n    same_as: -1\n"
    _, found = files.read_record("r.yml", text.encode())
    assert [(d.code, d.line) for d in found] == [("record-field", 3), ("record-field", 8)]


def test_one_bad_record_of_a_list_leaves_the_others():
    text = "- {id: one, language: kk, title: {kk: Бір}}\n- {id: two, language: xx, title: {}}\n- three\n"
    entries, found = files.read_record("a.yml", text.encode())
    assert [(e.article.id, e.line) for e in entries] == [("one", 1)]
    assert [(d.line, d.code) for d in found] == [(2, "record-field"), (3, "record")]


@pytest.mark.parametrize("bad", ["../up", "Big", "a b", "con", "a--b", "қазақ", "x" * 121, '""'])
def test_an_id_must_be_fit_for_an_address(bad):
    entries, found = files.read_record("a.yml", RECORD.replace("a-first", bad).encode())
    assert entries == ()
    assert [(d.line, d.code) for d in found] == [(1, "record-field")]


def test_records_written_are_the_records_read(tmp_path):
    (entry,), _ = files.read_record("a.yml", RECORD.encode())
    (path,) = files.write_records(tmp_path / "new", [entry.article])
    assert path.name == "a-first.yml"
    (again,), found = files.read_record("a.yml", path.read_bytes())
    assert found == ()
    assert again.article == entry.article
    several = files.as_yaml([entry.article, Article(id="b", language="en", title={"en": "B: no"})])
    assert [e.article.id for e in files.read_record("a.yml", several.encode())[0]] == ["a-first", "b"]


def test_write_tree_makes_the_folder_hold_exactly_the_tree(tmp_path):
    root = tmp_path / "docs"
    assert files.write_tree(root, {"kk/a/index.md": "а", "data/x.json": b"{}", "old/deep/x.md": "x"}) == ()
    os.utime(root / "kk/a/index.md", (1, 1))
    assert files.write_tree(root, {"kk/a/index.md": "а", "data/x.json": b"[]", "old": "a file now"}) == ()
    assert sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()) == [
        "data/x.json",
        "kk/a/index.md",
        "old",
    ]
    assert (root / "data/x.json").read_bytes() == b"[]"
    assert (root / "kk/a/index.md").stat().st_mtime == 1, "what is the same stays untouched"


@pytest.mark.parametrize("bad", ["../x", "/etc/x", "a/../../x", "con.md", "a\x00b", "a:b", "x" * 300, "a. "])
def test_write_tree_writes_nothing_outside_or_unportable(tmp_path, bad):
    root = tmp_path / "docs"
    found = files.write_tree(root, {bad: "x", "good.md": "y"})
    assert [d.code for d in found] == ["unsafe-path"]
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["good.md"]


def test_a_folder_of_someone_else_is_no_file_to_replace(tmp_path):
    (tmp_path / "all.bib").mkdir()
    (tmp_path / "all.bib/own.txt").write_text("mine")
    with pytest.raises(IsADirectoryError):
        files.add_files(tmp_path, {"all.bib": "@misc{}"})
    assert (tmp_path / "all.bib/own.txt").read_text() == "mine"
    files.write_tree(tmp_path, {"all.bib": "@misc{}"})  # a folder that is ours as a whole
    assert (tmp_path / "all.bib").read_text() == "@misc{}"
