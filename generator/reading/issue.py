"""A source to slices: where each article begins and ends, and what is no article.

An article begins where front matter begins behind the end of another article (or at the file's
beginning), and holds a body. Front matter without a body behind it belongs to the article above.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.model import Lang
from generator.reading.back import is_author_info_heading, is_references_heading
from generator.reading.byline import is_name, parse_byline
from generator.reading.chunks import Chunk, bullet
from generator.reading.dates import is_date_line
from generator.reading.frontlines import names_with_places
from generator.reading.language import detect, split_languages
from generator.reading.mastheads import (
    VOLUME_YEAR_PAGES,
    YEAR_VOLUME_PAGES,
    is_identifier,
    is_masthead,
    names_issn,
    without_doi,
)
from generator.reading.persons import looks_like_affiliation, person_parts, stands_on_its_own
from generator.reading.text import DOI, ORCID, inline, plain, strip_heading_marks, upper_share
from generator.reading.vocabulary import ALL_STATEMENTS, Vocabulary, heads_statement, whole_label

#: No label is longer, be it in several languages.
_LABEL_LONGEST = 250
_ISSN = re.compile(r"\be?-?\s?ISSN\b[\s:]*(\d{4}-\d{3}[\dXxХх])", re.IGNORECASE)
_VOLUME = re.compile(r"\b(?:VOLUME|VOL\.?|ТОМ|Т\.|ТОМЫ)\s*(\d{1,4})", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:№|\bNO\.?|\bNUMBER|\bISSUE|\bВЫПУСК)\s*(\d{1,4}(?:\s*\((?!(?:19|20)\d\d\))\d{1,5}\))?(?:[-–]\d{1,3})?)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<![\d.№/-])((?:19|20)\d\d)(?![\d.-])")
_PAGES = re.compile(r"(?<![\d-])(\d{1,4})\s*[-–—]\s*(\d{1,4})(?!\d|-\d)")
_TWO_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?…]\s+[«“\"]?[^\W\d_]{2}")
#: A part of a structured abstract: a short label, a colon or a stop in bold, and its text.
_RUN_IN = re.compile(
    r"[^\W\d_]{1,30}(?:[ /,-]{1,3}[^\W\d_]{1,30}){0,3}:\s+\S|\*\*[^*:.]{3,60}(?:[:.]\s?\*\*|\*\*\s?[:.–—-])\s*\S"
)
#: The number of an article's first section.
_FIRST = re.compile(r"[#*\s]*(?:1|I)[.)]?\s")
#: The head of an issue above its first rubric has no more lines than these.
_HEAD_CHUNKS = 12
_BODY_WORDS = 200


@dataclass(slots=True)
class Slice:
    """One article's chunks.

    Attributes:
        chunks: in order, rubric not included.
        rubric: the rubric it stands under, by language.
        heads: running heads that stood between its chunks.
        cover: the page that a library's site put before it.
    """

    chunks: list[Chunk]
    rubric: dict[Lang, str] = field(default_factory=dict)
    heads: list[Chunk] = field(default_factory=list)
    cover: Sequence[Chunk] = ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a file prints about the journal and the issue."""

    issns: tuple[str, ...] = ()
    volume: str | None = None
    number: str | None = None
    year: int | None = None


@dataclass(slots=True)
class Sliced:
    """A file's articles, its masthead, and the stretches that are no article (chunks and reason)."""

    articles: list[Slice] = field(default_factory=list)
    masthead: Masthead = field(default_factory=Masthead)
    aside: list[tuple[list[Chunk], str]] = field(default_factory=list)


@dataclass(slots=True)
class _Segment:
    begin: int
    end: int
    rubric: dict[Lang, str]
    closed: bool = False
    #: Whether a rubric stands right above it, or one person with an address below its title.
    headed: bool = False
    #: Whether it begins right behind an article's lists, so that it may be that article's in another language.
    trailing: bool = False


#: The year or the strokes of an entry of references.
_ENTRY_SIGN = re.compile(r"\((?:19|20)\d\d[a-z]?\)|(?<![:/])//(?!/)")


