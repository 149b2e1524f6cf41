"""Publishing: the new site stands whole beside the old one before it takes its place."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.refused import Refused

MARK = ".maqala-site"
_STAGED = "maqala-new-"
_ASIDE = "maqala-old-"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class PublishError(Refused):
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


def articles_of(site: Path) -> frozenset[str]:
    """The ids to which a published site answers: those of its articles, and former ones."""
    names = (path.name.removesuffix(".json") for path in (site / "data" / "articles").glob("*.json"))
    return frozenset(name for name in names if "." not in name)


@contextlib.contextmanager
def staged(target: Path, spare: Path | None = None) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A new directory beside the target, and a function that puts it in the target's place.

    Whatever is not published is removed when the context ends; what a killed build could not remove is
    removed by the next one. Until it is published, nobody else can look into the directory.

    Args:
        target: the site directory.
        spare: where the site that was replaced is put when the context ends, if that is on the same disk.
            The next time the new directory is this one, with all that it holds. None removes it.

    Raises:
        PublishError: if the target cannot be replaced (:func:`check_target`), or nothing can be
            written beside it.
    """
    target = Path(os.path.realpath(target))  # behind a link, the directory that it means
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _tidy(target)
        check_target(target)
        new, hold = _new_beside(target)
        if spare is not None:
            hold = _begin_with(spare, new, hold)
    except OSError as error:
        raise PublishError(f"cannot write beside {target}: {error.strerror or error}") from None

    def publish() -> None:
        (new / MARK).write_text("This directory was made by maqala build and is replaced by it.\n")
        new.chmod(0o777 & ~_umask())  # as any directory that is made here; until now it was shut
        check_target(target)
        _swap(new, target)
        if spare is not None:
            with contextlib.suppress(OSError):  # there was no site before, or it lies on another disk
                new.rename(spare)

    try:
        yield new, publish
    finally:
        shutil.rmtree(new, ignore_errors=True)
        os.close(hold)


@contextlib.contextmanager
def alone(lock: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    """Holds a lock file, so that two builds of one folder come one after the other.

    The system drops the lock with the process, however it ends; the file that stays behind means
    nothing by itself.

    Args:
        lock: the file; made where missing. It names the process that holds it.
        waiting: called once, with the number of the process that holds the lock ("" where it is not
            known), if it is held.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+") as handle:
        if not _locked(handle.fileno()):
            handle.seek(0)
            waiting(handle.read(20).strip())
            fcntl.flock(handle, fcntl.LOCK_EX)
        handle.truncate(0)
        handle.write(f"{os.getpid()}\n")
        handle.flush()
        yield


def _locked(descriptor: int) -> bool:
    """Takes the lock of an open file or directory, if nobody holds it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _new_beside(target: Path) -> tuple[Path, int]:
    """A new directory and an open descriptor that holds its lock for as long as this build lives."""
    while True:
        new = Path(tempfile.mkdtemp(prefix=f".{target.name}.{_STAGED}", dir=target.parent))
        try:
            hold = os.open(new, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:  # another build, tidying, took it for a leftover
            continue
        with contextlib.suppress(OSError):  # some network file systems lock no directories
            if not _locked(hold) or not new.exists():  # as above, a moment later
                os.close(hold)
                continue
        return new, hold


def _begin_with(spare: Path, new: Path, hold: int) -> int:
    """Puts the spare directory where the new, empty one is, if there is one; gives the lock's descriptor."""
    try:
        own = os.open(spare, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return hold
    try:
        with contextlib.suppress(OSError):  # as above
            _locked(own)
        spare.chmod(0o700)
        spare.rename(new)
    except OSError:
        os.close(own)
        return hold
    os.close(hold)
    return own


def _tidy(target: Path) -> None:
    """Removes what killed builds left beside the target, and nothing of a build that lives.

    Where the system cannot exchange directories, a build may die when the old site has been moved
    aside and the new one is not yet there: then the old one is put back.
    """
    ours = re.compile(rf"\.{re.escape(target.name)}\.(?:{_STAGED}|{_ASIDE})[a-z0-9_]{{8}}")
    for folder in sorted(target.parent.iterdir()):
        if not ours.fullmatch(folder.name) or folder.is_symlink() or not folder.is_dir():
            continue
        with contextlib.suppress(OSError):  # another build tidies as well, or it is somebody else's
            hold = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                if not _locked(hold):
                    continue
                if _ASIDE in folder.name and (folder / MARK).is_file() and not target.exists():
                    folder.rename(target)
                else:
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(hold)


def _swap(new: Path, target: Path) -> None:
    """Puts ``new`` where ``target`` is; what was there ends up at ``new``."""
    if not target.exists() or not any(target.iterdir()):
        try:
            new.replace(target)
            return
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
            # Another build has put its site there since.
    if not _exchange(new, target):
        # Two renames; between them there is no site for an instant, but never half of one.
        aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.{_ASIDE}", dir=target.parent))
        hold = os.open(target, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with contextlib.suppress(OSError):
                _locked(hold)  # no build that runs beside this one is to tidy the old site away
            target.replace(aside)
            new.rename(target)
            shutil.rmtree(aside, ignore_errors=True)
        finally:
            os.close(hold)


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
