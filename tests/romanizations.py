"""The customary romanizations of Kazakh and Russian, for trying what brings them together."""

from __future__ import annotations

import unicodedata

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


def romanize(text: str, scheme: str = "bgn") -> str:
    """The text in Latin letters under one scheme; lower case, what is no Cyrillic letter stays.

    >>> romanize("Жұмағұлова", "kazakh-2018")
    'jumaǵulova'
    """
    table = SCHEMES[scheme]
    return "".join(table.get(letter, letter) for letter in unicodedata.normalize("NFC", text).lower())
