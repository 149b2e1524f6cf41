"""Which work of an article's list a name and a year mean, or the words around a citation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from generator.linking.works import CANONICAL, NUMBERS, WORD, Work, kinds_in
from generator.reading.entries.words import (
    ACT_ANY,
    ACT_FIRST,
    IDLE,
    NAME_ENDINGS,
    ORGANISATION,
    ORGANISATION_NAMES,
)
from generator.romanize import fold, fold_words, foldings
from generator.stems import all_stems, share_of

#: Short names inside longer ones: "UN Network" is printed "United Nations Network".
_FULL_NAMES = {
    names[0]: full for names in ORGANISATION_NAMES for full in names[1:] if " " in full and full.isascii()
}
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_SHORT_NAME = re.compile(r"\b(?:" + "|".join(sorted(_FULL_NAMES)) + r")\b(?=\s\w)")


#: Short names of organisations as words: a citation may put one behind another body's name.
_SHORT_BODIES = frozenset(
    fold(name) for names in ORGANISATION_NAMES for name in names if name.isupper() and " " not in name
)

#: The signature of a document: "COM/2021/206", "CDL-AD(2021)001".
_SIGNATURE = re.compile(r"\b[A-Z]{2,}[-/][A-Za-z\d()/.-]{0,20}\d[\d()/-]*")


@lru_cache(maxsize=65536)
def _alike(word: str, key: str) -> float:
    """How far a word of the text is the surname: 3 the same, above 2 a form of it, 2 a letter off, 0 not."""
    if word == key:
        return 3.0
    if word.startswith(key) and len(key) >= 3 and word[len(key) :] in NAME_ENDINGS:
        return 2.8
    if (
        len(key) > 4
        and word.startswith(key[:-1])
        and word[len(key) - 1 :] in NAME_ENDINGS
        and key[-1] in "aie"
    ):
        return 2.6
    shorter = min(len(word), len(key))
    if shorter < 4 or abs(len(word) - len(key)) > 3:
        return 0.0
    distance = Levenshtein.distance(word, key)
    if distance == 1 or (distance == 2 and shorter >= 6) or (distance == 3 and shorter >= 10):
        return 2.0
    if distance == 2 and shorter >= 5 and sorted(word) == sorted(key):  # two letters changed places
        return 2.0
    return 0.0


# --- names and years ---------------------------------------------------------------------------


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


def _name_score(work: Work, parts: Sequence[str], whole: str) -> float:
    """How well the named people or bodies fit the work; below 2 it is no match."""
    lead = parts[0]
    best = 0.0
    for key in _lead_keys(lead):
        best = max((best, *(_alike(key, own) for own in work.first)))
        if not work.first and len(key) > 3 and key in work.others:
            best = max(best, 2.4)
    if best >= 2 and not work.personal and work.first:
        best = _institution_score(work, lead, best)
    if best >= 2 and len(parts) > 1 and work.personal:
        best += _coauthor_score(work, parts[1:])
    if _same_acronym(work, lead):
        best = max(best, 3.0)
    return max(best, _title_score(work, whole))


def misspelt(work: Work, name: str) -> bool:
    """Whether the first surname that a citation gives is the author's but for a letter or two."""
    lead = next(iter(name_parts(name)), "")
    if _looks_like(work, lead):
        return False
    alike = [_alike(key, own) for key in _lead_keys(lead) for own in work.first]
    return max(alike, default=0.0) == 2.0


@lru_cache(maxsize=1024)
def _lead_keys(lead: str) -> tuple[str, ...]:
    """The spellings of a name's words, without initials and short names of other bodies."""
    words = WORD.findall(lead)
    telling = (w for w in words if len(w) > 1 and not (w.isupper() and len(w) <= 3 and " " in lead))
    return tuple(key for word in telling for key in foldings(word))


def _institution_score(work: Work, lead: str, best: float) -> float:
    """All words of a longer name must be the institution's; one word is not enough."""
    words = [word for word in fold_words(lead) if word not in IDLE and len(word) > 1]
    if len(words) > 1:
        strange = [word for word in words if not any(_alike(word, own) for own in work.first)]
        fits = not strange or (len(words) > 2 and all(word in _SHORT_BODIES for word in strange))
        return best if fits or len(work.first) == 1 else 0.0
    return best if len(work.first) == 1 else 1.0


def _coauthor_score(work: Work, rest: Sequence[str]) -> float:
    named = [part for part in rest if part[:1].isupper()]
    met = sum(
        any(_alike(key, own) for word in WORD.findall(part) for key in foldings(word) for own in work.others)
        for part in named
    )
    if named and not met:
        return -0.9 if work.others else -0.6
    return 0.3 * met


def _same_acronym(work: Work, lead: str) -> bool:
    if not work.acronyms:
        return False
    asked, looks = _asked_acronyms(lead)
    own, own_looks = _own_acronyms(work.acronyms)
    return not asked.isdisjoint(own) or looks in own_looks


