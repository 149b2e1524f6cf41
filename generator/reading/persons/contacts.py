"""Addresses and numbers of a person."""

from __future__ import annotations

import re

from generator.reading.text import EMAIL, ORCID

#: What other registers of researchers than ORCID call themselves.
RESEARCHER_ID = re.compile(r"\b(?:scopus|researcher\s?id|author\s?id|web of science|spin)\b", re.IGNORECASE)


def says_address(text: str) -> bool:
    """Whether an e-mail's address or an ORCID stands in a text."""
    return bool("@" in text and EMAIL.search(text)) or bool(ORCID.search(text))


def only_mail(text: str) -> bool:
    """Whether a line is an e-mail address with three words more at most."""
    if "@" not in text:
        return False
    found = EMAIL.search(text.replace("\\", ""))
    return bool(found) and len(re.findall(r"[^\W\d_]{2,}", EMAIL.sub("", text.replace("\\", "")))) <= 3
