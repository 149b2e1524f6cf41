"""The order of a front: pieces that stand by kind (titles, then names, then abstracts) put together by language.

Most journals print one language after the other: title, names, abstract, keywords, and the same
again. Some print all titles and names first and all abstracts below them, in which every language
comes back. The reader takes one language after the other, so such a front is sorted for it first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Lang
from generator.reading.byline import parse_byline
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk
from generator.reading.dates import is_date_line
from generator.reading.language import KAZAKH, detect, is_latin
from generator.reading.mastheads import is_identifier, is_masthead
from generator.reading.persons.places import has_leading_mark, looks_like_affiliation
from generator.reading.persons.posts import is_degrees
from generator.reading.text import EMAIL, inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label
from generator.romanize import is_cyrillic

#: Labels that open what stands below the titles.
_OPENERS = ("abstract", "keywords")
_WORD = re.compile(r"[^\W\d_]{2,}")
#: A text as long as this shows its language, whatever it is.
_PLAINLY = 100
_SHORT = 20
#: Of two alphabets in one line each has more letters than this share.
_MIXED_LEAST = 0.3
#: What Latin letters say nothing of a text's language.
_CONTACT = re.compile(
    r"https?://\S+|\b(?:ORCID(?:\s?iD)?|e-?mail|PhD|LL\.?M|Scopus|(?:Author|Researcher)\s?ID|SPIN-?(?:code|код)?)\b",
    re.IGNORECASE,
)


def one_language_after_another(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """The chunks of a front, those of one language together where each language comes back; else as they stand.

    A front whose names stand below an abstract has its languages one after another already.
    """
    labels = [at for at, chunk in enumerate(chunks) if _opens(chunk, vocabulary)]
    if not labels or any(_is_elsewhere(chunk, vocabulary) for chunk in chunks):
        return list(chunks)
    end = _end(chunks, labels[-1], vocabulary)
    if any(
        _belongs_above(chunk, vocabulary) and not _is_bare_label(chunks[at - 1], vocabulary)
        for at, chunk in enumerate(chunks[labels[0] + 1 : end], labels[0] + 1)
    ):
        return list(chunks)
    spoken = _languages(chunks[:end], labels, vocabulary)
    if not _comes_back(spoken) or _is_rubric_above(chunks, spoken, labels, vocabulary):
        return list(chunks)
    order = list(dict.fromkeys(spoken))
    below = _codes_below_titles(chunks[: labels[0]], vocabulary)
    own = [chunk for lang in order for chunk, said in zip(chunks, spoken, strict=False) if said == lang]
    return [*below, *(chunk for chunk in own if chunk not in below), *chunks[end:]]


def _is_rubric_above(
    chunks: Sequence[Chunk], spoken: Sequence[Lang], labels: Sequence[int], vocabulary: Vocabulary
) -> bool:
    """Whether all that is in other languages than the only abstract stands above the codes: a rubric, not titles."""
    own = {spoken[at] for at in labels}
    others = [
        at for at in range(labels[0]) if (_language(chunks[at], vocabulary) or spoken[labels[0]]) not in own
    ]
    if len(own) > 1 or not others:
        return False
    return any(_is_code(chunk, vocabulary) for chunk in chunks[others[-1] + 1 : labels[0]])


def _codes_below_titles(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> list[Chunk]:
    """Codes and dates that stand below all titles; above one they would make a rubric of what stands over them."""
    last = max((at for at, chunk in enumerate(chunks) if _is_title(chunk, vocabulary)), default=len(chunks))
    return [chunk for chunk in chunks[last:] if _is_code(chunk, vocabulary)]


def _is_code(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    return is_identifier(chunk.lines[0].text, vocabulary) or is_date_line(chunk, vocabulary)


def _end(chunks: Sequence[Chunk], label: int, vocabulary: Vocabulary) -> int:
    """Behind the last abstract or keywords, of which the label may have a line of its own."""
    return min(label + 1 + _is_bare_label(chunks[label], vocabulary), len(chunks))


def _is_bare_label(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    return any(whole_label(group, _bare(chunk), vocabulary) for group in _OPENERS)


def _is_elsewhere(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is an abstract or keywords in a language that a record does not hold."""
    text = inline(strip_heading_marks(chunk.text))
    return any(vocabulary.has(group, text) for group in ("other_abstract", "other_keywords"))


