"""The authors' e-mail addresses: whose each of those in front matter and author information is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model import Lang
from generator.reading.authors.names import Names, likeness_to, likest
from generator.reading.authors.owners import address_texts, owned
from generator.reading.back.matter import Person
from generator.reading.byline import BylineName
from generator.reading.front.blocks import Block
from generator.reading.ledger import Ledger
from generator.reading.text import EMAIL

#: ``a@b.org (A. Bell)``, ``A. Bell – a@b.org``.
_NAME_BEHIND = re.compile(rf"({EMAIL.pattern})[\s*]*\(([^()@]{{3,60}})\)")
#: A hyphen alone, with no gap beside it, is a part of the address: ``bell-ann@b.org``.
_NAME_BEFORE = re.compile(rf"(?:^|[;,])\s*([^–—@:;,]{{4,60}}?)(?:\s*[–—:]\s*|\s-\s*|-\s+)({EMAIL.pattern})")


def mails_of(
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
        for text, owner in owned(block, names):
            if found[owner] is None and (own := EMAIL.search(text)):
                found[owner] = own[0]
        mails = [_without_mark(text, m[0]) for text in address_texts(block) for m in EMAIL.finditer(text)]
        if any(found):
            for mail in mails:
                if mail not in found:
                    _give_to_nearest(mail, names, found)
        elif len(mails) == len(names) > 1:
            like = [_nearest(mail, names, found) for mail in mails]
            told_apart = None not in like and len(set(like)) == len(like)
            for place, mail in zip(like if told_apart else range(len(mails)), mails, strict=True):
                if place is not None:
                    found[place] = found[place] or mail
            break
        elif mails:
            owner_ = _owner_of_first(mails[0], names, byline, bios)
            if owner_ is not None:
                found[owner_] = mails[0]
            for mail in mails[1:]:
                _give_to_nearest(mail, names, found)
    return [_with_bios(*own, ledger) for own in zip(names, found, bios, strict=True)]


def _named_beside(block: Block, names: Names) -> list[tuple[str, int]]:
    """Addresses with their owner's name: ``a@b.org (A. Bell), c@b.org (C. Dunn)``, ``A. Bell – a@b.org``."""
    out: list[tuple[str, int]] = []
    for text in address_texts(block):
        pairs = [(m[1], m[2]) for m in _NAME_BEHIND.finditer(text)]
        pairs += [(m[2], m[1]) for m in _NAME_BEFORE.finditer(text)]
        for mail, owner in pairs:
            score, place = likest(owner, names)
            if score > 0.8:
                out.append((mail, place))
    return out


def _owner_of_first(
    mail: str, names: Names, byline: Sequence[BylineName], bios: Sequence[Mapping[Lang, Person]]
) -> int | None:
    """Whose the first address is where nothing beside it says so.

    It is that of the one who has a star, else of the one whose author information prints it, else of the only author,
    else of the one whose name it is like.
    """
    starred = [i for i, n in enumerate(byline) if n.star]
    told = [
        i
        for i, own in enumerate(bios)
        if any(p.email and p.email.casefold() == mail.casefold() for p in own.values())
    ]
    for alone in (starred, told, range(len(names))):
        if len(alone) == 1:
            return alone[0]
    return _nearest(mail, names, [None] * len(names))


def _give_to_nearest(mail: str, names: Names, found: list[str | None]) -> None:
    """Give an address that nobody owns to the one whose name it is like, if any."""
    if (nearest := _nearest(mail, names, found)) is not None:
        found[nearest] = mail


def _nearest(mail: str, names: Names, found: Sequence[str | None]) -> int | None:
    """Who has no address yet and a name that an address is like; None where that is nobody."""
    local = re.sub(r"[^a-z]", " ", mail.split("@")[0].lower())
    called = f"A. {local.title()}"
    best = max(
        ((likeness_to(name, called), i) for i, name in enumerate(names) if not found[i]), default=(0.0, -1)
    )
    return best[1] if best[0] > 0.7 else None


def _without_mark(text: str, mail: str) -> str:
    """An address without an affiliation's number that fell onto it (``1name@…`` behind a bracket)."""
    marked = (
        re.match(r"^\d(?=[A-Za-z]{3})", mail)
        and re.search(r"(?:^|[:^{(,;\s])\s*" + re.escape(mail), text)
        and not re.search(r"[A-Za-z]\d", mail.split("@")[0][1:])
    )
    return mail[1:] if marked else mail


def _with_bios(
    name: Mapping[Lang, str], mail: str | None, bios: Mapping[Lang, Person], ledger: Ledger
) -> str | None:
    """An author's address or, where there is none, the first that the author's information prints."""
    order = [p for p in bios.values() if p.email]
    printed = dict.fromkeys(m.casefold() for m in (mail, *(p.email for p in order)) if m)
    if len(printed) > 1:
        ledger.note(
            "emails-disagree",
            f"{next(iter(name.values()))} has several addresses: {', '.join(printed)}",
            order[0].lines[0],
            "The first printed is kept; correct `authors` if it is wrong.",
        )
    first = min(order, key=lambda p: p.lines[0], default=None)
    return mail or (first.email if first else None)
