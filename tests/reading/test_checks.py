"""What is said about a record that is missing something or looks odd."""

from pathlib import Path

import pytest

from generator.model import (
    Article,
    Author,
    Footnote,
    ListBlock,
    ListItem,
    Paragraph,
    Reference,
    References,
    Source,
)
from generator.reading import read_source
from generator.reading.checks import check, is_placeholder
from generator.reading.hyphens import FileWords

FULL = Article(
    id="a-1",
    source=Source(file="a.txt", lines=(3, 90)),
    language="ru",
    title={"ru": "О договоре", "en": "On the contract"},
    authors=(
        Author(name={"ru": "А.Б. Ахметов", "en": "A.B. Akhmetov"}, affiliations=(1,), corresponding=True),
    ),
    affiliations={"ru": ("Университет",), "en": ("University",)},
    abstract={"ru": ("О чём.",), "en": ("What about.",)},
    keywords={"ru": ("договор", "суд"), "en": ("contract", "court")},
    body=(Paragraph(text="Текст."),),
    references=References(original=(Reference(text="Иванов И.И. Право. 2020.", lines=(80,)),)),
)


def codes(**changes):
    return {d.code for d in check(FULL.model_copy(update=changes))}


def test_a_complete_record_has_no_findings():
    assert check(FULL) == ()


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("title-missing", {"title": {}}),
        ("abstract-missing", {"abstract": {"ru": ("О чём.",)}}),
        ("abstract-long", {"abstract": {"ru": ("слово " * 800,), "en": ("word",)}}),
        ("keywords-missing", {"keywords": {}}),
        ("keywords-count", {"keywords": {"ru": ("договор",), "en": ("contract", "court")}}),
        ("affiliations-count", {"affiliations": {"ru": ("Университет", "Суд"), "en": ("University",)}}),
        (
            "affiliation-unused",
            {"affiliations": {"ru": ("Университет", "Суд"), "en": ("University", "Court")}},
        ),
        (
            "mark-without-affiliation",
            {"authors": (FULL.authors[0].model_copy(update={"affiliations": (2,)}),)},
        ),
        (
            "author-name-missing",
            {"authors": (*FULL.authors, Author(name={"ru": "В.Г. Ким"}, affiliations=(1,)))},
        ),
        ("references-missing", {"references": References()}),
        (
            "references-count",
            {
                "references": References(
                    original=FULL.references.original, romanized=FULL.references.original * 2
                )
            },
        ),
        (
            "placeholder-doi",
            {
                "references": References(
                    original=(Reference(text="Work. https://doi.org/10.1000/1", lines=(81,)),)
                )
            },
        ),
        (
            "list-out-of-order",
            {"body": (ListBlock(ordered=True, start=3, items=(ListItem(text="третий"),), lines=(40,)),)},
        ),
        ("affiliation-unused", {"affiliations": {"ru": ("Университет",), "en": ("University", "Court")}}),
        (
            "initials-disagree",
            {
                "authors": (
                    FULL.authors[0].model_copy(update={"full_name": {"ru": "Ахметов Бауыржан Серікұлы"}}),
                )
            },
        ),
        (
            "stray-hyphen",
            {"body": (Paragraph(text="Суд выносит реше-ние. Это решение окончательно.", lines=(12,)),)},
        ),
        (
            "stray-hyphen",
            {"body": (Paragraph(text="Принято постанов-лением. Постановления публикуются.", lines=(12,)),)},
        ),
        (
            "stray-star",
            {"references": References(original=(Reference(text="*Вестник*. * – 2024.", lines=(9,)),))},
        ),
        ("mixed-scripts", {"title": {"ru": "О договоpе", "en": "On the contract"}}),
    ],
)
def test_each_finding_is_told_with_its_place(code, changes):
    found = [d for d in check(FULL.model_copy(update=changes)) if d.code == code]
    assert len(found) >= 1
    assert found[0].file == "a.txt"
    assert found[0].line >= 3
    assert found[0].article == "a-1"


def test_initials_fit_over_spellings_and_a_hyphen_of_its_own_stays():
    author = FULL.authors[0].model_copy(
        update={"full_name": {"ru": "Ахметов Әлихан Болатұлы", "en": "Akhmetov Alikhan"}}
    )
    assert "initials-disagree" not in codes(authors=(author,))
    assert "stray-hyphen" not in codes(body=(Paragraph(text="Онлайн-суд и суд; онлайн и офлайн."),))
    assert "stray-hyphen" not in codes(body=(Paragraph(text="В интернет-кеңістік, в интернетке."),))


def test_a_list_that_counts_on_behind_a_paragraph_is_in_order():
    lists = (
        ListBlock(ordered=True, start=1, items=(ListItem(text="раз"), ListItem(text="два"))),
        Paragraph(text="Между ними."),
        ListBlock(ordered=True, start=3, items=(ListItem(text="три"),)),
    )
    assert "list-out-of-order" not in codes(body=lists)


