"""Bad input: a clear diagnostic with file and line or field, the rest is built, never a traceback."""

import subprocess
import sys

import pytest

from generator import cli
from tests.conftest import ROOT, SMALL

GOOD = (SMALL / "records/saule-paper-archive.yml").read_text(encoding="utf-8")
PROSE = "Это предложение никакой статьи не начинает и ни к чему не ведёт.\n" * 3

BAD = {
    "empty.txt": (b"", "error", 0),
    "blank.md": (b"\n \n\n", "error", 0),
    "binary.txt": (bytes(range(256)) * 40, "error", 0),
    "no-article.txt": (PROSE.encode(), "error", 1),
    "wrong-field.yml": (GOOD.replace("year: 2023", "year: soon").encode(), "error", 3),
    "unknown-field.yml": (GOOD.replace("year: 2023", "colour: red").encode(), "error", 3),
    "no-yaml.yml": (b"id: [\n", "error", 1),
    "empty.yml": (b"", "error", 0),
    "utf16.yml": (GOOD.encode("utf-16"), "error", 1),
    "same-id.yml": (GOOD.encode(), "error", 1),
}


def maqala(*argv):
    command = [sys.executable, "-W", "error", "-m", "generator", *map(str, argv)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)


@pytest.mark.parametrize("name", BAD)
def test_each_is_told_with_its_place(capsys, house, name):
    data, severity, line = BAD[name]
    # Names are sorted: the good records of the fixture come first.
    path = house / "content/zz" / name
    path.parent.mkdir()
    path.write_bytes(data)
    assert cli.main(["check", "--root", str(house)]) == 1
    place = f"{path}:{line}: " if line else f"{path}: "
    assert f"{place}{severity}: " in capsys.readouterr().out


def test_all_together_and_the_rest_is_built(house):
    (house / "content/zz").mkdir()
    for name, (data, _, _) in BAD.items():
        (house / "content/zz" / name).write_bytes(data)
    done = maqala("build", "--root", house)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for name in BAD:
        assert f"{house / 'content/zz' / name}" in done.stderr
    assert "3 articles: " in done.stderr
    assert (house / "build/site/kk/articles/saule-paper-archive/index.html").is_file()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r"])
def test_a_text_in_another_encoding_is_read_or_told(capsys, house, encoding):
    """The text has no article; whatever the encoding, that is what is told, and no letter is lost."""
    path = house / "content/zz.txt"
    path.write_bytes(PROSE.encode(encoding))
    assert cli.main(["check", "--root", str(house)]) == 1
    assert f"{path}" in capsys.readouterr().out


def test_a_folder_without_any_article_makes_no_site(house):
    (house / "nothing").mkdir()
    done = maqala("build", "--root", house, "--content", house / "nothing")
    assert done.returncode == 1
    assert "there is no article" in done.stderr
    assert not (house / "build/site").exists()


def test_a_missing_content_folder_is_told(house):
    done = maqala("build", "--root", house, "--content", house / "missing")
    assert done.returncode == 1
    assert f"{house / 'missing'}: error: there is no such file or folder" in done.stderr


def test_a_reader_that_breaks_stops_no_other_file(house, monkeypatch):
    from generator import files, pipeline, reading

    def broken(name, data, vocabulary):
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(reading, "read_source", broken)
    configuration = pipeline.configure(house / "site_config")
    content, _ = files.gather([house / "content"])
    text = files.TextFile("a.txt", "a.txt", b"x")
    content = files.Content((text,), content.records, content.corrections)
    collection, found = pipeline.collect(content, configuration)
    assert len(collection.articles) == 3
    assert [(d.code, d.file, d.severity) for d in found] == [("internal", "a.txt", "error")]
