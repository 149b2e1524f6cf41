"""Long lists in parts, so that no page grows with the collection.

A list stands on its own page as long as it is short. A longer one is divided – by letters, by years,
or by numbers – and its own page leads to the parts, which lie below ``{lang}/lists/``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from markupsafe import Markup

from generator.pages import plan
from generator.pages.collation import Letter, place_in_order
from generator.pages.scene import Scene

Item = TypeVar("Item")

NAMES = 1000  # on one page; about 40 bytes each when packed
CARDS = 200  # articles on one page; about 250 bytes each when packed
WORKS = 50  # works on one page, each with up to LISTERS articles; about 1.5 KB each when packed
LISTERS = 12  # articles named with a work; one that more articles list has a page of its own
LINKS = 500  # articles on such a page; about 110 bytes each when packed
_ALL = 25  # pages that one row names
_NEAR = 4  # of more pages, those on each side


@dataclass(frozen=True, slots=True)
class Step:
    """A link of the row that leads through a list; ``href`` is None where the reader stands."""

    label: str
    href: Markup | None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """One page of a long list.

    Attributes:
        url: its address.
        title: what it holds: a letter, a year, a number; empty on a list's own page.
        items: what stands on it.
        steps: the row of all parts.
        near: the row of the pages of this letter or year, where there are several.
    """

    url: str
    title: str
    items: tuple[Item, ...]
    steps: tuple[Step, ...]
    near: tuple[Step, ...] = ()


def chunks(items: Sequence[Item], size: int) -> tuple[tuple[Item, ...], ...]:
    """The items in pieces of nearly equal length, none longer than ``size``."""
    number = max(-(-len(items) // size), 1)
    each, more = divmod(len(items), number)
    found, at = [], 0
    for place in range(number):
        length = each + (place < more)
        found.append(tuple(items[at : at + length]))
        at += length
    return tuple(found)


def by_letters(scene: Scene, name: str, letters: Sequence[Letter[Item]]) -> Iterator[Part[Letter[Item]]]:
    """The parts of an alphabetical list, by letters."""
    groups = [(letter_key(scene, letter.letter), letter.letter, letter.items) for letter in letters]
    for part in by_groups(scene, name, groups, NAMES):
        yield Part(part.url, part.title, (Letter(part.title, part.items),), part.steps, part.near)


def letter_key(scene: Scene, letter: str) -> str:
    """A letter as the address of its part has it: its number in the order of the language."""
    number = place_in_order(letter, scene.lang)
    return f"{number:02d}" if number is not None else f"u{ord(letter):x}"


def steps_to(scene: Scene, name: str, groups: Sequence[tuple[str, str, int]]) -> tuple[Step, ...]:
    """The row of links to all parts, as a page of the list shows it: (key, title, number of items)."""
    return tuple(
        Step(title, scene.link(plan.part(scene.lang, name, key)), count) for key, title, count in groups
    )


def numbered(scene: Scene, first: str, name: str, items: Sequence[Item], size: int) -> Iterator[Part[Item]]:
    """A list on pages with numbers; the first page has the address ``first``."""
    pieces = chunks(items, size)
    urls = [first, *(plan.part(scene.lang, name, str(n)) for n in range(2, len(pieces) + 1))]
    for number, (url, piece) in enumerate(zip(urls, pieces, strict=True), 1):
        row = _numbers(scene, url, urls) if len(urls) > 1 else ()
        yield Part(url, scene.words.number(number) if number > 1 else "", piece, (), row)


def by_groups(
    scene: Scene, name: str, groups: Sequence[tuple[str, str, Sequence[Item]]], size: int = CARDS
) -> Iterator[Part[Item]]:
    """The parts of a list by groups: (key in the address, title, items)."""
    for key, title, items in groups:
        pieces = chunks(items, size)
        keys = [key, *(f"{key}-{n}" for n in range(2, len(pieces) + 1))]
        urls = [plan.part(scene.lang, name, one) for one in keys]
        for url, piece in zip(urls, pieces, strict=True):
            here = Scene(scene.site, scene.lang, url)
            steps = tuple(
                Step(other, None if k == key else here.link(plan.part(scene.lang, name, k)), len(members))
                for k, other, members in groups
            )
            near = _numbers(scene, url, urls) if len(urls) > 1 else ()
            yield Part(url, title, piece, steps, near)


def _numbers(scene: Scene, url: str, urls: Sequence[str]) -> tuple[Step, ...]:
    here = Scene(scene.site, scene.lang, url)
    return tuple(
        Step(scene.words.number(n), None if urls[n - 1] == url else here.link(urls[n - 1]))
        for n in shown_numbers(urls.index(url) + 1, len(urls))
    )


def shown_numbers(current: int, last: int) -> tuple[int, ...]:
    """The pages that a row names: of many those near by, the first, the last, and round numbers.

    >>> shown_numbers(3, 6)
    (1, 2, 3, 4, 5, 6)
    >>> shown_numbers(43, 120)
    (1, 10, 20, 30, 39, 40, 41, 42, 43, 44, 45, 46, 47, 50, 60, 70, 80, 90, 100, 110, 120)
    """
    if last <= _ALL:
        return tuple(range(1, last + 1))
    stride = 10
    while last > _ALL * stride:
        stride *= 10
    near = range(max(1, current - _NEAR), min(last, current + _NEAR) + 1)
    return tuple(sorted({1, last, *near, *range(stride, last, stride)}))
