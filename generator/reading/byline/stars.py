"""Stars behind names: marks of the corresponding author, or of places and notes, and no bold text."""

from __future__ import annotations

import re

#: Signs that some fonts and tools have for a star or a comma beside a mark.
_LIKE_STARS = "\u2217\u204e\uff0a\u21d1"
_SIGNS = str.maketrans(dict.fromkeys(_LIKE_STARS, "*") | {"\u02d2": ","})
#: ``A. Bell*, C. Dunn**``; bold has stars in front, too.
_ONE_STAR = re.compile(r"[^\W_]\*[\s,;]")
_TWO_STARS = re.compile(r"[^\W_]\*\*(?=\s*(?:[,;]|$))")
#: ``A. Bell,* C. Dunn**``: a comma before the star.
_COMMA_THEN_STAR = re.compile(r",(?<=[^\W\d_.],)\s?(\*{1,3})(?=\s+[^\W\d_])")
#: ``**A. Bell\***``: a name in bold, its marks with it, and nothing told of the person behind it.
_STARS_IN_BOLD = re.compile(r"\*\*(?=\S)([^*\\\n]{3,80})((?:\\\*){1,3})\*\*(?=\s*(?:[,;]|$))")
_STARS = re.compile(r"(?<![*\w])\*{1,3}(?=\s?[^\W\d_])|(?<=[^\W_])\*{1,3}(?=\s*(?:[,;]|$))")
_OPENING_BOLD = re.compile(r"(?:^|[\s,;])\*\*(?=\S)")


def with_stars(text: str) -> str:
    r"""A text with the stars and commas of its marks as ordinary ones, none of them within the name's bold.

    >>> with_stars("A. Bell\u2217")
    'A. Bell*'
    >>> with_stars(r"**A. Bell\***")
    'A. Bell\\*'
    """
    text = text if text.isascii() else text.translate(_SIGNS)
    return _STARS_IN_BOLD.sub(r"\1\2", text) if "\\***" in text else text


def commas_behind_stars(text: str) -> str:
    r"""A line whose stars have no stroke before them, and stand before their commas.

    >>> commas_behind_stars("A. Bell,\\* C. Dunn")
    'A. Bell*, C. Dunn'
    """
    return _COMMA_THEN_STAR.sub(r"\1,", text.replace("\\*", "*"))


def stars_as_figures(text: str) -> str:
    """A line whose one, two and three stars are the marks ``^{1}``, ``^{2}``, ``^{3}``."""
    return _STARS.sub(lambda m: f"^{{{len(m[0])}}}", commas_behind_stars(text))


def has_star_marks(text: str) -> bool:
    """Whether one star marks a name of a byline and two stars another (``A. Bell*, C. Dunn**``)."""
    return one_and_two_stars(commas_behind_stars(text))


def one_and_two_stars(line: str) -> bool:
    """Whether one star stands behind a letter, two behind a later one, and none of them opens bold text."""
    one = _ONE_STAR.search(line)
    return bool(one and _TWO_STARS.search(line, one.end())) and not _OPENING_BOLD.search(line)
