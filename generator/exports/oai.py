"""OAI-PMH static repository: one file from which harvesters take the whole collection."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree

from generator.diagnostics import Diagnostic
from generator.exports import facts
from generator.exports.xml import XSI, Element, add, clean, new, written
from generator.linking.corpus import Corpus
from generator.model import LANGUAGES, Article, Lang
from generator.settings import SiteSettings

PATH = "data/oai.xml"
STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
_MAIL = re.compile(r"mailto:([^?\s]+@(?:[^.\s?]+\.)+[^.\s?]+)", re.IGNORECASE)


def admin_address(settings: SiteSettings) -> str:
    """Whom a harvester may write to: the site's own address for reports, else its webmaster.

    ``webmaster@`` is the name that RFC 2142 gives to that person at any web host. "" where the site's
    address is not known or has no dot.
    """
    match = _MAIL.fullmatch(settings.report_errors_to or "")
    if match:
        return match[1]
    host = urlsplit(settings.base_url or "").hostname or ""
    host = host.removeprefix("www.")
    return f"webmaster@{host}" if re.fullmatch(r"(?:[^.\s]+\.)+[^.\s]*[^\d.\s][^.\s]*", host) else ""


def identifier(article: Article, settings: SiteSettings) -> str:
    """``oai:host:id``."""
    host = urlsplit(settings.base_url or "").hostname or "localhost"
    return f"oai:{host}:{article.id}"


def missing(settings: SiteSettings) -> tuple[Diagnostic, ...]:
    """What keeps the repository from being made."""
    message = f"{PATH} is left out: it must name the site's full address"
    hint = "Set base_url in site_config/site.yml, or build with --base-url."
    if settings.base_url:
        if admin_address(settings):
            return ()
        message = f"{PATH} is left out: it must name somebody's e-mail address"
        hint = "Set report_errors_to in site_config/site.yml to mailto:…"
    return (Diagnostic("base-url", "info", message, "site_config/site.yml", hint=hint),)


def write(corpus: Corpus, settings: SiteSettings) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The repository, or None where the site's address is not known, with a diagnostic that says so."""
    admin = admin_address(settings)
    if not settings.base_url or not admin:
        return None, missing(settings)
    root = new(f"{{{STATIC}}}Repository", {None: STATIC, "oai": OAI, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{STATIC} {STATIC}.xsd")
    articles = sorted(corpus.articles.values(), key=lambda article: (facts.stamp(article), article.id))
    dated = [facts.stamp(article) for article in articles]
    about = _add(root, STATIC, "Identify")
    _add(about, OAI, "repositoryName", facts.own(settings.name, settings.languages[0])[0])
    _add(about, OAI, "baseURL", settings.base_url + PATH)
    _add(about, OAI, "protocolVersion", "2.0")
    _add(about, OAI, "adminEmail", admin)
    _add(about, OAI, "earliestDatestamp", min(dated, default=facts.BEFORE_ALL))
    _add(about, OAI, "deletedRecord", "no")
    _add(about, OAI, "granularity", "YYYY-MM-DD")
    form = _add(_add(root, STATIC, "ListMetadataFormats"), OAI, "metadataFormat")
    _add(form, OAI, "metadataPrefix", "oai_dc")
    _add(form, OAI, "schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    _add(form, OAI, "metadataNamespace", OAI_DC)
    records = _add(root, STATIC, "ListRecords")
    records.set("metadataPrefix", "oai_dc")
    for article in articles:
        record = _add(records, OAI, "record")
        header = _add(record, OAI, "header")
        _add(header, OAI, "identifier", identifier(article, settings))
        _add(header, OAI, "datestamp", facts.stamp(article))
        dublin_core(_add(record, OAI, "metadata"), article, corpus, settings)
    return written(root), ()


def dublin_core(parent: Element, article: Article, corpus: Corpus, settings: SiteSettings) -> None:
    """The article in unqualified Dublin Core."""
    root = etree.SubElement(parent, f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd")

    def put(name: str, text: str | None, lang: Lang | None = None) -> None:
        if text and clean(text):
            add(root, f"{{{DC}}}{name}", text, lang=lang)

    order = (article.language, *(lang for lang in LANGUAGES if lang != article.language))
    for lang in order:
        if article.title.get(lang):
            put("title", facts.title(article, lang), lang)
    for name in facts.names(article, corpus):
        put("creator", name.inverted)
    for lang in order:
        for word in facts.keywords(article, lang):
            put("subject", word, lang)
    for lang in order:
        put("description", facts.abstract(article, lang), lang)
    put("publisher", facts.publisher(article, settings), article.language)
    day = facts.published_on(article)
    put("date", day.iso if day else None)
    put("type", "Text")
    put("format", "text/html")
    put("identifier", facts.absolute(facts.page_url(article, settings), settings))
    if article.doi:
        put("identifier", facts.doi_url(article.doi))
    put("source", source(article, settings), article.language)
    put("language", article.language)


def source(article: Article, settings: SiteSettings) -> str:
    """The journal, its numbers and the pages in one line."""
    first, last = facts.pages(article)
    numbers = facts.volume(article)
    if facts.number(article):
        numbers += f"({facts.number(article)})" if numbers else facts.number(article)
    parts = [
        facts.journal_title(article, settings),
        numbers,
        str(article.year or ""),
        f"{first}–{last}" if last else first,
    ]
    return ", ".join(part for part in parts if part) if parts[0] else ""


def _add(parent: Element, namespace: str, tag: str, text: str | None = None) -> Element:
    return add(parent, f"{{{namespace}}}{tag}", text)
