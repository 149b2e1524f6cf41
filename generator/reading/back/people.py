"""Author information: what is told of each person, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Discarded, Lang
from generator.reading.back.headings import is_author_info_heading, is_references_heading, opens_with_post
from generator.reading.back.matter import Back, Person
from generator.reading.byline import parse_byline
from generator.reading.byline.matching import likeness
from generator.reading.byline.names import is_name
from generator.reading.chunks import Chunk, bullet
from generator.reading.dates import is_date_line
from generator.reading.entries.forms import is_shortened
from generator.reading.language import detect
from generator.reading.persons.names import person_name
from generator.reading.persons.told import name_and_told
from generator.reading.source import Line
from generator.reading.text import EMAIL, ORCID, inline, plain
from generator.reading.vocabulary import Vocabulary

#: Signs that information about one person may have.
_LONGEST_INFORMATION = 5_000
#: Two or three whole words with capitals, and a bracket or what the person is: ``Bell Anna Carol (Oslo). Doctor``.
_NAME_WRITTEN_OUT = re.compile(
    r"\W{0,3}((?:[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]{2,}[ -]?){2,3}?)\s*(?:\(|[,–—-]\s?[^\W\d_]|$)"
)
#: ``Bell Anna Carol (Oslo). Doctor of Law``: no entry begins so.
_NAME_AND_TOWN = re.compile(
    r"(?:[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]+(?:-[^\W\d_]+)?\s){3}\([^\W\d_][^()\d]{2,40}\)\.\s+[^\W\d_a-zа-яёәғқңөұүһі]"
)
#: What ends the information about a person: a stop, an address.
_TOLD = re.compile(r"[.;]\W*$|@\S+$|\d[*)]?$")


def is_bio(chunk: Chunk, vocabulary: Vocabulary, names: Sequence[str]) -> bool:
    """Whether a paragraph below the references is about a person.

    An author's name opens it, without the stop or comma of an entry, or any name with "is a" or
    a dash, and an institution is named.
    """
    text = inline(chunk.text)
    alone = parse_byline(chunk.lines[0].text, vocabulary) if len(chunk.lines) > 1 else None
    if alone is not None and any(name.marks for name in alone.names):
        return False  # a byline, with what is said of its people on the lines below
    if _opening_name(text, names) and len(text) < 1500 and vocabulary.has("institution", text):
        return True
    if len(text) < 1500 and "//" not in text and opens_with_post(text, names, vocabulary):
        return True
    if len(text) < 1500 and _NAME_AND_TOWN.match(text) and " // " not in text:
        return True
    if _is_named(text, names) and len(text) < 1500 and vocabulary.has("institution", text):
        return True
    if (
        not 40 < len(text) < 1500
        or bullet(chunk.lines[0].text)
        or re.search(r"//|\d{4}\b(?!-)|^\W*\d", ORCID.sub("", text))
    ):
        return False
    return name_and_told(text) is not None and vocabulary.has("institution", text)


def _is_named(text: str, names: Sequence[str]) -> bool:
    """Whether an author's name, written out, opens a text, or that of any person in three words, with an address."""
    match = _NAME_WRITTEN_OUT.match(text)
    if match is None:
        return False
    mailed = len(match[1].split()) == 3 and "//" not in text and bool(EMAIL.search(text))
    return mailed or any(likeness(match[1], name) >= 0.75 for name in names)


def add_person(
    back: Back,
    heading: Lang | None,
    chunk: Chunk,
    vocabulary: Vocabulary,
    names: Sequence[str] = (),
    width: int = 0,
) -> None:
    """Add what a chunk tells of people; ``heading`` is the language of the label above, None of a label in several."""
    if rows := _table_rows(chunk):
        for number, cells in rows:
            name = next((cell for cell in cells if is_name(plain(cell))), None)
            text = ", ".join(cell for cell in cells if cell)
            if name is None:  # the table's header
                back.discarded.append(Discarded(text=text, lines=(number,), reason="table header"))
                continue
            person = Person(text, (number,), plain(name))
            _details(person, vocabulary)
            back.add(person, _spoken(person, heading, back, vocabulary))
        return
    for line in _person_lines(chunk, width, names, vocabulary):
        text = inline(line[0]).strip(" ;*") if line[0].endswith(";*") else inline(line[0])
        if not text:
            continue
        card = _is_author(text.partition(",")[0], names)
        name = person_name(text) or _opening_name(text, names) or (plain(text).strip(" *") if card else None)
        labelled = (
            vocabulary.has("orcid", text)
            or vocabulary.has("researcher_id", text)
            or vocabulary.has("email", text)
            or bool(re.match(r"\W*https?://orcid", text))
        )
        continuing = labelled or (name is None and not bullet(chunk.lines[0].text))
        last = back.last
        if last is not None and continuing and len(text) < 400:
            last.text = f"{last.text}{', ' if last.card and last.text[-1:].isalnum() else ' '}{text}"
            last.lines = (*last.lines, *line[1])
            _details(last, vocabulary, text)
        else:
            person = Person(text, line[1], name, card=card)
            _details(person, vocabulary)
            back.add(person, _spoken(person, heading, back, vocabulary))


