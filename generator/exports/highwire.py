"""Meta tags of an article's page: Highwire Press (Google Scholar, Zotero) and Dublin Core.

Google Scholar's inclusion guidelines ask for ``citation_title``, ``citation_author`` and
``citation_publication_date``, one language, that of the full text, and one author a tag. Zotero takes
names without a comma as "given names, surname", splits keywords at ``;``, and joins tags of one name
that it wants once; so each of these stands here once.
"""

from __future__ import annotations

from generator.exports import facts
from generator.linking.corpus import Corpus
from generator.model import Article
from generator.pages.markdown import plain
from generator.settings import SiteSettings

Tag = tuple[str, str]


def highwire(article: Article, corpus: Corpus, settings: SiteSettings) -> tuple[Tag, ...]:
    """(name, content) in order; for the page in the article's own language and no other."""
    day = facts.published_on(article)
    url = facts.absolute(facts.page_url(article, settings), settings)
    tags: list[Tag] = [("citation_title", facts.title(article))]
    for author, name in zip(article.authors, facts.names(article, corpus), strict=True):
        tags.append(("citation_author", name.straight))
        tags += [("citation_author_institution", place) for place in facts.affiliations(article, author)]
        if author.orcid:
            tags.append(("citation_author_orcid", f"https://orcid.org/{author.orcid}"))
    issns = facts.issns(article, settings)
    tags += [
        ("citation_publication_date", day.written("/") if day else ""),
        ("citation_journal_title", facts.journal_title(article, settings)),
        ("citation_journal_abbrev", facts.journal_short(article, settings)),
        ("citation_publisher", facts.publisher(article, settings)),
        ("citation_volume", facts.volume(article)),
        ("citation_issue", facts.number(article)),
        ("citation_firstpage", facts.begins_on(article)),
        ("citation_lastpage", facts.pages(article)[1]),
        ("citation_issn", issns[0] if issns else ""),
        ("citation_doi", article.doi or ""),
        ("citation_language", article.language),
        ("citation_abstract", facts.abstract(article, article.language)),
        (
            "citation_keywords",
            "; ".join(w.replace(";", ",") for w in facts.keywords(article, article.language)),
        ),
        ("citation_abstract_html_url", url),
        ("citation_fulltext_html_url", url if article.has_full_text() else ""),
    ]
    entries = article.references.original or article.references.romanized
    tags += [("citation_reference", plain(entry.text)) for entry in entries]
    return tuple((name, content) for name, content in tags if content)


def dublin_core(article: Article, corpus: Corpus, settings: SiteSettings) -> tuple[Tag, ...]:
    """The same facts as ``DC.…`` tags, for those who read nothing else."""
    day = facts.published_on(article)
    url = facts.absolute(facts.page_url(article, settings), settings)
    tags: list[Tag] = [("DC.title", facts.title(article))]
    tags += [("DC.creator", name.inverted) for name in facts.names(article, corpus)]
    tags += [("DC.subject", word) for word in facts.keywords(article, article.language)]
    tags += [
        ("DC.publisher", facts.publisher(article, settings)),
        ("DC.date", day.iso if day else ""),
        ("DC.identifier", f"doi:{article.doi}" if article.doi else url),
        ("DC.language", article.language),
    ]
    return tuple((name, content) for name, content in tags if content)
