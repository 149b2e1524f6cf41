"""A line of codes, and what stands on it before or behind them: dates, names, the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from generator.reading.byline import parse_byline
from generator.reading.byline.names import is_name
from generator.reading.byline.titled import part_byline_title
from generator.reading.chunks import Chunk
from generator.reading.dates import behind_codes
from generator.reading.front.linekinds import PHRASE, WIDEST
from generator.reading.mastheads import is_identifier, names_issn
from generator.reading.source import Line
from generator.reading.text import inline, plain, upper_share
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: What may begin the names behind codes: a word in capitals or an initial.
_NAMES_BEGIN = re.compile(r"\s+(?=(?:\\?\*)*[^\W\d_a-zа-яё][^\W\d_]*[.,\s])")
#: A code of a classification with a word in capitals behind it.
_CODE_THEN_WORD = re.compile(r"\d\.\d[\d.]*\s+(?=[«\"“]?[^\W\d_]{2})")
_FIGURE = re.compile(r"\d")
#: ``NIION: 2018-0076-8/23-629``: a register's number, with words behind it.
_NUMBER_THEN_WORD = re.compile(r"(?!ORCID|DOI|ISSN|ISBN|UDC|UDK)[A-ZА-ЯЁ]{4,9}:\s*[\d/.-]+\s+(?=[^\W\d_]{3})")
_NUMBER_ALONE = re.compile(r"(?!ORCID|DOI|ISSN|ISBN|UDC|UDK)[A-ZА-ЯЁ]{4,9}:\s*[\d/.-]+")
#: A DOI's address with a code behind it.
_DOI_THEN_CODE = re.compile(r"<?https?://\S*10\.\d{4,9}/\S+\s+")
#: Names, or a line of them, and a DOI's address right behind.
_GLUED_DOI = re.compile(r"([^<>/]{5,200}[^\s<>/(\[:.,;])(<?https?://(?:dx\.)?doi\.org/10\.\d{4,9}/\S+)")
_TITLE_THEN_MAIL = re.compile(r"([^@]{20,300}?)\s*(\\?\*?\s?e-?mails?\s*:\s*\S+@\S+)", re.IGNORECASE)
#: ``Ann Bell | ORCID: 0000-…``
_NAME_THEN_ORCID = re.compile(r"([^|@\d]{4,80}?)\s*\|\s*(ORCID\b.*)")
_GAP = re.compile(r"[\s.,;:]+")
_INITIALS = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")
#: A DOI with a gap in it, as some tools print it (``10.24411 /2076-1503``).
_DOI_APART = re.compile(r"(?<![\d.])(10\.\d{4,5})\s/\s?(?=\d)")
#: A code of classification or a DOI right before the end.
_CODE_ENDS = re.compile(r"(?:\d\.\d[\d.:;, ]*|10\.\d{4,9}/\S+)$")


def glued_apart(line: Line) -> tuple[Line, ...]:
    r"""A line in two where a DOI is glued to names, an address to a title in capitals, a number to one name.

    >>> [part.text for part in glued_apart(Line(1, "A. Bell^{1}https://doi.org/10.1/2"))]
    ['A. Bell^{1}https://doi.org/10.1/2']
    >>> [part.text for part in glued_apart(Line(1, "A. Bell^{1}https://doi.org/10.1234/56"))]
    ['A. Bell^{1}', 'https://doi.org/10.1234/56']
    """
    glued = _GLUED_DOI.fullmatch(line.text) if "doi.org/10." in line.text else None
    if glued is None and "@" in line.text and (found := _TITLE_THEN_MAIL.fullmatch(line.text)):
        glued = found if upper_share(found[1]) > 0.9 else None
    if glued is None and "|" in line.text and (found := _NAME_THEN_ORCID.fullmatch(line.text)):
        glued = found if is_name(found[1]) else None
    return tuple(Line(line.number, text, line.indent) for text in glued.groups()) if glued else (line,)


def codes_and_dates(line: Line, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """A line of codes in two where the dates or the names of the article stand behind them, or its kind before them."""
    if kind := _kind_before_code(line.text, vocabulary):
        rest = Line(line.number, line.text[kind:].strip(), line.indent)
        return (Line(line.number, line.text[:kind].strip(), line.indent), *codes_and_dates(rest, vocabulary))
    if not is_identifier(line.text, vocabulary):
        if not _DOI_THEN_CODE.match(line.text) or not (cut := _names_behind_codes(line.text, vocabulary)):
            return (line,)
        return tuple(
            Line(line.number, text, line.indent) for text in (line.text[:cut].strip(), line.text[cut:])
        )
    for pattern in (_NUMBER_THEN_WORD, _DOI_THEN_CODE):
        if (found := pattern.match(line.text)) and found.end() < len(line.text):
            rest = Line(line.number, line.text[found.end() :], line.indent)
            return (Line(line.number, found[0].strip(), line.indent), *codes_and_dates(rest, vocabulary))
    line = Line(line.number, _DOI_APART.sub(r"\1/", line.text), line.indent)
    cut = (
        behind_codes(line.text, vocabulary)
        or _names_behind_codes(line.text, vocabulary)
        or _title_behind_codes(line.text, vocabulary)
    )
    if cut is None:
        return (line,)
    return tuple(Line(line.number, text, line.indent) for text in (line.text[:cut].strip(), line.text[cut:]))


def titles_below_codes(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Lines with names and a title on one line, right below codes, in two."""
    out: list[Line] = []
    for above, line in pairwise((Line(0, ""), *lines)):
        below_codes = bool(_FIGURE.search(above.text)) and is_identifier(above.text, vocabulary)
        parts = part_byline_title(line.text, vocabulary) if below_codes else None
        out.extend(Line(line.number, part, line.indent) for part in parts or (line.text,))
    return tuple(out)


