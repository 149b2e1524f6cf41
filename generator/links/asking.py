"""Asking other sites, politely: the only part of the program that speaks to the network.

One request at a time to a host, with a pause between; HEAD first, and GET where a host does not
answer that; a host that asks for patience gets it. Addresses in private networks are not asked for:
texts are foreign, and what they name must not reach into the house.
"""

from __future__ import annotations

import contextlib
import email.utils
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from generator.links.answers import Answer, judge

_HOPS = 8
_PASSING = (429, 500, 502, 503, 504)
#: What a host may say to HEAD and mean only that it does not know it.
_NOT_BY_HEAD = (400, 401, 403, 404, 405, 406, 410, 501, 503)
_LASTING = (301, 308)
#: After so many addresses in a row to which a host said nothing, its others are not asked for.
_GIVEN_UP = 3
#: Resolvers, whose work it is to lead elsewhere.
_RESOLVERS = ("doi.org", "dx.doi.org", "hdl.handle.net", "purl.org", "w3id.org", "urn.kb.se")


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask.

    Attributes:
        agent: what the program calls itself.
        pause: seconds between two requests to one host.
        timeout: seconds of silence after which a host is given up.
        tries: requests for one address that passes no answer, the first included.
        patience: the longest wait, in seconds, that a host may ask for.
        hosts: how many are asked side by side.
        public: whether a host's name leads into the public network; see :func:`is_public`.
        sleep: waits so many seconds.
    """

    agent: str
    pause: float = 1.0
    timeout: float = 20.0
    tries: int = 3
    patience: float = 120.0
    hosts: int = 6
    public: Callable[[str], bool | None] = lambda host: is_public(host)
    sleep: Callable[[float], None] = time.sleep


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leaves redirections to the caller, who notes where they lead and minds each host's pause."""

    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 (urllib's own signature)
        return None


_OPENER = urllib.request.OpenerDirector()
for _handler in (
    urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler,
    urllib.request.HTTPDefaultErrorHandler, urllib.request.HTTPErrorProcessor, _NoRedirect,
):  # fmt: skip
    _OPENER.add_handler(_handler())  # no file:, no ftp:, no data:


def is_public(host: str) -> bool | None:
    """Whether all addresses of the host are of the public network; None where it has none."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True if urllib.request.getproxies() else None  # a proxy knows names that we do not
    return all(ipaddress.ip_address(str(entry[4][0]).partition("%")[0]).is_global for entry in found)


def ask_all(addresses: Iterable[str], today: date, manners: Manners) -> Iterator[tuple[str, Answer]]:
    """Asks for each address and gives the answers as they come.

    Args:
        addresses: as the articles print them.
        today: kept with the answers.
        manners: how to ask.
    """
    queues: dict[str, list[str]] = {}
    for url in addresses:
        queues.setdefault(_host(url), []).append(url)
    asker = _Asker(today, manners)
    with ThreadPoolExecutor(manners.hosts) as pool:
        # One task a host, begun anew for each address, so that the first answers come from many hosts.
        waiting = {pool.submit(asker.ask, queue.pop(0)): host for host, queue in queues.items()}
        try:
            while waiting:
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    host = waiting.pop(future)
                    if queues[host]:
                        waiting[pool.submit(asker.ask, queues[host].pop(0))] = host
                    yield future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@dataclass(slots=True)
class _Host:
    """What is remembered of a host: when it was last spoken to, and how often in a row it kept silent."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    spoken: float = float("-inf")
    silent: int = 0


class _Asker:
    """Asks for addresses; may be used by several threads, which do not meet at one host."""

    def __init__(self, today: date, manners: Manners) -> None:
        self._day = today.isoformat()
        self._manners = manners
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)

    def ask(self, url: str) -> tuple[str, Answer]:
        """The address and its answer; no trouble of the network raises."""
        try:
            return url, self._follow(url)
        except (ValueError, http.client.InvalidURL):
            return url, Answer("malformed", self._day, said="is no address that can be asked for")

    def _follow(self, url: str) -> Answer:
        here, lasting = plain(url), True
        moved = ""
        for _ in range(_HOPS):
            parts = urlsplit(here)
            host = parts.hostname or ""
            if parts.scheme not in ("http", "https") or not host:
                return Answer("malformed", self._day, said="leads to what is no web address")
            public = self._manners.public(host)
            if public is None:
                return Answer("silent", self._day, said="has a host that is not known any more")
            if not public:
                return Answer("private", self._day, said="is in a private network")
            if self._hosts[host].silent >= _GIVEN_UP:
                return Answer("silent", self._day, said="was not asked for: its host answers nothing")
            status, said, onward = self._try(here, host)
            self._hosts[host].silent = 0 if status else self._hosts[host].silent + 1
            if not onward:
                verdict = judge(status) if status else "silent"
                if verdict == "there" and moved:
                    return Answer("moved", self._day, status, moved)
                return Answer(verdict, self._day, status, said=said)
            lasting = lasting and status in _LASTING and host not in _RESOLVERS
            here = plain(urljoin(here, onward))
            moved = here if lasting and not _same_page(here, url) else moved
        return Answer("silent", self._day, said="leads in a circle")

    def _try(self, url: str, host: str) -> tuple[int, str, str]:
        """Status, trouble, and where a redirection leads; asks again where that may help."""
        method, status, said = "HEAD", 0, ""
        for turn in range(self._manners.tries):
            status, said, headers = self._request(method, url, host)
            if method == "HEAD" and (status in _NOT_BY_HEAD or (not status and turn == 0)):
                method = "GET"
                status, said, headers = self._request(method, url, host)
            if 300 <= status < 400 and headers.get("location"):
                return status, said, headers["location"]
            if status and status not in _PASSING:
                break
            pause = self._manners.pause * 2 ** (turn + 1)
            asked = _retry_after(headers.get("retry-after", ""))
            if asked > self._manners.patience or turn == self._manners.tries - 1:
                break
            self._manners.sleep(max(pause, asked))
        return status, said, ""

    def _request(self, method: str, url: str, host: str) -> tuple[int, str, dict[str, str]]:
        """One request: status (0 for none), trouble in words, headers by lower-case name."""
        headers = {"User-Agent": self._manners.agent, "Accept": "*/*"}
        request = urllib.request.Request(url, method=method, headers=headers)
        with self._hosts[host].lock:
            since = time.monotonic() - self._hosts[host].spoken
            if since < self._manners.pause:
                self._manners.sleep(self._manners.pause - since)
            self._hosts[host].spoken = time.monotonic()
            try:
                with _OPENER.open(request, timeout=self._manners.timeout) as answer:
                    return answer.status, "", _headers(answer)
            except urllib.error.HTTPError as error:
                with contextlib.closing(error):
                    return error.code, "", _headers(error)
            except (OSError, http.client.HTTPException) as error:
                return 0, _in_words(error), {}


