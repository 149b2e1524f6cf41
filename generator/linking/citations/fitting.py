"""How well a name that a citation gives fits a work: surnames, institutions, or words of a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.linking.citations.likeness import alike, looks_like, same_acronym, spellings
from generator.linking.citations.works import WORD, Work
from generator.reading.entries.words import IDLE, ORGANISATION_NAMES
from generator.romanize import fold, fold_words, foldings
from generator.stems import all_stems, share_of

#: Short names inside longer ones: "UN Network" is printed "United Nations Network".
_FULL_NAMES = {
    names[0]: full for names in ORGANISATION_NAMES for full in names[1:] if " " in full and full.isascii()
}
_SHORT_NAME = re.compile(r"\b(?:" + "|".join(sorted(_FULL_NAMES)) + r")\b(?=\s\w)")
#: Short names of organisations as words: a citation may put one behind another body's name.
_SHORT_BODIES = frozenset(
    fold(name) for names in ORGANISATION_NAMES for name in names if name.isupper() and " " not in name
)
_OTHERS = re.compile(
    r"\b(?:et al|и др|және т\.\s?б|and others|и соавт|с соавт|с коллегами|және басқалары?)\b\.?"
)
_BETWEEN = re.compile(r"\s*[,;]\s*(?:and|&|и|және|мен)?\s*|\s*&\s*|\s+(?:and|и|және|мен|und)\s+")


def name_parts(name: str) -> tuple[str, ...]:
    """The people or bodies that a citation names.

    >>> name_parts("Smith & Lee et al."), name_parts("Досжанова, Бұғыбай")
    (('Smith', 'Lee'), ('Досжанова', 'Бұғыбай'))
    """
    name = _OTHERS.sub(" ", re.sub(r"[’']s\b", "", name))
    return tuple(part for part in (part.strip(" .") for part in _BETWEEN.split(name)) if part)


def misspelt(work: Work, name: str) -> bool:
    """Whether the first surname that a citation gives is the author's but for a letter or two."""
    lead = next(iter(name_parts(name)), "")
    if looks_like(work, lead):
        return False
    return max((alike(key, own) for key in spellings(lead) for own in work.first), default=0.0) == 2.0


def name_score(work: Work, parts: Sequence[str], whole: str) -> float:
    """How well the named people or bodies fit the work; below 2 it is no match.

    Args:
        work: that may be meant.
        parts: the people or bodies, see :func:`name_parts`.
        whole: the name as printed.
    """
    lead = parts[0]
    best = 0.0
    for key in spellings(lead):
        best = max((best, *(alike(key, own) for own in work.first)))
        if not work.first and len(key) > 3 and key in work.others:
            best = max(best, 2.4)
    if best >= 2 and not work.personal and work.first:
        best = _institution_score(work, lead, best)
    if best >= 2 and len(parts) > 1 and work.personal:
        best += _coauthor_score(work, parts[1:])
    if same_acronym(work, lead):
        best = max(best, 3.0)
    return max(best, _title_score(work, whole))


def _institution_score(work: Work, lead: str, best: float) -> float:
    """All words of a longer name must be the institution's; one word is not enough."""
    if len(work.first) == 1:
        return best
    words = [word for word in fold_words(lead) if word not in IDLE and len(word) > 1]
    if len(words) <= 1:
        return 1.0
    strange = [word for word in words if not any(alike(word, own) for own in work.first)]
    fits = not strange or (len(words) > 2 and _SHORT_BODIES.issuperset(strange))
    return best if fits else 0.0


def _coauthor_score(work: Work, rest: Sequence[str]) -> float:
    named = [part for part in rest if part[:1].isupper()]
    met = sum(
        any(alike(key, own) for word in WORD.findall(part) for key in foldings(word) for own in work.others)
        for part in named
    )
    if named and not met:
        return -0.9 if work.others else -0.6
    return 0.3 * met


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words of a citation, looked at as words of a title."""

    every: tuple[str, ...]
    words: tuple[str, ...]
    opening: str
    quoted: tuple[str, ...]


@lru_cache(maxsize=1024)
def _asked(whole: str) -> _Asked:
    whole = _SHORT_NAME.sub(lambda match: _FULL_NAMES[match[0]], whole)
    folded = fold_words(whole)
    every = tuple(word for word in folded if len(word) > 1 and not word.isdigit())
    opening = " ".join(folded)
    quotes = (" ".join(fold_words(part)) for part in re.findall(r"[«“\"]([^«»“”\"]{10,200})", whole))
    return _Asked(
        every,
        tuple(word for word in every if word not in IDLE),
        opening if len(every) > 1 and len(opening) >= 14 else "",
        tuple(quoted for quoted in quotes if len(quoted.split()) > 2),
    )


def _title_score(work: Work, whole: str) -> float:
    """Whether the citation gives words of the title instead of a name."""
    asked = _asked(whole)
    if asked.opening and any(text.startswith(asked.opening) for text in work.texts):
        return 3.2
    if any(quoted in text for quoted in asked.quoted for text in work.texts):
        return 3.1
    if len(asked.every) < 2 or (len(asked.words) < 2 and len(asked.every) < 3):
        return 0.0
    share = share_of(asked.words or asked.every, work.stems)
    if share < 0.8:
        return 0.0
    whole_title = any(share_of(asked.words, all_stems(title)) == 1 for title in work.titles)
    return 1.6 + share + (0.4 if whole_title else 0.0)