@lru_cache(maxsize=1024)
def _asked_acronyms(lead: str) -> tuple[frozenset[str], str]:
    """The short names that a name may be or stand for, and what it looks like in Latin capitals."""
    short = re.sub(r"\W", "", lead).upper()
    asked = {short, CANONICAL.get(short, ""), CANONICAL.get(fold(lead), "")} - {""}
    return frozenset(asked), _latin_capitals(short) if 2 <= len(short) <= 8 else ""


@lru_cache(maxsize=4096)
def _own_acronyms(acronyms: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    own = frozenset(re.sub(r"\W", "", acronym) for acronym in acronyms)
    return own, frozenset(_latin_capitals(acronym) for acronym in own)


_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІИ", "ABEKMHOPCTYXII")
#: Cyrillic letters and the Latin ones that a reader of scans takes for them.
_LOOKS_LATIN = str.maketrans("АВЕКМНОРСТУХІЅЈаекморстухіѕјийпг", "ABEKMHOPCTYXISJaekmopctyxisjuunr")


def _latin_capitals(acronym: str) -> str:
    """Cyrillic capitals as the Latin ones they look like; a scanner makes "И" of "I"."""
    return acronym.translate(_LOOKALIKES)


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
    scored = [(score, work) for work in known if (score := _name_score(work, parts, name)) >= 1.9]
    if not scored:
        return _by_looks(known, parts, year) or _by_coauthor(known, parts, year) or Answer()
    same_year = [
        (score, work)
        for score, work in scored
        if year in work.year or (year in work.years and (score >= 3.1 or not work.first or not work.year))
    ]
    if _better_name_elsewhere(scored, same_year, year):
        return Answer(rivals=tuple(sorted({work.entry for _, work in scored})))
    if group := same_year or [(score, work) for score, work in scored if not work.year]:
        return _pick(group, letter)
    years = ", ".join(sorted({other for _, work in scored for other in work.year}))
    if len(scored) == 1:
        score, work = scored[0]
        titled_so = not work.first and score >= 3.1  # an act may be cited by the year of its first wording
        return Answer(entry=work.entry if work.personal or titled_so else None, other_year=years)
    if any(work.personal for _, work in scored):
        return Answer(rivals=tuple(sorted({work.entry for _, work in scored})))
    return Answer(other_year=years)


def _by_looks(known: Sequence[Work], parts: Sequence[str], year: str) -> Answer | None:
    """A surname in Cyrillic letters that are those a Latin surname looks like: "Воок" for "Book"."""
    word = parts[0] if len(parts) == 1 else ""
    fits = [work for work in known if year in work.year and _looks_like(work, word)]
    return _pick([(3.0, work) for work in fits], "") if fits else None


def _looks_like(work: Work, word: str) -> bool:
    """Whether Cyrillic letters look like the author's Latin ones."""
    looks = word.translate(_LOOKS_LATIN)
    if len(word) < 4 or word.isascii() or not looks.isascii():
        return False
    return not work.first.isdisjoint(foldings(looks))


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
        and any(_alike(key, own) > 2.0 for key in keys for own in work.others if len(own) > 2)
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


def _better_name_elsewhere(
    scored: Sequence[tuple[float, Work]], same_year: Sequence[tuple[float, Work]], year: str
) -> bool:
    """Whether the very name stands with another year, and only one like it with this year."""
    best_here = max((score for score, _ in same_year), default=0.0)
    return 0 < best_here < 2.5 and any(
        score >= 2.9 and work.personal and work.year and year not in work.year for score, work in scored
    )


def _pick(group: Sequence[tuple[float, Work]], letter: str) -> Answer:
    top = max(score for score, _ in group)
    best = [work for score, work in group if score > top - 0.25]
    if len(best) == 1:
        return Answer(entry=best[0].entry)
    if letter:
        lettered = [
            work for work in best if work.letter and latin_letter(work.letter) == latin_letter(letter)
        ]
        if len(lettered) == 1:
            return Answer(entry=lettered[0].entry)
        place = "abcdefgh".find(latin_letter(letter))
        if 0 <= place < len(best) and not any(work.letter for work in best):
            return Answer(entry=sorted(work.entry for work in best)[place])
    return undecided(best)


def undecided(best: Sequence[Work]) -> Answer:
    """Works that fit equally well; where they are one work listed twice, its first entry is the answer."""
    rivals = tuple(sorted(work.entry for work in best))
    heads = {work.heads[:1] for work in best}
    return Answer(entry=rivals[0] if len(heads) == 1 and heads != {()} else None, rivals=rivals)


def latin_letter(letter: str) -> str:
    """The letter after a year in whichever alphabet: "а", "б", "в" are a, b, c.

    >>> latin_letter("б")
    'b'
    """
    return dict(zip("абвгдеж", "abcdefg", strict=True)).get(letter, letter)


# --- what the sentence is about ----------------------------------------------------------------


def by_context(known: Sequence[Work], context: str) -> Answer:
    """The one work that the words before a citation are about: its number, its title, its author.

    Args:
        known: the works that come into question.
        context: the text up to the citation; its last sentence counts most.
    """
    numbers = {fold(number) for number in NUMBERS.findall(context)}
    named = set(fold_words(context))
    signs = [" ".join(fold_words(sign)) for sign in _SIGNATURE.findall(context)]
    last = _last_sentence(context)
    near = all_stems(fold_words(last))
    quotes = [fold_words(q) for q in re.findall(r"[«“\"]([^«»“”\"]{12,250})[»”\"]", context)]
    bodies, years = _bodies_in(last), set(_YEAR.findall(last))
    spread = Counter(
        stem for work in known for stem in all_stems({word for head in work.heads for word in head})
    )
    scored: list[tuple[float, int]] = []
    for work in known:
        score = 3.0 * sum(len(number) > 1 for number in numbers & work.numbers)
        score += 3.0 * any(code in text for code in signs for text in work.texts)
        if any(len(q) > 1 and any(_quotes(q, text) for text in work.texts) for q in quotes):
            score += 3.0
        if bodies & work.acronyms:
            score += 2.0 if years & work.year else 1.0
        score += max((_head_score(head, spread, near) for head in work.heads), default=0.0)
        if work.personal and any(len(key) > 4 and key in named for key in work.first):
            score += 2.0
        scored.append((score, work.entry))
    scored.sort(key=lambda item: (-item[0], item[1]))
    if scored and scored[0][0] >= 2.0 and (len(scored) == 1 or scored[0][0] - scored[1][0] >= 1.0):
        return Answer(entry=scored[0][1])
    return Answer(rivals=tuple(sorted(entry for _, entry in scored)))


def by_kind(known: Sequence[Work], context: str) -> Answer:
    """The only one of the works that is what the sentence speaks of: a report, a convention."""
    kinds = kinds_in(_last_sentence(context))
    fits = [work for work in known if kinds & work.kinds]
    return Answer(entry=fits[0].entry) if len(fits) == 1 else Answer()


def _last_sentence(context: str) -> str:
    return re.split(r"[.!?]\s+(?=[^\W\d_])", context.rstrip(" (<["))[-1]


def _quotes(quoted: Sequence[str], text: str) -> bool:
    """Whether the quoted words stand side by side in an entry, if need be in other forms."""
    if " ".join(quoted) in text:
        return True
    words = text.split()
    return len(quoted) > 2 and any(
        all(map(_same_word, quoted, words[at : at + len(quoted)]))
        for at in range(len(words) - len(quoted) + 1)
    )


def _same_word(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) >= 4 and longer.startswith(shorter))