def _belongs_above(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk is one of names, places and addresses, which stand above all abstracts here."""
    text = _bare(chunk)
    if len(text) > 400 or _opens(chunk, vocabulary):
        return False
    return "@" in text or looks_like_affiliation(text, vocabulary) or _names_people(chunk, vocabulary)


def _opens(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a label opens a chunk, on its line or on one of its own."""
    texts = [inline(strip_heading_marks(text)) for text in (chunk.text, chunk.lines[0].text)]
    return any(vocabulary.has(group, text) for group in _OPENERS for text in texts)


def _bare(chunk: Chunk) -> str:
    return plain(inline(strip_heading_marks(chunk.text)))


def _names_people(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    text = _bare(chunk)
    if len(text) > 400 or vocabulary.has("institution", text):
        return False
    return is_name(text.strip(" ,;*")) or parse_byline(chunk.text, vocabulary) is not None


def _is_place(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    return has_leading_mark(chunk.lines[0].text) or looks_like_affiliation(_bare(chunk), vocabulary)


def _comes_back(spoken: Sequence[Lang]) -> bool:
    """Whether a language stands again behind another one."""
    runs = [lang for at, lang in enumerate(spoken) if not at or spoken[at - 1] != lang]
    return len(runs) > len(set(runs))


def _languages(chunks: Sequence[Chunk], labels: Sequence[int], vocabulary: Vocabulary) -> list[Lang]:
    """The language of each chunk; what has none of its own goes with what stands beside it."""
    own = [_language(chunk, vocabulary) for chunk in chunks]
    for at in labels:
        own[at] = _labelled_language(chunks, at, vocabulary) or own[at]
    words = [at for at in labels if vocabulary.has("keywords", _bare(chunks[at]))]
    alike = len(words) > 1 and len({own[at] for at in words}) == 1
    if alike and len({own[at] for at in labels}) > 1:
        for at in words:  # labels in one language say nothing of the words behind them
            own[at] = next(
                (own[above] for above in range(at - 1, -1, -1) if above not in words and own[above]), None
            )
    told = {own[at] for at in labels} | {
        lang for chunk, lang in zip(chunks, own, strict=True) if lang and _is_title(chunk, vocabulary)
    }
    own = [lang if lang in told else None for lang in own]
    people = [_names_people(chunk, vocabulary) for chunk in chunks]
    for at, chunk in enumerate(chunks):
        # below a place, or below what tells of a person, a place goes with that
        if at and not people[at - 1] and _is_place(chunk, vocabulary) and at not in labels:
            own[at] = None if not is_degrees(_bare(chunks[at - 1]), vocabulary) else own[at]
    names_first = next((named for named, lang in zip(people, own, strict=True) if named or lang), False)
    cyrillic = [lang for lang in dict.fromkeys(own) if lang and lang != "en"]
    out: list[Lang] = []
    for at, lang in enumerate(own):
        if lang is not None:
            out.append(lang)
            continue
        below = next((place for place in range(at + 1, len(own)) if own[place]), None)
        following = own[below] if below is not None else None
        above = out[-1] if out else following
        if not is_cyrillic(_bare(chunks[at])) or (above and not cyrillic):
            out.append(above or "ru")
            continue
        if people[at] and len(cyrillic) > 1 and sum(people) == 1 and out:
            above = cyrillic[0]  # the only names, below all titles
        elif people[at] and following in cyrillic and below is not None:
            again = [place for place in range(at, below) if people[place]]
            if names_first or above == "en" or _is_place(chunks[below], vocabulary):
                above = cyrillic[0] if len(again) == len(cyrillic) > 1 else following
        elif people[at] and len(cyrillic) > 1 and above == "en" and people[at + 1 : at + 2] == [True]:
            above = cyrillic[0]  # the first of several
        out.append(above if above in cyrillic else (cyrillic or ["ru"])[-1])
    return out


def _language(chunk: Chunk, vocabulary: Vocabulary) -> Lang | None:
    """The language that a chunk's words show; None for codes, dates, degrees and names in Cyrillic letters."""
    text = _CONTACT.sub("", EMAIL.sub("", inline(strip_heading_marks(chunk.text))))
    if not is_cyrillic(text) and _names_people(chunk, vocabulary):
        return "en"
    if len(text) < _PLAINLY and _MIXED_LEAST < _latin_share(text) < 1 - _MIXED_LEAST:
        return None  # a post in one language, the institution in another
    if _is_code(chunk, vocabulary) or len(_WORD.findall(text)) < 2 or is_degrees(text, vocabulary):
        return None
    if is_masthead(plain(text), vocabulary):
        return None  # the journal's name is no word of the article's
    lang = detect(text, vocabulary)
    if lang == "en" or len(text) > _PLAINLY:
        return lang
    if _names_people(chunk, vocabulary):  # initials look like small words
        return None if KAZAKH.isdisjoint(text) else "kk"
    if KAZAKH.isdisjoint(text):
        return "ru" if len(_WORD.findall(text)) > 2 else None
    return lang


def _latin_share(text: str) -> float:
    """The share of letters that are Latin; 1 where there is no letter."""
    letters = [char for char in text if char.isalpha()]
    return sum(char < "\u0250" for char in letters) / len(letters) if letters else 1.0


def _labelled_language(chunks: Sequence[Chunk], at: int, vocabulary: Vocabulary) -> Lang | None:
    """The language of an abstract or of keywords: that of the words behind the label, or the label's own."""
    text = inline(strip_heading_marks(chunks[at].text))
    first = chunks[at].opening
    for group in _OPENERS:
        if found := vocabulary.find(group, text) or vocabulary.find(group, first):
            rest = text[found[1].end() :] or (_bare(chunks[at + 1]) if at + 1 < len(chunks) else "")
            alone = group == "keywords" and found[1].end() >= len(text)
            other = alone and is_latin(rest) != (found[0].language == "en")
            told = detect(rest, vocabulary) if group == "abstract" or other or len(rest) > _PLAINLY else None
            return told if told and len(rest) > _SHORT else found[0].language
    return None


def _is_title(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a chunk may be a title: some words that are neither people nor a place nor a label."""
    text = _bare(chunk)
    if (
        not 3 <= len(text.split()) <= 50
        or _is_code(chunk, vocabulary)
        or "@" in text
        or _names_people(chunk, vocabulary)
    ):
        return False
    return not _opens(chunk, vocabulary) and not looks_like_affiliation(text, vocabulary)
