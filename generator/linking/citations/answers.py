"""What a citation means, as far as it can be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.linking.citations.works import Work


@dataclass(frozen=True, slots=True)
class Answer:
    """What a citation means.

    Attributes:
        entry: index of the entry, None where it cannot be told.
        rivals: the entries that fit equally well (with ``entry``: one work, listed twice).
        other_year: the year of the entry with this name, where it is not the citation's.
        coauthor: whether the name is not the first author's.
    """

    entry: int | None = None
    rivals: tuple[int, ...] = ()
    other_year: str = ""
    coauthor: bool = False


def the_only(fits: Sequence[Work]) -> Answer:
    """The one work that fits; none where several do."""
    return Answer(entry=fits[0].entry) if len(fits) == 1 else Answer()


def undecided(best: Sequence[Work]) -> Answer:
    """Works that fit equally well; where they are one work listed twice, its first entry is the answer."""
    rivals = tuple(sorted(work.entry for work in best))
    heads = {work.heads[:1] for work in best}
    return Answer(entry=rivals[0] if len(heads) == 1 and heads != {()} else None, rivals=rivals)
