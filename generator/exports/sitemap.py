"""``sitemap.xml`` with the pages' other languages, split where the format's limits ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.exports import facts
from generator.exports.xml import add, new, written
from generator.linking.corpus import Corpus
from generator.model import Lang
from generator.settings import SiteSettings

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
# The format allows 50 000 addresses and 50 MB a file; three languages take about 1 KB an address.
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site.

    Attributes:
        url: below the site's root.
        alternates: (language, address) of the same page in each language, itself included;
            ``x-default`` is a language too.
        changed: a date as exact as it is known, or "".
    """

    url: str
    alternates: tuple[tuple[str, str], ...] = ()
    changed: str = ""


def write(
    pages: Sequence[Page], settings: SiteSettings, most: int = MOST
) -> tuple[dict[str, str | bytes], tuple[Diagnostic, ...]]:
    """The sitemap's files; none, and a diagnostic, where the site's address is not known."""
    if not settings.base_url:
        message = "sitemap.xml is left out: it must name full addresses"
        hint = "Set base_url in site_config/site.yml, or build with --base-url."
        return {}, (Diagnostic("base-url", "info", message, "site_config/site.yml", hint=hint),)
    parts = [pages[start : start + most] for start in range(0, len(pages), most)]
    if len(parts) <= 1:
        return {"sitemap.xml": _part(pages, settings.base_url)}, ()
    tree: dict[str, str | bytes] = {}
    index = new(f"{{{SITEMAP}}}sitemapindex", {None: SITEMAP})
    for number, part in enumerate(parts, 1):
        name = f"sitemap-{number}.xml"
        tree[name] = _part(part, settings.base_url)
        entry = add(index, f"{{{SITEMAP}}}sitemap")
        add(entry, f"{{{SITEMAP}}}loc", settings.base_url + name)
        changed = max((page.changed for page in part), default="")
        if changed:
            add(entry, f"{{{SITEMAP}}}lastmod", changed)
    return {"sitemap.xml": written(index)} | tree, ()


def _part(pages: Iterable[Page], base: str) -> bytes:
    root = new(f"{{{SITEMAP}}}urlset", {None: SITEMAP, "xhtml": XHTML})
    for page in pages:
        entry = add(root, f"{{{SITEMAP}}}url")
        add(entry, f"{{{SITEMAP}}}loc", base + page.url)
        if page.changed:
            add(entry, f"{{{SITEMAP}}}lastmod", page.changed)
        for lang, url in page.alternates:
            link = add(entry, f"{{{XHTML}}}link")
            for name, value in (("rel", "alternate"), ("hreflang", lang), ("href", base + url)):
                link.set(name, value)
    return written(root)


def pages_of(tree: Mapping[str, object], corpus: Corpus, settings: SiteSettings) -> tuple[Page, ...]:
    """All pages of a docs tree that search engines are to know, in its order.

    An article's page in a language in which the article prints no title shows what its own page
    shows; it is left out here, as it names the other as canonical.
    """
    here = {path.removesuffix("index.md") for path in tree if path.endswith("index.md")}
    newest = {key: facts.newest_day(article) for key, article in corpus.articles.items()}
    days = {key: day.iso for key, day in newest.items() if day}
    latest = max(days.values(), default="")
    found: list[Page] = []
    for url in (path.removesuffix("index.md") for path in tree if path.endswith("index.md")):
        lang, _, rest = url.partition("/")
        article = (
            corpus.articles.get(rest.split("/")[1])
            if rest.startswith("articles/") and rest != "articles/"
            else None
        )
        if lang not in settings.languages:
            found.append(Page(url, changed=latest))
            continue
        offered: tuple[Lang, ...] = settings.languages
        home: Lang = settings.languages[0]
        if article is not None:
            offered, home = facts.page_languages(article, settings), facts.home_language(article, settings)
            if lang not in offered:
                continue
        alternates = tuple((other, f"{other}/{rest}") for other in offered if f"{other}/{rest}" in here)
        default = (("x-default", f"{home}/{rest}"),) if len(alternates) > 1 else ()
        changed = _changed(rest, corpus, days)
        changed = latest if changed is None else changed
        found.append(Page(url, alternates + default if len(alternates) > 1 else (), changed))
    return tuple(found)


def _changed(rest: str, corpus: Corpus, days: Mapping[str, str]) -> str | None:
    """The newest date among the articles that a page is about; None where it is about all."""
    kind, _, key = rest.strip("/").partition("/")
    if kind == "articles" and key:
        return _newest(days, (key,))
    if kind == "journals" and key:
        journal, _, issue = key.partition("/")
        entries = [e for e in corpus.issues if e.journal == journal and issue in ("", e.id)]
        return _newest(days, (article for entry in entries for article in entry.articles))
    people, words, places = corpus.people.get(key), corpus.keywords.get(key), corpus.institutions.get(key)
    listed = {"authors": people, "keywords": words, "institutions": places}.get(kind)
    if key and listed is not None:
        return _newest(days, listed.articles)
    cited = {"acts": corpus.acts.get(key), "systems": corpus.systems.get(key)}.get(kind)
    if key and cited is not None:
        return _newest(days, (mention.article for mention in cited.mentions))
    return "" if kind in ("search", "about") else None


def _newest(days: Mapping[str, str], keys: Iterable[str]) -> str:
    return max((days[key] for key in keys if key in days), default="")
