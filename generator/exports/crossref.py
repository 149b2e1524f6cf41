"""Crossref deposit XML (schema 5.3.1) for the articles that have a DOI.

A deposit's timestamp tells Crossref which of two deposits is the newer. It is taken from the
articles' dates, so the same content gives the same file; who deposits a correction raises it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from lxml import etree

from generator.diagnostics import Diagnostic
from generator.exports import facts
from generator.exports.oai import admin_address
from generator.exports.xml import XSI, Element, add, clean, new, written
from generator.linking.corpus import Corpus
from generator.model import LANGUAGES, Article, Lang
from generator.pages.markdown import plain
from generator.settings import SiteSettings

NS = "http://www.crossref.org/schema/5.3.1"
JATS = "http://www.ncbi.nlm.nih.gov/JATS1"


def write(corpus: Corpus, settings: SiteSettings) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The deposit, and what is left out of it and why; None where nothing can be deposited."""
    found: list[Diagnostic] = []
    admin = admin_address(settings)
    if not settings.base_url or not admin:
        message = "no Crossref deposit: it must name the articles' full addresses and an e-mail address"
        hint = "Set base_url and report_errors_to (mailto:…) in site_config/site.yml."
        return None, (Diagnostic("base-url", "warning", message, "site_config/site.yml", hint=hint),)
    ready: list[Article] = []
    for article in corpus.articles.values():
        lacking = [
            name
            for name, value in (
                ("DOI", article.doi),
                ("year", facts.published_on(article)),
                ("journal", facts.journal_title(article, settings)),
            )
            if not value
        ]
        if lacking:
            message = f"left out of the Crossref deposit: no {' and no '.join(lacking)}"
            found.append(Diagnostic("crossref", "info", message, article=article.id))
        else:
            ready.append(article)
    if not ready:
        return None, tuple(found)
    root = new(f"{{{NS}}}doi_batch", {None: NS, "jats": JATS, "xsi": XSI})
    root.set("version", "5.3.1")
    root.set(f"{{{XSI}}}schemaLocation", f"{NS} https://www.crossref.org/schemas/crossref5.3.1.xsd")
    newest = max(map(facts.stamp, ready))
    name, _ = facts.own(settings.name, "en" if settings.name.get("en") else settings.languages[0])
    head = _add(root, "head")
    _add(head, "doi_batch_id", f"maqala-{newest}-{len(ready)}")
    _add(head, "timestamp", newest.replace("-", "") + "000000")
    depositor = _add(head, "depositor")
    _add(depositor, "depositor_name", name)
    _add(depositor, "email_address", admin)
    _add(head, "registrant", name)
    body = _add(root, "body")
    ready.sort(key=_issue)
    for _, group in groupby(ready, key=_issue):
        _journal(body, list(group), corpus, settings)
    return written(root), tuple(found)


def _issue(article: Article) -> tuple[str, int, str, str]:
    day = facts.published_on(article)
    year = article.year or (day.year if day else 0)
    return article.journal or "", year, facts.volume(article), facts.number(article)


def _journal(body: Element, articles: list[Article], corpus: Corpus, settings: SiteSettings) -> None:
    first = articles[0]
    journal = _add(body, "journal")
    known = settings.journals[first.journal or ""]
    title, lang = facts.own(known.title, "en" if known.title.get("en") else first.language)
    meta = _add(journal, "journal_metadata", language=lang)
    _add(meta, "full_title", title)
    if lang and known.abbreviation.get(lang):
        _add(meta, "abbrev_title", known.abbreviation[lang])
    for kind, issn in (("print", known.issn), ("electronic", known.eissn)):
        if issn:
            _add(meta, "issn", issn, media_type=kind)
    issue = _add(journal, "journal_issue")
    _date(_add(issue, "publication_date"), [_issue(first)[1]])
    if facts.volume(first):
        _add(_add(issue, "journal_volume"), "volume", facts.volume(first))
    if facts.number(first):
        _add(issue, "issue", facts.number(first))
    for article in articles:
        _article(journal, article, corpus, settings)


def _article(journal: Element, article: Article, corpus: Corpus, settings: SiteSettings) -> None:
    element = _add(journal, "journal_article", publication_type="full_text", language=article.language)
    for lang in _order(article):
        if article.title.get(lang):
            titles = _add(element, "titles")
            _add(titles, "title", plain(article.title[lang]))
            if lang != article.language and article.title.get(article.language):
                original = _add(titles, "original_language_title", plain(article.title[article.language]))
                original.set("language", article.language)
    _contributors(element, article, corpus)
    for lang in _order(article):
        if article.abstract.get(lang):
            holder = add(element, f"{{{JATS}}}abstract", lang=lang)
            for paragraph in article.abstract[lang]:
                add(holder, f"{{{JATS}}}p", plain(paragraph))
    day = facts.published_on(article)
    _date(_add(element, "publication_date"), day.parts if day else [])
    accepted = facts.day(article.dates.accepted)
    if accepted:
        _date(_add(element, "acceptance_date"), accepted.parts)
    if first := facts.begins_on(article):
        pages = _add(element, "pages")
        _add(pages, "first_page", first)
        if last := facts.pages(article)[1]:
            _add(pages, "last_page", last)
    data = _add(element, "doi_data")
    _add(data, "doi", article.doi or "")
    _add(data, "resource", facts.absolute(facts.page_url(article, settings), settings))
    _citations(element, article)


def _contributors(element: Element, article: Article, corpus: Corpus) -> None:
    """Authors in English letters where the article prints them so, as Crossref's index is searched."""
    lang: Lang = (
        "en" if article.authors and all(a.name.get("en") for a in article.authors) else article.language
    )
    if not article.authors:
        return
    holder = _add(element, "contributors")
    for index, (author, name) in enumerate(
        zip(article.authors, facts.names(article, corpus, lang), strict=True)
    ):
        role: dict[str, Any] = {
            "sequence": "additional" if index else "first",
            "contributor_role": "author",
            "language": lang,
        }
        if not name.family:
            _add(holder, "organization", name.printed, **role)
            continue
        person = _add(holder, "person_name", **role)
        if name.given:
            _add(person, "given_name", name.given)
        _add(person, "surname", name.family)
        places = facts.affiliations(article, author, lang)
        if places:
            group = _add(person, "affiliations")
            for place in places:
                _add(_add(group, "institution"), "institution_name", place)
        if author.orcid:
            _add(person, "ORCID", f"https://orcid.org/{author.orcid}")


def _citations(element: Element, article: Article) -> None:
    entries = article.references.original or article.references.romanized
    if not entries:
        return
    holder = _add(element, "citation_list")
    for index, entry in enumerate(entries):
        citation = _add(holder, "citation", key=f"ref{index + 1}")
        if entry.doi:
            _add(citation, "doi", entry.doi)
        _add(citation, "unstructured_citation", plain(entry.text))


def _date(element: Element, parts: list[int]) -> None:
    """Month, day, year; the format wants them in this order."""
    if len(parts) > 1:
        _add(element, "month", f"{parts[1]:02}")
    if len(parts) > 2:
        _add(element, "day", f"{parts[2]:02}")
    _add(element, "year", f"{parts[0]:04}")


def _order(article: Article) -> Iterable[Lang]:
    return (article.language, *(lang for lang in LANGUAGES if lang != article.language))


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str | None) -> Element:
    child = etree.SubElement(parent, f"{{{NS}}}{tag}")
    for name, value in attributes.items():
        if value is not None:
            child.set(name, clean(value))  # Crossref's attributes have underscores
    if text is not None:
        child.text = clean(text)
    return child
