"""Front matter: identifiers, bylines, affiliations, titles, abstracts and keywords by language.

A front holds one block a language, in any order; the same block may stand behind the body. Each
chunk is first cut where a new kind of line begins, then classified by an ordered table of rules;
what a chunk is may depend on what its block already has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.model import Lang
from generator.reading.byline import (
    Byline,
    BylineName,
    has_star_marks,
    is_name,
    likeness,
    match_bylines,
    parse_byline,
    part_byline_title,
    stars_as_figures,
)
from generator.reading.chunks import Chunk, bullet, is_image, is_rule
from generator.reading.dates import behind_codes, is_date_line
from generator.reading.language import detect, is_latin
from generator.reading.source import Line
from generator.reading.text import (
    EMAIL,
    ORCID,
    inline,
    plain,
    spread_addresses,
    strip_heading_marks,
    upper_share,
)
from generator.reading.vocabulary import Vocabulary, whole_label

Kind = str
_LEADING_MARK = re.compile(r"^\s*>?\s*(?:\^\{[\da-f,; ]+\*?\}|\*\s*\^\{)")
_DOI_LINE = re.compile(
    r"^[\s<>*]*(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?10\.\d{4,9}/\S+[\s>*.]*$", re.IGNORECASE
)
_ISSN = re.compile(r"\be?-?\s?ISSN\b", re.IGNORECASE)
_ISSN_FIGURES = re.compile(r"\d{4}-?\s?\d{3}")
_FIGURE = re.compile(r"\d")
_VOLUME_SIGN = re.compile(r"\b(?:vol(?:ume|\.)?|том|т\.|v\.)\s*\d", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"(?:№|\bno\.|\bnumber|\bissue|\biss\.|\bвып(?:уск|\.))\s*\d", re.IGNORECASE)
_PAGES_SIGN = re.compile(
    r"(?:\b[pсcбs]{1,2}\.|\bpages|\bстр\.|,)\s*\d{1,4}\s?[-–—]\s?\d{1,4}(?!\d|-)", re.IGNORECASE
)
#: ``17 (2023) 88–97``, ``2024;6(2):41–44``, ``(2023) 14:77–90``.
VOLUME_YEAR_PAGES = re.compile(
    r"\b\d{1,4}\s*(?:\(\d{1,3}\))?,?\s*\(?(?:19|20)\d\d\)?[\s:,]*(\d{1,4})\s?[-–—]\s?(\d{1,4})\W*$"
    r"|\(?\b(?:19|20)\d\d\)?[;,]?\s*\d{1,3}\s*(?:\(\d{1,3}\))?\s*:\s*(\d{1,4})\s?[-–—]\s?(\d{1,4})\W*$"
)
#: ``2024, 12(1), 33–47``, as a journal's name goes before.
YEAR_VOLUME_PAGES = re.compile(
    r"\b(?:19|20)\d\d[,;]\s*\d{1,3}\s?\(\d{1,3}\),\s*(\d{1,4})\s?[-–—]\s?(\d{1,4})\W*$"
)
#: A DOI behind anything else.
_DOI_BEHIND = re.compile(r"\s(?:doi:?\s?)?(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+$", re.IGNORECASE)
_ONLY_ISSUE = re.compile(
    r"(?:[\d\s().,;:/|№#•–-]|\b(?:vol(?:ume)?|no|number|issue|том|вып(?:уск)?|номер|т|г|год|ж|жыл|сан(?:ы)?|бб?|с|pp?)\b)+",
    re.IGNORECASE,
)
#: ``№ 2(147)/2024``: the number of the year, the number of all, and the year.
_NUMBER_OF_YEAR = re.compile(
    r"(?:№|\bno\.?)\s?\d{1,3}\s?\(\d{1,4}\)\s?[/.,–-]?\s?(?:19|20)\d\d\b", re.IGNORECASE
)
#: ``2018, № 1 (5) 3``: the number of the issue, and a page's behind it.
_NUMBER_THEN_PAGE = re.compile(
    r"(?:19|20)\d\d\W{1,4}(?:№|no\.?)\s?\d{1,3}(?:\s?\(\d{1,4}\))?\s+\d{1,4}$", re.IGNORECASE
)
#: ``2021 № 3 (19)`` behind a journal's name: the year, the number of the year, and that of all.
_NUMBER_OF_ALL = re.compile(r"(?:19|20)\d\d\W{1,4}(?:№|no\.?)\s?\d{1,3}\s?\(\d{1,4}\)\W*$", re.IGNORECASE)
#: ``■ 2 (14) 2023`` behind a journal's name.
_SIGN_AND_NUMBER = re.compile(r"[■●•|]\s*\d{1,3}\s?\(\d{1,4}\)[\s,•|]*(?:19|20)\d\d\W*$")
#: ``A. Bell – a@b.org``
_NAME_AND_MAIL = re.compile(r"\W*([^–—@:]{4,60}?)\s*[–—:-]\s*\S+@\S+\W*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_GLUED_AFFILIATION = re.compile(r"\d{1,2}\s?[«“\"]?[^\W\d_a-zа-яёәғқңөұүһі]")
#: ``1 University``, ``1University``, ``[1] University``, ``(1) University``
_MARK_ON_LINE = re.compile(
    r"(?:(?P<figure>\d{1,2}(?:,\d{1,2})?)\s?|\[(?P<square>\d{1,2})\]\s?|\((?P<round>\d{1,2})\)\s?)"
    r"(?P<rest>[«\"“№]?\s?[^\W_].*)"
)
#: ``2.1. A part``, ``IV. A part``, ``A. A part``: a line of a table of contents.
_COUNTED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZА-Я])\.?\s+[^\W\d_]")
_ADDRESS_ALONE = re.compile(r"<?(?:https?://|www\.)[^\s@<>]{4,200}>?")
#: What other registers of researchers than ORCID call themselves.
_RESEARCHER_ID = re.compile(r"\b(?:scopus|researcher\s?id|author\s?id|web of science|spin)\b", re.IGNORECASE)
_BARE_IRSTI = re.compile(r"\d{2}\.\d{2}\.\d{2}")
_NAME_DASH = re.compile(r"(\S.{3,80}?)\s[–—-]\s\S")
#: Between one title's languages.
_SLASH = re.compile(r"\s+[/|]\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
#: One person's line: the name in bold, before a gap, before a comma.
_BOLD_NAME = re.compile(r"\*\*([^*]{4,80}(?:\\?\*)?)\*\*(?:\\?\*)?[,:]?\s*([^\s(–—-].*)")
_NAME_GAP = re.compile(r"(\S.{3,80}?)(?:\t|\s{2,})(\S.*)")
_NAME_COMMA = re.compile(r"([^,]{4,80}),\s*(\S.*)")
_PERSON_LONGEST = 400
_OUTSIDE_BRACKETS = re.compile(r"\s*[,;]\s*(?![^()]*\))")
_INITIAL_IN = re.compile(r"\b[^\W\d_]\.")
#: ``senior lecturer (Astana, Kazakhstan)``
_POST_AND_PLACE = re.compile(r"([^()]{3,80}?)\s*\(([^()]{3,80})\)")
#: The stars before what they lead to.
_NOTE_STARS = re.compile(r"((?:\\?\*){1,3})\s?(?=[^\W\d_*])")
_STATEMENTS = ("funding", "acknowledgements", "conflict", "citation")
_TITLE_LONGEST = 420


@dataclass(slots=True)
class Block:
    """One language's part of a front, chunk by chunk."""

    byline: list[tuple[Chunk, Byline]] = field(default_factory=list)
    affiliations: list[Chunk] = field(default_factory=list)
    emails: list[Chunk] = field(default_factory=list)
    title: list[Chunk] = field(default_factory=list)
    abstract: list[Chunk] = field(default_factory=list)
    keywords: list[Chunk] = field(default_factory=list)
    keywords_language: Lang | None = None
    #: Whether the abstract is its label alone so far.
    bare_label: bool = False
    bios: list[Chunk] = field(default_factory=list)
    statements: list[Chunk] = field(default_factory=list)
    #: For each affiliation and each e-mail the place in ``byline`` of the names right above it.
    affiliation_under: list[int] = field(default_factory=list)
    email_under: list[int] = field(default_factory=list)

    def add_affiliation(self, chunk: Chunk) -> None:
        """Put an affiliation under the names read last."""
        self.affiliations.append(chunk)
        self.affiliation_under.append(len(self.byline) - 1)

    def add_email(self, chunk: Chunk, under: int | None = None) -> None:
        """Put an e-mail or an ORCID under the names read last, or under those at a given place."""
        self.emails.append(chunk)
        self.email_under.append(len(self.byline) - 1 if under is None else under)

    def closed(self) -> bool:
        """Whether a byline or a title after this belongs to the next language."""
        return bool(self.keywords or (self.abstract and self.title and not self.bare_label))

    def language(self, vocabulary: Vocabulary) -> Lang | None:
        """The block's language: its keyword label's, else that of abstract and title."""
        if self.keywords_language:
            return self.keywords_language
        for part in (self.abstract, self.title, self.affiliations, self.bios):
            text = " ".join(chunk.text for chunk in part)
            if text and (lang := detect(text, vocabulary)):
                return lang
        return None


