"""What a chunk of front matter is: an ordered table of rules, of which the first that fits wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from generator.reading.byline import is_name, likeness, parse_byline, part_byline_title
from generator.reading.chunks import Chunk, bullet, is_image, is_rule
from generator.reading.dates import is_date_line
from generator.reading.frontblocks import Block, Kind
from generator.reading.frontlines import (
    is_card,
    letters_of,
    only_corresponding,
    pairs_names_and_mails,
    says_title_again,
)
from generator.reading.language import detect, is_latin
from generator.reading.mastheads import is_bare_irsti, is_identifier, is_masthead, names_issn
from generator.reading.persons import (
    RESEARCHER_ID,
    has_leading_mark,
    is_degrees,
    is_full_name,
    is_land_and_town,
    is_place,
    looks_like_affiliation,
    names_country,
    names_post,
    one_name,
    only_mail,
    person_name,
    stands_on_its_own,
    tells_of_post,
)
from generator.reading.text import EMAIL, ORCID, inline, plain, strip_heading_marks, upper_share
from generator.reading.vocabulary import STATEMENTS, Vocabulary, heads_statement, whole_label

#: ``2.1. A part``, ``IV. A part``, ``A. A part``: a line of a table of contents.
_COUNTED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZА-Я])\.?\s+[^\W\d_]")
_ADDRESS_ALONE = re.compile(r"<?(?:https?://|www\.)[^\s@<>]{4,200}>?")
#: ``journals.example.org/abc``: the same without its beginning.
_PAGE_ALONE = re.compile(r"[a-z][a-z\d-]*(?:\.[a-z\d-]+)+/[\w./-]{0,80}")
#: A journal's name, and its page behind it.
_NAME_AND_PAGE = re.compile(r"[^@]{4,140}\s<?(?:https?://|www\.)[^\s@<>]{4,80}>?")
_TITLE_LONGEST = 420
#: The label of an abstract stands no farther below what opens a block; a line shorter than this is no abstract.
_LABEL_NEAR = 8
_STRAY_LONGEST = 120
#: ``640000, Russia, …``
_POSTCODE = re.compile(r"\d{5,6},\s")


@dataclass(frozen=True, slots=True)
class Place:
    """What a rule may look at: the chunk, its block, and the chunks behind it."""

    chunk: Chunk
    text: str
    block: Block
    after: Sequence[Chunk]
    vocabulary: Vocabulary
    previous: Kind = ""
    heads: Sequence[Chunk] = ()
    known: Sequence[str] = ()
    #: Whether the chunk was cut for one person of whom it tells.
    told: bool = False


def classify(place: Place) -> Kind:
    """The first rule of :data:`RULES` that fits; where none does ``abstract``, or ``stray`` above its label."""
    for kind, rule in RULES:
        if rule(place):
            return kind
    return "stray" if _is_stray(place) else "abstract"


def _is_stray(p: Place) -> bool:
    """Whether what is of no known kind stands above the label of the abstract, and so is no part of it."""
    if p.block.abstract or len(p.text) > _TITLE_LONGEST:
        return False
    for chunk in p.after if len(p.text) < _STRAY_LONGEST else p.after[:_LABEL_NEAR]:
        text = inline(strip_heading_marks(chunk.lines[0].text))
        if any(p.vocabulary.has(g, text) for g in ("keywords", "other_abstract", "other_keywords")):
            return False
        if p.vocabulary.has("abstract", text):
            return len(p.text) < _STRAY_LONGEST or is_latin(p.text) == is_latin(chunk.text)
        if len(chunk.text) > _TITLE_LONGEST:
            return False
    return False


def _is_identifier(p: Place) -> bool:
    if p.vocabulary.has("citation", p.text):
        return False
    if not p.previous and len(p.text.split()) == 1 and p.after and _is_kind(p.after[0].text, p.vocabulary):
        return True  # the journal's name alone above the kind of article
    if is_masthead(plain(p.text), p.vocabulary) or _says_masthead_again(p):
        return not p.block.abstract or bool(p.block.keywords)
    if is_identifier(p.chunk.lines[0].text, p.vocabulary) or any(names_issn(x.text) for x in p.chunk.lines):
        return not p.block.abstract or len(p.text) < 200
    if not p.block.title and is_bare_irsti(p.text):
        return True
    if not p.block.title and _ADDRESS_ALONE.fullmatch(p.text) and not ORCID.search(p.text):
        return True  # the journal's own page
    if _PAGE_ALONE.fullmatch(p.text) and p.previous in ("", "identifier", "leftover"):
        return True
    if not p.block.title and not p.block.byline and _NAME_AND_PAGE.fullmatch(plain(p.text)):
        return True
    return _is_kind(p.text, p.vocabulary)


def _is_kind(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line tells the kind of article ("Научная статья")."""
    bare = inline(strip_heading_marks(text))
    return len(text) < 60 and (
        vocabulary.has("article_type", bare) or whole_label("article_type", plain(bare), vocabulary)
    )


