"""Charts as SVG text, drawn while the site is built.

Pure functions from numbers to markup. A drawing has a title and a description that says all its
numbers, and the page puts the same numbers into a table. Colours and letters come from the style
sheet through classes, so that one drawing serves light, dark and paper; there is no script and no
``style`` attribute, which the site's Content-Security-Policy forbids.

Drawings are :data:`WIDTH` units wide, which is a phone's width: they grow with the room they get, and
their letters stay readable on the smallest screen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages.markdown import escape

WIDTH = 400
LINE = 18  # height of a line of letters
_LETTERS = 50  # that fit into a line
_LABEL_LINES = 2
_BAR, _GAP = 12, 12
_COLUMN_HEIGHT = 150
_ARC_ROOM = 150  # at most, left of the names


@dataclass(frozen=True, slots=True)
class About:
    """What a drawing tells those who do not see it.

    Attributes:
        id: ASCII, unique on the page.
        title: what is shown.
        text: all that is shown, in words.
    """

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its name.

    Attributes:
        label: the name.
        number: the number.
        shown: the number as the language writes it.
        lang: the name's language where it is not the page's.
        named: whether it is named in any case where only some are.
    """

    label: str
    number: int
    shown: str
    lang: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places of a list of names, and how much joins them."""

    first: int
    second: int
    weight: int


def bars(values: Sequence[Value], about: About) -> Markup:
    """Horizontal bars, each below its name; long names take two lines, longer ones are cut.

    Args:
        values: in the order of the rows, numbers not negative.
        about: for those who do not see it.
    """
    most = max((v.number for v in values), default=0) or 1
    room = WIDTH - 14 - 9 * max((len(v.shown) for v in values), default=1)
    parts: list[Markup] = []
    top = 0
    for value in values:
        for line in wrap(value.label):
            top += LINE
            parts.append(_text(0, top - 5, line, lang=value.lang))
        length = max(round(room * value.number / most), 2 if value.number else 0)
        parts.append(_rect(0, top, length, _BAR))
        parts.append(_text(length + 6, top + 11, value.shown, "mq-chart__number"))
        top += _BAR + _GAP
    return _drawing(max(top - _GAP + 2, 1), parts, about)


def columns(values: Sequence[Value], about: About) -> Markup:
    """Upright columns in a row, for years; where there are many, only some are named.

    Args:
        values: from left to right.
        about: for those who do not see it.
    """
    most = max((v.number for v in values), default=0) or 1
    step = WIDTH / max(len(values), 1)
    step = min(step, 80)
    width = max(min(step - 3, 48), 1)
    every = math.ceil(48 / step)  # a year is about 34 units wide
    floor = _COLUMN_HEIGHT + LINE
    heights = [max(round(_COLUMN_HEIGHT * v.number / most), 2 if v.number else 0) for v in values]
    middles = [(place + 0.5) * step for place in range(len(values))]
    numbers = _numbers([m - width / 2 for m in middles], width, heights, [v.shown for v in values])
    parts: list[Markup] = [_rect(0, floor, WIDTH, 1, "mq-chart__floor")]
    taken = 0.0  # by names, from the left
    for place, value in enumerate(values):
        parts.append(_rect(middles[place] - width / 2, floor - heights[place], width, heights[place]))
        if place in numbers:
            top = floor - heights[place] - 5
            parts.append(_text(numbers[place], top, value.shown, "mq-chart__number mq-chart__middle"))
        named = (len(values) - 1 - place) % every == 0 and middles[place] >= taken
        if value.label and (named or value.named):
            half = 4.5 * len(value.label)
            edge = min(max(middles[place], half), WIDTH - half)
            parts.append(_text(edge, floor + LINE, value.label, "mq-chart__middle"))
            taken = edge + half + 20
    return _drawing(floor + LINE + 6, parts, about)


def _numbers(
    lefts: Sequence[float], width: float, heights: Sequence[int], shown: Sequence[str]
) -> dict[int, float]:
    """The columns whose numbers have room above them, the highest first, and the middles of these numbers."""
    drawn: dict[int, float] = {}
    for place in sorted(range(len(heights)), key=lambda p: (-heights[p], p)):
        half = 4.5 * len(shown[place])
        middle = min(max(lefts[place] + width / 2, half), WIDTH - half)
        free = heights[place] > 0 and not any(
            # A column beside it stands in the way if it is higher, or if its own number is as high.
            middle - half < lefts[other] + width and lefts[other] < middle + half
            and heights[other] > heights[place] + 4
            for other in range(len(heights)) if other != place
        ) and not any(
            abs(middle - there) < half + 4.5 * len(shown[other]) and abs(heights[place] - heights[other]) < LINE
            for other, there in drawn.items()
        )  # fmt: skip
        if free:
            drawn[place] = middle
    return drawn


def arcs(names: Sequence[str], pairs: Sequence[Pair], groups: Sequence[int], about: About) -> Markup:
    """Names below each other, joined by arcs; thicker ones join those who have more in common.

    Args:
        names: from top to bottom.
        pairs: places in ``names``.
        groups: the group of each name; between groups there is a gap.
        about: for those who do not see it.
    """
    heights: list[int] = []
    top = LINE // 2
    for place in range(len(names)):
        if place and groups[place] != groups[place - 1]:
            top += _GAP
        heights.append(top)
        top += LINE + 4
    longest = max((abs(heights[p.first] - heights[p.second]) for p in pairs), default=0)
    room = min(longest / 2 + 8, _ARC_ROOM)
    letters = round((WIDTH - room - 10) / 7.6)
    lines: list[Markup] = []
    for pair in sorted(pairs, key=lambda p: (p.weight, p.first, p.second)):
        low, high = sorted((heights[pair.first], heights[pair.second]))
        tall = (high - low) / 2
        way = f"M{_number(room)} {low}A{_number(min(tall, room - 8))} {_number(tall)} 0 0 0 {_number(room)} {high}"
        width = _number(min(1.2 + 0.8 * (pair.weight - 1), 5))
        lines.append(Markup('<path class="mq-chart__arc" stroke-width="{}" d="{}"/>').format(width, way))
    for height, name in zip(heights, names, strict=True):
        lines.append(
            Markup('<circle class="mq-chart__dot" cx="{}" cy="{}" r="4"/>').format(_number(room), height)
        )
        lines.append(_text(room + 10, height + 5, wrap(name, letters, 1)[0]))
    return _drawing(max(top - LINE // 2, 1), lines, about)


def wrap(text: str, width: int = _LETTERS, lines: int = _LABEL_LINES) -> tuple[str, ...]:
    """A text in lines of so many letters; what does not fit is cut and shows it.

    >>> wrap("On the right to water", 12)
    ('On the right', 'to water')
    >>> wrap("On the right to cold water", 12, 1)
    ('On the…',)
    """
    found: list[str] = []
    rest = " ".join(text.split()) or "–"
    while rest and len(found) < lines:
        if len(rest) <= width:
            found.append(rest)
            break
        last = len(found) == lines - 1
        cut = rest.rfind(" ", 0, width if last else width + 1)
        cut = cut if cut > width // 3 else width - 1
        line, rest = rest[:cut].rstrip(), rest[cut:].lstrip()
        found.append(line.rstrip(" ,.;:–—-") + "…" if last else line)
    return tuple(found)


def _drawing(height: float, parts: Sequence[Markup], about: About) -> Markup:
    return Markup(
        '<svg class="mq-chart__drawing" viewBox="0 0 {} {}" role="img" aria-labelledby="{}" '
        'aria-describedby="{}"><title id="{}">{}</title><desc id="{}">{}</desc>{}</svg>'
    ).format(
        WIDTH, _number(height), f"{about.id}-title", f"{about.id}-text", f"{about.id}-title",
        escape(about.title), f"{about.id}-text", escape(about.text), Markup("").join(parts),
    )  # fmt: skip


def _rect(x: float, y: float, width: float, height: float, name: str = "mq-chart__bar") -> Markup:
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        name, _number(x), _number(y), _number(width), _number(height)
    )


def _text(x: float, y: float, text: str, name: str = "", lang: str = "") -> Markup:
    kind = Markup(' class="{}"').format(name) if name else Markup("")
    kind += Markup(' lang="{}"').format(lang) if lang else Markup("")
    return Markup('<text{} x="{}" y="{}">{}</text>').format(kind, _number(x), _number(y), escape(text))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
