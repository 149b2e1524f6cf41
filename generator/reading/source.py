"""Bytes to lines: encodings, and the repair of what a text tool leaves in every line.

Line numbers never change: line ``n`` of the result is line ``n`` of the file.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from dataclasses import dataclass

from generator.diagnostics import Diagnostic

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Eight-bit encodings that Kazakhstani and Russian files come in.
_EIGHT_BIT = ("cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5", "kz1048")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL_BYTES = bytes([*range(9), *range(14, 32)])
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A source line: its 1-based number, its text (NFC, no invisible characters) and its indent."""

    number: int
    text: str
    indent: int = 0


def decode(name: str, data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file, or None where it is no text.

    UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one or without, and the
    eight-bit Cyrillic encodings are read; a guess is said in a diagnostic.
    """
    if not data.strip(b"\x00 \t\r\n"):
        return None, (
            Diagnostic(
                "empty-file", "error", "the file is empty", name, hint="put an article into it or remove it"
            ),
        )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_with(name, data, encoding)
    if wide := _wide_without_mark(data):
        return _decode_with(name, data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_eight_bit(name, data)
    if _looks_binary(data):
        return None, (_binary(name),)
    return text, ()


def _decode_with(name: str, data: bytes, encoding: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    text = data.decode(encoding, errors="replace")
    if encoding == "utf-8-sig" and "\ufffd" not in text:
        return text, ()
    found = [
        Diagnostic(
            "encoding", "warning", f"the file is in {encoding}, not in UTF-8", name,
            hint="it was read all the same; save it as UTF-8 to be safe",
        )
    ]  # fmt: skip
    if "\ufffd" in text:
        line = text[: text.index("\ufffd")].count("\n") + 1
        found.append(
            Diagnostic("broken-characters", "error", "bytes that are no text were replaced", name, line)
        )
    return text, tuple(found)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows in its line ends and spaces."""
    head = data[:4096]
    little, big = head.count(b"\n\x00") + head.count(b" \x00"), head.count(b"\x00\n") + head.count(b"\x00 ")
    if len(data) % 2 or max(little, big) < 2 or not head.count(b"\x00"):
        return None
    encoding = "utf-16-le" if little >= big else "utf-16-be"
    try:
        text = head[: len(head) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        return None
    letters = sum(c.isalpha() or c.isspace() or c.isdigit() for c in text)
    return encoding if letters > 0.7 * len(text) else None


def _decode_eight_bit(name: str, data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    from charset_normalizer import from_bytes  # takes its time to load, and few files need it

    if _looks_binary(data):
        return None, (_binary(name),)
    # a UTF-8 file with a few broken bytes is still a UTF-8 file
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") * 200 < len(text):
        line = text[: text.index("\ufffd")].count("\n") + 1
        return text, (
            Diagnostic(
                "broken-characters", "error", "bytes that are no text were replaced", name, line,
                hint="Mend the line in the source or correct the article.",
            ),
        )  # fmt: skip
    best = from_bytes(data, cp_isolation=list(_EIGHT_BIT)).best()
    if best is None:
        return None, (_binary(name),)
    return str(best), (
        Diagnostic(
            "encoding", "warning", f"the file is not in UTF-8; it was read as {best.encoding}", name,
            hint="check a few words of the article and save the file as UTF-8",
        ),
    )  # fmt: skip


def _looks_binary(data: bytes) -> bool:
    head = data[:65536]
    control = len(head) - len(head.translate(None, _CONTROL_BYTES))
    return b"\x00" in head or control > 0.02 * len(head)


def _binary(name: str) -> Diagnostic:
    return Diagnostic(
        "not-text", "error", "the file is no text", name,
        hint="only text that a PDF or OCR tool made (.txt, .md) and records (.yml) are read",
    )  # fmt: skip


#: A place that a tool marks for its links.
_ANCHOR = re.compile(r"<(?:span|a) id=[\"'][\w.:-]{1,60}[\"']></(?:span|a)>")
#: A space at the sign of an e-mail address: whether there is one, and where it goes.
_AT_SPACE = re.compile(r"@(?:\s|(?<=\s@))")
_AT_APART = re.compile(r"(?<=\w)(?:\s@\s?|@\s)(?=[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})")
#: An ORCID with dashes, or with hyphens that do not break, in place of hyphens. (The figure before what must not
#: stand before it: a search begins at figures alone.)
_ORCID_DASHES = re.compile(
    r"(\d(?<!\d\d)\d{3})[-\u2010-\u2015\u2212](\d{4})[-\u2010-\u2015\u2212](\d{4})[-\u2010-\u2015\u2212](\d{3}[\dXx])(?!\w)"
)
#: A soft hyphen at a line's end is the print's own: it cuts a word.
_SOFT_END = re.compile("(?<=[^\\W\\d_])\u00ad\\s*$")
_BOLD_TAG = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[Xx][0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});")
#: ``_italics_``, ``__bold__`` (no file's name or address, which have a letter or a stroke before the sign).
_UNDERSCORED = re.compile(r"(?<![\w\\/=.@_-])(_{1,2})(?=[^\s_])([^_]{1,3000}?)(?<=\S)\1(?![\w_@])")
#: A mark above the line, as a tool prints it in brackets: ``***[a]***``, ``*[1)] University*``, ``***A. Bell***[1)]``.
_BOXED_LETTER = re.compile(r"(\*{1,3})\[([a-h])\]\1")
_BOXED_FIRST = re.compile(r"(^|\s)(\*{1,3})\[([a-h]|\d{1,2}(?=\)))\)?\]\s*")
_BOXED = re.compile(r"\[(\d{1,2})\)\]")


def lines_of(text: str) -> tuple[Line, ...]:
    """Split a text into numbered, cleaned lines (CRLF, CR and form feeds count as line ends once)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # A backslash alone is a blank line, as Pandoc writes one that must not vanish.
    return tuple(
        Line(
            number,
            "" if line.strip() == "\\" else clean(_without_tool_signs(line)),
            _indent(line),
        )
        for number, line in enumerate(text.split("\n"), 1)
    )


def form_feeds(text: str) -> frozenset[int]:
    """The numbers of lines that a form feed opens: the first of each page, as PDF tools print them."""
    if "\f" not in text:
        return frozenset()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return frozenset(number for number, line in enumerate(lines, 1) if line.startswith("\f"))


def _without_tool_signs(line: str) -> str:
    """A line without places for links, with bold, addresses, ORCIDs and written signs in one notation each."""
    if "\u00ad" in line:
        line = _SOFT_END.sub("-", line)
    if "&" in line:
        line = _ENTITY.sub(_written_sign, line)
    if "<" in line:
        line = _BOLD_TAG.sub("**", _ANCHOR.sub("", line))
    if "000" in line and not line.isascii():  # as all of these numbers have it
        line = _ORCID_DASHES.sub(r"\1-\2-\3-\4", line)
    if "_" in line and _UNDERSCORED.search(line):
        line = _UNDERSCORED.sub(lambda m: f"{'*' * len(m[1])}{m[2]}{'*' * len(m[1])}", line)
    if "*[" in line or ")]" in line:
        line = _BOXED_FIRST.sub(r"\1^{\3} \2", _BOXED_LETTER.sub(r"^{\2}", line))
        line = _BOXED.sub(r"^{\1}", line)
    return _AT_APART.sub("@", line) if "@" in line and _AT_SPACE.search(line) else line


def _written_sign(entity: re.Match[str]) -> str:
    """The quotation mark, dash or letter that an entity names; signs with a meaning in Markdown stay as they are."""
    sign = html.unescape(entity[0])
    return sign if not sign.isascii() or sign in "'\"" else entity[0]


def _indent(line: str) -> int:
    """How many columns of white space stand before a line's text."""
    return len(line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4))


def clean(line: str) -> str:
    """One line: NFC, ordinary spaces, no invisible or control characters, no lone surrogates."""
    if line.isprintable():  # nothing of all that: only spaces, letters and signs
        return line.strip() if line.isascii() else unicodedata.normalize("NFC", line).strip(" ")
    line = line.encode("utf-8", "replace").decode("utf-8") if _has_surrogate(line) else line
    line = _CONTROL.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", line)))
    return (
        re.sub("[\u00a0\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x85\u2028\u2029]", " ", line)
        .rstrip(" \n")
        .lstrip(" ")
    )


def _has_surrogate(line: str) -> bool:
    return bool(_SURROGATE.search(line))
