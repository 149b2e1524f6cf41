"""What a file's first lines say: running heads say it again."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, takewhile

from generator.reading.chunks import Chunk
from generator.reading.layout.headsigns import HEAD_LONGEST, OWN_PAGE, PAGE_APART, shouts_or_names_issue

#: ``A. R. Bell``, ``Bell A.R.``
_WITH_INITIALS = re.compile(
    r"(?:[^\W\d_]{1,2}\.\s?){1,2}([^\W\d_]{3,})|([^\W\d_]{3,})\s[^\W\d_]{1,2}\.(?:\s?[^\W\d_]{1,2}\.)?"
)
#: A head with surnames has no more words.
_MOST_NAMES = 6
_STROKE = re.compile(r"\s[/|]\s")
#: The marks behind a name, with the letter that a tool made of an ORCID's badge; no running head says them again.
_MARKS = re.compile(
    r"(?:<sup>[^<]{0,12}</sup>|\^\{[^{}]{0,12}\}|[¹²³⁴⁵⁶⁷⁸⁹]|\*)+(?:\s?(?:i?D\b|[©®]))?", re.IGNORECASE
)
#: So many chunks stand where the title does.
_TOP = 12
_MARKED = re.compile(r"<sup>|\^\{|[¹²³⁴⁵⁶⁷⁸⁹]")


def is_said_before(text: str, chunks: Sequence[Chunk]) -> bool:
    """Whether a line's letters are those of one of a file's first lines."""
    key = key_of(text)
    return 8 <= len(key) <= 80 and any(
        key == key_of(line.text) for chunk in chunks[:6] for line in chunk.lines
    )


def is_said_at_top(text: str, chunks: Sequence[Chunk]) -> bool:
    """Whether a short line in capitals is a part of what a file's first lines say."""
    key = key_of(text)
    if not 8 <= len(key) <= 60 or not shouts_or_names_issue(text) or re.search(r"[.!?]$", text):
        return False
    return any(key in key_of(line.text) for chunk in chunks[:3] for line in chunk.lines)


@dataclass(frozen=True)  # no slots: what is seldom asked for is made when it is
class Said:
    """What a text's lines say; those in ``apart``, by the numbers of chunks' first lines, say nothing."""

    chunks: Sequence[Chunk]
    apart: Set[int] = frozenset()

    @cached_property
    def first(self) -> dict[str, int]:
        """The letters of each line, to the chunk where it stands first."""
        places: dict[str, int] = {}
        for place, chunk in enumerate(self.chunks):
            for line in chunk.lines if chunk.first not in self.apart else ():
                places.setdefault(key_of(line.text), place)
                if _MARKED.search(line.text):
                    places.setdefault(key_of(_MARKS.sub(" ", line.text)), place)
        return places

    @cached_property
    def top(self) -> frozenset[str]:
        """The words of the first lines."""
        text = " ".join(line.text for chunk in self.chunks[:_TOP] for line in chunk.lines)
        return frozenset(_words(text[:4000]))

    def says_title(self, key: str) -> bool:
        """Whether letters end in those with which one of the first lines begins: names and the title."""
        for line, _ in takewhile(lambda item: item[1] < _TOP, self.first.items()):
            if len(line) > 13 and (begins := key.find(line[:13])) > 0 and line.startswith(key[begins:]):
                return True
        return False

    def is_part_above(self, key: str, place: int) -> bool:
        """Whether a line above a place, or the first lines one behind another, have these letters in a row."""
        return self._stands_at(self._lines.find(key)) < place or (place > _TOP and key in self._top_letters)

    def begins_above(self, key: str, place: int) -> bool:
        """Whether a line above a place begins with these letters."""
        return self._stands_at(self._lines.find(f"\n{key}")) < place

    @cached_property
    def _top_letters(self) -> str:
        """The letters of the first lines: a title may stand on several."""
        return "".join(key_of(line.text) for chunk in self.chunks[:_TOP] for line in chunk.lines)

    @cached_property
    def _lines(self) -> str:
        """The letters of all lines in the order of the places where they stand first, each behind a break."""
        return "".join(f"\n{line}" for line in self.first)

    @cached_property
    def _ends(self) -> list[int]:
        """Where in all these letters each line ends."""
        return list(accumulate(len(line) + 1 for line in self.first))

    @cached_property
    def _places(self) -> list[int]:
        return list(self.first.values())

    def _stands_at(self, at: int) -> int:
        """The chunk of the line at a place in all letters; behind all chunks where there is none."""
        return len(self.chunks) if at < 0 else self._places[bisect(self._ends, at)]


def says_name_and_title(text: str, place: int, said: Said) -> bool:
    """Whether a line says a name and the beginning of a title from above, with a stroke between (``A. Bell / The title``)."""
    parts = [key_of(part) for part in _STROKE.split(text)] if len(text) < HEAD_LONGEST else []
    if len(parts) != 2 or min(map(len, parts)) < 6:
        return False
    return all(said.begins_above(part, place) for part in parts)


def says_top_apart(text: str, said: Said) -> bool:
    """Whether words of the first lines, the journal's or the authors' names, stand apart from a page's number."""
    if (
        "   " not in text
        or not PAGE_APART.search(text)
        or "\t" in text
        or (not text[-1:].isalnum() and text[-1:] not in ")]")
    ):
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3 or word[:1].isupper()]
    if not 1 < len(words) < 12 or any(word.islower() for word in words):
        return False
    return all(word.casefold() in said.top for word in words)


def says_top_and_page(text: str, said: Said) -> bool:
    """Whether a line is a page's number and a few words of the first lines: ``188 bell and o’dunn``."""
    if len(text) > HEAD_LONGEST or text[-1:] in ".,;:!?" or not OWN_PAGE.search(text):
        return False
    return len(_words(text)) <= _MOST_NAMES and says_words_of_top(text, said)


def says_words_of_top(text: str, said: Said) -> bool:
    """Whether a short line has words of the first lines and no others."""
    words = _words(text) if len(text) <= HEAD_LONGEST else []
    return bool(words) and all(word in said.top for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def says_people(text: str, said: Said) -> bool:
    """Whether a line is names with initials, whose surnames the first lines say: ``A. R. Bell, C. Dunn``."""
    surnames = surnames_alone(text)
    return bool(surnames) and all(surname in said.top for surname in surnames)


def surnames_alone(text: str) -> list[str]:
    """The surnames, small, of a line that is names with initials and nothing else; none of any other line."""
    if len(text) > HEAD_LONGEST or "." not in text:
        return []
    people = [_WITH_INITIALS.fullmatch(part.strip()) for part in text.split(",")]
    found = [(p[1] or p[2]).casefold() for p in people if p is not None]
    return found if len(found) == len(people) else []


def key_of(text: str) -> str:
    """The letters of a text, small and without anything between: under them it is found again."""
    return "".join(_words(text))
