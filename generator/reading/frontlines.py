"""Front matter's chunks cut where a line opens a new kind of thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, pairwise

from generator.reading.byline import (
    has_small_word,
    is_name,
    match_bylines,
    parse_byline,
    part_byline_title,
)
from generator.reading.chunks import Chunk, bullet
from generator.reading.dates import behind_codes, is_date_line
from generator.reading.frontblocks import Kind
from generator.reading.language import is_latin
from generator.reading.mastheads import is_identifier, is_masthead, names_issn
from generator.reading.persons import (
    ORDINAL,
    PERSON_LONGEST,
    RESEARCHER_ID,
    has_leading_mark,
    is_degrees,
    is_full_name,
    is_land_and_town,
    is_place,
    looks_like_affiliation,
    name_before_place,
    names_country,
    only_mail,
    opens_with_person,
    person_parts,
    stands_on_its_own,
    tells_of_person,
    tells_of_post,
)
from generator.reading.source import Line
from generator.reading.text import (
    EMAIL,
    IN_BRACKETS,
    ORCID,
    inline,
    plain,
    spread_addresses,
    strip_heading_marks,
    upper_share,
)
from generator.reading.vocabulary import Vocabulary, heads_statement, whole_label

#: ``A. Bell – a@b.org``
_NAME_AND_MAIL = re.compile(r"\W*([^–—@:]{4,60}?)\s*[–—:-]\s*\S+@\S+\W*")
#: No title has more lines.
_MOST_TITLE_LINES = 12
#: The first words behind an address.
_BEHIND_ADDRESS = re.compile(r"[ .;,]*(\s*\S{1,60}(?:\s+\S{1,60}){0,2})")
_GLUED_AFFILIATION = re.compile(r"\d{1,2}\s?[«“\"]?[^\W\d_a-zа-яёәғқңөұүһі]")
#: ``1 University``, ``1University``, ``[1] University``, ``(1) University``
_MARK_ON_LINE = re.compile(
    r"(?:(?P<figure>\d{1,2}(?:,\d{1,2})?)\s?(?:\\?\*\s?)?|\[(?P<square>\d{1,2})\]\s?|\((?P<round>\d{1,2})\)\s?)"
    r"(?P<rest>[«\"“№(]?\s?[^\W_].*)"
)
#: Brackets around the whole of an affiliation.
_ENCLOSED = re.compile(rf"{IN_BRACKETS}((?:[,;]\s*\S+@\S+)?)[;.]?")
#: What may begin the names behind codes: a word in capitals or an initial.
_NAMES_BEGIN = re.compile(r"\s+(?=(?:\\?\*)*[^\W\d_a-zа-яё][^\W\d_]*[.,\s])")
#: The number of a researcher in a register.
_RESEARCHER = re.compile(r"\b[A-Z]{1,4}-\d{4}-\d{4}\b")
#: No printed page has longer lines.
_WIDEST = 150
#: A code of a classification with a word in capitals behind it.
_CODE_THEN_WORD = re.compile(r"\d\.\d[\d.]*\s+(?=[«\"“]?[^\W\d_]{2})")
#: A stop behind a word, and more behind it or nothing.
_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?](?=\s+[^\W\d_]|$)")
#: A line of a person's card is no longer.
_CARD_WIDEST = 130
#: A journal's head has fewer lines.
_HEAD_LONGEST = 9
#: Letters of a phrase that does not come again by chance.
_PHRASE = 20
_FIGURE = re.compile(r"\d")
#: A mark of affiliations alone on a line, and in which order they come.
_BARE_MARK = re.compile(r"\d{1,2}|[a-h]")
_FIGURES = [str(figure) for figure in range(1, 21)]
_LETTERS = list("abcdefgh")
#: What a tool made of marks above the line: ``1, 2 1``.
_ONLY_FIGURES = re.compile(r"[\d\s.,;*]*\d[\d\s.,;*]*")
_GAP = re.compile(r"[\s.,;:]+")
_INITIALS = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")
#: The end of a postal address: a house's number (``ул. Мира, д. 7``).
_HOUSE = re.compile(r"\b(?:ул|пр|просп|пр-т|көшесі|даңғылы)\b.*,\s(?:д\.?\s?)?\d{1,3}\w?$")
#: A DOI with a gap in it, as some tools print it (``10.24411 /2076-1503``).
_DOI_APART = re.compile(r"(?<![\d.])(10\.\d{4,5})\s/\s?(?=\d)")
#: A code of classification or a DOI right before the end.
_CODE_ENDS = re.compile(r"(?:\d\.\d[\d.:;, ]*|10\.\d{4,9}/\S+)$")

#: Kinds of lines each of which opens a chunk, even below one of its kind.
_EACH_APART = frozenset(("mark", "email", "label", "code", "name", "bio", "script"))


def explode(chunk: Chunk, vocabulary: Vocabulary) -> list[Chunk]:
    """Cut a chunk of front matter where a line opens a new kind of thing."""
    if head := _masthead_lines(chunk, vocabulary):
        rest = explode(Chunk(chunk.lines[head:]), vocabulary) if head < len(chunk.lines) else []
        return [Chunk(chunk.lines[:head]), *rest]
    first = chunk.lines[0]
    if (len(chunk.lines) == 1 or vocabulary.has("abstract", chunk.lines[1].text)) and (
        parts := part_byline_title(first.text, vocabulary)
    ):
        rest = explode(Chunk(chunk.lines[1:]), vocabulary) if len(chunk.lines) > 1 else []
        return [*(Chunk((Line(first.number, part),)) for part in parts), *rest]
    if len(chunk.lines) == 1 and (told := _people_and_title(first.text, vocabulary)):
        return [
            small
            for text in told
            for small in explode(Chunk((Line(first.number, text, first.indent),)), vocabulary)
        ]
    groups: list[list[Line]] = []
    previous = ""
    if "@" in chunk.text and "{" in chunk.text:
        chunk = Chunk(tuple(Line(x.number, spread_addresses(x.text), x.indent) for x in chunk.lines))
    chunk = Chunk(
        tuple(
            part
            for line in chunk.lines
            for own in _people_apart(_without_bullet(line))
            for part in _codes_and_dates(_with_mark_above(own, vocabulary), vocabulary)
        )
    )
    chunk = _addresses_beside(_places_unwrapped(_marks_joined(chunk, vocabulary), vocabulary), vocabulary)
    chunk = _signed_people(_dates_joined(chunk, vocabulary))
    label = inline(first.text)
    if len(chunk.lines) > 1 and len(label) < 60 and heads_statement(label, vocabulary):
        return _with_labels(chunk, vocabulary)
    if _is_box_of_own(chunk, vocabulary):
        return [chunk]
    if chunk.text.startswith("#"):
        chunk = Chunk(tuple(_no_heading(line) for line in chunk.lines))
    chunk = Chunk(tuple(part for line in chunk.lines for part in _name_and_affiliation(line, vocabulary)))
    # a rubric or a title in two languages, and nothing else
    pair = len(chunk.lines) == 2 and all(upper_share(line.text) > 0.9 for line in chunk.lines)
    for place, line in enumerate(chunk.lines):
        if groups and _is_cut_before(groups[-1][-1].text, line.text, vocabulary):
            groups[-1].append(line)
            continue
        kind = _line_kind(line.text, vocabulary)
        below_name = place == 1 and len(line.text) < 60 and not previous and upper_share(first.text) > 0.8
        heads = (not place or below_name) and len(chunk.lines) > 1
        if not kind and heads and is_masthead(line.text, vocabulary):
            kind = "label"
        elif (
            place == 1 and not previous and len(first.text.split()) < 7 and is_masthead(line.text, vocabulary)
        ):
            groups[-1].append(line)
            previous = "issue"
            continue
        if previous == "issue" and not kind:
            kind = "below"  # the journal's name and its issue are whole
        below = chunk.lines[place + 1].text if place + 1 < len(chunk.lines) else ""
        placed = not kind and previous == "mark" and _names_place_on(groups[-1], below, vocabulary)
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
            )
        ):
            kind = "below"
        elif groups and not kind and previous in ("byline", "name"):
            kind = "" if _goes_on_with_names(groups[-1], line.text, vocabulary) else "below"
        elif (
            groups
            and not kind
            and previous in ("mark", "email", "label", "below")
            and _opens_title(groups[-1], line.text, previous, vocabulary)
        ) or (place == 1 and not kind and not previous and says_title_again(first.text, line.text)):
            kind = "title"
        elif groups and not kind and previous == "title" and _is_prose(line.text):
            kind = "text"
        elif groups and not kind and previous in ("mark", "below", "email") and _tells_sentences(line.text):
            kind = "text"  # an abstract without a label
        if groups and kind in ("", "below") and previous in ("", "below", "title", "script"):
            kind = "text" if _is_shouted_above(groups[-1], line.text) else kind
        if (
            groups
            and kind in ("", "title")
            and not pair
            and _opens_other_script(groups[-1][-1].text, line.text)
        ):
            kind = "script"
        if groups and groups[-1][-1].text.startswith("✉"):
            kind = ""  # whose address stands in the next line
        again = kind == previous == "byline" and _says_names_again(groups[-1], line.text, vocabulary)
        if groups and not (kind and (kind != previous or again or kind in _EACH_APART)):
            groups[-1].append(line)
            continue
        groups.append([line])
        previous = kind
    return [Chunk(tuple(group)) for group in groups]


def _names_place_on(above: Sequence[Line], below: str, vocabulary: Vocabulary) -> bool:
    """Whether a line between an institution without a place and a place alone ends the institution's name."""
    told = " ".join(line.text for line in above)
    if "," in told or not vocabulary.has("institution", told) or vocabulary.has("institution", below):
        return False
    return below.rpartition(",")[2].strip(" .;").casefold() in vocabulary.countries


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


