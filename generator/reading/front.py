"""Front matter: identifiers, bylines, affiliations, titles, abstracts and keywords by language.

A front holds one block a language, in any order; the same block may stand behind the body. Each
chunk is first cut where a new kind of line begins (:mod:`generator.reading.frontlines`), then
classified by an ordered table of rules (:mod:`generator.reading.frontrules`); what a chunk is may
depend on what its block already has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from generator.model import Lang
from generator.reading.byline import (
    Byline,
    BylineName,
    has_star_marks,
    is_name,
    likeness,
    match_bylines,
    parse_byline,
    stars_as_figures,
    surname_first,
    with_stars,
)
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.frontblocks import Block, Front, Kind
from generator.reading.frontlines import explode, is_contact_of
from generator.reading.frontorder import one_language_after_another
from generator.reading.frontrules import Place, classify, is_bare_statement
from generator.reading.language import detect, is_latin
from generator.reading.mastheads import is_identifier
from generator.reading.persons import has_leading_mark, one_name, person_name, place_of_person
from generator.reading.source import Line
from generator.reading.text import EMAIL, MARK, inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary, whole_label

#: Between one title's languages.
_SLASH = re.compile(r"\s[/|]\s")
#: What stands between a label and what it opens.
_BEHIND_LABEL = re.compile(r"^[\s:.]*(?:\*\*)?[\s:.]*")
#: So much alike are one person's names in two scripts.
_LIKE = 0.6
#: Marks before a place that a tool ran together.
_RUN_TOGETHER = re.compile(r"(?:\^\{)?(\d{2,3})\}?\s?(?=[^\W\d_]|[«\"“])")
#: The stars before what they lead to.
_NOTE_STARS = re.compile(r"((?:\\?\*){1,3})\s?(?=[^\W\d_*])")


def read_front(chunks: Sequence[Chunk], vocabulary: Vocabulary, names: Sequence[str] = ()) -> Front:
    """Read a stretch of front matter (before the body, or one behind it).

    Args:
        chunks: the stretch.
        vocabulary: the reader's words.
        names: the authors as another front of the article names them.
    """
    front = Front()
    known = list(names)
    small, told = _parted(_with_values([_in_one_notation(c) for c in chunks], vocabulary), vocabulary)
    small = one_language_after_another(_with_star_marks(small, vocabulary), vocabulary)
    block = Block()
    front.blocks.append(block)
    addresses: list[tuple[Chunk, int]] = []  # of people in a language that the record does not hold
    people: list[Block] = []  # who they are, and where they work
    kind = ""
    for position, chunk in enumerate(small):
        chunk = _marked(chunk, block)
        text = inline(strip_heading_marks(chunk.text))
        before = kind
        elsewhere = _marked_elsewhere(chunk, block, front.blocks, vocabulary)
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
                    or _opens_other_script(block, text, small[position + 1 : position + 8], vocabulary)
                )
            )
            or (
                kind == "single-name"
                and (
                    not _names(block, text) or _labels_ahead(small[position + 1 : position + 15], vocabulary)
                )
            )
        )
        if (
            (kind == "labelled-bio" and before == "people-label")
            or (
                begins
                and (
                    block.closed()
                    or _is_next_title(kind, chunk, block, small[position + 1 :], vocabulary)
                    or _is_next_byline(kind, chunk, block, small[position + 1 :], vocabulary)
                )
            )
            or _is_next_abstract(kind, text, block, vocabulary)
        ):
            known += [name.name for _, byline in block.byline for name in byline.names]
            block = Block()
            front.blocks.append(block)
        if kind == "abstract":
            block.bare_label = not block.abstract and whole_label("abstract", text, vocabulary)
        if kind == "byline":
            parsed = parse_byline(chunk.text, vocabulary)
            assert parsed is not None
            if not _are_named_above(parsed, block):
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
        elif kind == "single-name":
            block.byline.append((chunk, _single(text)))
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
        elif kind == "foreign":
            front.foreign.append(chunk)
        elif kind == "foreign-keywords":
            addresses += zip(block.emails, block.email_under, strict=True)
            people.append(
                Block(
                    byline=[*block.byline],
                    affiliations=[*block.affiliations],
                    affiliation_under=[*block.affiliation_under],
                )
            )
            front.foreign.extend((*_foreign_part(block), chunk))
        elif kind == "affiliation":
            (_marked_elsewhere(chunk, block, front.blocks, vocabulary) or block).add_affiliation(chunk)
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
    for held in tuple(front.blocks):
        if heir := _names_in_other_script(held):
            front.blocks.append(heir)
    named = {held.language(vocabulary) for held in front.blocks if held.byline}
    for held in front.blocks:
        # "Name – degree, institution, e-mail" is the byline where there is no other
        if not held.byline and held.bios and (held.title or held.language(vocabulary) not in named):
            _take_from_bios(held, vocabulary)
    _name_people(front, people)
    if (heir := next((b for b in front.blocks if b.byline), None)) and not any(
        b.emails for b in front.blocks
    ):
        for chunk, under in addresses:
            heir.add_email(chunk, under)
    for held in front.blocks:
        _part_marks(held)
    _share_keywords(front, vocabulary)
    _share_titles(front, vocabulary)
    _share_out(front, vocabulary)
    front.blocks = [
        b for b in front.blocks if b.byline or b.title or b.abstract or b.keywords or b.affiliations or b.bios
    ]
    return front


def _in_one_notation(chunk: Chunk) -> Chunk:
    """A chunk with the stars of its marks as ordinary ones."""
    if with_stars(chunk.text) == chunk.text:
        return chunk
    return Chunk(tuple(Line(x.number, with_stars(x.text), x.indent) for x in chunk.lines))


def _parted(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> tuple[list[Chunk], frozenset[int]]:
    """A front's chunks cut where a new kind of line begins.

    What is said of people below a label, or of the people of a marked byline with their names
    written out, stays one piece a person.

    Returns:
        The chunks, and the first lines of those that tell of a person.
    """
    out: list[Chunk] = []
    people_at: set[int] = set()
    names: list[str] = []
    told = bylined = False
    for chunk in _addresses_above(chunks, vocabulary):
        first = chunk.lines[0]
        text = inline(strip_heading_marks(first.text))
        label = vocabulary.find("author_info", text)
        goes_on = False
        if label and (found := parse_byline(text[label[1].end() :].lstrip(" :.*"), vocabulary)):
            # “Authors: A. Bell, C. Dunn”; behind one name and a degree a wrapped line may go on to tell
            goes_on = len(found.names) == 1 and bool(found.degrees) and text.endswith(",")
            label = label if goes_on else None
        if label is not None:
            out.append(Chunk((Line(first.number, plain(text[: label[1].end("label")]), first.indent),)))
            rest = _BEHIND_LABEL.sub("", text[label[1].end() :])
            chunk = Chunk((*((Line(first.number, rest, first.indent),) if rest else ()), *chunk.lines[1:]))
        told = label is not None or (told and person_name(text) is not None)
        if told and not goes_on and chunk.lines and parse_byline(chunk.lines[0].text, vocabulary):
            told = bylined  # else the label heads the byline
        if not told and not _writes_name_out(text, names, vocabulary):
            parts = explode(chunk, vocabulary)
            out.extend(parts)
            bylines = [found for part in parts if (found := parse_byline(part.text, vocabulary))]
            bylined = bylined or bool(bylines)
            names += [name.name for found in bylines for name in found.names if name.marks]
            continue
        people: list[list[Line]] = []
        for line in chunk.lines:
            if not people or person_name(inline(line.text)) is not None:
                people.append([])
            people[-1].append(line)
        people_at.update(lines[0].number for lines in people)
        out.extend(Chunk(tuple(lines)) for lines in people)
    return out, frozenset(people_at)


def _writes_name_out(text: str, names: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a line opens with a name, degrees or a place behind it, that a byline gives with initials."""
    name, comma, rest = text.partition(",")
    bare = plain(name).strip(" *")
    if not names or not comma or "." in bare or not is_name(bare):
        return False
    if not vocabulary.has("degree", rest.partition(",")[0]) and not vocabulary.has("institution", rest):
        return False
    return any("." in other and likeness(bare, other) >= 0.9 for other in names)


