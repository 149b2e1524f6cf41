"""Badges that a tool took for pictures amid a line's words: ``A. Bell^{1} ![](page_0_picture_3.jpeg), C. Dunn``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.reading.source import Line

_PICTURE = re.compile(r"\s?(?<!\[)(!\[\]\([^()\s]{1,200}\))")


def part_badges(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines without pictures amid their words, and the pictures, each with its line's number.

    A picture that has its line to itself stays.
    """
    kept: list[Line] = []
    badges: list[Line] = []
    for line in lines:
        if "![](" in line.text and (words := _PICTURE.sub("", line.text)).strip():
            badges += [Line(line.number, picture) for picture in _PICTURE.findall(line.text)]
            line = replace(line, text=words)
        kept.append(line)
    return tuple(kept), tuple(badges)
