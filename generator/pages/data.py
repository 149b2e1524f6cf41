"""Data files: each article's record, and the whole collection with its links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pydantic_core import to_json

from generator.linking.corpus import Corpus
from generator.model import Article, as_data
from generator.pages import plan

# A record's large parts stand in its own file; the collection's file points there.
_LARGE = ("body", "footnotes", "author_info")

COLLECTION = "data/corpus.json"


def record(article: Article) -> str:
    """An article's record."""
    return as_json(as_data(article))


def collection(corpus: Corpus) -> str:
    """The whole collection. The corpus must hold the articles as the public may see them."""
    return as_json(_collection(corpus))


def _collection(corpus: Corpus) -> dict[str, Any]:
    articles = []
    for key, article in corpus.articles.items():
        facts = {name: value for name, value in as_data(article).items() if name not in _LARGE}
        facts["record"] = plan.record(key)
        facts["has_full_text"] = article.has_full_text()
        facts["links"] = _bare(
            {
                "authors": list(corpus.author_ids.get(key, ())),
                "institutions": list(corpus.institution_ids.get(key, ())),
                "keywords": {lang: list(ids) for lang, ids in corpus.keyword_ids.get(key, {}).items()},
                "citations": [
                    _bare(asdict(c), keep=("block", "entry")) for c in corpus.citations.get(key, ())
                ],
                "cited_by": list(corpus.cited_by.get(key, ())),
                "related": [asdict(r) for r in corpus.related.get(key, ())],
            }
        )
        articles.append(facts)
    return {
        "articles": articles,
        "people": [_bare(asdict(p)) for p in corpus.people.values()],
        "institutions": [_bare(asdict(i)) for i in corpus.institutions.values()],
        "keywords": [_bare(asdict(k), keep=("sure",)) for k in corpus.keywords.values()],
        "acts": [_bare(asdict(a)) for a in corpus.acts.values()],
        "systems": [_bare(asdict(s)) for s in corpus.systems.values()],
        "issues": [_bare(asdict(i)) for i in corpus.issues],
        "works": [_bare(asdict(w)) for w in corpus.most_cited],
    }


def _bare(values: Mapping[str, Any], keep: tuple[str, ...] = ()) -> dict[str, Any]:
    """Without empty values."""
    return {k: v for k, v in values.items() if k in keep or v not in (None, "", (), [], {}, -1)}


def as_json(value: object) -> str:
    """A file's text, indented; as :mod:`json` writes it, but not letter by letter in Python."""
    return to_json(value, indent=1).decode() + "\n"
