"""Latin spellings of Kazakh and Russian words: for ids, and for comparing names across scripts.

Two different needs, two functions. :func:`romanize` writes what a reader expects in a URL
(``Жұмағұлова`` → ``Zhumagulova``). :func:`skeleton` goes further and throws away everything in
which spellings of one name differ (``Zhumagulova``, ``Jumagulova``, ``Жумагулова``), so that it is
good for finding candidates and never for deciding alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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


_FOLDS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"dzh|dj|zh|ž", "j"),
        (r"shch|sch", "sh"),
        (r"kh|x", "h"),
        (r"gh|ǵ", "g"),
        (r"ck|q", "k"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"ts|tz", "c"),
        (r"ng", "n"),
        (r"[iy]+e", "e"),
        (r"[iy]+o", "o"),
        (r"[iy]+u", "u"),
        (r"[iy]+a", "a"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """What all spellings of a name have in common, in small Latin letters and spaces.

    >>> skeleton("Жұмағұлова") == skeleton("Jumagulova") == skeleton("Zhumagulova")
    True
    >>> skeleton("Есенбекова") == skeleton("Yessenbekova")
    True
    """
    flat = unicodedata.normalize("NFKD", romanize(text).lower())
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    flat = re.sub(r"['’‘`ʼ]", "", flat)
    for pattern, put in _FOLDS:
        flat = pattern.sub(put, flat)
    return " ".join(re.findall(r"[a-z0-9]+", flat))


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
