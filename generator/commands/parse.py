"""``maqala parse``: records of articles."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.options import add_jobs, add_root
from generator.commands.reporting import tell
from generator.diagnostics import exit_code

if TYPE_CHECKING:
    from generator.commands.options import Commands


def add(commands: Commands) -> None:
    """Adds the command and its options."""
    parser = commands.add_parser(
        "parse",
        help="print the records of articles",
        description="Reads texts and records and prints the articles' records; nothing is built.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
    parser.add_argument("--format", choices=("json", "yaml"), default="json", help="default: json")
    parser.add_argument(
        "--facts-only",
        action="store_true",
        help="leave out sentences (abstracts, body text, footnotes) and addresses of other than "
        "corresponding authors: what a catalogue may publish",
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="write each record to DIR/{id}.yml instead of printing it",
    )
    add_jobs(parser)
    add_root(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Runs the command; gives its exit code."""
    from pydantic_core import to_json

    from generator import files
    from generator.collecting import collect
    from generator.configuration import configure
    from generator.facts import facts_only
    from generator.model import as_data

    configuration = configure(options.root / "site_config")
    gathered, first = files.gather(options.paths)
    collection, second = collect(gathered, configuration, options.jobs)
    found = (*first, *second)
    articles = [facts_only(a) if options.facts_only else a for a in collection.articles]
    tell(found, only="error")
    if options.output is not None:
        for path in files.write_records(options.output, articles):
            print(path)
    elif options.format == "yaml":
        sys.stdout.write(files.as_yaml(articles))
    else:
        data = to_json([as_data(article) for article in articles], indent=1)
        sys.stdout.write(f"{data.decode()}\n")
    sys.stdout.flush()
    return exit_code(found)
