"""The authors at the head of an entry: people in every customary order, and bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.reading.entries.forms import CAPITALS, INITIAL, INITIALS, PARTICLE, WORD, YEAR
from generator.reading.entries.plain import Plain
from generator.reading.entries.words import (
    ACT_ANY,
    ACT_FIRST,
    ACT_FIRST_WEAK,
    AND_OTHERS,
    AND_WORDS,
    NOT_A_NAME,
    NOT_INITIALS,
    ORGANISATION,
)
from generator.romanize import fold, fold_words

#: "Surname I.I." and "Surname, I. I."; a surname of two words only before a comma.
_SURNAME_FIRST = re.compile(
    rf"(?P<name>{PARTICLE}{WORD}(?:(?:\s{WORD})?,\s?|\s|(?<=[a-zа-яёәғқңөұүһі])(?=[{CAPITALS}]\.))(?P<initials>{INITIALS})"
    rf"(?:\s{WORD}(?=\s\.\s))?)"
)
#: "I.I. Surname"; what follows must end a name.
_INITIALS_FIRST = re.compile(
    rf"(?P<name>(?P<initials>{INITIALS})\s?{PARTICLE}{WORD}(?:\s{WORD})?)"
    rf"(?=\s?[,.;(/]|\s(?:&|and|и|және|–|—|-)\s|\set\sal\.?,|$)"
)
#: "Surname I, Surname IK." without full stops.
_VANCOUVER = re.compile(
    rf"(?P<names>{PARTICLE}{WORD}\s[{CAPITALS}]{{1,3}}(?:,\s{PARTICLE}{WORD}\s[{CAPITALS}]{{1,3}}){{0,40}})"
    rf"(?:,\set\sal)?\.\s(?=[{CAPITALS}])(?![{CAPITALS}]\.)"
)
#: "Surname, Given, and Given Surname. 2019." with whole names.
_CHICAGO = re.compile(
    rf"(?P<first>{WORD},\s{WORD}(?:\s[{CAPITALS}]\.)?)"
    rf"(?P<rest>(?:,\s{WORD}(?:\s[{CAPITALS}]\.)?\s{WORD}){{0,20}}(?:,?\sand\s{WORD}(?:\s[{CAPITALS}]\.)?\s{WORD})?)"
    rf"\.\s(?=(?:1[5-9]|20)\d\d\.)"
)
#: "Surname, Given I., Surname, Given. 2019." with the surname first for all.
_TURNED = re.compile(rf"{WORD},\s[{CAPITALS}][\w'’ʼ`´-]{{1,40}}(?:\s(?:[{CAPITALS}]\.|{WORD}))?")
_ALL_TURNED = re.compile(
    rf"(?P<names>{_TURNED.pattern}(?:,\s{_TURNED.pattern}){{0,20}})(?:\.|(?<=\.))\s(?=(?:1[5-9]|20)\d\d[a-z]?\.)"
)
#: "Surname, Given, and Given Surname. Title. City: Publisher, 2012."
_TURNED_BOOK = re.compile(
    rf"(?P<who>(?P<first>{_TURNED.pattern})(?P<rest>(?:,?\sand\s{WORD}(?:\s[{CAPITALS}]\.)?\s{WORD})?))(?:\.|(?<=\.))\s"
    rf"(?=[{CAPITALS}].{{6,250}}\.\s[{CAPITALS}][\w .-]{{1,30}}:\s[^:.]{{2,60}},\s{YEAR})"
)
#: "Surname. I." inside a list, where the comma came out as a full stop.
_DOTTED = re.compile(rf"(?P<name>{WORD}\.\s(?P<initials>[{CAPITALS}]\w{{0,2}}\.))(?=\s[{CAPITALS}])")
_JOINER = re.compile(
    r"\s?[;,]?\s?(?:(?:" + "|".join(re.escape(word) for word in AND_WORDS) + r")\s|,\s?|;\s?)|\s?[;,]\s?"
)
_OTHERS = re.compile(r"[\s,]{0,3}(?:" + "|".join(re.escape(word) for word in AND_OTHERS) + r")(?!\w)")
_SPLIT_NAMES = re.compile(r"\s?,?\s(?:and|&|и|және)\s|,\s")
_FULL_NAME = re.compile(rf"(?:{WORD}|{INITIAL})(?:\s(?:{WORD}|{INITIAL}(?:\s?{WORD})?|[a-z]{{2,3}})){{1,4}}")

_ACRONYM = re.compile(rf"[{CAPITALS}]{{3}}")
_FIRST_WORD = re.compile(r"[^\s,.]+")
_SECOND_JOINER = re.compile(r"(?:&|and|и|және)\s")
_INITIAL_WITHIN = re.compile(rf"\s[{CAPITALS}]\.\s?[{CAPITALS}]")
#: Names, maybe the year, and an opening quotation mark.
_QUOTE_AHEAD = re.compile(
    rf"(?P<who>[{CAPITALS}][^\d\"“”«»:;()/\[\]]{{5,250}}?)[.,]?\s(?:\(?{YEAR}[a-z]?\)?[.,]\s?)?(?=[\"“])"
)
_STOP = re.compile(r"\.(?<=\w{3}\.)\s(?=[^\W\d_])")
#: Names written out, given names first, and the year between two stops: ``Ann Bell and Carl Dorn. 2019a. Doors``.
_GIVEN_FIRST = re.compile(
    rf"(?P<who>[{CAPITALS}][^\d\"“”«»:;()/\[\]]{{4,1500}}?)\.?\s(?={YEAR}[a-z]?\.\s[\"“‘«]?[^\W_])"
)
_ET_AL = re.compile(r",?\s(?:et al\.?|and others)$")
#: A mark of affiliation left at a name.
_MARK = re.compile(r"\s[a-f]$")
#: Names written out, and a remark or a year behind them.
_BEFORE_REMARK = re.compile(rf"(?:{WORD}\s{WORD},\s){{2,}}(?=[a-zа-я])")
_BEFORE_YEAR = re.compile(rf"(?P<who>[^(/«»\"“”\[\]:]{{5,250}}?)\.?\s?\((?:{YEAR})[a-z]?\)")
#: A body, and a year or a title behind it.
_BODY_BEFORE_YEAR = re.compile(rf"(?P<who>[^/«»\"“”\[\]:()]{{2,120}}?)\.?\s?(?=\((?:{YEAR}|n\.d\.))")
_BODY_BEFORE_STOP = re.compile(
    rf"(?P<who>[^/«»\"“”\[\]:.]{{2,90}}(?:\([^()]{{2,80}}\))?)\.\s(?={YEAR}\.\s|[{CAPITALS}«\"])"
)


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors at the head of an entry and where the rest begins."""

    names: tuple[str, ...]
    end: int


