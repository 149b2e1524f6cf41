"""``maqala schema``: the JSON Schema of a record."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.commands.options import Commands


def add(commands: Commands) -> None:
    """Adds the command and its options."""
    parser = commands.add_parser(
        "schema",
        help="print the JSON Schema of a record",
        description="Prints the JSON Schema of an article record; editors use it to check YAML.",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Runs the command; gives its exit code."""
    from generator.model import Article

    print(json.dumps(Article.model_json_schema(), ensure_ascii=False, indent=1))
    return 0
