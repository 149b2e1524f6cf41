"""The citations of one text after the other: numbers, names with years, web addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from generator.linking.cite_addresses import by_address, is_front_page, misspelt_address
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
from generator.linking.cite_places import Found, Place, numbers_of, short
from generator.linking.cite_resolve import (
    Answer,
    by_context,
    by_initial,
    by_kind,
    misspelt,
    resolve,
    titled,
    undecided,
)
from generator.linking.works import NUMBERS, Work
from generator.romanize import fold, fold_words, foldings

#: So many words of a title make two works of one bracket neighbours in matter, too.
NEAR_WORDS = 3


class Reader:
    """Reads one article's texts; what one text shows about the style serves all of them."""

    def __init__(self, known: Sequence[Work], places: Sequence[Place]) -> None:
        self.known = known
        self.answers: dict[tuple[str, str, str], Answer] = {}
        self.pages_after = _pages_after(known, places)
        numeric = sum(1 for p in places for m in BRACKETS.finditer(p.view.text) if number_tokens(m[1]))
        self.dated = {id(place): tuple(self._dated(place)) for place in places}
        dated = sum(one.entry is not None for p in places if p.where == "body" for one in self.dated[id(p)])
        #: Numbers are a left-over where names with years are many times as frequent.
        self.numbers_are_strange = dated >= 6 and dated >= 3 * numeric
        self.years_want_names = dated >= 6

    def read(self, place: Place) -> tuple[Found, ...]:
        """All citations of a text, in order, none over another."""
        dated = self.dated[id(place)]
        if not self.years_want_names:
            dated = tuple(one for one in dated if one.code != "citation-nameless")
        found = [*self._numbers(place), *dated, *self._addresses(place)]
        found.sort(key=lambda one: (one.entry is None, one.start, -one.end))
        kept: list[Found] = []
        for one in found:  # what is linked comes first and keeps its place
            at = bisect_right(kept, one.start, key=lambda other: other.start)
            if (not at or kept[at - 1].end <= one.start) and (at == len(kept) or one.end <= kept[at].start):
                kept.insert(at, one)
        return tuple(_beside(place.view.text, kept))

    # numbers

    def _numbers(self, place: Place) -> Iterator[Found]:
        for match in BRACKETS.finditer(place.view.text):
            tokens = number_tokens(match[1], match.start(1))
            if tokens and self.numbers_are_strange:
                message = f"{match[0]} cites by number in an article that cites by author and year"
                alone = len(tokens) == 1 and tokens[0].kind == "one" and tokens[0].first <= len(self.known)
                choice = (tokens[0].first - 1,) if alone else ()
                yield Found(
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

    def _one_number(self, bracket: str, token: Token) -> Iterator[Found]:
        size = len(self.known)
        if token.kind == "range" and 0 < token.first < token.last <= size:
            dash = token.start + len(str(token.first))
            yield Found(token.start, dash, token.first - 1)
            for number in range(token.first + 1, token.last):
                yield Found(dash, dash, number - 1)
            yield Found(token.end - len(str(token.last)), token.end, token.last - 1)
        elif token.kind == "one" and 1 <= token.first <= size:
            yield Found(token.start, token.end, token.first - 1)
        else:
            message = f"{bracket} has no entry in a list of {size}"
            yield Found(token.start, token.end, None, "citation-number", message)

    # names and years

    def _dated(self, place: Place) -> Iterator[Found]:
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
                yield from _joined(text, self._among_neighbours(found))
            elif dated_alone := year_alone(match):
                yield from self._narrative(text, match.start(), match.end(), dated_alone)

    def _resolved(self, name: str, dated: Dated) -> Answer:
        key = (name, dated.year, dated.letter)
        if key not in self.answers:
            self.answers[key] = resolve(self.known, *key)
        return self.answers[key]

    def _named(self, text: str, dated: Dated, closed: int) -> Iterator[Found]:
        answer = self._resolved(dated.name, dated)
        if answer.entry is None and dated.title_year:
            return
        if len(answer.rivals) > 1:
            rivals = [work for work in self.known if work.entry in answer.rivals]
            context = text[max(0, dated.start - 400) : dated.start]
            told = by_context(rivals, context)
            told = told if told.entry is not None else by_kind(rivals, context)
            answer = told if told.entry is not None else answer
        elif answer.entry is None and not answer.other_year and len(fold_words(dated.name)) == 1:
            after = re.split(r"[.!?](?:\s|$)", text[closed : closed + 150])[0]
            around = text[max(0, dated.start - 200) : dated.start] + after
            answer = self._place_name(dated, around)
        yield from self._judged(dated, answer)

    def _among_neighbours(self, found: Sequence[Found]) -> list[Found]:
        """A work among its rivals that shares telling words with those cited in the same brackets."""
        beside = {one.entry for one in found if one.entry is not None}
        words = frozenset().union(
            *(head for work in self.known if work.entry in beside for head in work.heads)
        )
        told = []
        for one in found:
            shared = {
                work.entry: max((len(head & words) for head in work.heads), default=0)
                for work in self.known
                if one.entry is None and work.entry in one.rivals
            }
            best = [entry for entry, number in shared.items() if number >= NEAR_WORDS]
            alone = len(best) == 1 and all(number < 2 for entry, number in shared.items() if entry != best[0])
            told.append(Found(one.start, one.end, best[0]) if alone else one)
        return told

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

    def _judged(self, dated: Dated, answer: Answer) -> Iterator[Found]:
        at = partial(Found, dated.start, dated.end)
        if answer.entry is not None and answer.other_year:
            message = f"{dated}: the reference list has {answer.other_year} for this name"
            yield at(answer.entry, "citation-year", message)
        elif answer.entry is not None and answer.coauthor:
            message = f"{dated}: taken for entry {answer.entry + 1}, by a co-author's name"
            yield at(answer.entry, "citation-name", message, "info")
        elif answer.entry is not None:
            yield self._remarked(at(answer.entry), dated, answer.entry)
        elif not dated.finished:
            return
        elif answer.rivals:
            message = f"{dated} may mean any of the entries {numbers_of(answer.rivals)}"
            yield at(None, "citation-ambiguous", message, rivals=answer.rivals, open=not answer.other_year)
        elif answer.other_year and names_somebody(dated.name):
            message = (
                f"{dated} has no entry in the reference list, which has {answer.other_year} for this name"
            )
            yield at(None, "citation-unknown", message)
        elif plausible_name(dated.name):
            message = f"{dated} has no entry in the reference list"
            yield at(None, "citation-unknown", message, rivals=by_initial(self.known, dated.name, dated.year))

    def _remarked(self, found: Found, dated: Dated, entry: int) -> Found:
        """The citation, with what it and its entry do not have in common: the name's spelling, the year."""
        work = next(work for work in self.known if work.entry == entry)
        if work.personal and misspelt(work, dated.name):
            message = f"{dated}: taken for entry {entry + 1}, whose author's name is spelt otherwise"
            return replace(found, code="citation-name", message=message, severity="info")
        if work.personal and not work.year and dated.year not in work.years:
            message = f"{dated}: taken for entry {entry + 1}, which has no year"
            return replace(found, code="citation-year", message=message, severity="info")
        return found

    def _surname_alone(self, match: re.Match[str]) -> Iterator[Found]:
        """A surname alone in brackets means the one work whose first author has it; else nothing is said."""
        if name := surname_alone(match[1]):
            keys = set(foldings(name))
            fits = [work for work in self.known if work.personal and keys & set(work.first)]
            answer = undecided(fits) if fits else Answer()
            if answer.entry is not None:
                start = match.start(1) + match[1].index(name)
                yield Found(start, start + len(name), answer.entry)

    def _narrative(self, text: str, opened: int, closed: int, dated: Dated) -> Iterator[Found]:
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
            yield Found(dated.start, dated.end, None, "citation-unknown", message, "info")
        elif re.match(r"\s*[.;]", text[closed:]) and _LAST_WORD.search(before):
            message = f"({dated.year}) at the end of a sentence names no author"
            yield Found(dated.start, dated.end, None, "citation-nameless", message, "info")

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

    def _addresses(self, place: Place) -> Iterator[Found]:
        text = place.view.text
        spans = [(link.start, link.end, link.url) for link in place.view.links if link.url.startswith("http")]
        for start, end, url in bare_urls(text):
            if all(end <= a or start >= b for a, b, _ in spans):
                spans.append((start, end, url))
        last = 0
        for start, end, url in sorted(spans):
            answer = by_address(self.known, url, text[max(last, start - 500) : start])
            if len(answer.rivals) > 1 and start - last > 500:  # a sentence may be long
                answer = by_address(self.known, url, text[max(last, start - 1500) : start])
            said = self._numbered(text[max(last, start - 60) : start]) if is_front_page(url) else None
            last = end
            at = partial(Found, start, end, address=True, said=said)
            if answer.entry is not None:
                work = next(work for work in self.known if work.entry == answer.entry)
                if place.where == "body" and misspelt_address(work, url):
                    message = (
                        f"{short(url)}: taken for entry {work.entry + 1}, whose address is written otherwise"
                    )
                    yield at(answer.entry, "citation-url", message, "info")
                else:
                    yield at(answer.entry)
            elif place.where == "body" and text[:start].rstrip(" <[*")[-1:] in {"(", ";", ","}:
                if answer.rivals:
                    message = f"{short(url)} may mean any of the entries {numbers_of(answer.rivals)}"
                    yield at(None, "citation-ambiguous", message, rivals=answer.rivals, open=True)
                else:
                    message = f"{short(url)} stands in no entry of the reference list"
                    yield at(None, "citation-url", message, "info", open=True)

    def _numbered(self, before: str) -> int | None:
        """The one work whose number ("№ 108") stands right before an address."""
        numbers = {fold(number) for number in NUMBERS.findall(before) if len(number) > 1}
        fits = [work.entry for work in self.known if numbers & work.numbers]
        return fits[0] if len(fits) == 1 else None


_LAST_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{3,}\s*$")


def _beside(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """An address or a left-over number that tells nothing means what the citation right before it means."""
    before: Found | None = None
    for one in found:
        tells_nothing = one.address or one.code == "citation-style"
        if tells_nothing and one.entry is None and before is not None and before.entry is not None:
            between = text[before.end : one.start]
            near = len(between) <= (24 if one.address else 6)
            if near and not re.search(r"[^\W\d_]{2}", between) and not before.address:
                one = Found(one.start, one.end, before.entry, address=one.address)
        yield one
        before = one


def _joined(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """One citation where two neighbours with nothing but a comma between mean one work ("in 2018, 2019")."""
    kept: list[Found] = []
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


def _pages_after(known: Sequence[Work], places: Sequence[Place]) -> frozenset[str]:
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
