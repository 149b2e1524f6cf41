"""The site directory is replaced whole or not at all."""

import ast
import os
import resource
import shutil
import stat
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.site import publish
from tests.conftest import ROOT, furnish
from tests.site import kills

SOAK = bool(os.environ.get("SOAK"))  # set by `make soak`: more of what takes long


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


def test_the_site_before_the_last_is_what_the_next_begins_with(tmp_path):
    target, spare = tmp_path / "site", tmp_path / "kept" / "spare"
    spare.parent.mkdir()
    for word, before in (("one", []), ("two", []), ("three", ["one.html"]), ("four", ["two.html"])):
        with publish.staged(target, spare) as (new, in_place):
            assert names(new) == sorted([publish.MARK] * bool(before) + before)
            assert new.stat().st_mode & 0o77 == 0
            (new / f"{word}.html").write_text(word)
            in_place()
    assert names(target) == [publish.MARK, "four.html", "two.html"]
    with publish.staged(target, spare):
        pass  # what is not published is no longer kept
    assert names(spare.parent) == []


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

        def waiting(holder):
            waited.append(holder)
            other.kill()  # as rough an end as any

        lock.write_text(f"{other.pid}\n")
        with publish.alone(lock, waiting):
            assert waited == [str(other.pid)]
            assert lock.read_text() == f"{os.getpid()}\n"
    with publish.alone(lock, lambda holder: pytest.fail("nobody holds it")):
        pass


def test_the_lock_of_a_killed_build_does_not_outlive_it_in_its_helpers(tmp_path):
    lock = tmp_path / ".lock"
    code = (
        "import sys, time; from pathlib import Path; from generator import workers; from generator.site import publish\n"
        "with publish.alone(Path(sys.argv[1]), print):\n"
        "    print('held', flush=True)\n"
        "    list(workers.each(time.sleep, [60, 60], 2))\n"
    )
    building = subprocess.Popen([sys.executable, "-c", code, str(lock)], stdout=subprocess.PIPE, cwd=ROOT)
    with building:
        assert building.stdout.readline() == b"held\n"
        children = Path(f"/proc/{building.pid}/task/{building.pid}/children")
        deadline = time.monotonic() + 30
        while children.exists() and len(children.read_text().split()) < 2 and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.5)
        building.kill()
        building.wait()
        began = time.monotonic()
        with publish.alone(lock, lambda holder: None):
            assert time.monotonic() - began < 10


def test_nobody_else_looks_into_an_unfinished_site(tmp_path):
    with publish.staged(tmp_path / "site") as (new, _):
        assert stat.S_IMODE(new.stat().st_mode) == 0o700


def test_what_killed_builds_left_is_removed_and_nothing_else(tmp_path):
    put(tmp_path / "site", "one")
    left = tmp_path / ".site.maqala-new-abcd1234"
    (left / "deep").mkdir(parents=True)
    (left / "deep/index.html").write_text("half")
    strange = [".site.maqala-new-not-ours", ".site-abcd1234", ".other.maqala-new-abcd1234"]
    for name in strange:
        (tmp_path / name).mkdir()
    (tmp_path / ".site.maqala-new-linked00").symlink_to(tmp_path / "site")
    with publish.staged(tmp_path / "site") as (living, _):
        put(tmp_path / "site", "two")
        assert living.is_dir(), "a build that lives is not disturbed by another"
    assert (tmp_path / "site/index.html").read_text() == "two"
    assert names(tmp_path) == sorted([*strange, ".site.maqala-new-linked00", "site"])


def test_a_site_that_was_only_moved_aside_is_put_back(tmp_path):
    put(tmp_path / "site", "one")
    (tmp_path / "site").rename(tmp_path / ".site.maqala-old-abcd1234")
    with publish.staged(tmp_path / "site"):
        assert (tmp_path / "site/index.html").read_text() == "one"
    assert names(tmp_path) == ["site"]


def test_builds_at_once_leave_one_whole_site(tmp_path):
    target = tmp_path / "site"

    def publish_often(word):
        for _ in range(20):
            with publish.staged(target) as (new, in_place):
                for number in range(5):
                    (new / f"{number}.html").write_text(word)
                in_place()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(publish_often, "abcd"))
    assert len({path.read_text() for path in target.glob("*.html")}) == 1
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("way", ["exchange", "renames", "spare"])
def test_a_death_at_any_step_leaves_the_old_site_or_the_new_one(way):
    command = [sys.executable, "-m", "tests.site.kills", "--steps", way]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    found = ast.literal_eval(done.stdout.partition(": ")[2])
    assert found["old"] > 10
    assert found["new"] > (1 if way == "spare" else 10)  # what follows the exchange is but a move
    if sys.platform == "linux":
        assert found.get("none", 0) == (1 if way == "renames" else 0)


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(tmp_path):
    """A few only; ``make soak`` kills fifty."""
    assert kills.kill_builds(tmp_path, 3, seed=8).total() == 3


# --- a full disk --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def old_site(tmp_path_factory):
    """A house with a site, whose content has changed since."""
    house = furnish(tmp_path_factory.mktemp("full") / "house")
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--root", str(house)]
    subprocess.run(command, check=True, cwd=ROOT)
    record = house / "content/records/harper-library-loans.yml"
    record.write_text(record.read_text("utf-8").replace("Library loans", "Reading rooms"), "utf-8")
    shutil.rmtree(house / "build/cache")  # with it a build needs next to no room
    return house


def failing_build(house, **how):
    """Builds; the site must be what it was, and the user must be told why."""
    before = kills.tree_of(house / "build/site")
    command = [sys.executable, "-m", "generator", "build", "--root", str(house)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, **how)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "no site was made; the old one, if any, stays as it was" in done.stderr
    assert kills.tree_of(house / "build/site") == before
    assert kills.leftovers(house / "build/site") == []
    return done.stderr


# In the middle of the docs tree; of what MkDocs writes; of the search index.
@pytest.mark.parametrize("most", [3_000, 30_000, 60_000] if SOAK else [60_000])
def test_a_file_that_cannot_be_written_leaves_the_old_site(old_site, most):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    assert "File too large" in failing_build(old_site, preexec_fn=limit)


def test_a_full_disk_leaves_the_old_site(old_site):
    """The disk is a small one in memory, for which the system must let us make a name space."""
    script = """
        set -e
        mount -t tmpfs -o size="$2" tmpfs "$3" || exit 77
        cp -r "$1" "$3/house"
        cd "$4"
        before=$(find "$3/house/build/site" -type f -exec sha256sum {} + | sort)
        code=0; "$5" -m generator build --root "$3/house" || code=$?
        test "$before" = "$(find "$3/house/build/site" -type f -exec sha256sum {} + | sort)"
        exit $code
    """
    disk = old_site.parent / "disk"
    disk.mkdir(exist_ok=True)
    used = sum(path.stat().st_size // 4096 * 4096 + 4096 for path in old_site.rglob("*"))
    for more in (0, 300_000, 1_000_000) if SOAK else (300_000,):
        arguments = [str(old_site), str(used + more), str(disk), str(ROOT), sys.executable]
        command = ["unshare", "-rm", "bash", "-c", script, "-", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 77 or "unshare" in done.stderr:
            pytest.skip("this system lets us mount no disk of our own")
        assert done.returncode == 1, done.stderr
        assert "No space left on device" in done.stderr
        assert "no site was made; the old one, if any, stays as it was" in done.stderr
        assert "Traceback" not in done.stderr
