"""Reads the texts in other shapes than they have, and holds what is read against the same truth.

usage: python tools/perturb.py [--shared DIR] [--only a,b] [--misses]

Other journals and other tools print the same parts otherwise: marks as ``¹`` or ``<sup>1</sup>``,
labels in capitals or on a line of their own, lines wrapped, running heads and page numbers
between paragraphs, an issue cut into files or files put together. Each shape changes the texts of
``DIR/seeds`` in memory; the lines of what was read are led back to the lines of the true text,
so ``DIR/gold`` judges it. Prints a score a shape, and the fields that it lowers.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT))

from generator.reading import read_source  # noqa: E402
from generator.reading.vocabulary import Vocabulary, load  # noqa: E402

#: A line of the changed text and the number of the true line that it comes from.
Lines = list[tuple[str, int]]
Shape = Callable[[Lines], Lines]


# --- shapes ---------------------------------------------------------------------------------------


def each_line(change: Callable[[str], str]) -> Shape:
    """A shape that changes lines one by one."""
    return lambda lines: [(change(text), number) for text, number in lines]


def _blank_lines_doubled(lines: Lines) -> Lines:
    return [pair for text, number in lines for pair in ([(text, number)] * (1 if text.strip() else 2))]


def _wrapped(lines: Lines) -> Lines:
    """Every long line broken at 80 columns, as a page's text comes out of most tools."""
    out: Lines = []
    for text, number in lines:
        if len(text) <= 80 or text.lstrip().startswith(("|", "#")) or "\t" in text:
            out.append((text, number))
            continue
        parts = textwrap.wrap(text, 80, break_long_words=False, break_on_hyphens=False)
        out.extend((part, number) for part in parts)
    return out


def _between_paragraphs(lines: Lines, every: int, what: Callable[[int], list[str]]) -> Lines:
    out: Lines = []
    since, page = 0, 1
    for place, (text, number) in enumerate(lines):
        out.append((text, number))
        since += 1
        blank_below = place + 1 < len(lines) and not lines[place + 1][0].strip()
        if since >= every and len(text) > 300 and blank_below:
            page += 1
            since = 0
            out.extend((line, number) for line in ["", *what(page), ""])
    return out


def _page_numbers(lines: Lines) -> Lines:
    return _between_paragraphs(lines, 20, lambda page: [str(page)])


def _running_heads(lines: Lines) -> Lines:
    def head(page: int) -> list[str]:
        return [
            f"{page}  BULLETIN OF LAW AND SOCIETY № 3 (47) 2024"
            if page % 2
            else f"ҚҰҚЫҚ ЖӘНЕ ҚОҒАМ ХАБАРШЫСЫ № 3 (47) 2024  {page}"
        ]

    return _between_paragraphs(lines, 20, head)


_SUP = re.compile(r"<sup>([^<>]{1,10})</sup>|\^\{([^{}]{1,10})\}|([¹²³⁴⁵⁶⁷⁸⁹⁰]+)")
_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


def _marks(pattern: str) -> Shape:
    """Every superscript in another notation; ``{}`` stands for what is in it."""

    def change(text: str) -> str:
        return _SUP.sub(lambda m: pattern.replace("{}", (m[1] or m[2] or m[3]).translate(_DIGITS)), text)

    return each_line(change)


_ABSTRACT = re.compile(
    r"^([*#\s]*)(Аңдатпа|Аннотация|Abstract|Түйін|Резюме)([.:])\s*([*]*)\s*", re.IGNORECASE
)
_KEYWORDS = re.compile(
    r"^([*#\s]*)(Түйін сөздер|Кілт сөздер|Ключевые слова|Keywords|Key words)([.:])\s*([*]*)\s*", re.IGNORECASE
)
_SHORT = re.compile(r"^[^.!?]{4,70}$")


def _labels_on_their_own(lines: Lines) -> Lines:
    out: Lines = []
    for text, number in lines:
        if match := _ABSTRACT.match(text):
            rest = text[match.end() :]
            out += [(match[2], number), ("", number)]
            out.append((("**" + rest) if match[1].strip() == "**" and not match[4] else rest, number))
        else:
            out.append((text, number))
    return out


def _labels_letter_by_letter(lines: Lines) -> Lines:
    """Labels on lines of their own as some publishers print them: ``A B S T R A C T``."""
    labels = {match[2] for text, _ in lines if (match := _ABSTRACT.match(text))}
    return [
        (" ".join(text.upper()) if text in labels else text, n) for text, n in _labels_on_their_own(lines)
    ]


