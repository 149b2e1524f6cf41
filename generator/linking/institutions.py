"""Institutions: one for all its names, languages and articles."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import Diagnostic
from generator.linking.corpus import Institution
from generator.linking.romanize import slug
from generator.model import LANGUAGES, Article, Lang


def resolve(
    articles: Sequence[Article],
) -> tuple[dict[str, Institution], dict[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    """Give every affiliation an institution; see :class:`generator.linking.corpus.Corpus`."""
    known: dict[str, str] = {}
    names: dict[str, dict[Lang, str]] = {}
    held: dict[str, list[str]] = {}
    ids: dict[str, tuple[str, ...]] = {}
    for article in articles:
        found: list[str] = []
        count = max((len(names) for names in article.affiliations.values()), default=0)
        for n in range(count):
            printed = {
                lang: article.affiliations[lang][n]
                for lang in LANGUAGES
                if n < len(article.affiliations.get(lang, ()))
            }
            keys = [f"{lang}:{slug(name)}" for lang, name in printed.items()]
            key = next((known[k] for k in keys if k in known), "")
            if not key:
                key = slug(printed.get("en") or next(iter(printed.values())))
            for k in keys:
                known.setdefault(k, key)
            for lang, name in printed.items():
                names.setdefault(key, {}).setdefault(lang, name)
            if article.id not in held.setdefault(key, []):
                held[key].append(article.id)
            found.append(key)
        ids[article.id] = tuple(found)
    institutions = {
        key: Institution(id=key, name=name, articles=tuple(held[key])) for key, name in sorted(names.items())
    }
    return institutions, ids, ()
