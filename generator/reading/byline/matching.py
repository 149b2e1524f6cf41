"""Which names of bylines in different languages are one person's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from generator.reading.byline import BylineName
from generator.reading.byline.names import INITIAL
from generator.reading.text import plain
from generator.romanize import fold

#: A person's other name is looked for so many places up and down a byline.
_NEAR_NAMES = 100


@lru_cache(maxsize=4096)
def surname_first(name: str) -> tuple[str, tuple[str, ...]]:
    """A name's surname and the first letters of its other parts, romanized and lower case."""
    words = _words(name)
    initials = [w for w in words if INITIAL.fullmatch(w)]
    full = [w for w in words if w not in initials]
    if initials:
        surname = full[-1] if words and words[0] in initials and full else (full[0] if full else "")
        return fold(surname), tuple(fold(w[:1])[:1] for w in initials)
    if not full:
        return "", ()
    return fold(full[0]), tuple(fold(w[:1])[:1] for w in full[1:])


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1: the surnames' likeness, less where the initials differ.

    Written-out names may stand in either order, so the best pair of words counts.
    """
    first, second = _long_words(one), _long_words(other)
    if not first or not second:
        return 0.0
    best = max(fuzz.ratio(a, b) / 100 for a in first for b in second)
    (_, initials), (_, others) = surname_first(one), surname_first(other)
    if initials and others:
        best += 0.05 if initials[0] == others[0] else -0.05
    return min(best, 1.0)


def match_bylines(base: Sequence[BylineName], other: Sequence[BylineName]) -> list[int | None]:
    """For each name of ``other`` the index of the same person in ``base``, None where there is none.

    Likeness of the names decides; equal places and equal stars speak for a pair where
    likeness alone leaves it open. One to one.
    """
    scores = []
    for j, theirs in enumerate(other):
        for i in range(max(0, j - _NEAR_NAMES), min(len(base), j + _NEAR_NAMES + 1)):
            mine = base[i]
            score = likeness(mine.name, theirs.name)
            score += 0.06 * (i == j) + 0.04 * (mine.star and theirs.star)
            scores.append((score, -abs(i - j), i, j))
    found: list[int | None] = [None] * len(other)
    taken: set[int] = set()
    for score, _, i, j in sorted(scores, key=lambda s: (-s[0], -s[1], s[2], s[3])):
        if score >= 0.6 and found[j] is None and i not in taken:
            found[j] = i
            taken.add(i)
    left_base = [i for i in range(len(base)) if i not in taken]
    left_other = [j for j in range(len(other)) if found[j] is None]
    if len(left_base) == len(left_other) == 1 and len(base) == len(other):
        found[left_other[0]] = left_base[0]  # all others are paired: the two left over are one person
    return found


@lru_cache(maxsize=4096)
def _long_words(name: str) -> tuple[str, ...]:
    """The words of a name that are neither initials nor particles, romanized and lower case."""
    return tuple(fold(w) for w in _words(name) if not INITIAL.fullmatch(w) and len(w) > 2)


def _words(name: str) -> list[str]:
    """The words and initials of a name, whether gaps stand between the initials or not."""
    return plain(name).replace(".", ". ").split()