@dataclass(slots=True)
class Front:
    """What a stretch of front matter holds.

    Attributes:
        blocks: one a language, in printed order.
        identifiers: chunks of IRSTI, UDC, DOI, masthead and article type.
        dates: chunks of dates.
        leftover: chunks that are none of all that.
        foreign: chunks in a language that the record does not hold.
        rubric: a line in capitals above identifiers, where the title stands below them.
    """

    blocks: list[Block] = field(default_factory=list)
    identifiers: list[Chunk] = field(default_factory=list)
    dates: list[Chunk] = field(default_factory=list)
    leftover: list[Chunk] = field(default_factory=list)
    foreign: list[Chunk] = field(default_factory=list)
    rubric: list[Chunk] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """What a rule may look at: the chunk, its block, and the chunks behind it."""

    chunk: Chunk
    text: str
    block: Block
    after: Sequence[Chunk]
    vocabulary: Vocabulary
    previous: Kind = ""
    heads: Sequence[Chunk] = ()
    known: Sequence[str] = ()


def names_issn(text: str) -> bool:
    """Whether a text says ISSN."""
    return "ISSN" in text.upper() and bool(_ISSN.search(text))


def explode(chunk: Chunk, vocabulary: Vocabulary) -> list[Chunk]:
    """Cut a chunk of front matter where a line opens a new kind of thing."""
    if any(names_issn(line.text) for line in chunk.lines):
        return [chunk]
    first = chunk.lines[0]
    if (len(chunk.lines) == 1 or vocabulary.has("abstract", chunk.lines[1].text)) and (
        parts := part_byline_title(first.text, vocabulary)
    ):
        rest = explode(Chunk(chunk.lines[1:]), vocabulary) if len(chunk.lines) > 1 else []
        return [*(Chunk((Line(first.number, part),)) for part in parts), *rest]
    if len(chunk.lines) == 1 and (told := _people_and_title(first.text, vocabulary)):
        return [
            small
            for text in told
            for small in explode(Chunk((Line(first.number, text, first.indent),)), vocabulary)
        ]
    groups: list[list[Line]] = []
    previous = ""
    if "@" in chunk.text and "{" in chunk.text:
        chunk = Chunk(tuple(Line(x.number, spread_addresses(x.text), x.indent) for x in chunk.lines))
    chunk = Chunk(
        tuple(
            part
            for line in chunk.lines
            for part in _codes_and_dates(_with_mark_above(_without_bullet(line), vocabulary), vocabulary)
        )
    )
    chunk = _places_unwrapped(chunk, vocabulary)
    label = inline(first.text)
    if (
        len(chunk.lines) > 1
        and len(label) < 60
        and any(whole_label(g, label, vocabulary) for g in _STATEMENTS)
    ):
        return _with_labels(chunk, vocabulary)
    if _is_box_of_own(chunk, vocabulary):
        return [chunk]
    if chunk.text.startswith("#"):
        chunk = Chunk(tuple(_no_heading(line) for line in chunk.lines))
    chunk = Chunk(tuple(part for line in chunk.lines for part in _name_and_affiliation(line, vocabulary)))
    for place, line in enumerate(chunk.lines):
        kind = _line_kind(line.text, vocabulary)
        below_name = place == 1 and len(line.text) < 60 and not previous and upper_share(first.text) > 0.8
        heads = (not place or below_name) and len(chunk.lines) > 1
        if not kind and heads and is_masthead(line.text, vocabulary):
            kind = "label"
        below = chunk.lines[place + 1].text if place + 1 < len(chunk.lines) else ""
        if kind in ("", "mark") and stands_on_its_own(line.text, below, vocabulary):
            kind = "name"
        elif groups and not kind and previous in ("degree", "kind", "code"):
            kind = "below"
        elif groups and not kind and previous in ("byline", "name"):
            whole = " ".join([*(x.text for x in groups[-1]), line.text])
            apart = vocabulary.has("institution", line.text) and looks_like_affiliation(line.text, vocabulary)
            kind = "" if not apart and parse_byline(whole, vocabulary) else "below"
        elif (
            groups
            and not kind
            and previous in ("mark", "email", "label")
            and _opens_title(groups[-1], line.text, previous, vocabulary)
        ):
            kind = "title"
        if groups and groups[-1][-1].text.startswith("✉"):
            kind = ""  # whose address stands in the next line
        again = kind == previous == "byline" and _says_names_again(groups[-1], line.text, vocabulary)
        if groups and not (
            kind and (kind != previous or again or kind in ("mark", "email", "label", "code", "name", "bio"))
        ):
            groups[-1].append(line)
            continue
        groups.append([line])
        previous = kind
    return [Chunk(tuple(group)) for group in groups]


def _with_labels(chunk: Chunk, vocabulary: Vocabulary) -> list[Chunk]:
    """Statements whose labels stand on lines of their own, each with its label before it."""
    groups: list[list[Line]] = []
    for line in chunk.lines:
        label = inline(line.text)
        if len(label) < 60 and any(whole_label(g, label, vocabulary) for g in _STATEMENTS):
            groups.append([Line(line.number, strip_heading_marks(line.text).rstrip(" :.*") + ":")])
        else:
            groups[-1].append(line)
    return [Chunk(tuple(group)) for group in groups]


