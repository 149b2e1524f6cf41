"""DOIs and URLs of reference entries, and the keys under which their spellings meet."""

import pytest

from generator.reading.entries import parse_entry
from generator.reading.entries.addresses import act_key, clean_url, find_doi, find_urls, url_key
from generator.reading.entries.plain import plain


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("DOI: 10.12345/Wells.2020.1.18. [In Rus]", "10.12345/Wells.2020.1.18"),
        ("№ 4, doi. 10.54321/well.24.v75.i4.29. [In Kaz]", "10.54321/well.24.v75.i4.29"),
        ("doi: https://doi.org/10.54321/2788-5291\\_2023\\_74\\_3\\_68.", "10.54321/2788-5291_2023_74_3_68"),
        ("DOI: [https://doi.org/10.54321/well\\(2022\\)4.12](https://doi.org/10.54321/well(2022)4.12) [in Russian]", "10.54321/well(2022)4.12"),
        ("<https://doi.org/10.1007/S4-024-8>", "10.1007/S4-024-8"),
        ("https://dx.doi.org/10.51788/well.7.1/ABC2343", "10.51788/well.7.1/ABC2343"),
        ("Access mode: https://example.org/document/doi/10.1515/wells-2024-17/html.", "10.1515/wells-2024-17"),
        ("https://example.org/articles/10.3389/wells.2025.16/full", "10.3389/wells.2025.16"),
        ("DOI: 10.31489/2022 L1/120-129", "10.31489/2022L1/120-129"),
        ("Retrieved from https://doi.org/10.1000/1", None),
        ("doi: 10.1234/xxxxx", None),
        ("pages 10.12/14", None),
    ],
)  # fmt: skip
def test_doi(text, doi):
    assert find_doi(plain(text).text) == doi


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Retrieved from https: adilet.zan.kz/rus/docs/P1700000407 [in Russian].", "https://adilet.zan.kz/rus/docs/P1700000407"),
        ("Retrieved from https adilet.zan.kz/rus/docs/K950001000\\_ [in Russian].", "https://adilet.zan.kz/rus/docs/K950001000_"),
        ("from : [https://adilet.zan.kz/rus/docs/K950001000]_", "https://adilet.zan.kz/rus/docs/K950001000"),
        ("URL: [<https://example.kz/act/ru-ru/112427>].", "https://example.kz/act/ru-ru/112427"),
        ("from: [(https://example.kz/novosti/bez-sleda/)].", "https://example.kz/novosti/bez-sleda/"),
        ("URL: [https://example.org/a?utm_source=chat&id=3]", "https://example.org/a?id=3"),
        ('<a href="https://example.org/a-w">https://example.org/a-w</a>.', "https://example.org/a-w"),
        ("URL: https://example.org/wiki/Well_(water).", "https://example.org/wiki/Well_(water)"),
        ("URL: file:///C:/Users/User/Downloads/well.pdf", None),
        ("http://www.", None),
        ("doi: https://doi.org/10.12345/w1", None),
    ],
)  # fmt: skip
def test_url(text, url):
    found = find_urls(plain(text).text)
    assert (found[0] if found else None) == url


def test_keys_of_addresses():
    assert url_key("https://www.Example.org/a/") == url_key("http://example.org/a")
    assert url_key("https://example.org/a?utm_source=x") == url_key("https://example.org/a")
    assert url_key("https://example.org/a?id=1") != url_key("https://example.org/a?id=2")
    assert (
        act_key("https://online.zakon.kz/Document/?doc_id=51005029&pos=5;-88#pos=5;-88") == "zakon:51005029"
    )
    assert act_key("https://adilet.zan.kz/kaz/docs/Z020000345_") == act_key(
        "https://adilet.zan.kz/rus/docs/Z020000345"
    )
    assert clean_url("https://") is None


def test_placeholder_is_neither_doi_nor_url():
    entry = parse_entry("A plan for wells. *example.kz*. Retrieved from https://doi.org/10.1000/1")
    assert entry.doi is None
    assert entry.url is None
