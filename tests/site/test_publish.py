"""The site directory is replaced whole or not at all."""

import os
import stat
import subprocess
import sys
import threading

import pytest

from generator.site import publish


def put(target, text):
    with publish.staged(target) as (new, in_place):
        (new / "index.html").write_text(text)
        in_place()


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def test_a_new_site_and_then_another(tmp_path):
    target = tmp_path / "out" / "site"
    put(target, "one")
    assert (target / "index.html").read_text() == "one"
    (target / "old.html").write_text("old")
    put(target, "two")
    assert (target / "index.html").read_text() == "two"
    assert names(target) == [publish.MARK, "index.html"]
    assert names(target.parent) == ["site"], "nothing is left beside it"


def test_without_an_exchange_in_one_step_too(tmp_path, monkeypatch):
    monkeypatch.setattr(publish, "_exchange", lambda one, two: False)
    test_a_new_site_and_then_another(tmp_path)


def test_a_failed_build_leaves_the_old_site(tmp_path):
    target = tmp_path / "site"
    put(target, "one")

    def fail():
        with publish.staged(target) as (new, _):
            (new / "index.html").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with publish.staged(target) as (new, _):
        (new / "index.html").write_text("not put in place")
    assert (target / "index.html").read_text() == "one"
    assert names(tmp_path) == ["site"]


def test_a_directory_of_someone_else_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(publish.PublishError, match="would be lost"):
        put(tmp_path, "x")
    (tmp_path / "file").write_text("")
    with pytest.raises(publish.PublishError, match="not a directory"):
        put(tmp_path / "file", "x")
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_an_empty_directory_and_a_link_to_a_site_are_taken(tmp_path):
    (tmp_path / "empty").mkdir()
    put(tmp_path / "empty", "one")
    (tmp_path / "link").symlink_to("empty")
    put(tmp_path / "link", "two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "empty" / "index.html").read_text() == "two"


def test_a_web_server_may_read_the_site(tmp_path):
    mask = os.umask(0o022)
    try:
        put(tmp_path / "site", "one")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o755


def test_readers_never_miss_the_site_while_it_is_swapped(tmp_path):
    target = tmp_path / "site"
    put(target, "0")
    missed, stop = [], threading.Event()

    def read():
        while not stop.is_set():
            if not (target / "index.html").is_file():
                missed.append(1)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(100):
        put(target, str(number))
    stop.set()
    reader.join()
    if sys.platform == "linux":
        assert missed == []


def test_the_lock_makes_a_second_build_wait_and_goes_with_its_process(tmp_path):
    lock = tmp_path / "build" / ".lock"
    lock.parent.mkdir()
    code = (
        "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX);"
        "print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout.readline() == b"held\n"
        waited = []

        def waiting():
            waited.append(1)
            other.kill()  # as rough an end as any

        with publish.alone(lock, waiting):
            assert waited == [1]
    with publish.alone(lock, lambda: pytest.fail("nobody holds it")):
        pass
