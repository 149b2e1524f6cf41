"""Former addresses lead on, withdrawn articles keep their page, changes are told: in the built site."""

import json
import re
from html import unescape

import pytest

from generator import pipeline
from generator.links import internal
from tests.conftest import furnish

LANGUAGES = ("kk", "ru", "en")
REGISTER = """\
- id: harper-library-loans
  former: [harper-loans, older-harper]
  withdrawn:
    date: 2026-03-01
    reason: {kk: Екі рет басылған, ru: Опубликована дважды, en: Printed twice}
    text: removed
    notice: https://example.org/notice?a=1&b=2
- id: gone-article
  title: Gone for good
  language: en
  authors: [B. Gone]
  year: 2020
  withdrawn: {date: 2026-03-02, reason: {en: Plagiarism}}
"""
CORRECTIONS = """\
- {field: title.en, set: "Open hearings, mended", date: 2026-04-05, reason: {kk: қате, ru: опечатка, en: misprint}}
- {field: pages, set: 10-19, reason: опечатка в выходных данных}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    house = furnish(tmp_path_factory.mktemp("lasting") / "house")
    (house / "content/ids.yml").write_text(REGISTER, "utf-8")
    (house / "content/corrections/vetrova-open-hearing.yml").write_text(CORRECTIONS, "utf-8")
    configuration = pipeline.configure(house / "site_config", "https://example.org/x/")
    target = house / "build/site"
    published, found, count = pipeline.build([house / "content"], configuration, house, target)
    assert published
    assert count == 4
    assert [d for d in found if d.severity == "error"] == []
    return target


def page(site, lang, key):
    return (site / lang / "articles" / key / "index.html").read_text("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("old", ["harper-loans", "older-harper"])
def test_a_former_address_leads_on(site, lang, old):
    html = page(site, lang, old)
    assert '<meta http-equiv="refresh" content="0; url=../harper-library-loans/">' in html
    assert '<meta name="robots" content="noindex">' in html
    canonical = f"https://example.org/x/{lang}/articles/harper-library-loans/"
    canonical = canonical if lang == "en" else re.search(r'rel="canonical" href="([^"]+)"', html)[1]
    assert canonical.endswith("/articles/harper-library-loans/")
    assert 'hreflang="x-default"' not in html
    assert re.search(r'<p>[^<]+<a href="\.\./harper-library-loans/">', html)


def test_a_former_address_is_told_to_programs_and_hidden_from_lists(site):
    note = json.loads((site / "data/articles/older-harper.json").read_text())
    assert note == {
        "id": "older-harper",
        "moved_to": "harper-library-loans",
        "record": "harper-library-loans.json",
    }
    assert json.loads((site / "data/redirects.json").read_text()) == {
        "harper-loans": "harper-library-loans",
        "older-harper": "harper-library-loans",
    }
    lines = (site / "_redirects").read_text().splitlines()
    assert "/x/ru/articles/harper-loans/ /x/ru/articles/harper-library-loans/ 301" in lines
    assert len(lines) == 6
    assert "harper-loans" not in (site / "sitemap.xml").read_text()
    assert "harper-library-loans" in (site / "sitemap.xml").read_text()
    assert "older-harper" not in page(site, "ru", "vetrova-open-hearing")
    assert list(internal.problems(site)) == []


@pytest.mark.parametrize(
    ("lang", "mark", "reason"),
    [
        ("kk", "КЕРІ ҚАЙТАРЫП АЛЫНҒАН", "Екі рет басылған"),
        ("ru", "ОТОЗВАНА", "Опубликована дважды"),
        ("en", "RETRACTED", "Printed twice"),
    ],
)
def test_a_withdrawn_article_keeps_its_page_with_a_notice(site, lang, mark, reason):
    html = page(site, lang, "harper-library-loans")
    notice = re.search(r'<aside class="mq-callout mq-withdrawn".*?</aside>', html, re.DOTALL)[0]
    assert reason in notice
    assert '<time datetime="2026-03-01">' in notice
    assert 'href="https://example.org/notice?a=1&b=2"' in unescape(notice)
    assert notice.count("<p>") == 3, "the text was removed, and this is said"
    listed = (site / lang / "articles/index.html").read_text("utf-8")
    assert mark in listed or mark.capitalize() in listed


def test_programs_learn_of_a_withdrawal(site):
    record = json.loads((site / "data/articles/harper-library-loans.json").read_text("utf-8"))
    assert record["withdrawn"]["date"] == "2026-03-01"
    assert record["withdrawn"]["text"] == "removed"
    assert not {"abstract", "body", "footnotes", "summary"} & set(record)
    assert record["title"]["en"] == "RETRACTED: Library loans and personal data"
    assert '"creativeWorkStatus": "Retracted"' in page(site, "en", "harper-library-loans").replace(
        ':"', ': "'
    )
    for ending in ("bib", "ris", "csl.json", "xml"):
        assert "RETRACTED: " in (site / f"data/articles/harper-library-loans.{ending}").read_text("utf-8")
    oai = (site / "data/oai.xml").read_text("utf-8")
    assert "<datestamp>2026-03-01</datestamp>" in oai.replace("oai:", ""), "harvesters ask for it anew"
    assert "RETRACTED: Library loans" in oai


def test_a_withdrawn_article_without_a_file_is_not_lost(site):
    html = page(site, "en", "gone-article")
    assert "RETRACTED: Gone for good" in html
    assert "B. Gone" in html
    assert "Plagiarism" in html


def test_what_was_changed_is_told_with_day_and_reason(site):
    for lang, reason in (("kk", "қате"), ("ru", "опечатка"), ("en", "misprint")):
        html = page(site, lang, "vetrova-open-hearing")
        told = re.search(r'<details class="mq-changes".*?</details>', html, re.DOTALL)[0]
        first, second = re.findall(r"<li>(.*?)</li>", told)
        assert "опечатка в выходных данных" in first
        assert "<time" not in first
        assert second.startswith('<time datetime="2026-04-05">')
        assert second.endswith(f" – {reason}")
    assert "mq-changes" not in page(site, "ru", "saule-paper-archive")
    record = json.loads((site / "data/articles/vetrova-open-hearing.json").read_text("utf-8"))
    assert [change["field"] for change in record["changes"]] == ["title.en", "pages"]
