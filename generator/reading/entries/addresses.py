"""The addresses in a reference entry: its DOI, its URLs, and the keys under which their spellings meet."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

#: An address of either kind, up to the next space.
_ADDRESS = re.compile(r"https?:\S+|10\.\d{4,9}/\S+")
_DOI = re.compile(r"10\.(?<![\d.]10\.)\d{4,9}/[^\s\"<>«»“”]{1,200}")
_DOI_LABEL = re.compile(r"(?:doi\.org/|\bdoi\b[\s.:]{0,4}(?:https?://(?:dx\.)?doi\.org/)?)$", re.IGNORECASE)
_DOI_REST = re.compile(r" (?=[A-Z0-9][A-Za-z0-9.-]{0,30}/\d)([A-Za-z0-9.-]+/[\d-]+)")
_DOI_TAIL = re.compile(r"(?:/(?:full|pdf|epdf|html|abstract|fulltext|meta|summary)|\.(?:pdf|html?|full))+$")
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХЈасеорухјі", "ABEKMHOPCTYXJaceopyxji")
_PLACEHOLDER = re.compile(
    r"10\.(?:1000/(?!182$)|5555/|0000/|1234/)|10\.\d+/(?:x{2,}|0+|1?2345\d*)$", re.IGNORECASE
)


def without_addresses(text: str) -> str:
    """A text with a space in the place of each DOI and URL.

    >>> without_addresses("Lee K. Signs. https://example.org/a 2020")
    'Lee K. Signs.   2020'
    """
    return _ADDRESS.sub(" ", text)


def is_placeholder(doi: str) -> bool:
    """Whether the DOI is one that stands in for a real one, such as 10.1000/1.

    >>> is_placeholder("10.1000/1"), is_placeholder("10.1000/182")
    (True, False)
    """
    return bool(_PLACEHOLDER.match(doi))


def find_doi(text: str) -> str | None:
    """The bare DOI of an entry's plain text, or None.

    A labelled DOI wins over one that is part of a publisher's address; placeholders are none.

    >>> find_doi("Lee K. Signs. 2020. doi. 10.1016/j.sign.2020.01.")
    '10.1016/j.sign.2020.01'
    """
    best: tuple[int, str] | None = None
    for match in _DOI.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        label = bool(_DOI_LABEL.search(before))
        inside = not label and before[-1:] in {"/", "="}
        if not label and not inside and before[-1:] not in {"", " ", "(", "[", ":", ","}:
            continue
        doi = match[0]
        rest = _DOI_REST.match(text, match.end()) if label and re.search(r"/(?:19|20)\d\d$", doi) else None
        if rest:  # a blank has torn it: "10.1234/2022 L1/12-20"
            doi += rest[1]
        clean = _clean_doi(doi, inside)
        if not clean or is_placeholder(clean):
            continue
        rank = 0 if label else 2 if inside else 1
        if best is None or rank < best[0]:
            best = (rank, clean)
    return best[1] if best else None


def _clean_doi(doi: str, inside: bool) -> str | None:
    doi = re.split(r"[;,]\s*$|\]|\}|\|", doi)[0]
    doi = unquote(doi) if "%2" in doi else doi
    if inside:
        doi = _DOI_TAIL.sub("", _strip_tail(re.split(r"[?#&]", doi)[0]))
    else:
        doi = re.split(r"[?#]utm|[?&]utm", doi)[0]
    doi = _strip_tail(doi)
    if not doi.isascii():
        doi = doi.translate(_LOOKALIKES)
        if not doi.isascii():
            return None
    return doi if "/" in doi and len(doi.split("/", 1)[1]) > 0 else None


def _strip_tail(text: str) -> str:
    while text:
        if (
            text[-1] in ".,;:!?'’‘»”\"*>"
            or (text[-1] == ")" and text.count(")") > text.count("("))
            or (text[-1] == "}" and text.count("}") > text.count("{"))
            or text[-1] in "([{<«"
        ):
            text = text[:-1]
        else:
            break
    return text


_URL = re.compile(r"https?://[^\s<>«»\"“”\[\]]{3,2000}")
#: "https: host/path", "https host/path", "https:/host": the colon or slashes are lost, the rest is whole.
_BROKEN_URL = re.compile(
    r"\b(https?)(?:\s?:\s?/{0,2}\s?|\s)(?=((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,10})(?:/|$|[\s,;.\])]))"
    r"([^\s<>«»\"“”\[\]]{3,2000})"
)
#: Registries whose address is certain without a scheme.
_BARE_URL = re.compile(r"(?<![\w./-])((?:adilet\.zan\.kz|online\.zakon\.kz)/[^\s<>«»\"“”\[\]]{3,500})")


@lru_cache(maxsize=1024)  # an entry is read, and then held against those of the other list
def find_urls(text: str) -> tuple[str, ...]:
    """The web addresses of a plain text, mended where that is certain; addresses of DOIs are left out.

    >>> find_urls("Retrieved from https: adilet.zan.kz/rus/docs/P1700000407 [in Russian].")
    ('https://adilet.zan.kz/rus/docs/P1700000407',)
    """
    found: list[tuple[int, str]] = [(match.start(), match[0]) for match in _URL.finditer(text)]
    if not found:
        found = [(match.start(), f"{match[1]}://{match[3]}") for match in _BROKEN_URL.finditer(text)]
    if not found:
        found = [(match.start(), "https://" + match[1]) for match in _BARE_URL.finditer(text)]
    urls = (clean_url(url) for _, url in sorted(found))
    return tuple(url for url in urls if url and not re.match(r"https?://(?:dx\.)?doi\.org/", url))


def clean_url(url: str) -> str | None:
    """A URL without the punctuation around it and without tracking parameters; None if none is left.

    >>> clean_url("https://example.org/a?utm_source=x&id=3).")
    'https://example.org/a?id=3'
    """
    url = _strip_tail(url.replace("\\_", "_").replace("\\", ""))
    if "utm_" in url:
        head, _, query = url.partition("?")
        query, hash_sign, fragment = query.partition("#")
        kept = [part for part in query.split("&") if not part.startswith("utm_")]
        url = head + ("?" + "&".join(kept) if kept else "") + hash_sign + fragment
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return url if "." in host else None


_ADILET = re.compile(
    r"adilet\.zan\.kz/\w{3}/(?:docs|archive/docs|history)/([A-Z]\d{2}[0-9A-Za-z]+_*(?:_\d+)?)"
)
_ZAKON = re.compile(r"zakon\.kz/.{0,80}?doc_id=(\d+)")


def act_key(url: str) -> str | None:
    """A key of the legal act that an address of adilet.zan.kz or online.zakon.kz leads to.

    >>> act_key("https://adilet.zan.kz/rus/docs/K950001000_") == act_key("http://adilet.zan.kz/kaz/docs/K950001000")
    True
    """
    if match := _ADILET.search(url):
        return act_id_key("adilet", match[1])
    if match := _ZAKON.search(url):
        return act_id_key("zakon", match[1])
    return None


def act_id_key(registry: str, number: str) -> str:
    """The key of an act by its number in a registry; padding does not count.

    >>> act_id_key("adilet", "Z1300000094")
    'adilet:Z13-94'
    """
    part = re.fullmatch(r"([A-Z]\d{2})0*(.*?)_*", number) if registry == "adilet" else None
    return f"{registry}:{part[1]}-{part[2]}" if part else f"{registry}:{number}"


def url_key(url: str) -> str:
    """A key under which spellings of one address meet: scheme, ``www``, case and tail do not count.

    >>> url_key("https://www.Example.org/a/") == url_key("http://example.org/a")
    True
    """
    if act := act_key(url):
        return act
    key = re.sub(r"^https?://(?:www\.)?", "", unquote(clean_url(url) or url).lower())
    key = key.split("#")[0]
    return re.sub(r"[/?&._]+$", "", key)
