"""Bylines: names, their marks, and which names of different languages are one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from generator.reading.text import inline, join_marks, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.romanize import fold, is_cyrillic

_BADGE = re.compile(
    r"\^\{\s*(?:i?D|ID|iD|ORCID)\s*\}|\b(?:ORCID(?:\s+ID)?|iD)\b|(?<=[}*\s])[DО](?=\s*(?:,|;|$))"
    r"|(?<=[a-zа-яёәғқңөұүһі*}\d])ID(?=\s*(?:[,;*]|$))"
)
_BRACKETS = re.compile(r"\s?\(([^()]{5,60})\)")
_YEAR = re.compile(r"[,\s]*\b(?:19|20)\d\d\s*$")
_YEAR_FIRST = re.compile(r"^\W*(?:19|20)\d\d\s*(?:[гж]\.)?,?\s+(?=[^\W\d_])")
_INITIAL = re.compile(r"[^\W\d_]{1,3}\.(?:-[^\W\d_]{1,2}\.)?")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.){1,3}(?:\^\{[^{}]*\}|\*)*")
_SUPER = re.compile(r"\^\{[^{}]*\}")
_SUPER_OR_STAR = re.compile(r"\^\{[^{}]*\}|\*")
_COMMA = re.compile(r"[,;·•]")
_FIGURE = re.compile(r"\d")
#: An envelope beside a name says who answers letters, as a star does.
ENVELOPES = "\u2709\U0001f582\U0001f4e7"
_ENVELOPE = re.compile(rf"\s?[{ENVELOPES}]\ufe0f?")
#: Signs that some fonts and tools have for a star or a comma beside a mark.
_LIKE_STARS = "\u2217\u204e\uff0a\u21d1"
_SIGNS = str.maketrans(dict.fromkeys(_LIKE_STARS, "*") | {"\u02d2": ","})
_STARS_BESIDE = re.compile(r"(?<!\*)\*\s?\*(?!\*)")
_ORCID_LINK = re.compile(
    r"(?:\(?\[[^\[\]]{0,40}\](?=\())?\(?(?:https?://)?orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/?\)?\)?"
)
_ORCID_MARK = re.compile(r"(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])\*?")
_BY = re.compile(r"^\W*(?:[Bb]y|BY|Authors?:|Авторы?:|Автор(?:лар)?:)\s+")
#: A name in italics.
_ITALIC = re.compile(r"(?<![\w*}])\*(?=[^\W\d_])([^*^]{3,80})(?<=[\w.])\*(?![\w*])")
#: A whole byline in italics, with a star for a mark within.
_ALL_ITALIC = re.compile(r"\*(?=[^\W\d_])(.*[^*\s])\*")
#: ``PhD, Associate Professor **Ivan Petrov**``: what stands between a comma and the name in bold.
_DEGREE_BEFORE_BOLD = re.compile(r"(^|[,;]\s*)([^\W\d_][^,;*^]{1,80}?)\s+\*\*(?=[^\W\d_])")
_AND = re.compile(r"\s+(?:and|&|және|мен|и)\s+")
PARTICLES = frozenset(
    [
        "de",
        "da",
        "del",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "el",
        "al",
        "di",
        "bin",
        "ibn",
        "oglu",
        "ogly",
        "oğlu",
        "uly",
        "kyzy",
        "qyzy",
        "ұлы",
        "қызы",
        "оглы",
        "кызы",
        "улы",
        "оглу",
        "огли",
        "угли",
        "ўғли",
        "уулу",
        "кизи",
        "қизи",
        "гызы",
        "ogli",
        "ugli",
        "o‘g‘li",
        "oʻgʻli",
        "o'g'li",
        "uulu",
        "kizi",
        "qizi",
        "qızı",
        "gizi",
    ]
)
#: A mark before the name that a tool set on the line: ``1A.B. Ivanov*, 2C.D. Petrov``.
_MARK_BEFORE = re.compile(r"(?:^|(?<=[,;·•]\s))(\d{1,2}(?:,\s?\d{1,2})*)\s?(?=[^\W\d_])")
#: How patronymics end.
PATRONYMIC = re.compile(
    r"(?:ович|евич|ич|овна|евна|ична|инична|ұлы|улы|ули|қызы|кызы|кизи|қизи"
    r"|ovich|evich|yevich|ich|ovna|evna|yevna|ichna|uly|ulı|uli|kyzy|qyzy|kizi)$",
    re.IGNORECASE,
)
#: A mark that a tool set on the line: ``Ivanov A.B.1, Petrov2*``.
_GLUED_MARK = re.compile(
    r"(?<![^\W\d_]-)(?<=[^\W_])(?<!\d)(\.?)(\d{1,2}(?:,\s?\d{1,2}(?!\d|[^\W_]))*)(?=\s?\*?\s*(?:[,;·•]|$|\s(?:and|&|және|и)\s))"
)
#: A mark that a tool set apart from its name: ``Ivan Petrov 1* , Anna Li 2``.
_APART_MARK = re.compile(
    r"(?<=[^\W\d_])(\.?)\s(\d{1,2}(?:\s?,\s?\d{1,2})*)\s?(\*?)(?=\s*(?:[,;·•]\s*(?=[^\W\d_])|$|\s(?:and|&|және|и)\s))"
)
#: A letter for a mark, set apart from its name: ``Ivan Petrov a,* , Anna Li b``.
_APART_LETTER = re.compile(
    r"\s(?:(?<=[^\W\d_]{2}\s)|(?<=[^\W\d_]\.\s))([a-h])(?:\s?,\s?([a-h]))?\s?,?\s?(\*?)(?=\s*(?:[,;·•]|$|\s(?:and|&)\s))"
)
#: The many ways of setting a star and a figure behind a name, brought into one: ``A.B.,*1``, ``A.B.*1``, ``A. B 1, *``.
_STAR_FIRST = re.compile(
    r"(?<=[^\W\d_.,])\s?,?\s?(?<!^)\*\s?(\d{1,2}(?:\s?,\s?\d{1,2})*)(?![\d.}])|(?<=[.,])\s?\*\s?(\d{1,2}(?:\s?,\s?\d{1,2})*)(?![\d.])"
)
_COMMA_FIRST = re.compile(
    r"(?<=[^\W\d_.])(\.?)\s?,\s?(\d{1,2}(?:,\d{1,2})*\*?)(?=\s*(?:[,;·•]|$|\s(?:and|&|және|и)\s))"
)
#: ``A. Bell,^{2*}``, ``A. Bell,*^{2}, C. Dunn``: a comma before the mark.
_COMMA_BEFORE_MARK = re.compile(r"(?:(?<=[^\W\d_])|(?<=\.)),\s?(\*?\^\{[\d*, ]{1,8}\}\*?)(?=\s*(?:[,;]|$))")
#: A person's other name is looked for so many places up and down a byline.
_NEAR_NAMES = 100
#: ``A. Bell*, C. Dunn**``; bold has stars in front, too.
_ONE_STAR = re.compile(r"[^\W_]\*[\s,;]")
_TWO_STARS = re.compile(r"[^\W_]\*\*(?=\s*(?:[,;]|$))")
#: ``A. Bell,* C. Dunn**``: a comma before the star.
_COMMA_THEN_STAR = re.compile(r",(?<=[^\W\d_.],)\s?(\*{1,3})(?=\s+[^\W\d_])")
#: ``^{2**}``: two stars on the line's top are a mark and no bold.
_STARS_ABOVE = re.compile(r"(?<=[\d{,])\*\*\}")
_STARS = re.compile(r"(?<![*\w])\*{1,3}(?=\s?[^\W\d_])|(?<=[^\W_])\*{1,3}(?=\s*(?:[,;]|$))")
_OPENING_BOLD = re.compile(r"(?:^|[\s,;])\*\*(?=\S)")
_STAR_APART = re.compile(r"(?<=[\d}])\s?,\s?\*(?!\w)")
#: Signs of notes that are no affiliation's number.
_NOTE_SIGN = re.compile("[†‡§¶#](?=[\\s,;*^]|$)")
#: A mark in brackets behind a name: ``Ivanov A.B. [1]``, ``Ivanov A.B. (1, 2)``.
_BRACKETED_MARK = re.compile(
    r"([^\W\d_]|[.*])\s?(?:\[(\d{1,2}(?:,\s?\d{1,2})*(?:,?\s?\*)?)\]|\((\d{1,2}(?:,\s?\d{1,2})*(?:,?\s?\*)?)\))"
)
#: What ends a badge, a figure that ends a name, a figure in brackets: without them, which are found far
#: more quickly, the patterns above find nothing.
_BADGE_END = re.compile(r"D\b|[DО]\s*(?:[,;]|$)")
_FIGURE_LAST = re.compile(r"\d\s?\*?\s*(?:[,;·•]|$|\s(?:and|&|және|и)\s)")
_BRACKETED_FIGURE = re.compile(r"[\[(]\d")
#: Signs of marks and markup, without which a text's beginning is just what it looks like.
_MARKUP = re.compile(r"[\d*^{}\[\]<>&$\\#_~©†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ]")
#: Words with a capital in them.
_CAPITALISED = re.compile(r"[^\W\d_]*[A-Z][^\W\d_]*")
_STOP_WITHIN = re.compile(r"\.(?=[^\W\d_])")
_SECTION_NUMBER = re.compile(r"[IVX]{2,4}\.|[IVX]\.(?=$)")
#: What behind one word makes it a part of a law or a book, and no person.
_ROMAN = frozenset(("II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"))
#: Latin letters that stand for one.
_LETTER_PAIRS = frozenset(
    ("SH", "CH", "ZH", "YU", "YA", "YE", "YO", "TS", "KH", "GH", "NG", "DZH", "JR", "ST", "MD", "TH", "PH")
)
#: Signs of addresses and numbers behind a name that a tool took for letters (``A. B. Bell O И``).
_ICONS = re.compile(r"(?<=[^\W\d_]{3})(?:\s[^\W\d_]){1,3}$")
_SURNAME = re.compile(r"[^\W\d_]+(?:['‘’ʻʹ`-][^\W\d_]+)*[ьʼ'’]?")
_LONGEST = 1500
#: ``Ivanov A.B. 1 Petrov C.D. 2``: names with initials, and nothing but their marks between them.
_MARK_BETWEEN = re.compile(
    r"(?<=[^\W\d_]\.)\s?(?:\^\{([\d, ]{1,8})\}|(\d(?:,\s?\d){0,3}))\s+(?=[^\W\d_]{2}[^\s.,;]*\s[^\W\d_]\.)"
)
_MARK_LAST = re.compile(r"(?<=[^\W\d_]\.)\s(\d(?:,\s?\d){0,3})$")


@dataclass(frozen=True, slots=True)
class BylineName:
    """A name of a byline: as printed without marks, its affiliation marks, its star, the ORCID linked beside it."""

    name: str
    marks: tuple[str, ...] = ()
    star: bool = False
    orcid: str | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of a byline, what stood glued behind them, and the degrees beside them."""

    names: tuple[BylineName, ...]
    rest: str = ""
    degrees: tuple[str, ...] = ()


