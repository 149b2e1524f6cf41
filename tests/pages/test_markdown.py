from __future__ import annotations

import html
import random
import re

import pytest
from markupsafe import Markup

from generator.pages.markdown import Span, escape, inline, plain, safe_url, web_links

NASTY = [
    "2. a sentence, not a list",
    "2) the same",
    "a. a letter and a full stop",
    "# not a heading",
    "###### nor this",
    "- not an item",
    "+ not an item",
    "* not an item",
    "> not a quote",
    "    not code",
    "\tnot code",
    "---",
    "***",
    "===",
    "_underlined_ and __twice__",
    "*starred* and **twice**",
    "`ticked` and ``twice``",
    "<b>bold</b> <script>alert(1)</script>",
    "<!-- comment --> <?php ?> <![CDATA[x]]>",
    "&lt; &amp; &#60; &copy;",
    "[words](https://example.org) ![picture](x.png) [ref]: https://example.org",
    "<https://example.org> and <name@example.org>",
    "[^1]: not a footnote",
    "text[^1] with a mark",
    "*[HTML]: not an abbreviation",
    "term\n:   not a definition",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "!!! note\n    not a box",
    "??? note\n    not a box",
    "::: name\n    not a block",
    "/// tab\n not a block ///",
    '=== "tab"',
    '--8<-- "/etc/passwd"',
    ";--8<--",
    "{{ config.site_name }} {% raw %} {# gone #}",
    "words {: #id .class onclick=x }",
    "{: #id }",
    "[TOC]",
    "$x_1$ and \\(y\\) and \\[z\\]",
    "==marked== ^^inserted^^ ~~deleted~~ ++ctrl+x++ H~2~O x^2^",
    ":smile: :material-home:",
    "{++added++} {--gone--} {>>note<<}",
    "\\*escaped\\* \\# \\_",
    "~~~\nfence\n~~~",
    "```python\nfence\n```",
    "two  \nlines",
    "---\ntitle: x\n---",
    "quote \" and ' and ’",
    "control \x00\x02\x03\x08 signs",
    "klzzwxh:0042",
    "1986. A great year",
    "№ 5 — 50 % of § 3: «да»; (c) 1/2 -> ...",
    "мәтін: 1) бірінші; 2) екінші",
]


def text_of(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def as_letters(text: str) -> str:
    kept = re.sub("[\x00-\x08]", "", text)
    return " ".join(kept.split())


@pytest.mark.parametrize("text", NASTY)
def test_escaped_text_is_text_in_a_paragraph(text: str, convert) -> None:
    page = convert(f"before\n\n{escape(text)}\n\nafter")
    assert as_letters(text_of(page)) == f"before {as_letters(text)} after"
    assert re.findall(r"</?\w+", page) == ["<p", "</p"] * 3


@pytest.mark.parametrize("text", NASTY)
def test_escaped_text_is_text_in_html(text: str, convert) -> None:
    page = convert(f'<div title="{escape(text)}">\n<p>{escape(text)}</p>\n</div>')
    assert as_letters(text_of(page)) == as_letters(text)
    assert re.findall(r"</?\w+", page) == ["<div", "<p", "</p", "</div"]


@pytest.mark.parametrize("text", NASTY)
def test_escaped_text_is_text_in_a_heading(text: str, convert) -> None:
    page = convert(f"## {escape(text)} {{: #here }}")
    assert as_letters(text_of(page)) == as_letters(text)
    assert 'id="here"' in page


@pytest.mark.parametrize("text", NASTY)
def test_inline_lets_nothing_through_but_its_own_marks(text: str, convert) -> None:
    page = convert(f"before\n\n{inline(text)}\n\nafter")
    allowed = {"p", "strong", "em", "sup", "sub", "a"}
    assert {name.strip("</") for name in re.findall(r"</?\w+", page)} <= allowed
    assert as_letters(text_of(page)) == f"before {as_letters(plain(text))} after"
    assert page.count("<p>") == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**bold** and *leaning*", "<strong>bold</strong> and <em>leaning</em>"),
        ("***both***", "<strong><em>both</em></strong>"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("H~{2}O, m^{2}", "H<sub>2</sub>O, m<sup>2</sup>"),
        ("[words](https://example.org/a_(b))", '<a href="https&#58;//example.org/a&#95;(b)">words</a>'),
        ("[no](javascript:alert(1))", "no"),
        ("[no](data:text/html,x)", "no"),
        (r"a \* b \^ c \[d\]", "a &#42; b &#94; c &#91;d&#93;"),
        ("lonely * star, **open", "lonely &#42; star, &#42;&#42;open"),
        ("brace } and ^{open", "brace &#125; and &#94;&#123;open"),
        ("[1, p. 5]", "&#91;1, p. 5&#93;"),
        ("**2.** year", "<strong>2.</strong> year"),
    ],
)
def test_the_safe_subset(text: str, expected: str) -> None:
    assert str(inline(text)).replace('"https://', '"https&#58;//') == expected


