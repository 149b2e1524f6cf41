"""Whose the addresses and numbers are that stand right below a byline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from generator.lookalikes import mend_scripts
from generator.reading.authors.names import Names
from generator.reading.byline import BylineName
from generator.reading.front.blocks import Block
from generator.reading.text import EMAIL, ORCID, inline, plain

#: So many of a byline's people are looked for beside an address.
_MOST_NAMED = 200


def address_texts(block: Block) -> list[str]:
    """The lines of a block's addresses without markup."""
    return [inline(chunk.text).replace("\\", "") for chunk in block.emails]


def owned(block: Block, names: Names) -> list[tuple[str, int]]:
    """The addresses that stand right below one person's name, and whose they are."""
    out: list[tuple[str, int]] = []
    marked: dict[str, list[BylineName]] = defaultdict(list)
    for _, byline in block.byline:
        for name in byline.names:
            for sign in dict.fromkeys(name.marks):
                marked[sign].append(name)
    place_of: dict[str, int] = {}
    for place, held in enumerate(names):
        for known in held.values():
            place_of.setdefault(known, place)
    starred = [name for _, byline in block.byline for name in byline.names if name.star]
    for text, under in zip(address_texts(block), block.email_under, strict=True):
        group: Sequence[BylineName] = ()
        if mark := re.match(r"\W{0,2}\^\{(\d{1,2}|[a-f])\}", text):
            alone = max(len(EMAIL.findall(text)), len(ORCID.findall(text))) < 2
            group = marked.get(mark[1], ()) if alone else ()
        elif text.lstrip("-•· ").startswith("*") and len(starred) == 1:
            group = starred
            if len(ORCID.findall(text)) > 1:
                text = ORCID.sub("", text)  # everybody's numbers stand behind the one address
        elif len(EMAIL.findall(text)) > 1:
            continue
        elif len(told := _named_in(block, text)) == 1:
            group = told
        elif len(block.byline) > 1 and 0 <= under < len(block.byline):
            group = block.byline[under][1].names
        if len(group) != 1:
            continue
        owner = place_of.get(mend_scripts(group[0].name))
        if owner is not None:
            out.append((text, owner))
    return out


def _named_in(block: Block, text: str) -> list[BylineName]:
    """The people of a block's bylines whom a text names."""
    low = plain(text).casefold()
    names = (name for _, byline in block.byline for name in byline.names)
    return [name for name in islice(names, _MOST_NAMED) if name.name.casefold() in low]
