"""What many files say of one article, made once.

An article stands in its own files and in those of each of its authors, keywords and of its issue. What
these say of it is kept, though nothing that was read of the collection's tables may be kept for another
file (:mod:`generator.tracing`): the one thing that they read there, the ids of the authors, is read each
time and must be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec, TypeVar

from generator.linking.corpus import Corpus
from generator.model import Article

_MOST = 8192  # results; an entry of BibTeX has some 3 KB
_Rest = ParamSpec("_Rest")
_Result = TypeVar("_Result")


def once(
    make: Callable[Concatenate[Article, Corpus, _Rest], _Result],
) -> Callable[Concatenate[Article, Corpus, _Rest], _Result]:
    """Keeps what a function makes of an article.

    Args:
        make: reads nothing of the corpus but the ids of the article's authors; its result is never
            changed. What else it is given is told apart by its identity.
    """
    known: dict[tuple[int, ...], tuple[Article, Sequence[str], tuple[object, ...], _Result]] = {}

    def made(article: Article, corpus: Corpus, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Result:
        ids = corpus.author_ids.get(article.id, ())
        more = (*rest, *named.values())
        key = (id(article), *map(id, more))
        entry = known.get(key)  # it holds what its key names, so that no other object has that identity
        if entry is None or entry[1] != ids:
            if len(known) >= _MOST:
                known.clear()
            entry = known[key] = (article, ids, more, make(article, corpus, *rest, **named))
        return entry[3]

    return made
