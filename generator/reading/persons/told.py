"""What a text tells of a person behind a dash or "is": posts, places, addresses."""

from __future__ import annotations

import re

from generator.reading.byline.names import is_name
from generator.reading.persons.contacts import RESEARCHER_ID, says_address
from generator.reading.persons.places import names_country
from generator.reading.persons.posts import SENTENCE
from generator.reading.text import ORCID, inline, plain, upper_share
from generator.reading.vocabulary import Vocabulary

#: Longer texts are no one person's line.
PERSON_LONGEST = 400
BRACKETS = re.compile(r"\([^()]*\)")
#: A comma or semicolon that stands in no brackets.
OUTSIDE_BRACKETS = re.compile(r"\s*[,;]\s*(?![^()]*\))")
#: A name, and a dash or “is” before more words; the second, which is found far more quickly, for a first look.
_TOLD = re.compile(r"\W*+(\S.{3,80}?)\s++(?:[–—-]|is)\s++(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
#: No word of a name in capitals lacks all of them.
_VOWELS = frozenset("AEIOUYАЕЁИОУЫЭЮЯӘӨҰҮІЎ")
_ABBREVIATED_LONGEST, _MOST_WORDS = 6, 20
_DASH = re.compile(r"\s(?:[–—-]|is)\s")


def name_and_told(text: str) -> tuple[str, str] | None:
    """The name of one person that opens a text, and what is told behind a dash or "is"; None where no name does."""
    match = _TOLD.match(text) if _DASH.search(text) else None
    name = BRACKETS.sub("", plain(inline(match[1]))).strip(" *") if match else ""
    if match is None or not is_name(name) or _is_abbreviation(name, text[match.end() :]):
        return None
    return name, text[match.end() :]


def _is_abbreviation(name: str, told: str) -> bool:
    """Whether what looks like a name in capitals is short for the words behind it (``ГА ОО – Государственный архив …``).

    Its letters begin words behind it, or one of its own words has no vowel, as in no name.
    """
    words = name.split()
    if any(len(word) > _ABBREVIATED_LONGEST or sum(map(str.isupper, word)) < 2 for word in words):
        return False
    if any(word.isupper() and _VOWELS.isdisjoint(word) for word in words):
        return True
    initials = iter([word[0] for word in _WORD.findall(told)[:_MOST_WORDS]])
    letters = [letter for letter in name if letter.isupper()]
    return all(any(letter == initial.upper() for initial in initials) for letter in letters)


def opens_with_person(text: str) -> bool:
    """Whether a line opens with a name and a dash, so that a line with an address below it may be about them."""
    return name_and_told(text) is not None


def tells_of_person(text: str) -> bool:
    """Whether a line is about one author: a name, a dash, and an address or an ORCID further on."""
    return says_address(text) and name_and_told(text) is not None


def tells_of_post(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is about one author without an address: a name, a dash, degrees, and where the person works."""
    told = name_and_told(text) if len(text) > 60 else None
    if told is None:
        return False
    rest = plain(inline(told[1]))
    if not vocabulary.has("institution", rest) or upper_share(text) > 0.8 or SENTENCE.search(rest):
        return False
    if rest[:1].islower() and rest.rstrip(" .;").endswith(")") and names_country(rest, vocabulary):
        return True  # a post, and the country in brackets at the end
    items = [item for item in OUTSIDE_BRACKETS.split(rest) if item]
    if any(name_and_told(item) for item in items):
        return False  # of several
    return any(vocabulary.has("degree", item) for item in items)


def place_of_person(text: str, vocabulary: Vocabulary) -> str:
    """Where the person works of whom a text tells behind a name and a dash: its parts without degrees and addresses."""
    told = name_and_told(text)
    rest = plain(told[1]).rstrip(" .;") if told else ""
    if not rest or len(rest) > PERSON_LONGEST or SENTENCE.search(rest):
        return ""
    place = ""
    for item in OUTSIDE_BRACKETS.split(rest):
        bare = BRACKETS.sub("", item).strip()
        if not _is_contact_or_degree(bare, vocabulary):
            place += (", " if place else "") + item.strip()
        elif len(bare) < len(item.strip()) and place:  # “professor (Astana, Kazakhstan)”
            place += " " + item[len(bare) :].strip()
    return place if vocabulary.has("institution", place) else ""


def _is_contact_or_degree(item: str, vocabulary: Vocabulary) -> bool:
    """Whether a part of what is told of a person is an address, a number or a degree, and no place."""
    if (
        not item
        or "@" in item
        or ORCID.search(item)
        or RESEARCHER_ID.match(item)
        or vocabulary.has("email", item)
    ):
        return True
    return vocabulary.has("degree", item) and not vocabulary.has("institution", item)
