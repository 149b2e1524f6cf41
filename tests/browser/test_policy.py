"""The site under its Content-Security-Policy, and what it keeps and tells of its readers: next to nothing."""

import re
from urllib.parse import unquote_plus

import pytest

from tests.conftest import ROOT

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
WATCH = """
globalThis.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


@pytest.fixture
def watched(chromium, small_site):
    """A page that notes violations and requests. The policy is the pages' own."""
    context = chromium.new_context(locale="ru-RU")
    context.set_default_timeout(15_000)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.requests = []
    page.on("request", lambda request: page.requests.append(request))
    page.on(
        "console", lambda message: page.requests.append(message.text) if message.type == "error" else None
    )
    yield page
    context.close()


def kinds(site):
    """One page of each kind."""
    found = [
        "",
        *(
            f"kk/{name}"
            for name in ("", "articles/", "journals/", "search/", "about/", "authors/", "keywords/")
        ),
    ]
    for pattern in (
        "articles/*/",
        "authors/*/",
        "keywords/*/",
        "institutions/*/",
        "acts/*/",
        "systems/*/",
        "journals/*/",
    ):
        pages = sorted((site.folder / "kk").glob(f"{pattern}index.html"))
        found += [path.parent.relative_to(site.folder).as_posix() + "/" for path in pages[:1]]
    return [path for path in found if (site.folder / path / "index.html").is_file()]


def test_every_page_has_the_policy_first(small_site):
    policies = set()
    for path in small_site.folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        found = META.search(text)
        assert found, path
        for loading in ("<script", "<link", "<style"):
            assert loading not in text[: found.start()], path
        policies.add(found[1])
    assert len(policies) == 1
    policy = policies.pop()
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert not re.search(r"https?:|\*|data:|blob:", policy)


def test_the_headers_say_the_same_as_the_pages(small_site):
    headers = (small_site.folder / "_headers").read_text(encoding="utf-8")
    policy = META.search((ROOT / "site_config/theme/partials/policy.html").read_text(encoding="utf-8"))[1]
    assert f"  Content-Security-Policy: {policy}; frame-ancestors 'none'\n" in headers


def test_no_page_of_any_kind_violates_it(watched, small_site):
    tried = kinds(small_site)
    assert len(tried) > 8
    for path in [*tried, "404.html"]:
        watched.goto(f"{small_site.address}/{path}")
        watched.wait_for_load_state("networkidle")
        assert watched.evaluate("violations") == [], path
    assert [r for r in watched.requests if isinstance(r, str) and "Content Security" in r] == []


def test_a_script_that_got_in_all_the_same_would_not_run(watched, small_site):
    watched.goto(f"{small_site.address}/kk/")
    watched.evaluate("""() => {
        document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='globalThis.hit = 1'><img src='https://evil.example/a.png'>");
        const script = document.createElement("script");
        script.textContent = "globalThis.hit = 2";
        document.body.append(script);
    }""")
    watched.wait_for_timeout(300)
    assert watched.evaluate("globalThis.hit") is None
    assert len(watched.evaluate("violations")) >= 3


def test_search_works_under_it_and_its_words_stay_in_the_browser(watched, small_site):
    word = "мұрағат"
    watched.goto(f"{small_site.address}/kk/articles/")
    watched.fill("#site-q", word)
    watched.press("#site-q", "Enter")
    watched.wait_for_selector("#search-results [data-article]")
    assert f"?q={word}" in unquote_plus(watched.url)
    watched.click("[data-language=ru] a, a[data-language=ru]")
    watched.wait_for_selector("#search-status:not(:empty)")
    assert f"q={word}" in unquote_plus(watched.url)
    assert watched.evaluate("violations") == []
    asked = [r for r in watched.requests if not isinstance(r, str)]
    assert len(asked) > 5
    for request in asked:
        sent = unquote_plus(request.url.split("#")[0] + " " + request.headers.get("referer", ""))
        assert word not in sent, "the words are told to no server"


def test_nothing_is_kept_but_the_colours(watched, small_site):
    watched.goto(f"{small_site.address}/kk/articles/")
    watched.click(".mq-theme")
    watched.click("a[data-language=en]")
    watched.goto(f"{small_site.address}/en/search/?q=archive")
    watched.wait_for_load_state("networkidle")
    assert watched.context.cookies() == []
    assert watched.evaluate("Object.keys(localStorage)") == ["maqala-theme"]
    assert watched.evaluate("Object.keys(sessionStorage)") == []
    assert watched.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert watched.evaluate("document.documentElement.dataset.theme") in ("light", "dark")
