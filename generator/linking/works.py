"""The works of an article's reference lists, and which of them a name and a year mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from generator.model import Reference, References
from generator.reading.entry_lists import surname_words
from generator.reading.entry_text import find_urls, plain, url_key
from generator.reading.entry_words import ORGANISATION_NAMES
from generator.reading.romanization import fold, fold_words, foldings

_YEARS = re.compile(r"(?<![\d/])((?:1[5-9]|20)\d\d)([a-zа-я])?(?![\d/])")
_PAGES = re.compile(
    r"(?:[СсPpБб]{1,2}|pages?)\.?\s?(\d{1,4})\s?[–-]\s?(\d{1,4})|(?<![\d–-])(\d{1,4})\s?[–-]\s?(\d{1,4})\s?(?:б|бет)"
)
_NUMBERS = re.compile(r"(?:№|N|No\.?|Nos\.?)\s?([\dА-ЯA-Z]{1,8}(?:[-–/][\dA-ZА-ЯIVX]{1,8})*)")
_CAPITALS = re.compile(r"[^\W\d_][\w'’-]*")
#: Case endings that a surname may bring in a sentence, folded.
_ENDINGS = frozenset(
    "a u e om em im oi ei ih ov ogo omu aa uu iu as in ing ning nin din tin dan ten den tan nan da de ta te ga ge ka ke "
    "di ti ni dik pen ben men es s ii iim oiu".split()
)
#: Words that tell nothing about which work is meant.
_IDLE = frozenset(
    fold(word)
    for word in """of the and a an in on for to with by from as at its or und der die das v vs no
    и в о об на по с из к для от при за до не или как что
    мен және туралы бойынша үшін жылғы год года году of
    республики республика республикасы республикасының республике republic kazakhstan kazahstan қазақстан
    казахстан казахстана закон law заңы заң кодекс code кодексі""".split()
)


@dataclass(frozen=True, slots=True)
class Work:
    """One work as both lists print it.

    Attributes:
        entry: index into ``references.original``.
        first: folded spellings of the first author's surname words, or of the institution.
        others: those of the other authors.
        year: as parsed; ``letter`` is the one printed after it.
        years: all years that either entry prints.
        personal: whether people are its authors.
    """

    entry: int
    first: frozenset[str]
    others: frozenset[str]
    acronyms: frozenset[str]
    year: frozenset[str]
    letter: str
    years: frozenset[str]
    personal: bool
    titles: tuple[frozenset[str], ...]
    words: frozenset[str]
    numbers: frozenset[str]
    urls: frozenset[str]
    pages: tuple[tuple[int, int], ...]
    title: str


def works(references: References) -> tuple[Work, ...]:
    """The works of the original list, each with what its romanized entry adds."""
    found = []
    for index, entry in enumerate(references.original):
        twin = None
        if entry.same_as is not None and entry.same_as < len(references.romanized):
            twin = references.romanized[entry.same_as]
        found.append(_work(index, (entry, twin) if twin else (entry,)))
    return tuple(found)


def _work(index: int, entries: Sequence[Reference]) -> Work:
    first: set[str] = set()
    others: set[str] = set()
    acronyms: set[str] = set()
    urls: set[str] = set()
    titles: list[frozenset[str]] = []
    words: set[str] = set()
    texts = [plain(entry.text).text for entry in entries]
    personal = False
    for entry, text in zip(entries, texts, strict=True):
        for at, author in enumerate(entry.authors):
            target = others if at else first
            for word in surname_words(author):
                target.update(foldings(word))
            acronyms |= _acronyms(author)
            personal |= bool(re.search(r"\b[^\W\d_]\w{0,2}\.", author)) or (
                len(author.split()) <= 3 and " " in author and not _acronyms(author)
            )
        urls |= {url_key(url) for url in find_urls(text)}
        if entry.doi:
            urls.add("doi.org/" + entry.doi.lower())
        bare = re.sub(r"https?:\S+", " ", text)
        words |= {key for word in fold_words(bare) for key in (word,)}
        if entry.title:
            titles.append(frozenset(word for word in fold_words(entry.title) if word not in _IDLE))
        titles.extend(
            frozenset(word for word in fold_words(part) if word not in _IDLE)
            for part in re.findall(r"\[([^\[\]]{8,400})\]", bare)
        )
    dated = [match for text in texts for match in _YEARS.finditer(re.sub(r"https?:\S+", " ", text))]
    parsed = {entry.year for entry in entries if entry.year}
    return Work(
        entry=index,
        first=frozenset(key for key in first if len(key) > 1),
        others=frozenset(key for key in others if len(key) > 1),
        acronyms=frozenset(acronyms),
        year=frozenset(parsed),
        letter=next((match[2] for match in dated if match[2] and match[1] in parsed), ""),
        years=frozenset(match[1] for match in dated),
        personal=personal,
        titles=tuple(title for title in titles if title),
        words=frozenset(words),
        numbers=frozenset(
            fold(n) for text in texts for n in _NUMBERS.findall(re.sub(r"https?:\S+", " ", text))
        ),
        urls=frozenset(urls),
        pages=tuple((int(a or c), int(b or d)) for text in texts for a, b, c, d in _PAGES.findall(text)),
        title=entries[0].title or texts[0][:80],
    )


_CANONICAL = {
    fold(name) if " " in name else name.upper(): names[0] for names in ORGANISATION_NAMES for name in names
}


def _acronyms(name: str) -> frozenset[str]:
    """Short names that an institution's name stands for, in its own script."""
    found = set(re.findall(r"(?<!\w)[A-ZА-ЯӘҒҚҢӨҰҮҺІ][\w-]*[A-ZА-ЯӘҒҚҢӨҰҮҺІ][\w-]*(?!\w)", name))
    words = [word for word in _CAPITALS.findall(re.sub(r"\([^()]*\)", " ", name)) if len(word) > 1]
    if len(words) > 1:
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(initials) > 1:
            found.add(initials)
    canonical = _CANONICAL.get(fold(name)) or next(
        (_CANONICAL[a.upper()] for a in found if a.upper() in _CANONICAL), None
    )
    if canonical:
        found.add(canonical)
    return frozenset(acronym.upper() for acronym in found)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a citation means.

    Attributes:
        entry: index of the entry, None where it cannot be told.
        rivals: the entries that fit equally well.
        other_year: the entry's year, where it differs from the citation's.
    """

    entry: int | None = None
    rivals: tuple[int, ...] = ()
    other_year: str = ""


@lru_cache(maxsize=4096)
def _alike(word: str, key: str) -> float:
    """How far a folded word of the text is the folded surname: 3 the same, 2 nearly, 0 not."""
    if word == key:
        return 3.0
    shorter = min(len(word), len(key))
    if word.startswith(key) and len(key) >= 3 and word[len(key) :] in _ENDINGS:
        return 2.8
    if len(key) > 4 and word.startswith(key[:-1]) and word[len(key) - 1 :] in _ENDINGS and key[-1] in "aie":
        return 2.6
    if shorter < 4:
        return 0.0
    distance = Levenshtein.distance(word, key)
    if distance == 1 or (distance == 2 and shorter >= 6) or (distance == 3 and shorter >= 10):
        return 2.0
    if distance == 2 and shorter >= 5 and sorted(word) == sorted(key):  # two letters changed places
        return 2.0
    return 0.0


def name_parts(name: str) -> tuple[str, ...]:
    """The surnames that a citation names: "Досжанова, Бұғыбай", "Smith & Lee et al."."""
    name = re.sub(r"[’']s\b", "", name)
    name = re.sub(
        r"\b(?:et al|и др|және т\.\s?б|and others|и соавт|с соавт|с коллегами|және басқалары?)\b\.?",
        " ",
        name,
    )
    parts = re.split(r"\s*[,;]\s*(?:and|&|и|және|мен)?\s*|\s*&\s*|\s+(?:and|и|және|мен|und)\s+", name)
    return tuple(part for part in (part.strip(" .") for part in parts) if part)


def _name_score(work: Work, parts: Sequence[str], whole: str) -> float:
    """How well the named people or bodies fit the work; below 2 it is no match."""
    best = 0.0
    lead = parts[0]
    for word in _CAPITALS.findall(lead):
        if len(word) == 1 or (word.isupper() and len(word) <= 3 and " " in lead):
            continue
        for key in foldings(word):
            for own in work.first:
                best = max(best, _alike(key, own))
    words = [word for word in fold_words(lead) if word not in _IDLE and len(word) > 1]
    if best >= 2 and not work.personal and len(words) > 1:
        hits = sum(any(_alike(word, own) for own in work.first) for word in words)
        best = best if hits == len(words) or len(work.first) == 1 else 0.0
    elif (
        best >= 2
        and not work.personal
        and len(words) == 1
        and len(work.first) > 1
        and lead.upper() not in work.acronyms
    ):
        best = 1.0  # one word of a longer institution's name
    if best >= 2 and len(parts) > 1 and work.personal:
        rest = [part for part in parts[1:] if part[:1].isupper()]
        met = sum(
            any(
                _alike(key, own)
                for word in _CAPITALS.findall(part)
                for key in foldings(word)
                for own in work.others
            )
            for part in rest
        )
        best += (
            0.3 * met
            - (0.9 if rest and not met and work.others else 0.0)
            - (0.6 if rest and not work.others else 0.0)
        )
    lead_up = re.sub(r"\W", "", lead).upper()
    asked = {lead_up, _CANONICAL.get(lead_up, ""), _CANONICAL.get(fold(lead), "")} - {""}
    if asked & {re.sub(r"\W", "", acronym) for acronym in work.acronyms} or any(
        _twin(a) == _twin(b) for a in asked for b in work.acronyms if 2 <= len(a) <= 8
    ):
        best = max(best, 3.0)
    return max(best, _title_score(work, whole))


_TWINS = str.maketrans("АВЕКМНОРСТУХІИЈ", "ABEKMHOPCTYXIIJ")


def _twin(acronym: str) -> str:
    """Capitals with the Cyrillic look-alikes as Latin ones; И often is what a scanner made of I."""
    return acronym.translate(_TWINS)


def _title_score(work: Work, whole: str) -> float:
    """Whether the citation gives words of the title instead of a name."""
    words = [word for word in fold_words(whole) if word not in _IDLE and not word.isdigit()]
    every = [word for word in fold_words(whole) if len(word) > 1 and not word.isdigit()]
    if len(every) < 2 or (len(words) < 2 and len(every) < 3):
        return 0.0
    share = _share(words or every, work.words)
    if share < 0.8:
        return 0.0
    return 1.6 + share + (0.4 if any(_share(words, title) == 1 for title in work.titles) else 0.0)


def _share(words: Sequence[str], among: frozenset[str]) -> float:
    """The share of words that stand among others, inflected forms included."""
    stems = {word[:5] for word in among}
    return (
        sum(word in among or (len(word) > 5 and word[:5] in stems) for word in words) / len(words)
        if words
        else 0.0
    )


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
        return Answer()
    same_year = [(score, work) for score, work in scored if year in work.year]
    no_year = [(score, work) for score, work in scored if not work.year]
    loose = [(score, work) for score, work in no_year if year in work.years or not work.years]
    top = max(score for score, _ in scored)
    exact_elsewhere = (
        top >= 2.9
        and not any(score >= 2.9 for score, _ in same_year)
        and any(
            score >= 2.9 and work.personal for score, work in scored if work.year and year not in work.year
        )
    )
    for group in (same_year, loose or no_year):
        if not group:
            continue
        if exact_elsewhere and group is same_year and max(score for score, _ in group) < 2.5:
            return Answer(rivals=tuple(sorted({work.entry for _, work in scored})))
        return _pick(group, letter)
    people = [(score, work) for score, work in scored if work.personal and score >= 1.9]
    if len({work.entry for _, work in people}) == 1 and len(scored) == 1:
        work = people[0][1]
        return Answer(entry=work.entry, other_year=", ".join(sorted(work.year)))
    return (
        Answer(rivals=tuple(sorted({work.entry for _, work in scored})))
        if len(scored) > 1 and people
        else Answer()
    )


def _pick(group: Sequence[tuple[float, Work]], letter: str) -> Answer:
    top = max(score for score, _ in group)
    best = [work for score, work in group if score > top - 0.25]
    if len(best) > 1:
        lettered = [work for work in best if letter and work.letter == latin_letter(letter)]
        if len(lettered) == 1:
            return Answer(entry=lettered[0].entry)
        place = "abcdefgh".find(latin_letter(letter)) if letter else -1
        if 0 <= place < len(best) and not any(work.letter for work in best):
            return Answer(entry=sorted(work.entry for work in best)[place])
        return Answer(rivals=tuple(sorted(work.entry for work in best)))
    return Answer(entry=best[0].entry)


def latin_letter(letter: str) -> str:
    """The letter after a year, whichever alphabet it is printed in ("а", "б", "в" are a, b, c).

    >>> latin_letter("б")
    'b'
    """
    order = "абвгдеж"
    return "abcdefg"[order.index(letter)] if letter in order else letter


def by_context(known: Sequence[Work], context: str) -> Answer:
    """The one work that the words before a citation are about: its number, its title, its author."""
    numbers = {fold(number) for number in _NUMBERS.findall(context)}
    words = set(fold_words(context))
    stems = {word[:5] for word in words}
    scored: list[tuple[float, int]] = []
    for work in known:
        score = 3.0 * len({n for n in numbers & work.numbers if len(n) > 1})
        for title in work.titles:
            told = [word for word in title if len(word) > 3]
            if told:
                share = sum(word in words or (len(word) > 5 and word[:5] in stems) for word in told) / len(
                    told
                )
                score = max(score, score + 3.0 * share if share >= 0.5 and len(told) > 1 else score)
        if work.personal and any(len(key) > 4 and key in words for key in work.first):
            score += 2.0
        scored.append((score, work.entry))
    scored.sort(reverse=True)
    if scored and scored[0][0] >= 2.0 and (len(scored) == 1 or scored[0][0] - scored[1][0] >= 0.9):
        return Answer(entry=scored[0][1])
    return Answer(rivals=tuple(sorted(entry for _, entry in scored)))
