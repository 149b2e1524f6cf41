"""Authors: names of all bylines, affiliations, addresses and author information of one person together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice

from generator.lookalikes import mend_scripts
from generator.model import LANGUAGES, Author, Lang
from generator.reading.back.matter import Person
from generator.reading.byline import BylineName
from generator.reading.byline.matching import likeness, match_bylines
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.front.blocks import Block
from generator.reading.front.linekinds import only_corresponding
from generator.reading.ledger import Ledger
from generator.reading.text import EMAIL, ORCID, inline, plain
from generator.reading.vocabulary import Vocabulary

Names = Sequence[Mapping[Lang, str]]
#: So many of a byline's people are looked for beside an address.
_MOST_NAMED = 200


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
    first_language, base = next(iter(bylines.items()))
    names: list[dict[Lang, str]] = [{first_language: mend_scripts(n.name)} for n in base]
    byline_of: list[BylineName] = list(base)
    stars = {first_language: {i for i, n in enumerate(base) if n.star}}
    for lang, other in bylines.items():
        if lang == first_language:
            continue
        stars[lang] = set()
        for j, i in enumerate(match_bylines(base, other)):
            if i is None:
                i = len(names)
                names.append({})
                byline_of.append(other[j])
            names[i][lang] = mend_scripts(other[j].name)
            if other[j].star:
                stars[lang].add(i)
    _same_stars(stars, names, ledger)
    bios = _bios_of(names, people)
    _same_called(stars[first_language], bios, names, ledger)
    mails = _emails(names, byline_of, blocks, bios, ledger)
    orcids = [own.orcid or other for own, other in zip(byline_of, _orcids(names, blocks), strict=True)]
    starred = any(n.star for n in base)
    called = _called_corresponding(names, mails, blocks, ledger.vocabulary)
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


def _same_stars(stars: Mapping[Lang, set[int]], names: Names, ledger: Ledger) -> None:
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


def _same_called(
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


def _each_once(block: Block) -> list[BylineName]:
    """The names of a block's bylines; one that is said again (above its address) counts once."""
    found: dict[str, BylineName] = {}
    for _, byline in block.byline:
        for name in byline.names:
            held = found.get(name.name.casefold())
            found[name.name.casefold()] = (
                replace(
                    held,
                    marks=held.marks or name.marks,
                    star=held.star or name.star,
                    orcid=held.orcid or name.orcid,
                )
                if held
                else name
            )
    return list(found.values())


def _emails(
    names: Names,
    byline: Sequence[BylineName],
    blocks: Mapping[Lang, Block],
    bios: Sequence[Mapping[Lang, Person]],
    ledger: Ledger,
) -> list[str | None]:
    """Each author's address: the byline's, else the first that the author's information prints."""
    found: list[str | None] = [None] * len(names)
    for block in blocks.values():
        for mail, owner in _named_beside(block, names):
            found[owner] = found[owner] or mail
        for text, owner in _owned(block, names):
            if found[owner] is None and (own := EMAIL.search(text)):
                found[owner] = own[0]
        if any(found):
            _emails_left(block, names, found)
            continue
        texts = [inline(chunk.text).replace("\\", "") for chunk in block.emails]
        mails = [m[0] for text in texts for m in EMAIL.finditer(text)]
        mails = [
            _without_mark(text, mail)
            for mail, text in zip(mails, [t for t in texts for _ in EMAIL.finditer(t)], strict=True)
        ]
        if len(mails) == len(names) > 1:
            like = [_nearest(mail, names, found) for mail in mails]
            told_apart = None not in like and len(set(like)) == len(like)
            for place, mail in zip(like if told_apart else range(len(mails)), mails, strict=True):
                if place is not None:
                    found[place] = found[place] or mail
            break
        if mails and not any(found):
            stars = [i for i, n in enumerate(byline) if n.star]
            told = [
                i
                for i, b in enumerate(bios)
                if any(p.email and p.email.casefold() == mails[0].casefold() for p in b.values())
            ]
            alone = (
                stars if len(stars) == 1 else (told if len(told) == 1 else ([0] if len(names) == 1 else []))
            )
            if not alone and (one := _nearest(mails[0], names, found)) is not None:
                alone = [one]
            if alone:
                found[alone[0]] = mails[0]
            for mail in mails[1:]:
                nearest = _nearest(mail, names, found)
                if nearest is not None:
                    found[nearest] = mail
    for i, b in enumerate(bios):
        order = [p for p in b.values() if p.email]
        printed = dict.fromkeys(m.casefold() for m in (found[i], *(p.email for p in order)) if m)
        if len(printed) > 1:
            name = next(iter(names[i].values()))
            ledger.note("emails-disagree", f"{name} has several addresses: {', '.join(printed)}", order[0].lines[0],
                      "The first printed is kept; correct `authors` if it is wrong.")  # fmt: skip
        first = min(order, key=lambda p: p.lines[0], default=None)
        found[i] = found[i] or (first.email if first else None)
    return found


