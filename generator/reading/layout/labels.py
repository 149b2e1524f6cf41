"""Labels and headings that stand on the same stretch as what they open: each becomes a chunk of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.reading.chunks import Chunk, bullet
from generator.reading.layout.paragraphs import ENDED
from generator.reading.source import Line
from generator.reading.summaries import opens_summary
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import ALL_STATEMENTS
from generator.reading.vocabulary.labels import heads_references, whole_label

_PART_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[^\W\d_]")
_ABSTRACT_LEAST = 60
_KEYWORDS_LONGEST = 600
#: Labels of parts that come again in each article; no running head says them.
LABELLED = (
    "author_info",
    "funding",
    "acknowledgements",
    "conflict",
    "other_statement",
    "abstract",
    "notes",
    "not_article",
)
#: Letters one by one.
_LETTERS_APART = re.compile(r"[*#_ ]{0,8}[^\W\d_](?: {1,6}[^\W\d_]){3,40}[*_.: ]{0,4}")
#: Between the heads of two columns; no line with them is wider.
_HEADS_GAP = re.compile(r"(?<=\S)(\s{7,})(?=\S)")
_HEADS_WIDEST = 200
#: Labels that some journals print with their letters apart.
_APART = (*LABELLED, "keywords", "references", "citation", "article_type")
#: The end of an entry without a stop: a figure, a bracket, an address.
_ENTRY_END = re.compile(r"(?:[\d)\]/]|https?://\S+|\b10\.\d{4,9}/\S+)[»”\"*>]*$")


def join_spaced_labels(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Put the letters of labels and headings together that a journal prints apart (``A B S T R A C T``).

    A label may be cut in two lines (``a r t i c l e``, ``i n f o``); the second is empty then.
    """
    apart = [at for at, line in enumerate(lines) if _LETTERS_APART.fullmatch(line.text)]
    halves = {
        at: label
        for at, below in pairwise(apart)
        if below == at + 1
        and not _joined_label(lines[below].text, vocabulary)
        and (label := _joined_label(f"{lines[at].text}  {lines[below].text}", vocabulary))
    }
    lines = (
        [
            Line(
                line.number,
                halves[at] if at in halves else "" if at - 1 in halves else line.text,
                line.indent,
            )
            for at, line in enumerate(lines)
        ]
        if halves
        else lines
    )
    return tuple(
        Line(line.number, _joined_label(line.text, vocabulary) or line.text, line.indent)
        if _LETTERS_APART.fullmatch(line.text)
        else Line(line.number, _joined_heads(line.text, vocabulary) or line.text, line.indent)
        if "     " in line.text and len(line.text) < _HEADS_WIDEST
        else line
        for line in lines
    )


def _joined_heads(text: str, vocabulary: Vocabulary) -> str:
    """The heads of two columns, each a label with its letters apart, as wide as they were; else nothing."""
    parts = _HEADS_GAP.split(text)
    if len(parts) != 3 or not all(_LETTERS_APART.fullmatch(part) for part in parts[::2]):
        return ""
    left, right = (_joined_label(part, vocabulary) for part in parts[::2])
    return left.ljust(len(parts[0]) + len(parts[1])) + right if left and right else ""


def _joined_label(text: str, vocabulary: Vocabulary) -> str:
    """The known label or heading whose letters a text has one by one; nothing where there is none."""
    words = ["".join(part.split()) for part in re.split(r"\s{2,}", text.strip(" *#_"))]
    whole = "".join(words)
    cuts = (f"{whole[:place]} {whole[place:]}" for place in range(3, len(whole) - 2))
    for label in (" ".join(words), whole, *cuts):
        if vocabulary.section_level(label) is not None:
            return label
        if any(whole_label(group, label, vocabulary) for group in _APART):
            return label
    return ""


