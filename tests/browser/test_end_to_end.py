"""A reader's way through the built site, in real Chromium."""

import re

import pytest

LANGUAGES = ("kk", "ru", "en")


def article_to_find(corpus, lang):
    """An article with an abstract in the language, and a keyword that leads to another one.

    Gives the article, a word that stands in its abstract and in no other, and the keyword's id.
    """
    words = {
        key: set(re.findall(r"[^\W\d_]{6,}", " ".join(article.abstract.get(lang, ())).casefold()))
        for key, article in corpus.articles.items()
    }
    for key, article in corpus.articles.items():
        shared = [k for k in corpus.keyword_ids[key].get(lang, ()) if len(corpus.keywords[k].articles) > 1]
        own = words[key].difference(*(found for other, found in words.items() if other != key))
        if shared and own:
            return article, max(sorted(own), key=len), shared[0]
    pytest.fail(f"no article with an abstract in {lang} shares a keyword with another")
    return None


def search_from_home(page, word):
    box = page.locator("input[type=search]").first
    box.fill(word)
    box.press("Enter")
    page.wait_for_url("**/search/**")


def follow_the_way(open_page, site, lang):
    article, word, keyword = article_to_find(site.corpus, lang)
    page = open_page(f"{site.address}/{lang}/")
    assert page.locator("html").get_attribute("lang") == lang
    search_from_home(page, word)
    result = page.locator(f'[data-article="{article.id}"]')
    result.first.wait_for()
    result.locator("a").first.click()
    page.wait_for_url(f"**/{lang}/articles/{article.id}/**")
    text = re.sub(r"\s+", " ", page.locator("main").inner_text())
    assert page.locator("h1").count() == 1
    assert article.title[lang].casefold()[:60] in page.locator("h1").inner_text().casefold()
    plain = re.sub(r"[*^~{}\\]", "", article.abstract[lang][0])
    assert re.sub(r"\s+", " ", plain)[:40] in text
    for label in article.keywords[lang]:
        assert label.casefold() in text.casefold()
    page.locator(f'a[href*="keywords/{keyword}/"]').first.click()
    page.wait_for_url(f"**/{lang}/keywords/{keyword}/**")
    (other, *_) = [a for a in site.corpus.keywords[keyword].articles if a != article.id]
    page.locator(f'main a[href*="articles/{other}/"]').first.click()
    page.wait_for_url(f"**/{lang}/articles/{other}/**")
    assert page.locator("h1").inner_text().strip()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_home_by_search_and_keyword_to_another_article(open_page, small_site, lang):
    follow_the_way(open_page, small_site, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_way_through_the_project_s_own_content(open_page, own_site, lang):
    page = open_page(f"{own_site.address}/{lang}/")
    assert page.locator("html").get_attribute("lang") == lang
    article = next(a for a in own_site.corpus.articles.values() if a.abstract.get(lang))
    word = max(re.findall(r"[^\W\d_]{6,}", " ".join(article.abstract[lang])), key=len)
    search_from_home(page, word)
    result = page.locator(f'[data-article="{article.id}"]')
    result.first.wait_for()
    result.locator("a").first.click()
    page.wait_for_url(f"**/{lang}/articles/{article.id}/**")
    assert article.title[lang].casefold()[:40] in page.locator("h1").inner_text().casefold()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_way_through_the_real_texts(open_page, full_site, lang):
    follow_the_way(open_page, full_site, lang)


@pytest.mark.parametrize(("lang", "word"), [("kk", "құқық"), ("ru", "цифровизация"), ("en", "digital")])
def test_a_common_word_finds_at_least_five_articles(open_page, full_site, lang, word):
    page = open_page(f"{full_site.address}/{lang}/")
    search_from_home(page, word)
    page.locator("[data-article]").nth(4).wait_for()
    found = {e.get_attribute("data-article") for e in page.locator("[data-article]").all()}
    assert len(found) >= 5


def test_an_address_with_a_question_searches_at_once(open_page, small_site):
    page = open_page(f"{small_site.address}/ru/search/?q=видеосвязь")
    page.locator('[data-article="vetrova-open-hearing"]').first.wait_for()


def test_nothing_found_is_said(open_page, small_site):
    page = open_page(f"{small_site.address}/en/search/?q=zzzzqqqq")
    page.wait_for_timeout(1500)
    assert page.locator("[data-article]").count() == 0
    assert (
        "zzzzqqqq"
        in page.locator("main").inner_text() + page.locator("input[type=search]").first.input_value()
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_language_switch_stays_on_the_page(open_page, small_site, lang):
    page = open_page(f"{small_site.address}/{lang}/articles/saule-paper-archive/")
    for other in LANGUAGES:
        if other != lang:
            link = page.locator(f'a[hreflang="{other}"][href*="articles/saule-paper-archive/"]')
            assert link.count() >= 1, f"from {lang} to {other}"
    other = LANGUAGES[(LANGUAGES.index(lang) + 1) % 3]
    page.goto(page.locator(f'a[hreflang="{other}"]').first.evaluate("link => link.href"))
    assert page.url.endswith(f"/{other}/articles/saule-paper-archive/")
    assert page.locator("html").get_attribute("lang") == other


def test_the_full_text_stands_once(open_page, small_site):
    counts = {}
    for lang in LANGUAGES:
        page = open_page(f"{small_site.address}/{lang}/articles/saule-paper-archive/")
        counts[lang] = "Мұрағат сөрелеріндегі" in page.locator("main").inner_text()
    assert counts == {"kk": True, "ru": False, "en": False}


@pytest.mark.parametrize(("locale", "lang"), [("kk-KZ", "kk"), ("ru-RU", "ru"), ("en-GB", "en")])
def test_the_root_follows_the_browser(open_page, small_site, locale, lang):
    page = open_page(f"{small_site.address}/", locale=locale)
    page.wait_for_url(f"**/{lang}/")


def test_the_root_offers_all_languages_without_javascript(open_page, small_site):
    page = open_page(f"{small_site.address}/", java_script_enabled=False)
    for lang in LANGUAGES:
        assert page.locator(f'a[href*="{lang}/"]').count() >= 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_s_page_does_not_move_sideways(open_page, small_site, lang):
    page = open_page(
        f"{small_site.address}/{lang}/articles/vetrova-open-hearing/", viewport={"width": 360, "height": 740}
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