def _labels_in_brackets(text: str) -> str:
    for pattern in (_ABSTRACT, _KEYWORDS):
        if match := pattern.match(text):
            return f"[{match[2]}] {text[match.end() :]}"
    return text


def _other_words(text: str) -> str:
    words = {
        "Аңдатпа": "Түйіндеме", "Түйін сөздер": "Тірек сөздер", "Кілт сөздер": "Кілтті сөздер",
        "Аннотация": "Резюме", "Abstract": "Summary", "Keywords": "Key words",
        "Received": "Submitted", "Registered": "Received",
    }  # fmt: skip
    for old, new in words.items():
        text = re.sub(rf"^([*#\s]*){old}(?=\s*[*]*[.:])", rf"\1{new}", text)
    return text


def _capital_labels(text: str) -> str:
    for pattern in (_ABSTRACT, _KEYWORDS):
        if match := pattern.match(text):
            return f"{match[1]}{match[2].upper()}{match[3]}{match[4]} {text[match.end() :]}"
    return text


def _plain_headings(text: str) -> str:
    return re.sub(r"^#{1,6}\s+", "", text)


def _no_bold(text: str) -> str:
    return text.replace("**", "")


def _heading_signs(lines: Lines) -> Lines:
    """``##`` before every short line that stands alone in bold or after a ``#``: as Markdown tools write."""
    return [
        (f"## {text.strip('*# ')}" if re.match(r"^(\*\*[^*]+\*\*|#{1,6}\s.*)$", text) else text, n)
        for text, n in lines
    ]


def _simple_signs(text: str) -> str:
    for old, new in (("«", '"'), ("»", '"'), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("’", "'")):
        text = text.replace(old, new)
    return text


_TWINS = str.maketrans("аеосіАЕОСІКМТВНР", "aeociAEOCIKMTBHP")


def _latin_letters(text: str) -> str:
    """Latin look-alikes in labels, as scanned pages and old keyboards have them."""
    for pattern in (_ABSTRACT, _KEYWORDS, _REFERENCES):
        if match := pattern.match(text):
            return f"{match[1]}{match[2].translate(_TWINS)}{text[match.end(2) :]}"
    return text


_REFERENCES = re.compile(
    r"^([*#\s]*)(Әдебиеттер(?: тізімі)?|Список литературы|Литература)()\W*$", re.IGNORECASE
)
_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_DATE = re.compile(r"(?<![\d./-])(\d{2})\.(0\d|1[0-2])\.(20\d\d)(?![\d./-])")


def _quoted_days(text: str) -> str:
    """``«16» октября 2025 г.`` for ``16.10.2025``, as forms have dates."""
    return _DATE.sub(lambda m: f"«{m[1]}» {_MONTHS[int(m[2]) - 1]} {m[3]} г.", text)


def _keywords_by_strokes(text: str) -> str:
    match = _KEYWORDS.match(text)
    sign = ";" if ";" in text else ","
    if not match or re.search(r"[(\[]", text):
        return text
    return text[: match.end()] + text[match.end() :].rstrip(" .;,").replace(sign, " |")


SHAPES: dict[str, Shape] = {
    "as it is": lambda lines: lines,
    "blank lines doubled": _blank_lines_doubled,
    "lines wrapped": _wrapped,
    "page numbers": _page_numbers,
    "running heads": _running_heads,
    "marks <sup>": _marks("<sup>{}</sup>"),
    "marks ^{}": _marks("^{{}}"),
    "marks $^{}$": _marks(" $^{{}}$"),
    "marks on the line": _marks("{}"),
    "labels on their own": _labels_on_their_own,
    "labels in capitals": each_line(_capital_labels),
    "other labels": each_line(_other_words),
    "no heading signs": each_line(_plain_headings),
    "no bold": each_line(_no_bold),
    "heading signs": _heading_signs,
    "simple signs": each_line(_simple_signs),
    "labels in Latin letters": each_line(_latin_letters),
    "labels letter by letter": _labels_letter_by_letter,
    "labels in brackets": each_line(_labels_in_brackets),
    "labels in <b>": each_line(lambda text: re.sub(r"^\*\*([^*]{4,30})\*\*", r"<b>\1</b>", text)),
    "keywords by strokes": each_line(_keywords_by_strokes),
    "days in quotes": each_line(_quoted_days),
    "addresses apart": each_line(lambda text: re.sub(r"(?<=\w)@(?=\w)", "@ ", text)),
    "marks $^{\\text{}}$": _marks(" $^{\\text{{}}}$"),
    "trailing spaces": each_line(lambda text: f"  {text}  " if text.strip() else text),
}
#: Shapes of files, not of lines: see :func:`_whole`.
FILES = ("an article a file", "all in one file")
#: Fields that a shape takes out of the text, so that they cannot be read.
GONE = {"an article a file": {"rubric"}}


