"""Digital systems of states and courts named in texts; ``systems.yml`` says which there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from generator.linking.corpus import Mention, System
from generator.linking.phrases import Finder, compile_phrases, fold
from generator.linking.pieces import Piece, unplaced
from generator.model import Article, Lang

_BESIDE = 80
#: What is no name though it may hold one, each with the signs without which there is none.
_ADDRESSES = (
    (("http", "www."), re.compile(r"(?:https?://|www\.)[^\s<>\])]+")),
    (("@",), re.compile(r"[\w.+-]+@[\w.-]+")),
)


class KnownSystem(BaseModel):
    """One entry of ``systems.yml``; its head explains the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: Mapping[Lang, str]
    phrases: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    country: str = ""
    owner: Mapping[Lang, str] = {}
    purpose: Mapping[Lang, str] = {}
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


class SystemsFile(BaseModel):
    """The whole of ``systems.yml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    systems: tuple[KnownSystem, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class SystemData:
    """``systems.yml`` ready for searching; made by :func:`compile_systems`."""

    by_id: Mapping[str, KnownSystem]
    names: Finder
    quoted: Finder
    beside: Mapping[str, Finder]


def compile_systems(file: SystemsFile) -> SystemData:
    """Make the searching machines of a checked ``systems.yml``."""
    return SystemData(
        by_id={system.id: system for system in file.systems},
        names=compile_phrases((s.id, phrase) for s in file.systems for phrase in s.phrases),
        quoted=compile_phrases((s.id, phrase) for s in file.systems for phrase in s.quoted),
        beside={s.id: compile_phrases((s.id, p) for p in s.beside) for s in file.systems if s.beside},
    )


@dataclass(frozen=True, slots=True)
class FoundSystem:
    """A system named in a text: whose it is and where (offsets into the text)."""

    id: str
    start: int
    end: int


def find_systems(text: str, data: SystemData) -> tuple[FoundSystem, ...]:
    """The systems that a text names, from left to right; addresses do not count."""
    flat = fold(text)
    for signs, address in _ADDRESSES:
        if any(sign in flat for sign in signs):
            flat = address.sub(lambda m: " " * len(m[0]), flat)
    found = [FoundSystem(h.key, h.start, _closed(flat, h.start, h.end)) for h in data.names.find_folded(flat)]
    for hit in data.quoted.find_folded(flat):
        before, after = flat[: hit.start].rstrip("* "), flat[hit.end : hit.end + 9]
        if before.endswith('"') and '"' in after:
            found.append(FoundSystem(hit.key, hit.start, hit.end))
    kept: list[FoundSystem] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if kept and one.start < kept[-1].end:
            continue
        around = data.beside.get(one.id)
        if around is not None:
            place = flat[max(0, one.start - _BESIDE) : one.end + _BESIDE]
            if not around.any_in(place):
                continue
        kept.append(one)
    return tuple(kept)


def _closed(flat: str, start: int, end: int) -> int:
    """The end of a name, behind the bracket that closes one opened in the name."""
    words = flat[start:end]
    return end + (words.count("(") > words.count(")") and flat[end : end + 1] == ")")


def scan(texts: Iterable[Piece], data: SystemData) -> tuple[tuple[Piece, FoundSystem], ...]:
    """Every place of an article's texts that names a system."""
    return tuple((piece, one) for piece in texts for one in find_systems(piece.text, data))


def keys(places: Sequence[tuple[Piece, FoundSystem]]) -> tuple[str, ...]:
    """The systems that the body names, in order of first appearance."""
    return tuple(dict.fromkeys(one.id for piece, one in places if piece.where == "body"))


def gather(
    articles: Sequence[Article], places: Mapping[str, Sequence[tuple[Piece, FoundSystem]]], data: SystemData
) -> dict[str, System]:
    """One page a system that an article names or lists among its ``systems``."""
    mentions: dict[str, list[Mention]] = {}
    for article in articles:
        original = len(article.references.original)
        for piece, one in places[article.id]:
            if piece.where != "reference" or piece.block < original:
                mentions.setdefault(one.id, []).append(piece.mention(article.id, one.start, one.end))
        named = {one.id for _, one in places[article.id]}
        for key in article.systems:
            if key in data.by_id and key not in named:
                mentions.setdefault(key, []).append(unplaced(article))
    return {
        key: System(
            id=key,
            name=dict(data.by_id[key].name),
            country=data.by_id[key].country,
            owner=dict(data.by_id[key].owner),
            purpose=dict(data.by_id[key].purpose),
            mentions=tuple(mentions[key]),
        )
        for key in sorted(mentions)
    }
