"""Which pages are indexed together.

An edit indexes the pages of its shard again, and no others, so that shards should be small. A browser asks each of
them for every word, so that there should be few. Their number therefore grows slower than the collection: to
twice as many for eight times the text, and then so that a shard stays within what a process should hold.

A page's shard follows from its address alone, as long as their number stays the same. Drawn at random, all
have about the same words, which an engine needs that weighs how rare a word is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

#: Characters of all pages that may stay in one shard: about a hundred articles with their text.
FIRST = 2_400_000
#: Characters that a shard may have at the most. Pagefind takes about 50 bytes of memory for each.
MOST = 50_000_000
_GROWTH = 4


def number_of(size: int) -> int:
    """How many shards pages of so many characters have: a power of two.

    >>> [number_of(size * 25_000) for size in (20, 100, 1000, 10_000, 100_000)]
    [1, 2, 4, 8, 64]
    """
    number, limit = 1, FIRST
    while size > number * limit:
        number, limit = 2 * number, min(_GROWTH * limit, MOST)
    return number


def divided(sizes: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Pages by shard, each shard sorted; none is empty.

    Args:
        sizes: characters of each page by its address below its language.
    """
    number = number_of(sum(sizes.values()))
    groups: list[list[str]] = [[] for _ in range(number)]
    for name in sorted(sizes):
        groups[_drawn(name) % number].append(name)
    return tuple(tuple(group) for group in groups if group)


def _drawn(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), "big")
