"""Legal acts named in a text: by link, by date and number, by title, by a code's own name.

The text is first cut into small ``facts`` (words for a kind of act, issuers, countries, dates,
numbers, titles), and then facts that stand together are put together: first a number with its
date, then the kind that belongs to the two, then the issuer and the country (``numbered``); what has
no number may be ``titled``. Kazakh puts the kind behind ("2015 жылғы 24 қарашадағы № 418-V Заңы"),
Russian and English before. ``words`` has the vocabulary, ``ids`` knows how registers number acts.

One article often says in its reference list what its body leaves out. So each article is first scanned (``scanning``)
for what it names and for what it teaches. What all scans teach is put together, then every place is settled
(``settling``), and all places of an act make its page (``gathering``, with ``titles`` and ``mentions``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.linking.acts.facts import LETTERS, Facts, Span, country_of, facts_of, quotations
from generator.linking.acts.found import FoundAct
from generator.linking.acts.numbered import numbered_acts
from generator.linking.acts.titled import titled_acts
from generator.linking.acts.words import ActData, Known


def find_acts(text: str, data: ActData, known: Known | None = None) -> tuple[FoundAct, ...]:
    """The acts that the words of a text name, from left to right; links are not among them.

    Acts of other countries are found too (``country="foreign"``, no key), so that the caller can
    tell them from what was overlooked. An act without a country beside it has ``country=""``.

    Args:
        text: one block, entry or footnote.
        data: from :func:`generator.linking.acts.words.compile_acts`.
        known: what else is known; that of ``data`` where it is None.
    """
    known = known or data.known
    if not LETTERS.search(text):
        return ()
    facts = facts_of(text, data)
    if not facts.kinds and not facts.names and not facts.numbers:
        return ()
    quotes = quotations(text)
    found = numbered_acts(facts, quotes, data, known)
    # A number's title is told with it and is no mention of its own.
    titles = {f.title for f in found}
    quotes = [(a, b, words) for a, b, words in quotes if words.strip(" .,") not in titles]
    found += _named(facts, data, [(f.start, f.end) for f in found])
    found += titled_acts(facts, quotes, data, known, [(f.start, f.end) for f in found])
    closed = sorted((_quotation_closed(act, text) for act in found), key=lambda f: (f.start, f.end))
    return tuple(_with_surroundings(act, facts.flat, data) for act in closed)


def _named(facts: Facts, data: ActData, taken: Sequence[Span]) -> list[FoundAct]:
    """Acts called by a name of their own: the Constitution and the codes."""
    found = []
    for name in facts.names:
        if any(a < name.end and name.start < b for a, b in taken):
            continue
        country = country_of(facts, (name.start, name.end), data, far=110)
        if not country and not facts.text[name.start].isupper():
            continue
        key = "" if country == "foreign" else name.key
        found.append(FoundAct(name.start, name.end, key=key, how="name", country=country))
    return found


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


def _with_surroundings(act: FoundAct, flat: str, data: ActData) -> FoundAct:
    """With its article, and whether it is repealed, as the words around it say."""
    tail = flat[act.end : act.end + 90].split("http")[0].split("//")[0]
    return replace(
        act, provision=_provision(flat, act.start, act.end, data), repealed=data.repealed.any_in(tail)
    )


def _provision(flat: str, start: int, end: int, data: ActData) -> str:
    """The number of the act's article that stands right before or after its words."""
    before, behind, bracketed = data.provisions
    match = before.search(flat, max(0, start - 60), start)
    if not match:
        after = flat[end : end + 60]
        match = behind.search(after) or bracketed.search(after)
    return match[1] if match else ""
