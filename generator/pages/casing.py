"""Titles that a journal sets in capitals, written as sentences for reading.

``ПРАВОВОЙ СТАТУС СЕЛЬСКИХ КОЛОДЦЕВ КАЗАХСТАНА`` is hard to read. Which words keep a capital letter is
not guessed: it is looked up in the collection's own running text. Pages, citations and the files of
reference managers show the result; records, JATS and tables keep what is printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from babel import Locale

from generator.linking.corpus import Corpus
from generator.lookalikes import mend_scripts
from generator.model import LANGUAGES, Article
from generator.pages.markdown import plain

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SENTENCE_END = re.compile(r"(?:^|[.!?…]\s+|[«“\"„]|^\W+|[—–:/]\s*)$")
_VOWELS = set("аәеёиоөуұүыіэюяaeiouy")
_LEAST = 8  # letters; a shorter text in capitals may well be an abbreviation
_SHARE = 0.8
_FREQUENT = "аеионтeanoit"  # small letters; more than a quarter of them, and there are not _SHARE capitals
_STEM = 5  # letters


class Casing:
    """Knows how words are written inside sentences.

    Args:
        articles: the collection.
        spellings: what :func:`spelling` gives of articles, where that is known.
    """

    def __init__(self, articles: Iterable[Article] = (), spellings: Iterable[Spelling] = ()) -> None:
        self._first, self._second = Shapes(), Shapes()
        for each in chain(spellings, map(spelling, articles)):
            self._first.add(each.running)
            self._second.add(each.names)
        # Countries have a capital letter whether the collection names them or not.
        names = (str(name) for lang in LANGUAGES for name in Locale(lang).territories.values())
        self._second.capital.update(name.lower() for name in names if _WORD.fullmatch(name))
        self._stems, self._compounds = Shapes(), Shapes()
        for table in (self._second, self._first):
            self._compounds.add(table.compounds())
            for ours, theirs in zip(self._stems.tables(), table.tables(), strict=True):
                for word, times in theirs.items():
                    if len(word) >= _STEM:
                        ours[word[:_STEM]] += times
        self._restored: dict[str, str] = {}

    def restore(self, text: str) -> str:
        """The text as a sentence if it is set in capitals, else unchanged; its length stays.

        >>> Casing([]).restore("ON THE LAW OF WELLS")
        'On the law of wells'
        """
        known = self._restored.get(text)
        if known is None:
            known = self._restored[text] = self._sentence(text) if in_capitals(text) else text
        return known

    def _sentence(self, text: str) -> str:
        text = mend_scripts(text)  # a look-alike letter of the other alphabet shows in small letters
        out = list(text)
        begin = True
        end = 0
        for match in _WORD.finditer(text):
            between = text[end : match.start()]
            begin = begin or bool(re.search(r"[.!?]\s", between))
            word = self._word(match[0], next_sign=text[match.end() : match.end() + 1])
            if begin and word == word.lower():
                word = word[0].upper() + word[1:]
            out[match.start() : match.end()] = word
            begin = False
            end = match.end()
        return "".join(out)

    def titled(self, corpus: Corpus) -> Corpus:
        """The corpus with its articles' titles as sentences: what readers paste into a list of works."""
        return replace(
            corpus,
            articles={
                key: article.model_copy(
                    update={"title": {lang: self.restore(text) for lang, text in article.title.items()}}
                )
                for key, article in corpus.articles.items()
            },
        )

    def _word(self, word: str, next_sign: str) -> str:
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in word)
        if len(word) == 1 and next_sign == ".":
            return word
        if _ROMAN.fullmatch(word) and len(word) > 1:
            return word
        # «интернет-магазин» is written otherwise than «Интернет»; compounds are rare, so that all tell
        compound = self._compounds.of(f"{low}-") if next_sign == "-" else None
        shapes = compound or self._first.of(low) or self._second.of(low)
        if not shapes and len(low) > _STEM:
            shapes = self._stems.of(low[:_STEM])
            if shapes and shapes[2] > max(shapes[:2]):
                shapes = None
        if not shapes:
            unpronounceable = len(low) in (2, 3, 4) and not set(low) & _VOWELS
            return word if unpronounceable else low
        small, capital, capitals = shapes
        if capitals > max(small, capital):
            return word
        return low[0].upper() + low[1:] if capital > small else low


