"""What a page's layout leaves in the lines, undone before anything is read.

Hard-wrapped text without blank lines is cut into paragraphs by its indents and short last lines;
a label that stands on the same stretch as what it opens becomes a chunk of its own; running heads
are taken out, so that what they cut can be put together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from statistics import quantiles

from generator.reading.chunks import PAGE, PAGE_OF, Chunk, bullet
from generator.reading.dates import is_date_line
from generator.reading.mastheads import VOLUME_YEAR_PAGES, is_identifier, is_masthead
from generator.reading.source import Line
from generator.reading.text import inline, plain, strip_heading_marks, upper_share
from generator.reading.vocabulary import ALL_STATEMENTS, Vocabulary, heads_references, whole_label

#: ``41``, ``– 41 –``, ``xii``, ``Page 41 of 60``, ``41 / 60``
_PAGE_NUMBER = re.compile(
    rf"\W{{0,4}}(?:\d{{1,4}}|[ivxlc]{{1,6}}|{PAGE}\s?\d{{1,4}}|{PAGE_OF})\W{{0,4}}",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:№|\bno\.?|\bvol(?:ume|\.)?|\bissue|\bтом|\bт\.|\bвып(?:уск|\.)?)\s*\d", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OWN_PAGE = re.compile(r"^(?!(?:19|20)\d\d)\d{1,4}\s+\D|\S\s+(?!(?:19|20)\d\d)\d{1,4}$")
#: A page's number, set apart from a head by more than a space.
_PAGE_APART = re.compile(r"\S\s{3,}\d{1,4}$|^\d{1,4}\s{3,}\S")
#: A page's number amid a head, set apart on both sides.
_PAGE_AMID = re.compile(r"\S\s{3,}\d{1,4}\s{3,}\S")
#: The first author, and the article's DOI or the volume with an article's number: heads of some journals.
_AUTHOR_DOI = re.compile(
    r"\b(?:et al\.?|и др\.|және т\.\s?б\.)\s.{0,80}(?:\b10\.\d{4,9}/\S+|\b\d{1,4}\s?\((?:19|20)\d\d\)\s?\d{1,7})$"
)
#: An article's DOI, and a page's number apart from it, on either side.
_DOI_AND_PAGE = re.compile(
    r"(?:\d{1,4}\s{3,})?(?:https?://(?:dx\.)?doi\.org/|doi:?\s?)10\.\d{4,9}/\S+(?:\s{3,}\d{1,4})?",
    re.IGNORECASE,
)
#: A note's figure and its first word.
_NOTE_AT_FOOT = re.compile(r"\d{1,3}\s[^\W\d_a-zа-яёәғқңөұүһі]")
_NOTE_IN_BRACKETS = re.compile(r"\[\d{1,3}\]\s")
_ENTRY_NUMBER = re.compile(r"\[?\d{1,3}[.)\]]\s")
#: ``[Vol. 18:77``: the volume, and the article's first page.
_VOLUME_AND_FIRST = re.compile(r"\[Vol\.?\s?\d{1,3}:\d{1,4}\]?")
_STROKE = re.compile(r"\s[/|]\s")
_BOX = re.compile(r"\[\^\d{1,3}\]\s*")
_PART_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[^\W\d_]")
_OF_PAGES = re.compile(r"\b\d{1,3}\s+(?:of|из|/)\s+\d{1,3}$")
#: What stands behind the first of several authors.
_AND_OTHERS = re.compile(r"\s(?:et al|и др|және т\.\s?б|ж\.\s?т\.\s?б|ж\.\s?б)\b\.?")
_INITIALS_END = re.compile(r"(?:\b[^\W\d_]\.\s?){1,2}\s(?=[^\W\d_]{2})")
_ABSTRACT_LEAST = 60
_KEYWORDS_LONGEST = 600
#: What no running head says though it comes again in each article.
_LABELLED = (
    "author_info",
    "funding",
    "acknowledgements",
    "conflict",
    "other_statement",
    "abstract",
    "notes",
    "not_article",
)
#: Letters one by one.
_LETTERS_APART = re.compile(r"[*#_ ]{0,8}[^\W\d_](?: {1,6}[^\W\d_]){3,40}[*_.: ]{0,4}")
#: Labels that some journals print with their letters apart.
_APART = (*_LABELLED, "keywords", "references", "citation", "article_type")
_ENDED = re.compile(r"[.!?…:;»”\")\]]\s*$")
_HEAD_LONGEST = 120
#: The end of an entry without a stop: a figure, a bracket, an address.
_ENTRY_END = re.compile(r"(?:[\d)\]/]|https?://\S+|\b10\.\d{4,9}/\S+)[»”\"*>]*$")
_SENTENCE_END = re.compile(r"[.!?…][»”\")\]*]*(?:\^\{[^{}]{1,8}\})?\s*$")
#: No page's line is longer.
_PAGE_WIDEST = 160
#: Lines in capitals that are no longer may be one rubric; titles are longer.
_RUBRIC_WIDEST = 60
#: No line of a page with one column is shorter.
_PAGE_LEAST = 90
#: A file of fewer lines does not tell how its paragraphs are parted.
_LINES_LEAST = 12
#: A file is taken for hard-wrapped where this share of its lines stands in runs of three or more.
_WRAPPED = 0.5


# --- hard-wrapped lines ---------------------------------------------------------------------------


def part_paragraphs(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Put an empty line before each paragraph of a hard-wrapped file; any other file stays as it is.

    A paragraph begins at a first-line indent where the file uses them, else behind a short line
    that ends a sentence.
    """
    runs = _runs(lines)
    long_runs = [run for run in runs if len(run) > 2]
    held = [line for run in long_runs for line in run]
    if len(held) < 12 or len(held) < _WRAPPED * sum(map(len, runs)):
        return _part_long_lines(lines, runs)
    width = quantiles([line.indent + len(line.text) for line in held], n=10)[-1]
    full = sum(line.indent + len(line.text) >= 0.8 * width for line in held)
    if width > 130 or full < 0.5 * len(held):
        return _part_long_lines(lines, runs)
    base, firsts = max(
        ((base, _first_lines(long_runs, base)) for base, _ in Counter(x.indent for x in held).most_common(2)),
        key=itemgetter(1),
    )
    begins: set[int] = set()
    for run in runs:
        hanging = firsts >= 4 and _hangs(run, base)
        for place, (upper, lower) in enumerate(pairwise(run)):
            if hanging:
                new = lower.indent == base
            elif firsts >= 4:
                centred = (upper.indent > base + 8) != (lower.indent > base + 8)
                new = base + 2 <= lower.indent <= base + 8 or (centred and not upper.text.endswith(","))
            else:
                new = _parted(upper, lower, run, place, width)
            if upper.indent == lower.indent > base and (upper.text.endswith(",") or lower.text[:1].islower()):
                new = False  # a block that is indented as a whole
            if new or _PAGE_NUMBER.fullmatch(upper.text) or _PAGE_NUMBER.fullmatch(lower.text):
                begins.add(lower.number)
    return _with_gaps(lines, begins)


