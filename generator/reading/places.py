"""Where authors work: the affiliations of each language, which marks mean them, and under which names they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.lookalikes import mend_scripts
from generator.model import LANGUAGES, Lang
from generator.reading.byline.notation import ENVELOPES
from generator.reading.chunks import Chunk, join_lines
from generator.reading.front.blocks import Block
from generator.reading.language import KAZAKH, detect, is_latin
from generator.reading.persons.places import has_leading_mark, looks_like_affiliation
from generator.reading.persons.posts import is_degrees
from generator.reading.text import IN_BRACKETS, inline, join_marks, plain
from generator.reading.vocabulary import Vocabulary

_ADDRESS = re.compile(
    r"\s*[;,(]?\s*\(?\s*\*?\s*(?:e-?\s?mails?\s*:|[\w.+-]+@[\w-]+\.|https?://orcid|orcid\b)", re.IGNORECASE
)
#: Brackets around the whole of an affiliation.
_ENCLOSED = re.compile(rf"^{IN_BRACKETS}\.?$")
#: What joins an affiliation to the next: ``a university and ^{2} a court``.
_AND_LAST = re.compile(r"\s+(?:and|&|и|және)\s*$")
#: What a stop behind it may shorten (``ст``, ``г``).
_SHORT_WORD = re.compile(r"\s[^\W\d_]{1,2}$")
#: ``г. Астана``, ``Астана қ.``
_TOWN = re.compile(
    r"(?:г\.|гор\.|город|қ\.)\s?[^\W\d_a-zа-яё]|[^\W\d_]+(?:-[^\W\d_]+)?\s(?:қ\.|қаласы)(?=,|$)"
)
#: A line that ends so is cut within a phrase: behind a sign, an initial, a small word that wants another.
_CUT = re.compile(
    r"[,;:(/«\"“–—-]$|(?:^|[\s.])[^\W\d_]\.$|\s(?:имени|им\.?|при|по|и|в|на|of|the|and|at|for|in|named|after|және|атындағы|жанындағы)$"
)
#: One entry: its marks and its text.
Entry = tuple[tuple[str, ...], str]


def to_their_language(found: Mapping[Lang, Block], vocabulary: Vocabulary) -> None:
    """Give the one byline of an article, and the places below it, to the language that the places are in.

    Above titles in three languages the first block has taken them. Nothing is done where names or places
    stand in another block, too, where the places are of several languages, or where the names are of another script.
    """
    placed = [lang for lang, block in found.items() if block.affiliations]
    bylined = [lang for lang, block in found.items() if block.byline]
    if len(placed) != 1 or placed != bylined:
        return
    block = found[placed[0]]
    spoken = {detect(plain(inline(line.text)), vocabulary) for c in block.affiliations for line in c.lines}
    (true,) = spoken if len(spoken) == 1 else (None,)
    heir = found.get(true) if true else None
    names = " ".join(name.name for _, byline in block.byline for name in byline.names)
    if heir is None or heir is block or is_latin(names) != (true == "en"):
        return
    if true == "ru" and not KAZAKH.isdisjoint(names):
        return
    for name in ("byline", "affiliations", "affiliation_under", "emails", "email_under"):
        setattr(heir, name, getattr(block, name))
        setattr(block, name, [])


def affiliations(
    blocks: Mapping[Lang, Block], vocabulary: Vocabulary
) -> tuple[dict[Lang, tuple[str, ...]], dict[str, int], list[tuple[int, ...]]]:
    """The lists, what number each mark means, and the numbers under each name.

    Marks are those of the first list; the numbers under a name are given where there are no marks. Where one
    byline serves all languages, the one list is parted by what its entries are in.
    """
    lists: dict[Lang, list[Entry]] = {}
    below: list[tuple[Block, dict[int, list[int]]]] = []
    for lang, block in blocks.items():
        entries, under = _entries(block, vocabulary)
        if entries:
            lists[lang] = entries
            below.append((block, under))
    block, under = below[0] if below else (Block(), {})
    entries = next(iter(lists.values()), [])
    if len(lists) == 1 and (parted := _by_language(entries, under, blocks, vocabulary)):
        numbers = {place: n for own_ in parted.values() for n, place in enumerate(own_, 1)}
        under = {above: list(dict.fromkeys(numbers[n - 1] for n in held)) for above, held in under.items()}
        lists = {lang: [entries[place] for place in parted[lang]] for lang in LANGUAGES if lang in parted}
        below = [(block, under)] * len(lists)
    marks: dict[str, int] = {}
    places: list[tuple[int, ...]] = []
    for (block, under), entries in zip(below, lists.values(), strict=True):
        if not marks and not places:
            marks = {mark: n for n, (own, _) in enumerate(entries, 1) for mark in own}
            places = [] if marks else _places_of(block, under)
    texts = {
        lang: tuple(
            mend_scripts(_without_stop(_ENCLOSED.sub(r"\1", plain(text).strip(" ;,|")), vocabulary))
            for _, text in entries
        )
        for lang, entries in lists.items()
    }
    return texts, marks, places


def _entries(block: Block, vocabulary: Vocabulary) -> tuple[list[Entry], dict[int, list[int]]]:
    """A block's affiliations, and the numbers of those that stand under each byline, by its place."""
    entries: list[Entry] = []
    under: dict[int, list[int]] = {}
    for chunk, above in zip(tuple(block.affiliations), tuple(block.affiliation_under), strict=True):
        for own, text in _parts(chunk, vocabulary):
            text = _without_address(text, block, chunk, above, vocabulary)
            if not text:
                continue
            if not own and entries and entries[-1][0]:
                entries[-1] = (entries[-1][0], join_lines((entries[-1][1], text)))
                continue
            if not own and under.get(above) and _is_town(text, entries[-1][1], vocabulary):
                entries[-1] = ((), f"{entries[-1][1].rstrip(' ,.;')}, {text}")
                continue
            if own or ((), text) not in entries:
                entries.append((own, text))
            if not own:
                under.setdefault(above, []).append(entries.index(((), text)) + 1)
    return entries, under


