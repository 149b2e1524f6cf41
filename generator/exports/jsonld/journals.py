"""Journals and their issues."""

from __future__ import annotations

from generator.exports import facts
from generator.exports.jsonld.nodes import Node, bare
from generator.linking.corpus import IssueEntry
from generator.model import LANGUAGES, Article, Lang
from generator.pages import plan
from generator.pages.markdown import plain
from generator.settings import SiteSettings


def issue_of(article: Article, settings: SiteSettings) -> Node:
    """``PublicationIssue`` in ``PublicationVolume`` in ``Periodical``, as much of it as is known."""
    day = facts.published_on(article)
    inner = periodical(article.journal or "", article.language, settings)
    if facts.volume(article):
        inner = bare({"@type": "PublicationVolume", "volumeNumber": facts.volume(article), "isPartOf": inner})
    if facts.number(article):
        inner = bare(
            {
                "@type": "PublicationIssue",
                "issueNumber": facts.number(article),
                "datePublished": f"{day.year:04}" if day else None,
                "isPartOf": inner,
            }
        )
    return inner


def periodical(key: str, lang: Lang, settings: SiteSettings) -> Node:
    """A journal; empty where the settings do not know it."""
    known = settings.journals.get(key)
    if known is None:
        return {}
    name, _ = facts.own(known.title, lang)
    return bare(
        {
            "@type": "Periodical",
            "name": name,
            "alternateName": [plain(known.title[o]) for o in LANGUAGES if known.title.get(o, name) != name],
            "issn": [issn for issn in (known.issn, known.eissn) if issn],
            "publisher": bare({"@type": "Organization", "name": facts.own(known.publisher, lang)[0]}),
            "sameAs": known.url,
            "url": facts.absolute(plan.entry(lang, "journals", key), settings),
        }
    )


def issue(entry: IssueEntry, lang: Lang, settings: SiteSettings) -> Node:
    """An issue's page."""
    inner = periodical(entry.journal, lang, settings)
    if entry.volume:
        inner = bare({"@type": "PublicationVolume", "volumeNumber": entry.volume, "isPartOf": inner})
    return bare(
        {
            "@type": "PublicationIssue",
            "issueNumber": entry.number,
            "name": None if entry.number else entry.label,
            "datePublished": f"{entry.year:04}" if entry.year else None,
            "isPartOf": inner,
            "url": facts.absolute(plan.issue(lang, entry.journal, entry.id), settings),
        }
    )
