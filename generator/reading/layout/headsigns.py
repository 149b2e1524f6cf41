"""The signs by which a running head and a page's number are known."""

from __future__ import annotations

import re

from generator.reading.chunks import PAGE, PAGE_OF
from generator.reading.mastheads import NUMBER_AND_YEAR, YEAR

#: ``41``, ``– 41 –``, ``xii``, ``Page 41 of 60``, ``41 / 60``
PAGE_NUMBER = re.compile(
    rf"\W{{0,4}}(?:\d{{1,4}}|[ivxlc]{{1,6}}|{PAGE}\s?\d{{1,4}}|{PAGE_OF})\W{{0,4}}",
    re.IGNORECASE,
)
#: The number of a volume or an issue.
ISSUE = re.compile(
    r"(?:№|\bno\.?|\bvol(?:ume|\.)?|\bissue|\bтом|\bт\.|\bвып(?:уск|\.)?)\s*\d"
    rf"|{NUMBER_AND_YEAR}",
    re.IGNORECASE,
)
#: A page's number at the beginning or the end of a line.
OWN_PAGE = re.compile(r"^(?!(?:19|20)\d\d)\d{1,4}\s+\D|\S\s+(?!(?:19|20)\d\d)\d{1,4}$")
#: A page's number, set apart from a head by more than a space.
PAGE_APART = re.compile(r"\S\s{3,}\d{1,4}$|^\d{1,4}\s{3,}\S")
#: An article's DOI, and a page's number apart from it, on either side.
DOI_AND_PAGE = re.compile(
    r"(?:\d{1,4}\s{3,})?(?:https?://(?:dx\.)?doi\.org/|doi:?\s?)10\.\d{4,9}/\S+(?:\s{3,}\d{1,4})?",
    re.IGNORECASE,
)
#: A note's figure and its first word.
NOTE_AT_FOOT = re.compile(r"\d{1,3}\s[^\W\d_a-zа-яёәғқңөұүһі]")
#: The end of initials, and a name or a title behind.
INITIALS_END = re.compile(r"(?:\b[^\W\d_]\.\s?){1,2}\s(?=[^\W\d_]{2})")
#: No running head is longer.
HEAD_LONGEST = 120


def names_issue_of_year(text: str) -> bool:
    """Whether a line has the number of a volume or an issue, and a year."""
    return bool(YEAR.search(text) and ISSUE.search(text))


def shouts_or_names_issue(text: str) -> bool:
    """Whether a line looks like a head: capitals, or an issue's number."""
    letters = [c for c in text if c.isalpha()]
    return bool(ISSUE.search(text)) or sum(c.isupper() for c in letters) > 0.7 * len(letters)
