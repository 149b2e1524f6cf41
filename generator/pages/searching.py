"""What the search index gets of an article beyond the words that its page shows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Article
from generator.pages.folding import search_words
from generator.pages.markdown import plain
from generator.pages.scene import Link, Scene


def words(scene: Scene, article: Article, full: bool) -> str:
    """Words for the index alone: names in every spelling, keywords in every language, folded stems.

    Args:
        scene: of the page.
        article: of the page.
        full: whether the page holds the body.
    """
    names = list(_names(scene, article))
    labels = list(_labels(scene, article))
    texts = [*names, *labels, *_front(article), article.summary.get(scene.lang, "")]
    if full:
        texts += _body(article)
    listed = dict.fromkeys(plain(text) for text in (*names, *labels))
    return " · ".join((*listed, " ".join(search_words(plain(text) for text in texts))))


def facets(scene: Scene, article: Article) -> tuple[tuple[str, str], ...]:
    """(facet, value) pairs of the search index, in the page's language."""
    found = [("language", scene.t(f"lang_{article.language}"))]
    if article.journal:
        found.append(("journal", scene.journal(article.journal).striptags()))
    if article.year:
        found.append(("year", str(article.year)))
    if article.rubric:
        found.append(("rubric", scene.rubric(article).striptags()))
    people = [key for key in scene.corpus.author_ids.get(article.id, ()) if key in scene.corpus.people]
    found += [("author", scene.person(key).label.striptags()) for key in people]
    found += [("keyword", scene.keyword(key).label.striptags()) for key in _keywords(scene, article)]
    found += [("act", link.label.striptags()) for link in acts(scene, article)]
    return tuple(found)


def acts(scene: Scene, article: Article) -> tuple[Link, ...]:
    """The legal acts that an article cites, linked."""
    return tuple(scene.act(key) for key in scene.site.acts_of.get(article.id, ()))


def _names(scene: Scene, article: Article) -> Iterator[str]:
    ids = scene.corpus.author_ids.get(article.id, ())
    for index, author in enumerate(article.authors):
        yield from (*author.name.values(), *author.full_name.values())
        person = scene.corpus.people.get(ids[index]) if index < len(ids) else None
        if person:
            yield from (*person.name.values(), *person.variants)


def _keywords(scene: Scene, article: Article) -> tuple[str, ...]:
    keys = (key for ids in scene.corpus.keyword_ids.get(article.id, {}).values() for key in ids)
    return tuple(key for key in dict.fromkeys(keys) if key in scene.corpus.keywords)


def _labels(scene: Scene, article: Article) -> Iterator[str]:
    for key in _keywords(scene, article):
        yield from scene.corpus.keywords[key].label.values()


def _front(article: Article) -> Iterator[str]:
    yield from article.title.values()
    for texts in (*article.abstract.values(), *article.keywords.values()):
        yield from texts


def _body(article: Article) -> Iterator[str]:
    for block in article.body:
        if block.type == "list":
            yield from (item.text for item in block.items)
        elif block.type == "table":
            yield from (cell for row in block.rows for cell in row)
        else:
            yield block.caption if block.type == "figure" else block.text
