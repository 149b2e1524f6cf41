"""Articles in, corpus out: the straight composition of the linking stages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.linking import institutions, keywords, people
from generator.linking.corpus import Act, Corpus, IssueEntry
from generator.linking.romanize import slug
from generator.model import Article


@dataclass(frozen=True, slots=True)
class LinkData:
    """What people have written down about acts, systems, people and keywords."""


def load_data(folder: Path) -> LinkData:
    """Read ``acts.yml``, ``systems.yml``, ``people.yml`` and ``keywords.yml``; a missing file is empty."""
    return LinkData()


def annotate(article: Article, data: LinkData) -> Article:
    """The article with the acts that its words name and the systems that its body names."""
    return article


def link(articles: Sequence[Article], data: LinkData) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Find what stands between the articles.

    Args:
        articles: in any order; ids are unique.
        data: from :func:`load_data`.
    """
    ordered = sorted(articles, key=newest_first)
    places, institution_ids, d1 = institutions.resolve(ordered)
    persons, author_ids, d2 = people.resolve(ordered, institution_ids)
    concepts, keyword_ids, d3 = keywords.resolve(ordered)
    acts = _linked_acts(ordered)
    corpus = Corpus(
        articles={article.id: article for article in ordered},
        people=persons,
        institutions=places,
        keywords=concepts,
        acts=acts,
        issues=issues(ordered),
        author_ids=author_ids,
        keyword_ids=keyword_ids,
        institution_ids=institution_ids,
    )
    return corpus, (*d1, *d2, *d3)


def _linked_acts(articles: Sequence[Article]) -> dict[str, Act]:
    acts: dict[str, Act] = {}
    for article in articles:
        for cited in article.acts:
            key = slug(cited.id.strip("_"))
            acts.setdefault(
                key, Act(id=key, registry=cited.registry, registry_id=cited.id, title={"en": cited.id})
            )
    return acts


def newest_first(article: Article) -> tuple[int, str]:
    """Sort key of all lists: newest year first, then id."""
    return (-(article.year or 0), article.id)


def issues(articles: Sequence[Article]) -> tuple[IssueEntry, ...]:
    """The issues of the articles that name a journal, newest first; articles in printed order."""
    groups: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        if article.journal:
            groups.setdefault((article.journal, issue_id(article)), []).append(article)
    entries = []
    for (journal, key), members in groups.items():
        members.sort(key=_printed_order)
        first = members[0]
        entries.append(
            IssueEntry(
                journal=journal,
                id=key,
                year=first.year,
                volume=first.issue.volume if first.issue else None,
                number=first.issue.number if first.issue else None,
                label=next((a.issue.label for a in members if a.issue and a.issue.label), None),
                articles=tuple(a.id for a in members),
            )
        )
    entries.sort(key=lambda e: (-(e.year or 0), e.journal, e.id))
    return tuple(entries)


def issue_id(article: Article) -> str:
    """The last part of an issue's URL: ``2025-4``, ``2025-12-4`` (year, volume, number)."""
    parts = [str(article.year)] if article.year else []
    if article.issue:
        parts += [part for part in (article.issue.volume, article.issue.number) if part]
        if len(parts) < 2 and article.issue.label:
            parts.append(article.issue.label)
    return slug(" ".join(parts)) or "undated"


def _printed_order(article: Article) -> tuple[int, str, int, str]:
    page = re.match(r"\D*(\d+)", article.pages or "")
    line = article.source.lines[0] if article.source else 0
    file = article.source.file if article.source else ""
    return (int(page[1]) if page else 10**6, file, line, article.id)
