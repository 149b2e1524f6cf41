"""Appearances: every author of every byline, and the groups of those taken for one person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from generator.linking.data import SamePerson
from generator.model import Article, Author, Lang
from generator.reading.personal_names import Name, likeness, parse, part_words


@dataclass(slots=True)
class Appearance:
    """An author of one byline.

    Attributes:
        place: 0-based, in the byline.
        names: the byline's names.
        whole: names written out, in the author information or the byline.
        homes: the ids of the author's institutions.
    """

    article: Article
    place: int
    author: Author
    names: dict[Lang, Name]
    whole: dict[Lang, Name]
    homes: tuple[str, ...]

    @property
    def key(self) -> str:
        """The article's id, # and the author's place."""
        return f"{self.article.id}#{self.place + 1}"


@dataclass(slots=True)
class Group:
    """Appearances taken for one person so far, and what is known of the person."""

    members: list[Appearance]
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
    def of(cls, one: Appearance) -> Group:
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

    @property
    def called(self) -> str:
        """A name for messages."""
        names = self.members[0].author.name
        return names.get("en") or next(iter(names.values()), "an author without a name")

    def take(self, other: Group, reason: str) -> None:
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


def appearance_of(
    article: Article, place: int, author: Author, homes: Sequence[str], joined: Collection[str]
) -> Appearance:
    """An author with the names taken apart: a surname is known by the initials beside it in any language."""
    bylines = {lang: part_words(name, joined) for lang, name in author.name.items()}
    marked = [parse(n).surname for n in bylines.values() if any(len(w.rstrip(".")) == 1 for w in words_of(n))]
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
    return Appearance(
        article,
        place,
        author,
        names,
        whole | {lang: n for lang, n in names.items() if n.given and lang not in whole},
        tuple(homes[n - 1] for n in author.affiliations if 0 < n <= len(homes) and homes[n - 1]),
    )


def words_of(name: str) -> list[str]:
    """The words and initials of a name, whether gaps stand between the initials or not."""
    return name.replace(".", ". ").split()
