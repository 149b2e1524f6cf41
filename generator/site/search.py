"""Pagefind: one search index for each language of the built pages.

Pagefind takes the language from each page's ``<html lang>`` and, of the page, only what the theme
marks with ``data-pagefind-body``. Its binary ships inside its PyPI package.

It is asked, as its own libraries for other languages ask it, to hand its files over instead of writing
them: on a full disk it would leave half of them behind and call that a success.
"""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from generator.diagnostics import Diagnostic
from generator.site import bundle

FOLDER = "pagefind"
# Pagefind's own interfaces, which the theme does not use; they bring their translators' addresses along.
_UNUSED = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")


class _RefusedError(Exception):
    """Pagefind does not do what it was asked; the message is its own."""


def index(site: Path) -> tuple[Diagnostic, ...]:
    """Indexes the site and writes ``pagefind/`` into it, the same bytes for the same pages.

    Returns:
        An error where Pagefind failed or found no page to index.

    Raises:
        OSError: if the files cannot be written.
    """
    try:
        files = bundle.in_order(_files_of(site.resolve()))
    except OSError as error:
        return (Diagnostic("search", "error", f"Pagefind cannot be run: {error}"),)
    except (_RefusedError, ValueError, LookupError, TypeError, EOFError, zlib.error) as error:
        return (Diagnostic("search", "error", f"Pagefind failed: {error}"),)
    for name, content in files.items():
        if name.startswith(_UNUSED):
            continue
        path = site / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if not bundle.pages(files):
        return (Diagnostic("search", "warning", "Pagefind found no page to index"),)
    return ()


def _files_of(site: Path) -> dict[str, bytes]:
    """The files of the site's index by their names below ``pagefind/``."""
    from pagefind_bin import get_executable

    command = [str(get_executable().resolve()), "--service"]
    pipe = subprocess.PIPE
    # Without buffers: closing one whose reader is gone would be one more mistake to tell.
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, bufsize=0) as service:
        assert service.stdin is not None
        assert service.stdout is not None
        try:
            answers = _answers(service.stdout)
            asking = (service.stdin, answers)
            number = _ask(*asking, {"type": "NewIndex", "config": None})["index_id"]
            _ask(*asking, {"type": "AddDir", "index_id": number, "path": str(site), "glob": None})
            files = _ask(*asking, {"type": "GetFiles", "index_id": number})["files"]
        finally:
            service.kill()
    return {str(file["path"]): base64.b64decode(file["content"]) for file in files}


def _ask(requests: IO[bytes], answers: Iterator[bytes], request: Mapping[str, object]) -> Any:  # noqa: ANN401
    """Sends one request and gives the answer: JSON in base64, ended by a comma, both ways."""
    message = json.dumps({"message_id": 1, "payload": request})
    with contextlib.suppress(BrokenPipeError):  # it has ended; what it said comes as the answer
        requests.write(base64.b64encode(message.encode()) + b",")
    answer = next(answers)
    try:
        payload = json.loads(base64.b64decode(answer, validate=True))["payload"]
    except ValueError:
        raise _RefusedError(_last_line(answer)) from None
    if payload["type"] == "Error":
        raise _RefusedError(_last_line(str(payload["message"]).encode()))
    return payload


def _answers(stream: IO[bytes]) -> Iterator[bytes]:
    """What stands before each comma, and at last what stands before the end."""
    parts: list[bytes] = []
    while block := stream.read(1 << 20):
        *ended, rest = block.split(b",")
        for end in ended:
            yield b"".join([*parts, end])
            parts = []
        parts.append(rest)
    yield b"".join(parts)


def _last_line(said: bytes) -> str:
    lines: Sequence[str] = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "it ended without a word"
