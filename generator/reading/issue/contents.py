"""What an issue's table of contents says of its articles: the page on which each begins, and who wrote it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from generator.diagnostics import Diagnostic, Severity
from generator.model import LANGUAGES, Article, Author, Lang
from generator.reading.chunks import Chunk
from generator.reading.issue.aside import says_contents
from generator.reading.source import Line
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary, whole_label
from generator.rising import longest_rise
from generator.romanize import fold, foldings

#: A page, or the first of some, at the end of a line's last letters; ``12.`` at its beginning is a number.
_BEHIND = re.compile(r"(?:^|[^\d\s–—-])\s{0,9}(\d{1,4})(?:\s?[–—-]\s?\d{1,4})?$")
_TAIL = 24
_BEFORE = re.compile(r"[\s•*–—-]{0,6}(\d{1,4})\s+(?=[^\W\d]|[*«“\"])")
#: What leads from a title to its page.
_LEADERS = " \t.…·_|–—-"
_WORD = re.compile(r"\w+")
_CAPITAL = r"[^\W\d_a-zа-яёәғқңөұүһі]"
_INITIALS = rf"(?:{_CAPITAL}\w{{0,2}}\.[\s-]?){{1,3}}"
_SURNAME = rf"(?P<surname>{_CAPITAL}[\w'’ʼ-]{{2,40}})"
#: A name that ends a text: ``A.B. Carver``, ``Carver A.B.``
_NAME_ENDS = re.compile(
    rf"(?<!\w)(?:{_INITIALS}\s?{_SURNAME}|{_SURNAME.replace('surname', 'before')}\s+{_INITIALS})$"
)
#: A title is not looked for by fewer letters than these, nor by likeness below this ratio.
_FEWEST, _ALIKE = 8, 90
#: More pairs of titles and entries than these are not held against each other letter by letter.
_MOST_PAIRS = 20_000
_HINT = "Compare both with the printed pages; correct `authors`, or report it to the journal."


@dataclass(frozen=True, slots=True)
class Entry:
    """A work of a table of contents.

    Attributes:
        text: names and title as printed, lines put together; what stands above without a page, too.
        page: where the work begins.
        line: of the page's number.
    """

    text: str
    page: str
    line: int


def entries_of(stretches: Iterable[Sequence[Chunk]], vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """The works that tables of contents list in what is no article.

    Args:
        stretches: chunks that belong to no article, of each place in turn.
        vocabulary: the reader's words.
    """
    found: list[Entry] = []
    for chunks in stretches:
        inside = False
        listed: list[tuple[int, str]] = []
        for line in (line for chunk in chunks for line in chunk.lines):
            text = inline(strip_heading_marks(line.text)).strip("| \t")
            if says_contents(text, vocabulary):
                inside = True
            elif inside and whole_label("not_article", text, vocabulary):
                inside = False
            elif inside and (told := _told(line)):
                listed.append((line.number, told))
        found.extend(_entries(listed))
    return tuple(found)


def _told(line: Line) -> str:
    """A line without marks; the cells of a row, with its page behind."""
    text = plain(inline(strip_heading_marks(line.text)))
    if not text.startswith("|"):
        return text
    cells = [cell.strip() for cell in text.strip("| \t").split("|")]
    if len(cells) > 1 and cells[0].isdigit() and not cells[-1].isdigit():
        cells.append(cells.pop(0))
    return " ".join(cell for cell in cells if cell.strip("-: "))


def _entries(listed: Sequence[tuple[int, str]]) -> Iterator[Entry]:
    behind = [_page_behind(text) for _, text in listed]
    before = [_page_before(text) for _, text in listed]
    first = sum(page is not None for page in before) > sum(page is not None for page in behind)
    pages = before if first else behind
    places = [at for at, page in enumerate(pages) if page is not None]
    # pages rise; a year at a title's end does not stand among them
    told = [int(pages[at][1]) * (len(places) + 1) + n for n, at in enumerate(places)]  # type: ignore[index]
    kept = {places[n] for n in longest_rise(told)}
    above: list[str] = []
    open_: Entry | None = None
    for at, (number, text) in enumerate(listed):
        page = pages[at] if at in kept else None
        if page is None and open_ is None:
            above.append(text)
        elif page is None and open_ is not None:
            open_ = replace(open_, text=f"{open_.text} {text}")
        elif page is not None and first:
            if open_ is not None:
                yield open_
            open_ = Entry(*page, number)
        elif page is not None:
            yield Entry(" ".join((*above, page[0])), page[1], number)
            above = []
    if open_ is not None:
        yield open_


def _page_behind(text: str) -> tuple[str, str] | None:
    """What stands before a page's number at the end of a line, and the number."""
    text = text.rstrip(" \t.|")
    found = _BEHIND.search(text[-_TAIL:])
    if not found:
        return None
    cut = len(text) - len(text[-_TAIL:]) + found.start(1)
    return text[:cut].rstrip(_LEADERS), found[1]


def _page_before(text: str) -> tuple[str, str] | None:
    found = _BEFORE.match(text)
    return (text[found.end() :], found[1]) if found else None


# --- articles and their entries ----------------------------------------------------------------


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
            parts.append(_key(entry.text) + "\n")
            length += len(parts[-1])
        return cls("".join(parts), tuple(begins))

    def at(self, place: int) -> int:
        """Which entry a letter is of."""
        return bisect_right(self.begins, place) - 1

    def one(self, index: int) -> str:
        """The letters of an entry."""
        return self.letters[self.begins[index] :].partition("\n")[0]


