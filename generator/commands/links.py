"""``maqala links``: whether the addresses that articles name still answer."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.commands.options import add_content, add_jobs, add_root, at_least_one, content, seconds
from generator.commands.reporting import WRONG_USE, report, tell
from generator.progress import Line

if TYPE_CHECKING:
    from generator.commands.options import Commands


def add(commands: Commands) -> None:
    """Adds the command and its options."""
    parser = commands.add_parser(
        "links",
        help="ask whether the addresses that articles name still answer",
        description="Asks other sites for the DOIs, legal acts, references and links that the articles name: "
        "one request at a time to a host, with pauses. Answers are kept, so a round that is stopped or "
        "limited goes on next time. Whatever the answers are, the exit code is 0; builds ask nobody.",
    )
    add_content(parser)
    parser.add_argument(
        "--limit", type=at_least_one, metavar="N", help="ask for at most so many addresses now"
    )
    parser.add_argument(
        "--cache", type=Path, metavar="FILE", help="where answers are kept; default: build/links.json"
    )
    parser.add_argument("--again", action="store_true", help="ask for everything anew")
    parser.add_argument(
        "--pause", type=seconds, default=1.0, metavar="S", help="seconds between two requests to a host"
    )
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="default: text")
    parser.add_argument("--notes", action="store_true", help="show notes one by one, not only their number")
    add_jobs(parser)
    add_root(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Runs the command; gives its exit code."""
    from datetime import UTC, datetime

    from generator import files, pipeline
    from generator.links import addresses, answers, asking, inquiry

    configuration = pipeline.configure(options.root / "site_config")
    gathered, first = files.gather(content(options))
    collection, second = pipeline.collect(gathered, configuration, options.jobs)
    corpus, _ = pipeline.connect(collection, configuration, options.jobs)
    tell((*first, *second), only="error")  # what cannot be read is not asked for
    named = addresses.collect(collection, corpus, configuration.site)
    cache: Path = options.cache or options.root / "build" / "links.json"
    try:
        kept = {} if options.again else inquiry.read(cache)
    except ValueError as error:
        print(f"maqala: {cache}: {error}; remove it or name another with --cache.", file=sys.stderr)
        return WRONG_USE
    contact = configuration.site.base_url or configuration.site.report_errors_to
    agent = (
        f"maqala/{__version__} (checks links of a collection of articles{f'; {contact}' if contact else ''})"
    )
    manners = asking.Manners(agent, pause=options.pause)
    today = datetime.now(UTC).date()
    line = Line(sys.stderr, sys.stderr.isatty())
    done = inquiry.go(
        list(named),
        kept,
        cache,
        today,
        lambda urls: asking.ask_all(urls, today, manners),
        options.limit,
        line,
    )
    line.end()
    found = tuple(answers.findings(named, done.answers))
    report(options, found, {"answers": {url: asdict(a) for url, a in done.answers.items()}})
    if options.format == "text":
        print(answers.summary(named, done.answers))
    print(f"{done.asked} of {len(named)} addresses asked for now, {done.left} left", file=sys.stderr)
    return 0
