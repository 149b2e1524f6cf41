"""Lines that tell of one person: the name, degrees, where the person works, addresses."""

from __future__ import annotations

import re

from generator.reading.byline import parse_byline
from generator.reading.byline.names import PARTICLES, PATRONYMIC, has_small_word, is_name
from generator.reading.text import EMAIL, ORCID, inline, plain, strip_heading_marks, upper_share
from generator.reading.vocabulary import Vocabulary

#: ``1st year``, ``2-й``: a number that a word goes on with is no mark.
ORDINAL = re.compile(
    r"\W*\d{1,2}(?:(?:st|nd|rd|th)\b|\s?[-–]\s?(?:й|го|ый|ой|я|е|ші|шы|інші|ыншы)\b)", re.IGNORECASE
)
_LEADING_MARK = re.compile(r"^\s*>?\s*(?:\^\{[\da-f,; ]+\*?\}|\*\s*\^\{)")
#: What other registers of researchers than ORCID call themselves.
RESEARCHER_ID = re.compile(r"\b(?:scopus|researcher\s?id|author\s?id|web of science|spin)\b", re.IGNORECASE)
_TOLD = re.compile(r"\W*+(\S.{3,80}?)\s++(?:[–—-]|is)\s++(?=\S)")
_DASH = re.compile(r"\s(?:[–—-]|is)\s")
#: A stop behind a word, and another sentence.
_SENTENCE = re.compile(r"[^\W\d_]{4}[.!?]\s+[^\W\d_a-zа-яёәғқңөұүһі]")
_BRACKETS = re.compile(r"\([^()]*\)")
#: One person's line: the name in bold, before a gap, before a comma.
_BOLD_NAME = re.compile(r"\*\*([^*]{4,80}(?:\\?\*)?)\*\*(?:\\?\*)?[,:]?\s*([^\s(–—-].*)")
_NAME_GAP = re.compile(r"(\S.{3,80}?)(?:\t|\s{2,})(\S.*)")
_NAME_COMMA = re.compile(r"([^,]{4,80}),\s*(\S.*)")
PERSON_LONGEST = 400
#: A stop behind a word and another word behind that, or the end.
_STOPS = re.compile(r"[^\W\d_]{4}[.!?](?=\s+[^\W\d_]|\W*$)")
_PROSE = 150
#: A post with the institution and the name behind it.
_POST_LONGEST = 200
#: ``Bell, Ann Mary``, ``Bell, A.``; a town and a land (``Skarsund, Norway``) look like a name and one more.
_TURNED = re.compile(
    r"([^\W\d_]+(?:[-'’][^\W\d_]+)?),\s+"
    r"((?:[^\W\d_]\.\s?){1,3}|[^\W\d_]{2,}(?:\s+(?:[^\W\d_]{2,}|[^\W\d_]\.)){1,2})"
)
#: Letters of degrees in brackets behind a name: ``(SH., MH.)``, ``(PhD)``.
_LETTERS_BEHIND = re.compile(r"\s*\((?:(?:[A-Z][A-Za-z]{0,3}\.?\s?){1,3}(?:,\s*|(?=\))))+\)\s*$")
#: A colon as titles have it, and a small letter behind it (``Video in court: a comfort or a guarantee``).
_TITLE_IN_TWO = re.compile(r"(?:[^\W\d_]+\s){2}[^\W\d_]{3,}»?:\s(?!https?:|\S*@)[а-яёәғқңөұүһіa-z]{3}")
_OUTSIDE_BRACKETS = re.compile(r"\s*[,;]\s*(?![^()]*\))")
_INITIAL_IN = re.compile(r"\b[^\W\d_]\.")
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
    posted = has_leading_mark(text) and not _INITIAL_IN.search(text.partition(",")[0])
    for pattern in (_BOLD_NAME, _NAME_GAP, _NAME_COMMA) if not posted else ():
        if not (cut := pattern.match(text)):
            continue
        post, bare = _post_before(cut[1], vocabulary)
        if name := _one_name(bare, vocabulary):
            parts = _behind_name(cut[2].strip(), vocabulary)
            place = cut[2].strip(" ,;")
            if (
                parts is None
                and _INITIAL_IN.search(name)
                and place[:1].isupper()
                and is_place(place, vocabulary)
            ):
                parts = (place,)  # behind initials an institution is enough
            if parts is None or parse_byline(text, vocabulary):
                return None
            return (name, *((post,) if post else ()), *parts)
    return None if posted else _name_and_post(text, vocabulary)


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


