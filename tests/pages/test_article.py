"""What an article's page has for its readers: links to paragraphs, reports, doubts, ways to cite."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from test_tree import WORDS, article, check_links

from generator.diagnostics import Diagnostic
from generator.model import Heading, ListBlock, ListItem, Paragraph
from generator.pages import anchors, render
from tests import collection
from tests.collection import WELLS


def blocks(*texts: str):
    return WELLS.model_copy(update={"body": tuple(Paragraph(text=text) for text in texts)})


def test_a_paragraph_keeps_its_anchor_when_others_change() -> None:
    before = dict(
        zip("abc", anchors.of_blocks(blocks("The first.", "The second.", "The third.")), strict=True)
    )
    after = anchors.of_blocks(blocks("A new one.", "The first!", "The third.", "One more."))
    assert after[1] == before["a"]  # signs do not count
    assert after[2] == before["c"]
    assert len({*after, before["b"]}) == 5


def test_anchors_are_unique() -> None:
    body = (
        Heading(text="References"), Heading(text="References"), Heading(text="ref 1"), Heading(text="–"),
        Heading(text="2024"), Paragraph(text="same"), Paragraph(text="same"), Paragraph(text=""),
        Heading(text="p-00ff00"), Heading(text="Abstract ru"),
    )  # fmt: skip
    names = anchors.of_blocks(WELLS.model_copy(update={"body": body}))
    assert len(set(names)) == len(names)
    assert not {"references", "ref-1", "p-00ff00", "abstract-ru"} & set(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in names)


def test_bullets_behind_an_item_with_a_colon_stand_below_it() -> None:
    def points(*texts: str, ordered: bool = False, start: int = 1) -> ListBlock:
        return ListBlock(ordered=ordered, start=start, items=tuple(ListItem(text=text) for text in texts))

    body = (
        Paragraph(text="What there is."),
        points("Rivers", "Wells:", ordered=True),
        points("deep", "old:"),
        points("Springs", ordered=True, start=3),
        points("cold", "warm"),
    )
    pages, _ = render(
        collection.corpus(WELLS.model_copy(update={"body": body, "language": "en"})), collection.site()
    )
    content = str(pages[f"en/articles/{WELLS.id}/index.md"])
    bare = re.sub(r"<a .*?</a>|<(?!/?[ou]l|/?li)[^>]+>| id=\"[^\"]*\"|\n", "", content)
    assert "<ol><li>Rivers</li><li>Wells:<ul><li>deep</li><li>old:</li></ul></li></ol>" in bare
    assert '<ol start="3"><li>Springs</li></ol><ul><li>cold</li><li>warm</li></ul>' in bare


def test_every_paragraph_has_a_link_to_itself(tree) -> None:
    _, content = article(tree, "kk", WELLS)
    for name, block in zip(anchors.of_blocks(WELLS), WELLS.body, strict=True):
        if block.type not in ("heading", "table"):
            assert f'class="mq-share" href="#{name}"' in content
    assert 'href="#abstract-kk-2"' in content
    assert not re.search(r'class="mq-share"[^>]*>[^<]', content)


@pytest.fixture(scope="module", params=["mailto:desk@example.org", "https://example.org/-/issues/new?a=b"])
def reporting(request):
    pages, _ = render(
        collection.corpus(),
        collection.site(report_errors_to=request.param, base_url="https://m.example.org/"),
        [
            Diagnostic("paragraph-breaks-off", "warning", "English", "wells.txt", 21, article=WELLS.id),
            Diagnostic("keywords-count", "warning", "English", "wells.txt", 3, article=WELLS.id),
            Diagnostic("reference-uncited", "info", "English", "wells.txt", 80, article=WELLS.id),
            Diagnostic("no-such-code", "warning", "English", "wells.txt", 80, article=WELLS.id),
        ],
    )
    return request.param, pages


def test_a_report_names_the_page_the_lines_and_the_field(reporting) -> None:
    target, pages = reporting
    for lang in ("kk", "ru", "en"):
        _, content = article(pages, lang, WELLS)
        match = re.search(r'<p class="mq-report".*?href="([^"]+)" data-place="([^"]+)"', content)
        whole, place = map(html.unescape, match.groups())
        assert whole.startswith(target)
        fields = parse_qs(urlsplit(whole).query)
        text = fields.get("body", fields.get("issue[description]"))[0]
        assert f"https://m.example.org/{lang}/articles/{WELLS.id}/" in text
        assert "wells.txt" in text
        assert "3–90" in text
        for sign in ("~lines~", "~field~", "~anchor~"):
            assert sign in place
    _, content = article(pages, "kk", WELLS)
    assert 'data-field="body.1" data-lines="21"' in content
    assert 'data-field="abstract.kk.0"' in content


def test_without_an_address_nothing_is_reported(tree) -> None:
    for lang in ("kk", "ru", "en"):
        _, content = article(tree, lang, WELLS)
        assert "mq-report" not in content
        assert "data-field" not in content


def test_doubts_are_told_in_the_reader_s_language_and_lead_to_their_places(reporting) -> None:
    _, pages = reporting
    check_links(pages)
    anchor = anchors.of_blocks(WELLS)[1]
    for lang in ("kk", "ru", "en"):
        _, content = article(pages, lang, WELLS)
        told = html.unescape(re.search(r'<details class="mq-doubts".*?</details>', content, re.DOTALL)[0])
        assert WORDS[lang]["doubt_paragraph-breaks-off"] in told
        assert WORDS[lang]["doubt_keywords-count"] in told
        assert told.count("<li>") == 2
        assert f"#{anchor}" in told
        assert "English" not in told or lang == "en"


def test_an_article_without_doubts_tells_none(tree) -> None:
    assert "mq-doubts" not in article(tree, "kk", WELLS)[1]


def test_citations_have_titles_as_sentences() -> None:
    loud = WELLS.model_copy(update={"title": {"en": "THE LEGAL STATUS OF VILLAGE WELLS"}, "language": "en"})
    pages, _ = render(collection.corpus(loud), collection.site())
    front, content = article(pages, "en", loud)
    said = "The legal status of village wells"
    assert f'name="citation_title" content="{said}"' in front["head"]
    assert said in re.search(r'<div class="mq-citing".*?</div>\n\n', content, re.DOTALL)[0]
    assert "VILLAGE" not in str(pages[f"data/articles/{loud.id}.bib"])
    assert "VILLAGE" in str(pages[f"data/articles/{loud.id}.json"])
    assert "VILLAGE" in str(pages[f"data/articles/{loud.id}.xml"])
