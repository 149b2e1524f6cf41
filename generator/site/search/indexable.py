"""What of a built page the search index gets: what the theme marks, without the interface's own words.

A page's address, language and these words are all that its part of the index is made of. What else changes
on it (related articles, who cites it, the menu) therefore leaves the index as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from generator.pages.anchors import RESERVED

_BODY = "data-pagefind-body"
_BODIES = etree.XPath(f"//*[@{_BODY}]")
# What is left out, unless it tells a fact or a facet.
_IGNORED = etree.XPath(
    "descendant::*[@data-pagefind-ignore][not(descendant-or-self::*["
    "@data-pagefind-filter or @data-pagefind-meta or @data-pagefind-sort])]"
)
_HEADINGS = etree.XPath("descendant::*[self::h2 or self::h3][@id]")


@dataclass(frozen=True, slots=True)
class Indexable:
    """What is indexed of a page.

    Attributes:
        language: of the page.
        html: a whole, small document.
    """

    language: str
    html: str


def part_of(page: str) -> Indexable | None:
    """What is indexed of a page, or None where the theme marks nothing.

    >>> part_of('<html lang="ru"><nav>меню</nav><main data-pagefind-body><h2 id="abstract">Аннотация</h2>'
    ...         '<p>Право</p><p data-pagefind-ignore>Ещё</p></main></html>').html
    '<html lang="ru"><body><main data-pagefind-body><h2 id="abstract"></h2><p>Право</p></main></body></html>'
    """
    if _BODY not in page:
        return None
    document = etree.HTML(page)
    bodies = _elements(_BODIES, document)
    if not bodies:
        return None
    language = document.get("lang") or "unknown"
    written = "".join(_written(body) for body in bodies)
    return Indexable(language, f'<html lang="{language}"><body>{written}</body></html>')


def _written(body: etree._Element) -> str:
    for element in _elements(_IGNORED, body):
        _drop(element)
    for heading in _elements(_HEADINGS, body):
        # It stays as the place where its section begins; search.js knows its words.
        if heading.get("id") in RESERVED:
            heading.text = None
            for inner in list(heading):
                heading.remove(inner)
    return str(etree.tostring(body, encoding="unicode", method="html", with_tail=False))


def _drop(element: etree._Element) -> None:
    """Takes an element out of its document, and leaves what follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _elements(path: etree.XPath, element: etree._Element) -> list[etree._Element]:
    found = path(element)
    return [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []
