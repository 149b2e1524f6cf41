"""Authors and affiliations of an article in JATS."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exports import facts
from generator.exports.jats.languages import in_order, others
from generator.exports.xml import Element, add
from generator.linking.corpus import Corpus
from generator.model import Article, Author, Lang
from generator.pages.markdown import plain


def write(meta: Element, article: Article, corpus: Corpus) -> None:
    """Writes authors and affiliations among the facts of an article."""
    count = max((len(places) for places in article.affiliations.values()), default=0)
    if article.authors:
        _authors(add(meta, "contrib-group"), article, corpus.author_ids.get(article.id, ()), count)
    for place in range(count):
        _affiliation(meta, article, place)


def _authors(group: Element, article: Article, ids: Sequence[str], count: int) -> None:
    """The authors, each with those of the ``count`` affiliations that are theirs."""
    for index, author in enumerate(article.authors):
        contrib = add(
            group, "contrib", contrib_type="author", corresp="yes" if author.corresponding else None
        )
        if author.orcid:
            add(contrib, "contrib-id", f"https://orcid.org/{author.orcid}", contrib_id_type="orcid")
        _names(contrib, author, ids[index] if index < len(ids) else "", article.language)
        if author.email:
            add(contrib, "email", author.email)
        for place in author.affiliations:
            if 0 < place <= count:
                add(contrib, "xref", None, ref_type="aff", rid=f"aff{place}")


def _names(contrib: Element, author: Author, person: str, first: Lang) -> None:
    """The names in each script beside each other; an organisation is a collaboration."""
    found = {
        lang: facts.name_parts(author, lang, person)
        for lang in (first, *others(first))
        if author.name.get(lang)
    }
    persons = {lang: name for lang, name in found.items() if name.family}
    if not persons:
        holder = add(contrib, "collab-alternatives") if len(found) > 1 else contrib
        for lang, name in found.items():
            add(holder, "collab", name.printed, lang=lang)
        return
    holder = add(contrib, "name-alternatives") if len(found) > 1 else contrib
    for lang, name in found.items():
        if not name.family:
            add(holder, "string-name", name.printed, lang=lang)
            continue
        element = add(holder, "name", lang=lang, name_style="western")
        add(element, "surname", name.family)
        if name.given:
            add(element, "given-names", name.given)


def _affiliation(meta: Element, article: Article, place: int) -> None:
    texts = {
        lang: article.affiliations[lang][place]
        for lang in in_order(article)
        if place < len(article.affiliations.get(lang, ()))
    }
    holder = add(meta, "aff-alternatives", id=f"aff{place + 1}")
    for lang, text in texts.items():
        add(add(holder, "aff", lang=lang), "institution", plain(text), content_type="original")
