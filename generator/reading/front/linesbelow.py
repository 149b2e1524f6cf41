"""Whether a line of front matter goes on with the lines above it, and what it opens below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.byline import parse_byline
from generator.reading.byline.matching import match_bylines
from generator.reading.byline.names import is_name
from generator.reading.front.blocks import Kind
from generator.reading.language import is_latin
from generator.reading.persons.places import is_land_and_town, looks_like_affiliation
from generator.reading.source import Line
from generator.reading.text import EMAIL, ORCID, plain, upper_share
from generator.reading.vocabulary import Vocabulary

#: No title and no affiliation has more lines.
_MOST_LINES = 12
#: The number of a researcher in a register.
_RESEARCHER = re.compile(r"\b[A-Z]{1,4}-\d{4}-\d{4}\b")
#: The end of a date.
_YEAR_ENDS = re.compile(r"(?:19|20)\d\d\s?(?:г|ж)?\W*$")
_LONG_WORD = re.compile(r"[^\W\d_]{5}")
#: The end of a postal address: a house's number (``ул. Мира, д. 7``).
_HOUSE = re.compile(r"\b(?:ул|пр|просп|пр-т|көшесі|даңғылы)\b.*,\s(?:д\.?\s?)?\d{1,3}\w?$")


def names_place_on(above: Sequence[Line], below: str, vocabulary: Vocabulary) -> bool:
    """Whether a line between an institution without a place and a place alone ends the institution's name."""
    told = " ".join(line.text for line in above)
    if "," in told or not vocabulary.has("institution", told) or vocabulary.has("institution", below):
        return False
    return below.rpartition(",")[2].strip(" .;").casefold() in vocabulary.countries


def is_shouted_above(above: Sequence[Line], text: str) -> bool:
    """Whether a title in capitals stands right above a line that is a sentence's beginning."""
    if len(text) <= 70 or not text[0].isupper() or upper_share(text) >= 0.4 or len(text.split()) <= 8:
        return False
    if len(above) > _MOST_LINES or above[-1].text.endswith((",", ";", "-")):
        return False
    title = " ".join(line.text for line in above)
    return upper_share(title) >= 0.9 and len(title.split()) >= 3


def is_below_shouted(above: Sequence[Line], text: str) -> bool:
    """Whether a line of small letters begins right below a title in capitals of two lines or more."""
    if not text[:1].isupper() or upper_share(text) >= 0.4 or len(text.split()) < 4:
        return False
    if not 1 < len(above) <= _MOST_LINES or above[-1].text.endswith((",", ";", ":", "-")):
        return False
    return upper_share(above[0].text) >= 0.7 and upper_share(" ".join(line.text for line in above)) >= 0.7


def is_cut_before(above: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a page's width cut a word between two lines, or a country from its town."""
    if above.endswith(("-", ";")):
        return text[:1].islower()
    return above.endswith(",") and text.strip(" .;,").casefold() in vocabulary.countries


def _ends_place(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is an address, or where somebody works."""
    return "@" in text or looks_like_affiliation(text, vocabulary) or is_land_and_town(text, vocabulary)


def opens_title(above: Sequence[Line], text: str, previous: Kind, vocabulary: Vocabulary) -> bool:
    """Whether a line right below an affiliation, an address or keywords that are whole is no more of it.

    An affiliation is whole with its country, an address with its last sign; below anything else a
    line opens a title where it is in capitals and what stands above is not.
    """
    held = plain(" ".join(line.text for line in above[-_MOST_LINES:])).strip(" .;,)")
    if not text[:1].isupper() or "@" in text or text.endswith((",", ";")) or len(text.split()) < 3:
        return False
    shouted = upper_share(text) > 0.9 and upper_share(above[-1].text) < 0.5 and len(text) > 20
    shouted = shouted and bool(_LONG_WORD.search(text))  # and no row of abbreviations
    if previous == "date":
        return shouted or bool(_YEAR_ENDS.search(above[-1].text))
    if previous == "below" and not shouted and not _ends_place(above[-1].text, vocabulary):
        return False
    if looks_like_affiliation(text, vocabulary) and upper_share(text) < 0.9:
        return False
    if above[-1].text.endswith((",", "-", ":")) or (above[-1].text.endswith(";") and previous != "email"):
        return False
    if previous == "label" and above[-1].text.endswith(".") and vocabulary.has("keywords", above[0].text):
        return not re.search(r"[;:.]$", text)  # behind the last keyword's stop
    if shouted:
        return True
    if previous == "label" or (len(text.split()) < 4 and re.search(r"[,\d]", text)):
        return False
    if previous == "email":
        end = held.replace("\\", "")[-80:].rstrip(" )>*")
        codes = (EMAIL, ORCID, _RESEARCHER)
        return any(found.end() == len(end) for code in codes for found in code.finditer(end))
    return held.rpartition(",")[2].strip().casefold() in vocabulary.countries or bool(_HOUSE.search(held))


def opens_other_script(above: str, text: str) -> bool:
    """Whether a line in another script than the line above it opens something new: a title, an abstract."""
    if not text[:1].isupper() or above.endswith((",", ";", ":", "-", "–", "(")):
        return False
    if min(len(above.split()), len(text.split())) < 2 or "@" in above or "@" in text:
        return False
    return is_latin(above) != is_latin(text)


def goes_on_with_names(above: Sequence[Line], text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line below names brings more names, or the rest of the last one."""
    if vocabulary.has("institution", text) and looks_like_affiliation(text, vocabulary):
        return False
    held = " ".join(line.text for line in above)
    whole = parse_byline(f"{held} {text}", vocabulary)
    if whole is None:
        return False
    told = parse_byline(held, vocabulary)
    ended = told is not None and len(told.names) == len(whole.names) and is_name(told.names[-1].name)
    return not ended or len(text.split()) < 3 or held.rstrip("* ").endswith((",", ";"))


def says_names_again(above: Sequence[Line], text: str, vocabulary: Vocabulary) -> bool:
    """Whether a byline names the people of the byline above it, in another language."""
    first = parse_byline(" ".join(line.text for line in above), vocabulary)
    second = parse_byline(text, vocabulary)
    if first is None or second is None or len(first.names) != len(second.names):
        return False
    return None not in match_bylines(first.names, second.names)
