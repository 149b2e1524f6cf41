"""Numbers of legal acts in the register adilet.zan.kz: their spellings and how they are made.

An id is a letter for the kind, two digits of the year of adoption and the act's own number filled
up with zeros: to eight digits from 2011 on (``Z1300000094``), to seven digits and a closing
underscore before (``K950001000_``), to seven digits before a suffix (``P180000015S``,
``K240002024_1``). Ministries' orders of 2014 have a second letter (``V14C0009753``). Journals
print these ids with zeros and underscores lost or doubled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model import Lang
from generator.romanize import slug

#: The registers' paths by language.
_ADILET: Mapping[Lang, str] = {"kk": "kaz", "ru": "rus", "en": "eng"}
_ID = re.compile(r"([A-Z])(\d\d)([A-Z]?)0*(\d+?)(S|_\d+)?_*")
#: Letters of the acts whose own number is the id's number.
_LETTERS = {
    "code": "K",
    "law": "Z",
    "constitutional-law": "Z",
    "president": "U",
    "government": "P",
    "constitutional-court": "S",
}


def canonical(printed: str) -> str:
    """An adilet id as the register writes it, whatever zeros and underscores a journal printed.

    >>> canonical("Z160000480"), canonical("K950001000"), canonical("Z020000345")
    ('Z1600000480', 'K950001000_', 'Z020000345_')
    """
    match = _ID.fullmatch(printed.strip().upper())
    if not match:
        return printed.strip()
    letter, year, second, number, suffix = match.groups()
    return _build(letter, year, second or "", number, suffix or "")


def is_adilet(registry_id: str) -> bool:
    """Whether the text has the shape of an adilet id."""
    return bool(_ID.fullmatch(registry_id))


def _build(letter: str, year: str, second: str, number: str, suffix: str) -> str:
    if second or suffix:
        return f"{letter}{year}{second}{number:0>7}{suffix}"
    if year > "90" or year <= "10":
        return f"{letter}{year}{number:0>7}_"
    return f"{letter}{year}{number:0>8}"


def derive(kind: str, issuer: str, year: int, number: int) -> str | None:
    """The adilet id of an act, or None where kind and issuer do not settle it.

    Args:
        kind: ``law``, ``constitutional-law``, ``code``, ``decree``, ``resolution`` …
        issuer: ``president``, ``government``, ``supreme-court`` … or "" where none is named.
        year: of adoption.
        number: without the convocation: 94 for № 94-V.

    >>> derive("law", "", 2013, 94), derive("resolution", "government", 2017, 827)
    ('Z1300000094', 'P1700000827')
    >>> derive("decree", "president", 2021, 522), derive("resolution", "supreme-court", 2018, 15)
    ('U2100000522', 'P180000015S')
    """
    if not 1991 <= year <= 2090 or number <= 0:
        return None
    short = f"{year % 100:02d}"
    if kind in ("code", "law", "constitutional-law"):
        return _build(_LETTERS[kind], short, "", str(number), "")
    if kind in ("decree", "resolution"):
        if issuer == "supreme-court":
            return _build("P", short, "", str(number), "S") if kind == "resolution" else None
        if issuer == "president" and kind == "resolution":
            return None
        if issuer in _LETTERS:
            return _build(_LETTERS[issuer], short, "", str(number), "")
    return None


def page_id(registry: str, registry_id: str) -> str:
    """The last part of the act page's URL.

    >>> page_id("adilet", "K950001000_"), page_id("zakon", "34195283")
    ('k950001000', 'zakon-34195283')
    """
    return slug(canonical(registry_id)) if registry == "adilet" else f"zakon-{registry_id}"


def kind_of(registry_id: str) -> str:
    """What the id itself says about the kind of the act, "" where it says nothing certain."""
    match = _ID.fullmatch(canonical(registry_id))
    if not match:
        return ""
    if match[1] == "P":
        return "resolution"
    return {"Z": "law", "U": "decree", "V": "order"}.get(match[1], "")


def issuer_of(registry_id: str) -> str:
    """Who issued the act, where the id itself says so, else ""."""
    match = _ID.fullmatch(registry_id)
    if not match:
        return ""
    if match[1] == "P":
        return "supreme-court" if match[5] == "S" else "government"
    return "president" if match[1] == "U" else ""


def year_of(registry_id: str) -> str:
    """The year of adoption that an adilet id holds, "" in another id."""
    match = _ID.fullmatch(registry_id)
    if not match:
        return ""
    return f"{'19' if match[2] > '90' else '20'}{match[2]}"


def of_year(key: str, year: str) -> bool:
    """Whether ``registry:id`` may be an act of that year; an order's id has the year of its registration.

    >>> of_year("adilet:Z1100000401", "2011"), of_year("adilet:Z1100000401", "2018")
    (True, False)
    >>> of_year("adilet:V1900018001", "2018"), of_year("adilet:Z1100000401", "")
    (True, True)
    """
    registry, _, number = key.partition(":")
    own = year_of(number) if registry == "adilet" and not number.startswith("V") else ""
    return not own or not year or own == year


def number_of(registry_id: str) -> str:
    """The act's own number that an adilet id holds, "" where the id's number is another one."""
    match = _ID.fullmatch(registry_id)
    return match[4] if match and match[1] in "ZUP" else ""


def urls(registry: str, registry_id: str) -> dict[Lang, str]:
    """Links to the act's text; the register has its own page for each language."""
    if registry == "adilet":
        return {lang: f"https://adilet.zan.kz/{path}/docs/{registry_id}" for lang, path in _ADILET.items()}
    return {"ru": f"https://online.zakon.kz/Document/?doc_id={registry_id}"}
