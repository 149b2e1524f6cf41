"""Files to articles: where each begins and ends, and what is set aside."""

import re
from pathlib import Path

from generator.reading import read_source

LAYOUTS = Path(__file__).parents[1] / "fixtures" / "layouts"

BODY = (
    "Суды рассматривают такие споры по правилам искового производства, если законом не установлено иное. "
    * 12
)


def front(
    name,
    title,
    mark="Ключевые слова",
    abstract="В статье показано, как суды применяют нормы о цифровых доказательствах. " * 4,
):
    return f"{name}¹\n\n¹Университет права, Алматы, Казахстан\n\n*e-mail: a@example.org\n\n{title}\n\n{abstract}\n\n{mark}: право, суд.\n\n"


def article(name, title, doi=""):
    head = f"МРНТИ 10.07.01\n\n<https://doi.org/{doi}>\n\n" if doi else ""
    refs = "Литература\n\n- Иванов И.И. Право и суд. Алматы, 2020. 100 с.\n\n- Петров П.П. Суд и право. Астана, 2021. 90 с.\n\n"
    return (
        head
        + front(name, title)
        + f"Введение\n\n{BODY}\n\nЗаключение\n\n{BODY}\n\n{refs}Поступило: 1 мая 2025 г.\n\nПринято: 2 июня 2025 г.\n\n"
    )


def read(text, words):
    return read_source("issue.txt", text.encode(), words)


def test_an_issue_gives_its_articles_and_sets_the_rest_aside(words):
    text = (
        "ISSN 1234-5679\n\nВЕСТНИК\n\n№2 (10)\n\n2025\n\nРЕДАКЦИОННАЯ КОЛЛЕГИЯ:\n\nИванов И.И., профессор\n\n"
        "Раздел 1\n**ТЕОРИЯ ПРАВА**\n\n"
        + article("А.Б. Ахметов", "О ЦИФРОВЫХ ДОКАЗАТЕЛЬСТВАХ", "10.9999/abc1")
        + article("Г.Д. Сейтова", "О ПРАВОСУДИИ")
        + "Раздел 2\n**ГРАЖДАНСКОЕ ПРАВО**\n\n"
        + article("К.Л. Ким", "О ДОГОВОРЕ", "10.9999/abc3")
        + "ИНФОРМАЦИЯ ДЛЯ АВТОРОВ\n\nСтатья присылается в редакцию.\n\n- Ключевые слова: от 3 до 5.\n\nСОДЕРЖАНИЕ\n\nА.Б. Ахметов О цифровых доказательствах 4\n"
    )
    articles, found = read(text, words)
    assert [a.title["ru"] for a in articles] == ["О ЦИФРОВЫХ ДОКАЗАТЕЛЬСТВАХ", "О ПРАВОСУДИИ", "О ДОГОВОРЕ"]
    assert [a.rubric.get("ru") for a in articles] == ["ТЕОРИЯ ПРАВА", "ТЕОРИЯ ПРАВА", "ГРАЖДАНСКОЕ ПРАВО"]
    assert [a.doi for a in articles] == ["10.9999/abc1", None, "10.9999/abc3"]
    assert all(a.dates.received == "2025-05-01" and a.dates.accepted == "2025-06-02" for a in articles)
    assert all(a.issue and a.issue.number == "2 (10)" and a.year == 2025 for a in articles)
    assert [d.code for d in found if d.code == "set-aside"] == ["set-aside"] * 2
    lines = text.split("\n")
    for a in articles:
        assert a.source
        first, last = a.source.lines
        assert lines[first - 1].startswith(("МРНТИ", "Г.Д."))
        assert lines[last - 1].startswith("Принято")


def test_what_may_be_an_article_is_a_warning_where_it_is_none(words):
    strange = (
        "# О ТУМАНЕ\n\nсоставлено неизвестным лицом\n\nАннотация. Туман мешает свидетелям.\n\n"
        "Ключевые слова: туман, свидетель\n\nЛитература\n\n1. Ветров К.С. Туман. Алматы, 2019. 9 с.\n\n"
    )
    own = article("А.Б. Ахметов", "О ЦИФРОВЫХ ДОКАЗАТЕЛЬСТВАХ", "10.9999/abc1")
    _, found = read(strange + own + article("К.Л. Ким", "О ДОГОВОРЕ"), words)
    told = [(d.code, d.severity, d.line) for d in found if d.code in ("set-aside", "article-unread")]
    assert told == [("article-unread", "warning", 1)]
    rules = "ИНФОРМАЦИЯ ДЛЯ АВТОРОВ\n\nСтатья присылается в редакцию.\n\n" + strange.partition("\n\n")[2]
    _, found = read(own + rules, words)
    told = [(d.code, d.severity) for d in found if d.code in ("set-aside", "article-unread")]
    assert told == [("set-aside", "info")]


def test_names_in_contents_with_leaders_open_no_article(words):
    contents = (
        "СОДЕРЖАНИЕ\n\nРаздел 1\n**ТЕОРИЯ ПРАВА**\n\nА.Б. Ахметов, Б.В. Ли\nО цифровых доказательствах..... 4\n\n"
        "Г.Д. Сейтова, К.Л. Ким\n\nО правосудии и о договоре………… 19\n\nИнформация для авторов..... 30\n\n"
    )
    own = (
        front("К.Л. Ким", "О ДОГОВОРЕ")
        + f"Введение\n\n{BODY}\n\nЛитература\n\n- Иванов И.И. Право. Алматы, 2020. 9 с.\n"
    )
    articles, _ = read(contents + own, words)
    assert [a.title["ru"] for a in articles] == ["О ДОГОВОРЕ"]
    assert articles[0].source.lines[0] == contents.count("\n") + 1
    assert articles[0].rubric == {}  # the rubric above is one of the contents
    assert [person.name["ru"] for person in articles[0].authors] == ["К.Л. Ким"]


