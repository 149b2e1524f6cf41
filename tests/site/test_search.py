"""Pagefind makes an index a language of what the theme marks."""

import json

import pytest

from generator.site import search

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
