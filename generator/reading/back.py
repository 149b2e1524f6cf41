"""What follows the body: references, author information, statements, dates, other languages' fronts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.model import Discarded, Footnote, Lang, Reference
from generator.reading import fragments
from generator.reading.body.footnotes import as_footnote
from generator.reading.byline import (
    BylineName,
    is_name,
    likeness,
    match_bylines,
    parse_byline,
    part_byline_title,
)
from generator.reading.chunks import Chunk, bullet, is_rule
from generator.reading.dates import is_date_line
from generator.reading.entries import parse_entry, split_run_together
from generator.reading.entry_forms import CAPITALS, is_shortened, never_opens
from generator.reading.front import read_front
from generator.reading.frontblocks import Front
from generator.reading.frontlines import names_with_places
from generator.reading.language import detect
from generator.reading.persons import has_leading_mark, person_name
from generator.reading.source import Line
from generator.reading.text import (
    EMAIL,
    ORCID,
    ends_in_hyphen,
    inline,
    plain,
    strip_heading_marks,
    upper_share,
)
from generator.reading.vocabulary import (
    STATEMENTS,
    Vocabulary,
    heads_references,
    is_said_again,
    label_language,
    whole_label,
)

#: Signs that information about one person may have.
_LONGEST_INFORMATION = 5_000
_INITIAL_LAST = re.compile(rf"(?:^|[\s.])[{CAPITALS}]\.$")
#: What ends the information about a person: a stop, an address.
_TOLD = re.compile(r"[.;]\W*$|@\S+$|\d[*)]?$")
_ENTRY_NUMBER = re.compile(
    r"^(?:\[(\d{1,3})\]\.?|[(№](\d{1,3})[.)](?!\d\d)|(\d{1,3})[.)](?!\d\d)|(\d{1,3})(?=\s+(?:\*\*)?[^\W\d_«\"“*]))\s*"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: An entry's beginning: a surname and initials, in one order or the other.
_ENTRY_BEGINS = re.compile(
    r"[^\W\d_]['’\w-]+,?\s+[^\W\d_]{1,2}\.|[^\W\d_]\.\s?(?:[^\W\d_]\.\s?)?[^\W\d_]{2}"
    r"|[^\W\d_]['’\w-]+,\s+[^\W\d_]{2,}(?:\s[^\W\d_]\.)?\.?\s\(?(?:19|20)\d\d\b"  # Bell, Anna R. 2014
)


@dataclass(slots=True)
class RawEntry:
    """An entry being put together: its text, its lines, the number it was printed with, and its bullet."""

    text: str
    lines: tuple[int, ...]
    number: int | None = None
    bullet: str = ""


@dataclass(slots=True)
class RawList:
    """A reference list: its heading, the line of the heading, and its entries."""

    heading: str
    line: int
    entries: list[RawEntry] = field(default_factory=list)


@dataclass(slots=True)
class Person:
    """One person's author information: the paragraph, and what was found in it."""

    text: str
    lines: tuple[int, ...]
    name: str | None = None
    email: str | None = None
    orcid: str | None = None
    corresponding: bool = False
    #: Whether the name has a line of its own, and each thing that is said of the person has one.
    card: bool = False


@dataclass(slots=True)
class Back:
    """Everything behind the body."""

    lists: list[RawList] = field(default_factory=list)
    fronts: list[Front] = field(default_factory=list)
    people: dict[Lang, list[Person]] = field(default_factory=dict)
    statements: dict[str, dict[Lang, str]] = field(default_factory=dict)
    dates: list[Chunk] = field(default_factory=list)
    addresses: list[Chunk] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)
    leftover: list[Chunk] = field(default_factory=list)
    #: What stands below the reference lists and belongs to the body.
    appendix: list[Chunk] = field(default_factory=list)
    #: Whose information was read last.
    last: Person | None = None

    def add(self, person: Person, language: Lang) -> None:
        """Put a person's information to the others of its language."""
        self.people.setdefault(language, []).append(person)
        self.last = person


def _first_text(chunk: Chunk) -> str:
    """A chunk's first line without signs of a heading."""
    return inline(strip_heading_marks(chunk.lines[0].text))


