"""MkDocs, run quietly over parts of the docs tree: what it complains about becomes diagnostics.

The pages do not know each other (the theme uses no navigation), so each process builds a part of
them with the same configuration. Files that are no pages are put into the site as they are.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator import cache, workers
from generator.diagnostics import Diagnostic, Severity
from generator.progress import Progress, silent

# MkDocs and Material advertise their successors on standard error unless told otherwise.
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
_LEAST = 60  # pages that are worth a process
# Pages of a part, and bytes of their Markdown, of which MkDocs holds some four times as much at once.
_MOST = 2000
_HEAVIEST = 32_000_000


class _Collector(logging.Handler):
    """Keeps warnings and errors instead of printing them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        severity: Severity = "error" if record.levelno >= logging.ERROR else "warning"
        message = " ".join(record.getMessage().split())
        self.found.append(Diagnostic("mkdocs", severity, message, file=_page_of(message)))


def render(
    config_file: Path,
    docs: Path,
    site: Path,
    base_url: str | None,
    pages: Sequence[str],
    look: Sequence[Path] = (),
    jobs: int = 1,
    progress: Progress = silent,
    *,
    theme: bool = True,
) -> tuple[Diagnostic, ...]:
    """Builds some pages of the docs tree, and the theme's own files, into the site folder.

    Args:
        config_file: ``mkdocs.yml``.
        docs: the docs tree.
        site: an existing folder; what is in it stays, except for what is made anew.
        base_url: the site's address, if known.
        pages: names of the Markdown files below the docs folder, sorted.
        look: folders with template overrides; a later one wins over an earlier one.
        jobs: processes.
        progress: told how many pages are done.
        theme: whether the theme's own files are wanted, too.
    """
    os.environ.update({name: value for name, value in _QUIET.items() if name not in os.environ})
    import mkdocs.commands.build  # noqa: F401 (once, before processes are forked)

    parts = _parts(pages, docs, jobs)
    found: list[Diagnostic] = []
    done = 0
    with tempfile.TemporaryDirectory(prefix=".parts-", dir=site) as folder:
        outputs = [Path(folder).resolve() / str(number) for number in range(len(parts))]
        work = [
            (part, output, theme and not at)
            for at, (part, output) in enumerate(zip(parts, outputs, strict=True))
        ]
        results = workers.each(_part, work, jobs, config_file, docs, base_url, look)
        gc.freeze()  # what was there before need not be looked at behind each part
        try:
            for (part, output, _), messages in zip(work, results, strict=True):
                found += messages
                if output.is_dir():
                    _merge(output, site)
                done += len(part)
                progress("Building with MkDocs", done, len(pages))
        finally:
            gc.unfreeze()
    # The packed sitemap holds the time and the folder of the build, and nobody needs it.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    return tuple(dict.fromkeys(found))


def _parts(pages: Sequence[str], docs: Path, jobs: int) -> list[tuple[str, ...]]:
    """Runs of neighbours, so that a part's folders are its own; at least one, though it be empty."""
    count = max(1, -(-len(pages) // _MOST), min(2 * jobs, len(pages) // _LEAST) if jobs > 1 else 1)
    most = -(-len(pages) // count)
    parts: list[list[str]] = [[]]
    weight = 0
    for page in pages:
        sign = cache.signature(f"{docs}/{page}")
        size = sign[0] if sign is not None else 0
        if parts[-1] and (len(parts[-1]) == most or weight + size > _HEAVIEST):
            parts.append([])
            weight = 0
        parts[-1].append(page)
        weight += size
    return [tuple(part) for part in parts]


def _merge(source: Path, target: Path) -> None:
    """Moves everything in one folder into another; what is there already is replaced."""
    for entry in os.scandir(source):
        place = target / entry.name
        if entry.is_dir(follow_symlinks=False) and place.is_dir():
            _merge(Path(entry.path), place)
        else:
            os.replace(entry.path, place)


def _part(
    work: tuple[tuple[str, ...], Path, bool],
    config_file: Path,
    docs: Path,
    base_url: str | None,
    look: Sequence[Path],
) -> tuple[Diagnostic, ...]:
    """Builds one part of the pages into a folder of its own."""
    from mkdocs.commands.build import build as run
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    from generator.site import parts

    pages, output, first = work
    with _listening() as collector, tempfile.TemporaryDirectory() as empty:
        try:
            config = load_config(
                str(config_file), docs_dir=empty, site_dir=str(output), site_url=base_url or "", hooks=[]
            )
            config.theme.dirs = _theme_folders(config.theme.dirs, look)
            parts.prepare(config, docs.resolve(), pages, Path(empty), first=first)
            config.plugins.on_startup(command="build", dirty=False)
            run(config)
            config.plugins.on_shutdown()
        except Abort:
            pass  # it has logged why
        except MkDocsException as error:
            message = f"MkDocs gave up: {' '.join(str(error).split())}"
            collector.found.append(Diagnostic("mkdocs", "error", message, str(config_file)))
        except Exception as error:  # a mistake in the theme's templates surfaces as any exception at all
            message = f"MkDocs gave up: {type(error).__name__}: {error}"
            file, line = _template_of(error, config_file)
            collector.found.append(Diagnostic("mkdocs", "error", message, file, line))
    # Pages and files know each other, so that they would stay beside those of the next part.
    gc.collect()
    return tuple(collector.found)


@contextmanager
def _listening() -> Iterator[_Collector]:
    """Keeps what MkDocs and Markdown log from the user's terminal."""
    collector = _Collector()
    loggers = [logging.getLogger(name) for name in ("mkdocs", "MARKDOWN")]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(collector)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    try:
        yield collector
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(collector)
            logger.setLevel(level)
            logger.propagate = propagate


def _theme_folders(configured: Sequence[str], look: Sequence[Path]) -> list[str]:
    """Where templates are looked for, the first that has one wins: the overrides, then the theme's own."""
    overrides = [str(folder.resolve()) for folder in reversed(look) if folder.is_dir()]
    return [*overrides, *(folder for folder in configured if folder not in overrides)]


def _template_of(error: Exception, config_file: Path) -> tuple[str, int]:
    """The template and line in which the error arose; the configuration file where in none."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [(frame.filename, frame.lineno or 0) for frame in frames if frame.filename.endswith(".html")]
    return inside[-1] if inside else (str(config_file), 0)


def _page_of(message: str) -> str:
    match = re.search(r"[Dd]oc file '([^']+)'", message)
    return f"build/docs/{match[1]}" if match else ""
