"""Words that a search may propose instead of a mistyped one: a small file, loaded only when needed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from generator.linking.corpus import Corpus
from generator.pages.folding import fold
from generator.pages.markdown import plain
from generator.settings import SiteSettings

PATH = "search/words.json"
SHORTEST = 4
MOST = 20_000
# Of one alphabet: a word with letters of two is a misprint.
_WORD = re.compile(rf"\b(?:[a-z]{{{SHORTEST},}}|[а-яёәғқңөұүһі]{{{SHORTEST},}})\b", re.IGNORECASE)


def file(corpus: Corpus, settings: SiteSettings) -> str:
    """The words of titles, keywords and names in all languages, the most used first.

    Args:
        corpus: with its articles as the public may see them.
        settings: name the journals.

    Returns:
        JSON: ``{"words": […]}``. Of spellings that a search does not tell apart («құқық», «кукык»)
        the most used is given; names keep their capital.
    """
    spellings: dict[str, Counter[str]] = {}
    for text in _texts(corpus, settings):
        for word in _WORD.findall(plain(text).lower()):
            spellings.setdefault(fold(word), Counter())[word] += 1
    for text in _names(corpus):
        for word in _WORD.findall(plain(text)):
            spellings.setdefault(fold(word), Counter())[word if word[1:].islower() else word.title()] += 1
    counted = sorted(
        (-sum(found.values()), min(found, key=lambda w: (-found[w], w))) for found in spellings.values()
    )
    words = [word for _, word in counted[:MOST]]
    return json.dumps({"words": words}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _texts(corpus: Corpus, settings: SiteSettings) -> Iterator[str]:
    for article in corpus.articles.values():
        yield from article.title.values()
        yield from article.rubric.values()
    for keyword in corpus.keywords.values():
        yield from keyword.label.values()
    for act in corpus.acts.values():
        yield from act.title.values()
    for system in corpus.systems.values():
        yield from system.name.values()
    for key in dict.fromkeys(article.journal for article in corpus.articles.values()):
        if key in settings.journals:
            yield from settings.journals[key].title.values()


def _names(corpus: Corpus) -> Iterator[str]:
    for person in corpus.people.values():
        yield from person.name.values()
        yield from person.variants
