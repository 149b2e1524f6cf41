"""What ``maqala check`` prints for people: findings by article, without repeating itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from generator.diagnostics import SEVERITIES, Diagnostic, as_line, in_place_order

_LINES_SHOWN = 8


def as_report(found: Iterable[Diagnostic], notes: bool = True) -> str:
    """The findings, those of one article together under its id, errors before warnings before notes.

    What is said in the same words of several lines is said once, with the lines; what to do stands
    once below the findings that it is about.

    Args:
        found: in any order.
        notes: whether notes are shown one by one, or only counted by code.

    Returns:
        Lines such as ``file:line: severity: message [code]``, and "" where nothing was found.
    """
    ordered = in_place_order(found)
    shown = [d for d in ordered if notes or d.severity != "info"]
    groups: dict[tuple[str, str], list[Diagnostic]] = {}
    for d in shown:
        groups.setdefault((d.file if not d.article else "", d.article), []).append(d)
    parts = ["\n".join(_group(article, group)) for (_, article), group in groups.items()]
    if len(shown) < len(ordered):
        counts = Counter(d.code for d in ordered if d.severity == "info")
        listed = ", ".join(f"{count} {code}" for code, count in counts.most_common())
        parts.append(f"Notes, not shown: {listed}. --notes shows them.")
    return "\n\n".join(parts)


def counts(found: Iterable[Diagnostic], all_kinds: bool = True) -> str:
    """Such as ``no errors, 1 warning, 12 notes``, or without the kinds of which there are none."""
    number = Counter(d.severity for d in found)
    words = {"error": "error", "warning": "warning", "info": "note"}
    return ", ".join(
        f"{number[severity] or 'no'} {words[severity]}{'' if number[severity] == 1 else 's'}"
        for severity in SEVERITIES
        if all_kinds or number[severity]
    )


def _group(article: str, group: Sequence[Diagnostic]) -> Iterable[str]:
    if article:
        yield f"{article}: {counts(group, all_kinds=False)}"
    group = sorted(group, key=lambda d: SEVERITIES.index(d.severity))
    first = {d.code: place for place, d in reversed(list(enumerate(group)))}
    group = sorted(group, key=lambda d: (SEVERITIES.index(d.severity), first[d.code]))
    for _, same_code in groupby(group, key=lambda d: (d.severity, d.code, d.hint)):
        findings: dict[tuple[str, str], list[Diagnostic]] = {}
        for d in same_code:
            findings.setdefault((d.file, d.message), []).append(d)
        for same in findings.values():
            yield _line(same)
        if same[0].hint:
            yield f"    {same[0].hint}"


def _line(same: Sequence[Diagnostic]) -> str:
    """One finding, and the further lines of which the same is said."""
    d, lines = same[0], sorted({d.line for d in same})
    said = as_line(replace(d, line=lines[0]))
    if further := [str(line) for line in lines[1:]]:
        more = f" and {len(further) - _LINES_SHOWN} more" if len(further) > _LINES_SHOWN else ""
        said += f", also line{'s' if len(further) > 1 else ''} {', '.join(further[:_LINES_SHOWN])}{more}"
    return said
