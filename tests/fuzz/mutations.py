"""What can befall a parsed text, as Hypothesis strategies.

A case is a starting text and a few strokes on it; Hypothesis draws only the strokes, which are
small, so that a failing case shrinks to the strokes that matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st

from tests.fuzz import sources

Lines = list[str]

INVISIBLE = ("\u200b", "\u200d", "\u00ad", "\ufeff", "\u2060", "\u202e", "\u2066", "\u2069", "\u200f")
CONTROL = (
    "\x00",
    "\x07",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x85",
    "\x9f",
    "\u2028",
    "\ufffe",
    "\U000e0041",
    "\ud800",
    "\udfff",
)
#: "Keywords:", "Аннотация.", "**Received** –": a few words and a sign.
_LABEL = re.compile(r"^\W{0,5}\w+(?:[ -]\w+){0,3}\W{0,3}?[:.–—]\W{0,3}")
MARKS = (
    "*", "**", "***", "^{", "^{1}", "~{", "}", "^{1*}", "¹", "²", "<sup>", "</sup>", "<sub>1</sub>", "[", "](",
    "[1]", "(", ")", "`", "_", "__", "\\", "©", "@", "#### ", "# ", "> ", "- ", "• ", "1. ", "2) ", "|", "| a | b |",
    "|---|---|", "\t", "    ", "-", "—", "…", "&lt;", "&#60;", "<!--", "<table>", "<td>", "{{ x }}", "---",
)  # fmt: skip
FACTS = (
    "https://doi.org/10.1234/abc.5", "10.1234/abc", "a@b.example", "e-mail: a@b.example", "0000-0002-1825-0097",
    "УДК 340.1", "МРНТИ 10.17.01", "ҒТАМР 10.10", "Received: 01.02.2024", "Түсті 31.12.2024", "2024", "№ 3 (12)",
    "А.Б. Үлгіов", "Үлгі У.У., Ван-дер-Веен Х., O'Neil J.", "с. 4-11", "12", "* * *",
)  # fmt: skip


def strokes() -> st.SearchStrategy[list[Callable[[Lines], Lines]]]:
    """One to twelve ordinary strokes."""
    return st.lists(_stroke(), min_size=1, max_size=12)


def _stroke() -> st.SearchStrategy[Callable[[Lines], Lines]]:
    place, length, within = st.integers(0, 2000), st.integers(1, 30), st.integers(0, 400)
    ink = st.one_of(
        st.sampled_from(MARKS), st.sampled_from(FACTS), st.sampled_from(sources.labels()),
        st.sampled_from(INVISIBLE + CONTROL), st.text(max_size=40),
    )  # fmt: skip
    return st.one_of(
        st.builds(_drop, place, length),
        st.builds(_double, place, length, place),
        st.builds(_swap, place, place),
        st.builds(_move, place, length, place),
        st.builds(_cut, place, within),
        st.builds(_break, place, within),
        st.builds(_join, place, length),
        st.builds(_insert, place, within, ink, st.integers(1, 3)),
        st.builds(_line, place, ink),
        st.builds(_without_marks, place, length),
        st.builds(_without_labels, place, length),
        st.builds(_each, place, length, st.sampled_from(MARKS + INVISIBLE + CONTROL)),
        st.builds(_sprinkle, place, st.sampled_from(INVISIBLE + CONTROL), st.integers(1, 9)),
        st.builds(_case, place, length, st.sampled_from((str.upper, str.lower, str.title))),
        st.builds(_without_blanks, place, length),
        st.builds(_blanks, place, length),
    )


def _at(lines: Lines, place: int) -> int:
    return place % max(len(lines), 1)


def _drop(place: int, length: int) -> Callable[[Lines], Lines]:
    return lambda lines: lines[: _at(lines, place)] + lines[_at(lines, place) + length :]


def _double(place: int, length: int, there: int) -> Callable[[Lines], Lines]:
    def stroke(lines: Lines) -> Lines:
        at, to = _at(lines, place), _at(lines, there)
        return lines[:to] + lines[at : at + length] + lines[to:]

    return stroke


def _swap(one: int, two: int) -> Callable[[Lines], Lines]:
    def stroke(lines: Lines) -> Lines:
        if lines:
            a, b = _at(lines, one), _at(lines, two)
            lines[a], lines[b] = lines[b], lines[a]
        return lines

    return stroke


def _move(place: int, length: int, there: int) -> Callable[[Lines], Lines]:
    def stroke(lines: Lines) -> Lines:
        at = _at(lines, place)
        taken, rest = lines[at : at + length], lines[:at] + lines[at + length :]
        to = _at(rest, there)
        return rest[:to] + taken + rest[to:]

    return stroke


def _on_line(place: int, change: Callable[[str], str]) -> Callable[[Lines], Lines]:
    def stroke(lines: Lines) -> Lines:
        if lines:
            lines[_at(lines, place)] = change(lines[_at(lines, place)])
        return lines

    return stroke


def _on_lines(place: int, length: int, change: Callable[[str], str]) -> Callable[[Lines], Lines]:
    def stroke(lines: Lines) -> Lines:
        at = _at(lines, place)
        return lines[:at] + [change(line) for line in lines[at : at + length]] + lines[at + length :]

    return stroke


def _cut(place: int, within: int) -> Callable[[Lines], Lines]:
    return _on_line(place, lambda line: line[:within])


def _break(place: int, within: int) -> Callable[[Lines], Lines]:
    def stroke(lines: Lines) -> Lines:
        at = _at(lines, place)
        return [
            *lines[:at],
            *(p for line in lines[at : at + 1] for p in (line[:within], line[within:])),
            *lines[at + 1 :],
        ]

    return stroke


def _join(place: int, length: int) -> Callable[[Lines], Lines]:
    def stroke(lines: Lines) -> Lines:
        at = _at(lines, place)
        return [*lines[:at], " ".join(lines[at : at + length]), *lines[at + length :]]

    return stroke


def _insert(place: int, within: int, ink: str, times: int) -> Callable[[Lines], Lines]:
    return _on_line(place, lambda line: line[:within] + ink * times + line[within:])


def _line(place: int, ink: str) -> Callable[[Lines], Lines]:
    return lambda lines: [*lines[: _at(lines, place)], ink, *lines[_at(lines, place) :]]


def _without_marks(place: int, length: int) -> Callable[[Lines], Lines]:
    return _on_lines(place, length, lambda line: "".join(c for c in line if c not in "*^{}#[]()<>|_¹²³."))


def _without_labels(place: int, length: int) -> Callable[[Lines], Lines]:
    return _on_lines(place, length, lambda line: _LABEL.sub("", line))


def _each(place: int, length: int, ink: str) -> Callable[[Lines], Lines]:
    return _on_lines(place, length, lambda line: ink + line)


def _sprinkle(place: int, ink: str, every: int) -> Callable[[Lines], Lines]:
    return _on_line(place, lambda line: ink.join(line[at : at + every] for at in range(0, len(line), every)))


def _case(place: int, length: int, change: Callable[[str], str]) -> Callable[[Lines], Lines]:
    return _on_lines(place, length, change)


def _without_blanks(place: int, length: int) -> Callable[[Lines], Lines]:
    def stroke(lines: Lines) -> Lines:
        at = _at(lines, place)
        return lines[:at] + [line for line in lines[at : at + length] if line.strip()] + lines[at + length :]

    return stroke


def _blanks(place: int, length: int) -> Callable[[Lines], Lines]:
    def stroke(lines: Lines) -> Lines:
        at = _at(lines, place)
        return lines[:at] + [x for line in lines[at : at + length] for x in (line, "")] + lines[at + length :]

    return stroke


def _letters(number: int) -> str:
    return "".join("абвгдежзик"[int(digit)] for digit in str(number))


_NAME = "Үлгіов Ү.Ү.^{1}, "
EXTREMES: dict[str, Callable[[], str]] = {
    "a megabyte of words": lambda: "сөз " * 250_000,
    "a megabyte of one letter": lambda: "а" * 1_000_000,
    "100,000 authors": lambda: _NAME * 100_000,
    "100,000 initials": lambda: "А.Б. " * 100_000,
    "a table of 10,000 cells": lambda: "\n".join("|" + " ұяшық |" * 100 for _ in range(100)),
    "a table of one row": lambda: "|" + " ұяшық |" * 10_000,
    "an HTML table": lambda: "<table>" + "<tr>" + "<td>ұяшық</td>" * 10_000 + "</tr></table>",
    "tabs": lambda: "ұяшық\t" * 10_000,
    "opened superscripts": lambda: "^{" * 20_000,
    "nested superscripts": lambda: "^{" * 5_000 + "1" + "}" * 5_000,
    "nested brackets": lambda: "[" * 20_000 + "](" * 5_000,
    "nested parentheses": lambda: "(" * 20_000 + ")" * 20_000,
    "nested tags": lambda: "<sup>" * 5_000 + "1" + "</sup>" * 5_000,
    "anchors that do not end": lambda: '<a href="x">' * 5_000,
    "stars": lambda: "*" * 50_000,
    "bold words": lambda: "**сөз** " * 20_000,
    "emphasis opened": lambda: "**сөз *сөз " * 10_000,
    "quotes": lambda: "> " * 10_000,
    "bullets": lambda: "- " * 20_000,
    "numbers": lambda: "1. " * 20_000,
    "dots": lambda: "." * 100_000,
    "spaces": lambda: "x" + " " * 200_000 + "y",
    "digits": lambda: "1" * 200_000,
    "citations": lambda: "[1, 2; 3-5] " * 20_000,
    "addresses": lambda: "https://example.org/" + "a/" * 50_000,
    "e-mails": lambda: "a.b@c.example, " * 10_000,
    "an address that does not end": lambda: "a" * 50_000 + "@" + "b." * 50_000,
    "dates": lambda: "01.02.2024 " * 20_000,
    "DOIs": lambda: "https://doi.org/10.1234/a " * 10_000,
    "keywords": lambda: "Түйін сөздер: " + "сөз, " * 50_000,
    "references": lambda: (
        "References\n\n" + "\n".join(f"{n}. Author A. Title, {n}. – 2020. – P. 1." for n in range(5_000))
    ),
    "footnotes": lambda: "\n\n".join(f"^{{{n}}} Note {n}" for n in range(3_000)),
    "headings": lambda: "\n\n".join(f"# Heading {n}" for n in range(3_000)),
    "short lines": lambda: "а\n" * 20_000,
    "blank lines": lambda: "\n" * 100_000,
    "hyphens": lambda: "сөз-\n" * 5_000,
    "compounds": lambda: " ".join(f"сөз{_letters(n)}-бас{_letters(n)}" for n in range(20_000)),
    "capitals": lambda: "СӨЗ " * 20_000,
    "combining letters": lambda: "и" + "\u0306" * 50_000,
    "zero-width letters": lambda: "с\u200bө\u200bз " * 20_000,
    "overrides": lambda: "\u202e" * 50_000 + "сөз",
    "entities": lambda: "&amp;" * 20_000,
    "entities of entities": lambda: "&" + "amp;" * 20_000 + "lt;",
    "backslashes": lambda: "\\" * 50_000,
    "underscores": lambda: "_" * 50_000,
    "labels": lambda: "Аннотация. Ключевые слова: Abstract. Keywords: " * 2_000,
    "surrogates": lambda: "\ud800" * 20_000,
}


def encode(text: str, way: str) -> bytes:
    """The text as bytes that a broken tool may have written."""
    plain = text.encode("utf-8", "surrogatepass")
    if way == "utf-8":
        return plain
    if way == "a cut byte":
        return plain[: len(plain) // 2] + plain[len(plain) // 2 + 1 :]
    if way == "bytes that are no text":
        return plain[: len(plain) // 3] + b"\xff\xfe\xc3\x28\xed\xa0\x80" + plain[len(plain) // 3 :]
    if way == "a mark in the middle":
        return plain[: len(plain) // 2] + b"\xef\xbb\xbf" + plain[len(plain) // 2 :]
    if way == "half in another":
        return plain[: len(plain) // 2] + text[len(text) // 2 :].encode("cp1251", "replace")
    if way == "twice":
        return plain.decode("latin-1").encode("utf-8")
    return text.encode(way, "replace" if not way.startswith("utf") else "surrogatepass")


WAYS = (
    *("utf-8",) * 12, "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8_r", "cp866",
    "a cut byte", "bytes that are no text", "a mark in the middle", "half in another", "twice",
)  # fmt: skip
