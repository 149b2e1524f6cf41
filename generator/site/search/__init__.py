"""Pagefind: search indexes of the built pages, a few for each language, which the browser searches as one.

Pages are divided into ``shards``. Each is indexed by a process of its own (``pagefind``) from what ``indexable`` takes
out of its ``pages``, and kept for as long as that stays the same; ``bundle`` brings its files into one order. The
first shards of all languages make up ``pagefind/`` itself, as the whole index of a small site; the others lie in
folders below it, which ``shards.json`` names for ``search.js``.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator import cache, workers
from generator.diagnostics import Diagnostic
from generator.progress import Progress, silent
from generator.site.search import bundle, pagefind
from generator.site.search.pages import Page, indexed, looked_at
from generator.site.search.shards import Shard, shards_of

FOLDER = "pagefind"
SHARDS = "shards.json"
_KEPT = "shards"
_TAKEN = "indexable"
_ENTRY = "indexed"
# Of a shard beside the first, these alone: the program that searches is there once.
_DATA = ("filter/", "fragment/", "index/", "pagefind.", bundle.ENTRY)
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.")

#: The files of a shard in the cache, with their signatures.
Files = dict[str, "tuple[int, int, int] | None"]


def index(
    site: Path,
    states: Mapping[str, str] | None = None,
    kept: cache.Cache | None = None,
    jobs: int = 1,
    progress: Progress = silent,
    built: Path | None = None,
    ready: Callable[[], None] | None = None,
) -> tuple[Diagnostic, ...]:
    """Indexes the site and writes ``pagefind/`` into it, the same bytes for the same pages.

    Args:
        site: the built pages.
        states: digests of what the pages were made of, by their files' names; a page whose digest is that of
            the last build is not looked at again. None looks at all pages.
        kept: holds the indexes of an earlier build.
        jobs: processes.
        progress: told how many shards are done.
        built: where the built pages lie if they are not all in the site yet.
        ready: waits until the site's other files are in place; it is called before any is added.

    Returns:
        An error where Pagefind failed or found no page to index.

    Raises:
        OSError: if the files cannot be written.
    """
    with contextlib.ExitStack() as stack:
        folder = kept.folder if kept is not None else None
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=site.parent)))
        before = kept.get(_ENTRY) if kept is not None else None
        old_pages, old_files = before if isinstance(before, tuple) else ({}, {})
        # What is taken out of pages is kept by its digest: a shard is indexed whole when one of them changed.
        taken = folder / _TAKEN
        taken.mkdir(exist_ok=True)
        built = built or site
        pages = looked_at(built, states, old_pages, jobs, taken)
        wanted = shards_of(pages, pagefind.state())
        if not wanted:
            return (Diagnostic("search", "warning", "Pagefind found no page to index"),)
        place = folder / _KEPT
        files: dict[str, Files] = {
            shard.key: old_files[shard.key]
            for shard in wanted
            if shard.key in old_files and _intact(place / shard.key, old_files[shard.key])
        }
        new = sorted(
            (shard for shard in wanted if shard.key not in files),
            key=lambda shard: -sum(pages[name].size for name in shard.names),
        )
        found = []
        for done, (shard, made) in enumerate(
            zip(new, workers.each(_make, new, jobs, built, place, pages, taken), strict=True), 1
        ):
            if isinstance(made, Diagnostic):
                found.append(made)
            else:
                files[shard.key] = made
            progress("Indexing for search", done, len(new))
        if found:
            return tuple(dict.fromkeys(found))
        if ready is not None:
            ready()
        _lay_out(place, site / FOLDER, wanted, files)
        if kept is not None:
            kept.put(_ENTRY, (pages, files))
            kept.keep(_KEPT, (f"{_KEPT}/{key}/{name}" for key, names in files.items() for name in names))
            _tidy(place)
            kept.keep(_TAKEN, (f"{_TAKEN}/{page.digest}" for page in pages.values()))
    return ()


def _intact(folder: Path, files: Files) -> bool:
    return all(sign is not None and cache.signature(folder / name) == sign for name, sign in files.items())


def _make(
    shard: Shard, site: Path, place: Path, pages: Mapping[str, Page], taken: Path
) -> Files | Diagnostic:
    """Indexes a shard into its folder of the cache."""
    try:
        files_made = pagefind.files_of(indexed(site, shard.names, pages, taken))
        made = bundle.in_order(files_made, numbered=f"{shard.number}-" if shard.number else None)
    except (pagefind.RefusedError, ValueError, LookupError, TypeError, EOFError, zlib.error) as error:
        return Diagnostic("search", "error", f"Pagefind failed: {error}")
    if not bundle.pages(made):
        return {}
    wanted = _DATA if shard.number else (*_DATA, *_PROGRAM)
    files: Files = {}
    for name, content in made.items():
        if name.startswith(wanted):
            cache.replace(place / shard.key / name, content)
            files[name] = cache.signature(place / shard.key / name)
    return files


def _lay_out(place: Path, target: Path, wanted: Iterable[Shard], files: Mapping[str, Files]) -> None:
    """Links the shards' files to their places in the site, and names the shards for the browser."""
    entries: list[bytes] = []
    places: dict[str, list[dict[str, str | int]]] = {}
    for shard in wanted:
        if not files[shard.key]:
            continue
        entry = (place / shard.key / bundle.ENTRY).read_bytes()
        places.setdefault(shard.language, []).append(
            {"place": shard.place, "number": shard.number, "pages": bundle.pages({bundle.ENTRY: entry})}
        )
        folder = target / shard.place
        for parent in {str(Path(name).parent) for name in files[shard.key]}:
            (folder / parent).mkdir(parents=True, exist_ok=True)
        for name in files[shard.key]:
            if name == bundle.ENTRY and not shard.place:
                entries.append(entry)
            elif name.startswith(_DATA) or not (folder / name).exists():
                cache.link(place / shard.key / name, folder / name)
    (target / bundle.ENTRY).write_bytes(bundle.together(entries))
    several = {language: found for language, found in places.items() if len(found) > 1}
    (target / SHARDS).write_text(json.dumps(several, sort_keys=True), encoding="utf-8")


def _tidy(place: Path) -> None:
    """Removes empty folders of shards that are gone."""
    for folder, _, _ in os.walk(place, topdown=False):
        with contextlib.suppress(OSError):
            Path(folder).rmdir()
