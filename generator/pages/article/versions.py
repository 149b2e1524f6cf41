"""What an article prints in each language: title, abstract, keywords."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Article, Lang
from generator.pages import mentions, reporting
from generator.pages.markdown import inline, web_links
from generator.pages.scene import Scene


@dataclass(frozen=True, slots=True)
class Version:
    """What an article prints in one language."""

    lang: Lang
    title: Markup
    paragraphs: tuple[tuple[str, Markup], ...]  # with anchors
    keywords: tuple[tuple[Markup, Markup | None], ...]


def versions_of(scene: Scene, article: Article) -> tuple[Version, ...]:
    """Those that print anything: the page's language first, the article's at last if the site has it not."""
    langs = dict.fromkeys((scene.lang, *scene.others(), article.language))
    versions = (_version(scene, article, lang) for lang in langs)
    return tuple(one for one in versions if one.title or one.paragraphs or one.keywords)


def opening(scene: Scene, article: Article, versions: Sequence[Version]) -> Version | None:
    """The version with which the page opens: the abstract in its own language, else in the article's, else any."""
    abstracts = {one.lang: one for one in versions if one.paragraphs}
    keywords = (one for one in versions if one.lang == scene.lang and one.keywords)
    wished = (abstracts.get(scene.lang), abstracts.get(article.language), *keywords, *abstracts.values())
    return next(filter(None, wished), None)


def _version(scene: Scene, article: Article, lang: Lang) -> Version:
    keys = scene.corpus.keyword_ids.get(article.id, {}).get(lang, ())
    keywords = []
    for index, word in enumerate(article.keywords.get(lang, ())):
        key = keys[index] if index < len(keys) else ""
        keywords.append(
            (inline(word), scene.entry("keywords", key) if key in scene.corpus.keywords else None)
        )
    return Version(
        lang,
        inline(scene.site.casing.restore(article.title.get(lang, ""))),
        tuple(
            _abstract(scene, article, lang, index, paragraph)
            for index, paragraph in enumerate(article.abstract.get(lang, ()))
        ),
        tuple(keywords),
    )


def _abstract(scene: Scene, article: Article, lang: Lang, number: int, text: str) -> tuple[str, Markup]:
    """A paragraph of an abstract with its anchor; in the article's language its acts and systems are linked."""
    spans = web_links(text)
    if lang == article.language:
        spans = mentions.linked(scene, article.id, "abstract", number, text, spans)
    anchor = f"abstract-{lang}-{number + 1}"
    return anchor, inline(text, spans) + reporting.share_link(
        scene, article, anchor, f"abstract.{lang}.{number}", lang=lang
    )
