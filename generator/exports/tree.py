"""All files for machines, by path."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from generator.diagnostics import Diagnostic
from generator.exports import (
    Format,
    bibtex,
    citing,
    crossref,
    csl,
    feeds,
    jats,
    jsonld,
    oai,
    ris,
    sitemap,
    tables,
    texts,
)
from generator.linking.corpus import Corpus
from generator.model import Article
from generator.settings import SiteSettings

Tree = dict[str, str | bytes]
Found = tuple[Diagnostic, ...]
Writer = Callable[[Iterable[Article], Corpus, SiteSettings], str]
WRITERS: dict[str, Writer] = {".bib": bibtex.write, ".ris": ris.write, ".csl.json": csl.write}


def files(corpus: Corpus, settings: SiteSettings, pages: Tree) -> tuple[Tree, Found]:
    """The files that stand beside the pages.

    Args:
        corpus: with the articles as the public may see them.
        settings: of the site.
        pages: the docs tree, whose addresses the sitemap names.
    """
    tree: Tree = {}
    for key, article in corpus.articles.items():
        tree[f"data/articles/{key}.xml"] = jats.write(article, corpus, settings)
    for stem, articles in _sets(corpus):
        for ending, write in WRITERS.items():
            tree[stem + ending] = write(articles, corpus, settings)
    tree["data/record.schema.json"] = _json(Article.model_json_schema())
    tree.update(tables.files(corpus, settings))
    tree.update(feeds.files(corpus, settings))
    repository, found = oai.write(corpus, settings)
    if repository is not None:
        tree[oai.PATH] = repository
    site, more = sitemap.write(sitemap.pages_of(pages, corpus, settings), settings)
    tree.update(site)
    description = jsonld.dataset(settings.languages[0], corpus, settings)
    tree["data/dataset.jsonld"] = _json({"@context": "https://schema.org"} | description)
    tree["data/README.txt"] = texts.readme(repository is not None)
    tree["robots.txt"] = texts.robots(settings)
    tree["llms.txt"] = texts.llms(corpus, settings, repository is not None)
    return tree, (*found, *more, *citing.check(settings))


def _sets(corpus: Corpus) -> Iterator[tuple[str, tuple[Article, ...]]]:
    """What reference managers may want at once: each article, author, keyword and issue, and all."""

    def listed(keys: Iterable[str]) -> tuple[Article, ...]:
        return tuple(corpus.articles[key] for key in keys if key in corpus.articles)

    yield "data/corpus", tuple(corpus.articles.values())
    for key, article in corpus.articles.items():
        yield f"data/articles/{key}", (article,)
    for person in corpus.people.values():
        yield f"data/authors/{person.id}", listed(person.articles)
    for word in corpus.keywords.values():
        yield f"data/keywords/{word.id}", listed(word.articles)
    for issue in corpus.issues:
        yield f"data/issues/{issue.journal}/{issue.id}", listed(issue.articles)


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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
