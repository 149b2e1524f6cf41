"""The command line: what all commands have in common; each is a module of :mod:`generator.commands`.

Exit codes: 0 done; 1 the content has errors (or warnings, with ``--strict``); 2 wrong use or
configuration.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from generator import __version__, workers
from generator.commands import build, check, export, links, new, parse, schema, serve
from generator.commands.reporting import WRONG_USE, reason
from generator.refused import Refused


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # whatever the locale; a file name may be no text at all
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(argv)
    try:
        with workers.collecting_seldom():
            return int(options.run(options))
    except Refused as error:
        print(error.told(), file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print("\nmaqala: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:  # `maqala parse … | head` is nobody's mistake
        sys.stdout = None
        return 0
    except OSError as error:
        print(f"maqala: {reason(error)}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="maqala",
        description="Turns parsed scholarly articles in Kazakh, Russian and English into a searchable site.",
        epilog="Exit codes: 0 done; 1 the content has errors (or warnings, with --strict); "
        "2 wrong use or configuration.",
    )
    parser.add_argument("--version", action="version", version=f"maqala {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (build, parse, check, serve, export, links, new, schema):
        command.add(commands)
    return parser
