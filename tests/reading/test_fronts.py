"""Small fronts in many shapes above one body: title, people and addresses come out of each."""

from __future__ import annotations

import pytest

from generator.reading import read_source

BODY = """
Введение

Цифровая повестка суда давно не новость, однако её границы по-прежнему спорны [1]. Настоящая статья
рассматривает, где кончается удобство и начинается ограничение доступа.

Методы

Использованы сравнительный метод и опрос тридцати судей двух областей, проведенный осенью. Опрос был
письменным и не называл имен. Каждому судье предлагалось семь вопросов о пользе записи и о ее цене, а
ответы сведены в три группы по числу лет, которые судья провел в должности.

Заключение

Видеозапись следует сделать обязательной для всех заседаний, кроме закрытых по закону.

Список литературы

1. Ким А.А. Цифровой суд. Алматы: Жеті жарғы, 2020. 200 с.

2. Lee B. Trust on camera // Court Review. 2019. Vol. 3. P. 5–19.
"""
ABSTRACT = """
Аннотация. В статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду.

Ключевые слова: суд, видеозапись, доверие.
"""
KIM, OMAROV = "kim@example.kz", "omarov@example.kz"

#: Each front, its title, and each author's name, affiliations and address.
FRONTS = {
    "several addresses below the last of several names": (
        """УДК 347.9

**А.А. КИМ**, докторант

**Б.С. ОМАРОВ**, д.ю.н., профессор

Университет права (Астана, Казахстан)

e-mail: kim@example.kz, omarov@example.kz

**ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ**
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("А.А. КИМ", (1,), KIM), ("Б.С. ОМАРОВ", (1,), OMAROV)],
    ),
    "authors as columns of a table": (
        """# Видеозапись судебного заседания

| Ким Алина Андреевна | Омаров Берик Сакенович |
|---|---|
| докторант, Университет права | профессор, Академия правосудия |
| kim@example.kz | omarov@example.kz |
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("Ким Алина Андреевна", (1,), KIM), ("Омаров Берик Сакенович", (2,), OMAROV)],
    ),
    "a title right below codes": (
        """МРНТИ 10.31.01<br>УДК 347.9<br>
**ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ**<br>
А.А. Ким^{1}, Б.С. Омаров^{2}<br>
^{1}Университет права, Астана, Казахстан<br>
^{2}Академия правосудия, Астана, Казахстан<br>
e-mail: kim@example.kz
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ",
        [("А.А. Ким", (1,), KIM), ("Б.С. Омаров", (2,), None)],
    ),
    "a code without its label": (
        """10.31.01

КИМ А.А. (1), ОМАРОВ Б.С. (2)

(1) Университет права, г. Астана, Республика Казахстан
(2) Академия правосудия, г. Астана, Республика Казахстан

ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("КИМ А.А.", (1,), None), ("ОМАРОВ Б.С.", (2,), None)],
    ),
    "a title of three words with a star": (
        """# ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ*

## Алина Ким¹, Берик Омаров²,✉

¹ Университет права, Астана, Казахстан; kim@example.kz
² Академия правосудия, Астана, Казахстан
✉ omarov@example.kz

*Статья подготовлена в рамках грантового финансирования Комитета науки, проект AP00000000.
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ",
        [("Алина Ким", (1,), KIM), ("Берик Омаров", (2,), OMAROV)],
    ),
    "the corresponding author called so in brackets": (
        """# Видеозапись судебного заседания

Ким А.А.^{1} (корреспондент-автор), Омаров Б.С.^{2}

^{1} Университет права, 010000, Казахстан, г. Астана, ул. Мира, 1

^{2} Академия правосудия, 010000, Казахстан, г. Астана, пр. Победы, 2

kim@example.kz
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("Ким А.А.", (1,), KIM), ("Омаров Б.С.", (2,), None)],
    ),
    "authors told of with a dash": (
        """ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ

Ким А.А. – докторант Университета права (Астана, Казахстан), kim@example.kz

Омаров Б.С. – д.ю.н., профессор Академии правосудия (Астана, Казахстан), omarov@example.kz
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ",
        [("Ким А.А.", (), KIM), ("Омаров Б.С.", (), OMAROV)],
    ),
    "one author on one line": (
        """ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ

Ким А.А., докторант, Университет права, г. Астана, Казахстан, e-mail: kim@example.kz
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ",
        [("Ким А.А.", (1,), KIM)],
    ),
    "labels and codes without spaces": (
        """УДК 347.9МРНТИ 10.31.01DOI: 10.55555/abc.2023.1

Ким А.А.^{1}*,Омаров Б.С.^{2}

^{1}Университет права, Астана, Казахстан. ^{2}Академия правосудия, Астана, Казахстан.*E-mail:kim@example.kz

Видеозапись судебного заседания

Аннотация.В статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду.Ключевые слова:суд,видеозапись,доверие.
""",
        "Видеозапись судебного заседания",
        [("Ким А.А.", (1,), KIM), ("Омаров Б.С.", (2,), None)],
    ),
    "names and codes between strokes": (
        """**DOI:** 10.55555/abc.2023.1 | **УДК** 347.9 | **МРНТИ** 10.31.01

## Видеозапись судебного заседания

**Ким А.А.**¹ | **Омаров Б.С.**²

¹ Университет права, Астана, Казахстан | ² Академия правосудия, Астана, Казахстан

✉ kim@example.kz
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("Ким А.А.", (1,), KIM), ("Омаров Б.С.", (2,), None)],
    ),
    "an address that names its owner below others": (
        """ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ

КИМ Алина^{1*}, докторант, https://orcid.org/0000-0002-1825-0097

ОМАРОВ Берик^{2}, д.ю.н., профессор, https://orcid.org/0000-0001-5109-3700

^{1}Университет права, Астана, Казахстан
^{2}Академия правосудия, Астана, Казахстан

Автор-корреспондент: Ким Алина, email: kim@example.kz
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("КИМ Алина", (1,), KIM), ("ОМАРОВ Берик", (2,), None)],
    ),
    "a title right below a country in brackets": (
        """Ким А.А.^{1}, Омаров Б.С.^{2}
^{1}Университет права (г. Астана, Казахстан)
^{2}Академия правосудия (г. Астана, Казахстан)
Видеозапись судебного заседания
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("Ким А.А.", (1,), None), ("Омаров Б.С.", (2,), None)],
    ),
    "every line of the front a heading": (
        """# УДК 347.9

# ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ

# Ким А.А.^{1}, Омаров Б.С.^{2}

# ^{1}Университет права, Астана, Казахстан

# ^{2}Академия правосудия, Астана, Казахстан

# Аннотация

В статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду.

# Ключевые слова

суд, видеозапись, доверие.
""",
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ",
        [("Ким А.А.", (1,), None), ("Омаров Б.С.", (2,), None)],
    ),
}


def _read(front, words):
    (article,), _ = read_source("a.txt", (front + BODY).encode(), words)
    return article


@pytest.mark.parametrize(("front", "title", "people"), FRONTS.values(), ids=FRONTS)
def test_front(front, title, people, words):
    article = _read(front, words)
    assert article.title == {"ru": title}
    assert [(a.name["ru"], a.affiliations, a.email) for a in article.authors] == people
    assert [len(paragraphs) for paragraphs in article.abstract.values()] == [1]
    assert article.keywords["ru"] == ("суд", "видеозапись", "доверие")


def test_a_code_without_its_label_is_one(words):
    assert _read(FRONTS["a code without its label"][0], words).irsti == "10.31.01"


def test_codes_that_stand_together_without_spaces_are_told_apart(words):
    article = _read(FRONTS["labels and codes without spaces"][0], words)
    assert (article.udc, article.irsti, article.doi) == ("347.9", "10.31.01", "10.55555/abc.2023.1")


def test_a_note_behind_a_star_tells_who_paid(words):
    article = _read(FRONTS["a title of three words with a star"][0], words)
    assert article.funding["ru"].startswith("Статья подготовлена")


def test_abstracts_without_labels_belong_to_the_keywords_below_them(words):
    front = """ӘОЖ 347.9

А. Ким, Б. Омаров

Құқық университеті, Астана қаласы

СОТ ОТЫРЫСЫН БЕЙНЕЖАЗБАҒА ТҮСІРУ

Мақалада сот отырыстарын міндетті түрде бейнежазбаға түсіру және тараптардың сотқа сенімі талқыланады.

Кілт сөздер: сот, бейнежазба, сенім.

В статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду.

Ключевые слова: суд, видеозапись, доверие.

The paper discusses mandatory video recording of court sessions and the parties' trust in the court.

Key words: court, video recording, trust.
"""
    article = _read(front, words)
    assert article.title == {"kk": "СОТ ОТЫРЫСЫН БЕЙНЕЖАЗБАҒА ТҮСІРУ"}
    assert {lang: text[0].split()[0] for lang, text in article.abstract.items()} == {
        "kk": "Мақалада", "ru": "В", "en": "The",
    }  # fmt: skip
    assert {lang: found[0] for lang, found in article.keywords.items()} == {
        "kk": "сот", "ru": "суд", "en": "court",
    }  # fmt: skip


def test_a_table_of_addresses_gives_each_author_their_own(words):
    front = """# Видеозапись судебного заседания

Ким А.А.^{1*}, Омаров Б.С.^{2}

^{1}Университет права, Астана, Казахстан
^{2}Академия правосудия, Астана, Казахстан

| Автор | ORCID | E-mail |
|---|---|---|
| Ким А.А. | 0000-0002-1825-0097 | kim@example.kz |
| Омаров Б.С. | 0000-0001-5109-3700 | omarov@example.kz |
"""
    article = _read(front + ABSTRACT, words)
    assert [(a.name["ru"], a.orcid, a.email) for a in article.authors] == [
        ("Ким А.А.", "0000-0002-1825-0097", KIM),
        ("Омаров Б.С.", "0000-0001-5109-3700", OMAROV),
    ]
    assert list(article.abstract) == ["ru"]
    assert any("Автор" in held.text for held in article.discarded), "the table's header is kept"


def test_a_title_in_three_languages_on_one_line_is_parted(words):
    front = """IRSTI 10.31.01

СОТ ОТЫРЫСЫН БЕЙНЕЖАЗБАҒА ТҮСІРУ / ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ / VIDEO RECORDING OF A SESSION

А.А. Ким^{1*}, Б.С. Омаров^{1}

^{1}Университет права, Астана, Казахстан

Аңдатпа. Мақалада сот отырыстарын бейнежазбаға түсіру және тараптардың сотқа сенімі талқыланады.

Түйін сөздер: сот, бейнежазба, сенім.
"""
    assert _read(front + ABSTRACT, words).title == {
        "kk": "СОТ ОТЫРЫСЫН БЕЙНЕЖАЗБАҒА ТҮСІРУ",
        "ru": "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ",
        "en": "VIDEO RECORDING OF A SESSION",
    }
