"""Whether one short line is a running head, by what it says and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.chunks import Chunk, bullet
from generator.reading.layout.headsigns import (
    DOI_AND_PAGE,
    HEAD_LONGEST,
    INITIALS_END,
    NOTE_AT_FOOT,
    OWN_PAGE,
    PAGE_APART,
    PAGE_NUMBER,
    names_issue_of_year,
    shouts_or_names_issue,
)
from generator.reading.layout.labels import LABELLED
from generator.reading.layout.paragraphs import ENDED
from generator.reading.layout.said import (
    Said,
    is_said_at_top,
    key_of,
    says_people,
    says_top_apart,
    says_words_of_top,
    surnames_alone,
)
from generator.reading.mastheads import VOLUME_YEAR_PAGES, YEAR, is_masthead, only_issns, without_doi
from generator.reading.text import inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: A page's number amid a head, set apart on both sides.
_PAGE_AMID = re.compile(r"\S\s{3,}\d{1,4}\s{3,}\S")
#: The first author, and the article's DOI or the volume with an article's number: heads of some journals.
_AUTHOR_DOI = re.compile(
    r"\b(?:et al\.?|и др\.|және т\.\s?б\.)\s.{0,80}(?:\b10\.\d{4,9}/\S+|\b\d{1,4}\s?\((?:19|20)\d\d\)\s?\d{1,7})$"
)
#: So many letters hold a note's mark.
_MARK_LONGEST = 30
#: A head has no more lines: the journal, its series, the issue.
MOST_LINES = 3
_NOTE_IN_BRACKETS = re.compile(r"\[\d{1,3}\]\s")
#: A page's number that a tool took for a mark.
_RAISED_NUMBER = re.compile(r"<sup>\s?\d{1,4}\s?</sup>|\^\{\d{1,4}\}")
_ENTRY_NUMBER = re.compile(r"\[?\d{1,3}[.)\]]\s")
#: ``Bell, Ann. "Doors." Journal of Doors 7 (2018): 90–101``: an entry of the references.
_TITLE_IN_QUOTES = re.compile(r"^[^\W\d_][^\"“”«»]{2,80}[.,:]\s[\"“«][^\"“”«»]{3,}[\"”»]")
#: ``[Vol. 18:77``: the volume, and the article's first page.
_VOLUME_AND_FIRST = re.compile(r"\[Vol\.?\s?\d{1,3}:\d{1,4}\]?")
_OF_PAGES = re.compile(r"\b\d{1,3}\s+(?:of|из|/)\s+\d{1,3}$")
#: What stands behind the first of several authors.
AND_OTHERS = re.compile(r"\s(?:et al|и др|және т\.\s?б|ж\.\s?т\.\s?б|ж\.\s?б)\b\.?")


def head_key(chunk: Chunk) -> str:
    """The letters of a short chunk that could be a running head, else nothing."""
    text = chunk.text
    if (
        len(chunk.lines) > MOST_LINES
        or len(text) > HEAD_LONGEST
        or bullet(text)
        or text.startswith(("|", ">", "^{", "[^", "©"))
        or _NOTE_IN_BRACKETS.match(text)
    ):
        return ""
    letters = "".join(filter(str.isalpha, plain(inline(strip_heading_marks(text))).casefold()))
    least = 5 if _OF_PAGES.search(text) else 8
    return letters if len(letters) >= least or letters.startswith(("issn", "eissn")) else ""


def is_page_number(chunk: Chunk) -> bool:
    """Whether a chunk is a page's number and nothing more."""
    if len(chunk.lines) > 1:
        return False
    return bool(PAGE_NUMBER.fullmatch(chunk.text) or _RAISED_NUMBER.fullmatch(chunk.text))


