"""WCAG 2.2 AA: what axe can see, and what a keyboard, a large zoom and a screen reader need besides.

Here stands a sample. ``make accessibility`` (ACCESSIBILITY=1) has axe look at every kind of page in three
languages, light and dark, narrow and wide.
"""

import os
from urllib.parse import quote

import pytest

from tests.browser.checks import kinds, violations

LANGUAGES = ("kk", "ru", "en")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
WHOLE = os.environ.get("ACCESSIBILITY") == "1"
SEARCHES = {"kk": ("құқық", "ққұқық"), "ru": ("право", "прааво"), "en": ("law", "laww")}


def settled(page, address):
    page.goto(address)
    if address.endswith("404.html"):
        page.wait_for_load_state("networkidle")
    if "?q=" in address:
        page.wait_for_selector('#search-results[aria-busy="false"]', state="attached")


def examined(open_page, site, paths, **options):
    """What axe finds on the pages, by address."""
    page = open_page(f"{site.address}/kk/", **options)
    found = {}
    for path in paths:
        settled(page, f"{site.address}/{path}")
        if wrong := violations(page):
            found[path] = wrong
    return found


# A quarter of the kinds in each of four ways to look at them.
WAYS = [("kk", "light", PHONE), ("ru", "dark", DESK), ("en", "dark", PHONE), ("kk", "light", DESK)]


@pytest.mark.skipif(WHOLE, reason="the whole is examined instead of the sample")
@pytest.mark.parametrize("number", range(len(WAYS)))
def test_axe_finds_nothing_in_a_sample(open_page, small_site, number):
    lang, scheme, size = WAYS[number]
    paths = [
        *kinds(small_site, lang),
        "",
        "404.html",
        f"{lang}/search/?q={quote('архив')}",
        f"{lang}/search/?q=zzzz",
    ]
    sample = paths[number :: len(WAYS)]
    assert len(sample) >= 4
    assert examined(open_page, small_site, sample, color_scheme=scheme, viewport=size) == {}


