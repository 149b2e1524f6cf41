"""Articles worth reading after this one, and why.

Two articles are near where they share keywords, acts, systems, references or people; what few
articles share counts more than what many do (inverse document frequency).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from math import log
from operator import and_, or_
from typing import NamedTuple

from generator.linking.corpus import Corpus, Related
from generator.model import Article
from generator.romanize import fold_text, fold_words
from generator.stems import STEM, all_stems, word_stems

#: How much a shared thing of each kind counts before its rarity is weighed in.
WEIGHTS: Mapping[str, float] = {
    "keyword": 1.0,
    "act": 0.7,
    "system": 0.8,
    "reference": 1.2,
    "person": 0.9,
}
#: Articles shown beside one article.
AT_MOST = 5
#: Reasons given for one of them.
REASONS = 5
#: A lower score is no reason to send anybody anywhere.
WORTH = 1.0
#: What more than this share of a collection has in common tells nothing.
COMMON_SHARE = 0.5
#: Nor is it followed up where so many articles share it: the work would grow with their square.
COMMON_NUMBER = 200
_TOGETHER = 2048  # articles whose words are held at once


#: (Kind, id) of a thing → ids of the articles that share it.
Shared = Mapping[tuple[str, str], Sequence[str]]


def shared(corpus: Corpus) -> tuple[Shared, Mapping[str, Sequence[str]]]:
    """What two or more articles share, in a fixed order; and the labels of the keywords among it."""
    several = {key: sorted(found) for key, found in sorted(_things(corpus).items()) if len(found) > 1}
    labels = {
        thing: tuple(corpus.keywords[thing].label.values())
        for kind, thing in several
        if kind == "keyword" and thing in corpus.keywords
    }
    return several, labels


def nearest(
    articles: Sequence[Article], several: Shared, labels: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Related, ...]]:
    """The nearest articles of every article, with reasons, the nearest first.

    Args:
        articles: in the order of the corpus; their titles and abstracts matter.
        several: what articles share, from :func:`shared`.
        labels: of the keywords, from there too.

    Returns:
        By article id at most :data:`AT_MOST` articles; equal scores stand in the order of ``articles``.
    """
    found: dict[str, tuple[Related, ...]] = {}
    # One article after the other: all pairs at once would take more memory than the articles.
    for number, things in enumerate(_weighed(articles, several, labels)):
        scores: dict[int, float] = defaultdict(float)
        for thing in things:
            for other in thing.members:
                scores[other] += thing.weight
        scores.pop(number, None)
        rounded = ((round(score, 4), other) for other, score in scores.items())
        near = sorted((-score, other) for score, other in rounded if score >= WORTH)[:AT_MOST]
        if near:
            found[articles[number].id] = tuple(
                Related(articles[other].id, -score, _reasons(things, other)) for score, other in near
            )
    return found


class _Thing(NamedTuple):
    """What several articles share.

    Attributes:
        kind, id: as in :class:`Related`.
        weight: how much it counts.
        members: places of its articles in the collection, in order.
    """

    kind: str
    id: str
    weight: float
    members: tuple[int, ...]


def _reasons(things: Iterable[_Thing], other: int) -> tuple[tuple[str, str], ...]:
    common = sorted((-thing.weight, thing.kind, thing.id) for thing in things if other in thing.members)
    return tuple((kind, key) for _, kind, key in common[:REASONS])


def _weighed(
    articles: Sequence[Article], several: Shared, labels: Mapping[str, Sequence[str]]
) -> list[list[_Thing]]:
    """For each article what it shares with others and is worth following, by kind and id."""
    total = len(articles)
    order = {article.id: index for index, article in enumerate(articles)}
    spread = _spread(articles, labels)
    found: list[list[_Thing]] = [[] for _ in articles]
    for (kind, key), holders in several.items():
        members = tuple(sorted(order[article] for article in holders if article in order))
        # A keyword of which many articles speak tells little, even if only two of them list it.
        number = (
            (len(members) + max(spread.get(key, 0), len(members))) / 2 if kind == "keyword" else len(members)
        )
        if len(members) < 2 or len(members) > COMMON_NUMBER or (total > 6 and number > COMMON_SHARE * total):
            continue
        thing = _Thing(kind, key, WEIGHTS[kind] * log((total + 1) / number), members)
        for member in members:
            found[member].append(thing)
    return found


def _things(corpus: Corpus) -> dict[tuple[str, str], set[str]]:
    """Everything that articles can share: (kind, id) → ids of the articles."""
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    for article, by_language in corpus.keyword_ids.items():
        for ids in by_language.values():
            for keyword in ids:
                shared["keyword", keyword].add(article)
    for article, people in corpus.author_ids.items():
        for person in people:
            shared["person", person].add(article)
    for act in corpus.acts.values():
        for mention in act.mentions:
            shared["act", act.id].add(mention.article)
    for system in corpus.systems.values():
        for mention in system.mentions:
            shared["system", system.id].add(mention.article)
    for work in corpus.most_cited.values():
        if work.act not in corpus.acts:  # an act counts as an act
            shared["reference", work.id].update(work.articles)
    return shared


def _spread(articles: Sequence[Article], labels: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """In how many articles' titles and abstracts the words of a keyword stand, in whatever form."""
    folded = {keyword: [fold_words(label) for label in spellings] for keyword, spellings in labels.items()}
    wanted = all_stems(word for spellings in folded.values() for words in spellings for word in words)
    found = dict.fromkeys(folded, 0)
    for start in range(0, len(articles), _TOGETHER):
        having = _having(articles[start : start + _TOGETHER], wanted)
        for keyword, spellings in folded.items():
            found[keyword] += reduce(or_, (_holders(words, having) for words in spellings), 0).bit_count()
    return found


def _having(articles: Sequence[Article], wanted: frozenset[str]) -> dict[str, int]:
    """In which articles' titles and abstracts each stem stands: a bit for each, which is quick to join."""
    having: dict[str, int] = {}
    heads = {stem[:STEM] for stem in wanted}
    for number, article in enumerate(articles):
        texts = (*article.title.values(), *(text for part in article.abstract.values() for text in part))
        words = {word for text in texts for word in fold_text(text) if word[:STEM] in heads}
        for stem in wanted & all_stems(words):
            having[stem] = having.get(stem, 0) | 1 << number
    return having


def _holders(words: Sequence[str], having: Mapping[str, int]) -> int:
    """The articles that have all the words."""
    each = (reduce(or_, (having.get(stem, 0) for stem in word_stems(word)), 0) for word in words)
    return reduce(and_, each) if words else 0
