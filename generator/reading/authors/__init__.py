"""Authors: names of all bylines, affiliations, addresses and author information of one person together.

``mails``, ``orcids`` and ``bios`` tell whose addresses, numbers and paragraphs are, ``corresponding`` who answers
letters; ``owners`` and ``names`` help them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.lookalikes import mend_scripts
from generator.model import LANGUAGES, Author, Lang
from generator.reading.authors.bios import bios_of
from generator.reading.authors.corresponding import (
    called_corresponding,
    tell_other_stars,
    tell_others_called,
)
from generator.reading.authors.mails import mails_of
from generator.reading.authors.orcids import orcids_of
from generator.reading.back.matter import Person
from generator.reading.byline import BylineName
from generator.reading.byline.matching import match_bylines
from generator.reading.front.blocks import Block
from generator.reading.ledger import Ledger


@dataclass(frozen=True, slots=True)
class _People:
    """The people of all bylines.

    Attributes:
        names: each person's names by language.
        byline: each person as in the first byline that has them.
        stars: by language, whom its byline marks with a star; the first byline first.
    """

    names: list[dict[Lang, str]]
    byline: list[BylineName]
    stars: dict[Lang, set[int]]


def read_authors(
    blocks: Mapping[Lang, Block],
    people: Mapping[Lang, Sequence[Person]],
    marks: Mapping[str, int],
    own_places: Sequence[tuple[int, ...]],
    has_affiliations: bool,
    ledger: Ledger,
) -> tuple[Author, ...]:
    """The authors in the order of the first byline.

    Args:
        blocks: the front matter by language.
        people: the author information by language.
        marks: the number of the affiliation that each mark of the first list means.
        own_places: where there are no marks, the affiliations that stand under each name.
        has_affiliations: whether any affiliation is printed; an author without a mark has the first.
        ledger: told of what is missing or disagrees.
    """
    bylines = {lang: _each_once(block) for lang, block in blocks.items() if block.byline}
    if not bylines:
        ledger.note("no-authors", "no byline was found", 0, "set `authors` in a correction")
        return ()
    known = _together(bylines)
    names, byline_of = known.names, known.byline
    starred = next(iter(known.stars.values()))
    tell_other_stars(known.stars, names, ledger)
    bios = bios_of(names, people)
    tell_others_called(starred, bios, names, ledger)
    mails = mails_of(names, byline_of, blocks, bios, ledger)
    told = orcids_of(names, byline_of, mails, blocks)
    orcids = [own.orcid or other for own, other in zip(byline_of, told, strict=True)]
    called = called_corresponding(names, mails, blocks, ledger.vocabulary)
    authors = []
    for i, name in enumerate(names):
        placed = own_places[i] if i < len(own_places) else ()
        own = sorted({marks.get(m, int(m) if m.isdigit() else 0) for m in byline_of[i].marks} - {0})
        corresponding = (
            byline_of[i].star if starred else i in called or any(p.corresponding for p in bios[i].values())
        )
        authors.append(
            Author(
                name={lang: name[lang] for lang in LANGUAGES if lang in name},
                full_name={lang: mend_scripts(p.name) for lang, p in bios[i].items() if p.name},
                affiliations=tuple(own) or placed or ((1,) if has_affiliations else ()),
                orcid=orcids[i] or next((p.orcid for p in bios[i].values() if p.orcid), None),
                email=mails[i],
                corresponding=corresponding,
            )
        )
    if len(authors) == 1 and not authors[0].corresponding:
        authors[0] = authors[0].model_copy(update={"corresponding": True})
    return tuple(authors)


def _together(bylines: Mapping[Lang, Sequence[BylineName]]) -> _People:
    """The people of bylines in several languages, those of the first in front."""
    (first_language, base), *others = bylines.items()
    names: list[dict[Lang, str]] = [{first_language: mend_scripts(n.name)} for n in base]
    byline_of = list(base)
    stars = {first_language: {i for i, n in enumerate(base) if n.star}}
    for lang, other in others:
        stars[lang] = set()
        for theirs, place in zip(other, match_bylines(base, other), strict=True):
            if place is None:
                place = len(names)
                names.append({})
                byline_of.append(theirs)
            names[place][lang] = mend_scripts(theirs.name)
            if theirs.star:
                stars[lang].add(place)
    return _People(names, byline_of, stars)


def _each_once(block: Block) -> list[BylineName]:
    """The names of a block's bylines; one that is said again (above its address) counts once."""
    found: dict[str, BylineName] = {}
    for _, byline in block.byline:
        for name in byline.names:
            held = found.setdefault(name.name.casefold(), name)
            found[name.name.casefold()] = replace(
                held,
                marks=held.marks or name.marks,
                star=held.star or name.star,
                orcid=held.orcid or name.orcid,
            )
    return list(found.values())
