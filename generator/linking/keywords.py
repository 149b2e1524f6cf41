"""Keywords: one concept with its labels in Kazakh, Russian and English.

Journals print three lists of the same keywords, mostly in the same order. Lists of equal length
are put together by order; where the words themselves speak against that (a label that other
articles or a common root tie to another place of the list), the places are changed, and where the
lists differ in length only places between tied labels are put together. What was put together
without full evidence is not ``sure``, and the page says so.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise, zip_longest

from rapidfuzz.distance import Indel

from generator.linking.apart import told_apart
from generator.linking.corpus import Keyword
from generator.linking.data import KeywordsFile, Negations
from generator.linking.phrases import fold
from generator.model import LANGUAGES, Article, Lang
from generator.romanize import skeleton, slug

Label = tuple[Lang, str]
#: From here on words tie labels together against the order of the lists.
_STRONG = 0.8
#: How much one other article counts: too little to change an order, enough where there is none.
_ONE_WITNESS = 0.78
_WITNESSES = 3
_RELATED = 12


@dataclass(slots=True)
class Row:
    """Labels of one article taken for one concept: place in the list of each language."""

    places: dict[Lang, int]
    sure: bool = True


@dataclass(slots=True)
class _Concept:
    labels: dict[Lang, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    keys: dict[Lang, set[str]] = field(default_factory=lambda: defaultdict(set))
    articles: dict[str, None] = field(default_factory=dict)
    sure: bool = True
    shown: dict[Lang, str] = field(default_factory=dict)
    id: str = ""


@lru_cache(maxsize=65536)
def label_key(lang: Lang, label: str) -> str:
    """What spellings and number of one label have in common.

    >>> label_key("ru", "онлайн-курсы") == label_key("ru", "Онлайн курсы")
    True
    >>> label_key("en", "Digital technologies") == label_key("en", "digital technology")
    True
    >>> label_key("kk", "цифрлық платформалар") == label_key("kk", "Цифрлық платформа")
    True
    """
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", label) or label
    words = [w for w in re.findall(r"[\w']+", fold(bare)) if w]
    if lang == "en" and words[:1] == ["the"] and len(words) > 1:
        words = words[1:]
    if words:
        words[-1] = _singular(lang, words[-1])
    return " ".join(words)


def _singular(lang: Lang, word: str) -> str:
    if lang == "en":
        if len(word) > 4 and word.endswith("ies"):
            return word[:-3] + "y"
        if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
            return word[:-1]
    if lang == "kk" and len(word) > 6:
        return re.sub(r"(?:лар|лер|дар|дер|тар|тер)$", "", word)
    return word


def contrary(one: str, other: str, negations: Negations) -> bool:
    """Whether one of two label keys negates the root that both have, and the other does not.

    >>> negations = Negations(prefixes=("anti", "анти"), words=("against",))
    >>> contrary("антикоррупционная политика", "corruption policy", negations)
    True
    >>> contrary("антикоррупционная политика", "anti corruption policy", negations)
    False
    """
    return _negates(one, other, negations) or _negates(other, one, negations)


def _negates(one: str, other: str, negations: Negations) -> bool:
    for roots in _denied(one, _folded(negations.prefixes)):
        if any(_alike(root, x) >= _STRONG for root in roots for x in _roots(other)):
            return not _negated(roots, other, negations)
    return False


@lru_cache(maxsize=32768)
def _denied(label: str, prefixes: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The roots that a label negates: most negate none."""
    found = []
    words = label.split()
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        for prefix in prefixes if word.startswith(prefixes) else ():
            stem = following if word == prefix else word.removeprefix(prefix)
            if stem != word and len(stem) >= 5:
                found.append(_roots(stem))
    return tuple(found)


@lru_cache(maxsize=8)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, words))


def _negated(roots: Sequence[str], label: str, negations: Negations) -> bool:
    """Whether a label has a negation of the roots, within its word or beside it."""
    for word in label.split():
        if word.startswith(_folded(negations.words)):
            return True
        for prefix in _folded(negations.prefixes):
            if word == prefix:
                return True
            if word.startswith(prefix) and any(
                _alike(root, x) >= _STRONG for x in _roots(word.removeprefix(prefix)) for root in roots
            ):
                return True
    return False


