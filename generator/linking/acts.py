"""Legal acts named in a text: by link, by date and number, by title, by a code's own name.

The text is first cut into small facts (words for a kind of act, issuers, countries, dates,
numbers, titles), and then facts that stand together are put together: first a number with its
date, then the kind that belongs to the two, then the issuer and the country. Kazakh puts the kind
behind ("2015 жылғы 24 қарашадағы № 418-V Заңы"), Russian and English before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from generator.linking.act_ids import canonical, derive, of_year
from generator.linking.act_words import ActData, Known, title_key
from generator.linking.phrases import Hit, fold

Country = Literal["home", "foreign", ""]


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


@dataclass(frozen=True, slots=True)
class _Date:
    start: int
    end: int
    iso: str
    year_first: bool


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    number: int
    convocation: str
    bare: bool
    law: bool

    @property
    def text(self) -> str:
        return f"{self.number}-{self.convocation}" if self.convocation else str(self.number)


_ADILET = re.compile(
    r"adilet\.zan\.kz/(?:kaz|rus|eng)/docs/([A-Z]\d\d[A-Z]?\d+(?:S(?![a-z])|\\?_(?:\d\b)?)?)"
)
_ZAKON = re.compile(r"online\.zakon\.kz/[Dd]ocument/?\?doc_id\\?=(\d+)")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\])]+")
_YEAR = re.compile(r"\b((?:199|20[0-4])\d)\b")
#: Each with the signs of which it needs one.
_QUOTED = (
    ("«", re.compile(r"«([^«»]*(?:«[^«»]*»?[^«»]*)*)»")),
    ("“„", re.compile(r"[“„]([^“”„]*(?:“[^“”„]*”[^“”„]*)*)[”“]")),
    ('"', re.compile(r'"([^"]*)"')),
)
_MARKS = ('"', "'")
_LETTERS = re.compile(r"[^\W\d_]")
_FIGURE = re.compile(r"\d")
_NOT_BETWEEN = re.compile(r"//|\d")
#: What ends an act's designation.
_BREAK = re.compile(r"//|\bhttps?:")
#: A sentence's end with the next one's beginning behind it; no initial ends one.
_SENTENCE = re.compile(r"(?:\w{2}|[)\]])[\"'»”’]?[.!?][\"'»”’)\]]*\s+[\"'«“„‘(]*(?=[^\W\d_])(\w)")


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


@dataclass(frozen=True, slots=True)
class _Lexed:
    """A folded text and the small facts in it, each kind in order."""

    flat: str
    facts: tuple[Hit, ...]
    dates: tuple[_Date, ...]
    numbers: tuple[_Number, ...]
    names: tuple[Hit, ...]


@lru_cache(maxsize=4)  # the caller of find_acts asks for the countries of the same text, too
def _lexed(text: str, data: ActData) -> _Lexed:
    flat = fold(text)
    if "http" in flat or "www." in flat:
        # Addresses hold words such as "law" and numbers; blank them, keeping the places.
        flat = _URL.sub(lambda m: " " * len(m[0]), flat)
    facts = tuple(data.words.find_folded(flat))
    names = tuple(data.names.find_folded(flat))
    numbers = _numbers(flat, data)
    return _Lexed(flat, facts, _dates(flat, data) if numbers else (), numbers, names)


def find_acts(text: str, data: ActData, known: Known | None = None) -> tuple[FoundAct, ...]:
    """The acts that the words of a text name, from left to right; links are not among them.

    Acts of other countries are found too (``country="foreign"``, no key), so that the caller can
    tell them from what was overlooked. An act without a country beside it has ``country=""``.

    Args:
        text: one block, entry or footnote.
        data: from :func:`generator.linking.act_words.compile_acts`.
        known: what else is known; that of ``data`` where it is None.
    """
    known = known or data.known
    if not _LETTERS.search(text):
        return ()
    lexed = _lexed(text, data)
    flat, facts, numbers, names = lexed.flat, lexed.facts, lexed.numbers, lexed.names
    kinds = [f for f in facts if f.key.startswith("kind:")]
    if not kinds and not names and not numbers:
        return ()
    quotes = quotations(text)
    found = _numbered(flat, facts, kinds, lexed.dates, numbers, quotes, text, data, known)
    found = [_with_name(act, names) for act in found]
    taken = [(f.start, f.end) for f in found]
    # A number's title is told with it and is no mention of its own.
    titles = {f.title for f in found}
    quotes = [(a, b, words) for a, b, words in quotes if words.strip(" .,") not in titles]
    found += _named(flat, text, facts, names, data, taken)
    taken = [(f.start, f.end) for f in found]
    found += _titled(flat, facts, kinds, quotes, text, data, known, taken)
    done = []
    for act in sorted((_quotation_closed(act, text) for act in found), key=lambda f: (f.start, f.end)):
        tail = flat[act.end : act.end + 90].split("http")[0]
        done.append(
            replace(
                act,
                provision=_provision(flat, act.start, act.end, data),
                repealed=data.repealed.any_in(tail.split("//")[0]),
            )
        )
    return tuple(done)


def countries(text: str, data: ActData) -> list[tuple[int, Country]]:
    """The countries that a text names, each with its place."""
    return [
        (f.start, "home" if f.key == "country:home" else "foreign")
        for f in _lexed(text, data).facts
        if f.key.startswith("country:")
    ]


def _dates(flat: str, data: ActData) -> tuple[_Date, ...]:
    found: list[_Date] = []
    for name, expression in data.dates:
        for m in expression.finditer(flat):
            month = int(m["month"]) if name == "numbers" else data.months[m["month"]]
            day = int(m["day"])
            if not 1 <= month <= 12 or not 1 <= day <= 31:
                continue
            if any(d.start < m.end() and m.start() < d.end for d in found):
                continue
            found.append(
                _Date(m.start(), m.end(), f"{m['year']}-{month:02d}-{day:02d}", name == "year first")
            )
    return tuple(sorted(found, key=lambda d: d.start))


def _numbers(flat: str, data: ActData) -> tuple[_Number, ...]:
    found: list[_Number] = []
    if not _FIGURE.search(flat):
        return ()
    for bare, (hint, expression) in zip((False, True), data.numbers, strict=True):
        if not hint.search(flat):
            continue
        for m in expression.finditer(flat):
            if any(n.start < m.end() and m.start() < n.end for n in found):
                continue
            convocation = (m["c"] or "").replace("і", "i").replace("х", "x").upper()
            found.append(_Number(m.start(), m.end(), int(m["n"]), convocation, bare, bool(m["law"])))
    return tuple(sorted(found, key=lambda n: n.start))


def quotations(text: str) -> list[tuple[int, int, str]]:
    """What stands in quotation marks, each with its place."""
    found: list[tuple[int, int, str]] = []
    for signs, expression in _QUOTED:
        if not any(sign in text for sign in signs):
            continue
        for m in expression.finditer(text):
            if 3 <= len(m[1]) <= 330 and not any(a <= m.start() < b for a, b, _ in found):
                found.append((m.start(), m.end(), m[1]))
    return sorted(found)


def _letters(
    flat: str, start: int, end: int, facts: Iterable[Hit], quotes: Iterable[tuple[int, int, str]]
) -> int:
    """How many letters between two places belong to no known fact and no quotation."""
    if end <= start:
        return 0
    spans = [(f.start, f.end) for f in facts if start <= f.start and f.end <= end]
    spans += [(a, b) for a, b, _ in quotes if start <= a and b <= end]
    free = list(flat[start:end])
    for a, b in spans:
        free[a - start : b - start] = [" "] * (b - a)
    return len(_LETTERS.findall("".join(free)))


def _numbered(
    flat: str,
    facts: Sequence[Hit],
    kinds: Sequence[Hit],
    dates: Sequence[_Date],
    numbers: Sequence[_Number],
    quotes: Sequence[tuple[int, int, str]],
    text: str,
    data: ActData,
    known: Known,
) -> list[FoundAct]:
    found: list[FoundAct] = []
    used: set[int] = set()
    for at, number in enumerate(numbers):
        date = _date_of(flat, number, dates, kinds, used)
        if number.bare and not date and not number.law:
            continue
        start = min(number.start, date.start) if date else number.start
        end = max(number.end, date.end) if date else number.end
        year_first = bool(date and date.year_first)
        kind = _kind_of(flat, text, start, end, year_first, facts, kinds, quotes, numbers, at)
        if kind is None and not ((number.law or number.convocation) and date):
            continue
        if kind is None and number.bare and not number.law:
            continue
        if not date and not number.convocation and not _close(flat, kind, number, facts):
            continue
        if date:
            used.add(date.start)
        whole = (min(start, kind.start), max(end, kind.end)) if kind else (start, end)
        name = kind.key[5:] if kind else "law"
        issuer = _issuer(kind, whole, facts)
        country = _country(flat, whole, facts, data, far=60)
        title = _title(text, whole, quotes)
        key, doubt = _resolve(flat, name, issuer, date, number, whole, title, known)
        if country == "foreign":
            key, doubt = "", ""
        if kind and kind.start >= end:
            whole = (_with_title(flat, whole[0], facts, quotes, found[-1].end if found else 0), whole[1])
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
    return found


def _with_title(
    flat: str, start: int, facts: Sequence[Hit], quotes: Sequence[tuple[int, int, str]], floor: int
) -> int:
    """Where an act begins that has its kind at the end, as in Kazakh: with the title before its number."""
    owners = [f for f in facts if f.key.startswith(("country:", "issuer:"))]
    for a, b, _ in reversed(quotes):
        if floor <= a and b <= start:
            gap = flat[b:start]
            plain = start - b <= 90 and not re.search(r"[^\w\s*]", gap)
            return a if plain and _letters(flat, b, start, owners, ()) <= 16 else start
    return start


def _with_name(act: FoundAct, names: Iterable[Hit]) -> FoundAct:
    """A numbered act from the beginning of its own name: its kind may be the end of that."""
    starts = [n.start for n in names if act.key and n.key == act.key and n.start < act.start < n.end]
    return replace(act, start=min(starts)) if starts else act


def _quotation_closed(act: FoundAct, text: str) -> FoundAct:
    """With the mark right behind it, where a quotation that it closes began inside.

    >>> _quotation_closed(FoundAct(0, 12, "", "title"), "Закон «Волна»").end
    13
    """
    words, sign = text[act.start : act.end], text[act.end : act.end + 1]
    opened = {"»": "«", "”": "“", "“": "„"}.get(sign, "")
    if (opened and words.count(opened) > words.count(sign)) or (sign == '"' and words.count(sign) % 2):
        return _quotation_closed(replace(act, end=act.end + 1), text)
    return act


def _close(flat: str, kind: Hit | None, number: _Number, facts: Sequence[Hit]) -> bool:
    """Whether only issuer and country stand between the kind and a number that has no date."""
    if kind is None:
        return False
    start, end = (kind.end, number.start) if kind.end <= number.start else (number.end, kind.start)
    return (
        end - start <= 90
        and not re.search(r"[.,;:*\]\d]", flat[start:end])
        and _letters(flat, start, end, facts, ()) <= 14
    )


def _date_of(
    flat: str, number: _Number, dates: Sequence[_Date], kinds: Sequence[Hit], used: set[int]
) -> _Date | None:
    best: tuple[int, _Date] | None = None
    for date in dates:
        if date.start in used:
            continue
        gap = flat[date.end : number.start] if date.end <= number.start else flat[number.end : date.start]
        if len(gap) > 16 or _NOT_BETWEEN.search(gap) or len(_LETTERS.findall(gap)) > 9:
            continue
        a, b = min(date.end, number.end), max(date.start, number.start)
        if any(a <= kind.start and kind.end <= b for kind in kinds):
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), date)
    return best[1] if best else None


def _kind_of(
    flat: str,
    text: str,
    start: int,
    end: int,
    year_first: bool,
    facts: Sequence[Hit],
    kinds: Sequence[Hit],
    quotes: Sequence[tuple[int, int, str]],
    numbers: Sequence[_Number],
    at: int,
) -> Hit | None:
    later = numbers[at + 1].start if at + 1 < len(numbers) else len(flat)
    earlier = numbers[at - 1].end if at else 0
    behind = next((k for k in kinds if k.start >= end), None)
    if behind and (
        behind.start > later
        or _BREAK.search(flat, end, behind.start)
        or _letters(flat, end, behind.start, facts, quotes) > (24 if year_first else 3)
        or behind.start - end > 400
    ):
        behind = None
    before = next((k for k in reversed(kinds) if k.end <= start), None)
    if before and (
        before.start < earlier
        or _BREAK.search(flat, before.end, start)
        or start - before.end > (90 if year_first else 420)
        or _ends_sentence(text, before.end - 2, start, quotes)
    ):
        before = None
    if before and behind and not flat[end : behind.start].strip():
        # "№ 5-VI заң": the kind before is an earlier act's, unless only its owner stands between.
        between = flat[before.end : start]
        if '"' in between or ")" in between or _letters(flat, before.end, start, facts, ()) > 14:
            before = None
    return (behind or before) if year_first else (before or behind)


def _ends_sentence(text: str, start: int, end: int, quotes: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a sentence ends between two places, outside of quotation marks."""
    return any(
        m[1].isupper() and not any(a < m.start() < b for a, b, _ in quotes)
        for m in _SENTENCE.finditer(text, start, end)
    )


