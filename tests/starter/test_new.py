"""``maqala new``: a site repository, and keeping it up to date."""

import pytest

from generator import __version__, cli, files, pipeline, starter
from tests.conftest import ROOT


@pytest.fixture
def site(tmp_path):
    starter.create(tmp_path / "site")
    return tmp_path / "site"


def held(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_example_is_read_without_a_warning(site):
    configuration = pipeline.configure(site / "site_config")
    content, first = files.gather([site / "content"])
    collection, second = pipeline.collect(content, configuration)
    corpus, third = pipeline.connect(collection, configuration)
    assert [d for d in (*first, *second, *third) if d.severity != "info"] == []
    (article,) = collection.articles
    assert set(article.title) == set(article.abstract) == set(article.keywords) == {"kk", "ru", "en"}
    assert len(article.references.original) == len(corpus.acts) == 2


def test_what_a_new_site_holds(site):
    names = held(site)
    for name in ("README.md", ".gitignore", "requirements.txt", "content/texts/example.txt", ".gitlab-ci.yml",
                 "site_config/site.yml", ".github/workflows/site.yml", ".github/dependabot.yml",
                 ".github/PULL_REQUEST_TEMPLATE.md", ".github/ISSUE_TEMPLATE/reading-fault.yml"):  # fmt: skip
        assert name in names
    assert names["requirements.txt"].endswith((ROOT / "requirements.lock").read_bytes())
    assert names["maqala.txt"].decode().splitlines()[1:] == [f"maqala=={__version__}"]


@pytest.mark.parametrize("what", ["file", "full", "hidden"])
def test_a_folder_in_use_is_refused_and_untouched(capsys, tmp_path, what):
    place = tmp_path / "place"
    if what == "file":
        place.write_text("x")
    else:
        place.mkdir()
        (place / {"full": "thesis.txt", "hidden": ".secret"}[what]).write_text("x")
    before = held(tmp_path)
    assert cli.main(["new", str(place)]) == 2
    assert str(place) in capsys.readouterr().err
    assert held(tmp_path) == before


def test_a_fresh_clone_counts_as_empty(tmp_path):
    (tmp_path / ".git").mkdir()
    assert cli.main(["new", str(tmp_path)]) == 0


def test_an_update_renews_what_maqala_keeps_and_nothing_else(capsys, site):
    before = held(site)
    own = ("README.md", "content/texts/example.txt", "site_config/site.yml")
    for name in own:
        (site / name).write_text("mine")
    (site / ".gitlab-ci.yml").write_text("old")
    (site / "requirements.txt").write_text("old")
    (site / "maqala.txt").write_text("# from\nmaqala==0.0.1\n")
    (site / ".github/workflows/extra.yml").write_text("mine")
    assert cli.main(["new", str(site), "--update"]) == 0
    told = capsys.readouterr()
    assert sorted(told.out.splitlines()) == sorted(
        str(site / name) for name in (".gitlab-ci.yml", "requirements.txt", "maqala.txt")
    )
    after = held(site)
    assert [after.pop(name) for name in (*own, ".github/workflows/extra.yml")] == [b"mine"] * 4
    assert after == {name: data for name, data in before.items() if name not in own}
    assert cli.main(["new", str(site), "--update"]) == 0
    assert "0 files changed" in capsys.readouterr().err


def test_an_update_leaves_another_source_of_the_program_alone(capsys, site):
    (site / "maqala.txt").write_text("./vendor/maqala-0.0.1-py3-none-any.whl\n")
    assert cli.main(["new", str(site), "--update"]) == 0
    assert "./vendor/maqala-0.0.1-py3-none-any.whl" in capsys.readouterr().err
    assert (site / "maqala.txt").read_text() == "./vendor/maqala-0.0.1-py3-none-any.whl\n"
    assert cli.main(["new", str(site), "--update", "--install-from", "maqala==9"]) == 0
    assert (site / "maqala.txt").read_text().endswith("\nmaqala==9\n")


def test_an_update_of_something_else_is_refused(capsys, tmp_path):
    assert cli.main(["new", str(tmp_path), "--update"]) == 2
    assert "is no site" in capsys.readouterr().err
