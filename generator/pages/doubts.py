"""Where the program was not sure of what it read, told to readers in their own words.

Findings have English sentences for maintainers; readers get those that touch what they see, as
strings of the interface by code (``doubt_…``).
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Article
from generator.pages.scene import Scene

PREFIX = "doubt_"
MOST = 12  # places shown of one kind


@dataclass(frozen=True, slots=True)
class Doubt:
    """One kind of doubt.

    Attributes:
        words: what it is.
        places: links to the paragraphs, with the line of the source as their words.
        more: how many places are not shown.
    """

    words: str
    places: tuple[tuple[Markup, str], ...]
    more: int


def of_article(scene: Scene, article: Article) -> tuple[Doubt, ...]:
    """What readers of an article should know, in the order of the text; each kind once."""
    kinds: dict[str, dict[int, None]] = {}
    for found in scene.site.doubts.get(article.id, ()):
        if found.severity != "info" and scene.words.has(PREFIX + found.code):
            kinds.setdefault(found.code, {}).setdefault(found.line)
    if not kinds:
        return ()
    anchors = _by_line(scene, article)
    page = scene.home(article)
    doubts = []
    for code, lines in kinds.items():
        known = [line for line in sorted(lines) if line in anchors]
        places = tuple(
            (scene.link(f"{page}#{anchors[line]}"), scene.t("doubt_line", n=line)) for line in known[:MOST]
        )
        words = scene.t(PREFIX + code)
        if places:
            words = words.removesuffix(".")  # a colon follows
        doubts.append(Doubt(words, places, max(len(known) - MOST, 0)))
    return tuple(doubts)


def _by_line(scene: Scene, article: Article) -> dict[int, str]:
    """The anchor that shows each line of the source; none where the site does not have the text."""
    if not article.has_full_text():
        return {}
    found: dict[int, str] = {}
    for anchor, block in zip(scene.site.anchors(article), article.body, strict=True):
        for line in block.lines:
            found.setdefault(line, anchor)
        if block.type == "list":
            for point in block.items:
                for line in point.lines:
                    found.setdefault(line, anchor)
    for index, entry in enumerate(article.references.original):
        for line in entry.lines:
            found.setdefault(line, f"ref-{index + 1}")
    return found
