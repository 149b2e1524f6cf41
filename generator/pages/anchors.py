"""Anchors of the parts of an article's text, to which people and pages link.

A paragraph's anchor comes from its own first letters and not from its place, so that a correction or
a new reading of other paragraphs leaves every link to it alone. A heading's anchor tells what the
section is called.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2s

from generator.linking.corpus import CitationLink
from generator.model import Article, Block
from generator.pages.markdown import plain
from generator.romanize import slug

# Anchors of the page's own sections, which a heading of the text must not take.
RESERVED = frozenset(
    ("abstract", "summary", "references", "footnotes", "authors-info", "more", "related", "romanized", "cite",
     "cited-by", "content", "doubts", "linked", "report")
)  # fmt: skip
_OURS = re.compile(r"(?:p-[0-9a-f]{6}|ref-\d+|cite-\d+|rom-\d+|fn-\d+|from-fn-\d+|abstract-\w\w)(?:-\d+)?")
_LETTERS = 64  # of a paragraph, that its anchor is made of


def of_blocks(article: Article) -> tuple[str, ...]:
    """The anchor of each block of the body, unique on the page."""
    taken = set(RESERVED)
    found = []
    for index, block in enumerate(article.body):
        if block.type == "heading":
            name = _section(block.text) or f"section-{index + 1}"
        else:
            name = f"p-{_digest(_opening(block))}"
        found.append(_free(name, taken))
    return tuple(found)


def item(block: str, place: int) -> str:
    """The anchor of a list's item, by its list's anchor."""
    return f"{block}-{place + 1}"


def reference(index: int) -> str:
    """The anchor of an entry of the reference list."""
    return f"ref-{index + 1}"


def citations(links: Iterable[CitationLink]) -> dict[CitationLink, str]:
    """The anchors of an article's citations: of entry 3 the second is ``cite-3-2``."""
    seen: Counter[int] = Counter()
    found = {}
    for link in links:
        if link.start < link.end:
            seen[link.entry] += 1
            found[link] = f"cite-{link.entry + 1}-{seen[link.entry]}"
    return found


def work(key: str) -> str:
    """The anchor of a work in the list of works."""
    return f"work-{key}"


def footnote(index: int) -> str:
    """The anchor of a footnote."""
    return f"fn-{index + 1}"


def _opening(block: Block) -> str:
    """The text by which a block is known."""
    if block.type == "list":
        return " ".join(entry.text for entry in block.items)
    if block.type == "table":
        return " ".join((block.caption or "", *(cell for row in block.rows for cell in row)))
    return block.caption if block.type == "figure" else block.text


def _digest(text: str) -> str:
    letters = "".join(re.findall(r"\w", plain(text[: 4 * _LETTERS]).lower()))[:_LETTERS]
    return blake2s(letters.encode(), digest_size=3).hexdigest()


def _section(text: str) -> str:
    name = slug(plain(text), 48)
    if name[:1].isdigit():
        name = f"s-{name}"
    return f"{name}-1" if _OURS.fullmatch(name) else name


def _free(name: str, taken: set[str]) -> str:
    unique, number = name, 2
    while unique in taken:
        unique, number = f"{name}-{number}", number + 1
    taken.add(unique)
    return unique
