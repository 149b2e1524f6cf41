"""Two lists of the same works, and two entries on one line.

Journals here print the references twice, in Cyrillic and romanized, often in another order, with
other mistakes, sometimes with translated instead of romanized titles. :func:`pair_lists` finds
which entries are the same work; where that is not certain it says nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from generator.model import Reference
from generator.reading.entry_forms import CAPITALS, DATED_HEAD
from generator.reading.entry_text import find_urls, plain, url_key
from generator.romanize import fold_words, foldings

#: A pair needs this much evidence (see :func:`_score`) and this lead over the next best.
ENOUGH = 5.0
LEAD = 1.5
#: With next to nothing left to choose from, less is enough.
ENOUGH_LAST = 3.0
_ALIKE = 55  # of 100: titles less alike say nothing

_NUMBER = re.compile(r"(?<![\d.])\d+(?:-[IVX]+\b|\b)")
_CAPITAL = re.compile(r"(?<![^\W_])[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]{2,}")
_TRANSLATION = re.compile(r"\[([^\[\]]{8,400})\]")


@dataclass(frozen=True, slots=True)
class _Traits:
    """What an entry is compared by.

    Attributes:
        bare: the entry without addresses and translations.
        line: the words in one text.
        heads: the titles and what stands for them in another language.
    """

    doi: str | None
    urls: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    years: frozenset[str]
    numbers: frozenset[str]
    titles: tuple[str, ...]
    words: tuple[str, ...]
    bare: str
    line: str
    heads: tuple[str, ...]


def pair_lists(
    original: Sequence[Reference], romanized: Sequence[Reference]
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """Fill ``same_as`` in both lists; see :func:`generator.reading.entries.match_lists`."""
    if not original or not romanized:
        return tuple(original), tuple(romanized)
    left = [_traits(entry) for entry in original]
    right = [_traits(entry) for entry in romanized]
    scores = _scores(left, right)
    pairs = _assign(scores, left, right)
    back = {j: i for i, j in pairs.items()}
    mirrored = {(j, i): score for (i, j), score in scores.items()}
    again, again_back = _repeats(pairs, right, scores), _repeats(back, left, mirrored)
    back, pairs = back | again, pairs | again_back
    return (
        tuple(entry.model_copy(update={"same_as": pairs.get(i)}) for i, entry in enumerate(original)),
        tuple(entry.model_copy(update={"same_as": back.get(j)}) for j, entry in enumerate(romanized)),
    )


def _traits(entry: Reference) -> _Traits:
    return _traits_of(entry.text, entry.doi, entry.authors, entry.title)


@lru_cache(maxsize=4096)
def _traits_of(printed: str, doi: str | None, authors: tuple[str, ...], own_title: str | None) -> _Traits:
    text = plain(printed).text
    visible = re.sub(r"https?:\S+|10\.\d{4,9}/\S+", " ", text)[:1500]
    bare = _TRANSLATION.sub(" ", visible)
    names = tuple(tuple(foldings(word)) for author in authors for word in surname_words(author))
    title = own_title or bare[:200]
    titles = {" ".join(re.findall(r"[^\W_]+", key)) for key in foldings(title)}
    translated = {" ".join(fold_words(found)) for found in _TRANSLATION.findall(visible)}
    words = fold_words(bare)[:80]
    own = tuple(sorted(titles))
    return _Traits(
        doi=doi.lower() if doi else None,
        urls=frozenset(url_key(url) for url in find_urls(text)),
        names=names,
        years=frozenset(re.findall(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", bare)),
        numbers=frozenset(number for number in _NUMBER.findall(_strip_access(bare)) if len(number) > 1),
        titles=own,
        words=words,
        bare=bare,
        line=" ".join(words),
        heads=own + tuple(sorted(translated)),
    )


#: Words of :func:`_strip_access`, without one of which there is nothing to do.
_ACCESS = ("обращения", "күні", "уақыты", "uaqyty", "obrasheniya", "ccessed", "reference")


def _strip_access(text: str) -> str:
    """Without dates of access, which differ from list to list or are the same in all entries."""
    if not any(word in text for word in _ACCESS):
        return text
    return re.sub(
        r"\(?(?:\w+ ){0,2}(?:обращения|күні|уақыты|uaqyty|obrasheniya|[Aa]ccessed|reference):?[^)]{0,30}\)?",
        " ",
        text,
    )


def surname_words(author: str) -> tuple[str, ...]:
    """The words of an author's name that are no initials.

    >>> surname_words("van der Berg, P. G."), surname_words("Р.Ә. Есберген"), surname_words("SHvedova N. YU.")
    (('Berg',), ('Есберген',), ('SHvedova',))
    """
    words = re.findall(r"[^\W\d_][\w'’ʼ-]*\.?", author)
    kept = tuple(w for w in words if not w.endswith(".") and len(w) > 1 and not w.islower())
    return kept or tuple(w for w in words if len(w) > 3 and not w.islower())


def _scores(left: Sequence[_Traits], right: Sequence[_Traits]) -> dict[tuple[int, int], float]:
    """The evidence for each pair that shares anything at all."""
    shared: Counter[str] = Counter()
    for one in (*left, *right):
        shared.update(one.urls)
    scores: dict[tuple[int, int], float] = {}
    heads = [(j, head) for j, other in enumerate(right) for head in other.heads]
    for i, one in enumerate(left):
        alike = _heads_alike(one.heads, heads)
        for j, other in enumerate(right):
            score = _score(one, other, shared, alike.get(j, 0.0))
            if score > 0:
                scores[i, j] = score
    # The only entries of this author and year in both lists: the title may be translated.
    for i, j in _unique_heads(left, right):
        scores[i, j] = scores.get((i, j), 0.0) + 2
    return scores


def _heads_alike(own: Sequence[str], others: Sequence[tuple[int, str]]) -> dict[int, float]:
    """How much an entry's title is like those of the other list, 55 to 100; others are left out.

    Args:
        own: the entry's titles.
        others: titles of the other list, each with its entry's index.
    """
    best: dict[int, float] = {}
    choices = [head for _, head in others]
    for head in own:
        for _, ratio, at in process.extract(
            head, choices, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
        ):
            index = others[at][0]
            best[index] = max(ratio, best.get(index, 0.0))
    return best


def _unique_heads(left: Sequence[_Traits], right: Sequence[_Traits]) -> list[tuple[int, int]]:
    """Pairs whose first surname and year are each found once in either list."""

    def heads(traits: Sequence[_Traits]) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, one in enumerate(traits):
            for name in one.names[:1]:
                for year in sorted(one.years) or [""]:
                    found[name[-1], year].append(at)
        return found

    other = heads(right)
    pairs = {
        (places[0], match[0])
        for key, places in heads(left).items()
        if len(places) == 1 and len(match := other.get(key, [])) == 1
    }
    return sorted(pairs)


def _score(one: _Traits, other: _Traits, shared: Counter[str], best: float) -> float:
    """The evidence that two entries are one work.

    Args:
        one: an entry.
        other: an entry of the other list.
        shared: how many entries have an address.
        best: how much their titles are alike, of 100; 0 for little.
    """
    score = 0.0
    if one.doi and other.doi:
        score += 8 if one.doi == other.doi else -2
    common = one.urls & other.urls
    if common:
        score += max(6.0 if shared[url] <= 2 and (":" in url or "/" in url) else 2.5 for url in common)
    elif (
        one.urls
        and other.urls
        and any(a.startswith(b) or b.startswith(a) for a in one.urls for b in other.urls)
    ):
        score += 1
    names = _names_alike(one.names, other.names)
    if names is not None:
        score += 4 * names - 1.5
        if names > 0.9 and len(one.names) > 1 and len(other.names) > 1:
            score += 1.5
    elif _names_in(one.names, other.words) or _names_in(other.names, one.words):
        score += 2.5
    if one.years and other.years:
        score += 1 if one.years & other.years else -1
    numbers = (one.numbers & other.numbers) - one.years
    others = (one.numbers | other.numbers) - one.years - other.years
    if others:
        score += min(3.0, 1.2 * len(numbers)) * (0.4 + 0.6 * len(numbers) / len(others))
    score += 5 * max(0.0, (best - _ALIKE) / (100 - _ALIKE))
    if best >= 95 and max(map(len, one.titles), default=0) >= 25:
        score += 2.5
    if best < 70 and score > 0.5:  # the same words, in another order or with more around them
        score += 2.5 * max(0.0, (fuzz.token_set_ratio(one.line, other.line) - 60) / 40)
    return score


def _names_alike(one: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...]) -> float | None:
    """How well the names agree, 0 to 1; the first counts most. None where one side has none."""
    if not one or not other:
        return None
    first = max(_name_ratio(a, b) for a in one[:2] for b in other[:2])
    rest = [max(_name_ratio(a, b) for b in other) for a in one[1:6]]
    return first if not rest else 0.7 * first + 0.3 * sum(rest) / len(rest)


def _names_in(names: tuple[tuple[str, ...], ...], words: tuple[str, ...]) -> bool:
    """Whether the first names stand in the other entry, of which no authors could be read."""
    first = names[:2]
    return bool(first) and all(any(key in words for key in keys if len(key) > 3) for keys in first)


def _name_ratio(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    ratio = max([Levenshtein.normalized_similarity(a, b) for a in one for b in other])
    return ratio if ratio >= 0.6 else 0.0


def _assign(
    scores: dict[tuple[int, int], float], left: Sequence[_Traits], right: Sequence[_Traits]
) -> dict[int, int]:
    """One-to-one pairs, the surest first; a pair whose rival is nearly as good is left open.

    A rival that is the same work, printed twice in one list, is no rival.
    """
    rows, columns = len(left), len(right)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    ranked = sorted(
        scores.items(), key=lambda item: (-item[1], abs(item[0][0] / rows - item[0][1] / columns), item[0])
    )
    by_row: dict[int, list[tuple[int, float]]] = defaultdict(list)
    by_column: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), score in ranked:
        by_row[i].append((j, score))
        by_column[j].append((i, score))
    changed = True
    while changed:
        changed = False
        for (i, j), score in ranked:
            if i in pairs or j in taken or score < ENOUGH:
                continue
            near = score - LEAD
            if any(
                s > near and jj != j and jj not in taken and not _repeated(right[j], right[jj])
                for jj, s in by_row[i]
            ) or any(
                s > near and ii != i and ii not in pairs and not _repeated(left[i], left[ii])
                for ii, s in by_column[j]
            ):
                continue
            pairs[i] = j
            taken.add(j)
            changed = True
    over = [i for i in range(rows) if i not in pairs]
    open_ = [j for j in range(columns) if j not in taken]
    if len(over) == len(open_) == 1 and (
        scores.get((over[0], open_[0]), 0.0) >= ENOUGH_LAST or _fits(over[0], open_[0], left, right, pairs)
    ):
        pairs[over[0]] = open_[0]
    return pairs


def _fits(
    i: int, j: int, left: Sequence[_Traits], right: Sequence[_Traits], pairs: Mapping[int, int]
) -> bool:
    """Whether the last entry of either list is one work: nothing against it, and something for it.

    For it speaks a number or a word with a capital that no other entry of either list has, or its
    place between entries that belong together.
    """
    one, other = left[i], right[j]
    if one.doi and other.doi and one.doi != other.doi:
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    if one.names and other.names and not _names_alike(one.names, other.names):
        return False
    spread = Counter(mark for entry in (*left, *right) for mark in _marks(entry))
    if any(spread[mark] == 2 for mark in _marks(one) & _marks(other)):
        return True
    before = i == j == 0 or pairs.get(i - 1) == j - 1
    after = (i == len(left) - 1 and j == len(right) - 1) or pairs.get(i + 1) == j + 1
    return len(left) == len(right) > 2 and before and after


def _marks(entry: _Traits) -> frozenset[str]:
    """The words with a capital and the numbers of an entry."""
    words = (key for word in _CAPITAL.findall(entry.bare)[:40] for key in fold_words(word))
    return entry.numbers.union(words)


def _repeats(
    pairs: Mapping[int, int], entries: Sequence[_Traits], scores: Mapping[tuple[int, int], float]
) -> dict[int, int]:
    """Entries left over that print a paired work once more → the work in the other list.

    Args:
        pairs: index in the other list → index in this one.
        entries: this list.
        scores: evidence for (index in the other list, index in this one).
    """
    found: dict[int, int] = {}
    taken = set(pairs.values())
    for j, entry in enumerate(entries):
        if j in taken:
            continue
        works = [
            i
            for i, first in pairs.items()
            if scores.get((i, j), 0.0) >= ENOUGH and _printed_again(entry, entries[first])
        ]
        if len(works) == 1:
            found[j] = works[0]
    return found


def _printed_again(one: _Traits, other: _Traits) -> bool:
    """Whether two entries of one list are one work, even if one of the two is badly romanized."""
    if _repeated(one, other):
        return True
    names = _names_alike(one.names, other.names)
    return bool(
        names is not None
        and names > 0.9
        and one.years
        and one.years == other.years
        and one.numbers == other.numbers
        and one.numbers - one.years
    )


def _repeated(one: _Traits, other: _Traits) -> bool:
    """Whether two entries of one list are one work printed twice."""
    if one.years != other.years or _names_alike(one.names, other.names) not in (None, 1.0):
        return False
    if one.urls and one.urls == other.urls and one.numbers == other.numbers:
        return fuzz.ratio(one.line, other.line) >= 80
    return fuzz.ratio(one.line, other.line) >= 85


# --- two entries on one line -------------------------------------------------------------------

_NAME = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’-]{1,30}"
_INITIAL = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\w?\."
_START = re.compile(
    rf"(?:{_NAME},?\s{_INITIAL}(?:\s?{_INITIAL}){{0,2}}|{_INITIAL}(?:\s?{_INITIAL}){{0,2}}\s{_NAME})"
)
_BREAK = re.compile(rf"(?P<before>[;.])\s+(?={_START.pattern})")
#: The number of the next entry: "… 102 с. 2 Сейтова Г.К. …".
_NUMBERED = re.compile(rf"(?<=[.;\d])\s+\[?\d{{1,3}}[\].)]{{0,2}}\s+(?={_START.pattern})")
#: The remark on its language that ends an entry: ``(In Russian)``, ``(на казахском языке)``.
_LANGUAGE_SAID = re.compile(rf"\((?:[Ii]n|[Нн]а)\s[^()\d]{{3,24}}\)\.?\s+(?=[{CAPITALS}])")
_DATED = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_COMPLETE = re.compile(
    r"(?:\d\s?(?:с|б|p|pp|s|c)|[–-]\s?\d+|\d{4}|(?:Norma|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w’'-]+)|https?:\S+|\d)\.?$"
)


def split_run_together(text: str) -> tuple[str, ...]:
    """Part entries that stand on one line; most often there is one, which comes back as it is.

    An entry is parted only at "; " or ". " before "Surname I.I." or "Surname, I.", where both
    sides start with an author, carry a year and look finished.

    >>> split_run_together("Lee K. Signs. Oslo: Nor, 2010. – 20 p.; Kim, P. Tones // Sound. 2012. P. 3–9.")
    ('Lee K. Signs. Oslo: Nor, 2010. – 20 p.', 'Kim, P. Tones // Sound. 2012. P. 3–9.')
    """
    if len(text) > 4000:
        return (text,)
    for match in _NUMBERED.finditer(text):
        head, tail = text[: match.start()], text[match.end() :]
        if _both_whole(head, tail):
            return (head.rstrip(" ;"), *split_run_together(tail))
    for match in _BREAK.finditer(text):
        head, tail = text[: match.start() + (match["before"] == ".")], text[match.end() :]
        if _parts(head, tail, match["before"]):
            return (head.rstrip(), *split_run_together(tail))
    for match in _LANGUAGE_SAID.finditer(text) if ") " in text else ():
        head, tail = text[: match.end()].rstrip(), text[match.end() :]
        if (DATED_HEAD.match(head) and DATED_HEAD.match(tail)) or _both_whole(head, tail):
            return (head, *split_run_together(tail))
    return (text,)


def _both_whole(head: str, tail: str) -> bool:
    """Whether both sides start with an author, carry a year and have the words of a title."""
    start = re.match(r"[\s*\"«]*(?:\[?\d{1,3}[\].)]{0,2}\s+)?", head)
    if not _START.match(head, start.end() if start else 0) or len(head) < 25 or len(tail) < 25:
        return False
    clean_head, clean_tail = (re.sub(r"https?:\S+|10\.\d{4,9}/\S+", " ", side) for side in (head, tail))
    if not (_DATED.search(clean_head) and _DATED.search(clean_tail)):
        return False
    return len(re.findall(r"[^\W\d_]{2,}", clean_head)) >= 4 and head.count("(") == head.count(")")


def _parts(head: str, tail: str, sign: str) -> bool:
    if not _both_whole(head, tail):
        return False
    if sign == ";":  # "Lee K.; Kim P. Title": names of one entry, no year between them
        return bool(_COMPLETE.search(head.rstrip()))
    # after a full stop: pages or a printed size must close the first entry
    closed = re.search(r"(?:\d+\s?[–-]\s?\d+|\d+\s?(?:с|б|p|s)\.?|[СБPS]\.\s?\d+)\.?$", head.rstrip())
    return bool(closed) and not re.search(r"//\s*$|/\s*$", head)


def part_by_other_list(texts: Sequence[str], others: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Part entries that hold a second work, where the other list prints that work by itself.

    Only a shorter list is looked at, and only words that begin an entry of the longer one, stand
    word for word inside an entry here and begin none here.

    Returns:
        For each text its parts, most often one.
    """
    if len(texts) >= len(others):
        return tuple((text,) for text in texts)
    openings = []
    for other in others:
        words = plain(other).text.split()[:5]
        opening = " ".join(words)
        if len(words) == 5 and len(opening) >= 18 and not any(text.startswith(opening) for text in texts):
            openings.append(opening)
    first_words = {other.split()[0] for other in others if other.split()}
    found: list[tuple[str, ...]] = []
    spare = len(others) - len(texts)
    for text in texts:
        places = [at for opening in openings if (at := text.find(" " + opening)) > 20]
        if len(places) == 1 and spare and text.split()[0] in first_words:
            found.append((text[: places[0]].rstrip(), text[places[0] + 1 :]))
            spare -= 1
        else:
            found.append((text,))
    return tuple(found)


def torn_tails(entries: Sequence[Reference], others: Sequence[Reference]) -> dict[int, int]:
    """Entries that are the end of another one, torn off by a page and put elsewhere in the list.

    Such an entry has no author and no year, and its numbers (volume, pages: two at least) are those
    that the other list prints for a work whose entry here lacks them.

    Args:
        entries: a list whose ``same_as`` is filled.
        others: the other list.

    Returns:
        Index of the torn-off end → index of the entry that it ends.
    """
    found: dict[int, int] = {}
    traits = [_traits(entry) for entry in entries]
    whole = [_traits(entry) for entry in others]
    for index, entry in enumerate(entries):
        numbers = traits[index].numbers - traits[index].years
        if entry.same_as is not None or entry.authors or entry.year or entry.url or len(numbers) < 2:
            continue
        fits = [
            at
            for at, head in enumerate(entries)
            if head.same_as is not None
            and at < index
            and numbers <= whole[head.same_as].numbers
            and not numbers & traits[at].numbers
        ]
        if len(fits) == 1:
            found[index] = fits[0]
    return found
