"""From the acts named in texts to one page an act: learning, settling doubts, gathering.

One article often says in its reference list what its body leaves out. So each article is first
scanned (:func:`scan`) for what it names and for what it teaches: that an order of a certain date
is the one behind a link, that a number at online.zakon.kz is a certain law. What all scans teach
is put together (:func:`learn`), and then every place is settled (:func:`settle`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic
from generator.linking.acts import find_acts
from generator.linking.acts.facts import countries, quotations
from generator.linking.acts.found import Country, FoundAct, find_links
from generator.linking.acts.ids import (
    canonical,
    is_adilet,
    issuer_of,
    kind_of,
    number_of,
    of_year,
    page_id,
    urls,
    year_of,
)
from generator.linking.acts.words import ActData, Known, title_key
from generator.linking.apart import told_apart
from generator.linking.corpus import Act, Mention
from generator.linking.designation import designation
from generator.linking.pieces import Piece, pieces, unplaced
from generator.model import LANGUAGES, ActCitation, Article, Lang

_NOT_TITLE = re.compile(
    r"https?:\S*|<[^>]*>|\[[^\]]*(?:ресурс|resource|resurs)[^\]]*\]|\b(?:url|режим доступа|retrieved from|access mode)\b.*",
    re.I,
)
#: How titles of acts begin (Russian, English) or end (Kazakh).
_OFFICIAL = re.compile(r"^(?:О|Об|Обо|On)\s|туралы$")
_MIXED = re.compile(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]")
_BULLET = re.compile(r"^(?:\d+[.)]|[-–•¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*")


@dataclass(frozen=True, slots=True)
class Place:
    """An act named in a piece of an article; ``alone`` where the piece names no other by number."""

    piece: Piece
    act: FoundAct
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Scan:
    """What one article names, in order, and what it teaches."""

    article: str
    file: str
    places: tuple[Place, ...]
    by_date: tuple[tuple[tuple[str, int], str], ...] = ()
    by_number: tuple[tuple[str, str], ...] = ()
    by_title: tuple[tuple[str, str], ...] = ()
    zakon: tuple[tuple[str, str], ...] = ()


def scan(article: Article, data: ActData, texts: Iterable[Piece] | None = None) -> Scan:
    """Find what an article names; nothing of another article is needed.

    Args:
        article: the article.
        data: known acts and the words for acts.
        texts: the article's :func:`~generator.linking.pieces.pieces` where the caller has them.
    """
    places: list[Place] = []
    by_date: list[tuple[tuple[str, int], str]] = []
    by_number: list[tuple[str, str]] = []
    by_title: list[tuple[str, str]] = []
    zakon: list[tuple[str, str]] = []
    last: Country = ""
    for piece in pieces(article) if texts is None else texts:
        links = find_links(piece.text)
        words = list(find_acts(piece.text, data))
        seen = countries(piece.text, data)
        if piece.where != "body":
            last = ""
        settled = [_by_context(act, piece, seen, last) for act in words]
        if seen:
            last = seen[-1][1]
        numbered = [a for a in settled if a.how == "number" and a.country != "foreign"]
        pairs = _beside_links(piece, settled, links)
        for act, link in pairs:
            if act.how == "number" and not act.key and not act.doubt.startswith("the printed"):
                if act.date and link.key not in {f"zakon:{n}" for n in data.file.not_acts}:
                    by_date.append(((act.date, int(act.number.split("-")[0])), link.key))
            elif act.key.startswith("adilet:") and link.key.startswith("zakon:"):
                zakon.append((link.key[6:], act.key[7:]))
        for act in numbered:
            if act.key:
                if "-" in act.number:
                    by_number.append((act.number, act.key))
                if act.title and len(title_key(act.title).split()) > 1:
                    by_title.append((title_key(act.title), act.key))
        alone = not any(act.how == "number" for act in settled)
        places += [Place(piece, act, alone) for act in [*settled, *links]]
    return Scan(
        article=article.id,
        file=article.source.file if article.source else "",
        places=tuple(places),
        by_date=tuple(by_date),
        by_number=tuple(by_number),
        by_title=tuple(by_title),
        zakon=tuple(zakon),
    )


def _by_context(act: FoundAct, piece: Piece, seen: Sequence[tuple[int, Country]], last: Country) -> FoundAct:
    """Where no country stands beside a name or title, the one named last before it counts."""
    if act.country or act.how == "number":
        return act
    before = [country for at, country in seen if at < act.start]
    country: Country = before[-1] if before else last
    if piece.tabular:
        country = ""
    around = "foreign" if any(c == "foreign" and abs(at - act.start) <= 150 for at, c in seen) else ""
    if country != "home" and not (country == "" and act.how == "title" and not around and not piece.tabular):
        return replace(act, key="", country="foreign" if country == "foreign" else "")
    if around and act.how == "name":
        return replace(act, key="")
    return replace(act, country=country)


def _beside_links(
    piece: Piece, acts: Sequence[FoundAct], links: Sequence[FoundAct]
) -> list[tuple[FoundAct, FoundAct]]:
    """Which words and which link mean one document.

    A reference entry or a note that names one act and has one link is about that act; in running
    text the link has to follow the words at once.
    """
    documents = {link.key for link in links}
    if piece.where in ("reference", "footnote"):
        named = [a for a in acts if a.how == "number"] or [
            a for a in acts if len(re.findall(r"[^\W\d_]", piece.text[: a.start])) <= 45
        ]
        keys = {(a.date, a.number) if a.how == "number" else a.key for a in named}
        if len(documents) == 1 and len(keys) == 1 and named[0].start <= 330:
            return [(a, links[0]) for a in named]
        return []
    pairs = []
    for link in links:
        before = [a for a in acts if a.end <= link.start]
        if before and not re.search(r"[.;]\s+\w", piece.text[before[-1].end : link.start]):
            gap = piece.text[before[-1].end : link.start]
            if len(re.sub(r"https?://|[^\w]", "", gap)) <= 8:
                pairs.append((before[-1], link))
    return pairs


def learn(scans: Iterable[Scan], known: Known) -> Known:
    """All that is known, what people wrote down before what articles teach; contradictions out."""
    learnt: tuple[dict[object, set[str]], ...] = tuple(defaultdict(set) for _ in range(4))
    for one in scans:
        for n, pairs in enumerate((one.by_date, one.by_number, one.by_title, one.zakon)):
            for key, value in pairs:
                learnt[n][key].add(value)

    def sure(n: int) -> dict[object, str]:
        return {key: next(iter(values)) for key, values in learnt[n].items() if len(values) == 1}

    return Known(
        by_date={**sure(0), **known.by_date},  # type: ignore[dict-item]
        by_number={**sure(1), **known.by_number},  # type: ignore[dict-item]
        by_title={**sure(2), **known.by_title},  # type: ignore[dict-item]
        zakon={**sure(3), **known.zakon},  # type: ignore[dict-item]
    )


def settle(one: Scan, data: ActData, known: Known) -> tuple[tuple[Place, ...], tuple[Diagnostic, ...]]:
    """Every place with its final key (``registry:id``, "" where none), and what stays in doubt."""
    found: list[Diagnostic] = []
    places = [replace(p, act=_look_up(p.act, known)) for p in one.places]
    undated: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place in places:
        if place.act.how == "number" and place.act.key:
            undated[_family(place.act.kind), place.act.number].add(place.act.key)
    places = [
        replace(p, act=replace(p.act, key=next(iter(keys))))
        if p.act.how == "number"
        and not p.act.key
        and not p.act.date
        and p.act.country != "foreign"
        and len(keys := undated.get((_family(p.act.kind), p.act.number), set())) == 1
        else p
        for p in places
    ]
    found += _mended(one)
    wrong: set[tuple[str, str]] = set()
    by_piece: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_piece[id(place.piece)].append(place)
    for group in by_piece.values():
        piece = group[0].piece
        acts = [p.act for p in group if p.act.how != "link"]
        links = [p.act for p in group if p.act.how == "link"]
        for act, link in _beside_links(piece, acts, links):
            if act.how != "number" or act.country == "foreign" or not link.key.startswith("adilet:"):
                continue
            printed = re.findall(r"gives? (\w+)", act.doubt)
            given = act.key.removeprefix("adilet:") or (printed[0] if printed else "")
            if given and f"adilet:{given}" != link.key and (act.date, act.number) not in wrong:
                wrong.add((act.date, act.number))
                found.append(_disagreement(one, piece, act, given, link))
    kept: list[Place] = []
    for place in places:
        act = place.act
        if act.how == "number" and (act.date, act.number) in wrong and act.key:
            linked = {p.act.key for p in by_piece[id(place.piece)] if p.act.how == "link"}
            if linked and act.key not in linked:
                act = replace(act, key="", doubt="number and link disagree")
        kept.append(replace(place, act=act))
        lost = act.how == "number" and act.date and not act.key and act.country != "foreign"
        if lost and (act.date, act.number) not in wrong:
            wrong.add((act.date, act.number))
            found.append(_unresolved(one, place.piece, act))
    return tuple(kept), tuple(found)


def _look_up(act: FoundAct, known: Known) -> FoundAct:
    if act.how == "link":
        if act.key.startswith("zakon:") and act.key[6:] in known.zakon:
            return replace(act, key=f"adilet:{known.zakon[act.key[6:]]}")
        return act
    key: str | None = act.key
    if not key and act.country != "foreign" and not act.doubt.startswith("the printed"):
        if act.how == "number" and act.date:
            key = known.by_date.get((act.date, int(act.number.split("-")[0])))
        elif act.how == "number" and "-" in act.number:
            key = known.by_number.get(act.number)
        elif act.how == "title" and act.country == "home":
            key = known.by_title.get(title_key(act.title))
            key = key if key and of_year(key, act.year) else ""
    if key and key.startswith("zakon:") and key[6:] in known.zakon:
        key = f"adilet:{known.zakon[key[6:]]}"
    return replace(act, key=key or "")


def _family(kind: str) -> str:
    return {"constitutional-law": "law", "code": "law", "decree": "resolution"}.get(kind, kind)


def _mended(one: Scan) -> Iterator[Diagnostic]:
    """Numbers in links that are not as the register writes them; one finding for each of an article."""
    told: set[str] = set()
    for place in one.places:
        printed, number = place.act.printed, place.act.key.partition(":")[2]
        if printed and printed != number and printed not in told:
            told.add(printed)
            yield Diagnostic(
                code="act-number-mended",
                severity="info",
                message=f"the link's number {printed} is no number of the register; {number} is meant",
                file=one.file,
                line=place.piece.lines[0] if place.piece.lines else 0,
                hint="The act's page has the right address; the text keeps what it prints.",
                article=one.article,
            )


def _disagreement(one: Scan, piece: Piece, act: FoundAct, given: str, link: FoundAct) -> Diagnostic:
    return Diagnostic(
        code="act-number-link",
        severity="warning",
        message=(
            f"the words name the {act.kind} of {act.date} No. {act.number} ({given}), "
            f"the link beside them is {link.key.split(':')[1]}"
        ),
        file=one.file,
        line=piece.lines[0] if piece.lines else 0,
        hint="Look the act up and correct the number or the link in content/corrections.",
        article=one.article,
    )


def _unresolved(one: Scan, piece: Piece, act: FoundAct) -> Diagnostic:
    return Diagnostic(
        code="act-unresolved",
        severity="info",
        message=f"the {act.kind} of {act.date} No. {act.number} has no page: {act.doubt or 'its id is not known'}",
        file=one.file,
        line=piece.lines[0] if piece.lines else 0,
        hint="Add the act with its adilet.zan.kz id to site_config/acts.yml.",
        article=one.article,
    )


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
        settled: the places of each, from :func:`settle`.
        data: ``acts.yml``.
        known: from :func:`learn`.

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
            key = _key(citation)
            if key.startswith("zakon:") and key[6:] in known.zakon:
                key = f"adilet:{known.zakon[key[6:]]}"
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
    pages: dict[str, tuple[str, ...]] = {}
    for article in articles:
        ids = []
        for citation in article.acts:
            key = _key(citation)
            if key.startswith("zakon:") and key[6:] in known.zakon:
                key = f"adilet:{known.zakon[key[6:]]}"
            number = page_id(*key.split(":", 1))
            ids.append(number if number in acts else "")
        pages[article.id] = tuple(ids)
    return acts, pages


def _signs(acts: Mapping[str, Act]) -> Callable[[str, Lang], tuple[str, ...]]:
    """What tells an act from another of its name: the year, else the number, else the register's."""

    def signs(key: str, _: Lang) -> tuple[str, ...]:
        act = acts[key]
        year = act.date[:4] or (year_of(act.registry_id) if act.registry == "adilet" else "")
        return year, f"№ {act.number}" if act.number else "", act.registry_id

    return signs


