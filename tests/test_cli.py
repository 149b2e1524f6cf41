"""The commands as a user meets them."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
import yaml

from generator import cli, files
from generator.model import Article
from generator.site import publish
from tests.conftest import ROOT, SMALL


def run(capsys, *argv):
    """Exit code, standard output, standard error."""
    try:
        code = cli.main([str(a) for a in argv])
    except SystemExit as stop:
        code = stop.code
    return code, *capsys.readouterr()


def test_help_names_every_command_and_the_exit_codes(capsys):
    code, out, _ = run(capsys, "--help")
    assert code == 0
    for name in ("build", "parse", "check", "serve", "schema", "Exit codes"):
        assert name in out
    for command in ("build", "parse", "check", "serve", "schema"):
        assert run(capsys, command, "--help")[0] == 0


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["fly"],
        ["parse"],
        ["build", "--jobs", "0"],
        ["serve", "--port", "99999"],
        ["parse", SMALL, "--format", "xml"],
        ["check", "--format", "xml"],
    ],
)
def test_wrong_use_is_exit_code_2(capsys, argv):
    code, _, err = run(capsys, *argv)
    assert code == 2
    assert "usage: maqala" in err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["build", "--jobs", "two"], "“two” must be a whole number, 1 or more"),
        (["serve", "--port", "70000"], "“70000” must be a whole number, 0 to 65535"),
        (["links", "--pause", "nan"], "“nan” must be a number, 0 to 3600"),
    ],
)
def test_a_wrong_number_is_told_in_words(capsys, argv, said):
    code, _, err = run(capsys, *argv)
    assert code == 2
    assert said in err


def test_schema_is_that_of_the_record(capsys):
    code, out, _ = run(capsys, "schema")
    assert code == 0
    assert json.loads(out) == Article.model_json_schema()


def test_parse_prints_an_array_of_records(capsys):
    code, out, err = run(capsys, "parse", SMALL, "--root", ROOT)
    assert (code, err) == (0, "")
    records = json.loads(out)
    assert [r["id"] for r in records] == [
        "harper-library-loans",
        "saule-paper-archive",
        "vetrova-open-hearing",
    ]
    assert records[0]["pages"] == "1-4", "the correction is made"
    assert [Article.model_validate(r).id for r in records]


def test_parse_prints_yaml_that_reads_back(capsys):
    _, out, _ = run(capsys, "parse", SMALL, "--root", ROOT, "--format", "yaml")
    entries, found = files.read_record("out.yml", out.encode())
    assert found == ()
    assert len(entries) == 3
    assert yaml.safe_load(out)[2]["title"]["ru"] == "Открытое судебное заседание и видеосвязь"


def test_facts_only_leaves_no_sentence(capsys):
    record = SMALL / "records/vetrova-open-hearing.yml"
    _, out, _ = run(capsys, "parse", record, "--root", ROOT, "--facts-only")
    (facts,) = json.loads(out)
    assert not {"abstract", "footnotes", "author_info", "funding", "citation", "discarded"} & set(facts)
    assert [b["text"] for b in facts["body"]] == ["Введение", "Выводы"]
    assert [a.get("email") for a in facts["authors"]] == ["vetrova@example.org", None]
    assert facts["keywords"]["ru"] == ["гласность", "видеосвязь"]
    assert facts["summary"]["en"].startswith("How listeners")
    assert len(facts["references"]["original"]) == 1
    for sentence in ("гласность заседания", "дверей", "трансляцию"):
        assert sentence not in out


def test_parse_writes_a_file_a_record(capsys, tmp_path):
    code, out, _ = run(capsys, "parse", SMALL, "--root", ROOT, "--output", tmp_path / "new")
    assert code == 0
    assert [Path(line).name for line in out.splitlines()] == [
        "harper-library-loans.yml",
        "saule-paper-archive.yml",
        "vetrova-open-hearing.yml",
    ]


def test_parse_into_a_closed_pipe_is_nobody_s_mistake():
    parse = f"{sys.executable} -m generator parse {SMALL}; echo $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"({parse}) | head -c 10"], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert "Traceback" not in done.stderr


def test_check_prints_a_table_and_says_nothing_of_good_records(capsys, house):
    code, out, _ = run(capsys, "check", "--root", house)
    assert code == 0
    lines = out.splitlines()
    (head,) = [n for n, line in enumerate(lines) if line.startswith("article ")]
    assert [line.split()[0] for line in lines[head + 2 : head + 5]] == [
        "harper-library-loans",
        "saule-paper-archive",
        "vetrova-open-hearing",
    ]
    assert lines[head + 4].split()[1:5] == ["ru", "kre", "kre", "kre"]
    assert all(len(line) <= 80 for line in lines[head:])


def test_check_for_programs_and_for_pull_requests(capsys, house):
    bad = house / "content/records/bad.yml"
    bad.write_text("id: bad\nlanguage: fr\ntitle: {ru: А}\n")
    code, out, _ = run(capsys, "check", "--root", house, "--format", "json")
    assert code == 1
    data = json.loads(out)
    (error,) = [d for d in data["diagnostics"] if d["severity"] == "error"]
    assert (error["code"], error["file"], error["line"]) == ("record-field", str(bad), 2)
    assert len(data["articles"]) == 3
    assert data["articles"][2]["references"] == [1, 0]
    code, out, _ = run(capsys, "check", "--root", house, "--format", "github")
    assert code == 1
    assert f"::error file={bad},line=2,title=record-field::language: " in out


def test_strict_lets_warnings_count(capsys, house):
    (house / "content/corrections/nobody.yml").write_text("- {field: doi, set: x, reason: y}")
    assert run(capsys, "check", "--root", house)[0] == 0
    code, out, _ = run(capsys, "check", "--root", house, "--strict")
    assert code == 1
    assert "correction-no-article" in out


def test_a_wrong_configuration_is_exit_code_2_with_file_and_field(capsys, house, tmp_path):
    code, _, err = run(capsys, "check", "--root", tmp_path)
    assert code == 2
    assert "site.yml" in err
    (house / "site_config").unlink()
    (house / "site_config").mkdir()
    (house / "site_config/site.yml").write_text("name: {ru: А}\nrights: none\n")
    for command in ("check", "build"):
        code, _, err = run(capsys, command, "--root", house)
        assert code == 2
        assert "site.yml:2: error: rights: " in err


def test_build_makes_the_site_and_serves_any_locale(house):
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "", "TZ": "Asia/Almaty"}
    command = [sys.executable, "-W", "error", "-m", "generator", "build", "--root", str(house)]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "3 articles: " in done.stderr
    assert "Building with MkDocs\n" in done.stderr, "plain lines where there is no terminal"
    assert "\r" not in done.stderr
    site = house / "build/site"
    assert (site / publish.MARK).is_file()
    for lang in ("kk", "ru", "en"):
        assert (site / lang / "articles/saule-paper-archive/index.html").is_file()
    assert (site / "pagefind/pagefind.js").is_file()
    again = subprocess.run([*command, "--quiet"], env=env, capture_output=True, cwd=ROOT, check=False)
    assert (again.returncode, again.stdout, again.stderr) == (0, b"", b"")


def test_serve_shows_the_site_and_what_changes_in_it(house):
    command = [sys.executable, "-W", "error", "-m", "generator", "serve", "--root", str(house), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT) as serving:
        told: list[str] = []
        reader = threading.Thread(target=lambda: [told.append(line) for line in serving.stderr], daemon=True)
        reader.start()

        def says(words):
            deadline = time.monotonic() + 90
            while not any(words in line for line in told) and time.monotonic() < deadline:
                time.sleep(0.05)
            return any(words in line for line in told)

        try:
            assert says("Serving at "), told
            address = next(line for line in told if line.startswith("Serving at ")).split()[2]
            page = f"{address}en/articles/harper-library-loans/"

            def shows(words):
                with urllib.request.urlopen(page, timeout=30) as answer:
                    return words in answer.read().decode()

            assert shows("Library loans and personal data")
            record = house / "content/records/harper-library-loans.yml"
            mended = record.read_text("utf-8").replace("Library loans", "Reading rooms")
            record.write_text(mended, "utf-8")
            deadline = time.monotonic() + 60
            while not shows("Reading rooms and personal data") and time.monotonic() < deadline:
                time.sleep(0.2)
            assert shows("Reading rooms and personal data")
            record.write_text("id: [")
            assert says("harper-library-loans.yml:1: error: this is not YAML"), told
            assert says("2 articles: "), "what is right is built all the same"
            serving.send_signal(signal.SIGINT)
            assert serving.wait(timeout=60) == 0
            reader.join(timeout=10)
            assert not any("Traceback" in line for line in told)
        finally:
            serving.kill()


def test_build_registers_ids_and_refuses_to_lose_an_article(capsys, house):
    code, _, _ = run(capsys, "build", "--root", house)
    assert code == 0
    kept = (house / "content/ids.yml").read_text("utf-8")
    assert [line for line in kept.splitlines() if line.startswith("- id: ")] == [
        "- id: harper-library-loans",
        "- id: saule-paper-archive",
        "- id: vetrova-open-hearing",
    ]
    code, out, _ = run(capsys, "check", "--root", house)
    assert code == 0
    assert "register" not in out
    site = house / "build/site"
    (house / "content/records/saule-paper-archive.yml").rename(house / "saule.yml")
    code, _, err = run(capsys, "build", "--root", house)
    assert code == 1
    assert "saule-paper-archive" in err
    assert "[article-vanished]" in err
    assert (site / "kk/articles/saule-paper-archive/index.html").is_file(), "the old site stays"
    code, _, err = run(capsys, "build", "--root", house, "--site", house / "fresh", "--quiet")
    assert code == 1, "on a fresh machine the register knows"
    assert not (house / "fresh").exists()
    assert run(capsys, "check", "--root", house)[0] == 1
    assert run(capsys, "build", "--root", house, "--allow-removals", "--quiet")[0] == 0
    assert not (site / "kk/articles/saule-paper-archive").exists()
    assert run(capsys, "build", "--root", house, "--quiet")[0] == 0, "it was allowed once"
    assert "removed: true" in (house / "content/ids.yml").read_text("utf-8")
    (house / "saule.yml").rename(house / "content/records/saule-paper-archive.yml")
    assert "[register-stale]" in run(capsys, "check", "--root", house)[1]
    assert run(capsys, "build", "--root", house, "--quiet")[0] == 0
    assert (house / "content/ids.yml").read_text("utf-8") == kept


def test_a_wrong_register_is_neither_used_nor_written_over(capsys, house):
    (house / "content/ids.yml").write_text("- id: a\n  idd: b\n")
    code, _, err = run(capsys, "build", "--root", house)
    assert code == 1
    assert "ids.yml:2: error: idd: there is no such field" in err
    assert not (house / "build/site").exists()
    assert (house / "content/ids.yml").read_text() == "- id: a\n  idd: b\n"


def test_other_people_s_folders_get_no_register(capsys, house, tmp_path):
    (house / "content").rename(tmp_path / "theirs")
    assert run(capsys, "build", "--root", house, "--content", tmp_path / "theirs", "--quiet")[0] == 0
    assert not (tmp_path / "theirs/ids.yml").exists()
    assert not (house / "content").exists()


def test_build_refuses_a_directory_of_someone_else(capsys, house):
    code, _, err = run(capsys, "build", "--root", house, "--site", house)
    assert code == 2
    assert "would be lost" in err


def test_a_text_and_a_record_of_one_article_become_one():
    from generator import collecting, settings

    site = settings.load(ROOT / "site_config")
    (entry,), _ = files.read_record("r.yml", (SMALL / "records/vetrova-open-hearing.yml").read_bytes())
    text = entry.article.model_copy(
        update={
            "id": "vetrova-video",
            "doi": "10.5555/SAMPLE.2024.1",
            "summary": {},
            "pages": None,
            "year": 2025,
        }
    )
    parsed = collecting.Parsed(text, collecting.Origin("a.txt", 7), "a.txt")
    collection, found = collecting.combine([parsed], [entry], site)
    assert found == ()
    (article,) = collection.articles
    assert article.id == "vetrova-open-hearing"
    assert article.summary == entry.article.summary
    assert article.pages == "10-18", "what only the record has"
    assert article.year == 2025, "the text wins where both have something"
    assert collection.origins[article.id] == collecting.Origin("a.txt", 7)
    same_id = parsed.article.model_copy(update={"id": entry.article.id, "doi": "10.5555/other"})
    collection, found = collecting.combine(
        [collecting.Parsed(same_id, parsed.origin, "a.txt")], [entry], site
    )
    assert [d.code for d in found] == ["duplicate-id"], "two DOIs are two articles"
