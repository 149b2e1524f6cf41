"""What workers of a scheduler make is what one process makes, also when one of them dies midway."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from bench import edits
from generator import cache, cli, cluster, files, pipeline
from generator.pages.tree import Workshop
from generator.site import docs

pytestmark = pytest.mark.xdist_group("cluster")


@contextmanager
def machines(folder, workers):
    """A scheduler and workers, each a process of its own; gives its address and the processes."""
    started = []

    def start(name, *command):
        log = folder / f"{name}.log"
        with log.open("wb") as out:
            environment = {**os.environ, "PYTHONHASHSEED": str(len(started) + 1)}
            started.append(subprocess.Popen(command, stderr=out, stdout=out, cwd=folder, env=environment))
        return log

    try:
        command = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
        log = start("scheduler", *command, "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = told(log, r"Scheduler at: +(tcp://\S+)")
        command = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--no-nanny"]
        for number in range(workers):
            start(f"worker{number}", *command, "--nthreads", "2", "--no-dashboard", "--host", "127.0.0.1")
        for number in range(workers):
            told(folder / f"worker{number}.log", r"(Registered to)")
        yield address, started[1:], started[0]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def told(log, pattern):
    for _ in range(600):
        if found := re.search(pattern, log.read_text("utf-8", "replace")):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8", "replace"))


def tree(house, folder, jobs=1, team=None, progress=lambda *_: None):
    """The docs tree and all that was said."""
    configuration = pipeline.configure(house.folder / "site_config")
    kept = cache.Cache(folder / "cache", "state")
    content, _ = files.gather([house.content])
    collection, found = pipeline.collect(content, configuration, jobs, progress, kept, team)
    corpus, more = pipeline.connect(collection, configuration, jobs, kept, team)
    workshop = Workshop(corpus, configuration.site, (*found, *more))
    _, last = docs.write(folder / "docs", workshop, kept, jobs, progress, team)
    return {
        p.relative_to(folder / "docs").as_posix(): p.read_bytes()
        for p in (folder / "docs").rglob("*")
        if p.is_file()
    }, (*found, *more, *last)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return edits.House(tmp_path_factory.mktemp("house"), 2)


def test_nothing_is_lost_when_a_worker_is_killed_midway(house, tmp_path, monkeypatch):
    here = tree(house, tmp_path / "here")
    killed = []
    with machines(tmp_path, 2) as (address, workers, _), cluster.connected(address) as team:

        def progress(step, done=0, of=0):
            if step == "Making pages" and 0 < done < of and not killed:
                killed.append(done)
                os.kill(workers[0].pid, signal.SIGKILL)
                workers[0].wait()

        with monkeypatch.context() as patch:  # nothing of this is done here
            for place in (
                "generator.reading.read_source", "generator.linking.link.look", "generator.pages.tree.Workshop.make",
            ):  # fmt: skip
                patch.setattr(place, None)
            there = tree(house, tmp_path / "there", team=team, progress=progress)
        assert killed
        assert workers[1].poll() is None
    assert there == here
    # What the workers found out is kept as if it had been found out here: nothing is left to do.
    monkeypatch.setattr(Workshop, "make", None)
    assert tree(house, tmp_path / "there")[0] == here[0]


def test_what_all_items_need_is_sent_again_when_its_last_copy_is_lost(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_CONNECT", 4)
    with machines(tmp_path, 1) as (address, workers, scheduler), cluster.connected(address) as team:
        results = team.each(divmod, range(40), 7)
        first = next(results)
        workers[0].kill()
        command = [
            sys.executable,
            "-m",
            "distributed.cli.dask_worker",
            address,
            "--no-nanny",
            "--no-dashboard",
        ]
        with (tmp_path / "late.log").open("wb") as out:
            late = subprocess.Popen(command, cwd=tmp_path, stdout=out, stderr=out)
        try:
            assert [first, *results] == [divmod(n, 7) for n in range(40)]
            # What a job raises is raised here.
            with pytest.raises(ZeroDivisionError):
                list(team.each(divmod, range(3), 0))
            results = team.each(divmod, range(40), 7)
            next(results)
            scheduler.kill()
            with pytest.raises(cluster.ClusterError, match="the scheduler is gone"):
                list(results)
        finally:
            late.kill()
            late.wait()


def test_an_answer_just_behind_the_time_out_is_taken():
    class Late:
        """Times out once, and has answered when one looks again."""

        def __init__(self, status, answer):
            self.status, self._answer, self._asked = status, answer, 0

        def done(self):
            return True

        def result(self, timeout=None):
            self._asked += 1
            if self._asked == 1:
                raise TimeoutError("timed out")
            if isinstance(self._answer, Exception):
                raise self._answer
            return self._answer

    team = cluster.Cluster(SimpleNamespace(status="running"))
    assert team._wait(Late("finished", 7)) == 7
    with pytest.raises(FileNotFoundError):
        team._wait(Late("error", FileNotFoundError()))


def test_a_scheduler_that_is_not_there_is_told_in_a_line(house, monkeypatch, capsys):
    monkeypatch.setattr(cluster, "_CONNECT", 1)
    options = ["build", "--root", str(house.folder), "--scheduler", "tcp://127.0.0.1:9"]
    assert cli.main(options) == cli.WRONG_USE
    told = capsys.readouterr().err
    assert "the scheduler tcp://127.0.0.1:9 cannot be reached" in told
    assert "Traceback" not in told


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(cluster.ClusterError, match=r"maqala\[cluster\]"),
        cluster.connected("tcp://127.0.0.1:9"),
    ):
        pass


def test_a_worker_with_another_program_is_refused():
    own = cluster.facts()
    assert cluster.difference(dict(own)) == ""
    assert cluster.difference(own | {"Python": "3.9.1"}).startswith("has Python 3.9.1, and this machine has ")
    assert cluster.difference(own | {"program": "x"}).startswith("has other files of maqala ")
    with pytest.raises(cluster.ClusterError, match=r"machine that builds has lxml 0, and a worker has \d"):
        cluster._call(1, "token", b"", own | {"lxml": "0"})


def test_nobody_who_names_no_scheduler_imports_dask():
    code = "import sys; from generator import cli, cluster, pipeline; print('distributed' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
