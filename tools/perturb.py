"""Reads the texts in other shapes than they have, and holds what is read against the same truth.

usage: python tools/perturb.py [--shared DIR] [--only a,b] [--misses]

Other journals and other tools print the same parts otherwise: marks as ``¹`` or ``<sup>1</sup>``,
labels in capitals or on a line of their own, lines wrapped, running heads and page numbers
between paragraphs, an issue cut into files or files put together. Each shape changes the texts of
``DIR/seeds`` in memory; the lines of what was read are led back to the lines of the true text,
so ``DIR/gold`` judges it. Prints a score a shape, and the fields that it lowers.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT))

from generator.lookalikes import mend_scripts  # noqa: E402
from generator.model import Article  # noqa: E402
from generator.reading import read_source  # noqa: E402
from generator.reading.vocabulary import Vocabulary  # noqa: E402
from generator.reading.vocabulary.loading import load  # noqa: E402
from tests.reading.test_layouts import SOURCES, comparisons, expected_of  # noqa: E402
from tools.known_shapes import KNOWN_SHAPES, parts_of, same_name  # noqa: E402
from tools.shapes import SHAPES, Lines  # noqa: E402

#: Shapes of files, not of lines: see :func:`_whole`.
FILES = ("an article a file", "all in one file")
#: Fields that a shape takes out of the text, so that they cannot be read.
GONE = {"an article a file": {"rubric"}}
#: Shapes that take the levels of headings out of a text, or the marks that tie people to places.
_NO_LEVELS = {
    "no heading signs", "heading signs", "headings in bold", "headings of one level", "no marks", "signs before all",
    "all in bold", "headings on their text", "headings below text", "headings between lines", "no bold",
}  # fmt: skip
_LATIN_I = re.compile("(?<=[\u0400-\u04ff])[iI]+|[iI]+(?=[\u0400-\u04ff])")
_NO_PLACES = {"no marks of places"}


# --- reading and judging -----------------------------------------------------------------------------


def as_lines(text: str) -> Lines:
    return [(line, number) for number, line in enumerate(text.split("\n"), 1)]


@lru_cache(maxsize=256)
def _as_it_is(name: str, text: str, vocabulary: Vocabulary) -> tuple[Article, ...]:
    return read_source(name, text.encode(), vocabulary)[0]


def shaped(shape: str, name: str, lines: Lines, vocabulary: Vocabulary) -> Lines:
    """A text in a shape; some shapes have to know what is what in it."""
    if shape in SHAPES:
        return SHAPES[shape](lines)
    text = "\n".join(text for text, _ in lines)
    articles = _as_it_is(name, text, vocabulary)
    return KNOWN_SHAPES[shape](lines, parts_of(lines, articles, vocabulary))


def read(name: str, lines: Lines, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """The records of a text, with the lines of the true text."""
    text = "\n".join(text for text, _ in lines)
    articles, _ = read_source(name, text.encode(), vocabulary)
    numbers = [number for _, number in lines]
    return [_led_back(article.model_dump(mode="json", exclude_none=True), numbers) for article in articles]


def _led_back(value: Any, numbers: list[int]) -> Any:
    if isinstance(value, list):
        return [_led_back(item, numbers) for item in value]
    if not isinstance(value, dict):
        return value
    out = {}
    for key, item in value.items():
        if key == "lines" and isinstance(item, list) and "file" in value:
            told = [n for n in numbers[item[0] - 1 : item[1]] if n]  # a shape may have moved lines
            out[key] = [min(told), max(told)]
        elif key == "lines" and isinstance(item, list):
            out[key] = list(dict.fromkeys(numbers[n - 1] for n in item if 0 < n <= len(numbers)))
        else:
            out[key] = _led_back(item, numbers)
    return out


def records(shape: str, texts: dict[str, str], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """What is read of all texts in one shape."""
    whole = {name: as_lines(text) for name, text in texts.items()}
    if shape == "Latin i":
        return [
            _with_own_letters(r)
            for name, lines in whole.items()
            for r in read(name, SHAPES[shape](lines), vocabulary)
        ]
    if shape not in FILES:
        found = [
            r
            for name, lines in whole.items()
            for r in read(name, shaped(shape, name, lines, vocabulary), vocabulary)
        ]
        return _turned_back(found, texts, vocabulary) if shape == "names turned" else found
    if shape == "an article a file":
        found = []
        for name, lines in whole.items():
            for record in read(name, lines, vocabulary):
                first, last = record["source"]["lines"]
                found += read(name, lines[first - 1 : last], vocabulary)
        return found
    return _together(whole, vocabulary)


def _with_own_letters(value: Any, key: str = "") -> Any:
    """A record whose running text, which is left as it is printed, has ``і`` again for the Latin letter."""
    if key in ("title", "keywords", "authors", "affiliations") or (
        isinstance(value, dict) and value.get("type") == "heading"
    ):
        return value
    if isinstance(value, dict):
        return {name: _with_own_letters(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_with_own_letters(item) for item in value]
    return (
        _LATIN_I.sub(lambda m: m[0].replace("i", "і").replace("I", "І"), value)
        if isinstance(value, str)
        else value
    )


def _turned_back(
    found: list[dict[str, Any]], texts: dict[str, str], vocabulary: Vocabulary
) -> list[dict[str, Any]]:
    """Records whose names stand in the order in which they are printed, for the truth has them so."""
    printed = {
        (lang, same_name(name)): name
        for title, text in texts.items()
        for article in _as_it_is(title, text, vocabulary)
        for person in article.authors
        for lang, name in person.name.items()
    }
    for record in found:
        for person in record["authors"]:
            person["name"] = {
                lang: printed.get((lang, same_name(name)), name) for lang, name in person["name"].items()
            }
    return found


def _together(whole: dict[str, Lines], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """One file of all: a number is led back by where its file begins."""
    joined: Lines = []
    starts: list[tuple[int, str]] = []
    for name, lines in whole.items():
        starts.append((len(joined), name))
        joined += [*lines, ("", 0), ("", 0)]
    numbered = [(text, place) for place, (text, _) in enumerate(joined, 1)]
    found = read("all", numbered, vocabulary)
    for record in found:
        start, name = max(s for s in starts if s[0] < record["source"]["lines"][0])
        moved = _led_back(record, [max(1, n - start) for n in range(1, len(joined) + 1)])
        moved["source"]["file"] = name
        record.clear()
        record.update(moved)
    return found


def judge(
    found: list[dict[str, Any]], shared: Path, only: Iterable[str] = (), misses: bool = False
) -> dict[str, Any] | str:
    """The scores of records (:func:`tools.score.measure` tells their form), or the misses in words."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(found, file, ensure_ascii=False)
        file.flush()
        command = [
            sys.executable,
            str(shared / "gold" / "score.py"),
            file.name,
            str(shared / "gold"),
            "--source-dir",
            str(shared / "seeds"),
        ]
        command += ["--only", ",".join(only)] if only else []
        done = subprocess.run(
            [*command, "--misses" if misses else "--json"], check=True, stdout=subprocess.PIPE
        )
    return done.stdout.decode() if misses else json.loads(done.stdout)


