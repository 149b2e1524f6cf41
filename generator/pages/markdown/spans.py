"""Links and other things to be put around parts of a record's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.pages.markdown.addresses import safe_url
from generator.pages.markdown.escaping import attribute, inner
from generator.pages.markdown.marks import Piece

_URL = re.compile(r"https?://[^\s<>«»“”\[\]]+", re.IGNORECASE)


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


def fitting(
    text: str, pieces: Sequence[Piece], stacks: list[tuple[int, ...]], spans: Sequence[Span]
) -> list[Span]:
    """The spans that begin and end at one depth and do not overlap, in order.

    Args:
        text: the record's text.
        pieces: of the text.
        stacks: for each piece the indexes of the marks open around it.
        spans: that are wished.
    """
    fit: list[Span] = []
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
        around = (pieces[i] for i in stacks[first])
        if span.link and any(p.kind == "link" for p in (*within, *around)):
            continue
        if span.instead is not None and first != last:
            continue
        fit.append(span)
        done = span.end
    return fit


def _longest_part(pieces: Sequence[Piece], span: Span) -> tuple[Span, int]:
    """The longest part of a span that no markup cuts through, and its piece's index (-1: none)."""
    best, at = span, -1
    for index, piece in enumerate(pieces):
        start, end = max(span.start, piece.start), min(span.end, piece.end)
        if piece.role == "text" and end > start and (at < 0 or end - start > best.end - best.start):
            best, at = replace(span, start=start, end=end), index
    return best, at


def beside_links(pieces: Sequence[Piece], spans: Sequence[Span]) -> dict[int, list[str | Markup]]:
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


def with_spans(piece: Piece, spans: Sequence[Span]) -> str:
    """A piece of words as HTML, with what is to be put around its parts."""
    if piece.end - piece.start != len(piece.text):  # an escaped letter: one piece, one letter
        before = "".join(s.before for s in spans if s.start == piece.start)
        after = "".join(s.after for s in spans if s.end == piece.end)
        return before + inner(piece.text) + after
    out: list[str] = []
    place = piece.start
    for span in spans:
        if span.end <= piece.start or span.start >= piece.end:
            continue
        start, end = max(span.start, piece.start), min(span.end, piece.end)
        out.append(inner(piece.text[place - piece.start : start - piece.start]))
        if start == span.start:
            out.append(span.before)
        if span.instead is not None:
            out.append(span.instead)
        else:
            out.append(inner(piece.text[start - piece.start : end - piece.start]))
        if end == span.end:
            out.append(span.after)
        place = end
    out.append(inner(piece.text[place - piece.start :]))
    return "".join(out)
