"""The live preview serves what is on the disk now and notices changes."""

import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.site import serve


@contextmanager
def serving(site):
    with serve.server(site, "127.0.0.1", 0) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{web.server_address[1]}"
        finally:
            web.shutdown()


def get(address):
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode(), answer.headers


def test_a_page_is_served_fresh_even_after_a_swap(tmp_path):
    site = tmp_path / "site"
    (site / "kk").mkdir(parents=True)
    (site / "kk/index.html").write_text("one")
    with serving(site) as at:
        text, headers = get(f"{at}/kk/")
        assert (text, headers["Cache-Control"]) == ("one", "no-store")
        site.rename(tmp_path / "old")
        (site / "kk").mkdir(parents=True)
        (site / "kk/index.html").write_text("two")
        assert get(f"{at}/kk/")[0] == "two"


def test_a_missing_page_shows_the_site_s_own_page_for_it(tmp_path):
    with serving(tmp_path) as at:
        for text in ("plain", "own"):
            if text == "own":
                (tmp_path / "404.html").write_text("own")
            with pytest.raises(urllib.error.HTTPError) as caught:
                get(f"{at}/missing/")
            with caught.value as answer:
                assert answer.code == 404
                assert (answer.read() == b"own") == (text == "own")


class Preview:
    """A preview of a folder, running; ``calls`` holds what each rebuild read."""

    def __init__(self, folder, watched, during=lambda number: None):
        self.calls = []
        self.file = folder / "content/a.txt"
        built = serve.state_of(watched)

        def rebuild():
            self.calls.append(self.file.read_text())
            during(len(self.calls))

        arguments = (folder / "site", "127.0.0.1", 0, watched, built, rebuild)
        threading.Thread(target=serve.run, args=arguments, daemon=True).start()

    def settles_after(self, *read):
        deadline = time.monotonic() + 20
        while len(self.calls) < len(read) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(1)
        assert self.calls == list(read)


@pytest.fixture
def folder(tmp_path):
    for name in ("content", "site"):
        (tmp_path / name).mkdir()
    (tmp_path / "content/a.txt").write_text("a")
    (tmp_path / "mkdocs.yml").write_text("a")
    return tmp_path


def test_a_change_rebuilds_once_and_others_do_not(folder):
    preview = Preview(folder, [folder / "content", folder / "mkdocs.yml"])
    (folder / "beside.txt").write_text("x")
    (folder / "site/page.html").write_text("x")
    (folder / "content/.a.txt.swp").write_text("an editor's own")
    preview.settles_after()
    for text in "xyz":
        preview.file.write_text(text)
    preview.settles_after("z")
    (folder / "mkdocs.yml").write_text("b")
    preview.settles_after("z", "z")
    preview.file.rename(folder / "content/b.txt")
    (folder / "content/b.txt").rename(preview.file)
    preview.settles_after("z", "z")


def test_a_change_during_a_build_or_right_behind_it_is_not_missed(folder):
    def during(number):
        if number == 1:  # the file has been read already
            preview.file.write_text("second")

    preview = Preview(folder, [folder / "content"], during)
    preview.file.write_text("first")
    preview.settles_after("first", "second")


def test_a_change_during_the_very_first_build_is_not_missed(folder):
    built = serve.state_of([folder / "content"])
    (folder / "content/a.txt").write_text("changed since")
    calls = []
    arguments = (folder / "site", "127.0.0.1", 0, [folder / "content"], built, lambda: calls.append(1))
    threading.Thread(target=serve.run, args=arguments, daemon=True).start()
    time.sleep(1.5)
    assert calls == [1]


def test_links_and_relative_paths_are_watched(folder, monkeypatch):
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere/words.yml").write_text("a")
    (folder / "site_config").symlink_to("elsewhere")
    (folder / "elsewhere/round").symlink_to(".")
    monkeypatch.chdir(folder)
    watched = [Path("site_config"), Path("mkdocs.yml"), Path("missing")]
    before = serve.state_of(watched)
    assert len(before) == 2
    (folder / "elsewhere/words.yml").write_text("longer")
    assert serve.state_of(watched) != before
    (folder / "elsewhere/words.yml").write_text("a")
    before = serve.state_of(watched)
    (folder / "mkdocs.yml").write_text("longer")
    assert serve.state_of(watched) != before


def test_a_taken_port_is_named(tmp_path):
    with serving(tmp_path) as at, pytest.raises(OSError, match="in use") as error:
        serve.server(tmp_path, "127.0.0.1", int(at.rpartition(":")[2]))
    assert error.value.filename == at.removeprefix("http://")
