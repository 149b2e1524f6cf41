"""The words by which parts of a reference entry are known, in Kazakh, Russian and English.

``site_config/entries.yml`` of the package holds them. Words are compared by their folded key
(:func:`generator.romanize.fold`), so one serves both the Cyrillic word and its romanized forms.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from generator import defaults
from generator.romanize import fold
from generator.yamltext import LOADER

#: Where the words stand.
FILE = defaults.HOME / "site_config" / "entries.yml"
_WORDS: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=LOADER)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _all_languages(group: str) -> frozenset[str]:
    return _folded(word for words in _WORDS[group].values() for word in words)


#: First words of an entry that is a legal act.
ACT_FIRST = _all_languages("act_first")
#: First words that are an act only together with one of ACT_ANY nearby.
ACT_FIRST_WEAK = _all_languages("act_first_weak")
#: Words that make an entry an act wherever they stand in its name.
ACT_ANY = _all_languages("act_any")
#: Words that show an author to be an institution.
ORGANISATION = _all_languages("organisation")
#: Words that never open a person's name, though they are written with a capital.
NOT_A_NAME = _all_languages("not_a_name")
#: Words before a year or a number in the text that are no author's name.
NO_AUTHOR = _all_languages("no_author")
#: Words that do not tell which work is meant.
IDLE = _all_languages("idle")
#: Case endings that a surname may bring in a sentence.
NAME_ENDINGS = _folded(_WORDS["name_endings"])
#: Short words with a full stop that look like initials and are none.
NOT_INITIALS = frozenset(_WORDS["not_initials"])
#: Words with a full stop after which a sentence goes on.
ABBREVIATIONS = NOT_INITIALS | frozenset(_WORDS["abbreviations"])
#: Regions behind the name of a city, before a publisher.
REGIONS = tuple(_WORDS["regions"])
#: What follows the last author when some are left out.
AND_OTHERS = tuple(_WORDS["and_others"])
#: Words between the last two authors.
AND_WORDS = tuple(_WORDS["and_words"])
#: Labels at which the description of a work ends and the way to it begins (regular expressions).
ACCESS_LABELS = tuple(_WORDS["access_labels"]["patterns"])
#: What these labels begin with; a search that looks at this first is much faster.
ACCESS_FIRST = str(_WORDS["access_labels"]["first"])
#: Words before a date on which somebody looked at a page: such a year is not the work's year.
ACCESS_DATE = tuple(_WORDS["access_date"])
#: Words in brackets after an act's name that tell of its wording, not of its name.
WORDING = tuple(_WORDS["wording"])
#: What works call themselves, one kind of work a pattern, in the singular, in all three languages.
WORK_KINDS = tuple(_WORDS["work_kinds"])
#: Short names of international organisations across languages; each line is one of them.
ORGANISATION_NAMES = tuple(tuple(names) for names in _WORDS["organisation_names"])
#: Words by which an entry in Latin letters tells its language, by the language's tag.
TONGUES = {tag: frozenset(words) for tag, words in _WORDS["tongues"].items()}
