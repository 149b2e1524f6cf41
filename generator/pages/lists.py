"""List pages: articles, journals and issues, and everything in alphabetical order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from generator.linking.corpus import IssueEntry
from generator.model import Article, Lang
from generator.pages import frame, plan
from generator.pages.article import issue_title
from generator.pages.cards import Card, cards
from generator.pages.collation import by_letter
from generator.pages.entries import listed_name
from generator.pages.markdown import escape, plain
from generator.pages.scene import Link, Scene

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of an alphabetical list: ``note`` stands behind the link."""

    link: Link
    text: str
    note: str | Markup = ""


@dataclass(frozen=True, slots=True)
class Rubric:
    """Articles of an issue under one rubric; the title is empty where the issue has none."""

    title: Markup
    cards: tuple[Card, ...]


def articles(scene: Scene) -> dict[str, str | bytes]:
    """All articles, newest first."""
    listed = cards(scene, scene.corpus.articles)
    journals = {c.journal_key: c.journal for c in listed if c.journal_key}
    content = scene.render(
        "articles.md.jinja",
        cards=listed,
        journals=sorted(journals.items(), key=lambda item: item[1].striptags()),
        years=sorted({c.year for c in listed if c.year}, reverse=True),
        languages=[lang for lang in scene.site.languages if any(c.language == lang for c in listed)],
        forms=json.dumps(scene.words.forms("articles_count"), ensure_ascii=False, sort_keys=True),
    )
    return _page(scene, content, "articles", scripts=("list",))


def journals(scene: Scene) -> dict[str, str | bytes]:
    """All journals with their issues."""
    shown = []
    for key in _journal_keys(scene):
        issues = [e for e in scene.corpus.issues if e.journal == key]
        count = sum(len(e.articles) for e in issues)
        link = Link(scene.entry("journals", key), scene.journal(key), count)
        shown.append((key, link, scene.site.settings.journals.get(key), [_issue(scene, e) for e in issues]))
    content = scene.render("journals.md.jinja", journals=shown)
    return _page(scene, content, "journals")


def journal(scene: Scene, key: str) -> dict[str, str | bytes]:
    """One journal: what it is, and its issues."""
    settings = scene.site.settings.journals.get(key)
    title = scene.pick(settings.title).text if settings else key
    issues = [_issue(scene, e) for e in scene.corpus.issues if e.journal == key]
    url = Markup(escape(settings.url)) if settings and settings.url else None
    content = scene.render("journal.md.jinja", key=key, journal=settings, issues=issues, url=url)
    return frame.page(
        scene,
        content,
        title,
        kind="entry",
        rest=f"journals/{key}/",
        description=frame.shorten(f"{title}. {scene.n('issues_count', len(issues))}"),
        crumbs=((scene.t("nav_journals"), plan.section(scene.lang, "journals")),),
        section="journals",
    )


def issue(scene: Scene, entry: IssueEntry) -> dict[str, str | bytes]:
    """The contents of an issue by rubric, in printed order."""
    name = scene.journal(entry.journal).striptags()
    number = issue_title(scene, entry.year, entry.volume, entry.number, entry.label)
    content = scene.render(
        "issue.md.jinja",
        entry=entry,
        number=number,
        rubrics=_rubrics(scene, entry),
        count=len(entry.articles),
    )
    return frame.page(
        scene,
        content,
        f"{name}, {number}",
        kind="list",
        rest=f"journals/{entry.journal}/{entry.id}/",
        description=frame.shorten(f"{name}, {number}. {scene.n('articles_count', len(entry.articles))}"),
        crumbs=(
            (scene.t("nav_journals"), plan.section(scene.lang, "journals")),
            (name, plan.entry(scene.lang, "journals", entry.journal)),
        ),
        section="journals",
    )


def authors(scene: Scene) -> dict[str, str | bytes]:
    """All people under their letters."""
    rows = []
    for person in scene.corpus.people.values():
        name, lang = listed_name(scene, person)
        link = Link(scene.entry("authors", person.id), scene.mark(escape(name), lang), len(person.articles))
        rows.append(Row(link, name))
    return _alphabet(scene, "authors", rows)


