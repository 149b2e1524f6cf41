"""Built pages of an earlier build: MkDocs runs over those alone whose Markdown changed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from generator import cache, workers
from generator.diagnostics import Diagnostic
from generator.progress import Progress, silent
from generator.site import mirror, mkdocs
from generator.site.docs import Signature, Written

_ENTRY = "html"
_PAGES = "pages"
_THEME = "theme"

#: Is given the folder of the built pages, and what waits until the site's folder holds all files.
Meanwhile = Callable[[Path, Callable[[], None]], tuple[Diagnostic, ...]]
Known = dict[str, tuple[str, Signature | None]]


def build(
    config_file: Path,
    docs: Path,
    site: Path,
    base_url: str | None,
    written: Sequence[Written],
    kept: cache.Cache,
    look: Sequence[Path] = (),
    jobs: int = 1,
    progress: Progress = silent,
    meanwhile: Meanwhile | None = None,
) -> tuple[Diagnostic, ...]:
    """Puts the built docs tree into the site folder.

    Args:
        config_file: ``mkdocs.yml``.
        docs: the docs tree.
        site: a folder of ours; what is wrong in it is removed.
        base_url: the site's address, if known.
        written: all files of the docs tree.
        kept: holds the pages of an earlier build of the same theme and configuration.
        look: folders with template overrides; a later one wins over an earlier one.
        jobs: processes.
        progress: told how many pages are done.
        meanwhile: is called while the site's folder is filled.

    Returns:
        MkDocs' warnings, and an error where it gave up; what ``meanwhile`` gave rise to.
    """
    with ExitStack() as stack:
        folder = kept.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(dir=site.parent)))
        known: Known = kept.get(_ENTRY) or {}
        pages = {item.name: item.digest for item in written if item.name.endswith(".md")}
        places = {name: f"{_PAGES}/{destination(name)}" for name in pages}
        stale = [name for name in sorted(pages) if not _holds(folder, known, places[name], pages[name])]
        theme = [place for place in known if place.startswith(f"{_THEME}/")]
        found: tuple[Diagnostic, ...] = ()
        if not theme or not all(_holds(folder, known, place, "") for place in theme):
            shutil.rmtree(folder / _THEME, ignore_errors=True)
            (folder / _THEME).mkdir(parents=True)
            found += mkdocs.render(config_file, docs, folder / _THEME, base_url, (), look, theme=True)
            theme = [f"{_THEME}/{name}" for name in _names(folder / _THEME)]
        (folder / _PAGES).mkdir(parents=True, exist_ok=True)
        if stale:
            found += mkdocs.render(
                config_file, docs, folder / _PAGES, base_url, stale, look, jobs, progress, theme=False
            )
        signs = {place: cache.signature(f"{folder}/{place}") for place in (*theme, *places.values())}
        # What MkDocs complained about it shall complain about again.
        sound: Known = {
            places[name]: (pages[name], signs[places[name]])
            for name in pages
            if not found or name not in stale
        }
        if not found:
            sound |= {place: ("", signs[place]) for place in theme}
        kept.put(_ENTRY, sound)
        if known:
            for place in known.keys() - signs.keys():
                (folder / place).unlink(missing_ok=True)
        else:
            kept.keep(_PAGES, places.values())
        if not any(d.severity == "error" for d in found):
            with workers.beside(mirror.fill, site, _sources(folder, docs, signs, written)) as wait:
                found += meanwhile(folder / _PAGES, wait) if meanwhile else ()
    return found


def destination(page: str) -> str:
    """The HTML file of a page.

    >>> destination("kk/articles/index.md")
    'kk/articles/index.html'
    """
    stem = page.removesuffix(".md")
    return f"{stem}.html" if stem == "index" or stem.endswith("/index") else f"{stem}/index.html"


def _holds(folder: Path, known: Known, place: str, digest: str) -> bool:
    entry = known.get(place)
    return (
        entry is not None
        and entry[0] == digest
        and entry[1] is not None
        and cache.signature(f"{folder}/{place}") == entry[1]
    )


def _sources(
    folder: Path, docs: Path, signs: Mapping[str, Signature | None], written: Iterable[Written]
) -> mirror.Sources:
    """Where the site's files lie; those of the docs tree go before those of the theme."""
    sources = {place.partition("/")[2]: (f"{folder}/{place}", sign) for place, sign in signs.items()}
    for item in written:
        if not item.name.endswith(".md"):
            sources[item.name] = f"{docs}/{item.name}", item.signature
    return sources


def _names(folder: Path) -> list[str]:
    found = []
    for here, _, names in os.walk(folder):
        start = Path(here).relative_to(folder)
        found += [(start / name).as_posix() for name in names]
    return sorted(found)
