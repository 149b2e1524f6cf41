"""The forms of names with years, as citations give them: ``(Lee 2019: 25)``, ``Lee and Kim (2019)``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from generator.reading.entries.words import ACT_ANY, ACT_FIRST, AND_WORDS, NO_AUTHOR, NOT_A_NAME, ORGANISATION
from generator.romanize import fold_words

#: Brackets without brackets in them; not those inside a number such as "AD(2021)001".
PARENTHESES = re.compile(r"(?<![^\W_])\(([^()]{2,500})\)(?!\d)")
YEAR = re.compile(
    r"(?<![\d./№])(?<!\d[-–—])(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-zа-я])?(?![\dA-Za-zА-Яа-я])"
    r"(?!\s?[-–—]\s?(?:1[5-9]|20)\d\d\b)"
)
_PAGE_TAIL = re.compile(
    r"\s*(?:[:,.]\s*(?:(?:[сСpPбБ]{1,2}|pages?)\.?\s?)?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?"
    r"(?:,\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?){0,4}\s?(?:б|бет|с|p|pp)?\.?"
    r"|\s\d{1,4}\s?[-–—]\s?\d{1,4})?[\s.]*"
)
_LEAD_IN = re.compile(
    r"[\s*_]*(?:см\.?(?:\s+также)?|see(?:\s+also)?|e\.\s?g\.|cf\.|например|напр\.|мысалы|қараңыз|қар\.|цит\. по|по)"
    r"[:,]?\s+",
    re.IGNORECASE,
)
_CAPS = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІÀ-Þ"
_PLAUSIBLE = re.compile(
    rf"[{_CAPS}][\w’'.-]*(?:(?:\s?,\s?|\s?&\s?|\s)(?:[{_CAPS}][\w’'.-]*"
    r"|and|и|және|мен|et al\.?|и др\.?|және т\.\s?б\.?|de|van|der|von|of|the|for|on))*[.,]?"
)
_HAS_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Dated:
    """A name with a year, as a citation gives it.

    Attributes:
        start, end: from the name's first letter to the year, without the pages.
        name: empty where the year alone stands in the brackets.
        finished: whether nothing else than pages follows, as in a citation.
        title_year: whether a second year directly follows ("Report for 2018, 2019"), so that this
            one may belong to a title.
    """

    start: int
    end: int
    name: str
    year: str
    letter: str
    finished: bool
    title_year: bool = False

    def __str__(self) -> str:
        return f"({self.name} {self.year}{self.letter})"


def dated_in(inner: str, offset: int) -> Iterator[Dated]:
    """The names with years between one pair of brackets.

    >>> [(d.name, d.year) for d in dated_in("см.: Lee 2019: 4; Kim & Ray, 2020, p. 3; 2021", 0)]
    [('Lee', '2019'), ('Kim & Ray', '2020'), ('Kim & Ray', '2021')]
    """
    last_name = ""
    for part in re.finditer(r"[^;]+", inner):
        text, base = part[0], offset + part.start()
        years = list(YEAR.finditer(text))
        at = 0
        for number, year in enumerate(years):
            lead = _LEAD_IN.match(text, at, year.start())
            start = lead.end() if lead else at
            while start < year.start() and text[start] in " ,.:*(_":
                start += 1
            name = text[start : year.start()].strip(" ,.:*(_")
            tail = _PAGE_TAIL.match(text, year.end())
            end = tail.end() if tail else year.end()
            following = number + 1 < len(years)
            rest = text[end : years[number + 1].start() if following else len(text)]
            alone = not _HAS_LETTER.search(name)
            if alone:
                start, name = year.start(), last_name
            if name:
                yield Dated(
                    base + start,
                    base + year.end(),
                    name,
                    year["year"],
                    year["letter"] or "",
                    finished=not _HAS_LETTER.search(rest) or following or rest.lstrip().startswith(","),
                    title_year=following and not _HAS_LETTER.search(rest) and number == 0,
                )
            last_name = name or last_name
            at = end


def year_alone(match: re.Match[str]) -> Dated | None:
    """The year of "Lee (2019)", "Lee (2019: 34)"."""
    inner = match[1]
    year = YEAR.search(inner)
    if year is None or inner[: year.start()].strip():
        return None
    if not _PAGE_TAIL.fullmatch(inner, year.end()):
        return None
    offset = match.start(1)
    return Dated(offset + year.start(), offset + year.end(), "", year["year"], year["letter"] or "", True)


def plausible_name(name: str) -> bool:
    """Whether words before a year can be the name of an author, so that a missing entry is worth a word.

    >>> plausible_name("Lee & Kim"), plausible_name("May"), plausible_name("two million in")
    (True, False, False)
    """
    shaped = _PLAUSIBLE.fullmatch(name) or (set(fold_words(name)) & ORGANISATION and "," not in name)
    return bool(shaped) and len(name.split()) <= 8 and names_somebody(name)


#: What stands between the words of names.
_JOINS = frozenset((
    "and", "&", "и", "және", "мен", "et", "al", "al.", "др", "др.", "т.б", "т.б.", "с", "коллегами",
    "de", "van", "der", "den", "von", "la",
))  # fmt: skip
_NAME_WORD = re.compile(r"[^\W\d_][\w.’'-]*|&")


def names_before(sentence: str) -> tuple[str, ...]:
    """What may be the authors right before "(2019)": all together first, then each name.

    >>> names_before("As shown by Smith and Lee")
    ('Smith and Lee', 'Lee', 'Smith', 'As')
    """
    nearest = [word[0] for word in _NAME_WORD.finditer(sentence)][:-10:-1]
    run = _run(dropwhile(lambda word: not _in_names(word), nearest))
    single = (word for word in nearest if word[:1].isupper() and len(word.strip(".")) > 1)
    return tuple(dict.fromkeys([*filter(None, [" ".join(run)]), *single]))[:5]


def _in_names(word: str) -> bool:
    return word[:1].isupper() or word.lower() in _JOINS


def _run(nearest: Iterable[str]) -> list[str]:
    """The words of names with which a sentence ends, in their order.

    Args:
        nearest: the sentence's words, the last one first.
    """
    run = [*takewhile(_in_names, nearest)]
    return [*dropwhile(lambda word: not word[:1].isupper(), reversed(run))]


def names_somebody(name: str) -> bool:
    """Whether words before a year can name anybody at all: a capital first, no month, no table."""
    return name[:1].isupper() and not set(fold_words(name)) & NO_AUTHOR


def adjoining_name(sentence: str) -> str:
    """The name that stands directly before the brackets, if it looks like authors.

    >>> adjoining_name("In the study by Lee & Kim"), adjoining_name("the Supreme Court")
    ('Lee & Kim', '')
    """
    run = _run([word[0] for word in _NAME_WORD.finditer(sentence.rstrip()[-80:])][::-1])
    name = " ".join(run)
    shaped = bool(re.search(rf"(?:^|\s)[{_CAPS}]\.|&|\sand\s|\sи\s|\sжәне\s|et al", name))
    if not shaped and len(run) == 2 and all(len(word) > 2 for word in run):
        shaped = not set(fold_words(name)) & (ORGANISATION | ACT_FIRST | ACT_ANY | NOT_A_NAME)
    return name if shaped and plausible_name(name) else ""


_ONE_NAME = rf"[{_CAPS}][^\W\d_][\w’'-]{{1,30}}"
_SURNAME = re.compile(rf"\s*({_ONE_NAME})\s*")
_AND = "|".join(re.escape(word) for word in AND_WORDS)
_OTHER_BEFORE = re.compile(rf"({_ONE_NAME})\s*\(([^()]{{4,40}})\)\s*,?\s*(?:{_AND})\s+({_ONE_NAME})\s*$")
_OTHER_BEHIND = re.compile(rf"\s*,?\s*(?:{_AND})\s+({_ONE_NAME})\s*\(([^()]{{4,40}})\)")
_LAST_NAME = re.compile(rf"(?<![^\W_])({_ONE_NAME})\s*$")


def surname_alone(inner: str) -> str:
    """The word that alone stands in brackets, if it can be a surname.

    >>> surname_alone("Seitova"), surname_alone("see Seitova"), surname_alone("UNDP")
    ('Seitova', '', '')
    """
    match = _SURNAME.fullmatch(inner)
    return match[1] if match and match[1][1:] == match[1][1:].lower() and plausible_name(match[1]) else ""


def names_beside(before: str, behind: str) -> Iterator[tuple[str, str, str]]:
    """A single name right before a year in brackets, and the name and year that "and" puts beside it.

    Args:
        before: the text before the brackets.
        behind: the text after them.

    >>> list(names_beside("Lee (2019) and Ray ", " say")), list(names_beside("As Ray ", " and Lee (2019)"))
    ([('Ray', 'Lee', '2019')], [('Ray', 'Lee', '2019')])
    """
    match = _OTHER_BEFORE.search(before)
    if match and (year := YEAR.search(match[2])) and names_somebody(match[3]):
        yield match[3], match[1], year["year"]
    own, match = _LAST_NAME.search(before), _OTHER_BEHIND.match(behind)
    if own and match and (year := YEAR.search(match[2])) and names_somebody(own[1]):
        yield own[1], match[1], year["year"]