def _addresses_above(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Chunks with a line of addresses put to the line above it that tells of one person behind a dash."""
    out: list[Chunk] = []
    for chunk in chunks:
        above = out[-1] if out else None
        if above is not None and is_contact_of(above.lines[-1].text, chunk.lines[0].text, vocabulary):
            out[-1] = Chunk((*above.lines, chunk.lines[0]))
            if len(chunk.lines) > 1:
                out.append(Chunk(chunk.lines[1:]))
        else:
            out.append(chunk)
    return out


def _with_values(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Chunks with a date, a code or a citation beside its label, which stands on its own line above it."""
    out: list[Chunk] = []
    for chunk in chunks:
        label = inline(strip_heading_marks(out[-1].text)).strip("* ") if out else ""
        if label.endswith(":") and len(label) < 60 and len(chunk.text) < 60 and len(chunk.lines) == 1:
            line = Line(out[-1].first, f"{label} {chunk.text}")
            if is_identifier(line.text, vocabulary) or is_date_line(Chunk((line,)), vocabulary):
                out[-1] = Chunk((line,))
                continue
        if label and len(out[-1].lines) == 1 and whole_label("citation", label, vocabulary):
            out[-1] = Chunk((*out[-1].lines, *chunk.lines))
            continue
        out.append(chunk)
    return out


def _with_star_marks(chunks: list[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Chunks in which one, two and three stars behind names and before their places are figures."""
    byline = next((at for at, chunk in enumerate(chunks[:20]) if has_star_marks(chunk.text)), None)
    if byline is None or parse_byline(chunks[byline].text, vocabulary) is None:
        return chunks
    places = {
        at: len(stars[1].replace("\\", ""))
        for at, chunk in enumerate(chunks[byline + 1 : byline + 25], byline + 1)
        if (stars := _NOTE_STARS.match(chunk.text)) and vocabulary.has("institution", chunk.text)
    }
    if sorted(places.values()) != list(range(1, len(places) + 1)) or len(places) < 2:
        return chunks
    out = list(chunks)
    for at in (byline, *places):
        first, *rest = chunks[at].lines
        out[at] = Chunk((Line(first.number, stars_as_figures(first.text), first.indent), *rest))
    return out


def _marked_elsewhere(
    chunk: Chunk, block: Block, blocks: Sequence[Block], vocabulary: Vocabulary
) -> Block | None:
    """The block above whose names bear the mark of an affiliation that stands below all abstracts, or None.

    The block that is being read has neither names nor affiliations, or has its keywords already.
    """
    line = inline(chunk.lines[0].text)
    own = re.match(r"\W*\^\{([\da-f])\}", line)
    if (
        not own
        or not block.keywords
        or block.byline
        or block.affiliations
        or len(chunk.text) > 300
        or not vocabulary.has("institution", chunk.text)
    ):
        return None
    for held in blocks:
        marked = held is not block and own[1] in held.marks()
        if marked and all(has_leading_mark(other.lines[0].text) for other in held.affiliations):
            return held
    return None


def _is_next_title(
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
    return not _labels_ahead(after, vocabulary)


def _labels_ahead(after: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether an abstract or keywords stand below, with their label."""
    return any(vocabulary.has(group, inline(c.text)) for c in after for group in ("abstract", "keywords"))


def _is_next_byline(
    kind: Kind, chunk: Chunk, block: Block, after: Sequence[Chunk], vocabulary: Vocabulary
) -> bool:
    """Whether names in another script open that language's part, of names and a title alone."""
    if kind != "byline" or not block.byline or not block.title:
        return False
    if block.title[-1].first < block.byline[-1][0].first or is_latin(chunk.text) == is_latin(
        block.title[-1].text
    ):
        return False
    return not any(vocabulary.has(group, inline(c.text)) for c in after for group in ("abstract", "keywords"))


def _opens_other_script(block: Block, text: str, after: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a text is in another script than a block's names, and opens a front of its own."""
    if not _labels_ahead(after, vocabulary):
        return False
    names = " ".join(name.name for _, byline in block.byline for name in byline.names)
    return is_latin(names) != is_latin(EMAIL.sub("", text))


def _names(block: Block, text: str) -> bool:
    """Whether a block's byline names exactly this person."""
    bare = plain(text).casefold()
    return any(name.name.casefold() == bare for _, byline in block.byline for name in byline.names)


def _share_out(front: Front, vocabulary: Vocabulary) -> None:
    """Where all titles stand together, and all bylines, give each language's block its own.

    Such a front prints the names in each language, then the titles, then the abstracts; so the
    first block has taken what belongs to blocks that have an abstract only.
    """
    for block in front.blocks:
        languages = [detect(chunk.text, vocabulary) for chunk in block.title]
        if len(set(languages)) < 2:
            continue
        own = block.language(vocabulary)
        heirs = {
            lang: other
            for other in front.blocks
            if other is not block and not other.title and (lang := other.language(vocabulary))
        }
        if own is None or not any(lang in heirs for lang in languages if lang != own):
            continue
        bylines = _bylines_by_language(block, languages)
        for chunk, lang in zip(tuple(block.title), languages, strict=True):
            if lang == own:
                continue
            block.title.remove(chunk)
            if lang in heirs:
                heirs[lang].title.append(chunk)
            else:
                front.foreign.append(chunk)
        for lang, places in bylines.items():
            if lang in heirs and not heirs[lang].byline:
                heirs[lang].byline.extend(block.byline[place] for place in places)
                _hand_over(block, heirs[lang], places)
        if own in bylines:
            _keep_under(block, bylines[own])


def _hand_over(block: Block, heir: Block, places: Sequence[int]) -> None:
    """Give the affiliations and addresses under some bylines of a block to the block of their language."""
    for chunk, under in zip(block.affiliations, block.affiliation_under, strict=True):
        if under in places:
            heir.affiliations.append(chunk)
            heir.affiliation_under.append(places.index(under))
    for chunk, under in zip(block.emails, block.email_under, strict=True):
        if under in places:
            heir.add_email(chunk, places.index(under))


def _names_in_other_script(block: Block) -> Block | None:
    """Take out of a block its people said again in the script that its title is not in, with what stands below them."""
    latin = [is_latin(" ".join(name.name for name in byline.names)) for _, byline in block.byline]
    if len(set(latin)) < 2 or not (block.title or block.abstract):
        return None
    own = is_latin((block.title or block.abstract)[-1].text)
    kept = [place for place, other in enumerate(latin) if other == own]
    gone = [place for place, other in enumerate(latin) if other != own]
    names = [[n for place in places for n in block.byline[place][1].names] for places in (kept, gone)]
    pairs = match_bylines(*names)
    if len(names[0]) != len(names[1]) or not all(
        at is not None and likeness(names[0][at].name, other.name) > _LIKE
        for at, other in zip(pairs, names[1], strict=True)
    ):
        return None
    heir = Block(byline=[block.byline[place] for place in gone])
    _hand_over(block, heir, gone)
    _keep_under(block, kept)
    return heir


def _keep_under(block: Block, places: Sequence[int]) -> None:
    """Keep some bylines of a block, and the affiliations and addresses under them, and no others."""
    own = Block(byline=[block.byline[place] for place in places])
    _hand_over(block, own, places)
    block.byline, block.affiliations, block.emails = own.byline, own.affiliations, own.emails
    block.affiliation_under, block.email_under = own.affiliation_under, own.email_under


def _share_titles(front: Front, vocabulary: Vocabulary) -> None:
    """Part a title that is said in several languages on one line, and give each language's block its own."""
    for block in tuple(front.blocks):
        _part_titles(block, front.blocks, vocabulary)
        if len(block.title) != 1:
            continue
        (chunk,) = block.title
        parts = [part.strip() for part in _SLASH.split(chunk.text) if part.strip()]
        languages = [detect(part, vocabulary) for part in parts]
        told = len(parts) > 1 and len(set(languages)) == len(parts) and all(len(p.split()) > 1 for p in parts)
        if not told:
            continue
        own = block.language(vocabulary) if block.keywords_language or block.abstract else languages[0]
        heirs = {other.language(vocabulary): other for other in front.blocks if not other.title}
        for lang, part in zip(languages, parts, strict=True):
            title = Chunk((Line(chunk.first, part),))
            if lang == own:
                block.title = [title]
            elif lang in heirs:
                heirs[lang].title.append(title)
            else:
                front.blocks.append(Block(title=[title]))


def _part_titles(block: Block, blocks: Sequence[Block], vocabulary: Vocabulary) -> None:
    """Part titles in several languages that stand below each other without a blank line between them.

    Each has a block of its language that has no title.
    """
    open_: set[Lang | None] | None = None
    own = block.language(vocabulary)
    titles: list[Chunk] = []
    for chunk in block.title:
        told: list[tuple[Lang | None, list[Line]]] = []
        for line in chunk.lines:
            lang = detect(line.text, vocabulary)
            if told and lang in (None, told[-1][0]):
                told[-1][1].append(line)
            else:
                told.append((lang, [line]))
        languages = [lang for lang, _ in told]
        if len(told) > 1 and open_ is None:
            open_ = {other.language(vocabulary) for other in blocks if other is not block and not other.title}
        apart = len(set(languages)) == len(told) and all(
            lang in (open_ or ()) for lang in languages if lang != own
        )
        titles.extend(Chunk(tuple(lines)) for _, lines in told) if apart else titles.append(chunk)
    block.title = titles


def _share_keywords(front: Front, vocabulary: Vocabulary) -> None:
    """Give the keywords of each language, where they all stand together, to its block."""
    for block in front.blocks:
        said = [vocabulary.find("keywords", inline(chunk.text)) for chunk in block.keywords]
        spoken = [cue[0].language if cue else None for cue in said]
        if len(set(spoken)) < 2 or None in spoken:
            continue
        heirs: dict[Lang | None, Block] = {}
        for other in front.blocks:
            if other is not block and not other.keywords:
                heirs.setdefault(detect(" ".join(c.text for c in other.abstract), vocabulary), other)
        for chunk, lang in zip(tuple(block.keywords), spoken, strict=True):
            if lang != block.keywords_language and lang in heirs:
                block.keywords.remove(chunk)
                heirs[lang].keywords.append(chunk)
                heirs[lang].keywords_language = lang


def _bylines_by_language(block: Block, languages: Sequence[Lang | None]) -> dict[Lang, list[int]]:
    """The places of a block's bylines by the languages of its titles, where there are as many; else nothing.

    Where each person has a byline, those that follow one another in one script are of one language.
    """
    latin = [is_latin(" ".join(name.name for name in byline.names)) for _, byline in block.byline]
    groups = [[place] for place in range(len(latin))]
    if len(latin) != len(languages):
        groups = [[place for place, _ in run] for _, run in groupby(enumerate(latin), key=itemgetter(1))]
    if len(groups) != len(languages):
        return {}
    pairs = zip(languages, groups, strict=True)
    return {lang: places for lang, places in pairs if lang and latin[places[0]] == (lang == "en")}


def _is_next_abstract(kind: Kind, text: str, block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a labelled abstract begins another language's part, without a title or a byline."""
    if kind != "abstract" or not block.abstract:
        return False
    if not vocabulary.has("abstract", text):
        own = detect(text, vocabulary) if block.keywords and len(text) > 60 else None
        return own is not None and own != block.keywords_language
    label = vocabulary.find("abstract", text)
    rest = text[label[1].end() :] if label else ""
    held = " ".join(chunk.text for chunk in block.abstract[:20])  # as many tell the language
    if not rest.strip(" .:*_") and len(held) > 80:
        return True  # a label on a line of its own opens another abstract
    return bool(block.keywords) or (len(rest) > 60 and detect(rest, vocabulary) != detect(held, vocabulary))


def _foreign_part(block: Block) -> list[Chunk]:
    """Take out of a block what keywords in another language show to be in that language.

    The abstract is; title and byline are where they are in the abstract's script, and may be in
    one of the record's languages where they are not.
    """
    gone = list(block.abstract)
    block.abstract.clear()
    if gone and block.title and is_latin(gone[0].text) == is_latin(block.title[0].text):
        gone += [*block.title, *(chunk for chunk, _ in block.byline), *block.affiliations, *block.emails]
        for held in (block.title, block.byline, block.affiliations, block.emails):
            held.clear()
        block.affiliation_under.clear()
        block.email_under.clear()
    return gone


def _part_marks(block: Block) -> None:
    """Part marks that a tool ran together (``13`` for 1 and 3) where no place has the mark that they make."""
    marked = [inline(line.text) for chunk in block.affiliations for line in chunk.lines]
    known = {mark for text in marked for own in MARK.findall(text) for mark in re.findall(r"\d+", own)}
    if not known:
        return

    def parted(name: BylineName) -> BylineName:
        if not any(len(mark) > 1 and mark not in known and known.intersection(mark) for mark in name.marks):
            return name
        return replace(
            name, marks=tuple(m for mark in name.marks for m in (mark if mark not in known else (mark,)))
        )

    block.byline = [
        (chunk, replace(byline, names=tuple(parted(name) for name in byline.names)))
        for chunk, byline in block.byline
    ]


def _name_people(front: Front, people: Sequence[Block]) -> None:
    """Keep the people that a front names in a language of no record alone, with the part in their script."""
    told = next((own for own in people if own.byline), None)
    if told is None or any(block.byline or block.bios for block in front.blocks):
        return
    latin = is_latin(" ".join(chunk.text for chunk, _ in told.byline))
    heir = next(
        (
            b
            for b in front.blocks
            if (b.abstract or b.title) and is_latin((b.abstract or b.title)[0].text) == latin
        ),
        None,
    )
    if heir is None:
        front.blocks.append(heir := Block())
    heir.byline, heir.affiliations = told.byline, told.affiliations
    heir.affiliation_under = told.affiliation_under
    kept = {id(chunk) for chunk in (*(chunk for chunk, _ in told.byline), *told.affiliations)}
    front.foreign = [chunk for chunk in front.foreign if id(chunk) not in kept]


def _marked(chunk: Chunk, block: Block) -> Chunk:
    """An affiliation whose mark a tool set on the line (``1 University``), with a mark again."""
    marks = block.marks()
    if not marks or "](#" in chunk.text or (len(chunk.text) > 300 and (block.abstract or block.keywords)):
        return chunk

    def mark(match: re.Match[str]) -> str:
        return f"^{{{match[1]}}} " if match[1] in marks else match[0]

    if run := _RUN_TOGETHER.match(inline(chunk.lines[0].text)):
        first, *rest = chunk.lines
        if run[1] not in marks and marks.issuperset(run[1]):  # “12 A university”: the marks 1 and 2
            text = f"^{{{','.join(run[1])}}} {inline(first.text)[run.end() :]}"
            return Chunk((Line(first.number, text, first.indent), *rest))
    lines = [
        re.sub(r"^[\[(]?(\d{1,2}|[a-f](?=\s))[.)\]]?(?:\s[–—-])?\s*(?=[^\W\d_a-zа-я]|[«\"“])", mark, x.text)
        for x in chunk.lines
    ]
    if not any(text != line.text for text, line in zip(lines, chunk.lines, strict=True)):
        return chunk
    lines = [
        re.sub(r"(?<=[;,.)])\s+(\d{1,2})\s?(?=[^\W\d_a-zа-я]|[«\"“])", lambda m: " " + mark(m), x)
        for x in lines
    ]
    return Chunk(tuple(Line(x.number, text, x.indent) for x, text in zip(chunk.lines, lines, strict=True)))


def _take_from_bios(block: Block, vocabulary: Vocabulary) -> None:
    """Make the byline of what is told of each person, and the affiliations where the block has none."""
    bare = not block.affiliations
    for bio in block.bios:
        if (name := _told_name(bio)) is None:
            continue
        block.byline.append((bio, _single(name)))
        if bare and (place := place_of_person(inline(bio.text), vocabulary)):
            block.add_affiliation(Chunk((Line(bio.first, place),)))


def _told_name(bio: Chunk) -> str | None:
    """The name that opens a paragraph about an author, None where it opens with none."""
    match = re.match(r"^\W*(.{4,80}?)(?:\s+(?:[–—-]|is)|,)\s+\S", inline(bio.text))
    name = re.sub(r"\([^()]*\)", "", plain(match[1])).strip() if match else ""
    return name if is_name(name) else None


def _are_named_above(byline: Byline, block: Block) -> bool:
    """Whether a byline gives with initials, and without a mark, the people whom the block names in full already."""
    if not block.byline or block.closed() or any(name.marks or name.star for name in byline.names):
        return False
    held = {surname_first(name.name) for _, own in block.byline for name in own.names if "." not in name.name}
    return all("." in name.name and surname_first(name.name) in held for name in byline.names)


def _single(text: str) -> Byline:
    name, degrees = one_name(text)
    return Byline((BylineName(name, star="\u2709" in text),), degrees=(degrees,) if degrees else ())
