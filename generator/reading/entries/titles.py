"""The title of an entry, without journal, city, edition and pages."""

from __future__ import annotations

import re

from generator.reading.entries.forms import (
    CAPITALS,
    QUOTES,
    WORD,
    YEAR,
    YEAR_IN_BRACKETS,
    before_access,
    drop_wording,
    is_shortened,
)
from generator.reading.entries.plain import Plain

_SURNAME_GIVEN = re.compile(rf"{WORD},\s{WORD}(?:\s[{CAPITALS}]\.?)?")

_SIGNS = re.compile(r"[\s.,:;–—-]{0,6}")
_BRACKET = re.compile(r"\s?\[")
_IN_BRACKETS = re.compile(r"\s?\(([^()]{0,200})\)")
_JOURNAL_IN_QUOTES = re.compile(r",\s[«“](?=[^»”]{3,120}[»”][\s,.]{0,3}(?:№|No|\d|\[|$))")
_LETTERS = re.compile(r"[^\W\d_]{2}")
#: What hangs on to a title.
_MEDIUM = re.compile(r"\s?\[(?:Электрон|Elektron|Electronic|Онлайн)[^\]]*\]?\s*$")
_ADDRESS = re.compile(r"\shttps?:")
_EDITION = re.compile(
    r"[.,]\s(?:\d{1,2}(?:st|nd|rd|th)\sed(?:ition)?|\d{1,2}-(?:е|ое|e)\s(?:изд|izd)(?:ание)?)$"
)
_LAW_NUMBER = re.compile(r",\s(?:Pub\.\sL\.|Public\sLaw)\s")
_PAGES = re.compile(r",\s(?:p|pp|с|С|б|Б)\.\s?\d{1,4}(?:\s?[–-]\s?\d{1,4})?$")
#: ``…, A Journal of Doors, 29, 45-58 (2020)``
_JOURNAL_AND_PAGES = re.compile(
    rf",\s[{CAPITALS}][^,\d]{{3,80}},\s\d{{1,4}}(?:\s?\(\d{{1,3}}\))?,\s\d{{1,4}}\s?[-–]\s?\d{{1,4}}(?:\s?\({YEAR}\))?$"
)
_YEAR_BEHIND = re.compile(rf"(?<=\w{{3}})\.\s(?:\d{{1,2}}\s\w{{3,12}}\s)?{YEAR}\s(?:года?|goda?|г|g)$")
#: A sign that may end a sentence.
_STOP = re.compile(r"([.?!])(?:»|”|\")?(?:\s|$)")
_CUT_YEAR = re.compile(r"\d\s?(?:гг?|жж?|gg?)$")


def title_of(bare: Plain, start: int) -> str | None:
    """The title that begins at ``start``, None where it cannot be told from the rest."""
    words = bare.text
    skip = _SIGNS.match(words, start)
    begin = skip.end() if skip else start
    for first, last in bare.italics:
        if abs(first - begin) <= 1:
            return trim(_BRACKET.split(words[first:last], 1)[0]) or None
    rest = words[begin:]
    if rest.startswith("// "):
        return None  # the journal stands right behind the names
    if rest[:1].islower() and begin and bare.italics and bare.italics[0][0] > begin:
        return trim(words[slice(*bare.italics[0])])  # a remark stands before the title
    quoted = _quoted(rest)
    if quoted:
        return trim(quoted)
    italic = next((first for first, last in bare.italics if first > begin and last - first > 2), len(words))
    if " // " in rest:
        body = rest.split(" // ", 1)[0]
        body = re.split(r"\s/\s(?=\w)", body)[0]
        stop = None if begin + len(body) <= italic else re.search(r"[.?!]\s$", words[begin:italic])
        if stop and start:
            body = words[begin:italic]
    else:
        body = _sentence(words, begin, italic)
    body = _JOURNAL_IN_QUOTES.split(body, 1)[0]
    body = body if body.startswith("[") or "[" not in body else _BRACKET.split(body, 1)[0]
    body = before_access(body)
    body = YEAR_IN_BRACKETS.split(body)[0] if not start else body
    return trim(_IN_BRACKETS.sub(drop_wording, body))


