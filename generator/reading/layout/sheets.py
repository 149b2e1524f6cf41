"""The sheets of a text that a tool took from a PDF page by page: what stands at their edges, and their notes.

A page ends where a tool put a form feed, a sign of its own or, where it put neither, a blank line. At a page's
edges come the same lines again (a head, the address of a download) and numbers that count on; at its foot
stand notes whose figures are bare, as the marks on the words above are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from generator.reading.layout.pagenumbers import NUMBER, numbers_amid
from generator.reading.layout.said import key_of
from generator.reading.source import Line

#: A tool's sign between pages: ``<<PAGE_BREAK>>``, ``--- Page 3 ---``, ``[Page 3]``.
_BREAK = re.compile(r"[<\[{(=*#-]{1,6}\s?(?:page[ _-]?(?:break|\d{1,4}))\s?[>\]})=*#-]{1,6}", re.IGNORECASE)
#: Pages of running text have so many lines, a text that is cut into pages so many of them.
_PAGE_LINES, _PAGES = 15, 3
#: What a line that says the journal's ISSN has for letters.
_ISSN = ("issn", "eissn")
#: Below form feeds so many numbers that count on are the pages'.
_NUMBERS_LEAST = 2
#: So many lines at a page's edge may be a head or a foot.
_EDGE, _EDGE_LONGEST = 4, 200
#: The figure that opens a note, and how a note begins behind it.
_NOTE = re.compile(
    r"(\d{1,3})\s*(?=[^\W\d_a-zа-яёәғқңөұүһі]|[“\"‘«(\[§]|https?:|www\.|(?:see|cf|id|ibid|accord|см|там)\b"
    r"|\d{2,4}\s[A-ZА-Я])"
)
#: The same below another note.
_NEXT_NOTE = re.compile(r"(\d{1,3})(?:\s+(?=\S)|(?=[^\W\d_a-zа-яё]))")
#: A note's figure on the end of a word or a sentence.
_MARK = re.compile(r"(?<=[^\W\d_]|[.,;:!?”\"’)\]»…])(\d{1,3})(?=$|[\s.,;:)\]”»—–])")
#: A number that may have decimals, and is no year.
_COUNTED = re.compile(r"(?<!\d)(?!(?:19|20)\d\d$)\d{1,4}$")
_SENTENCE_END = re.compile(r"[.!?…][”\"’)\]»]{0,3}(?=\s+[“\"«(]?[^\W\d_a-zа-яёәғқңөұүһі]|\s*$)")
_STARRED = re.compile(r"\*{1,3}\s?(?=[©(]|[^\W\d_a-zа-яё])")
_STAR = re.compile(r"[^\W_]\*{1,3}(?=$|[\s,;&])")
#: Fewer notes do not tell that figures are their marks.
_NOTES_LEAST = 3


@dataclass(slots=True)
class _Page:
    """A page's lines, by their places in the file: those of the text, and those taken from its edges."""

    text: list[int]
    edges: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheets:
    """A file's lines without the signs of its pages.

    Attributes:
        lines: each line at a page's edge and each note stands between empty ones.
        edges: the numbers of the lines at the pages' edges, and of figures that stand alone on a line.
        glued: words with a page's number glued to them, as printed.
    """

    lines: tuple[Line, ...]
    edges: frozenset[int]
    glued: tuple[Line, ...] = ()


def part_sheets(lines: Sequence[Line], feeds: Set[int]) -> Sheets:
    """Part heads, feet and notes of pages from the text; a file without pages stays as it is.

    Args:
        lines: the file's lines.
        feeds: numbers of lines that a form feed opens.
    """
    pages = _pages(lines, feeds)
    if pages is None:
        return Sheets(tuple(lines), frozenset())
    edges = {place for page in pages for place in page.edges}
    fed = len(feeds) >= _PAGES - 1
    for take in (_take_again, _take_numbers, _take_again):
        edges |= take(lines, pages, fed)
    alone, glued = numbers_amid(lines, [(page.text, page.edges) for page in pages], edges)
    edges |= alone
    for page in pages:
        page.text = [place for place in page.text if place not in alone]
    changed: dict[int, str] = {}
    notes: set[int] = set()
    for page, told in _with_notes(lines, pages):
        notes |= told.keys()
        edges |= _set_marks(lines, page, told, changed)
    notes |= {place for page in pages[:_PAGES] for place in _starred(lines, page)}
    out: list[Line] = []
    parted: list[Line] = []
    for place, line in enumerate(lines):
        apart = place in edges or place in notes
        if apart:
            out.append(Line(line.number, ""))
        out.append(replace(line, text=changed[place]) if place in changed else line)
        if place in glued and place not in changed:
            cut = glued[place]
            out[-1] = replace(line, text=line.text[: cut.start(1)])
            parted.append(Line(line.number, cut[0].split()[-1]))
        if place in edges or place in glued:
            out.append(Line(line.number, ""))
    return Sheets(tuple(out), frozenset(lines[place].number for place in edges), tuple(parted))


