"""Pagefind: search indexes of the built pages, a few for each language, which the browser searches as one.

Pages are divided into shards (:mod:`generator.site.shards`). Each is indexed by a Pagefind process of its own from
what :mod:`generator.site.indexable` takes out of its pages, and kept for as long as that stays the same. The
first shards of all languages make up ``pagefind/`` itself, as the whole index of a small site; the others lie in
folders below it, which ``shards.json`` names for ``search.js``.

Pagefind's binary ships inside its PyPI package. It is asked, as its own libraries for other languages ask it, to
hand its files over instead of writing them: on a full disk it would leave half of them behind and call that a
success.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import IO, Any

from generator import cache, workers
from generator.diagnostics import Diagnostic
from generator.progress import Progress, silent
from generator.site import bundle, indexable, shards

FOLDER = "pagefind"
SHARDS = "shards.json"
_KEPT = "shards"
_TAKEN = "indexable"
_ENTRY = "indexed"
_PAGE = "index.html"
# Of a shard beside the first, these alone: the program that searches is there once.
_DATA = ("filter/", "fragment/", "index/", "pagefind.", bundle.ENTRY)
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.")
_CHUNK = 64  # pages that go to a process at a time
_PIECE = 4_000  # places of words in a piece of the index, of which the browser loads those that it needs


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page that was looked at.

    Attributes:
        state: digest of what the page was made of.
        language: of its index; "" where no index has it.
        digest: of what is indexed.
        size: characters of that.
    """

    state: str
    language: str = ""
    digest: str = ""
    size: int = 0


Files = dict[str, "tuple[int, int, int] | None"]


@dataclass(frozen=True, slots=True)
class Shard:
    """Pages of one language that are indexed together.

    Attributes:
        language: of the pages.
        number: among the shards of its language.
        names: of the pages' files below the site.
        key: of its folder in the cache; a digest of all that is indexed.
    """

    language: str
    number: int
    names: tuple[str, ...]
    key: str

    @property
    def place(self) -> str:
        """Its folder below ``pagefind/``, with a slash; "" for the first.

        The others' names change with what is indexed, since those of the files in them do not.
        """
        return f"{self.language}-{self.number}-{self.key[:10]}/" if self.number else ""


class _RefusedError(Exception):
    """Pagefind does not do what it was asked; the message is its own."""


def index(
    site: Path,
    states: Mapping[str, str] | None = None,
    kept: cache.Cache | None = None,
    jobs: int = 1,
    progress: Progress = silent,
    built: Path | None = None,
    ready: Callable[[], None] | None = None,
) -> tuple[Diagnostic, ...]:
    """Indexes the site and writes ``pagefind/`` into it, the same bytes for the same pages.

    Args:
        site: the built pages.
        states: digests of what the pages were made of, by their files' names; a page whose digest is that of
            the last build is not looked at again. None looks at all pages.
        kept: holds the indexes of an earlier build.
        jobs: processes.
        progress: told how many shards are done.
        built: where the built pages lie if they are not all in the site yet.
        ready: waits until the site's other files are in place; it is called before any is added.

    Returns:
        An error where Pagefind failed or found no page to index.

    Raises:
        OSError: if the files cannot be written.
    """
    with contextlib.ExitStack() as stack:
        folder = kept.folder if kept is not None else None
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=site.parent)))
        before = kept.get(_ENTRY) if kept is not None else None
        old_pages, old_files = before if isinstance(before, tuple) else ({}, {})
        # What is taken out of pages is kept by its digest: a shard is indexed whole when one of them changed.
        taken = folder / _TAKEN
        taken.mkdir(exist_ok=True)
        built = built or site
        pages = _looked_at(built, states, old_pages, jobs, taken)
        wanted = _divided(pages)
        if not wanted:
            return (Diagnostic("search", "warning", "Pagefind found no page to index"),)
        place = folder / _KEPT
        files: dict[str, Files] = {
            shard.key: old_files[shard.key]
            for shard in wanted
            if shard.key in old_files and _intact(place / shard.key, old_files[shard.key])
        }
        new = sorted(
            (shard for shard in wanted if shard.key not in files),
            key=lambda shard: -sum(pages[name].size for name in shard.names),
        )
        found = []
        for done, (shard, made) in enumerate(
            zip(new, workers.each(_make, new, jobs, built, place, pages, taken), strict=True), 1
        ):
            if isinstance(made, Diagnostic):
                found.append(made)
            else:
                files[shard.key] = made
            progress("Indexing for search", done, len(new))
        if found:
            return tuple(dict.fromkeys(found))
        if ready is not None:
            ready()
        _lay_out(place, site / FOLDER, wanted, files)
        if kept is not None:
            kept.put(_ENTRY, (pages, files))
            kept.keep(_KEPT, (f"{_KEPT}/{key}/{name}" for key, names in files.items() for name in names))
            _tidy(place)
            kept.keep(_TAKEN, (f"{_TAKEN}/{page.digest}" for page in pages.values()))
    return ()