def _is_shouted_above(above: Sequence[Line], text: str) -> bool:
    """Whether a title in capitals stands right above a line that is a sentence's beginning."""
    if len(text) <= 70 or not text[0].isupper() or upper_share(text) >= 0.4 or len(text.split()) <= 8:
        return False
    if len(above) > _MOST_TITLE_LINES or above[-1].text.endswith((",", ";", "-")):
        return False
    title = " ".join(line.text for line in above)
    return upper_share(title) >= 0.9 and len(title.split()) >= 3


def _is_cut_before(above: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a page's width cut a word between two lines, or a country from its town."""
    if above.endswith(("-", ";")):
        return text[:1].islower()
    return above.endswith(",") and text.strip(" .;,").casefold() in vocabulary.countries


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
    if any(vocabulary.has(group, text) for group in ("abstract", "keywords")):
        return True
    return whole_label("citation", above[0].text, vocabulary) and _is_named_in(above, text)


def says_title_again(above: str, title: str) -> bool:
    """Whether a running head, names and a title on a line, says the title that stands below it."""
    told, own = letters_of(above), letters_of(title)
    return len(own) > _PHRASE and own in told and told != own and not told.startswith(own)


def _is_named_in(above: Sequence[Line], text: str) -> bool:
    """Whether the words of a line stand in the lines above it, one behind the other."""
    words = letters_of(text)
    return len(words) > _PHRASE and words in letters_of(" ".join(line.text for line in above))


@lru_cache(maxsize=1024)
def letters_of(text: str) -> str:
    """The words of a text in small letters, without signs and figures."""
    return re.sub(r"[\W\d_]+", " ", text).casefold().strip()


def _marks_joined(chunk: Chunk, vocabulary: Vocabulary) -> Chunk:
    """A chunk with marks that stand on lines of their own (``1``, ``2``) before the places below them."""
    at = [place for place, line in enumerate(chunk.lines[:-1]) if _BARE_MARK.fullmatch(line.text)]
    marks = [chunk.lines[place].text for place in at]
    if not at or marks not in (_FIGURES[: len(at)], _LETTERS[: len(at)]):
        return chunk
    ends = [*at[1:], len(chunk.lines)]
    for begin, end in zip(at, ends, strict=True):
        own = chunk.lines[begin + 1 : end]
        if not own or not own[0].text[:1].isupper():
            return chunk
        if not any(vocabulary.has("institution", line.text) for line in own[:3]):
            return chunk
    lines: list[Line] = []
    for place, line in enumerate(chunk.lines):
        if place - 1 in at:
            mark = chunk.lines[place - 1]
            line = Line(mark.number, f"^{{{mark.text}}} {line.text}", mark.indent)
        if place not in at:
            lines.append(line)
    return Chunk(tuple(lines))


def _places_unwrapped(chunk: Chunk, vocabulary: Vocabulary) -> Chunk:
    """Put a line that ends in a country on the line above it, which a name and where its owner works open."""
    lines: list[Line] = []
    for line in chunk.lines:
        above = lines[-1].text if lines else ""
        ends = line.text.rpartition(",")[2].strip(" .;").casefold() in vocabulary.countries
        ends = ends and vocabulary.has("institution", above)
        if ends and "," in above and len(line.text) < 120 and not has_leading_mark(line.text):
            name = plain(inline(above.partition(",")[0])).strip(" *")
            last = above.rpartition(",")[2].strip(" .;").casefold()
            opens = plain(inline(line.text.partition(",")[0])).strip(" *")
            if (
                is_name(name)
                and "@" not in above
                and last not in vocabulary.countries
                and not (is_name(opens) and not vocabulary.has("institution", opens))
            ):
                lines[-1] = Line(lines[-1].number, f"{above} {line.text}", lines[-1].indent)
                continue
        lines.append(line)
    return Chunk(tuple(lines))


def _addresses_beside(chunk: Chunk, vocabulary: Vocabulary) -> Chunk:
    """Put a line of addresses on the line above it that tells of one person, or ends in their label."""
    lines: list[Line] = []
    for line in chunk.lines:
        above = lines[-1].text if lines else ""
        first = len(lines)
        if is_contact_of(above, line.text, vocabulary):
            first -= 1
        elif _wants_address(above, line.text, vocabulary):
            first = _opening_line(lines, len(lines) - 1)
        elif above.endswith(",") and _is_contact(line.text, vocabulary):
            first = _opening_line(lines, first)
        whole = " ".join(x.text for x in (*lines[first:], line))
        lines[first:] = [Line(lines[first].number, whole, lines[first].indent) if lines[first:] else line]
    return Chunk(tuple(lines)) if len(lines) < len(chunk.lines) else chunk


def _opening_line(lines: Sequence[Line], otherwise: int) -> int:
    """Where the wrapped lines about one person begin that have no address yet."""
    for at in reversed(range(len(lines))):
        if "@" in lines[at].text:
            break
        if opens_with_person(lines[at].text):
            return at
    return otherwise


def _dates_joined(chunk: Chunk, vocabulary: Vocabulary) -> Chunk:
    """A date put on the line of its label (``Received –``), which stands above it."""
    lines: list[Line] = []
    for line in chunk.lines:
        label = lines[-1].text.rstrip(" *") if lines else ""
        if label.endswith((":", "–", "—", "-")) and len(label) < 60 and len(line.text) < 40:
            dated = Line(lines[-1].number, f"{label} {line.text}", lines[-1].indent)
            if re.search(r"\d", line.text) and is_date_line(Chunk((dated,)), vocabulary):
                lines[-1] = dated
                continue
        lines.append(line)
    return Chunk(tuple(lines)) if len(lines) < len(chunk.lines) else chunk


def _wants_address(above: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line ends in an address's label, and the address opens the next line."""
    label = above.rpartition(",")[2].strip(" (*")
    if len(label) == len(above) or len(label) > 20 or "@" in label or not EMAIL.match(text.lstrip("<[ ")):
        return False
    return vocabulary.has("email", label)


def is_contact_of(above: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line holds the address of the one person of whom the line above it tells behind a dash."""
    return "@" not in above and _is_contact(text, vocabulary) and opens_with_person(above)


def _is_contact(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line holds an address or an ORCID with its label, or little else."""
    if not (("@" in text and EMAIL.search(text.replace("\\", ""))) or ORCID.search(text)):
        return False
    return vocabulary.has("email", text) or vocabulary.has("orcid", text) or only_mail(text)


def _signed_people(chunk: Chunk) -> Chunk:
    """People whom a sign opens (``© A. Bell, a university, a@b.org``), each on one line and without the sign."""
    signed = [is_name(plain(x.text[1:].partition(",")[0]).strip()) for x in chunk.lines if x.text[:1] == "©"]
    if not signed or not all(signed) or not chunk.text.startswith("©") or "@" not in chunk.text:
        return chunk
    lines: list[Line] = []
    for line in chunk.lines:
        if line.text.startswith("©"):
            lines.append(Line(line.number, line.text[1:].strip(), line.indent))
        else:
            lines[-1] = Line(lines[-1].number, f"{lines[-1].text} {line.text}", lines[-1].indent)
    return Chunk(tuple(lines))


def _without_bullet(line: Line) -> Line:
    """A line without the bullet that a tool put before an affiliation's mark (``- ¹ University``)."""
    behind = bullet(line.text)
    marked = behind is not None and (has_leading_mark(behind) or _GLUED_AFFILIATION.match(behind))
    return Line(line.number, behind, line.indent) if behind and marked else line


def _people_apart(line: Line) -> tuple[Line, ...]:
    """A line cut where another person's name, written out, begins behind an address."""
    if "@" not in line.text:
        return (line,)
    text = line.text
    behind = (_BEHIND_ADDRESS.match(text, found.end()) for found in EMAIL.finditer(text))
    ends = (words.start(1) for words in behind if words and is_full_name(" ".join(words[1].split())))
    parts = [text[a:b].strip() for a, b in pairwise([0, *ends, len(text)])]
    return tuple(Line(line.number, part, line.indent) for part in parts if part)


def _codes_and_dates(line: Line, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """A line of codes in two where the dates or the names of the article stand behind them, or its kind before them."""
    if kind := _kind_before_code(line.text, vocabulary):
        rest = Line(line.number, line.text[kind:].strip(), line.indent)
        return (Line(line.number, line.text[:kind].strip(), line.indent), *_codes_and_dates(rest, vocabulary))
    if not is_identifier(line.text, vocabulary):
        return (line,)
    line = Line(line.number, _DOI_APART.sub(r"\1/", line.text), line.indent)
    cut = (
        behind_codes(line.text, vocabulary)
        or _names_behind_codes(line.text, vocabulary)
        or _title_behind_codes(line.text, vocabulary)
    )
    if cut is None:
        return (line,)
    return tuple(Line(line.number, text, line.indent) for text in (line.text[:cut].strip(), line.text[cut:]))


def _kind_before_code(text: str, vocabulary: Vocabulary) -> int:
    """Where a code begins behind the kind of article (``Original article UDC 347.9``); 0 where none does."""
    if len(text) > _WIDEST or not _FIGURE.search(text):
        return 0
    for gap in islice(_GAP.finditer(text), 4):
        if is_identifier(text[gap.end() :], vocabulary):
            return gap.end() if whole_label("article_type", text[: gap.start()], vocabulary) else 0
    return 0


def _names_behind_codes(text: str, vocabulary: Vocabulary) -> int | None:
    """Where names with initials, or one written out, begin behind the codes of a line, None where none do."""
    if names_issn(text):
        return None
    for gap in _NAMES_BEGIN.finditer(text):
        tail = text[gap.end() :]
        if not _CODE_ENDS.search(text[: gap.start()]):
            continue
        if _INITIALS.search(tail) and (named := parse_byline(tail, vocabulary)):
            return gap.end() if _INITIALS.search(named.names[0].name) and not named.rest else None
        bare = plain(inline(tail)).strip(" ,;*")
        if len(bare.split()) == 3 and is_name(bare) and not vocabulary.has("institution", bare):
            return gap.end() if not bare.isupper() or tail.rstrip().endswith(",") else None
    return None


def _title_behind_codes(text: str, vocabulary: Vocabulary) -> int | None:
    """Where a title in capitals begins behind the code of a line, None where none does."""
    gap = _CODE_THEN_WORD.search(text)
    title = text[gap.end() :] if gap else ""
    if gap is None or len(title.split()) < 3 or len(title) < _PHRASE or upper_share(title) < 0.95:
        return None
    return None if is_identifier(title, vocabulary) or names_issn(text) else gap.end()


def _with_mark_above(line: Line, vocabulary: Vocabulary) -> Line:
    """An affiliation's line with its mark above the line, where a tool set it on the line or in brackets."""
    match = _MARK_ON_LINE.match(line.text) if not ORDINAL.match(line.text) else None
    if not match or "," not in match["rest"]:
        return line
    mark, rest = match["figure"] or match["square"] or match["round"], match["rest"].strip()
    enclosed = _ENCLOSED.fullmatch(rest)
    if enclosed is None and (rest.startswith("(") or not vocabulary.has("institution", rest)):
        return line
    return Line(line.number, f"^{{{mark}}} {enclosed[1] + enclosed[2] if enclosed else rest}", line.indent)


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


def _opens_title(above: Sequence[Line], text: str, previous: Kind, vocabulary: Vocabulary) -> bool:
    """Whether a line right below an affiliation, an address or keywords that are whole is no more of it.

    An affiliation is whole with its country, an address with its last sign; below anything else a
    line opens a title where it is in capitals and what stands above is not.
    """
    held = plain(" ".join(line.text for line in above)).strip(" .;,)")
    if not text[:1].isupper() or "@" in text or text.endswith((",", ";")) or len(text.split()) < 3:
        return False
    if previous == "below" and not (
        "@" in above[-1].text
        or looks_like_affiliation(above[-1].text, vocabulary)
        or is_land_and_town(above[-1].text, vocabulary)
    ):
        return False
    if looks_like_affiliation(text, vocabulary) and upper_share(text) < 0.9:
        return False
    if above[-1].text.endswith((",", "-", ":")) or (above[-1].text.endswith(";") and previous != "email"):
        return False
    if previous == "label" and above[-1].text.endswith(".") and vocabulary.has("keywords", above[0].text):
        return not re.search(r"[;:.]$", text)  # behind the last keyword's stop
    if upper_share(text) > 0.9 and upper_share(above[-1].text) < 0.5 and len(text) > 20:
        return True
    if previous == "label" or (len(text.split()) < 4 and re.search(r"[,\d]", text)):
        return False
    if previous == "email":
        end = held.replace("\\", "")[-80:].rstrip(" )>*")
        codes = (EMAIL, ORCID, _RESEARCHER)
        return any(found.end() == len(end) for code in codes for found in code.finditer(end))
    return held.rpartition(",")[2].strip().casefold() in vocabulary.countries or bool(_HOUSE.search(held))


def _is_prose(text: str) -> bool:
    """Whether a line below a title is a paragraph, longer than any page's width."""
    return len(text) > _WIDEST and text.rstrip().endswith((".", "!", "?"))


def _tells_sentences(text: str) -> bool:
    """Whether a line is a paragraph of two sentences or more, as no place is."""
    return _is_prose(text) and "@" not in text and text[0].isalpha() and len(_SENTENCES.findall(text)) > 1


def is_card(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether short lines below a name say what its owner is and where, the last of them in which country."""
    first, *told = (line.text for line in chunk.lines)
    if not 2 <= len(told) <= 6 or any(len(text) > _CARD_WIDEST for text in told):
        return False
    name = plain(inline(first)).strip(" ,;*")
    if not is_name(name) or vocabulary.has("institution", name) or has_small_word(name, vocabulary):
        return False
    last = told[-1].rpartition(",")[2].strip(" .;").casefold()
    return last in vocabulary.countries and any(vocabulary.has("institution", text) for text in told)


def _opens_other_script(above: str, text: str) -> bool:
    """Whether a line in another script than the line above it opens something new: a title, an abstract."""
    if not text[:1].isupper() or above.endswith((",", ";", ":", "-", "–", "(")):
        return False
    if min(len(above.split()), len(text.split())) < 2 or "@" in above or "@" in text:
        return False
    return is_latin(above) != is_latin(text)


def _goes_on_with_names(above: Sequence[Line], text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line below names brings more names, or the rest of the last one."""
    if vocabulary.has("institution", text) and looks_like_affiliation(text, vocabulary):
        return False
    held = " ".join(line.text for line in above)
    whole = parse_byline(f"{held} {text}", vocabulary)
    if whole is None:
        return False
    told = parse_byline(held, vocabulary)
    ended = told is not None and len(told.names) == len(whole.names) and is_name(told.names[-1].name)
    return not ended or len(text.split()) < 3 or held.rstrip("* ").endswith((",", ";"))


def _says_names_again(above: Sequence[Line], text: str, vocabulary: Vocabulary) -> bool:
    """Whether a byline names the people of the byline above it, in another language."""
    first = parse_byline(" ".join(line.text for line in above), vocabulary)
    second = parse_byline(text, vocabulary)
    if first is None or second is None or len(first.names) != len(second.names):
        return False
    return None not in match_bylines(first.names, second.names)


def _name_and_affiliation(line: Line, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """A line in its parts where it is one person's: the name, degrees, the institution, addresses."""
    behind = None if line.text.startswith("*") else bullet(line.text)
    if behind is None and re.match(r"\\?\*(?!\*)", line.text):
        return (line,)  # a note behind a star, not a byline
    parts = person_parts(line.text if behind is None else behind, vocabulary)
    if parts is None and behind is not None and len(behind) < PERSON_LONGEST:
        parts = name_before_place(behind, vocabulary)
    if parts is None:
        return (line,)
    return tuple(Line(line.number, text, line.indent) for text in parts)


def _people_and_title(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The parts of ``A. Bell, PhD, a university; C. Dunn, a court: The title.``, or None."""
    people, colon, title = text.rpartition(": ")
    if not colon or len(title.split()) < 3 or not 40 < len(text) < 2 * PERSON_LONGEST:
        return None
    each = [part.strip() for part in people.split(";")]
    if not all(person_parts(part, vocabulary) for part in each):
        return None
    return (*each, re.sub(r"(?<=[^\W\d_]{3})\.(?=\W*$)", "", title.strip()))


def names_with_places(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether each line of a chunk is a name, a comma and where its owner works, with an address or a country."""
    return all(
        len(_name_and_affiliation(line, vocabulary)) > 1
        and ("@" in line.text or names_country(line.text, vocabulary))
        for line in chunk.lines
    )


def _line_kind(text: str, vocabulary: Vocabulary) -> str:
    if vocabulary.has("email", text) or vocabulary.has("orcid", text) or only_corresponding(text, vocabulary):
        return "email"
    if only_mail(text) and not names_country(text, vocabulary):
        return "email"
    if pairs_names_and_mails(text):
        return "email"
    if "@" in text and len(text) < 200 and _opens_with_corresponding(text, vocabulary):
        return "email"
    if len(text) > 40 and (tells_of_person(text) or tells_of_post(text, vocabulary)):
        return "bio"
    if is_identifier(text, vocabulary):
        return "code"
    if len(text) < 300 and is_date_line(Chunk((Line(0, text),)), vocabulary):
        return "date"
    if is_degrees(text, vocabulary):
        return "degree"
    if len(text) < 80 and RESEARCHER_ID.match(text):
        return "label"
    if whole_label("article_type", text, vocabulary):
        return "kind"
    if len(text) < 20 and _ONLY_FIGURES.fullmatch(text):
        return "figures"
    if len(text) < 40 and whole_label("author_info", text, vocabulary):
        return "label"
    if (
        _GLUED_AFFILIATION.match(text)
        and not ORDINAL.match(text)
        and is_place(re.sub(r"^\d+\s*", "", text).strip(" ,;."), vocabulary)
    ):
        return "mark"
    if any(
        vocabulary.has(group, text)
        for group in ("keywords", "abstract", "funding", "citation", "other_keywords")
    ):
        return "label"
    if len(text) < 200 and vocabulary.has("other_statement", text):
        return "label"
    if parse_byline(text, vocabulary):
        return "byline"
    return "mark" if has_leading_mark(text) else ""


def _opens_with_corresponding(text: str, vocabulary: Vocabulary) -> bool:
    called = vocabulary.find("corresponding", text)
    return called is not None and called[1].start() < 6


def pairs_names_and_mails(text: str) -> bool:
    """Whether a line holds two people or more, each with an address behind a dash, and nothing else."""
    if text.count("@") < 2:
        return False
    parts = [
        _NAME_AND_MAIL.fullmatch(part)
        for part in re.split("[;,]", text.replace("\\", ""))
        if part.strip(" .")
    ]
    return all(part is not None and is_name(plain(part[1]).strip()) for part in parts)


def only_corresponding(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line says what a star means, and no more (“* Corresponding author”)."""
    called = vocabulary.find("corresponding", text) if len(text) < 60 else None
    return called is not None and called[1].start() < 6 and len(text) - called[1].end() < 6
