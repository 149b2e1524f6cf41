"""What the reference lists say against each other: repeated works, and twins that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model import Article, Reference
from generator.reading.entries.addresses import url_key
from generator.reading.entries.traits import surname_words
from generator.reading.findings import Finding
from generator.romanize import fold_words, foldings

_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]{1,2}\.")
_SHORT_TITLE = 25  # shorter ones ("Constitution") say too little by themselves
_AROUND = 18  # letters shown on either side of the place where two addresses part
_REPEATED = "Take one of the two from the list, if they are one work."
_DIFFER = "See which is right, and correct `references`."


def findings(article: Article) -> Iterator[Finding]:
    """Works that a list has twice, and entries that their counterparts in the other list contradict."""
    original, romanized = article.references.original, article.references.romanized
    yield from _repeated(original)
    seen: dict[int, int] = {}
    for index, entry in enumerate(romanized):
        if entry.same_as is None or entry.same_as >= len(original):
            continue
        first = seen.setdefault(entry.same_as, index)
        if first != index and not _listed_twice(original, entry.same_as):
            message = f"entries {first + 1} and {index + 1} of the list in Latin letters are both entry {entry.same_as + 1}"
            yield ("reference-repeated", "info", message, _line(entry), _REPEATED)
    for number, entry in enumerate(original, 1):
        if entry.same_as is not None and entry.same_as < len(romanized):
            twin = romanized[entry.same_as]
            for what, own, other in _differences(entry, twin):
                place = f" (line {_line(twin)})" if twin.lines else ""
                message = f"{what} of entry {number} is {own}, and {other} in the other list{place}"
                yield ("references-disagree", "info", message, _line(entry), _DIFFER)


def _line(entry: Reference) -> int:
    return entry.lines[0] if entry.lines else 0


def _repeated(entries: Sequence[Reference]) -> Iterator[Finding]:
    """Entries with one title that authors and years do not tell apart."""
    known: dict[str, list[tuple[int, Reference]]] = {}
    for index, entry in enumerate(entries):
        title = " ".join(fold_words(entry.title or ""))
        if len(title) < _SHORT_TITLE:
            continue
        for first, other in known.get(title, ()):
            same_year = entry.year == other.year or not entry.year or not other.year
            if same_year and (not entry.authors or not other.authors or _same_person(entry, other)):
                message = f"entry {index + 1} repeats entry {first + 1}: {entry.title}"
                yield ("reference-repeated", "info", message, _line(entry), _REPEATED)
                break
        known.setdefault(title, []).append((index, entry))


def _listed_twice(entries: Sequence[Reference], index: int) -> bool:
    """Whether the list has this entry's title twice (which is told of that list)."""
    return sum(1 for entry in entries if entry.title == entries[index].title) > 1


def _differences(entry: Reference, twin: Reference) -> Iterator[tuple[str, str, str]]:
    """What the two print differently: what it is, and both."""
    if entry.doi and twin.doi and entry.doi.lower() != twin.doi.lower():
        yield "the DOI", entry.doi, twin.doi
    if entry.year and twin.year and entry.year != twin.year:
        yield "the year", entry.year, twin.year
    if entry.url and twin.url:
        own, other = url_key(entry.url), url_key(twin.url)
        shorter = min(own, other, key=len)
        # one list may give the site's front page alone, or the address without what is asked of it
        if not (own.startswith(shorter) and other.startswith(shorter)) and "/" in own and "/" in other:
            yield "the address", *_where_they_part(own, other)
    if entry.authors and twin.authors:
        names = entry.authors[0], twin.authors[0]
        if all(map(_INITIAL.search, names)) and not _same_person(entry, twin):
            yield "the first author", *names


def _where_they_part(one: str, other: str) -> tuple[str, str]:
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)

    def shown(key: str) -> str:
        start, end = max(0, at - _AROUND), at + _AROUND
        return f"“{'…' if start else ''}{key[start:end]}{'…' if end < len(key) else ''}”"

    return shown(one), shown(other)


def _same_person(one: Reference, other: Reference) -> bool:
    """Whether a word of the first authors' surnames may be the same in two spellings."""
    keys = (
        {key for word in surname_words(e.authors[0]) for key in (*foldings(word), *_soft(word))}
        for e in (one, other)
    )
    first, second = keys
    return not first or not second or not first.isdisjoint(second)


def _soft(word: str) -> tuple[str, ...]:
    """The keys of a name in which ``yo`` stands for "ё"."""
    return foldings(re.sub("[yi]o", "e", word.lower())) if "o" in word.lower() else ()
