"""Labels of which one negates what the other says, and which are therefore never one concept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

from generator.linking.data import Negations
from generator.linking.keywords.kinship import akin, roots
from generator.linking.phrases import fold

#: A shorter stem behind a negation may be part of any word ("delegation").
_STEM = 5


def contrary(one: str, other: str, negations: Negations) -> bool:
    """Whether one of two label keys negates the root that both have, and the other does not.

    >>> negations = Negations(prefixes=("anti", "анти"), words=("against",))
    >>> contrary("антикоррупционная политика", "corruption policy", negations)
    True
    >>> contrary("антикоррупционная политика", "anti corruption policy", negations)
    False
    """
    return _negates(one, other, negations) or _negates(other, one, negations)


def _negates(one: str, other: str, negations: Negations) -> bool:
    shared = (root for root in _denied(one, _folded(negations.prefixes)) if akin(root, roots(other)))
    denied = next(shared, None)
    return denied is not None and not _negated(denied, other, negations)


@lru_cache(maxsize=32768)
def _denied(label: str, prefixes: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The roots that a label negates: most negate none."""
    found = []
    words = label.split()
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        for prefix in prefixes if word.startswith(prefixes) else ():
            stem = following if word == prefix else word.removeprefix(prefix)
            if stem != word and len(stem) >= _STEM:
                found.append(roots(stem))
    return tuple(found)


@lru_cache(maxsize=8)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, words))


def _negated(denied: Sequence[str], label: str, negations: Negations) -> bool:
    """Whether a label has a negation of the roots, within its word or beside it."""
    prefixes, words = _folded(negations.prefixes), _folded(negations.words)
    return any(
        word.startswith(words)
        or any(
            word == prefix or (word.startswith(prefix) and akin(denied, roots(word.removeprefix(prefix))))
            for prefix in prefixes
        )
        for word in label.split()
    )
