"""A browser that notices what it should not see."""

from urllib.parse import urlsplit

import pytest

from tests.conftest import CHROMIUM


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture
def open_page(chromium):
    """Opens addresses; at the end no request may have gone elsewhere and no script have failed."""
    contexts, foreign, failed = [], [], []

    def note(request):
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            foreign.append(request.url)

    def open_at(address, **options):
        context = chromium.new_context(**options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", note)
        page.on("pageerror", lambda error: failed.append(f"{page.url}: {error} {error.stack}"))
        page.on("dialog", lambda dialog: failed.append(f"{page.url}: dialog {dialog.message}"))
        # The page for a missing address does not know its own depth and looks for its files at several.
        page.on(
            "response",
            lambda answer: (
                failed.append(f"{answer.status} {answer.url}")
                if answer.status >= 400 and not page.url.endswith("/404.html")
                else None
            ),
        )
        page.goto(address)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert foreign == [], "nothing is asked of another host"
    assert failed == []
