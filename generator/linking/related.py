"""Articles worth reading after this one, and why.

Two articles are near where they share keywords, acts, systems, references or people; what few
articles share counts more than what many do (inverse document frequency).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import reduce
from math import log
from operator import and_, or_

from generator.linking.cited import most_cited
from generator.linking.corpus import Corpus, Related
from generator.linking.works import all_stems, word_stems
from generator.model import Article
from generator.romanize import fold_words

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


def find_related(corpus: Corpus) -> dict[str, tuple[Related, ...]]:
    """The nearest articles of every article, with reasons, the nearest first.

    Returns:
        By article id at most :data:`AT_MOST` articles; equal scores stand in the order of
        ``corpus.articles``.
    """
    return nearest(tuple(corpus.articles.values()), *shared(corpus))


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
    """As :func:`find_related`.

    Args:
        articles: in the order of the corpus; their titles and abstracts matter.
        several: what articles share, from :func:`shared`.
        labels: of the keywords, from there too.
    """
    total = len(articles)
    order = {article.id: index for index, article in enumerate(articles)}
    scores: dict[str, dict[str, list[tuple[float, str, str]]]] = defaultdict(lambda: defaultdict(list))
    spread = _spread(articles, labels)
    for (kind, thing), holders in several.items():
        members = sorted((article for article in holders if article in order), key=order.__getitem__)
        # A keyword of which many articles speak tells little, even if only two of them list it.
        number = (
            (len(members) + max(spread.get(thing, 0), len(members))) / 2
            if kind == "keyword"
            else len(members)
        )
        if len(members) < 2 or len(members) > COMMON_NUMBER or (total > 6 and number > COMMON_SHARE * total):
            continue
        weight = WEIGHTS[kind] * log((total + 1) / number)
        for one in members:
            for other in members:
                if one != other:
                    scores[one][other].append((weight, kind, thing))
    found: dict[str, tuple[Related, ...]] = {}
    for article in order:
        near = []
        for other, reasons in scores[article].items():
            score = round(sum(weight for weight, _, _ in reasons), 4)
            if score >= WORTH:
                reasons.sort(key=lambda reason: (-reason[0], reason[1], reason[2]))
                near.append(
                    Related(other, score, tuple((kind, thing) for _, kind, thing in reasons[:REASONS]))
                )
        near.sort(key=lambda one: (-one.score, order[one.article]))
        if near:
            found[article] = tuple(near[:AT_MOST])
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
    works = corpus.most_cited or most_cited(tuple(corpus.articles.values()))
    for work in works:
        if work.act not in corpus.acts:  # an act counts as an act
            shared["reference", work.id].update(work.articles)
    return shared


def _spread(articles: Sequence[Article], labels: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """In how many articles' titles and abstracts the words of a keyword stand, in whatever form."""
    folded = {keyword: [fold_words(label) for label in spellings] for keyword, spellings in labels.items()}
    wanted = all_stems(word for spellings in folded.values() for words in spellings for word in words)
    having: dict[str, int] = dict.fromkeys(wanted, 0)  # a bit for each article: sets of them are joined fast
    for number, article in enumerate(articles):
        texts = (*article.title.values(), *(text for part in article.abstract.values() for text in part))
        for stem in wanted & all_stems({word for text in texts for word in fold_words(text)}):
            having[stem] |= 1 << number

    def holders(words: Sequence[str]) -> int:
        each = (reduce(or_, (having[stem] for stem in word_stems(word)), 0) for word in words)
        return reduce(and_, each) if words else 0

    return {
        keyword: reduce(or_, map(holders, spellings), 0).bit_count() for keyword, spellings in folded.items()
    }
