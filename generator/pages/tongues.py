"""The language of a text that names none: entries of a reference list, titles of works, names."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.model import Lang, Reference
from generator.reading.entries.words import TONGUES

_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
#: Words that English titles have and transliterated ones have not.
_ENGLISH = re.compile(r"\b(?:of|the|and|in|on|for|from|with)\b", re.IGNORECASE)
#: A word; one letter with a stop is an initial or a sign, and “et al.” says nothing.
_WORD = re.compile(r"(?!et (?:al|seq)\b)(?<![^\W\d_])(?:[^\W\d_]{2,}|[^\W\d_](?![.\w]))")
#: From so many words on, one Kazakh word (a journal's or an author's name) makes no Kazakh text.
_FEW = 4


@lru_cache(maxsize=4096)
def guess_language(text: str) -> Lang:
    """The language of a bibliographic entry or a name by its letters, good enough for a screen reader.

    Web addresses do not count. Of a longer text in Cyrillic letters three words in ten must have a
    letter that only Kazakh has.
    """
    bare = _ADDRESS.sub(" ", text) if "//" in text or "www." in text else text
    if bare.isascii():
        return "en"
    runs = _CYRILLIC.findall(bare)
    if sum(map(len, runs)) <= sum(map(len, _LATIN.findall(bare))):
        return "en"
    words = [run for run in runs if len(run) > 2]
    kazakh = sum(1 for run in words if _KAZAKH.search(run))
    if len(words) < _FEW:
        return "kk" if _KAZAKH.search(bare) else "ru"
    return "kk" if kazakh * 10 >= len(words) * 3 else "ru"


@lru_cache(maxsize=4096)
def entry_language(text: str) -> str:
    """The language tag of a bibliographic entry: of one in Latin letters by its words, where two or more tell.

    German, French, Spanish and others are told from English, and Russian or Kazakh in Latin letters; what
    as many words say of one language as of another is English.
    """
    lang = guess_language(text)
    if lang != "en":
        return lang
    found = {m[0] if len(m[0]) == 1 else m[0].casefold() for m in _WORD.finditer(_ADDRESS.sub(" ", text))}
    counts = sorted(((len(found & words), tag) for tag, words in TONGUES.items()), reverse=True)
    (most, tag), (next_, _) = counts[:2]
    return tag if most > max(1, next_) else "en"


def has_words(text: str) -> bool:
    """Whether there is anything but web addresses in a text."""
    return any(char.isalpha() for char in _ADDRESS.sub("", text))


def of_twin(original: Reference, twin: Reference) -> str:
    """The language tag of the same work in a romanized list.

    Russian in Latin letters is ``ru-Latn``; a twin whose title is translated is English.
    """
    lang, own = entry_language(original.text), entry_language(twin.text)
    if lang in ("kk", "ru") and own not in ("kk", "ru", "en"):
        return f"{lang}-Latn"
    if lang == "en" or own != "en" or _ENGLISH.search(twin.title or ""):
        return own
    return f"{lang}-Latn"
