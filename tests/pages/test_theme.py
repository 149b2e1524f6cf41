"""The theme's templates, scripts and fonts."""

from __future__ import annotations

import re

import pytest

from tests import collection

THEME = collection.ROOT / "site_config" / "theme"
TEMPLATES = sorted(THEME.rglob("*.html"))
SCRIPTS = sorted((THEME / "assets").rglob("*.js"))


@pytest.mark.parametrize(
    "path", [*TEMPLATES, *sorted((collection.ROOT / "generator/pages/templates").iterdir())]
)
def test_no_script_stands_in_a_page(path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<[^>{]*\son\w+=", text)
    assert not re.search(r"<style|\sstyle=", text)


@pytest.mark.parametrize("path", [*TEMPLATES, *SCRIPTS, *THEME.rglob("*.css")])
def test_nothing_comes_from_another_host(path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"""(?:src|url|import|fetch)\s*[=(]\s*["']?(?:https?:)?//""", text)


def test_fonts_hold_the_letters_of_three_languages() -> None:
    css = (THEME / "assets/maqala/site.css").read_text("utf-8")
    named = set(re.findall(r'url\("(fonts/[^"]+)"\)', css))
    assert {f"fonts/{path.name}" for path in (THEME / "assets/maqala/fonts").glob("*.woff2")} == named
    total = sum((THEME / "assets/maqala" / name).stat().st_size for name in named)
    assert total < 110_000
    assert (THEME / "assets/maqala/fonts/OFL-serif.txt").read_text("utf-8").startswith("Copyright")


def test_scripts_and_styles_are_light() -> None:
    import gzip

    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in [*SCRIPTS, *THEME.rglob("*.css")]}
    assert sum(sizes[name] for name in ("site.css", "theme.js", "site.js", "article.js")) < 12_000
