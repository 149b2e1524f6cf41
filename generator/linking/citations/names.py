"""Citations by name and year: in brackets, with the name in the sentence, or a surname alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.linking.citations.answers import Answer, undecided
from generator.linking.citations.context import by_context, by_kind, titled
from generator.linking.citations.dated import (
    PARENTHESES,
    YEAR,
    Dated,
    adjoining_name,
    dated_in,
    names_before,
    names_beside,
    surname_alone,
    year_alone,
)
from generator.linking.citations.judging import judged
from generator.linking.citations.places import Found
from generator.linking.citations.resolving import resolve
from generator.linking.citations.works import Work
from generator.romanize import fold_words, foldings

#: So many words of a title make two works of one bracket neighbours in matter, too.
NEAR_WORDS = 3

_LETTER = re.compile(r"[^\W\d_]")
_LAST_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{3,}\s*$")
_SENTENCE_END = re.compile(r"(?<=[\w»”\"]{3})[.!?]\s+(?=[^\W\d_])|\)\s")


class Names:
    """Reads the names and years of one article.

    Args:
        known: the article's works.
    """

    def __init__(self, known: Sequence[Work]) -> None:
        self._known = known
        self._answers: dict[tuple[str, str, str], Answer] = {}

    def found(self, text: str) -> Iterator[Found]:
        """The citations of a text."""
        for match in PARENTHESES.finditer(text):
            first = YEAR.search(match[1])
            if first is None:
                yield from self._surname_alone(match)
            elif _LETTER.search(match[1], 0, first.start()):
                found = [
                    one
                    for dated in dated_in(match[1], match.start(1))
                    if "http" not in dated.name
                    for one in self._named(text, dated, match.end())
                ]
                yield from _joined(text, _among_neighbours(self._known, found))
            elif dated_alone := year_alone(match):
                yield from self._narrative(text, match.start(), match.end(), dated_alone)

    def _resolved(self, name: str, year: str, letter: str = "") -> Answer:
        key = (name, year, letter)
        if key not in self._answers:
            self._answers[key] = resolve(self._known, *key)
        return self._answers[key]

    def _named(self, text: str, dated: Dated, closed: int) -> Iterator[Found]:
        """A name with a year in brackets that end at ``closed``."""
        answer = self._resolved(dated.name, dated.year, dated.letter)
        if answer.entry is None and dated.title_year:
            return
        if len(answer.rivals) > 1:
            rivals = [self._known[entry] for entry in answer.rivals]
            context = text[max(0, dated.start - 400) : dated.start]
            told = (ask(rivals, context) for ask in (by_context, by_kind))
            answer = next((one for one in told if one.entry is not None), answer)
        elif answer.entry is None and not answer.other_year and len(fold_words(dated.name)) == 1:
            after = re.split(r"[.!?](?:\s|$)", text[closed : closed + 150])[0]
            around = text[max(0, dated.start - 200) : dated.start] + after
            answer = self._place_name(dated, around)
        yield from judged(self._known, dated, answer)

    def _place_name(self, dated: Dated, around: str) -> Answer:
        """Read "(Kazakhstan, 2011)": it may be a law of that country and year, if the sentence names its matter."""
        word = fold_words(dated.name)[0]
        fits = [
            work
            for work in self._known
            if dated.year in work.year
            and not work.personal
            and any(word in text.split() for text in work.texts)
        ]
        told = by_context(fits, around) if fits and len(word) > 4 else Answer()
        return told if told.entry is not None else Answer()

    def _surname_alone(self, match: re.Match[str]) -> Iterator[Found]:
        """A surname alone in brackets means the one work whose first author has it; else nothing is said."""
        if name := surname_alone(match[1]):
            keys = set(foldings(name))
            fits = [work for work in self._known if work.personal and keys & work.first]
            answer = undecided(fits) if fits else Answer()
            if answer.entry is not None:
                start = match.start(1) + match[1].index(name)
                yield Found(start, start + len(name), answer.entry)

    def _narrative(self, text: str, opened: int, closed: int, dated: Dated) -> Iterator[Found]:
        """A name in the sentence and the year in brackets: "Lee and Kim (2019) show …"."""
        before = text[max(0, opened - 200) : opened]
        sentence = _SENTENCE_END.split(before)[-1]
        told = titled(self._known, sentence, dated.year)
        if told.entry is not None:
            yield from judged(self._known, dated, told)
            return
        adjoining = adjoining_name(sentence)
        for name in names_before(sentence):
            answer = self._resolved(name, dated.year, dated.letter)
            if answer.entry is not None and answer.other_year and name != adjoining:
                continue  # a name further off with another year says nothing
            if answer.entry is not None or len(answer.rivals) > 1:
                yield from judged(self._known, replace(dated, name=name), answer)
                return
        if name := adjoining or self._name_beside(text, opened, closed):
            message = f"{name} ({dated.year}) has no entry in the reference list"
            yield Found(dated.start, dated.end, None, "citation-unknown", message, "info")
        elif re.match(r"\s*[.;]", text[closed:]) and _LAST_WORD.search(before):
            message = f"({dated.year}) at the end of a sentence names no author"
            yield Found(dated.start, dated.end, None, "citation-nameless", message, "info")

    def _name_beside(self, text: str, opened: int, closed: int) -> str:
        """The one word before "(1977)", where "Lee (2019) and" or "and Lee (2019)" shows it to be a name.

        That is only sure where the other of the two has an entry: countries stand with years, too.
        """
        for name, other, year in names_beside(
            text[max(0, opened - 120) : opened], text[closed : closed + 120]
        ):
            entry = self._resolved(other, year).entry
            if entry is not None and self._known[entry].personal:
                return name
        return ""


def _among_neighbours(known: Sequence[Work], found: Sequence[Found]) -> Iterator[Found]:
    """A work among its rivals that shares telling words with those cited in the same brackets."""
    beside = {one.entry for one in found if one.entry is not None}
    words = frozenset(word for entry in beside for head in known[entry].heads for word in head)
    for one in found:
        if one.entry is None:
            rivals = [known[entry] for entry in one.rivals]
            shared = {
                work.entry: max((len(head & words) for head in work.heads), default=0) for work in rivals
            }
            near = [entry for entry, number in shared.items() if number > 1]
            if len(near) == 1 and shared[near[0]] >= NEAR_WORDS:
                one = Found(one.start, one.end, near[0])
        yield one


def _joined(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """One citation where two neighbours with nothing but a comma between mean one work ("in 2018, 2019")."""
    last: Found | None = None
    for one in found:
        if last is None:
            last = one
        elif (
            last.entry is not None
            and last.entry == one.entry
            and not text[last.end : one.start].strip(" ,г.")
        ):
            last = replace(last, end=one.end)
        else:
            yield last
            last = one
    if last is not None:
        yield last
