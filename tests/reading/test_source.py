"""Bytes to lines: encodings are recognised, line numbers stay."""

import unicodedata

import pytest

from generator.reading.source import clean, decode, lines_of

TEXT = (
    "Ахметов А.Б.\n\nТүйін сөздер: құқық, сот төрелігі, ғылым.\n"
    + "Правовое регулирование отношений граждан и судов. " * 20
)
RUSSIAN = TEXT.replace("Түйін сөздер: құқық, сот төрелігі, ғылым.", "Ключевые слова: право, суд, наука.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_read_whole(encoding):
    text, found = decode("a.txt", TEXT.encode(encoding))
    assert text == TEXT
    assert not any(d.severity == "error" for d in found)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
def test_eight_bit_encodings_are_read_and_told(encoding):
    text, found = decode("a.txt", RUSSIAN.encode(encoding))
    assert text is not None
    assert "Ключевые слова: право, суд, наука." in text
    assert [d.code for d in found] == ["encoding"]
    assert found[0].severity == "warning"


def test_an_empty_file_and_a_binary_one_are_errors_without_text():
    for data, code in (
        (b"", "empty-file"),
        (b" \r\n\t\n", "empty-file"),
        (bytes(range(256)) * 40, "not-text"),
    ):
        text, found = decode("a.txt", data)
        assert text is None
        assert [(d.code, d.severity) for d in found] == [(code, "error")]


def test_a_broken_byte_is_told_with_its_line():
    data = ("первая строка\n" * 300 + "вторая").encode() + b"\xff" + "\nтретья".encode()
    text, found = decode("a.txt", data)
    assert text is not None
    assert "третья" in text
    assert [(d.code, d.line) for d in found] == [("broken-characters", 301)]


def test_line_ends_count_once_and_numbers_stay():
    assert [(x.number, x.text) for x in lines_of("a\r\nb\rc\n\nd")] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
        (4, ""),
        (5, "d"),
    ]


def test_lines_are_composed_and_cleaned_of_what_cannot_be_seen():
    assert clean(unicodedata.normalize("NFD", "Қайта йод")) == "Қайта йод"
    assert clean("пра\u00adво\u200b\ufeff и\u00a0суд\x07 \ud800") == "право и суд  ?"
    assert clean("cell\tcell") == "cell\tcell"


def test_a_backslash_alone_is_a_blank_line():
    assert [line.text for line in lines_of("сөз\n\\\n  \\\r\n\\сөз")] == ["сөз", "", "", "\\сөз"]


def test_signs_written_as_entities_are_signs_and_those_with_a_meaning_stay():
    text = (
        "P.&nbsp;12&ndash;18 &laquo;право&raquo; d&#39;Or &#x201C;law&#x201D; &amp; &lt;b&gt; &#42; &unknown;"
    )
    assert [line.text for line in lines_of(text)] == [
        "P. 12–18 «право» d'Or “law” &amp; &lt;b&gt; &#42; &unknown;"
    ]
