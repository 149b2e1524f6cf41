"""The page of one article in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.linking.corpus import Related
from generator.model import LANGUAGES, Article, Lang
from generator.pages import backmatter, body, doubts, frame, mentions, permanence, plan, reporting, searching
from generator.pages.collation import sort_key
from generator.pages.markdown import escape, inline, plain, web_links
from generator.pages.scene import Link, Scene

_REASONS = 3  # shown of each kind


@dataclass(frozen=True, slots=True)
class Byline:
    """One author as the page shows them.

    ``mail`` is the address in two halves, so that the page never holds it as one word.
    """

    person: Link | None
    name: Markup
    marks: tuple[int, ...]
    orcid: str | None
    mail: tuple[str, str] | None
    corresponding: bool


@dataclass(frozen=True, slots=True)
class Version:
    """What an article prints in one language."""

    lang: Lang
    title: Markup
    paragraphs: tuple[tuple[str, Markup], ...]  # with anchors
    keywords: tuple[tuple[Markup, Markup | None], ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why another article is worth reading."""

    words: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A related article with the reasons."""

    article: Article
    href: Markup
    title: Markup
    reasons: tuple[Reason, ...]


def render(scene: Scene, article: Article) -> dict[str, str | bytes]:
    """The page as one file of the docs tree."""
    own = scene.lang == scene.site.settings.home_of(article.language)
    full = article.has_full_text()
    text = body.write(article, scene) if own and full else body.Body("", frozenset())
    versions = tuple(
        _version(scene, article, lang)
        for lang in dict.fromkeys((scene.lang, *scene.others(), article.language))
    )
    versions = tuple(v for v in versions if v.title or v.paragraphs or v.keywords)
    here = next((v for v in versions if v.lang == scene.lang), None)
    if here is not None and not here.paragraphs and not here.keywords:
        here = None
    abstract = here
    if abstract is None or not abstract.paragraphs:
        # A page without an abstract in its own language opens with one in the article's.
        abstract = (
            next((v for v in versions if v.lang == article.language and v.paragraphs), None) or abstract
        )
        abstract = abstract or next((v for v in versions if v.paragraphs), None)
    notes = backmatter.footnotes(article, scene, text.footnotes) if own and full else ()
    shown = "".join((text.markdown, *(note.html for note in notes)))
    summary = article.summary.get(scene.lang)
    before, after = _neighbours_in_issue(scene, article)
    content = scene.render(
        "article.md.jinja",
        a=article,
        names=frame.LANGUAGE_NAMES,
        own=own,
        full=full,
        title=scene.title(article),
        title_language=scene.pick(article.title, article.language).lang,
        byline=_byline(scene, article),
        places=_places(scene, article),
        issue=_issue(scene, article),
        dates=_dates(scene, article),
        doi_href=backmatter.doi_link(article.doi) if article.doi else None,
        summary=inline(summary) if summary else None,
        abstract=abstract,
        others=tuple(v for v in versions if v is not abstract),
        here=here,
        acts=searching.acts(scene, article),
        systems=tuple(scene.system(key) for key in article.systems if key in scene.corpus.systems),
        body=Markup(text.markdown),
        notes=notes,
        references=backmatter.references(article, scene, shown),
        romanized=backmatter.romanized_alone(article, scene),
        info=_info(scene, article),
        statements=_statements(scene, article, in_body=own and full),
        related=_related(scene, article),
        styles=sorted(
            scene.site.machine.cited(article, scene.lang), key=lambda style: sort_key(style.name, scene.lang)
        ),
        cited_by=tuple(scene.article(key) for key in scene.corpus.cited_by.get(article.id, ())),
        before=before,
        after=after,
        publisher=_publisher(scene, article),
        withdrawn=permanence.notice(scene, article),
        changes=permanence.changes(scene, article),
        cites=tuple(
            scene.article(key) for key in scene.site.cites.get(article.id, ()) if key in scene.corpus.articles
        ),
        works=len(article.references.original) or len(article.references.romanized),
        text_at=_beginning(scene, article) if own and full else "",
        report=reporting.report_link(scene, article),
        doubts=doubts.of_article(scene, article),
        index=searching.words(scene, article, own and full),
        facets=searching.facets(scene, article),
    )
    title = plain(scene.sentence(article.title, article.language).text)
    lead = (
        summary
        or next(iter(article.abstract.get(scene.lang, ())), "")
        or next(iter(article.abstract.get(article.language, ())), "")
    )
    return frame.page(
        scene,
        content,
        title,
        kind="article",
        rest=f"articles/{article.id}/",
        description=frame.shorten(plain(lead)),
        crumbs=_crumbs(scene, article),
        indexed=True,
        section="articles",
        scripts=("article",),
        extra={"article": article.id},
    )


def _beginning(scene: Scene, article: Article) -> str:
    """The anchor at which the text begins."""
    return next(iter(scene.site.anchors(article)), "")


def _byline(scene: Scene, article: Article) -> tuple[Byline, ...]:
    ids = scene.corpus.author_ids.get(article.id, ())
    several = max((len(a) for a in article.affiliations.values()), default=0) > 1
    found = []
    for index, author in enumerate(article.authors):
        person = ids[index] if index < len(ids) and ids[index] in scene.corpus.people else None
        name, _, host = (author.email or "").partition("@")
        found.append(
            Byline(
                scene.person(person) if person else None,
                scene.name(author.name, article.language),
                author.affiliations if several else (),
                author.orcid,
                (name, host) if host else None,
                author.corresponding,
            )
        )
    return tuple(found)


def _places(scene: Scene, article: Article) -> tuple[tuple[int, Markup, Markup | None], ...]:
    """Affiliations: number, words, link to the institution's page."""
    ids = scene.corpus.institution_ids.get(article.id, ())
    count = max((len(a) for a in article.affiliations.values()), default=0)
    found = []
    for number in range(1, count + 1):
        texts = {lang: a[number - 1] for lang, a in article.affiliations.items() if len(a) >= number}
        key = ids[number - 1] if number <= len(ids) else ""
        href = scene.entry("institutions", key) if key in scene.corpus.institutions else None
        found.append((number, scene.say(texts, article.language), href))
    return tuple(found)


