"""Names of people as pages show them; in alphabetical lists the surname comes first."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.romanize import slug

_INITIAL = re.compile(r"^(?:[^\W\d_]{1,2}\.?-?)+$|^[^\W\d_]$")

# "А.Б.Жұмабекова" is printed as often as "А.Б. Жұмабекова".
_GLUED = re.compile(r"(\b[^\W\d_]{1,2}\.)(?=[^\W\d_]{3})")


@lru_cache(maxsize=4096)
def spaced(name: str) -> str:
    """The name with a no-break space behind its initials where the print has none.

    >>> spaced("М.Е.Тургумбаев") == "М.Е.\u00a0Тургумбаев"
    True
    """
    return _GLUED.sub("\\1\u00a0", name)


def surname_first(name: str, person_id: str = "") -> str:
    """The name with its surname in front, as alphabets sort it.

    Initials go behind. Where no part is an initial, the part that ``person_id`` begins with is
    taken for the surname; where that does not help, the name stays as it is.

    >>> surname_first("А.Б. Жұмабекова")
    'Жұмабекова А.Б.'
    """
    parts = _GLUED.sub(r"\1 ", name).split()
    initials = [p for p in parts if "." in p and _INITIAL.match(p.replace(".", ". ").split()[0])]
    initials += [p for p in parts if len(p) == 1 and p not in initials]
    rest = [p for p in parts if p not in initials]
    if initials and rest:
        return " ".join((*rest, *[p for p in parts if p in initials]))
    for index, part in enumerate(parts):
        key = slug(part)
        if key and (person_id == key or person_id.startswith(key + "-")):
            return " ".join((part, *parts[:index], *parts[index + 1 :]))
    return name