def _by_language(
    entries: Sequence[Entry],
    under: Mapping[int, Sequence[int]],
    blocks: Mapping[Lang, Block],
    vocabulary: Vocabulary,
) -> dict[Lang, list[int]]:
    """The places of entries by the languages they are in, where they are all Latin or each is said in several.

    Nothing where a language has another number of entries than the next, other marks or other names above them.
    """
    found: dict[Lang, list[int]] = {}
    for place, (_, text) in enumerate(entries):
        lang = detect(plain(text), vocabulary)
        if lang is None or lang not in blocks:
            return {}
        found.setdefault(lang, []).append(place)
    above = {number - 1: held for held, numbers in under.items() for number in numbers}
    owned = [[(entries[place][0], above.get(place)) for place in places] for places in found.values()]
    if any(other != owned[0] for other in owned):
        return {}
    # within one script an entry tells its language less surely: it takes the others beside it
    return found if len(found) > 1 or is_latin(entries[0][1]) else {}


def _texts(chunk: Chunk, vocabulary: Vocabulary) -> list[str]:
    """A chunk's affiliations, of its lines put together.

    Below an unmarked one that ends in a country another begins; between a post, an institution and a town on
    lines of their own, a comma is put.
    """
    if len(chunk.lines) == 1:
        return [chunk.text]
    marked = any("^{" in inline(line.text) for line in chunk.lines)
    out = [chunk.lines[0].text.strip()]
    for line in chunk.lines[1:]:
        upper, lower = out[-1], line.text.strip()
        if not marked and _is_whole(upper, vocabulary) and _is_whole(lower, vocabulary):
            out.append(lower)
        elif _is_next_part(plain(inline(upper)).rstrip(), plain(inline(lower)), vocabulary):
            out[-1] = f"{upper}, {lower}"
        else:
            out[-1] = join_lines((upper, lower))
    return out


