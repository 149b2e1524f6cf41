"""From the collection to the corpus: what each article names and cites, and what stands between articles."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from generator import cache
from generator.collecting import Collection, Origin
from generator.configuration import Configuration
from generator.diagnostics import Diagnostic
from generator.model import Article, Source
from generator.once import made_once

if TYPE_CHECKING:
    from generator.cluster import Cluster
    from generator.linking.corpus import Corpus
    from generator.linking.link import Findings
    from generator.linking.steps import Memory

_Result = TypeVar("_Result")


def connect(
    collection: Collection,
    configuration: Configuration,
    jobs: int = 1,
    kept: cache.Cache | None = None,
    cluster: Cluster | None = None,
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Links the articles, as far as they may be shown; names their files as pages may."""
    from generator.linking import link
    from generator.pages import masked

    articles = [masked(article, configuration.site).packed() for article in collection.articles]
    kept = kept or cache.Cache(None)
    looked = _look(articles, collection.named, configuration, jobs, kept, cluster)
    corpus, found = link.link(articles, configuration.link_data, looked, _memory(kept))
    shown = {
        key: _with_short_name(article, collection.short_names.get(key, ""))
        for key, article in corpus.articles.items()
    }
    return replace(corpus, articles=shown), tuple(placed(d, collection.origins) for d in found)


def _memory(kept: cache.Cache) -> Memory:
    """What each step of linking gave at last."""

    def remembered(step: str, state: bytes, make: Callable[[], _Result]) -> _Result:
        name = f"linked/{step}"
        last = kept.get(name)
        if isinstance(last, tuple) and last[0] == state:
            return cast(_Result, last[1])
        result = make()
        kept.put(name, (state, result))
        return result

    return remembered


def _look(
    articles: Sequence[Article],
    named: Mapping[str, bytes],
    configuration: Configuration,
    jobs: int,
    kept: cache.Cache,
    cluster: Cluster | None,
) -> dict[str, Findings]:
    """What each article names and cites, by id."""
    names = [f"link/{cache.digest(*article.state())}" for article in articles]
    items = [(article, named.get(article.id, b"")) for article in articles]
    made = made_once("link", names, _look_at, items, jobs, kept, cluster, configuration)
    return {articles[number].id: found for number, found in made}


def _look_at(item: tuple[Article, bytes], configuration: Configuration) -> Findings:
    from generator.linking import link

    article, named = item
    known = pickle.loads(zlib.decompress(named)) if named else None
    return link.look(article, configuration.link_data, known)


def _with_short_name(article: Article, short: str) -> Article:
    if article.source is None or not short:
        return article
    return article.model_copy(update={"source": Source(file=short, lines=article.source.lines)})


def placed(diagnostic: Diagnostic, origins: Mapping[str, Origin]) -> Diagnostic:
    """With the file that the article was read from.

    A finding about a record may name the text that the record was once made from; its reader
    has the record.
    """
    origin = origins.get(diagnostic.article)
    if origin is None or diagnostic.file == origin.file:
        return diagnostic
    own = diagnostic.line if not diagnostic.file else 0
    return replace(diagnostic, file=origin.file, line=own or origin.line)
