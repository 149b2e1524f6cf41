"""The docs tree on the disk: jobs whose reads answer as before are not done again."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

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
        reads: all reads of all jobs, each once, with the fingerprint of the answer.
        jobs: the reads' places in that order, and the files.
    """

    reads: dict[Read, bytes] = field(default_factory=dict)
    jobs: dict[Job, tuple[array[int], tuple[Written, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """What some jobs have read, and what they make.

    Attributes:
        reads: each once, with the answer; neighbours read the same.
        jobs: by job the reads' places in that order, and the files.
    """

    reads: dict[Read, bytes]
    jobs: dict[Job, tuple[array[int], Tree]]


@dataclass(frozen=True, slots=True)
class Done:
    """What some jobs have read and written.

    Attributes:
        reads: as in :class:`Made`.
        jobs: by job the reads' places, the files, and what there is to say about them.
    """

    reads: dict[Read, bytes]
    jobs: dict[Job, tuple[array[int], tuple[Written, ...], tuple[Diagnostic, ...]]]


class _Entries:
    """A ledger that is being written: each read is held once, however many jobs have it.

    Args:
        answers: to the reads of the last ledger, in their order.
    """

    def __init__(self, answers: Mapping[Read, bytes]) -> None:
        self._answers = dict(answers)
        self._places = {read: place for place, read in enumerate(answers)}
        self.jobs: dict[Job, tuple[array[int], tuple[Written, ...]]] = {}
        self.found: dict[Job, tuple[Diagnostic, ...]] = {}

    def add(self, done: Done) -> None:
        """Enters what some jobs have read and written."""
        self._answers.update(done.reads)
        places = [self._places.setdefault(read, len(self._places)) for read in done.reads]
        for job, (reads, written, found) in done.jobs.items():
            self.jobs[job] = array("I", map(places.__getitem__, reads)), written
            if found:
                self.found[job] = found

    def ledger(self, wanted: Iterable[Job]) -> Ledger:
        """The ledger of the jobs that did what they should, with no more reads than theirs."""
        jobs = {job: self.jobs[job] for job in wanted if job not in self.found}
        used = set().union(*(places for places, _ in jobs.values()))
        moved: dict[int, int] = {}
        ledger = Ledger()
        for place, (read, answer) in enumerate(self._answers.items()):
            if place in used:
                moved[place] = len(moved)
                ledger.reads[read] = answer
        for job, (places, written) in jobs.items():
            ledger.jobs[job] = array("I", map(moved.__getitem__, places)), written
        return ledger


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
    answers = {read: workshop.tracer.answer(read) for read in old.reads}
    # Most jobs have read nothing of the little that changed.
    changed = {place for place, read in enumerate(old.reads) if answers[read] != old.reads[read]}
    entries = _Entries(answers)
    for job in wanted:
        entry = old.jobs.get(job)
        if entry is not None and changed.isdisjoint(entry[0]) and _untouched(folder, entry[1]):
            entries.jobs[job] = entry
    new = [job for job in wanted if job not in entries.jobs]
    made: Iterable[Done]
    if cluster is not None:
        made = (_keep(batch, folder) for batch in cluster.each(_make, _spread(new, _MANY), workshop))
    else:
        made = workers.each(_do, _spread(new, jobs), jobs, workshop, folder)
    done = len(entries.jobs)
    workshop.site.environment.bytecode_cache = _Compiled(kept)
    if len(new) > _CHUNK and cluster is None:
        workshop.site.compile_templates()  # once, before processes are forked
    gc.freeze()  # what is forked from here on shares its memory
    try:
        for batch in made:
            entries.add(batch)
            done += len(batch.jobs)
            progress(step, done, len(wanted))
    finally:
        gc.unfreeze()
    found = [d for more in entries.found.values() for d in more]
    written = tuple(item for job in wanted for item in entries.jobs[job][1])
    tree, more = workshop.finish(item.name for item in written if item.name.endswith(".md"))
    last, trouble = _put(folder, tree)
    everything = (*written, *last)
    with workers.beside(files.remove_others, folder, {item.name for item in everything}):
        kept.put(_ENTRY, entries.ledger(wanted))
    return everything, (*found, *more, *trouble)


class _Compiled(BytecodeCache):
    """Templates that an earlier build has compiled."""

    def __init__(self, kept: cache.Cache) -> None:
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self._kept.get(f"templates/{bucket.key}")
        if isinstance(code, bytes):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept.put(f"templates/{bucket.key}", bucket.bytecode_to_string())


def _untouched(folder: Path, written: Iterable[Written]) -> bool:
    return all(
        item.signature is not None and cache.signature(f"{folder}/{item.name}") == item.signature
        for item in written
    )


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


def _do(batch: tuple[Job, ...], workshop: Workshop, folder: Path) -> Done:
    return _keep(_make(batch, workshop), folder)


def _make(batch: tuple[Job, ...], workshop: Workshop) -> Made:
    places: dict[Read, int] = {}
    made = {}
    for job in batch:
        with workshop.tracer.page() as noted:
            tree = workshop.make(job)
        made[job] = array("I", [places.setdefault(read, len(places)) for read in noted]), tree
    return Made({read: workshop.tracer.answer(read) for read in places}, made)


def _keep(batch: Made, folder: Path) -> Done:
    return Done(batch.reads, {job: (reads, *_put(folder, tree)) for job, (reads, tree) in batch.jobs.items()})


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
