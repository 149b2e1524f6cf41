"""Where an article's body begins, and whether there is one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from generator.reading.back.headings import is_author_info_heading, is_references_heading
from generator.reading.byline import parse_byline
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.language import detect
from generator.reading.persons.names import person_name
from generator.reading.prose import is_prose, is_running_text
from generator.reading.summaries import opens_summary
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.unlabelled import behind_bare_summaries
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import ALL_STATEMENTS
from generator.reading.vocabulary.labels import heads_statement, whole_label

#: A part of a structured abstract: a short label, a colon or a stop in bold, and its text.
_RUN_IN = re.compile(
    r"[^\W\d_]{1,30}(?:[ /,-]{1,3}[^\W\d_]{1,30}){0,3}:\s+\S|\*\*[^*:.]{3,60}(?:[:.]\s?\*\*|\*\*\s?[:.–—-])\s*\S"
)
#: The number of an article's first section.
_FIRST = re.compile(r"[#*\s]*(?:1|I)[.)]?\s")
#: A stretch with so many words of running text has a body whatever stands behind them.
_BODY_WORDS = 200
#: So many paragraphs above the first section are no abstract.
_BODY_PARAGRAPHS = 3
#: So many words of running text above the first keywords are no abstracts, be it in three languages.
_ABSTRACTS_LONGEST = 1500


def has_body(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a stretch has running text besides front matter, lists and author information."""
    begin = body_begin(chunks, vocabulary)
    words = paragraphs = 0
    listed = False
    for chunk in chunks[begin:]:
        if is_references_heading(chunk, vocabulary) or is_author_info_heading(chunk, vocabulary):
            listed = begin > 0
            break
        words += len(chunk.text.split())
        paragraphs += is_running_text(chunk, vocabulary)
        if words >= _BODY_WORDS:
            return True
    return (words > (30 if paragraphs > 1 else 60) and listed) or (
        words > 20 and begin < len(chunks) and is_section(chunks[begin], vocabulary)
    )


