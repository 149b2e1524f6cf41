"""What an article says of acts: the places that name them, and what these teach about acts.

That an order of a certain date is the one behind a link, that a number at online.zakon.kz is a certain law:
one article often says in its reference list what its body, or another article, leaves out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.linking.acts import find_acts
from generator.linking.acts.facts import countries
from generator.linking.acts.found import Country, FoundAct, find_links
from generator.linking.acts.words import ActData, title_key
from generator.linking.pieces import Piece, pieces
from generator.model import Article


@dataclass(frozen=True, slots=True)
class Place:
    """An act named in a piece of an article; ``alone`` where the piece names no other by number."""

    piece: Piece
    act: FoundAct
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Scan:
    """What one article names, in order, and what it teaches."""

    article: str
    file: str
    places: tuple[Place, ...]
    by_date: tuple[tuple[tuple[str, int], str], ...] = ()
    by_number: tuple[tuple[str, str], ...] = ()
    by_title: tuple[tuple[str, str], ...] = ()
    zakon: tuple[tuple[str, str], ...] = ()


def scan(article: Article, data: ActData, texts: Iterable[Piece] | None = None) -> Scan:
    """Find what an article names; nothing of another article is needed.

    Args:
        article: the article.
        data: known acts and the words for acts.
        texts: the article's :func:`~generator.linking.pieces.pieces` where the caller has them.
    """
    places: list[Place] = []
    by_date: list[tuple[tuple[str, int], str]] = []
    by_number: list[tuple[str, str]] = []
    by_title: list[tuple[str, str]] = []
    zakon: list[tuple[str, str]] = []
    last: Country = ""
    for piece in pieces(article) if texts is None else texts:
        links = find_links(piece.text)
        words = list(find_acts(piece.text, data))
        seen = countries(piece.text, data)
        if piece.where != "body":
            last = ""
        settled = [_by_context(act, piece, seen, last) for act in words]
        if seen:
            last = seen[-1][1]
        numbered = [a for a in settled if a.how == "number" and a.country != "foreign"]
        pairs = beside_links(piece, settled, links)
        for act, link in pairs:
            if act.how == "number" and not act.key and not act.doubt.startswith("the printed"):
                if act.date and link.key not in {f"zakon:{n}" for n in data.file.not_acts}:
                    by_date.append(((act.date, int(act.number.split("-")[0])), link.key))
            elif act.key.startswith("adilet:") and link.key.startswith("zakon:"):
                zakon.append((link.key[6:], act.key[7:]))
        for act in numbered:
            if act.key:
                if "-" in act.number:
                    by_number.append((act.number, act.key))
                if act.title and len(title_key(act.title).split()) > 1:
                    by_title.append((title_key(act.title), act.key))
        alone = not any(act.how == "number" for act in settled)
        places += [Place(piece, act, alone) for act in [*settled, *links]]
    return Scan(
        article=article.id,
        file=article.source.file if article.source else "",
        places=tuple(places),
        by_date=tuple(by_date),
        by_number=tuple(by_number),
        by_title=tuple(by_title),
        zakon=tuple(zakon),
    )


def _by_context(act: FoundAct, piece: Piece, seen: Sequence[tuple[int, Country]], last: Country) -> FoundAct:
    """Where no country stands beside a name or title, the one named last before it counts."""
    if act.country or act.how == "number":
        return act
    before = [country for at, country in seen if at < act.start]
    country: Country = before[-1] if before else last
    if piece.tabular:
        country = ""
    around = "foreign" if any(c == "foreign" and abs(at - act.start) <= 150 for at, c in seen) else ""
    if country != "home" and not (country == "" and act.how == "title" and not around and not piece.tabular):
        return replace(act, key="", country="foreign" if country == "foreign" else "")
    if around and act.how == "name":
        return replace(act, key="")
    return replace(act, country=country)


def beside_links(
    piece: Piece, acts: Sequence[FoundAct], links: Sequence[FoundAct]
) -> list[tuple[FoundAct, FoundAct]]:
    """Which words and which link mean one document.

    A reference entry or a note that names one act and has one link is about that act; in running
    text the link has to follow the words at once.
    """
    documents = {link.key for link in links}
    if piece.where in ("reference", "footnote"):
        named = [a for a in acts if a.how == "number"] or [
            a for a in acts if len(re.findall(r"[^\W\d_]", piece.text[: a.start])) <= 45
        ]
        keys = {(a.date, a.number) if a.how == "number" else a.key for a in named}
        if len(documents) == 1 and len(keys) == 1 and named[0].start <= 330:
            return [(a, links[0]) for a in named]
        return []
    pairs = []
    for link in links:
        before = [a for a in acts if a.end <= link.start]
        if before and not re.search(r"[.;]\s+\w", piece.text[before[-1].end : link.start]):
            gap = piece.text[before[-1].end : link.start]
            if len(re.sub(r"https?://|[^\w]", "", gap)) <= 8:
                pairs.append((before[-1], link))
    return pairs


def by_piece(places: Iterable[Place]) -> list[list[Place]]:
    """The places of each piece of an article together."""
    found: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        found[id(place.piece)].append(place)
    return list(found.values())
