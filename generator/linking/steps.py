"""Steps of linking that look at the whole collection, done again only where something changed that they see.

A step gets no more of the articles than it says it needs. So most edits, which change the words of a text,
leave what it gets, and therefore what it gives, as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from generator.model import Article
from generator.tracing import fingerprint

Result = TypeVar("Result")


class Memory(Protocol):
    """Knows results of earlier builds."""

    def __call__(self, step: str, state: bytes, make: Callable[[], Result]) -> Result:
        """What the step gave when its input had the same state; else what ``make`` gives."""


def forgetful(step: str, state: bytes, make: Callable[[], Result]) -> Result:
    """Remembers nothing."""
    return make()


class Steps:
    """Does the steps for one collection.

    Args:
        articles: annotated.
        memory: knows what the steps gave before, with the same configuration.
    """

    def __init__(self, articles: Sequence[Article], memory: Memory = forgetful) -> None:
        self._articles = articles
        self._memory = memory

    def take(
        self,
        step: Callable[..., Result],
        fields: Sequence[str],
        others: Sequence[object] = (),
        settings: Sequence[object] = (),
    ) -> Result:
        """``step(articles, *others, *settings)``.

        Args:
            step: a function of a module's top level.
            fields: of the articles; the step sees no others, except for ids.
            others: what else changes with the articles; its ``repr`` tells all of it.
            settings: what changes with the configuration alone, or follows from these fields.
        """
        seen = [only(article, fields) for article in self._articles]
        state = fingerprint((*map(fingerprint, seen), others))
        name = f"{step.__module__}.{step.__qualname__}"
        return self._memory(name, state, lambda: step(seen, *others, *settings))


def only(article: Article, fields: Sequence[str]) -> Article:
    """The article with nothing but its id and some fields.

    >>> whole = Article(id="a", language="en", title={"en": "Wells"}, year=2001)
    >>> only(whole, ["year"]) == Article(id="a", language="en", title={}, year=2001)
    True
    """
    kept = {name: getattr(article, name) for name in ("id", "language", *fields)}
    return Article.model_construct(**{"title": {}} | kept)
