"""A source to slices: where each article begins and ends, and what is no article.

An article begins where front matter begins behind the end of another article (or at the file's
beginning), and holds a body. Front matter without a body behind it belongs to the article above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.model import Lang
from generator.reading.back.headings import is_references_heading
from generator.reading.chunks import Chunk
from generator.reading.imprint import Masthead, read_masthead
from generator.reading.issue.again import is_of_others, names_of
from generator.reading.issue.aside import not_article
from generator.reading.issue.cards import has_author_card
from generator.reading.issue.rubrics import is_rubric, rubric_number
from generator.reading.issue.segments import Segment, cut_at_fronts, is_short_piece
from generator.reading.mastheads import is_identifier
from generator.reading.opening import has_body, is_section
from generator.reading.source import Line
from generator.reading.summaries import is_summary_among
from generator.reading.text import DOI, ORCID, inline, plain
from generator.reading.vocabulary import Vocabulary

#: So many notes at the feet of its pages make a text an article.
_NOTES_LEAST = 5


@dataclass(slots=True)
class Slice:
    """One article's chunks.

    Attributes:
        chunks: in order, rubric not included.
        rubric: the rubric it stands under, by language.
        heads: running heads that stood between its chunks.
        cover: the page that a library's site put before it.
        furniture: what a web page or a tool put around it.
    """

    chunks: list[Chunk]
    rubric: dict[Lang, str] = field(default_factory=dict)
    heads: list[Chunk] = field(default_factory=list)
    cover: Sequence[Chunk] = ()
    furniture: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Sliced:
    """A file's articles, its masthead, and the stretches that are no article (chunks and reason)."""

    articles: list[Slice] = field(default_factory=list)
    masthead: Masthead = field(default_factory=Masthead)
    aside: list[tuple[list[Chunk], str]] = field(default_factory=list)


def slice_source(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> Sliced:
    """Cut a file's chunks into articles (see the module's head)."""
    segments = _merged(cut_at_fronts(chunks, vocabulary), chunks, vocabulary)
    result = Sliced()
    position = 0
    for segment in segments:
        begin = segment.begin
        if position < begin:
            above = begin
            while above > position and _governs(chunks[above - 1], segment.rubric, vocabulary):
                above -= 1
            for stretch in (chunks[position:above], chunks[above:begin]):
                _set_aside(result, list(stretch), vocabulary)
        result.articles.append(Slice(list(chunks[begin : segment.end]), segment.rubric))
        position = segment.end
    if position < len(chunks):
        _set_aside(result, list(chunks[position:]), vocabulary)
    head = chunks[: segments[0].begin] if segments else chunks[:40]
    result.masthead = read_masthead(head)
    return result


def _governs(chunk: Chunk, rubric: Mapping[Lang, str], vocabulary: Vocabulary) -> bool:
    """Whether a chunk is the rubric, or one language of it, that an article below stands under."""
    told = plain(" ".join(line.text for line in chunk.lines)).replace("*", "")
    name = any(text and text in " ".join(told.split()) for text in rubric.values())
    return name and (rubric_number(chunk, vocabulary) or is_rubric(chunk, vocabulary))


def _set_aside(result: Sliced, chunks: list[Chunk], vocabulary: Vocabulary) -> None:
    if not chunks:
        return
    if all(rubric_number(c, vocabulary) or is_rubric(c, vocabulary) for c in chunks):
        reason = "rubric"
    elif any(not_article(c, vocabulary) for c in chunks):
        reason = "editorial board, contents or instructions to authors"
    else:
        reason = "masthead" if not result.articles else "no article"
    result.aside.append((chunks, reason))


def _merged(segments: list[Segment], chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Segment]:
    """Segments with a body; one without belongs to the article right above it."""
    out: list[Segment] = []
    for segment in segments:
        again = out and out[-1].end == segment.begin and _doi_again(chunks, out[-1], segment, vocabulary)
        own = chunks[segment.begin : segment.end]
        if (has_body(own, vocabulary) or (segment.headed and is_short_piece(own, vocabulary))) and not again:
            out.append(segment)
        elif (
            out
            and out[-1].end == segment.begin
            and not is_of_others(own, names_of(chunks[out[-1].begin : out[-1].end], vocabulary), vocabulary)
        ):
            out[-1].end = segment.end
    if not out and (end := _tells_itself(chunks, vocabulary)):
        out.append(Segment(0, end, {}))  # a front in no known layout is no reason to lose the text
    if not out and segments:
        longest = max(segments, key=lambda s: s.end - s.begin)
        if sum(len(c.text.split()) for c in chunks[longest.begin : longest.end]) > 120:
            out.append(longest)
    if (
        len(out) == 1
        and out[0].begin > 0
        and not any(not_article(c, vocabulary) for c in chunks[: out[0].begin])
    ):
        # what stands above a file's only article is its masthead, but for the rubric
        begin = 0
        while begin < out[0].begin and (
            is_rubric(chunks[begin], vocabulary) or rubric_number(chunks[begin], vocabulary)
        ):
            begin += 1
        above = chunks[begin : out[0].begin]
        told = len(above) <= 12 or (
            len(above) < 40 and any(ORCID.search(c.text) or "@" in c.text for c in above)
        )
        listed = any(is_references_heading(c, vocabulary) for c in above)  # the end of the article before
        if (
            told
            and not listed
            and not any(vocabulary.has("keywords", x.text) for c in above for x in c.lines)
        ):
            out[0].begin = begin
    return out


def _doi_again(chunks: Sequence[Chunk], above: Segment, own: Segment, vocabulary: Vocabulary) -> bool:
    """Whether front matter says the DOI of the article above it, and so belongs to that article."""

    def doi(segment: Segment) -> str | None:
        for chunk in chunks[segment.begin : min(segment.end, segment.begin + 10)]:
            for line in chunk.lines:
                if is_identifier(line.text, vocabulary) and (found := DOI.search(inline(line.text))):
                    return found[0].rstrip(".)").casefold()
        return None

    own_doi = doi(own)
    return own_doi is not None and own_doi == doi(above)


def _tells_itself(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> int:
    """Where the article ends that a file without any known front is, 0 where it is none.

    It is one where it has text enough and, with its label, a part of an article, or notes, or its author's card. An editorial board or
    the like makes it none, unless the article's references stand above that.
    """
    end = next((at for at, chunk in enumerate(chunks) if not_article(chunk, vocabulary)), len(chunks))
    if sum(len(c.text.split()) for c in chunks[:end]) < 120:
        return 0
    own = chunks[:end]
    labelled = is_summary_among(own, vocabulary)
    listed = any(is_references_heading(c, vocabulary) for c in own)
    if end < len(chunks):
        return end if labelled and listed else 0
    if has_author_card(own, vocabulary):
        return end
    noted = sum(chunk.text.startswith("^{") for chunk in own) >= _NOTES_LEAST
    return end if labelled or listed or noted or any(is_section(c, vocabulary) for c in own) else 0
