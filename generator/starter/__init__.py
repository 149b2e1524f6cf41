"""A site repository of one's own: ``maqala new``.

The files lie in ``files/`` as they will lie in the new folder. Two more are made: ``requirements.txt``,
the locked dependencies of this version, and ``maqala.txt``, which says where Maqala itself is
installed from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator import __version__, defaults, files

_FILES = Path(__file__).with_name("files")
_LOCKED, _PROGRAM = "requirements.txt", "maqala.txt"
#: What an update writes anew; all else belongs to the site.
_KEPT = (".github/", ".gitlab/", ".gitlab-ci.yml", _LOCKED)
_VERSION = re.compile(r"maqala==\S+")


class NewSiteError(Exception):
    """The folder cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Update:
    """What :func:`update` did.

    Attributes:
        written: the files that were new or have changed.
        other_source: ``maqala.txt`` where it names no plain version and was left alone, else "".
    """

    written: tuple[Path, ...]
    other_source: str = ""


def create(folder: Path, source: str = "") -> tuple[Path, ...]:
    """Writes a new site repository; gives the paths of its files.

    Args:
        folder: a new or an empty folder; a fresh clone, with nothing but ``.git``, counts as empty.
        source: where Maqala is installed from, as pip's requirement files say it; this version if "".

    Raises:
        NewSiteError: if the folder holds something, or is none.
    """
    if folder.exists() and not folder.is_dir():
        raise NewSiteError(f"{folder} is a file; name a new or an empty folder")
    if folder.is_dir() and (there := sorted(p.name for p in folder.iterdir() if p.name != ".git")):
        raise NewSiteError(
            f"{folder} is not empty (it holds {there[0]}{' and more' if there[1:] else ''}); "
            "name a new or an empty folder, or use --update if it is a site made by maqala new"
        )
    return files.add_files(folder, {**_tree(), _PROGRAM: _program(source)})


def update(folder: Path, source: str = "") -> Update:
    """Writes anew what Maqala keeps in a site repository: workflows, templates, locked dependencies.

    Content, configuration and README stay as they are.

    Args:
        folder: the site repository.
        source: as for :func:`create`; "" leaves one that names no plain version alone.

    Raises:
        NewSiteError: if the folder is no site.
    """
    if not (folder / "site_config" / "site.yml").is_file():
        raise NewSiteError(f"{folder} is no site: it has no site_config/site.yml")
    tree = {name: content for name, content in _tree().items() if name.startswith(_KEPT)}
    path = folder / _PROGRAM
    named = "".join(line for line in _lines(path) if not line.startswith("#"))
    if source or not named or _VERSION.fullmatch(named.strip()):
        tree[_PROGRAM] = _program(source)
        named = ""
    changed = {name: content for name, content in tree.items() if _bytes(folder / name) != content}
    return Update(files.add_files(folder, changed), named.strip())


def _tree() -> dict[str, bytes]:
    tree = {
        p.relative_to(_FILES).as_posix(): p.read_bytes() for p in sorted(_FILES.rglob("*")) if p.is_file()
    }
    locked = (defaults.HOME / "requirements.lock").read_bytes()
    return {**tree, _LOCKED: b"# What maqala needs, locked. Kept by maqala and by Dependabot.\n" + locked}


def _program(source: str) -> bytes:
    said = "# Maqala itself: a version, a wheel in this folder (./vendor/…whl) or an address (maqala @ git+https://…).\n"
    return (said + (source or f"maqala=={__version__}") + "\n").encode()


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
