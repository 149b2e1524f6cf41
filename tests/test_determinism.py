"""The same input gives the same site, to the byte, wherever and whenever it is built."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, furnish


def build(folder: Path, **env: str) -> dict[str, bytes]:
    house = furnish(folder)
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--root", str(house)]
    content = ["--content", "content", "--content", str(ROOT / "content/texts")]
    subprocess.run([*command, *content], check=True, cwd=house, env={**os.environ, **env})
    site = house / "build/site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_two_builds_are_identical(tmp_path):
    one = build(tmp_path / "one", PYTHONHASHSEED="1", TZ="Asia/Almaty", LC_ALL="C", HOME="/nowhere")
    two = build(tmp_path / "other/place", PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C.UTF-8", USER="x")
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []
