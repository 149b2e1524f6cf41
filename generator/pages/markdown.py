"""Text of a record → text that is safe in Markdown and in HTML alike.

Text that came out of a PDF is not Markdown: a paragraph that begins ``2.`` would become a list,
``_`` emphasis, ``<`` a tag, ``!!!`` a box. :func:`escape` writes every sign that means something
to HTML, to Python-Markdown or to one of its extensions as a character reference, which both show
as the sign itself. One function serves both, so a template cannot pick the wrong one.

:func:`inline` reads the small subset that a record's text may hold (see :mod:`generator.model`)
and writes it as HTML. Whatever is not well formed in it is shown as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

# Signs that are dangerous wherever they stand. "." "," "-" "(" ")" "/" "%" ";" "?" stay readable in
# the middle of a line and are written out where a line begins (below).
_ALWAYS = frozenset("&<>\"'*_`#{}[]\\~^|=+$@!")
# What Python-Markdown uses for itself (STX, ETX), and other signs that no page may hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
# A single space stays what it is.
_SPACES = re.compile(r"[ \t\n\r\u2028\u2029]{2,}|[\t\n\r\u2028\u2029]")
# Without one of these a text has no markup at all.
_MARKUP = re.compile(r"[\\*{}\[\]]")
# A marker of a list ("2." "iv)" "a."), or signs that open a block in some extension.
_OPENING = re.compile(r"\s*(?:(\w{1,9})([.)])(?=\s|$)|([-+:.?/%()]+))")
_COLON = re.compile(r":(?=\S)")

_INLINE = re.compile(
    r"\\(?P<literal>[!-/:-@\[-`{-~])"
    r"|(?P<stars>\*+)"
    r"|(?P<up>\^\{)|(?P<down>~\{)|(?P<shut>\})"
    r"|(?P<bracket>\[)|\](?P<target>\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\))"
)
# Names, titles and labels stand on many pages, and in three languages; longer texts are seldom met again.
_KEPT = 8192
_SHORT = 400
_TAGS = {"bold": "strong", "italic": "em", "up": "sup", "down": "sub"}


@lru_cache(maxsize=_KEPT, typed=True)
def escape(text: str) -> Markup:
    """The text such that Markdown and HTML show exactly these letters.

    Line breaks, tabs and runs of spaces become single spaces, control characters go.

    >>> str(escape("2. <b>"))
    '2&#46; &lt;b&gt;'
    """
    text = _folded(text)
    opening = _OPENING.match(text)
    first = ""
    if opening:
        number, mark, signs = opening.groups()
        space = " " if opening[0][:1].isspace() else ""
        first = space + (number + _reference(mark) if number else "".join(map(_reference, signs)))
        text = text[opening.end() :]
    return Markup(first + _written_out(text))


def _reference(sign: str) -> str:
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}.get(sign) or f"&#{ord(sign)};"


# A pattern finds the few signs in a text much faster than str.translate looks at each letter.
_REFERENCES = {sign: _reference(sign) for sign in _ALWAYS}
_DANGEROUS = re.compile(f"[{re.escape(''.join(sorted(_ALWAYS)))}]")


def _references(text: str) -> str:
    return _DANGEROUS.sub(lambda match: _REFERENCES[match[0]], text)


def _written_out(text: str) -> str:
    """With the signs that are dangerous wherever they stand, and colons before a word, as references."""
    text = _references(text)
    return _COLON.sub("&#58;", text) if ":" in text else text


def _is_folded(text: str) -> bool:
    """Whether a text surely has no control characters, line breaks, tabs and runs of spaces."""
    return "  " not in text and text.replace("\u00a0", "").isprintable()


def _folded(text: str) -> str:
    return text if _is_folded(text) else _SPACES.sub(" ", _CONTROL.sub("", text))


@dataclass(frozen=True, slots=True)
class Span:
    """Something to be put around a part of a text.

    Attributes:
        start: first character in the text as the record has it.
        end: one after the last.
        before: safe HTML in front of the part.
        after: safe HTML behind it.
        instead: safe HTML in place of the part, where it is to be hidden.
        link: whether ``before`` opens a link (links do not stand in links).
        whole: whether it is left out, rather than shortened, where markup cuts through it.
        beside: safe HTML to stand behind a link of the text that the part is in, where the part itself
            can be no link.
    """

    start: int
    end: int
    before: str | Markup = ""
    after: str | Markup = ""
    instead: Markup | None = None
    link: bool = True
    whole: bool = True
    beside: str | Markup = ""


@dataclass(slots=True)
class _Piece:
    kind: str  # text, or open and close of: bold, italic, up, down, link
    start: int
    end: int
    text: str
    role: str = "text"
    href: str = ""


def inline(text: str, spans: Sequence[Span] = ()) -> Markup:
    """A record's text as inline HTML that is safe inside a Markdown paragraph too.

    Args:
        text: in the subset of :mod:`generator.model`.
        spans: links and other things around parts of it, places counted in ``text``. One that
            cuts through markup or through another span is left out; the text is shown all the same.
    """
    if not spans:
        return _short_inline(text) if len(text) <= _SHORT else _without_spans(text)
    return _with(text, spans)


def _without_spans(text: str) -> Markup:
    return _with(text, ()) if _MARKUP.search(text) else Markup(_guard_opening(_inner(text).strip()))


_short_inline = lru_cache(maxsize=_KEPT, typed=True)(_without_spans)


def _with(text: str, spans: Sequence[Span]) -> Markup:
    pieces = _read(text)
    stacks, opened = _depths(pieces)
    fitting = _fitting(text, pieces, stacks, spans)
    beside = _beside_links(pieces, spans)
    out: list[str] = []
    for index, piece in enumerate(pieces):
        if piece.role == "open":
            out.append(opened[index][0])
        elif piece.role == "close":
            out.append(opened[index][1])
            out += beside.get(index, ())
        else:
            out.append(_with_spans(piece, fitting))
    joined = "".join(out).strip()
    return Markup(_guard_opening(joined))


def is_plain(text: str) -> bool:
    """Whether a text surely has no markup and no white but single spaces between words."""
    return not _MARKUP.search(text) and _is_folded(text)


def plain(text: str) -> str:
    """The letters of a record's text without its markup.

    >>> plain("H~{2}O is **wet**")
    'H2O is wet'
    """
    if not _MARKUP.search(text):
        return (text if _is_folded(text) else _SPACES.sub(" ", text)).strip()
    return _SPACES.sub(" ", "".join(p.text for p in _read(text) if p.role == "text")).strip()


def safe_url(url: str) -> str | None:
    """The address if it is a web address that may stand in ``href``, else None."""
    url = url.strip()
    if not re.match(r"https?://[^\s/?#]+", url, re.IGNORECASE) or _CONTROL.search(url):
        return None
    host = re.match(r"https?://[^/?#]*", url, re.IGNORECASE)
    start = host.end() if host else 0  # the brackets of a numeric host stay
    way, mark, fragment = url[start:].partition("#")
    return _percent(url[:start], _NO_URL) + _percent(way, _NO_PATH) + mark + _percent(fragment, _NO_FRAGMENT)


_NO_URL = re.compile(r"[\s<>\"'`{}|\\^]")
# A "%" that begins no code is a sign of the text.
_NO_PATH = re.compile(r"[\s<>\"'`{}|\\^\[\]]|%(?![0-9A-Fa-f]{2})")
_NO_FRAGMENT = re.compile(r"[\s<>\"'`{}|\\^\[\]#]|%(?![0-9A-Fa-f]{2})")


def _percent(text: str, signs: re.Pattern[str]) -> str:
    return signs.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), text)


_URL = re.compile(r"https?://[^\s<>«»“”\[\]]+", re.IGNORECASE)


def web_links(text: str, skip: Callable[[int, int], bool] = lambda start, end: False) -> tuple[Span, ...]:
    """Spans that turn the web addresses written in a record's text into links."""
    if "://" not in text:
        return ()
    spans = []
    for match in _URL.finditer(text):
        end = match.end()
        while (
            end > match.start() and text[end - 1] in ".,;:!?)]}*'\"" and not _closes(text, match.start(), end)
        ):
            end -= 1
        url = safe_url(re.sub(r"\\(.)", r"\1", text[match.start() : end]))
        if url and not skip(match.start(), end):
            spans.append(Span(match.start(), end, Markup(f'<a href="{attribute(url)}">'), Markup("</a>")))
    return tuple(spans)


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last sign is a bracket that the address itself opened."""
    part = text[start:end]
    return part[-1] == ")" and part.count("(") >= part.count(")")


def attribute(value: str) -> Markup:
    """A value for a double-quoted attribute."""
    return Markup(_references(value if _is_folded(value) else _CONTROL.sub("", value)))


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[_Piece, ...]:
    """Cuts the text at its marks; a mark without its partner is text. Nobody changes the result."""
    pieces: list[_Piece] = []
    stack: list[int] = []  # indexes of open pieces

    def words(start: int, end: int, letters: str | None = None) -> None:
        if end > start:
            pieces.append(_Piece("text", start, end, text[start:end] if letters is None else letters))

    def begin(kind: str, start: int, end: int) -> None:
        stack.append(len(pieces))
        pieces.append(_Piece(kind, start, end, text[start:end], "open"))

    def finish(kind: str, start: int, end: int, href: str = "") -> bool:
        at = next((i for i in range(len(stack) - 1, -1, -1) if pieces[stack[i]].kind == kind), -1)
        if at < 0:
            return False
        for lost in stack[at + 1 :]:
            pieces[lost].kind = pieces[lost].role = "text"
        pieces[stack[at]].href = href
        del stack[at:]
        pieces.append(_Piece(kind, start, end, text[start:end], "close"))
        return True

    place = 0
    for match in _INLINE.finditer(text):
        words(place, match.start())
        place = start = match.end()
        start = match.start()
        if match["literal"]:
            words(start, place, match["literal"])
        elif match["stars"]:
            _stars(match["stars"], start, pieces, stack, begin, finish, words)
        elif match["up"] or match["down"]:
            begin("up" if match["up"] else "down", start, place)
        elif match["shut"]:
            innermost = next(
                (pieces[i].kind for i in reversed(stack) if pieces[i].kind in ("up", "down")), ""
            )
            if not innermost or not finish(innermost, start, place):
                words(start, place)
        elif match["bracket"]:
            begin("link", start, place)
        elif match["target"] and not finish("link", start, place, match["target"][1:-1]):
            words(start, place)
    words(place, len(text))
    for lost in stack:
        pieces[lost].kind = pieces[lost].role = "text"
    return tuple(pieces)


def _stars(
    run: str,
    start: int,
    pieces: list[_Piece],
    stack: list[int],
    begin: Callable[[str, int, int], None],
    finish: Callable[[str, int, int], bool],
    words: Callable[[int, int], None],
) -> None:
    end = start + len(run)
    while start < end:
        inside = [pieces[i].kind for i in stack]
        left = end - start
        closest = next((k for k in reversed(inside) if k in ("bold", "italic")), "")
        if closest == "italic" and left in (1, 3):
            finish("italic", start, start + 1)
            start += 1
        elif closest == "bold" and left >= 2 and "italic" not in inside:
            finish("bold", start, start + 2)
            start += 2
        elif left >= 2 and "bold" not in inside:
            begin("bold", start, start + 2)
            start += 2
        elif left >= 2 and "bold" in inside:
            finish("bold", start, start + 2)
            start += 2
        elif "italic" not in inside:
            begin("italic", start, start + 1)
            start += 1
        else:
            words(start, start + 1)
            start += 1


def _depths(pieces: Sequence[_Piece]) -> tuple[list[tuple[int, ...]], dict[int, tuple[str, str]]]:
    """For each piece the indexes of the pieces open around it, and the tags of each pair."""
    stacks: list[tuple[int, ...]] = []
    tags: dict[int, tuple[str, str]] = {}
    open_: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.role == "open":
            stacks.append(tuple(open_))
            open_.append(index)
            if piece.kind == "link":
                url = safe_url(re.sub(r"\\(.)", r"\1", piece.href))
                pair = (f'<a href="{attribute(url)}">', "</a>") if url else ("", "")
            else:
                pair = (f"<{_TAGS[piece.kind]}>", f"</{_TAGS[piece.kind]}>")
            tags[index] = pair
        elif piece.role == "close":
            tags[index] = tags[open_.pop()]
            stacks.append(tuple(open_))
        else:
            stacks.append(tuple(open_))
    return stacks, tags


def _fitting(
    text: str, pieces: Sequence[_Piece], stacks: list[tuple[int, ...]], spans: Sequence[Span]
) -> list[Span]:
    """The spans that begin and end at one depth and do not overlap, in order."""
    fitting: list[Span] = []
    done = 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not (done <= span.start < span.end <= len(text)):
            continue
        first = next(
            (i for i, p in enumerate(pieces) if p.role == "text" and p.start <= span.start < p.end), -1
        )
        last = next((i for i, p in enumerate(pieces) if p.role == "text" and p.start < span.end <= p.end), -1)
        if not span.whole and (first < 0 or last < 0 or stacks[first] != stacks[last]):
            span, first = _longest_part(pieces, span)
            last = first
        if first < 0 or last < 0 or stacks[first] != stacks[last]:
            continue
        within = pieces[first : last + 1]
        if sum((p.role == "open") - (p.role == "close") for p in within):
            continue
        if span.link and any(p.kind == "link" for p in within):
            continue
        if span.link and any(pieces[i].kind == "link" for i in stacks[first]):
            continue
        if span.instead is not None and first != last:
            continue
        fitting.append(span)
        done = span.end
    return fitting


def _longest_part(pieces: Sequence[_Piece], span: Span) -> tuple[Span, int]:
    """The longest part of a span that no markup cuts through, and its piece's index (-1: none)."""
    best, at = span, -1
    for index, piece in enumerate(pieces):
        start, end = max(span.start, piece.start), min(span.end, piece.end)
        if piece.role == "text" and end > start and (at < 0 or end - start > best.end - best.start):
            best, at = replace(span, start=start, end=end), index
    return best, at


