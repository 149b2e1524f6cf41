"""What people have written down about acts, systems, people, institutions and keywords."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from generator import defaults, yamltext
from generator.diagnostics import Diagnostic
from generator.linking.acts.words import ActData, ActsFile, compile_acts
from generator.linking.institution_names import InstitutionData, InstitutionsFile, compile_institutions
from generator.linking.systems import SystemData, SystemsFile, compile_systems
from generator.model import Lang
from generator.settings import SettingsError
from generator.yamltext import LOADER

_Shape = TypeVar("_Shape", bound=BaseModel)


class _Entry(Protocol):
    @property
    def id(self) -> str: ...


_Entries = TypeVar("_Entries", bound=tuple[_Entry, ...])


def _each_id_once(entries: _Entries) -> _Entries:
    """The entries; two with one id would take each other's page."""
    twice = sorted(key for key, times in Counter(e.id for e in entries if e.id).items() if times > 1)
    if twice:
        raise ValueError(f"{', '.join(twice)}: this id stands twice; make one entry of the two")
    return entries


class SamePerson(BaseModel):
    """Appearances that are one person; ``id`` keeps the page's address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    authors: tuple[str, ...]
    id: str = ""
    name: Mapping[Lang, str] = {}


class PeopleFile(BaseModel):
    """The whole of ``people.yml``; ``inner_capitals`` are beginnings of names such as MacDonald."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    same: Annotated[tuple[SamePerson, ...], AfterValidator(_each_id_once)] = ()
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

    same: Annotated[tuple[SameKeyword, ...], AfterValidator(_each_id_once)] = ()
    different: tuple[tuple[str, ...], ...] = ()
    negations: Negations = Negations()


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
        SettingsError: where a file is no YAML or has fields that nobody knows; it names file, line and field.
    """
    return LinkData(
        acts=compile_acts(_read(folder, "acts.yml", ActsFile)),
        systems=compile_systems(_read(folder, "systems.yml", SystemsFile)),
        people=_read(folder, "people.yml", PeopleFile),
        keywords=_read(folder, "keywords.yml", KeywordsFile),
        institutions=compile_institutions(_read(folder, "institutions.yml", InstitutionsFile)),
    )


def _read(folder: Path, name: str, shape: type[_Shape]) -> _Shape:
    paths = defaults.paths(folder, name)
    try:
        parts = [yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER) or {} for path in paths]
        return shape.model_validate(defaults.overlay(parts))
    except (yaml.YAMLError, UnicodeDecodeError, ValidationError, TypeError, ValueError) as error:
        told = [finding for path in paths for finding in _told(path, shape)]
        rest = [Diagnostic("settings", "error", str(error), str(folder / name))]
        raise SettingsError(told or rest) from None


def _told(path: Path, shape: type[BaseModel]) -> list[Diagnostic]:
    """What is wrong with one file; it is read again, now with its lines."""
    try:
        document = yamltext.load(path.read_text(encoding="utf-8"))
    except yamltext.YamlError as error:
        return [Diagnostic("settings", "error", str(error), str(path), error.line)]
    except UnicodeDecodeError as error:
        return [Diagnostic("settings", "error", f"cannot be read: {error}", str(path))]
    if not isinstance(document.data, dict):
        return [Diagnostic("settings", "error", "the file must hold keys and values", str(path), 1)]
    try:
        shape.model_validate(document.data)
    except ValidationError as error:
        return yamltext.problems(error, document, str(path), "settings")
    return []
