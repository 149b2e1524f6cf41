"""One round of asking: what is kept of earlier rounds, what is due now, and keeping the new answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.links.answers import Answer, as_json, due, from_json
from generator.progress import Progress, silent

_OFTEN = 20  # answers after which they are kept, so that a round that is stopped loses little

Asking = Callable[[Iterable[str]], Iterator[tuple[str, Answer]]]


@dataclass(frozen=True, slots=True)
class Round:
    """What a round came to.

    Attributes:
        answers: to each address, those of earlier rounds too.
        asked: how many were asked for now.
        left: how many were due and not asked for, because of the limit.
    """

    answers: dict[str, Answer]
    asked: int
    left: int


def read(cache: Path) -> dict[str, Answer]:
    """The answers of earlier rounds; none where there is no file.

    Raises:
        ValueError: if the file holds something else.
    """
    return from_json(cache.read_text(encoding="utf-8")) if cache.is_file() else {}


def go(
    addresses: Sequence[str],
    kept: dict[str, Answer],
    cache: Path,
    today: date,
    ask: Asking,
    limit: int | None = None,
    progress: Progress = silent,
) -> Round:
    """Asks for what is due and keeps the answers; a round that was stopped goes on where it was.

    Args:
        addresses: all that the site names.
        kept: from :func:`read`; with none, everything is asked for anew.
        cache: where the answers are kept.
        today: the day of the new answers.
        ask: gives an answer for each address, in any order.
        limit: at most so many are asked for.
        progress: told how far it is.
    """
    waiting = due(addresses, kept, today)
    now = waiting if limit is None else waiting[:limit]
    answers = {url: kept[url] for url in addresses if url in kept}
    number = 0
    progress("Asking", 0, len(now))
    try:
        for number, (url, answer) in enumerate(ask(now), 1):
            answers[url] = answer
            progress("Asking", number, len(now))
            if number % _OFTEN == 0:
                _keep(cache, {**kept, **answers})
    finally:
        if number:
            _keep(cache, {**kept, **answers})
    return Round(answers, number, len(waiting) - len(now))


def _keep(cache: Path, answers: dict[str, Answer]) -> None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    new = cache.with_name(f".{cache.name}.new")
    new.write_text(as_json(answers), encoding="utf-8")
    os.replace(new, cache)
