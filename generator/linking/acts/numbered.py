"""Acts named by kind, date and number: first a number with its date, then the kind, then the issuer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.linking.acts.facts import (
    BREAK,
    LETTERS,
    Date,
    Facts,
    Number,
    Quotes,
    Span,
    country_of,
    letters_between,
)
from generator.linking.acts.found import FoundAct
from generator.linking.acts.ids import derive
from generator.linking.acts.words import ActData, Known, title_key
from generator.linking.phrases import Hit

_YEAR = re.compile(r"\b((?:199|20[0-4])\d)\b")
_NOT_BETWEEN = re.compile(r"//|\d")
#: A sentence's end with the next one's beginning behind it; no initial ends one.
_SENTENCE = re.compile(r"(?:\w{2}|[)\]])[\"'»”’]?[.!?][\"'»”’)\]]*\s+[\"'«“„‘(]*(?=[^\W\d_])(\w)")


def numbered_acts(facts: Facts, quotes: Quotes, data: ActData, known: Known) -> list[FoundAct]:
    """The acts that a number names, with its date and its kind as far as these stand beside it."""
    found: list[FoundAct] = []
    used: set[int] = set()
    for at, number in enumerate(facts.numbers):
        date = _date_of(facts, number, used)
        if number.bare and not date and not number.law:
            continue
        start = min(number.start, date.start) if date else number.start
        end = max(number.end, date.end) if date else number.end
        kind = _kind_of(facts, start, end, bool(date and date.year_first), quotes, at)
        if kind is None and not ((number.law or number.convocation) and date):
            continue
        if kind is None and number.bare and not number.law:
            continue
        if not date and not number.convocation and not _close(facts, kind, number):
            continue
        if date:
            used.add(date.start)
        whole = (min(start, kind.start), max(end, kind.end)) if kind else (start, end)
        name = kind.key[5:] if kind else "law"
        issuer = _issuer(facts, kind, whole)
        country = country_of(facts, whole, data, far=60)
        title = _title(facts.text, whole, quotes)
        key, doubt = _resolve(facts.flat, name, issuer, date, number, whole, title, known)
        if country == "foreign":
            key, doubt = "", ""
        if kind and kind.start >= end:
            whole = (_with_title(facts, whole[0], quotes, found[-1].end if found else 0), whole[1])
        found.append(
            FoundAct(
                *whole,
                key=key,
                how="number",
                kind=name,
                issuer=issuer,
                date=date.iso if date else "",
                number=number.text,
                title=title,
                country=country,
                doubt=doubt,
            )
        )
    return [_with_name(act, facts.names) for act in found]


def _with_title(facts: Facts, start: int, quotes: Quotes, floor: int) -> int:
    """Where an act begins that has its kind at the end, as in Kazakh: with the title before its number."""
    owners = [hit for hit in facts.hits if hit.key.startswith(("country:", "issuer:"))]
    for a, b, _ in reversed(quotes):
        if floor <= a and b <= start:
            gap = facts.flat[b:start]
            plain = start - b <= 90 and not re.search(r"[^\w\s*]", gap)
            return a if plain and letters_between(facts.flat, b, start, owners) <= 16 else start
    return start


def _with_name(act: FoundAct, names: Iterable[Hit]) -> FoundAct:
    """A numbered act from the beginning of its own name: its kind may be the end of that."""
    starts = [n.start for n in names if act.key and n.key == act.key and n.start < act.start < n.end]
    return replace(act, start=min(starts)) if starts else act


def _close(facts: Facts, kind: Hit | None, number: Number) -> bool:
    """Whether only issuer and country stand between the kind and a number that has no date."""
    if kind is None:
        return False
    start, end = (kind.end, number.start) if kind.end <= number.start else (number.end, kind.start)
    return (
        end - start <= 90
        and not re.search(r"[.,;:*\]\d]", facts.flat[start:end])
        and letters_between(facts.flat, start, end, facts.hits) <= 14
    )


def _date_of(facts: Facts, number: Number, used: set[int]) -> Date | None:
    """The date nearest to a number, with few letters and no kind of act between the two."""
    flat = facts.flat
    best: tuple[int, Date] | None = None
    for date in facts.dates:
        if date.start in used:
            continue
        gap = flat[date.end : number.start] if date.end <= number.start else flat[number.end : date.start]
        if len(gap) > 16 or _NOT_BETWEEN.search(gap) or len(LETTERS.findall(gap)) > 9:
            continue
        a, b = min(date.end, number.end), max(date.start, number.start)
        if any(a <= kind.start and kind.end <= b for kind in facts.kinds):
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), date)
    return best[1] if best else None


def _kind_of(facts: Facts, start: int, end: int, year_first: bool, quotes: Quotes, at: int) -> Hit | None:
    """The kind of act that belongs to a date and number, at ``start`` to ``end``; ``at`` is the number's place."""
    flat, numbers = facts.flat, facts.numbers
    later = numbers[at + 1].start if at + 1 < len(numbers) else len(flat)
    earlier = numbers[at - 1].end if at else 0
    behind = next((k for k in facts.kinds if k.start >= end), None)
    if behind and (
        behind.start > later
        or BREAK.search(flat, end, behind.start)
        or letters_between(flat, end, behind.start, facts.hits, quotes) > (24 if year_first else 3)
        or behind.start - end > 400
    ):
        behind = None
    before = next((k for k in reversed(facts.kinds) if k.end <= start), None)
    if before and (
        before.start < earlier
        or BREAK.search(flat, before.end, start)
        or start - before.end > (90 if year_first else 420)
        or _ends_sentence(facts.text, before.end - 2, start, quotes)
    ):
        before = None
    if before and behind and not flat[end : behind.start].strip():
        # "№ 5-VI заң": the kind before is an earlier act's, unless only its owner stands between.
        between = flat[before.end : start]
        if '"' in between or ")" in between or letters_between(flat, before.end, start, facts.hits) > 14:
            before = None
    return (behind or before) if year_first else (before or behind)


