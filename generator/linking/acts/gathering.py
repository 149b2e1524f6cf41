"""One act for all its places: what its page tells, and which acts an article cites."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from generator.linking.acts.ids import (
    canonical,
    is_adilet,
    issuer_of,
    kind_of,
    number_of,
    page_id,
    urls,
    year_of,
)
from generator.linking.acts.mentions import mentions_of
from generator.linking.acts.scanning import Place, by_piece
from generator.linking.acts.settling import at_adilet
from generator.linking.acts.titles import titles_of
from generator.linking.acts.words import ActData, Known
from generator.linking.apart import told_apart
from generator.linking.corpus import Act
from generator.linking.designation import designation
from generator.model import LANGUAGES, ActCitation, Article, Lang


def citations(article: Article, places: Sequence[Place]) -> tuple[ActCitation, ...]:
    """The article's acts: those the reader found in links, then those its words name."""
    linked = tuple(a for a in article.acts if a.cited_as == "link")
    have = {_key(a) for a in linked} | {p.act.key for p in places if p.act.how == "link"}
    added: dict[str, ActCitation] = {}
    for place in places:
        key = place.act.key
        if key and place.act.how != "link" and key not in have and key not in added:
            registry, number = key.split(":", 1)
            added[key] = ActCitation(
                registry="adilet" if registry == "adilet" else "zakon",
                id=number,
                cited_as="text",
                lines=place.piece.lines[:1],
            )
    return (*linked, *added.values())


def _key(citation: ActCitation) -> str:
    """``registry:id``, the id as the register writes it."""
    return f"{citation.registry}:{canonical(citation.id) if citation.registry == 'adilet' else citation.id}"


def gather(
    articles: Sequence[Article],
    settled: Mapping[str, Sequence[Place]],
    data: ActData,
    known: Known,
) -> tuple[dict[str, Act], dict[str, tuple[str, ...]]]:
    """One act for all its places.

    Args:
        articles: in the order of lists, with their ``acts`` filled.
        settled: the places of each, from :mod:`generator.linking.acts.settling`.
        data: ``acts.yml``.
        known: from there, too.

    Returns:
        Acts by page id, and for each article the page id of each entry of its ``acts``.
    """
    places: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    citing: dict[str, dict[str, Article]] = defaultdict(dict)
    evident: set[str] = set()
    for article in articles:
        for place in settled[article.id]:
            key = place.act.key
            if not key:
                continue
            places[key].append((article.id, place))
            if key.startswith("adilet:") or place.act.how != "link":
                evident.add(key)
        evident |= _linked_documents(settled[article.id])
        for citation in article.acts:
            key = at_adilet(_key(citation), known)
            if key.startswith("adilet:") and is_adilet(key[7:]):
                evident.add(key)
            citing[key][article.id] = article
    evident -= {f"zakon:{number}" for number in data.file.not_acts}
    aliases: dict[str, list[str]] = defaultdict(list)
    for number, target in sorted(known.zakon.items()):
        aliases[f"adilet:{target}"].append(number)
    twins = {article.id: _twins(article) for article in articles}
    acts = {}
    for key in sorted(evident):
        act = _act(key, places[key], twins, citing[key], data, tuple(aliases.get(key, ())))
        acts[act.id] = act
    for key, signs in told_apart({key: act.title for key, act in acts.items()}, _signs(acts)).items():
        acts[key] = replace(acts[key], apart=signs)
    return acts, {article.id: _pages_of(article, acts, known) for article in articles}


def _pages_of(article: Article, acts: Mapping[str, Act], known: Known) -> tuple[str, ...]:
    """The page id of each entry of an article's ``acts``, "" where there is no page."""
    ids = (page_id(*at_adilet(_key(citation), known).split(":", 1)) for citation in article.acts)
    return tuple(number if number in acts else "" for number in ids)


def _signs(acts: Mapping[str, Act]) -> Callable[[str, Lang], tuple[str, ...]]:
    """What tells an act from another of its name: the year, else the number, else the register's."""

    def signs(key: str, _: Lang) -> tuple[str, ...]:
        act = acts[key]
        year = act.date[:4] or (year_of(act.registry_id) if act.registry == "adilet" else "")
        return year, f"№ {act.number}" if act.number else "", act.registry_id

    return signs


def _linked_documents(places: Sequence[Place]) -> set[str]:
    """Documents of online.zakon.kz that an entry calls an act, be it another country's."""
    found: set[str] = set()
    for group in by_piece(place for place in places if place.piece.where in ("reference", "footnote")):
        links = {p.act.key for p in group if p.act.how == "link"}
        named = [p.act for p in group if p.act.how in ("number", "title")]
        if len(links) == 1 and named and named[0].start <= 60 and (named[0].number or named[0].title):
            found |= {key for key in links if key.startswith("zakon:")}
    return found


def _twins(article: Article) -> dict[int, int]:
    """Index of a romanized entry (laid behind the original ones) to that of its original.

    At -1 stands the index of the first romanized entry.
    """
    first = len(article.references.original)
    pairs = {-1: first}
    for n, entry in enumerate(article.references.romanized):
        if entry.same_as is not None:
            pairs[first + n] = entry.same_as
    for n, entry in enumerate(article.references.original):
        if entry.same_as is not None:
            pairs.setdefault(first + entry.same_as, n)
    return pairs


def _act(
    key: str,
    places: Sequence[tuple[str, Place]],
    twins: Mapping[str, Mapping[int, int]],
    citing: Mapping[str, Article],
    data: ActData,
    zakon: tuple[str, ...],
) -> Act:
    registry, number = key.split(":", 1)
    by_hand = data.by_key.get(key)
    acts = [place.act for _, place in places]
    kind = by_hand.kind if by_hand else kind_of(number) if registry == "adilet" else ""
    kind = kind or _most(a.kind for a in acts)
    if kind == "law" and not by_hand:
        kind = _most(a.kind for a in acts if a.kind in ("law", "constitutional-law")) or kind
    dates = [a for a in acts if a.how == "number" and a.date]
    date = by_hand.date if by_hand else _most(a.date for a in dates)
    printed = by_hand.number if by_hand else _most((a.number for a in dates), longest=True)
    title: dict[Lang, str] = dict(by_hand.title) if by_hand else titles_of(places, twins)
    for lang in LANGUAGES:
        words = designation(
            lang,
            kind,
            issuer_of(number) if registry == "adilet" else "",
            date or year_of(number),
            printed or number_of(number),
            data.file.words.designation,
        )
        if words:
            title.setdefault(lang, words)
    foreign = registry == "zakon" and not by_hand and not any(a.country == "home" for a in acts)
    return Act(
        id=page_id(registry, number),
        registry="adilet" if registry == "adilet" else "zakon",
        registry_id=number,
        title={lang: title[lang] for lang in LANGUAGES if lang in title},
        kind=kind,
        date=date,
        number=printed,
        status="repealed" if any(a.repealed for a in acts if a.how == "number") else "",
        urls=urls(registry, number),
        mentions=mentions_of(places, twins, citing),
        country="" if foreign else "KZ",
        zakon=zakon,
    )


def _most(values: Iterable[str], longest: bool = False) -> str:
    """The value that is there most often (``longest``: the longest), "" where none is."""
    counts = Counter(value for value in values if value)
    return max(counts, key=lambda v: (len(v) if longest else 0, counts[v], v), default="")