def _linked_documents(places: Sequence[Place]) -> set[str]:
    """Documents of online.zakon.kz that an entry calls an act, be it another country's."""
    by_piece: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        if place.piece.where in ("reference", "footnote"):
            by_piece[id(place.piece)].append(place)
    found: set[str] = set()
    for group in by_piece.values():
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
    title: dict[Lang, str] = dict(by_hand.title) if by_hand else _titles(places, twins)
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
        mentions=_mentions(places, twins, citing),
        country="" if foreign else "KZ",
        zakon=zakon,
    )


def _most(values: Iterable[str], longest: bool = False) -> str:
    counts = Counter(value for value in values if value)
    return max(counts, key=lambda v: (len(v) if longest else 0, counts[v], v), default="")


def _titles(places: Sequence[tuple[str, Place]], twins: Mapping[str, Mapping[int, int]]) -> dict[Lang, str]:
    """Titles as the articles print them; of several in one language the one printed most.

    The romanized list is no source of titles: what it prints was made from the other list.
    """
    found: dict[Lang, Counter[str]] = {lang: Counter() for lang in LANGUAGES}
    numbered = {id(p.piece) for _, p in places if p.act.how == "number"}
    for article, place in places:
        act, piece = place.act, place.piece
        title = ""
        if piece.where == "reference" and piece.block >= twins[article][-1]:
            continue
        if act.how in ("number", "title") and _OFFICIAL.search(act.title):
            title = act.title
        elif act.how == "number" and piece.where == "reference":
            title = _title_before(piece.text[: act.start])
        elif act.how == "link" and piece.where == "reference" and place.alone and id(piece) not in numbered:
            title = _entry_title(piece.text)
        elif act.key.startswith("zakon:") and piece.where == "reference" and id(piece) not in numbered:
            # Another country's act: its number makes no key, but the words are about the link.
            quoted = (words.strip() for _, _, words in quotations(piece.text))
            title = next((words for words in quoted if _OFFICIAL.search(words)), "")
        if title and (lang := _language(title)):
            found[lang][title] += 1
    return {lang: max(sorted(c), key=lambda t: c[t]) for lang, c in found.items() if c}


