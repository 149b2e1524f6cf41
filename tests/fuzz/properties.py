"""What must hold for any bytes whatever that the reader is given."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from generator import files
from generator.diagnostics import Diagnostic
from generator.model import Article, as_data
from generator.reading import read_source
from generator.reading.issue.rubrics import number_and_name
from generator.reading.source import decode, lines_of
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.loading import load
from tests.fuzz.sources import ROOT

SECONDS = 5.0
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"</?(?!https?:)[a-z]+[^<>]*>", re.IGNORECASE)
_CELL = re.compile(r"</?(?:table|tr|td|th|br|p|div|li)\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SUPER = re.compile(r"<sup>[^<>]{0,20}</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^\{[^{}]{0,12}\}", re.IGNORECASE)
_SPAN = re.compile(r"lines (\d+) to (\d+)")


@cache
def words() -> Vocabulary:
    """The reader's vocabulary, loaded once."""
    return load(ROOT / "site_config")


@dataclass(frozen=True)
class Outcome:
    """A case that held.

    Attributes:
        took: how long the reading took, in seconds of the processor.
        articles: how many it gave.
        told: how many findings.
        words: of all lines of the articles.
        kept: words that were put aside because no place was found, with a warning.
        lost: words that the records hold less often than the lines; halves of cut words and marks that
            a name or an address was parted from, for the most part.
    """

    took: float
    articles: int
    told: int
    words: int
    kept: int
    lost: int


def check(data: bytes) -> Outcome:
    """Reads the bytes and fails where something does not hold."""
    begin = time.process_time()  # the processor's time: a busy machine is no fault of the reader
    articles, found = read_source("case.txt", data, words())
    took = time.process_time() - begin
    assert took <= SECONDS, f"reading took {took:.1f} s"
    assert articles or any(d.severity == "error" for d in found), "nothing was read and nothing said"
    for diagnostic in found:
        assert diagnostic.code
        assert diagnostic.message
        assert diagnostic.file == "case.txt"
    ids_are_safe(articles)
    for article in articles:
        comes_back_whole(article)
    text, _ = decode("case.txt", data)
    total = lost = 0
    if text is not None:
        total, lost = nothing_is_lost([line.text for line in lines_of(text)], articles, found)
    aside = [entry.text for a in articles for entry in a.discarded if entry.reason == "unplaced"]
    kept = sum(len(_words(text)) for text in aside)
    assert not aside or any(d.code == "unplaced-line" for d in found), "words put aside in silence"
    return Outcome(took, len(articles), len(found), total, kept, lost)


def ids_are_safe(articles: Sequence[Article]) -> None:
    """Each id can be a file's name and a part of an address.

    Two halves of a torn article, or two articles of one title, have the same: the collection tells that
    as ``duplicate-id``.
    """
    ids = [article.id for article in articles]
    for key in ids:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key), f"id {key!r}"
        assert len(key) <= 120, f"an id of {len(key)} letters"
        assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", key), f"id {key!r}"


def comes_back_whole(article: Article) -> None:
    """A record is a valid one and survives JSON and, where it is short enough, YAML."""
    data = as_data(article)
    written = json.dumps(data, ensure_ascii=False)
    written.encode("utf-8")  # no lone surrogates
    assert not any(_CONTROL.search(text) for text in _strings(data)), "a control character is left"
    assert Article.model_validate(json.loads(written)) == article
    if len(written) < 20_000:
        entries, trouble = files.read_record("case.yml", files.as_yaml([article]).encode())
        assert trouble == ()
        assert [entry.article for entry in entries] == [article]


