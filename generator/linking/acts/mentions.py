"""The places that name an act as its page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.linking.acts.scanning import Place
from generator.linking.corpus import Mention
from generator.linking.pieces import Piece, unplaced
from generator.model import Article

_Spot = tuple[str, str, int, int, int, int]


def _spot(article: str, piece: Piece) -> _Spot:
    """The one text of an article that a piece is."""
    return (article, piece.where, piece.block, piece.item, piece.row, piece.column)


def mentions_of(
    places: Sequence[tuple[str, Place]],
    twins: Mapping[str, Mapping[int, int]],
    citing: Mapping[str, Article],
) -> tuple[Mention, ...]:
    """The places as the page shows them, article by article.

    A link counts where no words of its text name the act; a reference entry counts once, and a
    romanized one only where its original does not hold the act. An article that cites the act at a
    place nobody knows (a record without its text) has one mention behind its last block.

    Args:
        places: where the act is named.
        twins: for each article the original entry of each romanized one.
        citing: the articles whose ``acts`` hold the act, in the order of lists.
    """
    worded = {_spot(article, p.piece) for article, p in places if p.act.how != "link"}
    done: set[tuple[_Spot, int]] = set()
    found: dict[str, list[Mention]] = {article: [] for article in citing}
    for article, place in places:
        piece, act = place.piece, place.act
        here = _spot(article, piece)
        if act.how == "link" and here in worded:
            continue
        first_romanized = twins[article][-1]
        if piece.where == "reference" and piece.block >= first_romanized:
            original = twins[article].get(piece.block, -1)
            piece = replace(piece, block=original, exact=False)
            here = _spot(article, piece)
            if original < 0 or (here, -1) in done:
                continue
        mark = (here, -1 if piece.where == "reference" else act.start)
        if mark in done:
            continue
        done.add(mark)
        found.setdefault(article, []).append(piece.mention(article, act.start, act.end, act.provision))
    return tuple(
        mention
        for article, mentions in found.items()
        for mention in (mentions or [unplaced(citing[article])])
    )
