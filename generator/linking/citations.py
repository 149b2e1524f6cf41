"""In-text citations → the entries they mean, and what could not be told.

Three kinds are read: numbers in square brackets (``[5; 14]``, ``[2, 3–5]``, ``[6, с. 25]``), names
with a year (``(Lee 2019: 25)``, ``Lee (2019)``, ``(Lee и др., 2019а; Kim 2020)``) and web addresses
in brackets. Where more than one entry fits, or none, there is no link but a diagnostic.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from generator.diagnostics import Diagnostic, Severity
from generator.linking.cite_addresses import by_address
from generator.linking.cite_forms import (
    BRACKETS,
    PARENTHESES,
    YEAR,
    Dated,
    Token,
    adjoining_name,
    bare_urls,
    dated_in,
    names_before,
    names_beside,
    names_somebody,
    number_tokens,
    plausible_name,
    surname_alone,
    year_alone,
)
from generator.linking.cite_order import by_order
from generator.linking.cite_resolve import Answer, by_context, resolve, titled, undecided
from generator.linking.cited import find_cited_by, most_cited
from generator.linking.corpus import CitationLink
from generator.linking.views import View, view
from generator.linking.works import Work, works
from generator.model import Article, Figure, ListBlock, Table
from generator.reading.romanization import fold_words, foldings

__all__ = ["find_cited_by", "link_citations", "most_cited"]


@dataclass(frozen=True, slots=True)
class _Place:
    """A text in which citations stand, and where it is."""

    view: View
    where: Literal["body", "footnote"]
    block: int
    line: int
    item: int = -1
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class _Found:
    """A citation: its span in the plain text, and the entry or what is wrong with it.

    Attributes:
        rivals: entries that fit equally well, where there is no ``entry``.
        address: whether it is a web address.
        open: whether the order of the list may tell which entry is meant.
    """

    start: int
    end: int
    entry: int | None = None
    code: str = ""
    message: str = ""
    severity: Severity = "warning"
    rivals: tuple[int, ...] = ()
    address: bool = False
    open: bool = False


HINTS = {
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
    places = tuple(_places(article))
    reader = _Reader(known, places)
    found = [(place, one) for place in places for one in reader.read(place)]
    settled = by_order(
        [one.entry for _, one in found],
        [one.rivals if one.open else None for _, one in found],
        [(place.where, place.block) for place, _ in found],
        len(known),
    )
    file = article.source.file if article.source else ""
    links: list[CitationLink] = []
    notes: list[Diagnostic] = []
    for index, (place, one) in enumerate(found):
        if index in settled:
            one = _Found(one.start, one.end, settled[index])
        if one.code:
            notes.append(
                Diagnostic(one.code, one.severity, one.message, file, place.line, HINTS[one.code], article.id)
            )
        if one.entry is not None:
            links.append(_link(article.id, place, one, one.entry))
    if article.has_full_text():
        notes.extend(_uncited(article, links, file))
    return tuple(links), tuple(notes)


def _link(article: str, place: _Place, found: _Found, entry: int) -> CitationLink:
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
                f"No citation was found for entry {index + 1} of the reference list: {_short(entry.text)}"
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


def _short(text: str, limit: int = 70) -> str:
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"


def _places(article: Article) -> Iterator[_Place]:
    for index, block in enumerate(article.body):
        line = block.lines[0] if block.lines else 0
        at = partial(_Place, where="body", block=index)
        if isinstance(block, ListBlock):
            for i, item in enumerate(block.items):
                yield at(view(item.text), line=item.lines[0] if item.lines else line, item=i)
        elif isinstance(block, Table):
            if block.caption:
                yield at(view(block.caption), line=line)
            for r, row in enumerate(block.rows):
                row_line = block.lines[r] if len(block.lines) == len(block.rows) else line
                for c, cell in enumerate(row):
                    yield at(view(cell), line=row_line, row=r, column=c)
        elif isinstance(block, Figure):
            yield at(view(block.caption), line=line)
        else:
            yield at(view(block.text), line=line)
    for index, note in enumerate(article.footnotes):
        yield _Place(view(note.text), "footnote", index, note.lines[0] if note.lines else 0)


class _Reader:
    """Reads one article's texts; what one text shows about the style serves all of them."""

    def __init__(self, known: Sequence[Work], places: Sequence[_Place]) -> None:
        self.known = known
        self.answers: dict[tuple[str, str, str], Answer] = {}
        self.pages_after = _pages_after(known, places)
        numeric = sum(1 for p in places for m in BRACKETS.finditer(p.view.text) if number_tokens(m[1]))
        dated = sum(one.entry is not None for p in places if p.where == "body" for one in self._dated(p))
        #: Numbers are a left-over where names with years are many times as frequent.
        self.numbers_are_strange = dated >= 6 and dated >= 3 * numeric

    def read(self, place: _Place) -> tuple[_Found, ...]:
        """All citations of a text, in order, none over another."""
        found = [*self._numbers(place), *self._dated(place), *self._addresses(place)]
        found.sort(key=lambda one: (one.entry is None, one.start, -one.end))
        kept: list[_Found] = []
        for one in found:  # what is linked comes first and keeps its place
            at = bisect_right(kept, one.start, key=lambda other: other.start)
            if (not at or kept[at - 1].end <= one.start) and (at == len(kept) or one.end <= kept[at].start):
                kept.insert(at, one)
        return tuple(_beside(place.view.text, kept))

    # numbers

    def _numbers(self, place: _Place) -> Iterator[_Found]:
        for match in BRACKETS.finditer(place.view.text):
            tokens = number_tokens(match[1], match.start(1))
            if tokens and self.numbers_are_strange:
                message = f"{match[0]} cites by number in an article that cites by author and year"
                alone = len(tokens) == 1 and tokens[0].kind == "one" and tokens[0].first <= len(self.known)
                choice = (tokens[0].first - 1,) if alone else ()
                yield _Found(
                    tokens[0].start,
                    tokens[-1].end,
                    None,
                    "citation-style",
                    message,
                    rivals=choice,
                    open=alone,
                )
            elif tokens:
                for token in self._works_of(tokens):
                    yield from self._one_number(match[0], token)

    def _works_of(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The tokens that are numbers of works; a page after a number goes with it."""
        numbers = [token for token in tokens if token.kind in ("one", "range")]
        signs = [token.kind for token in tokens if token.kind in ("comma", "semicolon")]
        if len(numbers) == 2 and len(signs) == 1 and len(tokens) == 3:
            work, page = numbers
            if signs[0] in self.pages_after or page.last > len(self.known) >= work.last:
                return [Token("one", work.start, page.end, work.first, work.last)]
        return numbers

    def _one_number(self, bracket: str, token: Token) -> Iterator[_Found]:
        size = len(self.known)
        if token.kind == "range" and 0 < token.first < token.last <= size:
            dash = token.start + len(str(token.first))
            yield _Found(token.start, dash, token.first - 1)
            for number in range(token.first + 1, token.last):
                yield _Found(dash, dash, number - 1)
            yield _Found(token.end - len(str(token.last)), token.end, token.last - 1)
        elif token.kind == "one" and 1 <= token.first <= size:
            yield _Found(token.start, token.end, token.first - 1)
        else:
            message = f"{bracket} has no entry in a list of {size}"
            yield _Found(token.start, token.end, None, "citation-number", message)

    # names and years

    def _dated(self, place: _Place) -> Iterator[_Found]:
        text = place.view.text
        for match in PARENTHESES.finditer(text):
            first = YEAR.search(match[1])
            if first is None:
                yield from self._surname_alone(match)
                continue
            if re.search(r"[^\W\d_]", match[1][: first.start()]):
                found = [
                    one
                    for dated in dated_in(match[1], match.start(1))
                    if "http" not in dated.name
                    for one in self._named(text, dated, match.end())
                ]
                yield from _joined(text, found)
            elif dated_alone := year_alone(match):
                yield from self._narrative(text, match.start(), match.end(), dated_alone)

    def _resolved(self, name: str, dated: Dated) -> Answer:
        key = (name, dated.year, dated.letter)
        if key not in self.answers:
            self.answers[key] = resolve(self.known, *key)
        return self.answers[key]

    def _named(self, text: str, dated: Dated, closed: int) -> Iterator[_Found]:
        answer = self._resolved(dated.name, dated)
        if answer.entry is None and dated.title_year:
            return
        if len(answer.rivals) > 1:
            rivals = [work for work in self.known if work.entry in answer.rivals]
            told = by_context(rivals, text[max(0, dated.start - 400) : dated.start])
            answer = told if told.entry is not None else answer
        elif answer.entry is None and not answer.other_year and len(fold_words(dated.name)) == 1:
            after = re.split(r"[.!?](?:\s|$)", text[closed : closed + 150])[0]
            around = text[max(0, dated.start - 200) : dated.start] + after
            answer = self._place_name(dated, around)
        yield from self._judged(dated, answer)

    def _place_name(self, dated: Dated, around: str) -> Answer:
        """Read "(Kazakhstan, 2011)": it may be a law of that country and year, if the sentence names its matter."""
        word = fold_words(dated.name)[0]
        fits = [
            work
            for work in self.known
            if dated.year in work.year
            and not work.personal
            and any(word in text.split() for text in work.texts)
        ]
        told = by_context(fits, around) if fits and len(word) > 4 else Answer()
        return told if told.entry is not None else Answer()

    def _judged(self, dated: Dated, answer: Answer) -> Iterator[_Found]:
        at = partial(_Found, dated.start, dated.end)
        if answer.entry is not None and answer.other_year:
            message = f"{dated}: the reference list has {answer.other_year} for this author"
            yield at(answer.entry, "citation-year", message)
        elif answer.entry is not None:
            yield at(answer.entry)
        elif not dated.finished:
            return
        elif answer.rivals:
            message = f"{dated} may mean any of the entries {_numbers_of(answer.rivals)}"
            yield at(None, "citation-ambiguous", message)
        elif answer.other_year and names_somebody(dated.name):
            message = (
                f"{dated} has no entry in the reference list, which has {answer.other_year} for this name"
            )
            yield at(None, "citation-unknown", message)
        elif plausible_name(dated.name):
            yield at(None, "citation-unknown", f"{dated} has no entry in the reference list")

    def _surname_alone(self, match: re.Match[str]) -> Iterator[_Found]:
        """A surname alone in brackets means the one work whose first author has it; else nothing is said."""
        if name := surname_alone(match[1]):
            keys = set(foldings(name))
            fits = [work for work in self.known if work.personal and keys & set(work.first)]
            answer = undecided(fits) if fits else Answer()
            if answer.entry is not None:
                start = match.start(1) + match[1].index(name)
                yield _Found(start, start + len(name), answer.entry)

    def _narrative(self, text: str, opened: int, closed: int, dated: Dated) -> Iterator[_Found]:
        """A name in the sentence and the year in brackets: "Lee and Kim (2019) show …"."""
        before = text[max(0, opened - 200) : opened]
        sentence = re.split(r"(?<=[\w»”\"]{3})[.!?]\s+(?=[^\W\d_])|\)\s", before)[-1]
        told = titled(self.known, sentence, dated.year)
        if told.entry is not None:
            yield from self._judged(dated, told)
            return
        for name in names_before(sentence):
            answer = self._resolved(name, dated)
            if answer.entry is not None and answer.other_year and name != adjoining_name(sentence):
                continue  # a name further off with another year says nothing
            if answer.entry is not None or len(answer.rivals) > 1:
                yield from self._judged(replace(dated, name=name), answer)
                return
        name = adjoining_name(sentence) or self._name_beside(text, opened, closed)
        if name:
            message = f"{name} ({dated.year}) has no entry in the reference list"
            yield _Found(dated.start, dated.end, None, "citation-unknown", message, "info")

    def _name_beside(self, text: str, opened: int, closed: int) -> str:
        """The one word before "(1977)", where "Lee (2019) and" or "and Lee (2019)" shows it to be a name.

        That is only sure where the other of the two has an entry: countries stand with years, too.
        """
        beside = names_beside(text[max(0, opened - 120) : opened], text[closed : closed + 120])
        for name, other, year in beside:
            answer = resolve(self.known, other, year)
            if answer.entry is not None and self._personal(answer.entry):
                return name
        return ""

    def _personal(self, entry: int) -> bool:
        return any(work.personal for work in self.known if work.entry == entry)

    # web addresses

    def _addresses(self, place: _Place) -> Iterator[_Found]:
        text = place.view.text
        spans = [(link.start, link.end, link.url) for link in place.view.links if link.url.startswith("http")]
        for start, end, url in bare_urls(text):
            if all(end <= a or start >= b for a, b, _ in spans):
                spans.append((start, end, url))
        last = 0
        for start, end, url in sorted(spans):
            context = text[max(last, start - 500) : start]
            last = end
            answer = by_address(self.known, url, context)
            at = partial(_Found, start, end, address=True)
            if answer.entry is not None:
                yield at(answer.entry)
            elif place.where == "body" and text[:start].rstrip(" <[*")[-1:] in {"(", ";", ","}:
                if answer.rivals:
                    message = f"{_short(url)} may mean any of the entries {_numbers_of(answer.rivals)}"
                    yield at(None, "citation-ambiguous", message, rivals=answer.rivals, open=True)
                else:
                    message = f"{_short(url)} stands in no entry of the reference list"
                    yield at(None, "citation-url", message, "info", open=True)


def _numbers_of(rivals: Sequence[int]) -> str:
    shown = ", ".join(str(entry + 1) for entry in rivals[:8])
    return shown + (" …" if len(rivals) > 8 else "")


def _beside(text: str, found: Sequence[_Found]) -> Iterator[_Found]:
    """An address that tells nothing means what the citation right before it means."""
    before: _Found | None = None
    for one in found:
        if one.address and one.entry is None and before is not None and before.entry is not None:
            between = text[before.end : one.start]
            if len(between) <= 24 and not re.search(r"[^\W\d_]{2}", between) and not before.address:
                one = _Found(one.start, one.end, before.entry, address=True)
        yield one
        before = one


def _joined(text: str, found: Sequence[_Found]) -> Iterator[_Found]:
    """One citation where two neighbours with nothing but a comma between mean one work ("in 2018, 2019")."""
    kept: list[_Found] = []
    for one in found:
        last = kept[-1] if kept else None
        if (
            last
            and last.entry is not None
            and last.entry == one.entry
            and not text[last.end : one.start].strip(" ,г.")
        ):
            kept[-1] = replace(last, end=one.end)
        else:
            kept.append(one)
    yield from kept


def _pages_after(known: Sequence[Work], places: Sequence[_Place]) -> frozenset[str]:
    """Signs after which a second number is a page ("[6; 991]"), told from the whole article."""
    votes: Counter[tuple[str, bool]] = Counter()
    size = len(known)
    for place in places:
        for match in BRACKETS.finditer(place.view.text):
            tokens = number_tokens(match[1])
            numbers = [token for token in tokens if token.kind in ("one", "range")]
            signs = [token.kind for token in tokens if token.kind in ("comma", "semicolon")]
            if len(numbers) > 2:
                for sign in set(signs):
                    votes[sign, False] += 2
            elif len(numbers) == 2 and len(signs) == 1 and 1 <= numbers[0].first <= size:
                work, page = numbers
                is_page = page.last > size or page.first <= work.last
                votes[signs[0], is_page] += 1
    return frozenset(sign for sign in ("comma", "semicolon") if votes[sign, True] > votes[sign, False])
