"""The front of an article in JATS: the journal, and what the article says of itself."""

from __future__ import annotations

from generator.exports import facts
from generator.exports.facts import Day
from generator.exports.jats import contributors
from generator.exports.jats.body import words
from generator.exports.jats.languages import in_order, others
from generator.exports.xml import Element, add
from generator.linking.corpus import Corpus
from generator.model import LANGUAGES, Article, Lang
from generator.pages.markdown import plain, safe_url
from generator.settings import SiteSettings
from generator.tracing import brief


def write(front: Element, article: Article, corpus: Corpus, settings: SiteSettings) -> None:
    """Writes the front matter into its element."""
    _journal(front, article, settings)
    _article(front, article, corpus, settings)


def _journal(front: Element, article: Article, settings: SiteSettings) -> None:
    meta = add(front, "journal-meta")
    known = facts.journal(article, settings)
    add(meta, "journal-id", article.journal or "", journal_id_type="publisher-id")
    if known:
        _, first = facts.own(known.title, article.language)
        group = add(meta, "journal-title-group")
        if first:
            add(group, "journal-title", known.title[first], lang=first)
        for lang in others(first):
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
    contributors.write(meta, article, corpus)
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
    for lang in in_order(article):
        if keywords := facts.keywords(article, lang):
            group = add(meta, "kwd-group", lang=lang, kwd_group_type="author")
            for word in keywords:
                add(group, "kwd", word)
    for lang in in_order(article):
        if article.funding.get(lang):
            group = add(meta, "funding-group", lang=lang)
            words(add(group, "funding-statement"), article.funding[lang])


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
    words(add(group, "article-title", lang=first), article.title[first] if first else "")
    for lang in others(first):
        if article.title.get(lang):
            words(add(add(group, "trans-title-group", lang=lang), "trans-title"), article.title[lang])


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
    for lang in in_order(article):
        tag = "abstract" if lang == article.language else "trans-abstract"
        if article.abstract.get(lang):
            holder = add(meta, tag, lang=lang)
            for paragraph in article.abstract[lang]:
                words(add(holder, "p"), paragraph)
        if article.summary.get(lang):
            holder = add(meta, tag, lang=lang, abstract_type="summary")
            words(add(holder, "p"), article.summary[lang])