def rows_of(
    lists: Mapping[Lang, Sequence[str]],
    known: Mapping[Label, Mapping[Label, float]],
    negations: Negations | None = None,
) -> list[Row]:
    """Put the labels of one article together.

    Args:
        lists: the keyword lists.
        known: how surely labels are one concept elsewhere, 0 to 1.
        negations: labels of which only one negates are never put together by their place.
    """
    negations = negations or Negations()
    langs = [lang for lang in LANGUAGES if lists.get(lang)]
    if not langs:
        return []
    # The language whose list length most others share leads; English among equals.
    lengths = Counter(len(lists[lang]) for lang in langs)
    lead = max(langs, key=lambda lang: (lengths[len(lists[lang])], len(lists[lang]), lang == "en"))
    rows = [Row({lead: n}) for n in range(len(lists[lead]))]
    for lang in langs:
        if lang == lead:
            continue
        pairs = _pair(lead, lists[lead], lang, lists[lang], known, negations)
        taken = set()
        for n, (other, sure) in pairs.items():
            rows[n].places[lang] = other
            rows[n].sure = rows[n].sure and sure
            taken.add(other)
        rows += [Row({lang: n}) for n in range(len(lists[lang])) if n not in taken]
    return _without_strangers(rows, lists)


def _without_strangers(rows: list[Row], lists: Mapping[Lang, Sequence[str]]) -> list[Row]:
    """Rows without a Russian label that cannot belong to them.

    A foreign root that English and Kazakh share stands in the Russian term as well (Kazakh took it
    from there). One row without it may be a free translation; two in one article are two different
    lists, and those places are not put together.
    """
    strange = []
    for row in rows:
        if len(row.places) == len(LANGUAGES):
            en, kk, ru = (
                _roots(label_key(lang, lists[lang][row.places[lang]])) for lang in ("en", "kk", "ru")
            )
            shared = [x for x in en if len(x) >= 7 and any(_alike(x, y) >= _STRONG for y in kk)]
            if shared and not any(_alike(x, y) >= 0.7 for x in shared for y in ru):
                strange.append(row)
    for row in strange:
        if len(strange) > 1:
            rows.append(Row({"ru": row.places.pop("ru")}))
        else:
            row.sure = False
    return rows


def _pair(
    lead: Lang,
    ours: Sequence[str],
    lang: Lang,
    theirs: Sequence[str],
    known: Mapping[Label, Mapping[Label, float]],
    negations: Negations,
) -> dict[int, tuple[int, bool]]:
    """For places of one list the place of the other and whether that is sure."""
    mine = [(lead, label_key(lead, a)) for a in ours]
    others = [(lang, label_key(lang, b)) for b in theirs]
    scores = [
        [
            known.get(a, {}).get(b, 0.0) if contrary(a[1], b[1], negations) else _tie(a, b, known)
            for b in others
        ]
        for a in mine
    ]
    pairs = _by_order(scores) if len(ours) == len(theirs) else _between_ties(scores, len(ours), len(theirs))
    return {
        i: (j, sure)
        for i, (j, sure) in pairs.items()
        if scores[i][j] >= _ONE_WITNESS or not contrary(mine[i][1], others[j][1], negations)
    }


def _by_order(scores: list[list[float]]) -> dict[int, tuple[int, bool]]:
    count = len(scores)
    moved: dict[int, int] = {}
    used: set[int] = set()
    strong = sorted(
        ((scores[i][j], i, j) for i in range(count) for j in range(count) if scores[i][j] >= _STRONG),
        key=lambda s: (-s[0], s[1] != s[2], s[1], s[2]),
    )
    for score, i, j in strong:
        if i in moved or j in used:
            continue
        if i != j and (scores[i][i] >= score - 0.15 or scores[j][j] >= score - 0.15):
            continue
        moved[i] = j
        used.add(j)
    shuffled = any(i != j for i, j in moved.items())
    left = [i for i in range(count) if i not in moved]
    free = [j for j in range(count) if j not in used]
    pairs = {i: (j, True) for i, j in moved.items()}
    for i, j in zip(left, free, strict=True):
        pairs[i] = (j, not shuffled)
    return dict(sorted(pairs.items()))


