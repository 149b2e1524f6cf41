"""Several processes for one job, with the same result as one process gives."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

# Objects made, less those gone, between two looks for cycles.
_ALLOCATIONS = 500_000

# What the functions of a pool share; set once in each process, before its first item.
_shared: tuple[Any, ...] = ()


def available() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    function: Callable[..., _Result],
    items: Sequence[_Item],
    jobs: int,
    *shared: object,
    chunk: int = 1,
) -> Iterator[_Result]:
    """``function(item, *shared)`` of each item, in the order of the items.

    Args:
        function: of a module's top level; must not depend on what ran before in its process.
        items: small values.
        jobs: processes; with 1 everything is done in this one.
        shared: large values that every process needs; where the system can fork they are not copied.
        chunk: items that go to a process at a time.
    """
    if jobs <= 1 or len(items) < 2:
        for item in items:
            yield function(item, *shared)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(items)), _context(), _set, (function, *shared)) as pool:
        yield from pool.map(_call, items, chunksize=chunk)


@contextmanager
def beside(function: Callable[..., object], *values: object) -> Iterator[Callable[[], None]]:
    """Does something in a process of its own while the context lasts; gives what waits for its end.

    Args:
        function: of a module's top level, which changes nothing but files.
        values: what it is given.

    Raises:
        Exception: what the function raised, when it is waited for, at the end at the latest.
    """
    context = _context()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(theirs, function, values))
    process.start()
    theirs.close()
    ended = False

    def wait() -> None:
        nonlocal ended
        if ended:
            return
        ended = True
        try:
            error = ours.recv()
        except EOFError:
            error = RuntimeError("a process ended before its time")
        process.join()
        if error is not None:
            raise error

    try:
        yield wait
        wait()
    finally:
        process.kill()
        process.join()
        ours.close()


def _do(told: Connection, function: Callable[..., object], values: Sequence[object]) -> None:
    if sys.platform == "linux":
        _end_with_parent()
    try:
        function(*values)
        told.send(None)
    except Exception as error:
        told.send(error)


def _context() -> Any:  # noqa: ANN401 (its two kinds have no type in common that has their processes)
    # A forked process has what is loaded already and shares its memory; where forking is not safe
    # (macOS), a clean one is started.
    import multiprocessing

    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Patterns, records and pages hold no cycles; to look for some all the time takes a tenth of reading.

    What cycles there are (of errors, for the most part) still go, a little later. What is loaded by now stays
    to the end and is looked at no more; nor is what there is when the work is done, since the process ends then.
    """
    first, *others = gc.get_threshold()
    gc.set_threshold(max(first, _ALLOCATIONS), *others)
    gc.freeze()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(first, *others)


def give_back() -> None:
    """Gives memory that was freed back to the system, which else would count it for every process forked later."""
    import ctypes

    with suppress(AttributeError, OSError):  # glibc alone has to be told
        ctypes.CDLL(None).malloc_trim(0)


def _set(*shared: Any) -> None:  # noqa: ANN401 (whatever the function takes)
    global _shared
    _shared = shared
    if sys.platform == "linux":
        _end_with_parent()


def _end_with_parent() -> None:
    """Lets the system end this process when the one that forked it ends, however it does.

    A killed build must leave no process behind that writes on, or holds the build's lock for ever.
    """
    import ctypes
    import multiprocessing

    set_death_signal = 1
    ctypes.CDLL(None).prctl(set_death_signal, int(signal.SIGKILL))
    parent = multiprocessing.parent_process()
    if parent is not None and os.getppid() != parent.pid:  # it has ended already
        os._exit(1)


def _call(item: object) -> Any:  # noqa: ANN401 (whatever the function gives)
    function, *shared = _shared
    return function(item, *shared)
