"""People: one for all spellings, languages and articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.diagnostics import Diagnostic
from generator.linking.corpus import Person
from generator.linking.romanize import slug
from generator.model import Article, Lang


def resolve(
    articles: Sequence[Article], institution_ids: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, Person], dict[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    """Give every author a person; see :class:`generator.linking.corpus.Corpus`."""
    known: dict[str, str] = {}
    names: dict[str, dict[Lang, str]] = {}
    held: dict[str, list[str]] = {}
    places: dict[str, list[str]] = {}
    orcids: dict[str, str] = {}
    ids: dict[str, tuple[str, ...]] = {}
    for article in articles:
        found: list[str] = []
        for author in article.authors:
            printed = dict(author.name) or {"en": "Unknown"}
            keys = [f"{lang}:{slug(name)}" for lang, name in printed.items()]
            key = next((known[k] for k in keys if k in known), "")
            if not key:
                words = (printed.get("en") or next(iter(printed.values()))).replace(".", ". ").split()
                words.sort(key=lambda word: word.endswith("."))
                key = slug(" ".join(words)) or f"person-{len(names) + 1}"
            for k in keys:
                known.setdefault(k, key)
            for lang, name in printed.items():
                names.setdefault(key, {}).setdefault(lang, name)
            if article.id not in held.setdefault(key, []):
                held[key].append(article.id)
            if author.orcid:
                orcids.setdefault(key, author.orcid)
            here = institution_ids.get(article.id, ())
            for number in author.affiliations:
                place = here[number - 1] if 0 < number <= len(here) else ""
                if place and place not in places.setdefault(key, []):
                    places[key].append(place)
            found.append(key)
        ids[article.id] = tuple(found)
    people = {
        key: Person(
            id=key,
            name=names[key],
            orcid=orcids.get(key),
            institutions=tuple(places.get(key, ())),
            articles=tuple(held[key]),
            coauthors=tuple(sorted({other for a in held[key] for other in ids[a]} - {key})),
        )
        for key in sorted(names)
    }
    return people, ids, ()
