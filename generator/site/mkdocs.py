"""MkDocs, run in this process and kept quiet: what it complains about becomes diagnostics."""

from __future__ import annotations

import logging
import os
import re
import traceback
from collections.abc import Sequence
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity

# MkDocs and Material advertise their successors on standard error unless told otherwise.
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


class _Collector(logging.Handler):
    """Keeps warnings and errors instead of printing them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        severity: Severity = "error" if record.levelno >= logging.ERROR else "warning"
        message = " ".join(record.getMessage().split())
        self.found.append(Diagnostic("mkdocs", severity, message, file=_page_of(message)))


def build(
    config_file: Path, docs: Path, site: Path, base_url: str | None, look: Sequence[Path] = ()
) -> tuple[Diagnostic, ...]:
    """Builds the docs tree into the site folder.

    Args:
        config_file: ``mkdocs.yml``.
        docs: the docs tree.
        site: an existing folder; MkDocs empties it.
        base_url: the site's address, if known.
        look: folders with template overrides; a later one wins over an earlier one.

    Returns:
        MkDocs' warnings, and an error where it gave up.
    """
    os.environ.update({name: value for name, value in _QUIET.items() if name not in os.environ})
    from mkdocs.commands.build import build as run
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    collector = _Collector()
    loggers = [logging.getLogger(name) for name in ("mkdocs", "MARKDOWN")]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(collector)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    try:
        config = load_config(
            str(config_file),
            docs_dir=str(docs.resolve()),
            site_dir=str(site.resolve()),
            site_url=base_url or "",
            hooks=[],
        )
        config.theme.dirs = _theme_folders(config.theme.dirs, look)
        # The generator's own knows which pages are one page in three languages; without the site's
        # address there can be none.
        config.theme.static_templates -= {"sitemap.xml"}
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
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(collector)
            logger.setLevel(level)
            logger.propagate = propagate
    # The packed sitemap holds the time and the folder of the build, and nobody needs it.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    return tuple(collector.found)


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
