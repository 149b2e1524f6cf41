"""The straight composition of the stages.

``gather → read → combine → correct → link → render → MkDocs → Pagefind → publish``. Each function
takes the value of the one before and gives ``(value, diagnostics)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import corrections, defaults, files, reading, registry, settings, workers
from generator.diagnostics import Diagnostic, exit_code
from generator.linking import annotate, data
from generator.model import Article, Source
from generator.progress import Progress, silent
from generator.reading import vocabulary
from generator.site import publish

if TYPE_CHECKING:
    from generator.exports import Format
    from generator.linking.corpus import Corpus

# Linking, pages and the site's tools are imported where they are used: whoever only reads articles
# does not wait for them.

_FILES_WORTH_A_POOL = 8


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything in ``site_config`` that the stages need.

    Attributes:
        site: settings of the site and its journals, and the interface's strings.
        words: the readers' vocabulary.
        link_data: known acts, systems, people and keywords.
    """

    site: settings.SiteSettings
    words: vocabulary.Vocabulary
    link_data: data.LinkData


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
    """

    article: Article
    origin: Origin
    short: str


@dataclass(frozen=True, slots=True)
class Collection:
    """All articles, put together and corrected.

    Attributes:
        articles: in the order of their files.
        origins: by id.
        short_names: how pages name each article's file, by id; the same wherever the folder lies.
        register: the register of ids as it should be.
        missing: ids of the register whose articles are gone.
    """

    articles: tuple[Article, ...]
    origins: Mapping[str, Origin]
    short_names: Mapping[str, str]
    register: tuple[registry.Entry, ...] = ()
    missing: tuple[str, ...] = ()

    def addresses(self) -> frozenset[str]:
        """Every id that leads somewhere."""
        return frozenset(key for a in self.articles for key in (a.id, *a.former_ids))


def configure(folder: Path, base_url: str | None = None) -> Configuration:
    """Reads ``site_config``.

    Raises:
        settings.SettingsError: if something in it is missing or wrong.
    """
    site = settings.load(folder, base_url)
    try:
        return Configuration(site, vocabulary.load(folder), data.load_data(folder))
    except (ValueError, KeyError, TypeError) as error:
        raise settings.SettingsError([Diagnostic("settings", "error", str(error))]) from None


def collect(
    content: files.Content, configuration: Configuration, jobs: int = 1, progress: Progress = silent
) -> tuple[Collection, tuple[Diagnostic, ...]]:
    """From the files' contents to the collection: reads, puts together, corrects."""
    parsed, found = read_texts(content.texts, configuration, jobs, progress)
    parsed, found = _named_texts(parsed, content, found)
    collection, more = combine(parsed, content.records, configuration.site)
    settled, told = registry.settle(collection.articles, collection.short_names, content.register)
    articles, last = corrections.apply(settled.articles, content.corrections)
    stones = {a.id: content.register for a in articles if a.id not in collection.origins}
    origins = {key: Origin(register.file, register.lines[key]) for key, register in stones.items()}
    return replace(
        collection,
        articles=articles,
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
) -> tuple[tuple[Parsed, ...], tuple[Diagnostic, ...]]:
    """Reads every text; one that cannot be read gives a diagnostic and stops no other."""
    parsed: list[Parsed] = []
    found: list[Diagnostic] = []
    step = "Reading"
    progress(step, 0, len(texts))
    several = jobs if len(texts) >= _FILES_WORTH_A_POOL else 1
    results = workers.each(_read_text, texts, several, configuration)
    for number, (articles, diagnostics) in enumerate(results, 1):
        parsed += articles
        found += diagnostics
        progress(step, number, len(texts))
    return tuple(parsed), tuple(found)


