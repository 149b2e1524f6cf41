"""Paragraphs of hard-wrapped text without blank lines, told by indents and short last lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from statistics import quantiles

from generator.reading.chunks import LAYOUT_HEADING, bullet, number
from generator.reading.layout.alone import front_and_rest, headings, on_first_page, small_headings
from generator.reading.layout.headsigns import HEAD_LONGEST, PAGE_NUMBER, names_issue_of_year
from generator.reading.layout.joined import joined_paragraphs
from generator.reading.layout.room import (
    ends_sentence,
    had_room,
    room_of,
)
from generator.reading.source import Line
from generator.reading.text import upper_share

#: A line's end behind which something new may begin.
ENDED = re.compile(r"[.!?…:;»”\")\]]\s*$")
_MARK = re.compile(r"\^\{[^{}]{1,8}\}")
#: No page's line is longer.
_PAGE_WIDEST = 160
#: Lines in capitals that are no longer may be one rubric; titles are longer.
_RUBRIC_WIDEST = 60
#: No line of a page with one column is shorter.
_PAGE_LEAST = 90
#: So far a quotation's lines are set in.
_BLOCK_INDENT = 3
#: A file of fewer lines does not tell how its paragraphs are parted.
_LINES_LEAST = 12
#: So many long lines must have another right below for a file's lines to be taken for paragraphs.
_TOUCHING_LEAST = 6
#: A file is taken for hard-wrapped where this share of its lines stands in runs of three or more.
_WRAPPED = 0.5


def part_paragraphs(lines: Sequence[Line], columns: bool = False) -> tuple[Line, ...]:
    """Put an empty line before each paragraph of a hard-wrapped file; any other file stays as it is.

    A paragraph begins at a first-line indent where the file uses them, else behind a short line
    that ends a sentence.

    Args:
        lines: the file's lines.
        columns: whether pages of the file have columns.
    """
    runs = _runs(lines)
    long_runs = [run for run in runs if len(run) > 2 and not run[0].text.startswith("^{")]
    held = [line for run in long_runs for line in run]
    if len(held) < 12 or len(held) < _WRAPPED * sum(map(len, runs)):
        return _part_long_lines(lines, runs)
    width = _width(held, columns)
    if not width:
        room = room_of((upper.text, lower.text) for run in long_runs for upper, lower in pairwise(run))
        return _with_gaps(lines, *joined_paragraphs(runs, room)) if room else _part_long_lines(lines, runs)
    base, firsts = max(
        ((base, _first_lines(long_runs, base)) for base, _ in Counter(x.indent for x in held).most_common(2)),
        key=itemgetter(1),
    )
    room = room_of((upper.text, lower.text) for run in long_runs for upper, lower in pairwise(run))
    begins: set[int] = set()
    marked: set[int] = set()
    front, *rest = front_and_rest(runs, width)
    begins |= set(on_first_page(front, width))
    for run in rest:
        for places in headings(run, width):
            begins |= {id(run[place]) for place in (*places, places[-1] + 1)}
            marked |= {id(run[place]) for place in places}
    for run in rest if room else ():
        for places in small_headings(run, room):
            begins |= {id(run[place]) for place in (places[0], places[-1] + 1)}
    for run in runs:
        hanging = firsts >= 4 and _hangs(run, base)
        for place, (upper, lower) in enumerate(pairwise(run)):
            if hanging:
                new = lower.indent == base
            elif firsts >= 4:
                centred = (upper.indent > base + 8) != (lower.indent > base + 8)
                new = base + 2 <= lower.indent <= base + 8 or (centred and not upper.text.endswith(","))
            else:
                new = (
                    _parted(upper, lower, run, place, width)
                    or had_room(upper.text, lower.text, room)
                    or _is_block_edge(run, place, base, width)
                )
            if upper.indent == lower.indent > base and (upper.text.endswith(",") or lower.text[:1].islower()):
                new = False  # a block that is indented as a whole
            if new or _is_page_number(upper.text) or _is_page_number(lower.text):
                begins.add(id(lower))
    return _with_gaps(lines, begins, marked)


def _width(held: Sequence[Line], columns: bool) -> float:
    """How wide the page's text is where most lines are nearly so wide, 0 elsewhere.

    An abstract may be wider than the columns below it.
    """
    lengths = [line.indent + len(line.text) for line in held]
    tenths = quantiles(lengths, n=10)
    for width in (tenths[8], tenths[6]) if columns else (tenths[8],):
        if width <= 130 and sum(length >= 0.8 * width for length in lengths) >= 0.5 * len(lengths):
            return width
    return 0


def _with_gaps(lines: Sequence[Line], begins: Set[int], marked: Set[int] = frozenset()) -> tuple[Line, ...]:
    """The lines, with an empty one before those of these ids, as two may have a number; headings are marked."""
    out: list[Line] = []
    for line in lines:
        if id(line) in begins:
            out.append(Line(line.number, ""))
        out.append(replace(line, text=f"{LAYOUT_HEADING}{line.text}") if id(line) in marked else line)
    return tuple(out)


def _part_long_lines(lines: Sequence[Line], runs: Sequence[Sequence[Line]]) -> tuple[Line, ...]:
    """Put an empty line between paragraphs of a file in which each is a line, as word processors save text.

    Where hardly any line is empty, or something stands right below most long lines, every line is a paragraph. Elsewhere a paragraph longer than any
    page's line stands alone, and with it a short line that is glued to it and opens or ends no sentence.
    """
    whole = _lines_are_whole(runs)
    widest = _PAGE_LEAST if whole else _PAGE_WIDEST
    begins = {
        id(lower)
        for run in runs
        for upper, lower in pairwise(run)
        if _stands_apart(upper.text, lower.text, widest)
    }
    if whole and (len(runs) * 10 <= sum(map(len, runs)) or _long_lines_touch(runs)):
        begins = {
            id(lower)
            for run in runs
            for upper, lower in pairwise(run)
            if not _goes_on(upper.text, lower.text)
        }
    return _with_gaps(lines, begins)


def _lines_are_whole(runs: Sequence[Sequence[Line]]) -> bool:
    """Whether the long lines of a file end sentences, as no page's lines do."""
    lengths = [len(line.text) for run in runs for line in run]
    if len(lengths) < _LINES_LEAST:
        return False
    least = 0.6 * quantiles(lengths, n=10)[-1]
    ends = [ends_sentence(x.text) for run in runs for x in run if len(x.text) > least]
    return sum(ends) >= 0.45 * len(ends)