def _issue(scene: Scene, article: Article) -> Link | None:
    entry = scene.site.issue_of.get(article.id)
    if entry is None:
        return None
    return Link(
        scene.link(plan.issue(scene.lang, entry.journal, entry.id)),
        escape(issue_title(scene, entry.year, entry.volume, entry.number, entry.label)),
    )


def _dates(scene: Scene, article: Article) -> tuple[tuple[str, str], ...]:
    """What happened to the article and on which day (ISO), in order."""
    names = ("received", "revised", "accepted", "published")
    days = [(scene.t(name).lower(), getattr(article.dates, name)) for name in names]
    return tuple((words, day) for words, day in days if day)


def issue_title(
    scene: Scene, year: int | None, volume: str | None, number: str | None, label: str | None
) -> str:
    """An issue as readers name it: the label if there is nothing better."""
    parts = [str(year)] if year else []
    if volume:
        parts.append(scene.t("volume", n=volume))
    if number:
        parts.append(scene.t("number", n=number.replace(" ", "\u00a0")))
    if not number and label and label not in parts:
        parts.append(label)
    return ", ".join(parts) or scene.t("issue")


def _version(scene: Scene, article: Article, lang: Lang) -> Version:
    keys = scene.corpus.keyword_ids.get(article.id, {}).get(lang, ())
    keywords = []
    for index, word in enumerate(article.keywords.get(lang, ())):
        key = keys[index] if index < len(keys) else ""
        keywords.append(
            (inline(word), scene.entry("keywords", key) if key in scene.corpus.keywords else None)
        )
    return Version(
        lang,
        inline(scene.site.casing.restore(article.title.get(lang, ""))),
        tuple(
            _abstract(scene, article, lang, index, paragraph)
            for index, paragraph in enumerate(article.abstract.get(lang, ()))
        ),
        tuple(keywords),
    )


def _abstract(scene: Scene, article: Article, lang: Lang, number: int, text: str) -> tuple[str, Markup]:
    """A paragraph of an abstract with its anchor; in the article's language its acts and systems are linked."""
    spans = web_links(text)
    if lang == article.language:
        spans = mentions.linked(scene, article.id, "abstract", number, text, spans)
    anchor = f"abstract-{lang}-{number + 1}"
    return anchor, inline(text, spans) + reporting.share_link(
        scene, article, anchor, f"abstract.{lang}.{number}", lang=lang
    )