def _named_beside(block: Block, names: Names) -> list[tuple[str, int]]:
    """Addresses with their owner's name: ``a@b.org (A. Bell), c@b.org (C. Dunn)``, ``A. Bell – a@b.org``."""
    out: list[tuple[str, int]] = []
    for chunk in block.emails:
        text = inline(chunk.text).replace("\\", "")
        pairs = [(m[1], m[2]) for m in re.finditer(rf"({EMAIL.pattern})[\s*]*\(([^()@]{{3,60}})\)", text)]
        before = rf"(?:^|[;,])\s*([^–—@:;,]{{4,60}}?)\s*[–—:-]\s*({EMAIL.pattern})"
        pairs += [(m[2], m[1]) for m in re.finditer(before, text)]
        for mail, owner in pairs:
            scores = [
                (max((likeness(n, owner) for n in name.values()), default=0.0), i)
                for i, name in enumerate(names)
            ]
            best = max(scores, key=lambda s: (s[0], -s[1]), default=(0.0, -1))
            if best[0] > 0.8:
                out.append((mail, best[1]))
    return out


def _emails_left(block: Block, names: Names, found: list[str | None]) -> None:
    """Give the addresses that nobody owns to those whose names they are like."""
    for chunk in block.emails:
        text = inline(chunk.text).replace("\\", "")
        for match in EMAIL.finditer(text):
            mail = _without_mark(text, match[0])
            if mail not in found and (like := _nearest(mail, names, found)) is not None:
                found[like] = mail


def _orcids(names: Names, blocks: Mapping[Lang, Block]) -> list[str | None]:
    """ORCIDs of the front matter, by the affiliation-like mark before each, or in byline order."""
    found: list[str | None] = [None] * len(names)
    for block in blocks.values():
        text = " ".join(inline(chunk.text) for chunk in block.emails)
        numbered = re.findall(r"\^\{(\d+)\*?\}\s*ORCID[^\d^]{0,60}(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])", text)
        if len(numbered) == len(names) > 1 and [int(n) for n, _ in numbered] == list(
            range(1, len(names) + 1)
        ):
            # as many numbers as authors are the authors' own, whatever affiliations the marks mean
            return [orcid.upper() for _, orcid in numbered]
        for own, owner in _owned(block, names):
            if found[owner] is None and (orcid_ := ORCID.search(own)):
                found[owner] = orcid_[1].upper().replace("Х", "X")
        plain_ids = [m[1].upper() for m in ORCID.finditer(text)]
        if any(found):
            if len(plain_ids) == len(names) and all(
                held in (None, own) for held, own in zip(found, plain_ids, strict=True)
            ):
                found = list(plain_ids)  # as many as authors, in their order
            continue
        marked = re.findall(r"\^\{(\d+)\*?\}\s*ORCID[^\d^]{0,60}(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])", text)
        if marked and len(marked) == len(plain_ids) <= len(names):
            for mark, orcid in marked:
                if 0 < int(mark) <= len(names):
                    found[int(mark) - 1] = found[int(mark) - 1] or orcid.upper()
        elif len(plain_ids) == len(names):
            found = [held or own for held, own in zip(found, plain_ids, strict=True)]
    return found


def _without_mark(text: str, mail: str) -> str:
    """An address without an affiliation's number that fell onto it (``1name@…`` behind a bracket)."""
    match = re.match(r"^\d(?=[A-Za-z]{3})", mail)
    return (
        mail[1:]
        if match
        and re.search(r"(?:^|[:^{(,;\s])\s*" + re.escape(mail), text)
        and not re.search(r"[A-Za-z]\d", mail.split("@")[0][1:])
        else mail
    )