def test_numbers_that_begin_again_inside_an_enumeration_are_out_of_order():
    one = ListBlock(ordered=True, items=(ListItem(text="раз;"), ListItem(text="два;")), lines=(12, 13))
    two = ListBlock(ordered=True, items=(ListItem(text="три."),), lines=(14,))
    found = [d for d in check(FULL.model_copy(update={"body": (one, two)})) if d.code == "list-out-of-order"]
    assert [d.line for d in found] == [14]
    ended = one.model_copy(update={"items": (ListItem(text="раз;"), ListItem(text="два."))})
    for body in ((ended, two), (one, Paragraph(text="Между ними."), two)):
        assert "list-out-of-order" not in codes(body=body)


def test_placeholders():
    assert is_placeholder("10.1000/1")
    assert not is_placeholder("10.26577/JAPJ202511641")


def test_a_torn_word_is_known_by_another_article_of_its_file():
    text = "Түр-мелерде сот-тық бақылау, мекен-жайлар."
    torn = FULL.model_copy(update={"body": (Paragraph(text=text, lines=(2,)),)})
    first, last = torn.source.lines
    above = "түрмелерді бақылау. тықыр. соттық. мекен-жай, мекенжай\n" + "\n" * (first - 1)
    found = [d for d in check(torn, FileWords.of(f"{above}{text}".split("\n"))) if d.code == "stray-hyphen"]
    assert [d.message for d in found] == [
        "“түр-мелерде” may hold a hyphen left over from a line’s end; “түрмелерді” stands elsewhere"
    ]
    assert last > first
    assert found[0].line == first + 1


def test_pairs_of_stars_and_marks_of_notes_are_no_strays():
    text = Paragraph(text="Здесь *курсив*, **полужирный** и сноска\\*.", lines=(12,))
    assert "stray-star" in codes(body=(text,))
    assert "stray-star" not in codes(body=(text,), footnotes=(Footnote(mark="*", text="Сноска."),))
    assert "stray-star" not in codes(body=(Paragraph(text="Здесь *курсив*, **полужирный**."),))


def test_an_ending_that_is_no_word_tells_a_torn_word():
    bound = frozenset({"сы", "ның"})
    text = "Толық жинақтама-сы бар; онлайн-сот, БҰҰ-ның, GDPR-ның, Юнеско-ның, қазақ-орыс сөздігі."
    article = FULL.model_copy(update={"body": (Paragraph(text=text, lines=(3,)),)})
    found = [
        d.message for d in check(article, FileWords.of(["", "", text], bound)) if d.code == "stray-hyphen"
    ]
    assert found == [
        "“жинақтама-сы” may hold a hyphen left over from a line’s end; “-сы” ends words and is none"
    ]


def test_a_compound_that_the_vocabulary_knows_keeps_its_hyphen(words):
    text = "Мекен-жайларын сұрады. Мекенжай берілді."
    whole = FULL.model_copy(update={"body": (Paragraph(text=text, lines=(12,)),)})
    files = [FileWords.of([text]), FileWords.of([text], compounds=("мекен-жай",))]
    told = [[d.code for d in check(whole, file)] for file in files]
    assert told == [["stray-hyphen"], []]
    assert "мекен-жай" in words.compounds


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Так писала Софья Ковалев-ская в письме.", ["Ковалев-ская"]),
        ("As shown by A. Kovalev-sky in a letter.", ["Kovalev-sky"]),
        ("Так писала Софья Ковалев-Майер в письме.", []),  # a double name
        ("In the Dutch Rhine-side towns. Rhine is a river.", []),  # its first part is a word
        ("The Rhine-side towns.", []),  # a sentence begins here
        ("Софья Ковалев-ская и Анна Ковалев-ская.", []),  # twice, it is somebody's spelling
    ],
)
def test_a_torn_name_is_known_without_another_word(text, names):
    article = FULL.model_copy(update={"body": (Paragraph(text=text, lines=(12,)),)})
    found = [d.message for d in check(article, FileWords.of([text])) if d.code == "stray-hyphen"]
    assert [message.split("”")[0].removeprefix("“") for message in found] == names


def test_words_of_two_alphabets_in_the_text_are_noted_with_their_lines():
    text = "Здесь пpаво и суд, а там пpаво."
    entry = Reference(text="Ivanov I.I. Prаvo i sуd. 2020.", lines=(80,))
    article = FULL.model_copy(
        update={
            "body": (Paragraph(text=text, lines=(12,)),),
            "references": References(original=FULL.references.original, romanized=(entry,)),
        }
    )
    lines = [""] * 90
    lines[11], lines[79] = text, entry.text
    found = [d for d in check(article, FileWords.of(lines)) if d.code == "mixed-scripts"]
    assert [(d.severity, d.line) for d in found] == [("info", 12), ("info", 80)]
    assert found[0].message.startswith("“пpаво” mixes")
    assert found[1].message.endswith("“Prаvo”, “sуd”")
    outside = article.model_copy(update={"source": Source(file="a.txt", lines=(20, 70))})
    assert not [d for d in check(outside, FileWords.of(lines)) if d.code == "mixed-scripts"]


