"""Alphabetical lists: authors, keywords, and the glossary of systems and acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.linking.corpus import Act, System
from generator.model import Lang
from generator.pages import parts
from generator.pages.collation import Letter, by_letter
from generator.pages.entries import country_name, listed_name
from generator.pages.lists import Pages, Row, list_page, list_part
from generator.pages.markdown import escape, inline, plain
from generator.pages.ranking import top
from generator.pages.scene import Link, Scene

MOST = 40  # shown on the own page of a list that is divided by letters
_QUOTED = re.compile(r"[«“\"„](.+)[»”\"]")


@dataclass(frozen=True, slots=True)
class Place:
    """Something in an alphabetical list: what it is found by, and its key."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary.

    Attributes:
        href: its page.
        before, word, after: its name; the alphabet goes by ``word`` and ``after``.
        lang: language of the name, None where it is the page's.
        others: names in other languages.
        facts: a line of what is known of it.
        purpose: what a system does, or empty.
        count: how many articles name it.
    """

    href: Markup
    before: str
    word: str
    after: str
    lang: Lang | None
    others: tuple[tuple[Lang, Markup], ...]
    facts: tuple[Markup, ...]
    purpose: Markup
    count: int


def authors(scene: Scene) -> Pages:
    """All people under their letters."""
    people = scene.corpus.people
    places = [Place(key, listed_name(scene, person)[0]) for key, person in people.items()]

    def show(here: Scene, key: str) -> Row:
        name, lang = listed_name(here, people[key])
        return Row(
            Link(here.entry("authors", key), here.mark(escape(name), lang), len(people[key].articles)), name
        )

    most = top(scene, ((len(p.articles), p.id) for p in people.values()), scene.person, MOST)
    return _in_letters(scene, "authors", "alphabet.md.jinja", places, show, most)


def keywords(scene: Scene) -> Pages:
    """All keywords under their letters."""
    words = scene.corpus.keywords
    places = [Place(key, plain(scene.pick(word.label).text)) for key, word in words.items()]

    def show(here: Scene, key: str) -> Row:
        return Row(here.keyword(key), "")

    most = top(scene, ((len(w.articles), w.id) for w in words.values()), scene.keyword, MOST)
    return _in_letters(scene, "keywords", "alphabet.md.jinja", places, show, most)


def glossary(scene: Scene) -> Pages:
    """Systems and acts in one alphabet, with their names in all languages and a line of facts."""
    corpus = scene.corpus
    places = []
    for key, system in corpus.systems.items():
        places.append(Place(f"systems/{key}", headword(plain(scene.pick(system.name).text), ())[1]))
    for key, act in corpus.acts.items():
        title = scene.pick(act.title)
        if title.text:
            places.append(Place(f"acts/{key}", headword(plain(title.text), skipped(scene, title.lang))[1]))

    def show(here: Scene, key: str) -> Term:
        kind, _, own = key.partition("/")
        return _system(here, corpus.systems[own]) if kind == "systems" else _act(here, corpus.acts[own])

    return _in_letters(scene, "glossary", "glossary.md.jinja", places, show)


def skipped(scene: Scene, lang: Lang) -> tuple[str, ...]:
    """Words at the beginning of an act's name that its place in the alphabet does not go by."""
    words = scene.site.words.get(lang, scene.words)
    return tuple(word for word in words.text("glossary_skip").split("|") if word)


def headword(name: str, skip: Sequence[str]) -> tuple[str, str]:
    """Divides an act's or a system's name before the word that it is looked up by.

    That is the first word within its quotation marks, if it has any, behind what ``skip`` names.

    >>> headword("Law “On Water”", ("On",))
    ('Law “On ', 'Water”')
    """
    quoted = _QUOTED.search(name)
    at = quoted.start(1) if quoted and not name[: quoted.start()].endswith("(") else 0
    for _ in range(2):
        for words in skip:
            rest = name[at:]
            if rest.lower().startswith(words.lower() + " ") and len(rest) > len(words) + 3:
                at += len(words) + 1
                break
    return name[:at], name[at:]


