"""What is shown of a person: the fullest name in each language, its other spellings, the id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.linking.people.appearances import Appearance, Group, words_of
from generator.linking.people.surnames import surname_borne_out
from generator.model import LANGUAGES, Lang
from generator.reading.personal_names import part_words
from generator.romanize import slug


def new_id(group: Group, taken: set[str]) -> str:
    """Surname and initials in Latin letters, longer where another person has that already."""
    first = group.members[0]
    lang: Lang = "en" if "en" in first.names else next(iter(first.names), "en")
    surname = first.names[lang].words[0] if first.names else "unknown"
    wordings: list[str] = []
    for name in (first.author.name.get(x, "") for x in ("en", "ru", "kk")):
        letters = [w.rstrip(".") for w in words_of(name) if len(w.rstrip(".")) <= 2 and w.rstrip(".")]
        wordings.append(" ".join(letters))
    initials = max(wordings, key=lambda w: len(w.split()))
    if not initials and first.whole:
        whole = first.whole.get("en") or next(iter(first.whole.values()))
        initials = " ".join(word[:1] for word in whole.words[1:] if word)
    tries = [slug(f"{surname} {initials}")]
    for parsed in (first.whole.get("en"), first.whole.get("ru"), first.whole.get("kk")):
        if parsed:
            tries.append(slug(f"{surname} {parsed.words[1]}"))
            tries.append(slug(f"{surname} {parsed.words[1]} {parsed.words[2]}"))
    for wish in tries:
        if wish and wish not in taken:
            return wish
    base, n = tries[0] or "author", 2
    while f"{base}-{n}" in taken:
        n += 1
    return f"{base}-{n}"


def best_names(group: Group) -> dict[Lang, str]:
    """In each language the fullest name: whole names before initials, the commonest spelling first."""
    best: dict[Lang, str] = {}
    for lang in LANGUAGES:
        if group.by_hand and group.by_hand.name.get(lang):
            best[lang] = group.by_hand.name[lang]
            continue
        whole = Counter(full for a in group.members if (full := _full_name(a, lang)))
        short = Counter(a.author.name[lang] for a in group.members if a.author.name.get(lang))
        for counts in (whole, short):
            if counts:
                best[lang] = max(counts, key=lambda name: (counts[name], len(name.split()), name))
                break
    return best


def _full_name(a: Appearance, lang: Lang) -> str:
    """The whole name of one appearance.

    Its surname is that of the information about the authors, where the whole name stands; that of
    the byline only where the other witnesses bear it out, so that no name is shown which nobody
    printed and nothing supports.
    """
    name = a.whole.get(lang)
    if not name or not name.given:
        return ""
    surname, given, patronymic = name.words
    byline = a.names.get(lang)
    if byline and surname_borne_out(a, lang) == "byline":
        surname = byline.words[0]
    return " ".join(word for word in (surname, given, patronymic) if word)


def variants(group: Group, names: Mapping[Lang, str]) -> tuple[str, ...]:
    """The spellings of a person's names beside those that are shown."""
    printed: Iterable[str] = (
        name
        for a in group.members
        for lang in LANGUAGES
        for name in (a.author.name.get(lang, ""), a.author.full_name.get(lang, ""))
    )
    used = {_same_name(name) for name in names.values()}
    kept: dict[str, str] = {}
    for name in printed:
        if name and (key := _same_name(name)) not in used:
            kept.setdefault(key, name)
    return tuple(kept.values())


def _same_name(name: str) -> str:
    """What printings of a name have in common that differ in blanks and in the order of words only."""
    return " ".join(sorted(words_of(part_words(name).casefold())))