def authors_of(bare: Plain, start: int) -> Authors:
    """The authors that stand at ``start``; none where that is not certain."""
    words = bare.text
    listed = listed_names(words, start)
    quoted = _before_quote(words, start)
    if quoted and len(quoted.names) > len(listed.names):
        return quoted
    for read in (_given_first, _whole_names):
        whole = read(words, start)
        if whole and len(whole.names) > len(listed.names):
            return whole
    return _fuller(words, listed) if listed.names else (_institution(bare, start) or _fuller(words, listed))


def _fuller(words: str, listed: Authors) -> Authors:
    """GOST names all authors after a slash: "Sun X. Title / X. Sun, Y. Xiao // Journal"."""
    for slash in re.finditer(r"\s//?\s(?=\S)", words[:700]):
        if slash.start() < listed.end:
            continue
        after = listed_names(words, slash.end())
        first = set(fold_words(listed.names[0])) if listed.names else set()
        same = any(len(word) > 2 and word in first for word in fold_words(" ".join(after.names)))
        ends = re.match(r"[\s.]{0,3}(?://|$|[–—]\s|[A-ZА-Я][\w.-]{1,30}[:,]\s)|\s?et al", words[after.end :])
        if after.names and ends and (same or (not listed.names and slash[0] == " / ")):
            return Authors(after.names, listed.end) if len(after.names) > len(listed.names) else listed
    return listed


