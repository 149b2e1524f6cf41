"""Titles that a journal sets in capitals, written as sentences for reading.

``ПРАВОВОЙ СТАТУС СЕЛЬСКИХ КОЛОДЦЕВ КАЗАХСТАНА`` is hard to read. Which words keep a capital letter is
not guessed: it is looked up in the collection's own running text. Pages, citations and the files of
reference managers show the result; records, JATS and tables keep what is printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

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


class Casing:
    """Knows how words are written inside sentences.

    Args:
        articles: the collection; their abstracts, bodies and keywords count first, then names of
            institutions and references.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._first: dict[str, Counter[str]] = {}
        self._second: dict[str, Counter[str]] = {}
        for article in articles:
            for text in _running(article):
                _count(text, self._first)
            for text in _names(article):
                _count(text, self._second)
        for lang in LANGUAGES:  # countries have a capital letter whether the collection names them or not
            for name in Locale(lang).territories.values():
                if _WORD.fullmatch(str(name)):
                    self._second.setdefault(str(name).lower(), Counter())["capital"] += 1
        self._stems: dict[str, Counter[str]] = {}
        for table in (self._second, self._first):
            for word, shapes in table.items():
                if len(word) >= 5:
                    self._stems.setdefault(word[:5], Counter()).update(shapes)

    def restore(self, text: str) -> str:
        """The text as a sentence if it is set in capitals, else unchanged; its length stays.

        >>> Casing([]).restore("ON THE LAW OF WELLS")
        'On the law of wells'
        """
        if not in_capitals(text):
            return text
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
        # «интернет-магазин» is written otherwise than «Интернет»
        compound = self._first.get(f"{low}-") if next_sign == "-" else None
        shapes = compound or self._first.get(low) or self._second.get(low)
        if not shapes and len(low) >= 6:
            shapes = self._stems.get(low[:5])
            if shapes and shapes.most_common(1)[0][0] == "capitals":
                shapes = None
        if not shapes:
            unpronounceable = len(low) in (2, 3, 4) and not set(low) & _VOWELS
            return word if unpronounceable else low
        shape = max(("small", "capital", "capitals"), key=lambda name: (shapes[name], name == "small"))
        if shape == "capitals":
            return word
        return low[0].upper() + low[1:] if shape == "capital" else low


def in_capitals(text: str) -> bool:
    """Whether a text is set in capitals as a whole."""
    letters = "".join(filter(str.isalpha, text))
    return len(letters) >= _LEAST and sum(map(str.isupper, letters)) >= _SHARE * len(letters)


def _count(text: str, table: dict[str, Counter[str]]) -> None:
    text = plain(text)
    if in_capitals(text):
        return
    for match in _WORD.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        inside = start > 1 and text[start - 1] == " " and text[start - 2].isalnum()
        if word.isupper() and len(word) > 1:
            shape = "capitals"
        elif not inside and _SENTENCE_END.search(text[max(0, start - 4) : start]):
            continue
        elif word[0].isupper():
            shape = "capital"
        else:
            shape = "small"
        key = word.lower()
        if text[end : end + 1] == "-" and _WORD.match(text, end + 1):
            key += "-"
        shapes = table.get(key)
        if shapes is None:
            shapes = table[key] = Counter()
        shapes[shape] += 1


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
