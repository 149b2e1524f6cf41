"""How a line or a heading begins, as the vocabulary compares it."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.lookalikes import mend_scripts

#: The first word of a paragraph or heading, behind its number.
OPENING_WORD = re.compile(r"\W{0,4}(?:\d{1,2}[.)]\s*)?([^\W_]+)")
#: A letter of one alphabet beside one of the other: a tool took it for its twin. (A search begins at Latin letters
#: alone.)
_TWO_ALPHABETS = re.compile("[A-Za-z](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")
_OPENING_LONGEST = 60
_MARKS = re.compile(r"[*_#^{}\\]")
#: ``2. ``, ``iv. ``: a heading's number, in small letters.
_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.)]?|[ivx]{1,4}[.)])\s+")


@lru_cache(maxsize=8192)  # asked for each group in turn
def mended_opening(text: str) -> str:
    """A text whose first words, a label's or a heading's, have letters of one alphabet; as long as it was."""
    if text.isascii() or not _TWO_ALPHABETS.search(text, 0, _OPENING_LONGEST):
        return text
    return mend_scripts(text[:_OPENING_LONGEST]) + text[_OPENING_LONGEST:]


@lru_cache(maxsize=16384)
def fold_heading(text: str) -> str:
    """A heading as the vocabulary writes it: lower case, no number, marks or closing stop."""
    text = _MARKS.sub("", mended_opening(text)).casefold().replace("ё", "е").replace("’", "'")
    return " ".join(_NUMBER.sub("", text).split()).strip(" .:;")
