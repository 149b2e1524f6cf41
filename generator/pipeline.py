"""The straight composition of the stages; here begin to read.

``gather → collect (read, combine, correct) → connect (link) → make_site (pages, MkDocs, Pagefind, publish)``.
Each stage takes the value of the one before and gives ``(value, diagnostics)``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import cache, defaults, files, registry, settings, workers
from generator.collecting import Collection, check_register, collect, vanished
from generator.configuration import Configuration, configure
from generator.connecting import connect, placed
from generator.diagnostics import Diagnostic, exit_code
from generator.model import Article
from generator.once import made_once
from generator.progress import Progress, silent
from generator.site import publish

if TYPE_CHECKING:
    from generator.cluster import Cluster
    from generator.exports import Format
    from generator.linking.corpus import Corpus
    from generator.pages.casing import Casing, Spelling

# Pages and the site's tools are imported where they are used: whoever only reads articles does not wait for
# the others, nor does a build that finds nothing changed.

__all__ = [
    "Collection",
    "Configuration",
    "build",
    "check_register",
    "collect",
    "configure",
    "connect",
    "export",
    "make_site",
    "make_tree",
]

#: Names in the cache.
_LAST = "last"
_SPELLING = "spelling"


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
    made = made_once(
        "words", tuple(new), _spelling, changed, jobs, kept, cluster, site, others=tuple(articles)
    )
    for _, one in made:
        whole.add(one)
    kept.put(_SPELLING, (tuple(articles), whole))
    return Casing(spellings=(whole,))


def _spelling(article: Article, site: settings.SiteSettings) -> Spelling:
    from generator.pages.casing import spelling
    from generator.pages.public import published

    return spelling(published(article, site))


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
    told = (placed(d, collection.origins) for d in exported)
    return tree, (*read, *collected, *linked, *told)


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
