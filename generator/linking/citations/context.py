"""Which work the words around a citation are about: its number, its title, its author, its kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.linking.citations.answers import Answer, the_only, undecided
from generator.linking.citations.works import CANONICAL, NUMBERS, Work, kinds_in
from generator.romanize import fold, fold_words
from generator.stems import all_stems, share_of

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
#: The signature of a document: "COM/2021/206", "CDL-AD(2021)001".
_SIGNATURE = re.compile(r"\b[A-Z]{2,}[-/][A-Za-z\d()/.-]{0,20}\d[\d()/-]*")


def by_context(known: Sequence[Work], context: str) -> Answer:
    """The one work that the words before a citation are about: its number, its title, its author.

    Args:
        known: the works that come into question.
        context: the text up to the citation; its last sentence counts most.
    """
    numbers = {fold(number) for number in NUMBERS.findall(context)}
    named = set(fold_words(context))
    signs = [" ".join(fold_words(sign)) for sign in _SIGNATURE.findall(context)]
    last = _last_sentence(context)
    near = all_stems(fold_words(last))
    quotes = [fold_words(q) for q in re.findall(r"[«“\"]([^«»“”\"]{12,250})[»”\"]", context)]
    bodies, years = _bodies_in(last), set(_YEAR.findall(last))
    spread = Counter(
        stem for work in known for stem in all_stems({word for head in work.heads for word in head})
    )
    scored: list[tuple[float, int]] = []
    for work in known:
        score = 3.0 * sum(len(number) > 1 for number in numbers & work.numbers)
        score += 3.0 * any(code in text for code in signs for text in work.texts)
        if any(len(q) > 1 and any(_quotes(q, text) for text in work.texts) for q in quotes):
            score += 3.0
        if bodies & work.acronyms:
            score += 2.0 if years & work.year else 1.0
        score += max((_head_score(head, spread, near) for head in work.heads), default=0.0)
        if work.personal and any(len(key) > 4 and key in named for key in work.first):
            score += 2.0
        scored.append((score, work.entry))
    scored.sort(key=lambda item: (-item[0], item[1]))
    if scored and scored[0][0] >= 2.0 and (len(scored) == 1 or scored[0][0] - scored[1][0] >= 1.0):
        return Answer(entry=scored[0][1])
    return Answer(rivals=tuple(sorted(entry for _, entry in scored)))


def by_kind(known: Sequence[Work], context: str) -> Answer:
    """The only one of the works that is what the sentence speaks of: a report, a convention."""
    kinds = kinds_in(_last_sentence(context))
    return the_only([work for work in known if kinds & work.kinds])


def titled(known: Sequence[Work], sentence: str, year: str) -> Answer:
    """The work of that year whose number or title stands at the end of a sentence: "the Law «On Wells» (2012)"."""
    dated = [work for work in known if year in work.years]
    if numbered := re.findall(r"(?:№|No\.?)\s?([\w/-]{1,12})\W*$", sentence):
        return the_only([work for work in dated if fold(numbered[-1]) in work.numbers])
    if quoted := re.findall(r"[«“\"]([^«»“”\"]{6,200})[»”\"]\W{0,3}$", sentence):
        fits = [work for work in dated if _prints(work, fold_words(quoted[-1]))]
        return undecided(fits) if fits else Answer()
    last = fold_words(sentence)[-12:]
    fits = [work for work in dated if len(last) > 3 and _prints(work, last[-4:])]
    return the_only(fits or [work for work in dated if not work.personal and _holds(work, last)])


def _last_sentence(context: str) -> str:
    return re.split(r"[.!?]\s+(?=[^\W\d_])", context.rstrip(" (<["))[-1]


def _quotes(quoted: Sequence[str], text: str) -> bool:
    """Whether the quoted words stand side by side in an entry, if need be in other forms."""
    if " ".join(quoted) in text:
        return True
    words = text.split()
    return len(quoted) > 2 and any(
        all(map(_same_word, quoted, words[at : at + len(quoted)]))
        for at in range(len(words) - len(quoted) + 1)
    )


def _same_word(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) >= 4 and longer.startswith(shorter))


def _bodies_in(sentence: str) -> frozenset[str]:
    """The organisations of which a sentence has the whole name, by their short names."""
    text = " " + " ".join(fold_words(sentence))
    return frozenset(short for name, short in CANONICAL.items() if " " in name and " " + name in text)


def _head_score(head: frozenset[str], spread: Counter[str], near: frozenset[str]) -> float:
    """How far the sentence has the words of a title that no rival's title has."""
    own = [word for word in head if spread[word] == 1]
    if len(own) > 1 and share_of(own, near) >= 0.85:
        return 2.5
    if len(own) == 1 and len(own[0]) >= 7 and share_of(own, near) == 1:
        return 2.2
    return 0.5 * share_of(own, near)


def _prints(work: Work, words: Sequence[str]) -> bool:
    """Whether the words stand one after the other in an entry."""
    asked = " ".join(words)
    return len(asked) >= 10 and any(f" {asked} " in f" {text} " for text in work.texts)


def _holds(work: Work, words: Sequence[str]) -> bool:
    """Whether the last four telling words all stand in a title."""
    tail = [word for word in words if len(word) > 2][-4:]
    return len(tail) == 4 and any(all(word in title for word in tail) for title in work.titles)
