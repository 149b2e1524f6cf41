"""The shapes in which ``tools/perturb.py`` prints a text: functions from numbered lines to numbered lines."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

#: A line of the changed text and the number of the true line that it comes from.
Lines = list[tuple[str, int]]
Shape = Callable[[Lines], Lines]


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


def _one_paragraph_a_line(lines: Lines) -> Lines:
    """No blank line at all, as word processors save plain text."""
    return [(text, number) for text, number in lines if text.strip()]


def _bold_headings(text: str) -> str:
    return re.sub(r"^#{1,6}\s+\**([^*|]+?)\**\s*$", r"**\1**", text)


def _one_level(text: str) -> str:
    return re.sub(r"^#{1,6}(?=\s)", "##", text)


_VOWELS = "аеёиоуыэюяәіөұүaeiouy"


def _hyphenated(width: int) -> Shape:
    """Long lines broken at a width, words cut behind a vowel with a hyphen where they run over it."""

    def wrap(text: str) -> list[str]:
        out: list[str] = []
        line = ""
        for word in text.split(" "):
            if line and len(line) + 1 + len(word) > width:
                room = width - len(line) - 2
                cuts = [
                    i
                    for i in range(2, min(room, len(word) - 3) + 1)
                    if word[i - 1].lower() in _VOWELS
                    and word[: i + 2].isalpha()
                    and not word.isupper()
                    and not re.search(r"[@/\d]", word)
                    and word[i].lower() not in _VOWELS
                ]
                if cuts:
                    out.append(f"{line} {word[: cuts[-1]]}-")
                    line = word[cuts[-1] :]
                else:
                    out.append(line)
                    line = word
            else:
                line = f"{line} {word}" if line else word
        return [*out, line]

    def shape(lines: Lines) -> Lines:
        out: Lines = []
        for text, number in lines:
            fixed = len(text) <= width or text.lstrip().startswith(("|", "#")) or "\t" in text
            out.extend((part, number) for part in ([text] if fixed else wrap(text)))
        return out

    return shape


def _pages(lines: Lines) -> Lines:
    """Lines wrapped, and every 45 of them a page's foot and the next page's running head, wherever that falls."""
    out: Lines = []
    page = 1
    for place, (text, number) in enumerate(_wrapped(lines), 1):
        out.append((text, number))
        if place % 45 == 0:
            page += 1
            head = "BULLETIN OF LAW AND SOCIETY" if page % 2 else "ҚҰҚЫҚ ЖӘНЕ ҚОҒАМ ХАБАРШЫСЫ"
            out.extend((line, number) for line in ("", str(page), "", f"\f{head} № 3 (47) 2024", ""))
    return out


def _latin_i(text: str) -> str:
    """A Latin letter for ``і`` all over, as texts come from old keyboards and fonts."""
    return text.replace("і", "i").replace("І", "I")


def _tabs(text: str) -> str:
    """A row of a table with tabs between its cells."""
    return (
        "\t".join(cell.strip() for cell in text.strip().strip("|").split("|"))
        if text.lstrip().startswith("|")
        else text
    )


def _tables_by_tabs(lines: Lines) -> Lines:
    return [
        (_tabs(text), n) for text, n in lines if not re.fullmatch(r"\s*\|[\s|:-]+\|\s*", text)
    ]  # without the rule below the header


def _entities(text: str) -> str:
    text = text.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#39;")
    for sign, name in (
        ("«", "laquo"),
        ("»", "raquo"),
        ("–", "ndash"),
        ("—", "mdash"),
        ("’", "rsquo"),
        ("\u00a0", "nbsp"),
    ):
        text = text.replace(sign, f"&{name};")
    return text


def _soft_hyphens(text: str) -> str:
    return (
        text if "@" in text or "://" in text else re.sub(r"([^\W\d_]{4})(?=[^\W\d_]{3})", "\\1\u00ad", text)
    )


def _hard_spaces(text: str) -> str:
    return re.sub(r"(?<=\w) (?=\w)", "\u00a0", text)


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
    "a paragraph a line": _one_paragraph_a_line,
    "headings in bold": each_line(_bold_headings),
    "headings of one level": each_line(_one_level),
    "no marks": each_line(lambda text: _no_bold(_plain_headings(text))),
    "wrapped at 60 with hyphens": _hyphenated(60),
    "wrapped at 90 with hyphens": _hyphenated(90),
    "pages": _pages,
    "Latin i": each_line(_latin_i),
    "tables by tabs": _tables_by_tabs,
    "entities": each_line(_entities),
    "carriage returns": each_line(lambda text: f"{text}\r"),
    "byte order mark": lambda lines: [(f"\ufeff{lines[0][0]}", lines[0][1]), *lines[1:]],
    "letters in parts": each_line(lambda text: unicodedata.normalize("NFD", text)),
    "soft hyphens": each_line(_soft_hyphens),
    "hard spaces": each_line(_hard_spaces),
    "trailing spaces": each_line(lambda text: f"  {text}  " if text.strip() else text),
}
