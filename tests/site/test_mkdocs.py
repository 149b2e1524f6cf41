"""MkDocs runs quietly; what it complains about is told as diagnostics."""

import logging

import pytest

from generator import cache
from generator.site import mkdocs, store
from generator.site.docs import Written

CONFIG = """\
site_name: T
nav: [index.md]
theme: {name: mkdocs}
plugins: []
hooks: [hook.py]
docs_dir: elsewhere
validation: {nav: {omitted_files: ignore}, links: {anchors: warn}}
"""


@pytest.fixture
def house(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "hook.py").write_text("raise RuntimeError('hooks are for mkdocs serve')")
    (tmp_path / "docs").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "docs/index.md").write_text("# One\n\n[two](two/index.md)\n")
    (tmp_path / "docs/two").mkdir()
    (tmp_path / "docs/two/index.md").write_text("# Two\n")
    return tmp_path


def run(house, base_url=None):
    docs = house / "docs"
    names = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*")) if path.is_file()]
    written = [Written(name, name, cache.signature(docs / name)) for name in names]
    return store.build(house / "mkdocs.yml", docs, house / "site", base_url, written, cache.Cache(None))


def test_a_tree_becomes_a_site_without_a_word(house, capfd):
    before = logging.getLogger("mkdocs").handlers[:]
    assert run(house) == ()
    assert (house / "site/two/index.html").is_file()
    assert not (house / "site/sitemap.xml.gz").exists()
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("mkdocs").handlers == before


def test_the_base_url_becomes_the_canonical_address(house):
    run(house, "https://example.org/m/")
    assert 'href="https://example.org/m/two/"' in (house / "site/two/index.html").read_text()


def test_the_tree_s_own_sitemap_stays(house):
    (house / "docs/sitemap.xml").write_text("<own/>")
    run(house)
    assert (house / "site/sitemap.xml").read_text() == "<own/>"


def test_a_broken_link_is_a_warning_with_its_page(house):
    (house / "docs/two/index.md").write_text("# Two\n\n[gone](three.md) [no](../index.md#such)\n")
    found = run(house)
    assert [(d.severity, d.file) for d in found] == [("warning", "build/docs/two/index.md")] * 2
    assert "three.md" in found[0].message
    assert "#such" in found[1].message


@pytest.mark.parametrize(
    "config", ["site_name: [", "nav: 7\nsite_name: T\n", "theme: {name: none}\nsite_name: T"]
)
def test_a_wrong_configuration_is_an_error_not_a_traceback(house, config):
    (house / "mkdocs.yml").write_text(config)
    assert "error" in {d.severity for d in run(house)}


def test_a_broken_template_is_an_error_not_a_traceback(house):
    (house / "mkdocs.yml").write_text(CONFIG.replace("{name: mkdocs}", "{name: mkdocs, custom_dir: theme}"))
    (house / "theme").mkdir()
    (house / "theme/main.html").write_text("a\n{{ no.such.thing }}")
    *_, found = run(house)
    assert (found.severity, found.file, found.line) == ("error", str(house / "theme/main.html"), 2)


def test_the_page_of_a_missing_address_is_told_the_site_s_languages(house):
    (house / "mkdocs.yml").write_text(CONFIG.replace("{name: mkdocs}", "{name: mkdocs, custom_dir: theme}"))
    (house / "theme").mkdir()
    (house / "theme/404.html").write_text("{{ config.extra.languages | join(' ') }}")
    for lang in ("en", "ru"):
        (house / f"docs/{lang}").mkdir()
        (house / f"docs/{lang}/index.md").write_text("# Home\n")
    assert run(house) == ()
    assert (house / "site/404.html").read_text() == "ru en"


def test_a_part_holds_no_more_than_its_share_of_markdown(tmp_path, monkeypatch):
    monkeypatch.setattr(mkdocs, "_HEAVIEST", 100)
    sizes = (40, 70, 30, 200, 10, 10)
    for number, size in enumerate(sizes):
        (tmp_path / f"{number}.md").write_text("x" * size)
    names = [f"{number}.md" for number in range(len(sizes))]
    together = [names[:1], names[1:3], names[3:4], names[4:]]
    assert mkdocs._parts(names, tmp_path, 1) == [tuple(part) for part in together]
    monkeypatch.setattr(mkdocs, "_MOST", 1)
    assert mkdocs._parts(names, tmp_path, 1) == [(name,) for name in names]
    assert mkdocs._parts([], tmp_path, 2) == [()]
