"""What a page's layout leaves in the lines, undone before anything is read.

Tables and columns are spread; hard-wrapped text is cut into paragraphs; what a page's foot put into a
paragraph, and a label that stands on what it opens, become chunks of their own.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from generator.reading.chunks import Chunk, make_chunks
from generator.reading.columns import spread_columns
from generator.reading.htmltables import spread_tables
from generator.reading.layout.gutters import part_gutters
from generator.reading.layout.labels import part_keywords, part_labels
from generator.reading.layout.namemarks import mark_names
from generator.reading.layout.numbercolumns import part_number_columns
from generator.reading.layout.owncontents import mark_own_contents
from generator.reading.layout.pagefeet import part_note_boxes, part_page_feet
from generator.reading.layout.paragraphs import part_paragraphs
from generator.reading.layout.sheets import part_sheets
from generator.reading.layout.spacing import close_double_spacing
from generator.reading.margincards import part_margin_cards
from generator.reading.sidebyside import part_side_by_side
from generator.reading.source import Line
from generator.reading.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Laid:
    """A file's chunks, and what its pages' layout had put among them.

    Attributes:
        chunks: running heads still stand among them.
        edges: the numbers of lines that come again at the pages' edges or list the article's parts.
        glued: words with a page's number glued to them, as printed.
    """

    chunks: tuple[Chunk, ...]
    edges: frozenset[int]
    glued: tuple[Line, ...]


def chunks_of(lines: Sequence[Line], vocabulary: Vocabulary, feeds: Set[int] = frozenset()) -> Laid:
    """A file's lines as chunks, as if no page had been laid out; running heads still stand among them.

    Args:
        lines: the file's lines.
        vocabulary: the reader's words.
        feeds: numbers of lines that a form feed opens.
    """
    sheets = part_sheets(close_double_spacing(lines, feeds), feeds)
    numbered = part_number_columns(mark_names(sheets.lines, vocabulary), sheets.edges, vocabulary)
    marked, contents = mark_own_contents(numbered, sheets.edges, vocabulary)
    beside = part_side_by_side(part_margin_cards(part_note_boxes(marked), vocabulary), vocabulary)
    turned = part_gutters(beside, feeds, vocabulary)
    spread = spread_columns(spread_tables(turned), vocabulary)
    whole = part_paragraphs(spread, columns=len(turned) > len(beside))
    chunks = part_page_feet(make_chunks(whole))
    labelled = part_labels(part_keywords(chunks, vocabulary), vocabulary)
    return Laid(labelled, sheets.edges | contents, sheets.glued)
