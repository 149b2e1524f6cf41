"""``maqala check``: what is wrong or doubtful, in the content or between the pages of the site."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.options import add_content, add_jobs, add_root, add_strict, content
from generator.commands.reporting import WRONG_USE, report
from generator.diagnostics import exit_code
from generator.report import counts

if TYPE_CHECKING:
    from generator.commands.options import Commands


def add(commands: Commands) -> None:
    """Adds the command and its options."""
    parser = commands.add_parser(
        "check",
        help="tell what is wrong or doubtful, without building",
        description="Reads and links the content and tells what is wrong or doubtful, with file and line, "
        "and how complete each article is. With --links it looks at the built site instead.",
    )
    add_content(parser)
    add_strict(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "gitlab"),
        default="text",
        help="text for people (default), json for programs, github for annotations on a pull request, "
        "gitlab for a Code Quality report",
    )
    parser.add_argument("--notes", action="store_true", help="show notes one by one, not only their number")
    parser.add_argument(
        "--links",
        action="store_true",
        help="check that every link between the pages of the built site leads somewhere, and that no page "
        "loads anything from elsewhere",
    )
    parser.add_argument(
        "--site", type=Path, metavar="DIR", help="the built site for --links; default: build/site"
    )
    add_jobs(parser)
    add_root(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Runs the command; gives its exit code."""
    if options.links:
        return _check_links(options)
    from generator import completeness, files, pipeline

    configuration = pipeline.configure(options.root / "site_config")
    gathered, first = files.gather(content(options))
    collection, second = pipeline.collect(gathered, configuration, options.jobs)
    _, third = pipeline.connect(collection, configuration, options.jobs)
    found = (*first, *second, *third, *pipeline.check_register(gathered, collection))
    table = completeness.rows(collection.articles, found)
    report(options, found, {"articles": completeness.as_data(table)})
    if options.format == "text":
        print(completeness.as_table(table, shutil.get_terminal_size().columns))
        print(f"\n{counts(found)}")
    return exit_code(found, options.strict)


def _check_links(options: argparse.Namespace) -> int:
    from generator.links import internal

    site: Path = options.site or options.root / "build" / "site"
    if not (site / "index.html").is_file():
        print(f"maqala: there is no site in {site}; maqala build makes one.", file=sys.stderr)
        return WRONG_USE
    found = tuple(internal.problems(site))
    report(options, found, {})
    if options.format == "text":
        print(f"{len(found) or 'no'} link{'' if len(found) == 1 else 's'} to mend")
    return exit_code(found, options.strict)