def plain(url: str) -> str:
    """The address in the signs that HTTP has, without the part behind #.

    >>> plain("https://пример.қаз/Заң туралы?q=ә#x")
    'https://xn--e1afmkfd.xn--80ao21a/%D0%97%D0%B0%D2%A3%20%D1%82%D1%83%D1%80%D0%B0%D0%BB%D1%8B?q=%D3%99'

    Raises:
        ValueError: if it is no address.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").encode("idna").decode("ascii")
    place = f"[{host}]" if ":" in host else host
    if parts.port is not None:
        place += f":{parts.port}"
    signs = "/%:@!$&'()*+,;=~-._"
    return urlunsplit(
        (parts.scheme.lower(), place, quote(parts.path, signs) or "/", quote(parts.query, signs + "?[]"), "")
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _same_page(one: str, two: str) -> bool:
    """Whether the addresses differ only in what says nothing: http or https, www, a slash at the end."""
    strip = re.compile(r"^https?://(www\.)?|/$")
    return strip.sub("", one) == strip.sub("", plain(two))


def _headers(answer: http.client.HTTPResponse | urllib.error.HTTPError | IO[bytes]) -> dict[str, str]:
    headers = getattr(answer, "headers", None) or {}
    return {str(name).lower(): str(value) for name, value in headers.items()}


def _retry_after(value: str) -> float:
    """Seconds that a Retry-After header asks for: a number, or a date."""
    if value.strip().isdigit():
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
        return max(0.0, moment.timestamp() - time.time())
    except (ValueError, TypeError):
        return 0.0


def _in_words(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, ssl.SSLError):
        return "has a certificate that does not hold"
    if isinstance(reason, TimeoutError):
        return "did not answer in time"
    if isinstance(reason, ConnectionRefusedError):
        return "refused the connection"
    if isinstance(reason, http.client.HTTPException) and not isinstance(
        reason, http.client.RemoteDisconnected
    ):
        return "answered with what is no HTTP"
    return "broke the connection off"
