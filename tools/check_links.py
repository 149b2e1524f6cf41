"""Checks the links between the pages of a built site, and that it loads nothing from elsewhere.

usage: python tools/check_links.py [SITE]

Every relative link must lead to a file, every ``#part`` to an id on its page; a link that begins
with ``/`` would break a site that is not served at the root of its host.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

#: Attributes by which a browser loads something by itself, and by which a reader goes somewhere.
LOADS = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("form", "action")}
ROOTED_PAGES = ("404.html",)  # served for any address, so its own links must name the root


class Page(HTMLParser):
    """The ids and links of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[tuple[str, bool, int]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
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


def problems(site: Path) -> Iterator[str]:
    """A line for each link that leads nowhere."""
    pages = {
        path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
    for name, page in pages.items():
        for link, loads, line in page.links:
            said = f"{name}:{line}: {link}"
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if loads and parts.scheme != "data":
                    yield f"{said} is loaded from another host"
                continue
            if parts.path.startswith("/"):
                if name not in ROOTED_PAGES:
                    yield f"{said} leads to the root of the host"
                continue
            target = name
            if parts.path:
                target = normpath(f"{name.rpartition('/')[0]}/{unquote(parts.path)}".lstrip("/"))
            if target.startswith(".."):
                yield f"{said} leads out of the site"
                continue
            if (site / target).is_dir():
                target = "index.html" if target == "." else f"{target}/index.html"
            if not (site / target).is_file():
                yield f"{said} leads nowhere"
            elif (
                parts.fragment
                and target in pages
                and unquote(parts.fragment) not in pages[target].ids | {"top"}
            ):
                yield f"{said} names a part that {target} does not have"


def main() -> int:
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "build/site")
    found = list(problems(site))
    print("\n".join([*found, f"{len(found)} links lead nowhere"]))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
