"""Articles in, corpus out: the straight composition of the linking stages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic
from generator.linking import citations, institutions, keywords, people, related, systems
from generator.linking.acts.gathering import gather
from generator.linking.acts.scanning import Place, Scan
from generator.linking.acts.settling import learn, settle
from generator.linking.annotate import Named, named_in, texts_of, with_findings
from generator.linking.cited.articles import find_cited_by
from generator.linking.cited.listed import Listed, listed
from generator.linking.cited.works import most_cited
from generator.linking.corpus import Act, CitationLink, Corpus, Institution, IssueEntry, Person, newest_first
from generator.linking.data import LinkData
from generator.linking.pieces import Piece
from generator.linking.steps import Memory, Steps, forgetful
from generator.model import Article
from generator.romanize import slug


@dataclass(frozen=True, slots=True)
class Findings:
    """What one article names and cites; nothing of another article is needed to find it.

    Attributes:
        acts: places that name legal acts.
        systems: places that name digital systems.
        citations: in-text citations and the entries they mean.
        works: what its list of references holds.
        doubts: what was not sure about these.
    """

    acts: Scan
    systems: tuple[tuple[Piece, systems.FoundSystem], ...]
    citations: tuple[CitationLink, ...]
    works: tuple[Listed, ...]
    doubts: tuple[Diagnostic, ...]


def look(article: Article, data: LinkData, named: Named | None = None) -> Findings:
    """What :func:`link` needs of one article.

    Args:
        article: the article.
        data: as in :func:`link`.
        named: what was named in the article before; passed over where its texts have changed since.
    """
    cited_at, doubts = citations.link_citations(article)
    if named is None or named.texts != texts_of(article):
        named = named_in(article, data)
    return Findings(named.acts, named.systems, tuple(cited_at), listed(article), tuple(doubts))


def link(
    articles: Sequence[Article],
    data: LinkData,
    looked: Mapping[str, Findings] | None = None,
    memory: Memory = forgetful,
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Find what stands between the articles.

    The articles of the corpus are annotated (see :mod:`generator.linking.annotate`); that they
    already were does no harm.

    Args:
        articles: in any order; ids are unique.
        data: from :func:`generator.linking.data.load_data`.
        looked: what :func:`look` gives of each article, by id; None looks here.
        memory: knows what steps gave of another state of the collection, with the same data.
    """
    found: list[Diagnostic] = []
    ordered = sorted(articles, key=newest_first)
    if looked is None:
        looked = {article.id: look(article, data) for article in ordered}
    scans = {article.id: looked[article.id].acts for article in ordered}
    known = learn(scans.values(), data.acts.known)
    places: dict[str, tuple[Place, ...]] = {}
    named: dict[str, tuple[tuple[Piece, systems.FoundSystem], ...]] = {}
    annotated: list[Article] = []
    for article in ordered:
        places[article.id], doubts = settle(scans[article.id], known)
        found += doubts
        named[article.id] = looked[article.id].systems
        annotated.append(with_findings(article, places[article.id], named[article.id]))
    acts, act_ids = gather(annotated, places, data.acts, known)
    # A step sees of the articles what is named here, and is done again where that changed.
    steps = Steps(annotated, memory)
    homes, institution_ids, d1 = steps.take(
        institutions.resolve, ("year", "source", "affiliations"), (), (data.institutions,)
    )
    persons, author_ids, d2 = steps.take(
        people.resolve, ("year", "source", "authors"), (institution_ids,), (data.people,)
    )
    concepts, keyword_ids = steps.take(keywords.resolve, ("year", "keywords"), (), (data.keywords,))
    lists = {article.id: looked[article.id].works for article in annotated}
    works = steps.take(most_cited, ("year", "references"), (_acts_of_entries(acts),), (lists,))
    corpus = Corpus(
        articles={article.id: article for article in annotated},
        people=persons,
        institutions=_with_people(homes, persons),
        keywords=concepts,
        acts=acts,
        systems=systems.gather(annotated, named, data.systems),
        issues=issues(annotated),
        author_ids=author_ids,
        keyword_ids=keyword_ids,
        institution_ids=institution_ids,
        act_ids=act_ids,
        citations={a.id: looked[a.id].citations for a in annotated if looked[a.id].citations},
        cited_by=steps.take(find_cited_by, ("year", "doi", "title", "authors", "references")),
        most_cited={work.id: work for work in works},
    )
    near = steps.take(related.nearest, ("title", "abstract"), related.shared(corpus))
    corpus = replace(corpus, related=near)
    found += [doubt for article in annotated for doubt in looked[article.id].doubts]
    return corpus, (*found, *d1, *d2)


def _acts_of_entries(acts: Mapping[str, Act]) -> dict[tuple[str, int], str]:
    """The act that each entry of a reference list names first."""
    named = sorted(
        (mention.article, mention.block, mention.start, act.id)
        for act in acts.values()
        for mention in act.mentions
        if mention.where == "reference" and mention.start < mention.end
    )
    found: dict[tuple[str, int], str] = {}
    for article, entry, _, act in named:
        found.setdefault((article, entry), act)
    return found


def _with_people(homes: Mapping[str, Institution], persons: Mapping[str, Person]) -> dict[str, Institution]:
    staff: dict[str, list[str]] = {key: [] for key in homes}
    for person in persons.values():
        for key in person.institutions:
            staff[key].append(person.id)
    return {key: replace(home, people=tuple(sorted(staff[key]))) for key, home in homes.items()}


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
    page = re.match(r"\D*(\d+)", article.pages or article.first_page or "")
    line = article.source.lines[0] if article.source else 0
    file = article.source.file if article.source else ""
    return (int(page[1]) if page else 10**6, file, line, article.id)