def _places_unwrapped(chunk: Chunk, vocabulary: Vocabulary) -> Chunk:
    """Put a line that ends in a country on the line above it, which a name and where its owner works open."""
    lines: list[Line] = []
    for line in chunk.lines:
        above = lines[-1].text if lines else ""
        ends = line.text.rpartition(",")[2].strip(" .;").casefold() in vocabulary.countries
        ends = ends and vocabulary.has("institution", above)
        if ends and "," in above and len(line.text) < 120 and not _has_leading_mark(line.text):
            name = plain(inline(above.partition(",")[0])).strip(" *")
            last = above.rpartition(",")[2].strip(" .;").casefold()
            opens = plain(inline(line.text.partition(",")[0])).strip(" *")
            if (
                is_name(name)
                and "@" not in above
                and last not in vocabulary.countries
                and not (is_name(opens) and not vocabulary.has("institution", opens))
            ):
                lines[-1] = Line(lines[-1].number, f"{above} {line.text}", lines[-1].indent)
                continue
        lines.append(line)
    return Chunk(tuple(lines))


def _without_bullet(line: Line) -> Line:
    """A line without the bullet that a tool put before an affiliation's mark (``- ¹ University``)."""
    behind = bullet(line.text)
    return Line(line.number, behind, line.indent) if behind and _has_leading_mark(behind) else line


