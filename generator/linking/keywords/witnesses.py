"""Which labels of different languages other articles' lists, or people by hand, put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.linking.data import KeywordsFile
from generator.linking.keywords.contraries import contrary
from generator.linking.keywords.labels import Label, label_key
from generator.model import Article

#: How surely labels are one concept elsewhere, 0 to 1.
Known = Mapping[Label, Mapping[Label, float]]

#: How much one other article counts: too little to change an order, enough where there is none.
ONE_WITNESS = 0.78
#: More articles than these need not be remembered: two others are enough.
_WITNESSES = 3


class Witnesses:
    """What the lists of all articles say of their labels.

    Args:
        articles: the collection; only lists of equal length are witnesses.
        data: ``keywords.yml``.
    """

    def __init__(self, articles: Iterable[Article], data: KeywordsFile) -> None:
        self._support: dict[tuple[Label, Label], set[str]] = defaultdict(set)
        self._partners: dict[Label, set[Label]] = defaultdict(set)
        self._by_hand: dict[Label, set[Label]] = defaultdict(set)
        for article in articles:
            self._hear(article, data)
        for entry in data.same:
            labels: list[Label] = [
                (lang, label_key(lang, word)) for lang, words in entry.labels().items() for word in words
            ]
            for a in labels:
                self._by_hand[a] |= {b for b in labels if b[0] != a[0]}

    def _hear(self, article: Article, data: KeywordsFile) -> None:
        lists = {lang: labels for lang, labels in article.keywords.items() if labels}
        if len(lists) < 2 or len(set(map(len, lists.values()))) != 1:
            return
        keys = ([(lang, label_key(lang, label)) for label in labels] for lang, labels in lists.items())
        for row in zip(*keys, strict=True):
            for a in row:
                for b in row:
                    if a[0] != b[0] and not contrary(a[1], b[1], data.negations):
                        self._partners[a].add(b)
                        if len(self._support[a, b]) < _WITNESSES:
                            self._support[a, b].add(article.id)

    def known_to(self, article: Article) -> Known:
        """For the article's labels their partners elsewhere: 1 where two other articles agree.

        The article's own lists are no witness: their order is what is to be checked.
        """
        known: dict[Label, dict[Label, float]] = {}
        for lang, labels in article.keywords.items():
            for word in labels:
                a = (lang, label_key(lang, word))
                known[a] = dict.fromkeys(self._by_hand.get(a, ()), 1.0)
                for b in self._partners.get(a, ()):
                    witnesses = len(self._support[a, b] - {article.id})
                    rivals = sum(x[0] == b[0] for x in self._partners[a])
                    if witnesses >= 2:
                        known[a][b] = 1.0
                    elif witnesses == 1 and rivals <= 2:
                        known[a].setdefault(b, ONE_WITNESS)
        return known
