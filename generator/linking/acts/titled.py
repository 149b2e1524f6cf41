"""Acts named by kind and title without a number: «О медиации», "Law on Mediation", "Медиация туралы Заң"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.linking.acts.facts import LETTERS, Facts, Quotes, Span, country_of, letters_between
from generator.linking.acts.found import FoundAct
from generator.linking.acts.ids import of_year
from generator.linking.acts.words import ActData, Known, title_key
from generator.linking.phrases import Hit

_MARKS = ('"', "'")
_WORD = re.compile(r"\w+")
#: A title without quotation marks has no more words, and these no more letters.
_MOST_WORDS = 14
_LONGEST = 160
#: It begins within so many letters and signs of the word for its kind.
_NEAR = 5


def titled_acts(
    facts: Facts, quotes: Quotes, data: ActData, known: Known, taken: Sequence[Span]
) -> list[FoundAct]:
    """Acts named by kind and title without a number; an unknown title in quotation marks has no key."""
    found: list[FoundAct] = []
    flat = facts.flat

    def free(a: int, b: int) -> bool:
        return not any(x < b and a < y for x, y in [*taken, *((f.start, f.end) for f in found)])

    def add(kind: Hit, a: int, b: int, title: str, key: str) -> None:
        # A kind and a dash before the title: "the main law – “…”"; the act begins with its title.
        apart = kind.end <= a and "-" in flat[kind.end : a]
        whole = (a, b)
        if free(kind.start, kind.end) and not apart:
            whole = (min(a, kind.start), max(b, kind.end))
        if not free(*whole) or _is_draft(kind, facts.hits):
            return
        country = country_of(facts, whole, data, far=150)
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
        beside = _kind_beside(facts, a, b, quotes, data)
        if beside and free(a, b):
            add(beside, a, b, words, known.by_title.get(title_key(words)) or "")
    for kind in facts.kinds:
        if free(kind.start, kind.end):
            place = _plain_title(facts, kind, known) or _title_in_front(facts, kind, known)
            if place:
                add(kind, *place)
    return found


def _year_beside(flat: str, whole: Span, title: Span, data: ActData) -> str:
    """The year that the words give a law: "2018 Law", «Закон 2018 года», "2018 жылғы … Заңы", "(2018)"."""
    before, within, behind = data.own_years
    found = before.search(flat, max(0, whole[0] - 40), whole[0])
    found = found or within.search(flat, whole[0], title[0]) or within.search(flat, title[1], whole[1])
    found = found or behind.match(flat, whole[1])
    return found["year"] if found else ""


def _kind_beside(facts: Facts, a: int, b: int, quotes: Quotes, data: ActData) -> Hit | None:
    """The kind word to which a quotation is the title: right behind it, or before it."""
    flat = facts.flat
    behind = next((k for k in facts.kinds if k.start >= b), None)
    if (
        behind
        and behind.start - b <= 90
        and not re.search(r"[.;:!?,\[]", flat[b : behind.start])
        and not data.joins.search(flat, b, behind.start)
        and letters_between(flat, b, behind.start, facts.hits) <= 4
    ):
        return behind
    before = next((k for k in reversed(facts.kinds) if k.end <= a), None)
    if (
        before
        and a - before.end <= 400
        and not re.search(r"[.;:!?]\s", flat[before.end : a])
        and letters_between(flat, before.end, a, facts.hits, quotes) <= 14
    ):
        return before
    return None


def _plain_title(facts: Facts, kind: Hit, known: Known) -> tuple[int, int, str, str] | None:
    """A known title without quotation marks: "Law on Mediation", "Law of … On Mediation".

    A capital must show that a certain law is meant, and not any law on the matter.
    """
    places = [kind.end]
    country = next((h for h in facts.hits if h.start >= kind.end and h.key.startswith("country:")), None)
    if country:
        between = facts.flat[kind.end : country.start]  # " of the Republic of "
        if len(LETTERS.findall(between)) <= 16 and not re.search(r"[.,;:]", between):
            places.append(country.end)
    shown = facts.text[kind.start].isupper()
    found = (_title_at(facts, at, shown, known) for at in places)
    return next((title for title in found if title), None)


def _title_at(facts: Facts, at: int, shown: bool, known: Known) -> tuple[int, int, str, str] | None:
    """The known title that begins at a place; ``shown`` where a capital before it says that there is one."""
    flat, text = facts.flat, facts.text
    first = _WORD.search(flat, at, at + _NEAR)
    if not first or not (shown or text[first.start()].isupper()):
        return None
    following = list(_WORD.finditer(flat[at : at + _LONGEST]))
    words = [word[0] for word in following[:_MOST_WORDS]]
    for count in range(len(words), 1, -1):
        key = known.by_title.get(" ".join(words[:count]))
        if key:
            start, end = at + following[0].start(), at + following[count - 1].end()
            title = text[start:end]
            # Quotation marks that are not of one kind make no quotation; the mention has both.
            end += flat[start - 1 : start] in _MARKS and flat[end : end + 1] in _MARKS
            return start, end, title, key
    return None


def _title_in_front(facts: Facts, kind: Hit, known: Known) -> tuple[int, int, str, str] | None:
    """A known title without quotation marks before the kind, as Kazakh has it: "Медиация туралы Заң".

    As in :func:`_plain_title` a capital must show that a certain law is meant.
    """
    flat, text = facts.flat, facts.text
    at = kind.start
    country = next((h for h in reversed(facts.hits) if h.end <= at and h.key == "country:home"), None)
    if country and len(flat[country.end : at].split()) <= 1:  # "… Республикасының"
        at = country.start
    begin = max(0, at - _LONGEST)
    if not _WORD.search(flat, max(0, at - _NEAR), at):
        return None
    before = list(_WORD.finditer(flat[begin:at]))
    words = [word[0] for word in before[-_MOST_WORDS:]]
    for count in range(len(words), 1, -1):
        key = known.by_title.get(" ".join(words[-count:]))
        start, end = begin + before[-count].start(), begin + before[-1].end()
        if key and (text[start].isupper() or text[kind.start].isupper()):
            return start, end, text[start:end], key
    return None


def _is_draft(kind: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a word for a draft stands beside a kind of act."""
    return any(
        h.key == "draft" and (0 <= kind.start - h.end <= 24 or 0 <= h.start - kind.end <= 3) for h in hits
    )
