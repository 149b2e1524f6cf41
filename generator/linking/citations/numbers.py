"""Citations by number in square brackets: ``[5; 14]``, ``[2, 3–5]``, ``[6, с. 25]``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.linking.citations.places import Found

_BRACKETS = re.compile(r"\[([^\[\]]{1,80})\]")
_NUMERIC = re.compile(
    r"(?P<page>(?:[сСcpPбБs]{1,2}|стр|бет|pages?)\.?\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?!\d)"
    r"|\d{1,4}(?:\s?[-–—]\s?\d{1,4})?\s?-?(?:б|бет|беттер|с)\b\.?"
    r"|(?:т|Т|ч|кн|vol|Vol|гл|ст)\.?\s?\d{1,3}|:\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?)"
    r"|(?P<from>\d{1,4})\s?[-–—]\s?(?P<to>\d{1,4})"
    r"|(?P<one>\d{1,4})"
    r"|(?P<comma>,)|(?P<semicolon>;)|(?P<blank>[\s.]+)"
    r"|(?P<bad>.)"
)
_SIGNS = ("comma", "semicolon")


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a numeric citation: ``one``, ``range``, ``page``, ``comma`` or ``semicolon``.

    Attributes:
        start, end: place in the plain text.
        first, last: the numbers (the same for ``one``, 0 for signs and pages).
    """

    kind: str
    start: int
    end: int
    first: int = 0
    last: int = 0


def number_tokens(inner: str, offset: int = 0) -> tuple[Token, ...]:
    """The parts of what stands in square brackets; empty where it is no citation by number.

    >>> [token.kind for token in number_tokens("2, 3–5; 7, с. 12")]
    ['one', 'comma', 'range', 'semicolon', 'one', 'comma', 'page']
    >>> number_tokens("Electronic resource"), number_tokens("1999")
    ((), ())
    """
    tokens: list[Token] = []
    for match in _NUMERIC.finditer(inner):
        kind = match.lastgroup or ""
        start, end = offset + match.start(), offset + match.end()
        if kind == "bad":
            return ()
        if kind == "to":
            tokens.append(Token("range", start, end, int(match["from"]), int(match["to"])))
        elif kind == "one":
            tokens.append(Token("one", start, end, int(match["one"]), int(match["one"])))
        elif kind != "blank":
            tokens.append(Token(kind, start, end))
    if not tokens or tokens[0].kind not in ("one", "range"):
        return ()
    if len(tokens) == 1 and (tokens[0].first >= 1000 or tokens[0].first == 0):
        return ()
    return tuple(tokens)


class Numbers:
    """Reads the numbers of one article; what all its texts show about the style serves each.

    Args:
        texts: of the article.
        size: of its reference list.

    Attributes:
        count: how many brackets have numbers.
    """

    def __init__(self, texts: Iterable[str], size: int) -> None:
        self._size = size
        every = [tokens for text in texts for _, tokens in _numbered(text)]
        self.count = len(every)
        self._pages_after = _pages_after(every, size)

    def found(self, text: str) -> Iterator[Found]:
        """The citations of a text."""
        for bracket, tokens in _numbered(text):
            for token in self._works_of(tokens):
                yield from self._one(bracket, token)

    def left_over(self, text: str) -> Iterator[Found]:
        """What stands for citations where the article cites by author and year."""
        for bracket, tokens in _numbered(text):
            message = f"{bracket} cites by number in an article that cites by author and year"
            alone = len(tokens) == 1 and tokens[0].kind == "one" and tokens[0].first <= self._size
            choice = (tokens[0].first - 1,) if alone else ()
            yield Found(
                tokens[0].start, tokens[-1].end, None, "citation-style", message, rivals=choice, open=alone
            )

    def _works_of(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The tokens that are numbers of works; a page after a number goes with it."""
        numbers, signs = _parts(tokens)
        if len(numbers) == 2 and len(signs) == 1 and len(tokens) == 3:
            work, page = numbers
            if signs[0] in self._pages_after or page.last > self._size >= work.last:
                return [Token("one", work.start, page.end, work.first, work.last)]
        return numbers

    def _one(self, bracket: str, token: Token) -> Iterator[Found]:
        if token.kind == "range" and 0 < token.first < token.last <= self._size:
            dash = token.start + len(str(token.first))
            yield Found(token.start, dash, token.first - 1)
            for number in range(token.first + 1, token.last):
                yield Found(dash, dash, number - 1)
            yield Found(token.end - len(str(token.last)), token.end, token.last - 1)
        elif token.kind == "one" and 1 <= token.first <= self._size:
            yield Found(token.start, token.end, token.first - 1)
        else:
            message = f"{bracket} has no entry in a list of {self._size}"
            yield Found(token.start, token.end, None, "citation-number", message)


def _numbered(text: str) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """The brackets that have numbers, and their parts."""
    for match in _BRACKETS.finditer(text):
        if tokens := number_tokens(match[1], match.start(1)):
            yield match[0], tokens


def _parts(tokens: Iterable[Token]) -> tuple[list[Token], list[str]]:
    """The numbers, and the kinds of signs between them."""
    numbers = [token for token in tokens if token.kind in ("one", "range")]
    return numbers, [token.kind for token in tokens if token.kind in _SIGNS]


def _pages_after(brackets: Iterable[Sequence[Token]], size: int) -> frozenset[str]:
    """Signs after which a second number is a page ("[6; 991]"), told from the whole article."""
    votes: Counter[tuple[str, bool]] = Counter()
    for tokens in brackets:
        numbers, signs = _parts(tokens)
        if len(numbers) > 2:
            for sign in set(signs):
                votes[sign, False] += 2
        elif len(numbers) == 2 and len(signs) == 1 and 1 <= numbers[0].first <= size:
            work, page = numbers
            is_page = page.last > size or page.first <= work.last
            votes[signs[0], is_page] += 1
    return frozenset(sign for sign in _SIGNS if votes[sign, True] > votes[sign, False])
