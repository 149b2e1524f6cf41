"""The page of one article in one language.

Who wrote it (``bylines``), what it prints in each language (``versions``), and its ``neighbours``; its text and what
stands behind that are written by :mod:`generator.pages.body` and :mod:`generator.pages.backmatter`.
"""

from __future__ import annotations

from markupsafe import Markup

from generator.model import LANGUAGES, Article, Lang
from generator.pages import backmatter, body, doubts, frame, permanence, plan, reporting, searching
from generator.pages.article.bylines import byline, places
from generator.pages.article.neighbours import related
from generator.pages.article.versions import opening, versions_of
from generator.pages.collation import sort_key
from generator.pages.markdown import escape, inline, plain, web_links
from generator.pages.scene import Link, Scene


def render(scene: Scene, article: Article) -> dict[str, str | bytes]:
    """The page as one file of the docs tree."""
    own = scene.lang == scene.site.settings.home_of(article.language)
    full = article.has_full_text()
    text = body.write(article, scene) if own and full else body.Body("", frozenset())
    versions = versions_of(scene, article)
    abstract = opening(scene, article, versions)
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
        byline=byline(scene, article),
        places=places(scene, article),
        issue=_issue(scene, article),
        dates=_dates(scene, article),
        doi_href=backmatter.doi_link(article.doi) if article.doi else None,
        summary=inline(summary) if summary else None,
        abstract=abstract,
        others=tuple(v for v in versions if v is not abstract),
        acts=searching.acts(scene, article),
        systems=tuple(scene.system(key) for key in article.systems if key in scene.corpus.systems),
        body=Markup(text.markdown),
        notes=notes,
        references=backmatter.references(article, scene, shown),
        romanized=backmatter.romanized_alone(article, scene),
        info=_info(scene, article),
        statements=_statements(scene, article, in_body=own and full),
        related=related(scene, article),
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
        text_at=next(iter(scene.site.anchors(article)), "") if own and full else "",
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


def _issue(scene: Scene, article: Article) -> Link | None:
    entry = scene.site.issue_of.get(article.id)
    if entry is None:
        return None
    return Link(
        scene.link(plan.issue(scene.lang, entry.journal, entry.id)),
        escape(scene.issue(entry)),
    )


def _dates(scene: Scene, article: Article) -> tuple[tuple[str, str], ...]:
    """What happened to the article and on which day (ISO), in order."""
    names = ("received", "revised", "accepted", "published")
    days = [(scene.t(name).lower(), getattr(article.dates, name)) for name in names]
    return tuple((words, day) for words, day in days if day)


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
            scene.issue(entry),
            plan.issue(scene.lang, entry.journal, entry.id),
        ),
    )