def test_front_matter_behind_the_references_belongs_to_the_article_above(words):
    text = article("А.Б. Ахметов", "О ДОГОВОРЕ") + front(
        "А.Б. Ахметов",
        "Шарт туралы",
        "Түйін сөздер",
        "Мақалада соттардың цифрлық дәлелдемелер туралы нормаларды қалай қолданатыны көрсетіледі. " * 4,
    )
    articles, _ = read(text, words)
    assert len(articles) == 1
    assert set(articles[0].title) == {"kk", "ru"}
    assert set(articles[0].keywords) == {"kk", "ru"}


def test_a_text_without_an_article_is_an_error_with_a_hint(words):
    articles, found = read("Список покупок\n\nхлеб\nмолоко\n", words)
    assert articles == ()
    assert [(d.code, d.severity, bool(d.hint)) for d in found] == [("no-article", "error", True)]


def test_every_word_of_an_article_stands_in_its_record(words):
    text = article("А.Б. Ахметов", "О ДОГОВОРЕ", "10.9999/abc1")
    (read_article,), _ = read(text, words)
    held = read_article.model_dump_json().casefold()
    lost = {word for word in re.findall(r"[^\W\d_]+", text.casefold()) if word not in held}
    assert not lost


def test_stars_that_differ_between_the_bylines_are_told(words):
    text = (LAYOUTS / "kz_glued_digits.txt").read_text("utf-8")
    assert "corresponding-disagree" not in {d.code for d in read(text, words)[1]}
    line = "А. Б. Калдарбекова1*, М.С. Турлыханов2"
    assert line in text
    (article,), found = read(text.replace(line, line.replace("1*", "1") + "*"), words)
    (told,) = [d for d in found if d.code == "corresponding-disagree"]
    assert "ru М.С. Турлыханов" in told.message
    assert [a.corresponding for a in article.authors] == [True, False, False]


def test_author_information_that_calls_another_person_corresponding_is_told(words):
    other = "Сериков Виктор Глебович (корреспондент-автор) – магистр права, Университет права"
    bios = f"Сведения об авторах:\n\nАхметов Арман Болатович – доктор права, Университет права\n\n{other}\n\n"
    text = article("А.Б. Ахметов^{1*}, В.Г. Сериков", "О ДОГОВОРЕ").replace("Поступило:", f"{bios}Поступило:")
    (one,), found = read(text, words)
    (told,) = [d for d in found if d.code == "corresponding-disagree"]
    assert told.line == text.split("\n").index(other) + 1
    assert [author.corresponding for author in one.authors] == [True, False]
    agreeing = text.replace(" (корреспондент-автор)", "").replace(
        "Болатович", "Болатович (корреспондент-автор)"
    )
    assert "corresponding-disagree" not in {d.code for d in read(agreeing, words)[1]}


def test_a_paragraph_of_an_abstract_that_breaks_off_is_told_with_its_line(words):
    lost = "В статье показано, как суды применяют нормы о цифровых доказательствах, с учётом того, что сами стороны,"
    whole = "Предложено дополнить закон правилами о хранении таких доказательств и о порядке их осмотра судом"
    head = front("А.Б. Ахметов", "О ДОКАЗАТЕЛЬСТВАХ", abstract=f"{lost}\n\n{whole}.")
    text = f"{head}Введение\n\n{BODY}\n\n"
    (one,), found = read(text, words)
    assert one.abstract["ru"] == (lost, f"{whole}.")
    place = text.split("\n").index(lost) + 1
    assert [d.line for d in found if d.code == "paragraph-breaks-off"] == [place]
    # some journals print no stop at an abstract's end
    bare = text.replace(lost, f"{whole}.").replace(f"\n{whole}.\n\nКлючевые", f"\n{whole}\n\nКлючевые")
    assert bare != text
    assert [d for d in read(bare, words)[1] if d.code == "paragraph-breaks-off"] == []


def test_fronts_without_labels_behind_the_lists_stay_with_their_articles(words):
    source = LAYOUTS / "kz_issue_other_languages_last.txt"
    bare = re.sub(r"(?:Аңдатпа|Аннотация|Abstract)\. ", "", source.read_text(encoding="utf-8"))
    articles, _ = read_source(source.name, bare.encode(), words)
    assert [sorted(article.title) for article in articles] == [["en", "kk", "ru"]] * 3


def test_a_tool_s_header_above_what_is_no_article_belongs_to_none(words):
    header = "---\nprimary_language: ru\nis_table: False\n---\n\n"
    board = "РЕДАКЦИОННАЯ КОЛЛЕГИЯ:\n\nИванов И.И., профессор\n\n"
    own = article("А.Б. Ахметов", "О ЦИФРОВЫХ ДОКАЗАТЕЛЬСТВАХ", "10.9999/abc1")
    (alone,), _ = read(header + own, words)
    assert alone.source
    assert alone.source.lines[0] == 1
    (below,), found = read(header + board + own, words)
    assert below.source
    assert below.source.lines[0] == 10
    assert not any("primary_language" in entry.text for entry in below.discarded)
    told = [d.message for d in found if d.code == "set-aside"]
    assert sum(message.startswith("lines 1 to 4 belong to no article") for message in told) == 1