def _issuer(kind: Hit | None, whole: tuple[int, int], facts: Sequence[Hit]) -> str:
    centre = kind or Hit("", *whole)
    best: tuple[int, str] | None = None
    for fact in facts:
        if not fact.key.startswith("issuer:") or fact.end < whole[0] - 45 or fact.start > whole[1] + 45:
            continue
        inside = whole[0] <= fact.start and fact.end <= whole[1]
        distance = max(fact.start - centre.end, centre.start - fact.end, 0)
        if not inside:
            distance = min(distance, max(fact.start - whole[1], whole[0] - fact.end))
        if (inside or distance <= 45) and (best is None or distance < best[0]):
            best = (distance, fact.key[7:])
    return best[1] if best else ""


def _country(flat: str, whole: tuple[int, int], facts: Sequence[Hit], data: ActData, far: int) -> Country:
    """The country that the words make the act's: within its words, else the nearest beside.

    What stands behind the act and after a word such as "and" belongs to the next one.
    """
    best: tuple[int, Country] | None = None
    for fact in facts:
        if not fact.key.startswith("country:"):
            continue
        value: Country = "home" if fact.key == "country:home" else "foreign"
        if whole[0] <= fact.start and fact.end <= whole[1]:
            distance = 0 if value == "home" else 1
        else:
            distance = 2 + max(fact.start - whole[1], whole[0] - fact.end)
            if distance > far + 2:
                continue
            gap = flat[fact.end : whole[0]] if fact.end <= whole[0] else flat[whole[1] : fact.start]
            distance += 40 * len(re.findall(r"[.;!?]\s", gap))
            if whole[1] <= fact.start and data.joins.search(gap):
                distance += 40
        if distance <= far + 2 and (best is None or distance < best[0]):
            best = (distance, value)
    return best[1] if best else ""


