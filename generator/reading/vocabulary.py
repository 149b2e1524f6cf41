"""The words by which the reader knows the parts of an article: data in, compiled patterns out.

``site_config/cues`` holds them, a file a language (its README tells the format); ``journals.yml``
beside that folder tells which journal an ISSN or a DOI belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from generator import defaults
from generator.lookalikes import mend_scripts
from generator.model import LANGUAGES, Lang
from generator.reading.signs import (
    ANY,
    Signs,
    folded,
    is_tied,
    may_fit,
    opening_letter,
    opening_letters,
    parsed,
    signs,
)
from generator.yamltext import LOADER

#: Groups whose cue stands at the beginning of a line, before a colon, a stop or the line's end.
LABELS = (
    "keywords", "abstract", "references", "author_info", "funding", "acknowledgements",
    "conflict", "citation", "contents", "not_article", "article_type",
    "other_keywords", "other_abstract", "other_statement", "notes", "appendix", "journal_people",
    "continued",
)  # fmt: skip
#: Of these, statements that belong to the record.
STATEMENTS = ("funding", "acknowledgements", "conflict", "citation")
#: With the others, which are put aside or stay in the text.
ALL_STATEMENTS = (*STATEMENTS, "other_statement")
#: Groups whose cue opens a line and is followed by a value.
OPENERS = ("doi", "email", "orcid", "researcher_id", "table", "figure", "source_note", "rubric_label")
#: Groups whose cue opens a line and is followed by a number.
CODES = ("irsti", "udc")
#: Groups whose cue is a line by itself.
WHOLE_LINES = ("rubric_number", "furniture")
#: Groups whose cue is followed by a date.
DATES = ("received", "revised", "accepted", "published")
#: Groups whose cue may stand anywhere.
ANYWHERE = (
    "licence",
    "download",
    "masthead",
    "other_code",
    "degree",
    "corresponding",
    "funding_text",
    "conflict_text",
    "approval",
    "this_section",
    "institution",
)

#: What the file of a language may tell in which no record has fields; words that tell languages apart it may not.
_OF_OTHER_LANGUAGES = ("cues", "sections", "months")
#: Groups whose pattern is tied to the beginning of the text.
_TIED = frozenset((*LABELS, *OPENERS, *CODES, *WHOLE_LINES))
#: Between the languages of one label: ``Әдебиеттер / Литература``.
_SAID_AGAIN = re.compile(r"\s*[/|]\s*(?=\S)")
#: ``6. ``, ``VI. ``: the number of a section before its heading.
_SECTION_NUMBER = re.compile(r"^(?:\d{1,2}|[IVX]{1,4})[.)]\s+")
#: Between two sections' names in one heading: ``Findings and conclusion``.
_JOINED = re.compile(r"\s*[,;/]\s*|\s+(?:and|и|және|мен)\s+")
#: What may be a section's name before a paragraph, or the names of two.
_RUN_IN = re.compile(
    r"\W{0,4}(?P<heading>(?:\d{1,2}[.)]\s*)?[^\W\d_][^.:!?\d]{2,90}?)[*_]*\s*(?P<sign>[.:])\s*[*_]*\s*(?!“)(?=[^\W\d_«\"(])"
)
#: The first word of a paragraph or heading, behind its number.
_OPENING = re.compile(r"\W{0,4}(?:\d{1,2}[.)]\s*)?([^\W_]+)")
#: A letter of one alphabet beside one of the other: a tool took it for its twin. (A search begins at Latin letters
#: alone.)
_TWO_ALPHABETS = re.compile("[A-Za-z](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff].))")
_OPENING_LONGEST = 60
#: Signs before a label. (Classes with letters or signs from several parts of Unicode take ten times as long to
#: compile as others; the frames of the patterns, which are compiled a hundred times, go without.)
_LEAD = r"^[\s>*_#©-]*(?:[•–—][\s>*_#©-]*)*"


class CueError(ValueError):
    """A cue file is not as it should be; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of one language and the group it belongs to.

    The language is None where no record has fields in it (Uzbek, Turkish, …).
    """

    group: str
    language: Lang | None
    pattern: str

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern in the way its group is used; compiled when it is first needed."""
        return compile_cue(self.group, self.pattern)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Everything the reader knows about words.

    Attributes:
        cues: by group, the cues in the order of :data:`generator.model.LANGUAGES`, then those of other languages.
        openers: of groups whose patterns are tied to the beginning of the text, by the letter with which a
            text begins, the cues that may fit it; under no letter those that may fit any text.
        signs: by other group, its cues, and what a text must hold for each (:mod:`generator.reading.signs`).
        sections: section headings folded by :func:`fold_heading`, with their level.
        opening_words: the first words of these.
        months: month name (lower case) to number.
        function_words: by language, words that tell the language.
        unfinished: words after which no paragraph ends.
        unfinished_endings: endings after which no paragraph ends.
        bound_endings: endings that never stand alone as words.
        verb_endings: by language, endings of words that may be verbs.
        last_verb_endings: the same of the last word, where the verb ends the sentence.
        closing_verb_endings: of these, those that end nothing but sentences.
        telling_endings: by language, endings that words of the other language in this script have not.
        compounds: how words begin that are written with a hyphen.
        countries: names of countries in all three languages, lower case.
        issns, doi_prefixes: what tells a journal, to its key.
    """

    cues: Mapping[str, tuple[Cue, ...]]
    openers: Mapping[str, Mapping[str, tuple[Cue, ...]]]
    signs: Mapping[str, Mapping[Cue, Signs | None]]
    sections: Mapping[str, int]
    opening_words: frozenset[str]
    months: Mapping[str, int]
    function_words: Mapping[Lang, frozenset[str]]
    unfinished: frozenset[str]
    unfinished_endings: tuple[str, ...]
    bound_endings: frozenset[str]
    compounds: tuple[str, ...]
    verb_endings: Mapping[Lang, tuple[str, ...]]
    last_verb_endings: Mapping[Lang, tuple[str, ...]]
    closing_verb_endings: Mapping[Lang, tuple[str, ...]]
    telling_endings: Mapping[Lang, tuple[str, ...]]
    countries: frozenset[str]
    issns: Mapping[str, str] = field(default_factory=dict)
    doi_prefixes: Mapping[str, str] = field(default_factory=dict)

    def find(self, group: str, text: str) -> tuple[Cue, re.Match[str]] | None:
        """The first cue of ``group`` that fits ``text``, and its match; None where none fits."""
        best: tuple[Cue, re.Match[str]] | None = None
        if not self.has(group, text):
            return None
        openers = () if group in self.signs else _openers(self, text)[group]
        text = mended_opening(text)
        for cue in openers or _likely(self.signs[group], text):
            match = cue.regex.search(text)
            if match and (best is None or match.end() > best[1].end()):
                best = (cue, match)
        return best

    def has(self, group: str, text: str) -> bool:
        """Whether a cue of ``group`` fits ``text``."""
        return (group in self.signs or group in _openers(self, text)) and _fits(self, group, text)

    def label_within(self, group: str, text: str) -> int | None:
        """Where a label of ``group`` with its colon stands behind a sentence of the same line; None where none does."""
        needed, regex = _within(self, group)
        if not may_fit(needed, text):
            return None
        match = regex.search(text)
        return match.start("label") if match else None

    def section_level(self, text: str) -> int | None:
        """The level of a known section heading, None for any other text."""
        folded = fold_heading(mended_opening(text))
        level = self.sections.get(folded)
        if level is None and len(folded) < 100 and len(parts := _JOINED.split(folded)) > 1:
            levels = [self.sections.get(part.strip()) for part in parts]
            level = levels[0] if None not in levels else None
        return level

    def run_in_heading(self, text: str) -> re.Match[str] | None:
        """The known section heading with which a paragraph begins (``heading``), up to the ``sign`` behind it."""
        text = mended_opening(text)
        opening = _OPENING.match(text)
        if not opening or folded(opening[1]) not in self.opening_words:
            return None
        found = _RUN_IN.match(text)  # “Results. …” or “Results, discussion. …”
        return found if found and self.section_level(found["heading"]) is not None else None


@lru_cache(maxsize=16)
def _within(vocabulary: Vocabulary, group: str) -> tuple[Signs | None, re.Pattern[str]]:
    """A group's cues as they stand amid a line, and what a text must hold for them."""
    cues = "|".join(f"(?:{cue.pattern})" for cue in vocabulary.cues.get(group, ()))
    behind, capital = r"(?<=[.!?…»)*])\s*", r"(?-i:(?=[*_]{0,3}[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]))"
    pattern = rf"{behind}(?P<label>{capital}[*_]{{0,3}}(?:{cues})[*_]{{0,3}}\s?:)"
    return signs(parsed(cues)), re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=8192)  # asked for each group in turn
