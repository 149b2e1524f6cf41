"""Finding: what the search page shows, for whom, and how it can be worked with."""

import dataclasses
import json
import re
import shutil
import threading
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from generator.site import search as engine
from generator.site import serve
from generator.site.search import shards

LANGUAGES = ("kk", "ru", "en")


def search(open_page, site, lang, words, rest="", **options):
    page = open_page(f"{site.address}/{lang}/search/?q={quote(words)}{rest}", **options)
    settle(page)
    return page


def again(page, words):
    """The next question on the same page."""
    page.fill("#q", words)
    page.press("#q", "Enter")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q") == [words])
    settle(page)
    return page


def settle(page):
    for place in ("results", "facets"):
        page.wait_for_selector(f'#search-{place}[aria-busy="false"]', state="attached")


def found(page):
    return [item.get_attribute("data-article") for item in page.locator("[data-article]").all()]


def number(page):
    return int(re.search(r"\d+", page.locator("#search-status").inner_text())[0])


def facet(page, name):
    """The values of a facet with their counts."""
    page.locator(f'[data-facet="{name}"]').wait_for(state="attached")
    rows = page.locator(f'[data-facet="{name}"] label').evaluate_all(
        "rows => rows.map(row => [row.querySelector('input').value, Number(row.lastElementChild.textContent)])"
    )
    return dict(rows)


def choose(page, name, key):
    box = page.locator(f'[data-facet="{name}"] input[value="{key}"]')
    box.click()
    page.wait_for_url(f"**{name}={key}**")
    settle(page)


# The searches that the collection must answer


def test_kazakh_letters_need_not_be_typed(open_page, full_site):
    page = search(open_page, full_site, "kk", "құқық")
    counts = [number(page), number(again(page, "кукык"))]
    assert counts[0] >= 10
    assert abs(counts[0] - counts[1]) <= 0.05 * counts[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_in_latin_letters_finds_its_article_first(open_page, full_site, lang):
    page = search(open_page, full_site, lang, "Saparbekova")
    assert found(page)[0].startswith("saparbekova-rule-law")


def test_russian_endings_and_a_text_in_kazakh(open_page, full_site):
    page = search(open_page, full_site, "ru", "персональных данных")
    assert any(key.startswith("alimgaziyeva-data-privacy") for key in found(page)[:5])


def test_english_keywords_find_russian_texts(open_page, full_site):
    keys = found(search(open_page, full_site, "en", "blockchain"))
    russian = {
        article.id
        for article in full_site.corpus.articles.values()
        if article.language == "ru" and "blockchain" in article.title.get("en", "").casefold()
    }
    assert len(russian) == 2
    assert russian <= set(keys)


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("kk", "мемлекеттик", "мемлекеттік"),
        ("ru", "учет", "учёт"),
        ("ru", "персональные данные", "персональных данных"),
        ("kk", "құқықтарының", "құқық"),
        ("en", "Сапарбеков", "Сапарбекова"),
    ],
)
def test_two_ways_of_writing_find_the_same(open_page, full_site, lang, one, other):
    page = search(open_page, full_site, lang, one)
    first = number(page), set(found(page))
    again(page, other)
    assert first[0] == number(page) > 0
    assert first[1] & set(found(page))


def test_an_ending_finds_the_word_and_its_derivation(open_page, full_site):
    page = search(open_page, full_site, "kk", "құқықтарының")
    shown = " ".join(page.locator("#search-results mark").all_inner_texts()).casefold()
    assert {"құқық", "құқықтық"} <= set(re.findall(r"\w+", shown))


# What a result shows, and where it leads


def test_a_result_opens_at_the_paragraph(open_page, small_site):
    page = search(open_page, small_site, "ru", "трансляцию")
    passage = page.locator('[data-article="vetrova-open-hearing"] .mq-results__passages a')
    assert "Выводы" in passage.inner_text()
    assert passage.locator("mark").inner_text() == "трансляцию"
    passage.click()
    page.wait_for_url("**/articles/vetrova-open-hearing/#*")
    target = page.locator(":target")
    assert target.inner_text().startswith("Ссылка на трансляцию")
    page.wait_for_function("""() => {
        const top = document.querySelector(":target")?.getBoundingClientRect().top;
        return top >= 0 && top < innerHeight; // the page may still be on its way there
    }""")


