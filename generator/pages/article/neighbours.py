"""Other articles worth reading, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.linking.corpus import Related
from generator.model import Article
from generator.pages import backmatter
from generator.pages.scene import Link, Scene

_REASONS = 3  # shown of each kind


@dataclass(frozen=True, slots=True)
class Reason:
    """Why another article is worth reading."""

    words: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A related article with the reasons."""

    article: Article
    href: Markup
    title: Markup
    reasons: tuple[Reason, ...]


def related(scene: Scene, article: Article) -> tuple[Neighbour, ...]:
    """The articles nearest to one, the nearest first."""
    found = []
    for other in scene.corpus.related.get(article.id, ()):
        if other.article in scene.corpus.articles:
            neighbour = scene.article(other.article)
            found.append(
                Neighbour(
                    neighbour,
                    scene.entry("articles", neighbour.id),
                    scene.title(neighbour),
                    _reasons(scene, other),
                )
            )
    return tuple(found)


def _reasons(scene: Scene, other: Related) -> tuple[Reason, ...]:
    """What two articles share, by kind; of each kind the first few."""
    tables: dict[str, tuple[Mapping[str, object], Callable[[str], Link]]] = {
        "keyword": (scene.corpus.keywords, scene.keyword),
        "act": (scene.corpus.acts, scene.act),
        "system": (scene.corpus.systems, scene.system),
        "person": (scene.corpus.people, scene.person),
        "reference": (scene.corpus.most_cited, partial(backmatter.work_link, scene)),
    }
    shared: dict[str, list[Link]] = {}
    for kind, key in other.reasons:
        if kind == "reference":
            shared.setdefault(kind, [])  # told also of a work that has no place in the list
        if kind in tables and key in tables[kind][0]:
            shared.setdefault(kind, []).append(tables[kind][1](key))
    found = [
        Reason(scene.n(f"reason_{kind}", max(len(links), 1)), tuple(links[:_REASONS]))
        for kind, links in shared.items()
    ]
    return tuple(found)
