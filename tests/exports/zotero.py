"""What Zotero makes of a page: the rules of its translator "Embedded Metadata", run again in Python.

Written after reading the translator (github.com/zotero/translators, "Embedded Metadata.js", and the
helper ``ZU.cleanAuthor``); only the way from Highwire tags to an item is here. The rules, in its order:

- the type is ``journalArticle`` where there is a ``citation_journal_title`` or at least a
  ``citation_title``;
- fields that an item has once take all tags of that name joined by ", " (older versions) or the first
  (newer ones): a second tag of a name is therefore a mistake, and :func:`item` refuses it;
- each ``citation_author`` is split at ";"; one that has no ";" is split at "," where two or more words
  stand on both sides; a name with a comma is "surname, given names", another has its surname last;
- ``citation_keywords`` is split at ";" and nothing else;
- pages are ``citation_firstpage-citation_lastpage``; ISSN and DOI are taken as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

ONCE = {
    "citation_title": "title",
    "citation_journal_title": "publicationTitle",
    "citation_journal_abbrev": "journalAbbreviation",
    "citation_publication_date": "date",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_abstract": "abstractNote",
    "citation_doi": "DOI",
    "citation_issn": "ISSN",
    "citation_language": "language",
    "citation_abstract_html_url": "url",
}


def item(tags: Iterable[tuple[str, str]]) -> dict:
    """The item that Zotero saves.

    Args:
        tags: (name, content) of the page's meta tags, in order.
    """
    tags = list(tags)
    names = [name for name, _ in tags]
    if "citation_title" not in names and "citation_journal_title" not in names:
        return {}
    made: dict = {"itemType": "journalArticle", "creators": [], "tags": []}
    for name, field in ONCE.items():
        found = [content for tag, content in tags if tag.endswith(name)]
        assert len(found) <= 1, f"Zotero would join the {len(found)} tags {name}"
        if found:
            made[field] = " ".join(found[0].split())
    for _, content in (tag for tag in tags if tag[0] == "citation_author"):
        authors = re.split(r"\s*;\s*", content)
        if len(authors) == 1:
            parts = re.split(r"\s*,\s*", authors[0])
            if len(parts) > 1 and " " in parts[0] and " " in parts[1]:
                authors = parts
        made["creators"] += [
            _clean_author(author.strip()) for author in authors if re.search(r"[^\s,-.;]", author)
        ]
    for _, content in (tag for tag in tags if tag[0] == "citation_keywords"):
        made["tags"] += [word.strip() for word in content.split(";") if word.strip()]
    values = dict(tags)
    first, last = values.get("citation_firstpage", ""), values.get("citation_lastpage", "")
    if first:
        made["pages"] = f"{first}-{last}" if last else first
    return made


def _clean_author(author: str) -> tuple[str, str]:
    """(given names, surname)."""
    author = re.sub(r"^[\s\u00A0.,/\[\]:]+|[\s\u00A0.,/\[\]:]+$", "", author) if "," in author else author
    author = re.sub(r"^[\s,/\[\]:.]+|[\s,/\[\]:.]+$", "", author)
    author = re.sub(r" +", " ", author)
    if "," in author:
        surname, given = re.split(r", ?", author, maxsplit=1)
        return given, surname
    given, _, surname = author.rpartition(" ")
    return re.sub(r"\.(\S)", r". \1", given), surname
