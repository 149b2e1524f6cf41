"""Entries that are legal acts: their name and their year."""

from __future__ import annotations

import re

from generator.reading.entries.forms import (
    CAPITALS,
    FREE_YEAR,
    QUOTES,
    YEAR,
    YEAR_IN_BRACKETS,
    before_access,
    drop_wording,
    only,
)
from generator.reading.entries.names import one_name
from generator.reading.entries.titles import trim
from generator.reading.entries.words import ACT_ANY, ACT_FIRST, ACT_FIRST_WEAK, ORGANISATION, WORDING
from generator.romanize import fold, fold_words

_MONTHS = (
    r"[а-яёәғқңөұүһі]{3,12}|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|[a-zńñǵúýáóıū]{3,12}"
)
_ACT_DATE = (
    re.compile(rf"\b({YEAR})\s\w{{2,9}}\s\d{{1,2}}\s[^\W\d]{{4,15}}"),
    re.compile(rf"\b\d{{1,2}}[\s.-](?:{_MONTHS})[a-z,]{{0,3}}[\s.,]{{1,2}}({YEAR})\b"),
    re.compile(rf"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
               rf"\s\d{{1,2}},?\s({YEAR})\b"),
    re.compile(rf"\b({YEAR})\s?(?:жылғы|жылы|жылдың|ж\.|zhyl\w*|jyl\w*|жyl\w*|zhilg\w*)"),
    re.compile(rf"\b\d{{1,2}}\.\d{{1,2}}\.({YEAR})\b"),
)  # fmt: skip
#: The date and number of an act, whatever its kind is called.
_ACT_FORMULA = re.compile(
    rf"\b(?:от|ot)\s\d{{1,2}}\s\w{{3,12}}\s{YEAR}\s(?:года|goda|г\.)\s(?:№|No)"
    rf"|\b{YEAR}\s\w{{2,9}}\s\d{{1,2}}\s[^\W\d]{{4,15}}\s(?:№|No)"
)

_BODY_FIRST = re.compile(rf"([^/«»\"“”\[\]():.]{{6,90}})\.\s(?:\({YEAR}|(?=[{CAPITALS}]))")
_BRACKETED = re.compile(r"\[[^\]]*\]")
_COUNTED = re.compile(r"^\d{1,2}[.)]?\s")


def is_act(words: str) -> bool:
    """Whether an entry names a legal act and not a work on one."""
    if one_name(words, 0):
        return False
    head = before_access(words.split(" // ")[0])[:600]
    head = _BRACKETED.sub(" ", head)
    keys = fold_words(_COUNTED.sub("", head))
    if not keys or _body_first(words):
        return False
    if formula := _ACT_FORMULA.search(head):
        return "," not in head[: formula.start()]
    named = [key for key in keys[:70] if key in ACT_ANY]
    if keys[0] in ACT_FIRST:
        return keys[0] not in ACT_FIRST_WEAK or bool(named[1:] or (named and keys[0] not in ACT_ANY))
    if not named:
        return False
    numbered = bool(re.search(r"(?:№|\bNo\.?|\bN)\s?[\dА-ЯA-Z]", head))
    dated = any(pattern.search(head) for pattern in _ACT_DATE) or "жыл" in head
    opens = (
        words[:1] in QUOTES
        or keys[0] in {"kazakhstan", fold("Қазақстан"), "the"}
        or keys[0] in ACT_FIRST_WEAK
    )
    early = keys[-1] in ACT_ANY or any(key in ACT_ANY for key in keys[:5])
    return (numbered and dated) or (opens and (numbered or dated) and early)


def _body_first(words: str) -> bool:
    """Whether a body stands first, as the author of what follows: "Supreme Court. (2023). Ruling …"."""
    match = _BODY_FIRST.match(words)
    keys = fold_words(match[1]) if match else ()
    return (
        any(key in ORGANISATION for key in keys)
        and not any(key in ACT_ANY for key in keys)
        and (keys[0] not in ACT_FIRST or keys[0] in ACT_FIRST_WEAK)
    )


def act_name(words: str) -> tuple[str | None, str | None]:
    """The name of an act and its year."""
    name = before_access(words.split(" // ")[0])
    name = re.split(r"(?<=.{15})\s\[", name, maxsplit=1)[0]
    year = None
    dated = YEAR_IN_BRACKETS.search(name)
    if dated and dated["year"]:
        year = dated["year"]
        if re.match(r"\s?\.\s|\s?\.?$", name[dated.end() : dated.end() + 3]):
            head, tail = name[: dated.start()].strip(" ."), name[dated.end() :].strip(" .")
            topic = re.match(r"(?:On|O|Ob|О|Об)\s", tail) or fold_words(head)[:1] == (fold("послание"),)
            name = tail if topic and not re.search(r"[\d«“\"]", head) else head
    bracketed = " ".join(re.findall(r"\(([^()]{0,200})\)", name))
    name = re.sub(r"\s?\(([^()]{0,200})\)", drop_wording, name)
    name = re.split(rf"\.\s(?=[{CAPITALS}][\w-]+\s?:\s[{CAPITALS}])", name)[0]
    name = re.split(r"\.\s[–—]\s|\.\s(?=«Әділет»|«Ädilet»|«Adilet»|Adilet\b)|\.\s\(as\s", name)[0]
    name = re.split(r"\s\([^()]*$", name)[0]
    if year is None:
        for pattern in _ACT_DATE:
            if match := pattern.search(
                re.sub(r"[«“\"][^«»“”\"]{0,400}[»”\"]", lambda m: " " * len(m[0]), name)
            ):
                year = match[1]
                break
        else:
            year = only(FREE_YEAR.findall(name)) or _before_wording(bracketed) or _imprint_year(words)
    return trim(name), year


def _before_wording(bracketed: str) -> str | None:
    """The year of the date that stands before words on a later wording: "(3 мая 2012 г. с изменениями)"."""
    low = bracketed.lower()
    end = min((at for word in WORDING if (at := low.find(word)) >= 0), default=0)
    dates = (pattern.search(bracketed[:end]) for pattern in _ACT_DATE)
    return next((match[1] for match in dates if match), None)


def _imprint_year(words: str) -> str | None:
    """The year of "– City: Publisher, 2012"."""
    match = re.search(rf"\s[–—]\s[^–—\d]{{2,80}},\s({YEAR})\b", words)
    return match[1] if match else None
