"""What is missing or doubtful in a record as it was read: diagnostics, no changes.

Each check is a small function over the finished record; :data:`CHECKS` lists them. Citations
and acts are checked where they are linked (:mod:`generator.linking`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from generator.diagnostics import Diagnostic
from generator.model import LANGUAGES, Article, Lang
from generator.reading import letters, list_checks
from generator.reading.findings import Finding
from generator.reading.hyphens import FileWords, torn, torn_names
from generator.reading.text import DOI, balance_emphasis, plain
from generator.romanize import fold

#: DOI prefixes of examples that templates leave behind.
PLACEHOLDERS = re.compile(r"10\.(?:1000|5555|0000|1234)/")
_NONE = FileWords()
_NAMES: Mapping[Lang, str] = {"kk": "Kazakh", "ru": "Russian", "en": "English"}


def check(article: Article, words: FileWords = _NONE) -> tuple[Diagnostic, ...]:
    """All findings about one record, in the order of :data:`CHECKS`.

    Args:
        article: the record.
        words: those of the whole file, in which other articles may stand.
    """
    file = article.source.file if article.source else ""
    first = article.source.lines[0] if article.source else 0
    return tuple(
        Diagnostic(code, severity, message, file, line or first, hint, article.id)
        for code, severity, message, line, hint in chain(
            *(rule(article) for rule in CHECKS),
            _hyphens(article, words),
            letters.findings(article, words),
            list_checks.findings(article),
        )
    )


def is_placeholder(doi: str) -> bool:
    """Whether a DOI is an example that a template or a program left (``10.1000/1``)."""
    return bool(PLACEHOLDERS.match(doi))


def _titles(article: Article) -> Iterator[Finding]:
    if not article.title:
        yield ("title-missing", "error", "no title was found", 0, "set `title` in a correction")


def _abstracts(article: Article) -> Iterator[Finding]:
    for lang in LANGUAGES:
        if lang in article.title and not article.abstract.get(lang):
            message = f"there is a {_NAMES[lang]} title and no {_NAMES[lang]} abstract"
            yield (
                "abstract-missing",
                "warning",
                message,
                0,
                "If the source prints one, set `abstract` in a correction.",
            )
        words = sum(len(p.split()) for p in article.abstract.get(lang, ()))
        if words > 700:
            message = f"the {_NAMES[lang]} abstract has {words} words"
            yield ("abstract-long", "warning", message, 0, "it may hold the beginning of the body")


def _keywords(article: Article) -> Iterator[Finding]:
    counts = {lang: len(words) for lang, words in article.keywords.items() if words}
    if not counts and article.abstract:
        yield (
            "keywords-missing",
            "warning",
            "no keywords were found",
            0,
            "Set `keywords` in a correction if the source has them.",
        )
    if len(set(counts.values())) > 1:
        told = ", ".join(f"{count} {_NAMES[lang]}" for lang, count in counts.items())
        yield ("keywords-count", "warning", f"the keyword lists differ in length: {told}", 0,
               "Compare the lists: a keyword may be lost, or two run together; correct `keywords`.")  # fmt: skip


def _authors(article: Article) -> Iterator[Finding]:
    printed = {lang for author in article.authors for lang in author.name}
    for author in article.authors:
        missing = [_NAMES[lang] for lang in LANGUAGES if lang in printed and lang not in author.name]
        if missing:
            name = next(iter(author.name.values()))
            yield ("author-name-missing", "warning", f"{name} is missing in the byline in {' and '.join(missing)}", 0,
                   "Complete `authors` in a correction.")  # fmt: skip
        for lang, printed_name in author.name.items():
            full = author.full_name.get(lang, "")
            if full and not _initials_fit(printed_name, full):
                yield (
                    "initials-disagree",
                    "warning",
                    f"the byline has {printed_name}, the author information {full}",
                    0,
                    "Correct `authors` if one of them is a misprint or a look-alike letter.",
                )
    if len(article.authors) > 1 and not any(a.corresponding for a in article.authors):
        yield ("no-corresponding-author", "info", "no author is marked as corresponding", 0, "")


def _initials_fit(name: str, full: str) -> bool:
    """Whether the first initial of a byline's name begins a word of the full name (or none is printed)."""
    initial = re.search(r"(?:^|\s)([^\W\d_]{1,2})\.", name)
    if not initial:
        return True
    first = fold(initial[1])[:1]  # folded, so that «К.» fits «Қарлығаш» and "E." fits "Yerbol"
    surnames = {fold(word)[:4] for word in re.findall(r"[^\W\d_]{3,}", name)}
    given = [fold(word) for word in re.findall(r"[^\W\d_]+", full) if fold(word)[:4] not in surnames]
    return not given or any(word[:1] == first for word in given)


