"""The fields of the front matter: titles, abstracts and keywords of each language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from generator.lookalikes import mend_scripts
from generator.model import LANGUAGES, Lang
from generator.reading import fragments
from generator.reading.chunks import Chunk, bullet
from generator.reading.front.blocks import Block, Front
from generator.reading.front.linekinds import letters_of
from generator.reading.language import detect, is_latin, stroked_languages
from generator.reading.ledger import Ledger
from generator.reading.places import to_their_language
from generator.reading.text import (
    balance_emphasis,
    inline,
    plain,
    strip_heading_marks,
)
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: No printed page has longer lines.
_WIDEST = 130
#: A full stop behind the title, and none of a shortened word.
_CLOSING_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")
#: A part of a structured abstract: a short label, a sign, and its text.
_PART = re.compile(
    r"\**[^\W\d_]{3,30}(?:[ /]{1,3}[^\W\d_]{1,30}){0,5}(?:\s?:\**\s|\s[–—-]\s|\*\*[:.]?\s)\s*\S"
)
#: What a stop behind it may shorten (``ст``, ``г``), so that no keyword ends there.
_SHORT_WORD = re.compile(r"\s[^\W\d_]{1,2}$")
#: A sign that parts keywords.
_PARTING = re.compile("[;,·•|]")
#: Signs of a paragraph that may go on in the next.
_LONGEST_PARAGRAPH = 5_000
#: Between keywords where none of those stands.
_DASHED = re.compile(r"\s(?:[–—-]|/)\s")
#: The lists of a block that go over to another block of its language, with those that count bylines.
#: A name between quotation marks.
_ENCLOSED = re.compile(r"[«\"“]([^«»\"“”]+)[»\"”]")
_PARTS = ("byline", "affiliations", "emails", "title", "abstract", "keywords", "bios", "statements")


#: A text as long as this shows its alphabet.
_ALPHABET_TELLS = 100


def by_language(blocks: Sequence[Block], vocabulary: Vocabulary) -> dict[Lang, Block]:
    """One block a language; blocks of one language are put together, first come first."""
    found: dict[Lang, Block] = {}
    _overrule_labels(blocks, vocabulary)
    for block in blocks:
        language = block.language(vocabulary)
        if language is None or (
            language in found and not block.keywords_language and len(blocks) == len(LANGUAGES)
        ):
            left = [lang for lang in LANGUAGES if lang not in found]
            language = left[0] if len(left) == 1 and _may_be_in(left[0], block) else language
        if language is None:
            continue
        if language in found:
            held = found[language]
            shift = len(held.byline)
            held.affiliation_under.extend(n + shift for n in block.affiliation_under)
            held.email_under.extend(n + shift for n in block.email_under)
            for name in _PARTS:
                getattr(held, name).extend(getattr(block, name))
            continue
        found[language] = block
    for language, block in tuple(found.items()):
        _give_title(block, language, found, vocabulary)
    to_their_language(found, vocabulary)
    return found


def _may_be_in(language: Lang, block: Block) -> bool:
    """Whether a block's abstract, if it has one, is in the alphabet of a language."""
    text = " ".join(chunk.text for chunk in block.abstract[:3])
    return len(text) < _ALPHABET_TELLS or is_latin(text) == (language == "en")


def _overrule_labels(blocks: Sequence[Block], vocabulary: Vocabulary) -> None:
    """Let abstracts tell the languages of blocks whose keywords all have a label in one language.

    Some journals print the labels in one language above words in three. Nothing is done where two of the
    abstracts are in one language.
    """
    labelled = [block for block in blocks if block.keywords_language and block.abstract]
    for label in LANGUAGES:
        same = [block for block in labelled if block.keywords_language == label]
        spoken = [_spoken(block, vocabulary) for block in same]
        alone = len(same) == 1 and is_latin(same[0].abstract[0].text) != (label == "en")
        others = {block.keywords_language for block in labelled} - {label}
        if None in spoken or len(set(spoken)) < len(same) or not (len(same) > 1 or alone):
            continue
        if others.isdisjoint(spoken):
            for block, lang in zip(same, spoken, strict=True):
                block.keywords_language = lang


def _spoken(block: Block, vocabulary: Vocabulary) -> Lang | None:
    """The language of a block's abstract without its label."""
    text = " ".join(inline(chunk.text) for chunk in block.abstract)
    label = vocabulary.find("abstract", text)
    return detect(text[label[1].end() :] if label else text, vocabulary)