def _pages(lines: Sequence[Line], feeds: Set[int]) -> list[_Page] | None:
    """The file's pages; None where it is not cut into pages."""
    signs = {
        place
        for place, line in enumerate(lines)
        if line.text[:1] in "<[{(=*#-" and _BREAK.fullmatch(line.text)
    }
    starts = signs | {place for place, line in enumerate(lines) if line.number in feeds}
    starts = starts or _behind_feet(lines)
    told = len(starts) >= _PAGES - 1
    pages = [_Page([])]
    for place, line in enumerate(lines):
        if place in starts if told else not line.text.strip():
            pages.append(_Page([]))
        if place in signs:
            pages[-1].edges.append(place)
        elif line.text.strip():
            pages[-1].text.append(place)
    pages = [page for page in pages if page.text or page.edges]
    long_ = [len(page.text) for page in pages if len(page.text) >= _PAGE_LINES]
    whole = sum(len(page.text) for page in pages)
    return pages if len(long_) >= _PAGES and sum(long_) >= 0.6 * whole else None


def _behind_feet(lines: Sequence[Line]) -> set[int]:
    """Places behind a line that comes again, each time beside a number that counts on: where pages begin.

    Nothing where blank lines or nothing at all stand between the pages.
    """
    again: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if 20 <= len(line.text) <= _EDGE_LONGEST:
            again.setdefault(line.text, []).append(place)
    for places in again.values():
        if len(places) <= _PAGES:
            continue
        for step in (-1, 1):
            beside = [lines[p + step].text if 0 <= p + step < len(lines) else "" for p in places]
            numbers = [int(m[1]) for text in beside if (m := NUMBER.fullmatch(text))]
            steps = sum(b == a + 1 for a, b in pairwise(numbers))
            glued = sum(
                p + 1 + max(step, 0) < len(lines) and bool(lines[p + 1 + max(step, 0)].text.strip())
                for p in places
            )
            if steps >= 0.7 * (len(places) - 1) and glued >= 0.7 * (len(places) - 1):
                return {p + 1 + max(step, 0) for p in places}
    return set()


