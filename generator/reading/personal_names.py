"""Taking a printed personal name apart: surname, given name, patronymic, initials."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from generator.reading.byline.names import PATRONYMIC
from generator.romanize import skeleton

_INITIAL = re.compile(r"(?:[^\W\d_]|[SsZzCcKkYyDdJjТтSs][hHuUaAeEzZ]|Дж|Sch)\.?")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ-])*\.?")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in comparable form; every part is a skeleton, "" where it is not printed.

    Attributes:
        surname: of the family name.
        given, patronymic: whole names.
        initials: skeletons of the initials of given name and patronymic, as many as are printed.
        words: the printed words of surname, given name and patronymic.
    """

    surname: str
    given: str = ""
    patronymic: str = ""
    initials: tuple[str, ...] = ()
    words: tuple[str, str, str] = ("", "", "")


def part_words(printed: str, joined: Collection[str] = ()) -> str:
    """Part what lost its blank: a small letter right before a capital, three letters at least on each side.

    Args:
        printed: a name as printed.
        joined: beginnings of names that are written so (``Mac``), in small letters.

    >>> part_words("Anna BolatKyzy"), part_words("Lee MacDonald", {"mac"}), part_words("J. McAdam")
    ('Anna Bolat Kyzy', 'Lee MacDonald', 'J. McAdam')
    """

    def parted(match: re.Match[str]) -> str:
        word = match[0]
        for at in range(3, min(len(word), 60) - 2):
            if word[at - 1].islower() and word[at].isupper() and word[at + 1 :].islower():
                head, tail = word[:at], word[at:]
                if head[1:].islower() and head.lower() not in joined:
                    return f"{head} {tail}"
        return word

    return re.sub(r"[^\W\d_]+", parted, printed)


def likeness(a: str, b: str) -> float:
    """How alike two skeletons are, 0 to 1."""
    return float(Indel.normalized_similarity(a, b))


def _is_initial(word: str) -> bool:
    bare = word.rstrip(".")
    return (
        len(bare) == 1
        or (word.endswith(".") and len(bare) <= 3)
        or bool(len(bare) == 2 and _INITIAL.fullmatch(word) and bare[0].isupper() and word.endswith("."))
    )


def parse(printed: str, surname_like: str = "", english: bool = False) -> Name:
    """Take a name apart.

    Args:
        printed: as in a byline or in the information about the authors.
        surname_like: skeleton of the surname where it is known from elsewhere.
        english: whether two whole words read given name first.

    >>> [parse(name).words[0] for name in ("Нұрлан Ерболұлы Сапа", "Сапа Нұрлан Ерболұлы", "Н.Е. Сапа", "Ada N. Noel")]
    ['Сапа', 'Сапа', 'Сапа', 'Noel']
    >>> parse("Noel ADA").words[0], parse("Ada Noel", english=True).words[0]
    ('ADA', 'Noel')
    """
    words = _WORD.findall(re.sub(r"\.(?=\w)", ". ", printed))
    initials = [w for w in words if _is_initial(w)]
    whole = [w for w in words if not _is_initial(w)]
    if not whole:
        return Name(skeleton(printed), words=(printed, "", ""))
    if len(whole) == 2 and whole == [words[0], words[-1]] and initials:  # "Ada N. Noel"
        given, surname = whole
        firsts = tuple(_first(word) for word in (given, *initials))
        return Name(skeleton(surname), skeleton(given), initials=firsts, words=(surname, given, ""))
    at = _surname_at(whole, bool(initials), surname_like, english)
    surname = whole.pop(at)
    if initials:
        # "S. Sh. Daubassov", "Daubassov S.Sh.": what else is whole belongs to the surname.
        surname = " ".join([surname, *whole])
        return Name(skeleton(surname), initials=tuple(_first(w) for w in initials), words=(surname, "", ""))
    given = whole[0] if whole else ""
    patronymic = whole[1] if len(whole) > 1 else ""
    if given and PATRONYMIC.search(given) and patronymic and not PATRONYMIC.search(patronymic):
        given, patronymic = patronymic, given
    return Name(
        skeleton(surname),
        skeleton(given),
        skeleton(patronymic),
        tuple(_first(w) for w in (given, patronymic) if w),
        (surname, given, patronymic),
    )


def _surname_at(whole: list[str], initials: bool, surname_like: str, english: bool) -> int:
    if surname_like:
        scores = [likeness(skeleton(w), surname_like) for w in whole]
        best = max(range(len(whole)), key=lambda n: scores[n])
        if scores[best] >= 0.7:
            return best
    loud = [n for n, word in enumerate(whole) if word.isupper()]
    if len(loud) == 1 and len(whole) > 1:  # "Ada NOEL"
        return loud[0]
    if initials or len(whole) == 1:
        return 0
    if len(whole) >= 3 and PATRONYMIC.search(whole[1]) and not PATRONYMIC.search(whole[-1]):
        return len(whole) - 1
    if len(whole) == 2 and english:
        return 1
    return 0


def _first(word: str) -> str:
    """The skeleton of an initial: of ``Ш.``, ``Sh.`` and ``Sholpan`` the same."""
    bare = word.rstrip(".")
    digraph = re.match(r"(?i)sh|zh|ch|kh|dzh|ye|yu|ya|ts", bare)
    return skeleton(digraph[0] if digraph else bare[:1]) or bare[:1].lower()


def initials_agree(a: str, b: str) -> bool:
    """Whether two initials may be one; a Latin Y stands for several Cyrillic letters."""
    return a == b or (a == "i" and b in "eua") or (b == "i" and a in "eua")


def all_agree(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether some initial of one set agrees with some of the other; empty sets agree."""
    one, other = set(a), set(b)
    return not one or not other or any(initials_agree(x, y) for x in one for y in other)