def _with_gaps(lines: Sequence[Line], begins: Set[int]) -> tuple[Line, ...]:
    """The lines, with an empty one before those of these numbers."""
    out: list[Line] = []
    for line in lines:
        if line.number in begins:
            out.append(Line(line.number, ""))
        out.append(line)
    return tuple(out)


def _part_long_lines(lines: Sequence[Line], runs: Sequence[Sequence[Line]]) -> tuple[Line, ...]:
    """Put an empty line between paragraphs of a file in which each is a line, as word processors save text.

    Where hardly any line is empty, every line is a paragraph. Elsewhere a paragraph longer than any
    page's line stands alone, and with it a short line that is glued to it and opens or ends no sentence.
    """
    whole = _lines_are_whole(runs)
    widest = _PAGE_LEAST if whole else _PAGE_WIDEST
    begins = {
        lower.number
        for run in runs
        for upper, lower in pairwise(run)
        if _stands_apart(upper.text, lower.text, widest)
    }
    if whole and len(runs) * 10 <= sum(map(len, runs)):
        begins = {
            lower.number
            for run in runs
            for upper, lower in pairwise(run)
            if not _goes_on(upper.text, lower.text)
        }
    return _with_gaps(lines, begins)


def _lines_are_whole(runs: Sequence[Sequence[Line]]) -> bool:
    """Whether the long lines of a file end sentences, as no page's lines do."""
    lengths = [len(line.text) for run in runs for line in run]
    if len(lengths) < _LINES_LEAST:
        return False
    least = 0.6 * quantiles(lengths, n=10)[-1]
    ends = [bool(_SENTENCE_END.search(x.text)) for run in runs for x in run if len(x.text) > least]
    return sum(ends) >= 0.45 * len(ends)


def _goes_on(upper: str, lower: str) -> bool:
    """Whether two lines of such a file belong together: items, or a line that breaks off."""
    if bullet(lower) is not None:
        return bullet(upper) is not None
    if max(len(upper), len(lower)) < _RUBRIC_WIDEST and min(upper_share(upper), upper_share(lower)) > 0.9:
        return upper[-1:].isalpha() or upper.endswith("/")  # a rubric in several lines
    return upper.endswith((",", "-")) or lower[:1].islower()


