"""Running heads, taken out so that what they cut can be put together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from operator import ne

from generator.reading.chunks import LAYOUT_LEVEL, Chunk, bullet
from generator.reading.layout.headsigns import (
    DOI_AND_PAGE,
    HEAD_LONGEST,
    INITIALS_END,
    ISSUE,
    NOTE_AT_FOOT,
    OWN_PAGE,
    PAGE_APART,
    PAGE_NUMBER,
    YEAR,
    shouts_or_names_issue,
)
from generator.reading.layout.labels import LABELLED
from generator.reading.layout.paragraphs import ENDED
from generator.reading.layout.said import (
    Said,
    is_said_at_top,
    key_of,
    says_name_and_title,
    says_people,
    says_top_and_page,
    says_top_apart,
)
from generator.reading.mastheads import VOLUME_YEAR_PAGES, is_masthead, only_issns, without_doi
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: A page's number amid a head, set apart on both sides.
_PAGE_AMID = re.compile(r"\S\s{3,}\d{1,4}\s{3,}\S")
#: The first author, and the article's DOI or the volume with an article's number: heads of some journals.
_AUTHOR_DOI = re.compile(
    r"\b(?:et al\.?|и др\.|және т\.\s?б\.)\s.{0,80}(?:\b10\.\d{4,9}/\S+|\b\d{1,4}\s?\((?:19|20)\d\d\)\s?\d{1,7})$"
)
_SECTION_NUMBER = re.compile(r"(\d{1,2})\.?\s[^\W\d_]")
_NOTE_IN_BRACKETS = re.compile(r"\[\d{1,3}\]\s")
_ENTRY_NUMBER = re.compile(r"\[?\d{1,3}[.)\]]\s")
#: ``Bell, Ann. "Doors." Journal of Doors 7 (2018): 90–101``: an entry of the references.
_TITLE_IN_QUOTES = re.compile(r"^[^\W\d_][^\"“”«»]{2,80}[.,:]\s[\"“«][^\"“”«»]{3,}[\"”»]")
#: ``[Vol. 18:77``: the volume, and the article's first page.
_VOLUME_AND_FIRST = re.compile(r"\[Vol\.?\s?\d{1,3}:\d{1,4}\]?")
_OF_PAGES = re.compile(r"\b\d{1,3}\s+(?:of|из|/)\s+\d{1,3}$")
#: What stands behind the first of several authors.
_AND_OTHERS = re.compile(r"\s(?:et al|и др|және т\.\s?б|ж\.\s?т\.\s?б|ж\.\s?б)\b\.?")


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
    keys = [_key(chunk) for chunk in chunks]
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
            if not (alone and p in counted) and _is_head(chunks, p, len(where), len(digits), said, vocabulary)
        }
    top = key_of(chunks[0].text) if chunks and len(chunks[0].text) < 300 else ""
    if len(top) > 20 or (len(top) > 8 and ISSUE.search(chunks[0].text)):
        heads |= {
            p
            for p in range(4, len(chunks) - 1)
            if len(chunks[p].lines) == len(chunks[0].lines)
            and key_of(chunks[p].text) == top
            and _in_running_text(chunks, p, vocabulary)
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
        if 2 <= p < len(chunks) - 1
        and p not in gone
        and says_name_and_title(chunks[p].text, p, said)
        and not _says_a_part(chunks[p].text, vocabulary)
    }
    gone |= {
        p
        for h in tuple(gone)
        for p in (h - 1, h + 1)
        if 2 <= p < len(chunks) - 1
        and p not in gone
        and len(chunks[p].lines) == 1
        and says_top_and_page(chunks[p].text, said)
        and _in_running_text(chunks, p, vocabulary)
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
        and OWN_PAGE.search(chunks[p].text)
        and plain(chunks[p].text).isupper()
        and not re.match(r"\W*\d{1,3}\.|\W*[IVX]{1,5}\.", chunks[p].text)
        and _in_running_text(chunks, p, vocabulary)
    }  # the rubric and the page's number beside a head
    gone |= _nearly_said(chunks, keys, gone, vocabulary)
    return (
        tuple(chunk for place, chunk in enumerate(chunks) if place not in gone),
        tuple(chunks[place] for place in sorted(gone)),
    )


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
        and _parts_sentence(chunks, place)
        and any(len(head) == len(own) and 0 < sum(map(ne, head, own)) <= len(own) // 8 for head in heads)
        and not _says_a_part(chunks[place].text, vocabulary)
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
        and not _AND_OTHERS.search(chunk.text)
    ]
    first = {number: place for place, number in reversed(numbered)}
    last = {number: place for place, number in numbered}
    return frozenset(
        place
        for place, number in numbered
        if first.get(number - 1, place) < place or last.get(number + 1, place) > place
    )


def _says_a_part(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a section's heading or a part's label, which each article says again."""
    if any(vocabulary.has(group, text) for group in ("irsti", "udc", "doi", "keywords")):
        return True
    return vocabulary.section_level(text) is not None or any(
        whole_label(group, text, vocabulary) for group in (*LABELLED, "references")
    )


