"""Which work of an article's list a name and a year mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.linking.citations.answers import Answer, undecided
from generator.linking.citations.fitting import name_parts, name_score
from generator.linking.citations.likeness import alike, looks_like
from generator.linking.citations.works import WORD, Work
from generator.reading.entries.words import ACT_ANY, ACT_FIRST, ORGANISATION
from generator.romanize import fold, fold_words, foldings

#: From here on a name fits a work; a little less than the name alone, for co-authors that do not.
_ENOUGH = 1.9
#: From here on the citation has the words of a title.
_TITLED = 3.1

_Scored = Sequence[tuple[float, Work]]


def resolve(known: Sequence[Work], name: str, year: str, letter: str = "") -> Answer:
    """The work that a name and a year mean.

    Args:
        known: the article's works.
        name: as printed: surnames, an institution, or words of a title.
        year: four figures.
        letter: what follows the year ("2019a").
    """
    parts = name_parts(name)
    if not parts:
        return Answer()
    scored = [(score, work) for work in known if (score := name_score(work, parts, name)) >= _ENOUGH]
    if not scored:
        return _by_looks(known, parts, year) or _by_coauthor(known, parts, year) or Answer()
    same_year = [
        (score, work)
        for score, work in scored
        if year in work.year or (year in work.years and (score >= _TITLED or not work.first or not work.year))
    ]
    if _better_name_elsewhere(scored, same_year, year):
        return _rivals(scored)
    if group := same_year or [(score, work) for score, work in scored if not work.year]:
        return _pick(group, letter)
    years = ", ".join(sorted({other for _, work in scored for other in work.year}))
    if len(scored) == 1:
        score, work = scored[0]
        titled_so = (
            not work.first and score >= _TITLED
        )  # an act may be cited by the year of its first wording
        return Answer(entry=work.entry if work.personal or titled_so else None, other_year=years)
    return _rivals(scored) if any(work.personal for _, work in scored) else Answer(other_year=years)


def _rivals(scored: _Scored) -> Answer:
    return Answer(rivals=tuple(sorted({work.entry for _, work in scored})))


def _by_looks(known: Sequence[Work], parts: Sequence[str], year: str) -> Answer | None:
    """A surname in Cyrillic letters that are those a Latin surname looks like."""
    word = parts[0] if len(parts) == 1 else ""
    fits = [work for work in known if year in work.year and looks_like(work, word)]
    return _pick([(3.0, work) for work in fits], "") if fits else None


def _by_coauthor(known: Sequence[Work], parts: Sequence[str], year: str) -> Answer | None:
    """The only work of that year that one of the name's bearers wrote together with others."""
    keys = [key for word in WORD.findall(parts[0]) for key in foldings(word) if len(key) > 2]
    if len(parts) > 1 or not names_a_person(parts[0]):
        return None
    fits = [
        work
        for work in known
        if work.personal
        and year in work.year
        and any(alike(key, own) > 2.0 for key in keys for own in work.others if len(own) > 2)
    ]
    return Answer(entry=fits[0].entry, coauthor=True) if len(fits) == 1 else None


def by_initial(known: Sequence[Work], name: str, year: str) -> tuple[int, ...]:
    """The works of that year whose first author's initial may stand for the one name given."""
    if not re.fullmatch(r"[^\W\d_]{3,}", name) or name.isupper():
        return ()
    first = fold(name)[:1]
    return tuple(
        work.entry for work in known if work.personal and year in work.year and first in work.initials
    )


def names_a_person(name: str) -> bool:
    """Whether words can be a person's name: one to three, none of which names a body or an act.

    >>> names_a_person("Moor"), names_a_person("Ministry of Trade")
    (True, False)
    """
    words = WORD.findall(name)
    return 0 < len(words) <= 3 and not set(fold_words(name)) & (ORGANISATION | ACT_FIRST | ACT_ANY)


def _better_name_elsewhere(scored: _Scored, same_year: _Scored, year: str) -> bool:
    """Whether the very name stands with another year, and only one like it with this year."""
    best_here = max((score for score, _ in same_year), default=0.0)
    return 0 < best_here < 2.5 and any(
        score >= 2.9 and work.personal and work.year and year not in work.year for score, work in scored
    )


def _pick(group: _Scored, letter: str) -> Answer:
    """The best of the works, told by the letter where several are as good."""
    top = max(score for score, _ in group)
    best = [work for score, work in group if score > top - 0.25]
    if len(best) == 1:
        return Answer(entry=best[0].entry)
    if letter:
        asked = latin_letter(letter)
        lettered = [work for work in best if work.letter and latin_letter(work.letter) == asked]
        if len(lettered) == 1:
            return Answer(entry=lettered[0].entry)
        place = "abcdefgh".find(asked)
        if 0 <= place < len(best) and not any(work.letter for work in best):
            return Answer(entry=sorted(work.entry for work in best)[place])
    return undecided(best)


def latin_letter(letter: str) -> str:
    """The letter after a year in whichever alphabet: "а", "б", "в" are a, b, c.

    >>> latin_letter("б")
    'b'
    """
    return dict(zip("абвгдеж", "abcdefg", strict=True)).get(letter, letter)
