"""Options that several commands have, and what their values may be."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator import workers

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_content(parser: argparse.ArgumentParser) -> None:
    """Where the content is."""
    parser.add_argument(
        "--content",
        action="append",
        type=Path,
        metavar="PATH",
        help="a folder or file with texts (.txt, .md), records and corrections (.yml); "
        "may be given several times; default: content",
    )


def add_site(parser: argparse.ArgumentParser) -> None:
    """Where the site goes, and its address."""
    parser.add_argument("--site", type=Path, metavar="DIR", help="where the site goes; default: build/site")
    parser.add_argument(
        "--base-url", metavar="URL", help="the site's address; wins over site_config/site.yml"
    )


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """How many processes work."""
    parser.add_argument(
        "--jobs",
        type=at_least_one,
        default=workers.available(),
        metavar="N",
        help="processes that work at the same time (default: one for each processor)",
    )


def add_strict(parser: argparse.ArgumentParser) -> None:
    """Whether warnings count as errors."""
    parser.add_argument("--strict", action="store_true", help="let warnings count as errors")


def add_root(parser: argparse.ArgumentParser) -> None:
    """Where the configuration is."""
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the folder with site_config/ and mkdocs.yml; default: this one",
    )


def at_least_one(text: str) -> int:
    """A whole number, 1 or more."""
    return int(_between(text, 1, sys.maxsize, "a whole number, 1 or more"))


def port(text: str) -> int:
    """The number of a port."""
    return int(_between(text, 0, 65535, "a whole number, 0 to 65535"))


def seconds(text: str) -> float:
    """Seconds, up to an hour."""
    return _between(text, 0, 3600, "a number, 0 to 3600", whole=False)


def _between(text: str, least: int, most: int, wanted: str, whole: bool = True) -> float:
    try:
        number = int(text) if whole else float(text)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"“{text}” must be {wanted}")
    return number


def content(options: argparse.Namespace) -> list[Path]:
    """The content's folders and files."""
    return options.content or [options.root / "content"]


def register(options: argparse.Namespace) -> Path | None:
    """The register of ids: that of a folder that was named, or, there or not, of the site's own content."""
    from generator import registry

    root: Path = options.root
    if not options.content:
        return root / "content" / registry.FILE
    folders: list[Path] = options.content
    return next((path / registry.FILE for path in folders if (path / registry.FILE).is_file()), None)
