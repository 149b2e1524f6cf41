"""A build that uses what an earlier one kept equals a clean build; a damaged cache is passed over."""

import random

import pytest

from bench import edits
from generator import cache
from generator.site import search


@pytest.fixture(autouse=True)
def no_search(monkeypatch):
    # Pagefind sees the finished pages alone and has tests of its own.
    monkeypatch.setattr(search, "index", lambda *_: ())


def test_edits_give_what_a_clean_build_gives(tmp_path):
    rng = random.Random(7)
    house = edits.House(tmp_path, 2)
    house.build()
    for what in ((edits.edit_text, edits.edit_keywords), (edits.add, edits.rename), (edits.remove,)):
        for one in what:
            one(house, rng)
        last = house.build()
    assert edits.difference(last, house.clean()) == []
    assert edits.difference(last, house.build()) == []
    edits.configure(house, rng)
    assert edits.difference(last, house.build(jobs=2)) != []


def test_damaged_and_foreign_entries_are_passed_over(tmp_path):
    house = edits.House(tmp_path, 1)
    first = house.build()
    entries = [p for p in (tmp_path / "build/cache").rglob("*") if p.is_file() and p.suffix != ".html"]
    assert len(entries) > 4
    for number, path in enumerate(sorted(entries)):
        data = path.read_bytes()
        path.write_bytes((data[:-7], b"", data[:40] + b"x" + data[41:])[number % 3])
    page = next((tmp_path / "build/site").rglob("en/articles/*/index.html"))
    page.write_text("changed in place")
    assert edits.difference(house.build(), first) == []


def test_a_cache_that_others_may_write_to_is_not_read(tmp_path):
    folder = tmp_path / "cache"
    kept = cache.Cache(folder, "state")
    kept.put("a", [1])
    assert cache.Cache(folder, "state").get("a") == [1]
    assert kept.get("b") is None
    (kept.folder / "b").write_bytes((kept.folder / "a").read_bytes())
    assert kept.get("b") is None  # an entry under another's name
    folder.chmod(0o777)
    assert cache.Cache(folder, "state").folder is None


def test_another_state_of_the_program_removes_the_cache_of_the_last(tmp_path):
    cache.Cache(tmp_path, "one").put("a", 1)
    assert cache.Cache(tmp_path, "two").get("a") is None
    assert [path.name for path in tmp_path.iterdir()] == ["two"]


def test_an_open_editor_costs_no_cache(tmp_path):
    (tmp_path / "site.yml").write_text("name: {en: A}")
    before = cache.key([tmp_path])
    (tmp_path / ".site.yml.swp").write_text("what an editor keeps")
    (tmp_path / ".#site.yml").symlink_to("somebody@host.1")
    assert cache.key([tmp_path]) == before
    (tmp_path / "site.yml").write_text("name: {en: B}")
    assert cache.key([tmp_path]) != before
