"""JATS 1.1 (Journal Publishing), the archives' and typesetters' form of an article.

What the format demands and a record does not have (an ISSN, a date of publication) stands there as
an empty element: valid, and nothing is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lxml import etree

from generator.exports import facts, jats_body
from generator.exports.facts import Day
from generator.exports.xml import XLINK, Element, add, written
from generator.linking.corpus import Corpus
from generator.model import LANGUAGES, Article, Author, Lang, Reference
from generator.pages.markdown import plain, safe_url
from generator.pages.tongues import entry_language, of_twin
from generator.settings import SiteSettings
from generator.tracing import brief

DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.1 20151215//EN"'
    ' "JATS-journalpublishing1.dtd">'
)
_MATHML = "http://www.w3.org/1998/Math/MathML"


def write(article: Article, corpus: Corpus, settings: SiteSettings) -> bytes:
    """One article. Its body and references are there as far as the record may show them."""
    root = etree.Element("article", nsmap={"xlink": XLINK, "mml": _MATHML})
    root.set("dtd-version", "1.1")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", article.language)
    front = add(root, "front")
    _journal(front, article, settings)
    _article(front, article, corpus, settings)
    if article.body:
        jats_body.write(add(root, "body"), article, corpus.citations.get(article.id, ()))
    back = add(root, "back")
    _back(back, article)
    if not len(back):
        root.remove(back)
    return written(root, DOCTYPE)


def _journal(front: Element, article: Article, settings: SiteSettings) -> None:
    meta = add(front, "journal-meta")
    known = facts.journal(article, settings)
    add(meta, "journal-id", article.journal or "", journal_id_type="publisher-id")
    if known:
        _, first = facts.own(known.title, article.language)
        group = add(meta, "journal-title-group")
        if first:
            add(group, "journal-title", known.title[first], lang=first)
        for lang in _others(first):
            if known.title.get(lang):
                add(add(group, "trans-title-group", lang=lang), "trans-title", known.title[lang])
        for lang in LANGUAGES:
            if known.abbreviation.get(lang):
                add(group, "abbrev-journal-title", known.abbreviation[lang], lang=lang)
    numbers = (("ppub", known.issn), ("epub", known.eissn)) if known else ()
    for kind, issn in numbers:
        if issn:
            add(meta, "issn", issn, pub_type=kind)
    if not any(issn for _, issn in numbers):
        add(meta, "issn")
    publisher = facts.publisher(article, settings)
    if publisher:
        add(add(meta, "publisher"), "publisher-name", publisher)


def _article(front: Element, article: Article, corpus: Corpus, settings: SiteSettings) -> None:
    meta = add(front, "article-meta")
    add(meta, "article-id", article.id, pub_id_type="publisher-id")
    if article.doi:
        add(meta, "article-id", article.doi, pub_id_type="doi")
    _categories(meta, article)
    _titles(meta, article)
    _contributors(meta, article, corpus)
    count = max((len(places) for places in article.affiliations.values()), default=0)
    for place in range(count):
        _affiliation(meta, article, place)
    _date(add(meta, "pub-date", date_type="pub"), facts.published_on(article), strict=False)
    if facts.volume(article):
        add(meta, "volume", facts.volume(article))
    if facts.number(article):
        add(meta, "issue", facts.number(article))
    elif article.issue and article.issue.label and not facts.volume(article):
        add(meta, "issue", article.issue.label)
    if first := facts.begins_on(article):
        add(meta, "fpage", first)
        if last := facts.pages(article)[1]:
            add(meta, "lpage", last)
    _history(meta, article)
    url = facts.absolute(facts.page_url(article, settings), settings)
    if url:
        add(meta, "self-uri", None, href=url, content_type="text/html", lang=article.language)
    _acts(meta, article, corpus)
    _abstracts(meta, article)
    for lang in _language_order(article):
        words = facts.keywords(article, lang)
        if words:
            group = add(meta, "kwd-group", lang=lang, kwd_group_type="author")
            for word in words:
                add(group, "kwd", word)
    for lang in _language_order(article):
        if article.funding.get(lang):
            group = add(meta, "funding-group", lang=lang)
            jats_body.words(add(group, "funding-statement"), article.funding[lang])


def _language_order(article: Article) -> tuple[Lang, ...]:
    return (article.language, *_others(article.language))


def _others(first: Lang | None) -> tuple[Lang, ...]:
    return tuple(lang for lang in LANGUAGES if lang != first)


def _categories(meta: Element, article: Article) -> None:
    rows: list[tuple[str, Lang | None, str]] = [
        ("heading", lang, plain(article.rubric[lang])) for lang in LANGUAGES if article.rubric.get(lang)
    ]
    rows += [("udc", None, article.udc or ""), ("irsti", None, article.irsti or "")]
    rows = [row for row in rows if row[2]]
    if rows:
        categories = add(meta, "article-categories")
        for kind, lang, text in rows:
            add(add(categories, "subj-group", subj_group_type=kind, lang=lang), "subject", text)


def _titles(meta: Element, article: Article) -> None:
    group = add(meta, "title-group")
    _, first = facts.own(article.title, article.language)
    jats_body.words(add(group, "article-title", lang=first), article.title[first] if first else "")
    for lang in _others(first):
        if article.title.get(lang):
            jats_body.words(
                add(add(group, "trans-title-group", lang=lang), "trans-title"), article.title[lang]
            )


def _contributors(meta: Element, article: Article, corpus: Corpus) -> None:
    if not article.authors:
        return
    group = add(meta, "contrib-group")
    ids = corpus.author_ids.get(article.id, ())
    count = max((len(places) for places in article.affiliations.values()), default=0)
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
        for lang in (first, *_others(first))
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
        for lang in _language_order(article)
        if place < len(article.affiliations.get(lang, ()))
    }
    holder = add(meta, "aff-alternatives", id=f"aff{place + 1}")
    for lang, text in texts.items():
        add(add(holder, "aff", lang=lang), "institution", plain(text), content_type="original")


def _date(element: Element, day: Day | None, strict: bool = True) -> None:
    if day is None:
        if not strict:
            add(element, "year")
        return
    element.set("iso-8601-date", day.iso)
    if day.month:
        if day.day:
            add(element, "day", f"{day.day:02}")
        add(element, "month", f"{day.month:02}")
    add(element, "year", f"{day.year:04}")


def _history(meta: Element, article: Article) -> None:
    names = (("received", "received"), ("rev-recd", "revised"), ("accepted", "accepted"))
    days = [(kind, facts.day(getattr(article.dates, name))) for kind, name in names]
    if any(found for _, found in days):
        history = add(meta, "history")
        for kind, found in days:
            if found:
                _date(add(history, "date", date_type=kind), found)


def _acts(meta: Element, article: Article, corpus: Corpus) -> None:
    """The legal acts that the article cites, as objects it is related to."""
    seen: set[str] = set()
    for key in corpus.act_ids.get(article.id, ()):
        if key in seen or key not in corpus.acts:
            continue
        act = brief(corpus.acts, key)
        seen.add(key)
        address, lang = facts.own(act.urls, article.language)
        element = add(
            meta,
            "related-object",
            None,
            object_type="legal-act",
            object_id=act.registry_id,
            object_id_type=act.registry,
            ext_link_type="uri" if address else None,
            href=safe_url(address) if address else None,
            lang=lang,
        )
        element.text = facts.own(act.title, article.language)[0] or None


def _abstracts(meta: Element, article: Article) -> None:
    """The abstract in the article's language, our summary, then both in the other languages."""
    for lang in _language_order(article):
        tag = "abstract" if lang == article.language else "trans-abstract"
        if article.abstract.get(lang):
            holder = add(meta, tag, lang=lang)
            for paragraph in article.abstract[lang]:
                jats_body.words(add(holder, "p"), paragraph)
        if article.summary.get(lang):
            holder = add(meta, tag, lang=lang, abstract_type="summary")
            jats_body.words(add(holder, "p"), article.summary[lang])


