"""Paragraphs of wrapped text in which a tool put lines that a hyphen parted together, two or three on one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.reading.layout.alone import ROOM_LEFT, front_and_rest, headings, on_first_page, small_headings
from generator.reading.layout.room import had_room_joined, own_room
from generator.reading.source import Line


def joined_paragraphs(runs: Sequence[Sequence[Line]], room: int) -> tuple[set[int], set[int]]:
    """Where paragraphs begin if a tool put lines that a hyphen parted together.

    Args:
        runs: the file's lines between blank ones.
        room: how long a line of the page is.

    Returns:
        The lines above which a paragraph ends and those that are headings for certain, each by its ``id``.
    """
    begins: set[int] = set()
    marked: set[int] = set()
    front, *rest = front_and_rest(runs, room)
    begins |= set(on_first_page(front, room))
    for run in rest:
        own = own_room([(upper.text, lower.text) for upper, lower in pairwise(run)], room)
        if not own:
            continue
        for places in headings(run, own):
            begins |= {id(run[place]) for place in (*places, places[-1] + 1)}
            marked |= {id(run[place]) for place in places}
        for places in small_headings(run, own):
            begins |= {id(run[place]) for place in (places[0], places[-1] + 1)}
        addressed = any("@" in line.text for line in run)  # the lines of a front are short, and no paragraphs
        full = False
        for upper, lower in pairwise(run):
            full = full or len(upper.text) >= ROOM_LEFT * own or not addressed
            if full and had_room_joined(upper.text, lower.text, own):
                begins.add(id(lower))
                full = False
    return begins, marked