def _nearest(mail: str, names: Names, found: Sequence[str | None]) -> int | None:
    local = re.sub(r"[^a-z]", " ", mail.split("@")[0].lower())
    scores = [
        (max((likeness(n, f"A. {local.title()}") for n in name.values()), default=0.0), i)
        for i, name in enumerate(names)
        if not found[i]
    ]
    best = max(scores, default=(0.0, -1))
    return best[1] if best[0] > 0.7 else None


def _called_corresponding(
    names: Names, mails: Sequence[str | None], blocks: Mapping[Lang, Block], vocabulary: Vocabulary
) -> set[int]:
    """Who is named, by name or by address, where a line speaks of the corresponding author."""
    texts = [inline(chunk.text).replace("\\", "") for block in blocks.values() for chunk in block.emails]
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
    scores = [
        (max((likeness(told, n) for n in name.values()), default=0.0), -i) for i, name in enumerate(names)
    ]
    score, place = max(scores, default=(0.0, 0))
    return -place if score >= 0.8 else None


def _starred(block: Block) -> list[BylineName]:
    return [name for _, byline in block.byline for name in byline.names if name.star]


def _owned(block: Block, names: Names) -> list[tuple[str, int]]:
    """The addresses that stand right below one person's name, and whose they are."""
    out: list[tuple[str, int]] = []
    marked: dict[str, list[BylineName]] = defaultdict(list)
    for _, byline in block.byline:
        for name in byline.names:
            for sign in dict.fromkeys(name.marks):
                marked[sign].append(name)
    place_of: dict[str, int] = {}
    for place, held in enumerate(names):
        for known in held.values():
            place_of.setdefault(known, place)
    all_starred = _starred(block)
    for chunk, under in zip(block.emails, block.email_under, strict=True):
        text = inline(chunk.text).replace("\\", "")
        group: Sequence[BylineName] = ()
        if mark := re.match(r"\W{0,2}\^\{(\d{1,2}|[a-f])\}", text):
            alone = max(len(EMAIL.findall(text)), len(ORCID.findall(text))) < 2
            group = marked.get(mark[1], ()) if alone else ()
        elif text.lstrip("-•· ").startswith("*") and len(all_starred) == 1:
            group = all_starred
            if len(ORCID.findall(text)) > 1:
                text = ORCID.sub("", text)  # everybody's numbers stand behind the one address
        elif len(EMAIL.findall(text)) > 1:
            continue
        elif len(told := _named_in(block, text)) == 1:
            group = told
        elif len(block.byline) > 1 and 0 <= under < len(block.byline):
            group = block.byline[under][1].names
        if len(group) != 1:
            continue
        owner = place_of.get(mend_scripts(group[0].name))
        if owner is not None:
            out.append((text, owner))
    return out


def _named_in(block: Block, text: str) -> list[BylineName]:
    """The people of a block's bylines whom a text names."""
    low = plain(text).casefold()
    names = (name for _, byline in block.byline for name in byline.names)
    return [name for name in islice(names, _MOST_NAMED) if name.name.casefold() in low]


def _bios_of(names: Names, people: Mapping[Lang, Sequence[Person]]) -> list[dict[Lang, Person]]:
    """For each author the paragraphs of author information that are about them."""
    bios: list[dict[Lang, Person]] = [{} for _ in names]
    for lang, persons in people.items():
        pairs = []
        for j, person in enumerate(persons):
            for i, name in enumerate(names):
                score = (
                    max((likeness(person.name or "", n) for n in name.values()), default=0.0)
                    if person.name
                    else 0.0
                )
                pairs.append((score + 0.05 * (i == j), i, j))
        taken_i: set[int] = set()
        taken_j: set[int] = set()
        for score, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
            if score >= 0.62 and i not in taken_i and j not in taken_j:
                bios[i][lang] = persons[j]
                taken_i.add(i)
                taken_j.add(j)
        if len(persons) == len(names):
            left_i = [i for i in range(len(names)) if i not in taken_i]
            left_j = [j for j in range(len(persons)) if j not in taken_j]
            if len(left_i) == 1:
                bios[left_i[0]][lang] = persons[left_j[0]]
    return bios
