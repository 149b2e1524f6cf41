"""Keeping things apart: names written down as different, ids that are taken, labels that two pages have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence, Set
from itertools import count

from generator.model import LANGUAGES, Lang

#: What a thing could be told by in a language, the best first; "" where it has nothing of the kind.
Signs = Callable[[str, Lang], Sequence[str]]


def told_apart(names: Mapping[str, Mapping[Lang, str]], signs: Signs) -> dict[str, dict[Lang, str]]:
    """For each thing that shares its name with another: what to show behind the name.

    Args:
        names: by key, then language.
        signs: what a key can be told by; the first kind that differs throughout the group is taken.

    Returns:
        By key, then language, only where something tells the things apart.
    """
    found: dict[str, dict[Lang, str]] = {}
    for lang in LANGUAGES:
        groups: dict[str, list[str]] = defaultdict(list)
        for key, name in names.items():
            if name.get(lang):
                groups[" ".join(name[lang].casefold().split())].append(key)
        for keys in groups.values():
            if len(keys) < 2:
                continue
            kinds = zip(*(signs(key, lang) for key in keys), strict=True)
            chosen = next((kind for kind in kinds if len(set(kind)) == len(keys)), ())
            for key, sign in zip(keys, chosen, strict=False):
                if sign:
                    found.setdefault(key, {})[lang] = sign
    return found


def kept_apart(ours: Set[str], theirs: Set[str], different: Iterable[Set[str]]) -> bool:
    """Whether groups of names that are to be different things keep two things apart.

    >>> kept_apart({"law"}, {"right"}, [{"law", "right"}]), kept_apart({"law"}, {"law"}, [{"law", "right"}])
    (True, False)
    """
    return any(ours & names and (theirs & names) - ours for names in different)


def free_id(wish: str, taken: Container[str]) -> str:
    """The id that a thing should have, with a number behind it where others have that.

    >>> free_id("well", ()), free_id("well", ("well", "well-2"))
    ('well', 'well-3')
    """
    wishes = (wish if number == 1 else f"{wish}-{number}" for number in count(1))
    return next(one for one in wishes if one not in taken)