def _key(text: str) -> str:
    return "".join(_WORD.findall(fold(text)))


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
    keys = _Keys.of(entries)
    found = [_by_title(article, keys) for article in articles]
    left = [at for at, entry in enumerate(found) if not entry]
    taken = {index for indexes in found for index in indexes}
    free = [index for index in range(len(entries)) if index not in taken]
    if len(left) * len(free) <= _MOST_PAIRS:
        for at in left:
            found[at] = _by_likeness(articles[at], keys, free)
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
        if differ := _names_differ(article, own[0]):
            message, severity = differ
            noticed.append(
                Diagnostic("contents-names", severity, message, file, own[0].line, _HINT, article.id)
            )
    return tuple(told), tuple(noticed)


def _titles(article: Article) -> list[str]:
    keys = (_key(article.title[lang]) for lang in LANGUAGES if lang in article.title)
    return [key for key in keys if len(key) >= _FEWEST]


def _by_title(article: Article, keys: _Keys) -> list[int]:
    """The entries with the whole title in any language."""
    found: list[int] = []
    for title in _titles(article):
        place = keys.letters.find(title)
        while place >= 0:
            found.append(keys.at(place))
            place = keys.letters.find(title, keys.begins[found[-1]] + len(keys.one(found[-1])))
    return sorted(set(found))


def _by_likeness(article: Article, keys: _Keys, free: Sequence[int]) -> list[int]:
    """The entry with the beginning of the title at its end, or with nearly its letters."""
    surnames = {key for author in article.authors for key in _surnames(author)}
    scored: list[tuple[float, int]] = []
    for index in free:
        entry = keys.one(index)
        score = max((_likeness(title, entry) for title in _titles(article)), default=0.0)
        if score >= _ALIKE and (not surnames or any(name in entry for name in surnames)):
            scored.append((score, index))
    best = max((score for score, _ in scored), default=0.0)
    return [index for score, index in scored if score == best]


def _likeness(title: str, entry: str) -> float:
    """How far an entry has a title: 100 where it ends with its beginning or has all its letters."""
    place = entry.find(title[:_FEWEST])
    if place >= 0 and title.startswith(entry[place:]):
        return 100.0
    return fuzz.partial_ratio(title, entry, score_cutoff=_ALIKE) if len(entry) >= len(title) else 0.0


# --- names -------------------------------------------------------------------------------------


def _names_differ(article: Article, entry: Entry) -> tuple[str, Severity] | None:
    """Who stands in the contents or in the byline alone; None where the contents' names cannot be told.

    Names of which none is an author's are another work's: they stand below their title.
    """
    listed = _names_in(entry.text, article)
    if not listed or not article.authors:
        return None
    known = [(author, _surnames(author)) for author in article.authors]
    strange = [name for name, key in listed if not any(_alike(key, own) for _, owns in known for own in owns)]
    missed = [
        _shown(author, article.language)
        for author, owns in known
        if not any(_alike(key, own) for _, key in listed for own in owns)
    ]
    spelt = [
        f"{name} for {_shown(author, article.language)}"
        for name, key in listed
        for author, owns in known
        if key not in owns and any(_alike(key, own) for own in owns)
    ]
    if len(strange) == len(listed):
        return None
    said = [f"name {', '.join(strange)}, who is not in the byline"] if strange else []
    said += [f"lack {', '.join(missed)}"] if missed else []
    said += [f"write {', '.join(spelt)}"] if spelt else []
    if not said:
        return None
    return "the contents " + "; they ".join(said), "warning" if strange or missed else "info"


def _names_in(text: str, article: Article) -> list[tuple[str, str]]:
    """The names before a title, each with the key of its surname; none where one of them cannot be told."""
    begin = _title_begins(text, article)
    parts = [part.strip() for part in re.split(r"[,;]", text[:begin].rstrip(" .,;–—-:")) if part.strip()]
    # names in front of the title end where it begins: a full stop of initials was taken off
    found: list[tuple[str, str]] = []
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        name = _NAME_ENDS.search(part[-80:]) or (_NAME_ENDS.search(part[-80:] + ".") if last else None)
        if name is None:
            return []
        surname = name["surname"] or name["before"]
        found.append((name[0], fold(surname)))
    return found


def _title_begins(text: str, article: Article) -> int:
    """Where an article's title begins in an entry's text; 0 where it is not told."""
    letters, places = [], []
    for word in _WORD.finditer(text):
        for key in _key(word[0]):
            letters.append(key)
            places.append(word.start())
    whole = "".join(letters)
    for title in _titles(article):
        place = whole.find(title)
        if place < 0:
            place = whole.find(title[:_FEWEST])
            place = place if place >= 0 and title.startswith(whole[place:]) else -1
        if place >= 0:
            return places[place]
    return 0


def _surnames(author: Author) -> frozenset[str]:
    """The keys of an author's longest words without a full stop, in all languages and spellings."""
    found: set[str] = set()
    for name in (*author.name.values(), *author.full_name.values()):
        words = [word for word in re.split(r"[\s.]+", name) if len(word) > 2]
        found.update(key for word in words for key in foldings(word))
    return frozenset(found)


def _shown(author: Author, lang: Lang) -> str:
    return author.name.get(lang) or next(iter(author.name.values()), "")


def _alike(one: str, other: str) -> bool:
    """Whether two surnames are one but for a letter, or two of many."""
    return one == other or Levenshtein.distance(one, other) <= min(2, min(len(one), len(other)) // 4)
