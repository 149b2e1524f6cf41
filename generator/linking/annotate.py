"""One article, with what its words name: acts and digital systems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.linking import systems
from generator.linking.acts import gathering, scanning
from generator.linking.acts.settling import learn, settle
from generator.linking.data import LinkData
from generator.linking.pieces import Piece, pieces
from generator.linking.steps import only
from generator.model import Article


@dataclass(frozen=True, slots=True)
class Named:
    """What the words of an article name.

    Attributes:
        texts: what it was found in (:func:`texts_of`).
        acts: places that name legal acts.
        systems: places that name digital systems.
    """

    texts: tuple[str, ...]
    acts: scanning.Scan
    systems: tuple[tuple[Piece, systems.FoundSystem], ...]


def named_in(article: Article, data: LinkData, texts: Sequence[Piece] | None = None) -> Named:
    """What the article names; nothing of another article is needed to find it.

    Args:
        article: the article.
        data: known acts and systems.
        texts: the article's :func:`~generator.linking.pieces.pieces` where the caller has them.
    """
    texts = tuple(pieces(article)) if texts is None else texts
    return Named(
        texts_of(article), scanning.scan(article, data.acts, texts), systems.scan(texts, data.systems)
    )


def texts_of(article: Article) -> tuple[str, ...]:
    """The same for articles in which the same is named at the same places."""
    return only(article, ("source", "abstract", "body", "footnotes", "references")).state()


def annotate(article: Article, data: LinkData, named: Named | None = None) -> Article:
    """The article with the acts that its words name and the systems that its body names."""
    named = named or named_in(article, data)
    places, _ = settle(named.acts, learn([named.acts], data.acts.known))
    return with_findings(article, places, named.systems)


def with_findings(
    article: Article,
    places: Sequence[scanning.Place],
    named: Sequence[tuple[Piece, systems.FoundSystem]],
) -> Article:
    """The article with what was found in it.

    Args:
        article: as it was read.
        places: acts, from :func:`generator.linking.acts.settling.settle`.
        named: systems, from :func:`generator.linking.systems.scan`.
    """
    return article.model_copy(
        update={
            "acts": gathering.citations(article, places),
            "systems": tuple(dict.fromkeys((*article.systems, *systems.keys(named)))),
        }
    )