def _read_text(
    text: files.TextFile, configuration: Configuration
) -> tuple[tuple[Parsed, ...], tuple[Diagnostic, ...]]:
    try:
        articles, found = reading.read_source(text.name, text.data, configuration.words)
        articles = tuple(annotate.annotate(article, configuration.link_data) for article in articles)
    except Exception as error:  # no text whatever may stop the others
        message = f"reading stopped: {type(error).__name__}: {error}"
        hint = "This is a mistake in maqala itself; please report it together with the file."
        return (), (Diagnostic("internal", "error", message, text.name, hint=hint),)
    return tuple(
        Parsed(article, Origin(text.name, article.source.lines[0] if article.source else 1), text.short)
        for article in articles
    ), found


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

    def add(article: Article, origin: Origin, short: str) -> None:
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

    for item in parsed:
        doi = (item.article.doi or "").casefold()
        record = by_doi.get(doi) or by_id.get(item.article.id)
        if record is not None and record.article.doi and doi and doi != record.article.doi.casefold():
            record = None  # two DOIs are two articles, whatever their ids
        if record is None or record.article.id in used:
            add(item.article, item.origin, item.short)
            continue
        used.add(record.article.id)
        add(_merged(item.article, record.article), item.origin, item.short)
    for record in records:
        if record.article.id in used:
            used.discard(record.article.id)  # a second record with this id is a double
            continue
        article = record.article
        short = Path(article.source.file).name if article.source else ""
        add(article, Origin(record.file, record.line), short)
    for article in articles.values():
        found += _oddities(article, origins, site)
    return Collection(tuple(articles.values()), origins, short_names), tuple(found)


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


