"""Which act each place means, by all that people wrote down and articles teach; and what stays in doubt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.diagnostics import Diagnostic
from generator.linking.acts.found import FoundAct
from generator.linking.acts.ids import of_year
from generator.linking.acts.scanning import Place, Scan, beside_links, by_piece
from generator.linking.acts.words import Known, title_key
from generator.linking.pieces import Piece


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


def settle(one: Scan, known: Known) -> tuple[tuple[Place, ...], tuple[Diagnostic, ...]]:
    """Every place with its final key (``registry:id``, "" where none), and what stays in doubt."""
    places = _with_undated([replace(place, act=_look_up(place.act, known)) for place in one.places])
    groups = by_piece(places)
    disagreements = _disagreements(one, groups)
    linked = {
        id(group[0].piece): {place.act.key for place in group if place.act.how == "link"} for group in groups
    }
    told = set(disagreements)
    kept: list[Place] = []
    unresolved: list[Diagnostic] = []
    for place in places:
        act = place.act
        if act.how == "number" and (act.date, act.number) in told and act.key:
            links = linked[id(place.piece)]
            if links and act.key not in links:
                act = replace(act, key="", doubt="number and link disagree")
        kept.append(replace(place, act=act))
        lost = act.how == "number" and act.date and not act.key and act.country != "foreign"
        if lost and (act.date, act.number) not in told:
            told.add((act.date, act.number))
            unresolved.append(_unresolved(one, place.piece, act))
    return tuple(kept), (*_mended(one), *disagreements.values(), *unresolved)


def at_adilet(key: str, known: Known) -> str:
    """The key of an act at adilet.zan.kz, where that of a document at online.zakon.kz is known to be it."""
    if key.startswith("zakon:") and key[6:] in known.zakon:
        return f"adilet:{known.zakon[key[6:]]}"
    return key


def _look_up(act: FoundAct, known: Known) -> FoundAct:
    """An act with the key that is known for its link, its date and number, its number or its title."""
    if act.how == "link":
        key = at_adilet(act.key, known)
        return act if key == act.key else replace(act, key=key)
    found: str | None = act.key
    if not found and act.country != "foreign" and not act.doubt.startswith("the printed"):
        if act.how == "number" and act.date:
            found = known.by_date.get((act.date, int(act.number.split("-")[0])))
        elif act.how == "number" and "-" in act.number:
            found = known.by_number.get(act.number)
        elif act.how == "title" and act.country == "home":
            found = known.by_title.get(title_key(act.title))
            found = found if found and of_year(found, act.year) else ""
    return replace(act, key=at_adilet(found or "", known))


def _with_undated(places: Sequence[Place]) -> list[Place]:
    """Places with the keys of acts without a date that have their number from one act named with it."""
    dated: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place in places:
        if place.act.how == "number" and place.act.key:
            dated[_family(place.act.kind), place.act.number].add(place.act.key)
    return [
        replace(place, act=replace(act, key=next(iter(keys))))
        if (act := place.act).how == "number"
        and not act.key
        and not act.date
        and act.country != "foreign"
        and len(keys := dated.get((_family(act.kind), act.number), set())) == 1
        else place
        for place in places
    ]


def _disagreements(one: Scan, groups: Iterable[Sequence[Place]]) -> dict[tuple[str, str], Diagnostic]:
    """By date and number, the acts that the link beside them contradicts."""
    found: dict[tuple[str, str], Diagnostic] = {}
    for group in groups:
        piece = group[0].piece
        acts = [place.act for place in group if place.act.how != "link"]
        links = [place.act for place in group if place.act.how == "link"]
        for act, link in beside_links(piece, acts, links):
            if act.how != "number" or act.country == "foreign" or not link.key.startswith("adilet:"):
                continue
            printed = re.findall(r"gives? (\w+)", act.doubt)
            given = act.key.removeprefix("adilet:") or (printed[0] if printed else "")
            if given and f"adilet:{given}" != link.key:
                found.setdefault((act.date, act.number), _disagreement(one, piece, act, given, link))
    return found


def _family(kind: str) -> str:
    """The kind under which others that are called alike stand, too."""
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
