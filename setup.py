"""What ``pyproject.toml`` cannot say: which files beside the package an installed one brings along."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
BROUGHT = ("site_config", "mkdocs.yml", "requirements.lock")
STARTER = Path("generator/starter/files")  # has hidden files, which package data leaves out


class WithDefaults(build_py):
    """Puts the defaults into the package, where ``generator.defaults`` looks for them."""

    def run(self) -> None:
        """Builds as usual, then copies; an editable installation finds everything in its place."""
        super().run()
        if self.editable_mode:
            return
        package = Path(self.build_lib) / "generator"
        for name in BROUGHT:
            _renew(HERE / name, package / name)
        _renew(HERE / STARTER, Path(self.build_lib) / STARTER)


def _renew(source: Path, target: Path) -> None:
    if source.is_file():
        shutil.copyfile(source, target)
        return
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))


setup(cmdclass={"build_py": WithDefaults})
