"""Diagnostics: what the house noticed, with the place and a hint how to mend it.

Stages return diagnostics beside their value; only :mod:`generator.commands` prints them.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
#: The gravest first.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
#: GitHub shows so many annotations of each kind that one step makes, and drops the rest in silence.
_GITHUB_SHOWS = 10


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
        lines.append(as_line(d))
        if d.hint:
            lines.append(f"    {d.hint}")
    return "\n".join(lines)


def as_line(d: Diagnostic) -> str:
    """``file:line: severity: message [code]``, in one line whatever the message holds."""
    place = d.file + (f":{d.line}" if d.line else "")
    return " ".join(f"{place + ': ' if place else ''}{d.severity}: {d.message} [{d.code}]".splitlines())


def in_place_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file and line; what is said of one line stays in its order."""
    return sorted(found, key=lambda d: (d.file, d.line))


def as_github(found: Iterable[Diagnostic]) -> str:
    """Errors and warnings as workflow commands, which GitHub shows beside the lines they are about.

    It shows ten of each kind. Where there are more, the tenth says so, and the rest follow as
    ordinary lines of the log. Notes are left out.
    """
    ordered = in_place_order(found)
    commands: list[str] = []
    rest: list[str] = []
    for severity in ("error", "warning"):
        of_kind = [d for d in ordered if d.severity == severity]
        shown = of_kind if len(of_kind) <= _GITHUB_SHOWS else of_kind[: _GITHUB_SHOWS - 1]
        commands += [_command(d) for d in shown]
        if over := of_kind[len(shown) :]:
            said = (
                f"{len(over)} more {severity}s stand in the log of this step; maqala check prints them all."
            )
            commands.append(f"::{severity} title=maqala::{said}")
            # a sign in front: what a text says must not be taken for a command
            rest += [f"- {as_line(d)}" for d in over]
    return "\n".join([*commands, *rest])


def _command(d: Diagnostic) -> str:
    message = d.message + (f" {d.hint}" if d.hint else "")
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    place = [f"file={_property(d.file)}"] * bool(d.file) + [f"line={d.line}"] * bool(d.file and d.line)
    return f"::{d.severity} {','.join([*place, f'title={_property(d.code)}'])}::{escaped}"


def as_gitlab(found: Iterable[Diagnostic]) -> str:
    """A Code Quality report, which GitLab shows beside the lines of a merge request.

    A fingerprint tells one finding from another and stays when lines move.
    """
    names = {"error": "critical", "warning": "minor", "info": "info"}
    seen: Counter[str] = Counter()
    report = []
    for d in in_place_order(found):
        key = "\0".join((d.file, d.article, d.code, d.message))
        seen[key] += 1
        report.append(
            {
                "description": d.message + (f" {d.hint}" if d.hint else ""),
                "check_name": d.code,
                "fingerprint": hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest(),
                "severity": names[d.severity],
                "location": {"path": d.file, "lines": {"begin": max(d.line, 1)}},
            }
        )
    return json.dumps(report, ensure_ascii=False, indent=1)


def _property(text: str) -> str:
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        text = text.replace(sign, code)
    return text


def exit_code(found: Iterable[Diagnostic], strict: bool = False) -> int:
    """0 where nothing stands in the way, 1 where the content has errors (or warnings, if strict)."""
    bad = {"error", "warning"} if strict else {"error"}
    return int(any(d.severity in bad for d in found))
