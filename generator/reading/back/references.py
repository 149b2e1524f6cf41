"""Reference lists: lines to entries, each with its number, whole and by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from generator.model import Discarded, Footnote, Reference
from generator.reading import fragments
from generator.reading.back.headings import is_references_heading
from generator.reading.back.matter import Back, RawEntry, RawList
from generator.reading.body.footnotes import as_footnote
from generator.reading.chunks import Chunk, bullet, is_rule
from generator.reading.entries import parse_entry
from generator.reading.entries.forms import CAPITALS, DATED_HEAD, SAME_AUTHORS, is_shortened, never_opens
from generator.reading.entries.runtogether import split_run_together
from generator.reading.source import Line
from generator.reading.text import ends_in_hyphen, inline
from generator.reading.vocabulary import Vocabulary

_INITIAL_LAST = re.compile(rf"(?:^|[\s.])[{CAPITALS}]\.$")
#: Signs that an entry may have; what stands below a longer one is another.
_LONGEST_ENTRY = 2_000
ENTRY_NUMBER = re.compile(
    r"^(?:\[(\d{1,3})\]\.?|[(№](\d{1,3})[.)](?!\d\d)|(\d{1,3})[.)](?!\d\d)|(\d{1,3})(?=\s+(?:\*\*)?[^\W\d_«\"“*]))\s*"
)
#: ``[[7]](#page-0-2)``: a number that leads to where it is cited.
_LINKED_NUMBER = re.compile(r"\[\\?\[?(\d{1,3})\\?\]?\]\(#[^()\s]{1,80}\)\s*")
#: ``Oslo: Nor Press.``, ``New York: Wiley, 2003.``
_COUNTS = re.compile(r"\[?(\d{1,3})(?:[.)\]]\s|\s(?=[^\W\d_a-zа-яёәғқңөұүһі]))")
_COUNTED_LEAST = 3
_IMPRINT = re.compile(
    rf"[{CAPITALS}][\w.-]{{1,20}}(?:[ -][{CAPITALS}][\w.]{{1,20}})?(?:,\s[A-Z][\w.]{{1,4}})?:\s[{CAPITALS}][^:\"“”«»()]{{2,80}}\."
)
#: A number as lists have it, behind an entry's end on the same line.
_NUMBER_WITHIN = re.compile(rf"(?<=[.;)\]\d])\s+\[?(\d{{1,3}})[.)\]]\s+(?=[{CAPITALS}«“\"])")
_HAS_SOURCE = re.compile(r"\s//\s|\b(?:19|20)\d\d\b|https?:")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: A title between quotation marks at an entry's end.
_TITLE_END = re.compile(r"[”»\"][.,]?$|[.,][”»\"]$")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d[a-z]?\.\s[\"“‘«]?[^\W\d_]")
#: An entry's beginning: a surname and initials, in one order or the other.
_ENTRY_BEGINS = re.compile(
    r"[^\W\d_]['’\w-]+,?\s+[^\W\d_]{1,2}\.|[^\W\d_]\.\s?(?:[^\W\d_]\.\s?)?[^\W\d_]{2}"
    r"|[^\W\d_]['’\w-]+,\s+[^\W\d_]{2,}(?:\s[^\W\d_]\.)?\.?\s\(?(?:19|20)\d\d\b"  # Bell, Anna R. 2014
)


def counted_lines(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> frozenset[int]:
    """The numbers of the lines that open the entries of a list below its heading, where these count from one.

    Only those are given behind which the count goes on: what stands between two of them is the first one's.
    """
    counted: list[int] = []
    for chunk in chunks:
        if is_references_heading(chunk, vocabulary):
            break  # the next list
        for line in chunk.lines:
            match = _COUNTS.match(line.text) if line.text[:1] in "[123456789" else None
            if match and int(match[1]) == len(counted) + 1:
                counted.append(line.number)
    return frozenset(counted[:-1]) if len(counted) >= _COUNTED_LEAST else frozenset()


def add_entries(
    back: Back,
    raw: RawList,
    chunk: Chunk,
    vocabulary: Vocabulary,
    width: int = 0,
    counted: Set[int] = frozenset(),
) -> None:
    """Add what a chunk holds to a list: entries, the rest of the last one, or a page's notes.

    Args:
        back: what stands behind the body.
        raw: the list.
        chunk: the chunk.
        vocabulary: the reader's words.
        width: how long a full line is, where paragraphs are wrapped; else 0.
        counted: the lines of :func:`counted_lines`.
    """
    if len(chunk.lines) == 1 and (is_rule(chunk.text) or re.fullmatch(r"\W*\d{1,4}\W*", chunk.text)):
        back.discarded.append(Discarded(text=chunk.text, lines=chunk.numbers, reason="rule or page number"))
        return
    text = inline(chunk.lines[0].text)
    if text.startswith("^{") and as_footnote(inline(chunk.text), chunk.numbers):
        back.footnotes.extend(_footnotes(chunk))
        return
    bulleted = [place for place, line in enumerate(chunk.lines) if bullet(line.text) is not None]
    for place, line in enumerate(chunk.lines):
        behind = bullet(line.text)
        if behind is not None and place and raw.entries and _is_dash_within(line.text, raw.entries[-1]):
            behind = None
        text = inline(_unlinked(behind if behind is not None else line.text.lstrip("> ")))
        expected = (raw.entries[-1].number or -1) + 1 if raw.entries else 1
        if raw.parted and re.match(r"\W{0,2}1\b", text):
            expected = 1  # each part of the list counts from one
        number = _entry_number(text, behind is not None, expected)
        if place and width and behind is None and number != expected:
            number = None  # a figure on a wrapped line counts only where the list counts
        rest = ENTRY_NUMBER.sub("", text, count=1) if number is not None else text
        previous = raw.entries[-1] if raw.entries else None
        same = previous is not None and bool(SAME_AUTHORS.match(text))
        new = behind is not None or number is not None or not previous or same or raw.parted
        raw.parted = False
        # between bullets nothing else tells where an entry begins
        listed = previous is not None and previous.bullet and bulleted and place < bulleted[-1]
        within = previous is not None and previous.lines[0] in counted
        if within and number is None and not same:
            new = behind is not None and not place
        elif not new and previous is not None and not listed and not never_opens(rest, previous.text):
            if place == 0:
                new = not _entry_goes_on(previous.text, rest, vocabulary)
            else:  # wrapped lines of one chunk, unless the line above ends as an entry does
                new = entry_ended(previous.text) and rest[:1].isupper()
                if new and width and _INITIAL_LAST.search(previous.text[-12:]):
                    new = False  # a name cut behind its initial
                full = len(chunk.lines[place - 1].text) + len(line.text.split(maxsplit=1)[0]) >= width > 0
                if new and full and (previous.number is not None or not _ENTRY_BEGINS.match(rest)):
                    new = False  # the line above is full: a sentence's end on it is no entry's
                below = chunk.lines[place + 1].text if place + 1 < len(chunk.lines) else ""
                if new and previous.number is None and _is_imprint(rest, previous.text, below):
                    new = False
                if not new and width and previous.number is None and _breaks_no_name(previous.text):
                    new = bool(DATED_HEAD.match(f"{rest} {below}"))
        if new or previous is None or len(previous.text) > _LONGEST_ENTRY:
            raw.entries.append(
                RawEntry(rest, (line.number,), number, "" if behind is None else line.text.lstrip()[:1])
            )
        else:
            previous.text = fragments.join(previous.text, rest)
            previous.lines = (*previous.lines, line.number)


def _unlinked(text: str) -> str:
    """An entry's line whose number, if it is a link into the text, stands in brackets alone."""
    at = text.find("](#", 0, 400)
    if at < 0:
        return text
    begin = text.rfind("[", 0, at)
    begin = begin - 1 - (text[begin - 1] == "\\") if text[begin - 1 : begin] in ("[", "\\") else begin
    begin = max(begin, 0)
    match = _LINKED_NUMBER.match(text, begin)
    return f"[{match[1]}] {text[match.end() :]}" if match and not inline(text[:begin]).strip() else text