def _title_before(text: str) -> str:
    """The title with which an entry begins, before the kind and the number: "On Wells: Law of …".

    Between the two stand at most the names of the country and of the issuer.
    """
    head, _, rest = _BULLET.sub("", text).rpartition(": ")
    if not head:
        head, _, rest = _BULLET.sub("", text).rpartition(". ")
    title = head.strip(' *«»“”"')
    if len(rest) > 90 or re.search(r"[.:;!?]\s|//", title) or not _OFFICIAL.search(title):
        return ""
    return re.sub(r"\s+", " ", title)[:300]


def _entry_title(text: str) -> str:
    words = _NOT_TITLE.sub("", _BULLET.sub("", text)).split("//")[0]
    return re.sub(r"\s+", " ", words).strip(" .,–-[]()*")[:300]


def _language(text: str) -> Lang | None:
    """The language of a title; None for a romanized or garbled one, or one with a word of both scripts."""
    low = text.lower()
    if _MIXED.search(low):
        return None
    cyrillic, latin = len(re.findall(r"[\u0400-\u04ff]", low)), len(re.findall(r"[a-z]", low))
    if cyrillic and latin > cyrillic // 8:
        return None
    if cyrillic:
        return "kk" if re.search(r"[әғқңөұүһі]", low) else "ru"
    return (
        "en"
        if re.search(r"\b(?:the|of|on|for|and)\b", low) and not re.search(r"\b(?:ob|goda|na)\b", low)
        else None
    )


