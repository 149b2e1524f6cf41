"""The lists of one article put together: which labels of its languages are one concept.

Lists of equal length go by order, unless tied labels speak against it; of others only places between
tied labels are put together. Labels are tied by other articles' lists, by hand, or by roots they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.linking.data import Negations
from generator.linking.keywords.contraries import contrary
from generator.linking.keywords.kinship import STRONG, akin, alike, kinship, roots
from generator.linking.keywords.labels import Label, label_key
from generator.linking.keywords.witnesses import ONE_WITNESS, Known
from generator.model import LANGUAGES, Lang

#: A longer root that two languages share stands in the third's word, too, at least so much alike.
_SHARED_ROOT = 7
_AT_LEAST_ALIKE = 0.7
#: An order is changed only where the tie is stronger by so much than those of the places that it moves.
_STRONGER = 0.15

#: By the place in one list the place in the other, and whether that is sure.
_Pairs = dict[int, tuple[int, bool]]


@dataclass(slots=True)
class Row:
    """Labels of one article taken for one concept: place in the list of each language."""

    places: dict[Lang, int]
    sure: bool = True


def rows_of(
    lists: Mapping[Lang, Sequence[str]], known: Known, negations: Negations | None = None
) -> list[Row]:
    """Put the labels of one article together.

    Args:
        lists: the keyword lists.
        known: how surely labels are one concept elsewhere.
        negations: labels of which only one negates are never put together by their place.
    """
    negations = negations or Negations()
    keys = {lang: [(lang, label_key(lang, x)) for x in lists[lang]] for lang in LANGUAGES if lists.get(lang)}
    if not keys:
        return []
    # The language whose list length most others share leads; English among equals.
    lengths = Counter(map(len, keys.values()))
    lead = max(keys, key=lambda lang: (lengths[len(keys[lang])], len(keys[lang]), lang == "en"))
    rows = [Row({lead: n}) for n in range(len(keys[lead]))]
    for lang in keys:
        if lang == lead:
            continue
        pairs = _pairs(keys[lead], keys[lang], known, negations)
        for n, (other, sure) in pairs.items():
            rows[n].places[lang] = other
            rows[n].sure = rows[n].sure and sure
        taken = {other for other, _ in pairs.values()}
        rows += [Row({lang: n}) for n in range(len(keys[lang])) if n not in taken]
    return _without_strangers(rows, keys)


def _without_strangers(rows: list[Row], keys: Mapping[Lang, Sequence[Label]]) -> list[Row]:
    """Rows without a Russian label that cannot belong to them.

    A foreign root that English and Kazakh share stands in the Russian term as well (Kazakh took it
    from there). One row without it may be a free translation; two in one article are two different
    lists, and those places are not put together.
    """
    strange = [row for row in rows if len(row.places) == len(LANGUAGES) and _is_strange(row, keys)]
    for row in strange:
        if len(strange) > 1:
            rows.append(Row({"ru": row.places.pop("ru")}))
        else:
            row.sure = False
    return rows


def _is_strange(row: Row, keys: Mapping[Lang, Sequence[Label]]) -> bool:
    en, kk, ru = (roots(keys[lang][row.places[lang]][1]) for lang in ("en", "kk", "ru"))
    shared = [root for root in en if len(root) >= _SHARED_ROOT and akin((root,), kk)]
    return bool(shared) and not any(alike(x, y) >= _AT_LEAST_ALIKE for x in shared for y in ru)


def _pairs(ours: Sequence[Label], theirs: Sequence[Label], known: Known, negations: Negations) -> _Pairs:
    """For places of one list those of the other."""
    against = [[contrary(a[1], b[1], negations) for b in theirs] for a in ours]
    # Only what holds by itself counts: other articles' lists, or roots that both words share.
    ties = [
        [
            max(known.get(a, {}).get(b, 0.0), 0.0 if against[i][j] else kinship(a[1], b[1]))
            for j, b in enumerate(theirs)
        ]
        for i, a in enumerate(ours)
    ]
    pairs = _by_order(ties) if len(ours) == len(theirs) else _between_ties(ties, len(ours), len(theirs))
    return {i: (j, sure) for i, (j, sure) in pairs.items() if ties[i][j] >= ONE_WITNESS or not against[i][j]}


def _by_order(ties: Sequence[Sequence[float]]) -> _Pairs:
    """Each place with the same of the other list, but for those that strong ties move."""
    count = len(ties)
    moved: dict[int, int] = {}
    used: set[int] = set()
    strong = sorted(
        ((ties[i][j], i, j) for i in range(count) for j in range(count) if ties[i][j] >= STRONG),
        key=lambda tie: (-tie[0], tie[1] != tie[2], tie[1], tie[2]),
    )
    for tie, i, j in strong:
        if i in moved or j in used:
            continue
        if i != j and max(ties[i][i], ties[j][j]) >= tie - _STRONGER:
            continue
        moved[i] = j
        used.add(j)
    shuffled = any(i != j for i, j in moved.items())
    left = [i for i in range(count) if i not in moved]
    free = [j for j in range(count) if j not in used]
    pairs = {i: (j, True) for i, j in moved.items()}
    pairs |= {i: (j, not shuffled) for i, j in zip(left, free, strict=True)}
    return dict(sorted(pairs.items()))


def _between_ties(ties: Sequence[Sequence[float]], ours: int, theirs: int) -> _Pairs:
    """The tied places in one order, and those between them where there are as many on both sides."""
    tied = _chain(ties, ours, theirs)
    pairs = {i: (j, True) for i, j in tied}
    for (a, b), (c, d) in pairwise([(-1, -1), *tied, (ours, theirs)]):
        # Between two ties as many labels on both sides: their order is likely the same.
        if c - a == d - b and tied:
            pairs |= {a + n: (b + n, False) for n in range(1, c - a)}
    return dict(sorted(pairs.items()))


def _chain(ties: Sequence[Sequence[float]], ours: int, theirs: int) -> list[tuple[int, int]]:
    """The strongest chain of ties that rises in both lists."""
    best = [[0.0] * (theirs + 1) for _ in range(ours + 1)]
    for i in range(ours - 1, -1, -1):
        for j in range(theirs - 1, -1, -1):
            hit = ties[i][j] + best[i + 1][j + 1] if ties[i][j] >= ONE_WITNESS else 0.0
            best[i][j] = max(hit, best[i + 1][j], best[i][j + 1])
    chain: list[tuple[int, int]] = []
    i = j = 0
    while i < ours and j < theirs:
        if ties[i][j] >= ONE_WITNESS and best[i][j] == ties[i][j] + best[i + 1][j + 1]:
            chain.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return chain
