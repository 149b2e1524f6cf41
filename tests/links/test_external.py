"""Asking other sites: politely, safely, and without ever failing."""

import itertools
import json
from datetime import date

import pytest

from generator import cli
from generator.diagnostics import Diagnostic
from generator.links import addresses, answers, asking, inquiry
from generator.links.addresses import Place
from generator.links.answers import Answer

TODAY = date(2026, 3, 1)


@pytest.fixture
def ask(web):
    """Asks the local server for paths; gives verdict, status and new address by path, and the waits."""
    waits = []
    manners = asking.Manners(
        "maqala/test", pause=0.0, timeout=0.4, public=lambda host: True, sleep=waits.append
    )

    def asker(*paths, **changed):
        with_changes = asking.Manners(**{f: getattr(manners, f) for f in manners.__slots__} | changed)
        urls = [p if "://" in p or p == "" else web.address + p for p in paths]
        got = dict(asking.ask_all(urls, TODAY, with_changes))
        return [got[url] for url in urls]

    asker.waits = waits
    return asker


@pytest.mark.parametrize(
    ("path", "verdict", "status", "requests"),
    [
        ("/ok", "there", 200, ["HEAD"]),
        ("/no-head", "there", 200, ["HEAD", "GET"]),
        ("/head-denies", "there", 200, ["HEAD", "GET"]),
        ("/for-now", "there", 200, ["HEAD", "HEAD"]),
        ("/status/404", "gone", 404, ["HEAD", "GET"]),
        ("/status/410", "gone", 410, ["HEAD", "GET"]),
        ("/status/403", "closed", 403, ["HEAD", "GET"]),
        ("/status/451", "closed", 451, ["HEAD"]),
        ("/status/500", "silent", 500, ["HEAD"] * 3),
        ("/status/301", "silent", 301, ["HEAD"]),
        ("/moved-to-nothing", "gone", 404, ["HEAD", "HEAD", "GET"]),
        ("/slash", "there", 200, ["HEAD", "HEAD"]),
        ("/once-down", "there", 200, ["HEAD", "GET", "GET"]),
        ("/broken", "silent", 0, ["HEAD", "GET", "GET", "GET"]),
        ("/garbage", "silent", 0, ["HEAD", "GET", "GET", "GET"]),
    ],
)
def test_what_an_answer_means(ask, web, path, verdict, status, requests):
    (answer,) = ask(path)
    assert (answer.verdict, answer.status) == (verdict, status)
    assert [method for method, *_ in web.asked] == requests
    assert {agent for _, _, agent, _ in web.asked} == {"maqala/test"}


def test_a_lasting_move_is_told_with_the_new_address(ask, web):
    (once, twice) = ask("/moved", "/moved-twice")
    assert once == twice == Answer("moved", "2026-03-01", 200, web.address + "/new%20place")


def test_a_slow_host_is_given_up(ask):
    (answer,) = ask("/slow")
    assert (answer.verdict, answer.said) == ("silent", "did not answer in time")


def test_a_host_gets_the_patience_it_asks_for(ask, web):
    assert ask("/patience")[0].verdict == "there"
    assert ask.waits == [7.0]
    ask.waits.clear()
    assert ask("/much-patience")[0].verdict == "closed"
    assert ask.waits == [], "a day is too long; the next round asks again"


def test_tries_are_further_and_further_apart(ask):
    ask("/status/500", pause=0.5)
    assert [wait for wait in ask.waits if wait >= 1] == [1.0, 2.0]


def test_requests_to_one_host_are_apart(ask, web):
    ask("/ok?1", "/ok?2", "/for-now", pause=0.08, sleep=asking.time.sleep)
    times = [moment for *_, moment in web.asked]
    assert len(times) == 4
    assert min(b - a for a, b in itertools.pairwise(times)) > 0.07


def test_a_host_that_answers_nothing_is_left_in_peace(ask, web):
    got = ask(*(f"/broken/{n}" for n in range(6)), tries=1)
    assert [a.verdict for a in got] == ["silent"] * 6
    assert {path for _, path, *_ in web.asked} == {"/broken/0", "/broken/1", "/broken/2"}
    assert "was not asked for" in got[5].said


def test_circles_and_strange_ways_end(ask):
    circle, file, house = ask(
        "/circle", "/to-a-file", "/into-the-house", public=lambda host: host == "127.0.0.1"
    )
    assert (circle.verdict, circle.said) == ("silent", "leads in a circle")
    assert file.verdict == "malformed"
    assert house.verdict == "private"


@pytest.mark.parametrize(
    "url",
    ["http://", "javascript:alert(1)", "file:///etc/passwd", "http://[::1", "http://a..b/", "http://a:b/",
     "https://" + "a" * 70 + ".org/"],
)  # fmt: skip
def test_what_is_no_address_is_told_and_not_asked_for(url):
    manners = asking.Manners("x", public=lambda host: pytest.fail(f"asked for {host}"))
    ((_, answer),) = asking.ask_all([url], TODAY, manners)
    assert answer.verdict == "malformed"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost/", "http://10.0.0.7/", "http://169.254.1.1/x"]
)
def test_private_networks_are_not_entered(url, web):
    ((_, answer),) = asking.ask_all([url], TODAY, asking.Manners("x"))
    assert answer.verdict == "private"
    assert asking.is_public("8.8.8.8")


def test_addresses_are_written_in_the_signs_of_http():
    assert asking.plain("HTTPS://Пример.қаз:8080/Заң туралы?q=ә&x=[1]#part") == (
        "https://xn--e1afmkfd.xn--80ao21a:8080/%D0%97%D0%B0%D2%A3%20%D1%82%D1%83%D1%80%D0%B0%D0%BB%D1%8B?q=%D3%99&x=[1]"
    )
    assert asking.plain("http://example.org") == "http://example.org/"
    assert asking.plain("http://example.org/%D0%B0/(x)") == "http://example.org/%D0%B0/(x)"


