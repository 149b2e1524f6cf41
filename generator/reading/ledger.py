"""What the reading of one article puts aside and remarks on the way, and that nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from generator.diagnostics import Diagnostic, Severity
from generator.lookalikes import mend_scripts
from generator.model import Article, Discarded
from generator.reading.chunks import Chunk
from generator.reading.text import ends_in_hyphen, inline
from generator.reading.vocabulary import Vocabulary

#: Stars behind a label and a gap.
_OPENS_EMPHASIS = re.compile(r"\s(\*{1,3})$")
_WORDS = re.compile(r"\w+")
_SUPER = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
#: What makes words unlike those that a record has of them.
_MARKED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹\u0345]")
_NUMBER = re.compile(r"\W*(?:\d{1,3}\W+)?")
_TAG = re.compile(r"</?(?!https?:|mailto:)[a-zA-Z][^<>]{0,200}>")
#: What a picture or a link inside the file says for machines alone.
_TARGET = re.compile(r"!\[[^\[\]]{0,80}\]\([^()\s]{0,200}\)|(?<=\])\(#[^()\s]{1,80}\)")
#: The address before an identifier, which a record holds without it, and the register's name before that.
_REGISTER = re.compile(
    r"(?:\b(?:ORCID|DOI)\b\W{0,4})?https?://(?:www\.|dx\.)?(?:orcid|doi)\.org/(?=\d)", re.IGNORECASE
)
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
        opened = _OPENS_EMPHASIS.search(label)
        if (
            opened and label[: opened.start()].count("*") % 2 == 0
        ):  # of the text's first words, and not the label's
            label, rest = label[: opened.start()], opened[1] + rest
        self.discard(label.strip(), chunk.numbers[:1], "label")
        if label.count("*") % 2 == 0:
            return rest
        if label.endswith("*") and rest.endswith("*") and not rest.startswith("*"):
            return rest.removesuffix("*").rstrip()  # the whole text behind the label is in italics
        # emphasis that the label opened is closed behind it
        return rest.removeprefix("**").removeprefix("*").strip()

    def nothing_lost(self, article: Article, chunks: Iterable[Chunk]) -> tuple[Discarded, ...]:
        """What was discarded, and every word of the source lines that stands in no field.

        The two halves of a word that was put together count as placed.
        """
        fields = _strings(article.model_dump(exclude={"source", "id"}, exclude_none=True))
        texts = (*fields, *(entry.text for entry in self.discarded))
        record = "\n".join(texts).casefold()
        held = _WORDS.findall(record)
        have, pairs = set(held), set(pairwise(held))
        reached = 0  # of the record, whose body has the lines in their order
        out = list(self.discarded)
        halves: list[tuple[int, str]] = []  # line and first half of words cut at a line's end
        for line in (line for chunk in chunks for line in chunk.lines):
            text = line.text.replace("\\", "")
            bare = _TAG.sub(" ", text) if "<" in text else text
            if "](" in bare and (targets := _TARGET.findall(bare)):
                bare = _TARGET.sub(" ", bare)
                told = " ".join(t for t in targets if not have.issuperset(_folded_words(t)))
                if told:
                    out.append(
                        Discarded(text=told, lines=(line.number,), reason="picture or link in the file")
                    )
            if (end := _end_word_for_word(bare, record, reached)) >= 0:
                reached = end
                continue
            folded = _folded_words(bare)
            named = _REGISTER.sub(" ", bare) if ".org/" in bare else bare
            plain = folded if named is bare else _folded_words(named)
            if not bare.isascii() and _SUPER.search(bare):
                plain = _SUPER.sub("", "\n".join(plain)).split("\n")
            lost = [] if have.issuperset(folded) else _lost(folded, have)
            if lost and lost[0] == 0 and any(half + folded[0] in have for _, half in halves[-12:]):
                lost = lost[1:]
            if folded and ends_in_hyphen(line.text.rstrip().rstrip("*_")):
                halves.append((line.number, folded[-1]))
                if lost and lost[-1] == len(folded) - 1:
                    lost = lost[:-1]
            strange = [] if pairs.issuperset(pairwise(plain)) else [p not in pairs for p in pairwise(plain)]
            if not lost and not strange:
                continue
            whole = lost  # without the words that have their place with the letters of one alphabet
            if lost and (mended := mend_scripts(named)) != named:
                plain = _folded_words(mended)
                strange = [p not in pairs for p in pairwise(plain)]
                whole = [i for i in lost if len(plain) != len(folded) or plain[i] not in have]
            if (len(whole) > 5 and len(whole) * 2 > len(folded)) or _scattered(line.text, plain, strange):
                out.append(Discarded(text=inline(line.text), lines=(line.number,), reason="unplaced"))
                self.note(
                    "unplaced-line",
                    "a line found no place in the article",
                    line.number,
                    "It is kept under `discarded`.",
                )
                continue
            for text in _stretches(named, strange):
                out.append(Discarded(text=inline(text), lines=(line.number,), reason="unplaced"))
                self.note(
                    "unplaced-line",
                    "a part of a line found no place in the article",
                    line.number,
                    "It is kept under `discarded`.",
                )
            printed = _WORDS.findall(bare) if lost else []
            for reason, words in _by_reason(printed[i] for i in lost):
                out.append(Discarded(text=" ".join(words), lines=(line.number,), reason=reason))
        return tuple(out)


def _folded_words(text: str) -> list[str]:
    """The words in small letters, one for each that is printed."""
    low = text.casefold()
    words: list[str] = _WORDS.findall(low)
    if len(low) != len(text) or "\u0345" in text:  # a letter whose small form is no letter, or the reverse
        printed = _WORDS.findall(text)
        return words if len(printed) == len(words) else [word.casefold() for word in printed]
    return words


def _end_word_for_word(text: str, record: str, reached: int) -> int:
    """Where a line ends in the folded record, which has it as it is printed but for a bullet or a number.

    Returns:
        -1 where the line has to be looked at by words: where the record has it otherwise, where its last
        word may go on in the next line, or a word may carry a mark.
    """
    low = text.casefold()
    if len(low) != len(text) or low.endswith(("-", "*", "_", " ")) or _MARKED.search(low):
        return -1
    opening = _NUMBER.match(low)
    low = low[opening.end() :] if opening else low
    at = record.find(low, reached)
    if at < 0:
        at = record.find(low, 0, reached)
    end = at + len(low)
    return -1 if at < 0 or _WORDS.match(record[at - 1 : at]) or _WORDS.match(record[end : end + 1]) else end


def _lost(words: Sequence[str], have: Set[str]) -> list[int]:
    """The places of the words that stand in no field; figures may go."""
    return [place for place, word in enumerate(words) if word not in have and not word.isdigit()]


def _scattered(text: str, words: Sequence[str], strange: Sequence[bool]) -> bool:
    """Whether the line's words stand in the record one by one at best, and not as the line has them.

    Names and keywords do so rightly: the record holds them apart.

    Args:
        text: the line.
        words: its words.
        strange: of each pair of words whether it stands nowhere in the record.
    """
    if sum(strange) < _RUN:
        return False
    figures = [word.isdigit() for word in words]
    own = [odd for odd, (a, b) in zip(strange, pairwise(figures), strict=True) if not (a or b)]
    if len(own) < _RUN or len(_APART.findall(text)) * 4 > len(own):
        return False
    return (len(own) - sum(own)) * 4 < len(own)


def _stretches(text: str, strange: Sequence[bool]) -> Iterator[str]:
    """Parts of a long line of which nearly half the pairs of words stand nowhere in the record.

    The other half may stand anywhere: what an abstract says, a body says in much the same words.
    """
    if len(strange) < _STRETCH or sum(strange) * 20 < _STRETCH * 9:
        return
    places = [match.span() for match in _WORDS.finditer(text)]
    blocks = range(0, len(strange) - _STRETCH + 1, _STRETCH)
    lost = [(at, sum(strange[at : at + _STRETCH]) * 20 >= _STRETCH * 9) for at in blocks]
    for is_lost, group in groupby(lost, key=lambda block: block[1]):
        begins = [at for at, _ in group]
        end = min(begins[-1] + _STRETCH, len(places) - 1)
        part = text[places[begins[0]][0] : places[end][1]] if len(places) == len(strange) + 1 else ""
        if is_lost and part and len(_APART.findall(part)) * 4 <= end - begins[0]:
            yield part


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
