"""What people have written down about acts, systems, people, institutions and keywords."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from generator import defaults
from generator.linking.act_words import ActData, ActsFile, compile_acts
from generator.linking.institution_names import InstitutionData, InstitutionsFile, compile_institutions
from generator.linking.systems import SystemData, SystemsFile, compile_systems
from generator.model import Lang
from generator.yamltext import LOADER

_Shape = TypeVar("_Shape", bound=BaseModel)


class SamePerson(BaseModel):
    """Appearances that are one person; ``id`` keeps the page's address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    authors: tuple[str, ...]
    id: str = ""
    name: Mapping[Lang, str] = {}


class PeopleFile(BaseModel):
    """The whole of ``people.yml``; ``inner_capitals`` are beginnings of names such as MacDonald."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    same: tuple[SamePerson, ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    inner_capitals: tuple[str, ...] = ()


class SameKeyword(BaseModel):
    """Labels that are one concept; the first of each language is the one shown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = ""
    kk: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def labels(self) -> dict[Lang, tuple[str, ...]]:
        """The labels by language."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}


class Negations(BaseModel):
    """How words say the contrary: beginnings (``anti``), and beginnings of words beside (``against``)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prefixes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class KeywordsFile(BaseModel):
    """The whole of ``keywords.yml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    same: tuple[SameKeyword, ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    negations: Negations = Negations()


class LinkDataError(ValueError):
    """A file of ``site_config`` that linking reads is wrong; the message names it and the place."""


@dataclass(frozen=True, slots=True, eq=False)
class LinkData:
    """What people have written down about acts, systems, people and keywords."""

    acts: ActData
    systems: SystemData
    people: PeopleFile
    institutions: InstitutionData
    keywords: KeywordsFile


def load_data(folder: Path) -> LinkData:
    """Read the files of ``site_config`` that linking needs, laid over the package's own.

    Raises:
        LinkDataError: where a file is no YAML or has fields that nobody knows.
    """
    return LinkData(
        acts=compile_acts(_read(folder, "acts.yml", ActsFile)),
        systems=compile_systems(_read(folder, "systems.yml", SystemsFile)),
        people=_read(folder, "people.yml", PeopleFile),
        keywords=_read(folder, "keywords.yml", KeywordsFile),
        institutions=compile_institutions(_read(folder, "institutions.yml", InstitutionsFile)),
    )


def _read(folder: Path, name: str, shape: type[_Shape]) -> _Shape:
    try:
        parts = [
            yaml.load(p.read_text(encoding="utf-8"), Loader=LOADER) for p in defaults.paths(folder, name)
        ]
        if any(part is not None and not isinstance(part, dict) for part in parts):
            raise LinkDataError(f"{folder / name}: the file must hold keys and values")
        return shape.model_validate(defaults.overlay([part or {} for part in parts]))
    except (yaml.YAMLError, ValidationError) as error:
        raise LinkDataError(f"{folder / name}: {error}") from error
