"""What tells a journal and its issue: ISSN, mastheads, codes of classification, DOIs on lines of their own."""

from __future__ import annotations

import re

from generator.reading.text import inline, upper_share
from generator.reading.vocabulary import Vocabulary

_DOI_LINE = re.compile(
    r"^[\s<>*]*(?:(?:doi:?\s*)?https?://(?:dx\.)?doi\.org/|doi:?\s*|[^\W\d_]{3}:?\s)?10\.\d{4,9}/\S+[\s>*.]*$",
    re.IGNORECASE,
)
_ISSN = re.compile(r"\be?-?\s?ISSN\b", re.IGNORECASE)
_ISSN_FIGURES = re.compile(r"\d{4}-?\s?\d{3}")
_ONLY_ISSNS = re.compile(
    r"(?:\W*(?:[epl]?-?ISSN(?:-[LP])?|print|online|\d{4}-\d{3}[\dXxХх])\b)+\W*", re.IGNORECASE
)
_FIGURE = re.compile(r"\d")
_VOLUME_SIGN = re.compile(r"\b(?:vol(?:ume|\.)?|том|т\.|v\.)\s*\d", re.IGNORECASE)
#: ``2(93)2024``, ``2 (93), 2024``: the number of the year, that of all, and the year.
NUMBER_AND_YEAR = r"(?<![\d.,-])\d{1,3}\s?\(\d{1,4}\)[\s,/]{0,3}(?:19|20)\d\d"
_NUMBER_SIGN = re.compile(
    rf"(?:№|\bno\.|\bnumber|\bissue|\biss\.|\bвып(?:уск|\.))\s*\d|{NUMBER_AND_YEAR}", re.IGNORECASE
)
_PAGES_SIGN = re.compile(
    r"(?:\b[pсcбs]{1,2}\.|\bpages:?|\bстр\.|,)\s*\d{1,4}\s?[-–—]\s?\d{1,4}(?!\d|-)", re.IGNORECASE
)
#: ``17 (2023) 88–97``, ``2024;6(2):41–44``, ``(2023) 14:77–90``.
VOLUME_YEAR_PAGES = re.compile(
    r"\b\d{1,4}\s*(?:\(\d{1,3}\))?,?\s*\(?(?:19|20)\d\d\)?[\s:,]*(\d{1,4})\s?[-–—]\s?(\d{1,4})\W*$"
    r"|\(?\b(?:19|20)\d\d\)?[;,]?\s*\d{1,3}\s*(?:\(\d{1,3}\))?\s*:\s*(\d{1,4})\s?[-–—]\s?(\d{1,4})\W*$"
)
#: ``2024, 12(1), 33–47``, ``(2024), 11, 200–214``, ``2023, Vol. 12(3) 301–318``, as a journal's name goes before.
YEAR_VOLUME_PAGES = re.compile(
    r"\b(?:19|20)\d\d\)?[,;]\s*(?:vol\.?\s?)?\d{1,3}\s?(?:\(\d{1,3}\),?|,)\s*(\d{1,4})\s?[-–—]\s?(\d{1,4})\W*$",
    re.IGNORECASE,
)
#: ``2025, 7(1);``, ``2025, 14, 61`` at the end, as a journal's name goes before and a DOI behind.
_YEAR_VOLUME = re.compile(
    r"\b(?:19|20)\d\d[,;]\s*(?:vol\.?\s?)?\d{1,3}(?:\s?\(\d{1,3}\)|,\s\d{1,6})\W*$", re.IGNORECASE
)
#: A DOI behind anything else.
_DOI_BEHIND = re.compile(r"\s(?:doi:?\s?)?(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+$", re.IGNORECASE)
_ONLY_ISSUE = re.compile(
    r"(?:[\d\s().,;:/|№#•–-]|\b(?:vol(?:ume)?|no|number|issue|том|вып(?:уск)?|номер|т|г|год|ж|жыл|сан(?:ы)?|бб?|с|pp?)\b)+",
    re.IGNORECASE,
)
#: ``№ 2(147)/2024``: the number of the year, the number of all, and the year.
_NUMBER_OF_YEAR = re.compile(
    r"(?:№|\bno\.?)\s?\d{1,3}\s?\(\d{1,4}\)\s?[/.,–-]?\s?(?:19|20)\d\d\b", re.IGNORECASE
)
#: ``2018, № 1 (5) 3``: the number of the issue, and a page's behind it.
_NUMBER_THEN_PAGE = re.compile(
    r"(?:19|20)\d\d\W{1,4}(?:№|no\.?)\s?\d{1,3}(?:\s?\(\d{1,4}\))?\s+\d{1,4}$", re.IGNORECASE
)
#: ``Bulletin of a university №2, 2010``, ``Bulletin of a university, № 2(14), May, 2010``
_NUMBER_THEN_YEAR = re.compile(
    r"[«“\"]?(?:(?:[–—-]\s)?[^\W\d_]\S*\s){1,8}(?:№|no\.?)\s?\d{1,3}(?:\s?\(\d{1,4}\))?,?\s"
    r"(?:[^\W\d_]{3,12},?\s)?(?:19|20)\d\d\W*(?:[гж]\W*)?",
    re.IGNORECASE,
)
#: ``2021 № 3 (19)`` behind a journal's name: the year, the number of the year, and that of all.
_NUMBER_OF_ALL = re.compile(
    r"(?:19|20)\d\d\W{1,4}(?:№|no\.?|вып(?:уск|\.))\s?\d{1,3}\s?\(\d{1,4}\)\W*$", re.IGNORECASE
)
#: ``2024. 11(4)`` behind a journal's name.
_YEAR_AND_NUMBER = re.compile(r"[^\W\d_]\W{1,4}(?:19|20)\d\d[.,]\s\d{1,3}\s?\(\d{1,3}\)\W*$")
#: ``■ 2 (14) 2023`` behind a journal's name.
_SIGN_AND_NUMBER = re.compile(r"[■●•|]\s*\d{1,3}\s?\(\d{1,4}\)[\s,•|]*(?:19|20)\d\d\W*$")
#: ``2 (14) / 2022`` behind a journal's name.
_NUMBER_AND_STROKE = re.compile(r"(?<![\d.,-])\d{1,3}\s?\(\d{1,4}\)\s?/\s?(?:19|20)\d\d\W*$")
#: (A search begins at the figures, with a look back, and not at each place.)
YEAR = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")
#: ``1204567ABC0010.1177/0000``: a publisher's own number run together with the DOI.
_NUMBER_AND_DOI = re.compile(r"\d{6,8}[A-Z]{2,4}\d{1,3}10\.\d{4,9}/")
_BARE_IRSTI = re.compile(r"\d{2}\.\d{2}\.\d{2}")