def is_references_heading(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is the heading of a reference list and nothing else."""
    if len(chunk.lines) > 1 or "](#" in chunk.text:
        return False
    return heads_references(_first_text(chunk), vocabulary)


def is_author_info_heading(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is the heading of the author information."""
    return whole_label("author_info", _first_text(chunk), vocabulary)


def read_back(
    chunks: Sequence[Chunk], vocabulary: Vocabulary, names: Sequence[str] = (), width: int = 0
) -> Back:
    """Read everything behind the body, one zone after another.

    Args:
        chunks: what stands behind the body.
        vocabulary: the reader's words.
        names: the authors as the front names them.
        width: how long a full line is, where paragraphs are wrapped; else 0.
    """
    back = Back()
    chunks = _labels_apart(chunks, vocabulary)
    zone = ""
    position = 0
    language: Lang | None = "en"
    while position < len(chunks):
        chunk = chunks[position]
        opened = _zone_opened(chunk, chunks[position + 1 : position + 8], zone, vocabulary, names)
        if opened == "references":
            text = inline(strip_heading_marks(chunk.text))
            back.lists.append(RawList(text, chunk.first))
            back.discarded.append(Discarded(text=text, lines=chunk.numbers, reason="label"))
            zone = "references"
        elif opened == "people":
            text = _first_text(chunk)
            language = (
                None if is_said_again(text) else label_language("author_info", text, vocabulary) or "en"
            )
            back.last = None
            back.discarded.append(Discarded(text=text, lines=chunk.numbers[:1], reason="label"))
            zone = "people"
            if cards := _dealt(chunk, chunks[position + 1 : position + 50], names, vocabulary):
                for card in cards:
                    _add_person(back, language, card, vocabulary, names)
                position += 1 + sum(len(card.lines) for card in cards)
                continue
            if len(chunk.lines) > 1:
                _add_person(back, language, Chunk(chunk.lines[1:]), vocabulary, names)
        elif opened == "front":
            end = _front_end(chunks, position, vocabulary)
            begin = _reclaim(back, chunks, position, zone, vocabulary)
            back.fronts.append(read_front([*begin, *chunks[position:end]], vocabulary, names))
            position, zone = end, ""
            continue
        elif opened == "dates":
            back.dates.append(chunk)
        elif opened == "address":
            back.addresses.append(chunk)
        elif opened == "bio":
            zone, language = "people", detect(chunk.text, vocabulary) or "en"
            _add_person(back, language, chunk, vocabulary, names)
        elif opened == "appendix":
            back.appendix.append(chunk)
            zone = "appendix"
        elif opened in ("licence", "other"):
            back.leftover.append(chunk)
            if opened == "other" and whole_label("other_statement", _first_text(chunk), vocabulary):
                zone = ""  # what it is about stands below it
        elif opened in STATEMENTS or opened == "approval":
            _add_statement(back, opened, chunk, vocabulary)
            if opened in STATEMENTS and whole_label(opened, _first_text(chunk), vocabulary):
                zone = opened  # the statement itself stands below its label
            elif zone in STATEMENTS:
                zone = ""
        elif zone in STATEMENTS:
            _add_statement(back, zone, chunk, vocabulary)
            zone = ""
        elif zone == "references":
            _add_entries(back, back.lists[-1], chunk, vocabulary, width)
        elif zone == "people":
            _add_person(back, language, chunk, vocabulary, names, width)
        elif zone == "appendix":
            back.appendix.append(chunk)
        else:
            back.leftover.append(chunk)
        position += 1
    back.lists = _counted_on(back.lists)
    for raw in back.lists:
        raw.entries = _mended(raw.entries)
    return back


def _labels_apart(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Chunks with a label of author information on a line of its own, where a person's name stands behind it."""
    out: list[Chunk] = []
    for chunk in chunks:
        rest: list[Line] = []
        for line in chunk.lines:
            label = vocabulary.find("author_info", line.text)
            behind = line.text[label[1].end() :].lstrip(" :.*") if label else ""
            if label is None or person_name(inline(behind)) is None:
                rest.append(line)
                continue
            if rest:
                out.append(Chunk(tuple(rest)))
            out.append(Chunk((Line(line.number, line.text[: label[1].end()].strip()),)))
            rest = [Line(line.number, behind)]
        if rest:
            out.append(Chunk(tuple(rest)))
    return out


def _zone_opened(
    chunk: Chunk, after: Sequence[Chunk], zone: str, vocabulary: Vocabulary, names: Sequence[str]
) -> str | None:
    """What a chunk opens: a zone, or a single statement; None where it goes on with the zone."""
    first = _first_text(chunk)
    if is_references_heading(chunk, vocabulary):
        return "references"
    if is_author_info_heading(chunk, vocabulary):
        return "people"
    if is_date_line(chunk, vocabulary):
        return "dates"
    if zone == "references" and _is_bio(chunk, vocabulary, names):
        return "bio"
    if zone != "people" and is_address_line(chunk, vocabulary):
        return "address"
    if len(first) < 600 and vocabulary.has("licence", first):
        return "licence"
    if vocabulary.has("other_statement", first) and len(first) < 900 and not bullet(chunk.lines[0].text):
        return "other"
    if len(first) < 300 and vocabulary.has("conflict_text", first):
        return "conflict"
    if len(first) < 200 and vocabulary.has("appendix", first):
        return "appendix"
    if zone in ("people", "appendix", "", *STATEMENTS):
        for name in STATEMENTS:
            if vocabulary.has(name, first):
                return name
        if vocabulary.has("approval", first) and len(first) < 300:
            return "approval"
    elif zone == "references" and len(first) < 700:
        for name in STATEMENTS:
            found = vocabulary.find(name, first)
            if found and not bullet(chunk.lines[0].text):
                return name
    if _names_authors_again(chunk, after, vocabulary, names) or _opens_front(chunk, after, zone, vocabulary):
        return "front"
    return None


def _opening_name(text: str, names: Sequence[str]) -> str | None:
    """The author's name that opens a text and is followed by a small word, None where none is."""
    bare = plain(text)
    low = bare.casefold()
    for name in names:
        if len(name.split()) > 1 and low.startswith(name.casefold()):
            rest = bare[len(name) :]
            if re.match(r"\s+[^\W\d_]", rest) and rest.strip()[:1].islower():
                return name
    return None


def is_address_line(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is an author's address, with its label, that a page's foot put somewhere."""
    text = inline(chunk.text)
    if len(text) < 400 and ORCID.search(text) and vocabulary.has("orcid", text):
        return True
    if "@" not in text or len(text) > 400 or not EMAIL.search(text.replace("\\", "")):
        return False
    called = vocabulary.find("corresponding", text)
    return vocabulary.has("email", text) or (called is not None and called[1].start() < 6)


def _is_bio(chunk: Chunk, vocabulary: Vocabulary, names: Sequence[str]) -> bool:
    """Whether a paragraph below the references is about a person.

    An author's name opens it, without the stop or comma of an entry, or any name with "is a" or
    a dash, and an institution is named.
    """
    text = inline(chunk.text)
    alone = parse_byline(chunk.lines[0].text, vocabulary) if len(chunk.lines) > 1 else None
    if alone is not None and any(name.marks for name in alone.names):
        return False  # a byline, with what is said of its people on the lines below
    if _opening_name(text, names) and len(text) < 1500 and vocabulary.has("institution", text):
        return True
    if (
        not 40 < len(text) < 1500
        or bullet(chunk.lines[0].text)
        or re.search(r"//|\d{4}\b(?!-)|^\W*\d", ORCID.sub("", text))
    ):
        return False
    told = re.match(r"^\W*(.{4,80}?)\s+(?:is\s|[–—]\s)", text)
    return told is not None and is_name(plain(told[1])) and vocabulary.has("institution", text)


def _names_authors_again(
    chunk: Chunk, after: Sequence[Chunk], vocabulary: Vocabulary, names: Sequence[str]
) -> bool:
    """Whether a byline of the article's own authors stands here, be it in another language, or right below a title.

    One author's name alone may as well head what is told of that person, so it needs a place or an address below it.
    """
    line = chunk.lines[0].text
    if bullet(line):
        return False
    below = [x.text for c in (chunk, *after[:1]) for x in c.lines][1:2]
    if _is_byline_of(line, names, vocabulary):
        return len(names) > 1 or bool(below and has_leading_mark(below[0]))
    title = inline(strip_heading_marks(chunk.text))
    if not 3 <= len(title.split()) <= 40 or re.search(r"[.;,:@]$|@|\d{4}|//", title) or person_name(title):
        return False
    return bool(after) and len(names) > 1 and _is_byline_of(after[0].lines[0].text, names, vocabulary)


def _is_byline_of(text: str, names: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a line names some of these people, all of those on it are among them, and nothing else stands there."""
    found = parse_byline(text, vocabulary) if names else None
    if found is None or found.rest or len(found.names) < min(2, len(names)):
        return False
    return None not in match_bylines([BylineName(name) for name in names], found.names)


def _opens_front(chunk: Chunk, after: Sequence[Chunk], zone: str, vocabulary: Vocabulary) -> bool:
    first = chunk.lines[0].text
    if vocabulary.has("keywords", first) or (vocabulary.has("abstract", first) and len(chunk.text) > 60):
        return True
    if zone != "people" and after and whole_label("abstract", inline(strip_heading_marks(first)), vocabulary):
        return True
    if zone == "people":
        return (
            ("©" in first and parse_byline(first, vocabulary) is not None)
            or _title_and_names(chunk, after, vocabulary)
            or _names_and_places(chunk, after, vocabulary)
            or _title_above_names(chunk, after, vocabulary)
        )
    if bullet(first):
        return False
    own = Chunk(chunk.lines[1:]) if len(chunk.lines) > 1 else None
    coming = any(
        vocabulary.has("keywords", line.text) or vocabulary.has("abstract", inline(line.text))
        for c in (*([own] if own else ()), *after)
        for line in c.lines
    )
    if coming and parse_byline(first, vocabulary) is not None:
        return True
    # an entry, too, begins with a name and a title; it has a year
    dated = zone == "references" and re.search(r"\b(?:1[89]|20)\d\d\b", first)
    if coming and not dated and part_byline_title(first, vocabulary):
        return True
    shouted = (
        not re.search(r"\d{4}", first)
        and len(first.split()) > 3
        and upper_share(first) > 0.8
        and sum(c.isalpha() for c in first) > 11
    )
    if zone == "references" and shouted and after and not re.search(r"[.;,:]$", first):
        coming = coming or names_with_places(after[0], vocabulary)
    return (bool(chunk.heading_level) or shouted) and coming


def _title_and_names(chunk: Chunk, after: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a title in capitals stands here, with a byline right below it and an abstract further on."""
    text = chunk.text
    if upper_share(text) <= 0.9 or len(text.split()) < 4 or re.search(r"\d{4}", text) or not after:
        return False
    if parse_byline(after[0].lines[0].text, vocabulary) is None:
        return False
    return any(vocabulary.has("abstract", inline(c.lines[0].text)) for c in after)


def _names_and_places(chunk: Chunk, after: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a byline with marks stands here, a marked place right below it and an abstract further on."""
    first = chunk.lines[0].text
    found = parse_byline(first, vocabulary)
    if found is None or not any(name.marks for name in found.names):
        return False
    below = [line.text for c in (chunk, *after) for line in c.lines][1:2]
    if not below or not has_leading_mark(below[0]) or not vocabulary.has("institution", below[0]):
        return False
    return any(vocabulary.has("abstract", inline(c.lines[0].text)) for c in after)


def _title_above_names(chunk: Chunk, after: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a title not in capitals stands here, a byline right below it and keywords further on."""
    text = inline(strip_heading_marks(chunk.text))
    if not after or not 3 <= len(text.split()) <= 40 or re.search(r"[.;,@]$|@|\d{4}", text):
        return False
    if parse_byline(after[0].lines[0].text, vocabulary) is None or person_name(text):
        return False
    return any(vocabulary.has("keywords", line.text) for c in after for line in c.lines)


def _front_end(chunks: Sequence[Chunk], start: int, vocabulary: Vocabulary) -> int:
    """Where front matter behind the body ends: at the next list, author information or statement."""
    for position in range(start + 1, len(chunks)):
        chunk = chunks[position]
        if is_references_heading(chunk, vocabulary) or is_author_info_heading(chunk, vocabulary):
            return position
        if is_date_line(chunk, vocabulary) and not _keywords_ahead(chunks, start, position, vocabulary):
            return position
    return len(chunks)


def _keywords_ahead(chunks: Sequence[Chunk], start: int, position: int, vocabulary: Vocabulary) -> bool:
    """Whether dates stand amid a front: none of its keywords above them, and some right below."""

    def told(part: Sequence[Chunk]) -> bool:
        return any(vocabulary.has("keywords", line.text) for chunk in part for line in chunk.lines)

    return told(chunks[position + 1 : position + 5]) and not told(chunks[start:position])


def _reclaim(
    back: Back, chunks: Sequence[Chunk], position: int, zone: str, vocabulary: Vocabulary
) -> list[Chunk]:
    """Give a title and an abstract that the reference list swallowed back to the front matter."""
    first = chunks[position].lines[0].text
    if zone == "references" and parse_byline(first, vocabulary) is not None:
        return _reclaim_title(back, chunks[position - 1])
    if zone != "references" or not (vocabulary.has("keywords", first) or vocabulary.has("abstract", first)):
        return []
    taken: list[Chunk] = []
    wanted = 2 if vocabulary.has("keywords", first) else 1
    entries = back.lists[-1].entries
    for above in reversed(chunks[:position]):
        text = above.lines[0].text
        if (
            not entries
            or len(taken) >= wanted + 2
            or bullet(text)
            or _ENTRY_NUMBER.match(text)
            or is_references_heading(above, vocabulary)
        ):
            break
        if re.search(r"//|https?:|\b(?:19|20)\d\d\b", above.text) and len(above.text) < 500:
            break
        taken.append(above)
    gone = {n for chunk in taken for n in chunk.numbers}
    back.lists[-1].entries = [e for e in entries if not gone.issuperset(e.lines)]
    return taken[::-1]


def _reclaim_title(back: Back, above: Chunk) -> list[Chunk]:
    """The title above a byline, where the list took it for its last entry."""
    text, entries = above.text, back.lists[-1].entries
    if (
        not entries
        or set(entries[-1].lines) != set(above.numbers)
        or entries[-1].number
        or entries[-1].bullet
    ):
        return []
    if len(text) > 300 or len(text.split()) < 3 or re.search(r"//|https?:|\d{4}|[.;,]\s*$", text):
        return []
    entries.pop()
    return [above]


# --- reference lists ------------------------------------------------------------------------------


def _add_entries(back: Back, raw: RawList, chunk: Chunk, vocabulary: Vocabulary, width: int = 0) -> None:
    if len(chunk.lines) == 1 and (is_rule(chunk.text) or re.fullmatch(r"\W*\d{1,4}\W*", chunk.text)):
        back.discarded.append(Discarded(text=chunk.text, lines=chunk.numbers, reason="rule or page number"))
        return
    text = inline(chunk.lines[0].text)
    if text.startswith("^{") and as_footnote(inline(chunk.text), chunk.numbers):
        groups: list[list[Line]] = []
        for line in chunk.lines:
            if not groups or as_footnote(inline(line.text), (0,)):
                groups.append([])
            groups[-1].append(line)
        for group in map(tuple, groups):
            own = Chunk(group)
            if note := as_footnote(inline(own.text), own.numbers):
                back.footnotes.append(Footnote(mark=note.mark, text=note.text, lines=note.lines))
        return
    bulleted = [place for place, line in enumerate(chunk.lines) if bullet(line.text) is not None]
    for place, line in enumerate(chunk.lines):
        behind = bullet(line.text)
        if behind is not None and place and raw.entries and _is_dash_within(line.text, raw.entries[-1]):
            behind = None
        text = inline(behind if behind is not None else line.text.lstrip("> "))
        expected = (raw.entries[-1].number or -1) + 1 if raw.entries else 1
        number = _entry_number(text, behind is not None, expected)
        if place and width and behind is None and number != expected:
            number = None  # a figure on a wrapped line counts only where the list counts
        rest = _ENTRY_NUMBER.sub("", text, count=1) if number is not None else text
        previous = raw.entries[-1] if raw.entries else None
        new = behind is not None or number is not None or not previous
        # between bullets nothing else tells where an entry begins
        listed = previous is not None and previous.bullet and bulleted and place < bulleted[-1]
        if not new and previous is not None and not listed and not never_opens(rest, previous.text):
            if place == 0:
                new = not _entry_goes_on(previous.text, rest, vocabulary)
            else:  # wrapped lines of one chunk, unless the line above ends as an entry does
                new = _entry_ended(previous.text) and rest[:1].isupper()
                if new and width and _INITIAL_LAST.search(previous.text[-12:]):
                    new = False  # a name cut behind its initial
                full = len(chunk.lines[place - 1].text) + len(line.text.split(maxsplit=1)[0]) >= width > 0
                if new and full and (previous.number is not None or not _ENTRY_BEGINS.match(rest)):
                    new = False  # the line above is full: a sentence's end on it is no entry's
        if new or previous is None:
            raw.entries.append(
                RawEntry(rest, (line.number,), number, "" if behind is None else line.text.lstrip()[:1])
            )
        else:
            previous.text = fragments.join(previous.text, rest)
            previous.lines = (*previous.lines, line.number)


def _is_dash_within(text: str, entry: RawEntry) -> bool:
    """Whether a dash at a line's beginning stands between the parts of the entry above, and is no bullet."""
    if text[0] not in "–—":
        return False
    if entry.number or entry.bullet not in ("", "–", "—"):
        return True
    return not entry.bullet and never_opens(text.lstrip("–— "), entry.text)


def _entry_number(text: str, bulleted: bool, expected: int) -> int | None:
    """The number an entry is printed with; a bare number counts behind a bullet or as the next."""
    match = _ENTRY_NUMBER.match(text)
    if not match:
        return None
    if match[4] and not bulleted and int(match[4]) != expected:
        return None
    return int(match[1] or match[2] or match[3] or match[4])


def _entry_ended(text: str) -> bool:
    return bool(re.search(r"[.;\])>}»\"”*]\s*$|(?:https?\s?:\s?//|\bdoi:?\s?10\.)\S+\s*$", text[-1000:]))


def _entry_goes_on(upper: str, lower: str, vocabulary: Vocabulary) -> bool:
    """Whether a plain paragraph of a list is the rest of the entry above it."""
    for open_, close in ("[]", "()"):
        if (
            upper.count(open_) > upper.count(close)
            and close in lower
            and lower.find(close) < (lower + open_).find(open_)
        ):
            return True
    if ends_in_hyphen(upper) and lower[:1].islower():
        return True
    if _INITIAL_LAST.search(upper[-12:]) and re.match(r"[^\W\d_]\.,", lower) and not _YEAR.search(upper):
        return True  # a name cut between its initials
    if re.search(r"\s[–—]$", upper[-2:]):
        return True
    if re.match(r"\((?:19|20)\d\d[a-zа-я]?\)\s?[:,]", lower) and re.search(r"[\d,]$", upper[-1:]):
        return True  # the year behind the volume, on a wrapped line
    if _entry_ended(upper) or re.search(r"\d$", upper[-2:]):
        return False
    if re.match(r"[«\"“(]*[^\W\d_]", lower) and lower.lstrip('«"“(*')[:1].islower():
        return True
    return fragments.continues(upper, lower, vocabulary) if len(upper) > 60 else False


def _mended(entries: list[RawEntry]) -> list[RawEntry]:
    """Entries whose tail strayed (a page break shuffled them), and entries run together."""
    entries = _numbers_that_count(entries)
    out: list[RawEntry] = []
    for entry in entries:
        stray = (
            re.match(r"[^\W\d_]", entry.text)
            and entry.text[0].islower()
            and not re.match(r"https?:|www\.", entry.text)
        )
        if stray and entry.number is None and not entry.bullet:
            heads = [e for e in entries if e is not entry and _wants_more(e.text)]
            if len(heads) == 1:
                heads[0].text = fragments.join(heads[0].text, entry.text)
                heads[0].lines = (*heads[0].lines, *entry.lines)
                continue
        out.append(entry)
    split: list[RawEntry] = []
    for entry in out:
        parts = split_run_together(entry.text)
        split.append(RawEntry(parts[0], entry.lines, entry.number, entry.bullet))
        split.extend(RawEntry(part, entry.lines[-1:]) for part in parts[1:])
    return split


def _counted_on(lists: list[RawList]) -> list[RawList]:
    """Lists that count on from the list above them (sources, then literature) are one list."""
    out: list[RawList] = []
    for raw in lists:
        first = raw.entries[0].number if raw.entries else None
        last = out[-1].entries[-1].number if out and out[-1].entries else None
        if first and last and first == last + 1:
            out[-1].entries.extend(raw.entries)
        else:
            out.append(raw)
    return out


def _numbers_that_count(entries: list[RawEntry]) -> list[RawEntry]:
    """A number in front of an entry is its number only if the list counts; else it is text."""
    numbered = [e for e in entries if e.number is not None]
    if numbered and len(numbered) * 2 < len(entries):
        for entry in numbered:
            if not re.match(r"^\d{1,3}\s", entry.text):
                entry.text = f"{entry.number} {entry.text}"
            entry.number = None
    return entries


def _wants_more(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]$", text)) and not re.search(r"https?://\S+$", text)


def as_references(raw: RawList) -> tuple[Reference, ...]:
    """The list's entries with their authors, years, titles and links."""
    return tuple(parse_entry(entry.text, entry.lines) for entry in raw.entries if entry.text.strip())


# --- people and statements ------------------------------------------------------------------------


def _add_person(
    back: Back,
    heading: Lang | None,
    chunk: Chunk,
    vocabulary: Vocabulary,
    names: Sequence[str] = (),
    width: int = 0,
) -> None:
    """Add what a chunk tells of people; ``heading`` is the language of the label above, None of a label in several."""
    if rows := _table_rows(chunk):
        for number, cells in rows:
            name = next((cell for cell in cells if is_name(plain(cell))), None)
            text = ", ".join(cell for cell in cells if cell)
            if name is None:  # the table's header
                back.discarded.append(Discarded(text=text, lines=(number,), reason="table header"))
                continue
            person = Person(text, (number,), plain(name))
            _details(person, vocabulary)
            back.add(person, _spoken(person, heading, back, vocabulary))
        return
    for line in _person_lines(chunk, width, names, vocabulary):
        text = inline(line[0]).strip(" ;*") if line[0].endswith(";*") else inline(line[0])
        if not text:
            continue
        card = _is_author(text.partition(",")[0], names)
        name = person_name(text) or _opening_name(text, names) or (plain(text).strip(" *") if card else None)
        labelled = (
            vocabulary.has("orcid", text)
            or vocabulary.has("researcher_id", text)
            or vocabulary.has("email", text)
            or bool(re.match(r"\W*https?://orcid", text))
        )
        continuing = labelled or (name is None and not bullet(chunk.lines[0].text))
        last = back.last
        if last is not None and continuing and len(text) < 400:
            last.text = f"{last.text}{', ' if last.card and last.text[-1:].isalnum() else ' '}{text}"
            last.lines = (*last.lines, *line[1])
            _details(last, vocabulary, text)
        else:
            person = Person(text, line[1], name, card=card)
            _details(person, vocabulary)
            back.add(person, _spoken(person, heading, back, vocabulary))


def _dealt(label: Chunk, after: Sequence[Chunk], names: Sequence[str], vocabulary: Vocabulary) -> list[Chunk]:
    """What stands below a label line by line of columns in turn, a chunk an author; nothing where it stands otherwise.

    All names stand first, then as many posts, then as many institutions, and so on, a paragraph each.
    """
    lines: list[Line] = []
    if len(label.lines) > 1:
        return []
    for chunk in after:
        text = inline(chunk.text)
        if len(chunk.lines) > 1 or len(text) > 160 or is_date_line(chunk, vocabulary):
            break
        if is_references_heading(chunk, vocabulary) or is_author_info_heading(chunk, vocabulary):
            break
        lines.append(chunk.lines[0])
    count = next((at for at, line in enumerate(lines) if not _is_author(line.text, names)), 0)
    lines = lines[: len(lines) - len(lines) % count] if count > 1 else []
    rows = [lines[at : at + count] for at in range(0, len(lines), count)] if count > 1 else []
    mailed = [sum("@" in line.text for line in row) for row in rows]
    if any(some not in (0, count) for some in mailed) or not any(mailed):
        return []
    rows = rows[: max(at for at, some in enumerate(mailed) if some) + 1]
    return [Chunk(tuple(row[column] for row in rows)) for column in range(count)]


def _is_author(text: str, names: Sequence[str]) -> bool:
    """Whether a text is the name of one of the authors, in whatever language, and nothing else."""
    bare = plain(inline(text)).strip(" *")
    return is_name(bare) and any(likeness(bare, name) >= 0.75 for name in names)


def _spoken(person: Person, heading: Lang | None, back: Back, vocabulary: Vocabulary) -> Lang:
    """The language of a person's information: the label's, its own where a namesake stands above."""
    own = detect(person.text, vocabulary) or heading or "en"
    if heading is None or own == heading:
        return own
    above = [other.name for other in back.people.get(heading, ()) if other.name]
    again = person.name is not None and any(likeness(person.name, name) >= 0.8 for name in above)
    return own if again else heading


def _table_rows(chunk: Chunk) -> list[tuple[int, list[str]]]:
    """The rows of a table of people, with their line numbers; none where the chunk is no table."""
    if len(chunk.lines) < 2 or not all("|" in line.text or "\t" in line.text for line in chunk.lines):
        return []
    rows = []
    for line in chunk.lines:
        cells = [inline(cell) for cell in re.split(r"\t|(?<!\\)\|", line.text.strip().strip("|"))]
        if any(re.search(r"\w", cell) for cell in cells):
            rows.append((line.number, cells))
    return rows


def _person_lines(
    chunk: Chunk, width: int, names: Sequence[str], vocabulary: Vocabulary
) -> list[tuple[str, tuple[int, ...]]]:
    """A chunk's people: each bullet is one, and so is each line that begins with a name and a dash.

    Behind a full line (``width``, where lines are wrapped) none begins, unless a stop or an address ends it;
    nor behind an initial or an abbreviation.
    Below an author's name on a line of its own, each line is put behind a comma.
    """
    out: list[tuple[str, tuple[int, ...]]] = []
    card = False
    for place, line in enumerate(chunk.lines):
        behind = bullet(line.text)
        text = behind if behind is not None else line.text
        alone = _is_author(text, names)
        begins = (
            behind is not None
            or alone
            or _opens_person(inline(text), vocabulary)
            or (not card and re.match(r"\W*(ORCID|E-?mail)", text, re.IGNORECASE))
        )
        above = len(chunk.lines[place - 1].text) + len(line.text.split(maxsplit=1)[0]) if place else 0
        last = chunk.lines[place - 1].text if place else ""
        cut = last.endswith(".") and is_shortened(last[:-1])
        full = above >= width > 0 and not _TOLD.search(last)
        if out and (not begins or (behind is None and (full or cut) and not alone)):
            sign = ", " if card and out[-1][0][-1:].isalnum() else " "
            out[-1] = (f"{out[-1][0]}{sign}{text}", (*out[-1][1], line.number))
        else:
            out.append((text, (line.number,)))
            card = alone
    return out


def _opens_person(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a name opens a line, and no institution that looks like one."""
    name = person_name(text)
    return name is not None and not vocabulary.has("institution", name)


def person_of(text: str, lines: tuple[int, ...], vocabulary: Vocabulary) -> Person:
    """A paragraph about one author, with the name, address and ORCID found in it."""
    person = Person(text, lines, person_name(text))
    _details(person, vocabulary)
    return person


def _details(person: Person, vocabulary: Vocabulary, added: str = "") -> None:
    # Nobody's information is that long; to look at all of it again for each line would take for ever.
    text = added if added and len(person.text) > _LONGEST_INFORMATION else person.text
    bare = text.replace("\\", "")
    if "@" in bare and not person.email and (mail := EMAIL.search(bare)):
        person.email = mail[0].rstrip(".")
    if (orcid := ORCID.search(bare)) and not person.orcid:
        person.orcid = orcid[1].upper().replace("Х", "X")
    person.corresponding = person.corresponding or vocabulary.has("corresponding", text)


def _add_statement(back: Back, kind: str, chunk: Chunk, vocabulary: Vocabulary) -> None:
    if len(chunk.lines) > 1 and whole_label(kind, _first_text(chunk), vocabulary):
        back.discarded.append(Discarded(text=_first_text(chunk), lines=chunk.numbers[:1], reason="label"))
        chunk = Chunk(chunk.lines[1:])
    text = inline(chunk.text)
    if kind == "approval":
        back.discarded.append(Discarded(text=text, lines=chunk.numbers, reason="approval of the manuscript"))
        return
    found = vocabulary.find(kind, text)
    language = detect(text, vocabulary) or "en"
    if found:
        label, rest = text[: found[1].end()], text[found[1].end() :].strip()
        language = (not rest and found[0].language) or language
        back.discarded.append(Discarded(text=label.strip(), lines=chunk.numbers[:1], reason="label"))
        text = rest
    if text:
        held = back.statements.setdefault(kind, {})
        held[language] = f"{held[language]} {text}" if language in held else text
