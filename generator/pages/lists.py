"""List pages: articles, journals and issues, acts and systems."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.linking.corpus import IssueEntry
from generator.model import LANGUAGES, Article, Lang
from generator.pages import frame, parts, plan
from generator.pages.cards import Card, cards
from generator.pages.collation import sort_key
from generator.pages.markdown import escape
from generator.pages.scene import Link, Scene

NEWEST = 60  # articles on the own page of a list that is divided by years
Pages = dict[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a list: ``note`` stands behind the link."""

    link: Link
    text: str
    note: Markup | None = None


Note = Callable[[Scene, str], Markup]


@dataclass(frozen=True, slots=True)
class Rubric:
    """Articles of an issue under one rubric; the title is empty where the issue has none."""

    title: Markup
    cards: tuple[Card, ...]


def articles(scene: Scene) -> Pages:
    """All articles, newest first; of a large collection the newest, and a page or more for each year."""
    keys = list(scene.corpus.articles)
    if len(keys) <= parts.CARDS:
        return list_page(scene, _articles(scene, keys), "articles", scripts=("list",))
    years: dict[int | None, list[str]] = {}
    for key in keys:
        years.setdefault(scene.article(key).year, []).append(key)
    groups = [
        (str(year) if year else "undated", str(year) if year else scene.t("undated"), years[year])
        for year in sorted(years, key=lambda y: -(y or 0))
    ]
    steps = parts.steps_to(scene, "articles", [(key, title, len(items)) for key, title, items in groups])
    pages = list_page(
        scene,
        _articles(scene, keys[:NEWEST], steps=steps, lead="about_articles_large"),
        "articles",
        ("list",),
    )
    for part in parts.by_groups(scene, "articles", groups):
        here = Scene(scene.site, scene.lang, part.url)
        content = _articles(here, part.items, part.title, part.steps, part.near, lead="")
        pages |= list_part(here, content, "articles", part.title)
    return pages


def _articles(
    scene: Scene,
    keys: Iterable[str],
    title: str = "",
    steps: Sequence[parts.Step] = (),
    near: Sequence[parts.Step] = (),
    lead: str = "about_articles",
) -> str:
    listed = cards(scene, keys)
    journals = {c.journal_key: c.journal for c in listed if c.journal_key}
    return scene.render(
        "articles.md.jinja",
        title=title,
        lead=lead,
        steps=steps,
        near=near,
        cards=listed,
        journals=sorted(journals.items(), key=lambda item: sort_key(item[1].striptags(), scene.lang)),
        years=sorted({c.year for c in listed if c.year}, reverse=True),
        languages=[
            lang
            for lang in dict.fromkeys((*scene.site.languages, *LANGUAGES))
            if any(card.language == lang for card in listed)
        ],
        forms=json.dumps(scene.words.forms("articles_count"), ensure_ascii=False, sort_keys=True),
    )


def journals(scene: Scene) -> Pages:
    """All journals with their issues."""
    shown = []
    by_journal: dict[str, list[IssueEntry]] = {}
    for entry in scene.corpus.issues:
        by_journal.setdefault(entry.journal, []).append(entry)
    for key in _journal_keys(scene):
        issues = by_journal[key]
        count = sum(len(e.articles) for e in issues)
        link = Link(scene.entry("journals", key), scene.journal(key), count)
        shown.append((key, link, scene.site.settings.journals.get(key), [_issue(scene, e) for e in issues]))
    content = scene.render("journals.md.jinja", journals=shown)
    return list_page(scene, content, "journals")


def journal(scene: Scene, key: str) -> Pages:
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


def issue(scene: Scene, entry: IssueEntry) -> Pages:
    """The contents of an issue by rubric, in printed order; further pages where one cannot hold it."""
    name = scene.journal(entry.journal).striptags()
    number = scene.issue(entry)
    count = len(entry.articles)
    pages: Pages = {}
    rest = f"journals/{entry.journal}/{entry.id}"
    for part in parts.numbered(scene, scene.url, rest, entry.articles, parts.CARDS):
        here = Scene(scene.site, scene.lang, part.url)
        content = here.render(
            "issue.md.jinja",
            entry=entry,
            number=f"{number} ({part.title})" if part.title else number,
            rubrics=_rubrics(here, part.items),
            count=count,
            near=part.near,
        )
        further = ((number, scene.url),) if part.title else ()
        pages |= frame.page(
            here,
            content,
            f"{name}, {number} ({part.title})" if part.title else f"{name}, {number}",
            kind="list",
            rest=f"{rest}/",
            description=frame.shorten(f"{name}, {number}. {scene.n('articles_count', count)}"),
            crumbs=(
                (scene.t("nav_journals"), plan.section(scene.lang, "journals")),
                (name, plan.entry(scene.lang, "journals", entry.journal)),
                *further,
            ),
            section="journals",
        )
    return pages