def _between_ties(scores: list[list[float]], ours: int, theirs: int) -> dict[int, tuple[int, bool]]:
    ties: list[tuple[int, int]] = []
    best = [[0.0] * (theirs + 1) for _ in range(ours + 1)]
    for i in range(ours - 1, -1, -1):
        for j in range(theirs - 1, -1, -1):
            hit = scores[i][j] + best[i + 1][j + 1] if scores[i][j] >= _ONE_WITNESS else 0.0
            best[i][j] = max(hit, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < ours and j < theirs:
        if scores[i][j] >= _ONE_WITNESS and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            ties.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    pairs = {i: (j, True) for i, j in ties}
    edges = [(-1, -1), *ties, (ours, theirs)]
    for (a, b), (c, d) in pairwise(edges):
        # Between two ties as many labels on both sides: their order is likely the same.
        if c - a == d - b and ties:
            pairs |= {a + n: (b + n, False) for n in range(1, c - a)}
    return dict(sorted(pairs.items()))


def _tie(a: Label, b: Label, known: Mapping[Label, Mapping[Label, float]]) -> float:
    """How surely two labels of different languages are one concept, 0 to 1.

    Only what holds by itself counts: other articles' lists, or roots that both words share.
    """
    return max(known.get(a, {}).get(b, 0.0), _kinship(a[1], b[1]))


@lru_cache(maxsize=65536)
def _kinship(a: str, b: str) -> float:
    """Share of the words of two labels that have the same foreign root (blockchain, блокчейн)."""
    mine, theirs = _roots(a), _roots(b)
    if not mine or not theirs:
        return 0.0
    if len(mine) == len(theirs) == 1:
        return _alike(mine[0], theirs[0])
    hits = sum(max(_alike(x, y) for y in theirs) >= 0.8 for x in mine)
    return hits / max(len(mine), len(theirs))


@lru_cache(maxsize=32768)
def _roots(label: str) -> tuple[str, ...]:
    # An English x is ks in Cyrillic (extremism), and what sounds k is written c.
    words = [word.replace("x", "ks") for word in label.split() if len(word) > 3]
    roots = (skeleton(word).replace("c", "k") for word in words)
    return tuple(root for root in roots if root)


def _alike(a: str, b: str) -> float:
    length = min(len(a), len(b))
    if length < 5:
        return 1.0 if a == b and length >= 4 else 0.0
    return float(Indel.normalized_similarity(a[: length + 1], b[: length + 1]))


def resolve(
    articles: Sequence[Article], data: KeywordsFile | None = None
) -> tuple[dict[str, Keyword], dict[str, Mapping[Lang, tuple[str, ...]]]]:
    """Give every keyword a concept.

    Args:
        articles: in any order.
        data: ``keywords.yml``.

    Returns:
        Keywords by id; for each article and language the keyword of each label.
    """
    data = data or KeywordsFile()
    oldest_first = sorted(articles, key=lambda a: (a.year or 9999, a.id))
    ties = _Ties(oldest_first, data)
    aligned = {
        article.id: rows_of(article.keywords, ties.known_to(article), data.negations)
        for article in oldest_first
    }
    merger = _Merger(data)
    owner: dict[str, list[_Concept]] = {}
    for article in oldest_first:
        owner[article.id] = [
            merger.add(
                article.id, {lang: article.keywords[lang][n] for lang, n in row.places.items()}, row.sure
            )
            for row in aligned[article.id]
        ]
    merger.name_all()
    ids: dict[str, Mapping[Lang, tuple[str, ...]]] = {}
    for article in articles:
        mine = {lang: [""] * len(labels) for lang, labels in article.keywords.items()}
        for row, concept in zip(aligned[article.id], owner[article.id], strict=True):
            for lang, n in row.places.items():
                mine[lang][n] = concept.id
        ids[article.id] = {lang: tuple(mine[lang]) for lang in mine}
    order = {article.id: n for n, article in enumerate(articles)}
    keywords = _keywords(merger.concepts, ids, order)

    def signs(key: str, lang: Lang) -> tuple[str, ...]:
        return tuple(keywords[key].label.get(other, "") for other in LANGUAGES if other != lang)

    for key, apart in told_apart({key: word.label for key, word in keywords.items()}, signs).items():
        keywords[key] = replace(keywords[key], apart=apart)
    return keywords, ids


class _Ties:
    """Which labels of different languages other articles' lists put together."""

    def __init__(self, articles: Iterable[Article], data: KeywordsFile) -> None:
        self.support: dict[tuple[Label, Label], set[str]] = defaultdict(set)
        self.partners: dict[Label, set[Label]] = defaultdict(set)
        self.by_hand: dict[Label, set[Label]] = defaultdict(set)
        for article in articles:
            lists = {lang: labels for lang, labels in article.keywords.items() if labels}
            if len({len(labels) for labels in lists.values()}) != 1 or len(lists) < 2:
                continue
            for n in range(len(next(iter(lists.values())))):
                row = [(lang, label_key(lang, labels[n])) for lang, labels in lists.items()]
                for a in row:
                    for b in row:
                        if a[0] != b[0] and not contrary(a[1], b[1], data.negations):
                            self.partners[a].add(b)
                            if len(self.support[a, b]) < _WITNESSES:
                                self.support[a, b].add(article.id)
        for entry in data.same:
            labels: list[Label] = [
                (lang, label_key(lang, word)) for lang, words in entry.labels().items() for word in words
            ]
            for a in labels:
                self.by_hand[a] |= {b for b in labels if b[0] != a[0]}

    def known_to(self, article: Article) -> dict[Label, dict[Label, float]]:
        """For the article's labels their partners elsewhere: 1 where two other articles agree.

        The article's own lists are no witness: their order is what is to be checked.
        """
        known: dict[Label, dict[Label, float]] = {}
        for lang, labels in article.keywords.items():
            for word in labels:
                a = (lang, label_key(lang, word))
                known[a] = dict.fromkeys(self.by_hand.get(a, ()), 1.0)
                for b in self.partners.get(a, ()):
                    witnesses = len(self.support[a, b] - {article.id})
                    rivals = sum(x[0] == b[0] for x in self.partners[a])
                    if witnesses >= 2:
                        known[a][b] = 1.0
                    elif witnesses == 1 and rivals <= 2:
                        known[a].setdefault(b, _ONE_WITNESS)
        return known


class _Merger:
    def __init__(self, data: KeywordsFile) -> None:
        self.concepts: list[_Concept] = []
        self.by_label: dict[Label, list[_Concept]] = defaultdict(list)
        self.hand: dict[int, _Concept] = {}
        self.data = data
        self.apart = [{fold(word) for word in words} for words in data.different]
        for entry in data.same:
            concept = _Concept(id=entry.id)
            self.concepts.append(concept)
            for lang, words in entry.labels().items():
                if words:
                    concept.shown[lang] = words[0]
                for word in words:
                    self._hold(concept, lang, word, 0)

    def _hold(self, concept: _Concept, lang: Lang, label: str, count: int = 1) -> None:
        concept.labels[lang][label] += count
        key = label_key(lang, label)
        if key not in concept.keys[lang]:
            concept.keys[lang].add(key)
            self.by_label[lang, key].append(concept)

    def add(self, article: str, labels: Mapping[Lang, str], sure: bool) -> _Concept:
        """The concept of a row of labels, an old one if the row fits it."""
        concept = self._fitting(labels)
        if concept is None:
            concept = _Concept()
            self.concepts.append(concept)
        for lang, label in labels.items():
            self._hold(concept, lang, label)
        concept.articles.setdefault(article)
        concept.sure = concept.sure and sure
        return concept

    def _fitting(self, labels: Mapping[Lang, str]) -> _Concept | None:
        keys = {lang: label_key(lang, label) for lang, label in labels.items()}
        met: list[_Concept] = []
        for lang, key in keys.items():
            met += [c for c in self.by_label[lang, key] if c not in met]
        best: tuple[int, int, _Concept] | None = None
        for n, concept in enumerate(met):
            if any(
                {fold(w) for w in labels.values()} & names
                and {fold(w) for c in concept.labels.values() for w in c}
                & names - {fold(w) for w in labels.values()}
                for names in self.apart
            ):
                continue
            same = sum(key in concept.keys.get(lang, ()) for lang, key in keys.items())
            other = sum(
                bool(concept.keys.get(lang)) and key not in concept.keys[lang] for lang, key in keys.items()
            )
            # One label in common is enough if no two others speak against it: a word may mean
            # two things in one language ("право"), seldom in two.
            if (same > other or (same == other == 1)) and (best is None or same - other > best[0]):
                best = (same - other, -n, concept)
        return best[2] if best else None

    def name_all(self) -> None:
        """Give the concepts their ids: the first English label, else the first Russian or Kazakh."""
        self.concepts = [c for c in self.concepts if c.articles]
        taken = {c.id for c in self.concepts if c.id}
        for concept in self.concepts:
            if concept.id:
                continue
            first = next(
                (next(iter(concept.labels[lang])) for lang in ("en", "ru", "kk") if concept.labels.get(lang)),
                "",
            )
            wish = slug(re.sub(r"\s*\([^()]*\)\s*$", "", first) or first) or "keyword"
            n = 1
            while (key := wish if n == 1 else f"{wish}-{n}") in taken:
                n += 1
            taken.add(key)
            concept.id = key


def _keywords(
    concepts: Sequence[_Concept],
    ids: Mapping[str, Mapping[Lang, tuple[str, ...]]],
    order: Mapping[str, int],
) -> dict[str, Keyword]:
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for lists in ids.values():
        together = sorted({key for keys in lists.values() for key in keys})
        for key in together:
            beside[key].update(other for other in together if other != key)
    found = {}
    for concept in sorted(concepts, key=lambda c: c.id):
        label = {
            lang: concept.shown.get(lang) or _commonest(concept.labels[lang])
            for lang in LANGUAGES
            if concept.labels.get(lang)
        }
        variants = {
            lang: tuple(w for w in concept.labels[lang] if w != label[lang])
            for lang in label
            if len(concept.labels[lang]) > 1
        }
        near = sorted(beside[concept.id].items(), key=lambda p: (-p[1], p[0]))
        found[concept.id] = Keyword(
            id=concept.id,
            label=label,
            variants=variants,
            articles=tuple(sorted(concept.articles, key=order.__getitem__)),
            related=tuple(key for key, _ in near[:_RELATED]),
            sure=concept.sure,
        )
    return found


def _commonest(counts: Counter[str]) -> str:
    top = max(counts.values())
    return next(label for label, count in counts.items() if count == top)
