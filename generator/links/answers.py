"""What other sites answered: how it is judged, kept from one time to the next, and told."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal

from generator.diagnostics import Diagnostic, Severity
from generator.links.addresses import Place

Verdict = Literal["there", "moved", "gone", "closed", "silent", "malformed", "private"]

#: Days after which an address is asked for again, by the last verdict.
FRESH: Mapping[Verdict, int] = {
    "there": 30, "moved": 30, "closed": 30, "gone": 7, "malformed": 0, "private": 0, "silent": 1,
}  # fmt: skip

_TOLD: Mapping[Verdict, tuple[str, Severity, str]] = {
    "moved": ("link-moved", "info", "The address still leads there; give the new one in a correction if you like."),
    "gone": ("link-gone", "warning", "Look for the work's new address, or for a copy in a web archive."),
    "closed": ("link-closed", "info", "The site lets no program in; open it in a browser."),
    "silent": ("link-silent", "warning", "It may be down for a time; ask again in some days."),
    "malformed": ("link-malformed", "warning", "Correct the address."),
    "private": ("link-malformed", "warning", "It leads into a private network; correct the address."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes:
        verdict: see :func:`judge`.
        day: ISO date of the asking.
        status: of HTTP, 0 where there was none.
        address: where a permanent redirection leads, "" where there is none.
        said: what went wrong, in words.
    """

    verdict: Verdict
    day: str
    status: int = 0
    address: str = ""
    said: str = ""


def judge(status: int) -> Verdict:
    """What a status of HTTP says of the address.

    404 and 410 mean that it is gone; sites that let no program in say 401, 403, 429 and others,
    which says nothing of the page; 5xx may pass.
    """
    if 200 <= status < 300:
        return "there"
    if status in (404, 410):
        return "gone"
    if 500 <= status < 600 or 300 <= status < 400:
        return "silent"
    return "closed"


def fresh(answer: Answer, today: date) -> bool:
    """Whether an answer is recent enough not to ask again."""
    return (today - date.fromisoformat(answer.day)).days < FRESH[answer.verdict]


def due(addresses: Sequence[str], kept: Mapping[str, Answer], today: date) -> list[str]:
    """The addresses to ask for: those never asked first, then those whose answer is oldest."""
    never = [url for url in addresses if url not in kept]
    old = [url for url in addresses if url in kept and not fresh(kept[url], today)]
    return [*never, *sorted(old, key=lambda url: kept[url].day)]


def as_json(answers: Mapping[str, Answer]) -> str:
    """The answers as they are kept in a file."""
    return (
        json.dumps({url: asdict(answers[url]) for url in sorted(answers)}, ensure_ascii=False, indent=1)
        + "\n"
    )


def from_json(text: str) -> dict[str, Answer]:
    """What :func:`as_json` wrote.

    Raises:
        ValueError: if the text is something else.
    """
    data = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError("no answers of maqala links")
    try:
        answers = {url: Answer(**fields) for url, fields in data.items()}
        for answer in answers.values():
            date.fromisoformat(answer.day)
            FRESH[answer.verdict]
    except (TypeError, KeyError) as error:
        raise ValueError(f"no answers of maqala links: {error}") from None
    return answers


def summary(addresses: Mapping[str, object], answers: Mapping[str, Answer]) -> str:
    """Such as ``120 addresses: 100 there, 2 gone, 18 not asked for yet``."""
    number = Counter(answers[url].verdict if url in answers else "not asked for yet" for url in addresses)
    parts = [f"{number[word]} {word}" for word in (*FRESH, "not asked for yet") if number[word]]
    return f"{len(addresses)} addresses: {', '.join(parts) or 'none'}"


def findings(addresses: Mapping[str, Sequence[Place]], answers: Mapping[str, Answer]) -> Iterator[Diagnostic]:
    """A finding for each place of each address that is not simply there; none for those not asked."""
    for url, places in addresses.items():
        answer = answers.get(url)
        if answer is None or answer.verdict not in _TOLD:
            continue
        code, severity, hint = _TOLD[answer.verdict]
        if answer.verdict == "moved":
            said = f"has moved to {answer.address}"
        else:
            said = f"answered {answer.status}" if answer.status else answer.said
        message = f"{url} {said} ({answer.day})"
        for place in places:
            yield Diagnostic(code, severity, message, place.file, place.line, hint, place.article)