def _title(text: str, whole: tuple[int, int], quotes: Sequence[tuple[int, int, str]]) -> str:
    """The quotation that is the act's title: within its words, right after or right before them."""
    start, end = whole
    for a, b, words in quotes:
        if start <= a and b <= end:
            return words.strip(" .,")
    for a, _, words in quotes:
        if 0 <= a - end <= 25 and not _BREAK.search(text, end, a):
            return words.strip(" .,")
    for _, b, words in reversed(quotes):
        if 0 <= start - b <= 70 and not _BREAK.search(text, b, start) and "." not in text[b:start]:
            return words.strip(" .,")
    return ""


def _resolve(
    flat: str,
    kind: str,
    issuer: str,
    date: _Date | None,
    number: _Number,
    whole: tuple[int, int],
    title: str,
    known: Known,
) -> tuple[str, str]:
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


def _titled(
    flat: str,
    facts: Sequence[Hit],
    kinds: Sequence[Hit],
    quotes: Sequence[tuple[int, int, str]],
    text: str,
    data: ActData,
    known: Known,
    taken: Sequence[tuple[int, int]],
) -> list[FoundAct]:
    """Acts named by kind and title without a number; an unknown title in quotation marks has no key."""
    found: list[FoundAct] = []

    def free(a: int, b: int) -> bool:
        return not any(x < b and a < y for x, y in [*taken, *((f.start, f.end) for f in found)])

    def add(kind: Hit, a: int, b: int, title: str, key: str) -> None:
        # A kind and a dash before the title: "the main law – “…”"; the act begins with its title.
        apart = kind.end <= a and "-" in flat[kind.end : a]
        whole = (a, b)
        if free(kind.start, kind.end) and not apart:
            whole = (min(a, kind.start), max(b, kind.end))
        if not free(*whole) or _is_draft(flat, kind, facts):
            return
        country = _country(flat, whole, facts, data, far=150)
        year = _year_beside(flat, whole, (a, b), data)
        found.append(
            FoundAct(
                *whole,
                key="" if country == "foreign" or not of_year(key, year) else key,
                how="title",
                kind=kind.key[5:],
                year=year,
                title=title.strip(" .,"),
                country=country,
            )
        )

    for a, b, words in quotes:
        beside = _kind_beside(flat, a, b, facts, kinds, quotes, data)
        if beside and free(a, b):
            add(beside, a, b, words, known.by_title.get(title_key(words)) or "")
    for kind in kinds:
        if free(kind.start, kind.end):
            place = _plain_title(flat, text, kind, facts, known) or _title_in_front(
                flat, text, kind, facts, known
            )
            if place:
                add(kind, *place)
    return found


