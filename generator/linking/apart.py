"""Telling things of one name apart: what a list shows behind a name that another page has, too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

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
