"""Files that mean harm: ids that are paths, names that are none, YAML that explodes."""

from __future__ import annotations

import csv
import io
import json
import re
import time
import xml.etree.ElementTree as ET

import pytest

from generator import files
from generator.corrections import read_corrections
from generator.files import write_tree

IDS = (
    "../x", "..", ".", "/etc/passwd", "a/b", "a\\b", "CON", "con", "nul", "aux", "com1", "lpt9", "a" * 121, "",
    " ", "a b", "a\u202eb", "ағ", "A", "a--b", "-a", "a-", "a.b", "a\nb", "a\x00b", "%2e%2e", "a?b", "a#b", "~",
)  # fmt: skip


@pytest.mark.parametrize("name", IDS)
def test_an_id_that_is_no_name_is_refused(name):
    data = json.dumps({"id": name, "language": "kk", "title": {"kk": "т"}}).encode()
    entries, found = files.read_record("x.yml", data)
    assert entries == ()
    assert [d.severity for d in found] == ["error"]


@pytest.mark.parametrize("name", IDS)
def test_a_former_id_that_is_no_name_is_refused(name):
    data = json.dumps({"id": "a", "former_ids": [name], "language": "kk", "title": {"kk": "т"}}).encode()
    entries, found = files.read_record("x.yml", data)
    assert entries == ()
    assert [d.severity for d in found] == ["error"]


@pytest.mark.parametrize("name", [name for name in IDS if name.strip()])
def test_a_journal_that_is_no_name_is_refused(name):
    data = json.dumps({"id": "a", "journal": name, "language": "kk", "title": {"kk": "т"}}).encode()
    entries, found = files.read_record("x.yml", data)
    assert entries == ()
    assert [d.severity for d in found] == ["error"]


PATHS = (
    "../x",
    "/x",
    "a/../../x",
    "a/\x00",
    "con",
    "a/NUL.txt",
    "a:b",
    "a" * 300,
    "a/b ",
    "a.",
    "",
    "a\\b",
    "a/..",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_outside_or_not_portable_is_not_written(tmp_path, path):
    found = write_tree(tmp_path / "docs", {path: "x", "good.md": "y"})
    assert [d.code for d in found] == ["unsafe-path"]
    assert [p.name for p in tmp_path.rglob("*")] == ["docs", "good.md"]


YAMLS = {
    "tag": b"id: !!python/object/apply:os.system ['touch hit']\nlanguage: kk\ntitle: {kk: x}\n",
    "own tag": b"id: !x a\nlanguage: kk\ntitle: {kk: x}\n",
    "anchor": b"id: &a x\nlanguage: kk\ntitle: {kk: *a}\n",
    "bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "merge": b"a: &a {id: x}\n<<: *a\n",
    "deep": b"[" * 100_000,
    "deep mapping": b"{a: " * 100_000,
    "deep indentation": b"".join(b" " * n + b"a:\n" for n in range(2_000)),
    "two documents": b"id: a\nlanguage: kk\ntitle: {kk: x}\n---\nid: b\n",
    "key twice": b"id: a\nid: b\nlanguage: kk\ntitle: {kk: x}\n",
    "key that is a list": b"? [a, b]\n: c\n",
    "directive": b"%TAG ! tag:evil,2000:\n---\nid: !x a\n",
    "control": b"id: a\x00b\n",
    "surrogate": b'id: "\\ud800"\nlanguage: kk\ntitle: {kk: x}\n',
    "escape": b'id: a\nlanguage: kk\ntitle: {kk: "\\e[31mx"}\n',
    "stash of Python-Markdown": b'id: a\nlanguage: kk\ntitle: {kk: "\\x02wzxhzdk:0\\x03"}\n',
    "no character": b'id: a\nlanguage: kk\ntitle: {kk: "\\ufffe"}\n',
    "escaped nul": b'id: a\nlanguage: kk\ntitle: {kk: x}\nfunny: "\\0"\n',
    "number": b"id: a\nyear: " + b"9" * 100_000 + b"\nlanguage: kk\ntitle: {kk: x}\n",
    "wrong": b"id: a\n  language: kk\n",
    "long key": b"? " + b"a" * 100_000 + b"\n: x\n",
    "many": b"- {}\n" * 20_000,
}


@pytest.mark.parametrize("name", YAMLS)
@pytest.mark.parametrize("kind", ["record", "corrections"])
def test_yaml_that_means_harm_is_told_and_not_obeyed(name, kind, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    begin = time.process_time()
    read = (
        files.read_record("x.yml", YAMLS[name])
        if kind == "record"
        else read_corrections("x.yml", "x", YAMLS[name])
    )
    assert time.process_time() - begin < 10
    assert read[0] == ()
    assert read[1]
    assert all(d.severity == "error" for d in read[1])
    assert list(tmp_path.iterdir()) == []


def test_a_value_in_a_correction_is_text(tmp_path):
    data = b"- {field: title.kk, set: '{{ 7 * 7 }}<script>hit(1)</script>', reason: '---'}\n"
    corrections, found = read_corrections("x.yml", "x", data)
    assert [str(c.set) for c in corrections] == ["{{ 7 * 7 }}<script>hit(1)</script>"]
    assert found == ()


# --- what the site gives to other programs ------------------------------------------------------


def test_json_is_json_and_cannot_end_a_script(hostile_site):
    paths = [*hostile_site.folder.rglob("*.json"), *hostile_site.folder.rglob("*.jsonld")]
    assert paths
    for path in paths:
        json.loads(path.read_text(encoding="utf-8"))
    for path in hostile_site.folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            json.loads(block)
            assert "<" not in block


def test_xml_is_well_formed_and_names_no_entity(hostile_site):
    paths = [p for p in hostile_site.folder.rglob("*.xml") if "pagefind" not in p.parts]
    assert len(paths) > 50
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert "<!ENTITY" not in text
        ET.fromstring(text)


def test_no_cell_of_a_table_is_a_formula(hostile_site):
    for path in hostile_site.folder.rglob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            for cell in row:
                assert not re.match(r"\s*[=+\-@\t\r]", cell) or re.fullmatch(r"-?[\d.]+", cell), (
                    path.name,
                    cell,
                )


def test_bibtex_holds_its_own_entries_only(hostile_site):
    path = hostile_site.folder / "data/corpus.bib"
    text = path.read_text(encoding="utf-8")
    assert _entries(text) == len(hostile_site.corpus.articles)
    assert "\\input{" not in text
    assert "\\write18" not in text


def _entries(text: str) -> int:
    """How many entries begin outside of all braces; fails where braces do not match."""
    depth = count = 0
    for sign in re.sub(r"\\[{}\\]", "", text):
        count += sign == "@" and depth == 0
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    return count


def test_ris_holds_its_own_entries_only(hostile_site):
    text = (hostile_site.folder / "data/corpus.ris").read_text(encoding="utf-8")
    lines = text.split("\n")
    assert sum(line.startswith("TY  - ") for line in lines) == len(hostile_site.corpus.articles)
    assert sum(line.startswith("ER  - ") for line in lines) == len(hostile_site.corpus.articles)
    assert not [line for line in lines if line.strip() and not re.match(r"[A-Z][A-Z0-9]  - ", line)]
    assert not [line for line in lines if re.match(r"UR  - (?!https?://)", line)]