def _year_beside(flat: str, whole: tuple[int, int], title: tuple[int, int], data: ActData) -> str:
    """The year that the words give a law: "2018 Law", «Закон 2018 года», "2018 жылғы … Заңы", "(2018)"."""
    before, within, behind = data.own_years
    found = before.search(flat, max(0, whole[0] - 40), whole[0])
    found = found or within.search(flat, whole[0], title[0]) or within.search(flat, title[1], whole[1])
    found = found or behind.match(flat, whole[1])
    return found["year"] if found else ""


def _kind_beside(
    flat: str,
    a: int,
    b: int,
    facts: Sequence[Hit],
    kinds: Sequence[Hit],
    quotes: Sequence[tuple[int, int, str]],
    data: ActData,
) -> Hit | None:
    """The kind word to which a quotation is the title: right behind it, or before it."""
    behind = next((k for k in kinds if k.start >= b), None)
    if (
        behind
        and behind.start - b <= 90
        and not re.search(r"[.;:!?,\[]", flat[b : behind.start])
        and not data.joins.search(flat, b, behind.start)
        and _letters(flat, b, behind.start, facts, ()) <= 4
    ):
        return behind
    before = next((k for k in reversed(kinds) if k.end <= a), None)
    if (
        before
        and a - before.end <= 400
        and not re.search(r"[.;:!?]\s", flat[before.end : a])
        and _letters(flat, before.end, a, facts, quotes) <= 14
    ):
        return before
    return None


