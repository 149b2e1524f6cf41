"""What the order of a reference list tells about citations that several entries fit."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

#: A list is in the order of citation if so many of its cited works are, and there are enough.
ORDERED_SHARE = 0.8
ENOUGH_WORKS = 6
#: What a citation without any rival needs.
STRICT_SHARE = 0.95
STRICT_WORKS = 10


def by_order(
    entries: Sequence[int | None],
    rivals: Sequence[tuple[int, ...] | None],
    blocks: Sequence[tuple[str, int]],
    size: int,
) -> dict[int, int]:
    """Settle undecided citations in an article whose list follows the order of citation.

    In such a list a work that nothing else cites must be cited between the works before and after
    it. If as many undecided citations stand there (those of one block taken as one) as there are
    works they may mean, they are these, in order; so is every citation that can mean but one.

    Args:
        entries: of every citation in the order of the text, None where undecided.
        rivals: the entries that an undecided citation may mean; empty where it may mean any, None
            where it is to be left alone.
        blocks: where each citation stands.
        size: length of the reference list.

    Returns:
        Index of the citation → index of the entry.
    """
    first: dict[int, int] = {}
    for place, entry in enumerate(entries):
        if entry is not None:
            first.setdefault(entry, place)
    cited = [entry for entry, _ in sorted(first.items(), key=lambda item: item[1])]
    anchors = longest_rise(cited)
    if len(cited) < ENOUGH_WORKS or len(anchors) < ORDERED_SHARE * len(cited):
        return {}
    strict = len(cited) >= STRICT_WORKS and len(anchors) >= STRICT_SHARE * len(cited)
    gaps: dict[tuple[int, int, tuple[int, ...]], list[int]] = defaultdict(list)
    for place, choice in enumerate(rivals):
        if entries[place] is None and choice is not None and (choice or strict):
            low = max((a for a in anchors if first[a] < place), default=-1)
            high = min((a for a in anchors if first[a] > place), default=size)
            gaps[low, high, choice].append(place)
    settled: dict[int, int] = {}
    for (low, high, choice), found in gaps.items():
        free = [entry for entry in choice or range(size) if low < entry < high and entry not in first]
        if not choice:
            if len(free) == len(found) == 1 and high - low == 2:
                settled[found[0]] = free[0]
            continue
        runs = list(dict.fromkeys(blocks[place] for place in found))
        repeats = any(entry < low or entry in first for entry in choice)
        if len(free) == len(found):
            settled.update(zip(found, free, strict=True))
        elif len(free) == len(runs):
            settled.update((place, free[runs.index(blocks[place])]) for place in found)
        elif len(free) == 1 and not repeats:
            settled.update((place, free[0]) for place in found)
    return settled


def longest_rise(values: Sequence[int]) -> list[int]:
    """The longest run of values, not necessarily neighbours, in which each is greater than the last.

    >>> longest_rise([1, 17, 2, 5, 3, 6])
    [1, 2, 3, 6]
    """
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        place = bisect_left(tails, value)
        if place == len(tails):
            tails.append(value)
            at.append(index)
        else:
            tails[place] = value
            at[place] = index
        before.append(at[place - 1] if place else -1)
    rise: list[int] = []
    index = at[-1] if at else -1
    while index >= 0:
        rise.append(values[index])
        index = before[index]
    return rise[::-1]
