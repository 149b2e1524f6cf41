"""What the reading of one article puts aside and remarks on the way, and that nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from generator.diagnostics import Diagnostic, Severity
from generator.model import Article, Discarded
from generator.reading.chunks import Chunk
from generator.reading.text import ends_in_hyphen, inline
from generator.reading.vocabulary import Vocabulary

_WORDS = re.compile(r"\w+")
_SUPER = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_TAG = re.compile(r"</?(?!https?:|mailto:)[a-zA-Z][^<>]{0,200}>")
_APART = re.compile("[,;]")
_STRETCH = 20  # pairs of words that are looked at together in a long line
_RUN = 4  # fewer pairs of words than these say nothing of a line


@dataclass(slots=True)
class Ledger:
    """The book kept while one article is read.

    Attributes:
        file: the file, for messages.
        vocabulary: the reader's words.
        discarded: words that belong to no field, with the reason.
        found: diagnostics.
    """

    file: str
    vocabulary: Vocabulary
    discarded: list[Discarded] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    def note(
        self, code: str, message: str, line: int = 0, hint: str = "", severity: Severity = "warning"
    ) -> None:
        """Remark on a place."""
        self.found.append(Diagnostic(code, severity, message, self.file, line, hint))

    def discard(self, text: str, lines: Sequence[int], reason: str) -> None:
        """Put words aside."""
        self.discarded.append(Discarded(text=text, lines=tuple(lines), reason=reason))

    def without_label(self, group: str, text: str, chunk: Chunk) -> str:
        """A text without the label of ``group`` at its beginning; the label is put aside."""
        found = self.vocabulary.find(group, text)
        if not found:
            return text
        label, rest = text[: found[1].end()], text[found[1].end() :].strip()
        self.discard(label.strip(), chunk.numbers[:1], "label")
        # emphasis that the label opened is closed behind it
        return rest.removeprefix("**").removeprefix("*").strip() if label.count("*") % 2 else rest

    def nothing_lost(self, article: Article, chunks: Iterable[Chunk]) -> tuple[Discarded, ...]:
        """What was discarded, and every word of the source lines that stands in no field.

        The two halves of a word that was put together count as placed.
        """
        fields = _strings(article.model_dump(mode="json", exclude={"source", "id"}, exclude_none=True))
        texts = (*fields, *(entry.text for entry in self.discarded))
        held = _WORDS.findall("\n".join(texts).casefold())
        have, pairs = set(held), set(pairwise(held))
        out = list(self.discarded)
        halves: list[tuple[int, str]] = []  # line and first half of words cut at a line's end
        for line in (line for chunk in chunks for line in chunk.lines):
            bare = _TAG.sub(" ", line.text.replace("\\", ""))
            printed, folded = _WORDS.findall(bare), _WORDS.findall(bare.casefold())
            if len(printed) != len(folded):  # a letter whose small form is no letter
                folded = [w.casefold() for w in printed]
            plain = [_SUPER.sub("", word) for word in folded] if _SUPER.search(bare) else folded
            lost = [i for i, w in enumerate(folded) if w not in have and not w.isdigit()]
            if lost and lost[0] == 0 and any(half + folded[0] in have for _, half in halves[-12:]):
                lost = lost[1:]
            if folded and ends_in_hyphen(line.text.rstrip().rstrip("*_")):
                halves.append((line.number, folded[-1]))
                if lost and lost[-1] == len(folded) - 1:
                    lost = lost[:-1]
            if (len(lost) > 5 and len(lost) * 2 > len(folded)) or _scattered(line.text, plain, pairs):
                out.append(Discarded(text=inline(line.text), lines=(line.number,), reason="unplaced"))
                self.note(
                    "unplaced-line",
                    "a line found no place in the article",
                    line.number,
                    "It is kept under `discarded`.",
                )
                continue
            for text in _stretches(bare, plain, pairs):
                out.append(Discarded(text=inline(text), lines=(line.number,), reason="unplaced"))
                self.note(
                    "unplaced-line",
                    "a part of a line found no place in the article",
                    line.number,
                    "It is kept under `discarded`.",
                )
            for reason, words in _by_reason(printed[i] for i in lost):
                out.append(Discarded(text=" ".join(words), lines=(line.number,), reason=reason))
        return tuple(out)


def _scattered(text: str, words: Sequence[str], pairs: Set[tuple[str, str]]) -> bool:
    """Whether the line's words stand in the record one by one at best, and not as the line has them.

    Names and keywords do so rightly: the record holds them apart.
    """
    own = [pair for pair in pairwise(words) if not (pair[0].isdigit() or pair[1].isdigit())]
    if len(own) < _RUN or len(_APART.findall(text)) * 4 > len(own):
        return False
    return sum(pair in pairs for pair in own) * 4 < len(own)


def _stretches(bare: str, words: Sequence[str], pairs: Set[tuple[str, str]]) -> Iterator[str]:
    """Parts of a long line of which nearly half the pairs of words stand nowhere in the record.

    The other half may stand anywhere: what an abstract says, a body says in much the same words.
    """
    strange = [pair not in pairs for pair in pairwise(words)]
    if len(strange) < _STRETCH or sum(strange) * 20 < _STRETCH * 9:
        return
    places = [match.span() for match in _WORDS.finditer(bare)]
    blocks = range(0, len(strange) - _STRETCH + 1, _STRETCH)
    lost = [(at, sum(strange[at : at + _STRETCH]) * 20 >= _STRETCH * 9) for at in blocks]
    for is_lost, group in groupby(lost, key=lambda block: block[1]):
        begins = [at for at, _ in group]
        end = min(begins[-1] + _STRETCH, len(places) - 1)
        text = bare[places[begins[0]][0] : places[end][1]] if len(places) == len(words) else ""
        if is_lost and text and len(_APART.findall(text)) * 4 <= end - begins[0]:
            yield text


def _by_reason(words: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Words without a place: those that carry a mark, and labels."""
    marked: list[str] = []
    others: list[str] = []
    for word in words:
        (marked if _SUPER.search(word) or word[0].isdigit() else others).append(word)
    return [pair for pair in (("word with a mark", marked), ("label", others)) if pair[1]]


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for v in value.values() for s in _strings(v)]
    if isinstance(value, (list, tuple)):
        return [s for v in value for s in _strings(v)]
    return []
