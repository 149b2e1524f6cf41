"""The plain words of a reference entry.

An entry comes as the source has it (Markdown emphasis, autolinks, HTML links, escaped signs) or
already in the safe subset of :mod:`generator.model`; both give the same plain words here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

#: Longer entries are cut for analysis; their text stays whole.
_LIMIT = 6000

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|<a\s[^<>]{0,2000}?href=[\"'](?P<href>[^\"'<>]{1,2000})[\"'][^<>]{0,200}>[^<>]{0,2000}</a>"
    r"|<(?P<auto>https?:[^<>\s]{1,2000})>"
    r"|(?P<image>!?)\[(?P<words>(?:\\.|[^\[\]\\]){1,2000})\]"
    r"\((?P<target>(?:\\.|[^()\\\s]|\((?:\\.|[^()\\\s]){0,300}\)){1,2000})\)"
    r"|(?P<tag></?(?:i|em|b|strong|sup|sub|u|br|span)(?:\s[^<>]{0,200})?/?>)"
    r"|(?P<stars>\*+)"
    r"|(?P<run>[^\\<\[*!]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_AMP = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " "}


@dataclass(frozen=True, slots=True)
class Plain:
    """An entry without markup.

    Attributes:
        text: the words; white space is single; an autolink stands as its bare address.
        italics: ``(start, end)`` of the runs in italics.
    """

    text: str
    italics: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=1024)  # an entry is read, and then held against those of the other list
def plain(text: str) -> Plain:
    r"""Take the markup off an entry.

    >>> plain("Lee K. *Signs* // <https://example.org/a\\_b>").text
    'Lee K. Signs // https://example.org/a_b'
    """
    out: list[str] = []
    size = 0
    opened: int | None = None
    italics: list[tuple[int, int]] = []

    def add(piece: str) -> None:
        nonlocal size
        for name, sign in _AMP.items():
            if "&" in piece:
                piece = piece.replace(name, sign)
        if "  " in piece or not piece.isprintable():
            piece = re.sub(r"[\s\u00a0]+", " ", piece.replace("\u00ad", "").replace("\u200b", ""))
        if piece.startswith(" ") and (not out or out[-1].endswith(" ")):
            piece = piece[1:]
        if piece:
            out.append(piece)
            size += len(piece)

    def turn() -> None:
        nonlocal opened
        if opened is None:
            opened = size
        else:
            if size > opened:
                italics.append((opened, size))
            opened = None

    for match in _TOKEN.finditer(text[:_LIMIT]):
        kind = match.lastgroup
        if kind == "escaped":
            add(match["escaped"])
        elif kind == "href":
            add(f" {match['href']} ")
        elif kind == "auto":
            add(f" {_unescape(match['auto'])} ")
        elif kind == "target":
            words, target = _unescape(match["words"]), _unescape(match["target"])
            add(f" {target} " if words.startswith("http") else f"{words} {target} ")
        elif kind == "tag":
            if re.match(r"</?(?:i|em)\b", match["tag"]):
                turn()
        elif kind == "stars":
            if len(match["stars"]) % 2:
                turn()
        else:
            add(match[0])
    return Plain("".join(out).rstrip(), tuple(italics))


def _unescape(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
