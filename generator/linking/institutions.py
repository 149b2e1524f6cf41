"""Institutions: one for its names in three languages, their spellings and all articles.

An affiliation number gives the three names of one institution. Over articles names are compared by
what :mod:`generator.linking.institution_names` makes of them: cores must be equal; honours must
overlap, unless the core is telling enough by itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic
from generator.linking.apart import free_id, kept_apart
from generator.linking.corpus import Institution
from generator.linking.institution_names import (
    InstitutionData,
    InstitutionsFile,
    NameKey,
    bare,
    clean,
    compile_institutions,
    name_key,
    stems,
)
from generator.model import LANGUAGES, Article, Lang
from generator.romanize import slug


@dataclass(slots=True)
class _Group:
    """Names taken for one institution so far."""

    names: dict[Lang, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    printed: dict[str, None] = field(default_factory=dict)
    articles: dict[str, None] = field(default_factory=dict)
    first: dict[Lang, str] = field(default_factory=dict)
    id: str = ""


def resolve(
    articles: Sequence[Article], data: InstitutionData | None = None
) -> tuple[dict[str, Institution], dict[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    """Give every affiliation number of every article an institution.

    Args:
        articles: in any order.
        data: from :func:`compile_institutions`.

    Returns:
        Institutions by id; for each article the institution of each number ("" where no language
        has a name for it); doubts. The people of
        the institutions are filled by :func:`generator.linking.link.link`.
    """
    data = data or compile_institutions(InstitutionsFile())
    found: list[Diagnostic] = []
    merger = _Merger(data, found)
    groups_of: dict[str, list[_Group | None]] = {}
    for article in sorted(articles, key=lambda a: (a.year or 9999, a.id)):
        groups_of[article.id] = [
            merger.add(article, names) if names else None for names in _rows(article, data)
        ]
    merger.name_all()
    order = {article.id: n for n, article in enumerate(articles)}
    institutions = {}
    for group in sorted(merger.groups(), key=lambda g: g.id):
        names = {
            lang: max(counts, key=counts.__getitem__)
            for lang in LANGUAGES
            if (counts := group.names.get(lang))
        }
        institutions[group.id] = Institution(
            id=group.id,
            name=names,
            variants=tuple(v for v in group.printed if v not in names.values()),
            articles=tuple(sorted(group.articles, key=order.__getitem__)),
        )
    ids = {
        article.id: tuple(merger.find(group).id if group else "" for group in groups_of[article.id])
        for article in articles
    }
    return institutions, ids, tuple(found)


def _rows(article: Article, data: InstitutionData) -> list[dict[Lang, str]]:
    """The names of each affiliation number.

    Where the lists differ in length, the longest one has the numbers, and the others give a name
    to a number only if their place is beyond doubt.
    """
    lists = {lang: article.affiliations[lang] for lang in LANGUAGES if article.affiliations.get(lang)}
    if not lists:
        return []
    count = max(len(names) for names in lists.values())
    rows: list[dict[Lang, str]] = [{} for _ in range(count)]
    for lang, names in lists.items():
        for n, name in enumerate(names):
            if name.strip():
                rows[n][lang] = name
    if len({len(names) for names in lists.values()}) > 1:
        full = {lang for lang, names in lists.items() if len(names) == count}
        for row in rows:
            for lang in [x for x in row if x not in full]:
                if not _akin(row[lang], [row[x] for x in row if x in full], data):
                    del row[lang]
    return rows


def _akin(name: str, others: Sequence[str], data: InstitutionData) -> bool:
    """Whether names of two languages share a word of their own (a person, a town)."""
    mine = set(stems(name))
    return any((mine & set(stems(other))) - data.common for other in others)


class _Merger:
    def __init__(self, data: InstitutionData, found: list[Diagnostic]) -> None:
        self.data = data
        self.found = found
        self.all: list[_Group] = []
        self.parent: dict[int, _Group] = {}
        self.buckets: dict[tuple[Lang, frozenset[str]], list[tuple[NameKey, _Group]]] = defaultdict(list)
        self.by_hand = {
            bare(clean(name, data)): n for n, entry in enumerate(data.file.same) for name in entry.names
        }
        self.hand_groups: dict[int, _Group] = {}
        # Ten thousand articles have a few hundred affiliations: take each apart once.
        self.cleaned: dict[str, str] = {}
        self.keys: dict[str, NameKey] = {}
        self.apart = [{bare(clean(name, data)) for name in names} for names in data.file.different]

    def groups(self) -> list[_Group]:
        return [group for group in self.all if id(group) not in self.parent]

    def find(self, group: _Group) -> _Group:
        while id(group) in self.parent:
            group = self.parent[id(group)]
        return group

    def add(self, article: Article, row: Mapping[Lang, str]) -> _Group:
        cleaned = {lang: self._clean(printed) for lang, printed in row.items()}
        keys = {lang: self._key(name) for lang, name in cleaned.items()}
        fits: list[_Group] = []
        for lang, key in keys.items():
            for other, owner in self.buckets[lang, key.core]:
                group = self.find(owner)
                if (
                    key.core
                    and key.same(other)
                    and group not in fits
                    and not self._kept_apart(cleaned, group)
                ):
                    fits.append(group)
        for name in cleaned.values():
            entry = self.by_hand.get(bare(name), -1)
            if entry in self.hand_groups and (group := self.find(self.hand_groups[entry])) not in fits:
                fits.append(group)
        if len(fits) > 1:
            fits = self._one_of(fits, article, cleaned)
        target = fits[0] if fits else _Group()
        if not fits:
            self.all.append(target)
        for lang, printed in row.items():
            target.names[lang][cleaned[lang]] += 1
            target.first.setdefault(lang, cleaned[lang])
            target.printed.setdefault(cleaned[lang])
            target.printed.setdefault(re.sub(r"\s+", " ", printed))
            if not any(
                keys[lang] == key and self.find(owner) is target
                for key, owner in self.buckets[lang, keys[lang].core]
            ):
                self.buckets[lang, keys[lang].core].append((keys[lang], target))
            hand = self.by_hand.get(bare(cleaned[lang]))
            if hand is not None:
                self.hand_groups.setdefault(hand, target)
        target.articles.setdefault(article.id)
        return target

    def _clean(self, printed: str) -> str:
        if printed not in self.cleaned:
            self.cleaned[printed] = clean(printed, self.data)
        return self.cleaned[printed]

    def _key(self, name: str) -> NameKey:
        if name not in self.keys:
            self.keys[name] = name_key(name, self.data)
        return self.keys[name]

    def _kept_apart(self, cleaned: Mapping[Lang, str], group: _Group) -> bool:
        if not self.apart:
            return False
        theirs = {bare(name) for counter in group.names.values() for name in counter}
        return kept_apart(set(map(bare, cleaned.values())), theirs, self.apart)

    def _one_of(self, fits: list[_Group], article: Article, cleaned: Mapping[Lang, str]) -> list[_Group]:
        """Join the institutions that an affiliation fits, unless their own names speak against it."""
        first = fits[0]
        for other in fits[1:]:
            if self._against(first, other):
                self.found.append(
                    Diagnostic(
                        code="institution-doubt",
                        severity="info",
                        message=(
                            f"{next(iter(cleaned.values()))} fits two institutions: "
                            f"{next(iter(first.printed))} and {next(iter(other.printed))}"
                        ),
                        file=article.source.file if article.source else "",
                        line=article.source.lines[0] if article.source else 0,
                        hint="Write them under same or different in site_config/institutions.yml.",
                        article=article.id,
                    )
                )
                continue
            for lang, counter in other.names.items():
                first.names[lang].update(counter)
                for name in counter:
                    first.first.setdefault(lang, name)
            first.printed.update(other.printed)
            first.articles.update(other.articles)
            self.parent[id(other)] = first
        return [first]

    def _against(self, a: _Group, b: _Group) -> bool:
        """Whether in some language the names have nothing in common but words such as university."""
        for lang in LANGUAGES:
            mine = {s for name in a.names.get(lang, ()) for s in stems(name)} - self.data.common
            theirs = {s for name in b.names.get(lang, ()) for s in stems(name)} - self.data.common
            if mine and theirs and not mine & theirs:
                return True
        return False

    def name_all(self) -> None:
        taken: set[str] = set()
        for n, entry in enumerate(self.data.file.same):
            if entry.id and n in self.hand_groups:
                self.find(self.hand_groups[n]).id = entry.id
                taken.add(entry.id)
        for group in self.groups():
            if group.id:
                continue
            name = group.first.get("en") or group.first.get("ru") or group.first.get("kk") or "institution"
            wish = slug(re.sub(r"(?i)\bof the republic of kazakhstan\b", "", name), limit=80) or "institution"
            group.id = free_id(wish, taken)
            taken.add(group.id)
