"""An issue's articles and the works its table of contents lists: pages, names, and works that were not read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from generator.diagnostics import Diagnostic
from generator.model import Article
from generator.reading.issue.contents import Entry
from generator.reading.issue.contents_names import names_differ, surnames_of
from generator.reading.issue.title_keys import FEWEST, title_key, title_keys

#: A title is not looked for by likeness below this ratio.
_ALIKE = 90
#: More pairs of titles and entries than these are not held against each other letter by letter.
_MOST_PAIRS = 20_000
_HINT = "Compare both with the printed pages; correct `authors`, or report it to the journal."

#: An entry of fewer words is a heading or an editorial, not a name and a title.
_WORDS_LEAST = 5
_UNREAD_HINT = "See where it stands in the file: it may have been taken into the article above, or set aside."


@dataclass(frozen=True, slots=True)
class _Keys:
    """The letters of all entries in a row, by which titles are found among them."""

    letters: str
    begins: tuple[int, ...]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> _Keys:
        begins, length, parts = [], 0, []
        for entry in entries:
            begins.append(length)
            parts.append(title_key(entry.text) + "\n")
            length += len(parts[-1])
        return cls("".join(parts), tuple(begins))

    def at(self, place: int) -> int:
        """Which entry a letter is of."""
        return bisect_right(self.begins, place) - 1

    def one(self, index: int) -> str:
        """The letters of an entry."""
        return self.letters[self.begins[index] :].partition("\n")[0]


def told_by_contents(
    articles: Sequence[Article], entries: Sequence[Entry], file: str
) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    """The articles with the pages on which the contents let them begin, and where both disagree.

    An article's entry is the one that has its title, whole or shortened, in one language or
    several. Entries on different pages with the title of one article decide nothing.

    Args:
        articles: of one file, in printed order.
        entries: of its tables of contents.
        file: for messages.
    """
    if not entries:
        return tuple(articles), ()
    found = _places(articles, entries)
    told: list[Article] = []
    noticed: list[Diagnostic] = []
    for article, indexes in zip(articles, found, strict=True):
        own = [entries[index] for index in indexes]
        pages = {entry.page for entry in own}
        told.append(article)
        if len(pages) != 1:
            continue
        first = re.match(r"\D*(\d+)", article.pages or "")
        if first and first[1] not in pages:
            message = (
                f"the contents let the article begin on page {own[0].page}, its own pages are {article.pages}"
            )
            noticed.append(
                Diagnostic("contents-page", "warning", message, file, own[0].line, _HINT, article.id)
            )
        elif not article.pages:
            told[-1] = article.model_copy(update={"first_page": own[0].page})
        if differ := names_differ(article, own[0]):
            message, severity = differ
            noticed.append(
                Diagnostic("contents-names", severity, message, file, own[0].line, _HINT, article.id)
            )
    noticed.extend(_unread(entries, found, file))
    return tuple(told), tuple(noticed)


def _places(articles: Sequence[Article], entries: Sequence[Entry]) -> list[list[int]]:
    """Of each article, which entries are its own."""
    keys = _Keys.of(entries)
    found = [_by_title(article, keys) for article in articles]
    left = [at for at, entry in enumerate(found) if not entry]
    taken = {index for indexes in found for index in indexes}
    free = [index for index in range(len(entries)) if index not in taken]
    if len(left) * len(free) <= _MOST_PAIRS:
        for at in left:
            found[at] = _by_likeness(articles[at], keys, free)
    return found


def _unread(entries: Sequence[Entry], found: Sequence[Sequence[int]], file: str) -> Iterator[Diagnostic]:
    """Works that the contents list and no article is, where most of the listed are read.

    A file with one article of an issue and the whole contents lacks the others by right.
    """
    pages = {entries[index].page for indexes in found for index in indexes}
    listed = {entry.page for entry in entries if len(entry.text.split()) >= _WORDS_LEAST}
    if 2 * len(listed & pages) < len(listed) or len(pages) < 2:
        return
    for entry in entries:
        if entry.page in listed - pages:
            yield Diagnostic(
                "contents-unread", "warning", f"the contents list a work on page {entry.page} that no article of the file is: {entry.text}",
                file, entry.line, _UNREAD_HINT,
            )  # fmt: skip


def _by_title(article: Article, keys: _Keys) -> list[int]:
    """The entries with the whole title in any language."""
    found: list[int] = []
    for title in title_keys(article):
        place = keys.letters.find(title)
        while place >= 0:
            found.append(keys.at(place))
            place = keys.letters.find(title, keys.begins[found[-1]] + len(keys.one(found[-1])))
    return sorted(set(found))


def _by_likeness(article: Article, keys: _Keys, free: Sequence[int]) -> list[int]:
    """The entry with the beginning of the title at its end, or with nearly its letters."""
    surnames = {key for author in article.authors for key in surnames_of(author)}
    scored: list[tuple[float, int]] = []
    for index in free:
        entry = keys.one(index)
        score = max((_likeness(title, entry) for title in title_keys(article)), default=0.0)
        if score >= _ALIKE and (not surnames or any(name in entry for name in surnames)):
            scored.append((score, index))
    best = max((score for score, _ in scored), default=0.0)
    return [index for score, index in scored if score == best]


def _likeness(title: str, entry: str) -> float:
    """How far an entry has a title: 100 where it ends with its beginning or has all its letters."""
    place = entry.find(title[:FEWEST])
    if place >= 0 and title.startswith(entry[place:]):
        return 100.0
    return fuzz.partial_ratio(title, entry, score_cutoff=_ALIKE) if len(entry) >= len(title) else 0.0
