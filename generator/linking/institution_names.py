"""Names of institutions: ``institutions.yml``, checked and ready, and what two names are compared by.

Town, country, rank and department are left out of a name. What is left is parted into its *core*
(what kind of institution, where) and its *honour* (whose name it bears).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from generator.linking.phrases import Finder, compile_phrases, fold
from generator.romanize import skeleton


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SameInstitution(_Part):
    """Names that are one institution; ``id`` keeps the page's address."""

    names: tuple[str, ...]
    id: str = ""


class HonourWords(_Part):
    """Words beside which the name stands that an institution bears."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class InstitutionsFile(_Part):
    """The whole of ``institutions.yml``."""

    same: tuple[SameInstitution, ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    institution_words: tuple[str, ...] = ()
    part_words: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    town_words: tuple[str, ...] = ()
    idle_words: tuple[str, ...] = ()
    common_words: tuple[str, ...] = ()
    honour_words: HonourWords = HonourWords()
    abbreviations: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, eq=False)
class InstitutionData:
    """``institutions.yml`` ready for use; made by :func:`compile_institutions`."""

    file: InstitutionsFile
    kinds: Finder
    parts: Finder
    idle: Finder
    common: frozenset[str]
    places: frozenset[str]
    ends: tuple[str, ...]


def compile_institutions(file: InstitutionsFile) -> InstitutionData:
    """Make the searching machines of a checked ``institutions.yml``."""
    places = frozenset(bare(place) for place in (*file.countries, *file.towns))
    return InstitutionData(
        file=file,
        kinds=compile_phrases(("kind", word) for word in file.institution_words),
        parts=compile_phrases(("part", word) for word in file.part_words),
        idle=compile_phrases(("idle", word) for word in file.idle_words),
        common=frozenset(stem for word in file.common_words for stem in stems(word)),
        places=places,
        ends=tuple(sorted((fold(t) for t in file.towns), key=len, reverse=True)),
    )


@dataclass(frozen=True, slots=True)
class NameKey:
    """What a name is compared by: sets of word stems.

    Attributes:
        core: stems of what the institution is and where.
        honour: stems of whose name it bears.
        telling: whether the core has a word that few institutions have.
    """

    core: frozenset[str]
    honour: frozenset[str]
    telling: bool = False

    def same(self, other: NameKey) -> bool:
        """Whether two names of one language are one institution's."""
        if self.core != other.core:
            return False
        if self.honour & other.honour:
            return True
        if not self.honour and not other.honour:
            return True
        # One article leaves out whose name it bears: the rest has to be telling.
        return not (self.honour and other.honour) and self.telling


def clean(printed: str, data: InstitutionData) -> str:
    """The institution's name alone, without town, country, rank and department.

    Args:
        printed: an affiliation as an article prints it.
        data: from :func:`compile_institutions`.
    """
    parts = [part.strip(" .;,") for part in re.split(r"[,;]", printed)]
    parts = _joined([part for part in parts if part and not _is_place(part, data)], data)
    named = [part for part in parts if data.kinds.any_in(fold(part))]
    whole = [part for part in named if not data.parts.any_in(fold(part))]
    name = (whole or named or parts or [printed.strip()])[0]
    low = fold(name)
    for town in data.ends:
        # "… им. аль-Фараби Алматы": the comma before the town is lost.
        if low.endswith(" " + town) and len(name.split()) > 3 and _has_honour(low, data):
            name = name[: -len(town)].rstrip()
            break
    return re.sub(r"\s+", " ", re.sub(r"\.(?=[^\W\d_]{3})", ". ", name))


def _joined(parts: list[str], data: InstitutionData) -> list[str]:
    """The parts, put together again where a comma stands inside a name.

    What goes on in a small letter with the word for the institution goes on with its name.
    """
    out: list[str] = []
    for part in parts:
        goes_on = part[:1].islower() and data.kinds.any_in(fold(part))
        if out and goes_on and not data.kinds.any_in(fold(out[-1])):
            out[-1] = f"{out[-1]}, {part}"
        else:
            out.append(part)
    return out


def _is_place(part: str, data: InstitutionData) -> bool:
    words = bare(part)
    beside = {bare(word) for word in data.file.town_words}
    if words in data.places:
        return True
    first, _, rest = words.partition(" ")
    start, _, last = words.rpartition(" ")
    return (first in beside and rest in data.places) or (last in beside and start in data.places)


def _has_honour(low: str, data: InstitutionData) -> bool:
    return any(fold(word) in low for word in data.file.honour_words.after)


def bare(text: str) -> str:
    """The words of a name in small letters, without its signs."""
    return " ".join(re.findall(r"\w+", fold(text)))


def name_key(name: str, data: InstitutionData) -> NameKey:
    """What a cleaned name is compared by."""
    low = " " + fold(name) + " "
    for short, long in data.file.abbreviations.items():
        low = re.sub(rf"(?<=\W){re.escape(short)}(?=\W)", long, low)
    honour = ""
    for word in data.file.honour_words.before:
        head, found, tail = low.partition(f" {word} ")
        if found:
            words = head.split()
            honour, low = " ".join(words[-4:]), " " + " ".join([*words[:-4], tail])
    for word in data.file.honour_words.after:
        head, found, tail = low.partition(f" {word} ")
        if not found and word.endswith("."):
            head, found, tail = low.partition(f" {word}")
        if found:
            honour, low = tail, head
            break
    low = _without_idle(low, data)
    core = frozenset(stems(low))
    return NameKey(core, frozenset(stems(_without_idle(honour, data))), bool(core - data.common))


def _without_idle(text: str, data: InstitutionData) -> str:
    out = list(text)
    for hit in data.idle.find(text):
        out[hit.start : hit.end] = [" "] * (hit.end - hit.start)
    return "".join(out)


def stems(text: str) -> list[str]:
    """What the words of a name have in common over cases and scripts."""
    found = []
    for word in re.findall(r"[^\W\d_]{2,}", fold(text)):
        stem = skeleton(word)[:7].rstrip("aeiou")
        if len(stem) >= 2:
            found.append(stem)
    return found