_Spot = tuple[str, str, int, int, int, int]


def _spot(article: str, piece: Piece) -> _Spot:
    """The one text of an article that a piece is."""
    return (article, piece.where, piece.block, piece.item, piece.row, piece.column)


def _mentions(
    places: Sequence[tuple[str, Place]],
    twins: Mapping[str, Mapping[int, int]],
    citing: Mapping[str, Article],
) -> tuple[Mention, ...]:
    """The places as the page shows them, article by article.

    A link counts where no words of its text name the act; a reference entry counts once, and a
    romanized one only where its original does not hold the act. An article that cites the act at a
    place nobody knows (a record without its text) has one mention behind its last block.

    Args:
        places: where the act is named.
        twins: for each article the original entry of each romanized one.
        citing: the articles whose ``acts`` hold the act, in the order of lists.
    """
    worded = {_spot(article, p.piece) for article, p in places if p.act.how != "link"}
    done: set[tuple[_Spot, int]] = set()
    found: dict[str, list[Mention]] = {article: [] for article in citing}
    for article, place in places:
        piece, act = place.piece, place.act
        here = _spot(article, piece)
        if act.how == "link" and here in worded:
            continue
        first_romanized = twins[article][-1]
        if piece.where == "reference" and piece.block >= first_romanized:
            original = twins[article].get(piece.block, -1)
            piece = replace(piece, block=original, exact=False)
            here = _spot(article, piece)
            if original < 0 or (here, -1) in done:
                continue
        mark = (here, -1 if piece.where == "reference" else act.start)
        if mark in done:
            continue
        done.add(mark)
        found.setdefault(article, []).append(piece.mention(article, act.start, act.end, act.provision))
    return tuple(
        mention
        for article, mentions in found.items()
        for mention in (mentions or [unplaced(citing[article])])
    )
