"""One article in several of the shapes of ``tools/perturb.py``: each fact is read as from the fixture."""

import re
from pathlib import Path

import pytest

from generator.reading.back.headings import is_references_heading
from generator.reading.body import read_body
from generator.reading.chunks import Chunk
from generator.reading.dates import in_one, parse_date, read_dates
from generator.reading.front import fields
from generator.reading.front.blocks import Block
from generator.reading.front.fields import split_keywords
from generator.reading.front.lines import explode
from generator.reading.issue.fronts import front_begins
from generator.reading.layout.labels import join_spaced_labels
from generator.reading.layout.paragraphs import part_paragraphs
from generator.reading.places import mail_label
from generator.reading.source import Line, lines_of
from generator.reading.text import DOI
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.openings import mended_opening
from tests.conftest import load_tool
from tests.reading.test_layouts import FIXTURES, check

perturb = load_tool("perturb")
SHAPES = (
    "labels in Latin letters",
    "keywords by strokes",
    "days in quotes",
    "addresses apart",
    r"marks $^{\text{}}$",
    "labels in <b>",
    "labels letter by letter",
    "labels in brackets",
)
MORE_SHAPES = (
    "a paragraph a line",
    "Latin i",
    "headings on their text",
    "headings below text",
    "headings between lines",
    "stops behind titles",
    "titles in lines",
    "titles in capitals",
    "signs before all",
    "names by semicolons",
    "last name by a word",
    "soft hyphens",
    "hard spaces",
    "letters in parts",
    "carriage returns",
    "byte order mark",
)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["kz_glued_digits.txt", "kk_title_first.txt", "md_levels.md"])
def test_a_fixture_in_another_shape_reads_the_same(name: str, shape: str, words: Vocabulary) -> None:
    source: Path = FIXTURES / name
    lines = [(text, n) for n, text in enumerate(source.read_text(encoding="utf-8").split("\n"), 1)]
    changed = "\n".join(text for text, _ in perturb.SHAPES[shape](lines))
    check(source, changed.encode(), words)


@pytest.mark.parametrize("shape", MORE_SHAPES)
def test_a_fixture_in_another_shape_loses_nothing(shape: str, words: Vocabulary) -> None:
    assert not perturb.lost(shape, FIXTURES / "kz_glued_digits.txt", words)


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_changes_some_fixture(shape: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in FIXTURES.glob("*.*") if path.suffix != ".yml"]
    whole = [[(line, n) for n, line in enumerate(text.split("\n"), 1)] for text in texts]
    assert any(perturb.SHAPES[shape](lines) != lines for lines in whole)


@pytest.mark.parametrize(
    "text",
    [
        "«16» октября 2025 г.", '"16" октября 2025 г.', "16-10-2025", "2025/10/16", "2025.10.16", "16/10/2025",
        "October 16th, 2025", "16th October 2025", "16-қазан 2025 жыл", "2025 жылғы 16-қазан",
    ],
)  # fmt: skip
def test_dates_in_other_notations(text: str, words: Vocabulary) -> None:
    assert parse_date(text, words) == "2025-10-16"


@pytest.mark.parametrize("text", ["2025-10/16", "12-345-2025", "page 16-20 2025"])
def test_what_is_no_date(text: str, words: Vocabulary) -> None:
    assert parse_date(text, words) is None


def test_keywords_by_strokes_and_slashes():
    assert split_keywords("law | court | notary |") == ["law", "court", "notary"]
    assert split_keywords("law / court / notary") == ["law", "court", "notary"]
    assert split_keywords("and/or, tenant / landlord") == ["and/or", "tenant / landlord"]


def test_labels_are_meant_in_one_alphabet():
    assert mended_opening("Tүйiн сөздер: заң") == "Түйін сөздер: заң"
    assert mended_opening("Аннотация. GPT-модель") == "Аннотация. GPT-модель"


@pytest.mark.parametrize("text", ["6. Список литературы", "VI. Литература", "Әдебиеттер тiзiмi"])
def test_headings_of_references_with_a_number_or_look_alikes(text: str, words: Vocabulary) -> None:
    assert is_references_heading(Chunk((Line(1, text),)), words)
    assert not is_references_heading(Chunk((Line(1, "6. Литература по теме обширна"),)), words)


@pytest.mark.parametrize("mark", ["1 ", "1", "[1] ", "(1) ", "^{1} "])
def test_marks_of_affiliations_on_the_line(mark: str, words: Vocabulary) -> None:
    chunk = Chunk((Line(1, f"{mark}Tobol University, Rudny, Kazakhstan"),))
    assert explode(chunk, words)[0].text == "^{1} Tobol University, Rudny, Kazakhstan"