def _stands_apart(upper: str, lower: str, widest: int) -> bool:
    """Whether a paragraph on a line of its own, longer than a page's line, ends or begins between two lines."""
    if not _opens_line(lower) or upper[:1].isdigit() or upper.endswith("\\") or "@" in upper or "@" in lower:
        return False  # numbered lines tell by themselves where they belong
    if len(upper) > widest:
        heads = len(lower) < _HEAD_LONGEST and not re.search(r"[.,;]$", lower)
        return bool(_SENTENCE_END.search(upper)) and (heads or len(lower) > widest)
    if len(lower) <= widest or len(upper) > _HEAD_LONGEST or not _opens_line(upper):
        return False
    return bool(_SENTENCE_END.search(lower)) and not re.search(r"[,;:–—-]$", upper)


def _opens_line(text: str) -> bool:
    """Whether a line begins as a sentence or a heading does, and is no item, note or row."""
    return (
        bool(re.match(r"[#*_\"«“(]{0,6}(?:\d{1,2}(?:\.\d{1,2})*\.?\s)?[^\W\d_]", text))
        and not text.lstrip('#*_"«“( ')[:1].islower()
    )


def _first_lines(runs: Sequence[Sequence[Line]], base: int) -> int:
    """How many lines are set in by two signs to eight before one at an indent."""
    return sum(
        base + 2 <= b.indent <= base + 8 and c.indent == base for run in runs for b, c in pairwise(run)
    )


def _hangs(run: Sequence[Line], base: int) -> bool:
    """Whether the lines of a run that stand out begin its entries, and those set in go on with them."""
    out = [line.text for line in run if line.indent == base]
    indents = {line.indent for line in run if line.indent != base}
    opens = all(re.match(r"[\"«“(\[]?[^\W_a-zа-яёәғқңөұүһі]", text) for text in out)
    return len(indents) == 1 and min(indents) > base and run[0].indent == base and len(out) > 1 and opens


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines between blank ones; rows of tables are left out."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if not line.text.strip():
            runs.append([])
        elif not line.text.lstrip().startswith("|") and "\t" not in line.text.strip():
            runs[-1].append(line)
    return [run for run in runs if run]


def _parted(upper: Line, lower: Line, run: Sequence[Line], place: int, width: float) -> bool:
    """Whether a paragraph ends between two lines without indents."""
    if len(upper.text) >= 0.8 * width or lower.indent > upper.indent + 1:
        return False
    if not re.match(r"[\"«“(\[*]*(?:[^\W\d_]|\d)", lower.text) or lower.text[:1].islower():
        return False
    if re.search(r"[.!?…][»”\")\]]*$", upper.text):
        return True
    shouted = upper.text.isupper() and place == 0
    following = run[place + 1]
    return shouted and not _ENDED.search(upper.text) and len(following.text) >= 0.8 * width