def lost(shape: str, source: Path, vocabulary: Vocabulary) -> dict[str, tuple[Any, Any]]:
    """What a small text of ``tests/fixtures/layouts`` loses in a shape: the field, what was read, what is true."""
    lines = as_lines(source.read_bytes().decode())
    changed = shaped(shape, source.name, lines, vocabulary)
    if changed == lines:
        return {}
    text = "\n".join(text for text, _ in changed)
    articles, _ = read_source(source.name, text.encode(), vocabulary)
    wanted = expected_of(source)
    before = _as_it_is(source.name, source.read_bytes().decode(), vocabulary)
    found: dict[str, tuple[Any, Any]] = {}
    if len(articles) != len(wanted):
        found["number of articles"] = (len(articles), len(wanted))
    for number, truth in enumerate(wanted[: len(articles)]):
        known = {field for field, got, want in comparisons(before[number], truth) if got != want}
        for field, got, want in comparisons(articles[number], truth):
            if field in known or (field.endswith(".affiliations") and shape in _NO_PLACES):
                continue
            if shape == "Latin i" and ("rubric" in field or field.startswith(("joined", "gone"))):
                continue  # they are as printed, or found by what is
            got, want = _alike(shape, field, got), _alike(shape, field, want)
            if got != want:
                found[f"{number + 1}.{field}" if len(wanted) > 1 else field] = (got, want)
    return found


