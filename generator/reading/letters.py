"""Letters that are not what was printed: two alphabets in one word, a sign in place of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.lookalikes import mend_scripts
from generator.model import Article
from generator.reading.findings import Finding
from generator.reading.hyphens import FileWords
from generator.romanize import is_cyrillic

#: What programs put where they know no letter: empty boxes, the replacement character, private signs.
_LOST = re.compile("[\u25a0\u25a1\u25af\u25fb\u25fc\u2610\ufffd\ue000-\uf8ff]")
_LOST_IN_WORD = re.compile(rf"[^\W\d_]+(?:{_LOST.pattern}[^\W\d_]*)+|{_LOST.pattern}[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_MOST_NAMED = 3  # words of a romanized list that are named
_FIELD = "Correct the field if the printed page has letters of one alphabet."
_TEXT = "The text is left as printed; correct it if the printed page has letters of one alphabet."


def findings(article: Article, file: FileWords) -> Iterator[Finding]:
    """Words that mix two alphabets and could not be mended for certain, and words with a lost letter."""
    told: set[str] = set()
    for finding, word in _in_fields(article):
        told.add(word)
        yield finding
    yield from _in_text(article, file, told)
    yield from _lost_letters(article)


def _in_fields(article: Article) -> Iterator[tuple[Finding, str]]:
    fields: list[tuple[str, str]] = [*((f"title ({k})", v) for k, v in article.title.items())]
    fields += [(f"keywords ({k})", word) for k, words in article.keywords.items() for word in words]
    fields += [(f"author ({k})", v) for a in article.authors for k, v in a.name.items()]
    fields += [(f"rubric ({k})", v) for k, v in article.rubric.items()]
    for field, text in fields:
        for word in re.findall(r"[^\W\d_]+", text):
            if not word.isascii() and _LATIN.search(word) and is_cyrillic(word):
                certain = (
                    " (mended it reads " + mend_scripts(word) + ")" if mend_scripts(word) != word else ""
                )
                message = f"{field}: “{word}” mixes Latin and Cyrillic letters{certain}"
                yield ("mixed-scripts", "warning", message, 0, _FIELD), word


def _in_text(article: Article, file: FileWords, told: set[str]) -> Iterator[Finding]:
    """The words of the article's lines; those of a romanized list together, where they are many."""
    if not file.mixed or article.source is None:
        return
    first, last = article.source.lines
    listed = {line for entry in article.references.romanized for line in entry.lines}
    romanized: list[tuple[str, int]] = []
    for word, line in file.mixed:
        if not first <= line <= last or word in told:
            continue
        if line in listed:
            romanized.append((word, line))
            continue
        told.add(word)
        yield ("mixed-scripts", "info", f"“{word}” mixes Latin and Cyrillic letters", line, _TEXT)
    if romanized:
        words = tuple(dict.fromkeys(word for word, _ in romanized))
        named = ", ".join(f"“{word}”" for word in words[:_MOST_NAMED])
        rest = f" and {len(words) - _MOST_NAMED} more" if len(words) > _MOST_NAMED else ""
        message = f"the list in Latin letters still has Cyrillic ones: {named}{rest}"
        yield ("mixed-scripts", "info", message, romanized[0][1], _TEXT)


def _lost_letters(article: Article) -> Iterator[Finding]:
    texts = [(b.text, b.lines) for b in article.body if b.type in ("heading", "paragraph", "quote")]
    texts += [(item.text, item.lines) for b in article.body if b.type == "list" for item in b.items]
    texts += [(cell, b.lines) for b in article.body if b.type == "table" for row in b.rows for cell in row]
    texts += [(note.text, note.lines) for note in article.footnotes]
    texts += [
        (entry.text, entry.lines) for entry in (*article.references.original, *article.references.romanized)
    ]
    texts += [(text, ()) for paragraphs in article.abstract.values() for text in paragraphs]
    texts += [(text, ()) for text in article.title.values()]
    for text, lines in texts:
        if text.isascii() or not _LOST.search(text):
            continue
        for match in _LOST_IN_WORD.finditer(text):
            yield ("lost-letter", "warning", f"“{match[0]}” has a sign in place of a letter",
                   lines[0] if lines else 0, "Look at the printed page and correct the word.")  # fmt: skip