def body_begin(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> int:
    """Index of the first chunk of the body (``len(chunks)`` where there is none).

    The body begins at the first section heading that no keywords of the front follow; without
    any heading, behind the last keywords that stand above the references.
    """
    stop = _lists_begin(chunks, vocabulary)
    if stop > 1 and chunks[0].text[:1].islower() and is_running_text(chunks[0], vocabulary):
        labelled = (opens_summary(c.text, vocabulary) for c in chunks[:8])
        if not any(labelled):
            return 0  # the file begins amid running text
    keyword_places = [
        i for i, c in enumerate(chunks[:stop]) if any(vocabulary.has("keywords", x.text) for x in c.lines)
    ]
    if keyword_places and _is_text_above(chunks[: keyword_places[0]], vocabulary):
        stop, keyword_places = keyword_places[0], []  # the summary stands behind the text
    structured = _structured_abstracts(chunks[:stop], vocabulary)
    first_numbered = next(
        (i for i, c in enumerate(chunks[:stop]) if _FIRST.match(c.text) and is_section(c, vocabulary)), -1
    )
    for i, chunk in enumerate(chunks[:stop]):
        if not is_section(chunk, vocabulary) or i in structured or is_statement(chunk, vocabulary):
            continue
        if i < first_numbered and vocabulary.run_in_heading(inline(chunk.text)):
            continue  # the last part of an abstract without a label
        last = keyword_places[-1] if keyword_places else -1
        if i < last and heads_statement(inline(strip_heading_marks(chunk.text)), vocabulary):
            continue
        ahead = bisect_left(keyword_places, i)
        near = ahead < len(keyword_places) and keyword_places[ahead] - i <= 8
        if not near:
            if not ahead:
                return _above_first_section(chunks, i, vocabulary)
            above = keyword_places[ahead - 1]
            return (
                i
                if not _runs_on(chunks[above + 1 : i], chunks[i : i + 3], vocabulary)
                else _behind(chunks, above, i, vocabulary)
            )
    if keyword_places:
        behind = _behind(chunks, keyword_places[-1], stop, vocabulary)
        return behind if behind < stop else _between(chunks, keyword_places, stop, vocabulary)
    return _body_without_keywords(chunks, stop, vocabulary)


def _is_text_above(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether the article's text stands here, and not its front: much running text, and no label of an abstract."""
    if sum(len(chunk.text.split()) for chunk in chunks) < _ABSTRACTS_LONGEST:
        return False
    words = 0
    for chunk in chunks:
        if vocabulary.has("abstract", chunk.opening):
            return False
        words += len(chunk.text.split()) if len(chunk.text) > 200 and "@" not in chunk.text else 0
    return words >= _ABSTRACTS_LONGEST


def _above_first_section(chunks: Sequence[Chunk], section: int, vocabulary: Vocabulary) -> int:
    """Where the body begins of a text without keywords: at its first section, or where it runs on above that.

    Three paragraphs or more in the section's language, with no label of an abstract above them, are no abstract.
    """
    if any(vocabulary.has("abstract", inline(chunk.lines[0].text)) for chunk in chunks[:section]):
        return section
    if (bare := behind_bare_summaries(chunks, section, vocabulary)) is not None:
        return bare
    running = [k for k in range(section) if len(chunks[k].text) > 60 and is_prose(chunks[k], vocabulary)]
    if len(running) < _BODY_PARAGRAPHS:
        return section
    goes_on = _runs_on(chunks[running[0] : section], chunks[section : section + 3], vocabulary)
    return running[0] if goes_on else section


def _lists_begin(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> int:
    """Index of the first heading of references or of author information below which no section stands."""
    references = next((i for i, c in enumerate(chunks) if is_references_heading(c, vocabulary)), len(chunks))
    labels = [at for at, c in enumerate(chunks[:references]) if is_author_info_heading(c, vocabulary)]
    if not labels:
        return references
    below = range(references - 1, labels[0], -1)
    last = next((at for at in below if _is_own_section(chunks[at], vocabulary)), labels[0])
    return next((at for at in labels if at >= last), references)


def _is_own_section(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is a section's heading, and not that of funding, thanks or the like."""
    text = plain(chunk.opening)
    groups = (*ALL_STATEMENTS, "abstract")
    return is_section(chunk, vocabulary) and not heads_statement(text, vocabulary, groups)


def is_statement(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph is funding, thanks or the like with its label, which open no body."""
    text = inline(chunk.text)
    return any(
        vocabulary.has(group, text) and not whole_label(group, text, vocabulary)
        for group in ("funding", "acknowledgements", "conflict")
    )


def _structured_abstracts(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> frozenset[int]:
    """The places of an abstract's parts that say, each with a label, what a section's heading says.

    ``Aim: … Methods: … Results: …`` right below the abstract's label: two parts or more.
    """
    found: set[int] = set()
    for place, chunk in enumerate(chunks):
        if not vocabulary.has("abstract", chunk.opening):
            continue
        end = place + 1
        while end < len(chunks) and _RUN_IN.match(inline(chunks[end].text)):
            if any(vocabulary.has(g, inline(chunks[end].text)) for g in ("keywords", "abstract", "citation")):
                break
            end += 1
        if end - place > 2:
            found.update(range(place + 1, end))
    return frozenset(found)


def _runs_on(chunks: Sequence[Chunk], below: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether running text stands here, in the language of the section below, and not front matter alone."""
    if any(vocabulary.has("abstract", c.text) or is_author_info_heading(c, vocabulary) for c in chunks):
        return False
    running = [chunk for chunk in chunks if len(chunk.text) > 60 and is_prose(chunk, vocabulary)]
    if len(running) > 1 and not any(_tells_of_authors(chunk) for chunk in running):
        own = detect(" ".join(chunk.text for chunk in running), vocabulary)
        return own == detect(" ".join(chunk.text for chunk in below), vocabulary)
    long_ = [chunk for chunk in chunks if len(chunk.text) > 200]
    return len(long_) > 1 and sum(len(chunk.text.split()) for chunk in long_) > 150


def _tells_of_authors(chunk: Chunk) -> bool:
    """Whether a paragraph begins with a name, as what is told of an author does."""
    return person_name(inline(chunk.text)) is not None


def _behind(chunks: Sequence[Chunk], keywords: int, stop: int, vocabulary: Vocabulary) -> int:
    """The first running text behind the last keywords, with a heading right above it."""
    if whole_label("keywords", inline(strip_heading_marks(chunks[keywords].text)), vocabulary):
        keywords += 1  # the label has a line of its own, and the words stand below it
    for i in range(keywords + 1, stop):
        text = chunks[i].text
        if re.match(r"\\?\*\s?[^*,]{4,80},", text) and is_name(plain(text[: text.index(",")]).strip(" *")):
            continue  # what a star behind an author's name leads to
        if _is_first_heading(chunks, i, stop, vocabulary):
            return i
        runs = len(text) > 200 or (len(text) > 90 and is_prose(chunks[i], vocabulary))
        if runs and not any(vocabulary.has(g, text) for g in ("abstract", "citation", "funding")):
            short_above = i - 1 > keywords and len(chunks[i - 1].text) < 110
            return i - 1 if short_above and parse_byline(chunks[i - 1].text, vocabulary) is None else i
    return stop


def _is_first_heading(chunks: Sequence[Chunk], place: int, stop: int, vocabulary: Vocabulary) -> bool:
    """Whether a short line with the first number (``I. A name of our own``) stands above a paragraph, and is no place."""
    text = plain(inline(strip_heading_marks(chunks[place].text)))
    if not _FIRST.match(text) or len(text) >= 110 or re.search(r"[.;,:@]$", text) or place + 1 >= stop:
        return False
    return len(chunks[place + 1].text) > 90 and not vocabulary.has("institution", text)


def _between(chunks: Sequence[Chunk], keywords: Sequence[int], stop: int, vocabulary: Vocabulary) -> int:
    """Behind the first keywords with much running text before the next abstract: other languages stand below the text.

    ``stop`` where there is no such place.
    """
    for place, following in pairwise(keywords):
        begin = _behind(chunks, place, following, vocabulary)
        text = list(takewhile(lambda c: not vocabulary.has("abstract", c.opening), chunks[begin:following]))
        prose = [chunk for chunk in text if is_prose(chunk, vocabulary)]
        if len(prose) >= _BODY_PARAGRAPHS and sum(len(c.text.split()) for c in prose) >= _BODY_WORDS // 2:
            return begin
    return stop


def _body_without_keywords(chunks: Sequence[Chunk], stop: int, vocabulary: Vocabulary) -> int:
    """Behind a labelled abstract, else behind the title: the second long paragraph on."""
    labelled = [i for i, c in enumerate(chunks[:stop]) if vocabulary.has("abstract", c.text)]
    if not labelled and (bare := behind_bare_summaries(chunks, stop, vocabulary)) is not None:
        return bare
    long_ = [i for i in range(stop) if len(chunks[i].text) > 200]
    running = [
        i
        for i in range(stop)
        if i in long_ or (len(chunks[i].text) > 90 and is_running_text(chunks[i], vocabulary))
    ]
    if labelled and sum(i < labelled[0] for i in running) > 2:
        return running[0]  # summaries behind the text
    if labelled:
        label = labelled[-1]
        after = [i for i in long_ if i > label]
        if whole_label("abstract", inline(strip_heading_marks(chunks[label].text)), vocabulary):
            after = after[1:]  # the first is the abstract itself
        return after[0] if after else stop
    return running[0] if running else stop


def is_section(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is a section's heading, or begins with one."""
    return _opens_section(chunk.text, vocabulary)


@lru_cache(maxsize=4096)
def _opens_section(text: str, vocabulary: Vocabulary) -> bool:
    if text.startswith("[") and "](#" in text:
        return False  # a line of contents
    text = inline(strip_heading_marks(text))
    if len(text) < 120 and vocabulary.section_level(plain(text)) is not None:
        return True
    return bool(vocabulary.run_in_heading(text))
