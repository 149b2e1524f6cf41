"""``maqala new``: a site of one's own."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.reporting import WRONG_USE

if TYPE_CHECKING:
    from generator.commands.options import Commands


def add(commands: Commands) -> None:
    """Adds the command and its options."""
    parser = commands.add_parser(
        "new",
        help="make a site of one's own",
        description="Makes a folder with an example text, the settings, and workflows that check and "
        "publish the site with GitHub Pages or GitLab Pages. The folder must be new or empty.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the new folder")
    parser.add_argument(
        "--install-from",
        default="",
        metavar="WHAT",
        help="where the workflows install maqala from: maqala==VERSION (default: this version), "
        "./vendor/NAME.whl, or “maqala @ git+https://…”",
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help="in a site that was made before: write workflows, templates and locked dependencies anew, "
        "as this version has them; content, settings and README stay",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Runs the command; gives its exit code."""
    from generator import starter

    folder: Path = options.folder
    try:
        if options.update:
            done = starter.update(folder, options.install_from)
            for path in done.written:
                print(path)
            if done.other_source:
                print(f"maqala.txt names “{done.other_source}” and was left alone.", file=sys.stderr)
            print(f"{len(done.written)} files changed. Look at them, then commit.", file=sys.stderr)
            return 0
        made = starter.create(folder, options.install_from)
    except starter.NewSiteError as error:
        print(f"maqala: {error}.", file=sys.stderr)
        return WRONG_USE
    print(f"Made {len(made)} files in {folder}. Next:", file=sys.stderr)
    print(f"    cd {shlex.quote(str(folder))}", file=sys.stderr)
    print("    maqala serve      shows the site; put texts into content/texts and reload", file=sys.stderr)
    print("README.md in that folder says how to publish it.", file=sys.stderr)
    return 0
