"""The longest run of rising values, by which what stands out of order is told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rise(values: Sequence[int]) -> list[int]:
    """Where the longest run of values, not necessarily neighbours, stands in which each is greater.

    >>> longest_rise([1, 17, 2, 5, 3, 6])
    [0, 2, 4, 5]
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
        rise.append(index)
        index = before[index]
    return rise[::-1]
