"""What stands above a title: the journal's lines, codes, the kind of article, rubrics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from generator.reading.byline import parse_byline
from generator.reading.byline.names import INITIAL, is_name
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.front.linekinds import letters_of
from generator.reading.front.place import TITLE_LONGEST, Place
from generator.reading.language import detect, is_latin, stroked_languages
from generator.reading.mastheads import is_bare_irsti, is_identifier, is_masthead, names_issn
from generator.reading.text import ORCID, inline, plain, strip_heading_marks, upper_share
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

_PAGE_FIGURE = re.compile(r"\W{0,2}\d{1,4}\W{0,2}")
#: A rubric in capitals above the names has no more words.
_RUBRIC_WORDS = 3
#: A journal's name stands among so many lines of codes at most.
_MOST_HEADS = 12
#: ``5.1.2. Public law``, ``12.00.01 – Theory of law``: a speciality of the lists of dissertation councils.
_SPECIALITY = re.compile(r"(?:\d\.\d\.\d{1,2}|\d\d\.00\.\d\d)\.?\s+(?:[–—-]\s+)?[^\W\d_]{4}")
_ADDRESS_ALONE = re.compile(r"<?(?:https?://|www\.)[^\s@<>]{4,200}>?")
#: ``journals.example.org/abc``: the same without its beginning.
_PAGE_ALONE = re.compile(r"[a-z][a-z\d-]*(?:\.[a-z\d-]+)+/[\w./-]{0,80}")
#: A journal's name, and its page behind it.
_NAME_AND_PAGE = re.compile(r"[^@]{4,140}\s<?(?:https?://|www\.)[^\s@<>]{4,80}>?")


def is_journal_line(p: Place) -> bool:
    """Whether a chunk is a line of the journal's or a code: identifiers, masthead, the kind of article."""
    if p.vocabulary.has("citation", p.text):
        return False
    if not p.previous and len(p.text.split()) == 1 and p.after and is_kind(p.after[0].text, p.vocabulary):
        return True  # the journal's name alone above the kind of article
    if is_masthead(plain(p.text), p.vocabulary) or _says_masthead_again(p):
        return not p.block.abstract or bool(p.block.keywords)
    if is_identifier(p.chunk.lines[0].text, p.vocabulary) or any(names_issn(x.text) for x in p.chunk.lines):
        return not p.block.abstract or len(p.text) < 200
    if not p.block.title and is_bare_irsti(p.text):
        return True
    if not p.block.title and _ADDRESS_ALONE.fullmatch(p.text) and not ORCID.search(p.text):
        return True  # the journal's own page
    if _PAGE_ALONE.fullmatch(p.text) and p.previous in ("", "identifier", "leftover"):
        return True
    if not p.block.title and not p.block.byline and _NAME_AND_PAGE.fullmatch(plain(p.text)):
        return True
    return is_kind(p.text, p.vocabulary)