def test_plain_text_loses_only_the_marks() -> None:
    assert plain(r"**Ә** *b*^{1} [c](https://example.org) \* d") == "Ә b1 c * d"


def link(start: int, end: int, to: str = "#x") -> Span:
    return Span(start, end, Markup('<a href="{}">').format(to), Markup("</a>"))


def test_spans_are_set_around_the_letters_they_count() -> None:
    assert inline("see [3, 4] here", [link(5, 6), link(8, 9, "#y")]) == (
        'see &#91;<a href="#x">3</a>, <a href="#y">4</a>&#93; here'
    )


def test_a_span_may_hold_whole_marks_and_lie_inside_them() -> None:
    assert inline("a **b** c", [link(0, 9)]) == '<a href="#x">a <strong>b</strong> c</a>'
    assert inline("a **b c** d", [link(4, 5)]) == 'a <strong><a href="#x">b</a> c</strong> d'


@pytest.mark.parametrize("place", [(0, 5), (4, 9), (-1, 2), (5, 99), (3, 3)])
def test_a_span_that_cuts_through_marks_is_left_out(place: tuple[int, int]) -> None:
    assert inline("a **b** c", [link(*place)]) == "a <strong>b</strong> c"


def test_links_do_not_stand_in_links_nor_overlap() -> None:
    assert inline("[ab](https://e.org)", [link(1, 2)]).count("<a ") == 1
    assert inline("abcdef", [link(0, 4), link(2, 6)]).count("<a ") == 1


def test_web_addresses_become_links_without_the_sentence_around_them() -> None:
    found = [("(see https://example.org/a_b).", "https://example.org/a_b"),
             ("https://example.org/x_(y), next", "https://example.org/x_(y)"),
             ("from: [https://example.org/a]_", "https://example.org/a"),
             (r"https://example.org/a\_b.", "https://example.org/a_b")]  # fmt: skip
    for text, address in found:
        page = str(inline(text, web_links(text)))
        assert html.unescape(re.search(r'href="([^"]*)"', page)[1]) == address


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//example.org", "ftp://example.org", "https://", "x"]
)
def test_addresses_that_are_no_web_addresses(url: str) -> None:
    assert safe_url(url) is None


def test_a_web_address_cannot_leave_its_attribute() -> None:
    assert safe_url('https://example.org/"><b>') == "https://example.org/%22%3E%3Cb%3E"


def test_no_mixture_of_signs_becomes_markup(convert) -> None:
    signs = ["*", "_", "`", "#", "<", ">", "[", "]", "(", ")", "!", "{", "}", ":", "|", "~", "^", "=", "+", "-", "\\",
             "\n", "    ", "1.", "a", "Қ", "&", ";", '"', "'", "/", "https://e.org", "--8<--", "&#42;", "$", "@", "%"]  # fmt: skip
    draw = random.Random(20251210)
    for _ in range(300):
        text = "".join(draw.choice(signs) for _ in range(draw.randint(1, 14)))
        page = convert(f"before\n\n{escape(text)}\n\nafter")
        assert as_letters(text_of(page)) == as_letters(f"before {text} after"), repr(text)
        assert set(re.findall(r"</?\w+", page)) == {"<p", "</p"}, repr(text)
        words = convert(f"before\n\n{inline(text)}\n\nafter")
        assert as_letters(text_of(words)) == as_letters(f"before {plain(text)} after"), repr(text)