def _long_lines_touch(runs: Sequence[Sequence[Line]]) -> bool:
    """Whether another line stands right below most paragraphs, each a line longer than a page's."""
    long_ = sum(len(line.text) > _PAGE_WIDEST for run in runs for line in run)
    touching = sum(len(line.text) > _PAGE_WIDEST for run in runs for line in run[:-1])
    return touching >= _TOUCHING_LEAST and touching > 0.6 * long_


def _goes_on(upper: str, lower: str) -> bool:
    """Whether two lines of such a file belong together: items, or a line that breaks off."""
    if bullet(lower) is not None:
        return bullet(upper) is not None
    if max(len(upper), len(lower)) < _RUBRIC_WIDEST and min(upper_share(upper), upper_share(lower)) > 0.9:
        # a rubric in several lines, and no code below it
        return not any(map(str.isdigit, lower)) and (upper[-1:].isalpha() or upper.endswith("/"))
    if len(lower) < HEAD_LONGEST and lower.rstrip().endswith("**") and lower.count("**") % 2:
        return upper.count("**") % 2 == 1  # bold that was opened above
    if PAGE_NUMBER.fullmatch(upper) or (names_issue_of_year(upper) and len(upper) < HEAD_LONGEST):
        return False  # what a page's edge put above the rest of a paragraph
    if lower.startswith("^{") or ends_sentence(upper):
        return False  # a note, or the rest of a paragraph below a line that a page's edge put there
    return lower[:1].islower() or (upper.endswith(",") and not lower[:1].isdigit())