def _plain_title(
    flat: str, text: str, kind: Hit, facts: Sequence[Hit], known: Known
) -> tuple[int, int, str, str] | None:
    """A known title without quotation marks: "Law on Mediation", "Law of … On Mediation".

    A capital must show that a certain law is meant, and not any law on the matter.
    """
    places = [kind.end]
    country = next((f for f in facts if f.start >= kind.end and f.key.startswith("country:")), None)
    if country:
        between = flat[kind.end : country.start]  # " of the Republic of "
        if len(_LETTERS.findall(between)) <= 16 and not re.search(r"[.,;:]", between):
            places.append(country.end)
    found = (_title_at(flat, text, at, text[kind.start].isupper(), known) for at in places)
    return next((title for title in found if title), None)


def _title_at(flat: str, text: str, at: int, shown: bool, known: Known) -> tuple[int, int, str, str] | None:
    """The known title that begins at a place; ``shown`` where a capital before it says that there is one."""
    following = list(re.finditer(r"\w+", flat[at : at + 160]))
    if not following or following[0].start() > 4:
        return None
    if not (shown or text[at + following[0].start()].isupper()):
        return None
    for count in range(min(len(following), 14), 1, -1):
        key = known.by_title.get(" ".join(w[0] for w in following[:count]))
        if key:
            start, end = at + following[0].start(), at + following[count - 1].end()
            title = text[start:end]
            # Quotation marks that are not of one kind make no quotation; the mention has both.
            end += flat[start - 1 : start] in _MARKS and flat[end : end + 1] in _MARKS
            return start, end, title, key
    return None


