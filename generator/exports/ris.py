"""RIS, for reference managers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.exports import facts
from generator.exports.once import once
from generator.linking.corpus import Corpus
from generator.model import LANGUAGES, Article
from generator.settings import SiteSettings


@once
def entry(article: Article, corpus: Corpus, settings: SiteSettings) -> str:
    """One article. Lines end as the format wants them, with CR and LF."""
    lines = [
        f"{tag}  - {' '.join(value.split())}" for tag, value in _fields(article, corpus, settings) if value
    ]
    kind = "JOUR" if facts.journal_title(article, settings) else "GEN"
    return "\r\n".join([f"TY  - {kind}", *lines, "ER  - ", ""])


def _fields(article: Article, corpus: Corpus, settings: SiteSettings) -> Iterator[tuple[str, str]]:
    day = facts.published_on(article)
    own = facts.title(article)
    yield "ID", article.id
    yield "TI", own
    for lang in LANGUAGES:
        if lang != article.language and article.title.get(lang) and facts.title(article, lang) != own:
            yield "TT", facts.title(article, lang)
            break  # the format knows one translated title
    for name in facts.names(article, corpus):
        yield "AU", name.inverted
    yield "JO", facts.journal_title(article, settings)
    yield "JA", facts.journal_short(article, settings)
    yield "PY", str(day.year) if day else ""
    yield "DA", day.written("/") if day and day.month else ""
    yield "VL", facts.volume(article)
    yield "IS", facts.number(article)
    yield "SP", facts.begins_on(article)
    yield "EP", facts.pages(article)[1]
    yield "SN", ", ".join(facts.issns(article, settings))
    yield "PB", facts.publisher(article, settings)
    yield "DO", article.doi or ""
    yield "UR", facts.best_url(article, settings)
    yield "LA", article.language
    for word in facts.keywords(article, article.language):
        yield "KW", word
    yield "AB", facts.abstract(article, article.language)


def write(articles: Iterable[Article], corpus: Corpus, settings: SiteSettings) -> str:
    """The articles as one file, a blank line between them."""
    return "\r\n".join(entry(article, corpus, settings) for article in articles)
