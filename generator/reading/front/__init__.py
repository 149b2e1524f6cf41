"""Front matter: identifiers, bylines, affiliations, titles, abstracts and keywords by language.

A front holds one block a language, in any order; the same block may stand behind the body. Each
chunk is first cut where a new kind of line begins (:mod:`generator.reading.front.lines`), then
classified by an ordered table of rules (:mod:`generator.reading.front.rules`); what a chunk is may
depend on what its block already has.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.byline import parse_byline
from generator.reading.chunks import Chunk
from generator.reading.front.blocks import Block, Front
from generator.reading.front.kinds import by_language
from generator.reading.front.marks import (
    in_one_notation,
    marked_elsewhere,
    part_marks,
    with_marks_again,
    with_star_marks,
)
from generator.reading.front.order import one_language_after_another
from generator.reading.front.parts import parted, with_values, without_head
from generator.reading.front.peopleagain import share_people
from generator.reading.front.place import Place
from generator.reading.front.rules import classify
from generator.reading.front.sharing import (
    name_people,
    share_keywords,
    share_out,
    share_titles,
    single_name,
    take_from_bios,
)
from generator.reading.front.statements import is_bare_statement
from generator.reading.front.turns import (
    are_named_above,
    foreign_head,
    foreign_part,
    is_next_abstract,
    is_next_byline,
    is_next_title,
    is_place_again,
    names_person,
    opens_other_language,
)
from generator.reading.language import detect, is_latin
from generator.reading.source import Line
from generator.reading.summaries import is_summary_among
from generator.reading.text import inline, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label


def read_front(chunks: Sequence[Chunk], vocabulary: Vocabulary, names: Sequence[str] = ()) -> Front:
    """Read a stretch of front matter (before the body, or one behind it).

    Args:
        chunks: the stretch.
        vocabulary: the reader's words.
        names: the authors as another front of the article names them.
    """
    front = Front()
    chunks, foreign = by_language(chunks, vocabulary)
    front.foreign.extend(foreign)
    known = list(names)
    own = without_head(chunks, vocabulary)
    front.leftover.extend(chunks[: len(chunks) - len(own)])
    small, told = parted(with_values([in_one_notation(c) for c in own], vocabulary), vocabulary)
    small = one_language_after_another(with_star_marks(small, vocabulary), vocabulary)
    block = Block()
    front.blocks.append(block)
    addresses: list[tuple[Chunk, int]] = []  # of people in a language that the record does not hold
    people: list[Block] = []  # who they are, and where they work
    kind = ""
    for position, chunk in enumerate(small):
        chunk = with_marks_again(chunk, block)
        text = inline(strip_heading_marks(chunk.text))
        before = kind
        elsewhere = marked_elsewhere(chunk, block, front.blocks, vocabulary)
        kind = (
            "affiliation"
            if elsewhere
            else classify(
                Place(
                    chunk,
                    text,
                    block,
                    small[position + 1 : position + 15],
                    vocabulary,
                    kind,
                    front.identifiers,
                    known,
                    chunk.first in told,
                )
            )
        )
        begins = (
            kind in ("byline", "title")
            or (
                kind == "bio"
                and (
                    not block.byline
                    or opens_other_language(block, text, small[position + 1 : position + 8], vocabulary)
                )
            )
            or (
                kind == "single-name"
                and (
                    not names_person(block, text)
                    or is_summary_among(small[position + 1 : position + 15], vocabulary)
                )
            )
        )
        if (
            (kind == "labelled-bio" and before == "people-label")
            or (
                begins
                and (
                    block.closed()
                    or is_next_title(kind, chunk, block, small[position + 1 :], vocabulary)
                    or is_next_byline(kind, chunk, block, small[position + 1 :], vocabulary)
                )
            )
            or is_next_abstract(kind, text, block, vocabulary)
        ):
            known += [name.name for _, byline in block.byline for name in byline.names]
            block = Block()
            front.blocks.append(block)
        if kind == "abstract":
            block.bare_label = not block.abstract and whole_label("abstract", text, vocabulary)
        if kind == "byline":
            parsed = parse_byline(chunk.text, vocabulary)
            assert parsed is not None
            if not are_named_above(parsed, block):
                block.byline.append((chunk, parsed))
            else:
                front.leftover.append(chunk)
            if parsed.rest:
                block.add_affiliation(Chunk((Line(chunk.last, parsed.rest),)))
        elif kind == "keywords":
            block.keywords.append(chunk)
            label = vocabulary.find("keywords", chunk.text)
            if found := label or vocabulary.find("keywords", inline(chunk.lines[0].text)):
                block.keywords_language = found[0].language
            elif block.keywords_language and is_latin(chunk.text) != (block.keywords_language == "en"):
                # words below a label in another language
                block.keywords_language = detect(chunk.text, vocabulary) or block.keywords_language
        elif kind == "single-name":
            block.byline.append((chunk, single_name(text)))
        elif kind == "identifier":
            front.identifiers.append(chunk)
        elif kind == "date":
            front.dates.append(chunk)
        elif kind in ("leftover", "degree", "contents", "journal-people", "people-label"):
            front.leftover.append(chunk)
        elif kind == "stray":
            front.stray.append(chunk)
        elif kind == "rubric":
            front.rubric.append(chunk)
        elif kind == "foreign-keywords" and block.keywords:
            front.foreign.append(chunk)  # the block above has keywords of its own
        elif kind in ("foreign", "foreign-keywords"):
            held = block.people()
            mailed = [*zip(block.emails, block.email_under, strict=True)]
            gone = foreign_head(block, chunk) if kind == "foreign" else foreign_part(block)
            front.foreign.extend((*gone, chunk))
            if kind == "foreign-keywords" or gone:
                people.append(held)
                addresses += mailed
        elif kind == "affiliation" and is_place_again(chunk, before, block):
            front.blocks.insert(-1, Block(affiliations=[chunk], affiliation_under=[-1]))
        elif kind == "affiliation":
            (marked_elsewhere(chunk, block, front.blocks, vocabulary) or block).add_affiliation(chunk)
        elif kind == "email":
            block.add_email(chunk)
        elif kind == "statement" and block.statements and is_bare_statement(block.statements[-1], vocabulary):
            said = block.statements.pop()  # a label on a line of its own, with the statement below it
            opening = Line(said.first, strip_heading_marks(said.text).rstrip(" :.*") + ":")
            block.statements.append(Chunk((opening, *chunk.lines)))
        else:
            {
                "title": block.title,
                "abstract": block.abstract, "bio": block.bios, "labelled-bio": block.bios,
                "statement": block.statements,
            }[kind].append(chunk)  # fmt: skip
    share_people(front, vocabulary)
    named = {held.language(vocabulary) for held in front.blocks if held.byline}
    for held in front.blocks:
        # "Name – degree, institution, e-mail" is the byline where there is no other
        if not held.byline and held.bios and (held.title or held.language(vocabulary) not in named):
            take_from_bios(held, vocabulary)
    name_people(front, people)
    if (heir := next((b for b in front.blocks if b.byline), None)) and not any(
        b.emails for b in front.blocks
    ):
        for chunk, under in addresses:
            heir.add_email(chunk, under)
    for held in front.blocks:
        part_marks(held)
    share_keywords(front, vocabulary)
    share_titles(front, vocabulary)
    share_out(front, vocabulary)
    front.blocks = [
        b for b in front.blocks if b.byline or b.title or b.abstract or b.keywords or b.affiliations or b.bios
    ]
    return front
