"""Shapes that change what a text's parts are printed like: they know its titles, names and headings.

Which line is what, the reading of the text as it is tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.model import LANGUAGES, Article
from generator.reading.back.headings import is_author_info_heading, is_references_heading
from generator.reading.byline.matching import surname_first
from generator.reading.chunks import Chunk
from generator.reading.source import Line
from generator.reading.text import plain
from generator.reading.vocabulary import Vocabulary
from tools.shapes import Lines

_BARE = re.compile(r"\^\{[^{}]*\}|<sup>[^<>]*</sup>|[¹²³⁴⁵⁶⁷⁸⁹⁰]|[\W\d_]+")
_LABEL_LONGEST = 40


@dataclass(frozen=True)
class Parts:
    """What the lines of a text are, by their numbers.

    Attributes:
        titles: lines that are a title and nothing else.
        headings: headings of the body, the references and the author information.
        bylines: lines of names and nothing else.
        tongues: lines of the front of which the languages are known that they may be in.
        fronts: the first and last line of each article's front.
        ends: the last line of each article.
    """

    titles: frozenset[int]
    headings: frozenset[int]
    bylines: frozenset[int]
    tongues: dict[int, frozenset[str]]
    fronts: tuple[tuple[int, int], ...]
    ends: tuple[int, ...]


KnownShape = Callable[[Lines, Parts], Lines]


def _bare(text: str) -> str:
    return _BARE.sub("", text).casefold()


def parts_of(lines: Lines, articles: Sequence[Article], vocabulary: Vocabulary) -> Parts:
    """Find the parts of a text in what was read of it."""
    titles, headings, bylines, fronts, ends = set(), set(), set(), [], []
    tongues: dict[int, frozenset[str]] = {}
    by_number = {n: text for text, n in lines}
    for article in articles:
        assert article.source is not None
        first, last = article.source.lines
        ends.append(last)
        numbers = [n for block in article.body for n in block.lines]
        begin = min(numbers, default=last)
        fronts.append((first, begin - 1))
        headings |= {n for block in article.body if block.type == "heading" for n in block.lines[:1]}
        for number in range(first, last + 1):
            text = by_number.get(number, "")
            chunk = Chunk((Line(number, text),))
            if text.strip() and (
                is_references_heading(chunk, vocabulary) or is_author_info_heading(chunk, vocabulary)
            ):
                headings.add(number)
            if number < begin or number > max(numbers, default=last):
                _know(number, text, article, titles, bylines, tongues)
    headings = {n for n in headings if len(by_number[n]) < 120 and not re.search(r"[.:]\s+\w", by_number[n])}
    return Parts(
        frozenset(titles), frozenset(headings), frozenset(bylines), tongues, tuple(fronts), tuple(ends)
    )


def _know(
    number: int,
    text: str,
    article: Article,
    titles: set[int],
    bylines: set[int],
    tongues: dict[int, frozenset[str]],
) -> None:
    bare = _bare(text)
    if len(bare) < 4:
        return
    told: set[str] = set()
    for lang in LANGUAGES:
        if bare == _bare(article.title.get(lang, "-")):
            titles.add(number)
            told.add(lang)
        if len(bare) > 25 and any(_bare(p)[-25:] in bare for p in article.abstract.get(lang, ())[:1]):
            told.add(lang)
        if len(bare) > 15 and all(_bare(w) in bare for w in article.keywords.get(lang, ("-",))):
            told.add(lang)
        if any(bare == _bare(place) for place in article.affiliations.get(lang, ())):
            told.add(lang)
        names = [person.name[lang] for person in article.authors if lang in person.name]
        if names and bare == _bare("".join(names)):
            told.add(lang)
            bylines.add(number)
        some = (names[i:j] for i in range(len(names)) for j in range(i + 1, len(names) + 1))
        if any(bare == _bare("".join(part)) for part in some):  # a byline in several lines
            told.add(lang)
    if told:
        tongues[number] = frozenset(told)


def on(kind: str, change: Callable[[str], str | list[str]]) -> KnownShape:
    """A shape that changes the lines of one kind, each to one line or more."""

    def shape(lines: Lines, parts: Parts) -> Lines:
        wanted: frozenset[int] = getattr(parts, kind)
        out: Lines = []
        for text, number in lines:
            new = change(text) if number in wanted else text
            out.extend((line, number) for line in ([new] if isinstance(new, str) else new))
        return out

    return shape


def _glued(above: bool, below: bool) -> KnownShape:
    """Headings without signs and without the blank line above, below or on both sides."""

    def shape(lines: Lines, parts: Parts) -> Lines:
        plain_lines = [(_plain(text) if n in parts.headings else text, n) for text, n in lines]
        out: Lines = []
        for place, (text, number) in enumerate(plain_lines):
            before = plain_lines[place - 1][1] if place else 0
            after = plain_lines[place + 1][1] if place + 1 < len(plain_lines) else 0
            if not text.strip() and (
                (below and before in parts.headings) or (above and after in parts.headings)
            ):
                continue
            out.append((text, number))
        return out

    return shape


def _plain(text: str) -> str:
    return re.sub(r"^#{1,6}\s+", "", text).replace("**", "")


def _signs_before_all(lines: Lines, parts: Parts) -> Lines:
    wanted = parts.titles | parts.headings | parts.bylines
    return [(f"# {_plain(text)}" if n in wanted else text, n) for text, n in lines]


def _all_in_bold(lines: Lines, parts: Parts) -> Lines:
    wanted = parts.titles | parts.headings | parts.bylines
    return [
        (f"**{_plain(text)}**" if n in wanted and "*" not in _plain(text) else text, n) for text, n in lines
    ]


def _with_stop(text: str) -> str:
    return text if re.search(r"[.?!…*]\W*$", text) else text.rstrip() + "."


def _in_lines(text: str) -> list[str]:
    """A title in lines of about half its words."""
    if text.startswith("#"):
        return [text]
    bold = text.startswith("**")
    words = _plain(text).split()
    if len(words) < 6:
        return [text]
    size = -(-len(words) // 3) if len(words) > 10 else -(-len(words) // 2)
    out = [" ".join(words[i : i + size]) for i in range(0, len(words), size)]
    return [f"**{line}**" for line in out] if bold else out


def _capitals(text: str) -> str:
    return text.upper()


def _title_case(text: str) -> str:
    return re.sub(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", lambda m: m[0][0].upper() + m[0][1:].lower(), text)


def _some_capitals(text: str) -> str:
    """Capitals mixed: every third word small, as small capitals come out of some fonts."""
    words = text.split(" ")
    return " ".join(w.lower() if i % 3 == 2 else w.upper() for i, w in enumerate(words))


def _cut(text: str) -> list[str]:
    """The names of a byline with their marks."""
    held = re.sub(
        r"\^\{[^{}]*\}|<sup>[^<>]*</sup>", lambda m: m[0].replace(",", "\0").replace(";", "\1"), text
    )
    found = [p.strip() for p in re.split(r"[,;]\s*(?=[^\W\d_*])|\s+(?:and|и|және|мен)\s+", held) if p.strip()]
    return [p.replace("\0", ",").replace("\1", ";").strip(" ,;") for p in found]


def _joined(sign: str) -> Callable[[str], str | list[str]]:
    def change(text: str) -> str | list[str]:
        names = _cut(text.replace("**", ""))
        return names if sign == "\n" else sign.join(names)

    return change


def _and(text: str) -> str:
    """The last two names joined by a word of the language."""
    names = _cut(text.replace("**", ""))
    word = (
        "and"
        if text.isascii() or re.search("[A-Za-z]{3}", text)
        else ("және" if re.search("[әғқңөұүһі]", text, re.I) else "и")
    )
    return f"{', '.join(names[:-1])} {word} {names[-1]}" if len(names) > 1 else text


def _turned(text: str) -> str:
    """``Surname A.B.`` for ``A.B. Surname`` and the other way round."""

    def turn(name: str) -> str:
        match = re.fullmatch(r"(.*?)((?:\^\{[^{}]*\}|<sup>.*</sup>|[¹²³⁴⁵⁶⁷⁸⁹⁰*\d\\])*)", name)
        assert match is not None
        bare, mark = match[1].strip(), match[2]
        if first := re.fullmatch(r"((?:[^\W\d_]{1,2}\.\s?){1,3})\s?([^\W\d_][^.]+)", bare):
            return f"{first[2]} {first[1].strip()}{mark}"
        if last := re.fullmatch(r"([^\W\d_][^.]+?)\s((?:[^\W\d_]{1,2}\.\s?){1,3})", bare):
            return f"{last[2].strip()} {last[1]}{mark}"
        return name

    return ", ".join(turn(name) for name in _cut(text.replace("**", "")))


_MARKS = re.compile(r"\^\{[^{}]*\}|<sup>[^<>]*</sup>|[¹²³⁴⁵⁶⁷⁸⁹⁰]+")


def _without_marks(lines: Lines, parts: Parts) -> Lines:
    """No marks of affiliations in the fronts, as text without its superscripts."""
    told = {n for first, last in parts.fronts for n in range(first, last + 1)}
    return [(_MARKS.sub("", text) if n in told else text, n) for text, n in lines]


def _blocks(parts: Parts, lines: Lines, front: tuple[int, int]) -> list[tuple[str, list[int]]] | None:
    """The places of lines of a front by language; None where the languages are not apart."""
    runs: list[tuple[str, list[int]]] = []
    places = [i for i, (_, n) in enumerate(lines) if front[0] <= n <= front[1]]
    held: list[int] = []
    told = [(i, parts.tongues.get(lines[i][1])) for i in places]
    for at, (place, tongues) in enumerate(told):
        if tongues is None:
            held.append(place)
            continue
        if len(tongues) > 1:  # the same words in two languages: what the next certain line is in
            sure = next((t for _, t in told[at:] if t and len(t) == 1), None)
            tongues = sure & tongues if sure and sure & tongues else tongues
        lang = min(tongues)
        if runs and runs[-1][0] == lang:
            runs[-1][1].extend([*held, place])
        elif runs:
            cut = next((k for k, p in enumerate(held) if not lines[p][0].strip()), 0)
            runs[-1][1].extend(held[:cut])
            runs.append((lang, [*held[cut:], place]))
        else:
            runs.append((lang, [place]))  # what stands above stays
        held = []
    if runs:
        runs[-1][1].extend(held)
    langs = [lang for lang, _ in runs]
    return runs if len(set(langs)) == len(langs) > 1 else None


def _rotated(lines: Lines, parts: Parts) -> Lines:
    """The languages' parts of each front in another order, the last first."""
    out = list(lines)
    for front in parts.fronts:
        runs = _blocks(parts, lines, front)
        if runs and all(_is_whole(places, lines, parts) for _, places in runs):
            order = [runs[-1], *runs[:-1]]
            texts = [
                line
                for _, places in order
                for line in [*(lines[p] for p in places), ("", lines[places[-1]][1])]
            ]
            first, last = runs[0][1][0], runs[-1][1][-1]
            texts += [("", front[1])]
            for k in range(first, last + 1):
                out[k] = ("\0", 0)
            out[first] = ("\1".join(f"{n}\2{text}" for text, n in texts), -1)
    return _spread(out)


