"""Institutions: one for its names in three languages, their spellings and all articles.

An affiliation number gives the three names of one institution. Over articles a name is compared
by its *core* (what kind of institution, where) and its *honour* (whose name it bears): cores must
be equal; honours must overlap, unless the core is telling enough by itself. Town, country, rank
and department are left out of the name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from generator.diagnostics import Diagnostic
from generator.linking.corpus import Institution
from generator.linking.phrases import Finder, compile_phrases, fold
from generator.model import LANGUAGES, Article, Lang
from generator.romanize import skeleton, slug


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SameInstitution(_Part):
    """Names that are one institution; ``id`` keeps the page's address."""

    names: tuple[str, ...]
    id: str = ""


class HonourWords(_Part):
    """Words beside which the name stands that an institution bears."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class InstitutionsFile(_Part):
    """The whole of ``institutions.yml``."""

    same: tuple[SameInstitution, ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    institution_words: tuple[str, ...] = ()
    part_words: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    town_words: tuple[str, ...] = ()
    idle_words: tuple[str, ...] = ()
    common_words: tuple[str, ...] = ()
    honour_words: HonourWords = HonourWords()
    abbreviations: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, eq=False)
class InstitutionData:
    """``institutions.yml`` ready for use; made by :func:`compile_institutions`."""

    file: InstitutionsFile
    kinds: Finder
    parts: Finder
    idle: Finder
    common: frozenset[str]
    places: frozenset[str]
    ends: tuple[str, ...]


def compile_institutions(file: InstitutionsFile) -> InstitutionData:
    """Make the searching machines of a checked ``institutions.yml``."""
    places = frozenset(_plain(place) for place in (*file.countries, *file.towns))
    return InstitutionData(
        file=file,
        kinds=compile_phrases(("kind", word) for word in file.institution_words),
        parts=compile_phrases(("part", word) for word in file.part_words),
        idle=compile_phrases(("idle", word) for word in file.idle_words),
        common=frozenset(stem for word in file.common_words for stem in _stems(fold(word))),
        places=places,
        ends=tuple(sorted((fold(t) for t in file.towns), key=len, reverse=True)),
    )


@dataclass(frozen=True, slots=True)
class NameKey:
    """What a name is compared by: sets of word stems.

    Attributes:
        core: stems of what the institution is and where.
        honour: stems of whose name it bears.
        telling: whether the core has a word that few institutions have.
    """

    core: frozenset[str]
    honour: frozenset[str]
    telling: bool = False

    def same(self, other: NameKey) -> bool:
        """Whether two names of one language are one institution's."""
        if self.core != other.core:
            return False
        if self.honour & other.honour:
            return True
        if not self.honour and not other.honour:
            return True
        # One article leaves out whose name it bears: the rest has to be telling.
        return not (self.honour and other.honour) and self.telling


