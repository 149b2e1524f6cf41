"""People of a front: bylines, names on lines of their own, addresses, what is told of one person."""

from __future__ import annotations

import re

from generator.reading.byline import parse_byline
from generator.reading.byline.matching import likeness
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.front.linekinds import is_card, only_corresponding, pairs_names_and_mails
from generator.reading.front.place import Place
from generator.reading.persons import stands_on_its_own
from generator.reading.persons.contacts import RESEARCHER_ID, only_mail, says_address
from generator.reading.persons.names import is_full_name, one_name
from generator.reading.persons.places import has_leading_mark, looks_like_affiliation
from generator.reading.persons.told import tells_of_person, tells_of_post
from generator.reading.summaries import opens_summary
from generator.reading.text import EMAIL, ORCID, inline, plain, strip_heading_marks, upper_share

_IN_BRACKETS = re.compile(r"\([^()]*\)")


def is_byline(p: Place) -> bool:
    """Whether a chunk is a byline."""
    if len(p.text) > 1500 or (found := parse_byline(p.chunk.text, p.vocabulary)) is None:
        return False
    return not (len(found.names) == 1 and _is_starred_title(p, found.names[0].name))


def _is_starred_title(p: Place, name: str) -> bool:
    """Whether what looks like one name in capitals is a title of three words or more, with names below it."""
    if p.block.title or not name.isupper() or "." in name or len(name.split()) < 3 or not p.after:
        return False
    return parse_byline(p.after[0].text, p.vocabulary) is not None


def is_single_name(p: Place) -> bool:
    """A lone written-out name counts where an affiliation or an e-mail follows."""
    if p.known and not (p.block.byline and not p.block.closed()):
        bare = plain(p.text).strip(" ,;\u2709\ufe0f")
        if is_name(bare) and max(likeness(bare, name) for name in p.known) >= 0.8:
            return True  # the name of another language's byline
    if p.block.title and not p.block.abstract and is_full_name(plain(p.text).strip(" ,;*")):
        return True
    if not p.after or (
        p.block.byline
        and not p.block.closed()
        and p.previous not in ("affiliation", "email", "degree")
        and not (p.previous == "leftover" and p.block.emails)
    ):
        return False
    if _is_name_above_shouted_title(p) or _is_name_below_title(p):
        return True
    if p.after[0].first == p.chunk.last + 1 and is_card(
        Chunk((*p.chunk.lines, *p.after[0].lines)), p.vocabulary
    ):
        return True
    return stands_on_its_own(p.text, p.after[0].lines[0].text, p.vocabulary)


def _is_name_above_shouted_title(p: Place) -> bool:
    """Whether a name that is no phrase opens a front, with the title in capitals right below it."""
    bare, _ = one_name(p.text)
    if p.block.title or p.block.byline or not is_name(bare) or p.vocabulary.has("institution", bare):
        return False
    shouted = [word.isupper() for word in bare.split()]
    if bare.isascii() and (all(shouted) or not any(shouted)):
        return False  # “Criminal Law”
    title = inline(strip_heading_marks(p.after[0].text))
    if all(shouted) or upper_share(title) < 0.9 or not 2 < len(title.split()) < 40:
        return False
    return parse_byline(title, p.vocabulary) is None


def _is_name_below_title(p: Place) -> bool:
    """Whether a name alone stands between a title and the abstract, each word with a capital as in no title above it."""
    if not p.block.title or p.block.byline or p.block.abstract or p.chunk.heading_level:
        return False
    bare, _ = one_name(p.text)
    if not is_name(bare) or bare.isupper() or p.vocabulary.has("institution", bare):
        return False
    below = p.after[0].opening
    if not p.vocabulary.has("abstract", below):
        return False
    words = [
        w for chunk in p.block.title for w in plain(chunk.text).split()[1:] if len(w) > 3 and w.isalpha()
    ]
    return not bare.isascii() or sum(w.istitle() for w in words) * 2 < len(words)


