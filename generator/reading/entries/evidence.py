"""The evidence that two entries are one work."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from generator.reading.entries.traits import Traits

#: Titles less alike say nothing, of 100.
_ALIKE = 55


def scores_of(left: Sequence[Traits], right: Sequence[Traits]) -> dict[tuple[int, int], float]:
    """The evidence for each pair that shares anything at all."""
    shared: Counter[str] = Counter()
    for one in (*left, *right):
        shared.update(one.urls)
    scores: dict[tuple[int, int], float] = {}
    heads = [(j, head) for j, other in enumerate(right) for head in other.heads]
    for i, one in enumerate(left):
        alike = _heads_alike(one.heads, heads)
        for j, other in enumerate(right):
            score = _score(one, other, shared, alike.get(j, 0.0))
            if score > 0:
                scores[i, j] = score
    # The only entries of this author and year in both lists: the title may be translated.
    for i, j in _unique_heads(left, right):
        scores[i, j] = scores.get((i, j), 0.0) + 2
    return scores


def _heads_alike(own: Sequence[str], others: Sequence[tuple[int, str]]) -> dict[int, float]:
    """How much an entry's title is like those of the other list, 55 to 100; others are left out.

    Args:
        own: the entry's titles.
        others: titles of the other list, each with its entry's index.
    """
    best: dict[int, float] = {}
    choices = [head for _, head in others]
    for head in own:
        for _, ratio, at in process.extract(
            head, choices, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
        ):
            index = others[at][0]
            best[index] = max(ratio, best.get(index, 0.0))
    return best


def _unique_heads(left: Sequence[Traits], right: Sequence[Traits]) -> list[tuple[int, int]]:
    """Pairs whose first surname and year are each found once in either list."""

    def heads(traits: Sequence[Traits]) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, one in enumerate(traits):
            for name in one.names[:1]:
                for year in sorted(one.years) or [""]:
                    found[name[-1], year].append(at)
        return found

    other = heads(right)
    pairs = {
        (places[0], match[0])
        for key, places in heads(left).items()
        if len(places) == 1 and len(match := other.get(key, [])) == 1
    }
    return sorted(pairs)


def _score(one: Traits, other: Traits, shared: Counter[str], best: float) -> float:
    """The evidence that two entries are one work.

    Args:
        one: an entry.
        other: an entry of the other list.
        shared: how many entries have an address.
        best: how much their titles are alike, of 100; 0 for little.
    """
    score = 0.0
    if one.doi and other.doi:
        score += 8 if one.doi == other.doi else -2
    common = one.urls & other.urls
    if common:
        score += max(6.0 if shared[url] <= 2 and (":" in url or "/" in url) else 2.5 for url in common)
    elif (
        one.urls
        and other.urls
        and any(a.startswith(b) or b.startswith(a) for a in one.urls for b in other.urls)
    ):
        score += 1
    names = names_alike(one.names, other.names)
    if names is not None:
        score += 4 * names - 1.5
        if names > 0.9 and len(one.names) > 1 and len(other.names) > 1:
            score += 1.5
    elif _names_in(one.names, other.words) or _names_in(other.names, one.words):
        score += 2.5
    if one.years and other.years:
        score += 1 if one.years & other.years else -1
    numbers = (one.numbers & other.numbers) - one.years
    others = (one.numbers | other.numbers) - one.years - other.years
    if others:
        score += min(3.0, 1.2 * len(numbers)) * (0.4 + 0.6 * len(numbers) / len(others))
    score += 5 * max(0.0, (best - _ALIKE) / (100 - _ALIKE))
    if best >= 95 and max(map(len, one.titles), default=0) >= 25:
        score += 2.5
    if best < 70 and score > 0.5:  # the same words, in another order or with more around them
        score += 2.5 * max(0.0, (fuzz.token_set_ratio(one.line, other.line) - 60) / 40)
    return score


def names_alike(one: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...]) -> float | None:
    """How well the names agree, 0 to 1; the first counts most. None where one side has none."""
    if not one or not other:
        return None
    first = max(_name_ratio(a, b) for a in one[:2] for b in other[:2])
    rest = [max(_name_ratio(a, b) for b in other) for a in one[1:6]]
    return first if not rest else 0.7 * first + 0.3 * sum(rest) / len(rest)


def _names_in(names: tuple[tuple[str, ...], ...], words: tuple[str, ...]) -> bool:
    """Whether the first names stand in the other entry, of which no authors could be read."""
    first = names[:2]
    return bool(first) and all(any(key in words for key in keys if len(key) > 3) for keys in first)


def _name_ratio(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    ratio = max([Levenshtein.normalized_similarity(a, b) for a in one for b in other])
    return ratio if ratio >= 0.6 else 0.0


def printed_again(one: Traits, other: Traits) -> bool:
    """Whether two entries of one list are one work, even if one of the two is badly romanized."""
    if printed_twice(one, other):
        return True
    names = names_alike(one.names, other.names)
    return bool(
        names is not None
        and names > 0.9
        and one.years
        and one.years == other.years
        and one.numbers == other.numbers
        and one.numbers - one.years
    )


def printed_twice(one: Traits, other: Traits) -> bool:
    """Whether two entries of one list are one work printed twice."""
    if one.years != other.years or names_alike(one.names, other.names) not in (None, 1.0):
        return False
    if one.urls and one.urls == other.urls and one.numbers == other.numbers:
        return fuzz.ratio(one.line, other.line) >= 80
    return fuzz.ratio(one.line, other.line) >= 85
