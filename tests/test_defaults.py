"""A site's own configuration laid over the package's."""

import pytest

from generator import defaults, pipeline
from generator.reading.vocabulary.cues import CueError
from generator.reading.vocabulary.loading import load
from tests.conftest import ROOT

SITE = "name: {kk: Менің жинағым, ru: Моё собрание, en: My collection}\n"


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "site_config"
    for name in ("cues", "ui", "csl"):
        (folder / name).mkdir(parents=True)
    (folder / "site.yml").write_text(SITE, encoding="utf-8")
    return folder


def test_a_site_file_alone_is_enough(own):
    mine, ours = pipeline.configure(own), pipeline.configure(ROOT / "site_config")
    assert mine.site.name["en"] == "My collection"
    assert mine.site.journals == {}, "the journals are the site's own affair"
    assert mine.site.strings == ours.site.strings
    assert mine.site.citation_styles == ours.site.citation_styles
    assert mine.words.sections == ours.words.sections
    assert mine.link_data.systems.by_id == ours.link_data.systems.by_id


def test_the_project_s_own_folder_is_not_laid_over_itself():
    assert defaults.layers(ROOT / "site_config") == (ROOT / "site_config",)


def test_words_are_added(own):
    (own / "cues/en.yml").write_text(
        "sections: {1: [our findings]}\ncues: {keywords: [{pattern: index words, examples: ['Index words: a']}]}",
        encoding="utf-8",
    )
    words = load(own)
    assert words.section_level("Our findings") == 1
    assert words.section_level("Conclusion") == 1
    assert words.has("keywords", "Index words: a, b")
    assert words.has("keywords", "Keywords: a, b")


def test_a_language_is_added(own):
    (own / "cues/mn.yml").write_text(
        "sections: {1: [оршил хэсэг]}\ncues: {other_keywords: [{pattern: түлхүүр үг, examples: ['Түлхүүр үг: хууль']}]}",
        encoding="utf-8",
    )
    (own / "cues/uz.yml").write_text(
        "cues: {references: [{pattern: manbalar, examples: [Manbalar]}]}", encoding="utf-8"
    )
    words = load(own)
    assert words.section_level("Оршил хэсэг") == 1
    assert words.has("other_keywords", "Түлхүүр үг: хууль, шүүх")
    assert words.has("references", "Manbalar")
    assert words.has("references", "Iqtiboslar"), "the package's own words of that language"
    assert set(words.function_words) == {"kk", "ru", "en"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cues: {references: [{pattern: эх сурвалж, examples: [Ном зүй]}]}", "does not find"),
        ("words: {function: [ба]}", "words: no record has fields in this language"),
    ],
)
def test_a_language_added_wrongly_is_told_with_its_file(own, text, told):
    (own / "cues/mn.yml").write_text(text, encoding="utf-8")
    with pytest.raises(CueError, match=rf"cues/mn\.yml: .*{told}"):
        load(own)


def test_a_word_that_yaml_takes_for_yes_or_no_is_told_with_its_file(own):
    (own / "cues/en.yml").write_text("words: {function: [the, on]}", encoding="utf-8")
    with pytest.raises(
        CueError, match=r"cues/en\.yml: words: function: True is no word; put it in quotation marks"
    ):
        load(own)


def test_a_string_of_the_interface_and_a_style_stand_instead(own):
    (own / "ui/ru.yml").write_text("search: Найти", encoding="utf-8")
    (own / "csl/apa-7.csl").write_text("<style/>", encoding="utf-8")
    (own / "csl/ours.csl").write_text("<style/>", encoding="utf-8")
    site = pipeline.configure(own).site
    assert site.strings["ru"]["search"] == "Найти"
    assert site.strings["ru"]["skip"] == "Перейти к содержанию"
    assert site.citation_styles["apa-7"] == "<style/>"
    assert sorted(site.citation_styles) == ["apa-7", "gost-r-7-0-5", "ours"]


def test_an_entry_with_the_same_id_stands_instead(own):
    (own / "systems.yml").write_text(
        "systems:\n- {id: egov, name: {en: Ours}, phrases: [our portal]}\n"
        "- {id: new-one, name: {en: New}, phrases: [new system]}\n",
        encoding="utf-8",
    )
    known = pipeline.configure(own).link_data.systems.by_id
    ours = pipeline.configure(ROOT / "site_config").link_data.systems.by_id
    assert known["egov"].name == {"en": "Ours"}
    assert set(known) == {*ours, "new-one"}


def test_decisions_on_another_collection_are_left_out():
    below = {"same": [{"id": "a"}], "words": ["x"], "months": ["jan", "feb"]}
    assert defaults.overlay([below]) == below
    above = {"same": [{"id": "b"}], "words": ["y"], "months": ["I", "II"]}
    assert defaults.overlay([below, above]) == {
        "same": [{"id": "b"}],
        "words": ["x", "y"],
        "months": ["I", "II"],
    }
    assert defaults.overlay([below, {}]) == {"words": ["x"], "months": ["jan", "feb"]}


def test_the_site_s_mkdocs_file_wins(tmp_path):
    assert defaults.mkdocs_file(tmp_path) == ROOT / "mkdocs.yml"
    (tmp_path / "mkdocs.yml").write_text("site_name: x")
    assert defaults.mkdocs_file(tmp_path) == tmp_path / "mkdocs.yml"
