"""What a text tool writes inside lines, brought into the record's small Markdown subset."""

from __future__ import annotations

import html
import re
from functools import lru_cache

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ", "0123456789abcde")
_SUPER_SIGN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]")
_SUPER_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[ᵃᵇᶜᵈᵉ]")
_CARET = re.compile(
    r"\^(\d{1,2}(?:,\s?\d{1,2})*(?:,?\*)?|\*|[a-f](?![^\W\d_])(?:,\s?(?:[a-f](?![^\W\d_])|\*))*)(?![\d}])"
)
#: ``$^{1*}$``, ``${ }^{a,b}$``, ``$^1$``: a superscript as tools for formulas print it.
_FORMULA = re.compile(
    r"\s?\$\s*(?:\{\s*\}\s*)?\^\s*(?:\{(?:\\(?:text|mathrm|mathbf|rm)\s?\{)?([^${}]{1,16})\}{1,2}|(\\?\w{1,6}|\*))\s*\$(?:(?=\s*[,;.])\s*)?"
)
#: ``^{1), 2)}``: figures with brackets behind them.
_BRACKETED_SUPER = re.compile(r"\^\{((?:\d{1,2}\)[,\s]{0,2}){1,5}\*?)\}")
#: ``^1,2^``: a superscript between carets.
_CARETS = re.compile(r"\^((?:\d|\\?\*|,|\s|[a-f](?=[,*^\\])){1,12})\^(?!\{)")
_LETTERING = re.compile(r"\\(?:mathrm|mathbf|text|textsuperscript)\b|[{}\s]")
#: A link inside the file, as tools set at notes and references: ``[12](#page-3-1)``.
_INNER_LINK = re.compile(r"\[([^\[\]]{1,200})\]\(#[^()\s]{1,80}\)")
#: A picture that leads somewhere, as tools set an ORCID's badge: ``[![](badge.png)](https://orcid.org/…)``.
_PICTURE_LINK = re.compile(r"\[!\[[^\[\]]{0,80}\]\([^()\s]{0,200}\)\]\(([^()\s]{4,200})\)")
#: A link whose words are its address: ``[https://a.b](https://a.b)``, ``[a@b.org](mailto:a@b.org)``.
_SAME_LINK = re.compile(r"\[([^\[\]\s]{4,300})\]\((?:mailto:)?([^()\s]{4,300})\)")
_TAG = re.compile(r"<(/?)(sup|sub|b|strong|i|em|u|br|span|p|div|font)\b([^<>]{0,200})>", re.IGNORECASE)
_ANCHOR = re.compile(
    r"<a\s[^<>]{0,40}?href=[\"']?([^\"'<>\s]{1,500})[\"']?[^<>]{0,200}>(.{0,600}?)</a>", re.IGNORECASE
)
_AUTOLINK = re.compile(r"<((?:https?|ftp)://[^<>]{1,800})>", re.IGNORECASE)
_MAILLINK = re.compile(r"<([\w.+-]{1,64}@[\w.-]{1,80})>")
_ESCAPE = re.compile(r"\\([!\"#$%&'()+,\-./:;<=>?@\[\]_`{|}~*\\^])")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{1,3}")
_SUPER = re.compile(r"\^\{[^{}]*\}")
_SUP = re.compile("<sup>([^<>]{0,80})</sup>", re.IGNORECASE)
_SUB = re.compile("<sub>([^<>]{0,80})</sub>", re.IGNORECASE)
_HASHES = re.compile(r"#{1,6}\s+")
_ALL_BOLD = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1[.:]?")

