"""Web addresses that may stand in a page."""

from __future__ import annotations

import re

from generator.pages.markdown.escaping import CONTROL

_NO_URL = re.compile(r"[\s<>\"'`{}|\\^]")
# A "%" that begins no code is a sign of the text.
_NO_PATH = re.compile(r"[\s<>\"'`{}|\\^\[\]]|%(?![0-9A-Fa-f]{2})")
_NO_FRAGMENT = re.compile(r"[\s<>\"'`{}|\\^\[\]#]|%(?![0-9A-Fa-f]{2})")


def safe_url(url: str) -> str | None:
    """The address if it is a web address that may stand in ``href``, else None."""
    url = url.strip()
    if not re.match(r"https?://[^\s/?#]+", url, re.IGNORECASE) or CONTROL.search(url):
        return None
    host = re.match(r"https?://[^/?#]*", url, re.IGNORECASE)
    start = host.end() if host else 0  # the brackets of a numeric host stay
    way, mark, fragment = url[start:].partition("#")
    return _percent(url[:start], _NO_URL) + _percent(way, _NO_PATH) + mark + _percent(fragment, _NO_FRAGMENT)


def _percent(text: str, signs: re.Pattern[str]) -> str:
    return signs.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), text)
