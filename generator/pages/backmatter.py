"""What stands behind the text: footnotes and references."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from generator.linking.corpus import CitedWork
from generator.model import Article, Lang, Reference, References
from generator.pages import anchors, mentions, parts, plan
from generator.pages.body import citation_spans
from generator.pages.markdown import Span, attribute, inline, plain, safe_url, web_links
from generator.pages.public import AT
from generator.pages.scene import Link, Scene
from generator.pages.tongues import entry_language, guess_language, has_words, of_twin
from generator.tracing import brief


@dataclass(frozen=True, slots=True)
class Entry:
    """One work of the reference list.

    Attributes:
        id: anchor.
        html: the entry.
        lang: its language's tag, None where it is the page's.
        twins: the same work in Latin letters with its language, if the article prints both; more
            than one where that list prints it more than once.
        links: (address, words) to the work, where the entry's text does not show them.
        number: its number in its list.
        backs: the anchors of the places of the page that cite it.
    """

    id: str
    html: Markup
    lang: str | None
    twins: tuple[tuple[Markup, str], ...] = ()
    links: tuple[tuple[Markup, str], ...] = ()
    number: int = 0
    backs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; ``back`` is the anchor of its mark in the text."""

    id: str
    mark: Markup
    html: Markup
    back: str | None


def references(article: Article, scene: Scene, shown: str = "") -> tuple[Entry, ...]:
    """The works of the list in their order, each with its romanized twin where that is known.

    Args:
        article: whose list it is.
        scene: of the page.
        shown: the text and the notes as the page has them; the entries lead back into them.
    """
    entries = []
    backs = _backs(article, scene, shown)
    for index, reference in enumerate(article.references.original):
        twins = [
            twin for twin in _twins(article.references, index) if plain(twin.text) != plain(reference.text)
        ]
        entries.append(
            Entry(
                id=anchors.reference(index),
                html=_entry(scene, article, index, reference),
                lang=_lang(reference.text, scene),
                twins=tuple((_plain_entry(twin), of_twin(reference, twin)) for twin in twins),
                links=_links(reference, twins[0] if twins else None),
                number=index + 1,
                backs=backs.get(index, ()),
            )
        )
    return tuple(entries)


def _backs(article: Article, scene: Scene, shown: str) -> dict[int, tuple[str, ...]]:
    """The anchors of the citations of each entry that the page really has.

    The entries in the middle of a range ("3–5") have no words of their own: they lead to its beginning.
    """
    links = scene.corpus.citations.get(article.id, ())
    ids = anchors.citations(links)
    found: dict[int, list[str]] = {}
    last = ""
    for link in links:
        last = ids.get(link, last)
        if last and f'id="{last}"' in shown:
            found.setdefault(link.entry, []).append(last)
    return {entry: tuple(places) for entry, places in found.items()}


def _twins(lists: References, index: int) -> tuple[Reference, ...]:
    """The romanized entries that stand below an original one: its own, then repeats that name it."""
    own = lists.original[index].same_as
    places = [own] if own is not None and 0 <= own < len(lists.romanized) else []
    places += [n for n, entry in enumerate(lists.romanized) if entry.same_as == index and n != own]
    return tuple(lists.romanized[n] for n in places)


def romanized_alone(article: Article, scene: Scene) -> tuple[Entry, ...]:
    """Entries of the romanized list that no entry of the original list is known to be."""
    original, romanized = article.references.original, article.references.romanized
    known = {r.same_as for r in original if r.same_as is not None}
    return tuple(
        Entry(
            f"rom-{index + 1}", _plain_entry(r), _lang(r.text, scene), links=_links(r, None), number=index + 1
        )
        for index, r in enumerate(romanized)
        if index not in known and not (r.same_as is not None and 0 <= r.same_as < len(original))
    )


def entry_text(article: Article, index: int) -> tuple[str, str]:
    """The text and the anchor of an entry; ``index`` counts through both lists, laid end to end.

    A romanized entry that stands below its original has the original's anchor.
    """
    original, romanized = article.references.original, article.references.romanized
    if index < len(original):
        return original[index].text, anchors.reference(index)
    index -= len(original)
    if index >= len(romanized):
        return "", ""
    above = next((number for number, entry in enumerate(original) if entry.same_as == index), None)
    if above is None:
        named = romanized[index].same_as
        above = named if named is not None and 0 <= named < len(original) else None
    return romanized[index].text, f"rom-{index + 1}" if above is None else anchors.reference(above)


