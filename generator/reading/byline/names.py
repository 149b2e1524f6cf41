"""One person's name: what it is made of, and what is none."""

from __future__ import annotations

import re

from generator.reading.vocabulary import Vocabulary
from generator.romanize import is_cyrillic

#: Words of a name that may be written small.
PARTICLES = frozenset(
    (
        "de", "da", "del", "der", "den", "van", "von", "la", "le", "el", "al", "di", "bin", "ibn",
        "oglu", "ogly", "oğlu", "uly", "kyzy", "qyzy", "ұлы", "қызы", "оглы", "кызы", "улы", "оглу",
        "огли", "угли", "ўғли", "уулу", "кизи", "қизи", "гызы", "ogli", "ugli", "o‘g‘li", "oʻgʻli", "o'g'li",
        "uulu", "kizi", "qizi", "qızı", "gizi",
    )
)  # fmt: skip
#: How patronymics end.
PATRONYMIC = re.compile(
    r"(?:ович|евич|ич|овна|евна|ична|инична|ұлы|улы|ули|қызы|кызы|кизи|қизи"
    r"|ovich|evich|yevich|ich|ovna|evna|yevna|ichna|uly|ulı|uli|kyzy|qyzy|kizi)$",
    re.IGNORECASE,
)
#: An initial with its stop, as a word or within a name; two may be joined (``Ж.-П.``).
INITIAL = re.compile(r"[^\W\d_]{1,3}\.(?:-[^\W\d_]{1,2}\.)?")
_SURNAME = re.compile(r"[^\W\d_]+(?:['‘’ʻʹ`-][^\W\d_]+)*[ьʼ'’]?")
_STOP_WITHIN = re.compile(r"\.(?=[^\W\d_])")
_SECTION_NUMBER = re.compile(r"[IVX]{2,4}\.|[IVX]\.(?=$)")
#: What behind one word makes it a part of a law or a book, and no person.
_ROMAN = frozenset(("II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"))
#: Latin letters that stand for one.
_LETTER_PAIRS = frozenset(
    ("SH", "CH", "ZH", "YU", "YA", "YE", "YO", "TS", "KH", "GH", "NG", "DZH", "JR", "ST", "MD", "TH", "PH")
)


def is_name(text: str) -> bool:
    """Whether a text is one person's name: initials and a surname, or two to four capitalised words."""
    words = (_STOP_WITHIN.sub(". ", text) if "." in text else text).replace("\\", "").split()
    if not 1 < len(words) <= 5 or any(map(str.isdigit, text)):
        return False
    if _SECTION_NUMBER.fullmatch(words[0]) and (len(words[0]) > 2 or not text.isascii()):
        return False
    if words[-1] in _ROMAN and len(words) == 2:
        return False  # ``Title IV``
    initials = surnames = 0
    for word in words:
        if INITIAL.fullmatch(word) and word[0].isupper():
            if len(word) > 2 and word.isupper() and word.isascii() and word[:-1] not in _LETTER_PAIRS:
                return False  # “PAGE NO.”
            initials += 1
        elif word.casefold() in PARTICLES:
            continue
        elif word[0].isupper() and _SURNAME.fullmatch(word) and len(word) > 1:
            surnames += 1
        else:
            return False
    return (1 <= initials <= 3 and 1 <= surnames <= 2) or (not initials and 2 <= surnames <= 4)


def is_lone_name(text: str) -> bool:
    """Whether a text is one word that may be all of a person's name (``Suharto``): what stands beside it tells it."""
    return len(text) > 3 and text[0].isupper() and text[1:].islower() and text.isalpha()


def has_small_word(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a word of what looks like a name in capitals is one that no name has: ``WHO``, ``AND``."""
    words = name.casefold().split() if name.isupper() else ()
    return any(w in own and w not in PARTICLES for w in words for own in vocabulary.function_words.values())


def shouts_three_words(name: str) -> bool:
    """Whether a name in Cyrillic capitals has three words, and none that only a person's name has."""
    words = name.split()
    if len(words) != 3 or name.isascii() or not name.isupper() or not is_cyrillic(name):
        return False
    return not any(PATRONYMIC.search(word) or word.casefold() in PARTICLES for word in words)
