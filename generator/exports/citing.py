"""How to cite an article: rendered by CSL styles, those of ``site_config/csl``.

A style of one's own is put into that folder; its name is the file's, what readers see is the title
that the style gives itself.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.model import CitationStylesElement
from citeproc.source.json import CiteProcJSON
from lxml import etree

from generator.diagnostics import Diagnostic
from generator.exports import csl, facts
from generator.linking.corpus import Corpus
from generator.model import LANGUAGES, Article, Lang
from generator.settings import SiteSettings

_LOCALES: Mapping[Lang, str] = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
_CSL = {"cs": "http://purl.org/net/xbiblio/csl"}
_USED = ("id", "type", "title", "author", "container-title", "container-title-short", "publisher", "ISSN",
         "volume", "issue", "page", "page-first", "issued", "DOI", "URL")  # fmt: skip


# The processor takes "<" in a title for markup; signs that no text has stand for it meanwhile.
_NESTED = re.compile(r"\(([\w/–-]+) ?\(([\w/–-]+)\)\)")
_GUARDS = {"\ue000": ("<", "&lt;"), "\ue001": (">", "&gt;"), "\ue002": ("&", "&amp;")}


@dataclass(frozen=True, slots=True)
class Cited:
    """One way to cite an article.

    Attributes:
        style: the style's file name without its ending.
        name: the style's own title.
        lang: the language of the words.
        html: the reference; the only tag in it is ``<i>``.
        text: the same without tags.
    """

    style: str
    name: str
    lang: Lang
    html: str
    text: str


def check(settings: SiteSettings) -> tuple[Diagnostic, ...]:
    """An error for each style that cannot be used."""
    found = []
    for name, source in settings.citation_styles.items():
        try:
            _style(source, _LOCALES[settings.languages[0]])
        except Exception as error:  # a style may be wrong in any way
            message = f"this citation style cannot be used: {error}"
            found.append(Diagnostic("citation-style", "error", message, f"site_config/csl/{name}.csl"))
    return tuple(found)


def cited(article: Article, corpus: Corpus, settings: SiteSettings, lang: Lang) -> tuple[Cited, ...]:
    """The article in each style.

    Args:
        article: as the public may see it.
        corpus: for the names.
        settings: with the styles.
        lang: the language wanted; where the article has no title in it, its own is taken.
    """
    words = lang if article.title.get(lang) else facts.own(article.title, article.language)[1]
    if words is None:
        return ()
    item = _guarded({k: v for k, v in csl.item(article, corpus, settings, words).items() if k in _USED})
    if "page" in item:
        item["page"] = item["page"].replace("-", "–")
    found = []
    for key, source in settings.citation_styles.items():
        try:
            made = _render(source, _LOCALES[words], item | {"author": _authors(item, _initials(source))})
        except Exception:  # check() has told what is wrong with the style
            continue
        found.append(Cited(key, _title(source) or key, words, made, _without_tags(made)))
    return tuple(found)


def _authors(item: Mapping[str, Any], sign: str | None) -> list[dict[str, str]]:
    """The names with initials as the style writes them.

    This is not left to the processor, which takes every initial for one letter: ``G.Sh.`` has two.
    """
    found = []
    for name in item.get("author", ()):
        words = re.findall(r"[^\s.-]+", name.get("given", ""))
        if sign is not None and words:
            short = "".join((word if _is_initial(word, name["given"]) else word[0]) + sign for word in words)
            found.append(name | {"given": short.strip()})
        else:
            found.append(dict(name))
    return found


def _is_initial(word: str, given: str) -> bool:
    return len(word) == 1 or (len(word) <= 3 and f"{word}." in given)


def _render(source: str, locale: str, item: dict[str, Any]) -> str:
    library = CiteProcJSON([item])
    made = CitationStylesBibliography(_style(source, locale), library, formatter.html)
    made.register(Citation([CitationItem(item["id"])]))
    text = "".join(str(part) for part in made.bibliography()[0])
    text = re.sub(r"<(?!/?i>)/?[a-z][^>]*>", "", text).replace("..", ".")
    for place, (_, code) in _GUARDS.items():
        text = text.replace(place, code)
    # "4 (116)" is one number; brackets do not stand in brackets.
    return _NESTED.sub(r"\1(\2)", " ".join(text.split()))


@lru_cache(maxsize=64)
def _style(source: str, locale: str) -> Any:  # noqa: ANN401 (an untyped library's object)
    root = etree.fromstring(source.encode())
    for name in root.iterfind(".//cs:name[@initialize-with]", _CSL):
        del name.attrib["initialize-with"]
    style = CitationStylesStyle(BytesIO(etree.tostring(root)), locale=locale, validate=False)
    # While somebody holds them, lxml need not make the objects of a style's elements again and again.
    style.elements = [element for tree in (style.root, *style.root.locales) for element in tree.iter()]
    return style


# The processor looks the same things up in its styles for every article, and nothing ever changes there.
for _look in ("xpath_search", "get_root", "__getattr__"):
    setattr(CitationStylesElement, _look, cache(getattr(CitationStylesElement, _look)))


@lru_cache(maxsize=64)
def _initials(source: str) -> str | None:
    """What the style puts behind each initial; None where it wants whole names."""
    name = etree.fromstring(source.encode()).find(".//cs:bibliography//cs:name[@initialize-with]", _CSL)
    if name is None:
        name = etree.fromstring(source.encode()).find(".//cs:name[@initialize-with]", _CSL)
    return None if name is None else str(name.get("initialize-with"))


@lru_cache(maxsize=64)
def _title(source: str) -> str:
    return etree.fromstring(source.encode()).findtext(".//cs:info/cs:title", "", _CSL).strip()


def _guarded(value: Any) -> Any:  # noqa: ANN401 (any part of a CSL item)
    """The item with its signs of markup replaced."""
    if isinstance(value, dict):
        return {key: _guarded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_guarded(part) for part in value]
    if isinstance(value, str):
        for place, (sign, _) in _GUARDS.items():
            value = value.replace(sign, place)
    return value


def _without_tags(text: str) -> str:
    return html.unescape(re.sub(r"</?i>", "", text))


__all__ = ["LANGUAGES", "Cited", "check", "cited"]
