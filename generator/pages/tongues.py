"""The language of a text that names none: entries of a reference list, titles of works, names."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.model import Lang, Reference

_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
#: Words that English titles have and transliterated ones have not.
_ENGLISH = re.compile(r"\b(?:of|the|and|in|on|for|from|with)\b", re.IGNORECASE)
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


def has_words(text: str) -> bool:
    """Whether there is anything but web addresses in a text."""
    return any(char.isalpha() for char in _ADDRESS.sub("", text))


def of_twin(original: Reference, twin: Reference) -> str:
    """The language tag of the same work in a romanized list.

    Russian in Latin letters is ``ru-Latn``; a twin whose title is translated is English.
    """
    lang, own = guess_language(original.text), guess_language(twin.text)
    if lang == "en" or own != "en" or _ENGLISH.search(twin.title or ""):
        return own
    return f"{lang}-Latn"
