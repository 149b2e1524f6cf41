"""Foreign roots that labels of different languages share: "blockchain" and "блокчейн"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import Indel

from generator.romanize import skeleton

#: From here on two roots are one, and words tie labels together against the order of the lists.
STRONG = 0.8


@lru_cache(maxsize=65536)
def kinship(one: str, other: str) -> float:
    """Share of the words of two labels, given by their keys, that have the same root.

    >>> kinship("blockchain", "блокчейн") >= STRONG, kinship("water", "вода")
    (True, 0.0)
    """
    mine, theirs = roots(one), roots(other)
    if not mine or not theirs:
        return 0.0
    if len(mine) == len(theirs) == 1:
        return alike(mine[0], theirs[0])
    return sum(akin((root,), theirs) for root in mine) / max(len(mine), len(theirs))


def akin(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether any of the roots is one of the others."""
    return any(alike(one, other) >= STRONG for one in ones for other in others)


@lru_cache(maxsize=32768)
def roots(label: str) -> tuple[str, ...]:
    """The consonants of each longer word of a label, in one script."""
    # An English x is ks in Cyrillic (extremism), and what sounds k is written c.
    words = [word.replace("x", "ks") for word in label.split() if len(word) > 3]
    found = (skeleton(word).replace("c", "k") for word in words)
    return tuple(root for root in found if root)


def alike(one: str, other: str) -> float:
    """How alike two roots are, 0 to 1; of the longer one no more counts than a letter beyond the other's end."""
    length = min(len(one), len(other))
    if length < 5:
        return 1.0 if one == other and length >= 4 else 0.0
    return float(Indel.normalized_similarity(one[: length + 1], other[: length + 1]))
