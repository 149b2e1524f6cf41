"""Which entry a web address in the text means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from generator.linking.citations.answers import Answer, the_only
from generator.linking.citations.context import by_context
from generator.linking.citations.works import Work
from generator.reading.entries.addresses import clean_url, find_doi, url_key
from generator.romanize import fold, fold_words

_ACT = re.compile(r"adilet:[A-Z](?P<year>\d\d)-(?P<number>\d+)")


def by_address(known: Sequence[Work], url: str, context: str) -> Answer:
    """The entry with this address, or the one that the sentence tells among several of one site."""
    key = url_key(clean_url(url) or url)
    fits = _with_key(known, url, key)
    if not fits or _is_root(key):  # a front page stands for any page of the site
        fits = [*fits, *(work for work in _of_site(known, key) if work not in fits)]
    if len(fits) > 1:
        return by_context(fits, context)
    fits = fits or _nearly(known, key)
    if not fits:
        words = set(fold_words(context))
        fits = [w for w in known if w.personal and any(len(k) > 4 and k in words for k in w.first)]
    return the_only(fits)


def misspelt_address(work: Work, url: str) -> bool:
    """Whether an address is the work's but for a letter or two, as by a slip of the hand."""
    key = url_key(clean_url(url) or url)
    if not work.urls or any(u.startswith(key) or key.startswith(u) for u in work.urls):
        return False
    if _is_root(key):
        return any(_misread_host(key.split("/")[0], u.split("/")[0]) for u in work.urls)
    return any(key != u and len(u) > 20 and fuzz.ratio(u, key) >= 93 for u in work.urls)


#: Registries of acts by their host, and how the key of an act in them begins.
_REGISTRIES = {"adilet.zan.kz": "adilet:", "online.zakon.kz": "zakon:"}


def is_registry(url: str) -> bool:
    """Whether an address is the front page of a registry of acts.

    >>> is_registry("https://adilet.zan.kz/rus/"), is_registry("https://example.org/")
    (True, False)
    """
    return is_front_page(url) and url_key(clean_url(url) or url).split("/")[0] in _REGISTRIES


def is_act_address(key: str) -> bool:
    """Whether the key of an address is that of an act in a registry."""
    return key.startswith(tuple(_REGISTRIES.values()))


def _with_key(known: Sequence[Work], url: str, key: str) -> list[Work]:
    doi = find_doi(url)
    keys = {key, "doi.org/" + doi.lower()} if doi else {key}
    fits = [work for work in known if keys & work.urls]
    if not fits and (act := _ACT.fullmatch(key)):  # the entry may carry another address of the act
        year = f"20{act['year']}" if int(act["year"]) < 70 else f"19{act['year']}"
        fits = [w for w in known if year in w.year and fold(act["number"]) in {*w.numbers, *_leading(w)}]
    return fits


def _of_site(known: Sequence[Work], key: str) -> list[Work]:
    """Works whose address goes on where this one ends, or that stand in a registry's front page."""
    fits = [
        w for w in known if any(u.startswith(key) and u[len(key)] in "/?#-_." for u in w.urls if u != key)
    ]
    if fits or not _is_root(key):
        return fits
    host = key.split("/")[0]
    if registry := _REGISTRIES.get(host):
        return [w for w in known if any(u.startswith((registry, host)) for u in w.urls)]
    return [w for w in known if any(_misread_host(host, u.split("/")[0]) for u in w.urls)]


def _nearly(known: Sequence[Work], key: str) -> list[Work]:
    """Works whose address differs by a letter or two, or whose title or author the address spells."""
    if "/" not in key:
        return []
    near = [w for w in known if any(len(u) > 20 and fuzz.ratio(u, key) >= 93 for u in w.urls)]
    if near:
        return near
    slug = fold(re.sub(r"[-_/.]+", " ", key.rsplit("/", 1)[-1]))
    words = slug.split()
    if len(words) < 4:
        return []
    titled = [w for w in known if _spells(slug, w)]
    return titled or [w for w in known if w.personal and {k for k in w.first if len(k) > 4} & set(words)]


def is_front_page(url: str) -> bool:
    """Whether an address leads to a site's front page.

    >>> is_front_page("https://example.org/ru/"), is_front_page("https://example.org/a/b")
    (True, False)
    """
    return _is_root(url_key(clean_url(url) or url))


def _is_root(key: str) -> bool:
    """Whether an address leads to a site's front page, or that of one language."""
    return bool(re.fullmatch(r"[\w.-]+(?:/(?:rus|kaz|eng|ru|kk|kz|en))?", key))


def _leading(work: Work) -> set[str]:
    """The figures at the head of numbers such as 94-V."""
    return {number.split("-")[0] for number in work.numbers}


def _misread_host(host: str, other: str) -> bool:
    return len(host) > 6 and Levenshtein.distance(host, other) == 1


def _spells(slug: str, work: Work) -> bool:
    title = " ".join(fold_words(work.title))
    return len(title) > 20 and fuzz.ratio(slug[: len(title) + 4], title) >= 88
