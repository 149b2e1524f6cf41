"""Finding many phrases in long texts at once, with inflected forms.

People write phrases in ``site_config`` as plain words; a tilde at the end of a word stands for any
ending: ``судебн~ кабинет~`` finds «Судебного кабинета», ``сот кабинет~`` finds «Сот кабинетінде».
Between the words of a phrase a text may have a space, a hyphen, a full stop or a Markdown sign.

The finder looks only at phrases that begin with the word at hand (a dictionary by the first
letters), so that its time grows with the text and hardly with the number of phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

#: Latin letters that look like Cyrillic ones; among Cyrillic letters they are a slip of the scanner.
_TWINS = str.maketrans("aceopxyik", "асеорхуік")
_SIGNS = {
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\n": " ", "ё": "е", "Ё": "е",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"',
    "’": "'", "‘": "'", "`": "'", "ʼ": "'",
}  # fmt: skip
_WORD = re.compile(r"\w+")
_GAP = r"[ *\\]{0,3}[-. '][ *\\]{0,3}"
_HEAD = 3


class _Table(dict[int, str]):
    """What each character folds to, learnt as characters come."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        low = _SIGNS.get(sign) or sign.lower()
        self[code] = low if len(low) == 1 else sign
        return self[code]


_TABLE = _Table()
_MIXED = re.compile(r"\b(?=\w*[а-яәғқңөұүһі])(?=\w*[a-z])[а-яәғқңөұүһіaceopxyik]+\b")


def fold(text: str) -> str:
    """The text in lower case with one kind of space, dash and quotation mark.

    Every character keeps its place, so that an offset into the result is one into the text.
    """
    flat = text.translate(_TABLE)
    if flat.isascii():
        return flat
    return _MIXED.sub(lambda m: m[0].translate(_TWINS), flat)


def pattern(phrase: str) -> str:
    """The regular expression of a phrase, for folded text."""
    words = []
    for word in phrase.split():
        ending = word.endswith("~")
        parts = [re.escape(part) for part in _WORD.findall(fold(word.rstrip("~")))]
        words.append(_GAP.join(parts) + (r"\w{0,9}" if ending else ""))
    return r"\b" + r"[ *\\.'\"()-]{1,4}".join(words) + r"\b"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: whose it is and where (offsets into the text)."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds phrases; made by :func:`compile_phrases`."""

    by_head: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = field(default_factory=dict)

    def find(self, text: str) -> Iterator[Hit]:
        """The phrases in the text from left to right; of those that begin alike the longest.

        Phrases that lie within a phrase already found are left out.
        """
        yield from self.find_folded(fold(text))

    def find_folded(self, flat: str) -> Iterator[Hit]:
        """The same in a text that is folded already."""
        done = 0
        for word in _WORD.finditer(flat):
            if word.start() < done:
                continue
            best: Hit | None = None
            for key, expression in self.by_head.get(word[0][:_HEAD], ()):
                match = expression.match(flat, word.start())
                if match and (best is None or match.end() > best.end):
                    best = Hit(key, match.start(), match.end())
            if best:
                done = best.end
                yield best


def compile_phrases(phrases: Iterable[tuple[str, str]]) -> Finder:
    """A finder for ``(key, phrase)`` pairs; of equal phrases the first counts."""
    heads: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    seen: set[str] = set()
    for key, phrase in phrases:
        if phrase in seen:
            continue
        seen.add(phrase)
        first = phrase.split()[0]
        part = _WORD.findall(fold(first.rstrip("~")))[0]
        whole = part != fold(first).rstrip("~") or not first.endswith("~")
        if len(part) < _HEAD and not whole:
            raise ValueError(f"the first word of {phrase!r} needs {_HEAD} letters before the tilde")
        heads.setdefault(part[:_HEAD], []).append((key, re.compile(pattern(phrase))))
    return Finder({head: tuple(found) for head, found in heads.items()})
