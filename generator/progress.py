"""Telling how far long work has come: one moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

from typing import Protocol, TextIO


class Progress(Protocol):
    """Called as work goes on."""

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """Tells the step, and how many of its parts are done where they can be counted."""


def silent(step: str, done: int = 0, total: int = 0) -> None:
    """Tells nothing."""


class Line:
    """Writes progress to a stream.

    Args:
        stream: where to; standard error, as standard output is for results.
        moving: whether the stream is a terminal, on which one line can be written over.
    """

    def __init__(self, stream: TextIO, moving: bool) -> None:
        self._stream = stream
        self._moving = moving
        self._step = ""

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """Writes the step; elsewhere than on a terminal only when it begins."""
        if self._moving:
            count = f" {done}/{total}" if total else " …"
            self._stream.write(f"\r\x1b[K{step}{count}")
        elif step != self._step:
            self._stream.write(f"{step}\n")
        self._step = step
        self._stream.flush()

    def end(self) -> None:
        """Leaves the line clean for what is printed next."""
        if self._moving and self._step:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
        self._step = ""
