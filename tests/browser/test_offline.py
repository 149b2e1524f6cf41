"""The site as a zip file, opened from a disk."""

import zipfile
from urllib.parse import urlsplit

import pytest

from generator.site import offline
from tests.browser.checks import kinds


@pytest.fixture(scope="module")
def disk(small_site, tmp_path_factory):
    """The unpacked zip."""
    folder = tmp_path_factory.mktemp("disk")
    offline.pack(small_site.folder, folder / "site.zip")
    with zipfile.ZipFile(folder / "site.zip") as archive:
        archive.extractall(folder)
    return folder / offline.FOLDER


@pytest.fixture
def page(chromium):
    """A page that notes what cannot be loaded."""
    context = chromium.new_context(locale="ru-RU")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.failed = []
    # A page that is left before its icon has come breaks that off; a missing file fails otherwise.
    page.on(
        "requestfailed",
        lambda request: "ERR_ABORTED" in (request.failure or "") or page.failed.append(request.url),
    )
    page.on("pageerror", lambda error: page.failed.append(str(error)))
    yield page
    context.close()


def test_the_way_from_the_choice_of_language_to_an_article_and_back(page, disk):
    page.goto(f"file://{disk}/index.html")
    page.wait_for_url("**/ru/index.html")
    page.locator('main a[href*="articles/saule-paper-archive/"]').first.click()
    page.wait_for_url("**/ru/articles/saule-paper-archive/index.html")
    assert page.locator("h1").inner_text() == "От бумажного архива к цифровому"
    page.locator("a[data-language=kk]").click()
    page.wait_for_url("**/kk/articles/saule-paper-archive/index.html")
    page.locator(".mq-logo").click()
    page.wait_for_url("**/kk/index.html")
    assert page.failed == []


def test_every_link_of_every_kind_of_page_names_a_file_that_is_there(page, disk, small_site):
    for path in kinds(small_site, "kk"):
        page.goto(f"file://{disk}/{path}index.html")
        links = page.locator("a[href], form[action]").evaluate_all(
            "all => all.map(one => one.href ?? one.action)"
        )
        inside = {urlsplit(link).path for link in links if link.startswith("file:")}
        assert len(inside) > 5
        missing = [link for link in inside if not (disk / link).is_file()]
        assert missing == [], path
    assert page.failed == []


def test_looks_and_scripts_work(page, disk):
    page.goto(f"file://{disk}/kk/index.html")
    assert "Maqala Sans" in page.evaluate("getComputedStyle(document.body).fontFamily")
    loaded = (
        "document.fonts.ready.then(all => [...all].filter(f => f.status === 'loaded').map(f => f.family))"
    )
    assert any("Maqala Sans" in family for family in page.evaluate(loaded))
    page.click(".mq-theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


@pytest.mark.parametrize(("lang", "said"), [("kk", "дискіден"), ("ru", "с диска"), ("en", "from a disk")])
def test_search_is_plainly_absent(page, disk, lang, said):
    page.goto(f"file://{disk}/{lang}/articles/index.html")
    page.fill("#site-q", "x")
    page.press("#site-q", "Enter")
    page.wait_for_url(f"**/{lang}/search/index.html**")
    assert said in page.locator("#search-status").inner_text()
    assert not page.locator("#search-form").is_visible()
    assert page.locator(".mq-browse a").count() >= 4
    assert not (disk / "pagefind").exists()


def test_the_same_site_gives_the_same_zip(small_site, tmp_path):
    for name in ("one.zip", "two.zip"):
        offline.pack(small_site.folder, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.zip", "two.zip"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('href="./"', 'href="./index.html"'), ('href="../x/#a"', 'href="../x/index.html#a"'),
        ('href=".."', 'href="../index.html"'), ('href="."', 'href="./index.html"'), ('action="../search/"', 'action="../search/index.html"'),
        ('href="#a"', 'href="#a"'), ('href="x.json"', 'href="x.json"'), ('href="https://e.org/x/"', 'href="https://e.org/x/"'),
        ('href="mailto:a@b.c"', 'href="mailto:a@b.c"'), ('href=""', 'href=""'), ('src="../a.js"', 'src="../a.js"'),
    ],
)  # fmt: skip
def test_addresses(before, after):
    assert offline.from_disk(f"<a {before}>") == f"<a {after}>"