def mended_opening(text: str) -> str:
    """A text whose first words, a label's or a heading's, have letters of one alphabet; as long as it was."""
    if text.isascii() or not _TWO_ALPHABETS.search(text, 0, _OPENING_LONGEST):
        return text
    return mend_scripts(text[:_OPENING_LONGEST]) + text[_OPENING_LONGEST:]


@lru_cache(maxsize=32768)  # several stages ask the same of the same line
def whole_label(group: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a cue of ``group`` and nothing more."""
    parts = _SAID_AGAIN.split(text) if len(text) < 160 and ("/" in text or "|" in text) else []
    if len(parts) > 1:
        return all(whole_label(group, part, vocabulary) for part in parts)
    found = vocabulary.find(group, text)
    return bool(found) and found is not None and not text[found[1].end("label") :].strip(" .:*_")


def is_said_again(label: str) -> bool:
    """Whether a label stands in several languages (``Әдебиеттер / Литература``)."""
    return bool(_SAID_AGAIN.search(label))


def heads_references(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the heading of a reference list and nothing more; it may have a section's number."""
    return whole_label("references", _SECTION_NUMBER.sub("", text) if len(text) < 80 else text, vocabulary)


def heads_statement(text: str, vocabulary: Vocabulary, groups: Sequence[str] = STATEMENTS) -> bool:
    """Whether a text is the label of funding, thanks and the like and nothing more: what it is about stands below."""
    return any(whole_label(group, text, vocabulary) for group in groups)


def label_language(group: str, text: str, vocabulary: Vocabulary) -> Lang | None:
    """The language whose cue of ``group`` fits best; of a label in several languages the first."""
    found = vocabulary.find(group, text) or vocabulary.find(group, _SAID_AGAIN.split(text)[0])
    return found[0].language if found else None


@lru_cache(maxsize=16384)
def _openers(vocabulary: Vocabulary, text: str) -> Mapping[str, tuple[Cue, ...]]:
    """By group, the cues tied to the beginning that may fit a text with such a first letter: few, for most texts."""
    return vocabulary.openers.get(opening_letter(mended_opening(text)), vocabulary.openers[""])


def _likely(cues: Mapping[Cue, Signs | None], text: str) -> list[Cue]:
    """The cues of which a text holds a sign."""
    return [cue for cue, needed in cues.items() if may_fit(needed, text)]


@lru_cache(maxsize=65536)
def _fits(vocabulary: Vocabulary, group: str, text: str) -> bool:
    """:meth:`Vocabulary.has`, of a group that may fit; several stages ask the same of the same line."""
    if group in vocabulary.signs:
        return any(cue.regex.search(text) for cue in _likely(vocabulary.signs[group], text))
    # a search for a pattern that is tied to the beginning would try every place of a long text
    mended = mended_opening(text)
    return any(cue.regex.match(mended) for cue in _openers(vocabulary, text)[group])


@lru_cache(maxsize=16384)
def fold_heading(text: str) -> str:
    """A heading as the vocabulary writes it: lower case, no number, marks or closing stop."""
    text = re.sub(r"[*_#^{}\\]", "", mended_opening(text)).casefold().replace("ё", "е").replace("’", "'")
    text = re.sub(r"^\s*(?:\d{1,2}[.)]?|[ivx]{1,4}[.)])\s+", "", text)
    return re.sub(r"\s+", " ", text).strip(" .:;")


def _frame(group: str) -> tuple[str, str]:
    """What stands before and after the patterns of a group.

    Raises:
        CueError: the group is unknown.
    """
    if group in LABELS:
        # "Abstract Most complaints …", "Keywords Law · Court": in some journals no sign stands behind
        bare = {
            "abstract": r"|\s+(?=(?-i:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]).{150,})",
            "keywords": r"|\s+(?=(?-i:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])[^.;:,]{2,60}(?:[·•;]|(?:,[^.;:,]{2,60}){2,20}[.\s]*$))",
            "conflict": r"|\s+(?=(?:the\s+)?(?:authors?|автор))",
            "funding": r"|\s+(?=(?-i:(?:This|The|We|No|Open)\s))",
            "acknowledgements": r"|\s+(?=(?-i:(?:We|I|The\s+[Aa]uthors?|This|Авторы?)\s))",
        }.get(group, "")
        # a heading or a run-in label: the line ends there, or ':' or '.' and more text follow
        more = r"[*_\s]*(?=\S|$)"
        sign = rf"(?:$|[:.]{more}|：{more}|[–—]\s+(?=\S)|—(?=[^\W\d_])|[*_]{{1,3}}\s*(?=\S){bare})"
        if group in ("abstract", "keywords"):  # "[Abstract] Most complaints …"
            return rf"{_LEAD}\[?", rf"[*_]*\s*(?:\][.:]?(?!\(){more}|{sign})"
        return _LEAD, rf"[*_]*\s*{sign}"
    if group in OPENERS:
        return rf"{_LEAD}\(?", r"(?![^\W\d_])"
    if group in CODES:
        return rf"{_LEAD}\(?", r"[*_]*[\s:.№-]*(?=\d)"
    if group in WHOLE_LINES:
        return _LEAD, r"\W*$"
    if group in DATES:
        return r"(?:^|[|;,./(·]|•|\s{2}|(?<=\d)\s)[\s>*_]*", r"[*_]*\s*[:.–—-]?\s*(?=[^;|]{0,24}\d{1,4})"
    if group in ANYWHERE:
        return "", ""
    raise CueError(f"unknown cue group {group!r}; known: {', '.join(known_groups())}")


@lru_cache(maxsize=4096)
def compile_cue(group: str, pattern: str) -> re.Pattern[str]:
    """Compile one cue's pattern in the way its group is used.

    Raises:
        CueError: the group is unknown or the pattern is no regular expression.
    """
    before, after = _frame(group)
    whole = pattern if group in ANYWHERE else f"{before}(?P<label>{pattern}){after}"
    try:
        return re.compile(whole, re.IGNORECASE)
    except re.error as error:
        raise CueError(f"cue group {group!r}: {pattern!r} is no regular expression: {error}") from error


def known_groups() -> tuple[str, ...]:
    """The groups that a cue file may have."""
    return (*LABELS, *OPENERS, *CODES, *WHOLE_LINES, *DATES, *ANYWHERE)


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
    cues: dict[str, list[Cue]] = {}
    others: dict[str, list[str]] = {}
    sections: dict[str, int] = {}
    months: dict[str, int] = {}
    function: dict[Lang, frozenset[str]] = {}
    unfinished: set[str] = set()
    endings: list[str] = []
    bound: set[str] = set()
    compounds: list[str] = []
    verbs: dict[Lang, tuple[str, ...]] = {}
    last_verbs: dict[Lang, tuple[str, ...]] = {}
    closing_verbs: dict[Lang, tuple[str, ...]] = {}
    telling: dict[Lang, tuple[str, ...]] = {}
    countries: set[str] = set()
    for name, data in files.items():
        lang = next((lang for lang in LANGUAGES if lang == name), None)
        for group, entries in data.get("cues", {}).items():
            patterns = [str(entry["pattern"]) for entry in entries]
            if lang is None:
                others.setdefault(group, []).extend(patterns)
            else:
                cues.setdefault(group, []).extend(Cue(group, lang, pattern) for pattern in patterns)
        for level, headings in data.get("sections", {}).items():
            sections.update({fold_heading(heading): int(level) for heading in headings})
        months.update({month: number for number, month in enumerate(data.get("months", ()), 1)})
        if lang is None:
            continue
        words = data.get("words", {})
        function[lang] = frozenset(words.get("function", ()))
        unfinished.update(words.get("unfinished", ()))
        endings.extend(words.get("unfinished_endings", ()))
        bound.update(words.get("bound_endings", ()))
        compounds.extend(words.get("compounds", ()))
        verbs[lang] = tuple(words.get("verb_endings", ()))
        last_verbs[lang] = tuple(words.get("last_verb_endings", ()))
        closing_verbs[lang] = tuple(words.get("closing_verb_endings", ()))
        telling[lang] = tuple(words.get("telling_endings", ()))
        countries.update(words.get("countries", ()))
        # (Babel keeps what it loads: to load less here would leave pages without the forms of numbers.)
        territories = Locale(lang).territories
        countries.update(str(land).casefold() for code, land in territories.items() if code.isalpha())
    for group, patterns in others.items():  # as one, since each pattern takes its time to compile
        cues.setdefault(group, []).append(Cue(group, None, "|".join(f"(?:{x})" for x in patterns)))
    issns, prefixes = _journal_marks(journals)
    openers, needed = _ways_to_ask(cues)
    return Vocabulary(
        cues={group: tuple(items) for group, items in cues.items()},
        openers=openers,
        signs=needed,
        sections=sections,
        opening_words=frozenset(found[1] for heading in sections if (found := _OPENING.match(heading))),
        months=months,
        function_words=function,
        unfinished=frozenset(unfinished),
        unfinished_endings=tuple(endings),
        bound_endings=frozenset(bound),
        compounds=tuple(compounds),
        verb_endings=verbs,
        last_verb_endings=last_verbs,
        closing_verb_endings=closing_verbs,
        telling_endings=telling,
        countries=frozenset(countries),
        issns=issns,
        doi_prefixes=prefixes,
    )


def _ways_to_ask(
    cues: Mapping[str, Sequence[Cue]],
) -> tuple[dict[str, dict[str, tuple[Cue, ...]]], dict[str, dict[Cue, Signs | None]]]:
    """What tells quickly that no cue of a group fits: ``openers`` and ``signs`` of :class:`Vocabulary`.

    Raises:
        CueError: as :func:`compile_cue`.
    """
    for group in cues:
        _frame(group)
    try:
        letters: dict[Cue, frozenset[str]] = {}
        needed: dict[str, dict[Cue, Signs | None]] = {}
        for group, items in cues.items():
            patterns = {cue: parsed(cue.pattern) for cue in items}
            if group in _TIED or all(map(is_tied, patterns.values())):
                letters.update((cue, opening_letters(pattern)) for cue, pattern in patterns.items())
            else:
                needed[group] = {cue: signs(pattern) for cue, pattern in patterns.items()}
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
