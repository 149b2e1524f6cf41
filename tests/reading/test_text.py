"""Inline text: notations of the tools become the record's subset."""

import pytest

from generator.reading.text import balance_emphasis, inline, plain, strip_heading_marks


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("суд¹² и право", "суд^{12} и право"),
        ("H<sub>2</sub>O, x<sup>2</sup>", "H~{2}O, x^{2}"),
        ("см. <https://example.org/a_b>.", "см. https://example.org/a_b."),
        (r"name\_surname@example.org", "name_surname@example.org"),
        (r"E.K. Name<sup>1</sup>\*", r"E.K. Name^{1}\*"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ('<a href="https://example.org">слово</a>', "[слово](https://example.org)"),
        ("<b>жирный</b> и <i>курсив</i>", "**жирный** и *курсив*"),
        ("two\t words\n here", "two words here"),
        (r"А.Б. Ким $^{1*}$ , В.Г. Ли ${ }^{2}$", "А.Б. Ким^{1*}, В.Г. Ли^{2}"),
        (r"Anna Bell^1,2^, Rob Roe^2,\*^", "Anna Bell^{1,2}, Rob Roe^{2,*}"),
        ("it costs $5 and $6", "it costs $5 and $6"),
        ("as they say.[1](#page-1-2) and [Bell 2019](#page-3-1)", "as they say.^{1} and Bell 2019"),
        ("[https://doi.org/10.1/a](https://doi.org/10.1/a)", "https://doi.org/10.1/a"),
    ],
)
def test_inline(source, expected):
    assert inline(source) == expected


def test_plain_takes_marks_away_and_keeps_letters():
    assert plain(r"**А.Б. Ахметов^{1*}**") == "А.Б. Ахметов"
    assert plain(r"5\*6") == "5*6"


def test_heading_marks_go_only_from_around_the_whole_line():
    assert strip_heading_marks("## **Введение**") == "Введение"
    assert strip_heading_marks("**Цель** и **метод**") == "**Цель** и **метод**"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*a* b", "*a* b"),
        ("a * b", r"a \* b"),
        ("**a* b", r"\*\*a\* b"),
        ("f(x)* и *курсив*", r"f(x)\* и *курсив*"),
    ],
)
def test_stars_without_a_partner_are_letters(source, expected):
    assert balance_emphasis(source) == expected
