"""The works that several articles of the collection have in their reference lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.linking.corpus import CitedWork
from generator.model import Lang
from generator.pages import anchors, frame, lists, parts, plan
from generator.pages.backmatter import doi_link, has_page, own_address, short_title
from generator.pages.markdown import inline, plain, web_links
from generator.pages.scene import Link, Scene
from generator.pages.tongues import guess_language

Pages = dict[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Row:
    """A work.

    Attributes:
        id: its anchor.
        html: its entry as the newest article prints it, with its addresses linked.
        lang: the language of that, None where it is the page's.
        doi: (address, words) where the entry does not show its DOI as a link.
        act: the page of the act that it is.
        count: how many articles list it.
        articles: of these the newest, or those of the page; each leads to the entry in its list.
        own: the page of all that list it, where they are too many for a list of works.
    """

    id: str
    html: Markup
    lang: Lang | None
    doi: tuple[Markup, str] | None
    act: Link | None
    count: int
    articles: tuple[Link, ...]
    own: Markup | None = None


def render(scene: Scene) -> Pages:
    """The list, the works that most articles have first; a long one in numbered parts."""
    pages: Pages = {}
    works = tuple(scene.corpus.most_cited.values())
    for part in parts.numbered(scene, scene.url, "works", works, parts.WORKS):
        here = Scene(scene.site, scene.lang, part.url)
        rows = [_row(here, work) for work in part.items]
        content = here.render("works.md.jinja", rows=rows, title=part.title, near=part.near)
        if part.title:
            pages |= lists.list_part(here, content, "works", part.title)
        else:
            pages |= lists.list_page(here, content, "works")
    for work in works:
        if has_page(work):
            pages |= _own_page(scene, work)
    return pages


def _own_page(scene: Scene, work: CitedWork) -> Pages:
    """A work with all articles that list it."""
    pages: Pages = {}
    title, key = short_title(work), anchors.work(work.id)
    first = own_address(scene.lang, work)
    for part in parts.numbered(scene, first, f"works/{key}", _entries(scene, work), parts.LINKS):
        here = Scene(scene.site, scene.lang, part.url)
        row = _row(here, work, part.items)
        content = here.render(
            "work.md.jinja", row=row, title=scene.mark(inline(title), guess_language(title)), near=part.near
        )
        above = ((title, first),) if part.title else ()
        pages |= frame.page(
            here,
            content,
            f"{title} ({part.title})" if part.title else title,
            kind="entry",
            rest=first.removeprefix(f"{scene.lang}/"),
            description=frame.shorten(f"{title}. {scene.n('articles_count', row.count)}"),
            crumbs=((scene.t("nav_works"), plan.section(scene.lang, "works")), *above),
            section="works",
        )
    return pages


def _row(scene: Scene, work: CitedWork, shown: Sequence[tuple[str, int]] | None = None) -> Row:
    """A work with some of its entries; the newest, and a way to the others, where none are named."""
    lang = guess_language(work.text)
    text = plain(work.text).lower()
    entries = _entries(scene, work)
    listed = entries[: parts.LISTERS] if shown is None else shown
    return Row(
        id=anchors.work(work.id),
        html=inline(work.text, web_links(work.text)),
        lang=None if lang == scene.lang else lang,
        doi=(doi_link(work.doi), f"DOI {work.doi}") if work.doi and work.doi.lower() not in text else None,
        act=scene.act(work.act) if work.act in scene.corpus.acts else None,
        count=len(entries),
        articles=tuple(_entry(scene, *place) for place in listed),
        own=scene.link(own_address(scene.lang, work)) if shown is None and has_page(work) else None,
    )


def _entries(scene: Scene, work: CitedWork) -> tuple[tuple[str, int], ...]:
    return tuple(place for place in work.entries if place[0] in scene.corpus.articles)


def _entry(scene: Scene, key: str, index: int) -> Link:
    """The entry in an article's list; the page where its text is at home always has it."""
    article = scene.article(key)
    return Link(scene.link(f"{scene.home(article)}#{anchors.reference(index)}"), scene.title(article))
