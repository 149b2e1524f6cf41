"""The docs tree on the disk: jobs whose reads answer as before are not done again."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from generator import cache, files, workers
from generator.diagnostics import Diagnostic
from generator.pages.tree import Job, Tree, Workshop
from generator.progress import Progress, silent
from generator.tracing import Read

if TYPE_CHECKING:
    from generator.cluster import Cluster

_ENTRY = "docs"
_CHUNK = 24  # jobs that go to a process at a time
_MANY = 8  # processes that jobs are spread for where nobody knows how many there will be

Signature = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the docs tree.

    Attributes:
        name: below the docs folder.
        digest: of its content.
        signature: of the file, by which a change from outside shows.
    """

    name: str
    digest: str
    signature: Signature | None


@dataclass(slots=True)
class Ledger:
    """What each job has read and written.

    Attributes:
        reads: all reads of all jobs, each once.
        jobs: the reads' places in that list, the fingerprint of their answers, and the files.
    """

    reads: list[Read] = field(default_factory=list)
    jobs: dict[Job, tuple[array[int], bytes, tuple[Written, ...]]] = field(default_factory=dict)


Done = tuple[tuple[Read, ...], bytes, tuple[Written, ...], tuple[Diagnostic, ...]]
Made = tuple[Job, tuple[Read, ...], bytes, Tree]


class _Entries:
    """A ledger that is being written: each read is held once, however many jobs have it."""

    def __init__(self) -> None:
        self._places: dict[Read, int] = {}
        self.jobs: dict[Job, tuple[array[int], bytes, tuple[Written, ...]]] = {}
        self.found: dict[Job, tuple[Diagnostic, ...]] = {}

    def add(self, job: Job, done: Done) -> None:
        """Enters what a job has read and written."""
        reads, answers, written, found = done
        places = self._places
        self.jobs[job] = (
            array("I", [places.setdefault(read, len(places)) for read in reads]),
            answers,
            written,
        )
        if found:
            self.found[job] = found

    def ledger(self, wanted: Iterable[Job]) -> Ledger:
        """The ledger of the jobs that did what they should."""
        return Ledger(list(self._places), {job: self.jobs[job] for job in wanted if job not in self.found})


def write(
    folder: Path,
    workshop: Workshop,
    kept: cache.Cache,
    jobs: int = 1,
    progress: Progress = silent,
    cluster: Cluster | None = None,
) -> tuple[tuple[Written, ...], tuple[Diagnostic, ...]]:
    """Makes the folder hold exactly the docs tree.

    Args:
        folder: ``build/docs``; made where missing.
        workshop: makes the pages.
        kept: knows what an earlier build wrote.
        jobs: processes.
        progress: told how many jobs are done.
        cluster: makes the pages, where there is one; the files are written here.

    Returns:
        All files, and what there is to say about them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    step = "Making pages"
    progress(step)
    wanted = workshop.jobs()
    old = kept.get(_ENTRY)
    old = old if isinstance(old, Ledger) else Ledger()
    entries = _Entries()
    for job in wanted:
        entry = old.jobs.get(job)
        if entry is None:
            continue
        places, answers, written = entry
        reads = tuple(old.reads[place] for place in places)
        if workshop.tracer.answers(reads) == answers and all(
            item.signature is not None and cache.signature(f"{folder}/{item.name}") == item.signature
            for item in written
        ):
            entries.add(job, (reads, answers, written, ()))
    new = [job for job in wanted if job not in entries.jobs]
    made: Iterable[dict[Job, Done]]
    if cluster is not None:
        made = (_keep(batch, folder) for batch in cluster.each(_make, _spread(new, _MANY), workshop))
    else:
        made = workers.each(_do, _spread(new, jobs), jobs, workshop, folder)
    done = len(entries.jobs)
    if len(new) > _CHUNK and cluster is None:
        workshop.site.compile_templates()  # once, before processes are forked
    gc.freeze()  # what is forked from here on shares its memory
    try:
        for batch in made:
            for job, result in batch.items():
                entries.add(job, result)
            done += len(batch)
            progress(step, done, len(wanted))
    finally:
        gc.unfreeze()
    found = [d for more in entries.found.values() for d in more]
    written = tuple(item for job in wanted for item in entries.jobs[job][2])
    tree, more = workshop.finish(item.name for item in written if item.name.endswith(".md"))
    last, trouble = _put(folder, tree)
    everything = (*written, *last)
    files.remove_others(folder, {item.name for item in everything})
    kept.put(_ENTRY, entries.ledger(wanted))
    return everything, (*found, *more, *trouble)


def _spread(jobs: Sequence[Job], processes: int) -> list[tuple[Job, ...]]:
    """Lists first, which take longest, each by itself; entries in runs.

    The pages and files of one entry stand together, since they unpack and keep the same things.
    """
    alone = [(job,) for job in jobs if not job.key]
    together: dict[tuple[str, str], list[Job]] = {}
    for job in jobs:
        if job.key:
            together.setdefault((job.kind.removeprefix("data:"), job.key), []).append(job)
    entries = list(chain.from_iterable(together.values()))
    size = max(1, min(_CHUNK, len(entries) // (4 * processes) or 1))
    return alone + [tuple(entries[start : start + size]) for start in range(0, len(entries), size)]


def _do(batch: tuple[Job, ...], workshop: Workshop, folder: Path) -> dict[Job, Done]:
    return _keep(_make(batch, workshop), folder)


def _make(batch: tuple[Job, ...], workshop: Workshop) -> list[Made]:
    made = []
    for job in batch:
        with workshop.tracer.page() as noted:
            tree = workshop.make(job)
        reads = tuple(noted)
        made.append((job, reads, workshop.tracer.answers(reads), tree))
    return made


def _keep(batch: Iterable[Made], folder: Path) -> dict[Job, Done]:
    return {job: (reads, answers, *_put(folder, tree)) for job, reads, answers, tree in batch}


def _put(folder: Path, tree: Tree) -> tuple[tuple[Written, ...], tuple[Diagnostic, ...]]:
    found = files.add_tree(folder, tree)
    wrong = {d.message for d in found}
    written = []
    for name, content in tree.items():
        if files.unsafe(name) in wrong:
            continue
        data = content.encode() if isinstance(content, str) else content
        written.append(Written(name, cache.digest(data), cache.signature(f"{folder}/{name}")))
    return tuple(written), found
