"""Citations by web address, in Markdown links and in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from generator.linking.citations.addresses import by_address, is_front_page, misspelt_address
from generator.linking.citations.answers import the_only
from generator.linking.citations.places import Found, Place, numbers_of, short
from generator.linking.citations.works import NUMBERS, Work
from generator.romanize import fold

_URL = re.compile(r"https?://[^\s<>«»\"“”\[\]]{3,2000}")


def bare_urls(text: str) -> Iterator[tuple[int, int, str]]:
    """Web addresses in plain text, without the brackets and stops after them.

    >>> list(bare_urls("see (https://example.org/a_(b))."))
    [(5, 30, 'https://example.org/a_(b)')]
    """
    for match in _URL.finditer(text):
        url = match[0]
        while url and (url[-1] in ".,;:!?’”»*" or (url[-1] == ")" and url.count(")") > url.count("("))):
            url = url[:-1]
        yield match.start(), match.start() + len(url), url


def addressed(known: Sequence[Work], place: Place) -> Iterator[Found]:
    """The citations of a text by address.

    Args:
        known: the article's works.
        place: the text. What is wrong is told of the body alone: footnotes give addresses of their own.
    """
    text, told = place.view.text, place.where == "body"
    last = 0
    for start, end, url in _spans(place):
        answer = by_address(known, url, text[max(last, start - 500) : start])
        if len(answer.rivals) > 1 and start - last > 500:  # a sentence may be long
            answer = by_address(known, url, text[max(last, start - 1500) : start])
        said = _numbered(known, text[max(last, start - 60) : start]) if is_front_page(url) else None
        last = end
        at = partial(Found, start, end, address=True, said=said)
        if answer.entry is not None:
            if told and misspelt_address(known[answer.entry], url):
                message = (
                    f"{short(url)}: taken for entry {answer.entry + 1}, whose address is written otherwise"
                )
                yield at(answer.entry, "citation-url", message, "info")
            else:
                yield at(answer.entry)
        elif told and text[:start].rstrip(" <[*")[-1:] in {"(", ";", ","}:
            if answer.rivals:
                message = f"{short(url)} may mean any of the entries {numbers_of(answer.rivals)}"
                yield at(None, "citation-ambiguous", message, rivals=answer.rivals, open=True)
            else:
                message = f"{short(url)} stands in no entry of the reference list"
                yield at(None, "citation-url", message, "info", open=True)


def _spans(place: Place) -> list[tuple[int, int, str]]:
    """The addresses of a text, with their places."""
    links = [(link.start, link.end, link.url) for link in place.view.links if link.url.startswith("http")]
    bare = (
        (start, end, url)
        for start, end, url in bare_urls(place.view.text)
        if all(end <= first or start >= last for first, last, _ in links)
    )
    return sorted((*links, *bare))


def _numbered(known: Sequence[Work], before: str) -> int | None:
    """The one work whose number ("№ 108") stands right before an address."""
    numbers = {fold(number) for number in NUMBERS.findall(before) if len(number) > 1}
    return the_only([work for work in known if numbers & work.numbers]).entry
