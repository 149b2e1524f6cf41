"""Running heads, taken out so that what they cut can be put together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from operator import ne

from generator.reading.chunks import LAYOUT_LEVEL, Chunk
from generator.reading.layout.headlines import (
    AND_OTHERS,
    MOST_LINES,
    goes_on_behind,
    head_key,
    in_running_text,
    is_head,
    is_note,
    is_page_number,
    parts_sentence,
    says_a_part,
)
from generator.reading.layout.headsigns import (
    HEAD_LONGEST,
    ISSUE,
    OWN_PAGE,
    names_issue_of_year,
)
from generator.reading.layout.paragraphs import ENDED
from generator.reading.layout.said import (
    Said,
    key_of,
    says_name_and_title,
    says_top_and_page,
)
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary

#: So many short lines stand at a page's edges at most.
_EDGE_LONGEST = 8
#: ``No. 2/2025``
_ISSUE_ALONE = re.compile(r"\W*(?:[^\W\d_]{1,6}\W{1,3})?\d[\d\s/().-]*")
_SECTION_NUMBER = re.compile(r"(\d{1,2})\.?\s[^\W\d_]")


def part_running_heads(
    chunks: Sequence[Chunk], vocabulary: Vocabulary, edges: Set[int] = frozenset()
) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """Take running heads out.

    A short line is one where it comes again with another page number in it, or stands beside a
    page number and names a journal's issue, or repeats a byline or a title from above in the
    middle of running text.

    Args:
        chunks: the file's chunks.
        vocabulary: the reader's words.
        edges: numbers of lines that are known for such.

    Returns:
        What is left, and the heads.
    """
    keys = [head_key(chunk) for chunk in chunks]
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key:
            places[key].append(place)
    said = Said(chunks, edges)
    counted = _counted(chunks)
    heads: set[int] = set()
    for where in places.values():
        digits = {tuple(re.findall(r"\d+", chunks[p].text)) for p in where}
        alone = len(where) == 1
        heads |= {
            p
            for p in where
            if not (alone and p in counted) and is_head(chunks, p, len(where), len(digits), said, vocabulary)
        }
    top = key_of(chunks[0].text) if chunks and len(chunks[0].text) < 300 else ""
    if len(top) > 20 or (len(top) > 8 and ISSUE.search(chunks[0].text)):
        heads |= {
            p
            for p in range(4, len(chunks) - 1)
            if len(chunks[p].lines) == len(chunks[0].lines)
            and key_of(chunks[p].text) == top
            and in_running_text(chunks, p, vocabulary)
        }  # the head of the file's first page on another
    told = {keys[p] for p in heads}
    heads |= {
        p
        for key in told
        for p in places.get(key, ())
        if p > 8 and "ISSN" in chunks[p].text and not ENDED.search(plain(inline(chunks[p - 1].text)))
    }  # a head of other pages amid an entry
    heads |= {
        p
        for p in range(2, len(chunks))
        if len(chunks[p].text) < 300 and vocabulary.has("download", chunks[p].lines[0].text)
    }
    heads |= {p for p, chunk in enumerate(chunks) if chunk.first in edges} if edges else set()
    beside = {p for h in heads for p in (h - 1, h + 1) if 0 <= p < len(chunks) and is_page_number(chunks[p])}
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
        and in_running_text(chunks, p, vocabulary)
        and not says_a_part(plain(inline(strip_heading_marks(chunks[p].text))), vocabulary)
    }
    gone |= more  # a title or a name said again beside a head
    gone |= {
        p
        for h in tuple(gone)
        for p in (h - 1, h + 1)
        if 2 <= p < len(chunks) - 1
        and p not in gone
        and says_name_and_title(chunks[p].text, p, said)
        and not says_a_part(chunks[p].text, vocabulary)
    }
    gone |= {
        p
        for h in tuple(gone)
        for p in (h - 1, h + 1)
        if 2 <= p < len(chunks) - 1
        and p not in gone
        and len(chunks[p].lines) == 1
        and says_top_and_page(chunks[p].text, said)
        and in_running_text(chunks, p, vocabulary)
    }  # surnames from the top and the page's number
    gone |= {
        p
        for p in (h + 1 for h in tuple(gone))
        if p + 1 < len(chunks)
        and p not in gone
        and len(chunks[p].text) < 30
        and chunks[p].text.isupper()
        and chunks[p + 1].text[:1].islower()
        and not chunks[p + 1].text.startswith("http")
        and not says_a_part(chunks[p].text, vocabulary)
    }  # the publisher's sign
    gone |= {
        p
        for h in tuple(gone)
        for p in (h - 1, h + 1)
        if 2 <= p < len(chunks)
        and p not in gone
        and len(chunks[p].text) < 60
        and len(chunks[p].lines) == 1
        and OWN_PAGE.search(chunks[p].text)
        and plain(chunks[p].text).isupper()
        and not re.match(r"\W*\d{1,3}\.|\W*[IVX]{1,5}\.", chunks[p].text)
        and in_running_text(chunks, p, vocabulary)
    }  # the rubric and the page's number beside a head
    gone |= _nearly_said(chunks, keys, gone, vocabulary)
    gone |= _at_edges(chunks, keys, places, gone, vocabulary)
    issues = {chunks[p].text for p in gone if names_issue_of_year(chunks[p].text)}
    gone |= {p for p, chunk in enumerate(chunks) if p > 8 and chunk.text in issues}  # the same line elsewhere
    return (
        tuple(chunk for place, chunk in enumerate(chunks) if place not in gone),
        tuple(chunks[place] for place in sorted(gone)),
    )


def _at_edges(
    chunks: Sequence[Chunk],
    keys: Sequence[str],
    places: Mapping[str, Sequence[int]],
    gone: Set[int],
    vocabulary: Vocabulary,
) -> set[int]:
    """Places in runs of short lines at pages' edges, where a sentence goes on from above such a run to below it.

    A page's number or a head is among them; each of the others comes again, or has figures and hardly a letter.
    """
    found: set[int] = set()
    at_edge = sorted(gone | {p for p, chunk in enumerate(chunks) if is_page_number(chunk)})
    for place in at_edge:
        if place in found:
            continue
        first = place
        while first > 2 and place - first < _EDGE_LONGEST and _is_short(chunks[first - 1]):
            first -= 1
        end = place + 1
        while end < len(chunks) and end - place < _EDGE_LONGEST and not chunks[end].text[:1].islower():
            end += 1
        if end == len(chunks) or not all(map(_is_short, chunks[place:end])):
            continue
        begin = next((p for p in range(first, place + 1) if goes_on_behind(chunks, p, end)), end)
        run = [p for p in range(begin, end) if not is_note(chunks[p])]
        if any(says_a_part(chunks[p].opening, vocabulary) for p in run):
            continue
        numbers = {p for p in run if is_page_number(chunks[p])}
        others = {
            p
            for p in run
            if len(places.get(keys[p], ())) > 1
            or AND_OTHERS.search(chunks[p].text)
            or (not keys[p] and p not in numbers and _names_issue(chunks[p].text))
        }
        found |= others | numbers if others - gone else set()
    return found - gone


def _names_issue(text: str) -> bool:
    return names_issue_of_year(text) or bool(_ISSUE_ALONE.fullmatch(text))


def _is_short(chunk: Chunk) -> bool:
    return len(chunk.text) <= HEAD_LONGEST and len(chunk.lines) <= MOST_LINES


def _nearly_said(
    chunks: Sequence[Chunk], keys: Sequence[str], gone: Set[int], vocabulary: Vocabulary
) -> set[int]:
    """Places amid a sentence where a line in capitals says a head with one letter or two misread."""
    heads = {keys[place] for place in gone if 8 <= len(keys[place]) <= 60}
    return {
        place
        for place in range(2, len(chunks) - 1)
        if 8 <= len(own := keys[place]) <= 60
        and place not in gone
        and chunks[place].text.isupper()
        and parts_sentence(chunks, place)
        and any(len(head) == len(own) and 0 < sum(map(ne, head, own)) <= len(own) // 8 for head in heads)
        and not says_a_part(chunks[place].text, vocabulary)
    }


def _counted(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Places of headings, marked as such, whose number is the next: behind the one before, above the one after.

    ``## 3 Doors`` between ``## 2 …`` and ``## 4 …``; a page's number at a head says no such thing.
    """
    numbered = [
        (place, int(match[1]))
        for place, chunk in enumerate(chunks)
        if chunk.heading_level not in (0, LAYOUT_LEVEL)
        and (match := _SECTION_NUMBER.match(plain(inline(strip_heading_marks(chunk.text)))))
        and not AND_OTHERS.search(chunk.text)
    ]
    first = {number: place for place, number in reversed(numbered)}
    last = {number: place for place, number in numbered}
    return frozenset(
        place
        for place, number in numbered
        if first.get(number - 1, place) < place or last.get(number + 1, place) > place
    )