def nothing_is_lost(
    lines: Sequence[str], articles: Sequence[Article], found: Sequence[Diagnostic]
) -> tuple[int, int]:
    """Every line belongs to an article or is told, and every article holds its lines' words.

    Words are counted, not only looked up: a paragraph that is dropped because its words happen to
    stand elsewhere is a loss.

    Returns:
        How many words the articles' lines have, and how many of them the records lack.
    """
    if not articles:
        return 0, 0
    words_in_all = lost_in_all = 0
    taken: set[int] = set()
    for article in articles:
        assert article.source is not None
        first, last = article.source.lines
        assert 1 <= first <= last <= len(lines)
        assert taken.isdisjoint(range(first, last + 1)), "two articles share a line"
        taken.update(range(first, last + 1))
        own = lines[first - 1 : last]
        lost = lost_words(own, article)
        total = sum(len(_WORD.findall(line)) for line in own)
        words_in_all += total
        lost_in_all += lost.total()
        assert sum(lost.values()) <= 40 + 0.03 * total, f"{article.id}: lost {lost.most_common(40)}"
        whole = lost_lines(own, article)
        assert not whole, f"{article.id}: lost {whole[:3]}"
    for diagnostic in found:
        if diagnostic.code in ("set-aside", "article-unread") and (span := _SPAN.search(diagnostic.message)):
            taken.update(range(int(span[1]), int(span[2]) + 1))
    rubrics = {w for a in articles for text in a.rubric.values() for w in _words(text)}
    for number, line in enumerate(lines, 1):
        if number not in taken:
            gone = [word for word in _words(line) if word not in rubrics and not word.isdigit()]
            if gone and (numbered := number_and_name(line, words())):
                name = numbered[1] or next((text for text in lines[number:] if text.strip()), "")
                if set(_words(name)) <= rubrics:
                    continue  # "Section 2" before or above the name of a rubric that an article has
            assert not gone, f"line {number} belongs to no article, and nothing is said of it: {line[:80]!r}"
    return words_in_all, lost_in_all


def _words(text: str) -> list[str]:
    """The words without the marks of notes and affiliations that are glued to them."""
    text = _SUPER.sub(" ", text)
    text = _ENTITY.sub(" ", _TAG.sub("", _CELL.sub(" ", text))).replace("\\", "").casefold()
    return [bare for word in _WORD.findall(text) if (bare := word.strip("0123456789"))]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _strings(item)


def _held(article: Article) -> list[list[str]]:
    """The words of every text of the record."""
    return [_words(text) for text in _strings(article.model_dump(mode="json", exclude={"source", "id"}))]


def lost_words(lines: Sequence[str], article: Article) -> Counter[str]:
    """Words of the lines that the record holds less often.

    Halves of a cut word count as held, and a line that is printed twice (two authors with one
    address, alone or as part of another line) need be held but once.
    """
    have = Counter(word for text in _held(article) for word in text)
    want = Counter(word for line in _printed_once(lines) for word in _words(line) if not word.isdigit())
    halves: Counter[str] = Counter()
    printed = [line for line in lines if line.strip()]
    for before, after in pairwise(printed):
        if re.search(r"\w-[*_]*$", before.rstrip()):
            halves.update(_words(before)[-1:])
            halves.update(_words(after)[:1])
    return want - have - halves


def _printed_once(lines: Sequence[str]) -> Iterator[str]:
    """The lines without those that say, nearly, what earlier ones said."""
    seen: set[tuple[str, ...]] = set()
    for line in dict.fromkeys(lines):
        runs = set(_runs(_words(line)))
        if len(runs) < 6 or len(runs & seen) < 0.9 * len(runs):
            yield line
        seen |= runs


def lost_lines(lines: Sequence[str], article: Article) -> list[str]:
    """Lines whose words do not stand together anywhere in the record.

    Of a line's pairs of words one in four at least must stand in some text as it does there.
    """
    have = {run for text in _held(article) for run in _runs(text)}
    out = []
    for line in lines:
        runs = set(_runs(_words(line)))
        if len(re.findall("[,;.]", line)) * 4 > len(runs):
            continue  # names, keywords or a masthead, which the record holds one by one
        if len(runs) >= 6 and sum(run in have for run in runs) * 4 < len(runs):
            out.append(line[:200])
    return out


def _runs(listed: list[str]) -> list[tuple[str, ...]]:
    kept = [word for word in listed if not word.isdigit()]
    return list(pairwise(kept))
