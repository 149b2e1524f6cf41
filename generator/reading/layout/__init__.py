"""What a page's layout leaves in the lines, undone before anything is read.

Tables and columns are spread; hard-wrapped text is cut into paragraphs; what a page's foot put into a
paragraph, and a label that stands on what it opens, become chunks of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.chunks import Chunk, make_chunks
from generator.reading.columns import spread_columns
from generator.reading.htmltables import spread_tables
from generator.reading.layout.labels import part_keywords, part_labels
from generator.reading.layout.pagefeet import part_note_boxes, part_page_feet
from generator.reading.layout.paragraphs import part_paragraphs
from generator.reading.sidebyside import part_side_by_side
from generator.reading.source import Line
from generator.reading.vocabulary import Vocabulary


def chunks_of(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Chunk, ...]:
    """A file's lines as chunks, as if no page had been laid out; running heads still stand among them."""
    beside = part_side_by_side(part_note_boxes(lines), vocabulary)
    whole = part_paragraphs(spread_columns(spread_tables(beside), vocabulary))
    chunks = part_page_feet(make_chunks(whole))
    return part_labels(part_keywords(chunks, vocabulary), vocabulary)