def _moved_to_end(lines: Lines, parts: Parts) -> Lines:
    """The parts of all languages but the first behind the article."""
    out = list(lines)
    for front, end in zip(parts.fronts, parts.ends, strict=True):
        runs = _blocks(parts, lines, front)
        if not runs or not all(_is_whole(places, lines, parts) for _, places in runs):
            continue
        moved = [place for _, places in runs[1:] for place in places]
        texts = [("", end), *(lines[p] for p in moved), ("", end)]
        for place in moved:
            out[place] = ("\0", 0)
        last = max(i for i, (_, n) in enumerate(lines) if n == end)
        out[last] = ("\1".join(f"{n}\2{text}" for text, n in [lines[last], *texts]), -1)
    return _spread(out)


def _is_whole(places: Sequence[int], lines: Lines, parts: Parts) -> bool:
    """Whether one language's part of a front has a title and names, and an abstract or keywords below them."""
    numbers = [lines[place][1] for place in places]
    told = [n for n in numbers if n in parts.tongues]
    heads = [n for n in told if n in parts.titles or n in parts.bylines]
    titled = any(n in parts.titles for n in heads) and any(n in parts.bylines for n in heads)
    return titled and max(heads) < max(told)


def _spread(lines: Iterable[tuple[str, int]]) -> Lines:
    out: Lines = []
    for text, number in lines:
        if number == -1:
            out.extend((part.partition("\2")[2], int(part.partition("\2")[0])) for part in text.split("\1"))
        elif text != "\0":
            out.append((text, number))
    return out


KNOWN_SHAPES: dict[str, KnownShape] = {
    "headings on their text": _glued(above=False, below=True),
    "headings below text": _glued(above=True, below=False),
    "headings between lines": _glued(above=True, below=True),
    "signs before all": _signs_before_all,
    "all in bold": _all_in_bold,
    "stops behind titles": on("titles", _with_stop),
    "titles in lines": on("titles", _in_lines),
    "titles in capitals": on("titles", _capitals),
    "titles in title case": on("titles", _title_case),
    "titles in some capitals": on("titles", _some_capitals),
    "names by semicolons": on("bylines", _joined("; ")),
    "names a line": on("bylines", _joined("\n")),
    "last name by a word": on("bylines", _and),
    "names turned": on("bylines", _turned),
    "no marks of places": _without_marks,
    "languages in turn": _rotated,
    "other languages last": _moved_to_end,
}


def same_name(name: str) -> str:
    """A name by which both orders of it are one."""
    surname, initials = surname_first(plain(name))
    return f"{surname} {''.join(initials)}"
