"""Which author a paragraph of author information is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model import Lang
from generator.reading.authors.names import Names, likeness_to
from generator.reading.back.matter import Person


def bios_of(names: Names, people: Mapping[Lang, Sequence[Person]]) -> list[dict[Lang, Person]]:
    """For each author the paragraphs of author information that are about them."""
    bios: list[dict[Lang, Person]] = [{} for _ in names]
    for lang, persons in people.items():
        for i, j in _pairs(names, persons).items():
            bios[i][lang] = persons[j]
    return bios


def _pairs(names: Names, persons: Sequence[Person]) -> dict[int, int]:
    """The place of each author's paragraph, by likeness and then by order; the two left over belong together."""
    scores = [
        (likeness_to(name, person.name or "") + 0.05 * (i == j), i, j)
        for j, person in enumerate(persons)
        for i, name in enumerate(names)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scores, key=lambda p: (-p[0], p[1], p[2])):
        if score >= 0.62 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    if len(persons) == len(names):
        left = [i for i in range(len(names)) if i not in pairs]
        if len(left) == 1:
            pairs[left[0]] = next(j for j in range(len(persons)) if j not in taken)
    return pairs
