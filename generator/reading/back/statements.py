"""Statements behind the body: thanks, funding, conflicts of interest, approval of the manuscript."""

from __future__ import annotations

from generator.model import Discarded
from generator.reading.back.matter import Back
from generator.reading.chunks import Chunk
from generator.reading.language import detect
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label


def add_statement(back: Back, kind: str, chunk: Chunk, vocabulary: Vocabulary) -> None:
    """Keep a statement under its kind and language, and put its label aside."""
    if len(chunk.lines) > 1 and whole_label(kind, chunk.opening, vocabulary):
        back.discarded.append(Discarded(text=chunk.opening, lines=chunk.numbers[:1], reason="label"))
        chunk = Chunk(chunk.lines[1:])
    text = inline(chunk.text)
    if kind == "approval":
        back.discarded.append(Discarded(text=text, lines=chunk.numbers, reason="approval of the manuscript"))
        return
    found = vocabulary.find(kind, text)
    language = detect(text, vocabulary) or "en"
    if found:
        label, rest = text[: found[1].end()], text[found[1].end() :].strip()
        language = (not rest and found[0].language) or language
        back.discarded.append(Discarded(text=label.strip(), lines=chunk.numbers[:1], reason="label"))
        text = rest
    if text:
        held = back.statements.setdefault(kind, {})
        held[language] = f"{held[language]} {text}" if language in held else text
