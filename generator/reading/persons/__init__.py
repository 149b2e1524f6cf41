"""Lines that tell of one person: the name, degrees, where the person works, addresses.

``names``, ``posts``, ``places`` and ``contacts`` know these parts; ``told`` reads what stands behind a name and a dash.
"""

from __future__ import annotations

import re

from generator.reading.byline import parse_byline
from generator.reading.byline.names import has_small_word, is_name
from generator.reading.persons.contacts import RESEARCHER_ID, only_mail
from generator.reading.persons.names import INITIAL_IN, is_full_name, one_name
from generator.reading.persons.places import has_leading_mark, is_place, looks_like_affiliation
from generator.reading.persons.posts import (
    SENTENCE,
    closes_with_post,
    is_degrees,
    opens_with_degree,
    opens_with_post,
)
from generator.reading.persons.told import BRACKETS, OUTSIDE_BRACKETS, PERSON_LONGEST, tells_of_person
from generator.reading.text import ORCID, inline, plain
from generator.reading.vocabulary import Vocabulary

#: One person's line: the name in bold, before a gap, before a comma.
_BOLD_NAME = re.compile(r"\*\*([^*]{4,80}(?:\\?\*)?)\*\*(?:\\?\*)?[,:]?\s*([^\s(–—-].*)")
_NAME_GAP = re.compile(r"(\S.{3,80}?)(?:\t|\s{2,})(\S.*)")
_NAME_COMMA = re.compile(r"([^,]{4,80}),\s*(\S.*)")
#: A name in bold, and its mark behind that, as a record or as pandoc writes it.
_BOLD_THEN_MARK = re.compile(r"^\*\*([^*]{4,80})\*\*\s?(\^\{[^{}]{1,12}\}|\^[\d,\\*]{1,8}\^)")
#: A post with the institution and the name behind it.
_POST_LONGEST = 200
#: ``senior lecturer (Astana, Kazakhstan)``
_POST_AND_PLACE = re.compile(r"([^()]{3,80}?)\s*\(([^()]{3,80})\)")


