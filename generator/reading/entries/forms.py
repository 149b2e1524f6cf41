"""Forms that all parts of an entry have in common: words, years, quotation marks, the way to a page."""

from __future__ import annotations

import re

from generator.reading.entries.words import ABBREVIATIONS, ACCESS_FIRST, ACCESS_LABELS, REGIONS, WORDING

CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞǴĠĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁӘҒҚҢӨҰҮҺІЎҲЄЇҐ"
WORD = rf"[{CAPITALS}][\w'’ʼ`´-]{{0,40}}"
INITIAL = rf"[{CAPITALS}]\w{{0,2}}['’]?\."
INITIALS = rf"{INITIAL}(?:\s?-?\s?{INITIAL}){{0,3}}"
PARTICLE = r"(?:(?:van der|van den|van de|van|von|der|den|de la|de|di|da|del|du|la|le|el|al|Al|Van|Von|De|ибн|фон|де|ван)\s)?"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
MONTH = r"[^\W\d]{3,12}"
YEAR_IN_BRACKETS = re.compile(
    rf"\((?:(?P<year>{YEAR})(?P<letter>[a-zа-я]?)(?:[,\s][^()\d]{{0,20}}\d{{0,2}}[^()\d]{{0,12}})?|(?P<none>n\.\s?d\.|б\.\s?г\.))\)"
)
#: A year by itself; behind a dash or stroke only if that closes a number: "№ 3(95)/2019".
FREE_YEAR = re.compile(
    rf"(?:(?<![\d./№–—-])|(?<=\)[/-]))(?<!№ )(?<!§ )(?<!No )(?<!No\. )({YEAR})(?![\d/]|\s?[-–—]\s?\d|\.\d)"
)
#: A year since 1800, wherever it stands.
LATE_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
LABEL = re.compile(f"(?=[{re.escape(ACCESS_FIRST)}])(?:{'|'.join(ACCESS_LABELS)})")
#: What ends an entry and never begins one: a year with the number or the pages behind it, a count of pages,
#: a journal in italics with its volume, a place with its region before the publisher, the editors of a collection.
_ENDS_ENTRY = re.compile(
    rf"{WORD}(?:\s{WORD})?,\s(?:{'|'.join(map(re.escape, REGIONS))})(?::\s|\.?$)"
    rf"|{WORD}(?:\s{WORD}){{0,5}}\s\d{{1,4}}\s?\(\d{{1,3}}(?:[-–/]\d{{1,3}})?\):\s?\d"
    rf"|In:?\s(?:\*|(?:The\s)?(?:Journal|Proceedings|International|Advances|Handbook|Conference)\b|{INITIALS}\s?{WORD}[^()]{{0,80}}\s\(Eds?\.)|В\s(?:кн|сб)\.:?\s"
    rf"|{YEAR}\.?\s(?:[–—-]\s?\W{{0,2}}|№\s?|[^\W\d_]{{1,3}}\.\s?)\d|\d{{1,4}}\s?[^\W\d_]{{1,3}}\.?$"
    r"|\*[^*]{3,150}\*,\s\d{1,3}\s?[,(]"
)
#: A dash in place of the authors of the entry above.
SAME_AUTHORS = re.compile(
    r"(?:_{2,10}|[—―–]{2,10}|-{3,10}|[—―])[.,:]?\s+(?=[\"«“‘(\d]|[^\W\d_a-zа-яёәғқңөұүһі])"
)
#: How an entry begins whose year stands behind its authors: ``Bell, Anna, and Carl Dorn. 2014. “Doors``,
#: ``Office of Doors. 2014. Report``, ``Bell, A. (2014). Doors``.
DATED_HEAD = re.compile(
    rf"(?:{WORD}(?:[ -]{WORD})?,\s[^\d\"“”«»:;()/]{{2,160}}[.,]?|[{CAPITALS}][\w.&’' -]{{4,90}}\.)"
    rf"\s(?:{YEAR}[a-z]?\.\s?|\({YEAR}[a-z]?\)[.:]\s)(?=[\"“‘«\w])"
)
QUOTES = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’"}


def before_access(text: str) -> str:
    """What stands before the label of an address or of a date of access."""
    match = LABEL.search(text)
    return text[: match.start()] if match else text


def never_opens(text: str, above: str) -> bool:
    """Whether a line belongs to the entry above it: an address, its label, a year and pages.

    Args:
        text: the line.
        above: what is known of the entry so far; where it has an address, another may begin an entry.
    """
    if _ENDS_ENTRY.match(text):
        return True
    bare = text.lstrip("[<(")
    label = LABEL.match(bare) or LABEL.match(text)
    return label is not None and (not label[0].startswith("http") or "http" not in above)


def is_shortened(text: str) -> bool:
    """Whether a text ends in an initial or an abbreviation, but for its stop.

    >>> is_shortened("named after M"), is_shortened("a city")
    (True, False)
    """
    last = "" if text[-1:].isspace() else text.rpartition(".")[2].rsplit(maxsplit=1)[-1:]
    word = last[0] if last else ""
    return word.lower() + "." in ABBREVIATIONS or bool(re.fullmatch(r"[^\W\d_]", word))


def drop_wording(match: re.Match[str]) -> str:
    """Nothing for brackets that tell of an act's wording, the brackets themselves for others."""
    low = match[1].lower()
    return "" if any(word in low for word in WORDING) else match[0]


def only(values: list[str]) -> str | None:
    """The one value of a list, None where it has several."""
    return values[0] if len(set(values)) == 1 else None
