"""``make fuzz-atheris``: the reader under atheris, which looks for inputs that reach new code.

Usage: python -m tests.fuzz.coverage [libFuzzer's options]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator.reading"]):
    from tests.fuzz import properties, sources


def one(data: bytes) -> None:
    """Any exception or failed property is a find."""
    properties.check(data)


def main() -> None:
    """Starts from the project's own texts."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(sources.texts(False)):
            (Path(folder) / f"{number}.txt").write_text(text, encoding="utf-8")
        Path("build/fuzz").mkdir(parents=True, exist_ok=True)
        atheris.Setup(
            [sys.argv[0], *sys.argv[1:], "-max_len=20000", "-artifact_prefix=build/fuzz/", folder], one
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
