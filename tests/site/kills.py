"""Kills builds and looks at what is left: the old site or the new one, whole.

``python -m tests.site.kills --kills 50`` kills whole builds at random moments; ``steps`` kills the
publishing of a site at each single thing that it does to the disk.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from generator.site import publish
from tests.conftest import ROOT, furnish


def contents(folder: Path) -> dict[str, str]:
    """A hash of each file below the folder, by name; "" for a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else ""
        for path in sorted(folder.rglob("*"))
    }


def tree_of(folder: Path) -> str:
    """One hash of all names and contents below the folder; "" where there is none."""
    if not folder.is_dir():
        return ""
    return hashlib.sha256(repr(contents(folder)).encode()).hexdigest()


def leftovers(target: Path) -> list[str]:
    """What lies beside a site and is hidden."""
    return sorted(p.name for p in target.parent.iterdir() if p.name.startswith(f".{target.name}."))


# --- one step after the other -------------------------------------------------------------------


def kill_at_every_step(
    folder: Path, exchange: bool = True, spare: Path | None = None, most: int = 10_000
) -> Counter[str]:
    """Publishes a second site over a first one, and dies before the first, second, … step.

    A step is whatever Python tells its audit hooks: each file opened, each directory made, moved,
    read or removed. After each death the next build must find the old or the new site, whole, and
    leave nothing behind.

    Args:
        folder: an empty folder.
        exchange: whether two directories are exchanged in one step.
        spare: where the site before the last is kept; None keeps none.
        most: steps.

    Returns:
        How often which site was found; "none" only where the system cannot exchange directories.
    """
    target = folder / "site"
    if not exchange:
        publish._exchange = lambda one, two: False  # type: ignore[assignment]
    old, new = _make(target, "old", spare), _make(folder / "other", "new")
    names = {old: "old", new: "new", "": "none"}
    found: Counter[str] = Counter()
    for step in range(most):
        ended = _in_child(step, lambda: _put(target, "new", spare))
        if not ended:
            found[names[tree_of(target)]] += 1
        _make(target, "old", spare)  # the next build tidies up, and puts back what had been moved aside
        assert tree_of(target) == old
        assert leftovers(target) == [], leftovers(target)
        if ended:
            return found
    raise AssertionError("it never ended")


def _put(target: Path, word: str, spare: Path | None = None) -> None:
    with publish.staged(target, spare) as (new, in_place):
        for number in range(3):
            (new / str(number)).mkdir(exist_ok=True)
            (new / str(number) / "index.html").write_text(word * 100)
        in_place()


def _make(target: Path, word: str, spare: Path | None = None) -> str:
    _put(target, word, spare)
    return tree_of(target)


def _in_child(step: int, work: Callable[[], None]) -> bool:
    """Runs the work in a child that is killed at the step; whether it ended before."""
    child = os.fork()
    if not child:
        left = step

        def count(event: str, _: object) -> None:
            nonlocal left
            if event.startswith(("os.", "shutil.", "tempfile.", "ctypes.")) or event == "open":
                left -= 1
                if left < 0:
                    signal.raise_signal(signal.SIGKILL)

        try:
            sys.addaudithook(count)
            work()
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL)
    return code == 0


# --- whole builds at random moments -------------------------------------------------------------


def kill_builds(folder: Path, kills: int, seed: int) -> Counter[str]:
    """Kills builds of a small collection, with all their child processes, at random moments.

    The content changes before each build, so that the old site and the new one differ.

    Args:
        folder: an empty folder.
        kills: how many builds to kill.
        seed: of the random moments.

    Returns:
        How often the old and the new site was found.
    """
    house = furnish(folder / "house")
    record = house / "content/records/harper-library-loans.yml"
    texts = [record.read_text("utf-8")]
    texts.append(texts[0].replace("Library loans", "Reading rooms"))
    target = house / "build/site"
    known: list[dict[str, str]] = []
    for text in texts:
        record.write_text(text, "utf-8")
        begin = time.monotonic()
        _build(house).wait()
        lasts = time.monotonic() - begin
        known.append(contents(target))
    assert known[0] != known[1]
    moments = random.Random(seed)
    found: Counter[str] = Counter()
    for _ in range(kills):
        old = known.index(contents(target))
        record.write_text(texts[1 - old], "utf-8")
        building = _build(house)
        time.sleep(moments.uniform(0, lasts * 1.1))
        os.killpg(building.pid, signal.SIGKILL)
        building.wait()
        now = contents(target)
        assert now in known, [sorted(f"{n}" for n, _ in now.items() ^ one.items())[:9] for one in known]
        found["old" if now == known[old] else "new"] += 1
    assert _build(house).wait() == 0
    assert leftovers(target) == [], leftovers(target)
    return found


def _build(house: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--root", str(house)]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def main() -> None:
    """The command of ``make soak``."""
    parser = argparse.ArgumentParser(description="Kill builds; the site must stay whole.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", choices=("exchange", "renames", "spare"), help="die at every step instead")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="maqala-kills-"))
    try:
        if options.steps:
            spare = folder / "spare" if options.steps == "spare" else None
            found = kill_at_every_step(folder, options.steps != "renames", spare)
        else:
            found = kill_builds(folder, options.kills, options.seed)
        print(f"{found.total()} killed; found after them: {dict(sorted(found.items()))}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
