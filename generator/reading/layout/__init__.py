"""What a page's layout leaves in the lines, undone before anything is read.

Tables and columns are spread; hard-wrapped text is cut into paragraphs; what a page's foot put into a
paragraph, and a label that stands on what it opens, become chunks of their own.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from generator.reading.chunks import Chunk, make_chunks
from generator.reading.columns import spread_columns
from generator.reading.htmltables import spread_tables
from generator.reading.layout.labels import part_keywords, part_labels
from generator.reading.layout.owncontents import mark_own_contents
from generator.reading.layout.pagefeet import part_note_boxes, part_page_feet
from generator.reading.layout.paragraphs import part_paragraphs
from generator.reading.layout.sheets import part_sheets
from generator.reading.sidebyside import part_side_by_side
from generator.reading.source import Line
from generator.reading.vocabulary import Vocabulary


def chunks_of(
    lines: Sequence[Line], vocabulary: Vocabulary, feeds: Set[int] = frozenset()
) -> tuple[tuple[Chunk, ...], frozenset[int]]:
    """A file's lines as chunks, as if no page had been laid out; running heads still stand among them.

    Args:
        lines: the file's lines.
        vocabulary: the reader's words.
        feeds: numbers of lines that a form feed opens.

    Returns:
        The chunks, and the numbers of lines that come again at the pages' edges or list the article's parts.
    """
    sheets = part_sheets(lines, feeds)
    marked, contents = mark_own_contents(sheets.lines, sheets.edges, vocabulary)
    beside = part_side_by_side(part_note_boxes(marked), vocabulary)
    whole = part_paragraphs(spread_columns(spread_tables(beside), vocabulary))
    chunks = part_page_feet(make_chunks(whole))
    return part_labels(part_keywords(chunks, vocabulary), vocabulary), sheets.edges | contents
