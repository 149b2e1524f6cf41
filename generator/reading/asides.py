"""What a file holds beside its articles, told line by line: nothing goes in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from generator.diagnostics import Diagnostic
from generator.model import Article
from generator.reading.back.headings import is_references_heading
from generator.reading.chunks import Chunk
from generator.reading.issue.aside import not_article
from generator.reading.issue.rubrics import number_and_name
from generator.reading.source import Line
from generator.reading.summaries import is_summary_among
from generator.reading.text import plain
from generator.reading.vocabulary import Vocabulary

_UNREAD_HINT = (
    "It looks like an article in a layout that is not known: report it, or write its record by hand."
)


def tell_stretches(
    file: str,
    stretches: Sequence[tuple[Sequence[Chunk], str]],
    articles: Sequence[Article],
    printed: Sequence[Line],
    begins: Set[int],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Stretches of an issue that are no article: a note each, a warning where one may be an article all the same.

    Args:
        file: for messages.
        stretches: chunks that stand together, and why they are no article.
        articles: of the file; a rubric that one of them names is told by it.
        printed: all lines of the file.
        begins: on which of them a chunk begins.
        vocabulary: the reader's words.
    """
    for chunks, reason in stretches:
        if reason == "rubric" and _is_told(chunks, articles, vocabulary):
            continue
        span = f"lines {chunks[0].first} to {_end(chunks[-1], printed, begins)}"
        if _may_be_article(chunks, vocabulary):
            message = f"{span} have an abstract and references, and belong to no article"
            yield Diagnostic("article-unread", "warning", message, file, chunks[0].first, _UNREAD_HINT)
        else:
            yield _note(file, span, chunks[0].first, reason)


def tell_furniture(file: str, lines: Sequence[Line]) -> Iterator[Diagnostic]:
    """Lines of a web page or a tool around no article in particular."""
    for run in _runs(lines):
        span = f"lines {run[0].number} to {run[-1].number}"
        yield _note(file, span, run[0].number, "furniture of a web page or a tool")


def tell_heads(file: str, heads: Sequence[Chunk]) -> Iterator[Diagnostic]:
    """Running heads above no article in particular."""
    for head in heads:
        yield _note(file, f"lines {head.first} to {head.last}", head.first, "running head")


def _note(file: str, span: str, line: int, reason: str) -> Diagnostic:
    return Diagnostic("set-aside", "info", f"{span} belong to no article: {reason}", file, line)


def _may_be_article(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether what is no article has an abstract or keywords and references; instructions to authors name them, too."""
    return (
        is_summary_among(chunks, vocabulary)
        and any(is_references_heading(chunk, vocabulary) for chunk in chunks)
        and not any(not_article(chunk, vocabulary) for chunk in chunks)
    )


def _end(chunk: Chunk, printed: Sequence[Line], begins: Set[int]) -> int:
    """The line on which a chunk ends as printed: a row of a table in HTML may take several."""
    end = chunk.last
    while end < len(printed) and printed[end].text and end + 1 not in begins:
        end += 1
    return end


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that follow each other in the source, together."""
    out: list[list[Line]] = []
    for line in lines:
        if out and out[-1][-1].number == line.number - 1:
            out[-1].append(line)
        else:
            out.append([line])
    return out


def _is_told(chunks: Sequence[Chunk], articles: Sequence[Article], vocabulary: Vocabulary) -> bool:
    """Whether articles name the rubric; one that governs none of them is not to vanish in silence."""
    told = {word for article in articles for text in article.rubric.values() for word in _words(text)}
    names = []
    for line in (plain(line.text) for chunk in chunks for line in chunk.lines):
        numbered = number_and_name(line, vocabulary)
        names += [line] if numbered is None else [numbered[1]] if numbered[1] else []
    return bool(names) and all(word in told for name in names for word in _words(name))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
