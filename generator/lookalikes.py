"""Letters that look alike in Latin and Cyrillic: words that mix the two, mended where that is certain."""

from __future__ import annotations

import re

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
#: Letters that look alike in both scripts, Latin to Cyrillic.
_TWINS = dict(zip("AaBCcEeHKMOoPpTXxy", "АаВСсЕеНКМОоРрТХху", strict=True)) | {"i": "і", "I": "І"}
_TWINS_BACK = {cyrillic: latin for latin, cyrillic in _TWINS.items()}
#: A letter of one script beside one of the other, without which no word has letters of both. (A search begins at
#: Latin letters alone, of which most texts have few.)
_BESIDE = re.compile("[A-Za-z\u00c0-\u024f](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")
#: A Roman figure.
_ROMAN = re.compile("M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_RUN = re.compile(r"[^\W\d_]+")


def mend_scripts(text: str) -> str:
    """A text whose words have look-alike letters of the other script, each word in its own script.

    Certain cases only: a run of letters that are Cyrillic but for look-alikes becomes Cyrillic,
    one that is Latin but for look-alikes becomes Latin. One of look-alikes alone becomes Cyrillic among
    Cyrillic words; any other stays.
    """
    if text.isascii() or not _BESIDE.search(text):
        return text
    return _RUN.sub(lambda match: _mend_run(match[0], text), text)


def _is_cyrillic(text: str) -> bool:
    """Whether the letters of a text that have no look-alike are Cyrillic, but for a few."""
    cyrillic = sum(c not in _TWINS_BACK for c in _CYRILLIC.findall(text))
    latin = sum(c not in _TWINS for c in _LATIN.findall(text))
    return cyrillic > 4 * latin + 2


def _mend_run(word: str, text: str) -> str:
    if not _CYRILLIC.search(word) or not _LATIN.search(word):
        return word
    latin = [c for c in word if _LATIN.match(c)]
    cyrillic = [c for c in word if _CYRILLIC.match(c)]
    if all(c in _TWINS for c in latin) and not all(c in _TWINS_BACK for c in cyrillic):
        return "".join(_TWINS.get(c, c) for c in word)
    if all(c in _TWINS_BACK for c in cyrillic) and not all(c in _TWINS for c in latin):
        return "".join(_TWINS_BACK.get(c, c) for c in word)
    if _ROMAN.fullmatch("".join(_TWINS_BACK.get(c, c) for c in word)):
        return word  # a figure, in whichever letters
    if all(c in _TWINS for c in latin) and _is_cyrillic(text):
        return "".join(_TWINS.get(c, c) for c in word)
    return word
