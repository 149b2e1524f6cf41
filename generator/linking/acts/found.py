"""An act named in a text, and the acts that links name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.linking.acts.ids import canonical

Country = Literal["home", "foreign", ""]

_ADILET = re.compile(
    r"adilet\.zan\.kz/(?:kaz|rus|eng)/docs/([A-Z]\d\d[A-Z]?\d+(?:S(?![a-z])|\\?_(?:\d\b)?)?)"
)
_ZAKON = re.compile(r"online\.zakon\.kz/[Dd]ocument/?\?doc_id\\?=(\d+)")


@dataclass(frozen=True, slots=True)
class FoundAct:
    """An act named in a text.

    Attributes:
        start, end: place of the words (characters of the text).
        key: ``registry:id`` or "" where the words do not settle which act it is.
        how: ``link``, ``number`` (kind, date and number), ``title`` or ``name``.
        kind, issuer: as the words say, "" where they do not.
        date: ISO or "".
        year: of a title without a number, where the words beside give it, else "".
        number: ``94-V`` or "".
        title: what stands in quotation marks, "" where nothing does.
        provision: the article of the act, "" where none is given.
        country: which country's act the words around make it.
        repealed: whether the words after it say so.
        doubt: why the key is empty although kind, date and number are there.
        printed: the id as the link prints it.
    """

    start: int
    end: int
    key: str
    how: Literal["link", "number", "title", "name"]
    kind: str = ""
    issuer: str = ""
    date: str = ""
    year: str = ""
    number: str = ""
    title: str = ""
    provision: str = ""
    country: Country = ""
    repealed: bool = False
    doubt: str = ""
    printed: str = ""


def find_links(text: str) -> list[FoundAct]:
    """The acts that links in the text name; the place is that of the address without its scheme."""
    if ".zan.kz" not in text and ".zakon.kz" not in text:
        return []
    found = []
    for m in _ADILET.finditer(text):
        printed = m[1].replace("\\", "")
        found.append(FoundAct(m.start(), m.end(), f"adilet:{canonical(printed)}", "link", printed=printed))
    found += [FoundAct(m.start(), m.end(), f"zakon:{m[1]}", "link") for m in _ZAKON.finditer(text)]
    return sorted(found, key=lambda f: f.start)
