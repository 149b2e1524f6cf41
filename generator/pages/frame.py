"""The front matter of a page: what the theme's templates show around the content.

The theme holds no words of its own. Each page brings its frame along, in its own language, so that
the same templates serve three languages and any builder that hands ``page.meta`` to them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from generator.pages import plan
from generator.pages.scene import Scene
from generator.pages.words import Words

FRAME_STRINGS = (
    "skip", "menu", "search", "search_hint", "language", "theme", "theme_auto", "theme_light", "theme_dark",
    "contents", "breadcrumbs", "about", "top", "footer_note", "report", "copied", "copy_link",
)  # fmt: skip
_as_json = json.JSONEncoder(ensure_ascii=False).encode
LANGUAGE_NAMES = {"kk": ("Қазақша", "Қаз"), "ru": ("Русский", "Рус"), "en": ("English", "Eng")}


def page(
    scene: Scene,
    content: str,
    title: str,
    *,
    kind: str,
    rest: str,
    description: str = "",
    crumbs: tuple[tuple[str, str], ...] = (),
    scripts: tuple[str, ...] = (),
    indexed: bool = False,
    section: str = "",
    extra: dict[str, Any] | None = None,
) -> dict[str, str | bytes]:
    """A page as one file of the docs tree.

    Args:
        scene: the page's scene.
        content: Markdown.
        title: plain text.
        kind: for the style sheet: ``article``, ``list`` …
        rest: the address without the language, the same in all languages.
        description: plain text for search engines.
        crumbs: (title, address) of the pages above.
        scripts: names of scripts of the theme that only such pages need.
        indexed: whether the search index holds the page.
        section: which entry of the menu is the current one.
        extra: further front matter.
    """
    settings = scene.site.settings
    meta: dict[str, Any] = {
        "title": title,
        "language": scene.lang,
        "kind": kind,
        "site": scene.say(settings.name).striptags(),
        "home": plan.home(scene.lang),
        "search_url": plan.section(scene.lang, "search"),
        "about_url": plan.section(scene.lang, "about"),
        "menu": _menu(scene.words, section, tuple(name for name in plan.MENU if has(scene, name))),
        "alternates": [
            {
                "lang": lang,
                "name": LANGUAGE_NAMES[lang][0],
                "short": LANGUAGE_NAMES[lang][1],
                "url": f"{lang}/{rest}",
            }
            for lang in scene.site.languages
        ],
        "ui": _ui(scene.words),
        "head": scene.site.machine.head(scene.url, title, description, crumbs),
    }
    canonical = scene.site.machine.canonical(scene.url)
    if canonical:
        meta["canonical"] = canonical
    if description:
        meta["description"] = description
    if crumbs:
        meta["crumbs"] = [{"title": name, "url": url} for name, url in crumbs]
    if scripts:
        meta["scripts"] = list(scripts)
    if indexed:
        meta["indexed"] = True
    if settings.report_errors_to:
        meta["report_to"] = settings.report_errors_to
    meta.update(extra or {})
    return {plan.source_of(scene.url): f"---\n{dump(meta)}---\n\n{content.strip()}\n"}


class _Json(str):
    """A value as it stands in the front matter."""


# What many pages of a language have alike is written once. (The words are held meanwhile, and no site.)


@lru_cache(maxsize=128)
def _menu(words: Words, section: str, names: Sequence[str]) -> _Json:
    entries = [
        {
            "title": words.text(f"nav_{name}"),
            "url": plan.section(words.lang, name),
            "current": name == section,
            "footer": name not in plan.LISTS,
        }
        for name in names
    ]
    return _Json(_as_json(entries))


@lru_cache(maxsize=8)
def _ui(words: Words) -> _Json:
    return _Json(_as_json({key: words.text(key) for key in FRAME_STRINGS}))


def has(scene: Scene, name: str) -> bool:
    """Whether the collection has anything for a list of acts, of systems, of both, or of shared works."""
    corpus = scene.corpus
    match name:
        case "acts":
            return bool(corpus.acts)
        case "systems":
            return bool(corpus.systems)
        case "glossary":
            return bool(corpus.acts) or bool(corpus.systems)
        case "works":
            return bool(corpus.most_cited)
    return True


def dump(meta: dict[str, Any]) -> str:
    """Front matter, a line a key; the values are JSON, which is YAML, and is written much faster."""
    return "".join(
        f"{key}: {value if isinstance(value, _Json) else _as_json(value)}\n" for key, value in meta.items()
    )


def shorten(text: str, limit: int = 160) -> str:
    """The beginning of a text, whole words, for a description."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,.;:—–-") + "…"
