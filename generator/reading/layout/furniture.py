"""What a web page or a tool puts around an article: menus, counters, buttons, a header of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.layout.said import key_of
from generator.reading.source import Line
from generator.reading.vocabulary import Vocabulary

#: It stands among a file's first lines, and on short ones.
_DEEPEST = 120
_LONGEST = 320
#: A counter, or the sign of an item, beside other furniture.
_COUNTER = re.compile(r"\W{0,3}\d{0,6}\W{0,3}")
#: ``title: "A title"`` of the header that some tools put before a text (YAML).
_ENTRY = re.compile(r"(?P<key>[a-z][\w -]{1,30}):(?:\s+(?P<value>.*))?", re.IGNORECASE)
_ITEM = re.compile(r"\s*-\s.*|\[\]|[\])]")
_HEADER_LONGEST = 40
_FENCE = "---"


def part_furniture(
    lines: Sequence[Line], vocabulary: Vocabulary
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Empty the lines that belong to a web page or to a tool, and not to the article on it.

    Returns:
        The lines, as many as there were, and what stood on those that are empty now.
    """
    header = _header(lines)
    kept = [header.get(line.number, line) for line in lines[:_DEEPEST]]
    told = [0 < len(x.text) <= _LONGEST and vocabulary.has("furniture", x.text) for x in kept]
    if not header and not any(told):
        return tuple(lines), ()
    told = _with_counters(kept, told)
    kept = [
        Line(line.number, "") if is_furniture else line for line, is_furniture in zip(kept, told, strict=True)
    ]
    gone = [old for old, new in zip(lines, kept, strict=False) if old.text and not new.text]
    return (*kept, *lines[_DEEPEST:]), tuple(gone)


def _with_counters(lines: Sequence[Line], told: Sequence[bool]) -> list[bool]:
    """The same with the counters and bare signs right below furniture, or below one of them."""
    out: list[bool] = []
    for line, is_furniture in zip(lines, told, strict=True):
        below = bool(out) and out[-1]
        out.append(is_furniture or (below and bool(line.text) and bool(_COUNTER.fullmatch(line.text))))
    return out


def _header(lines: Sequence[Line]) -> dict[int, Line]:
    """The lines of a tool's header by their numbers: empty, but for a title that the text does not say and a DOI."""
    if not lines or lines[0].text != _FENCE:
        return {}
    end = next((at for at, line in enumerate(lines[1:_HEADER_LONGEST], 1) if line.text == _FENCE), 0)
    entries = [_ENTRY.fullmatch(line.text) for line in lines[1:end]]
    if not any(entries) or not all(
        entry or not line.text or _ITEM.fullmatch(line.text) or line.indent
        for entry, line in zip(entries, lines[1:end], strict=True)
    ):
        return {}
    held = {line.number: Line(line.number, "") for line in lines[: end + 1]}
    below = {key_of(line.text) for line in lines[end + 1 : end + 20]}
    for entry, line in zip(entries, lines[1:end], strict=True):
        key = entry["key"].casefold() if entry else ""
        value = (entry["value"] or "").strip().strip("\"'") if entry else ""
        if key == "title" and value and not any(key_of(value) in said for said in below):
            held[line.number] = Line(line.number, f"# {value}")
        elif key == "doi" and value.startswith("10."):
            held[line.number] = Line(line.number, f"DOI: {value}")
    return held
