"""Whether a paragraph goes on in the next piece, and how the two are put together.

A page, a column, a footnote or a figure cuts paragraphs. The rules look only at the end of the
upper piece and the beginning of the lower one; they are tried in order and the first that fits
decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from generator.diagnostics import Severity
from generator.reading.language import detect
from generator.reading.text import MARK, ends_in_hyphen
from generator.reading.vocabulary import Vocabulary

_END = re.compile(r"[.!?…:;][»\"”’')\]*]*(?:\^\{[^{}]*\})*\s*$|[.!?…][»\"”’')\]*\s]*\([^()]{1,120}\)\s*$")
_CLOSED = re.compile(r"[»\"”)\]>][*.]*(?:\^\{[^{}]*\})*\s*$")
#: ``E = (Q1 – Q0) / S, (1)``
_NUMBERED_FORMULA = re.compile(r"^[^.!?]*\S\s?[=≤≥<>≈∈]\s?.*\(\d{1,2}(?:\.\d{1,2})?\)\s*$")
_FORMULA_LONGEST = 200
#: So near to its end a paragraph tells how it ends.
_NEAR_END = 300
_LETTER = re.compile(r"[^\W\d_]")
_LETTER_LAST = re.compile(r"[^\W\d_][,-]?$")
_OPENS_WITH_LETTER = re.compile(r"[\"«“(\[*]*[^\W\d_]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
#: A paragraph shorter than this, that ends without a stop, may be a heading.
LONG = 90


def is_formula(text: str) -> bool:
    """Whether a short text is a formula: with its number, or between the signs of TeX.

    >>> is_formula("E = (Q1 – Q0) / S, (1)"), is_formula("Where E = Q, see (1)."), is_formula("Table (1)")
    (True, False, False)
    >>> is_formula("$$E = Q$$")
    True
    """
    if text.startswith("$$") and text.endswith("$$") and text.count("$$") == 2:
        return True
    return len(text) < _FORMULA_LONGEST and text.endswith(")") and bool(_NUMBERED_FORMULA.match(text))


Rule = Callable[[str, str, Vocabulary], "bool | None"]
#: A finding: code, message, line, hint, severity.
Doubt = tuple[str, str, int, str, Severity]


def _open_bracket(upper: str, lower: str, _: Vocabulary) -> bool | None:
    """A bracket that the upper piece opens and the lower one closes."""
    tail = upper[-400:]
    if tail.count("(") <= tail.count(")") or upper.count("(") <= upper.count(")"):
        return None
    close, open_ = lower.find(")"), lower.find("(")
    return True if close != -1 and (open_ == -1 or close < open_) else None


def _open_quote(upper: str, lower: str, _: Vocabulary) -> bool | None:
    """A quotation that a long upper piece opens near its end and the lower one soon closes."""
    for open_, close in ("“”", "«»"):
        at = upper.rfind(open_, max(0, len(upper) - 200))
        if at < 0 or close in upper[at:] or len(upper) < LONG:
            continue
        within = upper.endswith(";") and _first_letter(lower).islower()  # a sentence of the quotation goes on
        if not within and _END.search(upper[-_NEAR_END:]):
            continue
        end = lower.find(close, 0, 200)
        if end >= 0 and open_ not in lower[:end]:
            return True
    return None


def _hyphen(upper: str, lower: str, _: Vocabulary) -> bool | None:
    """A word cut by a hyphen: letters before it, a letter or a capital part behind."""
    if not ends_in_hyphen(upper):
        return None
    return bool(re.match(r"[^\W\d_]", lower))


def _lower_case(upper: str, lower: str, _: Vocabulary) -> bool | None:
    """The lower piece begins in lower case and the upper one has not ended."""
    if not _OPENS_WITH_LETTER.match(lower) or not _first_letter(lower).islower():
        return None
    if re.match(r"[a-zа-я]\)\s", lower):
        return False
    return None if _END.search(upper[-_NEAR_END:]) else True


def _formula(upper: str, _: str, __: Vocabulary) -> bool | None:
    """The upper piece is a formula with its number; what its letters mean is said below."""
    return False if is_formula(upper) else None


def _ended(upper: str, _: str, __: Vocabulary) -> bool | None:
    """The upper piece ends as a sentence, a heading or a link in brackets ends."""
    end = upper[-_NEAR_END:]
    return False if _END.search(end) or _CLOSED.search(end) else None


def _unfinished_word(upper: str, lower: str, vocabulary: Vocabulary) -> bool | None:
    """The upper piece ends in a word after which nothing ends ("and", "the", a genitive)."""
    if len(upper) < LONG or not re.search(r"[^\W\d_]$", upper[-1:]):
        return None
    last = re.findall(r"[^\W\d_]+", upper[-_NEAR_END:])[-1].casefold()
    if last in vocabulary.unfinished:
        return True
    if last.endswith(vocabulary.unfinished_endings) and len(last) > 5:
        return True
    return None


def _opening_bracket(upper: str, lower: str, _: Vocabulary) -> bool | None:
    """A long upper piece without any end, and a lower one that begins with a bracket."""
    return (
        True if lower.startswith("(") and len(upper) >= LONG and re.search(r"[^\W_]$", upper[-1:]) else None
    )


def _short_rest(upper: str, lower: str, _: Vocabulary) -> bool | None:
    """A long upper piece without any end, and a lower one too short to be a paragraph."""
    if len(upper) >= LONG and re.search(r"[^\W_,]$", upper[-1:]) and len(lower) <= 60 and _END.search(lower):
        return True
    return None


def _figure_first(upper: str, lower: str, _: Vocabulary) -> bool | None:
    """A long upper piece without any end, and a lower one that begins with a figure and a small word."""
    if len(upper) < LONG or not re.search(r"[^\W\d_]$", upper[-1:]):
        return None
    return True if re.match(r"\d[\d\s,]*(?:[–-]\d+)?\s?%?\s[a-zа-яёәғқңөұүһі]{2}", lower) else None


RULES: tuple[tuple[str, Rule], ...] = (
    ("open-bracket", _open_bracket),
    ("open-quote", _open_quote),
    ("hyphen", _hyphen),
    ("formula", _formula),
    ("lower-case", _lower_case),
    ("ended", _ended),
    ("unfinished-word", _unfinished_word),
    ("opening-bracket", _opening_bracket),
    ("figure-first", _figure_first),
    ("short-rest", _short_rest),
)


def continues(upper: str, lower: str, vocabulary: Vocabulary) -> bool:
    """Whether ``lower`` is the rest of ``upper`` (both in the record's notation)."""
    upper, lower = upper.rstrip(), lower.lstrip()
    if not upper or not lower:
        return False
    for _, rule in RULES:
        verdict = rule(upper, lower, vocabulary)
        if verdict is not None:
            return verdict
    return False


def goes_on_behind_colon(upper: str, lower: str, following: str) -> bool:
    """Whether a sentence cut right behind a colon goes on.

    A lower-case piece behind a colon may be the first of a list without marks; it is the rest of
    the sentence where it ends in a full stop and what follows it begins anew.
    """
    if not upper.rstrip().endswith(":") or len(upper) < LONG or not _first_letter(lower).islower():
        return False
    if not re.match(r"[\"«“(*]*[^\W\d_]", lower) or not lower.rstrip().endswith("."):
        return False
    return not _first_letter(following).islower()


def begins_torn(upper: str, lower: str, whole: str) -> bool:
    """Whether a piece begins with the rest of a word whose beginning the source has lost.

    "… put in place to ensure" and "sidered …": nothing in the text begins as this word does, and
    another word, "considered", ends in it. What stood before it is lost, so the two pieces are not one.

    Args:
        upper: the piece above.
        lower: the piece.
        whole: the whole text in small letters.
    """
    match = _FIRST_WORD.match(lower)
    if not match or len(match[0]) < 5 or not match[0].islower() or ends_in_hyphen(upper):
        return False
    alike = (at for at in _places(match[0][:4], whole) if not whole[at - 1 : at].isalpha())
    if sum(1 for _ in islice(alike, 2)) > 1:
        return False
    size = len(match[0])
    return any(
        at > 1 and whole[at - 2 : at].isalpha() and not whole[at + size : at + size + 1].isalpha()
        for at in _places(match[0], whole)
    )


def _places(letters: str, whole: str) -> Iterator[int]:
    """Where letters stand in a text."""
    at = whole.find(letters)
    while at >= 0:
        yield at
        at = whole.find(letters, at + 1)


def breaks_off(text: str) -> bool:
    """Whether a paragraph's end looks lost: letters at the end, no stop, and long."""
    bare = MARK.sub("", text[-_NEAR_END:]).rstrip(" *")
    return len(bare) >= LONG and bool(_LETTER_LAST.search(bare[-2:]))


def broken(text: str, line: int, vocabulary: Vocabulary) -> Doubt:
    """What to say of a paragraph that breaks off; ``line`` is its last.

    Behind a verb that closes sentences in the text's language only the stop may be missing.
    """
    end = text[-60:].strip()
    closing = vocabulary.closing_verb_endings.get(detect(text, vocabulary) or "en", ())
    if closing and MARK.sub("", text[-_NEAR_END:]).rstrip(" *").casefold().endswith(closing):
        message = f"a paragraph ends without a stop, behind a verb: “…{end}”"
        return "paragraph-breaks-off", message, line, "Probably only the full stop is missing.", "info"
    hint = "Compare with the printed page; text may be lost."
    return "paragraph-breaks-off", f"a paragraph breaks off: “…{end}”", line, hint, "warning"


def join(upper: str, lower: str) -> str:
    """Put two pieces together: a hyphen inside a word goes, one before a capital part stays."""
    upper, lower = upper.rstrip(), lower.lstrip()
    upper, lower = _emphasis_across(upper, lower)
    end = upper[-1000:]  # a search for an end reads from the beginning: long texts would cost dear
    if ends_in_hyphen(end):
        return (upper[:-1] if _first_letter(lower).islower() else upper) + lower
    if re.search(r"%[0-9A-Fa-f]{0,2}>?$|://\S*$", end) and re.match(r"[\w%/.-]+[)>]", lower):
        return upper + lower  # a link cut in two
    return f"{upper} {lower}"


def _emphasis_across(upper: str, lower: str) -> tuple[str, str]:
    """Italic or bold that was closed at the cut and opened again behind it is one run."""
    for mark in ("***", "**", "*"):
        if upper.endswith(mark) and lower.startswith(mark) and not upper.endswith("\\" + mark):
            return upper[: -len(mark)].rstrip(), lower[len(mark) :].lstrip()
    return upper, lower


def _first_letter(text: str) -> str:
    match = _LETTER.search(text)
    return match[0] if match else ""
