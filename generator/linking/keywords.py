"""Keywords: one concept with its labels in three languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.diagnostics import Diagnostic
from generator.linking.corpus import Keyword
from generator.linking.romanize import slug
from generator.model import LANGUAGES, Article, Lang


def resolve(
    articles: Sequence[Article],
) -> tuple[dict[str, Keyword], dict[str, Mapping[Lang, tuple[str, ...]]], tuple[Diagnostic, ...]]:
    """Give every keyword a concept; see :class:`generator.linking.corpus.Corpus`."""
    known: dict[tuple[Lang, str], str] = {}
    labels: dict[str, dict[Lang, str]] = {}
    held: dict[str, list[str]] = {}
    ids: dict[str, Mapping[Lang, tuple[str, ...]]] = {}
    for article in articles:
        lists = article.keywords
        equal = len({len(words) for words in lists.values()}) == 1
        mine: dict[Lang, list[str]] = {lang: [] for lang in LANGUAGES if lang in lists}
        rows: list[dict[Lang, str]] = []
        if equal:
            count = len(next(iter(lists.values()), ()))
            rows = [{lang: lists[lang][n] for lang in mine} for n in range(count)]
        else:
            rows = [{lang: word} for lang in mine for word in lists[lang]]
        for row in rows:
            folded = [(lang, word.casefold()) for lang, word in row.items()]
            key = next((known[f] for f in folded if f in known), "")
            if not key:
                key = slug(row.get("en") or next(iter(row.values()))) or f"keyword-{len(labels) + 1}"
            for f in folded:
                known.setdefault(f, key)
            for lang, word in row.items():
                labels.setdefault(key, {}).setdefault(lang, word)
                mine[lang].append(key)
            if article.id not in held.setdefault(key, []):
                held[key].append(article.id)
        ids[article.id] = {lang: tuple(keys) for lang, keys in mine.items()}
    beside: dict[str, Counter[str]] = {key: Counter() for key in labels}
    for lists_ in ids.values():
        together = sorted({key for keys in lists_.values() for key in keys})
        for key in together:
            beside[key].update(other for other in together if other != key)
    keywords = {
        key: Keyword(
            id=key,
            label=labels[key],
            articles=tuple(held[key]),
            related=tuple(k for k, _ in sorted(beside[key].items(), key=lambda p: (-p[1], p[0]))[:12]),
        )
        for key in sorted(labels)
    }
    return keywords, ids, ()
