"""The works that several articles of the collection have in their reference lists."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.linking.corpus import CitedWork
from generator.model import Lang
from generator.pages import anchors, lists, parts
from generator.pages.backmatter import doi_link
from generator.pages.markdown import inline, plain, web_links
from generator.pages.scene import Link, Scene
from generator.pages.tongues import guess_language


@dataclass(frozen=True, slots=True)
class Row:
    """A work.

    Attributes:
        id: its anchor.
        html: its entry as the newest article prints it, with its addresses linked.
        lang: the language of that, None where it is the page's.
        doi: (address, words) where the entry does not show its DOI as a link.
        act: the page of the act that it is.
        articles: those that list it; each leads to the entry in its list.
    """

    id: str
    html: Markup
    lang: Lang | None
    doi: tuple[Markup, str] | None
    act: Link | None
    articles: tuple[Link, ...]


def render(scene: Scene) -> dict[str, str | bytes]:
    """The list, the works that most articles have first; a long one in numbered parts."""
    pages: dict[str, str | bytes] = {}
    for part in parts.numbered(
        scene, scene.url, "works", tuple(scene.corpus.most_cited.values()), parts.CARDS
    ):
        here = Scene(scene.site, scene.lang, part.url)
        rows = [_row(here, work) for work in part.items]
        content = here.render("works.md.jinja", rows=rows, title=part.title, near=part.near)
        if part.title:
            pages |= lists.list_part(here, content, "works", part.title)
        else:
            pages |= lists.list_page(here, content, "works")
    return pages


def _row(scene: Scene, work: CitedWork) -> Row:
    lang = guess_language(work.text)
    shown = plain(work.text).lower()
    return Row(
        id=anchors.work(work.id),
        html=inline(work.text, web_links(work.text)),
        lang=None if lang == scene.lang else lang,
        doi=(doi_link(work.doi), f"DOI {work.doi}") if work.doi and work.doi.lower() not in shown else None,
        act=scene.act(work.act) if work.act in scene.corpus.acts else None,
        articles=tuple(_entry(scene, *place) for place in work.entries if place[0] in scene.corpus.articles),
    )


def _entry(scene: Scene, key: str, index: int) -> Link:
    """The entry in an article's list; the page where its text is at home always has it."""
    article = scene.article(key)
    return Link(scene.link(f"{scene.home(article)}#{anchors.reference(index)}"), scene.title(article))
