"""The citations of an article's texts one after the other: numbers, names with years, web addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from generator.linking.citations.names import Names
from generator.linking.citations.numbers import Numbers
from generator.linking.citations.places import Found, Place
from generator.linking.citations.web import addressed
from generator.linking.citations.works import Work

#: An article with so many citations by name and year cites in that way.
_MANY = 6
#: Numbers are a left-over where names with years are so many times as frequent.
_TIMES = 3


def citations_in(places: Sequence[Place], known: Sequence[Work]) -> Iterator[tuple[Place, Found]]:
    """All citations of each text, in order, none over another.

    Args:
        places: the article's texts; what they show together about its style serves each.
        known: the article's works.
    """
    numbers, names = Numbers((place.view.text for place in places), len(known)), Names(known)
    by_name = [tuple(names.found(place.view.text)) for place in places]
    sure = sum(
        one.entry is not None
        for place, found in zip(places, by_name, strict=True)
        if place.where == "body"
        for one in found
    )
    many = sure >= _MANY
    numbered = numbers.left_over if many and sure >= _TIMES * numbers.count else numbers.found
    for place, found in zip(places, by_name, strict=True):
        text = place.view.text
        dated = (one for one in found if many or one.code != "citation-nameless")
        for one in _beside(text, _side_by_side([*numbered(text), *dated, *addressed(known, place)])):
            yield place, one


def _side_by_side(found: Iterable[Found]) -> list[Found]:
    """Citations in order, none over another: what is linked comes first and keeps its place."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.entry is None, one.start, -one.end)):
        at = bisect_right(kept, one.start, key=lambda other: other.start)
        if (not at or kept[at - 1].end <= one.start) and (at == len(kept) or one.end <= kept[at].start):
            kept.insert(at, one)
    return kept


def _beside(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """An address or a left-over number that tells nothing means what the citation right before it means."""
    before: Found | None = None
    for one in found:
        tells_nothing = one.address or one.code == "citation-style"
        if tells_nothing and one.entry is None and before is not None and before.entry is not None:
            between = text[before.end : one.start]
            near = len(between) <= (24 if one.address else 6)
            if near and not re.search(r"[^\W\d_]{2}", between) and not before.address:
                one = Found(one.start, one.end, before.entry, address=one.address)
        yield one
        before = one
