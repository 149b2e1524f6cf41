"""Latin spellings of Cyrillic names and titles, and a key under which they all meet.

Reference lists print one work twice: in Cyrillic and romanized. Every journal, and often every
entry, romanizes in its own way, so :data:`SCHEMES` holds the customary tables as data and
:func:`fold` brings whatever any of them prints to one key: ``Жұмағұлова``, ``Zhumagulova``,
``Jumaǵulova`` and ``Zhumaghulova`` all fold to ``jumagulova``. Keys are for comparing, never for
showing.
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import lru_cache

_RUSSIAN_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_KAZAKH_LETTERS = "әғқңөұүһі"


def _table(letters: str, latin: str) -> dict[str, str]:
    return dict(zip(letters, ("" if part == "-" else part for part in latin.split()), strict=True))


#: Russian as most English-language journals print it (BGN/PCGN), Kazakh as passports do.
BASE = _table(
    _RUSSIAN_LETTERS,
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya",
) | _table(_KAZAKH_LETTERS, "a g k n o u u h i")

#: Customary romanizations, by name. Each is the base table with its own letters put over it.
SCHEMES: dict[str, dict[str, str]] = {
    "bgn": BASE,
    "icao": BASE | {"й": "i", "ю": "iu", "я": "ia", "ъ": "ie"},
    "library": BASE | {"й": "i", "ю": "iu", "я": "ia", "ь": "'", "ъ": '"'},
    "gost-7.79-b": BASE
    | {"й": "j", "х": "x", "ц": "cz", "щ": "shh", "ъ": "``", "ы": "y`", "ь": "`", "э": "e`"},
    "gost-simplified": BASE | {"й": "j", "х": "h", "ц": "c", "ю": "ju", "я": "ja", "ь": "'"},
    "scientific": BASE
    | {"ж": "ž", "й": "j", "х": "x", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "ю": "ju", "я": "ja"}
    | {"э": "è", "ь": "ʹ", "ъ": "ʺ"},
    "kazakh-bgn": BASE | {"ғ": "gh", "қ": "q", "ң": "ng", "ә": "ä", "ө": "ö", "ұ": "ū", "ү": "ü"},
    "kazakh-2018": BASE
    | {"ә": "á", "ғ": "ǵ", "қ": "q", "ң": "ń", "ө": "ó", "ұ": "u", "ү": "ú", "у": "ý", "ж": "j"}
    | {"и": "ı", "й": "ı", "х": "h"},
    "kazakh-2021": BASE
    | {"ә": "ä", "ғ": "ğ", "қ": "q", "ң": "ñ", "ө": "ö", "ұ": "ū", "ү": "ü", "ж": "j", "ш": "ş"}
    | {"и": "i", "й": "i", "х": "h"},
    "kazakh-w": BASE | {"ғ": "ǵ", "қ": "q", "ң": "ñ", "у": "w", "ж": "j", "х": "h"},
}

#: Letters of other Cyrillic alphabets that names in the lists bring along.
_NEIGHBOURS = {"ў": "o", "ҳ": "h", "є": "e", "ї": "i", "ґ": "g", "ј": "j", "ѳ": "o", "ӊ": "n", "ҷ": "j"}

#: Latin letters whose sign is more than an accent.
_SPECIAL = {
    "ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ý": "u", "ı": "i", "ł": "l",
    "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ə": "a", "w": "u", "ŋ": "n",
}  # fmt: skip

_TO_LATIN = str.maketrans(BASE | _NEIGHBOURS | _SPECIAL)
_SILENT = dict.fromkeys(map(ord, "'’‘ʼ`´ʹʺ\u00ad\u0301"))

#: Letter groups that stand for one sound, the longest first.
_GROUPS = (
    ("shch", "s"), ("shh", "s"), ("sch", "s"), ("sh", "s"), ("zh", "j"), ("kh", "h"), ("ch", "c"),
    ("gh", "g"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("ng", "n"), ("x", "h"), ("q", "k"),
)  # fmt: skip
_GROUP = re.compile("|".join(group for group, _ in _GROUPS))
_GROUP_KEY = dict(_GROUPS)
_GLIDE = re.compile("[iy]+(?=[aeou])")
_TWICE = re.compile(r"([a-z])\1+")
_WORD = re.compile(r"[^\W_]+")
_PAIRS = tuple(letter * 2 for letter in string.ascii_lowercase)


def romanize(text: str, scheme: str = "bgn") -> str:
    """The text in Latin letters under one scheme; lower case, what is no Cyrillic letter stays.

    >>> romanize("Жұмағұлова", "kazakh-2018")
    'jumaǵulova'
    """
    table = SCHEMES[scheme]
    return "".join(table.get(letter, letter) for letter in unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=16384)
def fold(text: str, j: str = "j") -> str:
    """The key under which all spellings of a name or title meet; words stay apart.

    Args:
        text: in any script, also mixed.
        j: what a Latin ``j`` means: ``"j"`` as in Kazakh (Jappar, ж), ``"i"`` as in GOST (Jurij, й).

    >>> fold("Шахновская") == fold("Shahnovskaia") == fold("Šaxnovskaja", j="i")
    True
    """
    low = unicodedata.normalize("NFC", text).lower().translate(_SILENT)
    if j != "j":
        low = low.replace("j", j)
    latin = low.translate(_TO_LATIN)
    if not latin.isascii():
        decomposed = unicodedata.normalize("NFKD", latin)
        latin = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    key = _GROUP.sub(lambda match: _GROUP_KEY[match[0]], latin)
    key = _GLIDE.sub("", key).replace("y", "i")
    return _TWICE.sub(r"\1", key) if any(pair in key for pair in _PAIRS) else key


@lru_cache(maxsize=16384)
def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order; digits are words too.

    >>> fold_words("Закон «О связи», 2004")
    ('zakon', 'o', 'svazi', '2004')
    """
    return tuple(_WORD.findall(fold(text)))


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