def part_keywords(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> tuple[Chunk, ...]:
    """Give keywords that stand on the last line of their abstract, with their label, a chunk of their own."""
    out: list[Chunk] = []
    for chunk in chunks:
        begin = 0
        for place, line in enumerate(chunk.lines):
            at = vocabulary.label_within("keywords", line.text) if len(line.text) > _ABSTRACT_LEAST else None
            if at is None or at < _ABSTRACT_LEAST or len(line.text) - at > _KEYWORDS_LONGEST:
                continue
            above = Line(line.number, line.text[:at].rstrip(), line.indent)
            out.append(Chunk((*chunk.lines[begin:place], above)))
            chunk = Chunk(
                (*chunk.lines[:place], Line(line.number, line.text[at:]), *chunk.lines[place + 1 :])
            )
            begin = place
        out.append(Chunk(chunk.lines[begin:]) if begin else chunk)
    return tuple(out)


def part_labels(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> tuple[Chunk, ...]:
    """Give a heading that stands directly on its text, without a blank line, a chunk of its own."""
    out: list[Chunk] = []
    counted = any(
        line.text[:1].isdecimal() and len(line.text) < 80 and vocabulary.section_level(line.text) is not None
        for chunk in chunks
        for line in chunk.lines
    ) or any(
        _PART_NUMBER.match(line.text) and _is_numbered_heading(line.text, below.text)
        for chunk in chunks
        for line, below in pairwise(chunk.lines)
    )
    listed = False  # within a list of references, where numbered lines are entries
    for chunk in chunks:
        rest: list[Line] = []
        listed = listed and not opens_summary(chunk.lines[0].text, vocabulary)
        for place, line in enumerate(chunk.lines):
            listed = listed or (len(line.text) < 80 and _heads_list(line.text, vocabulary))
            above = chunk.lines[place - 1].text
            opens = place == 0 or not rest or bool(ENDED.search(above))
            # keywords end without a stop, and entries with an address
            opens = opens or bool(_ENTRY_END.search(above) and _heads_list(line.text, vocabulary))
            keyed = bool(rest) and not above.endswith((",", "-"))
            opens = opens or (keyed and any(vocabulary.has("keywords", x) for x in (rest[0].text, above)))
            last = place + 1 == len(chunk.lines)
            if (
                place
                and opens
                and (
                    _opens_statement(line.text, vocabulary)
                    or (rest and _denies_conflict(line.text, rest[0].text, vocabulary))
                )
            ):
                if rest:
                    out.append(Chunk(tuple(rest)))
                rest = [line]
                continue
            if place and opens and rest and vocabulary.has("keywords", line.text):
                out.append(Chunk(tuple(rest)))  # below the last line of an abstract
                rest = [line]
                continue
            below = "" if last else chunk.lines[place + 1].text
            if place and rest and _opens_note_on_author(line.text, rest[-1].text, vocabulary):
                out.append(Chunk(tuple(rest)))
                rest = [line]
                continue
            if place and opens and rest and vocabulary.run_in_heading(line.text):
                out.append(Chunk(tuple(rest)))  # a section whose heading opens its first line
                rest = [line]
                continue
            if place and opens and _is_figure_caption(line.text, vocabulary):
                if rest:
                    out.append(Chunk(tuple(rest)))
                    rest = []
                out.append(Chunk((line,)))
                continue
            numbered = (
                counted and opens and not last and not listed and _is_numbered_heading(line.text, below)
            )
            shouted = not place and not last and _is_shouted_heading(line.text, below)
            if shouted or numbered or (opens and (place or not last) and _is_label(line.text, vocabulary)):
                if rest:
                    out.append(Chunk(tuple(rest)))
                    rest = []
                out.append(Chunk((line,)))
            else:
                rest.append(line)
        if rest:
            out.append(Chunk(tuple(rest)))
    return tuple(out)


def _is_figure_caption(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line of its own names a figure: the word, a number, a sign, and no sentence behind it."""
    found = vocabulary.find("figure", text) if len(text) < 130 and any(map(str.isdigit, text[:24])) else None
    if found is None:
        return False
    return bool(re.fullmatch(r"\s?[.:–—-]\s*[^\W_a-zа-яёәғқңөұүһі][^.!?]*\.?", text[found[1].end("label") :]))


def _heads_list(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is the heading of references or of what is told about the authors."""
    bare = plain(inline(strip_heading_marks(text)))
    if len(bare) > 80 or not bare[:1].isupper():
        return False
    return heads_references(bare, vocabulary) or whole_label("author_info", bare, vocabulary)


def _opens_statement(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line begins funding, thanks and the like with its label (``Funding: …``)."""
    if not text[:1].isupper() and not text.startswith("*"):
        return False
    bare = inline(text)
    return any(vocabulary.has(group, bare) for group in ALL_STATEMENTS)


def _denies_conflict(text: str, above: str, vocabulary: Vocabulary) -> bool:
    """Whether a line below a statement says, without a label, that there is no conflict of interest."""
    return len(text) < 250 and vocabulary.has("conflict_text", text) and _opens_statement(above, vocabulary)


def _opens_note_on_author(text: str, above: str, vocabulary: Vocabulary) -> bool:
    """Whether a line on running text begins a note at the page's foot: a star, and whom to write to."""
    if not text.startswith(("*", "\\*", "^{*}")) or len(above) < 50 or "@" in above:
        return False
    if vocabulary.has("institution", above):
        return False
    called = vocabulary.find("corresponding", text)
    return called is not None and called[1].start() < 6


def _is_shouted_heading(text: str, below: str) -> bool:
    """Whether a line in capitals stands on the first sentence of its section."""
    if (
        not text.isupper()
        or not 8 <= len(text) <= 80
        or len(text.split()) < 2
        or re.search(r"[.!?:;,\d]$", text)
    ):
        return False
    if len(below) < 70 or not below[:1].isupper() or re.search(r"[@\d]", below[:30]):
        return False
    small = sum(map(str.islower, below))
    return small * 2 > len(below) and bool(re.search(r"[^\W\d_]{3}[.!?]\s|[^\W\d_]{3}[.!?…-]?$", below))


def _is_numbered_heading(text: str, below: str) -> bool:
    """Whether a short numbered line stands on the text of its section."""
    match = re.match(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=[^\W\d_])", text)
    if not match or len(text) > 90 or re.search(r"[.!?:;,]$", text) or not text[match.end()].isupper():
        return False
    if re.match(rf"{re.escape(match[0].strip(' .'))}\.1\.?\s+[^\W\d_]", below):
        return True  # the heading of the section's first part
    return len(below) > (25 if "." in match[0].strip(" .") else 60) and below[:1].isupper()


def _is_label(text: str, vocabulary: Vocabulary) -> bool:
    bare = plain(inline(strip_heading_marks(text)))
    if len(bare) > 80 or not bare[:1].isalnum() or bare[:1].islower() or bullet(text):
        return False
    if vocabulary.section_level(bare) is not None:
        return True
    return heads_references(bare, vocabulary) or whole_label("author_info", bare, vocabulary)
