"""``site_config`` as the stages need it, read when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from generator import settings
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from generator.linking import data
    from generator.reading.vocabulary import Vocabulary

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
        words: Vocabulary | None = None,
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
    def words(self) -> Vocabulary:
        """The readers' vocabulary."""
        if self._words is None:
            from generator.reading.vocabulary import loading

            self._words = self._read(loading.load)
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
