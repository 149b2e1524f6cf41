"""The straight composition of the stages.

``gather → read → combine → correct → link → render → MkDocs → Pagefind → publish``. Each function
takes the value of the one before and gives ``(value, diagnostics)``.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from generator import cache, corrections, defaults, files, registry, settings, workers
from generator.diagnostics import Diagnostic, exit_code
from generator.model import Article, Source
from generator.progress import Progress, silent
from generator.site import publish

if TYPE_CHECKING:
    from generator.cluster import Cluster
    from generator.exports import Format
    from generator.linking import data
    from generator.linking.corpus import Corpus
    from generator.linking.link import Findings
    from generator.linking.steps import Memory
    from generator.pages.casing import Casing, Spelling
    from generator.reading import vocabulary

# Reading, linking, pages and the site's tools are imported where they are used: whoever only reads articles
# does not wait for the others, nor a build that finds nothing changed for any.

_FILES_WORTH_A_POOL = 8

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Configuration:
    """Everything in ``site_config`` that the stages need.

    Args:
        site: settings of the site and its journals, and the interface's strings.
        words: the readers' vocabulary; None reads it from the folder when it is asked for.
        link_data: known acts, systems, people and keywords; None as above.
        folder: ``site_config``.
    """

    def __init__(
        self,
        site: settings.SiteSettings,
        words: vocabulary.Vocabulary | None = None,
        link_data: data.LinkData | None = None,
        folder: Path | None = None,
    ) -> None:
        self.site = site
        self._words = words
        self._link_data = link_data
        self._folder = folder

    def __reduce__(self) -> tuple[type[Configuration], tuple[object, ...]]:
        return Configuration, (self.site, self.words, self.link_data)

    @property
    def words(self) -> vocabulary.Vocabulary:
        """The readers' vocabulary."""
        if self._words is None:
            from generator.reading import vocabulary

            self._words = self._read(vocabulary.load)
        return self._words

    @property
    def link_data(self) -> data.LinkData:
        """Known acts, systems, people and keywords."""
        if self._link_data is None:
            from generator.linking import data

            self._link_data = self._read(data.load_data)
        return self._link_data

    def complete(self) -> Configuration:
        """Reads what was not read before.

        Raises:
            settings.SettingsError: if something in it is missing or wrong.
        """
        return Configuration(self.site, self.words, self.link_data)

    def _read(self, load: Callable[[Path], _Result]) -> _Result:
        assert self._folder is not None, "nothing to read from"
        try:
            return load(self._folder)
        except (ValueError, KeyError, TypeError) as error:
            raise settings.SettingsError([Diagnostic("settings", "error", str(error))]) from None


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


def configure(folder: Path, base_url: str | None = None, later: bool = False) -> Configuration:
    """Reads ``site_config``.

    Args:
        folder: its path.
        base_url: in the place of that in ``site.yml``.
        later: whether all but the settings may wait until it is asked for; a build of what did not change
            does not ask.

    Raises:
        settings.SettingsError: if something in it is missing or wrong.
    """
    configuration = Configuration(settings.load(folder, base_url), folder=folder)
    return configuration if later else configuration.complete()


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
        made = _kept(new, cluster.each(_read_text, tuple(new.values()), configuration), kept)
    else:
        import generator.linking.annotate  # once, before processes are forked
        import generator.reading  # noqa: F401

        several = jobs if len(new) >= _FILES_WORTH_A_POOL else 1
        made = workers.each(_read_and_keep, tuple(new.items()), several, configuration, kept)
    for number, (name, result) in enumerate(zip(new, made, strict=True), len(results) + 1):
        results[name] = result
        progress(step, number, len(texts))
    kept.keep("read", results)
    for articles, diagnostics in (results[name] for name in names):
        parsed += articles
        found += diagnostics
    return tuple(parsed), tuple(found)


def _kept(names: Iterable[str], results: Iterable[_Result], kept: cache.Cache) -> Iterator[_Result]:
    """The results, each kept under its name; of those that were made where our cache is not."""
    for name, result in zip(names, results, strict=True):
        kept.put(name, result)
        yield result


