"""Pagefind: one search index for each language of the built pages.

Pagefind takes the language from each page's ``<html lang>`` and, of the page, only what the theme
marks with ``data-pagefind-body``. Its binary ships inside its PyPI package.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from generator.diagnostics import Diagnostic

FOLDER = "pagefind"


def index(site: Path) -> tuple[Diagnostic, ...]:
    """Indexes the site and writes ``pagefind/`` into it.

    Returns:
        An error where Pagefind failed or found no page to index.
    """
    from pagefind_bin import get_executable

    try:
        command = [str(get_executable().resolve()), "--site", str(site), "--output-subdir", FOLDER]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError as error:
        return (Diagnostic("search", "error", f"Pagefind cannot be run: {error}"),)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        return (Diagnostic("search", "error", f"Pagefind failed: {last}"),)
    pages = re.search(r"Indexed (\d+) pages?", done.stdout)
    if pages is not None and pages[1] == "0":
        return (Diagnostic("search", "warning", "Pagefind found no page to index"),)
    return ()
