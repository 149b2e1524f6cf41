"""The register of ids: which article has which address, for good.

``content/ids.yml`` holds an entry for each article that was ever published. By what an entry knows of
its article – DOI, title, first author, pages, file – the article is found again when its title was
corrected, when the reader would name it otherwise today, or when a namesake is added; so ids never
change by themselves. People change them, here or in a record; then the old id leads to the new one.

``maqala build`` keeps the file up to date when it has published; ``maqala check`` tells when it is not.
Entries stand in the order of their ids, a block of lines each, so that two branches which add articles
seldom touch the same lines; an entry that has not changed keeps its lines as they are written.

    - id: asanov-open-courts-2025
      doi: 10.5555/open.2025.1
      title: Ашық соттар
      former: [asanov-open-court-2025]
      withdrawn:
        date: 2026-03-01
        reason: {kk: …, ru: …, en: …}
        text: removed
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

import yaml
from pydantic import StringConstraints, ValidationError
from rapidfuzz import fuzz

from generator import yamltext
from generator.diagnostics import Diagnostic
from generator.model import Article, Author, Lang, Record, Withdrawal
from generator.romanize import skeleton

FILE = "ids.yml"
HEAD = """\
# The register of ids: the permanent address of every article. Keep this file with the content.
# `maqala build` adds what is new. By hand: change an id (and put the old one under `former`), or
# withdraw an article: `withdrawn: {date: …, reason: {kk: …, ru: …, en: …}, text: kept or removed}`.

"""
_CERTAIN = 100  # one DOI, or an id that the article itself names as a former one
_ENOUGH = 2  # things in common that make two descriptions one article
_NEAR = 85  # of 100: how alike two spellings of one title are
_LONGEST = 300

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]


class Entry(Record):
    """What the register knows of one article.

    Attributes:
        id: its address.
        doi, title, language, authors, journal, year, pages: as last published, before corrections;
            ``title`` and ``authors`` in the article's language.
        file: where it was read from, below the content folder.
        former: ids that lead to this one.
        withdrawn: why it was taken back; its page stays.
        removed: whether its page was taken away, and somebody allowed that; its id stays taken.
    """

    id: Id
    doi: str | None = None
    title: str = ""
    language: Lang | None = None
    authors: tuple[str, ...] = ()
    journal: str | None = None
    year: int | None = None
    pages: str | None = None
    file: str = ""
    former: tuple[Id, ...] = ()
    withdrawn: Withdrawal | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """The register as it lies on the disk.

    Attributes:
        file: its name for messages.
        text: the whole of it.
        entries: in its order.
        lines: the line on which each id's entry begins.
        usable: whether it could be read; one that cannot is never written over.
    """

    file: str = ""
    text: str = ""
    entries: tuple[Entry, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    usable: bool = True


NO_REGISTER = Register()


def read(name: str, data: bytes) -> tuple[Register, tuple[Diagnostic, ...]]:
    """Reads a register; an empty file is one without entries.

    A single wrong entry makes the whole unusable: without it, an article would get another address.
    """
    text = data.decode("utf-8-sig", errors="replace")
    if not any(line.strip() and not line.startswith("#") for line in text.splitlines()):
        return Register(name, text), ()
    document, trouble = yamltext.read(name, data, "register")
    if document is None:
        return Register(name, text, usable=False), trouble
    if not isinstance(document.data, list):
        message = "the register of ids is a list; begin each entry with “- id: …”"
        found = [Diagnostic("register", "error", message, name, 1)]
        return Register(name, text, usable=False), tuple(found)
    entries: list[Entry] = []
    lines: dict[str, int] = {}
    wrong: list[Diagnostic] = []
    for line, part in document.items():
        try:
            entry = Entry.model_validate(part.data)
        except ValidationError as error:
            wrong += yamltext.problems(error, part, name, "register")
            continue
        for key in (entry.id, *entry.former):
            if key in lines:
                message = f"the id “{key}” stands here twice; the other is on line {lines[key]}"
                wrong.append(Diagnostic("register", "error", message, name, line, article=entry.id))
            lines[key] = line
        entries.append(entry)
    return Register(name, text, tuple(entries), lines, usable=not wrong), tuple(wrong)


def written(register: Register, entries: Iterable[Entry]) -> str:
    """The register's text with these entries; what has not changed keeps its lines."""
    head, blocks = _blocks(register.text)
    old = {entry.id: (entry, block) for entry, block in zip(register.entries, blocks, strict=False)}
    if len(blocks) != len(register.entries):  # written in a way of its own: YAML, and yet no such blocks
        head, old = "", {}
    out = [head or HEAD]
    for entry in sorted(entries, key=lambda entry: entry.id):
        known, block = old.get(entry.id, (None, ""))
        out.append(block if known == entry else _block(entry))
    return "".join(out)


