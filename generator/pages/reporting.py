"""Links to single paragraphs, and the report of an error that names its place.

A report goes to the address in the settings. It names the page, the lines of the source and the field
of the record, so that a maintainer can write a correction without searching.
"""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup, escape

from generator.model import Article, Lang
from generator.pages.markdown import attribute
from generator.pages.scene import Scene

# article.js puts these in the place of the whole article when a reader is at one paragraph.
PLACES = ("~lines~", "~field~", "~anchor~")


def share_link(
    scene: Scene,
    article: Article,
    anchor: str,
    field: str,
    lines: tuple[int, ...] = (),
    lang: Lang | None = None,
) -> Markup:
    """A quiet link to a paragraph; it has no letters, so that none is copied or indexed with the text.

    ``lang`` is the language of the paragraph where the page marks it as another.
    """
    place = Markup("")
    if scene.site.settings.report_errors_to:
        place = Markup(' data-field="{}"').format(field)
        if lines and article.source:
            place += Markup(' data-lines="{}"').format(_span(lines))
    label = attribute(scene.site.words.get(lang or scene.lang, scene.words).text("copy_link"))
    return Markup(f'<a class="mq-share" href="#{escape(anchor)}" aria-label="{label}"{place}></a>')


def report_link(scene: Scene, article: Article) -> tuple[Markup, Markup] | None:
    """Where a reader reports an error in an article: for the whole of it, and as a pattern for a place.

    None where the settings name no address.
    """
    target = scene.site.settings.report_errors_to
    if not target:
        return None
    lines = _span(article.source.lines) if article.source else ""
    return (
        attribute(_address(scene, article, target, lines, "", "")),
        attribute(_address(scene, article, target, *PLACES)),
    )


def _address(scene: Scene, article: Article, target: str, lines: str, field: str, anchor: str) -> str:
    page = (scene.site.settings.base_url or "/") + scene.url + (f"#{anchor}" if anchor else "")
    rows = [f"{scene.t('report_page')}: {page}"]
    if article.source:
        rows.append(
            f"{scene.t('report_source')}: {article.source.file}, {scene.n('report_lines', 2 if '–' in lines else 1, n=lines)}"
        )
    rows += [f"{scene.t('report_field')}: {field}", f"{scene.t('report_wrong')}: ", ""]
    subject = f"{scene.t('report')}: {article.id}"
    text = "\r\n".join(rows) if target.startswith("mailto:") else "\n".join(rows)
    names = ("subject", "body") if target.startswith("mailto:") else ("title", "body")
    if "/-/issues/new" in target:  # GitLab's names
        names = ("issue[title]", "issue[description]")
    values = zip(names, (subject, text), strict=True)
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in values)
    return f"{target}{'&' if '?' in target else '?'}{query}"


def _span(lines: tuple[int, ...]) -> str:
    first, last = min(lines), max(lines)
    return str(first) if first == last else f"{first}–{last}"