def _take_again(lines: Sequence[Line], pages: Sequence[_Page], fed: bool) -> set[int]:
    """Take lines from the pages' edges that come again at the edges, and nowhere else.

    Below form feeds a line in capitals at two pages' tops is enough.
    """
    keys = {
        place: key_of(lines[place].text) if len(lines[place].text) <= _EDGE_LONGEST else ""
        for page in pages
        for place in page.text
    }
    at_edge = Counter(keys[p] for page in pages for p in {*page.text[:_EDGE], *page.text[-_EDGE:]})
    anywhere = Counter(keys.values())
    again = {
        key
        for key, count in at_edge.items()
        if (len(key) > 7 or key in _ISSN) and count >= _PAGES and anywhere[key] <= count * 1.2
    }
    if fed:
        tops = Counter(
            keys[page.text[0]] for page in pages if page.text and lines[page.text[0]].text.isupper()
        )
        again |= {key for key, count in tops.items() if count > 1 == anywhere[key] // count and len(key) > 4}
    told: dict[str, list[tuple[int, str]]] = {key: [] for key in again}
    for number, page in enumerate(pages):
        for place in page.text:
            if keys[place] in told:
                told[keys[place]].append((number, lines[place].text))
    again = {key for key, where in told.items() if _says_the_same(where)}
    taken: set[int] = set()
    first = pages[0].text
    if len(first) > 1 and keys[first[0]] in again and keys[first[1]].startswith(keys[first[0]]):
        taken.add(first.pop(0))  # the title says the head again
    for number, page in enumerate(pages):
        for side in (0, -1) if number else (-1,):  # the first page's top may be the title
            while page.text and keys[page.text[side]] in again:
                taken.add(page.text.pop(side))
    return taken


def _says_the_same(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether lines of the same letters have the same figures, too, or a figure that counts on with the pages.

    Args:
        lines: each with the number of its page.
    """
    figures = [(number, tuple(map(int, re.findall(r"\d{1,9}", text)))) for number, text in lines]
    if len({told for _, told in figures}) <= 2:
        return True
    for side, rest in ((0, slice(1, None)), (-1, slice(None, -1))):
        ahead = Counter(told[side] - number for number, told in figures if told)
        counts = bool(ahead) and ahead.most_common(1)[0][1] * 2 >= len(figures)
        if counts and len({told[rest] for _, told in figures}) <= 2:
            return True
    return False


def _take_numbers(lines: Sequence[Line], pages: Sequence[_Page], fed: bool) -> set[int]:
    """Take the pages' numbers from that edge, the upper or the lower, at which numbers count on with the pages."""
    taken: set[int] = set()
    for side in (-1, 0):
        found = [
            (number, page, int(match[1]))
            for number, page in enumerate(pages)
            if page.text and (match := NUMBER.fullmatch(lines[page.text[side]].text))
        ]
        ahead = Counter(value - number for number, _, value in found)
        offset, count = ahead.most_common(1)[0] if ahead else (0, 0)
        least = _NUMBERS_LEAST if fed and count == len(found) else _PAGES
        if count < least or count * 2 < len(found):
            continue
        for number, page, value in found:
            if abs(value - number - offset) <= 2:  # pages without text do not count
                taken.add(page.text.pop(side))
    return taken


def _with_notes(
    lines: Sequence[Line], pages: Sequence[_Page]
) -> list[tuple[_Page, dict[int, tuple[int, str]]]]:
    """The pages with notes at their feet; of each note the place of its first line, its number and that line's rest."""
    found: list[tuple[_Page, dict[int, tuple[int, str]]]] = []
    last = 0
    for page in pages:
        notes = _notes(lines, page, last)
        if notes:
            found.append((page, notes))
            last = max(number for number, _ in notes.values())
    return found if sum(len(notes) for _, notes in found) >= _NOTES_LEAST else []


def _notes(lines: Sequence[Line], page: _Page, last: int) -> dict[int, tuple[int, str]]:
    """The notes at a page's foot: they count on from the last one, or begin anew, and the text above bears the first's mark."""
    starts = [
        (place, int(match[1]), lines[place].text[match.end() :])
        for place in page.text
        if lines[place].text[:1].isdigit() and (match := _NEXT_NOTE.match(lines[place].text))
    ]
    if not starts:
        return {}
    seen: dict[int, int] = {}  # a mark's number, the place where it stands first
    for place in page.text:
        for _, number in _marks(lines[place].text):
            seen.setdefault(number, place)
    for wanted in (last + 1, last + 2, last + 3, 1):
        for at, (place, number, _) in enumerate(starts):
            if number != wanted or seen.get(number, place) >= place:
                continue
            if wanted != last + 1 and not _NOTE.match(lines[place].text):
                continue
            notes: dict[int, tuple[int, str]] = {}
            for below, counted, rest in starts[at:]:
                if counted == number + len(notes):
                    notes[below] = (counted, rest)
            return notes
    return {}


def _starred(lines: Sequence[Line], page: _Page) -> Iterator[int]:
    """Where a note begins on one of the first pages whose star stands behind a name or a title above."""
    marked = False
    for place in page.text:
        text = lines[place].text
        if marked and _STARRED.match(text):
            yield place
        marked = marked or bool(_STAR.search(text))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Figures on the ends of a line's words, or alone on it, that may be marks: where each begins, and its number."""
    if (alone := NUMBER.fullmatch(text)) and len(alone[1]) < 4:
        yield 0, int(alone[1])
        return
    for match in _MARK.finditer(text):
        before = match.start()
        if text[before - 1] in ".,:" and _COUNTED.search(text[max(0, before - 6) : before - 1]):
            behind = text[match.end() :]
            if behind and not re.match(r"\s+[“\"«(]?[^\W\d_a-zа-яё]", behind):
                continue  # ``2.5 million``
        yield before, int(match[1])


def _set_marks(
    lines: Sequence[Line], page: _Page, notes: dict[int, tuple[int, str]], changed: dict[int, str]
) -> set[int]:
    """Put the notes of a page, and their marks in its text, into the notation for marks.

    Returns:
        Places of lines that were a mark alone: a raised figure that the tool took for a line. It goes to the end
        of the sentence on the line below, if only one sentence ends there; else it is left out.
    """
    foot = min(notes)
    for place, (number, rest) in notes.items():
        changed[place] = f"^{{{number}}} {rest}"
    edges: set[int] = set()
    numbers = [number for number, _ in notes.values()]
    wanted, last = min(numbers), max(numbers)
    text = [place for place in page.text if place < foot]
    for at, place in enumerate(text):
        if wanted > last:
            break
        printed = changed.get(place, lines[place].text)
        out, copied = "", 0
        for begin, number in _marks(printed):
            if not wanted <= number <= last:
                continue
            wanted = number + 1
            if not begin:
                edges.add(place)
                if at + 1 < len(text) and (set_in := _at_sentence_end(lines[text[at + 1]].text, number)):
                    changed[text[at + 1]] = set_in
                break
            out += f"{printed[copied:begin]}^{{{number}}}"
            copied = begin + len(str(number))
        if copied:
            changed[place] = out + printed[copied:]
    page.text = [place for place in page.text if place not in edges]
    return edges


def _at_sentence_end(text: str, number: int) -> str | None:
    """A line with a note's mark behind the only sentence that ends on it."""
    ends = list(_SENTENCE_END.finditer(text))
    return f"{text[: ends[0].end()]}^{{{number}}}{text[ends[0].end() :]}" if len(ends) == 1 else None
