"""The page for an address that does not exist, on a host that serves the site below some path."""

import functools
import http.server
import threading

import pytest


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a site below ``/some/path/`` and its own page for what is missing there."""

    def __init__(self, *args, site, **kwargs):
        self.site = site
        super().__init__(*args, directory=str(site.parents[1]), **kwargs)

    def send_error(self, code, message=None, explain=None):
        body = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def host(small_site):
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Host, site=small_site.folder)
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/some/path"
        server.shutdown()


@pytest.mark.parametrize("missing", ["no", "ru/no/", "kk/articles/no/", "en/lists/keywords/no/2/"])
def test_a_missing_address_gets_a_page_with_its_looks_and_ways_home(host, chromium, missing):
    page = chromium.new_page()
    try:
        assert page.goto(f"{host}/{missing}").status == 404
        main = page.locator("main")
        assert main.evaluate("main => getComputedStyle(main).maxWidth") == "544px"
        for lang in ("kk", "ru", "en"):
            section = page.locator(f'section[lang="{lang}"]')
            assert section.locator("h2").inner_text().strip()
            assert section.locator("a").evaluate("link => link.href") == f"{host}/{lang}/"
    finally:
        page.close()
