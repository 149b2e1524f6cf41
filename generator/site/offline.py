"""The built site as one zip file that opens from a disk, without a server.

A browser shows of a folder its list of files, so every link to a page names ``index.html``. It hands no
script the index for searching, so that is left out; ``search.js`` says why on the search page.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

FOLDER = "maqala"
# What only servers and search engines read, and the page for addresses that only a server can miss.
_LEFT_OUT = (
    "pagefind/",
    "search/",
    "_headers",
    "_redirects",
    "robots.txt",
    "llms.txt",
    "sitemap.xml",
    "404.html",
    ".",
)
_WHEN = (1980, 1, 1, 0, 0, 0)
_OF_A_FOLDER = re.compile(r"(?:^|/)\.{1,2}$|/$")
_ADDRESS = re.compile(r'(?P<name>\b(?:href|action))="(?P<path>[^"#?:]*)(?P<rest>[#?][^"]*)?"')
# From a disk no font may be fetched ahead: a browser takes each file there for a site of its own.
_AHEAD = re.compile(r'\s*<link rel="preload"[^>]*>')


def pack(site: Path, target: Path) -> None:
    """Writes the zip; the same site gives the same bytes.

    Args:
        site: the built site.
        target: the zip file; replaced whole.

    Raises:
        OSError: if the file cannot be written; an older one stays.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.new")
    try:
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(path for path in site.rglob("*") if path.is_file()):
                name = path.relative_to(site).as_posix()
                if name.startswith(_LEFT_OUT):
                    continue
                data = path.read_bytes()
                if path.suffix == ".html":
                    data = from_disk(data.decode("utf-8")).encode("utf-8")
                entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _WHEN)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, data)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def from_disk(html: str) -> str:
    """A page whose links to other pages of the site name their files.

    >>> from_disk('<a href="../journals/#water">')
    '<a href="../journals/index.html#water">'
    >>> from_disk('<a href="https://example.org/"><a href="#top"><a href="x.json">')
    '<a href="https://example.org/"><a href="#top"><a href="x.json">'
    """

    def named(match: re.Match[str]) -> str:
        path, rest = match["path"], match["rest"] or ""
        if path.startswith("/") or not _OF_A_FOLDER.search(path):
            return match[0]
        return f'{match["name"]}="{path.rstrip("/")}/index.html{rest}"'

    return _ADDRESS.sub(named, _AHEAD.sub("", html))
