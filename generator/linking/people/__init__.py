"""People: one person across languages, spellings, initials and articles.

Every author of every byline is an *appearance*. Appearances become one person in this order, and
each time the reason is kept:

1. what ``people.yml`` says (``same``, ``different``) stands above everything;
2. the same ORCID;
3. the same e-mail address, if the names can be one person's (people share addresses);
4. the same surname and full name, or surname and both initials, at the same institution.

Different ORCIDs and two places in one byline are never one person. What looks like one person but
is not proven is told as ``person-doubt`` and left apart.

``appearances`` and their groups, ``merging``, ``surnames`` spelt in two ways, what is ``shown`` of a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.diagnostics import Diagnostic
from generator.linking.corpus import Person
from generator.linking.data import PeopleFile
from generator.linking.people.appearances import Group, appearance_of
from generator.linking.people.merging import Merger
from generator.linking.people.shown import best_names, new_id, variants
from generator.linking.people.surnames import tell_spellings, tell_two_surnames
from generator.model import Article


def resolve(
    articles: Sequence[Article],
    institution_ids: Mapping[str, tuple[str, ...]],
    data: PeopleFile | None = None,
) -> tuple[dict[str, Person], dict[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    """Give every author a person.

    Args:
        articles: in any order.
        institution_ids: of each article, by affiliation number.
        data: ``people.yml``.

    Returns:
        People by id; for each article the person of each author; doubts.
    """
    data = data or PeopleFile()
    found: list[Diagnostic] = []
    oldest_first = sorted(articles, key=lambda a: (a.year or 9999, a.id))
    joined = frozenset(word.lower() for word in data.inner_capitals)
    appearances = [
        appearance_of(article, n, author, institution_ids.get(article.id, ()), joined)
        for article in oldest_first
        for n, author in enumerate(article.authors)
    ]
    merger = Merger(appearances, data, found)
    merger.by_hand()
    merger.by_mark("orcid")
    merger.by_mark("email")
    merger.by_name()
    groups = merger.groups()
    for group in groups:
        for one in group.members:
            found += tell_two_surnames(one, group.by_hand)
            found += tell_spellings(one, group.by_hand)
    people, author_ids = _people(groups, articles)
    return people, author_ids, tuple(found)


def _people(
    groups: Sequence[Group], articles: Sequence[Article]
) -> tuple[dict[str, Person], dict[str, tuple[str, ...]]]:
    """A person of each group, and for each article the person of each author."""
    ids: dict[int, str] = {}
    taken: set[str] = {g.by_hand.id for g in groups if g.by_hand and g.by_hand.id}
    for group in groups:
        if group.by_hand and group.by_hand.id:
            ids[id(group)] = group.by_hand.id
            continue
        ids[id(group)] = new_id(group, taken)
        taken.add(ids[id(group)])
    person_of = {a.key: ids[id(group)] for group in groups for a in group.members}
    author_ids = {
        article.id: tuple(person_of[f"{article.id}#{n + 1}"] for n in range(len(article.authors)))
        for article in articles
    }
    rank = {article.id: n for n, article in enumerate(articles)}
    people = {}
    for group in sorted(groups, key=lambda g: ids[id(g)]):
        key = ids[id(group)]
        mine = tuple(sorted({a.article.id for a in group.members}, key=rank.__getitem__))
        names = best_names(group)
        people[key] = Person(
            id=key,
            name=names,
            variants=variants(group, names),
            orcid=next(iter(sorted(group.orcids)), None),
            institutions=tuple(dict.fromkeys(home for a in group.members for home in a.homes)),
            articles=mine,
            coauthors=tuple(dict.fromkeys(p for a in mine for p in author_ids[a] if p != key)),
            reasons=tuple(dict.fromkeys(group.reasons)),
        )
    return people, author_ids