def is_email(p: Place) -> bool:
    """Whether a chunk is addresses of the people above."""
    if (p.block.byline or p.previous == "affiliation") and only_corresponding(p.text, p.vocabulary):
        return True
    if p.block.byline and (_names_corresponding(p) or pairs_names_and_mails(p.text)):
        return True
    if "@" not in p.text or len(p.text) > 300 or not EMAIL.search(p.text):
        return False
    if p.vocabulary.has("email", p.text) or only_mail(p.text):
        return True
    if has_leading_mark(p.chunk.lines[0].text) and p.vocabulary.has("institution", p.text):
        return False  # an affiliation with its author's address behind it
    return p.vocabulary.has("corresponding", p.text) and len(p.text) < 200


def _names_corresponding(p: Place) -> bool:
    """Whether a line says which of the people above it is the corresponding author, and no more."""
    called = p.vocabulary.find("corresponding", p.text) if len(p.text) < 120 else None
    if called is None or called[1].start() > 5:
        return False
    told = plain(p.text[called[1].end() :]).lstrip(" :.,;–—-*").rstrip(" ,;*")
    names = [name.name for _, byline in p.block.byline for name in byline.names]
    return is_name(told) and max((likeness(told, name) for name in names), default=0.0) >= 0.8


def is_orcid_line(p: Place) -> bool:
    """Whether a chunk is a number of ORCID, and no person with it."""
    if has_leading_mark(p.chunk.lines[0].text) and p.vocabulary.has("institution", p.text):
        return False  # an affiliation with its author's number behind it
    if "orcid.org/" in p.text and (not p.block.byline or p.block.closed()) and is_byline(p):
        return False  # names with the link beside each
    if p.previous in ("byline", "single-name", "degree") and (found := ORCID.search(p.text)):
        place = p.text[: found.start()].partition(";")[0]
        if p.vocabulary.has("institution", place) and looks_like_affiliation(place, p.vocabulary):
            return False  # where the person named above works, with the number behind it
    return len(p.text) < 260 and bool(ORCID.search(p.text)) and not dash_bio(p)


def is_researcher_id(p: Place) -> bool:
    """Whether a chunk is a number in some other register of researchers."""
    return len(p.text) < 260 and bool(RESEARCHER_ID.search(p.text))


def dash_bio(p: Place) -> bool:
    """A paragraph about one author: the name, a dash, and an address, an ORCID or degrees and a place further on."""
    if tells_of_post(p.text, p.vocabulary):
        return True
    starred = re.match(r"^\\?\*\s?([^*^,]{4,80}),", p.text)
    if starred and (p.known or any(name.star for _, byline in p.block.byline for name in byline.names)):
        # what the star behind the author's name leads to
        named = len(p.text) >= 80 and is_name(_IN_BRACKETS.sub("", plain(starred[1])))
        return named and (p.vocabulary.has("institution", p.text) or says_address(p.text))
    return len(p.text) >= 40 and tells_of_person(p.text)


def is_licence(p: Place) -> bool:
    """Whether a chunk is the licence, or names said again beside the sign of copyright."""
    if len(p.text) < 600 and p.vocabulary.has("licence", p.text):
        return not _is_signed_byline(p)
    if not p.text.startswith("©") or not p.block.byline or "^{" in p.text or len(p.text) > 300:
        return False
    if p.after and re.match(r"\\?\*", p.after[0].text):
        return True  # a sign and a note at the page's foot
    # the names said again beside the sign and the year; in some journals that line is the byline
    return not p.block.closed() or not p.after or not looks_like_affiliation(p.after[0].text, p.vocabulary)


def _is_signed_byline(p: Place) -> bool:
    """Whether a sign and a year open a byline (``© 2024 A. Bell*``): where its people work stands below."""
    if not p.text.startswith("©") or (p.block.byline and not p.block.closed()) or not p.after:
        return False
    below = p.after[0]
    if not p.block.title and not p.block.abstract and not _byline_ahead(p) and is_byline(p):
        return True  # the names stand nowhere else above the abstract
    placed = looks_like_affiliation(below.text, p.vocabulary) or has_leading_mark(below.lines[0].text)
    return (placed or only_mail(below.text)) and is_byline(p)


def _byline_ahead(p: Place) -> bool:
    """Whether names stand below, before the abstract."""
    for chunk in p.after:
        if opens_summary(inline(chunk.text), p.vocabulary):
            return False
        if parse_byline(chunk.text, p.vocabulary) is not None:
            return True
    return False
