"""Which address each page has, and how pages point at each other.

Addresses are those of the design, relative to the site's root, with a slash at the end and none at
the beginning: ``kk/articles/x/``. Pages name each other by relative addresses, so that the site
works at any base path and from any static file server.
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache

from generator.model import Lang

LISTS = ("articles", "journals", "authors", "keywords", "acts", "systems")
MENU = (*LISTS, "works", "glossary", "overview")
_REST = re.compile(r"[?#].*", re.DOTALL)  # of an address, behind the path


def home(lang: Lang) -> str:
    """Home page of a language."""
    return f"{lang}/"


def section(lang: Lang, name: str) -> str:
    """A list page or a page of its own kind, such as ``articles`` or ``search``."""
    return f"{lang}/{name}/"


def entry(lang: Lang, name: str, key: str) -> str:
    """The page of one article, author, keyword, institution, act, system or journal."""
    return f"{lang}/{name}/{key}/"


def issue(lang: Lang, journal: str, key: str) -> str:
    """The contents page of an issue."""
    return f"{lang}/journals/{journal}/{key}/"


def part(lang: Lang, name: str, key: str) -> str:
    """A part of a list that is too long for one page. No entry's page lies below ``lists``."""
    return f"{lang}/lists/{name}/{key}/"


def record(article: str) -> str:
    """The record of an article as JSON."""
    return f"data/articles/{article}.json"


def source_of(url: str) -> str:
    """The Markdown file of a page.

    >>> source_of("kk/articles/")
    'kk/articles/index.md'
    """
    return f"{url}index.md"


def relative(here: str, there: str) -> str:
    """How the page ``here`` names the address ``there``; a fragment or query stays.

    >>> relative("kk/articles/x/", "kk/authors/y/#b2")
    '../../authors/y/#b2'
    >>> relative("kk/articles/x/", "kk/articles/x/#b2")
    '#b2'
    """
    match = _REST.search(there)
    path, rest = (there[: match.start()], match[0]) if match else (there, "")
    if path == here and rest.startswith("#"):
        return rest
    way = _way(here, path)
    if path.endswith("/") or not path:
        way = "./" if way == "." else way + "/"
    return way + rest


def _way(here: str, there: str) -> str:
    """As :func:`posixpath.relpath`, which asks the system where this process stands each time."""
    start, goal = _parts(here), _parts(there)
    if start is None or goal is None:
        return posixpath.relpath(there or ".", here or ".")
    shared = 0
    for one, other in zip(start, goal, strict=False):
        if one != other:
            break
        shared += 1
    return ("../" * (len(start) - shared) + "/".join(goal[shared:])).removesuffix("/") or "."


@lru_cache(maxsize=4096)
def _parts(path: str) -> tuple[str, ...] | None:
    """The names that a path consists of; None where some of them lead elsewhere."""
    parts = tuple(part for part in path.split("/") if part)
    return parts if {".", ".."}.isdisjoint(parts) else None
