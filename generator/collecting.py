"""From files to the collection: texts are read, put together with records, named and corrected."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import cache, corrections, files, registry, settings, workers
from generator.configuration import Configuration
from generator.diagnostics import Diagnostic
from generator.model import Article
from generator.once import WORTH_A_POOL, keeping
from generator.progress import Progress, silent

if TYPE_CHECKING:
    from generator.cluster import Cluster

# Reading and linking are imported where they are used: a build that finds nothing changed waits for neither.


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from, as messages name it."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article read from a text.

    Attributes:
        article: the article.
        origin: its file and first line.
        short: its file below the content folder.
        named: what its words name (:class:`generator.linking.annotate.Named`), packed.
    """

    article: Article
    origin: Origin
    short: str
    named: bytes = b""


_Read = tuple[tuple[Parsed, ...], tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Collection:
    """All articles, put together and corrected.

    Attributes:
        articles: in the order of their files.
        origins: by id.
        short_names: how pages name each article's file, by id; the same wherever the folder lies.
        named: what reading found named in the articles' words, by id, packed.
        register: the register of ids as it should be.
        missing: ids of the register whose articles are gone.
    """

    articles: tuple[Article, ...]
    origins: Mapping[str, Origin]
    short_names: Mapping[str, str]
    named: Mapping[str, bytes] = field(default_factory=dict)
    register: tuple[registry.Entry, ...] = ()
    missing: tuple[str, ...] = ()

    def addresses(self) -> frozenset[str]:
        """Every id that leads somewhere."""
        return frozenset(key for a in self.articles for key in (a.id, *a.former_ids))


def collect(
    content: files.Content,
    configuration: Configuration,
    jobs: int = 1,
    progress: Progress = silent,
    kept: cache.Cache | None = None,
    cluster: Cluster | None = None,
) -> tuple[Collection, tuple[Diagnostic, ...]]:
    """From the files' contents to the collection: reads, puts together, corrects."""
    parsed, found = read_texts(content.texts, configuration, jobs, progress, kept, cluster)
    parsed, found = _named_texts(parsed, content, found)
    collection, more = combine(parsed, content.records, configuration.site)
    settled, told = registry.settle(collection.articles, collection.short_names, content.register)
    articles, last = corrections.apply(settled.articles, content.corrections)
    stones = {a.id: content.register for a in articles if a.id not in collection.origins}
    origins = {key: Origin(register.file, register.lines[key]) for key, register in stones.items()}
    return replace(
        collection,
        articles=tuple(article.packed() for article in articles),  # records are not
        origins={**collection.origins, **origins},
        register=settled.entries,
        missing=settled.missing,
    ), (*found, *more, *told, *last)


def check_register(content: files.Content, collection: Collection) -> tuple[Diagnostic, ...]:
    """What the content and its register of ids do not agree about."""
    register = content.register
    if not register.file:
        return ()
    return (
        *vanished(collection.missing, register.file, register.lines),
        *registry.stale(register, collection.register),
    )


def _named_texts(
    parsed: Sequence[Parsed], content: files.Content, found: Sequence[Diagnostic]
) -> tuple[tuple[Parsed, ...], tuple[Diagnostic, ...]]:
    """The texts' articles, and what was found about them, under their permanent ids."""
    entries = content.register.entries
    ids = registry.name_texts(
        [(item.article, item.short) for item in parsed], [r.article for r in content.records], entries
    )
    known = {entry.id for entry in entries}
    named: list[Parsed] = []
    told: list[Diagnostic] = []
    for item, key in zip(parsed, ids, strict=True):
        made = item.article.id
        if key == made:
            named.append(item)
            continue
        named.append(replace(item, article=item.article.model_copy(update={"id": key})))
        if key not in known:
            message = f"the id “{made}” is that of another article; this one is “{key}”"
            told.append(
                Diagnostic("id-namesake", "info", message, item.origin.file, item.origin.line, "", key)
            )
    changed = {
        (item.origin.file, item.article.id): key
        for item, key in zip(parsed, ids, strict=True)
        if item.article.id != key
    }
    renamed = [replace(d, article=changed.get((d.file, d.article), d.article)) for d in found]
    return tuple(named), (*renamed, *told)


def read_texts(
    texts: Sequence[files.TextFile],
    configuration: Configuration,
    jobs: int = 1,
    progress: Progress = silent,
    kept: cache.Cache | None = None,
    cluster: Cluster | None = None,
) -> tuple[tuple[Parsed, ...], tuple[Diagnostic, ...]]:
    """Reads every text; one that cannot be read gives a diagnostic and stops no other."""
    kept = kept or cache.Cache(None)
    parsed: list[Parsed] = []
    found: list[Diagnostic] = []
    step = "Reading"
    progress(step, 0, len(texts))
    names = [f"read/{cache.digest(text.name, text.short, text.data)}" for text in texts]
    results = {name: result for name in names if (result := kept.get(name)) is not None}
    new = {name: text for name, text in zip(names, texts, strict=True) if name not in results}
    made: Iterable[_Read]
    if cluster is not None:
        made = keeping(new, cluster.each(_read_text, tuple(new.values()), configuration), kept)
    else:
        import generator.linking.annotate  # once, before processes are forked
        import generator.reading  # noqa: F401

        several = jobs if len(new) >= WORTH_A_POOL else 1
        made = workers.each(_read_and_keep, tuple(new.items()), several, configuration, kept)
    for number, (name, result) in enumerate(zip(new, made, strict=True), len(results) + 1):
        results[name] = result
        progress(step, number, len(texts))
    kept.keep("read", results)
    for articles, diagnostics in (results[name] for name in names):
        parsed += articles
        found += diagnostics
    return tuple(parsed), tuple(found)


def _read_and_keep(
    item: tuple[str, files.TextFile], configuration: Configuration, kept: cache.Cache
) -> tuple[tuple[Parsed, ...], tuple[Diagnostic, ...]]:
    name, text = item
    result = _read_text(text, configuration)
    kept.put(name, result)
    return result


def _read_text(
    text: files.TextFile, configuration: Configuration
) -> tuple[tuple[Parsed, ...], tuple[Diagnostic, ...]]:
    from generator import reading

    try:
        articles, found = reading.read_source(text.name, text.data, configuration.words)
        return tuple(_parsed(article, text, configuration) for article in articles), found
    except Exception as error:  # no text whatever may stop the others
        message = f"reading stopped: {type(error).__name__}: {error}"
        hint = "This is a mistake in maqala itself; please report it together with the file."
        return (), (Diagnostic("internal", "error", message, text.name, hint=hint),)


def _parsed(article: Article, text: files.TextFile, configuration: Configuration) -> Parsed:
    from generator.linking import annotate
    from generator.linking.pieces import pieces

    texts = tuple(pieces(article))
    article = article.packed()
    named = annotate.named_in(article, configuration.link_data, texts)
    article = annotate.annotate(article, configuration.link_data, named)
    origin = Origin(text.name, article.source.lines[0] if article.source else 1)
    return Parsed(article, origin, text.short, zlib.compress(pickle.dumps(named, protocol=5), 1))


def combine(
    parsed: Sequence[Parsed], records: Sequence[files.RecordEntry], site: settings.SiteSettings
) -> tuple[Collection, tuple[Diagnostic, ...]]:
    """Puts texts and records together; a text and a record of one article become one.

    They are the same where their DOIs are (letter case aside), or else their ids. The text gives
    all it has; the record gives its id, its summary, its settings, and whatever the text lacks.
    Of two articles with one id the first is kept and the second told as an error.
    """
    by_doi = {r.article.doi.casefold(): r for r in records if r.article.doi}
    by_id = {i: r for r in records for i in (*r.article.former_ids, r.article.id)}
    used: set[str] = set()
    found: list[Diagnostic] = []
    articles: dict[str, Article] = {}
    origins: dict[str, Origin] = {}
    short_names: dict[str, str] = {}
    named: dict[str, bytes] = {}

    def add(article: Article, origin: Origin, short: str, words: bytes = b"") -> None:
        if article.id in articles:
            first = origins[article.id]
            message = f"the id “{article.id}” is also that of {first.file}:{first.line}; left out"
            hint = "Two articles cannot share an address. If they are one article, remove one of them."
            found.append(
                Diagnostic("duplicate-id", "error", message, origin.file, origin.line, hint, article.id)
            )
            return
        if article.journal is None:
            article = article.model_copy(update={"journal": site.journal_of_doi(article.doi)})
        articles[article.id], origins[article.id], short_names[article.id] = article, origin, short
        named[article.id] = words

    for item in parsed:
        doi = (item.article.doi or "").casefold()
        record = by_doi.get(doi) or by_id.get(item.article.id)
        if record is not None and record.article.doi and doi and doi != record.article.doi.casefold():
            record = None  # two DOIs are two articles, whatever their ids
        if record is None or record.article.id in used:
            add(item.article, item.origin, item.short, item.named)
            continue
        used.add(record.article.id)
        add(_merged(item.article, record.article), item.origin, item.short, item.named)
    for record in records:
        if record.article.id in used:
            used.discard(record.article.id)  # a second record with this id is a double
            continue
        article = record.article
        short = Path(article.source.file).name if article.source else ""
        add(article, Origin(record.file, record.line), short)
    for article in articles.values():
        found += _oddities(article, origins, site)
    return Collection(tuple(articles.values()), origins, short_names, named), tuple(found)


def _merged(text: Article, record: Article) -> Article:
    """The text with the record's id and summary, and with what only the record has."""
    empty = Article(id=text.id, language=text.language, title={})
    lacking = {
        name: getattr(record, name)
        for name in Article.model_fields
        if getattr(text, name) == getattr(empty, name) and name not in ("source", "discarded")
    }
    return text.model_copy(update=lacking | {"id": record.id})


def _oddities(
    article: Article, origins: Mapping[str, Origin], site: settings.SiteSettings
) -> list[Diagnostic]:
    origin = origins[article.id]
    found = []
    if article.journal is not None and article.journal not in site.journals:
        message = f"there is no journal “{article.journal}” in journals.yml"
        found.append(
            Diagnostic("journal-unknown", "warning", message, origin.file, origin.line, article=article.id)
        )
    for former in article.former_ids:
        if former in origins:
            message = f"the former id “{former}” is the id of another article; it cannot redirect"
            found.append(
                Diagnostic(
                    "former-id-taken", "warning", message, origin.file, origin.line, article=article.id
                )
            )
    return found


def vanished(ids: Iterable[str], file: str, lines: Mapping[str, int] | None = None) -> tuple[Diagnostic, ...]:
    """An error for each published article that is nowhere in the content."""
    hint = (
        "Put its file back; or let its id lead to another article (former_ids, or former in ids.yml); or "
        "withdraw it in ids.yml, which keeps its page; or build with --allow-removals."
    )
    message = "this article was published, and is no longer in the content"
    return tuple(
        Diagnostic("article-vanished", "error", message, file, (lines or {}).get(key, 0), hint, key)
        for key in sorted(ids)
    )
