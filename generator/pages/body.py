"""The full text of an article as Markdown, with its citations and footnotes linked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from markupsafe import Markup

from generator.linking.corpus import CitationLink
from generator.model import Article, Block, Figure, Footnote, Heading, ListBlock, Paragraph, Quote, Table
from generator.pages import anchors, mentions
from generator.pages.markdown import Span, escape, inline, plain, web_links
from generator.pages.reporting import share_link
from generator.pages.scene import Scene

# A superscript behind a unit of measure is a power, not a footnote: "м^{2}".
_MARK = re.compile(r"(?<!\bм)(?<!\bm)(?<!км)(?<!km)(?<!см)(?<!cm)\^\{([^{}]{1,6})\}")


@dataclass(slots=True)
class Footnotes:
    """Gives each superscript its note. Numbers may begin anew, so notes are used up in order."""

    notes: Sequence[Footnote]
    used: set[int] = field(default_factory=set)

    def spans(self, text: str) -> Iterable[Span]:
        """Links from the marks in a text to the notes that are still free."""
        if "^{" not in text:
            return
        for match in _MARK.finditer(text):
            mark = plain(match[1])
            index = next(
                (i for i, n in enumerate(self.notes) if i not in self.used and plain(n.mark) == mark), -1
            )
            if index < 0:
                continue
            self.used.add(index)
            note = anchors.footnote(index)
            before = Markup('<a class="mq-note" href="#{}" id="{}" role="doc-noteref">').format(
                note, f"from-{note}"
            )
            yield Span(match.start(1), match.end(1), before, Markup("</a>"))


@dataclass(frozen=True, slots=True)
class Body:
    """Markdown of a body.

    Attributes:
        markdown: ready to stand in a page.
        footnotes: indexes of the footnotes that a mark in the text leads to.
    """

    markdown: str
    footnotes: frozenset[int]


def write(article: Article, scene: Scene) -> Body:
    """The body of an article in Markdown; headings begin at the second level."""
    notes = Footnotes(article.footnotes)
    citations: dict[tuple[int, int, int, int], list[CitationLink]] = {}
    for link in scene.corpus.citations.get(article.id, ()):
        if link.where == "body" and link.start < link.end:
            citations.setdefault((link.block, link.item, link.row, link.column), []).append(link)
    ids = anchors.citations(scene.corpus.citations.get(article.id, ()))
    names = scene.site.anchors(article)
    casing = scene.site.casing  # keeps the length, so that places stay where they are
    parts: list[str] = []
    foreign = article.language != scene.lang  # where the site has no pages in the article's language
    mark = f" lang={article.language}" if foreign else ""
    tagged = f' lang="{article.language}"' if foreign else ""

    def words(text: str, index: int, item: int = -1, row: int = -1, column: int = -1) -> Markup:
        spans = citation_spans(citations.get((index, item, row, column), ()), ids)
        others = (*spans, *notes.spans(text), *web_links(text))
        within = (item, row, column)
        return inline(text, mentions.linked(scene, article.id, "body", index, text, others, within))

    items_mentioned = scene.site.items_mentioned.get(article.id, ())

    def item_anchor(index: int, item: int) -> str:
        return f' id="{anchors.item(names[index], item)}"' if (index, item) in items_mentioned else ""

    def share(index: int) -> Markup:
        return share_link(scene, article, names[index], f"body.{index}", article.body[index].lines)

    def listed(index: int, block: ListBlock, inner: ListBlock | None = None) -> Markup:
        """A list, with the one that belongs to its last item inside of that."""
        points = [
            Markup("<li{}>{}").format(Markup(item_anchor(index, i)), words(item.text, index, i))
            for i, item in enumerate(block.items)
        ]
        points[-1:] = [point + share(index) for point in points[-1:]]  # the list's own link
        if inner:
            points[-1] += Markup("\n") + listed(index + 1, inner)
        items = Markup("").join(point + Markup("</li>\n") for point in points)
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        return Markup(f'<{tag} id="{names[index]}"{start}{tagged}>\n{items}</{tag}>')

    nested: set[int] = set()
    for index, block in enumerate(article.body):
        name = names[index]
        if index in nested:
            continue
        if isinstance(block, Heading):
            level = min(max(block.level, 1), 4) + 1
            parts.append(f"{'#' * level} {words(casing.restore(block.text), index)} {{: #{name}{mark} }}")
        elif isinstance(block, Paragraph):
            parts.append(f"{words(block.text, index)}{share(index)}\n{{: #{name}{mark} }}")
        elif isinstance(block, Quote):
            parts.append(
                f'<blockquote id="{name}"{tagged}><p>{words(block.text, index)}{share(index)}</p></blockquote>'
            )
        elif isinstance(block, ListBlock):
            inner = _inner_list(block, article.body[index + 1 : index + 2])
            nested.update([index + 1] if inner else ())
            parts.append(listed(index, block, inner))
        elif isinstance(block, Figure):
            parts.append(
                f'<figure class="mq-figure" id="{name}"><p class="mq-figure__gap">{escape(scene.t("figure_gap"))}</p>'
                f"<figcaption{tagged}>{words(block.caption, index)}{share(index)}</figcaption></figure>"
            )
        elif isinstance(block, Table):
            parts.append(_table(block, name, scene, partial(words, index=index), tagged))
    return Body("\n\n".join(parts), frozenset(notes.used))


def _inner_list(outer: ListBlock, following: Sequence[Block]) -> ListBlock | None:
    """The list that belongs to the last item of the one before it: bullets behind "1. Acts:"."""
    inner = following[0] if following else None
    if not isinstance(inner, ListBlock) or inner.ordered == outer.ordered or not outer.items:
        return None
    return inner if plain(outer.items[-1].text).rstrip().endswith(":") else None


def citation_spans(links: Iterable[CitationLink], ids: Mapping[CitationLink, str]) -> Iterable[Span]:
    """Links from in-text citations to their entries; ``ids`` are their own anchors."""
    for link in links:
        if link not in ids:
            continue
        before = Markup(f'<a id="{ids[link]}" class="mq-cite" href="#{anchors.reference(link.entry)}">')
        yield Span(link.start, link.end, before, Markup("</a>"))


class _Words(Protocol):
    def __call__(self, text: str, *, row: int = -1, column: int = -1) -> Markup: ...


def _table(block: Table, name: str, scene: Scene, words: _Words, tagged: str) -> str:
    caption = f"<figcaption>{words(block.caption)}</figcaption>" if block.caption else ""
    label = escape(plain(block.caption) if block.caption else scene.t("table"))
    rows = [
        [words(cell, row=row, column=column) for column, cell in enumerate(cells)]
        for row, cells in enumerate(block.rows)
    ]
    head = "".join(f'<th scope="col">{cell}</th>' for row in rows[:1] for cell in row)
    lines = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return (
        f'<figure class="mq-table" id="{name}"{tagged}>{caption}\n'
        f'<div class="mq-scroll" role="region" tabindex="0" aria-label="{label}">\n'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table>\n</div></figure>"
    )