def test_what_is_due_begins_with_the_unknown_and_goes_on_with_the_oldest():
    kept = {
        "fresh": Answer("there", "2026-02-20", 200),
        "old": Answer("there", "2026-01-10", 200),
        "older": Answer("there", "2026-01-09", 200),
        "gone": Answer("gone", "2026-02-20", 404),
        "silent": Answer("silent", "2026-02-28"),
    }
    named = ["old", "older", "new", "gone", "fresh", "silent"]
    assert answers.due(named, kept, TODAY) == ["new", "older", "old", "gone", "silent"]


def test_a_round_that_is_stopped_goes_on_where_it_was(tmp_path):
    cache = tmp_path / "build/links.json"
    named = [f"http://a.example/{n}" for n in range(10)]
    asked = []

    def answer(urls):
        for url in urls:
            if len(asked) == 5:
                raise KeyboardInterrupt
            asked.append(url)
            yield url, Answer("there", TODAY.isoformat(), 200)

    first = inquiry.go(named, inquiry.read(cache), cache, TODAY, answer, limit=3)
    assert (first.asked, first.left, asked) == (3, 7, named[:3])
    with pytest.raises(KeyboardInterrupt):
        inquiry.go(named, inquiry.read(cache), cache, TODAY, answer)
    assert list(inquiry.read(cache)) == named[:5]
    asked.clear()
    again = inquiry.go(named, inquiry.read(cache), cache, TODAY, answer, limit=5)
    assert asked == named[5:]
    assert list(again.answers) == named


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": {"verdict": "fine", "day": "2026-01-01"}}',
                                  '{"a": {"verdict": "there", "day": "yesterday"}}'])  # fmt: skip
def test_a_file_of_other_things_is_no_cache(tmp_path, text):
    (tmp_path / "links.json").write_text(text)
    with pytest.raises(ValueError, match=r"."):
        inquiry.read(tmp_path / "links.json")


def test_findings_name_every_place():
    places = {
        "http://a.example/": (Place("a.txt", 3, "one"), Place("b.txt", 9, "two")),
        "http://b.example/": (),
    }
    found = list(answers.findings(places, {"http://a.example/": Answer("gone", "2026-03-01", 404)}))
    assert [(d.code, d.file, d.line, d.article) for d in found] == [
        ("link-gone", "a.txt", 3, "one"),
        ("link-gone", "b.txt", 9, "two"),
    ]
    assert found[0].message == "http://a.example/ answered 404 (2026-03-01)"
    assert isinstance(found[0], Diagnostic)
    assert answers.summary(places, {"http://a.example/": Answer("gone", "2026-03-01", 404)}) == (
        "2 addresses: 1 gone, 1 not asked for yet"
    )


RECORD = """\
id: links-of-all-kinds
language: en
title: {{en: Links of all kinds}}
doi: 10.5555/links
body:
- {{type: paragraph, text: "See {0}/status/404 and <{0}/ok>."}}
references:
  original:
  - {{text: "A. {0}/moved", url: "{0}/moved"}}
  - {{text: B., doi: 10.5555/b}}
"""


@pytest.fixture
def linked(house, web, monkeypatch):
    """A house of one record that names the local server; it stands for doi.org, too."""
    for path in (house / "content/records").iterdir():
        path.unlink()
    (house / "content/records/links.yml").write_text(RECORD.format(web.address), encoding="utf-8")
    monkeypatch.setattr(asking, "is_public", lambda host: host == "127.0.0.1")
    monkeypatch.setattr(addresses, "doi_url", lambda doi: f"{web.address}/status/500?{doi}")
    return house


def links(house, *more):
    return cli.main(["links", "--root", str(house), "--pause", "0", *more])


def test_the_command_tells_what_it_found_and_never_fails(capsys, linked, web):
    assert links(linked, "--limit", "2") == 0
    told = capsys.readouterr()
    assert "2 of 7 addresses asked for now, 5 left" in told.err
    assert links(linked, "--notes") == 0
    told = capsys.readouterr()
    assert f"warning: {web.address}/status/404 answered 404" in told.out
    assert f"info: {web.address}/moved has moved to {web.address}/new%20place" in told.out
    assert "7 addresses: 1 there, 1 moved, 1 gone, 2 private, 2 silent" in told.out
    before = len(web.asked)
    assert links(linked, "--format", "json") == 0
    out = json.loads(capsys.readouterr().out)
    assert len(web.asked) == before, "fresh answers are not asked for again"
    assert out["answers"][f"{web.address}/ok"]["status"] == 200
    assert links(linked, "--format", "github") == 0
    assert (
        f"::warning file={linked}/content/records/links.yml,line=1,title=link-gone::"
        in capsys.readouterr().out
    )
    assert links(linked, "--again", "--limit", "1") == 0
    assert len(web.asked) > before
    (linked / "build/links.json").write_text("[]")
    assert links(linked) == 2
    assert "links.json" in capsys.readouterr().err
    assert (linked / "build/links.json").read_text() == "[]"


@pytest.mark.parametrize("wrong", [["--limit", "0"], ["--pause", "-1"], ["--format", "xml"]])
def test_wrong_use_is_exit_code_2(linked, wrong):
    with pytest.raises(SystemExit) as stop:
        links(linked, *wrong)
    assert stop.value.code == 2


def test_what_cannot_be_read_is_told(capsys, linked):
    (linked / "content/records/links.yml").write_text("id: links\n")
    assert links(linked) == 0
    assert "title: is missing" in capsys.readouterr().err
