"""The authors' ORCIDs in the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.model import Lang
from generator.reading.authors.names import Names
from generator.reading.authors.owners import address_texts, owned
from generator.reading.byline import BylineName
from generator.reading.front.blocks import Block
from generator.reading.text import EMAIL, ORCID, inline

#: ``^{1} ORCID: 0000-…``
_MARKED = re.compile(r"\^\{(\d+)\*?\}\s*ORCID[^\d^]{0,60}(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])")


def orcids_of(
    names: Names, byline: Sequence[BylineName], mails: Sequence[str | None], blocks: Mapping[Lang, Block]
) -> list[str | None]:
    """ORCIDs of the front matter, by the affiliation-like mark before each, or in byline order.

    Args:
        names: the people.
        byline: the same people as the first byline has them, with their marks.
        mails: their addresses.
        blocks: the front matter by language.
    """
    found: list[str | None] = [None] * len(names)
    for block in blocks.values():
        text = " ".join(inline(chunk.text) for chunk in block.emails)
        marked = _MARKED.findall(text)
        if len(marked) == len(names) > 1:
            own_numbers = [int(mark) for mark, _ in marked] == list(range(1, len(names) + 1))
            if own_numbers or all(mark in one.marks for (mark, _), one in zip(marked, byline, strict=True)):
                # as many as authors, in their order: the marks are their numbers or their affiliations'
                return [orcid.upper() for _, orcid in marked]
        for own, owner in (*owned(block, names), *_beside_mails(block, mails)):
            if found[owner] is None and (orcid_ := ORCID.search(own)):
                found[owner] = orcid_[1].upper().replace("Х", "X")
        plain_ids = [m[1].upper() for m in ORCID.finditer(text)]
        if any(found):
            if len(plain_ids) == len(names) and all(
                held in (None, own) for held, own in zip(found, plain_ids, strict=True)
            ):
                found = list(plain_ids)  # as many as authors, in their order
        elif marked and len(marked) == len(plain_ids) <= len(names):
            for mark, orcid in marked:
                if 0 < int(mark) <= len(names):
                    found[int(mark) - 1] = found[int(mark) - 1] or orcid.upper()
        elif len(plain_ids) == len(names):
            found = list(plain_ids)
    return found


def _beside_mails(block: Block, mails: Sequence[str | None]) -> Iterator[tuple[str, int]]:
    """Lines with one address and one number, and whose the address is."""
    for text in address_texts(block):
        told = EMAIL.findall(text)
        if len(told) == len(ORCID.findall(text)) == 1 and told[0] in mails:
            yield text, mails.index(told[0])