def _made_once(
    prefix: str,
    names: Sequence[str],
    function: Callable[..., _Result],
    items: Sequence[_Item],
    jobs: int,
    kept: cache.Cache,
    cluster: Cluster | None,
    *shared: object,
    others: Sequence[str] = (),
) -> Iterator[tuple[int, _Result]]:
    """``function(item, *shared)`` of each item with its number; those kept first, the others as made.

    Args:
        prefix: of the names; what else is kept below it is removed.
        names: of the items' entries in the cache.
        function: of a module's top level.
        items: all of them.
        jobs: processes.
        kept: where results are looked for and put.
        cluster: other machines that do it, where there are any.
        shared: what the function needs beside the item.
        others: entries below the prefix that stay, too.
    """
    new = []
    for number, name in enumerate(names):
        result = kept.get(name)
        if result is None:
            new.append(number)
        else:
            yield number, result
    made: Iterable[_Result]
    if cluster is not None:
        results = cluster.each(function, [items[number] for number in new], *shared)
        made = _kept([names[number] for number in new], results, kept)
    else:
        several = jobs if len(new) >= _FILES_WORTH_A_POOL else 1
        made = workers.each(_make_and_keep, new, several, function, items, names, kept, shared)
    yield from zip(new, made, strict=True)
    kept.keep(prefix, (*names, *others))


def _make_and_keep(
    number: int,
    function: Callable[..., _Result],
    items: Sequence[_Item],
    names: Sequence[str],
    kept: cache.Cache,
    shared: Sequence[object],
) -> _Result:
    result = function(items[number], *shared)
    kept.put(names[number], result)
    return result


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
        return tuple(_parsed(article.packed(), text, configuration) for article in articles), found
    except Exception as error:  # no text whatever may stop the others
        message = f"reading stopped: {type(error).__name__}: {error}"
        hint = "This is a mistake in maqala itself; please report it together with the file."
        return (), (Diagnostic("internal", "error", message, text.name, hint=hint),)


def _parsed(article: Article, text: files.TextFile, configuration: Configuration) -> Parsed:
    from generator.linking import annotate

    named = annotate.named_in(article, configuration.link_data)
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