def _bodies_in(sentence: str) -> frozenset[str]:
    """The organisations of which a sentence has the whole name, by their short names."""
    text = " " + " ".join(fold_words(sentence))
    return frozenset(short for name, short in CANONICAL.items() if " " in name and " " + name in text)


def _head_score(head: frozenset[str], spread: Counter[str], near: frozenset[str]) -> float:
    """How far the sentence has the words of a title that no rival's title has."""
    own = [word for word in head if spread[word] == 1]
    if len(own) > 1 and share_of(own, near) >= 0.85:
        return 2.5
    if len(own) == 1 and len(own[0]) >= 7 and share_of(own, near) == 1:
        return 2.2
    return 0.5 * share_of(own, near)


def titled(known: Sequence[Work], sentence: str, year: str) -> Answer:
    """The work of that year whose number or title stands at the end of a sentence: "the Law «On Wells» (2012)"."""
    dated = [work for work in known if year in work.years]
    if numbered := re.findall(r"(?:№|No\.?)\s?([\w/-]{1,12})\W*$", sentence):
        fits = [work for work in dated if fold(numbered[-1]) in work.numbers]
        return Answer(entry=fits[0].entry) if len(fits) == 1 else Answer()
    if quoted := re.findall(r"[«“\"]([^«»“”\"]{6,200})[»”\"]\W{0,3}$", sentence):
        fits = [work for work in dated if _prints(work, fold_words(quoted[-1]))]
        return undecided(fits) if fits else Answer()
    last = fold_words(sentence)[-12:]
    fits = [work for work in dated if len(last) > 3 and _prints(work, last[-4:])]
    if not fits:
        fits = [work for work in dated if not work.personal and _holds(work, last)]
    return Answer(entry=fits[0].entry) if len(fits) == 1 else Answer()


def _prints(work: Work, words: Sequence[str]) -> bool:
    """Whether the words stand one after the other in an entry."""
    asked = " ".join(words)
    return len(asked) >= 10 and any(f" {asked} " in f" {text} " for text in work.texts)


def _holds(work: Work, words: Sequence[str]) -> bool:
    """Whether the last four telling words all stand in a title."""
    tail = [word for word in words if len(word) > 2][-4:]
    return len(tail) == 4 and any(all(word in title for word in tail) for title in work.titles)
