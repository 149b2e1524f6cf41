"""What the order of a reference list tells about citations that several entries fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.rising import longest_rise

#: A list is in the order of citation if so many of its cited works are, and there are enough.
ORDERED_SHARE = 0.8
ENOUGH_WORKS = 6
#: What a citation without any rival needs.
STRICT_SHARE = 0.95
STRICT_WORKS = 10


@dataclass(frozen=True, slots=True)
class _Order:
    """A list and the citations that stand in its order.

    Attributes:
        entries: the entry at each position of the list, None where it is unknown.
        anchors: (place of the citation, position in the list), both rising.
        cited: the entries cited and the place of the first citation of each.
        share: how much of the cited works stands in this order.
    """

    entries: Sequence[int | None]
    anchors: tuple[tuple[int, int], ...]
    cited: dict[int, int]
    share: float

    @property
    def ordered(self) -> bool:
        return len(self.cited) >= ENOUGH_WORKS and self.share >= ORDERED_SHARE

    @property
    def strict(self) -> bool:
        return len(self.cited) >= STRICT_WORKS and self.share >= STRICT_SHARE


def by_order(
    entries: Sequence[int | None],
    rivals: Sequence[tuple[int, ...] | None],
    blocks: Sequence[tuple[str, int]],
    orders: Iterable[Sequence[int | None]],
) -> dict[int, int]:
    """Settle undecided citations in an article one of whose lists follows the order of citation.

    In such a list a work that nothing else cites must be cited between the works before and after
    it. If as many undecided citations stand there (those of one block taken as one) as there are
    works they may mean, they are these, in order; so is every citation that can mean but one.
    A work that is certainly cited later may have been cited here before.

    Args:
        entries: of every citation in the order of the text, None where undecided.
        rivals: the entries that an undecided citation may mean; empty where it may mean any, None
            where it is to be left alone. With one alone the citation names its number in the list.
        blocks: where each citation stands.
        orders: the entries in the order of each list; one that a list prints twice stands twice.

    Returns:
        Index of the citation → index of the entry.
    """
    lists = tuple(orders)
    decided = list(entries)
    settled: dict[int, int] = {}
    while found := _one_pass(decided, rivals, blocks, lists):  # what is settled settles its neighbours
        settled.update(found)
        for place, entry in found.items():
            decided[place] = entry
    return settled


def _one_pass(
    entries: Sequence[int | None],
    rivals: Sequence[tuple[int, ...] | None],
    blocks: Sequence[tuple[str, int]],
    orders: Sequence[Sequence[int | None]],
) -> dict[int, int]:
    known = [_order(order, entries) for order in orders]
    best = max(known, key=lambda order: order.share, default=None)
    if best is None or not best.ordered:
        return {}
    gaps: dict[tuple[int, int, tuple[int, ...]], list[int]] = defaultdict(list)
    for place, choice in enumerate(rivals):
        if entries[place] is None and choice is not None and (len(choice) > 1 or best.strict):
            low = max((position for at, position in best.anchors if at < place), default=-1)
            high = min((position for at, position in best.anchors if at > place), default=len(best.entries))
            gaps[low, high, choice].append(place)
    settled: dict[int, int] = {}
    for (low, high, choice), found in gaps.items():
        settled.update(_settled(best, low, high, choice, found, blocks))
    return settled


def _settled(
    order: _Order,
    low: int,
    high: int,
    choice: tuple[int, ...],
    found: Sequence[int],
    blocks: Sequence[tuple[str, int]],
) -> dict[int, int]:
    """The citations of one gap between two anchors."""
    used = {position for _, position in order.anchors}
    several = {entry for entry in order.entries if entry is not None and order.entries.count(entry) > 1}
    free = [
        entry
        for position in range(low + 1, high)
        if (entry := order.entries[position]) is not None
        and (not choice or entry in choice)
        and (order.cited.get(entry, len(blocks)) > found[-1] or (entry in several and position not in used))
    ]
    if not choice:
        sure = len(free) == len(found) == 1 and high - low == 2
        return {found[0]: free[0]} if sure else {}
    if len(choice) == 1:  # a number: the work was cited before, or its turn has come
        return {
            place: choice[0]
            for place in found
            if free == list(choice) or order.cited.get(choice[0], place) < place
        }
    if len(free) == len(found):
        return dict(zip(found, free, strict=True))
    runs = list(dict.fromkeys(blocks[place] for place in found))
    if len(free) == len(runs):
        return {place: free[runs.index(blocks[place])] for place in found}
    repeats = any(
        order.cited.get(entry, len(blocks)) < found[-1] or entry in order.entries[: low + 1]
        for entry in choice
    )
    return dict.fromkeys(found, free[0]) if len(free) == 1 and not repeats else {}


def _order(order: Sequence[int | None], entries: Sequence[int | None]) -> _Order:
    positions: dict[int, list[int]] = defaultdict(list)
    for position, entry in enumerate(order):
        if entry is not None:
            positions[entry].append(position)
    cited: dict[int, int] = {}
    steps: list[tuple[int, int]] = []
    for place, cites in enumerate(entries):
        if cites is None or cites not in positions:
            continue
        if cites not in cited or len(positions[cites]) > 1:
            steps += ((place, position) for position in reversed(positions[cites]))
        cited.setdefault(cites, place)
    anchors = tuple(steps[index] for index in longest_rise([position for _, position in steps]))
    stand = {order[position] for _, position in anchors}
    return _Order(order, anchors, cited, len(stand) / len(cited) if cited else 0.0)
