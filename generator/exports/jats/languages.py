"""In which order an article's languages stand."""

from __future__ import annotations

from generator.model import LANGUAGES, Article, Lang


def in_order(article: Article) -> tuple[Lang, ...]:
    """The article's own language, then the others."""
    return (article.language, *others(article.language))


def others(first: Lang | None) -> tuple[Lang, ...]:
    """All languages but one."""
    return tuple(lang for lang in LANGUAGES if lang != first)