#: Words in brackets, which may have others within.
IN_BRACKETS = r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)"
#: An e-mail address inside a text.
EMAIL = re.compile(r"[\w.+-]{1,64}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){1,5}")
#: The same with gaps around its sign or its stops (``bell @ law. b. kz``).
_APART = re.compile(
    r"(?<![\w.+@-])[\w.+-]{1,64}\s?@\s?(?:[a-z\d-]{1,40}\s?\.\s?){1,4}"
    r"(?:ru|kz|kg|uz|by|ua|com|org|net|edu)(?![\w@-]|\.\w)"
)
_MARKS_APART = re.compile(r"(?<=[\da-f])\}\s?,\s?\^\{(?=\d|[a-f]\b)")
#: Several addresses at one host: ``{a.bell, c.dunn}@b.org``.
_SHARED_HOST = re.compile(
    r"\\?\{\s*([\w.+-]{1,64}(?:\s*[,;|]\s*[\w.+-]{1,64}){1,9})\s*\\?\}\s?@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,62}){1,5})"
)
#: An ORCID, with or without its host. (A search for a figure, with a look back, is faster than one for an edge.)
ORCID = re.compile(r"(\d(?<!\w\d)\d{3}-\d{4}-\d{4}-\d{3}[\dXxХх])\b")
#: A DOI.
DOI = re.compile(r"(?:\b|(?<=[Dd][Oo][Ii]))10\.\d{4,9}/[^\s<>\"«»\]*]+")
#: A mark of affiliation, note or correspondence in the record's notation.
MARK = re.compile(r"\^\{([^{}]{0,12})\}")


@lru_cache(maxsize=8192)
def inline(text: str) -> str:
    """A source text in the record's subset.

    ``<sup>``, ``¹`` and ``^{1}`` become ``^{1}``, links lose their brackets, escapes and
    entities are undone, white space is folded.
    """
    if "<" in text:
        text = _ANCHOR.sub(lambda m: _link(m[2], m[1]), text)
        text = _AUTOLINK.sub(r"\1", text)
        text = _MAILLINK.sub(r"\1", text)
        text = _tags(text)
    if "](" in text:
        if "[![" in text:
            text = _PICTURE_LINK.sub(r"\1", text)
        text = _SAME_LINK.sub(
            lambda m: (
                m[1] if m[1].replace("\\", "").rstrip("/") == m[2].replace("\\", "").rstrip("/") else m[0]
            ),
            text,
        )
    if "](#" in text:
        text = _INNER_LINK.sub(_without_link, text)
    if "$" in text:
        text = _FORMULA.sub(_superscript, text)
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m[0]), text)
    if not text.isascii() and _SUPER_SIGN.search(text):
        text = _SUPER_RUN.sub(lambda m: "^{" + m[0].translate(_SUPERSCRIPTS) + "}", text)
    if ")" in text and "^{" in text:
        text = _BRACKETED_SUPER.sub(lambda m: "^{" + m[1].replace(")", "") + "}", text)
    if "^" in text:
        if text.count("^") > 1:
            text = _CARETS.sub(lambda m: "^{" + m[1].replace("\\", "").replace(" ", "") + "}", text)
        text = _CARET.sub(r"^{\1}", text)
    if "\\" in text:
        text = _ESCAPE.sub(lambda m: m[0] if m[1] in "*\\" else m[1], text)
    return _single_spaced(text)


def _single_spaced(text: str) -> str:
    """A text with single spaces and no other white space; most texts are so already."""
    if text.isprintable() and "  " not in text:  # no other white space is printable
        return text.strip(" ")
    return " ".join(text.split())


def _superscript(match: re.Match[str]) -> str:
    """A formula that is nothing but a superscript."""
    marks = _LETTERING.sub("", match[1] or match[2]).replace("\\ast", "*").replace("\\dagger", "†")
    return "^{" + marks.replace("\\", "") + "}"


def _without_link(match: re.Match[str]) -> str:
    """The words of a link inside the file; a lone figure behind a word is a note's mark."""
    words = match[1]
    before = match.string[: match.start()]
    if words.isdigit() and len(words) < 3 and before[-1:].strip() and before[-1] not in "([,;":
        return "^{" + words + "}"
    return words


def _link(words: str, url: str) -> str:
    words = " ".join(words.split())
    if words.rstrip("/") == url.rstrip("/") or not words:
        return url
    return f"[{words.replace('[', '(').replace(']', ')')}]({url})"


