"""What commands print of findings, and the codes with which they end."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from generator.diagnostics import Diagnostic, as_github, as_gitlab, in_place_order
from generator.report import as_report, counts

#: The exit code of wrong use or configuration.
WRONG_USE = 2


def report(options: argparse.Namespace, found: Sequence[Diagnostic], more: dict[str, object]) -> None:
    """Prints findings in the form that was asked for."""
    if options.format == "json":
        data = {"diagnostics": [asdict(d) for d in in_place_order(found)], **more}
        print(json.dumps(data, ensure_ascii=False, indent=1))
    elif options.format == "gitlab":
        print(as_gitlab(found))
    elif options.format == "github":
        if text := as_github(found):
            print(text)
    elif found:
        print(f"{as_report(found, options.notes)}\n")


def tell(found: Sequence[Diagnostic], quiet: bool = False, only: str = "") -> None:
    """Prints findings on standard error; hints and mere notes only where there is room for them."""
    told = [d for d in found if d.severity == only or (not only and d.severity != "info")]
    if told:
        print(as_report(told), file=sys.stderr)
    if told and not only and not quiet:
        print(counts(found), file=sys.stderr)


def reason(error: OSError) -> str:
    """What went wrong with which file."""
    name = f"{error.filename}: " if error.filename else ""
    return f"{name}{error.strerror or error}"