def connect(collection: Collection, configuration: Configuration) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Links the articles, as far as they may be shown; names their files as pages may."""
    from generator.linking import link
    from generator.pages import masked

    articles = [masked(article, configuration.site) for article in collection.articles]
    corpus, found = link.link(articles, configuration.link_data)
    named = {
        key: _named(article, collection.short_names.get(key, "")) for key, article in corpus.articles.items()
    }
    return replace(corpus, articles=named), tuple(_placed(d, collection.origins) for d in found)


def _named(article: Article, short: str) -> Article:
    if article.source is None or not short:
        return article
    return article.model_copy(update={"source": Source(file=short, lines=article.source.lines)})


def _placed(diagnostic: Diagnostic, origins: Mapping[str, Origin]) -> Diagnostic:
    """With the file that the article was read from.

    A finding about a record may name the text that the record was once made from; its reader
    has the record.
    """
    origin = origins.get(diagnostic.article)
    if origin is None or diagnostic.file == origin.file:
        return diagnostic
    own = diagnostic.line if not diagnostic.file else 0
    return replace(diagnostic, file=origin.file, line=own or origin.line)


def make_site(
    tree: Mapping[str, str | bytes],
    root: Path,
    target: Path,
    base_url: str | None,
    progress: Progress = silent,
    jobs: int = 1,
    addresses: frozenset[str] | None = None,
) -> tuple[bool, tuple[Diagnostic, ...]]:
    """Writes the docs tree, builds it, indexes it, and only then replaces the site.

    Args:
        tree: the docs tree by path.
        root: the folder with ``mkdocs.yml``; the tree is written to ``build/docs`` below it.
        target: the site directory.
        base_url: the site's address, if known.
        progress: told each step.
        jobs: processes that build pages.
        addresses: ids that lead somewhere; a site is not replaced that has others. None replaces any.

    Returns:
        Whether the site was replaced, and what MkDocs and Pagefind complained about.

    Raises:
        publish.PublishError: if the target cannot be replaced.
    """
    from generator.site import mkdocs, search

    publish.check_target(target)
    docs = root / "build" / "docs"
    with (
        publish.alone(root / "build" / ".lock", lambda holder: progress(_waiting(holder))),
        publish.staged(target) as (new, put_in_place),
    ):
        if addresses is not None and (gone := publish.articles_of(target) - addresses):
            return False, vanished(gone, str(target))
        progress("Writing pages")
        found = list(files.write_tree(docs, tree))
        progress("Building with MkDocs")
        look = [folder / "theme" for folder in defaults.layers(root / "site_config")]
        file = defaults.mkdocs_file(root)
        found += mkdocs.build(file, docs, new, base_url, look, jobs, progress)
        if not any(d.severity == "error" for d in found):
            progress("Indexing for search")
            found += search.index(new)
        if any(d.severity == "error" for d in found):
            return False, tuple(found)
        put_in_place()
    return True, tuple(found)


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


def _waiting(holder: str) -> str:
    return "Waiting for another build to end" + (f" (process {holder})" if holder else "")


def build(
    paths: Sequence[Path],
    configuration: Configuration,
    root: Path,
    target: Path,
    jobs: int = 1,
    progress: Progress = silent,
    register: Path | None = None,
    allow_removals: bool = True,
) -> tuple[bool, tuple[Diagnostic, ...], int]:
    """The whole way from content to the published site.

    Args:
        paths: files and folders of content.
        configuration: from :func:`configure`.
        root: the folder with ``mkdocs.yml``.
        target: the site directory.
        jobs: processes that read texts and build pages.
        progress: told each step.
        register: where a register of ids begins if the content has none. Once the site is published, the
            register is brought up to date; with None it is left as it is.
        allow_removals: whether articles may vanish that had been published.

    Returns:
        Whether the site was replaced, all diagnostics, and the number of articles.

    Raises:
        publish.PublishError: if the target cannot be replaced.
    """
    publish.check_target(target)
    made = _make(paths, configuration, jobs, progress)
    count, found = len(made.collection.articles), list(made.found)
    if not made.register.usable:
        return False, tuple(found), count
    if not count:
        found.append(
            Diagnostic("no-articles", "error", "there is no article to make a site of", str(paths[0]))
        )
        return False, tuple(found), 0
    addresses = None if allow_removals else made.collection.addresses()
    # Where there are errors, an article may be missing because of them; the exit code tells of these,
    # and the site that is there, if any, is not replaced by one that lacks it.
    if addresses is not None and made.collection.missing and not exit_code(found):
        gone = vanished(made.collection.missing, made.register.file, made.register.lines)
        return False, (*found, *gone), count
    published, more = make_site(
        made.tree, root, target, configuration.site.base_url, progress, jobs, addresses
    )
    found += more
    if published and register is not None:
        entries = made.collection.register
        if not exit_code(found):
            entries = registry.removed(entries, made.collection.missing)
        path = Path(made.register.file) if made.register.file else register
        found += files.keep_register(path, registry.written(made.register, entries))
    return published, tuple(found), count


def export(
    paths: Sequence[Path],
    configuration: Configuration,
    form: Format,
    jobs: int = 1,
    progress: Progress = silent,
) -> tuple[dict[str, str | bytes], tuple[Diagnostic, ...]]:
    """From content to the files of one format, by name, and the diagnostics."""
    from generator import pages
    from generator.exports import tree as exports

    content, read = files.gather(paths)
    collection, collected = collect(content, configuration, jobs, progress)
    progress("Linking")
    corpus, linked = connect(collection, configuration)
    progress("Exporting")
    tree, exported = exports.export(pages.shown(corpus, configuration.site), configuration.site, form)
    placed = tuple(_placed(d, collection.origins) for d in exported)
    return tree, (*read, *collected, *linked, *placed)


def make_tree(
    paths: Sequence[Path], configuration: Configuration, jobs: int = 1, progress: Progress = silent
) -> tuple[dict[str, str | bytes], tuple[Diagnostic, ...], int]:
    """From content to the docs tree: the tree, the diagnostics, and the number of articles."""
    made = _make(paths, configuration, jobs, progress)
    return made.tree, made.found, len(made.collection.articles)


@dataclass(frozen=True, slots=True)
class _Made:
    """What comes before MkDocs: the docs tree, what it was made of, and what was found."""

    tree: dict[str, str | bytes]
    collection: Collection
    register: registry.Register
    found: tuple[Diagnostic, ...]


def _make(paths: Sequence[Path], configuration: Configuration, jobs: int, progress: Progress) -> _Made:
    from generator import pages

    content, read = files.gather(paths)
    collection, collected = collect(content, configuration, jobs, progress)
    progress("Linking")
    corpus, linked = connect(collection, configuration)
    progress("Making pages")
    tree, rendered = pages.render(corpus, configuration.site, (*collected, *linked))
    return _Made(tree, collection, content.register, (*read, *collected, *linked, *rendered))