def _looked_at(
    site: Path, states: Mapping[str, str] | None, old: Mapping[str, Page], jobs: int, taken: Path
) -> dict[str, Page]:
    """All pages by their files' names, sorted."""
    if states is None:
        states = {path.relative_to(site).as_posix(): "" for path in site.rglob("*.html")}
    known = {name: old[name] for name, state in states.items() if name in old and state == old[name].state}
    new = sorted((name, state) for name, state in states.items() if name not in known or not state)
    several = jobs if len(new) > 2 * _CHUNK else 1
    known |= zip(
        (name for name, _ in new), workers.each(_look, new, several, site, taken, chunk=_CHUNK), strict=True
    )
    return {name: known[name] for name in sorted(known)}


def _look(item: tuple[str, str], site: Path, taken: Path) -> Page:
    name, state = item
    part = _part_of(f"{site}/{name}")
    if part is None:
        return Page(state)
    digest = cache.digest(part.html)
    (taken / digest).write_bytes(part.html.encode())
    return Page(state, part.language, digest, len(part.html))


def _part_of(path: str) -> indexable.Indexable | None:
    with open(path, encoding="utf-8") as file:
        return indexable.part_of(file.read())


def _divided(pages: Mapping[str, Page]) -> tuple[Shard, ...]:
    """All shards; the first ones of their languages first."""
    found = []
    state = (metadata.version("pagefind-bin"), str(_PIECE))
    for language in sorted({page.language for page in pages.values() if page.language}):
        # Pages of one article in several languages are found under the same number.
        own = {
            name.removeprefix(f"{language}/"): name
            for name, page in pages.items()
            if page.language == language
        }
        for number, group in enumerate(shards.divided({short: pages[own[short]].size for short in own})):
            names = tuple(own[short] for short in group)
            key = cache.digest(
                *state, str(number), *(part for name in names for part in (name, pages[name].digest))
            )
            found.append(Shard(language, number, names, key))
    return tuple(sorted(found, key=lambda shard: (shard.number, shard.language)))


def _intact(folder: Path, files: Files) -> bool:
    return all(sign is not None and cache.signature(folder / name) == sign for name, sign in files.items())


def _make(
    shard: Shard, site: Path, place: Path, pages: Mapping[str, Page], taken: Path
) -> Files | Diagnostic:
    """Indexes a shard into its folder of the cache."""
    try:
        made = bundle.in_order(
            _files_of(_requests(shard, site, pages, taken)),
            numbered=f"{shard.number}-" if shard.number else None,
        )
    except (_RefusedError, ValueError, LookupError, TypeError, EOFError, zlib.error) as error:
        return Diagnostic("search", "error", f"Pagefind failed: {error}")
    if not bundle.pages(made):
        return {}
    wanted = _DATA if shard.number else (*_DATA, *_PROGRAM)
    files: Files = {}
    for name, content in made.items():
        if name.startswith(wanted):
            cache.replace(place / shard.key / name, content)
            files[name] = cache.signature(place / shard.key / name)
    return files


def _requests(
    shard: Shard, site: Path, pages: Mapping[str, Page], taken: Path
) -> Iterator[dict[str, object]]:
    """What Pagefind is asked for a shard, page by page, so that it need not be held whole."""
    for name in shard.names:
        html = _taken(f"{site}/{name}", taken, pages[name].digest)
        address = f"/{name.removesuffix(_PAGE)}"
        yield {"type": "AddFile", "file_path": None, "url": address, "file_contents": html}
    yield {"type": "GetFiles"}


