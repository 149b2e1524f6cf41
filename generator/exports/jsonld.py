"""schema.org as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.exports import facts
from generator.exports.facts import Name
from generator.linking.corpus import Act, Corpus, Institution, IssueEntry, Keyword, Person
from generator.model import LANGUAGES, Article, Author, Lang, Reference
from generator.pages import plan
from generator.pages.markdown import plain, safe_url
from generator.settings import SiteSettings
from generator.tracing import brief

Node = dict[str, Any]
_as_json = json.JSONEncoder(ensure_ascii=False).encode


def script(node: Node) -> str:
    """A ``<script>`` that no text in it can end."""
    text = _as_json({"@context": "https://schema.org"} | node)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def bare(node: Node) -> Node:
    """Without empty values; a node that has only its type left is none."""
    kept = {key: value for key, value in node.items() if value not in (None, "", [], {}, ())}
    return kept if set(kept) - {"@type"} else {}


def article(article: Article, corpus: Corpus, settings: SiteSettings) -> Node:
    """The article as a ``ScholarlyArticle``."""
    first, last = facts.pages(article)
    day = facts.published_on(article)
    url = facts.absolute(facts.page_url(article, settings), settings)
    own = facts.title(article)
    others = (facts.title(article, lang) for lang in LANGUAGES if article.title.get(lang))
    ids = corpus.author_ids.get(article.id, ())
    entries = article.references.original or article.references.romanized
    return bare(
        {
            "@type": "ScholarlyArticle",
            "@id": url,
            "url": url,
            "mainEntityOfPage": url,
            "headline": own,
            "name": own,
            "alternateName": list(dict.fromkeys(title for title in others if title != own)),
            "inLanguage": article.language,
            "creativeWorkStatus": "Retracted" if article.withdrawn else "",
            "author": [
                author(article, each, name, ids[index] if index < len(ids) else "", settings)
                for index, (each, name) in enumerate(
                    zip(article.authors, facts.names(article, corpus), strict=True)
                )
            ],
            "datePublished": day.iso if day else None,
            "isPartOf": issue_of(article, settings),
            "publisher": bare({"@type": "Organization", "name": facts.publisher(article, settings)}),
            "pageStart": first if last else article.first_page,
            "pageEnd": last,
            "pagination": f"{first}-{last}" if last else first,
            "identifier": bare({"@type": "PropertyValue", "propertyID": "DOI", "value": article.doi or ""})
            if article.doi
            else None,
            "sameAs": facts.doi_url(article.doi) if article.doi else None,
            "abstract": facts.abstract(article, article.language),
            "keywords": list(facts.keywords(article, article.language)),
            "about": [
                act(brief(corpus.acts, key), article.language, settings)
                for key in dict.fromkeys(corpus.act_ids.get(article.id, ()))
                if key in corpus.acts
            ],
            "citation": [cited(entry) for entry in entries],
            "isAccessibleForFree": True if article.has_full_text() else None,
        }
    )


def author(article: Article, each: Author, name: Name, person: str, settings: SiteSettings) -> Node:
    """An author as ``Person``, or ``Organization`` where the name has no parts."""
    orcid = f"https://orcid.org/{each.orcid}" if each.orcid else ""
    page = facts.absolute(plan.entry(facts.home_language(article, settings), "authors", person), settings)
    is_person = bool(name.family or each.orcid)
    places = [{"@type": "Organization", "name": place} for place in facts.affiliations(article, each)]
    return bare(
        {
            "@type": "Person" if is_person else "Organization",
            "@id": orcid,
            "name": name.printed,
            "familyName": name.family,
            "givenName": name.given,
            "sameAs": orcid,
            "url": page if person else None,
            "affiliation": places if is_person else None,
        }
    )


def issue_of(article: Article, settings: SiteSettings) -> Node:
    """``PublicationIssue`` in ``PublicationVolume`` in ``Periodical``, as much of it as is known."""
    day = facts.published_on(article)
    inner = periodical(article.journal or "", article.language, settings)
    if facts.volume(article):
        inner = bare({"@type": "PublicationVolume", "volumeNumber": facts.volume(article), "isPartOf": inner})
    if facts.number(article):
        inner = bare(
            {
                "@type": "PublicationIssue",
                "issueNumber": facts.number(article),
                "datePublished": f"{day.year:04}" if day else None,
                "isPartOf": inner,
            }
        )
    return inner


def periodical(key: str, lang: Lang, settings: SiteSettings) -> Node:
    """A journal; empty where the settings do not know it."""
    known = settings.journals.get(key)
    if known is None:
        return {}
    name, _ = facts.own(known.title, lang)
    return bare(
        {
            "@type": "Periodical",
            "name": name,
            "alternateName": [plain(known.title[o]) for o in LANGUAGES if known.title.get(o, name) != name],
            "issn": [issn for issn in (known.issn, known.eissn) if issn],
            "publisher": bare({"@type": "Organization", "name": facts.own(known.publisher, lang)[0]}),
            "sameAs": known.url,
            "url": facts.absolute(plan.entry(lang, "journals", key), settings),
        }
    )


def act(item: Act, lang: Lang, settings: SiteSettings) -> Node:
    """A legal act as ``Legislation``."""
    urls = [safe_url(item.urls[o]) for o in LANGUAGES if item.urls.get(o)]
    shown = lang if lang in settings.languages else settings.languages[0]
    return bare(
        {
            "@type": "Legislation",
            "name": facts.own(item.title, lang)[0] or item.registry_id,
            "legislationIdentifier": item.number or item.registry_id,
            "legislationDate": item.date,
            "legislationType": item.kind,
            "legislationJurisdiction": item.country,
            "url": facts.absolute(plan.entry(shown, "acts", item.id), settings),
            "sameAs": [url for url in urls if url],
        }
    )


def cited(entry: Reference) -> Node:
    """An entry of a reference list."""
    doi = facts.doi_url(entry.doi) if entry.doi else None
    return bare(
        {
            "@type": "CreativeWork",
            "name": plain(entry.title or entry.text),
            "text": plain(entry.text) if entry.title else None,
            "author": [{"@type": "Person", "name": plain(name)} for name in entry.authors],
            "datePublished": entry.year,
            "sameAs": doi,
            "url": safe_url(entry.url) if entry.url else None,
        }
    )


def translation(article_: Article, corpus: Corpus, settings: SiteSettings, lang: Lang) -> Node:
    """A page of the article in a language that is not its own: a page about a work, not the work."""
    url = facts.absolute(facts.page_url(article_, settings, lang), settings)
    original = facts.absolute(facts.page_url(article_, settings), settings)
    about = {
        "@type": "ScholarlyArticle",
        "@id": original,
        "name": facts.title(article_),
        "inLanguage": article_.language,
        "sameAs": facts.doi_url(article_.doi) if article_.doi else None,
    }
    return bare(
        {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": facts.title(article_, lang),
            "inLanguage": lang,
            "abstract": facts.abstract(article_, lang),
            "translationOfWork": bare(about),
        }
    )


def breadcrumbs(crumbs: Iterable[tuple[str, str]], title: str, url: str, settings: SiteSettings) -> Node:
    """Where a page stands; empty where addresses cannot be full."""
    if not settings.base_url:
        return {}
    steps = [*crumbs, (title, url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": facts.absolute(way, settings)}
            for at, (name, way) in enumerate(steps, 1)
        ],
    }


def website(lang: Lang, settings: SiteSettings) -> Node:
    """The site and its search."""
    if not settings.base_url:
        return {}
    search = facts.absolute(plan.section(lang, "search"), settings)
    return bare(
        {
            "@type": "WebSite",
            "name": facts.own(settings.name, lang)[0],
            "description": settings.description.get(lang),
            "inLanguage": lang,
            "url": facts.absolute(plan.home(lang), settings),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": search + "?q={search_term_string}"},
                "query-input": "required name=search_term_string",
            },
        }
    )


def dataset(lang: Lang, corpus: Corpus, settings: SiteSettings) -> Node:
    """The collection as open data."""
    downloads = (
        ("data/corpus.json", "application/json"),
        ("data/corpus.bib", "application/x-bibtex"),
        ("data/corpus.ris", "application/x-research-info-systems"),
        ("data/corpus.csl.json", "application/vnd.citationstyles.csl+json"),
        ("data/articles.csv", "text/csv"),
        ("data/people.csv", "text/csv"),
        ("data/acts.csv", "text/csv"),
        ("data/links.csv", "text/csv"),
    )
    years = sorted({item.year for item in corpus.articles.values() if item.year})
    return bare(
        {
            "@type": "Dataset",
            "name": facts.own(settings.name, lang)[0],
            "description": settings.description.get(lang) or facts.own(settings.description, lang)[0],
            "inLanguage": list(settings.languages),
            "url": facts.absolute(plan.section(lang, "about"), settings),
            "isAccessibleForFree": True,
            "temporalCoverage": f"{years[0]}/{years[-1]}" if years else None,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": kind,
                    "contentUrl": facts.absolute(path, settings) or path,
                }
                for path, kind in downloads
            ],
        }
    )


def person(item: Person, lang: Lang, corpus: Corpus, settings: SiteSettings) -> Node:
    """An author's page."""
    name, chosen = facts.own(item.name, lang)
    orcid = f"https://orcid.org/{item.orcid}" if item.orcid else ""
    others = (*(item.name[o] for o in LANGUAGES if o != chosen and item.name.get(o)), *item.variants)
    places = [corpus.institutions[key] for key in item.institutions if key in corpus.institutions]
    return bare(
        {
            "@type": "Person",
            "@id": orcid,
            "name": name,
            "alternateName": list(dict.fromkeys(plain(other) for other in others if plain(other) != name)),
            "sameAs": orcid,
            "url": facts.absolute(plan.entry(lang, "authors", item.id), settings),
            "affiliation": [{"@type": "Organization", "name": facts.own(p.name, lang)[0]} for p in places],
        }
    )