def slice_source(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> Sliced:
    """Cut a file's chunks into articles (see the module's head)."""
    segments = _merged(_segments(chunks, vocabulary), chunks, vocabulary)
    result = Sliced()
    position = 0
    for segment in segments:
        begin = segment.begin
        if position < begin:
            _set_aside(result, list(chunks[position:begin]), vocabulary)
        result.articles.append(Slice(list(chunks[begin : segment.end]), segment.rubric))
        position = segment.end
    if position < len(chunks):
        _set_aside(result, list(chunks[position:]), vocabulary)
    head = chunks[: segments[0].begin] if segments else chunks[:40]
    result.masthead = read_masthead(head)
    return result


def _set_aside(result: Sliced, chunks: list[Chunk], vocabulary: Vocabulary) -> None:
    if all(_rubric_number(c, vocabulary) or _is_rubric(c, vocabulary) for c in chunks):
        reason = "rubric"
    elif any(_not_article(c, vocabulary) for c in chunks):
        reason = "editorial board, contents or instructions to authors"
    else:
        reason = "masthead" if not result.articles else "no article"
    result.aside.append((chunks, reason))


def _segments(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[_Segment]:
    """Cut at every place where front matter may begin, with the rubric that stands above."""
    segments: list[_Segment] = []
    listed = _listed_rubrics(chunks, vocabulary)
    below_rubric = -1
    contents = False  # whether what is no article was met
    zone = "outside"
    rubric: dict[Lang, str] = {}
    position = 0
    while position < len(chunks):
        chunk = chunks[position]
        if (
            zone in ("front", "body")
            and segments[-1].headed
            and _ends_short_piece(chunks, segments[-1].begin, position, listed, vocabulary)
        ):
            zone = "tail"  # a piece without a list of references
        if (
            zone == "front"
            and segments[-1].trailing
            and _next_begins(chunks, segments[-1].begin, position, vocabulary)
        ):
            zone = "tail"  # what stands above is the front of the article before in other languages
        if zone in ("outside", "tail") and _not_article(chunk, vocabulary):
            if segments and not segments[-1].closed:
                segments[-1].end, segments[-1].closed = position, True
            zone, contents = "outside", True
        elif zone == "tail" and _is_cover(chunks, position, vocabulary):
            _close(segments, position)  # another issue begins
            zone, rubric = "outside", {}
        elif zone in ("outside", "tail"):
            found = _listed_rubric_at(chunks, position, listed, vocabulary) or _rubric_at(
                chunks, position, vocabulary
            )
            if not found and (segments or contents) and _is_rubric_above_codes(chunks, position, vocabulary):
                name = plain(strip_heading_marks(chunk.text)).strip("* ")
                found = {detect(name, vocabulary) or "ru": name}, 1
            if found:
                _close(segments, position)
                rubric = found[0] or rubric
                position += found[1]
                below_rubric = position
                zone = "outside"
                continue
            above = zone == "outside" and is_date_line(chunk, vocabulary)
            headed = position == below_rubric
            if _front_begins(chunks, position + above, vocabulary) or (
                (headed or chunk.heading_level) and _title_above_person(chunks, position, vocabulary)
            ):
                _close(segments, position)
                headed = headed or bool(
                    chunk.heading_level and _title_above_person(chunks, position, vocabulary)
                )
                trailing = zone == "tail"
                segments.append(
                    _Segment(position, len(chunks), dict(rubric), headed=headed, trailing=trailing)
                )
                zone = "front"
        elif (
            zone == "front"
            and _rubric_number(chunk, vocabulary)
            and _is_head_of_issue(chunks[segments[-1].begin : position], vocabulary)
        ):
            segments.pop()  # what began there is the head of the issue
            zone = "outside"
            continue
        elif (
            zone == "front"
            and _not_article(chunk, vocabulary)
            and _is_bare_head(chunks[segments[-1].begin : position], vocabulary)
        ):
            segments.pop()  # the board or the contents stand below what began there
            zone, contents = "outside", True
        elif zone == "front" and _body_begins(chunk, vocabulary):
            zone = "body"
        if (
            zone in ("front", "body")
            and _tail_begins(chunk, vocabulary)
            and not (zone == "front" and _sections_ahead(chunks[: position + 25], position, vocabulary))
        ):
            zone = "tail"
        position += 1
    return segments


def _listed_rubrics(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> dict[str, int]:
    """Lines in capitals without a page's number in the issue's table of contents, and where each stands first."""
    found: dict[str, int] = {}
    inside = False
    for place, chunk in enumerate(chunks):
        if _is_contents_label(chunk, vocabulary):
            inside = True
        elif inside and any(vocabulary.has(group, chunk.text) for group in ("abstract", "keywords")):
            break
        elif inside:
            for line in chunk.lines:
                text = plain(inline(strip_heading_marks(line.text))).strip(" *:.")
                word = len(text.split()) == 1 and (
                    len(text) < 4 or vocabulary.section_level(text) is not None
                )
                if len(text.split()) < 15 and text.isupper() and not word and not re.search(r"\d", text):
                    found.setdefault(text, place)
    return found


def _listed_rubric_at(
    chunks: Sequence[Chunk], position: int, listed: Mapping[str, int], vocabulary: Vocabulary
) -> tuple[dict[Lang, str], int] | None:
    """The rubric in one language at a chunk, where the table of contents says it, and a front begins below it."""
    text = plain(inline(strip_heading_marks(chunks[position].text))).strip(" *:.")
    if not listed.get(text, position) < position:
        return None
    below = position + 1
    if not _front_begins(chunks, below, vocabulary) and not _title_above_person(chunks, below, vocabulary):
        return None
    return {detect(text, vocabulary) or "ru": text}, 1


def _title_above_person(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a title in capitals stands here, with one person's name and place below it."""
    if position + 1 >= len(chunks):
        return False
    title, below = chunks[position], chunks[position + 1].lines
    least = 3 - bool(title.heading_level)
    words = strip_heading_marks(title.text).split()
    if not least <= len(words) <= 50 or not (title.heading_level or upper_share(title.text) > 0.8):
        return False
    if "@" in below[0].text and person_parts(below[0].text, vocabulary):
        return True
    if len(below) > 1:
        return stands_on_its_own(below[0].text, below[1].text, vocabulary)
    # the name alone, and the place, no heading, in a paragraph of its own
    beside = chunks[position + 2] if position + 2 < len(chunks) else None
    return (
        beside is not None
        and not beside.heading_level
        and len(beside.text) < 300
        and stands_on_its_own(below[0].text, beside.lines[0].text, vocabulary)
    )


def _is_short_piece(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a review or the like stands here: two paragraphs of running text or more."""
    own = chunks[body_begin(chunks, vocabulary) :]
    return sum(_is_sentence(chunk, vocabulary) for chunk in own) > 1


def _next_begins(chunks: Sequence[Chunk], begin: int, position: int, vocabulary: Vocabulary) -> bool:
    """Whether codes stand here, or a rubric above codes, behind a front that has its keywords or dates already."""
    coded = _has_code(chunks[position], vocabulary) or _is_rubric_above_codes(chunks, position, vocabulary)
    if not coded:
        return False
    own = chunks[begin:position]
    if any(_has_code(chunk, vocabulary) for chunk in own):
        return any(vocabulary.has("keywords", line.text) for chunk in own for line in chunk.lines)
    last = own[-1]
    return is_date_line(last, vocabulary) or any(vocabulary.has("keywords", x.text) for x in last.lines)


def _has_code(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk's first line is a code of the subject: IRSTI or UDC."""
    text = inline(chunk.lines[0].text)
    return len(text) < 200 and any(vocabulary.has(group, text) for group in ("irsti", "udc"))


def _is_rubric_above_codes(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a line in capitals stands right above codes, with a title in capitals below them."""
    if position + 2 >= len(chunks) or not _has_code(chunks[position + 1], vocabulary):
        return False
    text = plain(strip_heading_marks(chunks[position].text)).strip("* ")
    if not text.isupper() or not 1 < len(text.split()) < 15 or re.search(r"[\d.!?:;,|]", text):
        return False
    if is_references_heading(chunks[position], vocabulary) or _not_article(chunks[position], vocabulary):
        return False
    for chunk in chunks[position + 2 : position + 10]:
        if any(vocabulary.has(group, chunk.text) for group in ("abstract", "keywords")):
            return False
        if (
            upper_share(chunk.text) > 0.8
            and len(chunk.text.split()) > 2
            and not _is_byline(chunk.text, vocabulary)
        ):
            return not is_identifier(chunk.text, vocabulary)
    return False


def _ends_short_piece(
    chunks: Sequence[Chunk], begin: int, position: int, listed: Mapping[str, int], vocabulary: Vocabulary
) -> bool:
    """Whether the next rubric, or what is no article, stands behind a piece that has no label of its own."""
    text = inline(strip_heading_marks(chunks[position].lines[0].text))
    if not (
        whole_label("not_article", text, vocabulary)
        or _listed_rubric_at(chunks, position, listed, vocabulary)
    ):
        return False
    own = chunks[begin:position]
    labelled = any(vocabulary.has(group, chunk.text) for chunk in own for group in ("abstract", "keywords"))
    return not labelled and _is_short_piece(own, vocabulary)


def _is_head_of_issue(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a journal's ISSN stands among lines above a rubric, and nothing of an article's own."""
    if len(chunks) > _HEAD_CHUNKS or not any(names_issn(chunk.text) for chunk in chunks):
        return False
    return not any(
        _is_byline(chunk.text, vocabulary) or vocabulary.has("abstract", chunk.text) for chunk in chunks
    )


def _is_bare_head(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether lines above a board or contents hold nothing of an article: no names, no abstract, no keywords."""
    return len(chunks) <= _HEAD_CHUNKS and not any(
        _is_byline(chunk.text, vocabulary)
        or any(vocabulary.has(group, chunk.text) for group in ("abstract", "keywords", "email"))
        for chunk in chunks
    )


def _is_cover(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a journal's ISSN stands here, and not above an article's own front."""
    chunk = chunks[position]
    if len(chunk.text) > 400 or not any(
        names_issn(line.text) and _ISSN.search(line.text) for line in chunk.lines
    ):
        return False
    return not _is_entry(chunk.text) and not _front_goes_on(chunks[position : position + 7], vocabulary)


def _close(segments: list[_Segment], position: int) -> None:
    if segments and not segments[-1].closed:
        segments[-1].end, segments[-1].closed = position, True


def _merged(segments: list[_Segment], chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[_Segment]:
    """Segments with a body; one without belongs to the article right above it."""
    out: list[_Segment] = []
    for segment in segments:
        again = out and out[-1].end == segment.begin and _doi_again(chunks, out[-1], segment, vocabulary)
        own = chunks[segment.begin : segment.end]
        if (has_body(own, vocabulary) or (segment.headed and _is_short_piece(own, vocabulary))) and not again:
            out.append(segment)
        elif out and out[-1].end == segment.begin:
            out[-1].end = segment.end
        elif out and _gap_is_rubric(chunks[out[-1].end : segment.begin], vocabulary):
            continue
    if not out and _tells_itself(chunks, vocabulary):
        out.append(_Segment(0, len(chunks), {}))  # a front in no known layout is no reason to lose the text
    if not out and segments:
        longest = max(segments, key=lambda s: s.end - s.begin)
        if sum(len(c.text.split()) for c in chunks[longest.begin : longest.end]) > 120:
            out.append(longest)
    if (
        len(out) == 1
        and out[0].begin > 0
        and not any(_not_article(c, vocabulary) for c in chunks[: out[0].begin])
    ):
        # what stands above a file's only article is its masthead, but for the rubric
        begin = 0
        while begin < out[0].begin and (
            _is_rubric(chunks[begin], vocabulary) or _rubric_number(chunks[begin], vocabulary)
        ):
            begin += 1
        above = chunks[begin : out[0].begin]
        told = len(above) <= 12 or (
            len(above) < 40 and any(ORCID.search(c.text) or "@" in c.text for c in above)
        )
        if told and not any(vocabulary.has("keywords", x.text) for c in above for x in c.lines):
            out[0].begin = begin
    return out


def _doi_again(chunks: Sequence[Chunk], above: _Segment, own: _Segment, vocabulary: Vocabulary) -> bool:
    """Whether front matter says the DOI of the article above it, and so belongs to that article."""

    def doi(segment: _Segment) -> str | None:
        for chunk in chunks[segment.begin : min(segment.end, segment.begin + 10)]:
            for line in chunk.lines:
                if is_identifier(line.text, vocabulary) and (found := DOI.search(inline(line.text))):
                    return found[0].rstrip(".)").casefold()
        return None

    own_doi = doi(own)
    return own_doi is not None and own_doi == doi(above)


def _tells_itself(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a file without any known front is an article: text enough, and a part of one with its label."""
    if any(_not_article(c, vocabulary) for c in chunks) or sum(len(c.text.split()) for c in chunks) < 120:
        return False
    labelled = any(vocabulary.has(g, inline(c.text)) for c in chunks for g in ("abstract", "keywords"))
    return labelled or any(is_references_heading(c, vocabulary) or _is_section(c, vocabulary) for c in chunks)


def _gap_is_rubric(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    return all(_is_rubric(c, vocabulary) for c in chunks)


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
        paragraphs += _is_sentence(chunk, vocabulary)
        if words >= _BODY_WORDS:
            return True
    return (words > (30 if paragraphs > 1 else 60) and listed) or (
        words > 20 and begin < len(chunks) and _is_section(chunks[begin], vocabulary)
    )


def body_begin(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> int:
    """Index of the first chunk of the body (``len(chunks)`` where there is none).

    The body begins at the first section heading that no keywords of the front follow; without
    any heading, behind the last keywords that stand above the references.
    """
    stop = _lists_begin(chunks, vocabulary)
    if stop > 1 and chunks[0].text[:1].islower() and _is_sentence(chunks[0], vocabulary):
        labelled = (vocabulary.has(g, c.text) for c in chunks[:8] for g in ("keywords", "abstract"))
        if not any(labelled):
            return 0  # the file begins amid running text
    keyword_places = [
        i for i, c in enumerate(chunks[:stop]) if any(vocabulary.has("keywords", x.text) for x in c.lines)
    ]
    structured = _structured_abstracts(chunks[:stop], vocabulary)
    first_numbered = next(
        (i for i, c in enumerate(chunks[:stop]) if _FIRST.match(c.text) and _is_section(c, vocabulary)), -1
    )
    for i, chunk in enumerate(chunks[:stop]):
        if not _is_section(chunk, vocabulary) or i in structured or _is_statement(chunk, vocabulary):
            continue
        if i < first_numbered and vocabulary.run_in_heading(inline(chunk.text)):
            continue  # the last part of an abstract without a label
        if heads_statement(inline(strip_heading_marks(chunk.text)), vocabulary) and any(
            i < k for k in keyword_places
        ):
            continue
        ahead = [k for k in keyword_places if i < k]
        near = ahead and ahead[0] - i <= 8
        if not near:
            above = [k for k in keyword_places if k < i]
            return (
                i
                if not above or not _runs_on(chunks[above[-1] + 1 : i], vocabulary)
                else _behind(chunks, above[-1], i, vocabulary)
            )
    if keyword_places:
        return _behind(chunks, keyword_places[-1], stop, vocabulary)
    return _body_without_keywords(chunks, stop, vocabulary)


def _lists_begin(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> int:
    """Index of the first heading of references or of author information below which no section stands."""
    references = next((i for i, c in enumerate(chunks) if is_references_heading(c, vocabulary)), len(chunks))
    for place, chunk in enumerate(chunks[:references]):
        if not is_author_info_heading(chunk, vocabulary):
            continue
        if not any(_is_own_section(below, vocabulary) for below in chunks[place + 1 : references]):
            return place
    return references


def _is_own_section(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is a section's heading, and not that of funding, thanks or the like."""
    text = plain(inline(strip_heading_marks(chunk.lines[0].text)))
    groups = (*ALL_STATEMENTS, "abstract")
    return _is_section(chunk, vocabulary) and not heads_statement(text, vocabulary, groups)


def _sections_ahead(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether the information about the authors at a place stands above the article's sections."""
    for at in range(position + 1, len(chunks)):
        if is_references_heading(chunks[at], vocabulary) or is_identifier(
            chunks[at].lines[0].text, vocabulary
        ):
            return False
        text = inline(strip_heading_marks(chunks[at].text))
        stated = any(vocabulary.has(group, text) for group in ALL_STATEMENTS)
        if _is_section(chunks[at], vocabulary) and not stated:
            return sum(len(c.text.split()) for c in chunks[at : at + 4]) > 20
    return False


def _is_statement(chunk: Chunk, vocabulary: Vocabulary) -> bool:
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
        if not vocabulary.has("abstract", inline(strip_heading_marks(chunk.lines[0].text))):
            continue
        end = place + 1
        while end < len(chunks) and _RUN_IN.match(inline(chunks[end].text)):
            if any(vocabulary.has(g, inline(chunks[end].text)) for g in ("keywords", "abstract", "citation")):
                break
            end += 1
        if end - place > 2:
            found.update(range(place + 1, end))
    return frozenset(found)


def _runs_on(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether running text stands here, and not front matter alone."""
    if any(vocabulary.has("abstract", c.text) or is_author_info_heading(c, vocabulary) for c in chunks):
        return False
    long_ = [chunk for chunk in chunks if len(chunk.text) > 200]
    return len(long_) > 1 and sum(len(chunk.text.split()) for chunk in long_) > 150


def _behind(chunks: Sequence[Chunk], keywords: int, stop: int, vocabulary: Vocabulary) -> int:
    """The first running text behind the last keywords, with a heading right above it."""
    if whole_label("keywords", inline(strip_heading_marks(chunks[keywords].text)), vocabulary):
        keywords += 1  # the label has a line of its own, and the words stand below it
    for i in range(keywords + 1, stop):
        text = chunks[i].text
        if re.match(r"\\?\*\s?[^*,]{4,80},", text) and is_name(plain(text[: text.index(",")]).strip(" *")):
            continue  # what a star behind an author's name leads to
        runs = len(text) > 200 or (len(text) > 90 and _is_sentence(chunks[i], vocabulary))
        if runs and not any(vocabulary.has(g, text) for g in ("abstract", "citation", "funding")):
            short_above = i - 1 > keywords and len(chunks[i - 1].text) < 110
            return i - 1 if short_above and parse_byline(chunks[i - 1].text, vocabulary) is None else i
    return stop


def _is_one_paragraph(chunk: Chunk) -> bool:
    """Whether a chunk is a line, or lines of which all but the last are as long as a page's width."""
    lengths = [len(line.text) for line in chunk.lines]
    return len(lengths) == 1 or (max(lengths) > 45 and min(lengths[:-1]) > 0.75 * max(lengths))


def _is_sentence(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is one paragraph of running text: it ends as a sentence and is no part of a front."""
    text = re.sub(r"\^\{[^{}]{1,8}\}$", "", inline(chunk.text))
    if (
        not _is_one_paragraph(chunk)
        or not re.search(r"(?:[^\W\d_]{2}|\])[.!?…][»”\")\]]*$", text)
        or bullet(text)
    ):
        return False
    if re.match(r"\W*\^\{|\W*\d", text) or "@" in text or text.startswith("©"):
        return False
    if is_date_line(chunk, vocabulary) or is_identifier(text, vocabulary) or parse_byline(text, vocabulary):
        return False
    return not any(
        vocabulary.has(group, text)
        for group in ("licence", "acknowledgements", "conflict", "corresponding", "email", "orcid", "funding_text",
                      "other_abstract", "other_keywords", "keywords")
    ) and (bool(_TWO_SENTENCES.search(text)) or not looks_like_affiliation(text, vocabulary))  # fmt: skip


def _body_without_keywords(chunks: Sequence[Chunk], stop: int, vocabulary: Vocabulary) -> int:
    """Behind a labelled abstract, else behind the title: the second long paragraph on."""
    labelled = [i for i, c in enumerate(chunks[:stop]) if vocabulary.has("abstract", c.text)]
    long_ = [i for i in range(stop) if len(chunks[i].text) > 200]
    running = [
        i
        for i in range(stop)
        if i in long_ or (len(chunks[i].text) > 90 and _is_sentence(chunks[i], vocabulary))
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


def _is_section(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    return _opens_section(chunk.text, vocabulary)


@lru_cache(maxsize=4096)
def _opens_section(text: str, vocabulary: Vocabulary) -> bool:
    if text.startswith("[") and "](#" in text:
        return False  # a line of contents
    text = inline(strip_heading_marks(text))
    if len(text) < 120 and vocabulary.section_level(plain(text)) is not None:
        return True
    return bool(vocabulary.run_in_heading(text))


def _body_begins(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    return _is_section(chunk, vocabulary)


def _tail_begins(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    return is_references_heading(chunk, vocabulary) or is_author_info_heading(chunk, vocabulary)


def _not_article(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    text = inline(strip_heading_marks(chunk.lines[0].text)).strip("| \t")
    return whole_label("not_article", text, vocabulary) or _is_contents_label(chunk, vocabulary)


def _is_contents_label(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether the label of an issue's table of contents opens a chunk, in one language or several."""
    return _heads_contents(inline(strip_heading_marks(chunk.lines[0].text)), vocabulary)


@lru_cache(maxsize=4096)  # asked again wherever an article may begin
def _heads_contents(text: str, vocabulary: Vocabulary) -> bool:
    if len(text) > _LABEL_LONGEST:
        return False
    parts = re.split(r"\s[–—-]\s", plain(text))
    return all(whole_label("contents", part, vocabulary) for part in parts) and upper_share(text) > 0.6


def _front_begins(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether front matter begins at a chunk: an identifier, a masthead, a byline, or a title above one."""
    if position >= len(chunks):
        return False
    chunk = chunks[position]
    first = chunk.lines[0].text
    if any(is_identifier(line.text, vocabulary) for line in chunk.lines):
        if _is_entry(first) or len(chunk.text) > 900 or _is_identifier_of_entry(chunk, vocabulary):
            return False
        journal = any(names_issn(line.text) and _ISSN.search(line.text) for line in chunk.lines)
        return not journal or _front_goes_on(chunks[position : position + 7], vocabulary)
    if bullet(first):
        return False
    if position + 1 < len(chunks) and _ENTRY_SIGN.search(chunks[position + 1].text[:160]):
        return False  # an entry that a page cut among its authors
    if _is_byline(chunk.text, vocabulary):
        return True
    # a line that is cut behind a comma, or goes on with a year, is an entry's
    cut = len(chunk.lines) > 1 and (first.rstrip().endswith(",") or re.search(r"\(\d{4}|//", chunk.text))
    if not cut and _is_byline(first, vocabulary):
        return True
    title = 3 <= len(chunk.text.split()) <= 50 and (chunk.heading_level or upper_share(first) > 0.8)
    if title and position + 1 < len(chunks) and not is_references_heading(chunk, vocabulary):
        below = chunks[position + 1]
        named = _is_byline(below.lines[0].text, vocabulary) or names_with_places(below, vocabulary)
        return named or (
            position == 0
            and any(is_identifier(line.text, vocabulary) for line in below.lines)
            and not _is_rubric(chunk, vocabulary)
        )
    return False


def _is_identifier_of_entry(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether an identifier stands on a wrapped line of an entry or a statement, and not in a front."""
    above: list[str] = []
    for line in chunk.lines:
        if is_identifier(line.text, vocabulary):
            break
        above.append(line.text)
    text = " ".join(above)
    if len(above) == 1 and is_masthead(inline(text), vocabulary):
        return False
    return bool(re.search(r"\b(?:19|20)\d\d\b|//", text)) or any(
        vocabulary.has(group, inline(text)) for group in ("citation", "funding", "conflict")
    )


def _front_goes_on(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a masthead is an article's own: identifiers or a byline stand right below it."""
    end = next((at for at, chunk in enumerate(chunks) if _not_article(chunk, vocabulary)), len(chunks))
    below = [
        line.text
        for chunk in chunks[:end]
        for line in chunk.lines
        if not (names_issn(line.text) and _ISSN.search(line.text))
    ]
    return any(is_identifier(text, vocabulary) or _is_byline(text, vocabulary) for text in below)


def _is_byline(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a byline and nothing else; a name with a degree alone may be an editor's."""
    found = parse_byline(text, vocabulary)
    if found is None or found.rest:
        return False
    return not found.degrees or any(name.marks or name.star for name in found.names)


def _is_entry(text: str) -> bool:
    return bool(bullet(text)) or "//" in re.sub(r"https?://", "", text)


# --- rubrics --------------------------------------------------------------------------------------


def _rubric_number(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    return _number_and_name(chunk.lines[0].text, vocabulary) is not None


def _number_and_name(line: str, vocabulary: Vocabulary) -> tuple[Lang, str] | None:
    """A rubric's number line: its language, and the name where it stands on the same line in capitals."""
    text = plain(strip_heading_marks(line))
    if len(text) > 160:
        return None
    if cue := vocabulary.find("rubric_number", text):
        return cue[0].language, ""
    head, sign, name = text.partition(".") if "." in text else text.partition(":")
    cue = vocabulary.find("rubric_number", head) if sign else None
    return (cue[0].language, name.strip()) if cue and upper_share(name) > 0.8 else None


def _is_rubric(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """A line or lines of capitals without figures that name no journal."""
    text = plain(strip_heading_marks(chunk.text))
    if len(chunk.lines) > 4 or re.search(r"\d", text) or not 2 <= len(text.split()) <= 40:
        return False
    if (
        upper_share(text) < 0.85
        or whole_label("not_article", text, vocabulary)
        or is_references_heading(chunk, vocabulary)
    ):
        return False
    languages = {detect(part, vocabulary) for part in _rubric_parts(chunk, vocabulary).values()}
    return len(languages) > 1


def _rubric_parts(chunk: Chunk, vocabulary: Vocabulary) -> dict[Lang, str]:
    lines = [plain(strip_heading_marks(line.text)).strip(" /|") for line in chunk.lines]
    if len(lines) > 1 or "/" in chunk.text or "|" in chunk.text:
        parts = [p.strip() for line in lines for p in re.split(r"\s*[/|]\s*", line) if p.strip()]
        found: dict[Lang, str] = {}
        for part in parts:
            lang = detect(part, vocabulary)
            if lang:
                found[lang] = f"{found[lang]} {part}" if lang in found else part
        if len(found) > 1:
            return found
    return split_languages(" ".join(lines), vocabulary)


def _rubric_at(
    chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary
) -> tuple[dict[Lang, str], int] | None:
    """The rubric that begins at a chunk: its names and how many chunks it takes; None where none is.

    A numbered rubric is a number line with its name below, once a language; an unnumbered one
    stands in several languages right above an article.
    """
    found: dict[Lang, str] = {}
    at = position
    while at < len(chunks) and _rubric_number(chunks[at], vocabulary):
        told = _number_and_name(chunks[at].lines[0].text, vocabulary)
        names = [told[1]] if told and told[1] else []
        names += [plain(line.text.strip("*# ")) for line in chunks[at].lines[1:]]
        at += 1
        if not names and at < len(chunks) and not _rubric_number(chunks[at], vocabulary):
            names = [plain(line.text.strip("*# ")) for line in chunks[at].lines]
            at += 1
        if told and names:
            found[told[0]] = " ".join(names)
    if found:
        return found, at - position
    if _is_marked_rubric(chunks, position, vocabulary):
        name = plain(strip_heading_marks(chunks[position].text)).strip("* ")
        return {detect(name, vocabulary) or "ru": name}, 1
    if not _is_rubric(chunks[position], vocabulary):
        return None
    below = position + 1
    if below < len(chunks) and is_date_line(chunks[below], vocabulary):
        below += 1
    return (
        (_rubric_parts(chunks[position], vocabulary), 1) if _front_begins(chunks, below, vocabulary) else None
    )


def _is_marked_rubric(chunks: Sequence[Chunk], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a heading in capitals stands above identifiers or above a person, with the title a level deeper."""
    level = chunks[position].heading_level
    if not level or position + 2 >= len(chunks) or not chunks[position + 1].heading_level > level:
        return False
    text = plain(strip_heading_marks(chunks[position].text)).strip("* ")
    person = _title_above_person(chunks, position + 1, vocabulary)
    if not text.isupper() or not 2 - person <= len(text.split()) <= 15 or re.search(r"\d", text):
        return False
    if is_references_heading(chunks[position], vocabulary) or _not_article(chunks[position], vocabulary):
        return False
    if person:
        return True
    below = chunks[position + 1 : position + 6]
    coded = is_identifier(inline(strip_heading_marks(below[0].lines[0].text)), vocabulary)
    titles = [
        c
        for c in below
        if c.heading_level and not is_identifier(inline(strip_heading_marks(c.text)), vocabulary)
    ]
    return coded and any(c.heading_level > level for c in titles[:1])


# --- masthead -------------------------------------------------------------------------------------


def read_masthead(chunks: Sequence[Chunk]) -> Masthead:
    """ISSN, volume, number and year from the lines above an issue's first article or in its own front."""
    text = "\n".join(line.text for chunk in chunks[:60] for line in chunk.lines)[:6000]
    issns = tuple(dict.fromkeys(m[1].upper().replace("Х", "X") for m in _ISSN.finditer(text)))
    volume, number = _VOLUME.search(text), _NUMBER.search(text)
    numbered = volume or number
    beside = [x for x in text.split("\n") if numbered and (_VOLUME.search(x) or _NUMBER.search(x))]
    alone = [
        line
        for line in text.split("\n")
        if re.fullmatch(r"(?:\W*[^\W\d_]+){0,2}\W*(?:19|20)\d\d\W*(?:г|ж)?\W*", line)
    ]
    # the year of the issue stands beside its number or alone; that of the foundation stands first at times
    years = [y for lines in (beside, alone, [text]) for line in lines for y in _YEARS.findall(line)]
    return Masthead(
        issns,
        volume[1] if volume else None,
        re.sub(r"\s+", " ", number[1]) if number else None,
        int(years[0]) if years else None,
    )


def masthead_pages(chunks: Sequence[Chunk]) -> str | None:
    """The pages that an article's own masthead prints beside volume and number."""
    for chunk in chunks:
        for line in chunk.lines:
            tail = without_doi(re.sub(r"\d{4}-\d{3}[\dXx]", "", line.text))
            placed = VOLUME_YEAR_PAGES.search(tail) or YEAR_VOLUME_PAGES.search(tail)
            if not placed and (_VOLUME.search(line.text) or _NUMBER.search(line.text)):
                placed = _PAGES.search(tail)
            if placed:
                first, last = (figures for figures in placed.groups() if figures)
                return f"{first}-{last}"
    return None
