"""One entry of a reference list → a :class:`~generator.model.Reference`.

The layouts of the region's journals differ from entry to entry: GOST (``Surname I.I. Title //
Journal. 2019. № 6``), APA (``Surname, I. (2019). Title. Journal``), a leading key (``Surname, 2019 -
Surname I. «Title»``), names of acts, web pages, titles in quotation marks or italics. The parts are
read one after the other: authors, year, title. What is not certain stays None; the text of the
entry is never changed.

``plain`` takes the markup off an entry, ``addresses`` finds its DOI and URL, ``names``, ``titles`` and ``acts``
read the rest by ``words`` and ``forms``. ``runtogether`` parts entries on one line. ``lists`` holds two lists of the
same works against each other: ``traits`` of entries, the ``evidence`` they give, and ``pairs``.
"""

from __future__ import annotations

import re

from generator.model import Reference
from generator.reading.entries.acts import act_name, is_act
from generator.reading.entries.addresses import find_doi, find_urls
from generator.reading.entries.forms import CAPITALS, FREE_YEAR, MONTH, YEAR, YEAR_IN_BRACKETS, only
from generator.reading.entries.names import Authors, authors_of, listed_names
from generator.reading.entries.plain import plain
from generator.reading.entries.titles import title_of
from generator.reading.entries.words import ACCESS_DATE

_KEY = re.compile(
    rf"(?P<key>[{CAPITALS}](?>[^–—\d]{{2,82}})(?<=\s)(?P<year>(?:1[5-9]|20)\d\d)[a-zа-я]?)\s?[-–—]\s?(?=[{CAPITALS}«\"“])"
)
_OWN_NUMBER = re.compile(r"\[?\d{1,3}[\].)]{0,2}\s+")
_BEFORE_YEAR = re.compile(r"[\s.,]{0,3}")
_YEAR_NEXT = re.compile(rf"[,.:\s]{{0,3}}(?P<year>{YEAR})(?P<letter>[a-zа-я]?)\s?[.,:]\s?(?=[«\"“„\w(])")
#: The year with which a title ends as a date, or by which it names its act.
_TITLE_YEAR = re.compile(
    rf"(?:[,\s]\d{{1,2}}\s{MONTH}|,\s{MONTH}|,)\s({YEAR})$|\bAct\b[^,;\d]{{0,40}}\s({YEAR})\b"
    rf"|\((?:[^()]{{0,40}}\s)?({YEAR})\)$|({YEAR})\s(?:жылғы|zhyl\w{{1,4}}|jyl\w{{1,4}})\s\d{{1,2}}\s{MONTH}$"
)


def parse_entry(text: str, lines: tuple[int, ...] = ()) -> Reference:
    """Read an entry.

    Args:
        text: the entry as printed, without its number or bullet.
        lines: the source lines it was put together from.

    Returns:
        The reference; ``text`` is unchanged, a part that is not certain is None (``authors``: empty).
    """
    bare = plain(text)
    words = bare.text
    key = _KEY.match(words)
    start = key.end() if key else _after_number(words)
    act = not key and is_act(words)
    found = Authors((), start) if act else authors_of(bare, start)
    year, after = _year_here(words, found.end)
    if act:
        title, act_year = act_name(words)
        year = year or act_year
    else:
        title = title_of(bare, after)
    if key:
        year = key["year"]
    elif not year and not act and not _no_date(words):
        year = _free_year(words, after, title)
    urls = find_urls(words)
    return Reference(
        text=text,
        lines=lines,
        doi=find_doi(words),
        url=urls[0] if urls else None,
        authors=found.names,
        year=year,
        title=title,
    )


def _after_number(words: str) -> int:
    """Where an entry begins whose number was left to it; a title may begin with a number too."""
    number = _OWN_NUMBER.match(words)
    return number.end() if number and listed_names(words, number.end()).names else 0


def _year_here(words: str, at: int) -> tuple[str | None, int]:
    """The year that stands directly after the authors, and where the title begins."""
    here = _BEFORE_YEAR.match(words, at)
    begin = here.end() if here else at
    if match := YEAR_IN_BRACKETS.match(words, begin):
        return match["year"], match.end()
    if at and (match := _YEAR_NEXT.match(words, at)):
        return match["year"], match.end()
    # "Title of a page. (2025, May 23)." without authors
    if (
        not at
        and (match := YEAR_IN_BRACKETS.search(words[:500]))
        and words[match.end() : match.end() + 1] == "."
    ):
        return match["year"], 0
    return None, at


def _no_date(words: str) -> bool:
    return bool(re.search(r"\(n\.\s?d\.\)|\[Б\. г\.\]", words))


def _free_year(words: str, start: int, title: str | None) -> str | None:
    """The year of publication among all four-figure numbers, None where they do not agree."""
    text = words[start:]
    if title and (at := text.find(title)) >= 0:
        text = text[:at] + " " + text[at + len(title) :]
    text = re.sub(r"https?://\S+|10\.\d{4,9}/\S+|\[[^\[\]]{20,400}\]", " ", text)
    low = text.lower()
    for label in ACCESS_DATE:
        at = low.find(label)
        while at >= 0:  # blank out the date after the label, keep positions
            text = text[:at] + " " * min(45, len(text) - at) + text[at + 45 :]
            low = text.lower()
            at = low.find(label)
    tail = text.split(" // ", 1)[1] if " // " in text else text
    years = [match[1] for match in FREE_YEAR.finditer(tail)] or [m[1] for m in FREE_YEAR.finditer(text)]
    dotted = re.findall(rf"\b\d{{1,2}}\.\d{{1,2}}\.({YEAR})\b", tail)
    if years or dotted:
        return only(years or dotted)
    own = _TITLE_YEAR.search(title or "")
    return next(filter(None, own.groups()), None) if own else None