def _beside_links(pieces: Sequence[_Piece], spans: Sequence[Span]) -> dict[int, list[str | Markup]]:
    """What stands behind the text's own links, by the index of the piece that closes the link."""
    wishes = [span for span in spans if span.beside]
    found: dict[int, list[str | Markup]] = {}
    start = -1
    for index, piece in enumerate(pieces if wishes else ()):
        if piece.kind == "link" and piece.role == "open":
            start = piece.start
        elif piece.kind == "link" and piece.role == "close":
            inside = [span.beside for span in wishes if start <= span.start and span.end <= piece.end]
            found[index] = list(dict.fromkeys(inside))
    return found


def _with_spans(piece: _Piece, spans: Sequence[Span]) -> str:
    if piece.end - piece.start != len(piece.text):  # an escaped letter: one piece, one letter
        before = "".join(s.before for s in spans if s.start == piece.start)
        after = "".join(s.after for s in spans if s.end == piece.end)
        return before + _inner(piece.text) + after
    out: list[str] = []
    place = piece.start
    for span in spans:
        if span.end <= piece.start or span.start >= piece.end:
            continue
        start, end = max(span.start, piece.start), min(span.end, piece.end)
        out.append(_inner(piece.text[place - piece.start : start - piece.start]))
        if start == span.start:
            out.append(span.before)
        if span.instead is not None:
            out.append(span.instead)
        else:
            out.append(_inner(piece.text[start - piece.start : end - piece.start]))
        if end == span.end:
            out.append(span.after)
        place = end
    out.append(_inner(piece.text[place - piece.start :]))
    return "".join(out)


def escape_within(text: str) -> Markup:
    """As :func:`escape` for a part from the middle of a line: spaces at its ends stay."""
    return Markup(_inner(text))


def _inner(text: str) -> str:
    """Escapes a part of a text; what opens a line is looked after by :func:`_guard_opening`."""
    return _written_out(_folded(text))


def _guard_opening(html: str) -> str:
    """Writes out the signs at the beginning of a line that could open a block."""
    opening = _OPENING.match(html)
    if not opening:
        return html
    number, mark, signs = opening.groups()
    written = number + _reference(mark) if number else "".join(map(_reference, signs))
    return written + html[opening.end() :]
