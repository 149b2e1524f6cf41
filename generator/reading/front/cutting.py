"""A chunk's lines put into groups, each of one kind of thing: what a line is below the lines above it.

What a line is by itself (:mod:`generator.reading.front.linekinds`) goes first. What says nothing by itself goes on
with the group above it, unless one of :data:`RULES` tells that something new begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.reading.chunks import Chunk, bullet
from generator.reading.front.linekinds import (
    is_card,
    is_dirt,
    is_prose,
    line_kind,
    only_corresponding,
    says_title_again,
    tells_sentences,
)
from generator.reading.front.linesbelow import (
    goes_on_with_names,
    is_below_shouted,
    is_cut_before,
    is_shouted_above,
    names_place_on,
    opens_other_script,
    opens_title,
    says_names_again,
)
from generator.reading.front.posts import posts_beside
from generator.reading.mastheads import is_masthead
from generator.reading.persons import stands_on_its_own
from generator.reading.persons.names import is_full_name
from generator.reading.persons.places import looks_like_affiliation
from generator.reading.source import Line
from generator.reading.summaries import opens_bare_summary
from generator.reading.text import inline, upper_share
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import whole_label

#: Kinds of lines each of which opens a group, even below one of its kind.
_EACH_APART = frozenset(("mark", "email", "label", "code", "name", "bio", "script", "debris"))
#: A journal's name above its issue has fewer words, and no more letters.
_NAME_WORDS, _NAME_LONGEST = 7, 60
_LABEL_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Below:
    """A line of a chunk and what stands above it.

    Attributes:
        lines: the chunk's.
        place: the line's place among them.
        own: what the line is by itself, or "".
        above: the lines of the group above, none at the chunk's beginning.
        previous: what these are.
        vocabulary: the reader's words.
    """

    lines: Sequence[Line]
    place: int
    own: str
    above: Sequence[Line]
    previous: str
    vocabulary: Vocabulary

    @property
    def text(self) -> str:
        """The line's text."""
        return self.lines[self.place].text

    @property
    def below(self) -> str:
        """The text of the next line that says more than who answers letters, "" where there is none."""
        following = (line.text for line in self.lines[self.place + 1 : self.place + 3])
        return next((text for text in following if not only_corresponding(text, self.vocabulary)), "")


def grouped(lines: Sequence[Line], vocabulary: Vocabulary, listed: bool = False) -> list[list[Line]]:
    """The lines in groups.

    Args:
        lines: what stands together.
        vocabulary: the reader's words.
        listed: whether a label tells that people are listed here.
    """
    groups: list[list[Line]] = []
    previous = ""
    headed = False
    posts = posts_beside(lines, vocabulary)
    for place, line in enumerate(lines):
        above = groups[-1] if groups else []
        if above and is_cut_before(above[-1].text, line.text, vocabulary):
            above.append(line)
            continue
        own = "degree" if place in posts else line_kind(line.text, vocabulary)
        if not own and previous == ("debris" if above else "") and is_dirt(line.text):
            own = "debris"
        p = Below(lines, place, own, above, previous, vocabulary)
        if not own and _heads_masthead(p):
            p = Below(lines, place, "label", above, previous, vocabulary)
            headed = not place
        elif above and _is_issue(p, headed):
            above.append(line)
            previous = "issue"
            continue
        kind = _kind(p)
        if above and not kind and previous == "debris":
            groups.append([line])
            previous = ""
            continue
        if above and above[-1].text.startswith("✉"):
            kind = ""  # whose address stands in the next line
        if (
            kind == "label"
            and len(line.text) < _LABEL_LONGEST
            and whole_label("author_info", line.text, vocabulary)
        ):
            listed = True
        elif listed and not kind and (item := bullet(line.text)) is not None:
            line, kind = Line(line.number, item, line.indent), "name"  # one of a list of people or places
        again = kind == previous == "byline" and says_names_again(above, line.text, vocabulary)
        if above and not (kind and (kind != previous or again or kind in _EACH_APART)):
            above.append(line)
            continue
        groups.append([line])
        previous = kind
    return groups


def _heads_masthead(p: Below) -> bool:
    """Whether a line begins a journal's head, be it below the journal's name in capitals."""
    below_name = (
        p.place == 1 and len(p.text) < _NAME_LONGEST and not p.previous and upper_share(p.lines[0].text) > 0.8
    )
    return (not p.place or below_name) and len(p.lines) > 1 and is_masthead(p.text, p.vocabulary)


