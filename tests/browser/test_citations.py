"""From a citation to its entry and back, with the mouse and with the keyboard alone."""

import pytest


@pytest.fixture
def article(open_page, own_site):
    key = next(key for key, links in sorted(own_site.corpus.citations.items()) if links)
    lang = own_site.corpus.articles[key].language
    return open_page(f"{own_site.address}/{lang}/articles/{key}/")


def test_the_entry_shows_on_hover_and_on_focus(article):
    cite, preview = article.locator(".mq-cite").first, article.locator(".mq-preview")
    entry = article.locator(".mq-refs > li" + cite.get_attribute("href"))
    cite.hover()
    preview.wait_for()
    assert entry.locator("span").first.inner_text()[:30] in preview.inner_text()
    assert "↩" not in preview.inner_text()
    preview.hover()
    article.wait_for_timeout(500)
    assert preview.count() == 1, "the preview must stay under the pointer"
    article.mouse.move(1, 1)
    preview.wait_for(state="detached")
    cite.focus()
    preview.wait_for()
    assert cite.get_attribute("aria-describedby") == preview.get_attribute("id")
    article.keyboard.press("Escape")
    preview.wait_for(state="detached")


def test_the_keyboard_leads_to_the_entry_and_back(article):
    cite = article.locator(".mq-cite").first
    cite.focus()
    article.keyboard.press("Enter")
    entry = article.locator(":target")
    assert "#" + entry.get_attribute("id") == cite.get_attribute("href")
    entry.locator(".mq-back").first.focus()
    article.keyboard.press("Enter")
    assert article.locator(":target").get_attribute("id") == cite.get_attribute("id")


def test_every_way_there_and_back_leads_somewhere(article):
    dead = article.evaluate(
        "[...document.querySelectorAll('.mq-cite, .mq-back')].filter(a => !document.getElementById(a.hash.slice(1))).length"
    )
    assert dead == 0