def connect(
    collection: Collection,
    configuration: Configuration,
    jobs: int = 1,
    kept: cache.Cache | None = None,
    cluster: Cluster | None = None,
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Links the articles, as far as they may be shown; names their files as pages may."""
    from generator.linking import link
    from generator.pages import masked

    articles = [masked(article, configuration.site).packed() for article in collection.articles]
    kept = kept or cache.Cache(None)
    looked = _look(articles, collection.named, configuration, jobs, kept, cluster)
    corpus, found = link.link(articles, configuration.link_data, looked, _memory(kept))
    shown = {
        key: _with_short_name(article, collection.short_names.get(key, ""))
        for key, article in corpus.articles.items()
    }
    return replace(corpus, articles=shown), tuple(_placed(d, collection.origins) for d in found)


def _memory(kept: cache.Cache) -> Memory:
    """What each step of linking gave at last."""

    def remembered(step: str, state: bytes, make: Callable[[], _Result]) -> _Result:
        name = f"linked/{step}"
        last = kept.get(name)
        if isinstance(last, tuple) and last[0] == state:
            return cast(_Result, last[1])
        result = make()
        kept.put(name, (state, result))
        return result

    return remembered


def _look(
    articles: Sequence[Article],
    named: Mapping[str, bytes],
    configuration: Configuration,
    jobs: int,
    kept: cache.Cache,
    cluster: Cluster | None,
) -> dict[str, Findings]:
    """What each article names and cites, by id."""
    names = [f"link/{cache.digest(*article.state())}" for article in articles]
    items = [(article, named.get(article.id, b"")) for article in articles]
    made = _made_once("link", names, _look_at, items, jobs, kept, cluster, configuration)
    return {articles[number].id: found for number, found in made}


def _look_at(item: tuple[Article, bytes], configuration: Configuration) -> Findings:
    from generator.linking import link

    article, named = item
    known = pickle.loads(zlib.decompress(named)) if named else None
    return link.look(article, configuration.link_data, known)


def _with_short_name(article: Article, short: str) -> Article:
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
    corpus: Corpus,
    configuration: Configuration,
    root: Path,
    target: Path,
    kept: cache.Cache,
    jobs: int = 1,
    progress: Progress = silent,
    found: Sequence[Diagnostic] = (),
    addresses: frozenset[str] | None = None,
    cluster: Cluster | None = None,
) -> tuple[bool, tuple[Diagnostic, ...]]:
    """Writes the docs tree, builds it, indexes it, and only then replaces the site.

    Args:
        corpus: the linked collection.
        configuration: from :func:`configure`.
        root: the folder with ``mkdocs.yml``; the tree is written to ``build/docs`` below it.
        target: the site directory.
        kept: what an earlier build has found out.
        jobs: processes.
        progress: told each step.
        found: what reading and linking were not sure of; pages show it.
        addresses: ids that lead somewhere; a site is not replaced that has others. None replaces any.
        cluster: makes the pages' Markdown and the data files, where there is one; it is left after that.

    Returns:
        Whether the site was replaced, and what pages, MkDocs and Pagefind gave rise to.

    Raises:
        publish.PublishError: if the target cannot be replaced.
    """
    from generator.pages.tree import Workshop
    from generator.site import docs, search, store

    folder = root / "build" / "docs"
    base_url = configuration.site.base_url
    spare = kept.folder / "spare" if kept.folder is not None else None
    with publish.staged(target, spare) as (new, put_in_place):
        if addresses is not None and (gone := publish.articles_of(target) - addresses):
            return False, vanished(gone, str(target))
        casing = _casing(corpus, configuration.site, jobs, kept, cluster)
        workshop = Workshop(corpus, configuration.site, found, casing)
        workers.give_back()
        written, messages = docs.write(folder, workshop, kept, jobs, progress, cluster)
        if cluster is not None:
            cluster.close()  # MkDocs forks, which goes well without the connection's threads
        told = list(messages)
        workers.give_back()
        progress("Building with MkDocs")
        look = [layer / "theme" for layer in defaults.layers(root / "site_config")]
        file = defaults.mkdocs_file(root)

        def index(built: Path, ready: Callable[[], None]) -> tuple[Diagnostic, ...]:
            progress("Indexing for search")
            states = {store.destination(w.name): w.digest for w in written if w.name.endswith(".md")}
            return search.index(new, states, kept, jobs, progress, built, ready)

        told += store.build(file, folder, new, base_url, written, kept, look, jobs, progress, index)
        if any(d.severity == "error" for d in told):
            return False, tuple(told)
        put_in_place()
    return True, tuple(told)


def _casing(
    corpus: Corpus,
    site: settings.SiteSettings,
    jobs: int,
    kept: cache.Cache,
    cluster: Cluster | None,
) -> Casing:
    """How the collection spells its words: as it did in the last build, but for the articles that changed."""
    from generator.pages.casing import Casing, Shapes, Spelling

    articles = {f"words/{cache.digest(*a.state())}": a for a in corpus.articles.values()}
    last = kept.get(_SPELLING)
    before, whole = last if isinstance(last, tuple) else ((), None)
    gone = [kept.get(name) for name in before if name not in articles]
    if whole is None or None in gone:
        before, gone, whole = (), [], Spelling(Shapes(), Shapes())
    for one in gone:
        whole.take(one)
    known = set(before)
    new = {name: article for name, article in articles.items() if name not in known}
    changed = tuple(new.values())
    made = _made_once(
        "words", tuple(new), _spelling, changed, jobs, kept, cluster, site, others=tuple(articles)
    )
    for _, one in made:
        whole.add(one)
    kept.put(_SPELLING, (tuple(articles), whole))
    return Casing(spellings=(whole,))


_SPELLING = "spelling"


def _spelling(article: Article, site: settings.SiteSettings) -> Spelling:
    from generator.pages.casing import spelling
    from generator.pages.public import published

    return spelling(published(article, site))


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
    cluster: Cluster | None = None,
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
        cluster: other machines that read, link and make pages, where there are any.

    Returns:
        Whether the site was replaced, all diagnostics, and the number of articles.

    Raises:
        publish.PublishError: if the target cannot be replaced.
    """
    publish.check_target(target)
    with publish.alone(root / "build" / ".lock", lambda holder: progress(_waiting(holder))):
        kept = _cache(root, configuration)
        content, read = files.gather(paths)
        kept_in = Path(content.register.file) if content.register.file else register
        state = _state(content, read, str(target.resolve()), str(allow_removals), str(kept_in))
        last = kept.get(_LAST)
        if isinstance(last, Last) and last.state == state and last.left == _left(target, kept_in):
            return True, last.found, last.count
        configuration = configuration.complete()
        collection, collected = collect(content, configuration, jobs, progress, kept, cluster)
        content = replace(content, texts=())  # from here on nobody needs the files' bytes
        workers.give_back()
        published, found, count = _build(
            str(paths[0]),
            collection,
            collected,
            content.register,
            read,
            configuration,
            root,
            target,
            jobs,
            progress,
            kept,
            kept_in,
            allow_removals,
            cluster,
        )
        if published:
            kept.put(_LAST, Last(state, _left(target, kept_in), found, count))
    return published, found, count


def _build(
    place: str,
    collection: Collection,
    collected: tuple[Diagnostic, ...],
    ids: registry.Register,
    read: tuple[Diagnostic, ...],
    configuration: Configuration,
    root: Path,
    target: Path,
    jobs: int,
    progress: Progress,
    kept: cache.Cache,
    register: Path | None,
    allow_removals: bool,
    cluster: Cluster | None,
) -> tuple[bool, tuple[Diagnostic, ...], int]:
    made = _link(collection, collected, read, configuration, jobs, progress, kept, cluster)
    count, found = len(collection.articles), list(made.found)
    if not ids.usable:
        return False, tuple(found), count
    if not count:
        message = "there is no article to make a site of"
        found.append(Diagnostic("no-articles", "error", message, place))
        return False, tuple(found), 0
    addresses = None if allow_removals else collection.addresses()
    # Where there are errors, an article may be missing because of them; the exit code tells of these,
    # and the site that is there, if any, is not replaced by one that lacks it.
    if addresses is not None and collection.missing and not exit_code(found):
        gone = vanished(collection.missing, ids.file, ids.lines)
        return False, (*found, *gone), count
    published, more = make_site(
        made.corpus, configuration, root, target, kept, jobs, progress, made.doubts, addresses, cluster
    )
    found += more
    if published and register is not None:
        entries = collection.register
        if not exit_code(found):
            entries = registry.removed(entries, collection.missing)
        found += files.keep_register(register, registry.written(ids, entries))
    return published, tuple(found), count


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build was made of, what it left, and what it said.

    Attributes:
        state: digest of the content.
        left: digest of the site as it was published, and of the register.
        found: all diagnostics.
        count: number of articles.
    """

    state: str
    left: str
    found: tuple[Diagnostic, ...]
    count: int


_LAST = "last"


def _cache(root: Path, configuration: Configuration) -> cache.Cache:
    """The cache of this program with this configuration."""
    layers = [*defaults.layers(root / "site_config"), defaults.mkdocs_file(root)]
    address = configuration.site.base_url or ""
    return cache.Cache(root / "build" / "cache", cache.key(layers, address))


def _state(content: files.Content, read: Sequence[Diagnostic], *more: str) -> str:
    texts = (part for text in content.texts for part in (text.name, text.short, text.data))
    records = (
        part for entry in content.records for part in (repr(entry.article), entry.file, str(entry.line))
    )
    return cache.digest(*more, repr(content.corrections), repr(read), *records, *texts)


def _left(target: Path, register: Path | None) -> str:
    written = register.read_bytes() if register is not None and register.is_file() else b""
    return cache.digest(files.signature(target), written)


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
    corpus, linked = connect(collection, configuration, jobs)
    progress("Exporting")
    tree, exported = exports.export(pages.shown(corpus, configuration.site), configuration.site, form)
    placed = tuple(_placed(d, collection.origins) for d in exported)
    return tree, (*read, *collected, *linked, *placed)


def make_tree(
    paths: Sequence[Path], configuration: Configuration, jobs: int = 1, progress: Progress = silent
) -> tuple[dict[str, str | bytes], tuple[Diagnostic, ...], int]:
    """From content to the docs tree: the tree, the diagnostics, and the number of articles."""
    from generator import pages

    content, read = files.gather(paths)
    collection, collected = collect(content, configuration, jobs, progress)
    made = _link(collection, collected, read, configuration, jobs, progress, None)
    progress("Making pages")
    tree, rendered = pages.render(made.corpus, configuration.site, made.doubts)
    return tree, (*made.found, *rendered), len(collection.articles)


@dataclass(frozen=True, slots=True)
class _Linked:
    """What comes before pages: the corpus, and what was found.

    Attributes:
        doubts: what reading and linking were not sure of; pages show it.
        found: the same, and what was wrong with files.
    """

    corpus: Corpus
    doubts: tuple[Diagnostic, ...]
    found: tuple[Diagnostic, ...]


def _link(
    collection: Collection,
    collected: tuple[Diagnostic, ...],
    read: tuple[Diagnostic, ...],
    configuration: Configuration,
    jobs: int,
    progress: Progress,
    kept: cache.Cache | None,
    cluster: Cluster | None = None,
) -> _Linked:
    progress("Linking")
    corpus, linked = connect(collection, configuration, jobs, kept, cluster)
    return _Linked(corpus, (*collected, *linked), (*read, *collected, *linked))