def _says_masthead_again(p: Place) -> bool:
    """Whether a chunk is the journal's name, which a head above it has said."""
    own = letters_of(p.text).strip()
    if len(own) > 8 and any(
        own in letters_of(head.text) and is_masthead(inline(head.text), p.vocabulary) for head in p.heads
    ):
        return True
    if (
        p.previous in ("", "leftover")
        and not p.block.title
        and not p.block.byline
        and 8 < len(own) < 120
        and any(
            own in letters_of(cited.text.partition("//")[2][:200])
            for chunk, below in zip_longest(p.after, p.after[1:])
            if p.vocabulary.has("citation", inline(chunk.text))
            for cited in (chunk, below)
            if cited is not None
        )
    ):
        return True  # the citation line names the journal
    named = not p.block.title and not p.block.byline and len(p.text) < 160 and bool(p.after)
    if (
        named
        and upper_share(p.text) < 0.5
        and len(re.findall(r"[^\W\d_]{4}", p.after[0].text)) > 2
        and not p.vocabulary.has("masthead", p.after[0].text)
    ):
        named = p.chunk.heading_level > 0  # the head below has a name of its own
    return (
        named
        and len(own) > 4
        and p.previous in ("", "identifier", "leftover", "statement", "date")
        and is_masthead(plain(inline(p.after[0].text)), p.vocabulary)
    )


def _is_licence(p: Place) -> bool:
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
    if not p.block.title and not p.block.abstract and not _byline_ahead(p) and _is_byline(p):
        return True  # the names stand nowhere else above the abstract
    placed = looks_like_affiliation(below.text, p.vocabulary) or has_leading_mark(below.lines[0].text)
    return (placed or only_mail(below.text)) and _is_byline(p)


def _byline_ahead(p: Place) -> bool:
    """Whether names stand below, before the abstract."""
    for chunk in p.after:
        if any(p.vocabulary.has(group, inline(chunk.text)) for group in ("abstract", "keywords")):
            return False
        if parse_byline(chunk.text, p.vocabulary) is not None:
            return True
    return False


def _is_foreign(p: Place) -> bool:
    return p.vocabulary.has("other_abstract", p.text)


def _is_foreign_keywords(p: Place) -> bool:
    return p.vocabulary.has("other_keywords", p.text)


def _is_more_keywords(p: Place) -> bool:
    """What stands below a label for keywords that has a line of its own."""
    if p.previous == "keywords" and p.block.keywords and _is_cut_list(p):
        return True
    if (
        p.previous != "keywords"
        or not p.block.keywords
        or len(p.text) > 500
        or (p.text.endswith((".", ":", "?")) and not _is_word_list(p.text))
    ):
        return False
    if p.chunk.heading_level or p.vocabulary.has("abstract", p.text):
        return False
    label = p.vocabulary.find("keywords", inline(p.block.keywords[0].text))
    alone = label is not None and label[1].end() >= len(inline(p.block.keywords[0].text))
    if not alone or (len(p.block.keywords) > 1 and re.search(r"[;,]\s*\S", p.block.keywords[1].text)):
        return False
    return len(p.block.keywords) == 1 or len(p.text) < 60


