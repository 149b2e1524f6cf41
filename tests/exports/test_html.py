"""The Nu HTML checker over pages of every kind; `make validate` installs it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

CHECKER = Path(__file__).parents[2] / "build/validate/node_modules/vnu-jar/build/dist/vnu.jar"
OF_EACH_KIND = 4


def some_of_each_kind(site: Path) -> list[Path]:
    """The first pages of each kind in each language, and all articles."""
    kinds: dict[tuple[str, ...], list[Path]] = {}
    for page in sorted(site.rglob("*.html")):
        parts = page.relative_to(site).parts
        kinds.setdefault((*parts[:2], str(len(parts))), []).append(page)
    return [
        page
        for pages in kinds.values()
        for page in pages
        if "articles" in page.parts or page in pages[:OF_EACH_KIND]
    ]


@pytest.mark.skipif("VALIDATE" not in os.environ, reason="takes minutes; make validate does it")
@pytest.mark.parametrize("name", ["own_site", "full_site"])
def test_pages_are_valid_html(name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name)
    pages = some_of_each_kind(site.folder)
    assert len(pages) > 100
    command = ["java", "-Xss4m", "-jar", str(CHECKER), "--errors-only", "--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert [(m.get("url", "")[-80:], m.get("lastLine"), m["message"]) for m in messages] == []
    assert done.returncode == 0