def _blocks(text: str) -> tuple[str, list[str]]:
    """What stands before the first entry, and the lines of each entry."""
    parts = re.split(r"(?m)^(?=- )", text.replace("\r\n", "\n").removeprefix("\ufeff"))
    ended = [part if part.endswith("\n") or not part else part + "\n" for part in parts]
    return ended[0], ended[1:]


def _block(entry: Entry) -> str:
    data = entry.model_dump(mode="json", exclude_defaults=True)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(
        [data], Dumper=dumper, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None
    )
    return str(text)


# --- finding an article again -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Face:
    """By what an article is known again: of an article or of an entry.

    Attributes:
        id, doi, file, former: as there, the DOI in small letters.
        titles: (language, title), the language "" where it is not known.
        surnames: of the first author, in Latin letters, by all languages' spellings.
        place: journal, year and pages, where all are known.
    """

    id: str
    doi: str = ""
    titles: tuple[tuple[str, str], ...] = ()
    surnames: frozenset[str] = frozenset()
    place: tuple[str, int, str] | None = None
    file: str = ""
    former: frozenset[str] = frozenset()


def _face_of_article(article: Article, file: str) -> _Face:
    author = next(iter(article.authors), None)
    return _Face(
        article.id,
        (article.doi or "").casefold(),
        tuple((lang, folded) for lang, title in article.title.items() if (folded := _folded(title))),
        _surnames(author.name.values()) if author else frozenset(),
        _place(article.journal, article.year, article.pages),
        file,
        frozenset(article.former_ids),
    )


def _face_of_entry(entry: Entry) -> _Face:
    return _Face(
        entry.id,
        (entry.doi or "").casefold(),
        ((entry.language or "", folded),) if (folded := _folded(entry.title)) else (),
        _surnames(entry.authors[:1]),
        _place(entry.journal, entry.year, entry.pages),
        entry.file,
    )


def _place(journal: str | None, year: int | None, pages: str | None) -> tuple[str, int, str] | None:
    return (journal, year, pages) if journal and year and pages else None


def _folded(title: str) -> str:
    return " ".join(re.findall(r"\w+", _clean(title).casefold()))


def _surnames(names: Iterable[str]) -> frozenset[str]:
    """The longest word of each name, so written that its spellings are one."""
    words = (max(skeleton(name).split(), key=len, default="") for name in names)
    return frozenset(filter(None, words))


def _likeness(one: _Face, two: _Face) -> tuple[float, str]:
    """How alike the titles in one language are, of 100, and the likest; -1 where none can be compared."""
    found = [
        (100.0 if a == b else fuzz.ratio(a, b), a)
        for lang, a in one.titles
        for other, b in two.titles
        if lang == other or not lang or not other
    ]
    return max(found, default=(-1.0, ""))


def _in_common(one: _Face, two: _Face, alone: frozenset[str]) -> int:
    """How much speaks for two descriptions being of one article; 0 where something speaks against it.

    Args:
        one: a description.
        two: another.
        alone: files that hold a single article.
    """
    if one.id in two.former or two.id in one.former or (one.doi and one.doi == two.doi):
        return _CERTAIN
    likeness, title = _likeness(one, two)
    same_name = bool(one.surnames & two.surnames)
    same_place = one.place is not None and one.place == two.place
    if one.doi and two.doi and not (likeness == 100 and same_name and not _elsewhere(one, two)):
        return 0
    if one.id == two.id and 0 <= likeness < _NEAR and not same_place:
        return 0
    facts = (
        likeness >= _NEAR,
        likeness == 100 and len(title.split()) >= 4,
        same_name,
        same_place,
        one.file == two.file and one.file in alone,
    )
    return sum(facts) + (_ENOUGH if one.id == two.id else 0)