def _is_cut_list(p: Place) -> bool:
    """Whether the keywords above end in a comma or a semicolon, and words go on here."""
    if not re.search(r"[,;]\W*$", p.block.keywords[-1].text) or len(p.text) > 300 or p.chunk.heading_level:
        return False
    return not any(p.vocabulary.has(group, p.text) for group in ("abstract", "keywords")) and not re.search(
        r"[.!?:]\s", p.text
    )


def _is_word_list(text: str) -> bool:
    """Whether a text is words between semicolons or commas with a stop behind the last, and no sentence."""
    words = [word.split() for word in re.split("[;,]", text.rstrip(" ."))]
    return len(words) > 2 and all(0 < len(word) < 6 for word in words) and not re.search(r"[.!?:]\s", text)


def _is_bare_keywords(p: Place) -> bool:
    """Words between commas right below an abstract, without a label."""
    if (
        p.previous != "abstract"
        or p.block.keywords
        or len(p.text) > 400
        or re.search(r"[.!?:]\s|\d{4}", p.text)
    ):
        return False
    words = [word.strip() for word in re.split("[;,]", p.text.rstrip(" ."))]
    short = all(word and len(word.split()) <= 5 for word in words)
    return len(words) > 2 and short and p.text[:1].islower() and parse_byline(p.text, p.vocabulary) is None


def _is_orcid_line(p: Place) -> bool:
    if has_leading_mark(p.chunk.lines[0].text) and p.vocabulary.has("institution", p.text):
        return False  # an affiliation with its author's number behind it
    if "orcid.org/" in p.text and (not p.block.byline or p.block.closed()) and _is_byline(p):
        return False  # names with the link beside each
    if p.previous in ("byline", "single-name", "degree") and (found := ORCID.search(p.text)):
        place = p.text[: found.start()].partition(";")[0]
        if p.vocabulary.has("institution", place) and looks_like_affiliation(place, p.vocabulary):
            return False  # where the person named above works, with the number behind it
    return len(p.text) < 260 and bool(ORCID.search(p.text)) and not _dash_bio(p)


def _is_researcher_id(p: Place) -> bool:
    return len(p.text) < 260 and bool(RESEARCHER_ID.search(p.text))


def _is_keywords(p: Place) -> bool:
    return p.vocabulary.has("keywords", p.text) or p.vocabulary.has("keywords", inline(p.chunk.lines[0].text))


def _is_byline(p: Place) -> bool:
    if len(p.text) > 1500 or (found := parse_byline(p.chunk.text, p.vocabulary)) is None:
        return False
    return not (len(found.names) == 1 and _is_starred_title(p, found.names[0].name))


def _is_starred_title(p: Place, name: str) -> bool:
    """Whether what looks like one name in capitals is a title of three words or more, with names below it."""
    if p.block.title or not name.isupper() or "." in name or len(name.split()) < 3 or not p.after:
        return False
    return parse_byline(p.after[0].text, p.vocabulary) is not None


def _is_single_name(p: Place) -> bool:
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
    if _is_name_above_shouted_title(p):
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


def _names_corresponding(p: Place) -> bool:
    """Whether a line says which of the people above it is the corresponding author, and no more."""
    called = p.vocabulary.find("corresponding", p.text) if len(p.text) < 120 else None
    if called is None or called[1].start() > 5:
        return False
    told = plain(p.text[called[1].end() :]).lstrip(" :.,;–—-*").rstrip(" ,;*")
    names = [name.name for _, byline in p.block.byline for name in byline.names]
    return is_name(told) and max((likeness(told, name) for name in names), default=0.0) >= 0.8


def _is_email(p: Place) -> bool:
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