def acts(scene: Scene) -> Pages:
    """All legal acts, those cited most first."""
    rows = [
        (act.id, len({m.article for m in act.mentions}), scene.act(act.id).label.striptags())
        for act in scene.corpus.acts.values()
    ]

    def note(here: Scene, key: str) -> Markup:
        item = here.corpus.acts[key]
        facts = [here.date(item.date)] if item.date else []
        if item.number:
            facts.append(here.t("number", n=item.number))
        return escape(", ".join(facts))

    return _ranked(scene, "acts", rows, note)


def systems(scene: Scene) -> Pages:
    """All digital systems, those discussed most first."""
    rows = [
        (item.id, len({m.article for m in item.mentions}), scene.system(item.id).label.striptags())
        for item in scene.corpus.systems.values()
    ]

    def note(here: Scene, key: str) -> Markup:
        purpose = here.corpus.systems[key].purpose
        return here.say(purpose) if purpose else Markup("")

    return _ranked(scene, "systems", rows, note)


def _ranked(scene: Scene, name: str, rows: Iterable[tuple[str, int, str]], note: Note) -> Pages:
    """A list by falling numbers of articles, then by the alphabet; rows are (key, number, text)."""
    ordered = sorted(rows, key=lambda row: (-row[1], sort_key(row[2], scene.lang)))
    link = {"acts": Scene.act, "systems": Scene.system}[name]
    pages: Pages = {}
    for part in parts.numbered(scene, scene.url, name, ordered, parts.NAMES // 2):
        here = Scene(scene.site, scene.lang, part.url)
        shown = [Row(link(here, key), text, note(here, key)) for key, _, text in part.items]
        content = here.render("ranked.md.jinja", name=name, rows=shown, title=part.title, near=part.near)
        if part.title:
            pages |= list_part(here, content, name, part.title)
        else:
            pages |= list_page(here, content, name, scripts=("list",))
    return pages


def list_page(scene: Scene, content: str, name: str, scripts: tuple[str, ...] = ()) -> Pages:
    """A list's own page."""
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


def list_part(scene: Scene, content: str, name: str, title: str) -> Pages:
    """A part of a long list.

    The letters of one language are not those of another: the switch of languages leads to the
    list's own page.
    """
    whole = scene.t(f"nav_{name}")
    return frame.page(
        scene,
        content,
        f"{whole}: {title}",
        kind="list",
        rest=f"{name}/",
        description=f"{whole}: {title}",
        crumbs=((whole, plan.section(scene.lang, name)),),
        section=name,
        scripts=("list",),
    )


def _journal_keys(scene: Scene) -> list[str]:
    """Journals that have articles, those of ``journals.yml`` in its order, then the others."""
    having = {e.journal for e in scene.corpus.issues}
    known = [key for key in scene.site.settings.journals if key in having]
    return known + sorted(having - set(known))


def _issue(scene: Scene, entry: IssueEntry) -> Link:
    title = scene.issue(entry)
    return Link(
        scene.link(plan.issue(scene.lang, entry.journal, entry.id)), escape(title), len(entry.articles)
    )


def _rubrics(scene: Scene, articles: Iterable[str]) -> tuple[Rubric, ...]:
    """Neighbours with the same rubric stand together."""
    groups: list[tuple[Mapping[Lang, str], list[str], Article]] = []
    for key in articles:
        article = scene.article(key)
        if groups and groups[-1][0] == article.rubric:
            groups[-1][1].append(key)
        else:
            groups.append((article.rubric, [key], article))
    return tuple(
        Rubric(scene.rubric(article) if rubric else Markup(""), cards(scene, keys))
        for rubric, keys, article in groups
    )
