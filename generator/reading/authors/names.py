"""The names of the people of an article, and who of them is meant by another spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model import Lang
from generator.reading.byline.matching import likeness

#: For each person the names by language.
Names = Sequence[Mapping[Lang, str]]


def likeness_to(name: Mapping[Lang, str], called: str) -> float:
    """How alike a name is to that of a person's names which it is likest, 0 to 1."""
    return max((likeness(called, own) for own in name.values()), default=0.0)


def likest(called: str, names: Names) -> tuple[float, int]:
    """The person whose name is likest, as likeness and place; of several the first, no likeness where there is none."""
    best = max(((likeness_to(name, called), -i) for i, name in enumerate(names)), default=(0.0, 0))
    return best[0], -best[1]
