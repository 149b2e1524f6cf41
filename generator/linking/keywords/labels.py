"""Labels of keywords, and the key under which spellings of one label meet."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.linking.phrases import fold
from generator.model import Lang

#: A language and the key of a label in it.
Label = tuple[Lang, str]

_BRACKETED_END = re.compile(r"\s*\([^()]*\)\s*$")


def unbracketed(label: str) -> str:
    """The label without the brackets behind it, if anything else is left.

    >>> unbracketed("General Data Protection Regulation (GDPR)"), unbracketed("(GDPR)")
    ('General Data Protection Regulation', '(GDPR)')
    """
    return _BRACKETED_END.sub("", label) or label


@lru_cache(maxsize=65536)
def label_key(lang: Lang, label: str) -> str:
    """What spellings and number of one label have in common.

    >>> label_key("ru", "онлайн-курсы") == label_key("ru", "Онлайн курсы")
    True
    >>> label_key("en", "Digital technologies") == label_key("en", "digital technology")
    True
    >>> label_key("kk", "цифрлық платформалар") == label_key("kk", "Цифрлық платформа")
    True
    """
    words = re.findall(r"[\w']+", fold(unbracketed(label)))
    if lang == "en" and words[:1] == ["the"] and len(words) > 1:
        words = words[1:]
    if words:
        words[-1] = _singular(lang, words[-1])
    return " ".join(words)


def _singular(lang: Lang, word: str) -> str:
    if lang == "en":
        if len(word) > 4 and word.endswith("ies"):
            return word[:-3] + "y"
        if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
            return word[:-1]
    if lang == "kk" and len(word) > 6:
        return re.sub(r"(?:лар|лер|дар|дер|тар|тер)$", "", word)
    return word
