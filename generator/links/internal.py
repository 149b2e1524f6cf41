"""The links between the pages of a built site, and whether it loads anything from elsewhere.

Every relative link must lead to a file, every ``#part`` to an id on its page; a link that begins
with ``/`` would break a site that is not served at the root of its host.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from generator.diagnostics import Diagnostic

#: Attributes by which a browser loads something by itself, and by which a reader goes somewhere.
LOADS = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("form", "action")}
ROOTED_PAGES = ("404.html",)  # served for any address, so its links name the root or try every depth


class Page(HTMLParser):
    """The ids and links of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[tuple[str, bool, int]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes ids and links; whether the browser follows a link by itself stands beside it."""
        values = dict(attrs)
        for name in ("id", "name"):
            if values.get(name):
                self.ids.add(str(values[name]))
        for name in ("href", "src", "action"):
            if values.get(name):
                rel = (values.get("rel") or "").split()
                loads = (tag, name) in LOADS or (
                    tag == "link" and bool({"stylesheet", "icon", "preload"} & set(rel))
                )
                self.links.append((str(values[name]), loads, self.getpos()[0]))


def problems(site: Path) -> Iterator[Diagnostic]:
    """An error for each link that leads nowhere, with the page and its line."""
    pages = {
        path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
    for name, page in pages.items():
        for link, loads, line in page.links:
            if wrong := _wrong(site, pages, name, link, loads):
                yield Diagnostic("link", "error", f"the link “{link}” {wrong}", str(site / name), line)


def _wrong(site: Path, pages: dict[str, Page], name: str, link: str, loads: bool) -> str:
    """What is wrong with a link of the page, "" where nothing is."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return "is no address"
    if parts.scheme or parts.netloc:
        return "is loaded from another host" if loads and parts.scheme != "data" else ""
    if parts.path.startswith("/"):
        return "" if name in ROOTED_PAGES else "leads to the root of the host"
    target = name
    if parts.path:
        target = normpath(f"{name.rpartition('/')[0]}/{unquote(parts.path)}".lstrip("/"))
    if target.startswith(".."):
        return "" if name in ROOTED_PAGES else "leads out of the site"
    if os.path.isdir(site / target):
        target = "index.html" if target == "." else f"{target}/index.html"
    if not os.path.isfile(site / target):  # never an exception, whatever the name
        return "leads nowhere"
    part = unquote(parts.fragment)
    if part and target in pages and part not in pages[target].ids | {"top"}:
        return f"names a part that {target} does not have"
    return ""
