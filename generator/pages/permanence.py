"""What lasts: addresses that lead on, the notice on a withdrawn article, the changes to an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.linking.corpus import Corpus
from generator.model import Article, Lang
from generator.pages import frame, plan
from generator.pages.data import as_json
from generator.pages.markdown import attribute, escape
from generator.pages.scene import Scene
from generator.pages.tongues import guess_language
from generator.settings import SiteSettings

# Which words name a field that was changed, by the first part of its path.
_FIELDS = {
    "title": "title", "authors": "authors", "affiliations": "affiliations", "abstract": "abstract",
    "summary": "abstract", "keywords": "keywords", "body": "text", "footnotes": "text",
    "references": "references", "dates": "dates", "year": "dates", "doi": "facts", "udc": "facts",
    "irsti": "facts", "pages": "facts", "first_page": "facts", "issue": "facts", "journal": "facts", "rubric": "facts",
    "citation": "facts",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notice:
    """That an article was withdrawn, as its page says it.

    Attributes:
        day: ISO, or "".
        reason: in the page's language where it is known in it.
        href: of the journal's own notice.
        without_text: whether the text was taken from the site.
    """

    day: str
    reason: Markup
    href: Markup | None
    without_text: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """One change to an article, as its page says it: day (ISO or ""), what, and why."""

    day: str
    field: str
    reason: Markup


def notice(scene: Scene, article: Article) -> Notice | None:
    """The notice on a withdrawn article's page."""
    withdrawn = article.withdrawn
    if withdrawn is None:
        return None
    href = attribute(withdrawn.notice) if withdrawn.notice else None
    return Notice(withdrawn.date or "", _words(scene, withdrawn.reason), href, withdrawn.text == "removed")


def changes(scene: Scene, article: Article) -> tuple[Changed, ...]:
    """The changes to an article, those without a day first, then in the order of their days."""
    ordered = sorted(article.changes, key=lambda change: change.date or "")
    return tuple(
        Changed(
            change.date or "",
            scene.t(f"changed_{_FIELDS.get(change.field.partition('.')[0], 'other')}"),
            _words(scene, change.reason),
        )
        for change in ordered
    )


def _words(scene: Scene, reason: str | Mapping[Lang, str]) -> Markup:
    if isinstance(reason, str):
        return scene.mark(escape(reason), guess_language(reason))
    chosen = scene.pick(reason)
    return scene.mark(escape(chosen.text), chosen.lang)


# --- addresses that lead on ---------------------------------------------------------------------


def former(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """(former id, present id) of every address that leads on; an id in use never does."""
    known = list(articles)
    used = {article.id for article in known}
    for article in known:
        for key in article.former_ids:
            if key not in used:
                used.add(key)
                yield key, article.id


def moved(scene: Scene, key: str) -> dict[str, str | bytes]:
    """The page at a former address: it leads on by itself, and by a link.

    Args:
        scene: at the former address.
        key: the article's present id.
    """
    there = plan.entry(scene.lang, "articles", key)
    content = scene.render("moved.md.jinja", href=scene.link(there), title=scene.title(scene.article(key)))
    way = plan.relative(scene.url, there)
    extra = {"redirect": way, "canonical": scene.site.machine.canonical(there) or way, "head": ""}
    rest = there.partition("/")[2]
    return frame.page(scene, content, scene.t("moved"), kind="entry", rest=rest, extra=extra)


def files(corpus: Corpus, settings: SiteSettings) -> dict[str, str | bytes]:
    """For programs: a note in place of each former record, all of them in a table, ``_redirects``."""
    pairs = list(former(corpus.articles.values()))
    if not pairs:
        return {}
    tree: dict[str, str | bytes] = {
        plan.record(old): as_json({"id": old, "moved_to": new, "record": f"{new}.json"}) for old, new in pairs
    }
    tree["data/redirects.json"] = as_json(dict(pairs))
    root = urlsplit(settings.base_url or "").path or "/"
    lines = [
        f"{root}{plan.entry(lang, 'articles', old)} {root}{plan.entry(lang, 'articles', new)} 301"
        for old, new in pairs
        for lang in settings.languages
    ]
    tree["_redirects"] = "\n".join(lines) + "\n"
    return tree
