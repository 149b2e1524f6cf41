"""Links to legal acts: registry numbers in addresses of adilet.zan.kz and online.zakon.kz."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import ActCitation

#: A tool may drop the colon or the slashes of an address, and escape the underscore.
_ADILET = re.compile(
    r"adilet\.zan\.kz/(?:rus|kaz|eng)/(?:docs|archive/docs)/([A-Z]\d{2}[0-9A-Z]{4,12}(?:_(?:\d{1,2})?)?)",
    re.IGNORECASE,
)
_ZAKON = re.compile(
    r"online\.zakon\.kz/(?:m/)?(?:Document|document|Lawyer)/?\?(?:[^\s>\])#]*?&)?doc_id=(\d{5,12})",
    re.IGNORECASE,
)


def find_links(lines: Sequence[str], first: int, last: int) -> tuple[ActCitation, ...]:
    """Acts linked on the lines ``first`` to ``last`` (1-based), each id once with all its lines."""
    found: dict[tuple[str, str], list[int]] = {}
    for number in range(first, last + 1):
        text = lines[number - 1]
        if "/" not in text:
            continue
        low = text.lower()
        if "zakon" not in low and "adilet" not in low:
            continue
        text = text.replace("\\", "")
        for registry, pattern in (("adilet", _ADILET), ("zakon", _ZAKON)):
            for match in pattern.finditer(text):
                id_ = match[1].upper() if registry == "adilet" else match[1]
                places = found.setdefault((registry, id_), [])
                if number not in places:
                    places.append(number)
    return tuple(
        ActCitation(
            registry="adilet" if registry == "adilet" else "zakon",
            id=id_,
            cited_as="link",
            lines=tuple(places),
        )
        for (registry, id_), places in sorted(found.items(), key=lambda item: (item[1][0], item[0]))
    )