def rubric(fronts: Sequence[Front], vocabulary: Vocabulary) -> dict[Lang, str]:
    """The rubric that an article's own front prints above its identifiers."""
    held = [chunk for front in fronts for chunk in front.rubric]
    texts = [plain(inline(strip_heading_marks(chunk.text))) for chunk in held]
    if len(held) == 1 and len(held[0].lines) == 2:  # a language on each line
        lines = [plain(inline(strip_heading_marks(line.text))) for line in held[0].lines]
        texts = lines if len({detect(line, vocabulary) for line in lines}) > 1 else texts
    if len(texts) == 1 and (parts := stroked_languages(texts[0], vocabulary)):
        texts = [*parts.values()]
    return {detect(text, vocabulary) or "ru": _without_rubric_label(text, vocabulary) for text in texts}


def _without_rubric_label(text: str, vocabulary: Vocabulary) -> str:
    """A rubric's name without what calls it one, and without the quotation marks around it."""
    found = vocabulary.find("rubric_label", text)
    if not found:
        return text
    name = text[found[1].end() :].strip(" :")
    enclosed = _ENCLOSED.fullmatch(name)
    return enclosed[1] if enclosed else name


def title(block: Block) -> str:
    """The title in one line, without marks; look-alike letters mended where that is certain."""
    said = [plain(inline(strip_heading_marks(chunk.text))) for chunk in block.title]
    if len({letters_of(text) for text in said}) == 1:
        said = said[:1]  # above the text and above its summary
    text = " ".join(said)
    text = _CLOSING_STOP.sub("", " ".join(text.split()).rstrip(" *"))
    return mend_scripts(text)


def abstract(block: Block, ledger: Ledger) -> tuple[str, ...]:
    """The abstract's paragraphs without the label, put together where a page cut them.

    One that breaks off is told: a last one only behind a comma, since some journals print no stop there. So is
    an abstract that neither a label, keywords below it nor the names of its parts call one.
    """
    labels = sum(entry.reason == "label" for entry in ledger.discarded)
    paragraphs: list[str] = []
    ends: list[int] = []  # the last line of each
    for chunk in _in_parts(block.abstract):
        first = chunk.opening
        if len(chunk.lines) > 1 and whole_label("abstract", first, ledger.vocabulary):
            ledger.discard(first, chunk.numbers[:1], "label")
            chunk = Chunk(chunk.lines[1:])
        text = ledger.without_label("abstract", inline(strip_heading_marks(chunk.text)), chunk)
        if not text:
            continue
        open_ = bool(paragraphs) and len(paragraphs[-1]) < _LONGEST_PARAGRAPH
        if open_ and fragments.continues(paragraphs[-1], text, ledger.vocabulary):
            paragraphs[-1] = fragments.join(paragraphs[-1], text)
            ends[-1] = chunk.numbers[-1]
        else:
            paragraphs.append(text)
            ends.append(chunk.numbers[-1])
    labelled = sum(entry.reason == "label" for entry in ledger.discarded) > labels
    if paragraphs and not labelled and not block.keywords and not _PART.match(plain(paragraphs[0])):
        ledger.note(
            "abstract-unlabelled",
            "a text without a label was read as an abstract",
            block.abstract[0].first,
            "Correct `abstract` if the text belongs elsewhere.",
            "info",
        )
    for at, (text, line) in enumerate(zip(paragraphs, ends, strict=True), 1):
        if fragments.breaks_off(text) and (at < len(paragraphs) or text.endswith((",", "-"))):
            ledger.note(*fragments.broken(text, line, ledger.vocabulary))
    return tuple(balance_emphasis(p) for p in paragraphs)


def _in_parts(chunks: Sequence[Chunk]) -> list[Chunk]:
    """An abstract's chunks, cut where lines open its parts (“Purpose – …”, “Methods: …”), if two or more do."""
    out: list[Chunk] = []
    for chunk in chunks:
        begins = [
            place
            for place, line in enumerate(chunk.lines)
            if _PART.match(line.text)
            and (not place or re.search(r"[.!?…:]$|^\W*\w+\W*$", chunk.lines[place - 1].text))
        ]
        # a line longer than any page's that ends a sentence is a paragraph
        wide = [
            place
            for place, (above, line) in enumerate(pairwise(chunk.lines), 1)
            if len(above.text) > _WIDEST and re.search(r"[.!?…]$", above.text) and line.text[:1].isupper()
        ]
        begins = sorted({*(begins if len(begins) > 1 else ()), *wide})
        if not begins:
            out.append(chunk)
            continue
        bounds = [*dict.fromkeys((0, *begins)), len(chunk.lines)]
        if begins[0] == 1 and len(chunk.lines[0].text) < 40:  # the label stands on the line above
            bounds.remove(1)
        out.extend(Chunk(chunk.lines[a:b]) for a, b in pairwise(bounds))
    return out


