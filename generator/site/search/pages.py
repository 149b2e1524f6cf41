"""What of each built page is indexed, taken out once and kept by its digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import cache, workers
from generator.site.search import indexable

_PAGE = "index.html"
_CHUNK = 64  # pages that go to a process at a time


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


def looked_at(
    site: Path, states: Mapping[str, str] | None, old: Mapping[str, Page], jobs: int, taken: Path
) -> dict[str, Page]:
    """All pages by their files' names, sorted.

    Args:
        site: the built pages.
        states: digests of what the pages were made of, by their files' names; None looks at all pages.
        old: what was known of the pages before.
        jobs: processes.
        taken: folder of what is taken out of pages.
    """
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


def indexed(
    site: Path, names: Iterable[str], pages: Mapping[str, Page], taken: Path
) -> Iterator[tuple[str, str]]:
    """Address and HTML of what is indexed of some pages, one by one, so that they need not all be held."""
    for name in names:
        yield f"/{name.removesuffix(_PAGE)}", _taken(f"{site}/{name}", taken, pages[name].digest)


def _taken(page: str, taken: Path, digest: str) -> str:
    """What is indexed of a page: as it was taken out, if that is there and whole."""
    try:
        data = (taken / digest).read_bytes()
        if cache.digest(data) == digest:
            return data.decode()
    except OSError:
        pass
    part = _part_of(page)
    return part.html if part is not None else ""