def one_name(words: str, at: int) -> re.Match[str] | None:
    """One name with initials, in either order, that begins at ``at``."""
    for pattern in (_SURNAME_FIRST, _INITIALS_FIRST):
        match = pattern.match(words, at)
        if match is None:
            continue
        initials = match["initials"].lower().split()
        if any(initial in NOT_INITIALS for initial in initials) or _ACRONYM.search(match["initials"]):
            continue
        first = _FIRST_WORD.match(match["name"])
        if pattern is _SURNAME_FIRST and first and first[0] != "Ó" and fold(first[0]) in NOT_A_NAME:
            continue
        return match
    return None


def listed_names(words: str, start: int) -> Authors:
    """Names with initials, one after the other, from ``start`` on."""
    plain_initials = _VANCOUVER.match(words, start)
    if plain_initials and re.search(rf",|\s[{CAPITALS}]{{2,3}}$", plain_initials["names"]):
        return Authors(tuple(plain_initials["names"].split(", ")), plain_initials.end("names"))
    turned = _ALL_TURNED.match(words, start)
    if turned and not _has_common_word(turned["names"]):
        return Authors(tuple(_TURNED.findall(turned["names"])), turned.end("names"))
    if book := _TURNED_BOOK.match(words, start):
        people = (book["first"], *filter(None, re.split(r",?\sand\s", book["rest"])))
        if not any(map(_has_common_word, people)):
            return Authors(people, book.end("who"))
    if whole := _CHICAGO.match(words, start):
        rest = re.split(r",?\sand\s|,\s", whole["rest"])
        first = whole["first"] + "." * bool(re.search(rf",\s[{CAPITALS}]$", whole["first"]))
        return Authors((first, *filter(None, rest)), whole.end("rest"))
    names: list[str] = []
    at = end = start
    while len(names) < 60:
        match = one_name(words, at) or (_DOTTED.match(words, at) if names else None)
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
        second = _SECOND_JOINER.match(words, at)
        at = second.end() if second else at
    return Authors(tuple(names), end)


def _whole_names(words: str, start: int) -> Authors | None:
    """Names written out: "Sean E. Goodison, Robert C. Davis", "David Garland (2001)"."""
    head = words[start : start + 400]
    if remark := _BEFORE_REMARK.match(head):
        names = remark[0].rstrip(", ").split(", ")
        if not any(_has_common_word(name) for name in names):
            return Authors(tuple(names), start + remark.end())
    dated = _BEFORE_YEAR.match(head)
    if dated:
        who = dated["who"]
    else:
        stop = _STOP.search(head)
        if stop is None:
            return None
        who = head[: stop.start()]
    # marks of affiliations may be left at the names: "A. Seitova a , K. Orlov b , …"
    parts = [_MARK.sub("", part.strip()) for part in _SPLIT_NAMES.split(who)]
    fits = all(_FULL_NAME.fullmatch(part) and not _has_common_word(part) for part in parts)
    initials = sum(bool(_INITIAL_WITHIN.search(part)) for part in parts) > 1
    sure = dated or initials or len(parts) > 3 or (len(parts) > 1 and "//" in words[start : start + 500])
    if not fits or not sure or (len(parts) == 1 and not dated):
        return None
    return Authors(tuple(parts), start + len(who))


def _given_first(words: str, start: int) -> Authors | None:
    """Names written out, given names first, with the year behind their stop.

    ``Ann Bell, Carl van Dorn, and Eve F. Gray. 2019. Doors``, ``Philip E Stone. 2014. Doors``
    """
    match = _GIVEN_FIRST.match(words, start)
    if match is None:
        return None
    who = _ET_AL.sub("", match["who"])
    parts = [part.strip() for part in _SPLIT_NAMES.split(who) if part.strip()]
    if not all(_FULL_NAME.fullmatch(part) for part in parts):
        return None
    # among several, a given name may be a common word of another language; a surname may not
    told = [part.rpartition(" ")[2] for part in parts] if len(parts) > 2 else parts
    return None if any(map(_has_common_word, told)) else Authors(tuple(parts), match.end("who"))