def _quoted(rest: str) -> str | None:
    """What stands in the quotation marks that open the text, if the title ends with them."""
    opening = rest[:1]
    if opening not in QUOTES:
        return None
    depth = 0
    for at, sign in enumerate(rest[:600]):
        if sign == opening and (opening != '"' or depth == 0):
            if depth and rest[max(0, at - 2) : at] == ", ":  # a missing closing mark
                return rest[1 : at - 2]
            depth += 1
        elif sign in QUOTES[opening]:
            depth -= 1
            if depth == 0:
                after = rest[at + 1 : at + 3]
                goes_on = bool(re.match(r"\s?[^\W\d_]", after)) and not re.match(
                    r"\s?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ№]", after
                )
                return None if goes_on else rest[1:at]
    return None


def _sentence(words: str, begin: int, italic: int) -> str:
    """The first sentence from ``begin``; initials and abbreviations do not end it."""
    text = words[begin : begin + 700]
    limit = italic - begin
    area = _title_area(text)
    for match in _STOP.finditer(text, area):
        end = match.start()
        if end >= limit:
            break
        after = text[match.end() : match.end() + 2]
        if text.count("(", 0, end) > text.count(")", 0, end):
            continue
        if after[:1] in {"–", "—"}:
            return _undecorated(text[:end])
        sign = match[1]
        if sign == "." and (after[:1].islower() or is_shortened(text[:end])):
            continue
        if sign != "." and re.fullmatch(r"[^.?!]{15,}[.?!]\s", text[match.end() : max(limit, 0)]):
            continue  # one more sentence before the journal in italics
        return _undecorated(text[: end + (sign != ".")])
    if 0 < limit < len(text):
        text = text[:limit]
    return _undecorated(text)


#: Where the title's area ends: before ". – City", before ". City: Publisher, 2010", before its translation.
_AREA_ENDS = (
    re.compile(rf"\.(?=\s[–—]\s[{CAPITALS}][\w.-]{{0,20}}\s?[:,]\s)"),
    re.compile(
        rf"\.(?=\s[{CAPITALS}][\w.-]{{0,20}}(?:\s[{CAPITALS}][\w.-]{{0,20}})?\s?:\s[^.:]{{2,80}},\s{YEAR})"
    ),
    re.compile(r"(?=\s\[(?!https?:|in\s|Эл|El|[Оо]н)[^\[\]]*\w[.:]\s[^\[\]]*\])"),
)


def _title_area(text: str) -> int:
    """Up to where a title of several sentences reaches, 0 where that cannot be told."""
    for pattern in _AREA_ENDS:
        match = pattern.search(text[:300])
        if match:
            first, _, more = text[: match.start()].partition(". ")
            certain = not re.search(r"[\d/\[]", more) and not _SURNAME_GIVEN.fullmatch(first)
            return match.start() if certain else 0
    return 0


def _undecorated(text: str) -> str:
    if not re.search(r"\w\s\w", text.partition(" / ")[0]):  # a slash between two names
        return text
    return re.split(r"\s/\s|\s[–—]\s(?=Режим|URL|https?:)", text)[0]


def trim(text: str) -> str | None:
    """A title without what hangs on to it: an edition, pages, a date, a medium; None if nothing is left."""
    text = _MEDIUM.sub("", text.strip())
    text = _ADDRESS.split(text, 1)[0].strip(" .,;:–—-*/[")
    for opening, closing in (("«", "»"), ("“", "”"), ("(", ")")):
        if text.endswith(opening):
            text = text[:-1].rstrip()
        if text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            text = text[1:-1]
    text = _EDITION.sub("", text)
    text = _LAW_NUMBER.split(text, 1)[0]
    text = _PAGES.sub("", text)
    text = _JOURNAL_AND_PAGES.sub("", text)
    text = _YEAR_BEHIND.sub("", text)
    text += "." * bool(_CUT_YEAR.search(text))
    if _SURNAME_GIVEN.fullmatch(text):  # authors that could not be read
        return None
    return text if len(text) >= 3 and _LETTERS.search(text) else None
