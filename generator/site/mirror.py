"""A folder of links to files, made from whatever it holds already.

The site before the last is such a folder (:func:`generator.site.publish.staged`): most of its files are links to
what is wanted now, and making tens of thousands of folders and links anew takes longer than looking at them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from generator import cache

#: Where a file lies, and its signature, by its name in the folder.
Sources = Mapping[str, tuple[str, tuple[int, int, int] | None]]


def fill(folder: Path, sources: Sources) -> None:
    """Makes the folder hold links to the sources, and nothing else.

    What stands there already stays only where it is the very file of its source, by number, size and time.
    """
    there: set[str] = set()
    _clear(str(folder), "", sources, there)
    made: set[str] = set()
    # Paths are texts here: of tens of thousands of files, making them would take longer than linking them.
    for name, (source, _) in sources.items():
        if name in there:
            continue
        below = name.rpartition("/")[0]
        if below not in made:
            os.makedirs(f"{folder}/{below}", exist_ok=True)
            made.add(below)
        cache.link(source, f"{folder}/{name}")


def _clear(path: str, below: str, sources: Sources, there: set[str]) -> bool:
    """Removes what is not wanted, and notes what is there; whether anything is left."""
    left = False
    with os.scandir(path) as found:
        entries = list(found)
    for entry in entries:
        name = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            if _clear(entry.path, f"{name}/", sources, there):
                left = True
            else:
                os.rmdir(entry.path)
        elif name in sources and cache.signature_of(entry.stat(follow_symlinks=False)) == sources[name][1]:
            there.add(name)
            left = True
        else:
            os.unlink(entry.path)
    return left
