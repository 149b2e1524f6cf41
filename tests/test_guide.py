"""The guide's files are written and its commands run, in its order."""

import os
import re
import shlex
import subprocess
import sys
import textwrap

import pytest
import yaml

from generator import files, pipeline
from tests.conftest import ROOT

GUIDE = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^( *)```(\w*) ?(\S*)\n(.*?)^\1```$", re.M | re.S)


def blocks():
    """Language, file name and text of each fenced block, in order."""
    return [(kind, name, textwrap.dedent(text)) for _, kind, name, text in BLOCK.findall(GUIDE)]


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """The folder in which all was done, and what was printed."""
    folder = tmp_path_factory.mktemp("guide")
    site, printed, all_of_it = folder / "my-site", "", {}
    # `maqala` as a shell finds it, by the program that runs these tests
    start = f'maqala() {{ {shlex.quote(sys.executable)} -m generator "$@"; }}\nset -e\n'
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    for kind, name, text in blocks():
        if kind == "sh":
            where = site if site.exists() else folder
            done = subprocess.run(
                ["bash", "-c", start + text], cwd=where, env=env, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{text}\n{done.stdout}{done.stderr}"
            printed = done.stdout + done.stderr
            all_of_it[text] = printed
        elif kind == "output":
            assert text.strip("\n") in printed, f"not printed: {text}\n{printed}"
        elif name:
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, encoding="utf-8")
    return site, all_of_it


def test_the_commands_of_the_guide_do_what_it_says(walked):
    site, printed = walked
    assert (site / "build/site/en/index.html").is_file()
    assert "Library studies" in (site / "build/site/en/index.html").read_text("utf-8")
    assert printed["maqala check --links\n"].endswith("no links to mend\n")


def test_the_correction_and_the_new_words_took_effect(walked):
    site, _ = walked
    configuration = pipeline.configure(site / "site_config")
    collection, found = pipeline.collect(files.gather([site / "content"])[0], configuration)
    (article,) = collection.articles
    assert [d for d in found if d.severity != "info"] == []
    assert set(article.keywords["en"]) == {"library", "visits", "tally sheet"}
    assert article.abstract["en"][0].startswith("A village library")
    assert len(article.references.original) == 1
    page = site / "build/site/en/articles/arman-how-small-library-counts/index.html"
    text = page.read_text("utf-8")
    assert "Subjects" in text
    assert "misprint in the journal" in text, "the correction is told"
    assert not (site / "build/site/en/articles/mysalova-example-article-how-text-2026/index.html").exists()


def test_a_slip_in_own_words_is_told_by_file(walked):
    from generator.settings import SettingsError

    site, _ = walked
    path = site / "site_config/cues/en.yml"
    right = path.read_text("utf-8")
    data = yaml.safe_load(right)
    for change in ({"examples": ["Our sources"]}, {"not_examples": ["Sources we used"]}, {"examples": []}):
        data["cues"]["references"][0] = {**yaml.safe_load(right)["cues"]["references"][0], **change}
        path.write_text(yaml.safe_dump(data), "utf-8")
        with pytest.raises(SettingsError, match=r"cues/en\.yml: references: "):
            pipeline.configure(site / "site_config")
    path.write_text(right, "utf-8")


def test_links_of_the_guides_lead_somewhere():
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        text = path.read_text("utf-8")
        anchors = {
            re.sub(r"[^\w -]", "", head).lower().replace(" ", "-")
            for head in re.findall(r"^#+ (.*)$", text, re.M)
        }
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if target.startswith("#"):
                assert target[1:] in anchors, f"{path.name}: {target}"
            elif "://" not in target:
                assert (path.parent / target.partition("#")[0]).exists(), f"{path.name}: {target}"


def test_the_map_of_the_house_names_every_room():
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = " ".join(re.findall(r"^\| (`.*?) \|", told, re.M))
    rooms = [p for p in (ROOT / "generator").iterdir() if not p.name.startswith("_") and p.name != "py.typed"]
    missing = [p.name for p in rooms if (f"{p.name}/`" if p.is_dir() else f"{p.name}`") not in rows]
    assert missing == []
