"""Holds the parser against hand-made truth, and against what it scored before.

usage: python tools/score.py [--shared DIR] [--save]

DIR holds ``seeds/`` (texts) and ``gold/`` (truth and ``score.py``). ``tests/score.json`` keeps the
scores of the last ``--save``: numbers by field and by article.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "tests" / "score.json"
SHARED = ROOT.parent / "shared"
SMALLEST = 0.0001  # scores are kept to four places


def available(shared: Path) -> bool:
    return (shared / "gold" / "score.py").is_file() and (shared / "seeds").is_dir()


def measure(shared: Path) -> dict:
    """``{"fields": {name: score}, "articles": {name: score}, "overall": score}``."""
    parse = [sys.executable, "-m", "generator", "parse", str(shared / "seeds"), "--format", "json"]
    records = subprocess.run(parse, cwd=ROOT, check=False, stdout=subprocess.PIPE).stdout
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(records)
        file.flush()
        score = [sys.executable, str(shared / "gold" / "score.py"), file.name, str(shared / "gold")]
        score += ["--source-dir", str(shared / "seeds"), "--json"]
        done = subprocess.run(score, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def changes(old: dict, new: dict) -> list[tuple[str, float | None, float | None]]:
    """``(name, before, now)`` of every score that changed; None where there is none."""
    found = []
    for part in ("fields", "articles"):
        before, now = old.get(part, {}), new.get(part, {})
        for name in [*now, *(name for name in before if name not in now)]:
            a, b = before.get(name), now.get(name)
            if a is None or b is None or abs(a - b) >= SMALLEST:
                found.append((f"{part[:-1]} {name}", a, b))
    return found


def losses(old: dict, new: dict) -> list[tuple[str, float | None, float | None]]:
    """Those changes that are for the worse: a lower score, or none where one was."""
    return [(n, a, b) for n, a, b in changes(old, new) if a is not None and (b is None or b < a)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--save", action="store_true", help="keep the scores in tests/score.json")
    options = parser.parse_args()
    if not available(options.shared):
        print(f"There are no texts and no truth in {options.shared}: nothing to score.")
        return 0
    old = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else {}
    new = measure(options.shared.resolve())
    for part in ("fields", "articles"):
        for name, value in new[part].items():
            print(f"{name:44s} {value:.4f}")
        print()
    for name, a, b in changes(old, new):
        shown = ["  none" if value is None else f"{value:.4f}" for value in (a, b)]
        print(
            f"{'LOSS' if a is not None and (b is None or b < a) else 'gain'}  {name:44s} {shown[0]} -> {shown[1]}"
        )
    print(f"overall {new['overall']:.4f}, before {old.get('overall', 0):.4f}")
    if options.save:
        KEPT.write_text(
            json.dumps(new, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
        print(f"kept in {KEPT.relative_to(ROOT)}")
        return 0
    return int(bool(losses(old, new)))


if __name__ == "__main__":
    sys.exit(main())
