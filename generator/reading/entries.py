"""One entry of a reference list → a :class:`~generator.model.Reference`.

The layouts of the region's journals differ from entry to entry: GOST (``Surname I.I. Title //
Journal. 2019. № 6``), APA (``Surname, I. (2019). Title. Journal``), a leading key (``Surname, 2019 -
Surname I. «Title»``), names of acts, web pages, titles in quotation marks or italics. The parts are
read one after the other: authors, year, title. What is not certain stays None; the text of the
entry is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Reference
from generator.reading.entry_lists import pair_lists, part_by_other_list, split_run_together, torn_tails
from generator.reading.entry_text import Plain, find_doi, find_urls, plain
from generator.reading.entry_words import (
    ABBREVIATIONS,
    ACCESS_DATE,
    ACCESS_FIRST,
    ACCESS_LABELS,
    ACT_ANY,
    ACT_FIRST,
    ACT_FIRST_WEAK,
    AND_OTHERS,
    AND_WORDS,
    NOT_A_NAME,
    NOT_INITIALS,
    ORGANISATION,
    WORDING,
)
from generator.reading.romanization import fold, fold_words

__all__ = ["match_lists", "parse_entry", "split_run_together"]

_U = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞǴĠĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁӘҒҚҢӨҰҮҺІЎҲЄЇҐ"
_WORD = rf"[{_U}][\w'’ʼ`´-]{{0,40}}"
_INITIAL = rf"[{_U}]\w{{0,2}}['’]?\."
_INITIALS = rf"{_INITIAL}(?:\s?-?\s?{_INITIAL}){{0,3}}"
_PARTICLE = r"(?:(?:van der|van den|van de|van|von|der|den|de la|de|di|da|del|du|la|le|el|al|Al|Van|Von|De|ибн|фон|де|ван)\s)?"

#: "Surname I.I." and "Surname, I. I."; a surname of two words only before a comma.
_SURNAME_FIRST = re.compile(
    rf"(?P<name>{_PARTICLE}{_WORD}(?:(?:\s{_WORD})?,\s?|\s|(?<=[a-zа-яёәғқңөұүһі])(?=[{_U}]\.))(?P<initials>{_INITIALS})"
    rf"(?:\s{_WORD}(?=\s\.\s))?)"
)
#: "I.I. Surname"; what follows must end a name.
_INITIALS_FIRST = re.compile(
    rf"(?P<name>(?P<initials>{_INITIALS})\s?{_PARTICLE}{_WORD}(?:\s{_WORD})?)"
    rf"(?=\s?[,.;(/]|\s(?:&|and|и|және|–|—|-)\s|$)"
)
#: "Surname I, Surname IK." without full stops.
_VANCOUVER = re.compile(
    rf"(?P<names>{_PARTICLE}{_WORD}\s[{_U}]{{1,3}}(?:,\s{_PARTICLE}{_WORD}\s[{_U}]{{1,3}}){{0,40}})"
    rf"(?:,\set\sal)?\.\s(?=[{_U}])(?![{_U}]\.)"
)
#: "Surname, Given, and Given Surname. 2019." with whole names.
_CHICAGO = re.compile(
    rf"(?P<first>{_WORD},\s{_WORD}(?:\s[{_U}]\.)?)"
    rf"(?P<rest>(?:,\s{_WORD}(?:\s[{_U}]\.)?\s{_WORD}){{0,20}}(?:,?\sand\s{_WORD}(?:\s[{_U}]\.)?\s{_WORD})?)"
    rf"\.\s(?=(?:1[5-9]|20)\d\d\.)"
)
#: "Surname. I." inside a list, where the comma came out as a full stop.
_DOTTED = re.compile(rf"(?P<name>{_WORD}\.\s(?P<initials>[{_U}]\w{{0,2}}\.))(?=\s[{_U}])")
_JOINER = re.compile(
    r"\s?[;,]?\s?(?:(?:" + "|".join(re.escape(word) for word in AND_WORDS) + r")\s|,\s?|;\s?)|\s?[;,]\s?"
)
_OTHERS = re.compile(r"[\s,]{0,3}(?:" + "|".join(re.escape(word) for word in AND_OTHERS) + r")(?!\w)")
_KEY = re.compile(
    rf"(?P<key>[{_U}][^–—\d]{{1,80}}?,?\s(?P<year>(?:1[5-9]|20)\d\d)[a-zа-я]?)\s?[-–—]\s?(?=[{_U}«\"“])"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_YEAR_IN_BRACKETS = re.compile(
    rf"\((?:(?P<year>{_YEAR})(?P<letter>[a-zа-я]?)(?:[,\s][^()\d]{{0,20}}\d{{0,2}}[^()\d]{{0,12}})?|(?P<none>n\.\s?d\.|б\.\s?г\.))\)"
)
_YEAR_NEXT = re.compile(rf"[,.:\s]{{0,3}}(?P<year>{_YEAR})(?P<letter>[a-zа-я]?)\s?[.,:]\s?(?=[«\"“„\w(])")
_MONTHS = (
    r"[а-яёәғқңөұүһі]{3,12}|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|[a-zńñǵúýáóıū]{3,12}"
)
_ACT_DATE = (
    re.compile(rf"\b\d{{1,2}}[\s.-](?:{_MONTHS})[a-z,]{{0,3}}[\s.,]{{1,2}}({_YEAR})\b"),
    re.compile(rf"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
               rf"\s\d{{1,2}},?\s({_YEAR})\b"),
    re.compile(rf"\b({_YEAR})\s?(?:жылғы|жылы|жылдың|ж\.|zhyl\w*|jyl\w*|жyl\w*|zhilg\w*)"),
    re.compile(rf"\b\d{{1,2}}\.\d{{1,2}}\.({_YEAR})\b"),
)  # fmt: skip
_LABEL = re.compile(f"(?=[{re.escape(ACCESS_FIRST)}])(?:{'|'.join(ACCESS_LABELS)})")
_FREE_YEAR = re.compile(rf"(?<![\d./№–—-])(?<!№ )(?<!No )(?<!No\. )({_YEAR})(?![\d/]|\s?[-–—]\s?\d|\.\d)")
_QUOTES = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’"}


@dataclass(frozen=True, slots=True)
class _Authors:
    """The authors at the head of an entry and where the rest begins."""

    names: tuple[str, ...]
    end: int


def parse_entry(text: str, lines: tuple[int, ...] = ()) -> Reference:
    """Read an entry.

    Args:
        text: the entry as printed, without its number or bullet.
        lines: the source lines it was put together from.

    Returns:
        The reference; ``text`` is unchanged, a part that is not certain is None (``authors``: empty).
    """
    bare = plain(text)
    words = bare.text
    key = _KEY.match(words)
    start = key.end() if key else _after_number(words)
    act = not key and _is_act(words)
    found = _Authors((), start) if act else _authors(bare, start)
    year, after = _year_here(words, found.end)
    if act:
        title, act_year = _act(words)
        year = year or act_year
    else:
        title = _title(bare, after)
    if key:
        year = key["year"]
    elif not year and not act and not _no_date(words):
        year = _free_year(words, after, title)
    urls = find_urls(words)
    return Reference(
        text=text,
        lines=lines,
        doi=find_doi(words),
        url=urls[0] if urls else None,
        authors=found.names,
        year=year,
        title=title,
    )


def _after_number(words: str) -> int:
    """Where an entry begins whose number was left to it; a title may begin with a number too."""
    number = re.match(r"\[?\d{1,3}[\].)]{0,2}\s+", words)
    return number.end() if number and _listed_names(words, number.end()).names else 0


def match_lists(
    original: Sequence[Reference], romanized: Sequence[Reference]
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """Say which entries of the two lists are the same work.

    Two works that one list prints as one entry are parted where the other list shows them apart
    (:func:`~generator.reading.entry_lists.part_by_other_list`), and ends of entries that a page has
    torn off are put back (:func:`~generator.reading.entry_lists.torn_tails`); so a list may come
    back longer or shorter.

    Args:
        original: the list in the languages of the works.
        romanized: the list in Latin letters; may be empty.

    Returns:
        Both lists with ``same_as`` filled on both sides (0-based index into the other list), None
        where no pair is certain. Pairs are one to one, but an entry that prints a paired work once
        more has the same partner.
    """
    left, right = pair_lists(_parted(original, romanized), _parted(romanized, original))
    mended = _mended(left, right), _mended(right, left)
    return (left, right) if mended == (left, right) else pair_lists(*mended)


def _mended(entries: tuple[Reference, ...], others: tuple[Reference, ...]) -> tuple[Reference, ...]:
    tails = torn_tails(entries, others)
    if not tails:
        return entries
    ends: dict[int, list[int]] = {}
    for tail, head in tails.items():
        ends.setdefault(head, []).append(tail)
    kept = []
    for index, entry in enumerate(entries):
        if index in ends:
            pieces = [entry, *(entries[tail] for tail in ends[index])]
            text = " ".join(piece.text for piece in pieces)
            entry = parse_entry(text, tuple(line for piece in pieces for line in piece.lines))
        if index not in tails:
            kept.append(entry)
    return tuple(kept)


def _parted(entries: Sequence[Reference], others: Sequence[Reference]) -> tuple[Reference, ...]:
    texts = part_by_other_list([entry.text for entry in entries], [other.text for other in others])
    return tuple(
        part
        for entry, parts in zip(entries, texts, strict=True)
        for part in ([entry] if len(parts) == 1 else [parse_entry(text, entry.lines) for text in parts])
    )


# --- authors -----------------------------------------------------------------------------------


def _authors(bare: Plain, start: int) -> _Authors:
    words = bare.text
    listed = _listed_names(words, start)
    whole = _whole_names(words, start)
    if whole and len(whole.names) > len(listed.names):
        return whole
    return _fuller(words, listed) if listed.names else (_institution(bare, start) or _fuller(words, listed))


def _fuller(words: str, listed: _Authors) -> _Authors:
    """GOST names all authors after a slash: "Sun X. Title / X. Sun, Y. Xiao // Journal"."""
    for slash in re.finditer(r"\s//?\s(?=\S)", words[:700]):
        if slash.start() < listed.end:
            continue
        after = _listed_names(words, slash.end())
        first = set(fold_words(listed.names[0])) if listed.names else set()
        same = any(len(word) > 2 and word in first for word in fold_words(" ".join(after.names)))
        ends = re.match(r"[\s.]{0,3}(?://|$|[–—]\s|[A-ZА-Я][\w.-]{1,30}[:,]\s)|\s?et al", words[after.end :])
        if after.names and ends and (same or (not listed.names and slash[0] == " / ")):
            return _Authors(after.names, listed.end) if len(after.names) > len(listed.names) else listed
    return listed


def _one_name(words: str, at: int) -> re.Match[str] | None:
    for pattern in (_SURNAME_FIRST, _INITIALS_FIRST):
        match = pattern.match(words, at)
        if match is None:
            continue
        initials = match["initials"].lower().split()
        if any(initial in NOT_INITIALS for initial in initials) or re.search(
            rf"[{_U}]{{3}}", match["initials"]
        ):
            continue
        first = re.match(r"[^\s,.]+", match["name"])
        if pattern is _SURNAME_FIRST and first and first[0] != "Ó" and fold(first[0]) in NOT_A_NAME:
            continue
        return match
    return None


def _listed_names(words: str, start: int) -> _Authors:
    """Names with initials, one after the other."""
    plain_initials = _VANCOUVER.match(words, start)
    if plain_initials and re.search(rf",|\s[{_U}]{{2,3}}$", plain_initials["names"]):
        return _Authors(tuple(plain_initials["names"].split(", ")), plain_initials.end("names"))
    if whole := _CHICAGO.match(words, start):
        rest = re.split(r",?\sand\s|,\s", whole["rest"])
        return _Authors((whole["first"], *filter(None, rest)), whole.end("rest"))
    names: list[str] = []
    at = end = start
    while len(names) < 60:
        match = _one_name(words, at) or (_DOTTED.match(words, at) if names else None)
        if match is None:
            break
        names.append(match["name"].strip())
        end = match.end()
        others = _OTHERS.match(words, end)
        if others:
            end = others.end()
            break
        joiner = _JOINER.match(words, end)
        if joiner is None:
            break
        at = joiner.end()
        second = re.compile(r"(?:&|and|и|және)\s").match(words, at)
        at = second.end() if second else at
    return _Authors(tuple(names), end)


_SPLIT_NAMES = re.compile(r"\s?,?\s(?:and|&|и|және)\s|,\s")
_FULL_NAME = re.compile(rf"(?:{_WORD}|{_INITIAL})(?:\s(?:{_WORD}|{_INITIAL}|[a-z]{{2,3}})){{1,3}}")


def _whole_names(words: str, start: int) -> _Authors | None:
    """Names written out: "Sean E. Goodison, Robert C. Davis", "David Garland (2001)"."""
    head = words[start : start + 400]
    dated = re.match(rf"(?P<who>[^(/«»\"“”\[\]:]{{5,250}}?)\.?\s?\((?:{_YEAR})[a-z]?\)", head)
    if dated:
        who = dated["who"]
    else:
        stop = re.search(r"(?<=\w{3})\.\s(?=[^\W\d_])", head)
        if stop is None:
            return None
        who = head[: stop.start()]
    parts = [part.strip() for part in _SPLIT_NAMES.split(who)]
    fits = all(_FULL_NAME.fullmatch(part) and not _has_common_word(part) for part in parts)
    initials = bool(re.search(rf"\s[{_U}]\.\s", who))
    sure = dated or initials or (len(parts) > 1 and "//" in words[start : start + 500])
    if not fits or not sure or (len(parts) == 1 and not dated):
        return None
    return _Authors(tuple(parts), start + len(who))


def _has_common_word(part: str) -> bool:
    return any(word in NOT_A_NAME or word in ORGANISATION or word in ACT_FIRST for word in fold_words(part))


def _institution(bare: Plain, start: int) -> _Authors | None:
    """A body that stands as the author: "European Commission. (2021).", "UNDP. *Report*"."""
    words = bare.text
    head = words[start : start + 200]
    match = re.match(
        rf"(?P<who>[^/«»\"“”\[\]:()]{{2,120}}?)\.?\s?(?=\((?:{_YEAR}|n\.d\.))", head
    ) or re.match(
        rf"(?P<who>[^/«»\"“”\[\]:.]{{2,90}}(?:\([^()]{{2,80}}\))?)\.\s(?={_YEAR}\.\s|[{_U}«\"])", head
    )
    if match is None:
        return None
    who = match["who"].strip(" .,")
    keys = fold_words(who)
    if not keys or len(keys) > 12 or keys[0] in ACT_FIRST - ORGANISATION or "//" in who:
        return None
    if not who[:1].isupper():
        return None
    acronym = bool(re.fullmatch(rf"[{_U}][{_U}\d-]{{1,14}}|[{_U}][\w-]{{1,14}}\s\([^()]*\)", who))
    italic_next = any(begin - (start + match.end()) in range(-1, 2) for begin, _ in bare.italics)
    single = len(who.split()) == 1 and "(" not in words[start + len(who) : start + len(who) + 2]
    dated = bool(re.match(rf"\s?\.?\s?\(?{_YEAR}", words[start + len(match["who"]) :]))
    organisation = any(word in ORGANISATION for word in keys)
    if acronym or organisation or (italic_next and len(keys) <= 6) or (single and dated):
        return _Authors((who,), start + len(match["who"]))
    return None


# --- acts --------------------------------------------------------------------------------------


def _is_act(words: str) -> bool:
    head = _before_access(words.split(" // ")[0])[:600]
    head = re.sub(r"\[[^\]]*\]", " ", head)
    keys = fold_words(head)
    if not keys or _one_name(words, 0):
        return False
    named = [key for key in keys[:70] if key in ACT_ANY]
    if keys[0] in ACT_FIRST:
        return keys[0] not in ACT_FIRST_WEAK or bool(named[1:] or (named and keys[0] not in ACT_ANY))
    numbered = bool(re.search(r"(?:№|\bNo\.?|\bN)\s?[\dА-ЯA-Z]", head))
    dated = any(pattern.search(head) for pattern in _ACT_DATE) or "жыл" in head
    if not named:
        return False
    opens = (
        words[:1] in _QUOTES
        or keys[0] in {"kazakhstan", fold("Қазақстан"), "the"}
        or keys[0] in ACT_FIRST_WEAK
    )
    early = keys[-1] in ACT_ANY or any(key in ACT_ANY for key in keys[:5])
    return (numbered and dated) or (opens and (numbered or dated) and early)


def _act(words: str) -> tuple[str | None, str | None]:
    """The name of an act and its year."""
    name = words.split(" // ")[0]
    name = re.sub(r"\s?\[[^\[\]]{0,600}\]", "", _before_access(name))
    year = None
    dated = _YEAR_IN_BRACKETS.search(name)
    if dated and dated["year"]:
        year = dated["year"]
        if re.match(r"\s?\.\s|\s?\.?$", name[dated.end() : dated.end() + 3]):
            head, tail = name[: dated.start()].strip(" ."), name[dated.end() :].strip(" .")
            topic = re.match(r"(?:On|O|Ob|О|Об)\s", tail) or fold_words(head)[:1] == (fold("послание"),)
            name = tail if topic and not re.search(r"[\d«“\"]", head) else head
    name = re.sub(r"\s?\(([^()]{0,200})\)", _drop_wording, name)
    name = re.split(r"\.\s[–—]\s|\.\s(?=«Әділет»|«Ädilet»|«Adilet»|Adilet\b)|\.\s\(as\s", name)[0]
    name = re.split(r"\s\([^()]*$", name)[0]
    if year is None:
        for pattern in _ACT_DATE:
            if match := pattern.search(
                re.sub(r"[«“\"][^«»“”\"]{0,400}[»”\"]", lambda m: " " * len(m[0]), name)
            ):
                year = match[1]
                break
        else:
            year = _only(_FREE_YEAR.findall(name))
    return _trim(name), year


def _drop_wording(match: re.Match[str]) -> str:
    low = match[1].lower()
    return "" if any(word in low for word in WORDING) else match[0]


def _before_access(text: str) -> str:
    match = _LABEL.search(text)
    return text[: match.start()] if match else text


# --- year --------------------------------------------------------------------------------------


def _year_here(words: str, at: int) -> tuple[str | None, int]:
    """The year that stands directly after the authors, and where the title begins."""
    here = re.compile(r"[\s.,]{0,3}").match(words, at)
    begin = here.end() if here else at
    if match := _YEAR_IN_BRACKETS.match(words, begin):
        return match["year"], match.end()
    if at and (match := _YEAR_NEXT.match(words, at)):
        return match["year"], match.end()
    # "Title of a page. (2025, May 23)." without authors
    if (
        not at
        and (match := _YEAR_IN_BRACKETS.search(words[:500]))
        and words[match.end() : match.end() + 1] == "."
    ):
        return match["year"], 0
    return None, at


def _no_date(words: str) -> bool:
    return bool(re.search(r"\(n\.\s?d\.\)|\[Б\. г\.\]", words))


def _free_year(words: str, start: int, title: str | None) -> str | None:
    """The year of publication among all four-figure numbers, None where they do not agree."""
    text = words[start:]
    if title and (at := text.find(title)) >= 0:
        text = text[:at] + " " + text[at + len(title) :]
    text = re.sub(r"https?://\S+|10\.\d{4,9}/\S+", " ", text)
    low = text.lower()
    for label in ACCESS_DATE:
        at = low.find(label)
        while at >= 0:  # blank out the date after the label, keep positions
            text = text[:at] + " " * min(45, len(text) - at) + text[at + 45 :]
            low = text.lower()
            at = low.find(label)
    tail = text.split(" // ", 1)[1] if " // " in text else text
    years = [match[1] for match in _FREE_YEAR.finditer(tail)] or [m[1] for m in _FREE_YEAR.finditer(text)]
    dotted = re.findall(rf"\b\d{{1,2}}\.\d{{1,2}}\.({_YEAR})\b", tail)
    if years or dotted:
        return _only(years or dotted)
    ending = re.search(rf"\((?:[^()]{{0,40}}\s)?({_YEAR})\)$", title or "")
    return ending[1] if ending else None


def _only(values: list[str]) -> str | None:
    return values[0] if len(set(values)) == 1 else None


# --- title -------------------------------------------------------------------------------------


def _title(bare: Plain, start: int) -> str | None:
    words = bare.text
    skip = re.compile(r"[\s.,:;–—-]{0,6}").match(words, start)
    begin = skip.end() if skip else start
    for first, last in bare.italics:
        if abs(first - begin) <= 1:
            return _trim(re.split(r"\s?\[", words[first:last])[0]) or None
    rest = words[begin:]
    quoted = _quoted(rest)
    if quoted:
        return _trim(quoted)
    italic = next((first for first, last in bare.italics if first > begin and last - first > 2), len(words))
    if " // " in rest or rest.startswith("// "):
        body = rest.split(" // ", 1)[0]
        body = re.split(r"\s/\s(?=\w)", body)[0]
        stop = None if begin + len(body) <= italic else re.search(r"[.?!]\s$", words[begin:italic])
        if stop and start:
            body = words[begin:italic]
    else:
        body = _sentence(words, begin, italic)
    body = re.split(r",\s[«“](?=[^»”]{3,120}[»”][\s,.]{0,3}(?:№|No|\d))", body)[0]
    body = re.split(r"\s?\[", body)[0] if not body.startswith("[") else body
    body = _before_access(body)
    body = _YEAR_IN_BRACKETS.split(body)[0] if not start else body
    return _trim(body)


def _quoted(rest: str) -> str | None:
    """What stands in the quotation marks that open the text, if the title ends with them."""
    opening = rest[:1]
    if opening not in _QUOTES:
        return None
    depth = 0
    for at, sign in enumerate(rest[:600]):
        if sign == opening and (opening != '"' or depth == 0):
            if depth and rest[max(0, at - 2) : at] == ", ":  # a missing closing mark
                return rest[1 : at - 2]
            depth += 1
        elif sign in _QUOTES[opening]:
            depth -= 1
            if depth == 0:
                after = rest[at + 1 : at + 3]
                goes_on = bool(re.match(r"\s?[^\W\d_]", after)) and not re.match(
                    r"\s?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ№]", after
                )
                return None if goes_on else rest[1:at]
    return None


def _sentence(words: str, begin: int, italic: int) -> str:
    """The first sentence from ``begin``; initials and abbreviations do not end it."""
    text = words[begin : begin + 700]
    limit = italic - begin
    for match in re.finditer(r"([^\s.]*)([.?!])(?:»|”|\")?(?:\s|$)", text):
        end = match.start(2)
        if end >= limit:
            break
        word = match[1].lower() + "."
        after = text[match.end() : match.end() + 2]
        if text.count("(", 0, end) > text.count(")", 0, end):
            continue
        if after[:1] in {"–", "—"}:
            return _undecorated(text[:end])
        if match[2] == "." and (word in ABBREVIATIONS or re.fullmatch(r"[^\W\d_]", match[1])):
            continue
        if match[2] == "." and after[:1].islower():
            continue
        return _undecorated(text[: end + (match[2] != ".")])
    if 0 < limit < len(text):
        text = text[:limit]
    return _undecorated(text)


def _undecorated(text: str) -> str:
    return re.split(r"\s/\s|\s[–—]\s(?=Режим|URL|https?:)", text)[0]


def _trim(text: str) -> str | None:
    text = re.sub(r"\s?\[(?:Электрон|Elektron|Electronic|Онлайн)[^\]]*\]?\s*$", "", text.strip())
    text = re.split(r"\shttps?:", text)[0].strip(" .,;:–—-*/[")
    for opening, closing in (("«", "»"), ("“", "”"), ("(", ")")):
        if text.endswith(opening):
            text = text[:-1].rstrip()
        if text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            text = text[1:-1]
    if re.fullmatch(
        rf"{_WORD},\s{_WORD}(?:\s[{_U}]\.?)?", text
    ):  # "Surname, Given": authors that could not be read
        return None
    return text if len(text) >= 3 and re.search(r"[^\W\d_]{2}", text) else None
