"""Words that a hyphen of a line's end has left torn, known by the other words of the article and its file.

A file also tells which of its words mix the letters of two alphabets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Article

_WORD = re.compile(r"[\w-]+")
_JOINED = re.compile(r"[^\W\d_]{2,}-[^\W\d_]{2,}")
_PLAIN = re.compile("[\u0430-\u045f\u0491-\u04ff]{3,}")  # Cyrillic letters
_LAST = "\U0010ffff"
_CAPITAL, _SMALL = r"[^\W\d_a-zа-яёәғқңөұүһі]", r"[a-zа-яёәғқңөұүһі]"
#: A surname in two parts, the second small, behind a first name or an initial.
_TORN_NAME = re.compile(
    rf"(?<!\w)(?:{_CAPITAL}\.\s?|{_CAPITAL}{_SMALL}+\s)({_CAPITAL}{_SMALL}{{2,}}-{_SMALL}{{2,}})(?![\w-])"
)
_IN_PARTS = re.compile(rf"{_CAPITAL}{_SMALL}{{2,}}-{_SMALL}{{2,}}")
#: A Latin letter beside a Cyrillic one (a search begins at Latin letters alone, of which most texts have few).
_MIXED = re.compile(r"[A-Za-z](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class FileWords:
    """The casefolded words of a whole file, in which other articles may stand.

    Attributes:
        whole: those without a hyphen, sorted, each once.
        joined: those with one, sorted, each place with its line.
        bound: endings of the language that never stand alone, so that no hyphen belongs before them
            (but behind an abbreviation or a foreign name).
        compounds: how words begin that are written with a hyphen, small.
        mixed: words of Latin and Cyrillic letters as printed, in order, each place with its line.
    """

    whole: Sequence[str] = ()
    joined: Sequence[tuple[str, int]] = ()
    bound: frozenset[str] = frozenset()
    compounds: tuple[str, ...] = ()
    mixed: Sequence[tuple[str, int]] = ()

    @classmethod
    def of(
        cls, lines: Sequence[str], bound: frozenset[str] = frozenset(), compounds: tuple[str, ...] = ()
    ) -> FileWords:
        """Of the lines of a file, the first of which has the number 1."""
        folded = "\n".join(lines).casefold()
        joined = [
            (word, number)
            for number, line in enumerate(folded.split("\n"), 1)
            if "-" in line
            for word in _with_hyphen(line)
        ]
        mixed = [
            (word, number)
            for number, line in enumerate(lines, 1)
            if not line.isascii() and _CYRILLIC.search(line) and _MIXED.search(line)
            for word in _LETTERS.findall(line)
            if _MIXED.search(word)
        ]
        whole = sorted(word for word in _words(folded) if "-" not in word)
        return cls(whole, sorted(joined), bound, compounds, mixed)

    def places(self, beginning: str) -> int:
        """At how many places a word with a hyphen begins so."""
        return bisect_left(self.joined, (beginning + _LAST,)) - bisect_left(self.joined, (beginning,))

    def line(self, word: str, first: int, last: int) -> int:
        """The first of the lines from ``first`` to ``last`` that has a word with a hyphen; 0 for none."""
        at = bisect_left(self.joined, (word, first))
        found = self.joined[at : at + 1]
        return found[0][1] if found and found[0][0] == word and found[0][1] <= last else 0


def _words(text: str) -> set[str]:
    """The words of a text, each once; what stands between spaces is looked into once, however often it comes."""
    return set(_WORD.findall("\n".join(set(text.split()))))


def _with_hyphen(text: str) -> Iterator[str]:
    """The words of a text that have a hyphen, in order."""
    for part in text.split():
        if "-" in part:
            yield from (word for word in _WORD.findall(part) if "-" in word)


def torn(article: Article, file: FileWords) -> Iterator[tuple[str, str, int]]:
    """Each word that may be torn, the word that tells it, and its line (0: not known).

    The whole word, or the same word with another ending, stands elsewhere, and its tail alone nowhere:
    in the article or, where the tail begins no word at all, in another article of the file. Or its head
    is a word of small Cyrillic letters and its tail a bound ending; the ending tells it then.
    """
    texts = [(b.text, b.lines) for b in article.body if b.type in ("paragraph", "quote")]
    texts += [(item.text, item.lines) for b in article.body if b.type == "list" for item in b.items]
    texts += [(p, ()) for paragraphs in article.abstract.values() for p in paragraphs]
    folded = [text.casefold() for text, _ in texts]
    known = _words("\n".join(folded))
    in_order = sorted(known)
    span = article.source.lines if article.source else (0, 0)
    for low, (text, lines) in zip(folded, texts, strict=True):
        for word in _with_hyphen(low):
            head, _, tail = word.partition("-")
            if tail in known or not _JOINED.fullmatch(word) or word.startswith(file.compounds):
                continue
            whole = head + tail
            start = whole[: max(len(head) + 3, 6)]  # so much of the word is no chance
            other = whole if whole in known else _first_with(start, in_order)
            # Twice with its hyphen, it is somebody's spelling.
            if (
                not other
                and file.places(word[: len(head) + 4]) == 1
                and not _first_with(tail[:4], file.whole)
            ):
                other = _first_with(start, file.whole)
            if not other and tail in file.bound and _PLAIN.fullmatch(head) and word in text:
                other = f"-{tail}"
            if other:
                yield word, other, file.line(word, *span) or (lines[0] if lines else 0)


def torn_names(article: Article, file: FileWords) -> Iterator[tuple[str, int]]:
    """Surnames with a hyphen that no other word of the file speaks for, each with its line.

    The surname follows a first name inside a sentence, has a small letter behind its hyphen, and neither
    of its parts begins another word: "Abel Kovalev-skaya".
    """
    words: list[str] | None = None
    for block in article.body:
        if block.type not in ("paragraph", "quote") or "-" not in block.text:
            continue
        if not any("-" in part and _IN_PARTS.search(part) for part in block.text.split()):
            continue  # quickly said
        for match in _TORN_NAME.finditer(block.text):
            if block.text[: match.start()].rstrip(' *«“"(')[-1:] in ("", *".!?…:"):
                continue  # a sentence begins here: the word before need not be a name
            name = match[1].casefold()
            head, _, tail = name.partition("-")
            if words is None:
                own = "\n".join(b.text for b in article.body if b.type in ("paragraph", "quote"))
                words = sorted(word for word in _words(own.casefold()) if "-" not in word)
            if (
                any(_first_with(part, known) for part in (head, tail[:4]) for known in (words, file.whole))
                or file.places(name) > 1
            ):
                continue
            span = article.source.lines if article.source else (0, 0)
            yield match[1], file.line(name, *span) or (block.lines[0] if block.lines else 0)


def _first_with(start: str, in_order: Sequence[str]) -> str:
    """The first of sorted words that begins so, "" where none does."""
    at = bisect_left(in_order, start)
    return in_order[at] if at < len(in_order) and in_order[at].startswith(start) else ""