def _title_in_front(
    flat: str, text: str, kind: Hit, facts: Sequence[Hit], known: Known
) -> tuple[int, int, str, str] | None:
    """A known title without quotation marks before the kind, as Kazakh has it: "Медиация туралы Заң".

    As in :func:`_plain_title` a capital must show that a certain law is meant.
    """
    at = kind.start
    country = next((f for f in reversed(facts) if f.end <= at and f.key == "country:home"), None)
    if country and len(flat[country.end : at].split()) <= 1:  # "… Республикасының"
        at = country.start
    begin = max(0, at - 160)
    before = list(re.finditer(r"\w+", flat[begin:at]))
    if not before or at - begin - before[-1].end() > 4:
        return None
    for count in range(min(len(before), 14), 1, -1):
        key = known.by_title.get(" ".join(w[0] for w in before[-count:]))
        start, end = begin + before[-count].start(), begin + before[-1].end()
        if key and (text[start].isupper() or text[kind.start].isupper()):
            return start, end, text[start:end], key
    return None


def _is_draft(flat: str, kind: Hit, facts: Sequence[Hit]) -> bool:
    return any(
        f.key == "draft" and (0 <= kind.start - f.end <= 24 or 0 <= f.start - kind.end <= 3) for f in facts
    )


def _named(
    flat: str,
    text: str,
    facts: Sequence[Hit],
    names: Sequence[Hit],
    data: ActData,
    taken: Sequence[tuple[int, int]],
) -> list[FoundAct]:
    """Acts called by a name of their own: the Constitution and the codes."""
    found = []
    for name in names:
        if any(a < name.end and name.start < b for a, b in taken):
            continue
        country = _country(flat, (name.start, name.end), facts, data, far=110)
        if not country and not text[name.start].isupper():
            continue
        found.append(
            FoundAct(
                name.start,
                name.end,
                key="" if country == "foreign" else name.key,
                how="name",
                country=country,
            )
        )
    return found


def _provision(flat: str, start: int, end: int, data: ActData) -> str:
    """The number of the act's article that stands right before or after its words."""
    before, behind, bracketed = data.provisions
    match = before.search(flat, max(0, start - 60), start)
    if not match:
        after = flat[end : end + 60]
        match = behind.search(after) or bracketed.search(after)
    return match[1] if match else ""
