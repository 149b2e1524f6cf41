"""Labels: lines that are a cue of a group and nothing more, and the language of the cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.model import Lang
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import STATEMENTS

#: Between the languages of one label: ``Әдебиеттер / Литература``.
_SAID_AGAIN = re.compile(r"\s*[/|]\s*(?=\S)")
#: ``6. ``, ``VI. ``: the number of a section before its heading.
_SECTION_NUMBER = re.compile(r"^(?:\d{1,2}|[IVX]{1,4})[.)]\s+")


@lru_cache(maxsize=32768)  # several stages ask the same of the same line
def whole_label(group: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a cue of ``group`` and nothing more."""
    parts = _SAID_AGAIN.split(text) if len(text) < 160 and ("/" in text or "|" in text) else []
    if len(parts) > 1:
        return all(whole_label(group, part, vocabulary) for part in parts)
    found = vocabulary.find(group, text)
    return found is not None and not text[found[1].end("label") :].strip(" .:*_")


def is_said_again(label: str) -> bool:
    """Whether a label stands in several languages (``Әдебиеттер / Литература``)."""
    return bool(_SAID_AGAIN.search(label))


def heads_references(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the heading of a reference list and nothing more; it may have a section's number."""
    return whole_label("references", _SECTION_NUMBER.sub("", text) if len(text) < 80 else text, vocabulary)


def heads_statement(text: str, vocabulary: Vocabulary, groups: Sequence[str] = STATEMENTS) -> bool:
    """Whether a text is the label of funding, thanks and the like and nothing more: what it is about stands below."""
    return any(whole_label(group, text, vocabulary) for group in groups)


def label_language(group: str, text: str, vocabulary: Vocabulary) -> Lang | None:
    """The language whose cue of ``group`` fits best; of a label in several languages the first."""
    found = vocabulary.find(group, text) or vocabulary.find(group, _SAID_AGAIN.split(text)[0])
    return found[0].language if found else None
