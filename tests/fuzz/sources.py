"""The texts that the fuzzer starts from: the project's own fixtures, and the real ones where they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
OWN = ("tests/fixtures", "content/texts")
_SUFFIXES = (".txt", ".md")
# A whole issue is cut into parts of this many lines: a case should be an article, not a volume.
_PART = 320


@cache
def texts(real: bool) -> tuple[str, ...]:
    """The starting texts in a fixed order.

    Args:
        real: whether the real texts beside the project are used, too.
    """
    paths = [p for folder in OWN for p in sorted((ROOT / folder).rglob("*")) if p.suffix in _SUFFIXES]
    if real and SEEDS.is_dir():
        paths += sorted(SEEDS.glob("*.txt"))
    return tuple(part for path in paths for part in _parts(path.read_text(encoding="utf-8")))


def _parts(text: str) -> list[str]:
    lines = text.split("\n")
    if len(lines) <= 2 * _PART:
        return [text]
    return ["\n".join(lines[at : at + _PART]) for at in range(0, len(lines), _PART)]


@cache
def labels() -> tuple[str, ...]:
    """Words that the vocabulary gives a meaning to: section names, and its examples of labels."""
    found: list[str] = []
    for path in sorted((ROOT / "site_config/cues").glob("*.yml")):
        words = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [name.capitalize() for names in words.get("sections", {}).values() for name in names]
        found += [shown for cues in words["cues"].values() for cue in cues for shown in cue["examples"]]
    return tuple(dict.fromkeys(found))