def _is_imprint(text: str, above: str, below: str) -> bool:
    """Whether a line is the place and the publisher with which the entry above ends, and not an entry's first.

    A place and a colon, or a place alone, on a line that ends with a stop; what is above has no such thing yet.
    """
    match = _IMPRINT.fullmatch(text)
    return (
        match is not None
        and not _IMPRINT.search(above[-160:])
        and (not below or below[:1].isupper() or below[:1] == "_")
    )


def _breaks_no_name(text: str) -> bool:
    """Whether no list of names, and no word, breaks off at the end of a text."""
    return not re.search(r"(?:[,&:-]|\b(?:and|by|of|the|in|и|&))$", text.rstrip())


def _footnotes(chunk: Chunk) -> Iterator[Footnote]:
    """The notes of a page's foot that stand in a chunk."""
    groups: list[list[Line]] = []
    for line in chunk.lines:
        if not groups or as_footnote(inline(line.text), (0,)):
            groups.append([])
        groups[-1].append(line)
    for group in map(tuple, groups):
        own = Chunk(group)
        if note := as_footnote(inline(own.text), own.numbers):
            yield Footnote(mark=note.mark, text=note.text, lines=note.lines)


def _is_dash_within(text: str, entry: RawEntry) -> bool:
    """Whether a dash at a line's beginning stands between the parts of the entry above, and is no bullet."""
    if text[0] not in "–—":
        return False
    if entry.number or entry.bullet not in ("", "–", "—"):
        return True
    return not entry.bullet and never_opens(text.lstrip("–— "), entry.text)