def _codes_and_dates(line: Line, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """A line of codes in two where the dates of the article stand behind them."""
    if not is_identifier(line.text, vocabulary):
        return (line,)
    cut = behind_codes(line.text, vocabulary)
    if cut is None:
        return (line,)
    return tuple(Line(line.number, text, line.indent) for text in (line.text[:cut].strip(), line.text[cut:]))


def _with_mark_above(line: Line, vocabulary: Vocabulary) -> Line:
    """An affiliation's line with its mark above the line, where a tool set it on the line or in brackets."""
    match = _MARK_ON_LINE.match(line.text)
    if not match or "," not in match["rest"] or not vocabulary.has("institution", match["rest"]):
        return line
    mark = match["figure"] or match["square"] or match["round"]
    return Line(line.number, f"^{{{mark}}} {match['rest']}", line.indent)


def _is_box_of_own(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a label on its own line opens a chunk: who edited the article, or whom to write to."""
    if len(chunk.lines) < 2:
        return False
    first = chunk.lines[0].text
    if len(first) < 60 and whole_label("journal_people", inline(first), vocabulary):
        return True
    return len(chunk.lines) < 6 and "@" in chunk.text and _only_corresponding(inline(first), vocabulary)


def _no_heading(line: Line) -> Line:
    """An affiliation or an address that a tool took for a heading, without the signs of one."""
    bare = strip_heading_marks(line.text)
    return Line(line.number, bare, line.indent) if bare.startswith("^{") or _only_mail(bare) else line


def _opens_title(above: Sequence[Line], text: str, previous: Kind, vocabulary: Vocabulary) -> bool:
    """Whether a line right below an affiliation, an address or keywords that are whole is no more of it.

    An affiliation is whole with its country, an address with its last sign; below anything else a
    line opens a title where it is in capitals and what stands above is not.
    """
    held = plain(" ".join(line.text for line in above)).strip(" .;,)")
    if not text[:1].isupper() or "@" in text or text.endswith((",", ";")) or len(text.split()) < 3:
        return False
    if "," in text and vocabulary.has("institution", text):
        return False
    if above[-1].text.endswith((",", ";", "-", ":")):
        return False
    if upper_share(text) > 0.9 and upper_share(above[-1].text) < 0.5 and len(text) > 20:
        return True
    if previous == "label" or (len(text.split()) < 4 and re.search(r"[,\d]", text)):
        return False
    if previous == "email":
        end = held.replace("\\", "")[-80:].rstrip(" )>*")
        return any(found.end() == len(end) for code in (EMAIL, ORCID) for found in code.finditer(end))
    return held.rpartition(",")[2].strip().casefold() in vocabulary.countries


def _says_names_again(above: Sequence[Line], text: str, vocabulary: Vocabulary) -> bool:
    """Whether a byline names the people of the byline above it, in another language."""
    first = parse_byline(" ".join(line.text for line in above), vocabulary)
    second = parse_byline(text, vocabulary)
    if first is None or second is None or len(first.names) != len(second.names):
        return False
    return None not in match_bylines(first.names, second.names)


def _name_and_affiliation(line: Line, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """A line in its parts where it is one person's: the name, degrees, the institution, addresses."""
    behind = None if line.text.startswith("*") else bullet(line.text)
    if behind is None and re.match(r"\\?\*(?!\*)", line.text):
        return (line,)  # a note behind a star, not a byline
    parts = person_parts(line.text if behind is None else behind, vocabulary)
    if parts is None:
        return (line,)
    return tuple(Line(line.number, text, line.indent) for text in parts)


def person_parts(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The parts of a text that tells of one person, each for a line of its own; None where it does not.

    The name stands in bold, before a gap or before a comma; behind it degrees and posts, where the
    person works, and addresses and numbers, some of them or all.
    """
    if len(text) > _PERSON_LONGEST:
        return None
    for pattern in (_BOLD_NAME, _NAME_GAP, _NAME_COMMA):
        if (cut := pattern.match(text)) and (name := _one_name(cut[1], vocabulary)):
            parts = _behind_name(cut[2].strip(), vocabulary)
            return None if parts is None or parse_byline(text, vocabulary) else (name, *parts)
    return None


def _people_and_title(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The parts of ``A. Bell, PhD, a university; C. Dunn, a court: The title.``, or None."""
    people, colon, title = text.rpartition(": ")
    if not colon or len(title.split()) < 3 or not 40 < len(text) < 2 * _PERSON_LONGEST:
        return None
    each = [part.strip() for part in people.split(";")]
    if not all(person_parts(part, vocabulary) for part in each):
        return None
    return (*each, re.sub(r"(?<=[^\W\d_]{3})\.(?=\W*$)", "", title.strip()))


def _one_name(text: str, vocabulary: Vocabulary) -> str | None:
    """A text that is one person's name, with a star where brackets call that person corresponding."""
    bare = plain(inline(text)).strip(" ,")
    if "(" in bare and vocabulary.has("corresponding", bare):
        text = bare = _BRACKETS.sub("", bare).strip()
        text += "*"
    bare = re.sub(r"\^\{[^{}]*\}|\\?\*", "", bare).strip()
    return text.strip(" ,") if is_name(bare) and not vocabulary.has("institution", bare) else None


def _behind_name(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """Degrees, place, numbers and addresses behind a person's name; None where it is something else."""
    items = [item for item in _OUTSIDE_BRACKETS.split(text) if item]
    if any(is_name(item) and _INITIAL_IN.search(item) for item in items):
        return None  # another person
    contacts = [item for item in items if "@" in item or ORCID.search(item)]
    numbers = [item for item in items if item not in contacts and _RESEARCHER_ID.match(item)]
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


def names_with_places(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether each line of a chunk is a name, a comma and where its owner works, with an address or a country."""
    return all(
        len(_name_and_affiliation(line, vocabulary)) > 1
        and ("@" in line.text or _names_country(line.text, vocabulary))
        for line in chunk.lines
    )


def stands_on_its_own(text: str, below: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is one person's name with that person's affiliation or address below it."""
    bare = plain(inline(strip_heading_marks(text))).strip(" ,;\u2709\ufe0f")
    if not below or not is_name(bare) or vocabulary.has("institution", bare) or _tells_of_person(below):
        return False
    if vocabulary.has("abstract", below) or vocabulary.has("keywords", below):
        return False  # a short title in capitals
    return (
        _has_leading_mark(below)
        or vocabulary.has("email", below)
        or _only_mail(below)
        or bool(ORCID.search(below))
        or is_degrees(below, vocabulary)
        or looks_like_affiliation(below, vocabulary)
        or is_place(below, vocabulary)
    )


def is_place(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line under a name says where its owner works: an institution is named, and no sentence made."""
    bare = plain(inline(text))
    if not 2 <= len(bare.split()) <= 30 or not vocabulary.has("institution", bare):
        return False
    return not re.search(r"[.!?:]$|[^\W\d_]{3}[.!?]\s+[^\W\d_]", bare) and upper_share(bare) < 0.8


def _has_leading_mark(text: str) -> bool:
    return bool(_LEADING_MARK.match(inline(text)))


def _line_kind(text: str, vocabulary: Vocabulary) -> str:
    if (
        vocabulary.has("email", text)
        or vocabulary.has("orcid", text)
        or _only_corresponding(text, vocabulary)
    ):
        return "email"
    if _only_mail(text) and not _names_country(text, vocabulary):
        return "email"
    if _pairs_names_and_mails(text):
        return "email"
    if len(text) > 40 and _tells_of_person(text):
        return "bio"
    if is_identifier(text, vocabulary):
        return "code"
    if len(text) < 300 and is_date_line(Chunk((Line(0, text),)), vocabulary):
        return "date"
    if is_degrees(text, vocabulary):
        return "degree"
    if len(text) < 80 and _RESEARCHER_ID.match(text):
        return "label"
    if whole_label("article_type", text, vocabulary):
        return "kind"
    if _GLUED_AFFILIATION.match(text) and is_place(re.sub(r"^\d+\s*", "", text).strip(" ,;."), vocabulary):
        return "mark"
    if any(vocabulary.has(group, text) for group in ("keywords", "abstract", "funding", "citation")):
        return "label"
    if len(text) < 200 and vocabulary.has("other_statement", text):
        return "label"
    if parse_byline(text, vocabulary):
        return "byline"
    return "mark" if _has_leading_mark(text) else ""


def _pairs_names_and_mails(text: str) -> bool:
    """Whether a line holds two people or more, each with an address behind a dash, and nothing else."""
    if text.count("@") < 2:
        return False
    parts = [
        _NAME_AND_MAIL.fullmatch(part)
        for part in re.split("[;,]", text.replace("\\", ""))
        if part.strip(" .")
    ]
    return all(part is not None and is_name(plain(part[1]).strip()) for part in parts)


def _tells_of_person(text: str) -> bool:
    """Whether a line is about one author: a name, a dash, and an address or an ORCID further on."""
    told = _NAME_DASH.match(text)
    if told is None or not is_name(_BRACKETS.sub("", plain(inline(told[1]))).strip(" *")):
        return False
    return bool("@" in text and EMAIL.search(text)) or bool(ORCID.search(text))


def is_degrees(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line holds degrees and posts and nothing else."""
    if len(text) >= 160:
        return False
    parts = [part.strip() for part in re.split("[,;]", plain(text)) if part.strip()]
    return 0 < len(parts) < 5 and all(vocabulary.has("degree", part) for part in parts)


def _names_country(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a country stands beside an address, so that the line is the end of an affiliation."""
    parts = re.split(r"[,;()]", plain(text))
    return len(parts) > 2 and any(part.strip(" .").casefold() in vocabulary.countries for part in parts)


def _only_mail(text: str) -> bool:
    if "@" not in text:
        return False
    found = EMAIL.search(text.replace("\\", ""))
    return bool(found) and len(re.findall(r"[^\W\d_]{2,}", EMAIL.sub("", text.replace("\\", "")))) <= 3


def is_identifier(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is an IRSTI, UDC or DOI line or a part of a masthead."""
    if len(text) > 400:
        return False
    if "](" in text:
        text = inline(text)
    bare = text.replace("\\", "")
    if "10." in bare and (_DOI_LINE.match(bare) or (vocabulary.has("doi", text) and "10." in text)):
        return True
    if len(text) < 120 and vocabulary.has("other_code", text):
        return True
    if not _FIGURE.search(text):
        return False
    if vocabulary.has("irsti", text) or vocabulary.has("udc", text):
        return True
    return names_issn(text) and bool(_ISSN_FIGURES.search(text))


def read_front(chunks: Sequence[Chunk], vocabulary: Vocabulary, names: Sequence[str] = ()) -> Front:
    """Read a stretch of front matter (before the body, or one behind it).

    Args:
        chunks: the stretch.
        vocabulary: the reader's words.
        names: the authors as another front of the article names them.
    """
    front = Front()
    known = list(names)
    small = _with_star_marks([part for chunk in chunks for part in explode(chunk, vocabulary)], vocabulary)
    block = Block()
    front.blocks.append(block)
    kind = ""
    for position, chunk in enumerate(small):
        chunk = _marked(chunk, block)
        text = inline(strip_heading_marks(chunk.text))
        elsewhere = _marked_elsewhere(chunk, block, front.blocks, vocabulary)
        kind = (
            "affiliation"
            if elsewhere
            else classify(
                _Place(
                    chunk,
                    text,
                    block,
                    small[position + 1 : position + 15],
                    vocabulary,
                    kind,
                    front.identifiers,
                    known,
                )
            )
        )
        begins = (
            kind in ("byline", "title")
            or (
                kind == "bio"
                and (
                    not block.byline
                    or _opens_other_script(block, text, small[position + 1 : position + 8], vocabulary)
                )
            )
            or (kind == "single-name" and not _names(block, text))
        )
        if (
            begins
            and (block.closed() or _is_next_title(kind, chunk, block, small[position + 1 :], vocabulary))
        ) or _is_next_abstract(kind, text, block, vocabulary):
            known += [name.name for _, byline in block.byline for name in byline.names]
            block = Block()
            front.blocks.append(block)
        if kind == "abstract":
            block.bare_label = not block.abstract and whole_label("abstract", text, vocabulary)
        if kind == "byline":
            parsed = parse_byline(chunk.text, vocabulary)
            assert parsed is not None
            block.byline.append((chunk, parsed))
            if parsed.rest:
                block.add_affiliation(Chunk((Line(chunk.last, parsed.rest),)))
        elif kind == "keywords":
            block.keywords.append(chunk)
            label = vocabulary.find("keywords", chunk.text)
            if found := label or vocabulary.find("keywords", inline(chunk.lines[0].text)):
                block.keywords_language = found[0].language
        elif kind == "single-name":
            block.byline.append((chunk, _single(text)))
        elif kind == "identifier":
            front.identifiers.append(chunk)
        elif kind == "date":
            front.dates.append(chunk)
        elif kind in ("leftover", "degree", "contents", "journal-people"):
            front.leftover.append(chunk)
        elif kind == "rubric":
            front.rubric.append(chunk)
        elif kind == "foreign":
            front.foreign.append(chunk)
        elif kind == "foreign-keywords":
            front.foreign.extend((*_foreign_part(block), chunk))
        elif kind == "affiliation":
            (_marked_elsewhere(chunk, block, front.blocks, vocabulary) or block).add_affiliation(chunk)
        elif kind == "email":
            block.add_email(chunk)
        elif (
            kind == "statement" and block.statements and _is_bare_statement(block.statements[-1], vocabulary)
        ):
            said = block.statements.pop()  # a label on a line of its own, with the statement below it
            opening = Line(said.first, strip_heading_marks(said.text).rstrip(" :.*") + ":")
            block.statements.append(Chunk((opening, *chunk.lines)))
        else:
            {
                "title": block.title,
                "abstract": block.abstract, "bio": block.bios, "statement": block.statements,
            }[kind].append(chunk)  # fmt: skip
    for held in front.blocks:
        if not held.byline:  # "Name – degree, institution, e-mail" is the byline where there is no other
            held.byline.extend((bio, _single(name)) for bio in held.bios if (name := _dash_name(bio)))
    _share_keywords(front, vocabulary)
    _share_titles(front, vocabulary)
    _share_out(front, vocabulary)
    front.blocks = [
        b for b in front.blocks if b.byline or b.title or b.abstract or b.keywords or b.affiliations
    ]
    return front


def _with_star_marks(chunks: list[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Chunks in which one, two and three stars behind names and before their places are figures."""
    byline = next((at for at, chunk in enumerate(chunks[:20]) if has_star_marks(chunk.text)), None)
    if byline is None or parse_byline(chunks[byline].text, vocabulary) is None:
        return chunks
    places = {
        at: len(stars[1].replace("\\", ""))
        for at, chunk in enumerate(chunks[byline + 1 : byline + 25], byline + 1)
        if (stars := _NOTE_STARS.match(chunk.text)) and vocabulary.has("institution", chunk.text)
    }
    if sorted(places.values()) != list(range(1, len(places) + 1)) or len(places) < 2:
        return chunks
    out = list(chunks)
    for at in (byline, *places):
        first, *rest = chunks[at].lines
        out[at] = Chunk((Line(first.number, stars_as_figures(first.text), first.indent), *rest))
    return out


def _marked_elsewhere(
    chunk: Chunk, block: Block, blocks: Sequence[Block], vocabulary: Vocabulary
) -> Block | None:
    """The block above whose names bear the mark of an affiliation that stands below all abstracts, or None.

    The block that is being read has neither names nor affiliations, or has its keywords already.
    """
    line = inline(chunk.lines[0].text)
    own = re.match(r"\W*\^\{([\da-f])\}", line)
    if (
        not own
        or not block.keywords
        or len(chunk.text) > 300
        or not vocabulary.has("institution", chunk.text)
    ):
        return None
    for held in blocks:
        marks = {mark for _, byline in held.byline for name in byline.names for mark in name.marks}
        marked = all(_has_leading_mark(other.lines[0].text) for other in held.affiliations)
        if held is not block and own[1] in marks and marked and not block.byline and not block.affiliations:
            return held
    return None


def _is_next_title(
    kind: Kind, chunk: Chunk, block: Block, after: Sequence[Chunk], vocabulary: Vocabulary
) -> bool:
    """Whether a title in another language opens that language's part, of a title and names alone."""
    if (
        kind != "title"
        or not block.title
        or not block.byline
        or block.byline[-1][0].first < block.title[-1].first
    ):
        return False
    if detect(chunk.text, vocabulary) == detect(block.title[-1].text, vocabulary):
        return False
    return not any(vocabulary.has(group, inline(c.text)) for c in after for group in ("abstract", "keywords"))


def _opens_other_script(block: Block, text: str, after: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a text is in another script than a block's names, and opens a front of its own."""
    if not any(vocabulary.has(group, inline(c.text)) for c in after for group in ("abstract", "keywords")):
        return False
    names = " ".join(name.name for _, byline in block.byline for name in byline.names)
    return is_latin(names) != is_latin(EMAIL.sub("", text))


def _names(block: Block, text: str) -> bool:
    """Whether a block's byline names exactly this person."""
    bare = plain(text).casefold()
    return any(name.name.casefold() == bare for _, byline in block.byline for name in byline.names)


def _share_out(front: Front, vocabulary: Vocabulary) -> None:
    """Where all titles stand together, and all bylines, give each language's block its own.

    Such a front prints the names in each language, then the titles, then the abstracts; so the
    first block has taken what belongs to blocks that have an abstract only.
    """
    for block in front.blocks:
        languages = [detect(chunk.text, vocabulary) for chunk in block.title]
        own = block.language(vocabulary)
        heirs = {
            lang: other
            for other in front.blocks
            if other is not block and not other.title and (lang := other.language(vocabulary))
        }
        if (
            len(set(languages)) < 2
            or own is None
            or not any(lang in heirs for lang in languages if lang != own)
        ):
            continue
        bylines = _bylines_by_language(block, languages)
        places = {lang: n for n, lang in enumerate(languages) if lang in bylines and lang is not None}
        for chunk, lang in zip(tuple(block.title), languages, strict=True):
            if lang == own:
                continue
            block.title.remove(chunk)
            if lang in heirs:
                heirs[lang].title.append(chunk)
            else:
                front.foreign.append(chunk)
        for lang, byline in bylines.items():
            if lang in heirs and not heirs[lang].byline:
                heirs[lang].byline.append(byline)
                _hand_over(block, heirs[lang], places[lang])
        if own in bylines:
            block.byline = [bylines[own]]
            _keep_under(block, places[own])


def _hand_over(block: Block, heir: Block, place: int) -> None:
    """Give the affiliations and addresses under one byline of a block to the block of its language."""
    for chunk, under in zip(block.affiliations, block.affiliation_under, strict=True):
        if under == place:
            heir.affiliations.append(chunk)
            heir.affiliation_under.append(0)
    for chunk, under in zip(block.emails, block.email_under, strict=True):
        if under == place:
            heir.emails.append(chunk)
            heir.email_under.append(0)


def _keep_under(block: Block, place: int) -> None:
    """Keep the affiliations and addresses under one byline of a block, now its only one."""
    kept = [c for c, n in zip(block.affiliations, block.affiliation_under, strict=True) if n == place]
    block.affiliations, block.affiliation_under = kept, [0] * len(kept)
    mails = [c for c, n in zip(block.emails, block.email_under, strict=True) if n == place]
    block.emails, block.email_under = mails, [0] * len(mails)


def _share_titles(front: Front, vocabulary: Vocabulary) -> None:
    """Part a title that is said in several languages on one line, and give each language's block its own."""
    for block in tuple(front.blocks):
        if len(block.title) != 1:
            continue
        (chunk,) = block.title
        parts = [part.strip() for part in _SLASH.split(chunk.text) if part.strip()]
        languages = [detect(part, vocabulary) for part in parts]
        told = len(parts) > 1 and len(set(languages)) == len(parts) and all(len(p.split()) > 1 for p in parts)
        if not told:
            continue
        own = block.language(vocabulary) if block.keywords_language or block.abstract else languages[0]
        heirs = {other.language(vocabulary): other for other in front.blocks if not other.title}
        for lang, part in zip(languages, parts, strict=True):
            title = Chunk((Line(chunk.first, part),))
            if lang == own:
                block.title = [title]
            elif lang in heirs:
                heirs[lang].title.append(title)
            else:
                front.blocks.append(Block(title=[title]))


def _share_keywords(front: Front, vocabulary: Vocabulary) -> None:
    """Give the keywords of each language, where they all stand together, to its block."""
    for block in front.blocks:
        said = [vocabulary.find("keywords", inline(chunk.text)) for chunk in block.keywords]
        spoken = [cue[0].language if cue else None for cue in said]
        if len(set(spoken)) < 2 or None in spoken:
            continue
        heirs: dict[Lang | None, Block] = {}
        for other in front.blocks:
            if other is not block and not other.keywords:
                heirs.setdefault(detect(" ".join(c.text for c in other.abstract), vocabulary), other)
        for chunk, lang in zip(tuple(block.keywords), spoken, strict=True):
            if lang != block.keywords_language and lang in heirs:
                block.keywords.remove(chunk)
                heirs[lang].keywords.append(chunk)
                heirs[lang].keywords_language = lang


def _bylines_by_language(block: Block, languages: Sequence[Lang | None]) -> dict[Lang, tuple[Chunk, Byline]]:
    """The bylines of a block by the languages of its titles, where there are as many; else nothing."""
    if len(block.byline) != len(languages):
        return {}
    pairs = zip(languages, block.byline, strict=True)
    return {
        lang: byline
        for lang, byline in pairs
        if lang and is_latin(" ".join(name.name for name in byline[1].names)) == (lang == "en")
    }


def _is_next_abstract(kind: Kind, text: str, block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a labelled abstract begins another language's part, without a title or a byline."""
    if kind != "abstract" or not block.abstract:
        return False
    if not vocabulary.has("abstract", text):
        own = detect(text, vocabulary) if block.keywords and len(text) > 60 else None
        return own is not None and own != block.keywords_language
    label = vocabulary.find("abstract", text)
    rest = text[label[1].end() :] if label else ""
    held = " ".join(chunk.text for chunk in block.abstract)
    if not rest.strip(" .:*_") and len(held) > 80:
        return True  # a label on a line of its own opens another abstract
    return bool(block.keywords) or (len(rest) > 60 and detect(rest, vocabulary) != detect(held, vocabulary))


def _foreign_part(block: Block) -> list[Chunk]:
    """Take out of a block what keywords in another language show to be in that language.

    The abstract is; title and byline are where they are in the abstract's script, and may be in
    one of the record's languages where they are not.
    """
    gone = list(block.abstract)
    block.abstract.clear()
    if gone and block.title and is_latin(gone[0].text) == is_latin(block.title[0].text):
        gone += [*block.title, *(chunk for chunk, _ in block.byline), *block.affiliations, *block.emails]
        for held in (block.title, block.byline, block.affiliations, block.emails):
            held.clear()
        block.affiliation_under.clear()
        block.email_under.clear()
    return gone


def _marked(chunk: Chunk, block: Block) -> Chunk:
    """An affiliation whose mark a tool set on the line (``1 University``), with a mark again."""
    marks = {mark for _, byline in block.byline for name in byline.names for mark in name.marks}
    if not marks or "](#" in chunk.text or (len(chunk.text) > 300 and (block.abstract or block.keywords)):
        return chunk

    def mark(match: re.Match[str]) -> str:
        return f"^{{{match[1]}}} " if match[1] in marks else match[0]

    lines = [
        re.sub(r"^[\[(]?(\d{1,2}|[a-f](?=\s))[.)\]]?(?:\s[–—-])?\s*(?=[^\W\d_a-zа-я]|[«\"“])", mark, x.text)
        for x in chunk.lines
    ]
    if not any(text != line.text for text, line in zip(lines, chunk.lines, strict=True)):
        return chunk
    lines = [
        re.sub(r"(?<=[;,.)])\s+(\d{1,2})\s?(?=[^\W\d_a-zа-я]|[«\"“])", lambda m: " " + mark(m), x)
        for x in lines
    ]
    return Chunk(tuple(Line(x.number, text, x.indent) for x, text in zip(chunk.lines, lines, strict=True)))


def _dash_name(bio: Chunk) -> str | None:
    """The name that opens a paragraph about an author, None where it opens with none."""
    match = re.match(r"^(.{4,80}?)\s+(?:[–—-]|is)\s+\S", inline(bio.text))
    name = re.sub(r"\([^()]*\)", "", plain(match[1])).strip() if match else ""
    return name if is_name(name) else None


def _single(text: str) -> Byline:
    bare = plain(text)
    return Byline((BylineName(bare.strip(" ,;\u2709\ufe0f"), star="\u2709" in bare),))


def classify(place: _Place) -> Kind:
    """The first rule of :data:`RULES` that fits; ``abstract`` where none does."""
    for kind, rule in RULES:
        if rule(place):
            return kind
    return "abstract"


def _is_identifier(p: _Place) -> bool:
    if p.vocabulary.has("citation", p.text):
        return False
    if not p.previous and len(p.text.split()) == 1 and p.after and _is_kind(p.after[0].text, p.vocabulary):
        return True  # the journal's name alone above the kind of article
    if is_masthead(plain(p.text), p.vocabulary) or _says_masthead_again(p):
        return not p.block.abstract or bool(p.block.keywords)
    if is_identifier(p.chunk.lines[0].text, p.vocabulary) or any(names_issn(x.text) for x in p.chunk.lines):
        return not p.block.abstract or len(p.text) < 200
    if not p.block.title and (_ADDRESS_ALONE.fullmatch(p.text) or is_bare_irsti(p.text)):
        return True  # the journal's own page; a code without its label
    return _is_kind(p.text, p.vocabulary)


def is_bare_irsti(text: str) -> bool:
    """Whether a line is a code of the classification and nothing else: ``10.31.01``."""
    return bool(_BARE_IRSTI.fullmatch(text))


def _is_kind(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line tells the kind of article ("Научная статья")."""
    bare = inline(strip_heading_marks(text))
    return len(text) < 60 and (
        vocabulary.has("article_type", bare) or whole_label("article_type", plain(bare), vocabulary)
    )


def without_doi(text: str) -> str:
    """A text without the DOI at its end."""
    return _DOI_BEHIND.sub("", text) if "10." in text else text


def is_masthead(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a short text is a journal's head: a year beside two of volume, number and pages."""
    if len(text) > 220:
        return False
    text = without_doi(text)
    if vocabulary.has("masthead", text) or VOLUME_YEAR_PAGES.search(text) or YEAR_VOLUME_PAGES.search(text):
        return True
    if _YEAR.search(text) and (
        _ONLY_ISSUE.fullmatch(text)
        or _NUMBER_OF_YEAR.search(text)
        or _NUMBER_THEN_PAGE.search(text)
        or _NUMBER_OF_ALL.search(text)
        or _SIGN_AND_NUMBER.search(text)
    ):
        return True
    _, comma, issue = text.rpartition(" 20") if " 20" in text and upper_share(text) > 0.8 else ("", "", "")
    if comma and _ONLY_ISSUE.fullmatch(f"20{issue}") and _NUMBER_SIGN.search(issue):
        return True  # a name in capitals and the number of the issue
    signs = (_VOLUME_SIGN, _NUMBER_SIGN, _PAGES_SIGN)
    return bool(_YEAR.search(text)) and sum(bool(sign.search(text)) for sign in signs) > 1


@lru_cache(maxsize=1024)
def _letters(text: str) -> str:
    """The words of a text in small letters, without signs and figures."""
    return re.sub(r"[\W\d_]+", " ", text).casefold()


def _says_masthead_again(p: _Place) -> bool:
    """Whether a chunk is the journal's name, which a head above it has said."""
    own = _letters(p.text).strip()
    if len(own) > 8 and any(
        own in _letters(head.text) and is_masthead(inline(head.text), p.vocabulary) for head in p.heads
    ):
        return True
    if (
        p.previous in ("", "leftover")
        and not p.block.title
        and not p.block.byline
        and 8 < len(own) < 120
        and any(
            own in _letters(chunk.text.partition("//")[2][:200])
            for chunk in p.after
            if p.vocabulary.has("citation", inline(chunk.text))
        )
    ):
        return True  # the citation line names the journal
    named = not p.block.title and not p.block.byline and len(p.text) < 160 and bool(p.after)
    return (
        named
        and len(own) > 4
        and p.previous in ("", "identifier", "leftover")
        and is_masthead(plain(inline(p.after[0].text)), p.vocabulary)
    )


def _is_licence(p: _Place) -> bool:
    if len(p.text) < 600 and p.vocabulary.has("licence", p.text):
        return not _is_signed_byline(p)
    if not p.text.startswith("©") or not p.block.byline or "^{" in p.text or len(p.text) > 300:
        return False
    if p.after and re.match(r"\\?\*", p.after[0].text):
        return True  # a sign and a note at the page's foot
    # the names said again beside the sign and the year; in some journals that line is the byline
    return not p.block.closed() or not p.after or not looks_like_affiliation(p.after[0].text, p.vocabulary)


def _is_signed_byline(p: _Place) -> bool:
    """Whether a sign and a year open a byline (``© 2024 A. Bell*``): where its people work stands below."""
    if not p.text.startswith("©") or (p.block.byline and not p.block.closed()) or not p.after:
        return False
    below = p.after[0]
    if not p.block.title and not p.block.abstract and not _byline_ahead(p) and _is_byline(p):
        return True  # the names stand nowhere else above the abstract
    placed = looks_like_affiliation(below.text, p.vocabulary) or _has_leading_mark(below.lines[0].text)
    return (placed or _only_mail(below.text)) and _is_byline(p)


def _byline_ahead(p: _Place) -> bool:
    """Whether names stand below, before the abstract."""
    for chunk in p.after:
        if any(p.vocabulary.has(group, inline(chunk.text)) for group in ("abstract", "keywords")):
            return False
        if parse_byline(chunk.text, p.vocabulary) is not None:
            return True
    return False


def _is_foreign(p: _Place) -> bool:
    return p.vocabulary.has("other_abstract", p.text)


def _is_foreign_keywords(p: _Place) -> bool:
    return p.vocabulary.has("other_keywords", p.text)


def _is_more_keywords(p: _Place) -> bool:
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


def _is_cut_list(p: _Place) -> bool:
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


def _is_bare_keywords(p: _Place) -> bool:
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


def _is_orcid_line(p: _Place) -> bool:
    if _has_leading_mark(p.chunk.lines[0].text) and p.vocabulary.has("institution", p.text):
        return False  # an affiliation with its author's number behind it
    if "orcid.org/" in p.text and (not p.block.byline or p.block.closed()) and _is_byline(p):
        return False  # names with the link beside each
    if p.previous in ("byline", "single-name", "degree") and (found := ORCID.search(p.text)):
        place = p.text[: found.start()].partition(";")[0]
        if p.vocabulary.has("institution", place) and looks_like_affiliation(place, p.vocabulary):
            return False  # where the person named above works, with the number behind it
    return bool(ORCID.search(p.text)) and len(p.text) < 260 and not _dash_bio(p)


def _is_researcher_id(p: _Place) -> bool:
    return len(p.text) < 260 and bool(_RESEARCHER_ID.search(p.text))


def _is_keywords(p: _Place) -> bool:
    return p.vocabulary.has("keywords", p.text) or p.vocabulary.has("keywords", inline(p.chunk.lines[0].text))


def _is_byline(p: _Place) -> bool:
    if len(p.text) > 1500 or (found := parse_byline(p.chunk.text, p.vocabulary)) is None:
        return False
    return not (len(found.names) == 1 and _is_starred_title(p, found.names[0].name))


def _is_starred_title(p: _Place, name: str) -> bool:
    """Whether what looks like one name in capitals is a title of three words or more, with names below it."""
    if p.block.title or not name.isupper() or "." in name or len(name.split()) < 3 or not p.after:
        return False
    return parse_byline(p.after[0].text, p.vocabulary) is not None


def _is_single_name(p: _Place) -> bool:
    """A lone written-out name counts where an affiliation or an e-mail follows."""
    if p.known and not (p.block.byline and not p.block.closed()):
        bare = plain(p.text).strip(" ,;\u2709\ufe0f")
        if is_name(bare) and max(likeness(bare, name) for name in p.known) >= 0.8:
            return True  # the name of another language's byline
    if not p.after or (
        p.block.byline and not p.block.closed() and p.previous not in ("affiliation", "email", "degree")
    ):
        return False
    return stands_on_its_own(p.text, p.after[0].lines[0].text, p.vocabulary)


def _only_corresponding(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line says what a star means, and no more (“* Corresponding author”)."""
    called = vocabulary.find("corresponding", text) if len(text) < 60 else None
    return called is not None and called[1].start() < 6 and len(text) - called[1].end() < 6


def _names_corresponding(p: _Place) -> bool:
    """Whether a line says which of the people above it is the corresponding author, and no more."""
    called = p.vocabulary.find("corresponding", p.text) if len(p.text) < 120 else None
    if called is None or called[1].start() > 5:
        return False
    told = plain(p.text[called[1].end() :]).lstrip(" :.,;–—-*").rstrip(" ,;*")
    names = [name.name for _, byline in p.block.byline for name in byline.names]
    return is_name(told) and max((likeness(told, name) for name in names), default=0.0) >= 0.8


def _is_email(p: _Place) -> bool:
    if (p.block.byline or p.previous == "affiliation") and _only_corresponding(p.text, p.vocabulary):
        return True
    if p.block.byline and (_names_corresponding(p) or _pairs_names_and_mails(p.text)):
        return True
    if "@" not in p.text or len(p.text) > 300 or not EMAIL.search(p.text):
        return False
    if p.vocabulary.has("email", p.text) or _only_mail(p.text):
        return True
    if _has_leading_mark(p.chunk.lines[0].text) and p.vocabulary.has("institution", p.text):
        return False  # an affiliation with its author's address behind it
    return p.vocabulary.has("corresponding", p.text) and len(p.text) < 200


def _dash_bio(p: _Place) -> bool:
    """A paragraph about one author: the name, a dash, and an address or an ORCID further on."""
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


def _is_affiliation(p: _Place) -> bool:
    if not (p.block.byline or p.block.affiliations):
        return False
    if p.block.abstract or p.block.keywords:  # below the abstract a mark has to tell
        late = _has_leading_mark(p.chunk.lines[0].text) and p.vocabulary.has("institution", p.text)
        return late and len(p.text) < 300 and all("^{" in c.text for c in p.block.affiliations)
    if _has_leading_mark(p.chunk.lines[0].text):
        return len(p.text) < 900
    under = p.previous in ("byline", "single-name", "affiliation", "email", "degree") or (
        p.previous == "leftover" and not p.block.affiliations  # "Scientific adviser: …" stands between
    )
    if len(p.text) >= 400 or not (under or not p.block.title):
        return False
    if looks_like_affiliation(p.text, p.vocabulary):
        return True
    # a title may name an institution, too: another one has to stand ahead, or above
    return under and is_place(p.text, p.vocabulary) and bool(p.block.title or _title_ahead(p))


def _title_ahead(p: _Place) -> bool:
    """Whether a title stands below, before the abstract, where no affiliation of the block has a mark."""
    if p.chunk.heading_level or any("^{" in chunk.text for chunk in p.block.affiliations):
        return False
    for chunk in p.after:
        text = inline(strip_heading_marks(chunk.text))
        if any(p.vocabulary.has(group, text) for group in ("abstract", "keywords")) or len(text) > 200:
            return False
        if chunk.heading_level or (upper_share(text) > 0.8 and len(text.split()) > 2):
            return True
    return False


def looks_like_affiliation(text: str, vocabulary: Vocabulary) -> bool:
    """Whether an unmarked line is an institution: it names one, or ends in a country."""
    text = plain(text).strip(" .;,")
    if len(text) > 400 or text.endswith("?"):
        return False
    parts = [part.strip().casefold() for part in text.split(",")]
    short_city = len(parts) > 2 and len(parts[-1].split()) <= 3  # «…, Қазақстан, Алматы қ.»
    ends_in_country = len(parts) > 1 and (
        parts[-1] in vocabulary.countries or (short_city and parts[-2] in vocabulary.countries)
    )
    named = vocabulary.has("institution", text)
    if upper_share(text) > 0.8 and not ends_in_country:
        return False
    return ends_in_country or (named and "," in text)


def _is_statement(p: _Place) -> bool:
    """Funding and the like between abstract and keywords, with a label or without one."""
    labelled = any(p.vocabulary.has(g, p.text) for g in _STATEMENTS)
    if labelled or (p.previous == "statement" and _is_bare_statement(p.block.statements[-1], p.vocabulary)):
        return True
    noted = bool(re.match(r"\\?\*(?!\*)", p.text)) and "@" not in p.text
    noted = noted or (p.previous in ("affiliation", "email") and not _has_leading_mark(p.chunk.lines[0].text))
    return (bool(p.block.abstract) or noted) and len(p.text) < 700 and is_funding(p.text, p.vocabulary)


def _is_bare_statement(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is the label of funding and the like, and the statement stands below it."""
    text = inline(strip_heading_marks(chunk.text))
    return any(whole_label(g, text, vocabulary) for g in _STATEMENTS)


def is_funding(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph says who paid for the work: a funding phrase, and a number or a programme."""
    found = vocabulary.find("funding_text", text)
    return bool(found) and found is not None and (found[1].start() < 260)


def _is_labelled_abstract(p: _Place) -> bool:
    return p.vocabulary.has("abstract", p.text)


def _is_date(p: _Place) -> bool:
    return is_date_line(p.chunk, p.vocabulary)


def _is_leftover(p: _Place) -> bool:
    if p.text.startswith("|"):
        return True  # a table
    if is_rule(p.text) or is_image(p.chunk.text) or re.fullmatch(r"\W*\d{1,4}\W*", p.text):
        return True
    if p.block.byline and len(p.text) < 300 and p.vocabulary.has("other_statement", p.text):
        return True  # "Academic editor: …"
    if len(p.chunk.lines) > 1 and whole_label("other_statement", p.chunk.lines[0].text, p.vocabulary):
        return all(bullet(line.text) is not None for line in p.chunk.lines[1:])  # highlights
    led = sum(bool(re.search(r"\.{4,}\s*\d{1,4}$", line.text)) for line in p.chunk.lines)
    return led * 2 > len(p.chunk.lines)  # a table of contents


def _is_of_journal(p: _Place) -> bool:
    """Who edited or reviewed the article: a label, and the names beside or below it."""
    if p.vocabulary.has("journal_people", inline(p.chunk.lines[0].text)):
        return len(p.text) < 400
    return (
        p.previous == "journal-people" and looks_like_affiliation(p.text, p.vocabulary) and len(p.text) < 200
    )


def _is_contents(p: _Place) -> bool:
    """An article's own table of contents: the label, and the list below it."""
    if whole_label("contents", p.text, p.vocabulary):
        return True
    if p.previous != "contents":
        return False
    lines = [line.text for line in p.chunk.lines]
    return all(bullet(text) is not None or _COUNTED.match(text) for text in lines) and not p.text.endswith(
        "."
    )


def _is_degree_line(p: _Place) -> bool:
    return is_degrees(p.text, p.vocabulary)


def _is_title(p: _Place) -> bool:
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
    ends = re.search(r"[.;,:]$", plain(p.text))
    if upper_share(p.text) > 0.8:
        return True
    if block.abstract and not block.keywords and not block.bare_label:
        return False
    return not ends and len(p.text.split()) <= 50


def _is_unlabelled_paragraph(p: _Place) -> bool:
    return len(p.text) > _TITLE_LONGEST


def _is_rubric(p: _Place) -> bool:
    """The first line in capitals, with identifiers right below and another title in capitals after them."""
    first = p.previous in ("", "identifier") and not p.block.title and not p.block.byline
    if first and p.after and (_stands_above_identifiers(p) or _stands_above_byline(p)):
        return True
    if not p.after or upper_share(p.text) < 0.9 or not 1 < len(p.text.split()) < 15:
        return False
    if _says_rubric_again(p):
        return True
    if (
        p.previous
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


def _says_rubric_again(p: _Place) -> bool:
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


def _stands_above_identifiers(p: _Place) -> bool:
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


def _stands_above_byline(p: _Place) -> bool:
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


RULES: tuple[tuple[Kind, Callable[[_Place], bool]], ...] = (
    ("contents", _is_contents),
    ("journal-people", _is_of_journal),
    ("leftover", _is_leftover),
    ("degree", _is_degree_line),
    ("rubric", _is_rubric),
    ("date", _is_date),
    ("identifier", _is_identifier),
    ("email", lambda p: bool(p.block.byline) and _pairs_names_and_mails(p.text)),
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
