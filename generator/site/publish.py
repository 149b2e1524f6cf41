"""Publishing: the new site stands whole beside the old one before it takes its place."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

MARK = ".maqala-site"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class PublishError(Exception):
    """The site directory cannot be used; the message says why."""


def check_target(target: Path) -> None:
    """Refuses a directory that this command has not made: it would be replaced as a whole.

    Raises:
        PublishError: if the target is a file, or holds files and no mark of an earlier build.
    """
    if target.exists() and not target.is_dir():
        raise PublishError(f"{target} is not a directory")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise PublishError(
            f"{target} holds files that are not a site made by maqala; they would be lost. "
            "Name an empty or new directory with --site"
        )


@contextlib.contextmanager
def staged(target: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A new directory beside the target, and a function that puts it in the target's place.

    Whatever is not published is removed when the context ends.

    Raises:
        PublishError: if the target cannot be replaced (:func:`check_target`), or nothing can be
            written beside it.
    """
    target = Path(os.path.realpath(target))  # behind a link, the directory that it means
    check_target(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise PublishError(f"cannot write beside {target}: {error.strerror or error}") from None
    new.chmod(0o777 & ~_umask())  # mkdtemp's own mode would shut a web server out

    def publish() -> None:
        (new / MARK).write_text("This directory was made by maqala build and is replaced by it.\n")
        _swap(new, target)

    try:
        yield new, publish
    finally:
        shutil.rmtree(new, ignore_errors=True)


@contextlib.contextmanager
def alone(lock: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Holds a lock file, so that two builds of one folder come one after the other.

    The system drops the lock with the process, so none is ever left behind.

    Args:
        lock: the file; made where missing.
        waiting: called once if another process holds the lock.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _swap(new: Path, target: Path) -> None:
    """Puts ``new`` where ``target`` is; what was there ends up at ``new``."""
    if not target.exists():
        new.rename(target)
    elif not any(target.iterdir()):
        new.replace(target)
    elif not _exchange(new, target):
        # Two renames; between them there is no site for an instant, but never half of one.
        old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
        target.replace(old)
        new.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, two: Path) -> bool:
    """Exchanges two directories in one step, where the system can (Linux: renameat2)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    names = (os.fsencode(one), os.fsencode(two))
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