def part_note_boxes(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Take a tool's own marks (``[^0]`` and ``[^0]:`` in the next line) from the notes that it gathered.

    The print's marks stand behind them, or none does.
    """
    out: list[Line] = []
    box = False
    for place, line in enumerate(lines):
        below = lines[place + 1].text if place + 1 < len(lines) else ""
        if "[^" in line.text and _BOX.fullmatch(line.text) and below.startswith(f"{line.text.strip()}:"):
            out.append(Line(line.number, "", line.indent))
            box = True
        elif box and "[^" in line.text:
            out.append(Line(line.number, line.text.partition(":")[2].strip(), line.indent))
        else:
            box = False
            out.append(line)
    return tuple(out)


# --- spaced letters -------------------------------------------------------------------------------


def join_spaced_labels(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Put the letters of labels and headings together that a journal prints apart (``A B S T R A C T``)."""
    return tuple(
        Line(line.number, _joined_label(line.text, vocabulary) or line.text, line.indent)
        if _LETTERS_APART.fullmatch(line.text)
        else line
        for line in lines
    )


def _joined_label(text: str, vocabulary: Vocabulary) -> str:
    """The known label or heading whose letters a text has one by one; nothing where there is none."""
    words = ["".join(part.split()) for part in re.split(r"\s{2,}", text.strip(" *#_"))]
    whole = "".join(words)
    cuts = (f"{whole[:place]} {whole[place:]}" for place in range(3, len(whole) - 2))
    for label in (" ".join(words), whole, *cuts):
        if vocabulary.section_level(label) is not None:
            return label
        if any(whole_label(group, label, vocabulary) for group in _APART):
            return label
    return ""


# --- labels ---------------------------------------------------------------------------------------


def part_keywords(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> tuple[Chunk, ...]:
    """Give keywords that stand on the last line of their abstract, with their label, a chunk of their own."""
    out: list[Chunk] = []
    for chunk in chunks:
        begin = 0
        for place, line in enumerate(chunk.lines):
            at = vocabulary.label_within("keywords", line.text) if len(line.text) > _ABSTRACT_LEAST else None
            if at is None or at < _ABSTRACT_LEAST or len(line.text) - at > _KEYWORDS_LONGEST:
                continue
            above = Line(line.number, line.text[:at].rstrip(), line.indent)
            out.append(Chunk((*chunk.lines[begin:place], above)))
            chunk = Chunk(
                (*chunk.lines[:place], Line(line.number, line.text[at:]), *chunk.lines[place + 1 :])
            )
            begin = place
        out.append(Chunk(chunk.lines[begin:]) if begin else chunk)
    return tuple(out)


def part_labels(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> tuple[Chunk, ...]:
    """Give a heading that stands directly on its text, without a blank line, a chunk of its own."""
    out: list[Chunk] = []
    counted = any(
        re.match(r"\d", line.text) and len(line.text) < 80 and vocabulary.section_level(line.text) is not None
        for chunk in chunks
        for line in chunk.lines
    ) or any(
        _PART_NUMBER.match(line.text) and _is_numbered_heading(line.text, below.text)
        for chunk in chunks
        for line, below in pairwise(chunk.lines)
    )
    for chunk in chunks:
        rest: list[Line] = []
        for place, line in enumerate(chunk.lines):
            above = chunk.lines[place - 1].text
            opens = place == 0 or not rest or bool(_ENDED.search(above))
            # keywords end without a stop, and entries with an address
            opens = opens or bool(_ENTRY_END.search(above) and _heads_list(line.text, vocabulary))
            opens = opens or bool(vocabulary.has("keywords", rest[0].text) and not above.endswith((",", "-")))
            last = place + 1 == len(chunk.lines)
            if (
                place
                and opens
                and (
                    _opens_statement(line.text, vocabulary)
                    or (rest and _denies_conflict(line.text, rest[0].text, vocabulary))
                )
            ):
                if rest:
                    out.append(Chunk(tuple(rest)))
                rest = [line]
                continue
            below = "" if last else chunk.lines[place + 1].text
            if place and rest and _opens_note_on_author(line.text, rest[-1].text, vocabulary):
                out.append(Chunk(tuple(rest)))
                rest = [line]
                continue
            if place and opens and rest and vocabulary.run_in_heading(line.text):
                out.append(Chunk(tuple(rest)))  # a section whose heading opens its first line
                rest = [line]
                continue
            if place and opens and _is_figure_caption(line.text, vocabulary):
                if rest:
                    out.append(Chunk(tuple(rest)))
                    rest = []
                out.append(Chunk((line,)))
                continue
            numbered = counted and opens and not last and _is_numbered_heading(line.text, below)
            shouted = not place and not last and _is_shouted_heading(line.text, below)
            if shouted or numbered or (opens and (place or not last) and _is_label(line.text, vocabulary)):
                if rest:
                    out.append(Chunk(tuple(rest)))
                    rest = []
                out.append(Chunk((line,)))
            else:
                rest.append(line)
        if rest:
            out.append(Chunk(tuple(rest)))
    return tuple(out)


def _is_figure_caption(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line of its own names a figure: the word, a number, a sign, and no sentence behind it."""
    found = vocabulary.find("figure", text) if len(text) < 130 and any(map(str.isdigit, text[:24])) else None
    if found is None:
        return False
    return bool(re.fullmatch(r"\s?[.:–—-]\s*[^\W_a-zа-яёәғқңөұүһі][^.!?]*\.?", text[found[1].end("label") :]))


def _heads_list(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is the heading of references or of what is told about the authors."""
    bare = plain(inline(strip_heading_marks(text)))
    if len(bare) > 80 or not bare[:1].isupper():
        return False
    return heads_references(bare, vocabulary) or whole_label("author_info", bare, vocabulary)


def _opens_statement(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line begins funding, thanks and the like with its label (``Funding: …``)."""
    if not text[:1].isupper() and not text.startswith("*"):
        return False
    bare = inline(text)
    return any(vocabulary.has(group, bare) for group in ALL_STATEMENTS)


def _denies_conflict(text: str, above: str, vocabulary: Vocabulary) -> bool:
    """Whether a line below a statement says, without a label, that there is no conflict of interest."""
    return len(text) < 250 and vocabulary.has("conflict_text", text) and _opens_statement(above, vocabulary)


def _opens_note_on_author(text: str, above: str, vocabulary: Vocabulary) -> bool:
    """Whether a line on running text begins a note at the page's foot: a star, and whom to write to."""
    if not text.startswith(("*", "\\*", "^{*}")) or len(above) < 50 or "@" in above:
        return False
    if vocabulary.has("institution", above):
        return False
    called = vocabulary.find("corresponding", text)
    return called is not None and called[1].start() < 6


def _is_shouted_heading(text: str, below: str) -> bool:
    """Whether a line in capitals stands on the first sentence of its section."""
    if (
        not text.isupper()
        or not 8 <= len(text) <= 80
        or len(text.split()) < 2
        or re.search(r"[.!?:;,\d]$", text)
    ):
        return False
    if len(below) < 70 or not below[:1].isupper() or re.search(r"[@\d]", below[:30]):
        return False
    small = sum(map(str.islower, below))
    return small * 2 > len(below) and bool(re.search(r"[^\W\d_]{3}[.!?]\s|[^\W\d_]{3}[.!?…-]?$", below))


def _is_numbered_heading(text: str, below: str) -> bool:
    """Whether a short numbered line stands on the text of its section."""
    match = re.match(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=[^\W\d_])", text)
    if not match or len(text) > 90 or re.search(r"[.!?:;,]$", text) or not text[match.end()].isupper():
        return False
    if re.match(rf"{re.escape(match[0].strip(' .'))}\.1\.?\s+[^\W\d_]", below):
        return True  # the heading of the section's first part
    return len(below) > 60 and below[:1].isupper()


def _is_label(text: str, vocabulary: Vocabulary) -> bool:
    bare = plain(inline(strip_heading_marks(text)))
    if len(bare) > 80 or not bare[:1].isalnum() or bare[:1].islower() or bullet(text):
        return False
    if vocabulary.section_level(bare) is not None:
        return True
    return heads_references(bare, vocabulary) or whole_label("author_info", bare, vocabulary)


# --- running heads --------------------------------------------------------------------------------


def part_running_heads(
    chunks: Sequence[Chunk], vocabulary: Vocabulary
) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """Take running heads out.

    A short line is one where it comes again with another page number in it, or stands beside a
    page number and names a journal's issue, or repeats a byline or a title from above in the
    middle of running text.

    Returns:
        What is left, and the heads.
    """
    keys = [_key(chunk) for chunk in chunks]
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key:
            places[key].append(place)
    said = _Said(chunks)
    heads = {p for where in places.values() for p in where if _is_head(chunks, p, where, said, vocabulary)}
    if chunks and len(top := _key_of(chunks[0].text)) > 20 and len(chunks[0].text) < 300:
        heads |= {
            p
            for p in range(4, len(chunks) - 1)
            if len(chunks[p].lines) == len(chunks[0].lines)
            and _key_of(chunks[p].text) == top
            and _in_running_text(chunks, p, vocabulary)
        }  # the head of the file's first page on another
    heads |= {
        p
        for p in range(2, len(chunks))
        if len(chunks[p].text) < 300 and vocabulary.has("download", chunks[p].lines[0].text)
    }
    beside = {p for h in heads for p in (h - 1, h + 1) if 0 <= p < len(chunks) and _is_page_number(chunks[p])}
    gone = heads | beside
    more = {
        p
        for h in gone
        for p in (h - 1, h + 1)
        if 2 <= p < len(chunks) - 1
        and p not in gone
        and keys[p]
        and (said.first.get(keys[p], p) < p or said.says_title(keys[p]))
        and not re.match(r"\W*(?:\d|[IVX]{1,5}\.)", chunks[p].text)
        and _in_running_text(chunks, p, vocabulary)
        and not _says_a_part(plain(inline(strip_heading_marks(chunks[p].text))), vocabulary)
    }
    gone |= more  # a title or a name said again beside a head
    gone |= {
        p
        for h in tuple(gone)
        for p in (h - 1, h + 1)
        if 2 <= p < len(chunks) - 1 and p not in gone and _says_name_and_title(chunks[p].text, p, said)
    }
    gone |= {
        p
        for p in (h + 1 for h in tuple(gone))
        if p + 1 < len(chunks)
        and p not in gone
        and len(chunks[p].text) < 30
        and chunks[p].text.isupper()
        and chunks[p + 1].text[:1].islower()
        and not chunks[p + 1].text.startswith("http")
        and not _says_a_part(chunks[p].text, vocabulary)
    }  # the publisher's sign
    gone |= {
        p
        for h in tuple(gone)
        for p in (h - 1, h + 1)
        if 2 <= p < len(chunks)
        and p not in gone
        and len(chunks[p].text) < 60
        and len(chunks[p].lines) == 1
        and _OWN_PAGE.search(chunks[p].text)
        and plain(chunks[p].text).isupper()
        and not re.match(r"\W*\d{1,3}\.|\W*[IVX]{1,5}\.", chunks[p].text)
        and _in_running_text(chunks, p, vocabulary)
    }  # the rubric and the page's number beside a head
    return (
        tuple(chunk for place, chunk in enumerate(chunks) if place not in gone),
        tuple(chunks[place] for place in sorted(gone)),
    )


def part_cover(
    chunks: Sequence[Chunk], vocabulary: Vocabulary
) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """Take out the page that a library's site puts before what is downloaded from it.

    Returns:
        What is left, and the page's chunks; none where the file does not begin with such a page.
    """

    def told(chunk: Chunk) -> bool:
        return any(vocabulary.has("download", line.text) for line in chunk.lines)

    if not any(told(chunk) for chunk in chunks[:20]):
        return tuple(chunks), ()
    said = Counter(
        _key_of(chunk.text) for chunk in chunks if len(chunk.text) < 300
    )  # a page's foot comes again
    places = [
        place for place, chunk in enumerate(chunks[:30]) if told(chunk) and said[_key_of(chunk.text)] < 2
    ]
    if len(places) < 2:
        return tuple(chunks), ()  # one line may stand at the foot of the first page
    last = places[-1]
    if any(vocabulary.has(group, c.text) for c in chunks[:last] for group in ("abstract", "keywords")):
        return tuple(chunks), ()
    kept = [chunk for chunk in chunks[: last + 1] if _is_of_article(chunk, vocabulary)]
    cover = tuple(chunk for chunk in chunks[: last + 1] if chunk not in kept)
    return (*kept, *chunks[last + 1 :]), cover


def _is_of_article(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk of a download's first page is the citation, the DOI or the date of what was downloaded."""
    text = inline(chunk.text)
    if vocabulary.has("download", text):
        return False
    if vocabulary.has("citation", text) or is_date_line(chunk, vocabulary):
        return len(text) < 600
    return len(text) < 120 and is_identifier(text, vocabulary)


def part_page_feet(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """Part a page's number, the head on it and the notes above it from the paragraph that they stand in."""
    out: list[Chunk] = []
    for place, chunk in enumerate(chunks):
        lines = chunk.lines
        cuts = {0, len(lines)}
        following = chunks[place + 1].lines[0] if place + 1 < len(chunks) else None
        for at, line in enumerate(lines if len(lines) > 1 else ()):
            if place and "   " in line.text and _is_paged_foot(line.text):
                note = next((n for n in range(max(0, at - 6), at) if _NOTE_AT_FOOT.match(lines[n].text)), at)
                cuts |= {note, at, at + 1}
                continue
            if len(line.text) > 7 or not _PAGE_NUMBER.fullmatch(line.text) or not at:
                continue
            if line.text[0].isalpha() and line.text.endswith("."):
                continue  # “С. 12.”: the end of a note's wrapped line
            below = lines[at + 1] if at + 1 < len(lines) else following
            if below is None or len(lines[at - 1].text) <= 20 or "\t" in lines[at - 1].text:
                continue
            if len(below.text) > _HEAD_LONGEST or not _looks_like_head(below.text, chunks):
                continue
            note = next((n for n in range(max(0, at - 6), at) if _NOTE_AT_FOOT.match(lines[n].text)), at)
            cuts |= {note, at, at + 1, min(at + 2, len(lines))}
        if len(lines) == 2 and _is_head_with_page(lines):
            cuts.add(1)
        if (
            len(lines) > 1
            and _OWN_PAGE.match(lines[0].text)
            and _is_said_before(lines[0].text, chunks[:place])
        ):
            cuts.add(1)
        ends = sorted(cuts)
        out += [chunk] if len(ends) == 2 else [Chunk(lines[i:j]) for i, j in pairwise(ends)]
    return out


def _is_head_with_page(lines: Sequence[Line]) -> bool:
    """Whether of two lines one is a page's number and the other names a journal's issue."""
    head, page = lines if _PAGE_NUMBER.fullmatch(lines[1].text) else lines[::-1]
    if not _PAGE_NUMBER.fullmatch(page.text) or len(head.text) > _HEAD_LONGEST:
        return False
    return bool(_YEAR.search(head.text)) and ("ISSN" in head.text or bool(_ISSUE.search(head.text)))


def _is_paged_foot(text: str) -> bool:
    """Whether a line holds a page's number, and apart from it the article's DOI or the journal's issue."""
    if len(text) > _HEAD_LONGEST + 60 or not _PAGE_APART.search(text):
        return False
    return bool(_DOI_AND_PAGE.fullmatch(text)) or bool(_ISSUE.search(text) and _YEAR.search(text))


def _looks_like_head(text: str, chunks: Sequence[Chunk]) -> bool:
    """Whether a line names a journal's issue, or repeats what a file's first lines say."""
    if (_ISSUE.search(text) and _YEAR.search(text)) or _is_said_at_top(text, chunks):
        return True
    behind = list(_INITIALS_END.finditer(text))
    title = _key_of(text[behind[-1].end() :]) if behind else ""
    return len(title) > 13 and any(
        title in _key_of(line.text) for chunk in chunks[:12] for line in chunk.lines
    )


def _is_said_before(text: str, chunks: Sequence[Chunk]) -> bool:
    """Whether a line's letters are those of one of a file's first lines."""
    key = _key_of(text)
    return 8 <= len(key) <= 80 and any(
        key == _key_of(line.text) for chunk in chunks[:6] for line in chunk.lines
    )


def _is_said_at_top(text: str, chunks: Sequence[Chunk]) -> bool:
    """Whether a short line in capitals is a part of what a file's first lines say."""
    key = _key_of(text)
    if not 8 <= len(key) <= 60 or not _shouts_or_names_issue(text) or re.search(r"[.!?]$", text):
        return False
    return any(key in _key_of(line.text) for chunk in chunks[:3] for line in chunk.lines)


@dataclass(frozen=True)  # no slots: what is seldom asked for is made when it is
class _Said:
    """What a text's lines say."""

    chunks: Sequence[Chunk]

    @cached_property
    def first(self) -> dict[str, int]:
        """The letters of each line, to the chunk where it stands first."""
        places: dict[str, int] = {}
        for place, chunk in enumerate(self.chunks):
            for line in chunk.lines:
                places.setdefault(_key_of(line.text), place)
        return places

    @cached_property
    def top(self) -> frozenset[str]:
        """The words of the first lines."""
        text = " ".join(line.text for chunk in self.chunks[:12] for line in chunk.lines)
        return frozenset(word.casefold() for word in re.findall(r"[^\W\d_]+", text[:4000]))

    def says_title(self, key: str) -> bool:
        """Whether letters end in those with which one of the first lines begins: names and the title."""
        for line, at in self.first.items():
            if (
                at < 12
                and len(line) > 13
                and (begins := key.find(line[:13])) > 0
                and line.startswith(key[begins:])
            ):
                return True
        return False


def _says_name_and_title(text: str, place: int, said: _Said) -> bool:
    """Whether a line says a name and the beginning of a title from above, with a stroke between (``A. Bell / The title``)."""
    parts = [_key_of(part) for part in _STROKE.split(text)] if len(text) < _HEAD_LONGEST else []
    if len(parts) != 2 or min(map(len, parts)) < 6:
        return False
    return all(any(line.startswith(part) and at < place for line, at in said.first.items()) for part in parts)


def _says_top_apart(text: str, said: _Said) -> bool:
    """Whether words of the first lines, the journal's or the authors' names, stand apart from a page's number."""
    if (
        "   " not in text
        or not _PAGE_APART.search(text)
        or "\t" in text
        or (not text[-1:].isalnum() and text[-1:] not in ")]")
    ):
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3 or word[:1].isupper()]
    if not 1 < len(words) < 12 or any(word.islower() for word in words):
        return False
    return all(word.casefold() in said.top for word in words)


def _says_a_part(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a section's heading or a part's label, which each article says again."""
    if any(vocabulary.has(group, text) for group in ("irsti", "udc", "doi")):
        return True
    return vocabulary.section_level(text) is not None or any(
        whole_label(group, text, vocabulary) for group in (*_LABELLED, "references")
    )


def _key(chunk: Chunk) -> str:
    """The letters of a short chunk that could be a running head, else nothing."""
    text = chunk.text
    if (
        len(chunk.lines) > 2
        or len(text) > _HEAD_LONGEST
        or bullet(text)
        or text.startswith(("|", ">", "^{", "[^", "©"))
        or _NOTE_IN_BRACKETS.match(text)
    ):
        return ""
    letters = "".join(re.findall(r"[^\W\d_]+", plain(inline(strip_heading_marks(text))).casefold()))
    return letters if len(letters) >= 8 or letters.startswith(("issn", "eissn")) else ""


def _is_page_number(chunk: Chunk) -> bool:
    return len(chunk.lines) == 1 and bool(_PAGE_NUMBER.fullmatch(chunk.text))


def _is_head(
    chunks: Sequence[Chunk], place: int, where: Sequence[int], said: _Said, vocabulary: Vocabulary
) -> bool:
    """Whether a short chunk is a running head."""
    if place < 2 or place + 1 >= len(chunks):
        return False
    text = plain(inline(strip_heading_marks(chunks[place].text)))
    if _ENTRY_NUMBER.match(text) or " // " in text:
        return False  # an entry of the references
    own = bool(_OWN_PAGE.search(text))
    numbered = _is_page_number(chunks[place - 1]) or _is_page_number(chunks[place + 1])
    paged = (
        len(chunks[place].lines) == 1
        and place > 8
        and "//" not in text
        and bool(VOLUME_YEAR_PAGES.search(text))
    )
    printed = chunks[place].text
    beside = "".join(chunks[p].text for p in (place - 1, place + 1) if _is_page_number(chunks[p]))
    if (
        beside
        and text.endswith(".")
        and (figure := _NOTE_AT_FOOT.match(text))
        and figure[0].split()[0] not in beside
    ):
        return False  # a note above the page's number
    amid = "   " in printed and bool(_PAGE_AMID.search(printed)) and "\t" not in printed
    if "   " in printed and _DOI_AND_PAGE.fullmatch(printed) and _PAGE_APART.search(printed):
        return True
    if _AUTHOR_DOI.search(text) or (amid and len(chunks[place].lines) == 1):
        return _in_running_text(chunks, place, vocabulary)
    if place > 8 and "ISSN" in text and _ISSUE.search(text) and _YEAR.search(text):
        return not _ENDED.search(plain(inline(chunks[place - 1].text)))
    if place > 8 and _ISSUE.search(text) and _YEAR.search(text) and _parts_sentence(chunks, place):
        return own or is_masthead(text, vocabulary)
    if not (own or numbered or paged):
        return False
    if (
        vocabulary.section_level(text) is not None
        or vocabulary.has("table", text)
        or vocabulary.has("figure", text)
    ):
        return False
    if any(vocabulary.has(g, text) for g in ("references", "keywords", "abstract", "irsti", "udc", "email")):
        return False
    if any(whole_label(g, text, vocabulary) for g in _LABELLED):
        return False
    digits = {tuple(re.findall(r"\d+", chunks[p].text)) for p in where}
    if own and len(where) > 1 and _OF_PAGES.search(text):
        return True
    if own and len(where) > 1 and len(digits) > 1 and _shouts_or_names_issue(text):
        return True
    if numbered and "ISSN" in text and _YEAR.search(text):
        return True
    if _ISSUE.search(text) and _YEAR.search(text):
        return numbered or (
            bool(_PAGE_APART.search(chunks[place].text)) and _in_running_text(chunks, place, vocabulary)
        )
    if paged:
        return _in_running_text(chunks, place, vocabulary) or chunks[place].heading_level == 0
    if own and re.search(r"\bet al\b|\bи др\.|\bж\.б\.", text):
        return True
    if own and len(where) > 1 and vocabulary.has("licence", text):
        return True
    if place > 3 and len(chunks[place].lines) == 1 and _says_top_apart(printed, said):
        return True
    if _VOLUME_AND_FIRST.search(text) and _PAGE_APART.search(printed):
        return True
    if not _in_running_text(chunks, place, vocabulary):
        return False
    key = _key(chunks[place])
    if own and any(key in line and at < place for line, at in said.first.items()):
        return True
    if numbered and _is_said_at_top(text, chunks):
        return True
    # "Author: The beginning of the title", "Author A.B., Author C.D. The title"
    behind = [*_INITIALS_END.finditer(text), *_AND_OTHERS.finditer(text)]
    titles = (
        (_key_of(text[behind[-1].end() :]), place) if behind else ("", 0),
        (_key_of(text.partition(":")[2]), 12),
    )
    if any(
        len(title) > 13 and title in line and at < above
        for title, above in titles
        for line, at in said.first.items()
    ):
        return True
    parts = [_key_of(part) for part in re.split(r"[,;:]", text)]
    return said.first.get(key, place) < place or all(
        part and said.first.get(part, place) < place for part in parts
    )


def _parts_sentence(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a chunk stands amid a sentence: nothing ends above it, and small letters go on below."""
    above, below = chunks[place - 1].text, chunks[place + 1].text
    return len(above) > 40 and not _ENDED.search(plain(inline(above))) and below[:1].islower()


def _shouts_or_names_issue(text: str) -> bool:
    """Whether a line looks like a head: capitals, or an issue's number."""
    letters = [c for c in text if c.isalpha()]
    return bool(_ISSUE.search(text)) or sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _key_of(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]+", text.casefold()))


def _in_running_text(chunks: Sequence[Chunk], place: int, vocabulary: Vocabulary) -> bool:
    """Whether running text stands right behind a place: no label, and long or in lower case."""
    for chunk in chunks[place + 1 : place + 4]:
        if _is_page_number(chunk):
            continue
        text = inline(chunk.text)
        if _AUTHOR_DOI.search(text):
            continue  # another head
        if any(vocabulary.has(g, text) for g in ("keywords", "abstract", "email", "irsti", "udc", "doi")):
            return False
        if len(text) < 80 and (
            text.isupper()
            or vocabulary.section_level(plain(text)) is not None
            or re.match(r"(?:\d{1,2}[.)]?|[IVX]{1,5}\.)\s[^\W\d_][^.;:]+$", text)
        ):
            continue  # a heading; what stands below it tells
        return len(text) > 80 or text[:1].islower()
    return False
