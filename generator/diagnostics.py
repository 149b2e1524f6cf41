"""Diagnostics: what the house noticed, with the place and a hint how to mend it.

Stages return diagnostics beside their value; only :mod:`generator.cli` prints them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        code: stable short name, such as ``keywords-count``; ``docs/diagnostics.md`` explains each.
        severity: ``error`` makes the exit code 1, ``warning`` does with ``--strict``.
        message: one sentence that names what was found.
        file: the file, as the user named it.
        line: 1-based line in that file, 0 where the file as a whole is meant.
        hint: what to do about it.
        article: the article's id, where the finding is about one.
    """

    code: str
    severity: Severity
    message: str
    file: str = ""
    line: int = 0
    hint: str = ""
    article: str = ""


def as_text(found: Iterable[Diagnostic]) -> str:
    """One line a finding, ``file:line: severity: message [code]``, the hint indented below."""
    lines = []
    for d in found:
        place = d.file + (f":{d.line}" if d.line else "")
        lines.append(f"{place + ': ' if place else ''}{d.severity}: {d.message} [{d.code}]")
        if d.hint:
            lines.append(f"    {d.hint}")
    return "\n".join(lines)


def as_json(found: Iterable[Diagnostic]) -> str:
    """A JSON array of objects with the attributes of :class:`Diagnostic`."""
    return json.dumps([asdict(d) for d in found], ensure_ascii=False, indent=1)


def as_github(found: Iterable[Diagnostic]) -> str:
    """Workflow commands, one a line, that GitHub shows as annotations on the changed files."""
    names = {"error": "error", "warning": "warning", "info": "notice"}
    lines = []
    for d in found:
        message = d.message + (f" {d.hint}" if d.hint else "")
        place = f"file={_property(d.file)}" + (f",line={d.line}" if d.line else "")
        escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        lines.append(f"::{names[d.severity]} {place},title={_property(d.code)}::{escaped}")
    return "\n".join(lines)


def _property(text: str) -> str:
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        text = text.replace(sign, code)
    return text


def exit_code(found: Iterable[Diagnostic], strict: bool = False) -> int:
    """0 where nothing stands in the way, 1 where the content has errors (or warnings, if strict)."""
    bad = {"error", "warning"} if strict else {"error"}
    return int(any(d.severity in bad for d in found))
