"""Pagefind makes an index a language of what the theme marks."""

import json
import shutil

import pytest

from generator import cache
from generator.site import search
from generator.site.search import indexable, shards

PAGE = '<!doctype html><html lang="{}"><head><title>t</title></head><body><nav>menu</nav>{}</body></html>'


def test_an_index_a_language(tmp_path):
    for lang, words in (("kk", "құқық"), ("ru", "право"), ("en", "law")):
        (tmp_path / lang).mkdir()
        marked = f"<main data-pagefind-body><h1>{words}</h1></main>"
        (tmp_path / lang / "index.html").write_text(PAGE.format(lang, marked), encoding="utf-8")
    (tmp_path / "plain.html").write_text(PAGE.format("en", "not marked"), encoding="utf-8")
    assert search.index(tmp_path) == ()
    entry = json.loads((tmp_path / search.FOLDER / "pagefind-entry.json").read_text())
    assert {lang: index["page_count"] for lang, index in entry["languages"].items()} == {
        "kk": 1,
        "ru": 1,
        "en": 1,
    }


def test_a_site_without_pages_is_told(tmp_path):
    assert [d.code for d in search.index(tmp_path)] == ["search"]


def test_a_pagefind_that_fails_is_an_error(tmp_path, monkeypatch):
    binary = tmp_path / "pagefind"
    binary.write_text("#!/bin/sh\necho 'out of luck' >&2\nexit 3\n")
    binary.chmod(0o755)
    (tmp_path / "index.html").write_text(PAGE.format("en", "<main data-pagefind-body>law</main>"))
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: binary)
    (found,) = search.index(tmp_path)
    assert (found.severity, found.message) == ("error", "Pagefind failed: out of luck")
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: tmp_path / "missing")
    (found,) = search.index(tmp_path)
    assert found.severity == "error"


def test_an_index_that_cannot_be_written_is_no_success(tmp_path):
    (tmp_path / "index.html").write_text(PAGE.format("en", "<main data-pagefind-body>law</main>"))
    (tmp_path / search.FOLDER).write_text("a file in its place")
    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        search.index(tmp_path)


ARTICLE = (
    '<!doctype html><html lang="{lang}"><head><title>t</title></head><body><nav>menu</nav>'
    '<main data-pagefind-body><h1>{title}</h1><h2 id="abstract">Abstract</h2><p id="p1">{words}</p>'
    "<ul data-pagefind-ignore><li>{related}</li></ul></main></body></html>"
)


def write(site, name, lang="en", related="", words=""):
    path = site / lang / name / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = ARTICLE.format(lang=lang, title=name, words=words or f"words of {name}", related=related)
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8")


def states(site):
    return {
        path.relative_to(site).as_posix(): cache.digest(path.read_bytes()) for path in site.rglob("*.html")
    }


def index(site, kept=None, jobs=1):
    shutil.rmtree(site / search.FOLDER, ignore_errors=True)
    assert search.index(site, states(site), kept, jobs) == ()
    folder = site / search.FOLDER
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def made(monkeypatch):
    """Small shards, and those that were made anew, in order."""
    monkeypatch.setattr(shards, "FIRST", 400)
    monkeypatch.setattr(shards, "MOST", 1000)
    done = []
    make = search._make
    monkeypatch.setattr(search, "_make", lambda shard, *rest: done.append(shard) or make(shard, *rest))
    return done


def test_an_edit_indexes_its_shard_alone(tmp_path, made):
    site = tmp_path / "site"
    for name in "abcdefgh":
        write(site, name, "en")
        write(site, name, "ru")
    kept = cache.Cache(tmp_path / "cache", "state")
    first = index(site, kept)
    places = json.loads(first[search.SHARDS])
    assert set(places) == {"en", "ru"}
    assert len(made) == sum(map(len, places.values())) >= 4
    folders = {name.partition("/")[0] for name in first if name.startswith("en-")}
    assert folders == {shard["place"].rstrip("/") for shard in places["en"][1:]}
    assert sum(shard["pages"] for shard in places["en"]) == 8
    made.clear()
    assert index(site, kept) == first
    write(site, "c", "ru", related="something else that is not indexed")
    assert index(site, kept) == first
    assert made == []
    write(site, "c", "ru", words="other words")
    second = index(site, kept)
    (shard,) = made
    assert (shard.language, "ru/c/index.html" in shard.names) == ("ru", True)
    assert second != first
    assert index(site) == second, "as a clean build makes it"
    assert index(site, jobs=2) == second
    (site / "ru/c/index.html").unlink()
    assert index(site, kept) == index(site)


def test_a_damaged_shard_is_made_again(tmp_path, made):
    site = tmp_path / "site"
    for name in "abcdefgh":
        write(site, name)
    kept = cache.Cache(tmp_path / "cache", "state")
    first = index(site, kept)
    made.clear()
    next((kept.folder / "shards").rglob("*.pf_meta")).write_bytes(b"")
    assert index(site, kept) == first
    assert len(made) == 1


def test_what_was_taken_out_of_a_page_is_kept_and_never_trusted(tmp_path, made):
    site = tmp_path / "site"
    for name in "abcdefgh":
        write(site, name)
    kept = cache.Cache(tmp_path / "cache", "state")
    index(site, kept)
    assert len(list((kept.folder / "indexable").iterdir())) == 8
    for path in (kept.folder / "indexable").iterdir():
        path.write_text("damaged")
    write(site, "c", words="other words")
    assert index(site, kept) == index(site)
    assert len(list((kept.folder / "indexable").iterdir())) == 8


def test_a_page_moves_only_when_the_number_of_shards_changes():
    before = shards.divided({f"articles/{n}/": 1000 for n in range(2000)})
    after = shards.divided({f"articles/{n}/": 1000 for n in range(-100, 2200)})
    assert len(before) == len(after) == 1
    before = shards.divided({f"articles/{n}/": 20_000 for n in range(500)})
    after = shards.divided({f"articles/{n}/": 20_000 for n in range(-50, 700)})
    assert len(before) == len(after) == 2
    assert all(set(old) < set(new) for old, new in zip(before, after, strict=True))


def test_the_interface_is_not_indexed():
    part = indexable.part_of(ARTICLE.format(lang="kk", title="Су", words="құдық", related="басқа"))
    assert (part.language, "Abstract" in part.html, "басқа" in part.html) == ("kk", False, False)
    assert all(words in part.html for words in ("Су", 'id="abstract"', "құдық"))
    body = "<main data-pagefind-body><p>a<b data-pagefind-ignore>no</b> c <i data-pagefind-ignore>no</i>d</p></main>"
    assert "<p>a c d</p>" in indexable.part_of(f'<html lang="en"><body>{body}</body></html>').html
    kept = '<p data-pagefind-ignore data-pagefind-filter="f[data-v]" data-v="x"></p>'
    part = indexable.part_of(f'<html lang="en"><main data-pagefind-body>{kept}</main></html>')
    assert "data-pagefind-filter" in part.html
    assert indexable.part_of("<p>data-pagefind-body</p>") is None
