"""What a reader does on an article's page: share a paragraph, copy a citation, print."""

ARTICLE = "kk/articles/saule-paper-archive/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_a_paragraph_is_shared_by_its_own_link(open_page, small_site):
    page = open_page(f"{small_site.address}/{ARTICLE}", permissions=CLIPBOARD)
    paragraph = page.locator('.mq-content > p[id^="p-"]').last
    paragraph.locator(".mq-share").focus()
    page.keyboard.press("Enter")
    said = page.locator('.mq-preview[role="status"]')
    said.wait_for()
    link = f"{small_site.address}/{ARTICLE}#{paragraph.get_attribute('id')}"
    assert page.url == link
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.keyboard.press("Escape")
    assert said.count() == 0


def test_citations_are_copied_as_they_stand(open_page, small_site):
    page = open_page(f"{small_site.address}/{ARTICLE}", permissions=CLIPBOARD)
    for row in page.locator(".mq-citing dl > div").all():
        row.locator(".mq-copy").click()
        row.locator(".mq-copy:text('Көшірілді')").wait_for()
        assert (
            page.evaluate("navigator.clipboard.readText()") == row.locator("dd > span").inner_text().strip()
        )
    files = page.locator(".mq-files li:has(.mq-copy)")
    assert files.count() == 2
    for number, beginning in enumerate(("@", "TY  - ")):
        files.nth(number).locator(".mq-copy").click()
        files.nth(number).locator(".mq-copy:text('Көшірілді')").wait_for()
        assert page.evaluate("navigator.clipboard.readText()").startswith(beginning)


def test_paper_gets_the_article_alone(open_page, small_site):
    page = open_page(f"{small_site.address}/{ARTICLE}", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".mq-header", ".mq-footer", ".mq-actions", ".mq-copy", ".mq-share"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in ("h1", ".mq-byline", ".mq-source", '.mq-content > p[id^="p-"]'):
        assert page.locator(shown).first.is_visible(), shown
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