def _ends_sentence(text: str, start: int, end: int, quotes: Quotes) -> bool:
    """Whether a sentence ends between two places, outside of quotation marks."""
    return any(
        m[1].isupper() and not any(a < m.start() < b for a, b, _ in quotes)
        for m in _SENTENCE.finditer(text, start, end)
    )


def _issuer(facts: Facts, kind: Hit | None, whole: Span) -> str:
    """The issuer within an act's words, or beside them, that is nearest to its kind."""
    centre = kind or Hit("", *whole)
    best: tuple[int, str] | None = None
    for hit in facts.hits:
        if not hit.key.startswith("issuer:") or hit.end < whole[0] - 45 or hit.start > whole[1] + 45:
            continue
        inside = whole[0] <= hit.start and hit.end <= whole[1]
        distance = max(hit.start - centre.end, centre.start - hit.end, 0)
        if not inside:
            distance = min(distance, max(hit.start - whole[1], whole[0] - hit.end))
        if (inside or distance <= 45) and (best is None or distance < best[0]):
            best = (distance, hit.key[7:])
    return best[1] if best else ""


def _title(text: str, whole: Span, quotes: Quotes) -> str:
    """The quotation that is the act's title: within its words, right after or right before them."""
    start, end = whole
    for a, b, words in quotes:
        if start <= a and b <= end:
            return words.strip(" .,")
    for a, _, words in quotes:
        if 0 <= a - end <= 25 and not BREAK.search(text, end, a):
            return words.strip(" .,")
    for _, b, words in reversed(quotes):
        if 0 <= start - b <= 70 and not BREAK.search(text, b, start) and "." not in text[b:start]:
            return words.strip(" .,")
    return ""


def _resolve(
    flat: str,
    kind: str,
    issuer: str,
    date: Date | None,
    number: Number,
    whole: Span,
    title: str,
    known: Known,
) -> tuple[str, str]:
    """The act's key, and where there is none although kind, date and number are there, why."""
    if date:
        exact = known.by_date.get((date.iso, number.number))
        if exact:
            return exact, ""
    named = known.by_number.get(number.text) if number.convocation else None
    if named and not date:
        return named, ""
    by_title = known.by_title.get(title_key(title)) if title else None
    year = int(date.iso[:4]) if date else 0
    if not year and number.convocation:
        years = {int(y) for y in _YEAR.findall(flat[max(0, whole[0] - 40) : whole[1] + 40])}
        year = years.pop() if len(years) == 1 else 0
    made = derive(kind, issuer, year, number.number) if year else None
    if made is None:
        return "", "" if not date else "no id follows from kind and issuer"
    key = f"adilet:{made}"
    # An act of another year with the same title is an older or newer act, not a slip.
    if by_title and by_title != key and by_title[8:10] == made[1:3]:
        return "", f"the printed number gives {made}, but the title is that of {by_title.split(':')[1]}"
    if named and named != key:
        return "", f"the printed date and number give {made}, but No. {number.text} is {named.split(':')[1]}"
    return key, ""