def _dash_bio(p: Place) -> bool:
    """A paragraph about one author: the name, a dash, and an address, an ORCID or degrees and a place further on."""
    if tells_of_post(p.text, p.vocabulary):
        return True
    match = re.match(r"^(.{4,80}?)\s+(?:[–—-]|is)\s+\S", p.text)
    starred = re.match(r"^\\?\*\s?([^*^,]{4,80}),", p.text)
    if starred and any(name.star for _, byline in p.block.byline for name in byline.names):
        match = starred  # what the star behind the author's name leads to
    elif starred and p.known:
        match = starred
    if not match or len(p.text) < (80 if match is starred else 40):
        return False
    told = starred is match and p.vocabulary.has("institution", p.text)
    if not (told or EMAIL.search(p.text) or ORCID.search(p.text)):
        return False
    return is_name(re.sub(r"\([^()]*\)", "", plain(match[1])))


def _is_affiliation(p: Place) -> bool:
    if not (p.block.byline or p.block.affiliations):
        return _is_place_above(p)
    if p.block.abstract or p.block.keywords:  # below the abstract a mark has to tell
        late = has_leading_mark(p.chunk.lines[0].text) and p.vocabulary.has("institution", p.text)
        return late and len(p.text) < 300 and all("^{" in c.text for c in p.block.affiliations)
    if has_leading_mark(p.chunk.lines[0].text):
        return len(p.text) < 900
    if p.previous == "affiliation" and _POSTCODE.match(p.text) and names_country(p.text, p.vocabulary):
        return len(p.text) < 200
    if p.previous == "affiliation" and is_land_and_town(p.text, p.vocabulary):
        return True
    under = p.previous in ("byline", "single-name", "affiliation", "email", "degree") or (
        p.previous == "leftover" and not p.block.affiliations  # "Scientific adviser: …" stands between
    )
    if len(p.text) >= 400 or not (under or not p.block.title) or _is_title_above_abstract(p):
        return False
    if looks_like_affiliation(p.text, p.vocabulary) or _is_post_behind_comma(p):
        return True
    # a title may name an institution, too: another one has to stand ahead, or above
    if not under or not is_place(p.text, p.vocabulary):
        return False
    if _has_next_person_below(p):
        return True
    return bool(p.block.title) or names_post(p.text, p.vocabulary) or _title_ahead(p)


def _has_next_person_below(p: Place) -> bool:
    """Whether a line stands right under a name, and another name apart from it: each person with a place below."""
    if p.previous not in ("byline", "single-name") or p.chunk.first != p.block.byline[-1][0].last + 1:
        return False
    if p.block.affiliations and p.block.affiliation_under[-1] == len(p.block.byline) - 2:
        return True  # as under the name above
    if not p.after or p.after[0].first < p.chunk.last + 2:
        return False
    return parse_byline(p.after[0].text, p.vocabulary) is not None


def _is_post_behind_comma(p: Place) -> bool:
    """Whether a name ends in a comma on the line above, and its owner's post stands here."""
    if p.previous not in ("byline", "single-name") or not p.block.byline[-1][0].text.rstrip().endswith(","):
        return False
    bare = EMAIL.sub("", p.text)
    told = p.text[:1].islower() or (p.vocabulary.has("institution", bare) and upper_share(bare) < 0.5)
    return told and not re.search(r"[^\W\d_]{4}[.!?]\s+[^\W\d_]{4}", bare)


def _is_title_above_abstract(p: Place) -> bool:
    """Whether the abstract stands right below, the people, their places and addresses above: all but the title."""
    if p.block.title or not p.block.affiliations or p.previous != "email" or not p.after:
        return False
    if re.search(r"[.;,]$", p.text) or "@" in p.text or has_leading_mark(p.chunk.lines[0].text):
        return False
    if p.text.rpartition(",")[2].strip().casefold() in p.vocabulary.countries:
        return False
    below = p.after[0]
    return len(below.text) > _TITLE_LONGEST or p.vocabulary.has("abstract", inline(below.lines[0].text))


