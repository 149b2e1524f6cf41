"""How findings are printed: for people, for GitHub, for GitLab."""

import json
import re

from generator.completeness import Row, as_table
from generator.diagnostics import Diagnostic, as_github, as_gitlab
from generator.report import as_report, counts


def warning(line, message="doubtful", code="some-code", hint="Look.", article="one", severity="warning"):
    return Diagnostic(code, severity, message, "a.txt", line, hint, article)


def test_findings_stand_together_by_article_gravest_first_and_nothing_is_said_twice():
    found = [
        warning(9, "again"), warning(3), warning(5, "again"), warning(4, "x", "other", ""),
        warning(20, "bad", "wrong", "Mend it.", severity="error"), warning(1, article="", hint="", code="file"),
        warning(7, article="two"), warning(6, "note", severity="info"),
    ]  # fmt: skip
    assert as_report(found, notes=False) == (
        "a.txt:1: warning: doubtful [file]\n"
        "\n"
        "one: 1 error, 4 warnings\n"
        "a.txt:20: error: bad [wrong]\n"
        "    Mend it.\n"
        "a.txt:3: warning: doubtful [some-code]\n"
        "a.txt:5: warning: again [some-code], also line 9\n"
        "    Look.\n"
        "a.txt:4: warning: x [other]\n"
        "\n"
        "two: 1 warning\n"
        "a.txt:7: warning: doubtful [some-code]\n"
        "    Look.\n"
        "\n"
        "Notes, not shown: 1 some-code. --notes shows them."
    )
    assert "a.txt:6: info: note [some-code]" in as_report(found)
    assert counts(found) == "1 error, 6 warnings, 1 note"
    assert counts([]) == "no errors, no warnings, no notes"


def test_many_lines_of_one_finding_stay_one_line():
    (_, line, _) = as_report([warning(n) for n in range(1, 31)]).splitlines()
    assert line.endswith("also lines 2, 3, 4, 5, 6, 7, 8, 9 and 21 more")


def test_github_s_own_signs_are_escaped():
    d = Diagnostic("a,b", "error", "100 %\r\nof: it, ::error::", "a,b:c%.txt", 3, "Do\nso.")
    assert as_github([d]) == (
        "::error file=a%2Cb%3Ac%25.txt,line=3,title=a%2Cb::100 %25%0D%0Aof: it, ::error:: Do%0Aso."
    )
    assert as_github([Diagnostic("x", "warning", "no place")]) == "::warning title=x::no place"
    assert as_github([warning(1, severity="info")]) == ""


def test_github_shows_ten_of_a_kind_so_the_tenth_tells_of_the_rest():
    found = [warning(n, f"number {n}") for n in range(1, 31)]
    lines = as_github(found).splitlines()
    shown = [line for line in lines if line.startswith("::")]
    assert len(shown) == 10
    assert shown[9].startswith("::warning title=maqala::21 more warnings ")
    assert sum(line.startswith("- a.txt:") for line in lines) == 21
    assert len([line for line in as_github(found[:10]).splitlines() if line.startswith("::")]) == 10


def test_a_finding_that_looks_like_a_command_is_none():
    found = [warning(n, "x\n::error::from a text") for n in range(1, 31)]
    commands = [line for line in as_github(found).splitlines() if line.lstrip().startswith("::error")]
    assert commands == []


def test_gitlab_s_report_tells_findings_apart_and_keeps_them_when_lines_move():
    found = [warning(3), warning(8), warning(0, "of the file", article="")]
    report = json.loads(as_gitlab(found))
    assert [entry["location"] for entry in report] == [
        {"path": "a.txt", "lines": {"begin": line}} for line in (1, 3, 8)
    ]
    assert len({entry["fingerprint"] for entry in report}) == 3
    moved = json.loads(as_gitlab([warning(4), warning(9)]))
    assert [e["fingerprint"] for e in moved] == [e["fingerprint"] for e in report[1:]]
    assert json.loads(as_gitlab([])) == []


def test_the_table_fits_the_screen_and_shortens_nothing_where_there_is_room():
    row = Row("a" * 40 + "-the-end-2025", "kk", "kk en", "kk ru en", "", (10, 10, 10), 12, True, 4, 11, 116, (35, 35), 0, 13)  # fmt: skip
    narrow, wide = as_table([row], 80), as_table([row], 120)
    assert max(map(len, narrow.splitlines())) <= 80
    assert re.search(r"^a+…\S*-2025 kk k-e kre --- 10/10/10 12 yes 4   11/116 35/35 0/13$", narrow, re.M)
    assert f"\n{row.article} kk " in wide
