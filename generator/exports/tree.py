"""All files for machines, by path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from generator.diagnostics import Diagnostic
from generator.exports import (
    Format,
    bibtex,
    citing,
    crossref,
    csl,
    feeds,
    jats,
    oai,
    ris,
    sitemap,
    tables,
    texts,
)
from generator.exports.jsonld.pages import dataset
from generator.linking.corpus import Corpus
from generator.model import Article, Lang
from generator.pages import data, plan
from generator.pages.casing import Casing
from generator.settings import SiteSettings

Tree = dict[str, str | bytes]
Found = tuple[Diagnostic, ...]
Writer = Callable[[Iterable[Article], Corpus, SiteSettings], str]
WRITERS: dict[str, Writer] = {".bib": bibtex.write, ".ris": ris.write, ".csl.json": csl.write}


def files(
    corpus: Corpus, settings: SiteSettings, pages: Tree, casing: Casing | None = None
) -> tuple[Tree, Found]:
    """The files that stand beside the pages.

    Args:
        corpus: with the articles as the public may see them.
        settings: of the site.
        pages: the docs tree, whose addresses the sitemap names.
        casing: of this corpus, where it is at hand.
    """
    titled = (casing or Casing(corpus.articles.values())).titled(corpus)
    tree: Tree = {}
    for kind, lang, key in jobs(corpus, settings):
        tree.update(make(kind, lang, key, corpus, settings, titled))
    more, found = finish(corpus, settings, pages)
    return tree | more, found


def jobs(corpus: Corpus, settings: SiteSettings) -> Iterator[tuple[str, str, str]]:
    """Kind, language and key of whatever can be made by itself, in a fixed order.

    Reference managers may want at once: each article, author, keyword and issue, and all.
    """
    journals = tuple(dict.fromkeys(issue.journal for issue in corpus.issues))
    yield "all", "", ""
    for kind, keys in (
        ("article", tuple(corpus.articles)),
        ("author", tuple(corpus.people)),
        ("keyword", tuple(corpus.keywords)),
        ("issue", tuple(f"{issue.journal}/{issue.id}" for issue in corpus.issues)),
    ):
        yield from ((kind, "", key) for key in keys)
    for lang in settings.languages:
        yield "feed", lang, ""
        yield from (("journal feed", lang, key) for key in journals)
    for name in ("schema", "tables", "oai", "texts"):
        yield name, "", ""


def make(kind: str, lang: str, key: str, corpus: Corpus, settings: SiteSettings, titled: Corpus) -> Tree:
    """The files of one of :func:`jobs`.

    ``titled`` is the corpus with its titles as readers cite them, for reference managers.
    """

    def listed(keys: Iterable[str]) -> tuple[Article, ...]:
        return tuple(titled.articles[one] for one in keys if one in titled.articles)

    def written(stem: str, articles: tuple[Article, ...]) -> Tree:
        return {stem + ending: write(articles, titled, settings) for ending, write in WRITERS.items()}

    if kind == "all":
        return {data.COLLECTION: data.collection(corpus)} | written(
            "data/corpus", tuple(titled.articles.values())
        )
    if kind == "article":
        article = corpus.articles[key]
        own: Tree = {
            plan.record(key): data.record(article),
            f"data/articles/{key}.xml": jats.write(article, corpus, settings),
        }
        return own | written(f"data/articles/{key}", listed((key,)))
    if kind == "author":
        return written(f"data/authors/{key}", listed(corpus.people[key].articles))
    if kind == "keyword":
        word = corpus.keywords[key]
        made = written(f"data/keywords/{key}", listed(word.articles))
        return made | feeds.of_keyword(word, corpus, settings)
    if kind == "issue":
        entry = next(issue for issue in corpus.issues if f"{issue.journal}/{issue.id}" == key)
        return written(f"data/issues/{key}", listed(entry.articles))
    if kind in ("feed", "journal feed"):
        return feeds.of_journal(key, cast(Lang, lang), corpus, settings)
    if kind == "schema":
        return {"data/record.schema.json": data.as_json(Article.model_json_schema())}
    if kind == "tables":
        return dict(tables.files(corpus, settings))
    if kind == "oai":
        repository, _ = oai.write(corpus, settings)
        return {} if repository is None else {oai.PATH: repository}
    harvested = not oai.missing(settings)
    description = dataset(settings.languages[0], corpus, settings)
    return {
        "data/dataset.jsonld": data.as_json({"@context": "https://schema.org"} | description),
        "data/README.txt": texts.readme(harvested),
        "robots.txt": texts.robots(settings),
        "llms.txt": texts.llms(corpus, settings, harvested),
    }


def finish(corpus: Corpus, settings: SiteSettings, pages: Iterable[str]) -> tuple[Tree, Found]:
    """The sitemap, which names all pages, and diagnostics about files that could not be made."""
    found = oai.missing(settings)
    site, more = sitemap.write(sitemap.pages_of(dict.fromkeys(pages), corpus, settings), settings)
    return dict(site), (*found, *more, *citing.check(settings))


def export(corpus: Corpus, settings: SiteSettings, form: Format) -> tuple[Tree, Found]:
    """One format alone: a file for each article and, where the format has it, one for all.

    Args:
        corpus: with the articles as the public may see them.
        settings: of the site.
        form: which.
    """
    if form == "jats":
        return {f"{key}.xml": jats.write(a, corpus, settings) for key, a in corpus.articles.items()}, ()
    if form == "oai":
        data, found = oai.write(corpus, settings)
        return ({"oai.xml": data} if data is not None else {}), _as_errors(found)
    if form == "crossref":
        data, found = crossref.write(corpus, settings)
        return ({"crossref.xml": data} if data is not None else {}), found if data else _as_errors(found)
    ending = {"bibtex": ".bib", "ris": ".ris", "csl": ".csl.json"}[form]
    write = WRITERS[ending]
    corpus = Casing(corpus.articles.values()).titled(corpus)
    tree: Tree = {f"{key}{ending}": write((a,), corpus, settings) for key, a in corpus.articles.items()}
    tree[f"all{ending}"] = write(corpus.articles.values(), corpus, settings)
    return tree, ()


def _as_errors(found: Found) -> Found:
    """What a build may leave out is a failure where nothing else was asked for."""
    return tuple(
        Diagnostic(d.code, "error", d.message, d.file, d.line, d.hint, d.article)
        if d.code == "base-url"
        else d
        for d in found
    )