def is_kind(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line tells the kind of article ("Научная статья")."""
    bare = inline(strip_heading_marks(text))
    return len(text) < 60 and (
        vocabulary.has("article_type", bare) or whole_label("article_type", plain(bare), vocabulary)
    )


def _says_masthead_again(p: Place) -> bool:
    """Whether a chunk is the journal's name, which a head above it has said."""
    own = letters_of(p.text).strip()
    if len(own) > 8 and any(
        own in letters_of(head.text) and is_masthead(inline(head.text), p.vocabulary)
        for head in p.heads[:_MOST_HEADS]
    ):
        return True
    if (
        p.previous in ("", "leftover")
        and not p.block.title
        and not p.block.byline
        and 8 < len(own) < 120
        and any(
            own in letters_of(cited.text.partition("//")[2][:200])
            for chunk, below in zip_longest(p.after, p.after[1:])
            if p.vocabulary.has("citation", inline(chunk.text))
            for cited in (chunk, below)
            if cited is not None
        )
    ):
        return True  # the citation line names the journal
    named = not p.block.title and not p.block.byline and len(p.text) < 160 and bool(p.after)
    if (
        named
        and upper_share(p.text) < 0.5
        and len(re.findall(r"[^\W\d_]{4}", p.after[0].text)) > 2
        and not p.vocabulary.has("masthead", p.after[0].text)
    ):
        named = p.chunk.heading_level > 0  # the head below has a name of its own
    return (
        named
        and len(own) > 4
        and p.previous in ("", "identifier", "leftover", "statement", "date")
        and is_masthead(plain(inline(p.after[0].text)), p.vocabulary)
    )


def is_rubric(p: Place) -> bool:
    """The first line in capitals, with identifiers right below and another title in capitals after them."""
    first = p.previous in ("", "identifier") and not p.block.title and not p.block.byline
    named = p.previous == "identifier" and INITIAL.search(p.text)
    if named and is_name(plain(p.text).strip(" ,;*\\")):
        return False
    if not p.block.title and not p.block.byline and _names_rubric(p):
        return True
    if first and p.after and (_stands_above_identifiers(p) or _stands_above_byline(p)):
        return True
    if first and p.heads and _stands_below_masthead(p):
        return True
    if not p.after or not 1 < len(p.text.split()) < 30 or upper_share(p.text) < 0.9:
        return False
    if _says_rubric_again(p) or _is_rubric_in_two(p):
        return True
    if (
        p.previous
        or len(p.text.split()) > 14
        or not is_identifier(p.after[0].lines[0].text, p.vocabulary)
        or is_identifier(p.text, p.vocabulary)
    ):
        return False
    if is_masthead(p.text, p.vocabulary):
        return False
    below = (chunk.text for chunk in p.after[1:] if not is_identifier(chunk.text, p.vocabulary))
    return any(
        upper_share(text) > 0.9 and len(text.split()) > 2 and parse_byline(text, p.vocabulary) is None
        for text in below
    )


def _names_rubric(p: Place) -> bool:
    """Whether a line is a label and a rubric's name, or a speciality with its code."""
    if len(p.text) > 160 or p.previous not in ("", "identifier", "leftover", "rubric"):
        return False
    return p.vocabulary.has("rubric_label", p.text) or bool(_SPECIALITY.match(p.text))


def _is_rubric_in_two(p: Place) -> bool:
    """Whether two lines in capitals, of one language each, stand together above a title."""
    lines = [plain(inline(strip_heading_marks(line.text))) for line in p.chunk.lines]
    if len(lines) != 2 or p.block.title or p.block.byline or p.previous not in ("", "identifier", "leftover"):
        return False
    if any(upper_share(x) < 0.9 or re.search(r"[\d@]", x) or not 1 < len(x.split()) < 15 for x in lines):
        return False
    if len({detect(text, p.vocabulary) for text in lines}) < 2 or is_latin(lines[0]) == is_latin(lines[1]):
        return False
    return _shouts_below(p.after, p.vocabulary) or _headed_below(p.after, p.vocabulary)


def _headed_below(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a heading, a title by its sign, stands below codes alone."""
    told = (
        c
        for c in chunks
        if not is_identifier(c.lines[0].text, vocabulary) and not is_kind(c.text, vocabulary)
    )
    first = next(told, None)
    return first is not None and bool(first.heading_level) and len(first.text.split()) > 2


def _says_rubric_again(p: Place) -> bool:
    """Whether a line in capitals and its like in another language stand together above identifiers."""
    if p.block.title or p.previous not in ("", "identifier", "rubric") or re.search(r"\d", p.text):
        return False
    above = p.previous == "rubric"
    other = p.after[0].text
    if not above and (
        upper_share(other) < 0.9
        or len(other.split()) > 14
        or re.search(r"\d", other)
        or detect(other, p.vocabulary) == detect(p.text, p.vocabulary)
        or parse_byline(other, p.vocabulary) is not None
    ):
        return False
    below = p.after[0 if above else 1 :]
    while below and upper_share(below[0].text) > 0.9 and not re.search(r"\d", below[0].text):
        below = below[1:]  # a third language
    if not below or not is_identifier(below[0].lines[0].text, p.vocabulary):
        return False
    return any(
        chunk.heading_level or upper_share(chunk.text) > 0.9
        for chunk in below
        if len(chunk.text.split()) > 2 and not is_identifier(chunk.text, p.vocabulary)
    )


def _stands_above_identifiers(p: Place) -> bool:
    """A short line with the kind of article or identifiers below it, and a title below these."""
    words = len(p.text.split())
    alone = words == 1 and p.previous == "identifier" and len(p.text) > 4 and p.text.isupper()
    if not (1 < words < 20 or alone) or re.search(r"[\d?!]|[.,;:]$", p.text):
        return False
    if is_identifier(p.text, p.vocabulary) or p.vocabulary.has("article_type", p.text):
        return False
    told = [
        _names_kind_or_code(chunk, p.vocabulary) or bool(_PAGE_FIGURE.fullmatch(chunk.text))
        for chunk in p.after
    ]
    if not told[0] or False not in told:
        return False
    below = p.after[told.index(False)]
    if words > 9 and not stroked_languages(p.text, p.vocabulary):
        # a long one: all in capitals, as the title is not, and names right below the title
        named = p.after[told.index(False) + 1 :][:1]
        shouts = upper_share(p.text) > 0.9 and upper_share(below.text) < 0.5
        if not shouts or not named or parse_byline(named[0].text, p.vocabulary) is None:
            return False
    if is_name(plain(below.text).strip(" ,;*")) or parse_byline(below.text, p.vocabulary):
        return _shouts_below(p.after[told.index(False) + 1 :], p.vocabulary)
    text = inline(strip_heading_marks(below.text))
    title = len(text.split()) > 2 and not below.text.startswith("©") and len(text) < TITLE_LONGEST
    if not title or re.search(r"[.,;]$", text) or is_masthead(text, p.vocabulary):
        return False
    return parse_byline(below.text, p.vocabulary) is None and not is_date_line(below, p.vocabulary)


def _stands_above_byline(p: Place) -> bool:
    """The first line with a byline below it and a title in capitals below that.

    In capitals it has few words: a title would have more.
    """
    words = len(p.text.split())
    if p.previous or not 0 < words < 10 or re.search(r"[\d?!]|[.,;:]$", p.text):
        return False
    shouts = upper_share(p.text) > 0.5
    if (words > _RUBRIC_WORDS if shouts else words < 2) or parse_byline(
        p.after[0].text, p.vocabulary
    ) is None:
        return False
    return _shouts_below(p.after[1:], p.vocabulary)


def _stands_below_masthead(p: Place) -> bool:
    """A line in capitals between the journal's head and a title that is marked, is in small letters and has names below."""
    if len(p.after) < 2 or not p.after[0].heading_level or upper_share(p.text) < 0.9:
        return False
    if not 1 < len(p.text.split()) < 15 or re.search(r"[\d@?!:;,]", p.text) or is_kind(p.text, p.vocabulary):
        return False
    if p.vocabulary.has("institution", p.text) or not any(
        is_masthead(plain(inline(head.text)), p.vocabulary) for head in p.heads
    ):
        return False
    title = inline(strip_heading_marks(p.after[0].text))
    named = p.after[1].text
    return (
        len(title.split()) > 2
        and upper_share(title) < 0.5
        and (is_name(plain(named).strip(" ,;*")) or parse_byline(named, p.vocabulary) is not None)
    )


def _shouts_below(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> bool:
    """Whether a title in capitals stands below a byline, with short lines alone between them."""
    for chunk in chunks:
        if len(chunk.text) > 200 or vocabulary.has("abstract", chunk.text):
            return False
        if upper_share(chunk.text) > 0.8 and len(chunk.text.split()) > 2:
            return parse_byline(chunk.text, vocabulary) is None
    return False


def _names_kind_or_code(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    text = inline(chunk.text)
    return is_identifier(chunk.lines[0].text, vocabulary) or (
        len(text) < 60 and vocabulary.has("article_type", text)
    )
