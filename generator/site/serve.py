"""Live preview: serves the built site and rebuilds it when something changes."""

from __future__ import annotations

import functools
import http.server
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET_TIME = 0.3  # seconds without a further change before the rebuild begins


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


class _Changes(FileSystemEventHandler):
    """Notes that something changed; reading a file is no change."""

    def __init__(self, changed: threading.Event, only: frozenset[str]) -> None:
        self._changed = changed
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return
        paths = {os.fsdecode(event.src_path), os.fsdecode(event.dest_path)}
        if not self._only or self._only & paths:
            self._changed.set()


def server(site: Path, host: str, port: int) -> http.server.ThreadingHTTPServer:
    """A server of the site's files; it listens, and serves once ``serve_forever`` is called.

    The path is looked up anew for each request, so a swapped site shows at once.
    """
    handler = functools.partial(_Handler, directory=str(site))
    return http.server.ThreadingHTTPServer((host, port), handler)


def run(site: Path, host: str, port: int, watched: Sequence[Path], rebuild: Callable[[], None]) -> None:
    """Serves until interrupted, and calls ``rebuild`` after each change below ``watched``.

    Args:
        site: the built site.
        host: address to listen at.
        port: port to listen at; 0 takes any free one.
        watched: files and folders.
        rebuild: makes the site anew; must not raise for bad input.
    """
    changed = threading.Event()
    observer = Observer()
    for path in watched:
        place = path if path.is_dir() else path.parent
        only = frozenset() if path.is_dir() else frozenset({str(path)})
        if place.exists():
            observer.schedule(_Changes(changed, only), str(place), recursive=path.is_dir())
    with server(site, host, port) as web:
        address, number = web.server_address[:2]
        print(f"Serving at http://{address!s}:{number}/ (Ctrl+C ends it)", file=sys.stderr, flush=True)
        threading.Thread(target=web.serve_forever, daemon=True).start()
        observer.start()
        try:
            while True:
                changed.wait()
                while changed.is_set():  # an editor saves in several steps
                    changed.clear()
                    changed.wait(_QUIET_TIME)
                rebuild()
        except KeyboardInterrupt:
            pass  # the way to end it
        finally:
            observer.stop()
            web.shutdown()
