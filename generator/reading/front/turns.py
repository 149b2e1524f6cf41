"""Where another language's part of a front begins."""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.byline import Byline
from generator.reading.byline.matching import surname_first
from generator.reading.chunks import Chunk
from generator.reading.front.blocks import Block, Kind
from generator.reading.language import detect, is_latin, is_spelt_as
from generator.reading.summaries import is_summary_among
from generator.reading.text import EMAIL, plain
from generator.reading.vocabulary import Vocabulary

#: A text as long as this shows its language.
_PLAINLY = 100


def is_next_title(
    kind: Kind, chunk: Chunk, block: Block, after: Sequence[Chunk], vocabulary: Vocabulary
) -> bool:
    """Whether a title in another language opens that language's part, of a title and names alone."""
    if (
        kind != "title"
        or not block.title
        or not block.byline
        or block.byline[-1][0].first < block.title[-1].first
    ):
        return False
    if detect(chunk.text, vocabulary) == detect(block.title[-1].text, vocabulary):
        return False
    return not is_summary_among(after, vocabulary)


def is_next_byline(
    kind: Kind, chunk: Chunk, block: Block, after: Sequence[Chunk], vocabulary: Vocabulary
) -> bool:
    """Whether names in another script open that language's part, of names and a title alone."""
    if kind != "byline" or not block.byline or not block.title:
        return False
    if block.title[-1].first < block.byline[-1][0].first or is_latin(chunk.text) == is_latin(
        block.title[-1].text
    ):
        return False
    return not is_summary_among(after, vocabulary)


def is_next_abstract(kind: Kind, text: str, block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a labelled abstract begins another language's part, without a title or a byline."""
    if kind != "abstract" or not block.abstract:
        return False
    if not vocabulary.has("abstract", text):
        above = " ".join(chunk.text for chunk in block.abstract[:3])
        if min(len(text), len(above)) > _PLAINLY and is_latin(text) != is_latin(above):
            return True  # neither has a label
        own = detect(text, vocabulary) if block.keywords and len(text) > 60 else None
        return own is not None and own != block.keywords_language
    label = vocabulary.find("abstract", text)
    rest = text[label[1].end() :] if label else ""
    held = " ".join(chunk.text for chunk in block.abstract[:20])  # as many tell the language
    if not rest.strip(" .:*_") and len(held) > 80:
        return True  # a label on a line of its own opens another abstract
    return bool(block.keywords) or (len(rest) > 60 and detect(rest, vocabulary) != detect(held, vocabulary))


def is_place_again(chunk: Chunk, previous: Kind, block: Block) -> bool:
    """Whether a place without a mark, in another script than names and places above, stands below their addresses."""
    if previous != "email" or not block.affiliations or not block.byline or "^{" in chunk.text:
        return False
    latin = is_latin(chunk.text)
    held = (*(place.text for place in block.affiliations), block.byline[-1][0].text)
    return all(is_latin(text) != latin for text in held)


def opens_other_language(block: Block, text: str, after: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a text is in another script than a block's names, and opens a front of its own."""
    if not is_summary_among(after, vocabulary):
        return False
    names = " ".join(name.name for _, byline in block.byline for name in byline.names)
    return is_latin(names) != is_latin(EMAIL.sub("", text))


def names_person(block: Block, text: str) -> bool:
    """Whether a block's byline names exactly this person."""
    bare = plain(text).casefold()
    return any(name.name.casefold() == bare for _, byline in block.byline for name in byline.names)


def are_named_above(byline: Byline, block: Block) -> bool:
    """Whether a byline gives with initials, and without a mark, the people whom the block names in full already."""
    if not block.byline or block.closed() or any(name.marks or name.star for name in byline.names):
        return False
    held = {surname_first(name.name) for _, own in block.byline for name in own.names if "." not in name.name}
    return all("." in name.name and surname_first(name.name) in held for name in byline.names)


def foreign_part(block: Block) -> list[Chunk]:
    """Take out of a block what keywords in another language show to be in that language.

    The abstract is; title and byline are where they are in the abstract's script, and may be in
    one of the record's languages where they are not.
    """
    gone = list(block.abstract)
    block.abstract.clear()
    if gone and block.title and is_latin(gone[0].text) == is_latin(block.title[0].text):
        gone += _take_head(block)
    return gone


def foreign_head(block: Block, abstract: Chunk) -> list[Chunk]:
    """Take out of a block the title that the letters of an abstract in another language show to be in that one.

    With its only title go its names and their places.
    """
    if block.abstract or block.keywords:
        return []
    gone = [chunk for chunk in block.title if is_spelt_as(chunk.text, abstract.text)]
    if gone and len(gone) == len(block.title):
        return _take_head(block)
    block.title = [chunk for chunk in block.title if chunk not in gone]
    return gone


def _take_head(block: Block) -> list[Chunk]:
    """Take title, names, places and addresses out of a block."""
    gone = [*block.title, *(chunk for chunk, _ in block.byline), *block.affiliations, *block.emails]
    for held in (block.title, block.byline, block.affiliations, block.emails):
        held.clear()
    block.affiliation_under.clear()
    block.email_under.clear()
    return gone