@pytest.mark.parametrize(
    ("text", "word"), [("Новая тюр\u25a1ма стоит.", "тюр\u25a1ма"), ("☐ да ■ нет", None)]
)
def test_a_sign_in_place_of_a_letter_is_told_inside_words_only(text, word):
    article = FULL.model_copy(update={"body": (Paragraph(text=text, lines=(12,)),)})
    found = [d for d in check(article) if d.code == "lost-letter"]
    assert [(d.line, d.message) for d in found] == (
        [(12, f"“{word}” has a sign in place of a letter")] if word else []
    )


WELL = "Правовой режим сельских колодцев и родников"


def lists(original, romanized=()):
    """What is said of lists of (authors, title, year, url, same_as), each entry on a line of its own."""
    made = [
        tuple(
            Reference(
                text=f"{row[0]} {row[1]}", lines=(line,), authors=(row[0],) if row[0] else (), title=row[1],
                year=row[2], url=row[3], same_as=row[4],
            )
            for line, row in enumerate(rows, first)
        )
        for first, rows in ((60, original), (80, romanized))
    ]  # fmt: skip
    article = FULL.model_copy(update={"references": References(original=made[0], romanized=made[1])})
    return [
        (d.code, d.line, d.message)
        for d in check(article)
        if d.code in ("reference-repeated", "references-disagree")
    ]


def test_a_work_that_a_list_has_twice_is_told():
    row = ("Бек Л.", WELL, "2020", None, None)
    assert [told[:2] for told in lists([row, row])] == [("reference-repeated", 61)]
    assert lists([row, ("Бек Л.", WELL, "2021", None, None)]) == []  # another edition
    assert lists([row, ("Маратов К.", WELL, "2020", None, None)]) == []  # another's
    assert lists([("", "Конституция", None, None, None)] * 2) == []
    romanized = [("Bek L.", "Pravovoi rezhim", "2020", None, 0), ("Bek L.", "Rezhim", "2020", None, 0)]
    assert [told[:2] for told in lists([(*row[:4], 0)], romanized)] == [("reference-repeated", 81)]


@pytest.mark.parametrize(
    ("own", "other", "told"),
    [
        (
            ("Беков Л.", WELL, "2020", None, 0),
            ("Bekov, L.", "Pravovoi", "2021", None, 0),
            "the year of entry 1",
        ),
        (
            ("Беков Л.", WELL, "2020", None, 0),
            ("Vetrov, L.", "Pravovoi", "2020", None, 0),
            "the first author",
        ),
        (
            ("Беков Л.", WELL, None, "https://example.org/a/kolodtsy-1", 0),
            ("Bekov, L.", "Pravovoi", None, "https://example.org/a/kolodcy-1", 0),
            "“…xample.org/a/kolodtsy-1”, and “…xample.org/a/kolodcy-1”",
        ),
        (
            ("Беков Л.", WELL, None, "https://example.org/a/kolodtsy-1?ref=2", 0),
            ("Bekov, L.", "Pravovoi", None, "https://www.example.org/a/kolodtsy-1/", 0),
            None,
        ),
        (
            ("Беков Л.", WELL, None, "https://example.org/a/kolodtsy-1", 0),
            ("Bekov, L.", "Pravovoi", None, "https://example.org", 0),
            None,
        ),
        (("Берёзов Л.", WELL, None, None, 0), ("Beryozov, L.", "Pravovoi", None, None, 0), None),
        (("Комитет по делам вод", WELL, None, None, 0), ("Water Committee", "Wells", None, None, 0), None),
    ],
)
def test_twins_that_contradict_each_other_are_told(own, other, told):
    found = lists([own], [other])
    if told is None:
        assert found == []
    else:
        ((code, line, message),) = found
        assert (code, line) == ("references-disagree", 60)
        assert told in message


def test_an_appendix_below_the_references_belongs_to_the_body(words):
    source = Path(__file__).parents[1] / "fixtures" / "layouts" / "kk_title_posts_appendix.txt"
    (article,), found = read_source(source.name, source.read_bytes(), words)
    assert [block.text for block in article.body if block.lines[0] > 51] == [
        "1-қосымша. Бекет иелеріне қойылған сұрақтар",
        "Неше орындығыңыз бар? Нешеуі бүтін?",
    ]
    assert [d.code for d in found if d.code == "set-aside"] == []
