"""The works of an article's reference lists, and which of them a citation means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Reference, References
from generator.reading.entries.addresses import find_urls, url_key
from generator.reading.entries.plain import plain
from generator.reading.entries.traits import surname_words
from generator.reading.entries.words import IDLE, ORGANISATION, ORGANISATION_NAMES, WORK_KINDS
from generator.romanize import fold, fold_words, foldings
from generator.stems import all_stems

_CAPS = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_YEARS = re.compile(r"(?<![\d/])((?:1[5-9]|20)\d\d)([a-zа-я])?(?![\d/])")
NUMBERS = re.compile(r"(?:№|N|No\.?|Nos\.?)\s?([\dА-ЯA-Z]{1,8}(?:[-–/][\dA-ZА-ЯIVX]{1,8})*)")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
#: A person anywhere in an entry: compilers and editors are cited like authors.
_PERSON = re.compile(rf"[{_CAPS}][^\W\d_]{{2,30}},?\s[{_CAPS}]\.(?:\s?[{_CAPS}]\w?\.)?")
_URLS = re.compile(r"https?:\S+")
_INITIAL = re.compile(rf"(?<![^\W_])([{_CAPS}])\w?\.")
_KINDS = tuple(re.compile(pattern) for pattern in WORK_KINDS)

CANONICAL = {
    fold(name) if " " in name else name.upper(): names[0] for names in ORGANISATION_NAMES for name in names
}


@dataclass(frozen=True, slots=True)
class Work:
    """One work as both lists print it; all words are folded.

    Attributes:
        entry: index into ``references.original``.
        first: spellings of the first author's surname words, or of the institution's name.
        others: those of the other authors, compilers and editors.
        acronyms: short names of the institution, in capitals.
        year: as parsed (two where the lists disagree); ``letter`` is the one printed after it.
        years: all years that either entry prints.
        personal: whether people are its authors.
        titles: the telling words of each title and translation.
        heads: those of the titles' first sentences, without what stands in brackets.
        stems: beginnings of all words, see :func:`word_stems`.
        texts: the words of each entry, in order, joined by blanks.
        numbers: what follows "№" or "No.".
        urls: keys of the addresses, see :func:`generator.reading.entries.addresses.url_key`.
        title: for comparing with the words of an address.
        kinds: what the work calls itself, see :func:`kinds_in`.
        initials: the first letter of the first author's first name, folded.
    """

    entry: int
    first: frozenset[str]
    others: frozenset[str]
    acronyms: frozenset[str]
    year: frozenset[str]
    letter: str
    years: frozenset[str]
    personal: bool
    titles: tuple[frozenset[str], ...]
    heads: tuple[frozenset[str], ...]
    stems: frozenset[str]
    texts: tuple[str, ...]
    numbers: frozenset[str]
    urls: frozenset[str]
    title: str
    kinds: frozenset[int] = frozenset()
    initials: frozenset[str] = frozenset()


def works(references: References) -> tuple[Work, ...]:
    """The works of the original list, each with what its romanized entry adds."""
    return tuple(_work(index, entries) for index, entries in enumerate(references.works()))


def _work(index: int, entries: Sequence[Reference]) -> Work:
    first: set[str] = set()
    others: set[str] = set()
    acronyms: set[str] = set()
    urls: set[str] = set()
    titles: list[frozenset[str]] = []
    full = [plain(entry.text).text for entry in entries]
    bare = [_URLS.sub(" ", text) for text in full]
    personal = False
    for entry, text in zip(entries, bare, strict=True):
        for at, author in enumerate(entry.authors):
            target = others if at else first
            person = _is_person(author)
            words = surname_words(author) if person else WORD.findall(author)  # "Комиссия по делам вод"
            target.update(key for word in words for key in foldings(word) if person or key not in IDLE)
            acronyms |= _acronyms(author)
            personal |= person
        others.update(
            key for name in _PERSON.findall(text) for word in surname_words(name) for key in foldings(word)
        )
        if not entry.authors:
            acronyms |= {word for word in WORD.findall(text[:40])[:2] if word.isupper() and len(word) > 1}
        if entry.doi:
            urls.add("doi.org/" + entry.doi.lower())
        for title in (entry.title or "", *re.findall(r"\[([^\[\]]{8,400})\]", text)):
            telling = frozenset(word for word in fold_words(title) if word not in IDLE)
            if telling:
                titles.append(telling)
    for text in full:
        urls |= {url_key(url) for url in find_urls(text)}
    texts = tuple(" ".join(fold_words(text)) for text in bare)
    dated = [match for text in bare for match in _YEARS.finditer(text)]
    parsed = frozenset(entry.year for entry in entries if entry.year)
    return Work(
        entry=index,
        first=frozenset(key for key in first if len(key) > 1),
        others=frozenset(key for key in others if len(key) > 1) - first,
        acronyms=frozenset(acronyms),
        year=parsed,
        letter=next((match[2] for match in dated if match[2] and match[1] in parsed), ""),
        years=frozenset(match[1] for match in dated),
        personal=personal,
        titles=tuple(titles),
        heads=tuple(head for entry in entries for part in _titles_of(entry.title) if (head := _head(part))),
        stems=all_stems(word for text in texts for word in text.split()),
        texts=texts,
        numbers=frozenset(fold(number) for text in bare for number in NUMBERS.findall(text)),
        urls=frozenset(urls),
        title=entries[0].title or full[0][:80],
        kinds=frozenset().union(*(kinds_in(entry.title or "") for entry in entries)),
        initials=frozenset(
            fold(initial)[:1] for entry in entries for initial in _INITIAL.findall("".join(entry.authors[:1]))
        ),
    )


def _titles_of(title: str | None) -> tuple[str, ...]:
    """A title, and what stands in quotation marks in it: the matter of an act."""
    return (title, *re.findall(r"[«“]([^«»“”]{10,300})[»”]", title)) if title else ()


def _head(title: str) -> frozenset[str]:
    first = re.split(r"(?<=\w{3})\.\s", re.sub(r"\([^()]*\)", " ", title))[0]
    return frozenset(
        word for word in fold_words(first) if word not in IDLE and len(word) > 3 and not word.isdigit()
    )


def _is_person(author: str) -> bool:
    if re.search(r"(?:^|\s|,)[^\W\d_]\w{0,2}\.", author):
        return True
    words = author.split()
    return (
        2 <= len(words) <= 3
        and all(word[:1].isupper() for word in words)
        and not any(key in ORGANISATION for key in fold_words(author))
    )


def _acronyms(name: str) -> frozenset[str]:
    """Short names that an institution's name stands for, in its own script."""
    found = set(re.findall(rf"(?<!\w)[{_CAPS}][\w-]*[{_CAPS}][\w-]*(?!\w)", name))
    words = [word for word in WORD.findall(re.sub(r"\([^()]*\)", " ", name)) if len(word) > 1]
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(words) > 1 and len(initials) > 1:
        found.add(initials)
    for short in (fold(name), *(short.upper() for short in sorted(found))):
        if short in CANONICAL:
            found.add(CANONICAL[short])
    return frozenset(short.upper() for short in found)


def kinds_in(text: str) -> frozenset[int]:
    """The kinds of works that a text names: a report, a law, a convention."""
    low = text.lower()
    return frozenset(number for number, pattern in enumerate(_KINDS) if pattern.search(low))