def says_a_part(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a section's heading or a part's label, which each article says again."""
    if any(vocabulary.has(group, text) for group in ("irsti", "udc", "doi", "keywords")):
        return True
    return vocabulary.section_level(text) is not None or any(
        whole_label(group, text, vocabulary) for group in (*LABELLED, "references")
    )


def is_head(
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
    numbered = is_page_number(chunks[place - 1]) or is_page_number(chunks[place + 1])
    paged = (
        len(chunks[place].lines) == 1
        and place > 8
        and "//" not in without_doi(text)
        and bool(VOLUME_YEAR_PAGES.search(without_doi(text)))
        and not _TITLE_IN_QUOTES.search(text)
    )
    printed = chunks[place].text
    beside = "".join(chunks[p].text for p in (place - 1, place + 1) if is_page_number(chunks[p]))
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
        return in_running_text(chunks, place, vocabulary)
    if (
        place > 8
        and said_so > 1
        and _names_journal(text, vocabulary)
        and in_running_text(chunks, place, vocabulary)
    ):
        return True
    if place > 8 and "ISSN" in text and names_issue_of_year(text):
        return not ENDED.search(plain(inline(chunks[place - 1].text)))
    if place > 8 and not numbered and names_issue_of_year(text) and parts_sentence(chunks, place):
        return own or is_masthead(text, vocabulary)
    if place > 8 and surnames_alone(text) and parts_sentence(chunks, place):
        return says_people(text, said) or said.is_part_above(key_of(text), place)
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
    if own and text.isupper() and len(chunks[place].lines) == 1 and parts_sentence(chunks, place):
        return True
    if own and said_so > 1 and numbers > 1 and shouts_or_names_issue(text):
        return True
    if numbered and "ISSN" in text and YEAR.search(text):
        return True
    if names_issue_of_year(text):
        return numbered or (
            bool(PAGE_APART.search(chunks[place].text)) and in_running_text(chunks, place, vocabulary)
        )
    if paged:
        return in_running_text(chunks, place, vocabulary) or chunks[place].heading_level == 0
    if own and re.search(r"\bet al\b|\bи др\.|\bж\.б\.", text):
        return True
    if own and said_so > 1 and vocabulary.has("licence", text):
        return True
    if place > 3 and len(chunks[place].lines) == 1 and says_top_apart(printed, said):
        return True
    if _VOLUME_AND_FIRST.search(text) and PAGE_APART.search(printed):
        return True
    if not in_running_text(chunks, place, vocabulary):
        return False
    key = head_key(chunks[place])
    if own and said.is_part_above(key, place):
        return True
    if numbered and (is_said_at_top(text, chunks) or says_people(text, said)):
        return True
    if numbered and says_words_of_top(text, said) and parts_sentence(chunks, place):
        return True
    # "Author: The beginning of the title", "Author A.B., Author C.D. The title"
    behind = [*INITIALS_END.finditer(text), *AND_OTHERS.finditer(text)]
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
    return names_issue_of_year(text) and is_masthead(text, vocabulary)


def parts_sentence(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a chunk stands amid a sentence; pages' numbers beside it do not count."""
    return goes_on_behind(chunks, place, place + 1)


def goes_on_behind(chunks: Sequence[Chunk], first: int, end: int) -> bool:
    """Whether a sentence goes on behind some chunks: nothing ends above them, and small letters go on below.

    Pages' numbers beside them and notes above them do not count.
    """
    ahead, behind = (
        map(chunks.__getitem__, range(first - 1, -1, -1)),
        map(chunks.__getitem__, range(end, len(chunks))),
    )
    above = next((c.text for c in ahead if not (is_page_number(c) or is_note(c))), "")
    below = next((c.text for c in behind if not is_page_number(c)), "")
    goes_on = below[:1].islower() and not below.startswith("http")
    return goes_on and len(above) > 40 and not ENDED.search(plain(inline(above)))


def is_note(chunk: Chunk) -> bool:
    """Whether a chunk is a note at a page's foot, by its mark."""
    return inline(chunk.text[:_MARK_LONGEST]).startswith("^{") and not is_page_number(chunk)


def in_running_text(chunks: Sequence[Chunk], place: int, vocabulary: Vocabulary) -> bool:
    """Whether running text stands right behind a place: no label, and long or in lower case."""
    for chunk in chunks[place + 1 : place + 4]:
        if is_page_number(chunk):
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
