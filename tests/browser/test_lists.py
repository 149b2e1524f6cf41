"""Lists are complete without a script; with one they filter and sort."""

import pytest


def counts(page):
    return [int(text) for text in page.locator(".mq-columns li:visible .mq-count").all_inner_texts()]


@pytest.mark.parametrize("name", ["keywords", "authors"])
def test_names_are_sorted_by_articles_and_back(open_page, small_site, name):
    page = open_page(f"{small_site.address}/kk/{name}/")
    before = page.locator(".mq-columns li").all_inner_texts()
    page.locator("select[name=sort]").select_option("count")
    assert counts(page) == sorted(counts(page), reverse=True)
    assert len(counts(page)) == len(before)
    assert page.locator(".mq-letter:visible").count() == 0
    page.locator("select[name=sort]").select_option("")
    assert page.locator(".mq-columns li").all_inner_texts() == before


def test_words_filter_without_the_letters_of_one_alphabet(open_page, small_site):
    page = open_page(f"{small_site.address}/kk/keywords/")
    word = next(t for t in page.locator(".mq-columns a").all_inner_texts() if "қ" in t.lower())
    page.locator(".mq-filter input").fill(word.lower().replace("қ", "к"))
    shown = page.locator(".mq-columns li:visible a").all_inner_texts()
    assert word in shown
    assert len(shown) < len(page.locator(".mq-columns li").all())


def test_the_glossary_is_filtered(open_page, own_site):
    page = open_page(f"{own_site.address}/ru/glossary/")
    terms = page.locator(".mq-terms > div")
    first = terms.first.locator("b").inner_text()
    page.locator(".mq-filter input").fill(first)
    assert 1 <= page.locator(".mq-terms > div:visible").count() <= terms.count()
    page.locator(".mq-filter input").fill("ъъъ")
    assert page.locator(".mq-terms > div:visible").count() == 0


def test_lists_are_whole_without_a_script(open_page, small_site):
    page = open_page(f"{small_site.address}/ru/keywords/", java_script_enabled=False)
    assert page.locator(".mq-columns li:visible").count() > 0
    assert page.locator(".mq-filter:visible").count() == 0
