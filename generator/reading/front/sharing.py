"""Each language's block gets its own where a front prints all titles, all names or all keywords together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from generator.model import Lang
from generator.reading.byline import Byline, BylineName
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.front.blocks import Block, Front
from generator.reading.front.peopleagain import hand_over, keep_under
from generator.reading.language import KAZAKH, detect, is_latin, tells_russian
from generator.reading.persons.names import one_name
from generator.reading.persons.told import name_and_told, place_of_person
from generator.reading.source import Line
from generator.reading.text import inline, plain
from generator.reading.vocabulary import Vocabulary

#: Between one title's languages.
_SLASH = re.compile(r"\s[/|]\s")
_NAME_COMMA = re.compile(r"\W*+(\S[^,]{3,80}),\s+\S")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def share_out(front: Front, vocabulary: Vocabulary) -> None:
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
                hand_over(block, heirs[lang], places)
        if own in bylines:
            keep_under(block, bylines[own])


def share_titles(front: Front, vocabulary: Vocabulary) -> None:
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


def _part_titles(block: Block, blocks: list[Block], vocabulary: Vocabulary) -> None:
    """Part titles in several languages that stand below each other without a blank line between them.

    Each has a block of its language that has no title.
    """
    open_: set[Lang | None] | None = None
    own = block.language(vocabulary)
    titles: list[Chunk] = []
    others: list[Chunk] = []
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
        if apart:
            titles.extend(Chunk(tuple(lines)) for _, lines in told)
        elif len(block.title) == 1 and _are_in_both(told, vocabulary):
            first = own if own in languages else languages[0]
            for lang, lines in told:
                (titles if lang == first else others).append(Chunk(tuple(lines)))
        else:
            titles.append(chunk)
    block.title = titles
    blocks.extend(Block(title=[title]) for title in others)


def _are_in_both(told: Sequence[tuple[Lang | None, list[Line]]], vocabulary: Vocabulary) -> bool:
    """Whether lines are one Kazakh title and one Russian, each told by its own signs and about as long."""
    texts = {lang: " ".join(line.text for line in lines) for lang, lines in told}
    if len(told) != 2 or set(texts) != {"kk", "ru"}:
        return False
    shorter, longer = sorted(map(len, texts.values()))
    if longer > 2 * shorter or min(len(text.split()) for text in texts.values()) < 3:
        return False
    return KAZAKH.isdisjoint(texts["ru"]) and tells_russian(texts["ru"], vocabulary)


def share_keywords(front: Front, vocabulary: Vocabulary) -> None:
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


def name_people(front: Front, people: Sequence[Block]) -> None:
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


def take_from_bios(block: Block, vocabulary: Vocabulary) -> None:
    """Make the byline of what is told of each person, and the affiliations where the block has none."""
    bare = not block.affiliations
    for bio in block.bios:
        if (name := _told_name(bio)) is None:
            continue
        block.byline.append((bio, single_name(name)))
        if bare and (place := place_of_person(inline(bio.text), vocabulary)):
            block.add_affiliation(Chunk((Line(bio.first, place),)))


def _told_name(bio: Chunk) -> str | None:
    """The name that opens a paragraph about an author, None where it opens with none."""
    text = inline(bio.text)
    if told := name_and_told(text):
        return told[0]
    match = _NAME_COMMA.match(text)
    name = _IN_BRACKETS.sub("", plain(match[1])).strip() if match else ""
    return name if is_name(name) else None


def single_name(text: str) -> Byline:
    """A byline of one name that stands alone."""
    name, degrees = one_name(text)
    return Byline((BylineName(name, star="\u2709" in text),), degrees=(degrees,) if degrees else ())
