"""The headings behind the body: of a reference list, of the author information."""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.chunks import Chunk
from generator.reading.persons.names import person_name
from generator.reading.source import Line
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import heads_references, whole_label


def is_references_heading(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is the heading of a reference list and nothing else."""
    if len(chunk.lines) > 1 or "](#" in chunk.text:
        return False
    return heads_references(chunk.opening, vocabulary)


def is_author_info_heading(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is the heading of the author information."""
    return whole_label("author_info", chunk.opening, vocabulary)


def labels_apart(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Chunks with a label of author information on a line of its own, where a person's name stands behind it."""
    out: list[Chunk] = []
    for chunk in chunks:
        rest: list[Line] = []
        for line in chunk.lines:
            label = vocabulary.find("author_info", line.text)
            behind = line.text[label[1].end() :].lstrip(" :.*") if label else ""
            if label is None or person_name(inline(behind)) is None:
                rest.append(line)
                continue
            if rest:
                out.append(Chunk(tuple(rest)))
            out.append(Chunk((Line(line.number, line.text[: label[1].end()].strip()),)))
            rest = [Line(line.number, behind)]
        if rest:
            out.append(Chunk(tuple(rest)))
    return out