def names_issn(text: str) -> bool:
    """Whether a text says ISSN."""
    return "ISSN" in text.upper() and bool(_ISSN.search(text))


def only_issns(text: str) -> bool:
    """Whether a text is one ISSN or two (``ISSN: 1234-5679. eISSN: 9876-5432``), and nothing more.

    >>> only_issns("ISSN 1234-5679 (Print), 9876-543X (Online)"), only_issns("ISSN 1234-5679 Bulletin of Doors")
    (True, False)
    """
    return bool(_ONLY_ISSNS.fullmatch(text))


def is_identifier(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is an IRSTI, UDC or DOI line or a part of a masthead."""
    if len(text) > 400:
        return False
    if "](" in text:
        text = inline(text)
    bare = text.replace("\\", "")
    if "10." in bare and (_DOI_LINE.match(bare) or (vocabulary.has("doi", text) and "10." in text)):
        return True
    if "10." in bare and bare.startswith(("http", "<http")) and " " in bare:
        head, _, rest = bare.partition(" ")
        if _DOI_LINE.match(head) and is_identifier(rest.strip(), vocabulary):
            return True
    if len(text) < 200 and vocabulary.has("other_code", text):
        return True
    if "10." in bare and _NUMBER_AND_DOI.match(bare):
        return True
    if not _FIGURE.search(text):
        return False
    if vocabulary.has("irsti", text) or vocabulary.has("udc", text):
        return True
    return names_issn(text) and bool(_ISSN_FIGURES.search(text))


def is_bare_irsti(text: str) -> bool:
    """Whether a line is a code of the classification and nothing else: ``10.31.01``."""
    return bool(_BARE_IRSTI.fullmatch(text))


def without_doi(text: str) -> str:
    """A text without the DOI at its end."""
    return _DOI_BEHIND.sub("", text) if "10." in text else text


def is_masthead(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a short text is a journal's head: a year beside two of volume, number and pages."""
    if len(text) > 220:
        return False
    if not _FIGURE.search(text):
        return vocabulary.has("masthead", text)
    whole, text = text, without_doi(text)
    if text != whole and _YEAR_VOLUME.search(text):
        return True
    if vocabulary.has("masthead", text) or VOLUME_YEAR_PAGES.search(text) or YEAR_VOLUME_PAGES.search(text):
        return True
    if YEAR.search(text) and (
        _ONLY_ISSUE.fullmatch(text)
        or _NUMBER_OF_YEAR.search(text)
        or _NUMBER_THEN_PAGE.search(text)
        or _NUMBER_THEN_YEAR.fullmatch(text)
        or _NUMBER_OF_ALL.search(text)
        or _YEAR_AND_NUMBER.search(text)
        or _SIGN_AND_NUMBER.search(text)
        or _NUMBER_AND_STROKE.search(text)
    ):
        return True
    _, comma, issue = text.rpartition(" 20") if " 20" in text and upper_share(text) > 0.8 else ("", "", "")
    if comma and _ONLY_ISSUE.fullmatch(f"20{issue}") and _NUMBER_SIGN.search(issue):
        return True  # a name in capitals and the number of the issue
    signs = sum(bool(sign.search(text)) for sign in (_VOLUME_SIGN, _NUMBER_SIGN, _PAGES_SIGN))
    return signs == 3 or (signs == 2 and bool(YEAR.search(text)))
