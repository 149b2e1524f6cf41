"""What there is to say of a name with a year, once it is known which works it may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.linking.citations.answers import Answer
from generator.linking.citations.dated import Dated, names_somebody, plausible_name
from generator.linking.citations.fitting import misspelt
from generator.linking.citations.places import Found, numbers_of
from generator.linking.citations.resolving import by_initial
from generator.linking.citations.works import Work


def judged(known: Sequence[Work], dated: Dated, answer: Answer) -> Iterator[Found]:
    """The citation, or what is wrong with it; nothing where it may be none.

    Args:
        known: the article's works.
        dated: the name and the year.
        answer: what they mean.
    """
    at = partial(Found, dated.start, dated.end, None)
    if answer.entry is not None:
        yield _taken(known[answer.entry], dated, answer)
    elif not dated.finished:
        return
    elif answer.rivals:
        message = f"{dated} may mean any of the entries {numbers_of(answer.rivals)}"
        yield at("citation-ambiguous", message, rivals=answer.rivals, open=not answer.other_year)
    elif answer.other_year and names_somebody(dated.name):
        message = f"{dated} has no entry in the reference list, which has {answer.other_year} for this name"
        yield at("citation-unknown", message)
    elif plausible_name(dated.name):
        message = f"{dated} has no entry in the reference list"
        yield at("citation-unknown", message, rivals=by_initial(known, dated.name, dated.year))


def _taken(work: Work, dated: Dated, answer: Answer) -> Found:
    """The citation of a work, with what it and its entry do not have in common."""
    at = partial(Found, dated.start, dated.end, work.entry)
    taken = f"{dated}: taken for entry {work.entry + 1}"
    if answer.other_year:
        return at("citation-year", f"{dated}: the reference list has {answer.other_year} for this name")
    if answer.coauthor:
        return at("citation-name", f"{taken}, by a co-author's name", "info")
    if work.personal and misspelt(work, dated.name):
        return at("citation-name", f"{taken}, whose author's name is spelt otherwise", "info")
    if work.personal and not work.year and dated.year not in work.years:
        return at("citation-year", f"{taken}, which has no year", "info")
    return at()
