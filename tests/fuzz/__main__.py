"""``make fuzz``: many cases, on all processors, and what was seen.

Usage: python -m tests.fuzz [--cases N] [--jobs N] [--seed N] [--own]
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from tests.fuzz import properties, sources
from tests.fuzz.cases import Case, cases

FAILED = Path("build/fuzz")


def run(
    number: int, count: int, first: int, real: bool
) -> tuple[Counter[str], list[tuple[float, str]], dict[str, str]]:
    """Runs cases in this process; a failure is kept and the next case tried.

    Returns:
        Sums (cases, articles, findings, words …), the slowest ten with their stories, and the
        failures: what each says, by its kind.
    """
    sums: Counter[str] = Counter()
    times: list[tuple[float, str]] = []
    failures: dict[str, str] = {}

    @seed(first + number)
    @settings(
        max_examples=count, deadline=None, database=None, verbosity=Verbosity.quiet,
        phases=(Phase.generate,), suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=cases(real=real))
    def hold(case: Case) -> None:
        sums["cases"] += 1
        sums["extreme"] += case.extreme
        try:
            seen = properties.check(case.data)
            times.append((seen.took, case.story))
            sums.update({k: v for k, v in asdict(seen).items() if k != "took"})
        except Exception as error:
            sums["failed"] += 1
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} {Path(place.filename).name}:{place.lineno}"
            if kind not in failures:
                FAILED.mkdir(parents=True, exist_ok=True)
                path = FAILED / f"case-{first}-{number}-{len(failures)}.txt"
                path.write_bytes(case.data)
                failures[kind] = f"{path} ({case.story}): {str(error)[:400]}"

    hold()
    return sums, sorted(times, reverse=True)[:10], failures


def main() -> int:
    """Runs all cases; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--own", action="store_true", help="only the project's own texts")
    given_ = parser.parse_args()
    real = not given_.own
    piece = 250  # Hypothesis keeps what it has seen; short runs with many seeds see more
    shares = [min(piece, given_.cases - at) for at in range(0, given_.cases, piece)]
    begin = time.perf_counter()
    sums: Counter[str] = Counter()
    slowest: list[tuple[float, str]] = []
    failures: dict[str, list[str]] = {}
    print(f"{len(sources.texts(real))} texts, seed {given_.seed}", flush=True)
    with ProcessPoolExecutor(given_.jobs) as pool:
        waiting = [pool.submit(run, n, share, given_.seed, real) for n, share in enumerate(shares)]
        for future in waiting:
            more, slow, trouble = future.result()
            sums.update(more)
            slowest = sorted(slowest + slow, reverse=True)[:10]
            for kind, what in trouble.items():
                failures.setdefault(kind, []).append(what)
            if sys.stdout.isatty():
                print(f"\r{sums['cases']} cases", end="", flush=True)
    for kind, all_of_it in failures.items():
        print(f"{kind}: {len(all_of_it)} times, for instance\n  {all_of_it[0]}")
    print(
        f"{sums['cases']} cases ({sums['extreme']} with an extreme) in {time.perf_counter() - begin:.0f} s: "
        f"{sums['failed']} failed, of {len(failures)} kinds\n"
        f"{sums['articles']} articles, {sums['told']} findings; of {sums['words']} words {sums['kept']} were put "
        f"aside with a warning, {sums['lost']} are not counted again in a record\nthe slowest:"
    )
    for took, story in slowest[:5]:
        print(f"  {took:.2f} s  {story}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
