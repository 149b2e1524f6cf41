"""Nodes of JSON-LD, and how they are written."""

from __future__ import annotations

import json
from typing import Any

Node = dict[str, Any]
_as_json = json.JSONEncoder(ensure_ascii=False).encode


def script(node: Node) -> str:
    """A ``<script>`` that no text in it can end."""
    text = _as_json({"@context": "https://schema.org"} | node)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def bare(node: Node) -> Node:
    """Without empty values; a node that has only its type left is none."""
    kept = {key: value for key, value in node.items() if value not in (None, "", [], {}, ())}
    return kept if set(kept) - {"@type"} else {}