def _name_and_post(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The name of a text and the post beside it, where no sign stands between them; None where it is no such text.

    ``Bell A. B. lecturer, a university`` and ``lecturer of a university Bell A. B.``; a name without
    initials stands first, and its owner's institution behind it.
    """
    words = text.split()
    for size in (2, 3, 4):
        head, rest = " ".join(words[:size]), " ".join(words[size:])
        if not rest[:1].isalpha() or not is_name(head) or vocabulary.has("institution", head):
            continue
        placed = vocabulary.has("institution", rest)
        if _opens_with_post(rest, vocabulary) and (placed or _INITIAL_IN.search(head)):
            post, comma, place = rest.partition(", ")
            return (head, post, place) if comma and is_degrees(post, vocabulary) else (head, rest)
    words = text.rstrip(" ,;").split()
    for size in (3, 2):
        head, tail = " ".join(words[:-size]), " ".join(words[-size:])
        if not head or not is_name(tail) or not _INITIAL_IN.search(tail) or len(text) > _POST_LONGEST:
            continue
        if (
            _closes_with_post(head, vocabulary)
            and vocabulary.has("institution", head)
            and not _SENTENCE.search(head)
        ):
            return tail, head
    return None


def _opens_with_post(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the first words of a text, before any comma, are a degree or a post."""
    first = text.partition(",")[0].split()[:3]
    return any(vocabulary.has("degree", " ".join(first[: at + 1])) for at in range(len(first)))


def one_name(text: str) -> tuple[str, str]:
    """A line with one person's name as the name and the letters of degrees in brackets behind it, if any."""
    bare = plain(inline(strip_heading_marks(text))).strip(" ,;\u2709\ufe0f")
    letters = _LETTERS_BEHIND.search(bare)
    name = bare[: letters.start()] if letters else bare
    return turned_name(name) or name, letters[0].strip(" ()") if letters else ""


def _closes_with_post(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the last words of a text are a degree or a post («… кафедрасының доценті»)."""
    last = text.rstrip(" .,;").split()[-3:]
    return any(vocabulary.has("degree", " ".join(last[at:])) for at in range(len(last)))


def names_post(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a post stands at the beginning or at the end of a line."""
    return _opens_with_post(text, vocabulary) or _closes_with_post(text, vocabulary)


def is_full_name(text: str) -> bool:
    """Whether a text is a surname, a name and a patronymic in either order, which stand for nothing but a person."""
    words = text.split()
    ends = len(words) == 3 and (PATRONYMIC.search(words[-1]) or PATRONYMIC.search(words[1]))
    parted = len(words) == 4 and words[-1].casefold() in PARTICLES
    return bool(ends or parted) and "." not in text and is_name(text)


def name_before_place(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """One person's name and the institution that stands right behind it, without any sign between; else None."""
    words = text.split()
    third = words[2] if len(words) > 3 else ""
    size = (
        3
        if PATRONYMIC.search(third)
        or third.casefold() in PARTICLES
        or _INITIAL_IN.match(words[1] if third else "")
        else 2
    )
    name, place = " ".join(words[:size]).rstrip(",;"), " ".join(words[size:])
    if not place[:1].isupper() or not is_name(name) or vocabulary.has("institution", name):
        return None
    return (name, place) if vocabulary.has("institution", place) else None


def turned_name(text: str) -> str | None:
    """A name whose surname a comma parts from what follows it (``Bell, Ann Mary``), without the comma; else None."""
    told = _TURNED.fullmatch(text.strip(" ;*"))
    shouted = told is not None and told[2].isupper() and "." not in told[2]  # two words of a title
    name = f"{told[1]} {told[2]}" if told and not shouted else ""
    return name if name and is_name(name) else None


def _one_name(text: str, vocabulary: Vocabulary) -> str | None:
    """A text that is one person's name, with a star where brackets call that person corresponding."""
    bare = plain(inline(text)).strip(" ,")
    if "(" in bare and vocabulary.has("corresponding", bare):
        text = bare = _BRACKETS.sub("", bare).strip()
        text += "*"
    bare = re.sub(r"\^\{[^{}]*\}|\\?\*", "", bare).strip()
    if not is_name(bare) or vocabulary.has("institution", bare) or vocabulary.has("degree", bare):
        return None
    return text.strip(" ,")


def _behind_name(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """Degrees, place, numbers and addresses behind a person's name; None where it is something else."""
    items = [item for item in _OUTSIDE_BRACKETS.split(text) if item]
    if any(is_name(item) and _INITIAL_IN.search(item) for item in items):
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
        or _opens_with_degree(below, vocabulary)
        or looks_like_affiliation(below, vocabulary)
        or is_place(below, vocabulary)
        or (is_full_name(bare) and below[:1].islower() and len(below) < 160 and not _SENTENCE.search(below))
    )


def _opens_with_degree(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line under a name has a degree before its first comma, and a post or a rank behind it."""
    degree, comma, rest = plain(inline(text)).partition(",")
    return bool(comma) and len(rest) < 160 and not _SENTENCE.search(rest) and vocabulary.has("degree", degree)


def is_place(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line under a name says where its owner works: an institution is named, and no sentence made."""
    bare = plain(inline(text))
    if not 2 <= len(bare.split()) <= 30 or not vocabulary.has("institution", bare):
        return False
    return not re.search(r"[.!?:]$|[^\W\d_]{3}[.!?]\s+[^\W\d_]", bare) and upper_share(bare) < 0.8


def has_leading_mark(text: str) -> bool:
    """Whether a line opens with a mark of affiliations (``^{1}``)."""
    return bool(_LEADING_MARK.match(inline(text)))


def tells_of_person(text: str) -> bool:
    """Whether a line is about one author: a name, a dash, and an address or an ORCID further on."""
    return says_address(text) and name_and_told(text) is not None


def says_address(text: str) -> bool:
    """Whether an e-mail's address or an ORCID stands in a text."""
    return bool("@" in text and EMAIL.search(text)) or bool(ORCID.search(text))


def name_and_told(text: str) -> tuple[str, str] | None:
    """The name of one person that opens a text, and what is told behind a dash or "is"; None where no name does."""
    match = _TOLD.match(text) if _DASH.search(text) else None
    name = _BRACKETS.sub("", plain(inline(match[1]))).strip(" *") if match else ""
    return (name, text[match.end() :]) if match and is_name(name) else None


def tells_of_post(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is about one author without an address: a name, a dash, degrees, and where the person works."""
    told = name_and_told(text) if len(text) > 60 else None
    if told is None:
        return False
    rest = plain(inline(told[1]))
    if not vocabulary.has("institution", rest) or upper_share(text) > 0.8 or _SENTENCE.search(rest):
        return False
    if rest[:1].islower() and rest.rstrip(" .;").endswith(")") and names_country(rest, vocabulary):
        return True  # a post, and the country in brackets at the end
    return any(vocabulary.has("degree", item) for item in _OUTSIDE_BRACKETS.split(rest) if item)


def place_of_person(text: str, vocabulary: Vocabulary) -> str:
    """Where the person works of whom a text tells behind a name and a dash: its parts without degrees and addresses."""
    told = name_and_told(text)
    rest = plain(told[1]).rstrip(" .;") if told else ""
    if not rest or len(rest) > PERSON_LONGEST or _SENTENCE.search(rest):
        return ""
    place = ""
    for item in _OUTSIDE_BRACKETS.split(rest):
        bare = _BRACKETS.sub("", item).strip()
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


def opens_with_person(text: str) -> bool:
    """Whether a line opens with a name and a dash, so that a line with an address below it may be about them."""
    return name_and_told(text) is not None


def person_name(text: str) -> str | None:
    """The name that opens a person's paragraph, before a dash, a comma, a bracket or "is a"."""
    match = re.match(r"^\W*(.{4,80}?)\s*(?:\*\*)?\s*(?:\(|\s[–—-]\s?|[–—]|,|:|\sis\s|\s-)", text)
    if not match:
        return None
    name = plain(match[1]).strip(" ,;*\\")
    if RESEARCHER_ID.match(name):
        return None
    return name if is_name(re.sub(r"^\d+[.)]\s*", "", name)) else None


def is_degrees(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line holds degrees and posts and nothing else."""
    if len(text) >= 160:
        return False
    parts = [part.strip() for part in re.split("[,;]", plain(text)) if part.strip()]
    return 0 < len(parts) < 5 and all(vocabulary.has("degree", part) for part in parts)


def is_land_and_town(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a country and a town in it, and no more (``Republic of Kazakhstan, Almaty``)."""
    land, comma, town = plain(text).strip(" .;").partition(",")
    return bool(comma) and land.strip().casefold() in vocabulary.countries and 0 < len(town.split()) < 4


def names_country(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a country stands beside an address, so that the line is the end of an affiliation."""
    parts = re.split(r"[,;()]", plain(text))
    return len(parts) > 2 and any(part.strip(" .").casefold() in vocabulary.countries for part in parts)


def only_mail(text: str) -> bool:
    """Whether a line is an e-mail address with three words more at most."""
    if "@" not in text:
        return False
    found = EMAIL.search(text.replace("\\", ""))
    return bool(found) and len(re.findall(r"[^\W\d_]{2,}", EMAIL.sub("", text.replace("\\", "")))) <= 3


def looks_like_affiliation(text: str, vocabulary: Vocabulary) -> bool:
    """Whether an unmarked line is an institution: it names one, or ends in a country."""
    text = plain(text).strip(" .;,")
    if len(text) > 400 or text.endswith("?") or _TITLE_IN_TWO.search(text):
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
    return ends_in_country or (named and "," in text and not (len(text) > 150 and _SENTENCE.search(text)))
