"""Pagefind's program, which makes an index.

Its binary ships inside its PyPI package. It is asked, as its own libraries for other languages ask it, to
hand its files over instead of writing them: on a full disk it would leave half of them behind and call that a
success.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import metadata
from typing import IO, Any

_PIECE = 4_000  # places of words in a piece of the index, of which the browser loads those that it needs


class RefusedError(Exception):
    """Pagefind does not do what it was asked; the message is its own."""


def state() -> tuple[str, ...]:
    """What an index depends on beside the pages."""
    return metadata.version("pagefind-bin"), str(_PIECE)


def files_of(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """The files of an index by their names.

    Args:
        pages: address and HTML of each, one by one, so that they need not all be held.

    Raises:
        RefusedError: where Pagefind fails.
    """
    from pagefind_bin import get_executable

    command = [str(get_executable().resolve()), "--service"]
    pipe = subprocess.PIPE
    environment = os.environ | {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(_PIECE)}
    # Without buffers: closing one whose reader is gone would be one more mistake to tell.
    try:
        service = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, bufsize=0, env=environment
        )
    except OSError as error:
        raise RefusedError(f"it cannot be run: {error}") from None
    with service:
        assert service.stdin is not None
        assert service.stdout is not None
        try:
            answers = _answers(service.stdout)
            ask = partial(_ask, service.stdin, answers)
            number = ask({"type": "NewIndex", "config": None})["index_id"]
            for address, html in pages:
                page = {"file_path": None, "url": address, "file_contents": html}
                ask({"type": "AddFile", "index_id": number} | page)
            files = ask({"type": "GetFiles", "index_id": number})["files"]
        finally:
            service.kill()
    return {str(file["path"]): base64.b64decode(file["content"]) for file in files}


def _ask(requests: IO[bytes], answers: Iterator[bytes], request: Mapping[str, object]) -> Any:  # noqa: ANN401
    """Sends one request and gives the answer: JSON in base64, ended by a comma, both ways."""
    message = json.dumps({"message_id": 1, "payload": request}, ensure_ascii=False)
    with contextlib.suppress(BrokenPipeError):  # it has ended; what it said comes as the answer
        requests.write(base64.b64encode(message.encode()) + b",")
    answer = next(answers)
    try:
        payload = json.loads(base64.b64decode(answer, validate=True))["payload"]
    except ValueError:
        raise RefusedError(_last_line(answer)) from None
    if payload["type"] == "Error":
        raise RefusedError(_last_line(str(payload["message"]).encode()))
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
