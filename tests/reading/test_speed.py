"""That reading stays fast, by what does not hang on the machine: modules loaded and calls made."""

import subprocess
import sys
from pathlib import Path

from generator import reading
from generator.linking import data
from generator.linking.annotate import annotate
from generator.reading.signs import may_fit, signs

ROOT = Path(__file__).resolve().parents[2]
#: About half as many again as are made today. A call takes less than a tenth of a microsecond.
_CALLS_A_LETTER = 12


def test_parse_loads_nothing_that_only_sites_need() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, generator.cli; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stdout.split())
    for name in (
        "jinja2",
        "mkdocs",
        "citeproc",
        "generator.pages",
        "generator.exports.tree",
        "multiprocessing",
    ):
        assert name not in loaded, f"{name} is loaded before a command asks for it"


def test_reading_makes_no_more_calls_than_it_did(words) -> None:
    texts = [
        path for path in sorted((ROOT / "content" / "texts").iterdir()) if path.suffix in (".txt", ".md")
    ]
    known = data.load_data(ROOT / "site_config")
    letters = calls = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    for path in texts:
        content = path.read_bytes()
        letters += len(content.decode())
        before = sys.getprofile()
        sys.setprofile(count)
        try:
            articles, _ = reading.read_source(path.name, content, words)
            for article in articles:
                annotate(article, known)
        finally:
            sys.setprofile(before)
    assert articles
    assert calls / letters < _CALLS_A_LETTER


def test_signs_are_what_each_alternative_needs() -> None:
    assert signs(r"correspond(ing|ent)[\s-]+author|✉\s*") == {"correspond", "✉"}
    assert signs(r"(?:(a)bc|\d)?def(x|yz)+") == {"def"}
    assert signs(r"(?:one|two)\s+\w*") == {"one", "two"}
    assert signs(r"one|\d+") is None
    assert signs(r"(?:one)?\d(?:two)*") is None
    assert may_fit(None, "whatever")
    assert may_fit(signs("issue"), "İSSUE 4")  # as patterns take it
    assert not may_fit(signs("issue"), "number 4")
