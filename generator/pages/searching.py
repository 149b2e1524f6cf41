"""What the search index gets of an article beyond the words that its page shows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Article
from generator.pages.folding import search_words
from generator.pages.markdown import plain
from generator.pages.scene import Link, Scene
from generator.romanize import slug


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
    """(facet, value) pairs of the search index, in the page's language.

    A value is ``key|label``. The key is the same in all languages, so that an address with chosen
    facets means the same on each language's search page. ``date`` is no facet but the order.
    """
    corpus = scene.corpus
    found: list[tuple[str, str, str]] = [("language", article.language, scene.t(f"lang_{article.language}"))]
    if article.journal:
        found.append(("journal", article.journal, scene.journal(article.journal).striptags()))
    if article.year:
        found.append(("year", str(article.year), str(article.year)))
    rubric = next((article.rubric[lang] for lang in ("en", "ru", "kk") if article.rubric.get(lang)), "")
    if rubric:
        found.append(("rubric", slug(rubric), scene.rubric(article).striptags()))
    people = [key for key in corpus.author_ids.get(article.id, ()) if key in corpus.people]
    found += [("author", key, scene.person(key).label.striptags()) for key in people]
    found += [("keyword", key, scene.keyword(key).label.striptags()) for key in _keywords(scene, article)]
    found += [
        ("act", key, scene.act(key).label.striptags()) for key in scene.site.acts_of.get(article.id, ())
    ]
    values = tuple((facet, f"{key}|{label}") for facet, key, label in found)
    return (*values, ("date", article.dates.published or str(article.year or 0)))


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
