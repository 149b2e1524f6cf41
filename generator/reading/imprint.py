"""The imprint: what a file prints about its journal and its issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.reading.chunks import Chunk
from generator.reading.mastheads import (
    NUMBER_AND_YEAR,
    VOLUME_YEAR_PAGES,
    YEAR_VOLUME_PAGES,
    names_issn,
    without_doi,
)

_ISSN = re.compile(r"\be?-?\s?ISSN\b[\s:]*(\d{4}-\d{3}[\dXxХх])", re.IGNORECASE)
_VOLUME = re.compile(r"\b(?:VOLUME|VOL\.?|ТОМ|Т\.|ТОМЫ)\s*(\d{1,4})", re.IGNORECASE)
#: ``12 (2025) 187–209`` behind a journal's name.
_VOLUME_AND_PAGES = re.compile(
    r"^[^\W\d_][^\d\n]{3,80}\s(\d{1,4}) \((?:19|20)\d\d\) \d{1,4}[-–—]\d{1,4}(?!\d)", re.MULTILINE
)
_NUMBER = re.compile(
    r"(?=[№NIВ])(?:№|\bNO\.?|\bNUMBER|\bISSUE|\bВЫП(?:УСК|\.))\s*(\d{1,4}(?:\s*\((?!(?:19|20)\d\d\))\d{1,5}\))?(?:[-–]\d{1,3})?)",
    re.IGNORECASE,
)
#: ``80 ТОМ, 3 НӨМІР (2025)``: as Kazakh has them, the figures first.
_KAZAKH_NUMBER = re.compile(
    r"(\d(?<!\d\d)\d{0,2}(?:\s?\(\d{1,4}\))?)[\s-]{0,2}(?:НӨМІРІ?|САНЫ?)\b(?=\W{1,3}(?:19|20)\d\d)",
    re.IGNORECASE,
)
_KAZAKH_VOLUME = re.compile(
    rf"(\d(?<!\d\d)\d{{0,3}})[\s-]{{0,2}}ТОМЫ?[\s,]{{1,3}}{_KAZAKH_NUMBER.pattern}", re.IGNORECASE
)
_YEARS = re.compile(r"(?<![\d.№/-])((?:19|20)\d\d)(?![\d.-])")
#: ``1 (5) • 2025``, ``2 (14) / 2022`` at a line's end, without a sign of the number.
_NUMBER_OF_ALL = re.compile(
    r"(?<![\d.,-])(\d{1,3}\s?\(\d{1,4}\))[ ,/|•–-]{1,5}(?=(?:19|20)\d\d\W*$)", re.MULTILINE
)
_NUMBER_AND_YEAR = re.compile(NUMBER_AND_YEAR)
_PLACE_AND_YEAR = re.compile(r"[^\W\d_]{3,}(?:[ -][^\W\d_]{2,})?\s?[,.–-]?\s?(?:19|20)\d\d")
#: ``41-52 бб.`` behind a DOI or a code.
_PAGES_SAID = re.compile(r"\s(\d{1,4})\s?[-–—]\s?(\d{1,4})\s?(?:бб?|с|стр|pp?)\.?$")
_PAGES = re.compile(r"(?<![\d-])(\d{1,4})\s*[-–—]\s*(\d{1,4})(?!\d|-\d)")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a file prints about the journal and the issue."""

    issns: tuple[str, ...] = ()
    volume: str | None = None
    number: str | None = None
    year: int | None = None
    #: Whether the year stands on a line with a place, as on a title page: ``Astana, 2024``.
    placed: bool = False


def prints_issn(text: str) -> bool:
    """Whether a line has an ISSN with its figures."""
    return names_issn(text) and bool(_ISSN.search(text))


def read_masthead(chunks: Sequence[Chunk]) -> Masthead:
    """ISSN, volume, number and year from the lines above an issue's first article or in its own front."""
    text = "\n".join(line.text for chunk in chunks[:60] for line in chunk.lines)[:6000]
    issns = tuple(dict.fromkeys(m[1].upper().replace("Х", "X") for m in _ISSN.finditer(text)))
    volume = _KAZAKH_VOLUME.search(text) or _VOLUME.search(text) or _VOLUME_AND_PAGES.search(text)
    number = _KAZAKH_NUMBER.search(text) or _NUMBER.search(text) or _NUMBER_OF_ALL.search(text)
    numbered = volume or number
    beside = [
        x
        for x in text.split("\n")
        if numbered and any(p.search(x) for p in (_VOLUME, _NUMBER, _NUMBER_OF_ALL, _KAZAKH_NUMBER))
    ]
    alone = [
        line
        for line in text.split("\n")
        if re.fullmatch(r"(?:\W*[^\W\d_]+){0,2}\W*(?:19|20)\d\d\W*(?:г|ж)?\W*", line)
    ]
    # the year of the issue stands beside its number or alone; that of the foundation stands first at times
    years = [y for lines in (beside, alone, [text]) for line in lines for y in _YEARS.findall(line)]
    return Masthead(
        issns,
        volume[1] if volume else None,
        re.sub(r"\s+", " ", number[1]) if number else None,
        int(years[0]) if years else None,
        not numbered and any(_PLACE_AND_YEAR.fullmatch(line) for line in alone),
    )


def masthead_pages(chunks: Sequence[Chunk]) -> str | None:
    """The pages that an article's own masthead prints beside volume and number."""
    for chunk in chunks:
        for line in chunk.lines:
            tail = without_doi(re.sub(r"\d{4}-\d{3}[\dXx]", "", line.text))
            placed = VOLUME_YEAR_PAGES.search(tail) or YEAR_VOLUME_PAGES.search(tail)
            numbered = (_VOLUME, _NUMBER, _NUMBER_AND_YEAR, _KAZAKH_NUMBER)
            if not placed and any(sign.search(line.text) for sign in numbered):
                placed = _PAGES.search(tail)
            placed = placed or _PAGES_SAID.search(line.text)
            if placed:
                first, last = (figures for figures in placed.groups() if figures)
                return f"{first}-{last}"
    return None
