"""Articles, and what they name: authors, acts, works."""

from __future__ import annotations

from generator.exports import facts
from generator.exports.facts import Name
from generator.exports.jsonld.journals import issue_of
from generator.exports.jsonld.nodes import Node, bare
from generator.linking.corpus import Act, Corpus
from generator.model import LANGUAGES, Article, Author, Lang, Reference
from generator.pages import plan
from generator.pages.markdown import plain, safe_url
from generator.settings import SiteSettings
from generator.tracing import brief


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
