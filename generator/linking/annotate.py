"""One article, with what its words name: acts and digital systems."""

from __future__ import annotations

from collections.abc import Sequence

from generator.linking import act_index, systems
from generator.linking.data import LinkData
from generator.linking.pieces import Piece, pieces
from generator.model import Article


def annotate(article: Article, data: LinkData) -> Article:
    """The article with the acts that its words name and the systems that its body names."""
    texts = tuple(pieces(article))
    one = act_index.scan(article, data.acts, texts)
    places, _ = act_index.settle(one, data.acts, act_index.learn([one], data.acts.known))
    return with_findings(article, places, systems.scan(texts, data.systems))


def with_findings(
    article: Article,
    places: Sequence[act_index.Place],
    named: Sequence[tuple[Piece, systems.FoundSystem]],
) -> Article:
    """The article with what was found in it.

    Args:
        article: as it was read.
        places: acts, from :func:`generator.linking.act_index.settle`.
        named: systems, from :func:`generator.linking.systems.scan`.
    """
    return article.model_copy(
        update={
            "acts": act_index.citations(article, places),
            "systems": tuple(dict.fromkeys((*article.systems, *systems.keys(named)))),
        }
    )
