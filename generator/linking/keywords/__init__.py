"""Keywords: one concept with its labels in Kazakh, Russian and English.

Journals print three lists of the same keywords, mostly in the same order. Lists of equal length
are put together by order; where the words themselves speak against that (a label that other
articles or a common root tie to another place of the list), the places are changed, and where the
lists differ in length only places between tied labels are put together. What was put together
without full evidence is not ``sure``, and the page says so.

``labels`` and their keys; ``kinship`` of labels by their roots, and ``contraries`` among them; what other articles are
``witnesses`` of; the ``rows`` of one article's lists; the ``concepts`` that rows of all articles make.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.linking.apart import told_apart
from generator.linking.corpus import Keyword
from generator.linking.data import KeywordsFile
from generator.linking.keywords.concepts import Concept, Concepts
from generator.linking.keywords.rows import Row, rows_of
from generator.linking.keywords.witnesses import Witnesses
from generator.model import LANGUAGES, Article, Lang

#: So many keywords that stand beside one are shown with it.
_RELATED = 12

#: Of one article, by language: the keyword of each label.
_Ids = Mapping[Lang, tuple[str, ...]]


def resolve(
    articles: Sequence[Article], data: KeywordsFile | None = None
) -> tuple[dict[str, Keyword], dict[str, _Ids]]:
    """Give every keyword a concept.

    Args:
        articles: in any order.
        data: ``keywords.yml``.

    Returns:
        Keywords by id; for each article and language the keyword of each label.
    """
    data = data or KeywordsFile()
    oldest_first = sorted(articles, key=lambda a: (a.year or 9999, a.id))
    witnesses = Witnesses(oldest_first, data)
    concepts = Concepts(data)
    placed: dict[str, list[tuple[Row, Concept]]] = {}
    for article in oldest_first:
        placed[article.id] = []
        for row in rows_of(article.keywords, witnesses.known_to(article), data.negations):
            labels = {lang: article.keywords[lang][n] for lang, n in row.places.items()}
            placed[article.id].append((row, concepts.add(article.id, labels, row.sure)))
    named = concepts.named()
    ids = {article.id: _ids(article, placed[article.id]) for article in articles}
    return _told_apart(_keywords(named, ids)), ids


def _ids(article: Article, placed: Iterable[tuple[Row, Concept]]) -> _Ids:
    ids = {lang: [""] * len(labels) for lang, labels in article.keywords.items()}
    for row, concept in placed:
        for lang, n in row.places.items():
            ids[lang][n] = concept.id
    return {lang: tuple(keys) for lang, keys in ids.items()}


def _keywords(concepts: Iterable[Concept], ids: Mapping[str, _Ids]) -> dict[str, Keyword]:
    """A keyword of each concept."""
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for lists in ids.values():
        together = sorted({key for keys in lists.values() for key in keys})
        for key in together:
            beside[key].update(other for other in together if other != key)
    rank = {article: n for n, article in enumerate(ids)}
    found = {}
    for concept in concepts:
        printed = {lang: concept.labels[lang] for lang in LANGUAGES if lang in concept.labels}
        label = {
            lang: concept.shown.get(lang) or max(counts, key=counts.__getitem__)
            for lang, counts in printed.items()
        }
        near = sorted(beside[concept.id].items(), key=lambda pair: (-pair[1], pair[0]))
        found[concept.id] = Keyword(
            id=concept.id,
            label=label,
            variants={
                lang: tuple(word for word in counts if word != label[lang])
                for lang, counts in printed.items()
                if len(counts) > 1
            },
            articles=tuple(sorted(concept.articles, key=rank.__getitem__)),
            related=tuple(key for key, _ in near[:_RELATED]),
            sure=concept.sure,
        )
    return found


def _told_apart(keywords: Mapping[str, Keyword]) -> dict[str, Keyword]:
    """Keywords of one label with what tells them apart: their labels in the other languages."""

    def signs(key: str, lang: Lang) -> tuple[str, ...]:
        return tuple(keywords[key].label.get(other, "") for other in LANGUAGES if other != lang)

    apart = told_apart({key: word.label for key, word in keywords.items()}, signs)
    return {key: replace(word, apart=apart.get(key, {})) for key, word in keywords.items()}
