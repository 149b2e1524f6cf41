"""Letters written out so that Markdown and HTML show exactly these.

Text that came out of a PDF is not Markdown: a paragraph that begins ``2.`` would become a list,
``_`` emphasis, ``<`` a tag, ``!!!`` a box. Every sign that means something to HTML, to Python-Markdown or to one of
its extensions is written as a character reference, which both show as the sign itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

#: So many short texts are remembered: names, titles and labels stand on many pages, and in three languages.
KEPT = 8192

# Signs that are dangerous wherever they stand. "." "," "-" "(" ")" "/" "%" ";" "?" stay readable in
# the middle of a line and are written out where a line begins (below).
_ALWAYS = frozenset("&<>\"'*_`#{}[]\\~^|=+$@!")
# What Python-Markdown uses for itself (STX, ETX), and other signs that no page may hold.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
# A single space stays what it is.
_SPACES = re.compile(r"[ \t\n\r\u2028\u2029]{2,}|[\t\n\r\u2028\u2029]")
# A marker of a list ("2." "iv)" "a."), or signs that open a block in some extension.
_OPENING = re.compile(r"\s*(?:(\w{1,9})([.)])(?=\s|$)|([-+:.?/%()]+))")
_COLON = re.compile(r":(?=\S)")


def _reference(sign: str) -> str:
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}.get(sign) or f"&#{ord(sign)};"


# A pattern finds the few signs in a text much faster than str.translate looks at each letter.
_REFERENCES = {sign: _reference(sign) for sign in _ALWAYS}
_DANGEROUS = re.compile(f"[{re.escape(''.join(sorted(_ALWAYS)))}]")


@lru_cache(maxsize=KEPT, typed=True)
def escape(text: str) -> Markup:
    """The text such that Markdown and HTML show exactly these letters.

    Line breaks, tabs and runs of spaces become single spaces, control characters go.

    >>> str(escape("2. <b>"))
    '2&#46; &lt;b&gt;'
    """
    opening, rest = _opened(_folded(text))
    return Markup(opening + _written_out(rest))


def inner(text: str) -> str:
    """Escapes a part from the middle of a line; what opens one is looked after by :func:`guarded`."""
    return _written_out(_folded(text))


def escape_within(text: str) -> Markup:
    """As :func:`escape` for a part from the middle of a line: spaces at its ends stay."""
    return Markup(inner(text))


def guarded(html: str) -> Markup:
    """A line of safe HTML, with the signs written out that could open a block at its beginning."""
    return Markup("".join(_opened(html.strip())))


def attribute(value: str) -> Markup:
    """A value for a double-quoted attribute."""
    return Markup(_references(value if is_folded(value) else CONTROL.sub("", value)))


def is_folded(text: str) -> bool:
    """Whether a text surely has no control characters, line breaks, tabs and runs of spaces."""
    return "  " not in text and text.replace("\u00a0", "").isprintable()


def spaced(text: str) -> str:
    """With single spaces for line breaks, tabs and runs of spaces."""
    return _SPACES.sub(" ", text)


def _folded(text: str) -> str:
    return text if is_folded(text) else spaced(CONTROL.sub("", text))


def _opened(text: str) -> tuple[str, str]:
    """The signs at the beginning of a line that could open a block, written out, and the rest of it."""
    opening = _OPENING.match(text)
    if not opening:
        return "", text
    number, mark, signs = opening.groups()
    written = number + _reference(mark) if number else "".join(map(_reference, signs))
    return (" " if text[:1].isspace() else "") + written, text[opening.end() :]


def _references(text: str) -> str:
    return _DANGEROUS.sub(lambda match: _REFERENCES[match[0]], text)


def _written_out(text: str) -> str:
    """With the signs that are dangerous wherever they stand, and colons before a word, as references."""
    text = _references(text)
    return _COLON.sub("&#58;", text) if ":" in text else text