def _system(scene: Scene, item: System) -> Term:
    name = scene.pick(item.name)
    facts = [escape(scene.t("system"))]
    if item.country:
        facts.append(escape(country_name(item.country, scene)))
    if item.owner:
        facts.append(scene.say(item.owner))
    before, word = headword(plain(name.text), ())
    count = len({m.article for m in item.mentions})
    purpose = scene.say(item.purpose) if item.purpose else Markup("")
    others = tuple(
        (lang, inline(item.name[lang])) for lang in scene.others() if _another(item.name, lang, name.lang)
    )
    return Term(
        scene.entry("systems", item.id), before, *_first_word(word), None if name.lang == scene.lang else name.lang,
        others, tuple(facts), purpose, count,
    )  # fmt: skip


def _act(scene: Scene, item: Act) -> Term:
    title = scene.pick(item.title)
    facts = []
    if item.kind:
        kind = scene.t(f"kind_{item.kind}")
        facts.append(escape(kind if kind != f"kind_{item.kind}" else item.kind))
    if item.date:
        facts.append(escape(scene.date(item.date)))
    if item.number:
        facts.append(escape(scene.t("number", n=item.number)))
    if item.status:
        status = scene.t(f"status_{item.status}")
        facts.append(escape(status if status != f"status_{item.status}" else item.status))
    before, word = headword(plain(title.text), skipped(scene, title.lang))
    count = len({m.article for m in item.mentions})
    others = tuple(
        (lang, inline(item.title[lang])) for lang in scene.others() if _another(item.title, lang, title.lang)
    )
    return Term(
        scene.entry("acts", item.id), before, *_first_word(word), None if title.lang == scene.lang else title.lang,
        others, tuple(facts), Markup(""), count,
    )  # fmt: skip


def _another(names: object, lang: Lang, shown: Lang) -> bool:
    return isinstance(names, dict) and bool(names.get(lang)) and lang != shown


def _first_word(text: str) -> tuple[str, str]:
    match = re.match(r"\W*\w+(?:-\w+)*", text)
    end = match.end() if match else len(text)
    return text[:end], text[end:]


def _in_letters(
    scene: Scene,
    name: str,
    template: str,
    places: Sequence[Place],
    show: Callable[[Scene, str], object],
    most: Sequence[Link] = (),
) -> Pages:
    """An alphabetical list; a long one has a page or more for each letter.

    Args:
        scene: of the list's own page.
        name: of the list.
        template: shows ``letters``, or ``steps`` that lead to their pages.
        places: in any order.
        show: an item as the template takes it, for the page it will stand on.
        most: what the own page of a long list shows.
    """

    def page(here: Scene, letters: Sequence[Letter[Place]], **values: object) -> str:
        shown = [Letter(x.letter, tuple(show(here, place.key) for place in x.items)) for x in letters]
        count = sum(len(x.items) for x in letters)
        return here.render(
            template,
            **{
                "name": name,
                "letters": shown,
                "count": count,
                "steps": (),
                "near": (),
                "title": "",
                "most": (),
            }
            | values,
        )

    letters = by_letter(places, lambda place: place.text, scene.lang)
    if len(places) <= parts.NAMES:
        return list_page(scene, page(scene, letters), name, scripts=("list",))
    keys = [(parts.letter_key(scene, x.letter), x.letter, len(x.items)) for x in letters]
    own = page(scene, (), count=len(places), steps=parts.steps_to(scene, name, keys), most=most)
    pages = list_page(scene, own, name)
    for part in parts.by_letters(scene, name, letters):
        here = Scene(scene.site, scene.lang, part.url)
        content = page(here, part.items, title=part.title, steps=part.steps, near=part.near)
        pages |= list_part(here, content, name, part.title)
    return pages
