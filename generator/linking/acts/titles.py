"""Titles of acts as the articles print them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.linking.acts.facts import quotations
from generator.linking.acts.scanning import Place
from generator.model import LANGUAGES, Lang

_NOT_TITLE = re.compile(
    r"https?:\S*|<[^>]*>|\[[^\]]*(?:ресурс|resource|resurs)[^\]]*\]|\b(?:url|режим доступа|retrieved from|access mode)\b.*",
    re.I,
)
#: How titles of acts begin (Russian, English) or end (Kazakh).
_OFFICIAL = re.compile(r"^(?:О|Об|Обо|On)\s|туралы$")
_MIXED = re.compile(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]")
_BULLET = re.compile(r"^(?:\d+[.)]|[-–•¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*")


def titles_of(places: Sequence[tuple[str, Place]], twins: Mapping[str, Mapping[int, int]]) -> dict[Lang, str]:
    """Titles as the articles print them; of several in one language the one printed most.

    The romanized list is no source of titles: what it prints was made from the other list.
    """
    found: dict[Lang, Counter[str]] = {lang: Counter() for lang in LANGUAGES}
    numbered = {id(p.piece) for _, p in places if p.act.how == "number"}
    for article, place in places:
        act, piece = place.act, place.piece
        title = ""
        if piece.where == "reference" and piece.block >= twins[article][-1]:
            continue
        if act.how in ("number", "title") and _OFFICIAL.search(act.title):
            title = act.title
        elif act.how == "number" and piece.where == "reference":
            title = _title_before(piece.text[: act.start])
        elif act.how == "link" and piece.where == "reference" and place.alone and id(piece) not in numbered:
            title = _entry_title(piece.text)
        elif act.key.startswith("zakon:") and piece.where == "reference" and id(piece) not in numbered:
            # Another country's act: its number makes no key, but the words are about the link.
            quoted = (words.strip() for _, _, words in quotations(piece.text))
            title = next((words for words in quoted if _OFFICIAL.search(words)), "")
        if title and (lang := _language(title)):
            found[lang][title] += 1
    return {lang: max(sorted(c), key=lambda t: c[t]) for lang, c in found.items() if c}


def _title_before(text: str) -> str:
    """The title with which an entry begins, before the kind and the number: "On Wells: Law of …".

    Between the two stand at most the names of the country and of the issuer.
    """
    head, _, rest = _BULLET.sub("", text).rpartition(": ")
    if not head:
        head, _, rest = _BULLET.sub("", text).rpartition(". ")
    title = head.strip(' *«»“”"')
    if len(rest) > 90 or re.search(r"[.:;!?]\s|//", title) or not _OFFICIAL.search(title):
        return ""
    return re.sub(r"\s+", " ", title)[:300]


def _entry_title(text: str) -> str:
    """The title that an entry is, where it holds a link and no words that name an act."""
    words = _NOT_TITLE.sub("", _BULLET.sub("", text)).split("//")[0]
    return re.sub(r"\s+", " ", words).strip(" .,–-[]()*")[:300]


def _language(text: str) -> Lang | None:
    """The language of a title; None for a romanized or garbled one, or one with a word of both scripts."""
    low = text.lower()
    if _MIXED.search(low):
        return None
    cyrillic, latin = len(re.findall(r"[\u0400-\u04ff]", low)), len(re.findall(r"[a-z]", low))
    if cyrillic and latin > cyrillic // 8:
        return None
    if cyrillic:
        return "kk" if re.search(r"[әғқңөұүһі]", low) else "ru"
    return (
        "en"
        if re.search(r"\b(?:the|of|on|for|and)\b", low) and not re.search(r"\b(?:ob|goda|na)\b", low)
        else None
    )
