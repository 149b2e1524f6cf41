"""Who answers letters, and where stars and words disagree about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from generator.model import Lang
from generator.reading.authors.names import Names, likest
from generator.reading.authors.owners import address_texts
from generator.reading.back.matter import Person
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.front.blocks import Block
from generator.reading.front.linekinds import only_corresponding
from generator.reading.ledger import Ledger
from generator.reading.text import inline
from generator.reading.vocabulary import Vocabulary


def tell_other_stars(stars: Mapping[Lang, set[int]], names: Names, ledger: Ledger) -> None:
    """Tell it where the bylines mark different people as corresponding."""
    marked = {lang: places for lang, places in stars.items() if places}
    if any(places != other for places, other in combinations(marked.values(), 2)):
        told = "; ".join(
            f"{lang} {', '.join(names[i][lang] for i in sorted(places))}" for lang, places in marked.items()
        )
        ledger.note(
            "corresponding-disagree",
            f"the bylines mark different corresponding authors: {told}",
            0,
            "Correct `authors` if the first byline's star is wrong.",
        )


def tell_others_called(
    starred: set[int], bios: Sequence[Mapping[Lang, Person]], names: Names, ledger: Ledger
) -> None:
    """Tell it where the author information calls another person corresponding than the byline marks."""
    said = [i for i, own in enumerate(bios) if any(p.corresponding for p in own.values())]
    if not starred or starred >= set(said):
        return
    marked = ", ".join(next(iter(names[i].values())) for i in sorted(starred))
    called = ", ".join(next(iter(names[i].values())) for i in said)
    places = [p.lines[0] for i in said for p in bios[i].values() if p.corresponding and p.lines]
    ledger.note(
        "corresponding-disagree",
        f"the byline marks {marked} as corresponding, the author information {called}",
        min(places, default=0),
        "Correct `authors` if the byline's star is wrong.",
    )


def called_corresponding(
    names: Names, mails: Sequence[str | None], blocks: Mapping[Lang, Block], vocabulary: Vocabulary
) -> set[int]:
    """Who is named, by name or by address, where a line speaks of the corresponding author."""
    texts = [text for block in blocks.values() for text in address_texts(block)]
    called = [text for text in texts if vocabulary.has("corresponding", text)]
    below = [
        block.byline[under][1].names[0].name
        for block in blocks.values()
        for chunk, under in (
            *zip(block.affiliations, block.affiliation_under, strict=True),
            *(
                (c, at)
                for c, at in zip(block.emails, block.email_under, strict=True)
                if _is_label(c, vocabulary)
            ),
        )
        if vocabulary.has("corresponding", chunk.text)
        and 0 <= under < len(block.byline)
        and len(block.byline[under][1].names) == 1
    ]
    return (
        {i for i, name in enumerate(names) if any(one in name.values() for one in below)}
        | {
            i
            for i, name in enumerate(names)
            for text in called
            if any(n in text for n in name.values()) or (mails[i] or "\0") in text
        }
        | {place for text in called if (place := _named_behind_label(text, names, vocabulary)) is not None}
    )


def _is_label(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a line without a star calls the person above it the corresponding author, and says no more."""
    text = inline(chunk.text)
    return text[:1].isalpha() and only_corresponding(text, vocabulary)


def _named_behind_label(text: str, names: Names, vocabulary: Vocabulary) -> int | None:
    """The author whose name, be it written in another way, stands behind the label alone."""
    found = vocabulary.find("corresponding", text)
    told = text[found[1].end() :].lstrip(" :.,;–—-*").rstrip(" ,;*") if found else ""
    if not is_name(told):
        return None
    score, place = likest(told, names)
    return place if score >= 0.8 else None
