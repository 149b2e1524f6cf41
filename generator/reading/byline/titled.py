"""A byline and a title on the same line."""

from __future__ import annotations

import re

from generator.reading.byline import parse_byline
from generator.reading.byline.names import INITIAL
from generator.reading.text import strip_heading_marks
from generator.reading.vocabulary import Vocabulary

#: What may end the names: a stop or a colon before a word.
_NAMES_END = re.compile(r"[.:]\s+(?=[\"«“]?[^\W\d_]{2})")
_INITIAL_LAST = re.compile(r"\b[^\W\d_]{1,2}\.$")
#: Words with a capital in them.
_CAPITALISED = re.compile(r"[^\W\d_]*[A-Z][^\W\d_]*")


def part_byline_title(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """A byline and the title behind it on the same line (``A.B. Author. The title``), or None."""
    if not 30 < len(text) < 500 or "//" in text:
        return None
    whole = parse_byline(text, vocabulary)
    if whole is not None and not whole.rest:
        return None
    if _names_institution(text[:200], vocabulary):
        return None
    if shouted := _names_then_capitals(strip_heading_marks(text), vocabulary):
        return shouted
    for match in reversed(list(_NAMES_END.finditer(text[:300]))):
        head, tail = text[: match.start() + 1], text[match.end() :]
        head = head if _INITIAL_LAST.search(head) else head[:-1]
        found = parse_byline(head, vocabulary)
        if (
            found
            and not found.rest
            and len(tail.split()) > 3
            and any(INITIAL.search(n.name) for n in found.names)
        ):
            return head, re.sub(r"(?<=[^\W\d_]{3})\.(?=\W*$)", "", tail)
    return None


def _names_then_capitals(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Written-out names, and behind them a title in capitals (``Bell Ann, Dunn Carl THE TITLE OF IT``)."""
    words = text.split()
    first = len(words)
    while first and words[first - 1].upper() == words[first - 1]:
        first -= 1
    head, tail = " ".join(words[:first]), " ".join(words[first:])
    if first < 2 or len(words) - first < 4 or sum(map(str.isalpha, tail)) < 15:
        return None
    found = parse_byline(head, vocabulary)
    return (head, tail) if found and not found.rest and not found.degrees else None


def _names_institution(text: str, vocabulary: Vocabulary) -> bool:
    """Whether an institution is named; English speaks of a school in small letters, and names it in capitals."""
    if not vocabulary.has("institution", text):
        return False
    return not text.isascii() or vocabulary.has("institution", " ".join(_CAPITALISED.findall(text)))