def _is_place_above(p: Place) -> bool:
    """Whether an institution stands above the names, with the title below them."""
    if (
        p.block.title
        or p.chunk.heading_level
        or not 2 < len(p.text.split()) < 40
        or upper_share(p.text) > 0.8
    ):
        return False
    ends = p.vocabulary.has("institution", p.text.rstrip(" .,;").rpartition(" ")[2])  # «… құқық кафедрасы»
    if not (looks_like_affiliation(p.text, p.vocabulary) or (ends and is_place(p.text, p.vocabulary))):
        return False
    named = False
    for chunk in p.after:
        text = inline(strip_heading_marks(chunk.text))
        if any(p.vocabulary.has(group, text) for group in ("abstract", "keywords")):
            return False
        if is_name(one_name(text)[0]) or parse_byline(chunk.text, p.vocabulary) is not None:
            named = True
        elif len(text.split()) > 2 and not _may_stand_by_names(chunk, text, p.vocabulary):
            title = len(text) < _TITLE_LONGEST and not re.search(r"[.,;]$", text)
            return named and title and is_latin(text) == is_latin(p.text)
    return False


def _may_stand_by_names(chunk: Chunk, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a chunk says where people work, what they are or how to write to them."""
    return (
        is_place(text, vocabulary)
        or looks_like_affiliation(text, vocabulary)
        or is_land_and_town(text, vocabulary)
        or is_degrees(text, vocabulary)
        or "@" in text
        or is_identifier(chunk.lines[0].text, vocabulary)
        or is_date_line(chunk, vocabulary)
    )


def _title_ahead(p: Place) -> bool:
    """Whether a title stands below, before the abstract, where no affiliation of the block has a mark."""
    if p.chunk.heading_level or any("^{" in chunk.text for chunk in p.block.affiliations):
        return False
    for chunk in p.after:
        text = inline(strip_heading_marks(chunk.text))
        if any(p.vocabulary.has(group, text) for group in ("abstract", "keywords")) or len(text) > 200:
            return False
        shouted = max(upper_share(text), upper_share(chunk.lines[0].text))  # a remark may stand below
        if chunk.heading_level or (shouted > 0.8 and len(text.split()) > 2):
            return True
    return False


def _is_statement(p: Place) -> bool:
    """Funding and the like between abstract and keywords, with a label or without one."""
    labelled = any(p.vocabulary.has(g, p.text) for g in STATEMENTS)
    if labelled or (p.previous == "statement" and is_bare_statement(p.block.statements[-1], p.vocabulary)):
        return True
    noted = bool(re.match(r"\\?\*(?!\*)", p.text)) and "@" not in p.text
    noted = noted or (p.previous in ("affiliation", "email") and not has_leading_mark(p.chunk.lines[0].text))
    return (bool(p.block.abstract) or noted) and len(p.text) < 700 and is_funding(p.text, p.vocabulary)


def is_bare_statement(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is the label of funding and the like, and the statement stands below it."""
    return heads_statement(inline(strip_heading_marks(chunk.text)), vocabulary)


def is_funding(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph says who paid for the work: a funding phrase, and a number or a programme."""
    found = vocabulary.find("funding_text", text)
    return bool(found) and found is not None and (found[1].start() < 260)


def _is_labelled_abstract(p: Place) -> bool:
    return p.vocabulary.has("abstract", p.text)


def _is_date(p: Place) -> bool:
    return is_date_line(p.chunk, p.vocabulary)


def _is_leftover(p: Place) -> bool:
    if p.text.startswith("|"):
        return True  # a table
    if is_rule(p.text) or is_image(p.chunk.text) or re.fullmatch(r"\W*\d{1,4}\W*", p.text):
        return True
    if len(p.text) < 20 and re.fullmatch(r"[\d\s.,;*]+", p.text) and not is_bare_irsti(p.text):
        return True  # marks that a tool set on a line of their own
    if p.block.byline and len(p.text) < 300 and p.vocabulary.has("other_statement", p.text):
        return True  # "Academic editor: …"
    if (
        p.previous in ("", "identifier")
        and not p.block.title
        and p.after
        and len(p.text) < _TITLE_LONGEST
        and not p.vocabulary.has("citation", p.text)
        and says_title_again(p.text, p.after[0].text)
        and part_byline_title(p.text, p.vocabulary)
    ):
        return True  # a running head
    if len(p.chunk.lines) > 1 and whole_label("other_statement", p.chunk.lines[0].text, p.vocabulary):
        return all(bullet(line.text) is not None for line in p.chunk.lines[1:])  # highlights
    led = sum(bool(re.search(r"\.{4}\s*\d{1,4}$", line.text)) for line in p.chunk.lines)
    return led * 2 > len(p.chunk.lines)  # a table of contents


def _is_cut_title(p: Place) -> bool:
    """A running head above the title: its beginning, and the sign that it goes on."""
    cut = re.fullmatch(r"(.{8,})(?:…|\.{3})", plain(p.text))
    begins = letters_of(cut[1]) if cut else ""
    return bool(begins) and any(letters_of(chunk.text).startswith(begins) for chunk in p.after[:8])


def _is_of_journal(p: Place) -> bool:
    """Who edited or reviewed the article: a label, and the names beside or below it."""
    if p.vocabulary.has("journal_people", inline(p.chunk.lines[0].text)):
        return len(p.text) < 400
    return (
        p.previous == "journal-people" and looks_like_affiliation(p.text, p.vocabulary) and len(p.text) < 200
    )


def _is_contents(p: Place) -> bool:
    """An article's own table of contents: the label, and the list below it."""
    if whole_label("contents", p.text, p.vocabulary):
        return True
    below = [line.text for line in p.chunk.lines[1:]]
    if len(below) > 2 and whole_label("contents", p.chunk.lines[0].text, p.vocabulary):
        return all(bullet(text) is not None or _COUNTED.match(text) for text in below)
    if p.previous != "contents":
        return False
    lines = [line.text for line in p.chunk.lines]
    return all(bullet(text) is not None or _COUNTED.match(text) for text in lines) and not p.text.endswith(
        "."
    )


def _is_people_label(p: Place) -> bool:
    return whole_label("author_info", p.text, p.vocabulary)


def _is_labelled_bio(p: Place) -> bool:
    """What tells of one person, below a label or with a name written out that the byline has with initials."""
    return p.told and person_name(p.text) is not None


def _is_degree_line(p: Place) -> bool:
    return is_degrees(p.text, p.vocabulary)


def _is_title(p: Place) -> bool:
    """A short chunk without a closing stop, where the block has no title yet or a new block begins."""
    if len(p.text) > _TITLE_LONGEST or bullet(p.text):
        return False
    block = p.block
    if block.title and not block.closed():
        # a second line of capitals, or a second heading, goes on with the title
        goes_on = not (block.abstract or block.keywords) and upper_share(p.text) > 0.8
        return goes_on and upper_share(block.title[-1].text) > 0.8
    if p.chunk.heading_level:
        return True
    if not block.title and _title_shouts_ahead(p):
        return False
    ends = re.search(r"[.;,:]$", plain(p.text))
    if sum(map(str.isalpha, p.text)) < 3:
        return False
    if upper_share(p.text) > 0.8 or (ends and _is_title_with_stop(p)):
        return True
    if block.abstract and not block.keywords and not block.bare_label:
        return False
    return not ends and len(p.text.split()) <= 50


def _title_shouts_ahead(p: Place) -> bool:
    """Whether a heading, or a line in capitals, stands below before any names, where this one is neither.

    Such a line is what stands above a title: a rubric, a journal's name, whatever a page has at its top.
    """
    if p.block.byline:
        return False
    shouts = upper_share(p.text) > 0.5
    for chunk in p.after[:_LABEL_NEAR]:
        text = inline(strip_heading_marks(chunk.text))
        if is_identifier(chunk.lines[0].text, p.vocabulary) or _is_kind(chunk.text, p.vocabulary):
            continue
        if len(text) > _TITLE_LONGEST or not 2 < len(text.split()) < 40:
            return False
        if any(p.vocabulary.has(group, text) for group in ("abstract", "keywords", "author_info")):
            return False
        if is_latin(text) != is_latin(p.text) or parse_byline(chunk.text, p.vocabulary) is not None:
            return False
        if chunk.heading_level:
            spoken = {detect(text, p.vocabulary), detect(p.text, p.vocabulary)} - {None}
            return len(spoken) < 2 and p.vocabulary.section_level(plain(text)) is None
        if shouts:
            return False
        if upper_share(text) > 0.9:
            return not is_name(plain(text).strip(" ,;*"))
        if _may_stand_by_names(chunk, text, p.vocabulary) or len(text.split()) > 14:
            return False
    return False


def _is_title_with_stop(p: Place) -> bool:
    """Whether a phrase with a full stop is the title: one phrase, with the abstract ahead of the keywords."""
    text = plain(p.text)
    if not text.endswith(".") or not 3 <= len(text.split()) <= 30 or p.block.abstract or p.block.title:
        return False
    if re.search(r"[^\W\d_]{3}[.!]\s|[^\W_]@|\d{4}\W*$", text) or not text[:1].isupper():
        return False
    told = False  # an abstract without a label
    for chunk in p.after[:8]:
        line = inline(strip_heading_marks(chunk.lines[0].text))
        if p.vocabulary.has("abstract", line):
            return True
        if p.vocabulary.has("keywords", line):
            return told
        told = told or len(chunk.text) > max(_TITLE_LONGEST, 2 * len(text))
    return False


def _is_unlabelled_paragraph(p: Place) -> bool:
    return len(p.text) > _TITLE_LONGEST


def _is_rubric(p: Place) -> bool:
    """The first line in capitals, with identifiers right below and another title in capitals after them."""
    first = p.previous in ("", "identifier") and not p.block.title and not p.block.byline
    if first and p.after and (_stands_above_identifiers(p) or _stands_above_byline(p)):
        return True
    if not p.after or upper_share(p.text) < 0.9 or not 1 < len(p.text.split()) < 30:
        return False
    if _says_rubric_again(p) or _is_rubric_in_two(p):
        return True
    if (
        p.previous
        or len(p.text.split()) > 14
        or not is_identifier(p.after[0].lines[0].text, p.vocabulary)
        or is_identifier(p.text, p.vocabulary)
    ):
        return False
    if is_masthead(p.text, p.vocabulary):
        return False
    below = (chunk.text for chunk in p.after[1:] if not is_identifier(chunk.text, p.vocabulary))
    return any(
        upper_share(text) > 0.9 and len(text.split()) > 2 and parse_byline(text, p.vocabulary) is None
        for text in below
    )


def _is_rubric_in_two(p: Place) -> bool:
    """Whether two lines in capitals, of one language each, stand together above a title."""
    lines = [plain(inline(strip_heading_marks(line.text))) for line in p.chunk.lines]
    if len(lines) != 2 or p.block.title or p.block.byline or p.previous not in ("", "identifier", "leftover"):
        return False
    if any(upper_share(x) < 0.9 or re.search(r"[\d@]", x) or not 1 < len(x.split()) < 15 for x in lines):
        return False
    if len({detect(text, p.vocabulary) for text in lines}) < 2 or is_latin(lines[0]) == is_latin(lines[1]):
        return False
    return _shouts_below(p.after, p.vocabulary) or _headed_below(p.after, p.vocabulary)


def _headed_below(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a heading, a title by its sign, stands below codes alone."""
    told = (
        c
        for c in chunks
        if not is_identifier(c.lines[0].text, vocabulary) and not _is_kind(c.text, vocabulary)
    )
    first = next(told, None)
    return first is not None and bool(first.heading_level) and len(first.text.split()) > 2


def _says_rubric_again(p: Place) -> bool:
    """Whether a line in capitals and its like in another language stand together above identifiers."""
    if p.block.title or p.previous not in ("", "identifier", "rubric") or re.search(r"\d", p.text):
        return False
    above = p.previous == "rubric"
    other = p.after[0].text
    if not above and (
        upper_share(other) < 0.9
        or len(other.split()) > 14
        or re.search(r"\d", other)
        or detect(other, p.vocabulary) == detect(p.text, p.vocabulary)
        or parse_byline(other, p.vocabulary) is not None
    ):
        return False
    below = p.after[0 if above else 1 :]
    while above and below and upper_share(below[0].text) > 0.9 and not re.search(r"\d", below[0].text):
        below = below[1:]  # a third language
    if not below or not is_identifier(below[0].lines[0].text, p.vocabulary):
        return False
    return any(
        chunk.heading_level or upper_share(chunk.text) > 0.9
        for chunk in below
        if len(chunk.text.split()) > 2 and not is_identifier(chunk.text, p.vocabulary)
    )


def _stands_above_identifiers(p: Place) -> bool:
    """A short line with the kind of article or identifiers below it, and a title below these."""
    if not 1 < len(p.text.split()) < 10 or re.search(r"[\d?!]|[.,;:]$", p.text):
        return False
    if is_identifier(p.text, p.vocabulary) or p.vocabulary.has("article_type", p.text):
        return False
    told = [_names_kind_or_code(chunk, p.vocabulary) for chunk in p.after]
    if not told[0] or False not in told:
        return False
    below = p.after[told.index(False)]
    if is_name(plain(below.text).strip(" ,;*")) or parse_byline(below.text, p.vocabulary):
        return _shouts_below(p.after[told.index(False) + 1 :], p.vocabulary)
    text = inline(strip_heading_marks(below.text))
    title = len(text.split()) > 2 and not below.text.startswith("©") and len(text) < _TITLE_LONGEST
    if not title or re.search(r"[.,;]$", text) or is_masthead(text, p.vocabulary):
        return False
    return parse_byline(below.text, p.vocabulary) is None and not is_date_line(below, p.vocabulary)


def _stands_above_byline(p: Place) -> bool:
    """The first line, not in capitals, with a byline below it and a title in capitals below that."""
    if p.previous or not 1 < len(p.text.split()) < 10 or re.search(r"[\d?!]|[.,;:]$", p.text):
        return False
    if upper_share(p.text) > 0.5 or parse_byline(p.after[0].text, p.vocabulary) is None:
        return False
    return _shouts_below(p.after[1:], p.vocabulary)


def _shouts_below(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a title in capitals stands below a byline, with short lines alone between them."""
    for chunk in chunks:
        if len(chunk.text) > 200 or vocabulary.has("abstract", chunk.text):
            return False
        if upper_share(chunk.text) > 0.8 and len(chunk.text.split()) > 2:
            return parse_byline(chunk.text, vocabulary) is None
    return False


def _names_kind_or_code(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    text = inline(chunk.text)
    return is_identifier(chunk.lines[0].text, vocabulary) or (
        len(text) < 60 and vocabulary.has("article_type", text)
    )


RULES: tuple[tuple[Kind, Callable[[Place], bool]], ...] = (
    ("people-label", _is_people_label),
    ("labelled-bio", _is_labelled_bio),
    ("contents", _is_contents),
    ("journal-people", _is_of_journal),
    ("leftover", _is_leftover),
    ("leftover", _is_cut_title),
    ("degree", _is_degree_line),
    ("rubric", _is_rubric),
    ("date", _is_date),
    ("identifier", _is_identifier),
    ("email", lambda p: bool(p.block.byline) and pairs_names_and_mails(p.text)),
    ("bio", _dash_bio),
    ("email", _is_orcid_line),
    ("leftover", _is_researcher_id),
    ("leftover", _is_licence),
    ("foreign", _is_foreign),
    ("foreign-keywords", _is_foreign_keywords),
    ("keywords", _is_keywords),
    ("keywords", _is_more_keywords),
    ("keywords", _is_bare_keywords),
    ("abstract", _is_labelled_abstract),
    ("statement", _is_statement),
    ("byline", _is_byline),
    ("email", _is_email),
    ("single-name", _is_single_name),
    ("affiliation", _is_affiliation),
    ("abstract", _is_unlabelled_paragraph),
    ("title", _is_title),
)