def _is_issue(p: Below, headed: bool) -> bool:
    """Whether a line tells the issue below a short line that tells the journal (``headed``) or nothing."""
    named = p.place == 1 and (headed or not p.previous) and len(p.lines[0].text.split()) < _NAME_WORDS
    return named and is_masthead(p.text, p.vocabulary)


def _kind(p: Below) -> str:
    """What a line is where it stands; "" where it goes on with what is above it."""
    kind = p.own or ("below" if p.previous == "issue" else "")  # the journal's name and its issue are whole
    if not kind or (kind == "mark" and _is_person(p)):
        told = (rule(p) for _, rule in RULES)
        kind = next((found for found in told if found is not None), kind)
    if p.above and kind in ("", "below") and p.previous in ("", "below", "title", "script"):
        kind = "text" if is_shouted_above(p.above, p.text) else kind
    if kind in ("", "title") and _opens_script(p):
        kind = "script"
    return kind


def _opens_script(p: Below) -> bool:
    """Whether another script than the line's above begins here, and the chunk is no pair of titles or rubrics."""
    pair = len(p.lines) == 2 and all(upper_share(line.text) > 0.9 for line in p.lines)
    return bool(p.above) and not pair and opens_other_script(p.above[-1].text, p.text)


# --- rules of what begins at a line that says nothing by itself ------------------------------------------


def _person(p: Below) -> str | None:
    return "name" if _is_person(p) else None


def _is_person(p: Below) -> bool:
    """A person's line: a name with what is told of it, a card, or a whole name alone."""
    placed = not p.own and p.previous == "mark" and names_place_on(p.above, p.below, p.vocabulary)
    if not placed and stands_on_its_own(p.text, p.below, p.vocabulary):
        return True
    if p.own:
        return False
    card = not p.place and is_card(Chunk(tuple(p.lines)), p.vocabulary)
    return card or (bool(p.place) and is_full_name(p.text.strip(" ,;")))


def _below_whole(p: Below) -> str | None:
    """Something else below a degree, an address or who supervised, which one line tells."""
    whole = (
        p.previous in ("degree", "kind", "code")
        or (p.previous == "email" and looks_like_affiliation(p.text, p.vocabulary))
        or (p.previous == "label" and _tells_supervisor(p.above, p.text, p.vocabulary))
    )
    return "below" if p.above and whole else None


def _below_names(p: Below) -> str | None:
    if not p.above or p.previous not in ("byline", "name"):
        return None
    return "" if goes_on_with_names(p.above, p.text, p.vocabulary) else "below"


def _title(p: Below) -> str | None:
    below = p.previous in ("mark", "email", "label", "below", "date")
    if p.above and below and opens_title(p.above, p.text, p.previous, p.vocabulary):
        return "title"
    return "title" if p.place == 1 and not p.previous and says_title_again(p.lines[0].text, p.text) else None


def _prose(p: Below) -> str | None:
    return "text" if p.above and p.previous == "title" and is_prose(p.text) else None


def _sentences(p: Below) -> str | None:
    """An abstract without a label, right below places or addresses."""
    return "text" if p.previous in ("mark", "below", "email") and tells_sentences(p.text) else None


def _summary(p: Below) -> str | None:
    """An abstract without a label, known by how its first sentence begins."""
    below = p.previous in ("mark", "below", "email", "name", "byline", "date", "degree", "small") or (
        p.previous == "label" and p.vocabulary.has("other_statement", inline(p.above[0].text))
    )
    return "text" if below and opens_bare_summary(p.lines[p.place :], p.vocabulary) else None


def _small(p: Below) -> str | None:
    """Small letters below a title in capitals: a summary, or anything else."""
    if not p.above or p.previous not in ("", "title", "below") or not is_below_shouted(p.above, p.text):
        return None
    return "text" if opens_bare_summary(p.lines[p.place :], p.vocabulary) else "small"


def _tells_supervisor(above: Sequence[Line], text: str, vocabulary: Vocabulary) -> bool:
    """Whether one line tells who supervised, and the line below it where the author works."""
    if len(above) > 1 or len(above[0].text) > 160 or not looks_like_affiliation(text, vocabulary):
        return False
    return vocabulary.has("other_statement", inline(above[0].text))


#: The first that fits wins: what begins at a line, "" where it goes on with the group above; None where it says nothing.
RULES: tuple[tuple[str, Callable[[Below], str | None]], ...] = (
    ("person", _person),
    ("below-whole", _below_whole),
    ("below-names", _below_names),
    ("title", _title),
    ("prose", _prose),
    ("sentences", _sentences),
    ("summary", _summary),
    ("small", _small),
)
