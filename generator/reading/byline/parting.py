"""The parts of a line of names: names, degrees beside them, and what is glued behind."""

from __future__ import annotations

import re

from generator.reading.byline.names import INITIAL, PARTICLES, is_name
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.institutions import names_whole_institution

#: Marks in the record's notation, and stars.
SUPER_OR_STAR = re.compile(r"\^\{[^{}]*\}|\*")
_SUPER = re.compile(r"\^\{[^{}]*\}")
_COMMA = re.compile(r"[,;·•]")
_AND = re.compile(r"\s\s*(?:and|&|және|мен|и)\s+")
#: What may be said of a person behind the name.
_ASIDE = re.compile(r"\s\(|\s[–—-]\s")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.){1,3}(?:\^\{[^{}]*\}|\*)*")
#: A post with no more letters may be a given name (``Dean``, ``Judge``).
_GIVEN_LONGEST = 5
#: Signs of marks and markup, without which a text's beginning is just what it looks like.
_MARKUP = re.compile(r"[\d*^{}\[\]<>&$\\#_~©†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ]")


def split_names(line: str) -> list[str]:
    """Cut at commas, semicolons and "and" that stand outside ``^{…}``."""
    held = line
    if "^{" in line:
        held = _SUPER.sub(lambda m: m[0].replace(",", "\x00").replace(";", "\x00"), line)
    parts = [p for chunk in _COMMA.split(held) for p in (_AND.split(chunk) if " " in chunk else (chunk,))]
    return [p.replace("\x00", ",").strip() for p in parts if p.strip(" .")]


def opens_as_prose(text: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands before the first comma or the like is neither a name nor a degree.

    It is too long for that, or has a small word that no name has, in plain letters and without any sign
    that is looked at more closely.
    """
    opening, sign, rest = _first_part(text)
    if len(opening.split()) > 14:
        return True
    if _MARKUP.search(opening) or (sign and not rest[:4].lstrip()[:1].isalnum()):
        return False
    head = _AND.split(opening, maxsplit=1)[0]
    words = head.split()
    small = any(
        len(word) > 2 and word[0].islower() and word.isalpha() and word.casefold() not in PARTICLES
        for word in words
    )
    if not small or is_name(_ASIDE.split(head, maxsplit=1)[0]):
        return False  # a name may have degrees in brackets or behind a dash
    sizes = [len(words)]
    if INITIAL.search(head):  # a degree may stand before the name, a remark behind it
        if "(" in head or "|" in head:
            return False
        sizes += [1, 2, 3]
    return not any(vocabulary.has("degree", " ".join(words[:size])) for size in sizes)


def _first_part(text: str) -> tuple[str, str, str]:
    """What stands before the first sign between names, the sign, and what stands behind it."""
    sign = _COMMA.search(text)
    return (text[: sign.start()], sign[0], text[sign.end() :]) if sign else (text, "", "")


def is_degree(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a degree or a post, or two of them (“PhD doctoral student”)."""
    if vocabulary.has("degree", text):
        return True
    words = text.split()
    return 1 < len(words) < 6 and any(
        vocabulary.has("degree", " ".join(words[:size])) and vocabulary.has("degree", " ".join(words[size:]))
        for size in (1, 2)
        if size < len(words)
    )


def is_post(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a post and says of what (``Professor of Law``), but of no institution."""
    words = text.split()
    if not 1 < len(words) < 10 or INITIAL.search(text):
        return False
    opens = any(vocabulary.has("degree", " ".join(words[:size])) for size in (1, 2, 3))
    ends = vocabulary.has("department", text) and vocabulary.has("degree", words[-1])
    return (opens or ends) and not names_whole_institution(text, vocabulary)


def degree_before(part: str, vocabulary: Vocabulary) -> str | None:
    """The degree or post that stands before a name, None where there is none.

    Before a name without initials a short word may be a given name (``Dean``).
    """
    words = part.split()
    for size in (1, 2, 3):
        head, rest = " ".join(words[:size]), " ".join(words[size:])
        if not rest or not vocabulary.has("degree", head):
            continue
        bare = SUPER_OR_STAR.sub(" ", rest)
        sure = len(head) > _GIVEN_LONGEST or head.endswith(".") or INITIAL.search(bare)
        if sure and is_name(bare):
            return head if part.startswith(head) else None
    return None


def is_place_name(name: str, vocabulary: Vocabulary) -> bool:
    """Whether what looks like a written-out name is an institution's."""
    return not INITIAL.search(name) and vocabulary.has("institution", name)


def name_then_rest(part: str) -> tuple[str, str] | None:
    """A name at the beginning of a part and what follows it, None where it begins with no name."""
    words = part.split()
    # behind "Surname A.B." another capitalised word is no second surname
    surname_first = len(words) > 2 and not words[0].endswith(".") and bool(_INITIALS.fullmatch(words[1]))
    if surname_first and is_name(" ".join(words[:2])):
        return " ".join(words[:2]), " ".join(words[2:])
    for size in (3, 2):
        head, rest = " ".join(words[:size]), " ".join(words[size:])
        bare = SUPER_OR_STAR.sub(" ", head)
        if rest and is_name(bare) and INITIAL.search(bare) and not INITIAL.fullmatch(words[size - 1]):
            return head, rest
    return None
