"""One block's people said again in other scripts and languages, each right below the other: each language gets its names."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Lang
from generator.reading.byline import Byline
from generator.reading.byline.matching import likeness, match_bylines, surname_first
from generator.reading.front.blocks import Block, Front
from generator.reading.language import KAZAKH, is_latin
from generator.reading.vocabulary import Vocabulary

#: So much alike are one person's names in two scripts.
_LIKE = 0.6


def share_people(front: Front, vocabulary: Vocabulary) -> None:
    """Part the names of one block that are one and the same people's, a byline a language."""
    for block in tuple(front.blocks):
        if len(block.byline) < 2:
            continue
        if heir := _names_in_other_script(block):
            front.blocks.append(heir)
        elif languages := _languages_of(block):
            _share_bylines(front, block, languages, vocabulary)


def _languages_of(block: Block) -> list[Lang]:
    """Of each byline of a block its language, where all name the same people and no two are in one; else nothing."""
    first, *others = (byline for _, byline in block.byline)
    if not all(_are_same_people(first, other) for other in others):
        return []
    texts = [" ".join(name.name for name in byline.names) for _, byline in block.byline]
    kazakh = [not KAZAKH.isdisjoint(text) for text in texts]
    if not any(kazakh):
        return []  # nothing tells Russian names from Kazakh ones
    languages: list[Lang] = [
        "en" if is_latin(text) else "kk" if spoken else "ru"
        for text, spoken in zip(texts, kazakh, strict=True)
    ]
    return languages if len(set(languages)) == len(languages) else []


def _are_same_people(one: Byline, other: Byline) -> bool:
    """Whether two bylines name as many people, one by one much alike, and with surnames alike."""
    if len(one.names) != len(other.names):
        return False
    pairs = zip(match_bylines(one.names, other.names), other.names, strict=True)
    return all(at is not None and _are_one_person(one.names[at].name, name.name) for at, name in pairs)


def _are_one_person(one: str, other: str) -> bool:
    """Whether two names are much alike; in two languages' bylines the surname stands at the same place."""
    surnames = surname_first(one)[0], surname_first(other)[0]
    return likeness(one, other) > _LIKE and likeness(*surnames) > _LIKE


def _share_bylines(front: Front, block: Block, languages: Sequence[Lang], vocabulary: Vocabulary) -> None:
    """Keep one byline of a block and give the others to their languages' blocks, with what stands below each.

    What stands below the last one, and nothing below the others, is said of all of them once and stays.
    """
    own = block.language(vocabulary)
    kept = languages.index(own) if own in languages else 0
    if not {*block.affiliation_under, *block.email_under} - {len(languages) - 1}:
        block.affiliation_under = [kept] * len(block.affiliations)
        block.email_under = [kept] * len(block.emails)
    for place, lang in enumerate(languages):
        if place == kept:
            continue
        heir = next((b for b in front.blocks if not b.byline and b.language(vocabulary) == lang), None)
        if heir is None:
            front.blocks.append(heir := Block(keywords_language=lang))
        heir.byline.append(block.byline[place])
        hand_over(block, heir, [place])
    keep_under(block, [kept])


def hand_over(block: Block, heir: Block, places: Sequence[int]) -> None:
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
    hand_over(block, heir, gone)
    keep_under(block, kept)
    return heir


def keep_under(block: Block, places: Sequence[int]) -> None:
    """Keep some bylines of a block, and the affiliations and addresses under them, and no others."""
    own = Block(byline=[block.byline[place] for place in places])
    hand_over(block, own, places)
    block.byline, block.affiliations, block.emails = own.byline, own.affiliations, own.emails
    block.affiliation_under, block.email_under = own.affiliation_under, own.email_under
