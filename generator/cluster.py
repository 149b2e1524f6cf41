"""Stages on other machines: the jobs of a build, done by the workers of a Dask scheduler.

:meth:`Cluster.each` is what :func:`generator.workers.each` is for processes: the same functions, the
results in the order of the items. Workers read and write no file of ours; what they need goes to them
once, and what they made comes back. A worker that dies takes nothing along: Dask gives its items to
another, and what all of them needed is sent again where the last copy of it is gone.

``distributed`` is imported when a scheduler was named, and not before.
"""

from __future__ import annotations

import importlib
import logging
import pickle
import platform
import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import cache as once
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar

from generator import __version__, cache
from generator.reading.entries import words as entry_words
from generator.refused import NO_SITE, Refused

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_PACKAGE = Path(__file__).resolve().parent
_BROUGHT = ("site_config", "starter")  # workers get the configuration from the build
_CONNECT = 10.0  # seconds for the scheduler to answer
_WAIT = 60.0  # seconds for a first worker to come, or for another one after all have gone
_AHEAD = 4  # items under way for each thread of the cluster
_SENDINGS = 3  # how often what items share is sent before the build gives up


class ClusterError(Refused):
    """The cluster cannot do the work; the message says why."""

    def told(self) -> str:
        """With what became of the site."""
        return f"{super().told()}\n{NO_SITE}"


class Cluster:
    """The workers of a scheduler.

    Args:
        client: connected.
    """

    def __init__(self, client: Any) -> None:  # noqa: ANN401 (of a library that may not be there)
        self._client = client

    def each(
        self, function: Callable[..., _Result], items: Sequence[_Item], *shared: object
    ) -> Iterator[_Result]:
        """``function(item, *shared)`` of each item, in the order of the items.

        Args:
            function: of a module's top level; must not depend on what ran before in its process.
            items: small values.
            shared: large values that every worker needs; can be pickled.

        Raises:
            ClusterError: if the scheduler or all workers are gone.
            Exception: whatever the function raises.
        """
        if not items:
            return
        token, data = uuid.uuid4().hex, pickle.dumps((function, *shared), protocol=5)
        with _told():
            ahead = _AHEAD * sum(self._client.nthreads().values())
            sent = self._send(data)
        under_way: deque[Any] = deque()
        sendings, asked = 1, 0
        for number in range(len(items)):
            while True:
                with _told():
                    while asked < min(len(items), number + max(ahead, 1)):
                        under_way.append(self._ask(items[asked], token, sent))
                        asked += 1
                try:
                    result = self._wait(under_way[0])
                    break
                except CancelledError:  # what the items share is lost, or the connection
                    sendings += 1
                    if self._client.status != "running":
                        raise ClusterError("the scheduler is gone") from None
                    if sendings > _SENDINGS:
                        raise ClusterError("too many workers died") from None
                    under_way.clear()
                    asked = number
                    with _told():
                        sent = self._send(data)
            under_way.popleft()
            yield result

    def close(self) -> None:
        """Leaves the scheduler; may be called again."""
        self._client.close()

    def check(self) -> None:
        """Looks whether every worker has the same program, libraries and Python as this machine.

        Raises:
            ClusterError: if no worker comes, or one differs.
        """
        with _told():
            self._client.wait_for_workers(1, timeout=_WAIT)
            states = self._client.run(facts, on_error="return")
        for worker, state in sorted(states.items()):
            if isinstance(state, BaseException):
                raise ClusterError(f"the worker {worker} has no working maqala: {state}")
            if text := difference(state):
                raise ClusterError(f"the worker {worker} {text}")

    def _send(self, data: bytes) -> Any:  # noqa: ANN401
        return self._client.scatter(data, broadcast=True, hash=False)

    def _ask(self, item: object, token: str, sent: object) -> Any:  # noqa: ANN401
        return self._client.submit(_call, item, token, sent, facts(), pure=False)

    def _wait(self, future: Any) -> Any:  # noqa: ANN401
        killed = importlib.import_module("distributed").scheduler.KilledWorker
        waited = 0.0
        while True:
            try:
                return future.result(timeout=_CONNECT)
            except OSError:
                if self._client.status != "running":
                    raise ClusterError("the scheduler is gone") from None
                if future.status == "error":  # the function's own; this may be a time-out just before it
                    return future.result()
                if future.done():  # answered just behind the time-out
                    continue
                with _told():
                    waited = 0.0 if self._client.nthreads() else waited + _CONNECT
                if waited >= _WAIT:
                    raise ClusterError("all workers are gone, and none has come again") from None
            except killed as error:
                raise ClusterError(f"workers die of a job, one after the other: {error}") from None


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster of a scheduler until the context ends.

    Args:
        address: such as ``tcp://10.0.0.5:8786``.

    Raises:
        ClusterError: if it cannot be reached, has no workers, or these have another program.
    """
    try:
        distributed = importlib.import_module("distributed")
    except ModuleNotFoundError:
        raise ClusterError("--scheduler needs the cluster extra: pip install 'maqala[cluster]'") from None
    # What goes wrong is raised, too; its log has traces of stacks that help nobody here.
    for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError, ImportError) as error:
        raise ClusterError(f"the scheduler {address} cannot be reached: {error}") from None
    with client:
        cluster = Cluster(client)
        cluster.check()
        yield cluster


@contextmanager
def _told() -> Iterator[None]:
    """Turns what goes wrong between machines into an error that people read."""
    try:
        yield
    except (OSError, RuntimeError, CancelledError) as error:  # a time-out is an OSError
        raise ClusterError(f"the cluster does not answer: {error}") from None


@once
def facts() -> dict[str, str]:
    """What the results depend on in this process beside what it is given."""
    program: list[str | bytes] = []
    for path in sorted(_PACKAGE.rglob("*")):
        place = path.relative_to(_PACKAGE)
        if path.suffix in (".py", ".jinja", ".html") and place.parts[0] not in _BROUGHT:
            program += [place.as_posix(), path.read_bytes()]
    program.append(entry_words.FILE.read_bytes())
    out = {"maqala": __version__, "Python": platform.python_version(), "program": cache.digest(*program)}
    for name in cache.LIBRARIES:
        try:
            out[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            out[name] = "none"
    return out


def difference(state: dict[str, str], here: str = "this machine") -> str:
    """How another process differs from this one by its :func:`facts`; "" where it does not."""
    own = facts()
    for name in own:
        if state.get(name) != own[name]:
            if name == "program":
                return f"has other files of maqala {__version__} than {here}"
            return f"has {name} {state.get(name)}, and {here} has {own[name]}"
    return ""


# In a worker: what its items share, ready for use, and the name of that. Items are done one at a time,
# whatever number of threads the worker has: what pages read is noted per process, not per thread.
_ready: dict[str, tuple[Any, ...]] = {}
_one_at_a_time = threading.Lock()


def _call(item: object, token: str, data: bytes, builder: dict[str, str]) -> Any:  # noqa: ANN401
    with _one_at_a_time:
        if token not in _ready:
            if text := difference(builder, "a worker"):  # a worker that came after the others were looked at
                raise ClusterError(f"the machine that builds {text}")
            _ready.clear()
            _ready[token] = pickle.loads(data)
        function, *shared = _ready[token]
        return function(item, *shared)
