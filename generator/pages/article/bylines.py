"""Who wrote an article, and where they work."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Article
from generator.pages.scene import Link, Scene


@dataclass(frozen=True, slots=True)
class Byline:
    """One author as the page shows them.

    ``mail`` is the address in two halves, so that the page never holds it as one word.
    """

    person: Link | None
    name: Markup
    marks: tuple[int, ...]
    orcid: str | None
    mail: tuple[str, str] | None
    corresponding: bool


def byline(scene: Scene, article: Article) -> tuple[Byline, ...]:
    """The authors in their order."""
    ids = scene.corpus.author_ids.get(article.id, ())
    several = max((len(a) for a in article.affiliations.values()), default=0) > 1
    found = []
    for index, author in enumerate(article.authors):
        person = ids[index] if index < len(ids) and ids[index] in scene.corpus.people else None
        name, _, host = (author.email or "").partition("@")
        found.append(
            Byline(
                scene.person(person) if person else None,
                scene.name(author.name, article.language),
                author.affiliations if several else (),
                author.orcid,
                (name, host) if host else None,
                author.corresponding,
            )
        )
    return tuple(found)


def places(scene: Scene, article: Article) -> tuple[tuple[int, Markup, Markup | None], ...]:
    """Affiliations: number, words, link to the institution's page."""
    ids = scene.corpus.institution_ids.get(article.id, ())
    count = max((len(a) for a in article.affiliations.values()), default=0)
    found = []
    for number in range(1, count + 1):
        texts = {lang: a[number - 1] for lang, a in article.affiliations.items() if len(a) >= number}
        key = ids[number - 1] if number <= len(ids) else ""
        href = scene.entry("institutions", key) if key in scene.corpus.institutions else None
        found.append((number, scene.say(texts, article.language), href))
    return tuple(found)
