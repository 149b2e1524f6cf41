"""What the package brings along, and a site's own configuration laid over it.

A site's ``site_config`` holds what is its own: ``site.yml``, ``journals.yml``, and whatever it adds
to the vocabulary, the interface's strings, the citation styles and the look. Everything else comes
from the package. In the project's own repository the two are one folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent
#: The folder with the defaults: ``site_config`` and ``mkdocs.yml``. An installed package holds them
#: itself, a repository beside the package.
HOME = _PACKAGE if (_PACKAGE / "site_config").is_dir() else _PACKAGE.parent
#: Decisions on the articles of one collection; those of the package's own are nobody else's.
_OF_ONE_COLLECTION = ("same", "different")
#: Lists in which the place has a meaning: an own one stands instead of the package's.
_ORDERED = ("months",)


def layers(own: Path) -> tuple[Path, ...]:
    """The configuration folders that count, the package's first; one where they are the same."""
    ours = HOME / "site_config"
    return (own,) if own.resolve() == ours.resolve() else (ours, own)


def paths(own: Path, name: str) -> tuple[Path, ...]:
    """The files of that name in the configuration folders, the package's first.

    Args:
        own: the site's ``site_config``.
        name: below that folder, such as ``cues/kk.yml``.
    """
    return tuple(path for folder in layers(own) if (path := folder / name).is_file())


def named(own: Path, pattern: str) -> dict[str, tuple[Path, ...]]:
    """By its name without the ending, in order, each of several like files, the package's first.

    Args:
        own: the site's ``site_config``.
        pattern: which files below that folder, such as ``cues/*.yml``.
    """
    found: dict[str, tuple[Path, ...]] = {}
    for folder in layers(own):
        for path in folder.glob(pattern):
            found[path.stem] = (*found.get(path.stem, ()), path)
    return dict(sorted(found.items()))


def mkdocs_file(root: Path) -> Path:
    """The site's ``mkdocs.yml`` where it has one, else the package's."""
    own = root / "mkdocs.yml"
    return own if own.is_file() else HOME / "mkdocs.yml"


def overlay(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The data of several files of one name put together, the site's own over the package's.

    Mappings are put together key by key. A list is added to a list; of entries that have an ``id``
    the later stands instead of the earlier. Anything else stands instead of what was there.
    Decisions on the package's own collection are left out.

    Args:
        parts: what the files of :func:`paths` hold, in that order.
    """
    if not parts:
        return {}
    result = dict(parts[0])
    for above in parts[1:]:
        below = {key: value for key, value in result.items() if key not in _OF_ONE_COLLECTION}
        result = _both(below, above)
    return result


def _both(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    common = {key: _over(below[key], above[key], key) for key in below if key in above}
    return {**below, **above, **common}


def _over(below: object, above: object, key: str) -> object:
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        return _both(below, above)
    if isinstance(below, list) and isinstance(above, list) and key not in _ORDERED:
        new = {name for item in above if (name := _name(item))}
        return [*(item for item in below if _name(item) not in new), *above]
    return above


def _name(item: object) -> tuple[str, str] | None:
    if isinstance(item, Mapping) and item.get("id"):
        return str(item.get("registry", "")), str(item["id"])
    return None