def footnotes(article: Article, scene: Scene, linked: frozenset[int]) -> tuple[Note, ...]:
    """The footnotes in their order; ``linked`` are those that a mark in the text leads to.

    A note of the byline that only gives an author's address is left out: the address stands above.
    """
    own = [author.email for author in article.authors if author.email]
    addresses = [*own, *(mail.replace("@", AT) for mail in own)]
    citations = [c for c in scene.corpus.citations.get(article.id, ()) if c.where == "footnote"]

    ids = anchors.citations(scene.corpus.citations.get(article.id, ()))

    def others(index: int) -> tuple[Span, ...]:
        own = citation_spans((c for c in citations if c.block == index), ids)
        return (*own, *web_links(article.footnotes[index].text))

    return tuple(
        Note(
            anchors.footnote(index),
            inline(note.mark),
            inline(
                note.text, mentions.linked(scene, article.id, "footnote", index, note.text, others(index))
            ),
            f"from-{anchors.footnote(index)}" if index in linked else None,
        )
        for index, note in enumerate(article.footnotes)
        if index in linked or note.mark != "*" or not any(mail in note.text for mail in addresses)
    )


def _entry(scene: Scene, article: Article, index: int, reference: Reference) -> Markup:
    """An entry of the original list, with the acts that it names linked."""
    text = reference.text
    spans = mentions.linked(scene, article.id, "reference", index, text, _addresses(reference))
    return inline(text, spans) + mentions.unplaced(scene, article.id, index)


def _plain_entry(reference: Reference) -> Markup:
    """An entry of the romanized list."""
    return inline(reference.text, _addresses(reference))


def _addresses(reference: Reference) -> tuple[Span, ...]:
    """The web addresses that the entry prints, and its DOI where that stands alone, as links."""
    spans = web_links(reference.text)
    place = reference.text.lower().find(reference.doi.lower()) if reference.doi else -1
    if reference.doi is None or place < 0 or any(span.start <= place < span.end for span in spans):
        return spans
    link = Markup('<a href="{}">').format(doi_link(reference.doi))
    return (*spans, Span(place, place + len(reference.doi), link, Markup("</a>")))


def _lang(text: str, scene: Scene) -> str | None:
    lang = entry_language(text)
    return None if lang == scene.lang or not has_words(text) else lang


def _links(reference: Reference, twin: Reference | None) -> tuple[tuple[Markup, str], ...]:
    """The DOI and the address, unless the text itself shows them as links."""
    printed = (reference.text + " " + (twin.text if twin else "")).lower()
    shown = plain(printed)
    links = []
    doi = reference.doi or (twin.doi if twin else None)
    if doi and doi.lower() not in printed and not re.search(r"https?://\S*" + re.escape(doi.lower()), shown):
        links.append((doi_link(doi), f"DOI {doi}"))
    url = safe_url(reference.url or "")
    if url and reference.url and reference.url.strip().lower() not in shown:  # an address that was mended
        links.append((attribute(url), url.split("/")[2]))
    return tuple(links)


def work_link(scene: Scene, key: str) -> Link:
    """The way to a work that several articles list: to its page, or to its place in the list of such works."""
    work = brief(scene.corpus.most_cited, key)
    short = short_title(work)
    address = own_address(scene.lang, work) if has_page(work) else plan.section(scene.lang, "works")
    if not has_page(work) and len(scene.corpus.most_cited) <= parts.WORKS:  # a longer list has several pages
        address += f"#{anchors.work(work.id)}"
    lang = guess_language(short)
    return Link(scene.link(address), scene.mark(inline(short), lang))


def short_title(work: CitedWork) -> str:
    """A work's title, or the beginning of its entry, in 80 letters at most."""
    words = plain(work.title or work.text)
    return words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + "…"


def has_page(work: CitedWork) -> bool:
    """Whether more articles list a work than the list of works names."""
    return len(work.entries) > parts.LISTERS


def own_address(lang: Lang, work: CitedWork) -> str:
    """The address of a work's page, where it has one."""
    return plan.part(lang, "works", anchors.work(work.id))


def doi_link(doi: str) -> Markup:
    """The address of a DOI."""
    return attribute("https://doi.org/" + re.sub(r"[\s<>\"'`{}|\\^]", "", doi))