def with_stars(text: str) -> str:
    """A text with the stars and commas of its marks as ordinary ones.

    >>> with_stars("A. Bell\u2217")
    'A. Bell*'
    """
    return text if text.isascii() else text.translate(_SIGNS)


def _names_parted(line: str) -> str:
    """A line of names between which marks stand and no commas, with commas."""
    if "," in _MARK_BETWEEN.sub("", line) or not _MARK_BETWEEN.search(line):
        return line
    return _MARK_LAST.sub(r"^{\1}", _MARK_BETWEEN.sub(lambda m: f"^{{{m[1] or m[2]}}}, ", line))


@lru_cache(maxsize=16384)
def parse_byline(text: str, vocabulary: Vocabulary) -> Byline | None:
    """Read a byline; None where the text is none.

    Names stand between commas or semicolons, initials before or behind the surname or written
    out; marks (``^{1*}``, ``¹``, ``*¹``) before or behind. A line of written-out names without
    any mark is taken for a byline only where it has two names or more; the caller decides
    about a single one by what stands around it (:func:`is_name`).
    """
    if len(text) > _LONGEST or not text.strip() or " // " in text:
        return None  # two strokes stand between an entry's title and its journal
    if _opens_as_prose(text, vocabulary):
        return None  # most paragraphs end here
    if text[1:2] == "." and text[0] in "IVX" and vocabulary.section_level(text) is not None:
        return None  # “I. INTRODUCTION”
    line = inline(strip_heading_marks(with_stars(text)))
    if " | " in line and not line.startswith("|"):
        line = line.replace(" | ", ", ")
    if "(" in line:
        line = _BRACKETS.sub(lambda m: "*" if vocabulary.has("corresponding", m[1]) else m[0], line)
    copyright_sign = "©" in line
    if "***" in line and line.count("***") % 2 == 0:
        line = line.replace("***", "")  # bold and italic
    if "*" in line:
        if (whole := _ALL_ITALIC.fullmatch(line)) and line.count("*") > 2:
            line = whole[1]
        line = _DEGREE_BEFORE_BOLD.sub(
            lambda m: f"{m[1]}{m[2]}, **" if vocabulary.has("degree", m[2]) else m[0], line
        )
        line = _COMMA_THEN_STAR.sub(r"\1,", line.replace("\\*", "*"))
        line = _STARS_ABOVE.sub(r"*}", line)
        if _one_and_two_stars(line):
            line = line.replace("*", "")  # one star, two stars: signs of two people's addresses
        line = _ITALIC.sub(r"\1", line.replace("**", ""))
        line = line.replace("**", "").replace("\\*", "*")
    if copyright_sign:
        line = _YEAR_FIRST.sub(" ", line.replace("©", " "))
    if _BADGE_END.search(line):
        line = _BADGE.sub(" ", line)
    if "  " in line:
        line = re.sub(r"\s+", " ", line)
    if line.endswith("\\"):
        line = line.rstrip("\\ ")  # Markdown's sign of a line's end
    if "orcid.org/" in line:
        line = _ORCID_LINK.sub(lambda m: f"^{{{m[1]}}}" + "," * ("[,]" in m[0]), line)
    if any(sign in line for sign in ENVELOPES) and not _ENVELOPE.match(line):
        line = _STARS_BESIDE.sub("*", _ENVELOPE.sub("*", line))
    if any(sign in line for sign in "†‡§¶#"):
        line = _NOTE_SIGN.sub("", line)
    line = join_marks(line)
    if "^{" in line:
        line = _COMMA_BEFORE_MARK.sub(r"\1", line)
    figures = bool(_FIGURE.search(line))
    if figures and "." in line:
        line = _names_parted(line)
    if figures and line[0].isdigit():
        line = _marks_before(line, vocabulary)
    if figures and "*" in line:
        line = _STAR_FIRST.sub(lambda m: f"{m[1] or m[2]}*", line)
    if figures and _FIGURE_LAST.search(line):
        line = _COMMA_FIRST.sub(r"\1\2", line)
    if "*" in line:
        line = _STAR_APART.sub("*", line)
    if "*" in line and "^{" in line:
        line = re.sub(r"\*\^\{([^{}]*)\}", r"^{\1*}", line)
        line = re.sub(r"\^\{([^{}]*)\}\s*\*", r"^{\1*}", line)
    if copyright_sign and _YEAR.search(line.strip(" .")):
        line = _YEAR.sub("", line.strip(" ."))
    line = _BY.sub("", line)
    if figures and _FIGURE_LAST.search(line):
        line = _GLUED_MARK.sub(r"\1^{\2}", line)
    if figures and _BRACKETED_FIGURE.search(line):
        line = _BRACKETED_MARK.sub(lambda m: f"{m[1]}^{{{(m[2] or m[3]).replace(' ', '')}}}", line)
    if figures and _FIGURE_LAST.search(line):
        line = _if_names(_APART_MARK.sub(lambda m: f"{m[1]}^{{{m[2].replace(' ', '')}{m[3]}}}", line), line)
    if len(_APART_LETTER.findall(line)) > 1:
        line = _APART_LETTER.sub(lambda m: f"^{{{m[1]}{',' + m[2] if m[2] else ''}{m[3]}}}", line)
    if line[-2:-1] == " " and line[1:2] == "." and line[-1:].isalpha():
        line = _ICONS.sub("", line)
    parts = _split_names(line)
    names: list[BylineName] = []
    degrees: list[str] = []
    for number, part in enumerate(parts):
        bare = _SUPER_OR_STAR.sub(" ", part)
        if _is_degree(bare, vocabulary):
            degrees.append(" ".join(bare.split()))
            if names and len(bare) < len(part):  # the mark behind a degree is its owner's
                own = _name(part)
                held = names[-1]
                names[-1] = replace(held, marks=(*held.marks, *own.marks), star=held.star or own.star)
            continue
        if (degree := _degree_before(part, vocabulary)) is not None:
            degrees.append(degree)
            part = part[len(degree) :].strip()
            bare = bare.strip()[len(degree) :]
        if is_name(bare):
            if (degrees or line.startswith("^{")) and _is_place_name(bare, vocabulary):
                return None  # “¹PhD student, Esil National University”
            names.append(_name(part))
            continue
        # an affiliation may begin with a name, so glued text counts only behind a sure name
        cut = _name_then_rest(part) if names and not line.lstrip().startswith("^{") else None
        if cut is None or not vocabulary.has("institution", cut[1] + " " + ", ".join(parts[number + 1 :])):
            return None
        names.append(_name(cut[0]))
        # what is behind the name stays as it was printed, "and" and all
        return Byline(tuple(names), line[line.index(cut[1]) :].strip())
    if not names:
        return None
    marked = copyright_sign or bool(degrees) or any(n.marks or n.star or n.orcid for n in names)
    with_initials = any(_INITIAL.search(n.name) for n in names)
    if not with_initials and any(has_small_word(n.name, vocabulary) for n in names):
        return None  # a title in capitals
    if not (marked or with_initials) and any(_shouts_three_words(n.name) for n in names):
        return None  # another: “ЦИФРОВЫЕ ПРАВА ГРАЖДАНИНА, СОЗДАННЫЕ ЗАКОНОМ”
    if not (marked or with_initials or len(names) > 1):
        return None
    if not (marked or with_initials) and vocabulary.has("institution", text):
        return None
    return Byline(tuple(names), degrees=tuple(degrees))