def _is_whole(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line names an institution and ends in a country."""
    bare = plain(inline(text)).strip(" .;,")
    last = bare.rpartition(",")[2].strip().casefold()
    return "," in bare and last in vocabulary.countries and vocabulary.has("institution", bare)


def _is_next_part(upper: str, lower: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is not the rest of the line above it, but says further of whom or where, without a comma between."""
    if _CUT.search(upper) or has_leading_mark(lower) or "@" in upper or "@" in lower:
        return False
    if _TOWN.match(lower):
        return vocabulary.has("institution", upper)
    parts = [part.strip(" .").casefold() for part in lower.split(",")]
    if not lower[:1].isupper():
        return False
    if len(parts) < 3 and parts[-1] in vocabulary.countries and len(parts[0].split()) < 3:
        return vocabulary.has("institution", upper) and not vocabulary.has("institution", lower)
    degrees = upper.rpartition("}")[2] if upper.startswith("^{") else upper
    return vocabulary.has("institution", lower) and is_degrees(degrees, vocabulary)


def _without_stop(text: str, vocabulary: Vocabulary) -> str:
    """An affiliation without the stop behind its country; behind a shortened word a stop stays."""
    bare = text.rstrip(".")
    return bare if bare.rpartition(",")[2].strip().casefold() in vocabulary.countries else text


def _is_town(text: str, above: str, vocabulary: Vocabulary) -> bool:
    """Whether a line says only in which town and country the institution of the line above it is."""
    parts = [part.strip(" .").casefold() for part in plain(text).split(",")]
    lands = vocabulary.countries
    if re.match(r"\d{5,6}$", parts[0]) and any(part in lands for part in parts):
        return vocabulary.has("institution", above)
    ends = parts[-1] in lands or (len(parts) == 2 and parts[0] in lands)
    told = 1 < len(parts) < 4 and ends and not vocabulary.has("institution", text)
    return (
        told
        and vocabulary.has("institution", above)
        and not any(part in lands and part in above.casefold() for part in parts)
    )


def _parts(chunk: Chunk, vocabulary: Vocabulary) -> list[tuple[tuple[str, ...], str]]:
    """An affiliation's chunk in parts; an unmarked one is parted at semicolons between institutions."""
    out: list[tuple[tuple[str, ...], str]] = []
    for own, text in (
        part for whole in _texts(chunk, vocabulary) for part in split_affiliations(inline(whole))
    ):
        parts = re.split(r"\s*;\s*", text) if not own else [text]
        whole = len(parts) > 1 and all(looks_like_affiliation(part, vocabulary) for part in parts)
        out.extend((own, part) for part in (parts if whole else [text]))
    return out


@lru_cache(maxsize=8)
def mail_label(vocabulary: Vocabulary) -> re.Pattern[str]:
    """What says at the end of a text that an address follows: a word for it, an envelope."""
    known = "|".join(f"(?:{cue.pattern})" for cue in vocabulary.cues.get("email", ()))
    return re.compile(
        rf"(?:[\s,;.(*]+(?:{known or '(?!)'})|[\s,;(]*[{ENVELOPES}]\ufe0f?)[\s:.*–—-]*$", re.IGNORECASE
    )


def _without_address(text: str, block: Block, chunk: Chunk, above: int, vocabulary: Vocabulary) -> str:
    """An affiliation without the addresses that stand behind it."""
    match = _ADDRESS.search(text.replace("\\_", "_"))
    if not match:
        return text.strip()
    if chunk not in block.emails[-3:]:
        block.add_email(chunk, above)
    place = text.replace("\\_", "_")[: match.start()].strip(" ;,")
    place = mail_label(vocabulary).sub("", place).strip(" ;,")
    if not _SHORT_WORD.search(place.rstrip(".")):  # «Қосшы қ.» keeps its stop
        place = place.strip(" .;,")
    return f"{place})" if place.count("(") > place.count(")") else place


def _places_of(block: Block, under: Mapping[int, Sequence[int]]) -> list[tuple[int, ...]]:
    """The affiliations of each name of an unmarked byline: those below it, or the one in its place.

    Nothing where neither holds: several names above one list of another length.
    """
    counts = [len(byline.names) for _, byline in block.byline]
    marks = {name.marks for _, byline in block.byline for name in byline.names}
    if marks != {()}:
        only = {n for numbers in under.values() for n in numbers}
        return [tuple(only)] * sum(counts) if len(only) == len(marks) == 1 else []  # one place, one mark
    if len(counts) > 1:
        return [tuple(under.get(place, ())) for place, count in enumerate(counts) for _ in range(count)]
    below = [n for numbers in under.values() for n in numbers]
    return [(n,) for n in below] if counts and counts[0] == len(below) > 1 else []


def split_affiliations(text: str) -> list[tuple[tuple[str, ...], str]]:
    """Affiliations of a line with the marks before each; unmarked text has no marks."""
    pieces = re.split(r"(?:^|(?<=[;,.\s)])|(?<=\sand)|(?<=\sи))\s*(?=\^\{[\da-f,; *]+\})", join_marks(text))
    pieces = [*(_AND_LAST.sub("", piece) for piece in pieces[:-1]), pieces[-1]]
    out: list[tuple[tuple[str, ...], str]] = []
    for piece in pieces:
        match = re.match(r"^\^\{([\da-f,; *]+)\}\s*(.*)$", piece.strip(), re.DOTALL)
        if match:
            out.append((tuple(re.findall(r"\d+|[a-f]", match[1])), match[2].strip(" ;")))
        elif piece.strip(" ;"):
            out.append(((), piece.strip(" ;")))
    return out
