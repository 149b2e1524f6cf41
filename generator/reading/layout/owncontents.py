"""An article's own table of contents: its lines are put aside, and the headings that it names are marked below."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from generator.reading.issue.aside import says_contents
from generator.reading.source import Line
from generator.reading.text import inline, strip_heading_marks
from generator.reading.vocabulary import Vocabulary

#: A line of contents: what it names, leaders or a gap, and a page.
_ENTRY = re.compile(r"(?P<name>\S.{0,200}?)[\s.…·_]{0,200}[\s.…·_](?P<page>\d{1,4})")
#: The number of a part: ``IV.``, ``2.``, ``2.1``, ``A.``, ``a)``.
_NUMBER = re.compile(
    r"(?:(?P<roman>[IVX]{1,6})|(?P<decimal>\d{1,2}(?:\.\d{1,2}){0,3})|(?P<letter>[A-ZА-Я])|(?P<small>[a-zа-я]))(?:[.)]\s?|\s)"
)
_LETTERS = re.compile(r"[^\W_]+")
#: More lines has no article's table of contents; no heading is longer than two of these.
_LONGEST, _HEADING = 250, 130
#: So near above contents an abstract makes them its article's own.
_ABOVE = 60
#: So many names must stand below as headings, and this share of all.
_LEAST, _SHARE = 3, 0.6


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a table of contents names: the name as printed, and its letters and figures."""

    name: str
    key: str


def mark_own_contents(
    lines: Sequence[Line], edges: Set[int], vocabulary: Vocabulary
) -> tuple[tuple[Line, ...], frozenset[int]]:
    """Mark the headings that an article's own contents name as headings of their levels.

    Contents are an article's own where a known section (an introduction, a conclusion) is among what they
    name, or an abstract stands above them, and most of this stands below on lines of its own, in the same order.

    Args:
        lines: the file's lines.
        edges: numbers of lines that belong to no text.
        vocabulary: the reader's words.

    Returns:
        The lines, and the numbers of the lines of the contents.
    """
    if any(line.text.startswith("#") for line in lines):
        return tuple(lines), frozenset()
    changed: dict[int, str] = {}
    aside: set[int] = set()
    place = 0
    while place < len(lines):
        text = lines[place].text
        if len(text) > 60 or not text.strip() or not says_contents(inline(text), vocabulary):
            place += 1
            continue
        end, entries = _read(lines, place + 1, edges)
        own = len(entries) >= _LEAST and (
            _names_section(entries, vocabulary)
            or _behind_abstract(lines[max(0, place - _ABOVE) : place], vocabulary)
        )
        found = _below(lines, end, entries, edges) if own else {}
        if len(found) >= max(_LEAST, _SHARE * len(entries)):
            aside.update(line.number for line in lines[place:end] if line.text.strip())
            levels = _levels(entries)
            for number, (at, last) in found.items():
                printed = " ".join(lines[line].text.strip() for line in range(at, last + 1))
                changed[at] = f"{'#' * levels[number]} {printed}"
                changed.update((other, "") for other in range(at + 1, last + 1))
        place = max(end, place + 1)
    if not aside:
        return tuple(lines), frozenset()
    out = [replace(line, text=changed[at]) if at in changed else line for at, line in enumerate(lines)]
    return tuple(out), frozenset(aside)


def _read(lines: Sequence[Line], begin: int, edges: Set[int]) -> tuple[int, list[_Entry]]:
    """The entries of contents that begin at a place, and the place behind the last."""
    entries: list[_Entry] = []
    end = begin
    above: list[str] = []
    for place in range(begin, min(len(lines), begin + _LONGEST)):
        text = lines[place].text.strip()
        if not text or lines[place].number in edges:
            continue
        match = _ENTRY.fullmatch(text)
        if match is None:
            above.append(text)
            if len(above) > 1 or len(text) > _HEADING:
                break
            continue
        name = inline(strip_heading_marks(" ".join((*above, match["name"].rstrip(" .…·_")))))
        entries.append(_Entry(name, _key(name)))
        above = []
        end = place + 1
    return end, entries


def _key(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


def _names_section(entries: Sequence[_Entry], vocabulary: Vocabulary) -> bool:
    return any(
        vocabulary.section_level(name) is not None
        for entry in entries
        for name in (entry.name, _NUMBER.sub("", entry.name, count=1))
    )


def _behind_abstract(above: Sequence[Line], vocabulary: Vocabulary) -> bool:
    return any(vocabulary.has(group, line.text) for line in above for group in ("abstract", "keywords"))


def _below(
    lines: Sequence[Line], begin: int, entries: Sequence[_Entry], edges: Set[int]
) -> dict[int, tuple[int, int]]:
    """Which entries stand below the contents, each on a line or two: entry → places of the first and the last line."""
    wanted = {entry.key for entry in entries}
    openings = {key[:6] for key in wanted}
    stands: dict[str, list[tuple[int, int]]] = defaultdict(list)
    texts = [
        (place, _key(line.text) if len(line.text) <= _HEADING else "")
        for place, line in enumerate(lines[begin:], begin)
        if line.text.strip() and line.number not in edges
    ]
    for number, (place, key) in enumerate(texts):
        if key in wanted:
            stands[key].append((place, place))
        elif key[:6] in openings and number + 1 < len(texts) and texts[number + 1][1]:
            last, rest = texts[number + 1]
            if key + rest in wanted and last - place < 3:
                stands[key + rest].append((place, last))
    found: dict[int, tuple[int, int]] = {}
    last = begin - 1
    for number, entry in enumerate(entries):
        places = stands.get(entry.key, [])
        at = bisect_right(places, (last, len(lines)))
        if at < len(places):
            found[number] = places[at]
            last = places[at][1]
    return found


def _levels(entries: Sequence[_Entry]) -> list[int]:
    """The level of each entry: the depth of its decimals, else of its kind of number below those open above it."""
    open_: list[str] = []
    levels = []
    for entry in entries:
        match = _NUMBER.match(entry.name)
        kind = next((name for name, told in match.groupdict().items() if told), "") if match else ""
        if match and "." in (match["decimal"] or ""):
            levels.append(match["decimal"].count(".") + 1)
            continue
        if kind in open_:
            del open_[open_.index(kind) + 1 :]
        elif kind:
            open_.append(kind)
        levels.append(max(1, len(open_)) if kind else 1)
    return levels
