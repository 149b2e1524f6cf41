"""A wheel of this repository, installed where nothing but it and its dependencies can be found."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pytest

from tests.conftest import ROOT

CONTAINERFILE = (ROOT / "Containerfile").read_text(encoding="utf-8")


def container_steps():
    """The container file's instructions: word and rest."""
    text = CONTAINERFILE.replace("\\\n", " ")
    return [
        (line.split()[0], line.partition(" ")[2]) for line in text.splitlines() if line and line[0] != "#"
    ]


@dataclass(frozen=True)
class Installed:
    """A virtual environment.

    Attributes:
        folder: of the environment.
        wheel: what was installed.
    """

    folder: Path
    wheel: Path

    def run(self, *command, cwd, check=True, **env):
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
        return subprocess.run(
            command, cwd=cwd, check=check, capture_output=True, encoding="utf-8",
            env={**clean, "PATH": path, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **env},
        )  # fmt: skip


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel, built from the files that the container file copies, and nothing else."""
    source = tmp_path_factory.mktemp("source")
    copied = [
        rest.split()[:-1] for word, rest in container_steps() if word == "COPY" and "--from" not in rest
    ]
    names = [name for step in copied for name in step]
    for name in names:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", source / "dist", source], check=True, capture_output=True)
    (path,) = (source / "dist").glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """The wheel in an environment of its own with the locked dependencies and pip, and nothing else.

    The dependencies are not installed anew: they are linked from where these tests find them.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    place = {"base": str(folder), "platbase": str(folder)}
    site = Path(sysconfig.get_path("purelib", "venv", place))
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.M)
    for name in sorted({*locked, "pip"}):  # a name may stand twice, for two versions of Python
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # one for another system
        for top in sorted({file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}):
            (site / top).symlink_to(distribution.locate_file(top))
    here = Installed(folder, wheel)
    here.run("python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel), cwd=folder)
    return here