@dataclass(slots=True)
class _Group:
    """Names taken for one institution so far."""

    names: dict[Lang, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    printed: dict[str, None] = field(default_factory=dict)
    articles: dict[str, None] = field(default_factory=dict)
    first: dict[Lang, str] = field(default_factory=dict)
    id: str = ""


def clean(printed: str, data: InstitutionData) -> str:
    """The institution's name alone, without town, country, rank and department.

    Args:
        printed: an affiliation as an article prints it.
        data: from :func:`compile_institutions`.
    """
    parts = [part.strip(" .;,") for part in re.split(r"[,;]", printed)]
    parts = _joined([part for part in parts if part and not _is_place(part, data)], data)
    named = [part for part in parts if any(True for _ in data.kinds.find(part))]
    whole = [part for part in named if not any(True for _ in data.parts.find(part))]
    name = (whole or named or parts or [printed.strip()])[0]
    low = fold(name)
    for town in data.ends:
        # "… им. аль-Фараби Алматы": the comma before the town is lost.
        if low.endswith(" " + town) and len(name.split()) > 3 and _has_honour(low, data):
            name = name[: -len(town)].rstrip()
            break
    return re.sub(r"\s+", " ", re.sub(r"\.(?=[^\W\d_]{3})", ". ", name))


def _joined(parts: list[str], data: InstitutionData) -> list[str]:
    """The parts, put together again where a comma stands inside a name.

    What goes on in a small letter with the word for the institution goes on with its name.
    """
    out: list[str] = []
    for part in parts:
        goes_on = part[:1].islower() and any(True for _ in data.kinds.find(part))
        if out and goes_on and not any(True for _ in data.kinds.find(out[-1])):
            out[-1] = f"{out[-1]}, {part}"
        else:
            out.append(part)
    return out


def _is_place(part: str, data: InstitutionData) -> bool:
    words = _plain(part)
    beside = {_plain(word) for word in data.file.town_words}
    if words in data.places:
        return True
    first, _, rest = words.partition(" ")
    start, _, last = words.rpartition(" ")
    return (first in beside and rest in data.places) or (last in beside and start in data.places)


def _has_honour(low: str, data: InstitutionData) -> bool:
    return any(fold(word) in low for word in data.file.honour_words.after)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def name_key(name: str, data: InstitutionData) -> NameKey:
    """What a cleaned name is compared by."""
    low = " " + fold(name) + " "
    for short, long in data.file.abbreviations.items():
        low = re.sub(rf"(?<=\W){re.escape(short)}(?=\W)", long, low)
    honour = ""
    for word in data.file.honour_words.before:
        head, found, tail = low.partition(f" {word} ")
        if found:
            words = head.split()
            honour, low = " ".join(words[-4:]), " " + " ".join([*words[:-4], tail])
    for word in data.file.honour_words.after:
        head, found, tail = low.partition(f" {word} ")
        if not found and word.endswith("."):
            head, found, tail = low.partition(f" {word}")
        if found:
            honour, low = tail, head
            break
    low = _without_idle(low, data)
    core = frozenset(_stems(low))
    return NameKey(core, frozenset(_stems(_without_idle(honour, data))), bool(core - data.common))


def _without_idle(text: str, data: InstitutionData) -> str:
    out = list(text)
    for hit in data.idle.find(text):
        out[hit.start : hit.end] = [" "] * (hit.end - hit.start)
    return "".join(out)


def _stems(text: str) -> list[str]:
    stems = []
    for word in re.findall(r"[^\W\d_]{2,}", text):
        stem = skeleton(word)[:7].rstrip("aeiou")
        if len(stem) >= 2:
            stems.append(stem)
    return stems


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
        names = {lang: _commonest(group.names[lang]) for lang in LANGUAGES if group.names.get(lang)}
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
    mine = set(_stems(fold(name)))
    return any((mine & set(_stems(fold(other)))) - data.common for other in others)


class _Merger:
    def __init__(self, data: InstitutionData, found: list[Diagnostic]) -> None:
        self.data = data
        self.found = found
        self.all: list[_Group] = []
        self.parent: dict[int, _Group] = {}
        self.buckets: dict[tuple[Lang, frozenset[str]], list[tuple[NameKey, _Group]]] = defaultdict(list)
        self.by_hand = {
            _plain(clean(name, data)): n for n, entry in enumerate(data.file.same) for name in entry.names
        }
        self.hand_groups: dict[int, _Group] = {}
        # Ten thousand articles have a few hundred affiliations: take each apart once.
        self.cleaned: dict[str, str] = {}
        self.keys: dict[str, NameKey] = {}
        self.apart = [{_plain(clean(name, data)) for name in names} for names in data.file.different]

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
            entry = self.by_hand.get(_plain(name), -1)
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
            hand = self.by_hand.get(_plain(cleaned[lang]))
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
        mine = {_plain(name) for name in cleaned.values()}
        theirs = {_plain(name) for counter in group.names.values() for name in counter}
        return any(mine & names and (theirs & names) - mine for names in self.apart)

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
            mine = {s for name in a.names.get(lang, ()) for s in _stems(fold(name))} - self.data.common
            theirs = {s for name in b.names.get(lang, ()) for s in _stems(fold(name))} - self.data.common
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
            n = 1
            while (key := wish if n == 1 else f"{wish}-{n}") in taken:
                n += 1
            taken.add(key)
            group.id = key


def _commonest(counts: Counter[str]) -> str:
    top = max(counts.values())
    return next(name for name, count in counts.items() if count == top)
