"""One build, with the time of each step: ``python -m bench.stages HOUSE CONTENT JOBS``."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from generator import pipeline, workers


class Clock:
    """Adds up what each step of a build takes, and its processes."""

    def __init__(self) -> None:
        self.taken: dict[str, dict[str, float]] = {}
        self._step = "Starting"
        self._wall, self._cpu = time.monotonic(), _cpu()

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """Is told of a step, as a line of progress is."""
        if step == self._step:
            return
        wall, cpu = time.monotonic(), _cpu()
        entry = self.taken.setdefault(self._step, {"wall": 0.0, "cpu": 0.0})
        entry["wall"] += wall - self._wall
        entry["cpu"] += cpu - self._cpu
        self._step, self._wall, self._cpu = step, wall, cpu


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(house: Path, content: Path, jobs: int) -> int:
    """Builds; the last line holds the steps."""
    clock = Clock()
    configuration = pipeline.configure(house / "site_config", later=True)
    with workers.collecting_seldom():  # as the command line does
        done, found, _ = pipeline.build(
            [content], configuration, house, house / "build" / "site", jobs, clock
        )
    clock("end")
    for diagnostic in found:
        if diagnostic.severity == "error":
            print(diagnostic.message)
    print("[stages]" + json.dumps(clock.taken))
    return 0 if done else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