def codes_first(chunk: Chunk) -> Chunk:
    """A chunk with the numbers of registers, which stand in a column beside the words, before the words."""
    if not any(":" in line.text and _NUMBER_ALONE.fullmatch(line.text) for line in chunk.lines):
        return chunk
    return Chunk(tuple(sorted(chunk.lines, key=lambda x: not _NUMBER_ALONE.fullmatch(x.text))))


def _kind_before_code(text: str, vocabulary: Vocabulary) -> int:
    """Where a code begins behind the kind of article (``Original article UDC 347.9``); 0 where none does."""
    if len(text) > WIDEST or not _FIGURE.search(text):
        return 0
    for gap in islice(_GAP.finditer(text), 4):
        if is_identifier(text[gap.end() :], vocabulary):
            return gap.end() if whole_label("article_type", text[: gap.start()], vocabulary) else 0
    return 0


def _names_behind_codes(text: str, vocabulary: Vocabulary) -> int | None:
    """Where names with initials, or one written out, begin behind the codes of a line, None where none do."""
    if names_issn(text):
        return None
    for gap in _NAMES_BEGIN.finditer(text):
        tail = text[gap.end() :]
        if not _CODE_ENDS.search(text[: gap.start()]):
            continue
        if _INITIALS.search(tail) and (named := parse_byline(tail, vocabulary)):
            return gap.end() if _INITIALS.search(named.names[0].name) and not named.rest else None
        bare = plain(inline(tail)).strip(" ,;*")
        if len(bare.split()) == 3 and is_name(bare) and not vocabulary.has("institution", bare):
            return gap.end() if not bare.isupper() or tail.rstrip().endswith(",") else None
    return None


def _title_behind_codes(text: str, vocabulary: Vocabulary) -> int | None:
    """Where a title in capitals begins behind the code of a line, None where none does."""
    gap = _CODE_THEN_WORD.search(text)
    title = text[gap.end() :] if gap else ""
    if gap is None or len(title.split()) < 3 or len(title) < PHRASE or upper_share(title) < 0.95:
        return None
    return None if is_identifier(title, vocabulary) or names_issn(text) else gap.end()
