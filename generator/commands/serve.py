"""``maqala serve``: the site shown here, and built anew when something changes."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from generator.commands.build import make
from generator.commands.options import add_content, add_jobs, add_root, add_site, content, port
from generator.progress import Line
from generator.refused import Refused

if TYPE_CHECKING:
    from generator.commands.options import Commands


def add(commands: Commands) -> None:
    """Adds the command and its options."""
    parser = commands.add_parser(
        "serve",
        help="show the site here and rebuild it when something changes",
        description="Builds the site, serves it to this machine, and rebuilds it when content, "
        "site_config or mkdocs.yml change. Reload the page to see the new site. Ctrl+C ends it.",
    )
    add_content(parser)
    add_site(parser)
    add_jobs(parser)
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen at (default: this machine only)"
    )
    parser.add_argument(
        "--port", type=port, default=8000, help="port to listen at (default: 8000; 0: any free)"
    )
    add_root(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Runs the command; gives its exit code."""
    from generator.site import serve

    target = options.site or options.root / "build" / "site"
    progress = Line(sys.stderr, sys.stderr.isatty())
    watched = [*content(options), options.root / "site_config", options.root / "mkdocs.yml"]
    state = serve.state_of(watched)
    code, published = make(options, progress, progress)
    if not published and not (target / "index.html").is_file():
        return code

    def rebuild() -> None:
        try:
            make(options, progress, progress)
        except Refused as error:
            progress.end()
            print(error.told(), file=sys.stderr)

    serve.run(target, options.host, options.port, watched, state, rebuild)
    return 0