def _info(scene: Scene, article: Article) -> tuple[tuple[Lang, tuple[Markup, ...]], ...]:
    """Information about the authors: the page's language first, else the article's, else any."""
    for lang in (scene.lang, article.language, *LANGUAGES):
        if article.author_info.get(lang):
            return ((lang, tuple(inline(i.text, web_links(i.text)) for i in article.author_info[lang])),)
    return ()


def _statements(scene: Scene, article: Article, in_body: bool) -> tuple[tuple[str, Markup], ...]:
    """Funding, thanks and the like; ``in_body`` leaves out what the text on the page says already."""
    printed = {block.text for block in article.body if block.type == "paragraph"} if in_body else set()
    found = []
    for name in ("funding", "acknowledgements", "conflict_of_interest", "citation"):
        texts = getattr(article, name)
        if texts and printed.isdisjoint(texts.values()):
            chosen = scene.pick(texts, article.language)
            html = inline(chosen.text, web_links(chosen.text))
            found.append((scene.t(name), scene.mark(html, chosen.lang)))
    return tuple(found)


def _related(scene: Scene, article: Article) -> tuple[Neighbour, ...]:
    found = []
    for other in scene.corpus.related.get(article.id, ()):
        if other.article in scene.corpus.articles:
            neighbour = scene.article(other.article)
            found.append(
                Neighbour(
                    neighbour,
                    scene.entry("articles", neighbour.id),
                    scene.title(neighbour),
                    _reasons(scene, other),
                )
            )
    return tuple(found)


def _reasons(scene: Scene, other: Related) -> tuple[Reason, ...]:
    """What two articles share, by kind; of each kind the first few."""
    tables: dict[str, tuple[Mapping[str, object], Callable[[str], Link]]] = {
        "keyword": (scene.corpus.keywords, scene.keyword),
        "act": (scene.corpus.acts, scene.act),
        "system": (scene.corpus.systems, scene.system),
        "person": (scene.corpus.people, scene.person),
        "reference": (scene.corpus.most_cited, partial(backmatter.work_link, scene)),
    }
    shared: dict[str, list[Link]] = {}
    for kind, key in other.reasons:
        if kind == "reference":
            shared.setdefault(kind, [])  # told also of a work that has no place in the list
        if kind in tables and key in tables[kind][0]:
            shared.setdefault(kind, []).append(tables[kind][1](key))
    found = [
        Reason(scene.n(f"reason_{kind}", max(len(links), 1)), tuple(links[:_REASONS]))
        for kind, links in shared.items()
    ]
    return tuple(found)


def _neighbours_in_issue(scene: Scene, article: Article) -> tuple[Article | None, Article | None]:
    entry = scene.site.issue_of.get(article.id)
    if entry is None:
        return None, None
    at = entry.articles.index(article.id)
    before = scene.article(entry.articles[at - 1]) if at else None
    after = scene.article(entry.articles[at + 1]) if at + 1 < len(entry.articles) else None
    return before, after


def _publisher(scene: Scene, article: Article) -> Markup | None:
    """Where the publisher has the article: its DOI, else the journal's own site."""
    if article.doi:
        return backmatter.doi_link(article.doi)
    journal = scene.site.settings.journals.get(article.journal or "")
    return escape(journal.url) if journal and journal.url else None


def _crumbs(scene: Scene, article: Article) -> tuple[tuple[str, str], ...]:
    entry = scene.site.issue_of.get(article.id)
    if entry is None:
        return ((scene.t("nav_articles"), plan.section(scene.lang, "articles")),)
    journal = scene.site.settings.journals.get(entry.journal)
    name = scene.pick(journal.title).text if journal else entry.journal
    return (
        (scene.t("nav_journals"), plan.section(scene.lang, "journals")),
        (name, plan.entry(scene.lang, "journals", entry.journal)),
        (
            issue_title(scene, entry.year, entry.volume, entry.number, entry.label),
            plan.issue(scene.lang, entry.journal, entry.id),
        ),
    )
