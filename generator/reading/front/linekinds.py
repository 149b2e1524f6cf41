"""What a line of front matter is by itself."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from generator.reading.byline import parse_byline
from generator.reading.byline.names import has_small_word, is_name
from generator.reading.chunks import Chunk, bullet
from generator.reading.dates import is_date_line
from generator.reading.mastheads import is_identifier
from generator.reading.persons import person_parts
from generator.reading.persons.contacts import RESEARCHER_ID, only_mail
from generator.reading.persons.names import name_before_place
from generator.reading.persons.places import ORDINAL, has_leading_mark, is_place, names_country
from generator.reading.persons.posts import is_degrees
from generator.reading.persons.told import PERSON_LONGEST, tells_of_person, tells_of_post
from generator.reading.source import Line
from generator.reading.text import ORCID, inline, plain
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: ``A. Bell – a@b.org``
_NAME_AND_MAIL = re.compile(r"\W*([^–—@:]{4,60}?)\s*[–—:-]\s*\S+@\S+\W*")
GLUED_AFFILIATION = re.compile(r"\d{1,2}\s?[«“\"]?[^\W\d_a-zа-яёәғқңөұүһі]")
#: So many letters of a word are no ending.
_STEM = 7
#: No printed page has longer lines.
WIDEST = 150
#: A line of a person's card is no longer.
_CARD_WIDEST = 130
#: Letters of a phrase that does not come again by chance.
PHRASE = 20
#: A stop behind a word, and more behind it or nothing.
_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?](?=\s+[^\W\d_]|$)")

#: A mark above the line before what it leads to.
_MARK_AHEAD = re.compile(r"(?:\^\{[\da-f*]{1,3}\}|<sup>[\da-f*]{1,3}</sup>)\s*")
#: An institution, its street, its town: no more parts.
_PLACE_PARTS = 3


def is_prose(text: str) -> bool:
    """Whether a line below a title is a paragraph, longer than any page's width."""
    return len(text) > WIDEST and text.rstrip().endswith((".", "!", "?"))


def tells_sentences(text: str) -> bool:
    """Whether a line is a paragraph of two sentences or more, as no place is."""
    return is_prose(text) and "@" not in text and text[0].isalpha() and len(_SENTENCES.findall(text)) > 1


#: What a tool made of marks above the line: ``1, 2 1``.
_ONLY_FIGURES = re.compile(r"\*?\d{1,3}(?:[\s,;*]{1,3}\d{1,2})*\*?")
#: What a tool made of a picture is shorter than this, and has fewer letters.
_DIRT_LONGEST = 6
_DIRT_LETTERS = 4


def is_dirt(text: str) -> bool:
    """Whether a line at the top is a site's address or has hardly a letter: what a tool made of a picture."""
    if text.startswith(("www.", "http")):
        return " " not in text and not any(sign in text for sign in ("10.", "@", "orcid"))
    return len(text) < _DIRT_LONGEST and sum(map(str.isalpha, text)) < _DIRT_LETTERS


def line_kind(text: str, vocabulary: Vocabulary) -> str:
    """What a line is by its own words, "" where these do not tell."""
    if vocabulary.has("email", text) or vocabulary.has("orcid", text) or only_corresponding(text, vocabulary):
        return "email"
    if only_mail(text) and not names_country(text, vocabulary):
        return "email"
    if pairs_names_and_mails(text):
        return "email"
    if "@" in text and len(text) < 200 and _opens_with_corresponding(text, vocabulary):
        return "email"
    if len(text) > 40 and (tells_of_person(text) or tells_of_post(text, vocabulary)):
        return "bio"
    if is_identifier(text, vocabulary):
        return "code"
    if len(text) < 300 and is_date_line(Chunk((Line(0, text),)), vocabulary):
        return "date"
    if is_degrees(text, vocabulary):
        return "degree"
    if len(text) < 80 and RESEARCHER_ID.match(text):
        return "label"
    if whole_label("article_type", text, vocabulary):
        return "kind"
    if len(text) < 20 and _ONLY_FIGURES.fullmatch(text):
        return "debris"
    if len(text) < 40 and whole_label("author_info", text, vocabulary):
        return "label"
    if (
        GLUED_AFFILIATION.match(text)
        and not ORDINAL.match(text)
        and is_place(re.sub(r"^\d+\s*", "", text).strip(" ,;."), vocabulary)
    ):
        return "mark"
    if any(
        vocabulary.has(group, text)
        for group in ("keywords", "abstract", "funding", "citation", "other_keywords")
    ):
        return "label"
    if len(text) < 200 and vocabulary.has("other_statement", text):
        return "label"
    if parse_byline(text, vocabulary) and not _opens_with_land(text, vocabulary):
        return "byline"
    return "mark" if has_leading_mark(text) else ""


