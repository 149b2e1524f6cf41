"""Citations by CSL styles."""

from __future__ import annotations

import re
import warnings

import pytest
from citeproc import CitationStylesStyle

from generator import pages
from generator.exports import citing, facts
from tests import collection as cases

ROAD = cases.Article(
    id="road-2024",
    language="ru",
    journal="rivers",
    issue=cases.Issue(volume="7", number="2"),
    year=2024,
    pages="11-19",
    doi="10.5555/road",
    title={"kk": "Жол", "ru": "Дорога", "en": "The road"},
    authors=tuple(
        cases.Author(name={"kk": kk, "ru": ru, "en": en}, affiliations=(1,))
        for kk, ru, en in (
            ("Ә.Б. Омарова", "А.Б. Омарова", "A.B. Omarova"),
            ("Ғ.Ш. Ахмет", "Г.Ш. Ахмет", "G.Sh. Akhmet"),
        )
    ),
)
SMITH = cases.Author(name={"ru": "К. Кузнецов"})


def cited(article: cases.Article, lang: str, **changes: object) -> dict[str, str]:
    corpus, settings = cases.linked(article), cases.addressed(**changes)
    (linked,) = corpus.articles.values()
    return {each.style: each.text for each in citing.cited(linked, corpus, settings, lang)}


@pytest.mark.parametrize(
    ("lang", "gost", "apa"),
    [
        (
            "ru",
            "Омарова А. Б., Ахмет Г. Ш. Дорога // Реки & берега. – 2024. – Т. 7. – № 2. – С. 11–19. – DOI 10.5555/road",
            "Омарова, А. Б., & Ахмет, Г. Ш. (2024). Дорога. Реки & берега, 7(2), 11–19. https://doi.org/10.5555/road",
        ),
        (
            "kk",
            "Омарова Ә. Б., Ахмет Ғ. Ш. Жол // Өзендер. – 2024. – Т. 7. – № 2. – Б. 11–19. – DOI 10.5555/road",
            "Омарова, Ә. Б., & Ахмет, Ғ. Ш. (2024). Жол. Өзендер, 7(2), 11–19. https://doi.org/10.5555/road",
        ),
        (
            "en",
            "Omarova A. B., Akhmet G. Sh. The road // Rivers. – 2024. – Vol. 7. – No. 2. – P. 11–19. – DOI 10.5555/road",
            "Omarova, A. B., & Akhmet, G. Sh. (2024). The road. Rivers, 7(2), 11–19. https://doi.org/10.5555/road",
        ),
    ],
)
def test_gost_and_apa_in_three_languages(lang: str, gost: str, apa: str) -> None:
    assert cited(ROAD, lang) == {"apa-7": apa, "gost-r-7-0-5": gost}


def test_more_than_three_authors() -> None:
    article = ROAD.model_copy(update={"authors": (*ROAD.authors, SMITH, SMITH)})
    found = cited(article, "ru")
    assert found["gost-r-7-0-5"].startswith("Омарова А. Б., Ахмет Г. Ш., Кузнецов К. и др. Дорога //")
    assert "Кузнецов, К., & Кузнецов, К. (2024)" in found["apa-7"]


def test_what_is_not_known_is_left_out() -> None:
    found = cited(cases.NO_DATE, "en", base_url=None)
    assert found == {
        "apa-7": "Brook, A. (n.d.). An undated brook.",
        "gost-r-7-0-5": "Brook A. An undated brook",
    }
    assert cited(cases.NO_DATE, "kk", base_url=None)["apa-7"].startswith("Brook, A. (n.d.)")


def test_an_organisation_stays_whole() -> None:
    assert cited(cases.ORGANISATION, "en")["gost-r-7-0-5"].startswith(
        "Board of the River and its Banks, Inc. Report"
    )


def test_a_style_of_ones_own() -> None:
    style = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
      <info><title>Mine</title><id>x</id><updated>2026-01-01T00:00:00Z</updated></info>
      <citation><layout><text variable="title"/></layout></citation>
      <bibliography><layout><names variable="author"><name initialize-with=""/></names>
      <text variable="title" font-weight="bold" prefix=": "/></layout></bibliography></style>"""
    corpus, settings = (
        cases.linked(ROAD),
        cases.addressed(citation_styles={"mine": style, "broken": "<style"}),
    )
    (article,) = corpus.articles.values()
    (only,) = citing.cited(article, corpus, settings, "en")
    assert (only.name, only.html) == ("Mine", "AB Omarova, GSh Akhmet: The road")
    (trouble,) = citing.check(settings)
    assert (trouble.code, trouble.severity, trouble.file) == (
        "citation-style",
        "error",
        "site_config/csl/broken.csl",
    )


def test_every_article_is_cited_with_its_title_and_first_author(collection) -> None:
    for article in collection.articles:
        for lang in collection.settings.languages:
            found = citing.cited(article, collection.corpus, collection.settings, lang)
            assert [each.style for each in found] == ["apa-7", "gost-r-7-0-5"]
            names = facts.names(article, collection.corpus, found[0].lang)
            for each in found:
                assert not re.search(r"</?(?!i>)\w", each.html)
                title = facts.title(article, each.lang)
                assert re.sub(r"\W", "", title)[:40] in re.sub(r"\W", "", each.text)
                if names:
                    assert (names[0].family or names[0].printed) in each.text


def test_markup_of_a_title_stays_letters_on_the_page() -> None:
    tree, _ = pages.render(cases.linked(), cases.addressed())
    page = str(tree[f"ru/articles/{cases.FULL.id}/index.md"])
    shown = page[page.index("mq-citing") :]
    assert "<script" not in shown
    assert "&lt;/script&gt;" in shown
    assert "<i>Реки &amp; берега</i>" in shown


@pytest.mark.parametrize(
    "path", sorted((cases.ROOT / "site_config/csl").iterdir()), ids=lambda path: path.name
)
def test_our_styles_follow_the_schema_of_styles(path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # the processor warns of a style that its schema refuses
        CitationStylesStyle(str(path), validate=True)
