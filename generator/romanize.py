"""Latin spellings of Kazakh and Russian words: for ids, and for comparing names across scripts.

Three needs, one table of letters. :func:`romanize` writes what a reader expects in a URL
(``Жұмағұлова`` → ``Zhumagulova``). Reference lists and bylines print one name in many ways, every
journal romanizes in its own; two keys bring them together, both for comparing, never for showing:

* :func:`skeleton` throws away what spellings of one *name* differ in (``Zhumagulova``,
  ``Jumagulova``, ``Жумагулова``) and keeps what different names differ in (``Жаров``, ``Шаров``);
* :func:`fold` goes further, for titles and surnames inside one article's lists, where little else is
  like them: it takes ``sh`` and ``ch`` for the ``s`` and ``c`` that mark them in other alphabets.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import filterfalse

#: Letters that Kazakh has beyond Russian, as English-language publications in Kazakhstan print them.
KAZAKH = {
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
}  # fmt: skip

RUSSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip

_LETTERS = RUSSIAN | KAZAKH
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def is_cyrillic(text: str) -> bool:
    """Whether the text holds a Cyrillic letter."""
    return bool(_CYRILLIC.search(text))


def romanize(text: str) -> str:
    """The text in Latin letters; Latin letters and signs stay, capitals stay capitals.

    >>> romanize("Шығыс Қазақстан")
    'Shygys Kazakstan'
    """
    out: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        low = letter.lower()
        latin = _LETTERS.get(low, letter)
        if letter != low and latin and latin is not letter:
            latin = latin[0].upper() + latin[1:]
        out.append(latin)
    return "".join(out)


#: Letters of other Cyrillic alphabets that names in the lists bring along.
_NEIGHBOURS = {"ў": "o", "ҳ": "h", "є": "e", "ї": "i", "ґ": "g", "ј": "j", "ѳ": "o", "ӊ": "n", "ҷ": "j"}

#: Latin letters whose sign is more than an accent.
_SPECIAL = {
    "ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ý": "u", "ı": "i", "ł": "l",
    "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ə": "a", "w": "u", "ŋ": "n",
}  # fmt: skip

_SILENT = dict.fromkeys("'’‘ʼ`´ʹʺ\u00ad\u0301", "")
_TO_LATIN = str.maketrans(_SILENT | _LETTERS | {"ё": "e"} | _NEIGHBOURS | _SPECIAL)

#: Letter groups that stand for one sound; of a longer and a shorter one the longer goes first.
_NAME_GROUPS = {
    "shch": "sh", "shh": "sh", "sch": "sh", "dzh": "j", "dj": "j", "zh": "j", "kh": "h", "gh": "g", "ck": "k",
    "ph": "f", "ts": "c", "tz": "c", "cz": "c", "ng": "n", "x": "h", "q": "k",
}  # fmt: skip
_TITLE_GROUPS = {
    "shch": "s", "shh": "s", "sch": "s", "sh": "s", "zh": "j", "kh": "h", "ch": "c", "gh": "g", "ts": "c",
    "tz": "c", "cz": "c", "ng": "n", "x": "h", "q": "k",
}  # fmt: skip
_NAME_GROUP = re.compile("|".join(_NAME_GROUPS))
_TITLE_GROUP = re.compile("|".join(_TITLE_GROUPS))
_GLIDE = re.compile("[iy][iy]*(?=[aeou])")
_PAIRS = tuple(letter * 2 for letter in string.ascii_lowercase)
_WORD = re.compile(r"[^\W_]+")


def _key(low: str, group: re.Pattern[str], groups: Mapping[str, str]) -> str:
    """Small letters in any script → small Latin ones, a sound a letter, none twice."""
    latin = low.translate(_TO_LATIN)
    if not latin.isascii():
        decomposed = unicodedata.normalize("NFKD", latin)
        latin = "".join(filterfalse(unicodedata.combining, decomposed))
    key = group.sub(lambda match: groups[match[0]], latin)
    key = _GLIDE.sub("", key).replace("y", "i")
    for pair in filter(key.__contains__, _PAIRS):
        while pair in key:
            key = key.replace(pair, pair[0])
    return key


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """What all spellings of a name have in common, in small Latin letters and spaces.

    >>> skeleton("Жұмағұлова") == skeleton("Jumagulova") == skeleton("Zhumagulova")
    True
    >>> skeleton("Есенбекова") == skeleton("Yessenbekova")
    True
    """
    key = _key(unicodedata.normalize("NFC", text).lower(), _NAME_GROUP, _NAME_GROUPS)
    return " ".join(re.findall(r"[a-z0-9]+", key))


@lru_cache(maxsize=16384)
def fold(text: str, j: str = "j") -> str:
    """The key under which all spellings of a name or title meet; words stay apart.

    Args:
        text: in any script, also mixed.
        j: what a Latin ``j`` means: ``"j"`` as in Kazakh (Jappar, ж), ``"i"`` as in GOST (Jurij, й).

    >>> fold("Шахновская") == fold("Shahnovskaia") == fold("Šaxnovskaja", j="i")
    True
    """
    low = unicodedata.normalize("NFC", text).lower()
    if j != "j":
        low = low.replace("j", j)
    return _key(low, _TITLE_GROUP, _TITLE_GROUPS)


@lru_cache(maxsize=16384)
def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order; digits are words too.

    >>> fold_words("Закон «О связи», 2004")
    ('zakon', 'o', 'svazi', '2004')
    """
    return tuple(_WORD.findall(fold(text)))


def fold_text(text: str) -> list[str]:
    """As :func:`fold_words`; of a long text, for which nobody asks twice, nothing is kept."""
    return _WORD.findall(_key(unicodedata.normalize("NFC", text).lower(), _TITLE_GROUP, _TITLE_GROUPS))


@lru_cache(maxsize=16384)
def foldings(text: str) -> tuple[str, ...]:
    """All keys of a text, the likeliest first: a Latin ``j``, ``w`` and ``oo`` can each be read in two ways.

    >>> foldings("Jaworski")
    ('jauorski', 'auorski', 'javorski', 'avorski')
    """
    low = text.lower()
    keys = [fold(text)]
    if "j" in low:
        keys.append(fold(text, j="i"))
    if "w" in low:
        keys += [fold(low.replace("w", "v"), j=j) for j in (("j", "i") if "j" in low else ("j",))]
    if "oo" in low:  # "Noor" is written as it sounds
        keys.append(fold(low.replace("oo", "u")))
    return tuple(dict.fromkeys(keys))


# Some systems keep these names for devices: no file can be called so.
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def slug(text: str, limit: int = 60) -> str:
    """An ASCII id: lower case, words joined by hyphens, at most ``limit`` characters, whole words.

    What would be the name of a device gets an ``x``.

    >>> slug("Әл-Фараби атындағы")
    'al-farabi-atyndagy'
    """
    flat = unicodedata.normalize("NFKD", romanize(text).lower())
    flat = re.sub(r"['’‘`ʼ]", "", flat).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", flat)
    out = ""
    for word in words:
        if out and len(out) + 1 + len(word) > limit:
            break
        out = f"{out}-{word}" if out else word[:limit]
    return f"{out}-x" if _DEVICE.fullmatch(out) else out
