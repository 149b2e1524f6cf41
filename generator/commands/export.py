"""``maqala export``: the articles in a machine format."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.options import add_content, add_jobs, add_root, content
from generator.commands.reporting import tell
from generator.diagnostics import exit_code
from generator.exports import FORMATS

if TYPE_CHECKING:
    from generator.commands.options import Commands


def add(commands: Commands) -> None:
    """Adds the command and its options."""
    parser = commands.add_parser(
        "export",
        help="write the articles in a machine format",
        description="Writes the articles in one format: a file for each and, for bibtex, ris and csl, one "
        "for all. What may be published is what the site would show.",
    )
    parser.add_argument("--format", choices=FORMATS, required=True, help="which format")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="where the files go")
    add_content(parser)
    parser.add_argument(
        "--base-url", metavar="URL", help="the site's address; wins over site_config/site.yml"
    )
    add_jobs(parser)
    add_root(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Runs the command; gives its exit code."""
    from generator import files, pipeline

    configuration = pipeline.configure(options.root / "site_config", options.base_url)
    tree, found = pipeline.export(content(options), configuration, options.format, options.jobs)
    tell(found, only="error")
    for path in files.add_files(options.output, tree):
        print(path)
    return exit_code(found)
