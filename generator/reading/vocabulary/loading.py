"""The vocabulary made of its files: ``site_config/cues``, the package's and a site's own, and ``journals.yml``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from generator import defaults
from generator.model import LANGUAGES, Lang
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import TIED, Cue, CueError, compile_cue, frame
from generator.reading.vocabulary.firstletters import ANY, is_tied, opening_letters
from generator.reading.vocabulary.openings import OPENING_WORD, fold_heading
from generator.reading.vocabulary.signs import Signs, parsed, signs
from generator.yamltext import LOADER

#: What the file of a language may tell in which no record has fields; words that tell languages apart it may not.
_OF_OTHER_LANGUAGES = ("cues", "sections", "months")


def load(folder: Path) -> Vocabulary:
    """Read ``folder/cues/*.yml``, laid over the package's own, and ``folder/journals.yml``.

    Args:
        folder: the site's configuration folder (``site_config``).

    Raises:
        CueError: a file is no YAML, or holds a cue that cannot be compiled, or, in the site's own,
            that does not do what its examples say.
    """
    files: dict[str, Mapping[str, Any]] = {}
    ours = defaults.layers(folder)[0] / "cues"
    found = defaults.named(folder, "cues/*.yml")
    for name in (*LANGUAGES, *(name for name in found if name not in LANGUAGES)):
        parts: list[dict[str, Any]] = []
        for path in found.get(name, ()):
            part = _read(path)
            unknown = set(part).difference(_OF_OTHER_LANGUAGES) if name not in LANGUAGES else ()
            if unknown:
                raise CueError(
                    f"{path}: {', '.join(sorted(unknown))}: no record has fields in this language; "
                    f"its file may have {', '.join(_OF_OTHER_LANGUAGES)}"
                )
            for kind, words in (part.get("words") or {}).items():
                if odd := [word for word in words or () if not isinstance(word, str)]:
                    raise CueError(f"{path}: words: {kind}: {odd[0]!r} is no word; put it in quotation marks")
            if path.parent != ours:  # the package's are tried by its tests
                _try_examples(path, part)
            parts.append(part)
        files[name] = defaults.overlay(parts)
    journals = _read(folder / "journals.yml") if (folder / "journals.yml").exists() else {}
    return build(files, journals)


def _try_examples(path: Path, data: Mapping[str, Any]) -> None:
    """Hold each cue against its examples and counter-examples.

    Raises:
        CueError: one is missing, or does not do what it should.
    """
    for group, entries in (data.get("cues") or {}).items():
        for entry in entries or ():
            if not isinstance(entry, Mapping) or not entry.get("pattern") or not entry.get("examples"):
                raise CueError(f"{path}: {group}: a cue needs a pattern and examples")
            regex = compile_cue(group, str(entry["pattern"]))
            for example in entry["examples"]:
                if not regex.search(str(example)):
                    raise CueError(f"{path}: {group}: “{entry['pattern']}” does not find “{example}”")
            for example in entry.get("not_examples") or ():
                if regex.search(str(example)):
                    raise CueError(
                        f"{path}: {group}: “{entry['pattern']}” finds “{example}”, which it must not"
                    )


def build(files: Mapping[str, Mapping[str, Any]], journals: Mapping[str, Any]) -> Vocabulary:
    """Make a vocabulary of loaded cue files (see :func:`load`)."""
    own: dict[Lang, Mapping[str, Any]] = {
        lang: files[lang].get("words", {}) for lang in LANGUAGES if lang in files
    }

    def each(kind: str) -> dict[Lang, tuple[str, ...]]:
        return {lang: tuple(words.get(kind, ())) for lang, words in own.items()}

    def together(kind: str) -> tuple[str, ...]:
        return tuple(word for words in own.values() for word in words.get(kind, ()))

    cues = _cues(files)
    openers, needed = _ways_to_ask(cues)
    sections = {
        fold_heading(heading): int(level)
        for data in files.values()
        for level, headings in data.get("sections", {}).items()
        for heading in headings
    }
    issns, prefixes = _journal_marks(journals)
    return Vocabulary(
        cues=cues,
        openers=openers,
        signs=needed,
        sections=sections,
        opening_words=frozenset(found[1] for heading in sections if (found := OPENING_WORD.match(heading))),
        months={
            month: number for data in files.values() for number, month in enumerate(data.get("months", ()), 1)
        },
        function_words={lang: frozenset(words) for lang, words in each("function").items()},
        unfinished=frozenset(together("unfinished")),
        unfinished_endings=together("unfinished_endings"),
        bound_endings=frozenset(together("bound_endings")),
        compounds=together("compounds"),
        verb_endings=each("verb_endings"),
        last_verb_endings=each("last_verb_endings"),
        closing_verb_endings=each("closing_verb_endings"),
        telling_endings=each("telling_endings"),
        countries=frozenset(together("countries")).union(*map(_territories, own)),
        issns=issns,
        doi_prefixes=prefixes,
    )


def _cues(files: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[Cue, ...]]:
    """The cues of all files by group; of each group those in which no record has fields are one cue."""
    cues: dict[str, list[Cue]] = {}
    others: dict[str, list[str]] = {}
    for name, data in files.items():
        lang = next((lang for lang in LANGUAGES if lang == name), None)
        for group, entries in data.get("cues", {}).items():
            patterns = [str(entry["pattern"]) for entry in entries]
            if lang is None:
                others.setdefault(group, []).extend(patterns)
            else:
                cues.setdefault(group, []).extend(Cue(group, lang, pattern) for pattern in patterns)
    for group, patterns in others.items():  # as one, since each pattern takes its time to compile
        cues.setdefault(group, []).append(Cue(group, None, "|".join(f"(?:{x})" for x in patterns)))
    return {group: tuple(items) for group, items in cues.items()}


def _territories(lang: Lang) -> frozenset[str]:
    """The countries' names in a language, lower case."""
    # (Babel keeps what it loads: to load less here would leave pages without the forms of numbers.)
    territories = Locale(lang).territories
    return frozenset(str(land).casefold() for code, land in territories.items() if code.isalpha())


def _ways_to_ask(
    cues: Mapping[str, Sequence[Cue]],
) -> tuple[dict[str, dict[str, tuple[Cue, ...]]], dict[str, dict[Cue, Signs | None]]]:
    """What tells quickly that no cue of a group fits: ``openers`` and ``signs`` of :class:`Vocabulary`.

    Raises:
        CueError: as :func:`compile_cue`.
    """
    for group in cues:
        frame(group)  # a group that is unknown has none
    try:
        letters: dict[Cue, frozenset[str]] = {}
        needed: dict[str, dict[Cue, Signs | None]] = {}
        for group, items in cues.items():
            if group in TIED or all(is_tied(cue.pattern) for cue in items):
                letters.update((cue, opening_letters(cue.pattern)) for cue in items)
            else:
                needed[group] = {cue: signs(parsed(cue.pattern)) for cue in items}
        return _by_letter(letters), needed
    except re.error:
        for cue in (cue for items in cues.values() for cue in items):
            compile_cue(cue.group, cue.pattern)  # names the one that is wrong
        raise


def _by_letter(letters: Mapping[Cue, frozenset[str]]) -> dict[str, dict[str, tuple[Cue, ...]]]:
    """The cues by the letters that may open them, and by group; those of no known letter stand under each."""
    by_letter: dict[str, dict[str, tuple[Cue, ...]]] = {}
    for letter in ANY.union(*letters.values()):
        fitting = (cue for cue, own in letters.items() if own & {letter, ""})
        by_letter[letter] = {group: tuple(found) for group, found in groupby(fitting, attrgetter("group"))}
    return by_letter


def _journal_marks(journals: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    issns: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    entries = journals.get("journals", journals) if isinstance(journals, Mapping) else {}
    for key, entry in entries.items():
        if not isinstance(entry, Mapping):
            continue
        for name in ("issn", "eissn"):
            if entry.get(name):
                issns[str(entry[name])] = str(key)
        for issn in entry.get("issns", ()) or ():
            issns[str(issn)] = str(key)
        for prefix in entry.get("doi_prefixes", ()) or ():
            prefixes[str(prefix).casefold()] = str(key)
    return issns, prefixes


def _read(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    except yaml.YAMLError as error:
        raise CueError(f"{path}: no YAML: {error}") from error
    if data is None:  # nothing but comments
        return {}
    if not isinstance(data, dict):
        raise CueError(f"{path}: should be a map")
    return data
