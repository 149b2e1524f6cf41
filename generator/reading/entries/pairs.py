"""Two lists of the same works: which entries belong together.

Journals here print the references twice, in Cyrillic and romanized, often in another order, with
other mistakes, sometimes with translated instead of romanized titles. :func:`pair_lists` finds
which entries are the same work; where that is not certain it says nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

from generator.model import Reference
from generator.reading.entries.evidence import names_alike, printed_again, printed_twice, scores_of
from generator.reading.entries.traits import Traits, marks_of, traits_of

#: A pair needs this much evidence (see :mod:`generator.reading.entries.evidence`) and this lead over the next best.
ENOUGH = 5.0
LEAD = 1.5
#: With next to nothing left to choose from, less is enough.
ENOUGH_LAST = 3.0


def pair_lists(
    original: Sequence[Reference], romanized: Sequence[Reference]
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """Fill ``same_as`` in both lists; see :func:`generator.reading.entries.lists.match_lists`."""
    if not original or not romanized:
        return tuple(original), tuple(romanized)
    left = [traits_of(entry) for entry in original]
    right = [traits_of(entry) for entry in romanized]
    scores = scores_of(left, right)
    pairs = _assign(scores, left, right)
    back = {j: i for i, j in pairs.items()}
    mirrored = {(j, i): score for (i, j), score in scores.items()}
    again, again_back = _repeats(pairs, right, scores), _repeats(back, left, mirrored)
    back, pairs = back | again, pairs | again_back
    return (
        tuple(entry.model_copy(update={"same_as": pairs.get(i)}) for i, entry in enumerate(original)),
        tuple(entry.model_copy(update={"same_as": back.get(j)}) for j, entry in enumerate(romanized)),
    )


def _assign(
    scores: dict[tuple[int, int], float], left: Sequence[Traits], right: Sequence[Traits]
) -> dict[int, int]:
    """One-to-one pairs, the surest first; with one entry of each list left over, less is enough."""
    pairs = _sure_pairs(scores, left, right)
    over = [i for i in range(len(left)) if i not in pairs]
    open_ = set(range(len(right))).difference(pairs.values())
    if len(over) == len(open_) == 1:
        i, j = over[0], open_.pop()
        if scores.get((i, j), 0.0) >= ENOUGH_LAST or _fits(i, j, left, right, pairs):
            pairs[i] = j
    return pairs


def _sure_pairs(
    scores: dict[tuple[int, int], float], left: Sequence[Traits], right: Sequence[Traits]
) -> dict[int, int]:
    """Pairs with enough evidence; one whose rival is nearly as good is left open until that rival is taken."""
    rows, columns = len(left), len(right)
    ranked = sorted(
        scores.items(), key=lambda item: (-item[1], abs(item[0][0] / rows - item[0][1] / columns), item[0])
    )
    by_row: dict[int, list[tuple[int, float]]] = defaultdict(list)
    by_column: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), score in ranked:
        by_row[i].append((j, score))
        by_column[j].append((i, score))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    changed = True
    while changed:
        changed = False
        for (i, j), score in ranked:
            if i in pairs or j in taken or score < ENOUGH:
                continue
            near = score - LEAD
            if _has_rival(j, by_row[i], near, right, taken) or _has_rival(i, by_column[j], near, left, pairs):
                continue
            pairs[i] = j
            taken.add(j)
            changed = True
    return pairs


def _has_rival(
    own: int,
    others: Sequence[tuple[int, float]],
    near: float,
    entries: Sequence[Traits],
    taken: Container[int],
) -> bool:
    """Whether a list has another entry that fits nearly as well; the same work, printed twice, is no rival.

    Args:
        own: the entry.
        others: entries of the list with their evidence.
        near: with more evidence than this an entry is a rival.
        entries: the list.
        taken: entries that have their partner.
    """
    return any(
        score > near and at != own and at not in taken and not printed_twice(entries[own], entries[at])
        for at, score in others
    )


def _fits(i: int, j: int, left: Sequence[Traits], right: Sequence[Traits], pairs: Mapping[int, int]) -> bool:
    """Whether the last entry of either list is one work: nothing against it, and something for it.

    For it speaks a number or a word with a capital that no other entry of either list has, or its
    place between entries that belong together.
    """
    one, other = left[i], right[j]
    if one.doi and other.doi and one.doi != other.doi:
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    if one.names and other.names and not names_alike(one.names, other.names):
        return False
    spread = Counter(mark for entry in (*left, *right) for mark in marks_of(entry))
    if any(spread[mark] == 2 for mark in marks_of(one) & marks_of(other)):
        return True
    before = i == j == 0 or pairs.get(i - 1) == j - 1
    after = (i == len(left) - 1 and j == len(right) - 1) or pairs.get(i + 1) == j + 1
    return len(left) == len(right) > 2 and before and after


def _repeats(
    pairs: Mapping[int, int], entries: Sequence[Traits], scores: Mapping[tuple[int, int], float]
) -> dict[int, int]:
    """Entries left over that print a paired work once more → the work in the other list.

    Args:
        pairs: index in the other list → index in this one.
        entries: this list.
        scores: evidence for (index in the other list, index in this one).
    """
    found: dict[int, int] = {}
    taken = set(pairs.values())
    for j, entry in enumerate(entries):
        if j in taken:
            continue
        works = [
            i
            for i, first in pairs.items()
            if scores.get((i, j), 0.0) >= ENOUGH and printed_again(entry, entries[first])
        ]
        if len(works) == 1:
            found[j] = works[0]
    return found