def _elsewhere(one: _Face, two: _Face) -> bool:
    return one.place is not None and two.place is not None and one.place != two.place


def _pairs(faces: Sequence[_Face], known: Sequence[_Face]) -> dict[int, int]:
    """Which article is which entry, by index; each at most once, the surest first."""
    files = Counter(face.file for face in faces), Counter(face.file for face in known)
    alone = frozenset(name for name in files[0] if name and files[0][name] == files[1][name] == 1)
    by_sign: dict[object, list[int]] = defaultdict(list)
    for number, face in enumerate(known):
        for sign in _signs(face):
            by_sign[sign].append(number)
    found = []
    for index, face in enumerate(faces):
        near = dict.fromkeys(number for sign in _signs(face) for number in by_sign.get(sign, ()))
        for number in near:
            count = _in_common(face, known[number], alone)
            if count >= _ENOUGH:
                found.append((-count, index, number))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, number in sorted(found):
        if index not in pairs and number not in taken:
            pairs[index] = number
            taken.add(number)
    return pairs


def _signs(face: _Face) -> list[object]:
    """What two descriptions of one article have at least one of in common."""
    signs: list[object] = [("id", face.id), *(("id", key) for key in sorted(face.former))]
    signs += [("title", title) for _, title in face.titles]
    signs += [("name", name) for name in sorted(face.surnames)]
    signs += [("doi", face.doi)] if face.doi else []
    signs += [("place", face.place)] if face.place else []
    return signs


# --- ids ----------------------------------------------------------------------------------------


def name_texts(
    texts: Sequence[tuple[Article, str]], records: Sequence[Article], entries: Sequence[Entry]
) -> tuple[str, ...]:
    """The id of each text's article: that of the register, else the one that the reader made.

    A namesake, whose made id belongs to another article, gets a number behind it.

    Args:
        texts: articles that were read, each with its file below the content folder.
        records: articles whose ids people wrote.
        entries: of the register.
    """
    known = [_face_of_entry(entry) for entry in entries]
    faces = [_face_of_article(article, file) for article, file in texts]
    pairs = _pairs(faces, known)
    ids = {index: entries[number].id for index, number in pairs.items()}
    taken: dict[str, list[tuple[_Face, float]]] = defaultdict(list)
    for face in (*known, *(_face_of_article(record, "") for record in records)):
        taken[face.id].append((face, _NEAR))
    retired = {former for entry in entries for former in entry.former}
    for index, face in enumerate(faces):
        if index in ids:
            continue
        wish, number = face.id, 1
        while wish in retired or any(not _doubles(face, *other) for other in taken[wish]):
            number += 1
            wish = f"{face.id}-{number}"
        ids[index] = wish
        taken[wish].append((face, 100))
    return tuple(ids[index] for index in range(len(texts)))


def _doubles(one: _Face, two: _Face, least: float) -> bool:
    """Whether two descriptions with one id are of one article, rather than of namesakes.

    Args:
        one: a description.
        two: another.
        least: how alike their titles must be, of 100.
    """
    if one.doi and two.doi:
        return one.doi == two.doi
    likeness, _ = _likeness(one, two)
    return not _elsewhere(one, two) and (likeness < 0 or likeness >= least)


@dataclass(frozen=True, slots=True)
class Settled:
    """The articles with their permanent ids, and the register as it should now be.

    Attributes:
        articles: with former ids and withdrawals; those of the collection first, in its order, then
            withdrawn ones of which nothing else is left.
        entries: for every article there is or was.
        missing: ids of the register that are neither an article, nor lead to one, nor were removed.
    """

    articles: tuple[Article, ...]
    entries: tuple[Entry, ...]
    missing: tuple[str, ...]