def _tags(text: str) -> str:
    """Super- and subscripts to the subset, bold and italic to stars, other known tags away."""
    text = _SUP.sub(lambda m: "^{" + m[1].strip() + "}" if m[1].strip() else "", text)
    text = _SUB.sub(lambda m: "~{" + m[1].strip() + "}" if m[1].strip() else "", text)

    def mark(match: re.Match[str]) -> str:
        name = match[2].lower()
        if name in ("b", "strong"):
            return "**"
        if name in ("i", "em"):
            return "*"
        return " " if name in ("br", "p", "div") else ""

    return _TAG.sub(mark, text)


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """A short field (title, name, keyword, heading) without emphasis, marks and escapes."""
    if "*" in text:
        text = _EMPHASIS.sub("", text.replace("\\*", "\x00")).replace("\x00", "*")
    if "^{" in text:
        text = _SUPER.sub("", text)
    return _single_spaced(text.replace("\\", ""))


@lru_cache(maxsize=8192)
def strip_heading_marks(text: str) -> str:
    """A line without Markdown's heading signs and without bold around the whole of it."""
    text = text.strip()
    if text.startswith("#") and (marks := _HASHES.match(text)):
        text = text[marks.end() :]
    if not text.startswith(("*", "__")):
        return text
    whole = _ALL_BOLD.fullmatch(text)
    return whole[2] if whole and whole[1] not in whole[2] else text


@lru_cache(maxsize=4096)
def upper_share(text: str) -> float:
    """The share of capital letters among the letters (0 where there are none)."""
    letters = "".join(filter(str.isalpha, text))
    return sum(map(str.isupper, letters)) / len(letters) if letters else 0.0


def ends_in_hyphen(text: str) -> bool:
    """Whether a text ends in a letter and a hyphen, as a word does that a line's end has cut."""
    return text.endswith("-") and len(text) > 1 and text[-2].isalnum() and not text[-2].isdecimal()


def join_marks(text: str) -> str:
    """Marks above the line that a comma parts, as one.

    >>> join_marks("A. Bell^{1},^{2}")
    'A. Bell^{1,2}'
    """
    return _MARKS_APART.sub(",", text) if "}," in text or "} ," in text else text


def spread_addresses(text: str) -> str:
    """E-mail addresses that share their host, written in full, and those with gaps in them, without.

    >>> spread_addresses("{bell, dunn}@b.org")
    'bell@b.org, dunn@b.org'
    >>> spread_addresses("e-mail: bell @ law. b. kz")
    'e-mail: bell@law.b.kz'
    """
    if "@" not in text:
        return text
    text = _APART.sub(lambda m: re.sub(r"\s", "", m[0]), text)
    if "{" not in text:
        return text
    return _SHARED_HOST.sub(
        lambda m: ", ".join(f"{name}@{m[2]}" for name in re.split(r"\s*[,;|]\s*", m[1])), text
    )


def balance_emphasis(text: str) -> str:
    """Escape stars that open or close nothing, so that a stray star stays a star.

    Stars are paired from the left, single, double and triple runs each for themselves; a run
    without a partner is escaped.
    """
    if "*" not in text:
        return text
    runs = list(re.finditer(r"(?<!\\)\*{1,3}", text))
    open_by_length: dict[int, int] = {}
    paired: set[int] = set()
    for number, run in enumerate(runs):
        length = len(run[0])
        after, before = text[run.end() : run.end() + 1], text[run.start() - 1 : run.start()]
        if length in open_by_length and before.strip():
            paired |= {open_by_length.pop(length), number}
        elif after.strip():
            open_by_length[length] = number
    pieces, last = [], 0
    for number, run in enumerate(runs):
        pieces.append(text[last : run.start()])
        pieces.append(run[0] if number in paired else "\\*" * len(run[0]))
        last = run.end()
    return "".join(pieces) + text[last:]
