"""Institutions and their parts."""

from __future__ import annotations

from generator.reading.vocabulary import Vocabulary


def names_whole_institution(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text names an institution, and not only a part of one (``Department of Law``)."""
    if not vocabulary.has("institution", text):
        return False
    for cue in vocabulary.cues.get("department", ()):
        text = cue.regex.sub(" ", text)
    return vocabulary.has("institution", text)
