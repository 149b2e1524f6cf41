"""Which of the three languages a text is in."""

from __future__ import annotations

import re

from generator.model import Lang
from generator.reading.vocabulary import Vocabulary

KAZAKH = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
#: Letters of Russian and English, and those that not every language with its own letters beside them has.
_PLAIN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz")
_PARTING = frozenset("ыи")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: Cyrillic letters in a row.
CYRILLIC = re.compile("[\u0400-\u04ff]+")
#: A Latin letter within a Cyrillic word, where old keyboards have no Kazakh one.
_LATIN_I = re.compile("[iI](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")
#: What of Latin-1 is no letter, and the Latin letters whose upper byte is 2.
_NO_LATIN = bytes(sign for sign in range(0xC0) if not chr(sign).isalpha() or sign > 0x7F)
_FAR_LATIN = re.compile("[\u0200-\u024f]")
#: A text's language is told by so many of its signs.
_TELLING = 20_000

#: What stands between a name in one language and in another.
_STROKE = re.compile(r"\s+[/|]\s+")


def detect(text: str, vocabulary: Vocabulary) -> Lang | None:
    """The language of a text, None where it has no letters.

    The script decides between English and the two others; letters that only Kazakh has, and
    function words, decide between Kazakh and Russian.
    """
    text = text[:_TELLING]
    cyrillic, latin = _cyrillic_letters(text), _latin_letters(text)
    if not cyrillic and not latin:
        return None
    if latin > cyrillic:
        return "en"
    text = text[:6000]
    if "i" in text or "I" in text:
        text = _LATIN_I.sub("і", text)
    words = _WORD.findall(text.lower())
    kazakh = sum(map(vocabulary.function_words["kk"].__contains__, words))
    russian = sum(map(vocabulary.function_words["ru"].__contains__, words))
    special = sum(1 for w in words if not KAZAKH.isdisjoint(w))
    # a running Kazakh text has a letter of its own in about every second word
    score = special + 2 * kazakh - 2 * russian - 0.12 * len(words)
    return "kk" if score > 0 else "ru"


def is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin."""
    return _latin_letters(text) > _cyrillic_letters(text)


def is_spelt_as(text: str, other: str) -> bool:
    """Whether letters that neither Russian nor English has show a text to be in the language of another, longer one.

    Both have some of them, and the text none that Kazakh has and the other has not; nor ``ы`` or ``и``, one of which
    Belarusian and Ukrainian lack, where the other does without.

    >>> is_spelt_as("Чия це криниця й чий міст", "Розглянуто сорок судових справ про міст"), is_spelt_as("Чей это мост", "Чий міст")
    (True, False)
    """
    own, others = set(text.lower()), set(other.lower())
    strange = {letter for letter in own if letter.isalpha()} - _PLAIN
    return bool(strange & others) and KAZAKH.isdisjoint(strange - others) and own & _PARTING <= others


def tells_russian(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a Cyrillic text has a word that is Russian and not Kazakh: by itself or by its ending."""
    words = _WORD.findall(text.lower())
    return any(
        word in vocabulary.function_words["ru"] or word.endswith(vocabulary.telling_endings["ru"])
        for word in words
    )


def _cyrillic_letters(text: str) -> int:
    """How many letters of :data:`CYRILLIC` a text has: the upper byte of each is 4."""
    return _upper_bytes(text).count(4)


def _latin_letters(text: str) -> int:
    """How many letters of the Latin alphabets a text has."""
    letters = len(text.encode("latin-1", "ignore").translate(None, _NO_LATIN))
    if not text.isascii():
        upper = _upper_bytes(text)
        letters += upper.count(1) + (len(_FAR_LATIN.findall(text)) if 2 in upper else 0)
    return letters


def _upper_bytes(text: str) -> bytes:
    """The upper byte of each letter: 4 of a Cyrillic one, 0, 1 or 2 of a Latin one."""
    return text.encode("utf-16-le", "surrogatepass")[1::2]


def split_languages(text: str, vocabulary: Vocabulary) -> dict[Lang, str]:
    """Cut a line that says the same in several languages, one after the other.

    A Latin part is the English one. A Cyrillic part is cut where the Kazakh signs end and
    before the Russian ones begin, as near to the middle as these allow: the two say the same,
    so they are about equally long.
    """
    words = text.split()
    scripts = [_script(word) for word in words]
    cuts = [i for i in range(1, len(words)) if scripts[i] and scripts[i - 1] and scripts[i] != scripts[i - 1]]
    parts: list[list[str]] = []
    start = 0
    for end in [*cuts, len(words)]:
        parts.append(words[start:end])
        start = end
    found: dict[Lang, str] = {}
    for part in parts:
        if not part:
            continue
        joined = " ".join(part)
        if _script(part[0]) == "latin" or detect(joined, vocabulary) == "en":
            found.setdefault("en", joined)
        elif (cut := _kazakh_end(part, vocabulary)) is not None:
            found.setdefault("kk", " ".join(part[:cut]))
            found.setdefault("ru", " ".join(part[cut:]))
        else:
            found.setdefault(detect(joined, vocabulary) or "ru", joined)
    return found


def stroked_languages(text: str, vocabulary: Vocabulary) -> dict[Lang, str]:
    """The parts of a line between strokes, each in another language (``Құқық / Право``); nothing where they are not."""
    parts = [part.strip() for part in _STROKE.split(text)]
    found = {lang: part for part in parts if (lang := detect(part, vocabulary))}
    return found if len(found) == len(parts) > 1 else {}


def _script(word: str) -> str | None:
    """The script of a word; a word of look-alike letters counts as what its other letters are."""
    if CYRILLIC.search(word):
        return "cyrillic"
    return "latin" if _latin_letters(word) else None


def _kazakh_end(words: list[str], vocabulary: Vocabulary) -> int | None:
    """Where a Kazakh part ends and a Russian one begins, None where there is only one language."""
    kazakh, russian = vocabulary.function_words["kk"], vocabulary.function_words["ru"]
    folded = [word.strip('«»"“”.,:;()').lower() for word in words]
    last_kk = max((i for i, w in enumerate(folded) if w in kazakh or not KAZAKH.isdisjoint(w)), default=-1)
    first_ru = min((i for i, w in enumerate(folded) if w in russian), default=len(words))
    low, high = last_kk + 1, first_ru
    if last_kk < 0 or low > high or low >= len(words):
        return None
    if not tells_russian(" ".join(words[low:]), vocabulary):
        return None  # a Kazakh line may end in words without any letter of its own
    if folded[last_kk] in kazakh:  # a conjunction wants the word that it joins
        low += 1
    lengths = [len(word) + 1 for word in words]
    total = sum(lengths)
    options = range(max(1, low), min(high, len(words) - 1) + 1)
    return min(options, key=lambda i: abs(total - 2 * sum(lengths[:i])), default=None)
