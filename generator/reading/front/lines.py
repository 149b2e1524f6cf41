"""A chunk of front matter cut where a new kind of line begins."""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.byline.titled import part_byline_title
from generator.reading.chunks import Chunk, bullet
from generator.reading.dates import is_date_line
from generator.reading.front.codes import codes_and_dates, codes_first, titles_below_codes
from generator.reading.front.linekinds import (
    PHRASE,
    is_card,
    is_dirt,
    is_prose,
    letters_of,
    line_kind,
    name_and_affiliation,
    only_corresponding,
    people_and_title,
    post_and_place,
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
from generator.reading.front.unwrapping import (
    addresses_beside,
    dates_joined,
    marks_joined,
    people_apart,
    places_unwrapped,
    signed_people,
    with_mark_above,
    without_bullet,
)
from generator.reading.mastheads import is_identifier, is_masthead, names_issn
from generator.reading.persons import stands_on_its_own
from generator.reading.persons.contacts import only_mail
from generator.reading.persons.names import is_full_name
from generator.reading.persons.places import looks_like_affiliation
from generator.reading.source import Line
from generator.reading.summaries import opens_bare_summary, opens_summary
from generator.reading.text import inline, spread_addresses, strip_heading_marks, upper_share
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.labels import heads_statement, whole_label

#: A journal's head has fewer lines.
_HEAD_LONGEST = 9
#: Kinds of lines each of which opens a chunk, even below one of its kind.
_EACH_APART = frozenset(("mark", "email", "label", "code", "name", "bio", "script", "debris"))


def explode(chunk: Chunk, vocabulary: Vocabulary, listed: bool = False) -> list[Chunk]:
    """Cut a chunk of front matter where a line opens a new kind of thing.

    Args:
        chunk: what stands together.
        vocabulary: the reader's words.
        listed: whether a label tells that people are listed here.
    """
    if head := _masthead_lines(chunk, vocabulary):
        rest = explode(Chunk(chunk.lines[head:]), vocabulary) if head < len(chunk.lines) else []
        return [Chunk(chunk.lines[:head]), *rest]
    first = chunk.lines[0]
    if (len(chunk.lines) == 1 or vocabulary.has("abstract", chunk.lines[1].text)) and (
        parts := part_byline_title(first.text, vocabulary)
    ):
        rest = explode(Chunk(chunk.lines[1:]), vocabulary) if len(chunk.lines) > 1 else []
        return [*(Chunk((Line(first.number, part),)) for part in parts), *rest]
    if len(chunk.lines) == 1 and (told := people_and_title(first.text, vocabulary)):
        return [
            small
            for text in told
            for small in explode(Chunk((Line(first.number, text, first.indent),)), vocabulary)
        ]
    groups: list[list[Line]] = []
    previous = ""
    if "@" in chunk.text:
        chunk = Chunk(tuple(Line(x.number, spread_addresses(x.text), x.indent) for x in chunk.lines))
    chunk = Chunk(
        tuple(
            part
            for line in chunk.lines
            for own in people_apart(without_bullet(line))
            for part in codes_and_dates(with_mark_above(own, vocabulary), vocabulary)
        )
    )
    chunk = codes_first(Chunk(titles_below_codes(chunk.lines, vocabulary)))
    chunk = addresses_beside(places_unwrapped(marks_joined(chunk, vocabulary), vocabulary), vocabulary)
    chunk = signed_people(dates_joined(chunk, vocabulary))
    label = inline(first.text)
    if len(chunk.lines) > 1 and len(label) < 60 and heads_statement(label, vocabulary):
        return _with_labels(chunk, vocabulary)
    if _is_box_of_own(chunk, vocabulary):
        return [chunk]
    if chunk.text.startswith("#"):
        chunk = Chunk(tuple(_no_heading(line) for line in chunk.lines))
    chunk = Chunk(
        tuple(
            part
            for line in chunk.lines
            for own in post_and_place(line, vocabulary)
            for part in name_and_affiliation(own, vocabulary, listed)
        )
    )
    # a rubric or a title in two languages, and nothing else
    pair = len(chunk.lines) == 2 and all(upper_share(line.text) > 0.9 for line in chunk.lines)
    headed = False
    posts = posts_beside(chunk.lines, vocabulary)
    for place, line in enumerate(chunk.lines):
        if groups and is_cut_before(groups[-1][-1].text, line.text, vocabulary):
            groups[-1].append(line)
            continue
        kind = "degree" if place in posts else line_kind(line.text, vocabulary)
        below_name = place == 1 and len(line.text) < 60 and not previous and upper_share(first.text) > 0.8
        heads = (not place or below_name) and len(chunk.lines) > 1
        if not kind and previous == ("debris" if groups else "") and is_dirt(line.text):
            kind = "debris"
        if not kind and heads and is_masthead(line.text, vocabulary):
            kind = "label"
            headed = not place
        elif (
            place == 1
            and (headed or not previous)
            and len(first.text.split()) < 7
            and is_masthead(line.text, vocabulary)
        ):
            groups[-1].append(line)
            previous = "issue"
            continue
        if previous == "issue" and not kind:
            kind = "below"  # the journal's name and its issue are whole
        below = chunk.lines[place + 1].text if place + 1 < len(chunk.lines) else ""
        placed = not kind and previous == "mark" and names_place_on(groups[-1], below, vocabulary)
        alone = kind in ("", "mark") and not placed and stands_on_its_own(line.text, below, vocabulary)
        alone = alone or (not place and not kind and is_card(chunk, vocabulary))
        if alone or (place and not kind and is_full_name(line.text.strip(" ,;"))):
            kind = "name"
        elif (
            groups
            and not kind
            and (
                previous in ("degree", "kind", "code")
                or (previous == "email" and looks_like_affiliation(line.text, vocabulary))
                or (previous == "label" and _tells_supervisor(groups[-1], line.text, vocabulary))
            )
        ):
            kind = "below"
        elif groups and not kind and previous in ("byline", "name"):
            kind = "" if goes_on_with_names(groups[-1], line.text, vocabulary) else "below"
        elif (
            groups
            and not kind
            and previous in ("mark", "email", "label", "below", "date")
            and opens_title(groups[-1], line.text, previous, vocabulary)
        ) or (place == 1 and not kind and not previous and says_title_again(first.text, line.text)):
            kind = "title"
        elif groups and not kind and previous == "title" and is_prose(line.text):
            kind = "text"
        elif groups and not kind and previous in ("mark", "below", "email") and tells_sentences(line.text):
            kind = "text"  # an abstract without a label
        elif (
            groups
            and not kind
            and (
                previous in ("mark", "below", "email", "name", "byline", "date", "degree", "small")
                or (previous == "label" and vocabulary.has("other_statement", inline(groups[-1][0].text)))
            )
            and opens_bare_summary(chunk.lines[place:], vocabulary)
        ):
            kind = "text"
        elif (
            groups
            and not kind
            and previous in ("", "title", "below")
            and is_below_shouted(groups[-1], line.text)
        ):
            kind = "text" if opens_bare_summary(chunk.lines[place:], vocabulary) else "small"
        if groups and kind in ("", "below") and previous in ("", "below", "title", "script"):
            kind = "text" if is_shouted_above(groups[-1], line.text) else kind
        if (
            groups
            and kind in ("", "title")
            and not pair
            and opens_other_script(groups[-1][-1].text, line.text)
        ):
            kind = "script"
        if groups and not kind and previous == "debris":
            groups.append([line])
            previous = ""
            continue
        if groups and groups[-1][-1].text.startswith("✉"):
            kind = ""  # whose address stands in the next line
        if kind == "label" and len(line.text) < 40 and whole_label("author_info", line.text, vocabulary):
            listed = True
        elif listed and not kind and (item := bullet(line.text)) is not None:
            line, kind = Line(line.number, item, line.indent), "name"  # one of a list of people or places
        again = kind == previous == "byline" and says_names_again(groups[-1], line.text, vocabulary)
        if groups and not (kind and (kind != previous or again or kind in _EACH_APART)):
            groups[-1].append(line)
            continue
        groups.append([line])
        previous = kind
    return [Chunk(tuple(group)) for group in groups]


def _tells_supervisor(above: Sequence[Line], text: str, vocabulary: Vocabulary) -> bool:
    """Whether one line tells who supervised, and the line below it where the author works."""
    if len(above) > 1 or len(above[0].text) > 160 or not looks_like_affiliation(text, vocabulary):
        return False
    return vocabulary.has("other_statement", inline(above[0].text))


def _masthead_lines(chunk: Chunk, vocabulary: Vocabulary) -> int:
    """How many of a chunk's first lines are the journal's head, where an ISSN stands in it; 0 where none does.

    The whole chunk is where neither a label nor a byline stands in it.
    """
    issn = [place for place, line in enumerate(chunk.lines) if names_issn(line.text)]
    if not issn:
        return 0
    if len(chunk.lines) < _HEAD_LONGEST and not any(
        vocabulary.has(group, inline(line.text))
        for line in chunk.lines
        for group in ("abstract", "keywords", "citation")
    ):
        return len(chunk.lines)
    end = issn[-1] + 1 if issn[-1] < _HEAD_LONGEST else issn[0] + 1
    while end < len(chunk.lines) and (
        is_identifier(chunk.lines[end].text, vocabulary) or is_masthead(chunk.lines[end].text, vocabulary)
    ):
        end += 1
    return end


def _with_labels(chunk: Chunk, vocabulary: Vocabulary) -> list[Chunk]:
    """Statements whose labels stand on lines of their own, each with its label before it.

    Where dates, an abstract or the title that a citation named stand below, the rest is cut as any lines are.
    """
    groups: list[list[Line]] = []
    for place, line in enumerate(chunk.lines):
        label = inline(line.text)
        if len(label) < 60 and heads_statement(label, vocabulary):
            groups.append([Line(line.number, strip_heading_marks(line.text).rstrip(" :.*") + ":")])
        elif len(groups[-1]) > 1 and _ends_statement(groups[-1], line.text, vocabulary):
            rest = explode(Chunk(chunk.lines[place:]), vocabulary)
            return [*(Chunk(tuple(group)) for group in groups), *rest]
        else:
            groups[-1].append(line)
    return [Chunk(tuple(group)) for group in groups]


def _ends_statement(above: Sequence[Line], text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line below a statement is dates, the label of an abstract, or the title that a citation named."""
    if is_date_line(Chunk((Line(0, text),)), vocabulary):
        return True
    if opens_summary(text, vocabulary):
        return True
    return whole_label("citation", above[0].text, vocabulary) and _is_named_in(above, text)


def _is_named_in(above: Sequence[Line], text: str) -> bool:
    """Whether the words of a line stand in the lines above it, one behind the other."""
    words = letters_of(text)
    return len(words) > PHRASE and words in letters_of(" ".join(line.text for line in above))


def _is_box_of_own(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a label on its own line opens a chunk: who edited the article, or whom to write to."""
    if len(chunk.lines) < 2:
        return False
    first = chunk.lines[0].text
    if len(first) < 60 and whole_label("journal_people", inline(first), vocabulary):
        return True
    return len(chunk.lines) < 6 and "@" in chunk.text and only_corresponding(inline(first), vocabulary)


def _no_heading(line: Line) -> Line:
    """An affiliation or an address that a tool took for a heading, without the signs of one."""
    bare = strip_heading_marks(line.text)
    return Line(line.number, bare, line.indent) if bare.startswith("^{") or only_mail(bare) else line
