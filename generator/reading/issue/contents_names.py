"""Who wrote a work: the names of an issue's table of contents held against the article's byline."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from generator.diagnostics import Severity
from generator.model import Article, Author, Lang
from generator.reading.issue.contents import Entry
from generator.reading.issue.title_keys import FEWEST, WORD, title_key, title_keys
from generator.romanize import fold, foldings

_CAPITAL = r"[^\W\d_a-zа-яёәғқңөұүһі]"
_INITIALS = rf"(?:{_CAPITAL}\w{{0,2}}\.[\s-]?){{1,3}}"
_SURNAME = rf"(?P<surname>{_CAPITAL}[\w'’ʼ-]{{2,40}})"
#: A name that ends a text: ``A.B. Carver``, ``Carver A.B.``
_NAME_ENDS = re.compile(
    rf"(?<!\w)(?:{_INITIALS}\s?{_SURNAME}|{_SURNAME.replace('surname', 'before')}\s+{_INITIALS})$"
)


def names_differ(article: Article, entry: Entry) -> tuple[str, Severity] | None:
    """Who stands in the contents or in the byline alone; None where the contents' names cannot be told.

    Names of which none is an author's are another work's: they stand below their title.
    """
    listed = _names_in(entry.text, article)
    if not listed or not article.authors:
        return None
    known = [(author, surnames_of(author)) for author in article.authors]
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
    for word in WORD.finditer(text):
        for letter in title_key(word[0]):
            letters.append(letter)
            places.append(word.start())
    whole = "".join(letters)
    for title in title_keys(article):
        place = whole.find(title)
        if place < 0:
            place = whole.find(title[:FEWEST])
            place = place if place >= 0 and title.startswith(whole[place:]) else -1
        if place >= 0:
            return places[place]
    return 0


def surnames_of(author: Author) -> frozenset[str]:
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