def settle(
    articles: Sequence[Article], files: Mapping[str, str], register: Register
) -> tuple[Settled, tuple[Diagnostic, ...]]:
    """Holds the collection against the register.

    Args:
        articles: the collection, before corrections.
        files: each article's file below the content folder, by id.
        register: as it was read.
    """
    known = [_face_of_entry(entry) for entry in register.entries]
    pairs = _pairs([_face_of_article(a, files.get(a.id, "")) for a in articles], known)
    ids = {article.id for article in articles}
    out: list[Article] = []
    entries: list[Entry] = []
    found: list[Diagnostic] = []
    for index, article in enumerate(articles):
        old = register.entries[pairs[index]] if index in pairs else None
        former = [*article.former_ids, *(old.former if old else ())]
        if old is not None and old.id != article.id:
            former.append(old.id)
            message = f"the id is now “{article.id}”; “{old.id}” leads there"
            found.append(
                Diagnostic("id-changed", "info", message, register.file, register.lines[old.id], "", old.id)
            )
        kept = tuple(key for key in dict.fromkeys(former) if key not in ids)
        withdrawn = (old.withdrawn if old else None) or article.withdrawn
        out.append(
            article.model_copy(update={"former_ids": kept or article.former_ids, "withdrawn": withdrawn})
        )
        entries.append(_entry(article, files.get(article.id, ""), kept, old))
    led = {former for entry in entries for former in entry.former}
    met = frozenset(pairs.values())
    missing: list[str] = []
    for number, entry in enumerate(register.entries):
        if number in met or entry.id in led or entry.id in ids:
            continue
        entries.append(entry)
        if entry.withdrawn is not None:
            out.append(_stone(entry))
        elif not entry.removed:
            missing.append(entry.id)
    return Settled(tuple(out), tuple(sorted(entries, key=lambda e: e.id)), tuple(missing)), tuple(found)


def _entry(article: Article, file: str, former: tuple[str, ...], old: Entry | None) -> Entry:
    lang = article.language
    title = article.title.get(lang) or next(iter(article.title.values()), "")
    names = (author.name.get(lang) or next(iter(author.name.values()), "") for author in article.authors)
    return Entry(
        id=article.id,
        doi=_clean(article.doi or "") or None,
        title=_clean(title),
        language=lang,
        authors=tuple(name for name in map(_clean, names) if name),
        journal=article.journal,
        year=article.year,
        pages=_clean(article.pages or "") or None,
        file=_clean(file),
        former=former,
        withdrawn=old.withdrawn if old else None,
    )


def _clean(text: str) -> str:
    """Letters that a file of words can hold, white space folded."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printable.split())[:_LONGEST].strip()


def _stone(entry: Entry) -> Article:
    """What the register still knows of a withdrawn article whose file is gone."""
    lang: Lang = entry.language or "kk"
    return Article(
        id=entry.id,
        language=lang,
        title={lang: entry.title or entry.id},
        authors=tuple(Author(name={lang: name}) for name in entry.authors),
        journal=entry.journal,
        year=entry.year,
        pages=entry.pages,
        doi=entry.doi,
        former_ids=entry.former,
        withdrawn=entry.withdrawn,
    )


def stale(register: Register, settled_entries: Iterable[Entry]) -> tuple[Diagnostic, ...]:
    """A warning where the register lacks articles or holds what is no longer so."""
    now = {entry.id: entry for entry in settled_entries}
    before = {entry.id: entry for entry in register.entries}
    changed = [key for key, entry in now.items() if before.get(key) != entry]
    if not register.usable or not (changed or before.keys() - now.keys()):
        return ()
    message = f"the register of ids is not up to date: {', '.join(changed[:8])}" + (
        f" and {len(changed) - 8} more" if len(changed) > 8 else ""
    )
    hint = "maqala build brings it up to date; keep the file it writes."
    return (Diagnostic("register-stale", "warning", message, register.file, 0, hint),)


def removed(entries: Iterable[Entry], gone: Iterable[str]) -> tuple[Entry, ...]:
    """The entries with those marked whose pages were taken away on purpose."""
    marked = frozenset(gone)
    return tuple(
        entry.model_copy(update={"removed": True}) if entry.id in marked else entry for entry in entries
    )
