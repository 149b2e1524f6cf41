"""The docs tree and the theme under two engines: MkDocs, and Zensical, which will follow it."""

import re
import shutil
import subprocess
import sys

import pytest

# What Zensical writes beside the pages: the search index of its own theme, which ours does not load,
# and a sitemap even where the site's address is not known.
EXTRA = {"search.json", "sitemap.xml"}


def house_of(site):
    """The folder with the docs tree that a fixture's site was built of."""
    return next(folder for folder in site.folder.parents if (folder / "house").is_dir()) / "house"


def rebuilt(house, folder):
    """The same docs tree built by Zensical."""
    folder.mkdir()
    shutil.copy(house / "mkdocs.yml", folder)
    (folder / "site_config").symlink_to((house / "site_config").resolve())
    shutil.copytree(house / "build/docs", folder / "build/docs")
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--config-file", "mkdocs.yml"],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build/site"


def pages(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def files(folder):
    """All files but the theme's that neither of our pages uses, and the search index."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {
        path
        for path in found
        if not path.startswith(("pagefind/", ".")) and (not path.startswith("assets/") or "maqala" in path)
        if not path.endswith("README.md")
    }


def html(folder, path):
    """A page's HTML in one spelling: one engine writes "./x" and "&#x27;", the other "x" and "&#39;"."""
    text = (folder / path).read_text(encoding="utf-8").replace("&#x27;", "&#39;")
    return re.sub(r'\b(href|src|action)="(?:\./)*\.?(?=[^.]|\.\.)', r'\1="', text)


def main(folder, path):
    return re.search(r"<main.*</main>", html(folder, path), re.DOTALL)[0]


@pytest.fixture(scope="module")
def both(small_site, tmp_path_factory):
    return small_site.folder, rebuilt(house_of(small_site), tmp_path_factory.mktemp("zensical") / "house")


def test_both_make_the_same_pages_and_files(both):
    ours, theirs = both
    assert len(pages(ours)) > 50
    assert pages(ours) == pages(theirs)
    assert files(ours) - files(theirs) == set()
    assert files(theirs) - files(ours) <= EXTRA


def test_the_pages_say_the_same(both):
    ours, theirs = both
    kinds = ("articles", "journals", "authors", "keywords", "acts", "systems", "search", "overview", "about")
    compared = [path for path in sorted(pages(ours)) if any(f"/{kind}/" in path for kind in kinds)]
    assert len(compared) >= 10
    for path in compared:
        assert main(ours, path) == main(theirs, path), path


def test_whole_pages_are_alike_head_and_frame_included(both):
    ours, theirs = both
    different = [path for path in sorted(pages(ours)) if html(ours, path) != html(theirs, path)]
    assert different == []
