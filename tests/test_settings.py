"""Settings: what is right is read, what is wrong is told with file, line and field."""

from pathlib import Path

import pytest

from generator import settings

HERE = Path(__file__).resolve().parents[1]


def write(folder: Path, site: str, journals: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "site.yml").write_text(site, encoding="utf-8")
    if journals:
        (folder / "journals.yml").write_text(journals, encoding="utf-8")
    return folder


def trouble(folder: Path, **options) -> list[tuple[str, int, str]]:
    with pytest.raises(settings.SettingsError) as caught:
        settings.load(folder, **options)
    return [(Path(d.file).name, d.line, d.message) for d in caught.value.diagnostics]


def test_the_project_s_own_settings():
    site = settings.load(HERE / "site_config")
    assert site.languages == ("kk", "ru", "en")
    assert set(site.name) == {"kk", "ru", "en"}
    assert site.emails == "corresponding"
    for journal in site.journals.values():
        assert set(journal.title) == {"kk", "ru", "en"}
    keys = {lang: set(strings) for lang, strings in site.strings.items()}
    assert len({frozenset(k) for k in keys.values()}) <= 1, "each language has the same strings"


def test_defaults(tmp_path):
    site = settings.load(write(tmp_path, "name: {ru: Сайт}\n"))
    assert (site.languages, site.rights, site.base_url) == (("kk", "ru", "en"), "full-text", None)
    assert site.journals == {}


def test_a_base_url_ends_in_one_slash_and_the_option_wins(tmp_path):
    folder = write(tmp_path, "name: {ru: Сайт}\nbase_url: https://example.org/a\n")
    assert settings.load(folder).base_url == "https://example.org/a/"
    assert settings.load(folder, base_url="http://b.example//").base_url == "http://b.example/"
    assert "no web address" in trouble(folder, base_url="b.example")[0][2]


def test_mistakes_are_told_with_their_line(tmp_path):
    found = trouble(write(tmp_path, "name: {kz: Сайт}\nrights: all\nlanguages: [kk, kk]\ncolour: red\n"))
    assert [(file, line) for file, line, _ in found] == [("site.yml", n) for n in (1, 3, 2, 4)]
    assert found[0][2].startswith("name.kz: ")
    assert found[1][2] == "languages: a language stands here twice"
    assert found[3][2] == "colour: there is no such field"


def test_a_journal_s_mistake_is_told_with_its_key(tmp_path):
    found = trouble(write(tmp_path, "name: {ru: А}\n", "law:\n  title: {ru: Б}\n  issn: 15630366\n"))
    assert found == [("journals.yml", 3, found[0][2])]
    assert found[0][2].startswith("journals.law.issn: ")


def test_missing_and_broken_files(tmp_path):
    assert "no site.yml" in trouble(tmp_path)[0][2]
    assert trouble(write(tmp_path, "name: [\n"))[0][0] == "site.yml"
    (tmp_path / "site.yml").write_bytes("name: {ru: Сайт}".encode("utf-16"))
    assert "cannot be read" in trouble(tmp_path)[0][2]
    assert trouble(write(tmp_path, "\n")) == [("site.yml", 1, "name: is missing")]


def test_a_journal_is_recognised(tmp_path):
    journals = """
law: {title: {ru: А}, doi_prefixes: [10.1/AB], issn: 1234-5679, issns: [0000-000X]}
law-two: {title: {ru: Б}, doi_prefixes: ["10.1/ABC", "10.2/????L"]}
"""
    site = settings.load(write(tmp_path, "name: {ru: А}\n", journals))
    assert site.journal_of_doi("10.1/abx") == "law"
    assert site.journal_of_doi("10.1/ABC7") == "law-two", "the longest beginning wins"
    assert site.journal_of_doi("10.2/2025L1/3") == "law-two"
    assert site.journal_of_doi("10.2/2025M1/3") is None
    assert site.journal_of_doi(None) is None


def test_the_nearest_rights_win(tmp_path):
    journals = "law: {title: {ru: А}, rights: record}\nother: {title: {ru: Б}}\n"
    site = settings.load(write(tmp_path, "name: {ru: А}\nrights: abstract\n", journals))
    assert site.rights_of("law", "full-text") == "full-text"
    assert site.rights_of("law", None) == "record"
    assert site.rights_of("other", None) == "abstract"
    assert site.rights_of("unknown", None) == "abstract"


@pytest.mark.parametrize("wrong", ["editor@example.org", "www.example.org/issues", "javascript:alert(1)"])
def test_an_address_for_reports_that_leads_nowhere_is_told(tmp_path, wrong):
    found = trouble(write(tmp_path, f"name: {{ru: А}}\nreport_errors_to: {wrong}\n"))
    assert found == [("site.yml", 2, "report_errors_to: must begin with mailto:, https:// or http://")]


@pytest.mark.parametrize("right", ["mailto:editor@example.org", "https://example.org/issues/new?a=b"])
def test_addresses_for_reports(tmp_path, right):
    site = settings.load(write(tmp_path, f"name: {{ru: А}}\nreport_errors_to: {right}\n"))
    assert site.report_errors_to == right
