"""People: one person across languages, spellings, initials and articles.

Every author of every byline is an *appearance*. Appearances become one person in this order, and
each time the reason is kept:

1. what ``people.yml`` says (``same``, ``different``) stands above everything;
2. the same ORCID;
3. the same e-mail address, if the names can be one person's (people share addresses);
4. the same surname and full name, or surname and both initials, at the same institution.

Different ORCIDs and two places in one byline are never one person. What looks like one person but
is not proven is told as ``person-doubt`` and left apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from rapidfuzz import fuzz

from generator.diagnostics import Diagnostic
from generator.linking.corpus import Person
from generator.linking.data import PeopleFile, SamePerson
from generator.model import LANGUAGES, Article, Author, Lang
from generator.reading.personal_names import Name, all_agree, likeness, parse, part_words
from generator.romanize import is_cyrillic, skeleton, slug

#: A witness that is less like either of two spellings speaks of another name.
_WITNESS = 0.75


@dataclass(slots=True)
class _Appearance:
    article: Article
    place: int
    author: Author
    names: dict[Lang, Name]
    whole: dict[Lang, Name]
    homes: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.article.id}#{self.place + 1}"


@dataclass(slots=True)
class _Group:
    """Appearances taken for one person so far, and what is known of the person."""

    members: list[_Appearance]
    reasons: list[str] = field(default_factory=list)
    by_hand: SamePerson | None = None

    orcids: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    patronymics: set[str] = field(default_factory=set)
    initials: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))

    @classmethod
    def of(cls, one: _Appearance) -> _Group:
        """A group of one."""
        group = cls([one])
        group.articles.add(one.article.id)
        group.homes.update(one.homes)
        if one.author.orcid:
            group.orcids.add(one.author.orcid)
        for name in (*one.names.values(), *one.whole.values()):
            group.surnames.add(name.surname)
            for place, initial in enumerate(name.initials[:2]):
                group.initials[place].add(initial)
        for name in one.whole.values():
            group.given |= {name.given} - {""}
            group.patronymics |= {name.patronymic} - {""}
        return group

    def take(self, other: _Group, reason: str) -> None:
        """Make the other group's appearances this one's."""
        self.members += other.members
        self.reasons += [*other.reasons, reason]
        self.by_hand = self.by_hand or other.by_hand
        for mine, theirs in (
            (self.orcids, other.orcids),
            (self.articles, other.articles),
            (self.homes, other.homes),
            (self.surnames, other.surnames),
            (self.given, other.given),
            (self.patronymics, other.patronymics),
            (self.initials[0], other.initials[0]),
            (self.initials[1], other.initials[1]),
        ):
            mine |= theirs


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
        _appearance(article, n, author, institution_ids.get(article.id, ()), joined)
        for article in oldest_first
        for n, author in enumerate(article.authors)
    ]
    merger = _Merger(appearances, data, found)
    merger.by_hand()
    merger.by_mark("orcid")
    merger.by_mark("email")
    merger.by_name()
    groups = merger.groups()
    for group in groups:
        for one in group.members:
            found += _disagreement(one, group.by_hand)
            found += _spellings(one, group.by_hand)
    return _people(groups, articles, found)


def _appearance(
    article: Article, place: int, author: Author, homes: Sequence[str], joined: Collection[str]
) -> _Appearance:
    bylines = {lang: part_words(name, joined) for lang, name in author.name.items()}
    marked = [_surname_of(n) for n in bylines.values() if any(len(w.rstrip(".")) == 1 for w in _words(n))]
    hint = marked[0] if marked else ""
    names = {lang: parse(name, hint, lang == "en") for lang, name in bylines.items()}
    if not hint:
        hint = next(iter(names.values())).surname if names else ""
    whole = {
        lang: parsed
        for lang, printed in author.full_name.items()
        if (name := part_words(printed, joined))
        and (parsed := parse(name, names[lang].surname if lang in names else hint, lang == "en")).given
        and likeness(parsed.surname, names[lang].surname if lang in names else hint) >= 0.6
    }
    return _Appearance(
        article,
        place,
        author,
        names,
        whole | {lang: n for lang, n in names.items() if n.given and lang not in whole},
        tuple(homes[n - 1] for n in author.affiliations if 0 < n <= len(homes) and homes[n - 1]),
    )


def _words(name: str) -> list[str]:
    return name.replace(".", ". ").split()


def _surname_of(name: str) -> str:
    return parse(name).surname


class _Merger:
    def __init__(self, appearances: list[_Appearance], data: PeopleFile, found: list[Diagnostic]) -> None:
        self.appearances = appearances
        self.data = data
        self.found = found
        self.group_of = {a.key: _Group.of(a) for a in appearances}
        self.marks: dict[str, list[str]] = defaultdict(list)
        for a in appearances:
            self.marks[a.key].append(a.key)
            for mark in (a.author.orcid, (a.author.email or "").lower()):
                if mark:
                    self.marks[mark].append(a.key)
        self.apart: dict[str, set[str]] = defaultdict(set)

    def groups(self) -> list[_Group]:
        """The groups, in order of first appearance."""
        return list({id(g): g for g in (self.group_of[a.key] for a in self.appearances)}.values())

    def by_hand(self) -> None:
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
        holders: dict[str, list[_Appearance]] = defaultdict(list)
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
                    self._join(
                        first, second, f"{_called(first)} and {_called(second)} have the same {called}."
                    )

    def by_name(self) -> None:
        blocks: dict[tuple[str, str], list[_Group]] = defaultdict(list)
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

    def _may(self, a: _Group, b: _Group) -> bool:
        if a.articles & b.articles:
            return False
        if len(a.orcids | b.orcids) > 1:
            return False
        if not self.apart:
            return True
        keys = {m.key for m in b.members}
        return not any(self.apart.get(m.key, set()) & keys for m in a.members)

    def _join(self, a: _Group, b: _Group, reason: str) -> None:
        a.take(b, reason)
        for member in b.members:
            self.group_of[member.key] = a

    def _doubt(self, a: _Group, b: _Group, why: str) -> None:
        one, other = a.members[-1], b.members[-1]
        if any(self.apart.get(m.key, set()) & {n.key for n in b.members} for m in a.members):
            return
        self.found.append(
            Diagnostic(
                code="person-doubt",
                severity="info",
                message=f"{_called(a)} ({one.key}) and {_called(b)} ({other.key}) {why}",
                file=other.article.source.file if other.article.source else "",
                line=other.article.source.lines[0] if other.article.source else 0,
                hint=f"Add [{one.key}, {other.key}] to same or different in site_config/people.yml.",
                article=other.article.id,
            )
        )


def _called(group: _Group) -> str:
    names = group.members[0].author.name
    return names.get("en") or next(iter(names.values()), "an author without a name")


def _names_agree(a: _Group, b: _Group) -> bool:
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


def _by_name(a: _Group, b: _Group) -> tuple[str, str]:
    """Why two groups with the same surname are one person; else what makes one wonder."""
    same_surname = a.surnames & b.surnames
    if not same_surname:
        return "", ""
    full = bool(a.given & b.given)
    both = bool(a.initials[1] and b.initials[1])
    home = sorted(a.homes & b.homes)
    names = f"{_called(a)} and {_called(b)}"
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


def _people(
    groups: list[_Group], articles: Sequence[Article], found: list[Diagnostic]
) -> tuple[dict[str, Person], dict[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    ids: dict[int, str] = {}
    taken: set[str] = {g.by_hand.id for g in groups if g.by_hand and g.by_hand.id}
    for group in groups:
        if group.by_hand and group.by_hand.id:
            ids[id(group)] = group.by_hand.id
            continue
        ids[id(group)] = _new_id(group, taken)
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
        names = _best_names(group)
        people[key] = Person(
            id=key,
            name=names,
            variants=_variants(group, names),
            orcid=next(iter(sorted(group.orcids)), None),
            institutions=tuple(dict.fromkeys(home for a in group.members for home in a.homes)),
            articles=mine,
            coauthors=tuple(dict.fromkeys(p for a in mine for p in author_ids[a] if p != key)),
            reasons=tuple(dict.fromkeys(group.reasons)),
        )
    return people, author_ids, tuple(found)


def _new_id(group: _Group, taken: set[str]) -> str:
    """Surname and initials in Latin letters, longer where another person has that already."""
    first = group.members[0]
    lang: Lang = "en" if "en" in first.names else next(iter(first.names), "en")
    surname = first.names[lang].words[0] if first.names else "unknown"
    wordings: list[str] = []
    for name in (first.author.name.get(x, "") for x in ("en", "ru", "kk")):
        letters = [w.rstrip(".") for w in _words(name) if len(w.rstrip(".")) <= 2 and w.rstrip(".")]
        wordings.append(" ".join(letters))
    initials = max(wordings, key=lambda w: len(w.split()))
    if not initials and first.whole:
        whole = first.whole.get("en") or next(iter(first.whole.values()))
        initials = " ".join(word[:1] for word in whole.words[1:] if word)
    tries = [slug(f"{surname} {initials}")]
    for parsed in (first.whole.get("en"), first.whole.get("ru"), first.whole.get("kk")):
        if parsed:
            tries.append(slug(f"{surname} {parsed.words[1]}"))
            tries.append(slug(f"{surname} {parsed.words[1]} {parsed.words[2]}"))
    for wish in tries:
        if wish and wish not in taken:
            return wish
    base, n = tries[0] or "author", 2
    while f"{base}-{n}" in taken:
        n += 1
    return f"{base}-{n}"


def _best_names(group: _Group) -> dict[Lang, str]:
    """In each language the fullest name: whole names before initials, the commonest spelling first."""
    best: dict[Lang, str] = {}
    for lang in LANGUAGES:
        if group.by_hand and group.by_hand.name.get(lang):
            best[lang] = group.by_hand.name[lang]
            continue
        whole = Counter(full for a in group.members if (full := _full_name(a, lang)))
        short = Counter(a.author.name[lang] for a in group.members if a.author.name.get(lang))
        for counts in (whole, short):
            if counts:
                best[lang] = max(counts, key=lambda name: (counts[name], len(name.split()), name))
                break
    return best


def _full_name(a: _Appearance, lang: Lang) -> str:
    """The whole name of one appearance.

    Its surname is that of the information about the authors, where the whole name stands; that of
    the byline only where the other witnesses bear it out, so that no name is shown which nobody
    printed and nothing supports.
    """
    name = a.whole.get(lang)
    if not name or not name.given:
        return ""
    surname, given, patronymic = name.words
    byline = a.names.get(lang)
    if byline and _surname_borne_out(a, lang) == "byline":
        surname = byline.words[0]
    return " ".join(word for word in (surname, given, patronymic) if word)


def _surname_borne_out(a: _Appearance, lang: Lang) -> Literal["", "byline", "information", "neither"]:
    """Which surname is right where byline and author information print two; "" where they agree.

    The English names and the e-mail address are witnesses: they were written by another hand. For
    the English name itself those of the other languages are.
    """
    name, byline = a.whole.get(lang), a.names.get(lang)
    if not name or not byline or not byline.words[0] or byline.surname == name.surname:
        return ""
    others: tuple[Lang, ...] = ("kk", "ru") if lang == "en" else ("en",)
    witnesses = {
        found.surname for names in (a.names, a.whole) for other in others if (found := names.get(other))
    }
    votes = [_nearer(word, byline.surname, name.surname) for word in sorted(witnesses)]
    address = skeleton((a.author.email or "").split("@")[0]).replace(" ", "")
    if address:
        votes.append(_nearer_within(address, byline.surname, name.surname))
    if sum(votes) == 0:
        return "neither"
    return "byline" if sum(votes) > 0 else "information"


def _nearer(witness: str, one: str, other: str) -> int:
    """1 where the witness is more like the first, -1 where more like the second, 0 where it tells nothing."""
    first, second = likeness(witness, one), likeness(witness, other)
    if max(first, second) < _WITNESS or first == second:
        return 0
    return 1 if first > second else -1


def _nearer_within(address: str, one: str, other: str) -> int:
    """The same for an address that may hold more than the surname."""
    first, second = (fuzz.partial_ratio(name, address) / 100 for name in (one, other))
    if max(first, second) < _WITNESS or first == second:
        return 0
    return 1 if first > second else -1


def _disagreement(a: _Appearance, by_hand: SamePerson | None) -> Iterator[Diagnostic]:
    """Tell a surname that byline and author information spell in two ways; one finding an author."""
    told: list[str] = []
    shown: dict[str, None] = {}
    doubt = False
    for lang in LANGUAGES:
        right = "" if by_hand and by_hand.name.get(lang) else _surname_borne_out(a, lang)
        if right:
            one, other = a.names[lang].words[0], a.whole[lang].words[0]
            told.append(f"{lang} {one} and {other}")
            shown[one if right == "byline" else other] = None
            doubt = doubt or right == "neither"
    if told:
        why = (
            "nothing else tells which is right"
            if doubt
            else "as the names in the other alphabet and the e-mail address have it"
        )
        yield Diagnostic(
            code="author-surname",
            severity="info",
            message=(
                f"byline and author information print two surnames: {'; '.join(told)}; "
                f"shown is {', '.join(shown)}: {why}"
            ),
            file=a.article.source.file if a.article.source else "",
            line=a.article.source.lines[0] if a.article.source else 0,
            hint="Correct authors in content/corrections, or write the name in site_config/people.yml.",
            article=a.article.id,
        )


def _spellings(a: _Appearance, by_hand: SamePerson | None) -> Iterator[Diagnostic]:
    """Tell a surname that the bylines spell in ways which no transliteration explains."""
    confirmed = by_hand.name if by_hand else {}
    surnames = {lang: n.words[0] for lang, n in a.names.items() if n.words[0] and lang not in confirmed}
    if any(_misspelt(one, other) for one, other in combinations(surnames.values(), 2)):
        told = ", ".join(f"{lang} {surname}" for lang, surname in surnames.items())
        yield Diagnostic(
            code="author-spelling",
            severity="info",
            message=f"the bylines spell one surname in different ways: {told}",
            file=a.article.source.file if a.article.source else "",
            line=a.article.source.lines[0] if a.article.source else 0,
            hint="If one is a misprint, correct authors, or write the name in site_config/people.yml.",
            article=a.article.id,
        )


def _misspelt(one: str, other: str) -> bool:
    """Whether two printed surnames of one person differ by more than the way from script to script.

    >>> _misspelt("Сматаев", "Smatlayev"), _misspelt("Есенбекова", "Yessenbekova")
    (True, False)
    """
    first, second = skeleton(one), skeleton(other)
    if first != second:
        return likeness(first, second) >= _WITNESS
    # That key doubles no letter; within one script a doubled one is a misprint.
    alike = is_cyrillic(one) == is_cyrillic(other) and one.casefold() != other.casefold()
    return alike and _undoubled(one) == _undoubled(other)


def _undoubled(word: str) -> str:
    return re.sub(r"(\w)\1", r"\1", word.casefold())


def _variants(group: _Group, names: Mapping[Lang, str]) -> tuple[str, ...]:
    printed: Iterable[str] = (
        name
        for a in group.members
        for lang in LANGUAGES
        for name in (a.author.name.get(lang, ""), a.author.full_name.get(lang, ""))
    )
    used = {_same_name(name) for name in names.values()}
    kept: dict[str, str] = {}
    for name in printed:
        if name and (key := _same_name(name)) not in used:
            kept.setdefault(key, name)
    return tuple(kept.values())


def _same_name(name: str) -> str:
    """What printings of a name have in common that differ in blanks and in the order of words only."""
    return " ".join(sorted(_words(part_words(name).casefold())))
