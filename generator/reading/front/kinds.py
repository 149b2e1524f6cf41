"""A front that says each thing in all languages before the next, put in order by language.

Some journals print a person's name in each language, line below line, then where they work with strokes
between the languages, then all titles, all abstracts and all keywords. One of the languages may be none of
the record's; its part goes aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.reading.byline.matching import likeness
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.front.place import TITLE_LONGEST
from generator.reading.language import is_latin
from generator.reading.mastheads import is_masthead
from generator.reading.source import Line
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: Between the languages of one line.
_STROKE = " / "
_PAGE = re.compile(r"\W*\d{1,4}\W*")
_LABEL_LONGEST = 60
#: So much alike are one person's names in two languages.
_LIKE = 0.6


def by_language(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> tuple[Sequence[Chunk], tuple[Chunk, ...]]:
    """The chunks of such a front, one language after the other, and what is in no language of the record.

    Any other front comes back as it is.
    """
    if not any(map(_is_card, chunks)):
        return chunks, ()
    printed, first = chunks, next(at for at, chunk in enumerate(chunks) if _is_card(chunk))
    pages = [chunk for chunk in chunks[first:] if _is_of_page(chunk, vocabulary)]
    chunks = _with_labels([chunk for chunk in chunks if chunk not in pages], vocabulary)
    cards = [at for at, chunk in enumerate(chunks) if _is_card(chunk)]
    number = len(chunks[cards[0]].lines)
    words = _run(chunks, cards[-1], _opener("keywords", vocabulary))
    told = _run(chunks, cards[-1], _opener("abstract", vocabulary))
    titles = range(told.start - number, told.start)
    runs = [[chunks[at] for at in run] for run in (titles, told, words)]
    if (
        any(len(chunks[at].lines) != number for at in cards)
        or any(len(run) != number for run in runs)
        or titles.start <= cards[-1]
        or any(len(title.text) > TITLE_LONGEST for title in runs[0])
    ):
        return printed, ()
    scripts = [is_latin(chunk.text) for chunk in runs[-1]]
    if any([is_latin(chunk.text) for chunk in run] != scripts for run in runs):
        return printed, ()
    parts: list[list[Chunk]] = [[] for _ in range(number)]
    for chunk in chunks[cards[0] : titles.start]:
        for line in chunk.lines:
            _give(line, chunk, parts)
    for own, *kinds in zip(parts, *runs, strict=True):
        own.extend(kinds)
    foreign = [vocabulary.has("other_keywords", inline(chunk.text)) for chunk in runs[-1]]
    kept = [chunk for own, gone in zip(parts, foreign, strict=True) if not gone for chunk in own]
    aside = tuple(chunk for own, gone in zip(parts, foreign, strict=True) if gone for chunk in own)
    between = [*chunks[: cards[0]], *kept, *chunks[told.stop : words.start], *chunks[words.stop :], *pages]
    return between, aside


def _is_of_page(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is a page's number or head."""
    return bool(_PAGE.fullmatch(chunk.text)) or is_masthead(plain(inline(chunk.text)), vocabulary)


def _with_labels(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """The chunks, a label that stands alone with what it opens."""
    out: list[Chunk] = []
    for chunk in chunks:
        above = inline(strip_heading_marks(out[-1].text)) if out else ""
        groups = ("abstract", "other_abstract", "keywords", "other_keywords")
        if len(above) < _LABEL_LONGEST and any(whole_label(group, above, vocabulary) for group in groups):
            out[-1] = Chunk((*out[-1].lines, *chunk.lines))
        else:
            out.append(chunk)
    return out


def _give(line: Line, chunk: Chunk, parts: Sequence[list[Chunk]]) -> None:
    """Give a line of a person's card, or of what stands below it, to its language; to the last if to none."""
    if _is_card(chunk):
        parts[chunk.lines.index(line)].append(Chunk((line,)))
        return
    said = [part.strip() for part in line.text.split(_STROKE)]
    if len(said) == len(parts):
        for own, part in zip(parts, said, strict=True):
            own.append(Chunk((Line(line.number, part),)))
    else:
        parts[-1].append(Chunk((line,)))


def _is_card(chunk: Chunk) -> bool:
    """Whether each line of a chunk names the same person, and says behind a comma what they are."""
    if not 1 < len(chunk.lines) < 5 or any("," not in line.text or "@" in line.text for line in chunk.lines):
        return False
    names = [plain(line.text.partition(",")[0]).strip(" *") for line in chunk.lines]
    if len({is_latin(name) for name in names}) < 2 or not all(map(is_name, names)):
        return False
    return all(likeness(names[0], name) >= _LIKE for name in names[1:])


def _opener(group: str, vocabulary: Vocabulary) -> Callable[[Chunk], bool]:
    """Whether a chunk opens with a label of a group, in a language of the record or another."""

    def opens(chunk: Chunk) -> bool:
        text = inline(strip_heading_marks(chunk.text))
        return vocabulary.has(group, text) or vocabulary.has(f"other_{group}", text)

    return opens


def _run(chunks: Sequence[Chunk], behind: int, fits: Callable[[Chunk], bool]) -> range:
    """The first places behind a place where chunks of a kind follow one another."""
    start = next((at for at in range(behind + 1, len(chunks)) if fits(chunks[at])), len(chunks))
    stop = start
    while stop < len(chunks) and fits(chunks[stop]):
        stop += 1
    return range(start, stop)