# --- reading and judging -----------------------------------------------------------------------------


def read(name: str, lines: Lines, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """The records of a text, with the lines of the true text."""
    text = "\n".join(text for text, _ in lines)
    articles, _ = read_source(name, text.encode(), vocabulary)
    numbers = [number for _, number in lines]
    return [_led_back(article.model_dump(mode="json", exclude_none=True), numbers) for article in articles]


def _led_back(value: Any, numbers: list[int]) -> Any:
    if isinstance(value, list):
        return [_led_back(item, numbers) for item in value]
    if not isinstance(value, dict):
        return value
    out = {}
    for key, item in value.items():
        if key == "lines" and isinstance(item, list):
            led = [numbers[n - 1] for n in item if 0 < n <= len(numbers)]
            out[key] = led if len(led) == 2 and "file" in value else list(dict.fromkeys(led))
        else:
            out[key] = _led_back(item, numbers)
    return out


def records(shape: str, texts: dict[str, str], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """What is read of all texts in one shape."""
    whole = {name: [(line, n) for n, line in enumerate(text.split("\n"), 1)] for name, text in texts.items()}
    if shape in SHAPES:
        return [r for name, lines in whole.items() for r in read(name, SHAPES[shape](lines), vocabulary)]
    if shape == "an article a file":
        found = []
        for name, lines in whole.items():
            for record in read(name, lines, vocabulary):
                first, last = record["source"]["lines"]
                found += read(name, lines[first - 1 : last], vocabulary)
        return found
    return _together(whole, vocabulary)


def _together(whole: dict[str, Lines], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """One file of all: a number is led back by where its file begins."""
    joined: Lines = []
    starts: list[tuple[int, str]] = []
    for name, lines in whole.items():
        starts.append((len(joined), name))
        joined += [*lines, ("", 0), ("", 0)]
    numbered = [(text, place) for place, (text, _) in enumerate(joined, 1)]
    found = read("all", numbered, vocabulary)
    for record in found:
        start, name = max(s for s in starts if s[0] < record["source"]["lines"][0])
        moved = _led_back(record, [max(1, n - start) for n in range(1, len(joined) + 1)])
        moved["source"]["file"] = name
        record.clear()
        record.update(moved)
    return found


def judge(
    found: list[dict[str, Any]], shared: Path, only: Iterable[str] = (), misses: bool = False
) -> dict[str, Any] | str:
    """The scores of records (:func:`tools.score.measure` tells their form), or the misses in words."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(found, file, ensure_ascii=False)
        file.flush()
        command = [
            sys.executable,
            str(shared / "gold" / "score.py"),
            file.name,
            str(shared / "gold"),
            "--source-dir",
            str(shared / "seeds"),
        ]
        command += ["--only", ",".join(only)] if only else []
        done = subprocess.run(
            [*command, "--misses" if misses else "--json"], check=True, stdout=subprocess.PIPE
        )
    return done.stdout.decode() if misses else json.loads(done.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--only", default="", help="shapes, by commas")
    parser.add_argument("--misses", action="store_true", help="print what is missed in words")
    options = parser.parse_args()
    if not (options.shared / "gold" / "score.py").is_file():
        print(f"{options.shared} has no texts and truth: nothing was measured")
        return 0
    vocabulary = load(ROOT / "site_config")
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted((options.shared / "seeds").glob("*.txt"))}
    wanted = [s for s in options.only.split(",") if s] or [*SHAPES, *FILES]
    for shape in wanted:
        found = records(shape, texts, vocabulary)
        if options.misses:
            print(shape, judge(found, options.shared, misses=True), sep="\n")
            continue
        scores = judge(found, options.shared)
        assert isinstance(scores, dict)
        fields = {f: score for f, score in scores["fields"].items() if f not in GONE.get(shape, ())}
        low = sorted((score, field) for field, score in fields.items() if score < 0.995)
        print(
            f"{shape:24s} {sum(fields.values()) / len(fields):.4f}  "
            + ", ".join(f"{field} {score:.3f}" for score, field in low),
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