def _before_quote(words: str, start: int) -> Authors | None:
    """Names written out, and a title in quotation marks right behind them, or behind the year.

    ``Adrian, Tobias, and Hoai-Luu Q Nguyen. 2013. “Risk``, ``Nicole Davila, Ingrid Nunes, “A review``
    """
    match = _QUOTE_AHEAD.match(words, start)
    if match is None:
        return None
    parts = [part.strip() for part in _SPLIT_NAMES.split(match["who"]) if part.strip()]
    if len(parts) > 1 and " " not in parts[0] and re.fullmatch(WORD, parts[0]):
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
        given = bool(
            re.fullmatch(rf"(?:{WORD}|{INITIAL})(?:[ -](?:{WORD}|{INITIAL}))*", parts[0].partition(", ")[2])
        )
    else:
        given = len(parts) > 1 and bool(_FULL_NAME.fullmatch(parts[0]))
    if not given or not all(_FULL_NAME.fullmatch(part) for part in parts[1:]):
        return None
    if any(_has_common_word(part) for part in parts):
        return None
    end = start + len(match["who"].rstrip(" .,"))
    if words[end : end + 1] == "." and re.search(rf"\s[{CAPITALS}]$", parts[-1]):
        parts[-1] += "."
    return Authors(tuple(parts), end)


def _has_common_word(part: str) -> bool:
    words = (word for word in fold_words(part) if len(word) > 1)
    return any(word in NOT_A_NAME or word in ORGANISATION or word in ACT_FIRST for word in words)


def _institution(bare: Plain, start: int) -> Authors | None:
    """A body that stands as the author: "European Commission. (2021).", "UNDP. *Report*"."""
    words = bare.text
    head = words[start : start + 200]
    match = _BODY_BEFORE_YEAR.match(head) or _BODY_BEFORE_STOP.match(head)
    if match is None:
        return None
    who = match["who"].strip(" .,")
    keys = fold_words(who)
    body = any(key in ORGANISATION for key in keys) and not any(key in ACT_ANY for key in keys)
    named_act = keys and keys[0] in ACT_FIRST - ORGANISATION and not (body and keys[0] in ACT_FIRST_WEAK)
    if not keys or len(keys) > 12 or named_act or "//" in who:
        return None
    if not who[:1].isupper():
        return None
    acronym = bool(
        re.fullmatch(rf"[{CAPITALS}][{CAPITALS}\d-]{{1,14}}|[{CAPITALS}][\w-]{{1,14}}\s\([^()]*\)", who)
    )
    italic_next = any(begin - (start + match.end()) in range(-1, 2) for begin, _ in bare.italics)
    single = len(who.split()) == 1 and "(" not in words[start + len(who) : start + len(who) + 2]
    dated = bool(re.match(rf"\s?\.?\s?\(?{YEAR}", words[start + len(match["who"]) :]))
    organisation = any(word in ORGANISATION for word in keys)
    if acronym or organisation or (italic_next and len(keys) <= 6) or (single and dated):
        return Authors(_bodies(who), start + len(match["who"]))
    if "".join(keys) in fold(" ".join(re.findall(r"https?://(?:www\.)?([\w-]{6,40})\.", words))):
        return Authors((who,), start + len(match["who"]))  # whose site it is
    return None


def _bodies(who: str) -> tuple[str, ...]:
    """Two bodies where both sides of a sign name one: "World Bank & CAREC"."""
    parts = [part.strip() for part in re.split(r"\s?;\s|\s&\s", who)]
    named = all(
        re.fullmatch(rf"[{CAPITALS}]{{2,10}}", part) or any(key in ORGANISATION for key in fold_words(part))
        for part in parts
    )
    return tuple(parts) if named else (who,)
