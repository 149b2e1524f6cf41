"""The things with the highest numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.pages.collation import sort_key
from generator.pages.scene import Link, Scene


def top(
    scene: Scene, counted: Iterable[tuple[int, str]], link: Callable[[str], Link], limit: int
) -> list[Link]:
    """Links to the things with the highest numbers, in falling order, then by the alphabet.

    Only those that have a chance are turned into links.
    """
    ordered = sorted(((n, key) for n, key in counted if n), key=lambda pair: -pair[0])
    least = ordered[limit - 1][0] if len(ordered) >= limit else 0
    links: list[Link] = []
    for number, key in ordered:
        if number < least or len(links) > 20 * limit:
            break
        made = link(key)
        links.append(Link(made.href, made.label, number))
    return ranked(scene, links, limit)


def ranked(scene: Scene, links: Iterable[Link], limit: int) -> list[Link]:
    """Links by falling number, then by the alphabet."""
    return sorted(links, key=lambda x: (-(x.count or 0), sort_key(x.label.striptags(), scene.lang)))[:limit]
