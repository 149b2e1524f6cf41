"""Entries that stand on one line."""

from __future__ import annotations

import re

from generator.reading.entries.addresses import without_addresses
from generator.reading.entries.forms import CAPITALS, DATED_HEAD, LATE_YEAR

_NAME = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’-]{1,30}"
_INITIAL = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\w?\."
_START = re.compile(
    rf"(?:{_NAME},?\s{_INITIAL}(?:\s?{_INITIAL}){{0,2}}|{_INITIAL}(?:\s?{_INITIAL}){{0,2}}\s{_NAME})"
)
_BREAK = re.compile(rf"(?P<before>[;.])\s+(?={_START.pattern})")
#: The number of the next entry: "… 102 с. 2 Сейтова Г.К. …".
_NUMBERED = re.compile(rf"\s(?<=[.;\d]\s)\s*\[?\d{{1,3}}[\].)]{{0,2}}\s+(?={_START.pattern})")
#: The remark on its language that ends an entry: ``(In Russian)``, ``(на казахском языке)``.
_LANGUAGE_SAID = re.compile(rf"\((?:[Ii]n|[Нн]а)\s[^()\d]{{3,24}}\)\.?\s+(?=[{CAPITALS}])")
#: An address that ends one entry, and the title in quotation marks that begins another: acts in a list.
_ADDRESS_THEN_TITLE = re.compile(r"(https?://[^\s;]+);\s+(?=«[^\W\d_a-zа-яёәғқңөұүһі])")
_COMPLETE = re.compile(
    r"(?:\d\s?(?:с|б|p|pp|s|c)|[–-]\s?\d+|\d{4}|(?:Norma|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w’'-]+)|https?:\S+|\d)\.?$"
)


def split_run_together(text: str) -> tuple[str, ...]:
    """Part entries that stand on one line; most often there is one, which comes back as it is.

    An entry is parted only at "; " or ". " before "Surname I.I." or "Surname, I.", where both
    sides start with an author, carry a year and look finished.

    >>> split_run_together("Lee K. Signs. Oslo: Nor, 2010. – 20 p.; Kim, P. Tones // Sound. 2012. P. 3–9.")
    ('Lee K. Signs. Oslo: Nor, 2010. – 20 p.', 'Kim, P. Tones // Sound. 2012. P. 3–9.')
    """
    if len(text) > 4000:
        return (text,)
    for match in _NUMBERED.finditer(text):
        head, tail = text[: match.start()], text[match.end() :]
        if _both_whole(head, tail):
            return (head.rstrip(" ;"), *split_run_together(tail))
    for match in _BREAK.finditer(text):
        head, tail = text[: match.start() + (match["before"] == ".")], text[match.end() :]
        if _parts(head, tail, match["before"]):
            return (head.rstrip(), *split_run_together(tail))
    for match in _ADDRESS_THEN_TITLE.finditer(text) if "; «" in text else ():
        head, tail = text[: match.end(1)], text[match.end() :]
        if LATE_YEAR.search(without_addresses(head)) and LATE_YEAR.search(without_addresses(tail)):
            return (head, *split_run_together(tail))
    for match in _LANGUAGE_SAID.finditer(text) if ") " in text else ():
        head, tail = text[: match.end()].rstrip(), text[match.end() :]
        if (DATED_HEAD.match(head) and DATED_HEAD.match(tail)) or _both_whole(head, tail):
            return (head, *split_run_together(tail))
    return (text,)


def _both_whole(head: str, tail: str) -> bool:
    """Whether both sides start with an author, carry a year and have the words of a title."""
    start = re.match(r"[\s*\"«]*(?:\[?\d{1,3}[\].)]{0,2}\s+)?", head)
    if not _START.match(head, start.end() if start else 0) or len(head) < 25 or len(tail) < 25:
        return False
    clean_head, clean_tail = map(without_addresses, (head, tail))
    if not (LATE_YEAR.search(clean_head) and LATE_YEAR.search(clean_tail)):
        return False
    return len(re.findall(r"[^\W\d_]{2,}", clean_head)) >= 4 and head.count("(") == head.count(")")


def _parts(head: str, tail: str, sign: str) -> bool:
    """Whether a sign between two sides that may be entries parts them."""
    if not _both_whole(head, tail):
        return False
    if sign == ";":  # "Lee K.; Kim P. Title": names of one entry, no year between them
        return bool(_COMPLETE.search(head.rstrip()))
    # after a full stop: pages or a printed size must close the first entry
    closed = re.search(r"(?:\d+\s?[–-]\s?\d+|\d+\s?(?:с|б|p|s)\.?|[СБPS]\.\s?\d+)\.?$", head.rstrip())
    return bool(closed) and not re.search(r"//\s*$|/\s*$", head)