def keywords(scene: Scene) -> dict[str, str | bytes]:
    """All keywords under their letters."""
    rows = [
        Row(scene.keyword(word.id), plain(scene.pick(word.label).text))
        for word in scene.corpus.keywords.values()
    ]
    return _alphabet(scene, "keywords", rows)


def acts(scene: Scene) -> dict[str, str | bytes]:
    """All legal acts, those cited most first."""
    rows = []
    for item in scene.corpus.acts.values():
        link = scene.act(item.id)
        facts = [scene.date(item.date) if item.date else "", f"№ {item.number}" if item.number else ""]
        rows.append(Row(link, link.label.striptags(), escape(", ".join(f for f in facts if f))))
    return _ranked(scene, "acts", rows)


def systems(scene: Scene) -> dict[str, str | bytes]:
    """All digital systems, those discussed most first."""
    rows = []
    for item in scene.corpus.systems.values():
        link = scene.system(item.id)
        rows.append(
            Row(link, link.label.striptags(), scene.say(item.purpose) if item.purpose else Markup(""))
        )
    return _ranked(scene, "systems", rows)


def _alphabet(scene: Scene, name: str, rows: Iterable[Row]) -> dict[str, str | bytes]:
    rows = tuple(rows)
    letters = by_letter(rows, lambda row: row.text, scene.lang)
    content = scene.render("alphabet.md.jinja", name=name, letters=letters, count=len(rows))
    return _page(scene, content, name, scripts=("list",))


def _ranked(scene: Scene, name: str, rows: Iterable[Row]) -> dict[str, str | bytes]:
    ordered = [row for letter in by_letter(rows, lambda row: row.text, scene.lang) for row in letter.items]
    ordered.sort(key=lambda row: -(row.link.count or 0))
    content = scene.render("ranked.md.jinja", name=name, rows=ordered)
    return _page(scene, content, name, scripts=("list",))


def _page(scene: Scene, content: str, name: str, scripts: tuple[str, ...] = ()) -> dict[str, str | bytes]:
    return frame.page(
        scene,
        content,
        scene.t(f"nav_{name}"),
        kind="list",
        rest=f"{name}/",
        description=scene.t(f"about_{name}"),
        section=name,
        scripts=scripts,
    )


def _journal_keys(scene: Scene) -> list[str]:
    """Journals that have articles, those of ``journals.yml`` in its order, then the others."""
    having = {e.journal for e in scene.corpus.issues}
    known = [key for key in scene.site.settings.journals if key in having]
    return known + sorted(having - set(known))


def _issue(scene: Scene, entry: IssueEntry) -> Link:
    title = issue_title(scene, entry.year, entry.volume, entry.number, entry.label)
    return Link(
        scene.link(plan.issue(scene.lang, entry.journal, entry.id)), escape(title), len(entry.articles)
    )


def _rubrics(scene: Scene, entry: IssueEntry) -> tuple[Rubric, ...]:
    """Neighbours with the same rubric stand together."""
    groups: list[tuple[Mapping[Lang, str], list[str], Article]] = []
    for key in entry.articles:
        article = scene.article(key)
        if groups and groups[-1][0] == article.rubric:
            groups[-1][1].append(key)
        else:
            groups.append((article.rubric, [key], article))
    return tuple(
        Rubric(scene.rubric(article) if rubric else Markup(""), cards(scene, keys))
        for rubric, keys, article in groups
    )


def most_used(
    scene: Scene,
    items: Iterable[Item],
    count: Callable[[Item], int],
    link: Callable[[Item], Link],
    limit: int,
) -> list[Link]:
    """Links to the things with the most articles, in falling order, then by the alphabet."""
    links = [(count(item), link(item)) for item in items]
    rows = [Row(made, made.label.striptags()) for number, made in links if number]
    ordered = [row for letter in by_letter(rows, lambda row: row.text, scene.lang) for row in letter.items]
    ordered.sort(key=lambda row: -(row.link.count or 0))
    return [row.link for row in ordered[:limit]]


__all__ = [
    "acts", "articles", "authors", "issue", "journal", "journals", "keywords", "most_used", "systems",
]  # fmt: skip
