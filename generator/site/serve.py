"""Live preview: serves the built site and rebuilds it when something changes."""

from __future__ import annotations

import functools
import http.server
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

_QUIET_TIME = 0.3  # seconds without a further change before the rebuild begins

#: What tells one state of the watched files from another: time of change, length and number of each.
State = dict[str, tuple[int, int, int]]


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, tells no one of each, and lets no browser keep an old page."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def server(site: Path, host: str, port: int) -> http.server.ThreadingHTTPServer:
    """A server of the site's files; it listens, and serves once ``serve_forever`` is called.

    The path is looked up anew for each request, so a swapped site shows at once.

    Raises:
        OSError: if the port is taken, or the host is none of this machine's; it names both.
    """
    handler = functools.partial(_Handler, directory=str(site))
    try:
        return http.server.ThreadingHTTPServer((host, port), handler)
    except OSError as error:  # it does not say by itself what cannot be listened at
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from None


def state_of(watched: Sequence[Path]) -> State:
    """The present state of files and folders, links followed; hidden files do not count."""
    found: State = {}
    for path in watched:
        for name in _files(str(path), frozenset()):
            try:
                stat = os.stat(name)
            except OSError:  # gone since the folder was read
                continue
            found[name] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found


def run(
    site: Path, host: str, port: int, watched: Sequence[Path], built: State, rebuild: Callable[[], None]
) -> None:
    """Serves until interrupted, and calls ``rebuild`` after each change below ``watched``.

    States are compared, not events counted: a change is noticed whenever it was made, while the site
    was being built too, and however the file system tells of changes or does not.

    Args:
        site: the built site.
        host: address to listen at.
        port: port to listen at; 0 takes any free one.
        watched: files and folders.
        built: their state from before the present site was built.
        rebuild: makes the site anew; must not raise for bad input, nor change what is watched.
    """
    with server(site, host, port) as web:
        address, number = web.server_address[:2]
        print(f"Serving at http://{address!s}:{number}/ (Ctrl+C ends it)", file=sys.stderr, flush=True)
        threading.Thread(target=web.serve_forever, daemon=True).start()
        try:
            while True:
                now = state_of(watched)
                while now != built:
                    # An editor saves in several steps; and what follows on a state that has lasted
                    # bears another time than it, however coarse the file system's clock.
                    time.sleep(_QUIET_TIME)
                    now, before = state_of(watched), now
                    if now == before:
                        built = now
                        rebuild()
                time.sleep(_QUIET_TIME)
        except KeyboardInterrupt:
            pass  # the way to end it


def _files(name: str, above: frozenset[str]) -> Iterator[str]:
    if not os.path.isdir(name):
        yield name
        return
    real = os.path.realpath(name)
    if real in above:  # a link that leads back to where it stands
        return
    try:
        names = [entry for entry in os.listdir(name) if not entry.startswith(".")]
    except OSError:
        return
    for entry in names:
        yield from _files(os.path.join(name, entry), above | {real})
