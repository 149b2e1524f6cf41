"""A server on this machine that answers well and badly; nothing else may be spoken to."""

from __future__ import annotations

import http.server
import socket
import threading
import time
from collections import Counter

import pytest


class _Answers(http.server.BaseHTTPRequestHandler):
    def _answer(self):
        server, path = self.server, self.path
        server.asked.append((self.command, path, self.headers["User-Agent"], time.monotonic()))
        turn = server.turns[path] = server.turns[path] + 1
        status, headers = 200, {}
        if path.startswith("/status/"):
            status = int(path.rpartition("/")[2])
        elif path == "/no-head":
            status = 405 if self.command == "HEAD" else 200
        elif path == "/head-denies":
            status = 404 if self.command == "HEAD" else 200
        elif path == "/moved":
            status, headers = 301, {"Location": "/new%20place"}
        elif path == "/moved-twice":
            status, headers = 308, {"Location": "/moved"}
        elif path == "/for-now":
            status, headers = 302, {"Location": "/ok"}
        elif path == "/moved-to-nothing":
            status, headers = 301, {"Location": "/status/404"}
        elif path == "/slash":
            status, headers = 301, {"Location": "/slash/"}
        elif path == "/circle":
            status, headers = 302, {"Location": "/circle"}
        elif path == "/to-a-file":
            status, headers = 302, {"Location": "file:///etc/passwd"}
        elif path == "/into-the-house":
            status, headers = 302, {"Location": "http://inside.example/"}
        elif path == "/patience":
            status, headers = (429, {"Retry-After": "7"}) if turn == 1 else (200, {})
        elif path == "/much-patience":
            status, headers = 429, {"Retry-After": "86400"}
        elif path == "/once-down":
            status = 503 if turn <= 2 else 200
        elif path.startswith("/slow"):
            server.open.wait(5)
        elif path.startswith("/broken"):
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        elif path == "/garbage":
            self.wfile.write(b"what is HTTP?\r\n\r\n")
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = _answer

    def log_message(self, *_):
        pass


class Web(http.server.ThreadingHTTPServer):
    """The server; ``asked`` holds method, path, user agent and moment of each request."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked = []
        self.turns = Counter()
        self.open = threading.Event()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_):
        pass  # whoever asks may hang up


@pytest.fixture
def web():
    with Web() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.open.set()
        server.shutdown()


@pytest.fixture(autouse=True)
def _nobody_else(monkeypatch):
    """A test that speaks to another host fails."""
    connect = socket.socket.connect

    def only_here(self, address):
        assert address[0] == "127.0.0.1", f"a test wants to speak to {address}"
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)
    monkeypatch.setattr(socket, "getaddrinfo", _here(socket.getaddrinfo))


def _here(ask):
    def only_here(host, *args, **kwargs):
        assert host in ("127.0.0.1", "localhost", "10.0.0.7", "169.254.1.1", "8.8.8.8"), f"asked for {host}"
        return ask(host, *args, **kwargs)

    return only_here