def _alike(shape: str, field: str, value: Any) -> Any:
    """A value without what the shape itself changes in it."""
    if isinstance(value, list | tuple):
        if field == "headings" and shape in _NO_LEVELS:
            return [item[1] for item in value]
        return [_alike(shape, field, item) for item in value]
    if isinstance(value, dict):
        return {key: _alike(shape, field, item) for key, item in value.items()}
    if not isinstance(value, str):
        return value
    if field.startswith("title"):
        return value.casefold().rstrip(" .") if "titles" in shape else value
    if shape == "names turned" and ".name." in field:
        return same_name(value)
    if shape == "simple signs":
        return SHAPES[shape]([(value, 0)])[0][0]
    if shape == "Latin i" and field.startswith(
        (
            "abstract",
            "joined",
            "gone",
            "figures",
            "tables",
            "references",
            "caption",
            "funding",
            "ackn",
            "conflict",
            "citation",
        )
    ):
        return mend_scripts(SHAPES[shape]([(value, 0)])[0][0])
    return value


def _large(shape: str, texts: dict[str, str], vocabulary: Vocabulary, options: argparse.Namespace) -> str:
    """The score of the true texts in a shape, and the fields that are low; or the misses in words."""
    found = records(shape, texts, vocabulary)
    if options.misses:
        return f"\n{judge(found, options.shared, misses=True)}"
    scores = judge(found, options.shared)
    assert isinstance(scores, dict)
    fields = {f: score for f, score in scores["fields"].items() if f not in GONE.get(shape, ())}
    low = sorted((score, field) for field, score in fields.items() if score < 0.995)
    told = ", ".join(f"{field} {score:.3f}" for score, field in low)
    return f"{sum(fields.values()) / len(fields):.4f}  {told}; "


def _small(shape: str, vocabulary: Vocabulary, sources: Sequence[Path], misses: bool) -> str:
    """How many facts of the small texts are lost in a shape, by fields; or all of them in words."""
    all_lost = {source.stem: lost(shape, source, vocabulary) for source in sources}
    if misses:
        return "".join(
            f"\n{name}: {field}\n    got  {got!r}\n    want {want!r}"
            for name, facts in all_lost.items()
            for field, (got, want) in facts.items()
        )
    count = Counter(
        field.lstrip("0123456789.").partition(".")[0] for facts in all_lost.values() for field in facts
    )
    told = ", ".join(f"{field} {n}" for field, n in count.most_common(6))
    return f"{count.total()} facts of small texts lost{': ' if told else ''}{told}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--only", default="", help="shapes, by commas")
    parser.add_argument(
        "--small", action="store_true", help="the small texts of tests/fixtures/layouts alone"
    )
    parser.add_argument("--every", type=int, default=1, help="of the small texts each so-manieth alone")
    parser.add_argument("--misses", action="store_true", help="print what is missed in words")
    options = parser.parse_args()
    vocabulary = load(ROOT / "site_config")
    wanted = [s for s in options.only.split(",") if s] or [*SHAPES, *KNOWN_SHAPES, *FILES]
    texts: dict[str, str] = {}
    if (options.shared / "gold" / "score.py").is_file() and not options.small:
        paths = sorted((options.shared / "seeds").glob("*.txt"))
        texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    else:
        print("measured on the small texts of tests/fixtures/layouts alone")
    for shape in wanted:
        told = (
            _small(shape, vocabulary, SOURCES[:: options.every], options.misses) if shape not in FILES else ""
        )
        print(f"{shape:24s} {_large(shape, texts, vocabulary, options) if texts else ''}{told}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
