"""Which appearances are one person: by hand, by ORCID and e-mail address, by name and institution."""

from __future__ import annotations

from collections import defaultdict

from generator.diagnostics import Diagnostic
from generator.linking.data import PeopleFile
from generator.linking.people.appearances import Appearance, Group
from generator.reading.personal_names import all_agree, likeness


class Merger:
    """Joins groups of appearances; what is not proven is told.

    Args:
        appearances: of all articles.
        data: ``people.yml``.
        found: doubts are added here.
    """

    def __init__(self, appearances: list[Appearance], data: PeopleFile, found: list[Diagnostic]) -> None:
        self.appearances = appearances
        self.data = data
        self.found = found
        self.group_of = {a.key: Group.of(a) for a in appearances}
        self.marks: dict[str, list[str]] = defaultdict(list)
        for a in appearances:
            self.marks[a.key].append(a.key)
            for mark in (a.author.orcid, (a.author.email or "").lower()):
                if mark:
                    self.marks[mark].append(a.key)
        self.apart: dict[str, set[str]] = defaultdict(set)

    def groups(self) -> list[Group]:
        """The groups, in order of first appearance."""
        return list({id(g): g for g in (self.group_of[a.key] for a in self.appearances)}.values())

    def by_hand(self) -> None:
        """Joins and keeps apart what ``people.yml`` says."""
        for names in self.data.different:
            keys = [key for name in names for key in self._named(name)]
            for key in keys:
                self.apart[key] |= set(keys) - {key}
        for entry in self.data.same:
            keys = [key for name in entry.authors for key in self._named(name)]
            for key in keys[1:]:
                if self.group_of[key] is not self.group_of[keys[0]]:
                    self._join(self.group_of[keys[0]], self.group_of[key], "people.yml says so")
            if keys:
                self.group_of[keys[0]].by_hand = entry

    def _named(self, name: str) -> list[str]:
        keys = self.marks.get(name) or self.marks.get(name.lower()) or []
        if not keys:
            self.found.append(
                Diagnostic(
                    code="people-unknown",
                    severity="warning",
                    message=f"people.yml names {name}, which is no author of the collection",
                    file="site_config/people.yml",
                    hint="Write an ORCID, an e-mail address, or an article's id, # and the author's place.",
                )
            )
        return keys

    def by_mark(self, mark: str) -> None:
        """Joins those with one ``orcid`` or ``email`` whose names do not speak against it."""
        holders: dict[str, list[Appearance]] = defaultdict(list)
        for a in self.appearances:
            value = (getattr(a.author, mark) or "").lower()
            if value:
                holders[value].append(a)
        called = {"orcid": "ORCID", "email": "e-mail address"}[mark]
        for value, these in holders.items():
            for one in these[1:]:
                first, second = self.group_of[these[0].key], self.group_of[one.key]
                if first is second:
                    continue
                if not _names_agree(first, second):
                    self._doubt(first, second, f"have the same {called} {value}, but not one name")
                elif self._may(first, second):
                    self._join(first, second, f"{first.called} and {second.called} have the same {called}.")

    def by_name(self) -> None:
        """Joins those with one name at one institution."""
        blocks: dict[tuple[str, str], list[Group]] = defaultdict(list)
        for group in self.groups():
            for surname in sorted(group.surnames):
                for initial in sorted(group.initials[0]) or [""]:
                    blocks[surname, initial].append(group)
        told: set[tuple[int, int]] = set()
        for block in blocks.values():
            for n in range(1, len(block)):
                for earlier in block[:n]:
                    a, b = self.group_of[earlier.members[0].key], self.group_of[block[n].members[0].key]
                    if a is b or not self._may(a, b) or not _names_agree(a, b):
                        continue
                    reason, doubt = _by_name(a, b)
                    if reason:
                        self._join(a, b, reason)
                    elif doubt and (id(a), id(b)) not in told:
                        told.add((id(a), id(b)))
                        self._doubt(a, b, doubt)

    def _may(self, a: Group, b: Group) -> bool:
        """Whether nothing forbids that two groups are one person."""
        if a.articles & b.articles:
            return False
        if len(a.orcids | b.orcids) > 1:
            return False
        if not self.apart:
            return True
        keys = {m.key for m in b.members}
        return not any(self.apart.get(m.key, set()) & keys for m in a.members)

    def _join(self, a: Group, b: Group, reason: str) -> None:
        a.take(b, reason)
        for member in b.members:
            self.group_of[member.key] = a

    def _doubt(self, a: Group, b: Group, why: str) -> None:
        one, other = a.members[-1], b.members[-1]
        if any(self.apart.get(m.key, set()) & {n.key for n in b.members} for m in a.members):
            return
        self.found.append(
            Diagnostic(
                code="person-doubt",
                severity="info",
                message=f"{a.called} ({one.key}) and {b.called} ({other.key}) {why}",
                file=other.article.source.file if other.article.source else "",
                line=other.article.source.lines[0] if other.article.source else 0,
                hint=f"Add [{one.key}, {other.key}] to same or different in site_config/people.yml.",
                article=other.article.id,
            )
        )


def _names_agree(a: Group, b: Group) -> bool:
    """Whether the names can be one person's: surnames alike, initials and whole names not against it."""
    alike = bool(a.surnames & b.surnames) or any(
        x == y or likeness(x, y) >= 0.86 for x in a.surnames for y in b.surnames
    )
    return (
        alike
        and all_agree(a.initials[0], b.initials[0])
        and all_agree(a.initials[1], b.initials[1])
        and _parts_agree(a.given, b.given)
        and _parts_agree(a.patronymics, b.patronymics)
    )


def _parts_agree(a: set[str], b: set[str]) -> bool:
    return not a or not b or any(x == y or likeness(x, y) >= 0.75 for x in a for y in b)


def _by_name(a: Group, b: Group) -> tuple[str, str]:
    """Why two groups with the same surname are one person; else what makes one wonder."""
    same_surname = a.surnames & b.surnames
    if not same_surname:
        return "", ""
    full = bool(a.given & b.given)
    both = bool(a.initials[1] and b.initials[1])
    home = sorted(a.homes & b.homes)
    names = f"{a.called} and {b.called}"
    if home and full:
        return f"{names} have the same surname and given name at the same institution ({home[0]}).", ""
    if home and both:
        return f"{names} have the same surname and initials at the same institution ({home[0]}).", ""
    if full and both:
        return "", "have the same full name, but no institution in common"
    if home:
        return "", f"have the same surname and initial at the same institution ({home[0]})"
    if both:
        return "", "have the same surname and initials, but no institution in common"
    return "", ""
