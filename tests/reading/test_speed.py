"""That reading stays fast, by what hangs little on the machine: modules, calls, time beside another work's."""

import re
import subprocess
import sys
import time
from pathlib import Path

from generator import reading
from generator.linking import data
from generator.linking.annotate import annotate
from generator.reading.vocabulary.signs import may_fit, parsed, signs

ROOT = Path(__file__).resolve().parents[2]
#: About half as many again as are made today. A call takes less than a tenth of a microsecond.
_CALLS_A_LETTER = 9
#: So many times as long as to count the words of the same texts 25 times; today it is half of that.
_AS_LONG = 9
_WORD = re.compile(r"\w+")


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
    for path in sorted((ROOT / "tests" / "fixtures" / "layouts").glob("kk_[a-i]*.txt")):
        for article in reading.read_source(path.name, path.read_bytes(), words)[0]:
            annotate(article, known)  # patterns are compiled on the way, whatever test ran before
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


def test_reading_takes_no_longer_than_it_did(words) -> None:
    own = [path.read_bytes() for path in sorted((ROOT / "content" / "texts").iterdir())]
    others = [path.read_bytes() for path in sorted((ROOT / "tests" / "fixtures" / "layouts").glob("*.txt"))]
    known = data.load_data(ROOT / "site_config")
    for content in own:  # patterns are compiled on the way
        for article in reading.read_source("a.txt", content, words)[0]:
            annotate(article, known)
    read = counted = 0.0
    for content in others:  # in turn, so that a busy machine slows both
        begin = time.process_time()
        for article in reading.read_source("a.txt", content, words)[0]:
            annotate(article, known)
        between = time.process_time()
        text = content.decode(errors="replace")
        for _ in range(25):
            _count_words(text)
        read += between - begin
        counted += time.process_time() - between
    assert read / counted < _AS_LONG


def _count_words(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in _WORD.findall(text.casefold()):
        counts[word] = counts.get(word, 0) + 1
    return counts


def test_signs_are_what_each_alternative_needs() -> None:
    assert signs(parsed(r"correspond(ing|ent)[\s-]+author|✉\s*")) == {"correspond", "✉"}
    assert signs(parsed(r"(?:(a)bc|\d)?def(x|yz)+")) == {"def"}
    assert signs(parsed(r"(?:one|two)\s+\w*")) == {"one", "two"}
    assert signs(parsed(r"one|\d+")) is None
    assert signs(parsed(r"(?:one)?\d(?:two)*")) is None
    assert may_fit(None, "whatever")
    assert may_fit(signs(parsed("issue")), "İSSUE 4")  # as patterns take it
    assert not may_fit(signs(parsed("issue")), "number 4")