def _key(chunk: Chunk) -> str:
    """The letters of a short chunk that could be a running head, else nothing."""
    text = chunk.text
    if (
        len(chunk.lines) > 2
        or len(text) > HEAD_LONGEST
        or bullet(text)
        or text.startswith(("|", ">", "^{", "[^", "©"))
        or _NOTE_IN_BRACKETS.match(text)
    ):
        return ""
    letters = "".join(re.findall(r"[^\W\d_]+", plain(inline(strip_heading_marks(text))).casefold()))
    least = 5 if _OF_PAGES.search(text) else 8
    return letters if len(letters) >= least or letters.startswith(("issn", "eissn")) else ""


def _is_page_number(chunk: Chunk) -> bool:
    return len(chunk.lines) == 1 and bool(PAGE_NUMBER.fullmatch(chunk.text))


def _is_head(
    chunks: Sequence[Chunk], place: int, said_so: int, numbers: int, said: Said, vocabulary: Vocabulary
) -> bool:
    """Whether a short chunk is a running head.

    Args:
        chunks: all of the file's.
        place: the chunk's.
        said_so: in how many places the same letters stand.
        numbers: with how many different numbers.
        said: what the text's lines say.
        vocabulary: the reader's words.
    """
    if place < 2 or place + 1 >= len(chunks):
        return False
    text = plain(inline(strip_heading_marks(chunks[place].text)))
    if _ENTRY_NUMBER.match(text) or " // " in text:
        return False  # an entry of the references
    own = bool(OWN_PAGE.search(text))
    numbered = _is_page_number(chunks[place - 1]) or _is_page_number(chunks[place + 1])
    paged = (
        len(chunks[place].lines) == 1
        and place > 8
        and "//" not in without_doi(text)
        and bool(VOLUME_YEAR_PAGES.search(without_doi(text)))
        and not _TITLE_IN_QUOTES.search(text)
    )
    printed = chunks[place].text
    beside = "".join(chunks[p].text for p in (place - 1, place + 1) if _is_page_number(chunks[p]))
    if (
        beside
        and text.endswith(".")
        and (figure := NOTE_AT_FOOT.match(text))
        and figure[0].split()[0] not in beside
    ):
        return False  # a note above the page's number
    amid = "   " in printed and bool(_PAGE_AMID.search(printed)) and "\t" not in printed
    if "   " in printed and DOI_AND_PAGE.fullmatch(printed) and PAGE_APART.search(printed):
        return True
    if _AUTHOR_DOI.search(text) or (amid and len(chunks[place].lines) == 1):
        return _in_running_text(chunks, place, vocabulary)
    if (
        place > 8
        and said_so > 1
        and _names_journal(text, vocabulary)
        and _in_running_text(chunks, place, vocabulary)
    ):
        return True
    if place > 8 and "ISSN" in text and ISSUE.search(text) and YEAR.search(text):
        return not ENDED.search(plain(inline(chunks[place - 1].text)))
    if place > 8 and ISSUE.search(text) and YEAR.search(text) and _parts_sentence(chunks, place):
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
    if any(whole_label(g, text, vocabulary) for g in LABELLED):
        return False
    if own and said_so > 1 and _OF_PAGES.search(text):
        return True
    if own and text.isupper() and len(chunks[place].lines) == 1 and _parts_sentence(chunks, place):
        return True
    if own and said_so > 1 and numbers > 1 and shouts_or_names_issue(text):
        return True
    if numbered and "ISSN" in text and YEAR.search(text):
        return True
    if ISSUE.search(text) and YEAR.search(text):
        return numbered or (
            bool(PAGE_APART.search(chunks[place].text)) and _in_running_text(chunks, place, vocabulary)
        )
    if paged:
        return _in_running_text(chunks, place, vocabulary) or chunks[place].heading_level == 0
    if own and re.search(r"\bet al\b|\bи др\.|\bж\.б\.", text):
        return True
    if own and said_so > 1 and vocabulary.has("licence", text):
        return True
    if place > 3 and len(chunks[place].lines) == 1 and says_top_apart(printed, said):
        return True
    if _VOLUME_AND_FIRST.search(text) and PAGE_APART.search(printed):
        return True
    if not _in_running_text(chunks, place, vocabulary):
        return False
    key = _key(chunks[place])
    if own and said.is_part_above(key, place):
        return True
    if numbered and (is_said_at_top(text, chunks) or says_people(text, said)):
        return True
    # "Author: The beginning of the title", "Author A.B., Author C.D. The title"
    behind = [*INITIALS_END.finditer(text), *_AND_OTHERS.finditer(text)]
    titles = (
        (key_of(text[behind[-1].end() :]), place) if behind else ("", 0),
        (key_of(text.partition(":")[2]), 12),
    )
    if any(len(title) > 13 and said.is_part_above(title, above) for title, above in titles):
        return True
    parts = [key_of(part) for part in re.split(r"[,;:]", text)]
    return said.first.get(key, place) < place or all(
        part and said.first.get(part, place) < place for part in parts
    )


def _names_journal(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is the journal's ISSNs, or its masthead with number and year."""
    if "ISSN" in text and only_issns(text):
        return True
    return bool(ISSUE.search(text) and YEAR.search(text)) and is_masthead(text, vocabulary)


def _parts_sentence(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a chunk stands amid a sentence: nothing ends above it, and small letters go on below."""
    above, below = chunks[place - 1].text, chunks[place + 1].text
    return len(above) > 40 and not ENDED.search(plain(inline(above))) and below[:1].islower()


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
        return len(text) > 80 or text.lstrip('“«"').lstrip()[:1].islower()
    return False
