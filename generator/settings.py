"""Settings: ``site_config/site.yml``, ``journals.yml`` and the interface strings, validated.

:func:`load` is the only place that reads them. A mistake in them is a mistake of configuration
(exit code 2), told with file, line and field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from generator import defaults, yamltext
from generator.diagnostics import Diagnostic, as_text
from generator.model import LANGUAGES, Lang
from generator.refused import Refused

Rights = Literal["full-text", "abstract", "record"]
Issn = Annotated[str, Field(pattern=r"^\d{4}-\d{3}[\dX]$")]
WebAddress = Annotated[str, Field(pattern=r"^https?://[^\s/]+\S*$")]


class SettingsError(Refused):
    """The configuration cannot be used.

    Attributes:
        diagnostics: what is wrong, with file, line and field.
    """

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = tuple(diagnostics)

    def told(self) -> str:
        """Each of them, a line."""
        return as_text(self.diagnostics)


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class JournalSettings(_Settings):
    """One journal.

    Attributes:
        title: what the journal calls itself, by language.
        abbreviation: the short form used in citations, by language.
        issn: of the printed edition.
        eissn: of the online edition.
        publisher: by language.
        url: the journal's own site.
        doi_prefixes: how its DOIs begin; ``?`` stands for any one character. The longest fits first.
        issns: further ISSNs that a masthead may print.
        rights: what may be published of its articles; None leaves it to the site's setting.
    """

    title: dict[Lang, str] = Field(min_length=1)
    abbreviation: dict[Lang, str] = {}
    issn: Issn | None = None
    eissn: Issn | None = None
    publisher: dict[Lang, str] = {}
    url: WebAddress | None = None
    doi_prefixes: tuple[str, ...] = ()
    issns: tuple[Issn, ...] = ()
    rights: Rights | None = None


class _SiteFile(_Settings):
    name: dict[Lang, str] = Field(min_length=1)
    description: dict[Lang, str] = {}
    base_url: WebAddress | None = None
    languages: tuple[Lang, ...] = Field(LANGUAGES, min_length=1)
    rights: Rights = "full-text"
    emails: Literal["hide", "corresponding", "all"] = "corresponding"
    withdrawn_text: Literal["kept", "removed"] = "kept"
    report_errors_to: str | None = None

    @field_validator("base_url")
    @classmethod
    def _one_slash_at_the_end(cls, value: str | None) -> str | None:
        return value.rstrip("/") + "/" if value else None

    @field_validator("report_errors_to")
    @classmethod
    def _an_address(cls, value: str | None) -> str | None:
        if value and not re.fullmatch(r"mailto:[^\s@]+@[^\s@]+|https?://[^\s/]+\S*", value, re.IGNORECASE):
            raise ValueError("must begin with mailto:, https:// or http://")
        return value

    @field_validator("languages")
    @classmethod
    def _each_once(cls, value: tuple[Lang, ...]) -> tuple[Lang, ...]:
        if len(set(value)) < len(value):
            raise ValueError("a language stands here twice")
        return value


class SiteSettings(_SiteFile):
    """All settings of a site.

    Attributes:
        name: the site's name, by language.
        description: a sentence for search engines and the home page, by language.
        base_url: the address the site will be served at, ending in a slash; None if not known
            (the site works without it; what must name full addresses is then left out).
        languages: the site's languages in their order; the first is the default.
        rights: what is published of an article whose journal and record say nothing else.
        emails: whose addresses are shown.
        withdrawn_text: whether the text of a withdrawn article stays, where its entry does not say.
        report_errors_to: a web or ``mailto:`` address for readers who find a mistake.
        journals: by key, in the order of ``journals.yml``.
        strings: the interface's strings by language: the contents of ``site_config/ui``.
        citation_styles: CSL styles by file name without its ending: the contents of ``site_config/csl``.
    """

    journals: dict[str, JournalSettings] = {}
    strings: dict[Lang, dict[str, Any]] = {}
    citation_styles: dict[str, str] = {}

    def journal_of_doi(self, doi: str | None) -> str | None:
        """The key of the journal whose DOIs begin like this one, the longest beginning first."""
        fits = [
            (len(prefix), key)
            for key, journal in self.journals.items()
            for prefix in journal.doi_prefixes
            if doi and _begins(doi, prefix)
        ]
        return max(fits)[1] if fits else None

    def home_of(self, language: Lang) -> Lang:
        """The language of the page that holds a text: the text's own, else the site's first."""
        return language if language in self.languages else self.languages[0]

    def rights_of(self, journal: str | None, own: Rights | None) -> Rights:
        """What may be published: the article's own setting wins, then its journal's, then the site's."""
        its = self.journals[journal].rights if journal in self.journals else None
        return own or its or self.rights


def _begins(doi: str, prefix: str) -> bool:
    pattern = "".join("." if sign == "?" else re.escape(sign) for sign in prefix)
    return re.match(pattern, doi, re.IGNORECASE) is not None


_Model = TypeVar("_Model", bound=BaseModel)


class _JournalsFile(_Settings):
    journals: dict[Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")], JournalSettings] = {}


def load(folder: Path, base_url: str | None = None) -> SiteSettings:
    """Reads the settings of a site.

    Args:
        folder: ``site_config``.
        base_url: wins over the one in ``site.yml``.

    Raises:
        SettingsError: if a file is missing or wrong; it names each file, line and field.
    """
    if not (folder / "site.yml").is_file():
        raise SettingsError(
            [
                Diagnostic(
                    "settings",
                    "error",
                    "there is no site.yml here",
                    file=str(folder),
                    hint="Run maqala in the folder that holds site_config/, or name that folder with --root. "
                    "A new one is made by maqala new.",
                )
            ]
        )
    site = _read(folder / "site.yml", _SiteFile)
    journals = _JournalsFile()
    if (folder / "journals.yml").is_file():
        journals = _read(folder / "journals.yml", _JournalsFile, under="journals")
    strings = {
        lang: defaults.overlay([_mapping(path) for path in defaults.paths(folder, f"ui/{lang}.yml")])
        for lang in site.languages
    }
    styles = {name: _text(paths[-1]) for name, paths in defaults.named(folder, "csl/*.csl").items()}
    values = site.model_dump()
    if base_url is not None:
        values["base_url"] = base_url
    try:
        return SiteSettings(**values, journals=journals.journals, strings=strings, citation_styles=styles)
    except ValidationError:  # the rest is valid already, so it can only be the option
        message = f'"{base_url}" is no web address; it must begin with https:// or http://'
        raise SettingsError([Diagnostic("settings", "error", message, file="--base-url")]) from None


def _read(path: Path, model: type[_Model], under: str = "") -> _Model:
    document = _document(path)
    data: Mapping[str, Any] = {under: document.data or {}} if under else document.data or {}
    if under:
        document = yamltext.Document(data, {(under, *key): line for key, line in document.lines.items()})
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise SettingsError(yamltext.problems(error, document, str(path), "settings")) from None


def _mapping(path: Path) -> dict[str, Any]:
    data = _document(path).data
    if data is None:  # nothing but comments
        return {}
    if not isinstance(data, dict):
        raise SettingsError(
            [Diagnostic("settings", "error", "the file must hold keys and values", str(path))]
        )
    return data


def _document(path: Path) -> yamltext.Document:
    try:
        return yamltext.load(_text(path))
    except yamltext.YamlError as error:
        raise SettingsError([Diagnostic("settings", "error", str(error), str(path), error.line)]) from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            [Diagnostic("settings", "error", f"cannot be read: {error}", str(path))]
        ) from None
