"""The body of an article in JATS: sections, paragraphs, lists, tables, figures, with their links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree
from markupsafe import Markup

from generator.exports.xml import Element, add, clean
from generator.linking.corpus import CitationLink
from generator.model import Article, Figure, Heading, ListBlock, Paragraph, Quote, Table
from generator.pages.body import Footnotes
from generator.pages.markdown import Span, inline, is_plain, plain, web_links

_TAGS = {"strong": "bold", "em": "italic", "sup": "sup", "sub": "sub"}
_Key = tuple[int, int, int, int]


def words(element: Element, text: str, spans: Sequence[Span] = ()) -> None:
    """Writes a record's text into an element, its markup and web addresses as JATS has them."""
    spans = (*spans, *web_links(text))
    if not spans and is_plain(text):
        element.text = text.strip() or None
        return
    html = inline(text, spans)
    try:
        source = etree.fromstring(f"<x>{html}</x>")
    except etree.XMLSyntaxError:  # a sign that XML cannot hold
        element.text = clean(plain(text))
        return
    element.text = source.text
    for child in source:
        _copy(element, child)


def _copy(parent: Element, source: Element) -> None:
    tag, attributes = _TAGS.get(source.tag, "styled-content"), {}
    inside_link = any(node.tag in ("ext-link", "xref") for node in (parent, *parent.iterancestors()))
    if source.tag == "a" and not inside_link:
        target = source.get("href", "")
        if target.startswith("#"):
            kind, _, number = target[1:].partition("-")
            tag = "xref"
            attributes = {"ref_type": "bibr" if kind == "ref" else "fn", "rid": kind + number}
        else:
            tag, attributes = "ext-link", {"ext_link_type": "uri", "href": target}
    child = add(parent, tag, None, **attributes)
    child.text, child.tail = source.text, source.tail
    for inner in source:
        _copy(child, inner)


def write(body: Element, article: Article, citations: Iterable[CitationLink]) -> None:
    """Fills ``<body>``; headings open nested sections."""
    notes = Footnotes(article.footnotes)
    links: dict[_Key, list[CitationLink]] = {}
    for link in citations:
        if link.where == "body" and link.start < link.end:
            links.setdefault((link.block, link.item, link.row, link.column), []).append(link)

    def put(element: Element, text: str, index: int, item: int = -1, row: int = -1, column: int = -1) -> None:
        found = links.get((index, item, row, column), ())
        spans = [
            Span(c.start, c.end, Markup(f'<a href="#ref-{c.entry + 1}">'), Markup("</a>")) for c in found
        ]
        words(element, text, (*spans, *_notes(notes, text)))

    open_: list[tuple[int, Element]] = [(0, body)]
    for index, block in enumerate(article.body):
        here = open_[-1][1]
        name = f"b{index + 1}"
        if isinstance(block, Heading):
            level = max(block.level, 1)
            while open_[-1][0] >= level:
                open_.pop()
            section = add(open_[-1][1], "sec", id=name)
            put(add(section, "title"), block.text, index)
            open_.append((level, section))
        elif isinstance(block, Paragraph):
            put(add(here, "p", id=name), block.text, index)
        elif isinstance(block, Quote):
            put(add(add(here, "disp-quote", id=name), "p"), block.text, index)
        elif isinstance(block, Figure):
            figure = add(here, "fig", id=name)
            put(add(add(figure, "caption"), "p"), block.caption, index)
        elif isinstance(block, ListBlock) and block.items:
            shown = add(here, "list", id=name, list_type="order" if block.ordered else "bullet")
            for number, item in enumerate(block.items):
                element = add(shown, "list-item")
                if block.ordered and block.start != 1:
                    add(element, "label", str(block.start + number))
                put(add(element, "p"), item.text, index, number)
        elif isinstance(block, Table) and (block.rows or block.caption):
            wrap = add(here, "table-wrap", id=name)
            if block.caption:
                put(add(add(wrap, "caption"), "p"), block.caption, index)
            if not any(block.rows):  # a record may have no more of it than its caption
                continue
            table = add(wrap, "table")
            rows = [(row, cells) for row, cells in enumerate(block.rows) if cells]
            head = rows[:1] if len(rows) > 1 else []
            for part, lines in (("thead", head), ("tbody", rows[len(head) :])):
                if not lines:
                    continue
                holder = add(table, part)
                for row, cells in lines:
                    line = add(holder, "tr")
                    for column, cell in enumerate(cells):
                        put(add(line, "th" if row == 0 else "td"), cell, index, -1, row, column)


def _notes(notes: Footnotes, text: str) -> list[Span]:
    """Links from the marks of footnotes; their notes are called as JATS ids are."""
    found = []
    for span in notes.spans(text):
        number = str(span.before).partition("#fn-")[2].partition('"')[0]
        found.append(Span(span.start, span.end, Markup(f'<a href="#fn-{number}">'), Markup("</a>")))
    return found