def _entry_number(text: str, bulleted: bool, expected: int) -> int | None:
    """The number an entry is printed with; a bare number counts behind a bullet or as the next."""
    match = ENTRY_NUMBER.match(text)
    if not match:
        return None
    if match[4] and not bulleted and int(match[4]) != expected:
        return None
    if match[2] and (
        text[match.end() : match.end() + 1] == "," or (expected > 1 and int(match[2]) != expected)
    ):
        return None  # the number of an issue, on a line of its own
    return int(match[1] or match[2] or match[3] or match[4])


def entry_ended(text: str) -> bool:
    """Whether an entry ends as one does: with a stop, a bracket or an address."""
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
    last = upper.rpartition(" ")[2]
    if len(last) > 1 and last.islower() and last in vocabulary.unfinished:
        return True  # “… towns. Town and”
    if _INITIAL_LAST.search(upper[-12:]) and re.match(r"[^\W\d_]\.,", lower) and not _YEAR.search(upper):
        return True  # a name cut between its initials
    if re.search(r"\s[–—]$", upper[-2:]):
        return True
    if re.match(r"\((?:19|20)\d\d[a-zа-я]?\)\s?[:,]", lower) and re.search(r"[\d,]$", upper[-1:]):
        return True  # the year behind the volume, on a wrapped line
    if entry_ended(upper) or re.search(r"\d$", upper[-2:]):
        return False
    if re.match(r"[«\"“(]*[^\W\d_]", lower) and lower.lstrip('«"“(*')[:1].islower():
        return True
    return fragments.continues(upper, lower, vocabulary) if len(upper) > 60 else False


def mended(entries: list[RawEntry], wrapped: bool = False) -> list[RawEntry]:
    """Entries whose tail strayed (a page break shuffled them), and entries run together."""
    entries = _numbers_that_count(entries)
    entries = _with_years_behind(_with_dated_heads(entries, wrapped))
    open_ = [entry for entry in entries if _wants_more(entry.text)]
    out: list[RawEntry] = []
    for entry in entries:
        stray = (
            re.match(r"[^\W\d_]", entry.text)
            and entry.text[0].islower()
            and not re.match(r"https?:|www\.", entry.text)
        )
        if stray and entry.number is None and not entry.bullet:
            heads = [e for e in open_[:3] if e is not entry]
            if len(heads) == 1:
                heads[0].text = fragments.join(heads[0].text, entry.text)
                heads[0].lines = (*heads[0].lines, *entry.lines)
                open_ = [e for e in open_ if _wants_more(e.text)]
                continue
        out.append(entry)
    split: list[RawEntry] = []
    whole = _with_lost_numbers(out)
    for place, entry in enumerate(whole):
        below = whole[place + 1].number if place + 1 < len(whole) else None
        counted = entry.number is not None and below == entry.number + 1
        # a list that counts on has lost no number: several works under one stay together
        parts = (entry.text,) if counted else split_run_together(entry.text)
        split.append(RawEntry(parts[0], entry.lines, entry.number, entry.bullet))
        split.extend(RawEntry(part, entry.lines[-1:]) for part in parts[1:])
    return split


def _with_years_behind(entries: list[RawEntry]) -> list[RawEntry]:
    """Entries whose authors a page's end cut off put together with their year: ``…, and Carl Dorn.``, ``2022. Doors``."""
    out: list[RawEntry] = []
    for entry in entries:
        above = out[-1] if out else None
        cut = (
            above is not None and entry.number is None and not entry.bullet and _YEAR_FIRST.match(entry.text)
        )
        if above is None or not cut or above.text.count(",") < 2 or _YEAR.search(above.text):
            out.append(entry)
            continue
        above.text = fragments.join(above.text, entry.text)
        above.lines = (*above.lines, *entry.lines)
    return out


def _with_dated_heads(entries: list[RawEntry], wrapped: bool) -> list[RawEntry]:
    """In a list whose entries begin with names and a year, what does not begin so belongs to the entry above it.

    Where no lines are wrapped a page has cut it: the entry above ends in its title.
    """
    heads = [bool(DATED_HEAD.match(entry.text) or SAME_AUTHORS.match(entry.text)) for entry in entries]
    if len(entries) < 8 or sum(heads) * 10 < len(entries) * 7 or any(e.number or e.bullet for e in entries):
        return entries
    out: list[RawEntry] = []
    for head, entry in zip(heads, entries, strict=True):
        short = len(entry.text) < 120 and not _YEAR.search(entry.text)
        if head or not out or not short or not (wrapped or _TITLE_END.search(out[-1].text)):
            out.append(entry)
        else:
            out[-1].text = fragments.join(out[-1].text, entry.text)
            out[-1].lines = (*out[-1].lines, *entry.lines)
    return out


def _with_lost_numbers(entries: list[RawEntry]) -> list[RawEntry]:
    """Entries of a list that counts, parted where the number that is missing below stands within one."""
    out: list[RawEntry] = []
    for place, entry in enumerate(entries):
        out.append(entry)
        below = entries[place + 1].number if place + 1 < len(entries) else None
        if entry.number is None or below == entry.number + 1 or (place + 1 < len(entries) and below is None):
            continue
        while len(out[-1].text) < 3000:
            wanted = (out[-1].number or 0) + 1
            text = out[-1].text
            match = next((m for m in _NUMBER_WITHIN.finditer(text) if int(m[1]) == wanted), None)
            if match is None or match.start() < 25 or (below is not None and wanted >= below):
                break
            above = text[: match.start()].rstrip(".")
            counted = re.search(r"\d\s?[^\W\d_]{1,2}$", above)  # ``304 с.``
            if (is_shortened(above) and not counted) or not _HAS_SOURCE.search(text[match.end() :]):
                break
            head, tail = out[-1].text[: match.start()], out[-1].text[match.end() :]
            out[-1].text = head
            out.append(RawEntry(tail, entry.lines[-1:], wanted))
    return out


def counts_on_behind(lists: Sequence[RawList], chunk: Chunk) -> bool:
    """Whether a chunk begins with the number that the last entry of the last list awaits."""
    last = lists[-1].entries[-1].number if lists and lists[-1].entries else None
    text = chunk.lines[0].text
    match = ENTRY_NUMBER.match(text) if last is not None and (text[:1].isdigit() or text[:1] == "[") else None
    return match is not None and int(match[1] or match[3] or 0) == (last or 0) + 1


def counted_on(lists: list[RawList]) -> list[RawList]:
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
    return bool(re.search(r"[^\W\d_]$", text[-2:])) and not re.search(r"https?://\S+$", text[-1000:])


def as_references(raw: RawList) -> tuple[Reference, ...]:
    """The list's entries with their authors, years, titles and links."""
    out: list[Reference] = []
    for entry in raw.entries:
        if not entry.text.strip():
            continue
        dash = SAME_AUTHORS.match(entry.text) if out else None
        if dash is None:
            first = split_run_together(entry.text)[0] if entry.number is not None else entry.text
            told = parse_entry(first, entry.lines)
            out.append(told if first == entry.text else told.model_copy(update={"text": entry.text}))
            continue
        told = parse_entry(entry.text[dash.end() :], entry.lines)
        out.append(told.model_copy(update={"text": entry.text, "authors": out[-1].authors}))
    return tuple(out)
