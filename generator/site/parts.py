"""How MkDocs builds a part of the pages: a plugin that hands it the part and shortens its ways.

Only what takes long is replaced by what gives the same: our own pages' Markdown
(:mod:`generator.site.quick`) and relative addresses.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import normalize_url
from mkdocs.utils.templates import TemplateContext

from generator.model import LANGUAGES
from generator.site import quick

_ODD = re.compile(r"/[./]")


def prepare(config: MkDocsConfig, docs: Path, pages: Sequence[str], empty: Path, *, first: bool) -> None:
    """Makes a configuration build these pages alone.

    Args:
        config: loaded from ``mkdocs.yml``.
        docs: the docs tree.
        pages: the part, by names below the docs folder.
        empty: an empty folder, in which MkDocs finds no pages of its own.
        first: whether this part brings the theme's own files into the site.
    """
    # The generator's own sitemap knows which pages are one page in three languages; without the
    # site's address there can be none.
    config.theme.static_templates = (config.theme.static_templates - {"sitemap.xml"}) if first else set()
    if own := [lang for lang in LANGUAGES if (docs / lang).is_dir()]:
        config.extra["languages"] = own  # for the page of a missing address, which belongs to none of them
    config.nav = []  # what it names may be in another part; our theme shows no navigation
    config.docs_dir = str(empty)
    config.theme.get_env = partial(_environment, config.theme.get_env, first)  # type: ignore[method-assign]
    config.plugins["maqala/parts"] = _Part(docs, pages, first)


class _Compiled(jinja2.BytecodeCache):
    """Templates that this process, or the one that it was forked from, has compiled."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self._codes.get((bucket.key, bucket.checksum))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_compiled = _Compiled()


def _environment(make: Callable[[], jinja2.Environment], first: bool) -> jinja2.Environment:
    """The theme's environment, which looks for the theme's own thousands of files only where they are wanted."""
    env = make()
    env.bytecode_cache = _compiled
    if not first:
        env.list_templates = lambda *_, **__: []  # type: ignore[method-assign]
    return env


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin has none."""


class _Part(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Hands MkDocs the part's pages in place of a folder's."""

    def __init__(self, docs: Path, pages: Sequence[str], first: bool) -> None:
        self._docs = docs
        self._pages = pages
        self._first = first

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The part's pages with the theme's files."""
        config.docs_dir = str(self._docs)
        slugify = (config.mdx_configs.get("toc") or {}).get("slugify")
        made = Files([file for file in files if self._first and file.src_uri != "sitemap.xml"])
        ordinary = False
        for name in self._pages:
            file = File(name, str(self._docs), config.site_dir, config.use_directory_urls)
            made.append(file)
            page = _QuickPage(file, config)
            ordinary = not page.shorten(slugify) or ordinary
        if ordinary:
            # Only pages that go the ordinary way can have links that MkDocs looks after.
            self._add_strangers(made, config)
        return made

    def _add_strangers(self, files: Files, config: MkDocsConfig) -> None:
        for folder, _, names in os.walk(self._docs):
            start = os.path.relpath(folder, self._docs)
            for name in names:
                path = os.path.normpath(os.path.join(start, name))
                if files.get_file_from_path(path) is None:
                    files.append(_Stranger(path, str(self._docs), config.site_dir, config.use_directory_urls))

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """With a filter for addresses that does not compute one twice, and templates that stay as they are."""
        env.filters["url"] = _url
        env.auto_reload = False
        return env


class _Stranger(File):
    """A file of another part: links may lead to it, nothing is made of it here."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        pass


class _QuickPage(Page):
    """A page that goes the short way where it can."""

    def __init__(self, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self._short: tuple[str, dict[str, Any], quick.Converted] | None = None

    def shorten(self, slugify: Callable[[str, str], str] | None) -> bool:
        """Reads and converts the page; False where only the ordinary way will do."""
        with open(str(self.file.abs_src_path), encoding="utf-8") as file:
            halves = quick.split(file.read())
        converted = quick.convert(halves[0], slugify) if halves and slugify else None
        if halves and converted and "title" in halves[1]:
            self._short = (*halves, converted)
        return self._short is not None

    def read_source(self, config: MkDocsConfig) -> None:
        if self._short is None:
            super().read_source(config)
        else:
            self.markdown, self.meta = self._short[:2]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if self._short is None:
            super().render(config, files)
            return
        converted = self._short[2]
        self._short = None
        self.content = converted.html
        self.toc = get_toc(converted.toc)
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


@jinja2.pass_context
def _url(context: TemplateContext, value: str) -> str:
    page = context["page"]
    path, here = str(value), page.url if page is not None else None
    if here and not f"{path}/".startswith(here) and not _ODD.search(f"/{path}"):
        # From all pages in one folder the way to any other place is the same.
        here = here[:-1].rpartition("/")[0] + "/*/"
    return _normalized(path, here, context["base_url"])


@lru_cache(maxsize=1024)
def _normalized(path: str, page_url: str | None, base: str) -> str:
    page = _At(page_url) if page_url is not None else None
    return normalize_url(path, page=page, base=base)  # type: ignore[arg-type]


class _At:
    """As much of a page as an address is relative to."""

    def __init__(self, url: str) -> None:
        self.url = url
