"""What stands behind the body of an article in JATS: thanks, statements, notes, people, references."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.jats.body import words
from generator.exports.jats.languages import in_order
from generator.exports.xml import Element, add
from generator.model import Article, Reference
from generator.pages.markdown import plain, safe_url
from generator.pages.tongues import entry_language, of_twin


def write(back: Element, article: Article) -> None:
    """Writes what stands behind the body into its element."""
    for lang in in_order(article):
        if article.acknowledgements.get(lang):
            words(add(add(back, "ack", lang=lang), "p"), article.acknowledgements[lang])
    if any(article.conflict_of_interest.values()):
        group = add(back, "fn-group", content_type="conflict-of-interest")
        for lang in in_order(article):
            if article.conflict_of_interest.get(lang):
                note = add(group, "fn", fn_type="conflict", lang=lang)
                words(add(note, "p"), article.conflict_of_interest[lang])
    if article.footnotes:
        group = add(back, "fn-group", content_type="footnotes")
        for index, footnote in enumerate(article.footnotes):
            note = add(group, "fn", id=f"fn{index + 1}")
            add(note, "label", plain(footnote.mark))
            words(add(note, "p"), footnote.text)
    for lang in in_order(article):
        for info in article.author_info.get(lang, ()):
            words(add(add(back, "bio", lang=lang), "p"), info.text)
    _references(back, article)


def _references(back: Element, article: Article) -> None:
    pairs = list(_pairs(article))
    if not pairs:
        return
    entries = add(back, "ref-list")
    for index, (original, twin) in enumerate(pairs):
        ref = add(entries, "ref", id=f"ref{index + 1}")
        add(ref, "label", str(index + 1))
        holder = add(ref, "citation-alternatives")
        lang = entry_language(original.text)
        words(add(holder, "mixed-citation", publication_type="other", lang=lang), original.text)
        _elements(holder, original, twin)
        if twin is not None:
            words(
                add(
                    holder,
                    "mixed-citation",
                    publication_type="other",
                    specific_use="romanized",
                    lang=of_twin(original, twin),
                ),
                twin.text,
            )


def _pairs(article: Article) -> Iterator[tuple[Reference, Reference | None]]:
    """Every work once: the original entries with their romanized twins, then what has no original."""
    lists = article.references
    used: set[int] = set()
    for entry in lists.original:
        at = entry.same_as
        twin = lists.romanized[at] if at is not None and 0 <= at < len(lists.romanized) else None
        if twin is not None and at is not None:
            used.add(at)
        yield entry, twin
    for index, entry in enumerate(lists.romanized):
        if index not in used:
            yield entry, None


def _elements(holder: Element, entry: Reference, twin: Reference | None) -> None:
    """What was understood of the entry; nothing where that is nothing."""
    doi = entry.doi or (twin.doi if twin else None)
    if not (entry.authors or entry.title or entry.year or entry.url or doi):
        return
    element = add(holder, "element-citation", publication_type="other")
    if entry.authors:
        group = add(element, "person-group", person_group_type="author")
        for author in entry.authors:
            add(group, "string-name", plain(author))
    if entry.title:
        add(element, "article-title", plain(entry.title))
    if entry.year:
        add(element, "year", entry.year)
    if doi:
        add(element, "pub-id", doi, pub_id_type="doi")
    url = safe_url(entry.url) if entry.url else None
    if url:
        add(element, "ext-link", url, ext_link_type="uri", href=url)
