"""Rows of many articles' lists made one concept where labels meet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from generator.linking.apart import free_id, kept_apart
from generator.linking.data import KeywordsFile
from generator.linking.keywords.labels import Label, label_key, unbracketed
from generator.linking.phrases import fold
from generator.model import Lang
from generator.romanize import slug


@dataclass(slots=True, eq=False)
class Concept:
    """What labels of all articles mean.

    Attributes:
        labels: how often each label was met, by language.
        keys: those of the labels.
        articles: ids, in order of first appearance.
        sure: whether every row was put together on full evidence.
        shown: labels chosen by hand.
        id: by hand, or given by :meth:`Concepts.named`.
    """

    labels: dict[Lang, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    keys: dict[Lang, set[str]] = field(default_factory=lambda: defaultdict(set))
    articles: dict[str, None] = field(default_factory=dict)
    sure: bool = True
    shown: dict[Lang, str] = field(default_factory=dict)
    id: str = ""


class Concepts:
    """The concepts met so far.

    Args:
        data: ``keywords.yml``; its ``same`` are concepts from the beginning.
    """

    def __init__(self, data: KeywordsFile) -> None:
        self._all: list[Concept] = []
        self._by_label: dict[Label, list[Concept]] = defaultdict(list)
        self._different = [{fold(word) for word in words} for words in data.different]
        for entry in data.same:
            concept = Concept(id=entry.id)
            self._all.append(concept)
            for lang, words in entry.labels().items():
                if words:
                    concept.shown[lang] = words[0]
                for word in words:
                    self._hold(concept, lang, word, 0)

    def _hold(self, concept: Concept, lang: Lang, label: str, count: int = 1) -> None:
        concept.labels[lang][label] += count
        key = label_key(lang, label)
        if key not in concept.keys[lang]:
            concept.keys[lang].add(key)
            self._by_label[lang, key].append(concept)

    def add(self, article: str, labels: Mapping[Lang, str], sure: bool) -> Concept:
        """The concept of a row of labels, an old one if the row fits it."""
        concept = self._fitting(labels)
        if concept is None:
            concept = Concept()
            self._all.append(concept)
        for lang, label in labels.items():
            self._hold(concept, lang, label)
        concept.articles.setdefault(article)
        concept.sure = concept.sure and sure
        return concept

    def _fitting(self, labels: Mapping[Lang, str]) -> Concept | None:
        keys = {lang: label_key(lang, label) for lang, label in labels.items()}
        met = dict.fromkeys(concept for label in keys.items() for concept in self._by_label[label])
        fits = []
        for concept in met:
            own = {lang: concept.keys[lang] for lang in keys if lang in concept.keys}
            same = sum(keys[lang] in known for lang, known in own.items())
            other = len(own) - same
            # One label in common is enough if no two others speak against it: a word may mean
            # two things in one language ("право"), seldom in two.
            if (same > other or same == other == 1) and not self._kept_apart(labels, concept):
                fits.append((same - other, concept))
        return max(fits, key=itemgetter(0))[1] if fits else None

    def _kept_apart(self, labels: Mapping[Lang, str], concept: Concept) -> bool:
        if not self._different:
            return False
        theirs = {fold(label) for counts in concept.labels.values() for label in counts}
        return kept_apart(set(map(fold, labels.values())), theirs, self._different)

    def named(self) -> list[Concept]:
        """The concepts of articles, with ids: the first English label, else the first Russian or Kazakh."""
        met = [concept for concept in self._all if concept.articles]
        taken = {concept.id for concept in met}
        for concept in met:
            if not concept.id:
                printed = next(concept.labels[lang] for lang in ("en", "ru", "kk") if lang in concept.labels)
                concept.id = free_id(slug(unbracketed(next(iter(printed)))) or "keyword", taken)
                taken.add(concept.id)
        return sorted(met, key=lambda concept: concept.id)