def _back(back: Element, article: Article) -> None:
    for lang in _language_order(article):
        if article.acknowledgements.get(lang):
            jats_body.words(add(add(back, "ack", lang=lang), "p"), article.acknowledgements[lang])
    if any(article.conflict_of_interest.values()):
        group = add(back, "fn-group", content_type="conflict-of-interest")
        for lang in _language_order(article):
            if article.conflict_of_interest.get(lang):
                note = add(group, "fn", fn_type="conflict", lang=lang)
                jats_body.words(add(note, "p"), article.conflict_of_interest[lang])
    if article.footnotes:
        group = add(back, "fn-group", content_type="footnotes")
        for index, footnote in enumerate(article.footnotes):
            note = add(group, "fn", id=f"fn{index + 1}")
            add(note, "label", plain(footnote.mark))
            jats_body.words(add(note, "p"), footnote.text)
    for lang in _language_order(article):
        for info in article.author_info.get(lang, ()):
            jats_body.words(add(add(back, "bio", lang=lang), "p"), info.text)
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
        jats_body.words(add(holder, "mixed-citation", publication_type="other", lang=lang), original.text)
        _elements(holder, original, twin)
        if twin is not None:
            jats_body.words(
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
    kind: Literal["doi"] = "doi"
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
        add(element, "pub-id", doi, pub_id_type=kind)
    url = safe_url(entry.url) if entry.url else None
    if url:
        add(element, "ext-link", url, ext_link_type="uri", href=url)
