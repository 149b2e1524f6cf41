"""``maqala build``: the site."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.options import (
    add_content,
    add_jobs,
    add_root,
    add_site,
    add_strict,
    content,
    register,
)
from generator.commands.reporting import reason, tell
from generator.diagnostics import exit_code
from generator.progress import Line, Progress, silent
from generator.refused import NO_SITE

if TYPE_CHECKING:
    from generator.commands.options import Commands


def add(commands: Commands) -> None:
    """Adds the command and its options."""
    parser = commands.add_parser(
        "build",
        help="make the site from the content",
        description="Makes the site: reads texts, records and corrections, writes the pages, builds and "
        "indexes them, and then replaces the old site as a whole. If anything prevents the new site, "
        "the old one stays. A content error leaves out what it is about and builds the rest.",
    )
    add_content(parser)
    add_site(parser)
    parser.add_argument(
        "--offline",
        type=Path,
        metavar="FILE",
        help="also write the site as a zip file that opens from a disk, without a server and without search",
    )
    add_jobs(parser)
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="let the workers of a Dask scheduler (tcp://HOST:PORT) read, link and make pages; needs "
        "maqala[cluster]; both sides trust each other with everything",
    )
    add_strict(parser)
    parser.add_argument(
        "--allow-removals",
        action="store_true",
        help="publish even though articles vanish that the site had; their ids stay taken",
    )
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors and warnings")
    add_root(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Runs the command; gives its exit code."""
    progress = Line(sys.stderr, sys.stderr.isatty())
    code, published = make(options, silent if options.quiet else progress, progress, keep=True)
    if published and options.offline is not None:
        from generator.site import offline

        try:
            offline.pack(options.site or options.root / "build" / "site", options.offline)
        except OSError as error:
            print(f"maqala: {reason(error)}", file=sys.stderr)
            return 1
    return code


def make(options: argparse.Namespace, progress: Progress, line: Line, keep: bool = False) -> tuple[int, bool]:
    """Builds and publishes; gives the exit code and whether the site was replaced.

    Args:
        options: of the command.
        progress: told each step.
        line: where progress is shown.
        keep: whether what is published stays: ids are registered, articles must not vanish. A preview
            of what is being written does neither.
    """
    from generator import pipeline
    from generator.cluster import ClusterError, connected

    target = options.site or options.root / "build" / "site"
    configuration = pipeline.configure(options.root / "site_config", options.base_url, later=True)
    scheduler = getattr(options, "scheduler", None)
    try:
        with connected(scheduler) if scheduler else nullcontext() as cluster:
            published, found, count = pipeline.build(
                content(options),
                configuration,
                options.root,
                target,
                options.jobs,
                progress,
                register(options) if keep else None,
                allow_removals=not keep or options.allow_removals,
                cluster=cluster,
            )
    except ClusterError:
        line.end()
        raise
    except OSError as error:  # a full disk, say
        line.end()
        print(f"maqala: {reason(error)}\n{NO_SITE}", file=sys.stderr)
        return 1, False
    line.end()
    strict = getattr(options, "strict", False)
    tell(found, getattr(options, "quiet", False))
    code = exit_code(found, strict)
    if not published:
        print(NO_SITE, file=sys.stderr)
        return code or 1, False
    if not getattr(options, "quiet", False):
        print(f"{count} article{'' if count == 1 else 's'}: {target / 'index.html'}", file=sys.stderr)
    return code, True
