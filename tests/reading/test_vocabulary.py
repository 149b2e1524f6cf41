"""Each cue matches its examples and none of its counter-examples."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.model import LANGUAGES
from generator.reading.vocabulary.cues import CueError, compile_cue, known_groups
from generator.reading.vocabulary.labels import label_language
from generator.reading.vocabulary.loading import build
from generator.reading.vocabulary.openings import fold_heading

CUES = sorted((Path(__file__).resolve().parents[2] / "site_config" / "cues").glob("*.yml"))
ENTRIES = [
    pytest.param(group, entry, id=f"{path.stem}-{group}-{place}")
    for path in CUES
    for group, entries in yaml.safe_load(path.read_text(encoding="utf-8"))["cues"].items()
    for place, entry in enumerate(entries)
]


@pytest.mark.parametrize(("group", "entry"), ENTRIES)
def test_cue_matches_its_examples_only(group, entry, words):
    regex = compile_cue(group, entry["pattern"])
    assert entry["examples"], "a cue needs an example"
    assert entry["not_examples"], "a cue needs a counter-example"
    for example in entry["examples"]:
        assert regex.search(example), f"{group}: should match {example!r}"
        assert words.has(group, example) == any(c.regex.search(example) for c in words.cues[group]), example
    for example in entry["not_examples"]:
        assert not regex.search(example), f"{group}: should not match {example!r}"


@pytest.mark.parametrize(
    "path", [path for path in CUES if path.stem in LANGUAGES], ids=lambda path: path.stem
)
def test_cue_files_have_known_groups_twelve_months_and_sections(path):
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(data["cues"]) <= set(known_groups())
    assert len(data["months"]) == len(set(data["months"])) == 12
    assert len(data["sections"][1]) == len(set(data["sections"][1])) > 20


def test_every_language_can_read_the_parts_that_every_article_has(words):
    for group in ("keywords", "abstract", "references", "author_info", "received", "accepted", "funding"):
        assert {cue.language for cue in words.cues[group]} >= {"kk", "ru", "en"}, group


@pytest.mark.parametrize(
    ("group", "label", "language"),
    [
        ("references", "Foydalanilgan adabiyotlar", None),
        ("other_keywords", "Ачкыч сөздөр: укук", None),
        ("references", "Әдебиеттер", "kk"),
        ("references", "Spisok literatury", "ru"),
    ],
)
def test_a_label_is_of_the_language_of_its_file(group, label, language, words):
    assert words.has(group, label)
    assert label_language(group, label, words) == language


def test_headings_are_compared_without_number_marks_and_case():
    assert fold_heading("**2. Материалы и методы:**") == "материалы и методы"
    assert fold_heading("IV. RESULTS") == "results"
    assert fold_heading("Заключение.") == "заключение"


def test_a_wrong_pattern_is_told_with_its_group():
    with pytest.raises(CueError, match="keywords"):
        compile_cue("keywords", "(unclosed")
    with pytest.raises(CueError, match="unknown cue group"):
        compile_cue("keyword", "x")


def test_journals_are_known_by_issn_and_doi():
    journals = {"law-review": {"issn": "1234-5679", "eissn": "2345-6789", "doi_prefixes": ["10.9999/LR"]}}
    words = build({"kk": {}, "ru": {}, "en": {}}, journals)
    assert words.issns == {"1234-5679": "law-review", "2345-6789": "law-review"}
    assert words.doi_prefixes == {"10.9999/lr": "law-review"}


def test_loading_leaves_the_formats_of_numbers_to_others():
    # In a process of its own: another test may have made babel read its locales whole before.
    program = (
        "from pathlib import Path\n"
        "from generator.reading.vocabulary.loading import load\n"
        "from generator.pages.words import Words\n"
        "load(Path('site_config'))\n"
        "print(*(Words(lang, {}).number(5) for lang in ('kk', 'ru', 'en')))\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout == "5 5 5\n", done.stderr
