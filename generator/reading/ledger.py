"""What the reading of one article puts aside and remarks on the way, and that nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Severity
from generator.model import Article, Discarded
from generator.reading.chunks import Chunk
from generator.reading.text import ends_in_hyphen, inline
from generator.reading.vocabulary import Vocabulary

_WORDS = re.compile(r"\w+")
_SUPER = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")


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
        have = set(_WORDS.findall("\n".join(texts).casefold()))
        out = list(self.discarded)
        halves: list[tuple[int, str]] = []  # line and first half of words cut at a line's end
        for line in (line for chunk in chunks for line in chunk.lines):
            bare = line.text.replace("\\", "")
            printed, folded = _WORDS.findall(bare), _WORDS.findall(bare.casefold())
            if len(printed) != len(folded):  # a letter whose small form is no letter
                folded = [w.casefold() for w in printed]
            lost = [i for i, w in enumerate(folded) if w not in have and not w.isdigit()]
            if lost and lost[0] == 0 and any(half + folded[0] in have for _, half in halves[-12:]):
                lost = lost[1:]
            if folded and ends_in_hyphen(line.text.rstrip().rstrip("*_")):
                halves.append((line.number, folded[-1]))
                if lost and lost[-1] == len(folded) - 1:
                    lost = lost[:-1]
            if lost and len(lost) > 5 and len(lost) * 2 > len(folded):
                out.append(Discarded(text=inline(line.text), lines=(line.number,), reason="unplaced"))
                self.note(
                    "unplaced-line",
                    "a line found no place in the article",
                    line.number,
                    "it is kept under `discarded`",
                )
                continue
            for reason, words in _by_reason(printed[i] for i in lost):
                out.append(Discarded(text=" ".join(words), lines=(line.number,), reason=reason))
        return tuple(out)


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
