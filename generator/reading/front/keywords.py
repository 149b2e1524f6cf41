"""Keywords: with a label, below one, or without any."""

from __future__ import annotations

import re

from generator.reading.byline import parse_byline
from generator.reading.front.place import Place
from generator.reading.summaries import opens_summary
from generator.reading.text import inline


def is_keywords(p: Place) -> bool:
    """Whether a chunk is keywords with their label."""
    return p.vocabulary.has("keywords", p.text) or p.vocabulary.has("keywords", inline(p.chunk.lines[0].text))


def is_more_keywords(p: Place) -> bool:
    """What stands below a label for keywords that has a line of its own."""
    if p.previous == "keywords" and p.block.keywords and _is_cut_list(p):
        return True
    if (
        p.previous != "keywords"
        or not p.block.keywords
        or len(p.text) > 500
        or (p.text.endswith((".", ":", "?")) and not _is_word_list(p.text))
    ):
        return False
    if p.chunk.heading_level or p.vocabulary.has("abstract", p.text):
        return False
    label = p.vocabulary.find("keywords", inline(p.block.keywords[0].text))
    alone = label is not None and label[1].end() >= len(inline(p.block.keywords[0].text))
    if not alone or (len(p.block.keywords) > 1 and re.search(r"[;,]\s*\S", p.block.keywords[1].text)):
        return False
    return len(p.block.keywords) == 1 or len(p.text) < 60


def _is_cut_list(p: Place) -> bool:
    """Whether the keywords above end in a comma or a semicolon, and words go on here."""
    if not re.search(r"[,;]\W*$", p.block.keywords[-1].text) or len(p.text) > 300 or p.chunk.heading_level:
        return False
    return not opens_summary(p.text, p.vocabulary) and not re.search(r"[.!?:]\s", p.text)


def _is_word_list(text: str) -> bool:
    """Whether a text is words between semicolons or commas with a stop behind the last, and no sentence."""
    words = [word.split() for word in re.split("[;,]", text.rstrip(" ."))]
    return len(words) > 2 and all(0 < len(word) < 6 for word in words) and not re.search(r"[.!?:]\s", text)


def is_bare_keywords(p: Place) -> bool:
    """Words between commas right below an abstract, without a label."""
    if (
        p.previous != "abstract"
        or p.block.keywords
        or len(p.text) > 400
        or re.search(r"[.!?:]\s|\d{4}", p.text)
    ):
        return False
    words = [word.strip() for word in re.split("[;,]", p.text.rstrip(" ."))]
    short = all(word and len(word.split()) <= 5 for word in words)
    return len(words) > 2 and short and p.text[:1].islower() and parse_byline(p.text, p.vocabulary) is None
