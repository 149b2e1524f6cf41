"""Identifiers, dates and place in a journal: DOI, IRSTI, UDC, issue, year, pages, and the record's id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.model import Article, Author, Dates, Issue, Lang
from generator.reading import dates, personal_names
from generator.reading.checks import is_placeholder
from generator.reading.chunks import Chunk
from generator.reading.front.blocks import Front
from generator.reading.imprint import Masthead, masthead_pages, read_masthead
from generator.reading.issue import Slice
from generator.reading.ledger import Ledger
from generator.reading.mastheads import VOLUME_YEAR_PAGES, is_bare_irsti, is_masthead
from generator.reading.text import DOI, inline, plain
from generator.reading.vocabulary import Vocabulary
from generator.romanize import slug

_IRSTI = re.compile(r"\d{2}\.\d{2}(?:\.\d{2})?(?:\s*[;:,]\s*\d{2}\.\d{2}(?:\.\d{2})?)*")
_UDC = re.compile(r"\d[\d.:()\[\]=\"'+/*;, «»“”-]*\d(?:[»”\"]|\))?|\d+")
#: ``18–28 бб.``: pages as Kazakh has them.
_PAGES_THEN_SIGN = re.compile(r"(?<![\d(])(\d{1,4})\s*[-–—]\s*(\d{1,4})\s?бб?\.")
#: ``Bell, A. (2013).``
_CITED = re.compile(r"\w[.,]?\s\(((?:19|20)\d\d)\)\.\s")
#: Where another code may begin on a line: ``ҒТАМР 10.23.51 · ӘОЖ 342.92``.
_CODE_AHEAD = re.compile(r"(?<=[\d)])\s*[·•|/;,]?\s*(?=[^\W\d_]{3})")
#: Words of an English title that say nothing in an id.
_SMALL = frozenset(
    (
        "the",
        "of",
        "and",
        "in",
        "to",
        "for",
        "on",
        "a",
        "an",
        "some",
        "as",
        "by",
        "with",
        "at",
        "from",
        "about",
        "using",
    )
)


def identifiers(
    fronts: Sequence[Front], citation: Mapping[Lang, str], vocabulary: Vocabulary, heads: Sequence[Chunk] = ()
) -> dict[str, str]:
    """``doi``, ``irsti`` and ``udc`` as printed, each where there is one.

    The DOI may stand in the citation line, or at the pages' edges alone.
    """
    found: dict[str, str] = {}
    for chunk in (c for f in fronts for c in f.identifiers):
        for line in chunk.lines:
            text = inline(line.text)
            if (doi := DOI.search(text)) and not is_placeholder(doi[0]):
                found["doi"] = _narrower(found.get("doi"), doi[0].rstrip(".,;)>"))
            bare = plain(text)
            for part in dict.fromkeys((bare, *_CODE_AHEAD.split(bare))):
                for name, pattern in (("irsti", _IRSTI), ("udc", _UDC)):
                    cue = vocabulary.find(name, part)
                    value = pattern.search(part, cue[1].end()) if cue else None
                    if cue and value and name not in found:
                        found[name] = value[0].strip(" ;,")
    alone = (inline(line.text) for front in fronts for c in front.identifiers for line in c.lines)
    if "irsti" not in found and (code := next(filter(is_bare_irsti, alone), None)):
        found["irsti"] = code
    for text in citation.values():
        if (doi := DOI.search(text)) and "doi" not in found and not is_placeholder(doi[0]):
            found["doi"] = doi[0].rstrip(".,;)>")
    if "doi" not in found:
        edges = {
            doi[0].rstrip(".,;)>") for h in heads if "10." in h.text and (doi := DOI.search(inline(h.text)))
        }
        if len(edges) == 1 and not is_placeholder(own := edges.pop()):
            found["doi"] = own
    return found


def _narrower(held: str | None, other: str) -> str:
    """Of two DOIs the first, unless the other is that of a part of it: an article's behind its issue's."""
    if held and not re.match(rf"{re.escape(held.rstrip('/'))}[/.-]\w", other):
        return held
    return other


def history(chunks: Iterable[Chunk], ledger: Ledger) -> Dates:
    """The labelled dates; their lines are put aside, since the fields hold ISO dates."""
    held: dict[str, str] = {}
    for chunk in chunks:
        text = dates.in_one([line.text for line in chunk.lines])
        for name, date in dates.read_dates(text, ledger.vocabulary).items():
            held.setdefault(name, date)
        ledger.discard(plain(text), chunk.numbers, "dates, read into fields")
    return dates.merge(held)


def journal(
    doi: str | None, chunks: Sequence[Chunk], masthead: Masthead, vocabulary: Vocabulary
) -> str | None:
    """The key of the journal, by an ISSN above the article or by the DOI's prefix."""
    own = read_masthead(chunks[:12])
    for issn in (*own.issns, *masthead.issns):
        if issn in vocabulary.issns:
            return vocabulary.issns[issn]
    for prefix, key in vocabulary.doi_prefixes.items():
        pattern = re.escape(prefix).replace(r"\?", ".")
        if doi and re.match(pattern, doi, re.IGNORECASE):
            return key
    return None