def test_a_passage_in_a_closed_abstract_is_opened_and_has_its_language(open_page, small_site):
    page = search(open_page, small_site, "en", "видеосвязи")
    passage = page.locator("#search-results a[href$='#abstract-ru']").first
    assert passage.locator("span[lang]").get_attribute("lang") == "ru"
    passage.click()
    page.wait_for_url("**#abstract-ru")
    assert page.locator("details#abstract-ru").get_attribute("open") is not None


def test_what_is_not_shown_says_why_it_was_found(open_page, small_site):
    page = search(open_page, small_site, "kk", "Tauelova")
    item = page.locator('[data-article="saule-paper-archive"]')
    assert item.locator("mark").all_inner_texts() == ["Tauelova"]


# Facets


def test_facets_count_and_narrow(open_page, small_site):
    page = search(open_page, small_site, "ru", "архив", viewport={"width": 1280, "height": 900})
    counts = facet(page, "year")
    assert counts == {"2023": 1, "2025": 1}
    assert facet(page, "language") == {"kk": 1, "en": 1}
    assert sum(counts.values()) == number(page)
    choose(page, "year", "2025")
    assert found(page) == ["harper-library-loans"]
    assert facet(page, "year") == {"2023": 1, "2025": 1}, "counts say what one more would bring"
    assert page.evaluate("document.activeElement.value") == "2025", "the focus stays where it was"
    choose(page, "year", "2023")
    assert set(found(page)) == {"harper-library-loans", "saule-paper-archive"}
    assert parse_qs(urlsplit(page.url).query)["year"] == ["2025", "2023"]
    page.locator("#search-chosen button").first.click()
    page.wait_for_url(lambda url: "2025" not in url)
    settle(page)
    assert found(page) == ["saule-paper-archive"]
    page.go_back()
    settle(page)
    assert len(found(page)) == 2


def test_all_seven_facets_are_there(open_page, full_site):
    page = search(open_page, full_site, "kk", "құқық", viewport={"width": 1280, "height": 900})
    for name in ("language", "journal", "year", "rubric", "author", "keyword", "act"):
        group = page.locator(f'[data-facet="{name}"]')
        if group.get_attribute("open") is None:
            group.locator("summary").click()
        counts = facet(page, name)
        assert len(counts) >= 2, name
        key = max(counts, key=counts.get)
        choose(page, name, key)
        assert number(page) == counts[key], (name, key)
        page.locator("#search-chosen button").click()
        page.wait_for_url(lambda url, name=name: f"{name}=" not in url)
        settle(page)


def test_an_address_with_facets_means_the_same_in_each_language(open_page, small_site):
    page = search(open_page, small_site, "ru", "архив", "&author=harper-j&language=en&sort=date")
    assert found(page) == ["harper-library-loans"]
    assert "Английский" in page.locator("#search-chosen").inner_text()
    page.locator("a[data-language=kk]").click()
    page.wait_for_url("**/kk/search/?**")
    settle(page)
    assert found(page) == ["harper-library-loans"]
    assert "Ағылшын тілі" in page.locator("#search-chosen").inner_text()
    assert page.locator("#search-sort").input_value() == "date"


def test_the_newest_come_first_where_asked_for(open_page, small_site):
    page = search(open_page, small_site, "ru", "архив")
    page.locator("#search-sort").select_option("date")
    page.wait_for_url("**sort=date**")
    settle(page)
    assert found(page) == ["harper-library-loans", "saule-paper-archive"]


def test_facets_alone_give_all_their_articles(open_page, small_site):
    page = search(open_page, small_site, "en", "", "&year=2024&year=2023")
    assert set(found(page)) == {"vetrova-open-hearing", "saule-paper-archive"}


# Little or nothing found


@pytest.mark.parametrize(
    ("lang", "words", "meant"),
    [
        ("kk", "мұарғат", "мұрағат"),
        ("ru", "видиосвязь", "видеосвязь"),
        ("en", "librery loans", "library loans"),
        ("en", "Vetrrova", "Vetrova"),
        ("ru", "fh[bd", "архив"),  # the keyboard was left in Latin letters
    ],
)
def test_a_slip_of_the_finger_is_guessed(open_page, small_site, lang, words, meant):
    page = search(open_page, small_site, lang, words)
    assert found(page) == []
    link = page.locator(".mq-suggest a")
    assert link.inner_text().casefold().startswith(f"{meant.casefold()} (")
    link.click()
    page.wait_for_url(lambda url: quote(words) not in url)
    settle(page)
    assert len(found(page)) >= 1