def keywords(block: Block, ledger: Ledger) -> tuple[str, ...]:
    """The keywords, one by one, as printed."""
    words: list[str] = []
    for chunk in block.keywords:
        texts = [bullet(line.text) or line.text for line in chunk.lines]
        rows = [plain(inline(text)) for text in texts]
        if chunk.lines[0].text != texts[0] and len(rows) > 1:  # each word has a bullet
            words.extend(mend_scripts(row.strip(" .;,")) for row in rows)
            continue
        label = rows[0] if whole_label("keywords", rows[0], ledger.vocabulary) else ""
        if label and len(rows) > 2 and not any(re.search("[;,]", row) for row in rows[1:]):
            ledger.discard(label, chunk.numbers[:1], "label")
            words.extend(mend_scripts(row.strip(" .-–—•")) for row in rows[1:])
            continue
        if len(rows) > 2 and not label and not any(_PARTING.search(row) for row in rows):  # a word a line
            first = plain(ledger.without_label("keywords", inline(texts[0]), chunk))
            words.extend(mend_scripts(row.strip(" .-–—•")) for row in (first, *rows[1:]) if row)
            continue
        whole = inline(chunk.text)
        if label and not ledger.vocabulary.has("keywords", whole):  # the label has a line of its own
            ledger.discard(label, chunk.numbers[:1], "label")
            whole = " ".join(rows[1:])
        text = plain(ledger.without_label("keywords", whole, chunk))
        words.extend(mend_scripts(word) for word in split_keywords(text))
    return tuple(words)


def _give_title(block: Block, language: Lang, found: Mapping[Lang, Block], vocabulary: Vocabulary) -> None:
    """Give a title and a byline in another script to the block of their language that has none."""
    if not block.title:
        return
    true = detect(" ".join(chunk.text for chunk in block.title), vocabulary)
    if is_latin(block.title[0].text) == (language == "en"):
        # in one script title and places have to agree against the abstract
        places = " ".join(chunk.text for chunk in block.affiliations)
        again = true and true != language and true in found and found[true].title
        if not again and (not places or detect(places, vocabulary) != true or _mixes(block, vocabulary)):
            return
    heir = found.get(true) if true else None
    if (
        heir is not None
        and heir is not block
        and heir.title
        and title(heir).casefold() == title(block).casefold()
    ):
        for name in ("title", "byline", "affiliations", "affiliation_under", "emails", "email_under"):
            setattr(block, name, [])  # the article's own title, said again above a summary
        return
    if heir is None or heir is block or heir.title:
        return
    heir.title, block.title = block.title, []
    if not heir.byline and all(is_latin(chunk.text) == (true == "en") for chunk, _ in block.byline):
        for name in ("byline", "affiliations", "affiliation_under", "emails", "email_under"):
            setattr(heir, name, getattr(block, name))
            setattr(block, name, [])


def _mixes(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a block has lines of several languages above its abstract, so that none of them tells."""
    return len({detect(chunk.text, vocabulary) for chunk in (*block.title, *block.affiliations)}) > 1


def split_keywords(text: str) -> list[str]:
    """Keywords between semicolons, dots or strokes, where there are any, else between commas outside brackets."""
    text = text.strip().rstrip(" .;,|")
    sign = next((sign for sign in ";·•|" if sign in text), ",")
    if not _PARTING.search(text) and len(dashed := _DASHED.split(text)) > 2:
        return [part.strip(" .") for part in dashed if part.strip(" .")]
    stopped = [] if _PARTING.search(text) else re.split(r"\.\s+", text)
    if len(stopped) > 2 and all(_is_word(part) for part in stopped):
        return stopped
    parts, depth, current = [], 0, ""
    for char in text:
        depth += (char in "([«") - (char in ")]»")
        if char == sign and depth <= 0:
            parts.append(current)
            current = ""
        else:
            current += char
    parts.append(current)
    words = [
        re.sub(r"\s+", " ", part).strip(" .;,") if not part.strip().endswith(")") else part.strip()
        for part in parts
    ]
    return [w for w in words if w]


def _is_word(text: str) -> bool:
    """Whether what stands between two stops may be a keyword, and no shortened word ends it."""
    return len(text) > 1 and len(text.split()) < 5 and not _SHORT_WORD.search(text)