def issue(
    chunks: Sequence[Chunk], masthead: Masthead, vocabulary: Vocabulary, heads: Sequence[Chunk] = ()
) -> Issue | None:
    """Volume and number of the article's own masthead, else of the file's."""
    own = [c for c in chunks[:12] if any("ISSN" in x.text.upper() for x in c.lines)]
    if not own and not (masthead.volume or masthead.number):
        own = [c for c in chunks[:5] if is_masthead(inline(c.text), vocabulary)]
    head = read_masthead(own) if own else masthead
    if not (head.volume or head.number):  # beside the ISSN, or at the pages' edges
        beside = [c for c in (*chunks[:5], *heads) if is_masthead(plain(inline(c.text)), vocabulary)]
        head = read_masthead(beside[:1])
    if not (head.volume or head.number):
        return None
    parts = [f"Vol. {head.volume}" if head.volume else "", f"№ {head.number}" if head.number else ""]
    return Issue(volume=head.volume, number=head.number, label=", ".join(p for p in parts if p))


def year(
    chunks: Sequence[Chunk],
    fronts: Sequence[Front],
    piece: Slice,
    masthead: Masthead,
    vocabulary: Vocabulary,
) -> int | None:
    """The year of publication as a masthead, a copyright sign, a DOI or a date of publication prints it."""
    own = [c for c in chunks[:12] if any("ISSN" in x.text.upper() for x in c.lines)]
    if own and (printed_year := read_masthead(own).year):
        return printed_year
    for front in fronts:
        for block in front.blocks:
            for chunk, _ in block.byline:
                if "©" in chunk.text and (year_text := re.search(r"\b(20\d\d|19\d\d)\b", chunk.text)):
                    return int(year_text[1])
    for front in fronts:
        for chunk in front.identifiers:
            text = inline(chunk.text)
            if is_masthead(text, vocabulary) and (
                printed := re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text)
            ):
                return int(printed[1])
    if masthead.year and (masthead.number or masthead.volume or masthead.placed):
        return masthead.year
    for head in (*piece.cover, *piece.heads):  # "Journal 9 (2022) 101–109" above the pages
        placed = VOLUME_YEAR_PAGES.search(plain(inline(head.text)))
        if placed and (printed := re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", placed[0])):
            return int(printed[1])
        told = plain(inline(head.text))
        if len(head.lines) > 2:  # one line of a download's first page names the journal
            told = next((x for line in head.lines if is_masthead(x := plain(line.text), vocabulary)), "")
        if is_masthead(told, vocabulary) and (printed := re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", told)):
            return int(printed[1])
    for front in fronts:
        for chunk in front.identifiers:
            if (doi := DOI.search(inline(chunk.text))) and (
                coded := re.search(r"(?<!\d)(20[0-4]\d)(?=[LN_./-]|\d{0,2}[_-]|\D|$)", doi[0])
            ):
                return int(coded[1])
    for head in piece.cover:
        if cited := _CITED.search(inline(head.text)):
            return int(cited[1])
    for front in fronts:  # the date of publication says the year, the other dates do not
        for chunk in front.dates:
            text = dates.in_one([line.text for line in chunk.lines])
            if published := dates.read_dates(text, vocabulary).get("published"):
                return int(published[:4])
    return None


def pages(fronts: Sequence[Front], piece: Slice, doi: str | None, citation: Mapping[Lang, str]) -> str | None:
    """First and last page, where masthead, download's cover, running head, DOI or citation line print them."""
    for front in fronts:
        if printed := masthead_pages(front.identifiers):
            return printed
    if printed := masthead_pages(piece.cover):
        return printed
    for head in (*piece.cover, *piece.heads):
        if placed := VOLUME_YEAR_PAGES.search(plain(inline(head.text))):
            return f"{placed[1] or placed[3]}-{placed[2] or placed[4]}"
    if doi and (coded := re.search(r"/(\d{1,4})-(\d{1,4})$", doi)):
        return f"{coded[1]}-{coded[2]}"
    # year, number of the issue (in the year, in all), first and last page: …-2024-148-3-7-21
    if doi and (coded := re.search(r"-(?:19|20)\d\d(?:-\d{1,3}){1,2}-(\d{1,4})-(\d{1,4})$", doi)):
        first, last = int(coded[1]), int(coded[2])
        if first <= last < first + 100:
            return f"{first}-{last}"
    cited = (inline(chunk.text) for chunk in piece.cover if _CITED.search(chunk.text))
    for text in map(plain, (*citation.values(), *cited)):
        if found := _PAGES_THEN_SIGN.search(text) or re.search(
            r"(?:\b[СCPБP]{1,2}\.|\bpp?\.|\bбб?\.|\d\s?\(\d{1,4}\)\s?[,:]|[\s;]\d{1,3}\s?:)\s*(\d{1,4})\s*[-–—]\s*(\d{1,4})(?!\d)",
            text,
            re.IGNORECASE,
        ):
            return f"{found[1]}-{found[2]}"
    return None


def _shown_name(author: Author) -> tuple[str, str]:
    """A language and the name in it, English first: ids are in Latin letters."""
    return next(((lang, author.name[lang]) for lang in ("en", *author.name) if lang in author.name), ("", ""))


def make_id(article: Article) -> str:
    """An id of surname, the title's first words and the year: readable, ASCII, the same on every machine."""
    author = next(iter(article.authors), None)
    lang, name = _shown_name(author) if author else ("", "")
    surname = personal_names.parse(name, english=lang == "en").words[0]
    title = article.title.get("en") or next(iter(article.title.values()), "")
    significant = [w for w in slug(title, 200).split("-") if w not in _SMALL]
    of_year = str(article.year or (article.dates.accepted or article.dates.received or "")[:4])
    return slug(" ".join([surname, *significant[:4], of_year]), 70) or "article"
