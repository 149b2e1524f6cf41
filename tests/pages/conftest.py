"""The site's own Markdown, and the small collection rendered once."""

from __future__ import annotations

import sys
from pathlib import Path

import markdown
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from generator.pages import render
from tests import collection


@pytest.fixture(scope="session")
def tree() -> dict[str, str | bytes]:
    pages, found = render(collection.corpus(), collection.site())
    assert {d.code for d in found} == {"base-url"}  # which this site does not have
    return pages


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory):
    """Markdown → HTML with the extensions of mkdocs.yml."""
    from mkdocs.config import load_config

    docs = tmp_path_factory.mktemp("docs")
    config = load_config(str(collection.ROOT / "mkdocs.yml"), docs_dir=str(docs), hooks=[])

    def html(text: str) -> str:
        reader = markdown.Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        return reader.convert(text)

    return html
