"""Funding and the like, where a front says them."""

from __future__ import annotations

import re

from generator.reading.chunks import Chunk
from generator.reading.front.place import Place
from generator.reading.persons.places import has_leading_mark
from generator.reading.text import inline, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import STATEMENTS
from generator.reading.vocabulary.labels import heads_statement


def is_statement(p: Place) -> bool:
    """Funding and the like between abstract and keywords, with a label or without one."""
    labelled = any(p.vocabulary.has(g, p.text) for g in STATEMENTS)
    if labelled or (p.previous == "statement" and is_bare_statement(p.block.statements[-1], p.vocabulary)):
        return True
    noted = bool(re.match(r"\\?\*(?!\*)", p.text)) and "@" not in p.text
    noted = noted or (p.previous in ("affiliation", "email") and not has_leading_mark(p.chunk.lines[0].text))
    return (bool(p.block.abstract) or noted) and len(p.text) < 700 and is_funding(p.text, p.vocabulary)


def is_bare_statement(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is the label of funding and the like, and the statement stands below it."""
    return heads_statement(inline(strip_heading_marks(chunk.text)), vocabulary)


def is_funding(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph says who paid for the work: a funding phrase, and a number or a programme."""
    found = vocabulary.find("funding_text", text)
    return bool(found) and found is not None and (found[1].start() < 260)
