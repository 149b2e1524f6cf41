"""Rubrics: the headings of an issue under which its articles stand."""

from __future__ import annotations

import re

from generator.model import Lang
from generator.reading.back.headings import is_references_heading
from generator.reading.chunks import Chunk
from generator.reading.language import detect, is_latin, split_languages, tells_russian
from generator.reading.text import plain, strip_heading_marks, upper_share
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: Between a rubric's names in three languages.
_BETWEEN = re.compile(r"\s[–—-]\s|\s*[/|]\s*")
#: A name is no more times longer in one language than in another.
_UNEQUAL = 4


def rubric_number(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk opens with a rubric's number."""
    return number_and_name(chunk.lines[0].text, vocabulary) is not None


def number_and_name(line: str, vocabulary: Vocabulary) -> tuple[Lang, str] | None:
    """A rubric's number line: its language, and the name where it stands on the same line in capitals."""
    text = plain(strip_heading_marks(line))
    if len(text) > 160:
        return None
    if language := _numbered_in(text, vocabulary):
        return language[0], ""
    head, sign, name = text.partition(".") if "." in text else text.partition(":")
    language = _numbered_in(head, vocabulary) if sign else ()
    if not language or upper_share(name) <= 0.8:
        return None
    return (detect(name, vocabulary) or language[0]) if len(language) > 1 else language[0], name.strip()


def _numbered_in(text: str, vocabulary: Vocabulary) -> tuple[Lang, ...]:
    """The languages in which a text is a rubric's number: “Секция 1” is Kazakh and Russian."""
    if vocabulary.find("rubric_number", text) is None:
        return ()
    return tuple(cue.language or "ru" for cue in vocabulary.cues["rubric_number"] if cue.regex.search(text))


def is_rubric(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """A line or lines of capitals without figures that name no journal."""
    text = plain(strip_heading_marks(chunk.text))
    if len(chunk.lines) > 4 or re.search(r"\d", text) or not 2 <= len(text.split()) <= 40:
        return False
    if (
        upper_share(text) < 0.85
        or whole_label("not_article", text, vocabulary)
        or is_references_heading(chunk, vocabulary)
    ):
        return False
    parts = rubric_parts(chunk, vocabulary).values()
    lengths = [len(part) for part in parts]
    if min(lengths, default=0) * _UNEQUAL < max(lengths, default=0):
        return False  # a title that ends in a word without a letter of its language
    return len({detect(part, vocabulary) for part in parts}) > 1


def rubric_parts(chunk: Chunk, vocabulary: Vocabulary) -> dict[Lang, str]:
    """A rubric's name in each language in which it is printed."""
    lines = [plain(strip_heading_marks(line.text)).strip(" /|") for line in chunk.lines]
    if len(lines) == 1 and len(named := named_rubric(lines[0], vocabulary)) > 1:
        return named
    if len(lines) > 1 or "/" in chunk.text or "|" in chunk.text:
        parts = [p.strip() for line in lines for p in re.split(r"\s*[/|]\s*", line) if p.strip()]
        found: dict[Lang, str] = {}
        for part in parts:
            lang = detect(part, vocabulary)
            stroked = "/" in chunk.text or "|" in chunk.text
            if lang == "ru" and "kk" in found and not stroked and not tells_russian(part, vocabulary):
                lang = "kk"  # the second line of a Kazakh name
            if lang:
                found[lang] = f"{found[lang]} {part}" if lang in found else part
        if len(found) > 1:
            return found
    return split_languages(" ".join(lines), vocabulary)


def one_rubric(chunk: Chunk, vocabulary: Vocabulary) -> dict[Lang, str]:
    """The name of a rubric on one line, in one language or in three with dashes between."""
    return named_rubric(plain(strip_heading_marks(chunk.text)).strip("* "), vocabulary)


def named_rubric(name: str, vocabulary: Vocabulary) -> dict[Lang, str]:
    """A rubric's name by language: ``ҚҰҚЫҚ – ПРАВО – LAW`` says it three times."""
    parts = [part.strip() for part in _BETWEEN.split(name)] if name.isupper() else []
    if len(parts) != 3 or [is_latin(part) for part in parts].count(True) != 1:
        return {detect(name, vocabulary) or "ru": name}
    first, second = (part for part in parts if not is_latin(part))
    kazakh, russian = (
        (second, first)
        if detect(first, vocabulary) != "kk" == detect(second, vocabulary)
        else (first, second)
    )  # where no letter tells, the state's language stands first
    latin = next(part for part in parts if is_latin(part))
    return {"kk": kazakh, "ru": russian, "en": latin}
