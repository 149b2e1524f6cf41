"""Dates of an article's history, in the notations of the three languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.lookalikes import mend_scripts
from generator.model import Dates
from generator.reading.chunks import Chunk
from generator.reading.source import Line
from generator.reading.text import plain
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import DATES

_ISO = re.compile(r"\b(\d{4})([-./])(\d{1,2})\2(\d{1,2})\b")
_DOTTED = re.compile(r"\b(\d{1,2})([-./])(\d{1,2})\2(\d{4})\b")
_YEAR = re.compile(r"\d\d{3}")
#: (The figure before what must not stand before it: a search begins at figures alone.)
_SHORT = re.compile(r"(\d(?<![\d.]\d)\d?)\.(\d{1,2})\.(\d{2})(?![\d]|\.\d)")
#: ``12.01.24 ж. баспаға түсті``: the date before what happened on it.
_DATE_BEFORE = re.compile(
    r"(?:^|(?<=[;|]\s)|(?<=[;|.])|(?<=[^\W\d_],))\s*((?:\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{4}\s*(?:ж\w*\.?)?\s*\d{1,2}\s+[^\W\d_]{3,12}))"
    r"\s*(?:ж(?:ыл\w*|\.)?|г(?:ода?|\.)?)?\s+([^\W\d_][^\d;|.]{3,60})(?=[.;|]|$)"
)
#: ``Мақала 2024 жылғы 5 мамырда түсті, …``, ``Рецензиядан кейін 2024 жылғы 6 мамырда қабылданды.``: a sentence that
#: tells first what came, or behind what, and when, and then that it came.
_SUBJECT_AND_DATE = re.compile(
    r"(?:^|(?<=[.;,]\s))[^\W\d_]{4,14}(?:\s[^\W\d_]{4,14})?\s+(\d{4}\s*ж\w*\.?\s*\d{1,2}\s+[^\W\d_]{3,12})"
    r"\s+([^\W\d_]+(?:\s[^\W\d_]+){0,4})(?:[,;.]|$)"
)
#: A label without a date, and another one behind a stroke.
_SAID_FIRST = re.compile(r"(?:^|(?<=[;|/]))\s*([^\W\d_][^\d/|;:]{3,60}?)\s*/\s*(?=[^\W\d_])")
_GAP_BEFORE_WORD = re.compile(r"(?<=[\w/.;,*])[\s*]+(?=[^\W\d_])")
#: A word or two before a label.
_FEW_WORDS_BEFORE = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,4}\s?[:–-]\s?\d")
_BEGINS_WITH_DATE = re.compile(r"(?:^\W*|[;|,]\s*)\d")
#: A line that ends in a label or a month, with the date or its year in the next one.
_BROKEN_OFF = re.compile(r"[^\W\d_][.:]?\s?$")
_LONGEST = 420
#: ``16 октября 2025``, ``«16» октября 2025``, ``16th October 2025``, ``16-қазан 2025``
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:\s?[»”\"]\s*|(?:st|nd|rd|th)\s+|\s?-\s?|\s+)([^\W\d_]{3,12})\.?,?\s+(\d{4})"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_YEAR_FIRST = re.compile(
    r"\b(\d{4})\s*(?:ж(?:ыл\w*|\.)?|г(?:ода?|\.)?)?\.?\s*(\d{1,2})(?:\s+|\s?-\s?)([^\W\d_]{3,12})"
)
#: ``2022 November 12``
_YEAR_AND_MONTH = re.compile(r"\b(\d{4}),?\s+([^\W\d_]{3,12})\s+(\d{1,2})(?!\d)")


def parse_date(text: str, vocabulary: Vocabulary) -> str | None:
    """The first date of a text as ISO ``YYYY-MM-DD``, None where there is none that exists.

    Reads ``2025-10-16``, ``16.10.2025``, ``16 октября 2025 г.``, ``«16» октября 2025 г.``,
    ``October 16, 2025``, ``2025 жылғы 16 қазан`` and ``2025 жылғы 16-қазан``.
    """
    found: list[tuple[int, tuple[int, int, int]]] = []
    if m := _ISO.search(text):
        found.append((m.start(), (int(m[1]), int(m[3]), int(m[4]))))
    if m := _DOTTED.search(text):
        found.append((m.start(), (int(m[4]), int(m[3]), int(m[1]))))
    if m := _SHORT.search(text):
        found.append((m.start(), (2000 + int(m[3]), int(m[2]), int(m[1]))))
    for pattern, order in (
        (_DAY_FIRST, (3, 2, 1)),
        (_MONTH_FIRST, (3, 1, 2)),
        (_YEAR_FIRST, (1, 3, 2)),
        (_YEAR_AND_MONTH, (1, 2, 3)),
    ):
        for m in pattern.finditer(text):
            if month := _month(m[order[1]], vocabulary):
                found.append((m.start(), (int(m[order[0]]), month, int(m[order[2]]))))
                break
    for _, (year, month, day) in sorted(found):
        if 1500 < year < 2200 and 1 <= month <= 12 and 1 <= day <= 31:
            return f"{year:04d}-{month:02d}-{day:02d}"
    return None


def _month(word: str, vocabulary: Vocabulary) -> int | None:
    """A month by its name, in full, in another case or shortened to three letters or more."""
    word = word.casefold()
    if word in vocabulary.months:
        return vocabulary.months[word]
    stem = word[:5] if len(word) > 5 else word
    fits = {n for name, n in vocabulary.months.items() if name.startswith(stem[: max(3, len(stem) - 1)])}
    return fits.pop() if len(fits) == 1 else None


def read_dates(text: str, vocabulary: Vocabulary) -> dict[str, str]:
    """All labelled dates of a text: ``received``, ``revised``, ``accepted``, ``published``."""
    text = _last_label(_label_first(plain(text), vocabulary), vocabulary)
    places = [
        (match.start("label"), match.end(), name)
        for name in DATES
        if vocabulary.has(name, text)
        for cue in vocabulary.cues[name]
        for match in cue.regex.finditer(text)
    ]
    places.sort(key=lambda place: (place[0], -place[1]))
    dates: dict[str, str] = {}
    end = -1
    kept: list[tuple[int, int, str]] = []
    for place in places:  # of labels that overlap the longer one counts
        if place[0] >= end:
            kept.append(place)
            end = place[1]
    for number, (_, stop, name) in enumerate(kept):
        until = kept[number + 1][0] if number + 1 < len(kept) else len(text)
        if date := parse_date(text[stop : min(until, stop + 60)], vocabulary):
            dates.setdefault(name, date)
    return dates


def behind_codes(text: str, vocabulary: Vocabulary) -> int | None:
    """Where labelled dates begin behind the codes of a line (``UDC 340 … Received: 12.02.2024``), None where none do."""
    if not (_YEAR.search(text) or _SHORT.search(text)) or len(text) > _LONGEST:
        return None
    for gap in _GAP_BEFORE_WORD.finditer(text):
        tail = text[gap.end() :]
        if not any(vocabulary.has(name, tail) for name in DATES):
            continue
        if is_date_line(Chunk((Line(0, tail),)), vocabulary):
            return gap.end()
    return None


def _last_label(text: str, vocabulary: Vocabulary) -> str:
    """A label said in several languages before its date (``Түсті / Поступила / Received 1.2.2024``) said once."""

    def once(match: re.Match[str]) -> str:
        told = f"{match[1].strip()}: 2000"
        return "" if any(vocabulary.has(name, told) for name in DATES) else match[0]

    return _SAID_FIRST.sub(once, text) if "/" in text else text


def _label_first(text: str, vocabulary: Vocabulary) -> str:
    """Dates that stand before their labels, put behind them: no words are added, only the order changes."""

    def turned(match: re.Match[str]) -> str:
        told = f"{match[2]}: 2000"
        return f" {match[2]}: {match[1]} ;" if any(vocabulary.has(name, told) for name in DATES) else match[0]

    text = _SUBJECT_AND_DATE.sub(turned, mend_scripts(text))
    return _DATE_BEFORE.sub(r" \2: \1 ", text) if _BEGINS_WITH_DATE.search(text) else text


def in_one(lines: Sequence[str]) -> str:
    """Lines of dates in one text, with a sign between those that none was broken off."""
    out = ""
    for line in lines:
        if out.endswith("-") and line[:1].islower():
            out = out[:-1] + line
        elif (_BROKEN_OFF.search(out[-3:]) and line[:1].isdigit()) or (
            out[-1:].isdigit() and line[:1].islower()
        ):
            out = f"{out} {line}"
        else:
            out = f"{out} ; {line}" if out else line
    return out


def is_date_line(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk holds labelled dates and little else."""
    if chunk.last - chunk.first > 6 or len(chunk.lines[0].text) > _LONGEST:
        return False
    return _are_dates(tuple(line.text for line in chunk.lines), vocabulary)


@lru_cache(maxsize=4096)  # several stages ask the same of the same lines
def _are_dates(lines: Sequence[str], vocabulary: Vocabulary) -> bool:
    text = in_one(lines)
    if len(text) > _LONGEST or not (_YEAR.search(text) or _SHORT.search(text)):
        return False
    first = _label_first(plain(lines[0]), vocabulary)
    if len(lines) > 1 and first.endswith(":") and not re.search(r"\d", first):
        first = plain(lines[1])  # "Article history:"
    first = _last_label(first, vocabulary)[:120]
    opens = any(
        match and match.start("label") <= 5
        for name in DATES
        if vocabulary.has(name, first)
        for cue in vocabulary.cues[name]
        for match in [cue.regex.search(first)]
    )
    if not opens and len(text) < 220:  # “Original article received: …; accepted: …”
        return _FEW_WORDS_BEFORE.match(first) is not None and len(read_dates(text, vocabulary)) > 1
    return opens and bool(read_dates(text, vocabulary))


def merge(found: dict[str, str]) -> Dates:
    """Dates as the record holds them."""
    return Dates(**{name: found.get(name) for name in DATES})
