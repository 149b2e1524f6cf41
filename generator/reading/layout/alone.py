"""Lines of wrapped text that stand by themselves: a title, names, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.reading.layout.room import ends_sentence, with_next
from generator.reading.source import Line

#: Behind so many full lines of the first page the title has been said.
_FRONT_LINES = 4
#: More short lines right below one another are no headings.
_MOST_HEADINGS = 3
#: The number of a heading, and its first word.
_NUMBERED = re.compile(
    r"(?:[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}\.|[A-ZА-Я]\.)\s+[«“\"]?[^\W\d_a-zа-яёәғқңөұүһі][^.;]{2,}"
)
#: What stands in entries of references, addresses and bylines, but in no heading without a number.
_NO_HEADING = re.compile(r"[@/=<>|“”\"*]|\d{3}|\b[^\W\d_]\.")
#: What stands in no title and no name.
_NO_TITLE = re.compile(r"[@/=<>|]|\d{3}")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: A line that fills no more of its room had room left for certain.
ROOM_LEFT = 0.9


def front_and_rest(runs: Sequence[Sequence[Line]], width: float) -> list[Sequence[Line]]:
    """The runs, the first cut behind a few lines of running text, above which the title and the names stand."""
    seen = 0
    for place, line in enumerate(runs[0]):
        seen += len(line.text) >= 0.7 * width
        if seen == _FRONT_LINES:
            return [runs[0][: place + 1], runs[0][place:], *runs[1:]]
    return [*runs]


def on_first_page(run: Sequence[Line], width: float) -> Iterator[int]:
    """The ids of lines that stand by themselves where the title is, and of those below them."""
    alone = True
    for place, (line, below) in enumerate(pairwise(run)):
        opened = alone or ends_sentence(run[place - 1].text)
        goes_on = len(below.text) >= 0.7 * width or _heads(below.text, _NO_TITLE)
        alone = opened and len(line.text) <= 0.75 * width and _heads(line.text, _NO_TITLE) and goes_on
        alone = alone and not below.text[:1].islower()
        if alone:
            yield id(line)
            yield id(below)


def headings(run: Sequence[Line], width: float) -> Iterator[range]:
    """Places in a run of the headings amid wrapped text, each a line, those right below one another together.

    Such a line is short, no sentence, and numbered or with capitals on all its words; above it a sentence ends,
    and below it running text begins.
    """
    place = 0
    while place < len(run):
        end = place
        while end < len(run) and len(run[end].text) <= 0.75 * width and _heads(run[end].text):
            end += 1
        if end == place:
            place += 1
            continue
        above = run[place - 1].text if place else "."
        opened = (
            above.startswith("#")
            or ends_sentence(above)
            or (above.endswith(":") and run[place].text[1:2] == ".")
        )
        goes_on = end < len(run) and len(run[end].text) >= 0.7 * width and not run[end].text[:1].islower()
        if opened and goes_on and end - place <= _MOST_HEADINGS:
            yield range(place, end)
        place = end + 1


def small_headings(run: Sequence[Line], room: int) -> Iterator[range]:
    """Places in a run of headings in small letters: the last line had room for the word that opens the next one.

    Above such a heading a sentence or the page ends, and below it a full line begins with a capital.
    """
    first = 0  # of the lines since a sentence ended
    for place, (line, below) in enumerate(pairwise(run)):
        ended = ends_sentence(line.text) or line.text[-1:] in ":;"
        fits = not ended and with_next(line.text, below.text) < ROOM_LEFT * room
        if (
            fits
            and place - first < _MOST_HEADINGS
            and below.text[:1].isupper()
            and len(below.text) >= 0.7 * room
        ):
            whole = " ".join(told.text for told in run[first : place + 1])
            if _is_small_heading(whole):
                yield range(first, place + 1)
                ended = True
        if ended:
            first = place + 1


def _is_small_heading(text: str) -> bool:
    """Whether words may be a heading: a capital and small letters, no sign that headings have not, no hyphen cut."""
    if not text[:1].isupper() or not text[1:2].islower() or text[-1:] in ",;:-–—" or text.count(",") > 2:
        return False
    words = _WORDS.findall(text)
    return 1 < len(words) <= 16 and not _NO_HEADING.search(text) and any(len(word) > 4 for word in words)


def _heads(text: str, signs: re.Pattern[str] = _NO_HEADING) -> bool:
    """Whether a line looks like a heading in wrapped text: ``2.1 The market``, ``The Duty of Care``."""
    if text.startswith(("^{", "#")) or ends_sentence(text) or text[-1:] in ",;:-–—":
        return False
    if _NUMBERED.match(text):
        return True
    if text[0].isdigit() or text.count(",") > 1 or signs.search(text):
        return False
    words = _WORDS.findall(text)
    long_ = [word for word in words if len(word) > 3]
    return 0 < len(words) <= 12 and bool(long_) and all(word[0].isupper() for word in (*words[:1], *long_))