@pytest.mark.parametrize(
    "text", ["1 Introduction, in short", "12 Mill Lane, Lowmoor", "(1) a list, and more"]
)
def test_what_is_no_mark_of_an_affiliation(text: str, words: Vocabulary) -> None:
    assert explode(Chunk((Line(1, text),)), words)[0].text == text


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("e-mail: a.bell@b.org", "Who owns the water of a spring?"),
        ("¹Tobol University, Rudny, Kazakhstan", "Who owns the water of a spring?"),
        ("¹Tobol University, Rudny", "WHO OWNS THE WATER OF A SPRING?"),
        ("Keywords: water, law", "WHO OWNS THE WATER OF A SPRING?"),
    ],
)
def test_titles_right_below_what_is_whole(above: str, title: str, words: Vocabulary) -> None:
    chunks = explode(Chunk((Line(1, above), Line(2, title))), words)
    assert [chunk.text for chunk in chunks] == [above, title]


def test_keywords_go_on_in_the_next_line(words: Vocabulary) -> None:
    chunk = Chunk((Line(1, "Keywords: water, law,"), Line(2, "UNITED NATIONS AND THE COUNCIL")))
    assert len(explode(chunk, words)) == 1


@pytest.mark.parametrize("text", ["41", "– 41 –", "Page 41 of 60", "41 / 60", "Стр. 41 из 60"])
def test_numbers_of_pages(text: str, words: Vocabulary) -> None:
    upper, lower = "The clerk wrote down what she had been", "told by the people who came in."
    rest = "It was the second visit of the year, and nobody else had come to the counter since the morning."
    body = read_body([Chunk((Line(n, t),)) for n, t in enumerate((upper, text, lower, rest), 1)], words)
    assert [block.text for block in body.blocks] == [f"{upper} {lower}", rest]


def test_a_word_for_the_address_goes_with_it(words: Vocabulary) -> None:
    known = mail_label(words)
    for label in ("e-mail –", "✉", "эл. почта:", "электронная почта:", "E-mail address:"):
        assert known.sub("", f"Tobol University, Rudny, {label}") == "Tobol University, Rudny"
    assert known.sub("", "Institute of Mail") == "Institute of Mail"


def test_a_doi_glued_to_its_sign():
    found = DOI.search("DOI10.99900/a.1")
    assert found is not None
    assert found[0] == "10.99900/a.1"
    assert DOI.search("No210.99900/a.1") is None


def test_an_address_in_one_piece():
    assert [line.text for line in lines_of("e-mail: a.bell@ b.org\na.bell @b.org\nmeet @ noon")] == [
        "e-mail: a.bell@b.org",
        "a.bell@b.org",
        "meet @ noon",
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A B S T R A C T", "ABSTRACT"),
        ("**А Ң Д А Т П А**", "АҢДАТПА"),
        ("К Л Ю Ч Е В Ы Е   С Л О В А", "КЛЮЧЕВЫЕ СЛОВА"),
        ("К Л Ю Ч Е В Ы Е С Л О В А:", "КЛЮЧЕВЫЕ СЛОВА"),
        ("Л И Т Е Р А Т У Р А", "ЛИТЕРАТУРА"),
        ("А Б В Г Д", "А Б В Г Д"),
    ],
)
def test_labels_letter_by_letter(text: str, label: str, words: Vocabulary) -> None:
    assert [line.text.rstrip(":") for line in join_spaced_labels((Line(1, text),), words)] == [label]


@pytest.mark.parametrize("dash", ["-", "–", "\u2011", "\u2212"])
def test_an_orcid_with_any_dash(dash: str) -> None:
    printed = dash.join(("0000", "0002", "1825", "009X"))
    assert lines_of(f"ORCID: {printed}")[0].text == "ORCID: 0000-0002-1825-009X"
    assert lines_of("pp. 2010–2015")[0].text == "pp. 2010–2015"


def test_bold_over_two_lines_stays_together_where_each_line_is_a_paragraph():
    long_ = "The clerk of the village wrote down what she had been told by all who came in that day to the counter."
    title = "**The counter of a village clerk\n(E.g. in the lower reaches)**"
    bold = "**A counter**\n**A pen**"
    parted = part_paragraphs(lines_of("\n".join((title, bold, *[f"{long_} {long_}"] * 15))))
    assert [line.text for line in parted[:6]] == [*title.split("\n"), "", "**A counter**", "", "**A pen**"]


def test_a_short_line_between_paragraphs_stands_apart():
    long_ = "The clerk of the village wrote down what she had been told by all who came in that day to the counter."
    text = "\n".join((long_, "The second visit", long_, "", f"Seen: {long_}", "2 A note below it", long_))
    parted = part_paragraphs(lines_of(f"{text}\n\n" + f"{long_}\n\n" * 12))
    assert [line.text for line in parted[:9]] == [
        long_,
        "",
        "The second visit",
        "",
        long_,
        "",
        f"Seen: {long_}",
        "",
        "2 A note below it",
    ]
    assert part_paragraphs(parted) == parted


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Who owns the water of a spring.", "Who owns the water of a spring"),
        ("Law of 1990 g.", "Law of 1990 g."),
    ],
)
def test_a_full_stop_behind_a_title_is_none_of_it(text: str, title: str) -> None:
    assert fields.title(Block(title=[Chunk((Line(1, text),))])) == title