def _stands_apart(upper: str, lower: str, widest: int) -> bool:
    """Whether a paragraph on a line of its own, longer than a page's line, ends or begins between two lines."""
    if not _opens_line(lower) or upper[:1].isdigit() or upper.endswith("\\") or "@" in upper or "@" in lower:
        return False  # numbered lines tell by themselves where they belong
    if len(upper) > widest:
        heads = len(lower) < HEAD_LONGEST and not re.search(r"[.,;]$", lower)
        return ends_sentence(upper) and (heads or len(lower) > widest)
    if len(lower) <= widest or len(upper) > HEAD_LONGEST or not _opens_line(upper):
        return False
    return ends_sentence(lower) and not re.search(r"[,;:–—-]$", upper)


def _opens_line(text: str) -> bool:
    """Whether a line begins as a sentence or a heading does, and is no item, note or row."""
    return (
        bool(re.match(r"[#*_\"«“(]{0,6}(?:\d{1,2}(?:\.\d{1,2})*\.?\s)?[^\W\d_]", text))
        and not text.lstrip('#*_"«“( ')[:1].islower()
    )


def _first_lines(runs: Sequence[Sequence[Line]], base: int) -> int:
    """How many lines are set in by two signs to eight before one at an indent."""
    return sum(
        base + 2 <= b.indent <= base + 8 and c.indent == base for run in runs for b, c in pairwise(run)
    )


def _hangs(run: Sequence[Line], base: int) -> bool:
    """Whether the lines of a run that stand out begin its entries, and those set in go on with them."""
    out = [line.text for line in run if line.indent == base]
    indents = {line.indent for line in run if line.indent != base}
    opens = all(re.match(r"[\"«“(\[]?[^\W_a-zа-яёәғқңөұүһі]", text) for text in out)
    return len(indents) == 1 and min(indents) > base and run[0].indent == base and len(out) > 1 and opens


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines between blank ones; rows of tables are left out."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if not line.text.strip():
            runs.append([])
        elif not line.text.lstrip().startswith("|") and "\t" not in line.text.strip():
            runs[-1].append(line)
    return [run for run in runs if run]


def _is_page_number(text: str) -> bool:
    """Whether a line is a page's number; a figure with a full stop ends a sentence."""
    return bool(PAGE_NUMBER.fullmatch(text)) and not (text.endswith(".") and text[0].isdigit())


def _is_item(text: str) -> bool:
    return bullet(text) is not None or number(text) is not None


def _is_block_edge(run: Sequence[Line], place: int, base: int, width: float) -> bool:
    """Whether lines that are all set in begin or end below a line of flush text, as quotations are."""
    upper, lower = run[place], run[place + 1]
    if upper.indent == base and lower.indent >= base + _BLOCK_INDENT:
        below = run[place + 2].indent if place + 2 < len(run) else base
        ended = upper.text.endswith(":") or (len(upper.text) < 0.8 * width and ends_sentence(upper.text))
        return below == lower.indent and ended and not lower.text[:1].islower()
    return (
        upper.indent >= base + _BLOCK_INDENT
        and lower.indent == base
        and place > 0
        and run[place - 1].indent == upper.indent
        and ends_sentence(upper.text)
        and not _is_item(lower.text)
    )


def _parted(upper: Line, lower: Line, run: Sequence[Line], place: int, width: float) -> bool:
    """Whether a paragraph ends between two lines without indents."""
    length = len(_MARK.sub("", upper.text)) if upper.text.endswith("}") else len(upper.text)
    if length >= 0.8 * width or lower.indent > upper.indent + 1:
        return False
    if not re.match(r"[\"«“(\[*]*(?:[^\W\d_]|\d)", lower.text) or lower.text[:1].islower():
        return False
    if ends_sentence(upper.text):
        return True
    if place and not _is_item(lower.text) and _is_item(upper.text) and _is_item(run[place - 1].text):
        return True  # the last of some items that have a line each
    shouted = upper.text.isupper() and place == 0
    following = run[place + 1]
    return shouted and not ENDED.search(upper.text) and len(following.text) >= 0.8 * width
