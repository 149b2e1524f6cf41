"""The letters by which a title is found in an issue's table of contents, however either is printed."""

from __future__ import annotations

import re

from generator.model import LANGUAGES, Article
from generator.romanize import fold

WORD = re.compile(r"\w+")
#: A title is not looked for by fewer letters than these.
FEWEST = 8


def title_key(text: str) -> str:
    """The folded letters and figures of a text, without spaces and signs.

    >>> title_key("The bridges, 2014–2019") == title_key("THE BRIDGES 2014 - 2019")
    True
    """
    return "".join(WORD.findall(fold(text)))


def title_keys(article: Article) -> list[str]:
    """The keys of an article's titles, in the order of :data:`generator.model.LANGUAGES`; none of few letters."""
    keys = (title_key(article.title[lang]) for lang in LANGUAGES if lang in article.title)
    return [key for key in keys if len(key) >= FEWEST]
