"""The live preview serves what is on the disk now and notices changes."""

import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

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


def test_a_change_rebuilds_once_and_others_do_not(tmp_path, capfd):
    for name in ("content", "site"):
        (tmp_path / name).mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text("a")
    calls = []
    arguments = (tmp_path / "site", "127.0.0.1", 0, [tmp_path / "content", config], lambda: calls.append(1))
    threading.Thread(target=serve.run, args=arguments, daemon=True).start()
    deadline = time.monotonic() + 10

    def wait_for(count):
        while len(calls) < count and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.6)
        assert len(calls) == count

    while "Serving" not in capfd.readouterr().err and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    (tmp_path / "beside.txt").write_text("x")
    (tmp_path / "site/page.html").write_text("x")
    wait_for(0)
    for text in "abc":
        (tmp_path / "content/a.txt").write_text(text)
    wait_for(1)
    config.write_text("b")
    wait_for(2)