class Shapes:
    """How often words stand in small letters, with a capital letter, and in capitals.

    Attributes:
        small, capital, capitals: how often each word, by the word in small letters; that of the first
            part of a compound ends with a hyphen.
    """

    def __init__(self) -> None:
        self.small: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        self.capitals: Counter[str] = Counter()

    def tables(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """All three."""
        return self.small, self.capital, self.capitals

    def add(self, other: Shapes) -> None:
        """Adds the numbers of another text."""
        for ours, theirs in zip(self.tables(), other.tables(), strict=True):
            ours.update(theirs)

    def take(self, other: Shapes) -> None:
        """Takes the numbers of a text that was added before away again."""
        for ours, theirs in zip(self.tables(), other.tables(), strict=True):
            ours.subtract(theirs)
            for word in [word for word in theirs if not ours[word]]:
                del ours[word]

    def compounds(self) -> Shapes:
        """The numbers of first parts of compounds alone."""
        found = Shapes()
        for ours, theirs in zip(found.tables(), self.tables(), strict=True):
            ours.update({word: times for word, times in theirs.items() if word[-1] == "-"})
        return found

    def of(self, word: str) -> tuple[int, int, int] | None:
        """The numbers of one word; None where it was never seen."""
        found = self.small[word], self.capital[word], self.capitals[word]
        return found if any(found) else None

    def count(self, text: str) -> None:
        """Adds the words of a text; those that begin a sentence tell nothing."""
        text = plain(text)
        if in_capitals(text):
            return
        small: list[str] = []
        place = 0
        inside = False  # behind a word, not behind a sign
        for part in text.split(" "):
            if inside and part.islower() and part.isalpha():  # nearly all
                small.append(part)
            else:
                for match in _WORD.finditer(text, place, place + len(part)):
                    self._count_one(text, match)
            inside = part[-1:].isalnum()
            place += len(part) + 1
        self.small.update(small)

    def _count_one(self, text: str, match: re.Match[str]) -> None:
        word, start, end = match[0], match.start(), match.end()
        key = word.lower()
        if text[end : end + 1] == "-" and _WORD.match(text, end + 1):
            key += "-"
        inside = start > 1 and text[start - 1] == " " and text[start - 2].isalnum()
        if word.isupper() and len(word) > 1:
            self.capitals[key] += 1
        elif inside or not _SENTENCE_END.search(text[max(0, start - 4) : start]):
            (self.capital if word[0].isupper() else self.small)[key] += 1


@dataclass(frozen=True, slots=True)
class Spelling:
    """How an article, or several, spell their words.

    Attributes:
        running: in its abstracts, body and keywords, which count first.
        names: in its titles, names of institutions and references.
    """

    running: Shapes
    names: Shapes

    def add(self, other: Spelling) -> None:
        """Adds the numbers of another article."""
        self.running.add(other.running)
        self.names.add(other.names)

    def take(self, other: Spelling) -> None:
        """Takes the numbers of an article that was added before away again."""
        self.running.take(other.running)
        self.names.take(other.names)


def spelling(article: Article) -> Spelling:
    """How an article, as the public may see it, spells its words."""
    found = Spelling(Shapes(), Shapes())
    for text in _running(article):
        found.running.count(text)
    for text in _names(article):
        found.names.count(text)
    return found


def in_capitals(text: str) -> bool:
    """Whether a text is set in capitals as a whole."""
    if 4 * sum(map(text.count, _FREQUENT)) > len(text):
        return False  # nearly every text, found out without a look at each letter
    letters = "".join(filter(str.isalpha, text))
    return len(letters) >= _LEAST and sum(map(str.isupper, letters)) >= _SHARE * len(letters)


def _running(article: Article) -> Iterable[str]:
    for paragraphs in article.abstract.values():
        yield from paragraphs
    yield from article.summary.values()
    for words in article.keywords.values():
        yield from (f"; {word}" for word in words)
    for block in article.body:
        if block.type in ("paragraph", "quote"):
            yield block.text
        elif block.type == "list":
            yield from (item.text for item in block.items)


def _names(article: Article) -> Iterable[str]:
    # English titles, names of institutions and entries capitalise common words too: of them only
    # cities and countries tell anything.
    yield from (title for lang, title in article.title.items() if lang != "en")
    for places in article.affiliations.values():
        for place in places:
            yield from (f"; {part.strip()}" for part in place.split(",")[1:])
    yield from (r.text for r in article.references.original if re.search("[\u0400-\u04ff]", r.text))
