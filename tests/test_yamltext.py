"""YAML as the project reads it."""

import pytest

from generator import yamltext


def test_scalars_stay_as_written():
    document = yamltext.load("udc: 340.10\nday: 2025-10-16\nnot: no\nnothing: ~\nword: 'null'\nempty:\n")
    assert document.data == {
        "udc": "340.10",
        "day": "2025-10-16",
        "not": "no",
        "nothing": None,
        "word": "null",
        "empty": None,
    }


def test_every_field_knows_its_line():
    document = yamltext.load("title:\n  kk: а\n  ru: б\nauthors:\n  - name: в\n  - name:\n      ru: г\n")
    assert document.line(("title", "ru")) == 3
    assert document.line(("authors", 0, "name")) == 5
    assert document.line(("authors", 1, "name", "ru")) == 7
    assert document.line(("authors", 1, "name", "en")) == 6, "the nearest thing around it"
    assert document.line(("doi",)) == 1


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: [1, 2", 2, ""),
        ("a: 1\n\na: 2", 3, "twice"),
        ("a: &x [1]\nb: *x", 1, "anchors"),
        ("a: !!python/object/apply:os.system [ls]", 1, "tags"),
        ("a: 1\n---\nb: 2", 2, "second document"),
        ("? [1]\n: 2", 1, "key"),
        ("[" * 100_000, 1, "deep"),
        ("- " * 5_000 + "x", 1, "deep"),
        ("a: \x00", 0, ""),
    ],
)
def test_what_is_refused(text, line, says):
    with pytest.raises(yamltext.YamlError) as caught:
        yamltext.load(text)
    assert caught.value.line == line or not line
    assert says in str(caught.value)


def test_read_names_file_and_line_of_a_foreign_encoding():
    document, found = yamltext.read("a.yml", "a: b\nтема: право\n".encode("cp1251"), "record")
    assert document is None
    assert [(d.code, d.severity, d.file, d.line) for d in found] == [("encoding", "error", "a.yml", 2)]


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf", b"# only a remark\n"])
def test_read_says_that_a_file_is_empty(data):
    document, found = yamltext.read("a.yml", data, "record")
    assert document is None
    assert [d.code for d in found] == ["empty-file"]
