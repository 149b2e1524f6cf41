"""The interface's words: strings of ``site_config/ui``, plurals, dates and numbers of a language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from generator.model import Lang

PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Words:
    """Strings of one language.

    Args:
        lang: the language.
        strings: key → text, or key → plural form → text (``one``, ``few``, ``many``, ``other``).
        fallbacks: strings of the other languages, in order, for a key that this one lacks.
    """

    def __init__(
        self, lang: Lang, strings: Mapping[str, Any], fallbacks: tuple[Mapping[str, Any], ...] = ()
    ) -> None:
        self.lang = lang
        self._strings = strings
        self._fallbacks = fallbacks
        # Dates as Kazakhstan's English-language publications write them: 10 December 2025.
        self._locale = Locale.parse("en_GB" if lang == "en" else lang)
        self._numbers: dict[int, tuple[str, str]] = {}

    def text(self, key: str, **values: object) -> str:
        """The string of a key, its ``{placeholders}`` filled in; the key itself if there is none."""
        value = self._find(key)
        if not isinstance(value, str):
            value = value.get("other", key) if isinstance(value, Mapping) else value
        return self._fill(str(value), values) if values else str(value)

    def has(self, key: str) -> bool:
        """Whether the language has the string."""
        return self._strings.get(key) is not None

    def count(self, key: str, number: int, **values: object) -> str:
        """The string of a key in the plural form that the number asks for; ``{n}`` is the number."""
        value = self._find(key)
        if isinstance(value, Mapping):
            value = value.get(self._plural(number)) or value.get("other", key)
        return self._fill(str(value), {"n": self.number(number), **values})

    def forms(self, key: str) -> dict[str, str]:
        """All plural forms of a key, for a script that counts in the browser."""
        value = self._find(key)
        return (
            {str(k): str(v) for k, v in value.items()}
            if isinstance(value, Mapping)
            else {"other": str(value)}
        )

    def number(self, number: int) -> str:
        """A number as the language groups its digits."""
        return self._counted(number)[0]

    def _plural(self, number: int) -> str:
        return self._counted(number)[1]

    def _counted(self, number: int) -> tuple[str, str]:
        """A number as it is written, and the plural form that it asks for."""
        if number not in self._numbers:
            written = str(format_decimal(number, locale=self._locale))
            self._numbers[number] = written, self._locale.plural_form(number)
        return self._numbers[number]

    def date(self, iso: str) -> str:
        """A day as the language writes it; what is no full ISO date is returned as it is."""
        try:
            day = datetime.date.fromisoformat(iso)
        except ValueError:
            return iso
        return str(format_date(day, format="long", locale=self._locale))

    def _find(self, key: str) -> object:
        for strings in (self._strings, *self._fallbacks):
            if strings.get(key) is not None:
                return strings[key]
        return key

    @staticmethod
    def _fill(text: str, values: Mapping[str, object]) -> str:
        return PLACEHOLDER.sub(lambda m: str(values.get(m[1], m[0])), text)
