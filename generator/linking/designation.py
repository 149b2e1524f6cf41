"""How an act is called that has no title: kind, date and number, written out in a language."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Lang

_MONTHS: Mapping[Lang, tuple[str, ...]] = {
    "kk": (
        "қаңтардағы", "ақпандағы", "наурыздағы", "сәуірдегі", "мамырдағы", "маусымдағы", "шілдедегі",
        "тамыздағы", "қыркүйектегі", "қазандағы", "қарашадағы", "желтоқсандағы",
    ),
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
        "октября", "ноября", "декабря",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip


def written_date(lang: Lang, iso: str) -> str:
    """A date inside a sentence.

    >>> written_date("kk", "2015-11-24"), written_date("en", "2015-11-24")
    ('2015 жылғы 24 қарашадағы', '24 November 2015')
    >>> written_date("kk", "2014"), written_date("ru", "2014")
    ('2014 жылғы', '2014 года')
    """
    if len(iso) == 4:
        return {"kk": f"{iso} жылғы", "ru": f"{iso} года", "en": iso}[lang]
    year, month, day = iso.split("-")
    name = _MONTHS[lang][int(month) - 1]
    if lang == "kk":
        return f"{year} жылғы {int(day)} {name}"
    if lang == "ru":
        return f"{int(day)} {name} {year} года"
    return f"{int(day)} {name} {year}"


def designation(
    lang: Lang,
    kind: str,
    issuer: str,
    date: str,
    number: str,
    patterns: Mapping[str, Mapping[Lang, str]],
) -> str:
    """Kind, date (or year) and number in words; "" where one of them is not known."""
    pattern = (patterns.get(f"{kind}-{issuer}") or patterns.get(kind, {})).get(lang, "")
    if not (pattern and date and number):
        return ""
    return pattern.format(date=written_date(lang, date), number=number)