def person_parts(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The parts of a text that tells of one person, each for a line of its own; None where it does not.

    The name stands in bold, before a gap or before a comma; behind it degrees and posts, where the
    person works, and addresses and numbers, some of them or all. Words without initials behind a mark
    are a post (“¹Chief Expert, Institute of Towns”).
    """
    if len(text) > PERSON_LONGEST:
        return None
    if "@" not in text:  # with an address the sign opens a card (front.unwrapping)
        text = text.removeprefix("©").lstrip()
    text = _BOLD_THEN_MARK.sub(r"**\1\2**", text) if text.startswith("**") else text
    posted = has_leading_mark(text) and not INITIAL_IN.search(text.partition(",")[0])
    for pattern in (_BOLD_NAME, _NAME_GAP, _NAME_COMMA) if not posted else ():
        if not (cut := pattern.match(text)):
            continue
        post, bare = _post_before(cut[1], vocabulary)
        if (name := _one_name(bare, vocabulary)) and name.casefold() not in vocabulary.countries:
            parts = _behind_name(cut[2].strip(), vocabulary)
            place = cut[2].strip(" ,;")
            if (
                parts is None
                and INITIAL_IN.search(name)
                and place[:1].isupper()
                and is_place(place, vocabulary)
            ):
                parts = (place,)  # behind initials an institution is enough
            if parts is None or parse_byline(text, vocabulary):
                return None
            return (name, *((post,) if post else ()), *parts)
    if posted:
        return None
    return _name_then_post(text, vocabulary) or _post_then_name(text, vocabulary)


def _post_before(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """The degree or post before a name and the name (``доцент А.Б. Иванов``); no degree where there is none."""
    words = text.split()
    for size in (3, 2, 1):
        post, name = " ".join(words[:size]), " ".join(words[size:])
        if (
            len(words) - size > 0
            and vocabulary.has("degree", post)
            and is_name(plain(inline(name)).strip(" ,*"))
        ):
            return post, name
    return "", text


def _name_then_post(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The name that opens a text and the post right behind it (``Bell A. B. lecturer, a university``), or None.

    A name without initials has its owner's institution behind it.
    """
    words = text.split()
    for size in (2, 3, 4):
        head, rest = " ".join(words[:size]), " ".join(words[size:])
        if not rest[:1].isalpha() or not is_name(head) or vocabulary.has("institution", head):
            continue
        placed = vocabulary.has("institution", rest)
        if opens_with_post(rest, vocabulary) and (placed or INITIAL_IN.search(head)):
            post, comma, place = rest.partition(", ")
            return (head, post, place) if comma and is_degrees(post, vocabulary) else (head, rest)
    return None


def _post_then_name(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The name that ends a text, and the post right before it (``lecturer of a university Bell A. B.``), or None."""
    if len(text) > _POST_LONGEST:
        return None
    words = text.rstrip(" ,;").split()
    for size in (3, 2):
        head, tail = " ".join(words[:-size]), " ".join(words[-size:])
        if (
            head
            and is_name(tail)
            and INITIAL_IN.search(tail)
            and closes_with_post(head, vocabulary)
            and vocabulary.has("institution", head)
            and not SENTENCE.search(head)
        ):
            return tail, head
    return None


def _one_name(text: str, vocabulary: Vocabulary) -> str | None:
    """A text that is one person's name, with a star where brackets call that person corresponding."""
    bare = plain(inline(text)).strip(" ,")
    if "(" in bare and vocabulary.has("corresponding", bare):
        text = bare = BRACKETS.sub("", bare).strip()
        text += "*"
    bare = re.sub(r"\^\{[^{}]*\}|\\?\*", "", bare).strip()
    if not is_name(bare) or vocabulary.has("institution", bare) or vocabulary.has("degree", bare):
        return None
    return text.strip(" ,")


def _behind_name(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """Degrees, place, numbers and addresses behind a person's name; None where it is something else."""
    items = [item for item in OUTSIDE_BRACKETS.split(text) if item]
    if any(is_name(item) and INITIAL_IN.search(item) for item in items):
        return None  # another person
    contacts = [item for item in items if "@" in item or ORCID.search(item)]
    numbers = [item for item in items if item not in contacts and RESEARCHER_ID.match(item)]
    told = [item for item in items if item not in contacts and item not in numbers]
    degrees = 0
    while degrees < len(told) - 1 and vocabulary.has("degree", told[degrees]):
        degrees += 1
    if len(told) == len(items) and told:  # no address: what stands there has to be a place by itself
        if degrees and (post := _POST_AND_PLACE.fullmatch(told[-1])) and is_degrees(post[1], vocabulary):
            return (", ".join((*told[:-1], post[1])), post[2])
        if not vocabulary.has("institution", text) or not looks_like_affiliation(text, vocabulary):
            return None
    elif is_degrees(", ".join(told), vocabulary):
        degrees = len(told)
    elif told and not is_place(", ".join(told[degrees:]).rstrip(" ."), vocabulary):
        return None
    return tuple(", ".join(part) for part in (told[:degrees], told[degrees:], numbers, contacts) if part)


def stands_on_its_own(text: str, below: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is one person's name with that person's affiliation or address below it."""
    bare, _ = one_name(text)
    if not below or not is_name(bare) or has_small_word(bare, vocabulary):
        return False
    if vocabulary.has("institution", bare) or tells_of_person(below):
        return False
    if vocabulary.has("abstract", below) or vocabulary.has("keywords", below):
        return False  # a short title in capitals
    return (
        has_leading_mark(below)
        or vocabulary.has("email", below)
        or only_mail(below)
        or bool(ORCID.search(below))
        or is_degrees(below, vocabulary)
        or opens_with_degree(below, vocabulary)
        or looks_like_affiliation(below, vocabulary)
        or is_place(below, vocabulary)
        or (is_full_name(bare) and below[:1].islower() and len(below) < 160 and not SENTENCE.search(below))
    )