def _taken(page: str, taken: Path, digest: str) -> str:
    """What is indexed of a page of a shard: as it was taken out, if that is there and whole."""
    try:
        data = (taken / digest).read_bytes()
        if cache.digest(data) == digest:
            return data.decode()
    except OSError:
        pass
    part = _part_of(page)
    return part.html if part is not None else ""


def _files_of(requests: Iterable[dict[str, object]]) -> dict[str, bytes]:
    """The files of an index by their names."""
    from pagefind_bin import get_executable

    command = [str(get_executable().resolve()), "--service"]
    pipe = subprocess.PIPE
    environment = os.environ | {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(_PIECE)}
    # Without buffers: closing one whose reader is gone would be one more mistake to tell.
    try:
        service = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, bufsize=0, env=environment
        )
    except OSError as error:
        raise _RefusedError(f"it cannot be run: {error}") from None
    with service:
        assert service.stdin is not None
        assert service.stdout is not None
        try:
            answers = _answers(service.stdout)
            ask = partial(_ask, service.stdin, answers)
            number = ask({"type": "NewIndex", "config": None})["index_id"]
            for request in requests:
                last = ask(request | {"index_id": number})
        finally:
            service.kill()
    return {str(file["path"]): base64.b64decode(file["content"]) for file in last["files"]}


def _lay_out(place: Path, target: Path, wanted: Iterable[Shard], files: Mapping[str, Files]) -> None:
    """Links the shards' files to their places in the site, and names the shards for the browser."""
    entries: list[bytes] = []
    places: dict[str, list[dict[str, str | int]]] = {}
    for shard in wanted:
        if not files[shard.key]:
            continue
        entry = (place / shard.key / bundle.ENTRY).read_bytes()
        places.setdefault(shard.language, []).append(
            {"place": shard.place, "number": shard.number, "pages": bundle.pages({bundle.ENTRY: entry})}
        )
        folder = target / shard.place
        for parent in {str(Path(name).parent) for name in files[shard.key]}:
            (folder / parent).mkdir(parents=True, exist_ok=True)
        for name in files[shard.key]:
            if name == bundle.ENTRY and not shard.place:
                entries.append(entry)
            elif name.startswith(_DATA) or not (folder / name).exists():
                cache.link(place / shard.key / name, folder / name)
    (target / bundle.ENTRY).write_bytes(bundle.together(entries))
    several = {language: found for language, found in places.items() if len(found) > 1}
    (target / SHARDS).write_text(json.dumps(several, sort_keys=True), encoding="utf-8")


def _tidy(place: Path) -> None:
    """Removes empty folders of shards that are gone."""
    for folder, _, _ in os.walk(place, topdown=False):
        with contextlib.suppress(OSError):
            Path(folder).rmdir()


def _ask(requests: IO[bytes], answers: Iterator[bytes], request: Mapping[str, object]) -> Any:  # noqa: ANN401
    """Sends one request and gives the answer: JSON in base64, ended by a comma, both ways."""
    message = json.dumps({"message_id": 1, "payload": request}, ensure_ascii=False)
    with contextlib.suppress(BrokenPipeError):  # it has ended; what it said comes as the answer
        requests.write(base64.b64encode(message.encode()) + b",")
    answer = next(answers)
    try:
        payload = json.loads(base64.b64decode(answer, validate=True))["payload"]
    except ValueError:
        raise _RefusedError(_last_line(answer)) from None
    if payload["type"] == "Error":
        raise _RefusedError(_last_line(str(payload["message"]).encode()))
    return payload


def _answers(stream: IO[bytes]) -> Iterator[bytes]:
    """What stands before each comma, and at last what stands before the end."""
    parts: list[bytes] = []
    while block := stream.read(1 << 20):
        *ended, rest = block.split(b",")
        for end in ended:
            yield b"".join([*parts, end])
            parts = []
        parts.append(rest)
    yield b"".join(parts)


def _last_line(said: bytes) -> str:
    lines: Sequence[str] = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "it ended without a word"