_HYPHEN = "The text is left as printed; correct the paragraph if the hyphen should go."


def _hyphens(article: Article, file: FileWords) -> Iterator[Finding]:
    for word, other, line in torn(article, file):
        reason = f"“{other}” ends words and is none" if other[0] == "-" else f"“{other}” stands elsewhere"
        message = f"“{word}” may hold a hyphen left over from a line’s end; {reason}"
        yield ("stray-hyphen", "warning", message, line, _HYPHEN)
    for name, line in torn_names(article, file):
        message = (
            f"“{name}” may hold a hyphen left over from a line’s end; none of its parts stands elsewhere"
        )
        yield ("stray-hyphen", "warning", message, line, _HYPHEN)


def _affiliations(article: Article) -> Iterator[Finding]:
    counts = {lang: len(names) for lang, names in article.affiliations.items()}
    if len(set(counts.values())) > 1:
        told = ", ".join(f"{count} {_NAMES[lang]}" for lang, count in counts.items())
        yield ("affiliations-count", "warning", f"the lists of affiliations differ in length: {told}", 0,
               "Compare the lists: one may be printed in one language only; complete `affiliations`.")  # fmt: skip
    most = max(counts.values(), default=0)
    used = {number for author in article.authors for number in author.affiliations}
    for number in range(1, most + 1):
        if number not in used:
            named = next(names[number - 1] for names in article.affiliations.values() if len(names) >= number)
            yield (
                "affiliation-unused",
                "warning",
                f"affiliation {number}, {named}, belongs to no author",
                0,
                "Look at the marks of the byline; correct `authors`.",
            )
    for number in sorted(used):
        if number > most:
            yield ("mark-without-affiliation", "warning", f"the byline has the mark {number}, no affiliation has it", 0,
                   "Complete `affiliations` in a correction.")  # fmt: skip


def _references(article: Article) -> Iterator[Finding]:
    original, romanized = article.references.original, article.references.romanized
    if not original and article.has_full_text():
        yield ("references-missing", "warning", "no list of references was found", 0, "")
    if romanized and len(original) != len(romanized):
        yield ("references-count", "warning",
               f"the two lists of references differ in length: {len(original)} and {len(romanized)}",
               original[0].lines[0] if original and original[0].lines else 0, "Compare the lists: an entry may be cut in two or missing; correct `references`.")  # fmt: skip
    for entry in (*original, *romanized):
        found = DOI.search(entry.text) if "10." in entry.text else None
        if found and is_placeholder(found[0]):
            yield ("placeholder-doi", "warning", f"an entry has the example DOI {found[0]}", entry.lines[0] if entry.lines else 0,
                   "Replace it by the work's own DOI in a correction, or remove it.")  # fmt: skip


def _lists(article: Article) -> Iterator[Finding]:
    previous: tuple[int, int] | None = None
    unfinished = False  # whether the block before is a list whose last item ends as one among others
    for block in article.body:
        if block.type == "heading":
            previous = None
        if block.type != "list" or not block.ordered:
            unfinished = False
            continue
        follows = previous is not None and block.start == previous[0] + previous[1]
        line = block.lines[0] if block.lines else 0
        hint = "Look above it: an item may be lost."
        if block.start != 1 and not follows:
            yield ("list-out-of-order", "warning", f"a numbered list begins with {block.start}", line, hint)
        elif block.start == 1 and unfinished:
            message = "the numbers of a list begin again with 1 in the middle of an enumeration"
            yield ("list-out-of-order", "warning", message, line, hint)
        previous = (block.start, len(block.items))
        unfinished = bool(block.items) and block.items[-1].text.rstrip().endswith((";", ","))


def _stars(article: Article) -> Iterator[Finding]:
    """Stars that emphasise nothing and mark no note: left over from some word's type."""
    if any("*" in note.mark for note in article.footnotes):
        return
    texts = [(b.text, b.lines) for b in article.body if b.type in ("paragraph", "quote")]
    texts += [
        (entry.text, entry.lines) for entry in (*article.references.original, *article.references.romanized)
    ]
    texts += [(info.text, ()) for infos in article.author_info.values() for info in infos]
    for text, lines in texts:
        if "*" in text and (alone := balance_emphasis(text).find("\\*")) >= 0:
            words = plain(text[max(alone - 30, 0) : alone]).split()[-3:]
            yield ("stray-star", "info", f"a star that opens and closes nothing stands after “{' '.join(words)}”",
                   lines[0] if lines else 0, "The text is left as printed; correct it if you like.")  # fmt: skip


CHECKS: tuple[Callable[[Article], Iterator[Finding]], ...] = (
    _titles,
    _abstracts,
    _keywords,
    _authors,
    _affiliations,
    _references,
    _lists,
    _stars,
)