def test_nothing_is_guessed_that_finds_nothing(open_page, small_site):
    page = search(open_page, small_site, "en", "zzzzqqqq")
    page.locator("#search-help").wait_for()
    assert page.locator(".mq-suggest").count() == 0
    help_text = page.locator("#search-help").inner_text()
    assert "Check the spelling" in help_text
    others = page.locator("#search-help a[hreflang]")
    assert [a.get_attribute("lang") for a in others.all()] == ["kk", "ru"]
    others.first.click()
    page.wait_for_url("**/kk/search/?q=zzzzqqqq")
    assert page.locator(".mq-browse a").count() >= 4


def test_the_words_one_by_one_where_together_they_find_nothing(open_page, small_site):
    page = search(open_page, small_site, "en", "hearing loans")
    links = page.locator("#search-help a:not([hreflang])")
    links.first.wait_for()
    assert links.all_inner_texts() == ["hearing (1)", "loans (1)"]


def test_the_words_without_the_filters_where_these_leave_nothing(open_page, small_site):
    page = search(open_page, small_site, "en", "hearing", "&year=2023")
    assert page.locator("#search-help a").first.inner_text() == "hearing (1)"


def test_the_vocabulary_is_loaded_only_when_needed(open_page, small_site):
    asked = []
    page = open_page(f"{small_site.address}/en/search/")
    page.on("request", lambda request: asked.append(request.url))
    assert len(found(again(page, "a"))) == 3
    assert not any("words.json" in url for url in asked)
    again(page, "arhcive")
    page.locator(".mq-suggest").wait_for()
    assert sum("words.json" in url for url in asked) == 1


# How it is worked with


@pytest.mark.parametrize("path", ["", "articles/", "search/", "articles/saule-paper-archive/"])
def test_a_slash_leads_to_the_box(open_page, small_site, path):
    page = open_page(f"{small_site.address}/kk/{path}")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.evaluate("document.activeElement.value") == ""


def test_the_number_of_results_is_announced_and_in_the_title(open_page, small_site):
    page = search(open_page, small_site, "ru", "архив")
    assert page.locator('[role="status"]').inner_text() == "Найдено 2 статьи"
    assert page.title().startswith("архив – ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_javascript_the_lists_do_the_job(open_page, small_site, lang):
    page = open_page(f"{small_site.address}/{lang}/search/", java_script_enabled=False)
    assert "JavaScript" in page.locator("noscript").inner_text()
    lists = page.locator(".mq-browse a")
    assert lists.count() >= 4
    page.goto(lists.first.evaluate("link => link.href"))
    assert page.locator('a[href*="saule-paper-archive"]').count() >= 1


# Several indexes


@pytest.fixture(scope="module")
def divided_site(small_site, tmp_path_factory):
    """The small site with an index for each page."""
    folder = tmp_path_factory.mktemp("divided") / "site"
    shutil.copytree(small_site.folder, folder)
    shutil.rmtree(folder / "pagefind")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "FIRST", 1)
        patch.setattr(shards, "MOST", 1)
        assert engine.index(folder) == ()
    with serve.server(folder, "127.0.0.1", 0) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield dataclasses.replace(
            small_site, address=f"http://127.0.0.1:{web.server_address[1]}", folder=folder
        )
        web.shutdown()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_several_indexes_are_searched_as_one(open_page, small_site, divided_site, lang):
    assert len(json.loads((divided_site.folder / "pagefind/shards.json").read_text())[lang]) == 3
    wide = {"width": 1280, "height": 900}
    for words in ("архив", "library", "суд"):
        one = search(open_page, small_site, lang, words, viewport=wide)
        other = search(open_page, divided_site, lang, words, viewport=wide)
        assert set(found(one)) == set(found(other))
        if len(found(one)) > 1:
            for name in ("language", "year"):
                assert facet(one, name) == facet(other, name)
    page = search(open_page, divided_site, "ru", "архив", viewport=wide)
    assert len(found(page)) == 2, "words of two indexes"
    choose(page, "year", "2025")
    assert found(page) == ["harper-library-loans"]


def test_the_interfaces_own_words_find_nothing(open_page, full_site):
    page = search(open_page, full_site, "en", "abstract")
    assert number(page) < len(full_site.corpus.articles) / 2
