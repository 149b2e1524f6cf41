"""A short way for the Markdown that this house's own templates write.

Our pages are HTML blocks with a few headings and paragraphs between them. Python-Markdown sends them
through ``html.parser`` and a dozen patterns, which is most of what a build takes. :func:`convert`
gives the same HTML, letter for letter, and refuses whatever is not of that simple shape; a page that
it refuses goes the ordinary way. A test holds both ways against each other over pages of every kind.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, strip_tags
from markdown.util import BLOCK_LEVEL_ELEMENTS

# Things that the ordinary way treats in ways of its own.
_SIGNS = r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
_STRANGE_SIGN = re.compile(_SIGNS)
# Each begins with one sign, which is found much faster than any of several.
_STRANGE = tuple(map(re.compile, (_SIGNS, "<[!?]", r"\n +\n", r"<(?:script|style|textarea|pre|hr)\b")))
# A value between quotes may hold anything but quotes and angle brackets: ours are escaped.
_ATTRIBUTES = r"(?: [a-zA-Z:-]+(?:=\"[^\"<>`\n]*\")?)*"
_BLOCK_START = re.compile(rf"<([a-z][a-z0-9]*){_ATTRIBUTES}>")
_SAFE = r"[^<>&\n`*_\[\]{}\\#!|~^=+$@\"']"
_INLINE_TAGS = rf"</?(?:a|b|i|em|strong|sup|sub|span|time|cite|small|abbr){_ATTRIBUTES}>"
# Signs that open a list, a definition, a quotation or a table at the beginning of a line.
_FIRST = r"(?![-+:.?/%()\s]|\w{1,9}[.)](?:\s|$))"
_REST = rf"&(?:[a-z]+|#[0-9]+);|{_INLINE_TAGS}"
_PARAGRAPH = re.compile(rf"(?P<text>{_FIRST}(?:{_SAFE}++|{_REST})+)(?:\n\{{: #(?P<id>[A-Za-z0-9_-]+) \}})?")
_HEADING = re.compile(
    rf"(?P<level>#{{1,6}}) (?P<text>{_FIRST}(?:{_SAFE}|{_REST})+?)(?: \{{: #(?P<id>[A-Za-z0-9_-]+) \}})?"
)
_META = re.compile(r"---\n((?:[a-z_]+: .*\n)+)---\n\n*")
# Values that JSON and YAML read the same way: objects, lists, strings, numbers, true, false.
_JSON = re.compile(r'[{\["]|(?:true|false|null|-?\d{1,9})$')
_BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
_TAG_NAMES = re.compile(r"</?([a-zA-Z][^\s/>]*)")


class Front(dict[str, Any]):
    """A mapping of front matter whose values templates find at the first attempt.

    Jinja looks for ``meta.title`` as an attribute before it looks for a key.
    """

    def __init__(self, values: object = ()) -> None:
        super().__init__(values)  # type: ignore[call-overload]
        self.__dict__ = self


@dataclass(frozen=True, slots=True)
class Converted:
    """A page's HTML and the tokens of its table of contents, as Python-Markdown has them."""

    html: str
    toc: list[Any]


def split(source: str) -> tuple[str, dict[str, Any]] | None:
    """Markdown and front matter of a page, or None where the ordinary way must read it."""
    match = _META.match(source)
    if match is None or _STRANGE_SIGN.search(match[1]):
        return None
    meta = Front()
    for line in match[1].splitlines():
        key, _, value = line.partition(": ")
        if not _JSON.match(value):
            return None
        try:
            meta[key] = _value(value)
        except ValueError:
            return None
    return source[match.end() :], meta


# The menu and the words of a frame are those of all pages of a language; nobody changes them.
_value = lru_cache(maxsize=256)(json.JSONDecoder(object_pairs_hook=Front).decode)


def convert(source: str, slugify: Callable[[str, str], str]) -> Converted | None:
    """HTML of a page's Markdown, or None where the ordinary way must make it.

    Args:
        source: Markdown without its front matter.
        slugify: makes an anchor of a heading's text and a separator.
    """
    if any(pattern.search(source) for pattern in _STRANGE):
        return None
    text = source.strip("\n") + "\n\n"
    if not text.strip():
        return None
    out: list[str] = []
    tokens: list[dict[str, Any]] = []
    given: list[str] = []  # anchors that the source names
    made: list[str] = []  # anchors made of a heading's words
    place, end = 0, len(text)
    while place < end:
        if text[place] == "\n":
            place += 1
            continue
        if text[place] == "<":
            block = _BLOCK_START.match(text, place)
            if block is not None and block[1] in _BLOCKS:
                stop = _end_of(text, place, block[1])
                if stop < 0 or text[stop] != "\n":
                    return None
                after = "\n" if text[stop + 1] == "\n" else ""
                out.append(text[place:stop] + after)
                place = stop + 1
                continue
        stop = text.index("\n\n", place)
        part = text[place:stop]
        heading = _HEADING.fullmatch(part)
        if heading is not None:
            level, words = len(heading["level"]), heading["text"].strip()
            label = strip_tags(words)
            name = heading["id"] or slugify(html.unescape(label), "-")
            (given if heading["id"] else made).append(name)
            out.append(f'<h{level} id="{name}">{words}</h{level}>')
            tokens.append({"level": level, "id": name, "name": label, "html": words, "data-toc-label": ""})
        else:
            paragraph = _PARAGRAPH.fullmatch(part)
            if paragraph is None or _has_block(paragraph["text"]):
                return None
            mark = f' id="{paragraph["id"]}"' if paragraph["id"] else ""
            given.append(paragraph["id"] or "")
            out.append(f"<p{mark}>{paragraph['text'].strip()}</p>")
        place = stop + 2
    if made and (len(made) > 1 or not made[0] or made[0] in given):
        return None  # which of them gets a number is the ordinary way's business
    return Converted("\n".join(out).strip(), list(nest_toc_tokens(tokens)))  # type: ignore[arg-type]


def _end_of(text: str, start: int, tag: str) -> int:
    """Where the element ends that begins at ``start``; -1 where it does not."""
    depth = 0
    for match in _pattern(tag).finditer(text, start):
        if match[0][1] == "/":
            depth -= 1
            if depth == 0:
                return match.end()
        else:
            depth += 1
    return -1


_patterns: dict[str, re.Pattern[str]] = {}


def _pattern(tag: str) -> re.Pattern[str]:
    if tag not in _patterns:
        _patterns[tag] = re.compile(rf"<(?:{tag}(?=[\s>])[^<>]*|/{tag})>")
    return _patterns[tag]


def _has_block(text: str) -> bool:
    return any(name in _BLOCKS for name in _TAG_NAMES.findall(text))
