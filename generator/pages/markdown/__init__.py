"""Text of a record → text that is safe in Markdown and in HTML alike.

:func:`escape` writes every sign that means something to HTML or to Markdown such that both show the sign itself.
One function serves both, so a template cannot pick the wrong one.

:func:`inline` reads the small subset that a record's text may hold (see :mod:`generator.model`)
and writes it as HTML. Whatever is not well formed in it is shown as it stands.

``escaping``, one function for all; ``marks`` of the subset, and what stands in them; ``spans``, links and other things
around parts of a text; ``addresses`` that may stand in a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from generator.pages.markdown.addresses import safe_url
from generator.pages.markdown.escaping import KEPT, attribute, escape, escape_within, guarded, inner
from generator.pages.markdown.marks import MARKUP, Piece, is_plain, plain, read
from generator.pages.markdown.spans import Span, beside_links, fitting, web_links, with_spans

__all__ = [
    "Span",
    "attribute",
    "escape",
    "escape_within",
    "inline",
    "is_plain",
    "plain",
    "safe_url",
    "web_links",
]

# Longer texts are seldom met again.
_SHORT = 400
_TAGS = {"bold": "strong", "italic": "em", "up": "sup", "down": "sub"}


def inline(text: str, spans: Sequence[Span] = ()) -> Markup:
    """A record's text as inline HTML that is safe inside a Markdown paragraph too.

    Args:
        text: in the subset of :mod:`generator.model`.
        spans: links and other things around parts of it, places counted in ``text``. One that
            cuts through markup or through another span is left out; the text is shown all the same.
    """
    if not spans:
        return _short_inline(text) if len(text) <= _SHORT else _without_spans(text)
    return _with(text, spans)


def _without_spans(text: str) -> Markup:
    return _with(text, ()) if MARKUP.search(text) else guarded(inner(text))


_short_inline = lru_cache(maxsize=KEPT, typed=True)(_without_spans)


def _with(text: str, spans: Sequence[Span]) -> Markup:
    pieces = read(text)
    stacks, tags = _depths(pieces)
    fit = fitting(text, pieces, stacks, spans)
    beside = beside_links(pieces, spans)
    out: list[str] = []
    for index, piece in enumerate(pieces):
        if piece.role == "open":
            out.append(tags[index][0])
        elif piece.role == "close":
            out.append(tags[index][1])
            out += beside.get(index, ())
        else:
            out.append(with_spans(piece, fit))
    return guarded("".join(out))


def _depths(pieces: Sequence[Piece]) -> tuple[list[tuple[int, ...]], dict[int, tuple[str, str]]]:
    """For each piece the indexes of the pieces open around it, and the tags of each pair."""
    stacks: list[tuple[int, ...]] = []
    tags: dict[int, tuple[str, str]] = {}
    open_: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.role == "open":
            stacks.append(tuple(open_))
            open_.append(index)
            if piece.kind == "link":
                url = safe_url(re.sub(r"\\(.)", r"\1", piece.href))
                pair = (f'<a href="{attribute(url)}">', "</a>") if url else ("", "")
            else:
                pair = (f"<{_TAGS[piece.kind]}>", f"</{_TAGS[piece.kind]}>")
            tags[index] = pair
        elif piece.role == "close":
            tags[index] = tags[open_.pop()]
            stacks.append(tuple(open_))
        else:
            stacks.append(tuple(open_))
    return stacks, tags