def _shouts_three_words(name: str) -> bool:
    """Whether a name in Cyrillic capitals has three words, and none that only a person's name has."""
    words = name.split()
    if len(words) != 3 or name.isascii() or not name.isupper() or not is_cyrillic(name):
        return False
    return not any(PATRONYMIC.search(word) or word.casefold() in PARTICLES for word in words)


def has_small_word(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a word of what looks like a name in capitals is one that no name has: ``WHO``, ``AND``."""
    words = name.casefold().split() if name.isupper() else ()
    return any(w in own and w not in PARTICLES for w in words for own in vocabulary.function_words.values())


def stars_as_figures(text: str) -> str:
    """A line whose one, two and three stars are the marks ``^{1}``, ``^{2}``, ``^{3}``."""
    line = _COMMA_THEN_STAR.sub(r"\1,", text.replace("\\*", "*"))
    return _STARS.sub(lambda m: f"^{{{len(m[0])}}}", line)


def has_star_marks(text: str) -> bool:
    """Whether one star marks a name of a byline and two stars another (``A. Bell*, C. Dunn**``)."""
    line = _COMMA_THEN_STAR.sub(r"\1,", text.replace("\\*", "*"))
    return _one_and_two_stars(line)


def _one_and_two_stars(line: str) -> bool:
    """Whether one star stands behind a letter, two behind a later one, and none of them opens bold text."""
    one = _ONE_STAR.search(line)
    return bool(one and _TWO_STARS.search(line, one.end())) and not _OPENING_BOLD.search(line)


def _opens_as_prose(text: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands before the first comma or the like is neither a name nor a degree.

    It is too long for that, or has a small word that no name has, in plain letters and without any sign
    that is looked at more closely.
    """
    opening, sign, rest = _first_part(text)
    if len(opening.split()) > 14:
        return True
    if _MARKUP.search(opening) or (sign and not rest[:4].lstrip()[:1].isalnum()):
        return False
    head = _AND.split(opening, maxsplit=1)[0]
    words = head.split()
    small = any(
        len(word) > 2 and word[0].islower() and word.isalpha() and word.casefold() not in PARTICLES
        for word in words
    )
    if not small:
        return False
    sizes = [len(words)]
    if _INITIAL.search(head):  # a degree may stand before the name, a remark behind it
        if "(" in head or "|" in head:
            return False
        sizes += [1, 2, 3]
    return not any(vocabulary.has("degree", " ".join(words[:size])) for size in sizes)


def _first_part(text: str) -> tuple[str, str, str]:
    """What stands before the first sign between names, the sign, and what stands behind it."""
    sign = _COMMA.search(text)
    return (text[: sign.start()], sign[0], text[sign.end() :]) if sign else (text, "", "")


def _if_names(apart: str, line: str) -> str:
    """A line with its marks put on the names; one name of written-out words and a figure may be a heading."""
    return apart if len(_split_names(apart)) > 1 or "*" in line or _INITIAL.search(line) else line


def _marks_before(line: str, vocabulary: Vocabulary) -> str:
    """A line with the marks before its names put above it, where all of it are names with initials or marks."""
    above = _MARK_BEFORE.sub(r"^{\1}", line)
    parts = _split_names(above)
    if not all(is_name(_SUPER_OR_STAR.sub(" ", part)) for part in parts):
        return line
    if len(parts) == 1 and re.match(r"\d+\s", line):
        return line  # an item of a list
    if all(_INITIAL.search(part) for part in parts):
        return above
    each = len(parts) > 1 and all(part.startswith("^{") for part in parts)
    return above if each and not vocabulary.has("institution", line) else line


def _is_place_name(name: str, vocabulary: Vocabulary) -> bool:
    """Whether what looks like a written-out name is an institution's."""
    return not _INITIAL.search(name) and vocabulary.has("institution", name)


def _is_degree(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a degree or a post, or two of them (“PhD doctoral student”)."""
    if vocabulary.has("degree", text):
        return True
    words = text.split()
    return 1 < len(words) < 6 and any(
        vocabulary.has("degree", " ".join(words[:size])) and vocabulary.has("degree", " ".join(words[size:]))
        for size in (1, 2)
        if size < len(words)
    )


def _degree_before(part: str, vocabulary: Vocabulary) -> str | None:
    """The degree or post that stands before a name with initials, None where there is none."""
    if not _INITIAL.search(part):
        return None
    words = part.split()
    for size in (1, 2, 3):
        head, rest = " ".join(words[:size]), " ".join(words[size:])
        if not rest or not vocabulary.has("degree", head):
            continue
        bare = _SUPER_OR_STAR.sub(" ", rest)
        if is_name(bare) and _INITIAL.search(bare):
            return head if part.startswith(head) else None
    return None


def part_byline_title(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """A byline and the title behind it on the same line (``A.B. Author. The title``), or None."""
    if not 30 < len(text) < 500 or "//" in text:
        return None
    whole = parse_byline(text, vocabulary)
    if whole is not None and not whole.rest:
        return None
    if _names_institution(text[:200], vocabulary):
        return None
    if shouted := _names_then_capitals(strip_heading_marks(text), vocabulary):
        return shouted
    for match in reversed(list(re.finditer(r"[.:]\s+(?=[\"«“]?[^\W\d_]{2})", text[:300]))):
        head, tail = text[: match.start() + 1], text[match.end() :]
        head = head if re.search(r"\b[^\W\d_]{1,2}\.$", head) else head[:-1]
        found = parse_byline(head, vocabulary)
        if (
            found
            and not found.rest
            and len(tail.split()) > 3
            and any(_INITIAL.search(n.name) for n in found.names)
        ):
            return head, re.sub(r"(?<=[^\W\d_]{3})\.(?=\W*$)", "", tail)
    return None


def _names_then_capitals(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Written-out names, and behind them a title in capitals (``Bell Ann, Dunn Carl THE TITLE OF IT``)."""
    words = text.split()
    first = len(words)
    while first and words[first - 1].upper() == words[first - 1]:
        first -= 1
    head, tail = " ".join(words[:first]), " ".join(words[first:])
    if first < 2 or len(words) - first < 4 or sum(map(str.isalpha, tail)) < 15:
        return None
    found = parse_byline(head, vocabulary)
    return (head, tail) if found and not found.rest and not found.degrees else None


def _names_institution(text: str, vocabulary: Vocabulary) -> bool:
    """Whether an institution is named; English speaks of a school in small letters, and names it in capitals."""
    if not vocabulary.has("institution", text):
        return False
    return not text.isascii() or vocabulary.has("institution", " ".join(_CAPITALISED.findall(text)))


def _split_names(line: str) -> list[str]:
    """Cut at commas, semicolons and "and" that stand outside ``^{…}``."""
    held = line
    if "^{" in line:
        held = _SUPER.sub(lambda m: m[0].replace(",", "\x00").replace(";", "\x00"), line)
    parts = [p for chunk in _COMMA.split(held) for p in (_AND.split(chunk) if " " in chunk else (chunk,))]
    return [p.replace("\x00", ",").strip() for p in parts if p.strip(" .")]


def _name(part: str) -> BylineName:
    marks: list[str] = []
    star = "*" in part
    orcid = None
    for content in re.findall(r"\^\{([^{}]*)\}", part):
        if linked := _ORCID_MARK.fullmatch(content):
            orcid = linked[1].upper()
            continue
        marks.extend(re.findall(r"\d{1,3}|[a-zа-я]\b", content))
        if marks and marks[0].isalpha():  # a figure beside letters is a note's
            marks = [mark for mark in marks if mark.isalpha()]
    name = re.sub(r"\^\{[^{}]*\}|\*", "", part)
    return BylineName(
        re.sub(r"\s+", " ", name).strip(" .,;") + _closing_stop(name), tuple(marks), star, orcid
    )


def _closing_stop(name: str) -> str:
    """A name that ends in an initial keeps its stop."""
    return "." if re.search(r"\b[^\W\d_]{1,2}\.\s*$", name) else ""


def is_name(text: str) -> bool:
    """Whether a text is one person's name: initials and a surname, or two to four capitalised words."""
    words = (_STOP_WITHIN.sub(". ", text) if "." in text else text).replace("\\", "").split()
    if not 1 < len(words) <= 5 or any(map(str.isdigit, text)):
        return False
    if _SECTION_NUMBER.fullmatch(words[0]) and (len(words[0]) > 2 or not text.isascii()):
        return False
    if words[-1] in _ROMAN and len(words) == 2:
        return False  # ``Title IV``
    initials = surnames = 0
    for word in words:
        if _INITIAL.fullmatch(word) and word[0].isupper():
            if len(word) > 2 and word.isupper() and word.isascii() and word[:-1] not in _LETTER_PAIRS:
                return False  # “PAGE NO.”
            initials += 1
        elif word.casefold() in PARTICLES:
            continue
        elif word[0].isupper() and _SURNAME.fullmatch(word) and len(word) > 1:
            surnames += 1
        else:
            return False
    return (1 <= initials <= 3 and 1 <= surnames <= 2) or (not initials and 2 <= surnames <= 4)


def _name_then_rest(part: str) -> tuple[str, str] | None:
    """A name at the beginning of a part and what follows it, None where it begins with no name."""
    words = part.split()
    # behind "Surname A.B." another capitalised word is no second surname
    surname_first = len(words) > 2 and not words[0].endswith(".") and bool(_INITIALS.fullmatch(words[1]))
    if surname_first and is_name(" ".join(words[:2])):
        return " ".join(words[:2]), " ".join(words[2:])
    for size in (3, 2):
        head, rest = " ".join(words[:size]), " ".join(words[size:])
        bare = re.sub(r"\^\{[^{}]*\}|\*", " ", head)
        if rest and is_name(bare) and _INITIAL.search(bare) and not _INITIAL.fullmatch(words[size - 1]):
            return head, rest
    return None


@lru_cache(maxsize=4096)
def surname_first(name: str) -> tuple[str, tuple[str, ...]]:
    """A name's surname and the first letters of its other parts, romanized and lower case."""
    words = re.sub(r"\.(?=\S)", ". ", plain(name)).split()
    initials = [w for w in words if _INITIAL.fullmatch(w)]
    full = [w for w in words if w not in initials]
    if initials:
        surname = full[-1] if words and words[0] in initials and full else (full[0] if full else "")
        return fold(surname), tuple(fold(w[:1])[:1] for w in initials)
    if not full:
        return "", ()
    return fold(full[0]), tuple(fold(w[:1])[:1] for w in full[1:])


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1: the surnames' likeness, less where the initials differ.

    Written-out names may stand in either order, so the best pair of words counts.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return 0.0
    best = max(fuzz.ratio(a, b) / 100 for a in first for b in second)
    (_, initials), (_, others) = surname_first(one), surname_first(other)
    if initials and others:
        best += 0.05 if initials[0] == others[0] else -0.05
    return min(best, 1.0)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    words = re.sub(r"\.(?=\S)", ". ", plain(name)).split()
    return tuple(fold(w) for w in words if not _INITIAL.fullmatch(w) and len(w) > 2)


def match_bylines(base: Sequence[BylineName], other: Sequence[BylineName]) -> list[int | None]:
    """For each name of ``other`` the index of the same person in ``base``, None where there is none.

    Likeness of the names decides; equal places and equal stars speak for a pair where
    likeness alone leaves it open. One to one.
    """
    scores = []
    for j, theirs in enumerate(other):
        for i in range(max(0, j - _NEAR_NAMES), min(len(base), j + _NEAR_NAMES + 1)):
            mine = base[i]
            score = likeness(mine.name, theirs.name)
            score += 0.06 * (i == j) + 0.04 * (mine.star and theirs.star)
            scores.append((score, -abs(i - j), i, j))
    found: list[int | None] = [None] * len(other)
    taken: set[int] = set()
    for score, _, i, j in sorted(scores, key=lambda s: (-s[0], -s[1], s[2], s[3])):
        if score >= 0.6 and found[j] is None and i not in taken:
            found[j] = i
            taken.add(i)
    left_base = [i for i in range(len(base)) if i not in taken]
    left_other = [j for j in range(len(other)) if found[j] is None]
    if len(left_base) == len(left_other) == 1 and len(base) == len(other):
        found[left_other[0]] = left_base[0]  # all others are paired: the two left over are one person
    return found
