"""What an earlier build has found out, kept below ``build/cache``.

A cache belongs to one state of the program, its configuration and its libraries (:func:`key`); what
another state has left is removed. Entries are named by a digest of everything that they were made of,
carry a digest of their own, and are put in place as whole files: a build that is killed leaves entries
or no entries, never half of one. One that is damaged is passed over and made anew.

Entries are pickled, which is as safe as the folder: who can write to ``build/cache`` can as well write
to ``build/site``, or to the program itself. A cache that belongs to somebody else, or that others may
write to, is therefore not read, and no cache is ever taken from a place that content can name.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent
# What the results depend on beside the program and its configuration.
LIBRARIES = (
    "babel", "charset-normalizer", "citeproc-py", "jinja2", "lxml", "markdown", "markupsafe", "mkdocs",
    "mkdocs-material", "pagefind-bin", "pydantic", "pydantic-core", "pymdown-extensions", "pyyaml", "rapidfuzz",
)  # fmt: skip
_MARK = b"maqala cache 1\n"
_PASSED_OVER = ("__pycache__", ".git")


def digest(*parts: bytes | str) -> str:
    """A digest of parts, in which no two lists of parts are the same."""
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()


def key(configuration: Iterable[Path], *more: str) -> str:
    """The state of the program: its files, its libraries, its configuration.

    Args:
        configuration: files and folders.
        more: further settings, such as the site's address.
    """
    parts: list[str | bytes] = [sys.version, *more]
    for library in LIBRARIES:
        try:
            parts.append(f"{library} {metadata.version(library)}")
        except metadata.PackageNotFoundError:
            parts.append(f"{library} is missing")
    for start in (_PACKAGE, *configuration):
        for path in _files(start):
            parts += [path.relative_to(start).as_posix(), path.read_bytes()]
    return digest(*parts)


def _files(start: Path) -> list[Path]:
    if start.is_file():
        return [start]
    return sorted(
        Path(folder) / name
        for folder, _, names in os.walk(start)
        if not any(part in _PASSED_OVER for part in Path(folder).parts)
        for name in names
        # hidden files are those of editors, and not read by anybody here: an open one must cost no cache
        if not name.endswith(".pyc") and not name.startswith(".")
    )


class Cache:
    """The entries of one state of the program.

    Args:
        folder: ``build/cache``; None keeps nothing.
        state: from :func:`key`.
    """

    def __init__(self, folder: Path | None, state: str = "") -> None:
        self.folder: Path | None = None
        if folder is None:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not _ours(folder):
                return
            self.folder = folder / state[:32]
            for other in folder.iterdir():
                if other.name != self.folder.name:
                    shutil.rmtree(other, ignore_errors=True) if other.is_dir() else other.unlink()
            self.folder.mkdir(exist_ok=True)
        except OSError:
            self.folder = None  # a build without a cache is slower, not wrong

    def get(self, name: str) -> Any:  # noqa: ANN401 (whatever was kept)
        """The entry, or None where there is none that can be trusted."""
        if self.folder is None:
            return None
        try:
            data = (self.folder / name).read_bytes()
            head = len(_MARK) + 20
            if data[: len(_MARK)] != _MARK or data[len(_MARK) : head] != _check(name, data[head:]):
                return None
            return pickle.loads(data[head:])
        except Exception:  # damaged in any way: it is made anew
            return None

    def put(self, name: str, value: object) -> None:
        """Keeps an entry; where that cannot be done, none is kept."""
        if self.folder is None:
            return
        data = pickle.dumps(value, protocol=5)
        try:
            replace(self.folder / name, _MARK + _check(name, data) + data)
        except OSError:
            return

    def keep(self, prefix: str, names: Iterable[str]) -> None:
        """Removes all entries below a prefix but those named."""
        if self.folder is None or not (self.folder / prefix).is_dir():
            return
        kept = set(names)
        start = len(str(self.folder)) + 1
        for here, _, found in os.walk(f"{self.folder}/{prefix}"):
            below = here[start:].replace(os.sep, "/")
            for name in found:
                if f"{below}/{name}" not in kept:
                    Path(here, name).unlink(missing_ok=True)


def _check(name: str, data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=20, key=name.encode()[:64]).digest()


def _ours(folder: Path) -> bool:
    """Whether nobody else can have written to the folder."""
    if not hasattr(os, "getuid"):
        return True
    found = folder.stat()
    return found.st_uid == os.getuid() and not found.st_mode & stat.S_IWOTH


def replace(path: Path, data: bytes) -> None:
    """Writes a file such that it is there whole or not at all; links to the old one stay as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o666 & ~_UMASK)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def signature(path: Path | str) -> tuple[int, int, int] | None:
    """What changes when a file is written to; None where there is no file."""
    try:
        return signature_of(os.stat(path))
    except OSError:
        return None


def signature_of(found: os.stat_result) -> tuple[int, int, int]:
    """As :func:`signature`, of a file that was looked at already."""
    return found.st_size, found.st_mtime_ns, found.st_ino


def link(source: Path | str, target: Path | str) -> None:
    """Puts a file in a second place: as a link to the same data where the disk can, else as a copy."""
    try:
        os.link(source, target)
    except OSError:
        Path(target).unlink(missing_ok=True)
        shutil.copy2(source, target)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _umask()
