"""What a rule of the front may look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.reading.chunks import Chunk
from generator.reading.front.blocks import Block, Kind
from generator.reading.vocabulary import Vocabulary

TITLE_LONGEST = 420
#: The label of an abstract stands no farther below what opens a block.
LABEL_NEAR = 8
#: What has fewer letters is no word, and no title.
LETTERS_LEAST = 3


@dataclass(frozen=True, slots=True)
class Place:
    """What a rule may look at: the chunk, its block, and the chunks behind it."""

    chunk: Chunk
    text: str
    block: Block
    after: Sequence[Chunk]
    vocabulary: Vocabulary
    previous: Kind = ""
    heads: Sequence[Chunk] = ()
    known: Sequence[str] = ()
    #: Whether the chunk was cut for one person of whom it tells.
    told: bool = False
