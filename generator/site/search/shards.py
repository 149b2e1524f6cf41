"""Which pages are indexed together.

An edit indexes the pages of its shard again, and no others, so that shards should be small. A browser asks each of
them for every word, so that there should be few. Their number therefore grows slower than the collection: to
twice as many for eight times the text, and then so that a shard stays within what a process should hold.

A page's shard follows from its address alone, as long as their number stays the same. Drawn at random, all
have about the same words, which an engine needs that weighs how rare a word is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import cache
from generator.site.search.pages import Page

#: Characters of all pages that may stay in one shard: about a hundred articles with their text.
FIRST = 2_400_000
#: Characters that a shard may have at the most. Pagefind takes about 50 bytes of memory for each.
MOST = 50_000_000
_GROWTH = 4


@dataclass(frozen=True, slots=True)
class Shard:
    """Pages of one language that are indexed together.

    Attributes:
        language: of the pages.
        number: among the shards of its language.
        names: of the pages' files below the site.
        key: of its folder in the cache; a digest of all that is indexed.
    """

    language: str
    number: int
    names: tuple[str, ...]
    key: str

    @property
    def place(self) -> str:
        """Its folder below ``pagefind/``, with a slash; "" for the first.

        The others' names change with what is indexed, since those of the files in them do not.
        """
        return f"{self.language}-{self.number}-{self.key[:10]}/" if self.number else ""


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


def shards_of(pages: Mapping[str, Page], state: Sequence[str]) -> tuple[Shard, ...]:
    """All shards; the first ones of their languages first.

    Args:
        pages: by their files' names.
        state: what an index depends on beside the pages.
    """
    found = []
    for language in sorted({page.language for page in pages.values() if page.language}):
        # Pages of one article in several languages are found under the same number.
        own = {
            name.removeprefix(f"{language}/"): name
            for name, page in pages.items()
            if page.language == language
        }
        for number, group in enumerate(divided({short: pages[own[short]].size for short in own})):
            names = tuple(own[short] for short in group)
            key = cache.digest(
                *state, str(number), *(part for name in names for part in (name, pages[name].digest))
            )
            found.append(Shard(language, number, names, key))
    return tuple(sorted(found, key=lambda shard: (shard.number, shard.language)))
