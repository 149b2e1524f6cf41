"""Data files: each article's record, and the whole collection with its links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from io import BytesIO
from typing import Any

from pydantic_core import to_json

from generator.linking.corpus import Corpus
from generator.model import Article, as_data
from generator.pages import plan

# A record's large parts stand in its own file; the collection's file points there.
_WITHOUT_LARGE: Mapping[str, object] = {"body": (), "footnotes": (), "author_info": {}}

COLLECTION = "data/corpus.json"


def record(article: Article) -> str:
    """An article's record."""
    return as_json(as_data(article))


def collection(corpus: Corpus) -> bytes:
    """The whole collection. The corpus must hold the articles as the public may see them.

    It is written item by item, as :func:`as_json` would write it: the data of all articles at once would
    take several times the memory of the file.
    """
    made = BytesIO()
    made.write(b"{")
    for place, (name, items) in enumerate(_collection(corpus)):
        made.write(b',\n "' if place else b'\n "')
        made.write(name.encode() + b'": [')
        empty = True
        for item in items:
            made.write(b"\n  " if empty else b",\n  ")
            made.write(to_json(item, indent=1).replace(b"\n", b"\n  "))
            empty = False
        made.write(b"]" if empty else b"\n ]")
    made.write(b"\n}\n")
    return made.getvalue()


def _collection(corpus: Corpus) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    yield "articles", (_article(key, article, corpus) for key, article in corpus.articles.items())
    yield "people", (_bare(asdict(p)) for p in corpus.people.values())
    yield "institutions", (_bare(asdict(i)) for i in corpus.institutions.values())
    yield "keywords", (_bare(asdict(k), keep=("sure",)) for k in corpus.keywords.values())
    yield "acts", (_bare(asdict(a)) for a in corpus.acts.values())
    yield "systems", (_bare(asdict(s)) for s in corpus.systems.values())
    yield "issues", (_bare(asdict(i)) for i in corpus.issues)
    yield "works", (_bare(asdict(w)) for w in corpus.most_cited.values())


def _article(key: str, article: Article, corpus: Corpus) -> dict[str, Any]:
    facts = as_data(article.model_copy(update=_WITHOUT_LARGE))
    facts["record"] = plan.record(key)
    facts["has_full_text"] = article.has_full_text()
    facts["links"] = _bare(
        {
            "authors": list(corpus.author_ids.get(key, ())),
            "institutions": list(corpus.institution_ids.get(key, ())),
            "keywords": {lang: list(ids) for lang, ids in corpus.keyword_ids.get(key, {}).items()},
            "citations": [_bare(asdict(c), keep=("block", "entry")) for c in corpus.citations.get(key, ())],
            "cited_by": list(corpus.cited_by.get(key, ())),
            "related": [asdict(r) for r in corpus.related.get(key, ())],
        }
    )
    return facts


def _bare(values: Mapping[str, Any], keep: tuple[str, ...] = ()) -> dict[str, Any]:
    """Without empty values."""
    return {k: v for k, v in values.items() if k in keep or v not in (None, "", (), [], {}, -1)}


def as_json(value: object) -> str:
    """A file's text, indented; as :mod:`json` writes it, but not letter by letter in Python."""
    return to_json(value, indent=1).decode() + "\n"
