"""What the site's own pages are about: the site, the collection, people, institutions, keywords."""

from __future__ import annotations

from collections.abc import Iterable

from generator.exports import facts
from generator.exports.jsonld.nodes import Node, bare
from generator.linking.corpus import Corpus, Institution, Keyword, Person
from generator.model import LANGUAGES, Lang
from generator.pages import plan
from generator.pages.markdown import plain
from generator.settings import SiteSettings


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