#: A fixture, and what its neighbours print otherwise: a pattern and what stands instead of it.
NEIGHBOURS = (
    ("ru_full_names_positions_semicolons.txt", " — ", " - "),
    ("ru_full_names_positions_semicolons.txt", r";\n\n(?=Бер|Бүр)", ";\n"),
    ("kk_copyright_people_cards_three_blocks.txt", r"\nE-mail: (?=\w+@\w+\.example, https)", "\n\nE-mail: "),
    ("kk_copyright_people_cards_three_blocks.txt", r"^([^\W\d_]{5,} [^\W\d_]{4,}) — ", r"\1, "),
    ("ru_people_then_three_titles_cards_in_three_languages.txt", "КРЫШЕ: ", "КРЫШЕ:\n"),
    ("kk_codes_and_people_on_one_line.txt", r" (?=А\.А\. Өмір)", "\t"),
    ("ru_titles_people_places_in_brackets.txt", r"^([12])\*?\(", r"<sup>\1</sup> ("),
    ("ru_titles_people_places_in_brackets.txt", r", (\w+@[\w.-]+)\)$", r"), \1"),
    ("ru_two_titles_two_abstracts_card_footnotes.md", r"\*\*Информация об авторе:\*\* ", "**Об авторе**\n\n"),
    ("ru_two_titles_two_abstracts_card_footnotes.md", "2018. С. 12", "2018.\nС. 12"),
    ("ru_two_titles_two_abstracts_card_footnotes.md", r"\.\[(\d)\]", r".<sup>[\1]</sup>"),
    ("ru_degree_rows_below_capital_surnames.txt", r"(Б\.Н\.|B\.N\.),\*1$", r"\1<sup>*1</sup>"),
    ("ru_degree_rows_below_capital_surnames.txt", r"(Б\.Н\.|B\.N\.),\*1$", r"\1,*¹"),
    ("en_author_cards_before_abstract_kz_two_summaries.txt", ", 2aksoy", ",\n2aksoy"),
    ("en_author_cards_before_abstract_kz_two_summaries.txt", r"([12])(?=https://orcid)", r"^{\1}"),
    ("en_author_cards_before_abstract_kz_two_summaries.txt", r"(4\(60\)/2023)  +51", r"\1"),
    ("en_author_cards_before_abstract_kz_two_summaries.txt", r"^(Bulletin of .*\S)  +51", r"51   \1"),
    ("ru_left_titles_mails_right_summaries_end.md", "2024 Принята", "2024 / Принята"),
    ("ru_left_titles_mails_right_summaries_end.md", r'<span id="page-2-0"></span>\*(.*)\* 17', r"#### \1"),
    ("kk_ocr_columns_mixed_codes_right.txt", "Ғылыми жетекші: ", "Ғылыми жетекшісі – "),
)


@pytest.mark.parametrize(("name", "pattern", "instead"), NEIGHBOURS)
def test_a_neighbour_of_a_fixture_reads_the_same(
    name: str, pattern: str, instead: str, words: Vocabulary
) -> None:
    source: Path = FIXTURES / name
    text = source.read_text(encoding="utf-8")
    changed = re.sub(pattern, instead, text, flags=re.MULTILINE)
    assert changed != text
    check(source, changed.encode(), words)


@pytest.mark.parametrize(
    "lines",
    [
        ("Received: 12 February", "2024, accepted 15.04.2024"),
        ("Received 12", "february 2024; accepted", "15.04.2024"),
        ("Received: 12.02.2024; accep-", "ted: 15.04.2024"),
        ("Received: 12.02.2024", "Accepted: 15.04.2024"),
    ],
)
def test_dates_across_lines(lines: tuple[str, ...], words: Vocabulary) -> None:
    assert read_dates(in_one(lines), words) == {"received": "2024-02-12", "accepted": "2024-04-15"}


def test_places_across_lines(words: Vocabulary) -> None:
    lines = ("^{1} Tobol Universi-", "ty, e-mail: a@b.org", "^{2} Rudny Institute, Rudny,", "Kazakhstan")
    chunks = explode(Chunk(tuple(Line(n, text) for n, text in enumerate(lines, 1))), words)
    assert [chunk.text for chunk in chunks] == [
        "^{1} Tobol University, e-mail: a@b.org",
        "^{2} Rudny Institute, Rudny, Kazakhstan",
    ]


@pytest.mark.parametrize(
    ("below", "begins"),
    [
        ("G., & Yu H. (2017) Accountable springs.", False),
        ("Bell G. Springs // Law. 2017", False),
        ("Springs", True),
    ],
)
def test_an_entry_cut_among_its_authors_begins_no_front(below: str, begins: bool, words: Vocabulary) -> None:
    names = "Carter J.A., Dunn J., Ellis S., Frost E.W."
    assert front_begins([Chunk((Line(1, names),)), Chunk((Line(3, below),))], 0, words) is begins
