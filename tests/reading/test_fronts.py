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
    "a title that names an institution between an address and the abstract": (
        """УДК 347.9

А.А. Ким

Казахский университет, Алматы, Казахстан

e-mail: kim@example.kz

Запись заседания: доверие сторон, доступ к архиву суда и управление камерами Казахстана
"""
        + ABSTRACT,
        "Запись заседания: доверие сторон, доступ к архиву суда и управление камерами Казахстана",
        [("А.А. Ким", (1,), KIM)],
    ),
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
    "a name written out behind a DOI with a gap": (
        """DOI 10.24411 /2076-1503-2020-10628 КИМ Алина Андреевна,
кандидат юридических наук, доцент кафедры процесса Университета права
при суде, e-mail: kim@example.kz
ОМАРОВ Берик Сакенович,
доктор юридических наук, профессор кафедры процесса Академии правосудия
при Правительстве РК, e-mail: omarov@example.kz
ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("КИМ Алина Андреевна", (1,), KIM), ("ОМАРОВ Берик Сакенович", (2,), OMAROV)],
    ),
    "another person behind an address, on one line": (
        """Видеозапись судебного заседания
УДК 347.9 Получено 12.08.2021 Принято 15.09.2021
Ким Алина Андреевна
Канд. юрид. наук, доц., ФГУ «Университет права», г. Астана, Казахстан E-mail: kim@example.kz Омаров Берик Сакенович Д-р юрид. наук, ФГУ «Академия правосудия», г. Астана, Казахстан E-mail: omarov@example.kz
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("Ким Алина Андреевна", (1,), KIM), ("Омаров Берик Сакенович", (2,), OMAROV)],
    ),
    "a post behind a name's comma, and a specialty": (
        """А. А. КИМ,
инспектор отдела записи судебных заседаний (ГУ юстиции области) E-mail: kim@example.kz
Научная специальность: 12.00.09 — уголовный процесс.
УДК 347.9
Видеозапись судебного заседания в уголовном процессе
"""
        + ABSTRACT,
        "Видеозапись судебного заседания в уголовном процессе",
        [("А. А. КИМ", (1,), KIM)],
    ),
    "a summary without a label right below a title in capitals": (
        """Ким Алина Андреевна,
старший преподаватель кафедры процесса,
Университет права, Астана, Казахстан
kim@example.kz
УДК 347.9
ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ
В статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду. Показано, чего она стоит.
Ключевые слова: суд, видеозапись, доверие.
""",
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("Ким Алина Андреевна", (1,), KIM)],
    ),
    "a post in small letters below a name, and the title below an address": (
        """Научная статья
УДК 347.9
Алина Андреевна Ким
адъюнкт
https://orcid.org/0000-0002-0983-6985, kim@example.kz
Университет права МВД, 010000, Астана, ул. Победы, д. 7
Видеозапись судебного заседания и право быть услышанным
"""
        + ABSTRACT,
        "Видеозапись судебного заседания и право быть услышанным",
        [("Алина Андреевна Ким", (1,), KIM)],
    ),
    "a running head that cuts the title": (
        """Видеозапись судебного заседания…

УДК 347.9

ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ

Ким А. А.

Астанинский государственный университет права
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("Ким А. А.", (1,), None)],
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
        [("Ким А.А.", (1,), KIM), ("Омаров Б.С.", (2,), OMAROV)],
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
    "posts behind the names and no sign between them": (
        """УДК - 347.9
Ким А. А. докторант кафедра права Университет права
Республика Казахстан, г. Астана
Омаров Б. С. доцент
кафедра суда, к.ю.н. Академия правосудия,
Республика Казахстан, г. Астана

ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("Ким А. А.", (1,), None), ("Омаров Б. С.", (2,), None)],
    ),
    "an institution above the names, with posts before them": (
        """УДК 347.9

Университет права, юридический факультет, кафедра суда

Республика Казахстан, город Астана

доцент кафедры суда Университета права, профессор Омаров Б.С.,

Видеозапись судебного заседания - удобство или гарантия
"""
        + ABSTRACT,
        "Видеозапись судебного заседания - удобство или гарантия",
        [("Омаров Б.С.", (1,), None)],
    ),
    "every line below the other, names written out": (
        """ВИДЕОЗАПИСЬ «СУДЕБНОГО ЗАСЕДАНИЯ»
Ким Алина Андреевна
Омарова Мадина Бахыт қызы
Университет права, Астана, Казахстан
Аннотация. В статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду.
Ключевые слова: суд, видеозапись, доверие.
""",
        "ВИДЕОЗАПИСЬ «СУДЕБНОГО ЗАСЕДАНИЯ»",
        [("Ким Алина Андреевна", (1,), None), ("Омарова Мадина Бахыт қызы", (1,), None)],
    ),
    "a title right below a researcher's numbers": (
        """УДК 347.9
А.А. Ким*, Б.С. Омаров
Университет права, Астана, Казахстан (kim@example.kz, omarov@example.kz)
ORCID ID 0000-0002-1825-0097, Web of Science Researcher ID: AAA-1234-2020;
Видеозапись судебного заседания: удобство или гарантия
Целью работы было понять, зачем суду камера. В статье обсуждается обязательная видеозапись судебных заседаний \
и доверие сторон к суду, а также цена того и другого.
Ключевые слова: суд, видеозапись, доверие.
""",
        "Видеозапись судебного заседания: удобство или гарантия",
        [("А.А. Ким", (1,), KIM), ("Б.С. Омаров", (1,), OMAROV)],
    ),
    "a title in capitals right below a town": (
        """УДК 347.9
Ким А. А. докторант кафедры права Университет права
Республика Казахстан, г. Астана
ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ
Аннотация. В статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду.
Ключевые слова: суд, видеозапись, доверие.
""",
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("Ким А. А.", (1,), None)],
    ),
    "a code and the title on one line": (
        """А.А. Ким

Университет права, Астана, Казахстан

УДК 347.9 ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ",
        [("А.А. Ким", (1,), None)],
    ),
    "surnames before a comma": (
        """Видеозапись судебного заседания

Ким, Алина Андреевна
Докторант, Университет права, Астана, Казахстан

Омаров, Берик Сакенович
Доцент Академии правосудия, Астана, Казахстан
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("Ким Алина Андреевна", (1,), None), ("Омаров Берик Сакенович", (2,), None)],
    ),
    "letters of degrees in brackets behind a name": (
        """Видеозапись судебного заседания

Алина Ким (LLM, PhD.)
Школа права – Университет права, Астана, Казахстан
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("Алина Ким", (1,), None)],
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
    "menus and counters of a web page around the front": (
        """RU | EN
Скачать PDF
Просмотров: 120
35
Видеозапись судебного заседания

Ким А.А.

Университет права, Астана, Казахстан

Проголосовать за статью
i Надоели баннеры? Вы всегда можете отключить рекламу.
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("Ким А.А.", (1,), None)],
    ),
    "a code behind the kind of article, a DOI's label misread, marks run together": (
        """Научная статья УДК 347.9
аог 10.55555/abc.2023.1
Видеозапись судебного заседания и доверие сторон к суду
Алина Андреевна Ким12, Берик Сакенович Омаров1, 3
12Университет права, Астана, Казахстан
3Академия правосудия, Астана, Казахстан
"""
        + ABSTRACT,
        "Видеозапись судебного заседания и доверие сторон к суду",
        [("Алина Андреевна Ким", (1,), None), ("Берик Сакенович Омаров", (1, 2), None)],
    ),
    "marks between names without commas, and a summary right below the place": (
        """ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ

Ким А.А. 1 Омаров Б.С. 1
1 ФГБОУ ВО «Университет права», Астана
В статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду. Показано, чего стоит запись и кто за нее платит. Названы пять случаев, в которых она невозможна.
Ключевые слова: суд, видеозапись, доверие.
""",
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("Ким А.А.", (1,), None), ("Омаров Б.С.", (1,), None)],
    ),
    "marks on lines of their own above the places": (
        """УДК 347.9

# Видеозапись судебного заседания

Ким А.А.1, Омаров Б.С.2*
1
Университет права,
Астана, Казахстан
2
Академия правосудия,
Астана, Казахстан
*omarov@example.kz
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("Ким А.А.", (1,), None), ("Омаров Б.С.", (2,), OMAROV)],
    ),
    "stars of another font, and a journal's name above the heading": (
        """Суд и техника сегодня

# Видеозапись судебного заседания

Ким А.А.<sup>1,</sup>\u204e, Омаров Б.С.<sup>2</sup>

<sup>1</sup> Университет права, Астана, Казахстан

<sup>2</sup> Академия правосудия, Астана, Казахстан

\u204e kim@example.kz
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("Ким А.А.", (1,), KIM), ("Омаров Б.С.", (2,), None)],
    ),
    "places without a comma right under the names": (
        """# Видеозапись судебного заседания

А. А. Ким
Университет права Республики Казахстан

Б. С. Омаров
Академия правосудия Республики Казахстан
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("А. А. Ким", (1,), None), ("Б. С. Омаров", (2,), None)],
    ),
    "people and their institutions as a list, with nothing between them": (
        """ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ

Авторы

  • Алина Ким Университет права, (Астана, Казахстан)
  • Берик Омаров Академия правосудия, (Астана, Казахстан)
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ",
        [("Алина Ким", (1,), None), ("Берик Омаров", (2,), None)],
    ),
    "a post that nobody knows on a person's card": (
        """ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ

Алина Ким
Смотритель архива записей
Университет права
010000, Астана, ул. Победы, 7, Казахстан

Берик Омаров
Хранитель
Академия правосудия
010000, Астана, ул. Мира, 5, Казахстан
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ",
        [("Алина Ким", (1,), None), ("Берик Омаров", (2,), None)],
    ),
    "a title in capitals with a comma, which has no names": (
        """Алина ЗАЛЕВСКАЯ

ЦИФРОВЫЕ ПРАВА ГРАЖДАН, СОЗДАННЫЕ СУДЕБНОЙ ПРАКТИКОЙ
"""
        + ABSTRACT,
        "ЦИФРОВЫЕ ПРАВА ГРАЖДАН, СОЗДАННЫЕ СУДЕБНОЙ ПРАКТИКОЙ",
        [("Алина ЗАЛЕВСКАЯ", (), None)],
    ),
    "a title said once more in quotation marks": (
        """ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ

Ким Алина Андреевна

УДК:347.9

«ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ»

Ким А.А.

Университет права, Астана, Казахстан
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ",
        [("Ким Алина Андреевна", (1,), None)],
    ),
    "dirt, an address and a page's number at the top, a title right below the dates": (
        """www.journal.example
о
(N
12
УДК 347.9 Дата поступления статьи: 14.09.2018
Дата принятия статьи: 22.10.2018
ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО
ИЛИ ГАРАНТИЯ
Алина Андреевна Ким
Университет права, г. Астана, Казахстан
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("Алина Андреевна Ким", (1,), None)],
    ),
    "a code behind a DOI's address, icons behind a name that became letters": (
        """https://doi.org/10.55555/abc.2023.1 УДК 347.9

Видеозапись судебного заседания

А. А. Ким О И

Университет права, г. Астана, Казахстан
"""
        + ABSTRACT,
        "Видеозапись судебного заседания",
        [("А. А. Ким", (1,), None)],
    ),
    "a person with initials behind another's institution, without an address": (
        """УДК 347.9

А. А. Ким,
Университет права, Астана
Б. С. Омаров, Международная академия правосудия,
Казахстан
ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("А. А. Ким", (1,), None), ("Б. С. Омаров", (2,), None)],
    ),
    "numbers of registers in a column beside the person": (
        """DOI: 10.55555/abc.2023.1 КИМ Алина Андреевна,
NIION: 2018-0076-8/23-629 доцент Северного филиала
MOSURED: 77/27-023-2023-8-629 ФГБОУ ВО «Казахский государственный
университет правосудия», кандидат юридических наук, e-mail: kim@example.kz
ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ
"""
        + ABSTRACT,
        "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ",
        [("КИМ Алина Андреевна", (1,), KIM)],
    ),
    "a lone name between the title and the abstract": (
        """Видеозапись судебного заседания: удобство или гарантия

Алина Ким
"""
        + ABSTRACT,
        "Видеозапись судебного заседания: удобство или гарантия",
        [("Алина Ким", (), None)],
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


def test_a_line_that_nothing_tells_of_stands_outside_the_abstract_and_is_told(words):
    front = """# Видеозапись судебного заседания

Ким А.А.

Университет права, Астана, Казахстан

Светлой памяти учителя
"""
    (article,), found = read_source("a.txt", (front + ABSTRACT + BODY).encode(), words)
    assert article.abstract["ru"] == (ABSTRACT.split("Аннотация. ")[1].splitlines()[0],)
    assert [held.text for held in article.discarded if "памяти" in held.text] == ["Светлой памяти учителя"]
    assert [d.line for d in found if d.code == "set-aside"] == [7]


def test_the_header_that_a_tool_puts_before_a_text_gives_title_and_doi(words):
    front = """---
title: "Видеозапись судебного заседания"
authors: "А.А. Ким"
doi: 10.55555/abc.2023.1
tags: []
---
А.А. Ким

Университет права, Астана, Казахстан
"""
    article = _read(front + ABSTRACT, words)
    assert (article.title, article.doi) == ({"ru": "Видеозапись судебного заседания"}, "10.55555/abc.2023.1")
    assert [a.name["ru"] for a in article.authors] == ["А.А. Ким"]
    assert any("tags" in held.text for held in article.discarded)


def test_people_named_in_a_language_of_no_record_are_kept(words):
    front = """СУД ЗАЛИДА ВИДЕОЁЗУВ

Каримов Алишер Рустамович

Ҳуқуқ университети, Тошкент, Ўзбекистон

Калит сўзлар: суд, видео.
"""
    article = _read(front + ABSTRACT, words)
    assert [a.name for a in article.authors] == [{"ru": "Каримов Алишер Рустамович"}]
    assert article.keywords == {"ru": ("суд", "видеозапись", "доверие")}


def test_institutions_listed_below_their_label_belong_to_the_only_mark(words):
    front = """Видеозапись судебного заседания
- Authors: Ким А.А.1
-
Affiliations:
- Университет права Республики Казахстан
- Pages: 49-56
"""
    article = _read(front + ABSTRACT, words)
    assert [(a.name["ru"], a.affiliations) for a in article.authors] == [("Ким А.А.", (1,))]
    assert article.affiliations == {"ru": ("Университет права Республики Казахстан",)}


def test_a_label_right_behind_a_doi_is_no_part_of_it(words):
    front = """VIDEO RECORDING OF A COURT SESSION
DOI:
https://doi.org/10.55555/abc.2023.1-05Abstract
The paper discusses mandatory video recording of court sessions and the trust in courts.

Keywords: court, video recording, trust.
"""
    article = _read(front, words)
    assert (article.doi, article.title) == (
        "10.55555/abc.2023.1-05", {"en": "VIDEO RECORDING OF A COURT SESSION"},
    )  # fmt: skip
    assert article.abstract["en"][0].startswith("The paper discusses")


def test_a_journals_name_and_its_labels_are_no_title(words):
    front = """International Journal of Courts and Signals

42

VOLUME

Vol.05 Issue03 2025

PAGE NO.

42-47

Video recording and the trust in courts

Alina Kim

Law University, Astana, Kazakhstan

Abstract: The paper discusses mandatory video recording of court sessions and the trust in courts.

Keywords: court, video recording, trust.
"""
    article = _read(front, words)
    assert article.title == {"en": "Video recording and the trust in courts"}
    assert [a.name["en"] for a in article.authors] == ["Alina Kim"]


def test_labels_in_english_above_kazakh_words_do_not_part_them(words):
    front = """СОТ ОТЫРЫСЫН БЕЙНЕЖАЗБАҒА ТҮСІРУ ЖӘНЕ СОТҚА СЕНІМ

Authors

  • Алина Ким Құқық университеті, заң факультеті (Астана, Қазақстан)

Keywords:

сот, бейнежазба, сенім

Abstract

Мақалада сот отырыстарын міндетті түрде бейнежазбаға түсіру және тараптардың сотқа сенімі талқыланады.
"""
    article = _read(front, words)
    assert article.title == {"kk": "СОТ ОТЫРЫСЫН БЕЙНЕЖАЗБАҒА ТҮСІРУ ЖӘНЕ СОТҚА СЕНІМ"}
    assert article.keywords == {"kk": ("сот", "бейнежазба", "сенім")}
    assert list(article.abstract) == ["kk"]
    assert [(a.name, a.affiliations) for a in article.authors] == [({"kk": "Алина Ким"}, (1,))]


def test_an_essay_without_any_label_has_no_abstract(words):
    text = """Алина Ким

ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ: УДОБСТВО ИЛИ ГАРАНТИЯ

Запись заседания задумана как гарантия, а живет как удобство. Судье она сберегает время, сторонам – дорогу. Между
гарантией и удобством лежит вопрос о том, кому принадлежит пленка, когда дело закончено и сдано в архив суда.

Первые камеры в залах появились без закона, и привыкли к ним раньше, чем поняли, зачем они нужны. Секретарь включал
запись сам, сам же и выключал, и никто не спрашивал, почему в протоколе одно, а на пленке другое.

Закон пришел позже и назвал запись обязательной, но ничего не сказал о том, кто вправе ее смотреть. Практика трех
областей ответила на это по-разному, и ответы эти до сих пор спорят между собой в каждой жалобе на протокол.

Заключение

Право смотреть запись должно принадлежать сторонам, и запись следует хранить столько же, сколько дело.

Список литературы

1. Ким А.А. Цифровой суд. Алматы: Жеті жарғы, 2020. 200 с.
"""
    (article,), _ = read_source("a.txt", text.encode(), words)
    assert not article.abstract
    assert [block.type for block in article.body] == [*["paragraph"] * 3, "heading", "paragraph"]


def test_an_ordinal_is_no_mark(words):
    front = """VIDEO RECORDING OF A COURT SESSION

Alina Kim
1st year student, Law University, Astana, Kazakhstan

Abstract. The paper discusses mandatory video recording of court sessions and the trust in courts.

Keywords: court, video recording, trust.
"""
    article = _read(front, words)
    assert article.affiliations == {"en": ("1st year student, Law University, Astana, Kazakhstan",)}


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


def test_posts_behind_dashes_with_the_country_in_brackets_are_people(words):
    front = """МРНТИ 10.31.01

Ким А. А. — магистрант Академии правосудия при Верховном Суде (Республика Казахстан, г. Астана);

Омаров Б. С. — старший преподаватель кафедры Академии правосудия, доктор (PhD) (Казахстан, г. Астана)

ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ
"""
    article = _read(front + ABSTRACT, words)
    assert [author.name["ru"] for author in article.authors] == ["Ким А. А.", "Омаров Б. С."]
    assert all("Академии правосудия" in place for place in article.affiliations["ru"])
    assert article.title == {"ru": "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ"}


def test_names_behind_a_code_and_the_address_of_a_doi_are_the_byline(words):
    front = """МРНТИ: 10.31.01 https://doi.org/10.12345/2024-2.1728.38 А.А. Ким 1, Б.С. Омаров 2*

1Университет права, Алматы, Казахстан
2Академия правосудия, Астана, Казахстан

ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ
"""
    article = _read(front + ABSTRACT, words)
    assert (article.doi, article.irsti) == ("10.12345/2024-2.1728.38", "10.31.01")
    assert [(author.name["ru"], author.affiliations) for author in article.authors] == [
        ("А.А. Ким", (1,)),
        ("Б.С. Омаров", (2,)),
    ]
    assert article.title == {"ru": "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ"}


def test_a_code_said_twice_a_supervisor_above_the_name_and_an_address_with_gaps(words):
    front = """УДК:УДК 347.9
ГРНТИ 10.31

Научный руководитель: Омаров Б.С., к.ю.н., доцент

Ким Алина Андреевна
магистрант, Университет права, Алматы, Казахстан
e-mail: kim @ example. kz

ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ
"""
    article = _read(front + ABSTRACT, words)
    assert (article.udc, article.irsti) == ("347.9", "10.31")
    assert [(author.name["ru"], author.email) for author in article.authors] == [("Ким Алина Андреевна", KIM)]
    assert article.title == {"ru": "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ"}
    assert any("Омаров" in held.text for held in article.discarded), "the supervisor is kept"


def test_names_and_the_title_stand_on_one_line_below_a_code(words):
    front = """УДК 347.9
А.А. Ким, Б.С. Омаров ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ И ДОВЕРИЕ СТОРОН
"""
    article = _read(front + ABSTRACT, words)
    assert [author.name["ru"] for author in article.authors] == ["А.А. Ким", "Б.С. Омаров"]
    assert article.title == {"ru": "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ И ДОВЕРИЕ СТОРОН"}


def test_people_and_a_title_with_a_colon_on_one_line_are_parted(words):
    front = """VIDEO RECORDING OF A COURT SESSION

Alina Kim, PhD, Law University (Astana, Kazakhstan), e-mail: kim@example.kz

Abstract. The paper discusses mandatory video recording of court sessions and the trust in courts.

Keywords: court, video recording, trust.

А.А. Ким, PhD, Университет права (Астана, Казахстан): Видеозапись заседания: доверие и доступ.
"""
    assert _read(front + ABSTRACT, words).title["ru"] == "Видеозапись заседания: доверие и доступ"


@pytest.mark.parametrize(
    ("rubric", "name"),
    [
        ("Секция: Судебное право", "Судебное право"),
        ("СЕКЦИЯ «СУДЕБНОЕ ПРАВО»", "СУДЕБНОЕ ПРАВО"),
        ("5.1.2. Публично-правовые науки", "5.1.2. Публично-правовые науки"),
    ],
)
def test_a_section_with_its_label_or_a_speciality_with_its_code_is_the_rubric(words, rubric, name):
    front = f"""{rubric}

УДК 347.9

Видеозапись судебного заседания и доверие сторон

А.А. Ким

Университет права, Алматы, Казахстан
"""
    article = _read(front + ABSTRACT, words)
    assert article.rubric == {"ru": name}
    assert article.title == {"ru": "Видеозапись судебного заседания и доверие сторон"}


def test_titles_in_kazakh_and_russian_right_below_each_other_are_two(words):
    front = """УДК 347.9

ВИДЕОЗАПИСЬ ЗАСЕДАНИЯ В ОБЛАСТНОМ СУДЕ
ОБЛЫСТЫҚ СОТ ОТЫРЫСЫН БЕЙНЕЖАЗБАҒА ТҮСІРУ

А.А. Ким

Университет права, Алматы, Казахстан
"""
    assert _read(front + ABSTRACT, words).title == {
        "ru": "ВИДЕОЗАПИСЬ ЗАСЕДАНИЯ В ОБЛАСТНОМ СУДЕ",
        "kk": "ОБЛЫСТЫҚ СОТ ОТЫРЫСЫН БЕЙНЕЖАЗБАҒА ТҮСІРУ",
    }
    wrapped = front.replace("ВИДЕОЗАПИСЬ ЗАСЕДАНИЯ В ОБЛАСТНОМ СУДЕ", "ОБЛЫСТЫ СОТТАН БАСТАП АРЫ АСТАНАДА")
    assert len(_read(wrapped + ABSTRACT, words).title) == 1, "one title on two lines"


def test_a_country_and_a_town_below_degrees_are_no_abstract(words):
    front = """VIDEO RECORDING OF A COURT SESSION

Alina Kim, PhD, Law University (Astana, Kazakhstan), e-mail: kim@example.kz

Abstract. The paper discusses mandatory video recording of court sessions and the trust in courts.

Keywords: court, video recording, trust.

А.А. Ким, к.ю.н., доцент (Казахстан, г. Астана): Видеозапись судебного заседания.

В статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду.

Ключевые слова: суд, видеозапись, доверие.
"""
    article = _read(front, words)
    assert article.title["ru"] == "Видеозапись судебного заседания"
    assert article.abstract["ru"] == (
        "В статье обсуждается обязательная видеозапись судебных заседаний и доверие сторон к суду.",
    )


def test_a_masthead_says_nothing_of_the_language_of_names(words):
    front = """Құқық – Право. 2023. № 2 (77)

УДК 347.9

Омаров Данияр Болатович
начальник кафедры процесса Академии правосудия при Верховном Суде
Республики Казахстан, доктор PhD,
подполковник юстиции, г. Астана,
e-mail: omarov@example.kz

ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ И ДОВЕРИЕ СТОРОН

Түйін. Мақалада сот отырыстарын бейнежазбаға түсіру және тараптардың сотқа сенімі талқыланады.
Түйінді сөздер: сот, бейнежазба, сенім.
"""
    article = _read(front + ABSTRACT, words)
    assert article.title == {"ru": "ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ И ДОВЕРИЕ СТОРОН"}
    assert [(author.name["ru"], author.email) for author in article.authors] == [
        ("Омаров Данияр Болатович", OMAROV)
    ]
    assert sorted(article.abstract) == ["kk", "ru"]


def test_a_place_right_below_the_supervisor_is_the_authors(words):
    front = """УДК 347.9

ВИДЕОЗАПИСЬ СУДЕБНОГО ЗАСЕДАНИЯ

Ким А.А., магистрант 2 курса
Научный руководитель – Омаров Б.С., д.ю.н., профессор
Университет права, г. Алматы
"""
    article = _read(front + ABSTRACT, words)
    assert [author.name["ru"] for author in article.authors] == ["Ким А.А."]
    assert article.affiliations == {"ru": ("Университет права, г. Алматы",)}
