"""Lines that say where somebody works or lives."""

from __future__ import annotations

import re

from generator.reading.persons.posts import SENTENCE
from generator.reading.text import inline, plain, upper_share
from generator.reading.vocabulary import Vocabulary

#: ``1st year``, ``2-й``: a number that a word goes on with is no mark.
ORDINAL = re.compile(
    r"\W*\d{1,2}(?:(?:st|nd|rd|th)\b|\s?[-–]\s?(?:й|го|ый|ой|я|е|ші|шы|інші|ыншы)\b)", re.IGNORECASE
)
_LEADING_MARK = re.compile(r"^\s*>?\s*(?:\^\{[\da-f,; ]+\*?\}|\*\s*\^\{)")
#: A stop behind a word and another word behind that, or the end.
_STOPS = re.compile(r"[^\W\d_]{4}[.!?](?=\s+[^\W\d_]|\W*$)")
_PROSE = 150
#: A colon as titles have it, and a small letter behind it (``Video in court: a comfort or a guarantee``).
_TITLE_IN_TWO = re.compile(r"(?:[^\W\d_]+\s){2}[^\W\d_]{3,}»?:\s(?!https?:|\S*@)[а-яёәғқңөұүһіa-z]{3}")


def looks_like_affiliation(text: str, vocabulary: Vocabulary) -> bool:
    """Whether an unmarked line is an institution: it names one, or ends in a country."""
    text = plain(text).strip(" .;,")
    if len(text) > 400 or text.endswith("?") or (":" in text and _TITLE_IN_TWO.search(text)):
        return False
    if len(text) > _PROSE and len(_STOPS.findall(text)) > 1:
        return False  # sentences
    parts = [part.strip().casefold() for part in text.split(",")]
    short_city = len(parts) > 2 and len(parts[-1].split()) <= 3  # «…, Қазақстан, Алматы қ.»
    ends_in_country = len(parts) > 1 and (
        parts[-1] in vocabulary.countries or (short_city and parts[-2] in vocabulary.countries)
    )
    named = vocabulary.has("institution", text)
    if upper_share(text) > 0.8 and not ends_in_country:
        return False
    return ends_in_country or (named and "," in text and not (len(text) > 150 and SENTENCE.search(text)))


def is_place(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line under a name says where its owner works: an institution is named, and no sentence made."""
    bare = plain(inline(text))
    if not 2 <= len(bare.split()) <= 30 or not vocabulary.has("institution", bare):
        return False
    return not re.search(r"[.!?:]$|[^\W\d_]{3}[.!?]\s+[^\W\d_]", bare) and upper_share(bare) < 0.8


def is_land_and_town(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a country and a town in it, and no more (``Republic of Kazakhstan, Almaty``)."""
    land, comma, town = plain(text).strip(" .;").partition(",")
    return bool(comma) and land.strip().casefold() in vocabulary.countries and 0 < len(town.split()) < 4


def names_country(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a country stands beside an address, so that the line is the end of an affiliation."""
    parts = re.split(r"[,;()]", plain(text))
    return len(parts) > 2 and any(part.strip(" .").casefold() in vocabulary.countries for part in parts)


def has_leading_mark(text: str) -> bool:
    """Whether a line opens with a mark of affiliations (``^{1}``)."""
    return bool(_LEADING_MARK.match(inline(text)))