@pytest.mark.skipif(not WHOLE, reason="takes minutes: make accessibility")
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["360", "1280"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_anywhere(open_page, request, lang, scheme, size):
    from tests.conftest import SHARED

    site = request.getfixturevalue("full_site" if (SHARED / "seeds").is_dir() else "own_site")
    paths = [*kinds(site, lang), "", "404.html", *(f"{lang}/search/?q={quote(q)}" for q in SEARCHES[lang])]
    assert len(paths) >= 20
    assert examined(open_page, site, paths, color_scheme=scheme, viewport=size) == {}


def test_axe_would_find_something(open_page, small_site):
    page = open_page(f"{small_site.address}/en/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\"><a href=\"#\"></a>')")
    assert {line.partition(":")[0] for line in violations(page)} >= {"image-alt", "link-name"}


# The keyboard

REACHABLE = """() => {
  const shown = (element) => element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0;
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((element) => !element.disabled && shown(element))
    .map((element, place) => { element.dataset.place ??= place; return element.dataset.place; });
}"""
FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    place: element.dataset.place ?? element.tagName,
    ringed: element.matches(":focus-visible") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.mark.parametrize(
    ("path", "size"),
    [
        ("ru/articles/vetrova-open-hearing/", DESK),
        ("kk/articles/saule-paper-archive/", PHONE),
        ("en/articles/", DESK),
        ("kk/", PHONE),
        (f"ru/search/?q={quote('архив')}", DESK),
    ],
)
def test_tab_reaches_everything_and_the_focus_is_seen(open_page, small_site, path, size):
    page = open_page(f"{small_site.address}/", viewport=size, reduced_motion="reduce")
    settled(page, f"{small_site.address}/{path}")
    if "?q=" in path:
        page.locator("[data-facet]").first.wait_for()
    wanted = page.evaluate(REACHABLE)
    assert len(wanted) > 10
    reached = []
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        state = page.evaluate(FOCUSED)
        if state["place"] == "BODY" or (reached and state["place"] == reached[0]):
            break
        assert state["ringed"], f"{state['place']} shows no focus"
        assert state["seen"], f"{state['place']} is not in view"
        reached.append(state["place"])
    assert set(wanted) - set(reached) == set()
    assert reached == sorted(reached, key=int), "in the order of the page"


@pytest.mark.parametrize("path", ["kk/", "ru/articles/", "en/articles/vetrova-open-hearing/", "kk/search/"])
def test_the_first_stop_skips_to_the_content(open_page, small_site, path):
    page = open_page(f"{small_site.address}/{path}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "mq-skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_facets_and_order_work_by_keyboard_alone(open_page, small_site):
    page = open_page(f"{small_site.address}/ru/search/", viewport=DESK)
    page.keyboard.press("/")
    page.keyboard.type("архив")
    page.keyboard.press("Enter")
    page.locator('[data-facet="year"] input').first.wait_for()
    page.locator('[data-facet="year"] summary').focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**year=2025**")
    page.locator("#search-chosen button").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "2023", "the focus stays in the list"


# Languages of passages

FOREIGN = """() => {
  const cyrillic = /\\p{Script=Cyrillic}{2}/u, kazakh = /[әғқңөұүһі]/iu;
  const page = document.documentElement.lang;
  const wrong = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim(), parent = walk.currentNode.parentElement;
    if (!text || parent.closest("script, style, [data-pagefind-weight='4'], .mq-byline, .mq-cards__authors")) continue;
    const lang = parent.closest("[lang]").lang;
    if (lang === "en" && cyrillic.test(text)) wrong.push(`${lang}: ${text.slice(0, 80)}`);
    if (lang === "ru" && kazakh.test(text)) wrong.push(`${lang}: ${text.slice(0, 80)}`);
    if (lang === "kk" && page !== "kk" && !kazakh.test(text) && /^[\\x20-\\x7e]+$/.test(text) && text.length > 40 && !/https?:/.test(text)) wrong.push(`${lang}: ${text.slice(0, 80)}`);
  }
  return wrong;
}"""


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_what_is_in_another_language_says_so(open_page, small_site, lang):
    page = open_page(f"{small_site.address}/{lang}/")
    wrong = {}
    for path in kinds(small_site, lang):
        page.goto(f"{small_site.address}/{path}")
        if found := page.evaluate(FOREIGN):
            wrong[path] = found
    assert wrong == {}


def test_every_page_says_its_language(small_site):
    for lang in LANGUAGES:
        for path in (small_site.folder / lang).rglob("*.html"):
            assert f'<html lang="{lang}">' in path.read_text(encoding="utf-8"), path


# Zoom and motion


@pytest.mark.parametrize("lang", LANGUAGES)
def test_at_400_percent_nothing_moves_sideways(open_page, small_site, lang):
    """1280 pixels at 400 % are 320."""
    page = open_page(f"{small_site.address}/kk/", viewport={"width": 320, "height": 256})
    wide = {}
    for path in ["404.html", "", *kinds(small_site, lang), f"{lang}/search/?q={quote('архив')}"]:
        settled(page, f"{small_site.address}/{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[path] = width
    assert wide == {}


MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const moves = (times) => times.split(",").some((time) => parseFloat(time) > 0);
  return moves(style.transitionDuration) || moves(style.animationDuration) || style.scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 80))"""


def test_who_asks_for_less_motion_gets_none(open_page, small_site):
    for path in ("kk/", "ru/articles/vetrova-open-hearing/", f"en/search/?q={quote('архив')}"):
        page = open_page(f"{small_site.address}/{path}", reduced_motion="reduce")
        assert page.evaluate(MOVING) == [], path
    page = open_page(f"{small_site.address}/kk/", reduced_motion="no-preference")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"
