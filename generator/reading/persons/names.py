"""A person's name on a line of its own, or with something behind it."""

from __future__ import annotations

import re

from generator.reading.byline.names import PARTICLES, PATRONYMIC, is_name
from generator.reading.persons.contacts import RESEARCHER_ID
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary

#: Letters of an initial: one, or the two or three Latin ones that stand for one Cyrillic, or ``Дж``.
_INITIAL = r"(?:[^\W\d_]|D[Zz][Hh]|[CGKSZ][Hh]|Y[AEOUaeou]|T[Ss]|Д[Жж])\."
#: An initial with its stop, within a text.
INITIAL_IN = re.compile(rf"\b{_INITIAL}")
#: ``Bell, Ann Mary``, ``Bell, A.``; a town and a land (``Skarsund, Norway``) look like a name and one more.
_TURNED = re.compile(
    r"([^\W\d_]+(?:[-'’][^\W\d_]+)?),\s+"
    rf"((?:{_INITIAL}\s?){{1,3}}|[^\W\d_]{{2,}}(?:\s+(?:[^\W\d_]{{2,}}|{_INITIAL})){{1,2}})"
)
#: Letters of degrees in brackets behind a name: ``(SH., MH.)``, ``(PhD)``.
_LETTERS_BEHIND = re.compile(r"\s*\((?:(?:[A-Z][A-Za-z]{0,3}\.?\s?){1,3}(?:,\s*|(?=\))))+\)$")


def one_name(text: str) -> tuple[str, str]:
    """A line with one person's name as the name and the letters of degrees in brackets behind it, if any."""
    bare = plain(inline(strip_heading_marks(text))).strip(" ,;\u2709\ufe0f")
    letters = _LETTERS_BEHIND.search(bare) if bare.endswith(")") else None
    name = bare[: letters.start()] if letters else bare
    return turned_name(name) or name, letters[0].strip(" ()") if letters else ""


def turned_name(text: str) -> str | None:
    """A name whose surname a comma parts from what follows it (``Bell, Ann Mary``), without the comma; else None."""
    told = _TURNED.fullmatch(text.strip(" ;*"))
    shouted = told is not None and told[2].isupper() and "." not in told[2]  # two words of a title
    name = f"{told[1]} {told[2]}" if told and not shouted else ""
    return name if name and is_name(name) else None


def is_full_name(text: str) -> bool:
    """Whether a text is a surname, a name and a patronymic in either order, which stand for nothing but a person."""
    words = text.split()
    ends = len(words) == 3 and (PATRONYMIC.search(words[-1]) or PATRONYMIC.search(words[1]))
    parted = len(words) == 4 and words[-1].casefold() in PARTICLES
    return bool(ends or parted) and "." not in text and is_name(text)


def name_before_place(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """One person's name and the institution that stands right behind it, without any sign between; else None."""
    words = text.split()
    third = words[2] if len(words) > 3 else ""
    size = (
        3
        if PATRONYMIC.search(third)
        or third.casefold() in PARTICLES
        or INITIAL_IN.match(words[1] if third else "")
        else 2
    )
    name, place = " ".join(words[:size]).rstrip(",;"), " ".join(words[size:])
    if not place[:1].isupper() or not is_name(name) or vocabulary.has("institution", name):
        return None
    return (name, place) if vocabulary.has("institution", place) else None


def person_name(text: str) -> str | None:
    """The name that opens a person's paragraph, before a dash, a comma, a bracket or "is a"."""
    match = re.match(r"^\W*(.{4,80}?)\s*(?:\*\*)?\s*(?:\(|\s[–—-]\s?|[–—]|,|:|\sis\s|\s-)", text)
    if not match:
        return None
    name = plain(match[1]).strip(" ,;*\\")
    if RESEARCHER_ID.match(name):
        return None
    return name if is_name(re.sub(r"^\d+[.)]\s*", "", name)) else None