def _opens_with_land(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a country in another case stands before the first comma: a wrapped affiliation goes on."""
    words = text.partition(",")[0].casefold().split()
    if len(words) != 2:
        return False
    return (words[0][:_STEM], words[1]) in _lands_in_words(vocabulary)


@lru_cache(maxsize=8)
def _lands_in_words(vocabulary: Vocabulary) -> frozenset[tuple[str, str]]:
    """Of the countries in several words, the first letters, which are the same in each case, and the last word."""
    return frozenset((land[:_STEM], land.rpartition(" ")[2]) for land in vocabulary.countries if " " in land)


def _opens_with_corresponding(text: str, vocabulary: Vocabulary) -> bool:
    called = vocabulary.find("corresponding", text)
    return called is not None and called[1].start() < 6


def pairs_names_and_mails(text: str) -> bool:
    """Whether a line holds two people or more, each with an address behind a dash, and nothing else."""
    if text.count("@") < 2:
        return False
    parts = [
        _NAME_AND_MAIL.fullmatch(part)
        for part in re.split("[;,]", text.replace("\\", ""))
        if part.strip(" .")
    ]
    return all(part is not None and is_name(plain(part[1]).strip()) for part in parts)


def only_corresponding(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line says what a star means, and no more (“* Corresponding author”)."""
    called = vocabulary.find("corresponding", text) if len(text) < 60 else None
    return called is not None and called[1].start() < 6 and len(text) - called[1].end() < 6


def is_card(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether short lines below a name say what its owner is and where, the last of them in which country."""
    first, *told = (line.text for line in chunk.lines)
    if not 2 <= len(told) <= 6 or any(len(text) > _CARD_WIDEST for text in told):
        return False
    name = plain(inline(first)).strip(" ,;*")
    if not is_name(name) or vocabulary.has("institution", name) or has_small_word(name, vocabulary):
        return False
    last = told[-1].rpartition(",")[2].strip(" .;").casefold()
    return last in vocabulary.countries and any(vocabulary.has("institution", text) for text in told)


def names_with_places(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether each line of a chunk is a name, a comma and where its owner works, with an address or a country."""
    return all(
        len(name_and_affiliation(line, vocabulary)) > 1
        and ("@" in line.text or names_country(line.text, vocabulary))
        for line in chunk.lines
    )


def name_and_affiliation(line: Line, vocabulary: Vocabulary, listed: bool = False) -> tuple[Line, ...]:
    """A line in its parts where it is one person's: the name, degrees, the institution, addresses.

    Among people listed below a label nothing needs to stand between a name and the institution.
    """
    behind = None if line.text.startswith("*") else bullet(line.text)
    if behind is None and re.match(r"\\?\*(?!\*)", line.text):
        return (line,)  # a note behind a star, not a byline
    parts = person_parts(line.text if behind is None else behind, vocabulary)
    if parts is None and listed and behind is not None and len(behind) < PERSON_LONGEST:
        parts = name_before_place(behind, vocabulary)
    if parts is None:
        return (line,)
    return tuple(Line(line.number, text, line.indent) for text in parts)


def post_and_place(line: Line, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """A line in its parts where semicolons stand between degrees, the institution with its address, and e-mails.

    A mark before the degrees is the place's and the addresses'.
    """
    if ";" not in line.text:
        return (line,)
    mark = _MARK_AHEAD.match(line.text)
    text = line.text[mark.end() :] if mark else line.text
    degrees, *told = [part.strip() for part in text.split(";") if part.strip()]
    contacts = [part for part in told if "@" in part or ORCID.search(part)]
    place = told[: len(told) - len(contacts)]
    if not place or told != [*place, *contacts] or not is_degrees(degrees, vocabulary):
        return (line,)
    if not vocabulary.has("institution", place[0]) or len(place) > _PLACE_PARTS:
        return (line,)
    ahead = mark[0] if mark else ""
    parts = [degrees, ahead + "; ".join(place), *((ahead + "; ".join(contacts),) if contacts else ())]
    return tuple(Line(line.number, part, line.indent) for part in parts)


def people_and_title(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The parts of ``A. Bell, PhD, a university; C. Dunn, a court: The title.``, or None."""
    if not 40 < len(text) < 2 * PERSON_LONGEST:
        return None
    for colon in islice(re.finditer(": ", text), 3):  # a title may have one, too
        title = text[colon.end() :]
        each = [part.strip() for part in text[: colon.start()].split(";")]
        if (
            len(title.split()) > 2
            and "@" not in title
            and all(person_parts(part, vocabulary) for part in each)
        ):
            return (*each, re.sub(r"(?<=[^\W\d_]{3})\.(?=\W*$)", "", title.strip()))
    return None


def says_title_again(above: str, title: str) -> bool:
    """Whether a running head, names and a title on a line, says the title that stands below it."""
    told, own = letters_of(above), letters_of(title)
    return len(own) > PHRASE and own in told and told != own and not told.startswith(own)


@lru_cache(maxsize=1024)
def letters_of(text: str) -> str:
    """The words of a text in small letters, without signs and figures."""
    return re.sub(r"[\W\d_]+", " ", text).casefold().strip()