def dealt_columns(
    label: Chunk, after: Sequence[Chunk], names: Sequence[str], vocabulary: Vocabulary
) -> list[Chunk]:
    """What stands below a label line by line of columns in turn, a chunk an author; nothing where it stands otherwise.

    All names stand first, then as many posts, then as many institutions, and so on, a paragraph each.
    """
    lines: list[Line] = []
    if len(label.lines) > 1:
        return []
    for chunk in after:
        text = inline(chunk.text)
        if len(chunk.lines) > 1 or len(text) > 160 or is_date_line(chunk, vocabulary):
            break
        if is_references_heading(chunk, vocabulary) or is_author_info_heading(chunk, vocabulary):
            break
        lines.append(chunk.lines[0])
    count = next((at for at, line in enumerate(lines) if not _is_author(line.text, names)), 0)
    lines = lines[: len(lines) - len(lines) % count] if count > 1 else []
    rows = [lines[at : at + count] for at in range(0, len(lines), count)] if count > 1 else []
    mailed = [sum("@" in line.text for line in row) for row in rows]
    if any(some not in (0, count) for some in mailed) or not any(mailed):
        return []
    rows = rows[: max(at for at, some in enumerate(mailed) if some) + 1]
    return [Chunk(tuple(row[column] for row in rows)) for column in range(count)]


def _is_author(text: str, names: Sequence[str]) -> bool:
    """Whether a text is the name of one of the authors, in whatever language, and nothing else."""
    bare = plain(inline(text)).strip(" *")
    return is_name(bare) and any(likeness(bare, name) >= 0.75 for name in names)


def _spoken(person: Person, heading: Lang | None, back: Back, vocabulary: Vocabulary) -> Lang:
    """The language of a person's information: the label's, its own where a namesake stands above."""
    own = detect(person.text, vocabulary) or heading or "en"
    if heading is None or own == heading:
        return own
    above = [other.name for other in back.people.get(heading, ()) if other.name]
    again = person.name is not None and any(likeness(person.name, name) >= 0.8 for name in above)
    return own if again else heading


def _table_rows(chunk: Chunk) -> list[tuple[int, list[str]]]:
    """The rows of a table of people, with their line numbers; none where the chunk is no table."""
    if len(chunk.lines) < 2 or not all("|" in line.text or "\t" in line.text for line in chunk.lines):
        return []
    rows = []
    for line in chunk.lines:
        cells = [inline(cell) for cell in re.split(r"\t|(?<!\\)\|", line.text.strip().strip("|"))]
        if any(re.search(r"\w", cell) for cell in cells):
            rows.append((line.number, cells))
    return rows


def _person_lines(
    chunk: Chunk, width: int, names: Sequence[str], vocabulary: Vocabulary
) -> list[tuple[str, tuple[int, ...]]]:
    """A chunk's people: each bullet is one, and so is each line that begins with a name and a dash.

    Behind a full line (``width``, where lines are wrapped) none begins, unless a stop or an address ends it;
    nor behind an initial or an abbreviation.
    Below an author's name on a line of its own, each line is put behind a comma.
    """
    out: list[tuple[str, tuple[int, ...]]] = []
    card = False
    for place, line in enumerate(chunk.lines):
        behind = bullet(line.text)
        text = behind if behind is not None else line.text
        alone = _is_author(text, names)
        begins = (
            behind is not None
            or alone
            or _opens_person(inline(text), vocabulary)
            or (not card and re.match(r"\W*(ORCID|E-?mail)", text, re.IGNORECASE))
        )
        above = len(chunk.lines[place - 1].text) + len(line.text.split(maxsplit=1)[0]) if place else 0
        last = chunk.lines[place - 1].text if place else ""
        cut = last.endswith(".") and is_shortened(last[:-1])
        full = above >= width > 0 and not _TOLD.search(last)
        if out and (not begins or (behind is None and (full or cut) and not alone)):
            sign = ", " if card and out[-1][0][-1:].isalnum() else " "
            out[-1] = (f"{out[-1][0]}{sign}{text}", (*out[-1][1], line.number))
        else:
            out.append((text, (line.number,)))
            card = alone
    return out


def _opens_person(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a name opens a line, and no institution that looks like one."""
    name = person_name(text)
    return name is not None and not vocabulary.has("institution", name)


def person_of(text: str, lines: tuple[int, ...], vocabulary: Vocabulary) -> Person:
    """A paragraph about one author, with the name, address and ORCID found in it."""
    person = Person(text, lines, person_name(text))
    _details(person, vocabulary)
    return person


def _details(person: Person, vocabulary: Vocabulary, added: str = "") -> None:
    # Nobody's information is that long; to look at all of it again for each line would take for ever.
    text = added if added and len(person.text) > _LONGEST_INFORMATION else person.text
    bare = text.replace("\\", "")
    if "@" in bare and not person.email and (mail := EMAIL.search(bare)):
        person.email = mail[0].rstrip(".")
    if (orcid := ORCID.search(bare)) and not person.orcid:
        person.orcid = orcid[1].upper().replace("Х", "X")
    person.corresponding = person.corresponding or vocabulary.has("corresponding", text)


def _opening_name(text: str, names: Sequence[str]) -> str | None:
    """The author's name that opens a text and is followed by a small word, None where none is."""
    bare = plain(text)
    low = bare.casefold()
    for name in names:
        if len(name.split()) > 1 and low.startswith(name.casefold()):
            rest = bare[len(name) :]
            if re.match(r"\s+[^\W\d_]", rest) and rest.strip()[:1].islower():
                return name
    return None
