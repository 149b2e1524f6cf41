"""What is made of each of many items: once, in several processes or on other machines, and then kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from generator import cache, workers

if TYPE_CHECKING:
    from generator.cluster import Cluster

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

#: With fewer new items than these, to start processes takes longer than it saves.
WORTH_A_POOL = 8


def keeping(names: Iterable[str], results: Iterable[_Result], kept: cache.Cache) -> Iterator[_Result]:
    """The results, each kept under its name; of those that were made where our cache is not."""
    for name, result in zip(names, results, strict=True):
        kept.put(name, result)
        yield result


def made_once(
    prefix: str,
    names: Sequence[str],
    function: Callable[..., _Result],
    items: Sequence[_Item],
    jobs: int,
    kept: cache.Cache,
    cluster: Cluster | None,
    *shared: object,
    others: Sequence[str] = (),
) -> Iterator[tuple[int, _Result]]:
    """``function(item, *shared)`` of each item with its number; those kept first, the others as made.

    Args:
        prefix: of the names; what else is kept below it is removed.
        names: of the items' entries in the cache.
        function: of a module's top level.
        items: all of them.
        jobs: processes.
        kept: where results are looked for and put.
        cluster: other machines that do it, where there are any.
        shared: what the function needs beside the item.
        others: entries below the prefix that stay, too.
    """
    new = []
    for number, name in enumerate(names):
        result = kept.get(name)
        if result is None:
            new.append(number)
        else:
            yield number, result
    made: Iterable[_Result]
    if cluster is not None:
        results = cluster.each(function, [items[number] for number in new], *shared)
        made = keeping([names[number] for number in new], results, kept)
    else:
        several = jobs if len(new) >= WORTH_A_POOL else 1
        made = workers.each(_make_and_keep, new, several, function, items, names, kept, shared)
    yield from zip(new, made, strict=True)
    kept.keep(prefix, (*names, *others))


def _make_and_keep(
    number: int,
    function: Callable[..., _Result],
    items: Sequence[_Item],
    names: Sequence[str],
    kept: cache.Cache,
    shared: Sequence[object],
) -> _Result:
    result = function(items[number], *shared)
    kept.put(names[number], result)
    return result