def institution(item: Institution, lang: Lang, settings: SiteSettings) -> Node:
    """An institution's page."""
    name, chosen = facts.own(item.name, lang)
    return bare(
        {
            "@type": "Organization",
            "name": name,
            "alternateName": [plain(item.name[o]) for o in LANGUAGES if o != chosen and item.name.get(o)],
            "url": facts.absolute(plan.entry(lang, "institutions", item.id), settings),
        }
    )


def keyword(item: Keyword, lang: Lang, settings: SiteSettings) -> Node:
    """A keyword's page."""
    name, chosen = facts.own(item.label, lang)
    return bare(
        {
            "@type": "DefinedTerm",
            "name": name,
            "alternateName": [plain(item.label[o]) for o in LANGUAGES if o != chosen and item.label.get(o)],
            "inLanguage": chosen,
            "url": facts.absolute(plan.entry(lang, "keywords", item.id), settings),
        }
    )


def issue(entry: IssueEntry, lang: Lang, settings: SiteSettings) -> Node:
    """An issue's page."""
    inner = periodical(entry.journal, lang, settings)
    if entry.volume:
        inner = bare({"@type": "PublicationVolume", "volumeNumber": entry.volume, "isPartOf": inner})
    return bare(
        {
            "@type": "PublicationIssue",
            "issueNumber": entry.number,
            "name": None if entry.number else entry.label,
            "datePublished": f"{entry.year:04}" if entry.year else None,
            "isPartOf": inner,
            "url": facts.absolute(plan.issue(lang, entry.journal, entry.id), settings),
        }
    )
