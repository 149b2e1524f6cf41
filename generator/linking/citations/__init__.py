"""In-text citations → the entries they mean, and what could not be told.

Three kinds are read: numbers in square brackets (``[5; 14]``, ``[2, 3–5]``, ``[6, с. 25]``), names
with a year (``(Lee 2019: 25)``, ``Lee (2019)``, ``(Lee и др., 2019а; Kim 2020)``) and web addresses
in brackets. Where more than one entry fits, or none, there is no link but a diagnostic.

The ``works`` of the list, and ``places`` where citations stand. ``reader`` puts together what is read of
``numbers``, of ``names`` (whose forms ``dated`` has, and ``judging`` what there is to say of them), and of the
``web``. Which work is meant: by a name and a year, ``resolving`` (``fitting`` is how well a name fits a work,
``likeness`` how far words are names); by ``addresses``; by the ``context``, the words around; by the ``order`` of
the list. All give ``answers``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.diagnostics import Diagnostic
from generator.linking.citations.addresses import is_act_address, is_registry
from generator.linking.citations.order import by_order
from generator.linking.citations.places import Found, Place, places_of, short
from generator.linking.citations.reader import citations_in
from generator.linking.citations.works import Work, works
from generator.linking.corpus import CitationLink
from generator.model import Article

HINTS = {
    "citation-name": "Cite by the first author's surname as the list has it, or add the work that is meant.",
    "citation-doubtful": "Check which of the two works is meant; correct the address or the words before it.",
    "citation-nameless": "Put the author's name beside the year, or the work's number in the list.",
    "citation-number": "Add the entry to the reference list or correct the number.",
    "citation-style": "This article cites by author and year; a number is probably left over from another style.",
    "citation-unknown": "Add the entry to the reference list or correct the name and year.",
    "citation-ambiguous": "Tell the works apart: co-authors, a letter after the year (2019a), the whole address.",
    "citation-year": "Correct the year in the text or in the reference list.",
    "citation-url": "Give the address that stands in the reference list, or add an entry.",
    "reference-uncited": "Cite the work in the text or take it from the list.",
}


def link_citations(article: Article) -> tuple[tuple[CitationLink, ...], tuple[Diagnostic, ...]]:
    """Find the citations of an article's body and footnotes.

    Returns:
        The links in the order of the text, and diagnostics (the codes of :data:`HINTS`) for
        citations without a certain entry and for entries that nothing cites.
    """
    known = works(article.references)
    if not known:
        return (), ()
    found = list(citations_in(tuple(places_of(article)), known))
    settled = by_order(
        [one.entry for _, one in found],
        [one.rivals if one.open else None for _, one in found],
        [(place.where, place.block) for place, _ in found],
        (range(len(known)), [entry.same_as for entry in article.references.romanized]),
    )
    settled |= _by_paragraph(found, settled, known)
    named = _by_first_name(found, settled)
    file = article.source.file if article.source else ""
    links: list[CitationLink] = []
    notes: list[Diagnostic] = []
    for index, (place, one) in enumerate(found):
        if index in settled:
            one = Found(one.start, one.end, settled[index], said=one.said)
        if index in named:
            message = f"{place.view.text[one.start : one.end]}: taken for entry {named[index] + 1}, by the author's first name"
            one = Found(one.start, one.end, named[index], "citation-name", message)
        if one.said is not None and one.entry not in (None, one.said):
            message = (
                f"{short(place.view.text[one.start : one.end])} is the address of entry {one.entry + 1}, "
                f"but the words before it have the number of entry {one.said + 1}"
            )
            one = replace(one, code="citation-doubtful", message=message, severity="warning")
        if one.code:
            notes.append(
                Diagnostic(one.code, one.severity, one.message, file, place.line, HINTS[one.code], article.id)
            )
        if one.entry is not None:
            links.append(_link(article.id, place, one, one.entry))
    if article.has_full_text():
        notes.extend(_uncited(article, links, file))
    return tuple(links), tuple(notes)


def _by_paragraph(
    found: Sequence[tuple[Place, Found]], settled: Mapping[int, int], known: Sequence[Work]
) -> dict[int, int]:
    """A registry's front page, where all else fails, means the act that the paragraph cites last by name.

    The registries hold the same acts, so the entry may have the address of another one.
    """
    acts = {work.entry for work in known if any(is_act_address(key) for key in work.urls)}
    told: dict[int, int] = {}
    last: tuple[Place, int] | None = None
    for index, (place, one) in enumerate(found):
        if one.address and one.entry is None and index not in settled:
            registry = is_registry(place.view.text[one.start : one.end])
            if registry and last and last[0] is place and last[1] in acts:
                told[index] = last[1]
        elif not one.address:
            entry = settled.get(index, one.entry)
            last = (place, entry) if entry is not None else None
    return told


def _by_first_name(found: Sequence[tuple[Place, Found]], settled: Mapping[int, int]) -> dict[int, int]:
    """A name without an entry may be the first name of the author of the one work that nothing cites."""
    cited = {one.entry for _, one in found} | set(settled.values())
    return {
        index: one.rivals[0]
        for index, (_, one) in enumerate(found)
        if one.code == "citation-unknown" and len(one.rivals) == 1 and one.rivals[0] not in cited
    }


def _link(article: str, place: Place, found: Found, entry: int) -> CitationLink:
    if found.start < found.end:
        start, end = place.view.span(found.start, found.end)
    else:
        start = end = place.view.places[found.start]
    return CitationLink(
        article, place.block, start, end, entry, place.item, place.row, place.column, place.where
    )


def _uncited(article: Article, links: Sequence[CitationLink], file: str) -> Iterator[Diagnostic]:
    """Entries that nothing cites; one finding for the list where the text cites nothing at all."""
    cited = {link.entry for link in links}
    entries = article.references.original
    left = [index for index in range(len(entries)) if index not in cited]
    if len(left) == len(entries):
        message = f"No citation of any of the {len(entries)} entries of the reference list was found"
        left = left[:1]
    for index in left:
        entry = entries[index]
        if cited:
            message = (
                f"No citation was found for entry {index + 1} of the reference list: {short(entry.text)}"
            )
        yield Diagnostic(
            "reference-uncited",
            "info",
            message,
            file,
            entry.lines[0] if entry.lines else 0,
            HINTS["reference-uncited"],
            article.id,
        )
