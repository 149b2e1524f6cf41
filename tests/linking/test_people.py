"""People and institutions: merged with a reason, parted where proof is lacking."""

import pytest

from generator.linking.data import PeopleFile
from generator.linking.institution_names import InstitutionsFile, clean, compile_institutions, name_key
from generator.linking.institutions import resolve as resolve_institutions
from generator.linking.people import resolve
from generator.model import Article, Author
from generator.reading.personal_names import parse, part_words

HOME = {"en": "Steppe University", "ru": "Степной университет", "kk": "Дала университеті"}


def article(key, *authors, affiliations=(HOME,), year=2024):
    langs = {lang for home in affiliations for lang in home}
    return Article(
        id=key,
        language="ru",
        title={"ru": key},
        year=year,
        authors=authors,
        affiliations={lang: tuple(home.get(lang, "") for home in affiliations) for lang in langs},
    )


def author(ru, en=None, kk=None, **more):
    name = {"ru": ru, "en": en, "kk": kk}
    return Author(name={k: v for k, v in name.items() if v}, affiliations=(1,), **more)


def people_of(*articles, hand=None, data=None):
    _, homes, _ = resolve_institutions(articles, data)
    return resolve(articles, homes, PeopleFile.model_validate(hand or {}))


@pytest.mark.parametrize(
    ("printed", "english", "surname", "given", "initials"),
    [
        ("Г.Ш. Аталыкова", False, "atalikova", "", ("g", "sh")),
        ("Аталыкова Г. Ш.", False, "atalikova", "", ("g", "sh")),
        ("G.Sh. Atalykova", True, "atalikova", "", ("g", "sh")),
        ("Ернар Нурланович Бегалиев", False, "begalev", "ernar", ("e", "n")),
        ("Бегалиев Ернар Нурланович", False, "begalev", "ernar", ("e", "n")),
        ("Anna Smith", True, "smith", "ana", ("a",)),
        ("Смит Анна", False, "smit", "ana", ("a",)),
        ("Madonna", True, "madona", "", ()),
    ],
)
def test_names_are_taken_apart(printed, english, surname, given, initials):
    name = parse(printed, english=english)
    assert (name.surname, name.given, name.initials) == (surname, given, initials)


def test_the_same_orcid_is_one_person_with_a_reason():
    orcid = "0000-0001-0000-0009"
    people, ids, doubts = people_of(
        article("one", author("А.Б. Серикова", orcid=orcid), affiliations=({"ru": "Первый институт"},)),
        article(
            "two",
            author("Серикова Анна", en="A. Serikova", orcid=orcid),
            affiliations=({"ru": "Иной центр"},),
        ),
    )
    assert ids["one"] == ids["two"] == ("serikova-a-b",)
    (person,) = people.values()
    assert person.articles == ("one", "two")
    assert "ORCID" in person.reasons[0]
    assert not doubts


def test_a_shared_address_of_two_people_is_a_doubt():
    people, _, doubts = people_of(
        article("one", author("А.Б. Серикова", email="office@steppe.kz")),
        article("two", author("Д.Е. Маратов", email="Office@steppe.kz")),
    )
    assert len(people) == 2
    assert [(d.code, d.severity) for d in doubts] == [("person-doubt", "info")]
    assert "one#1, two#1" in doubts[0].hint


def test_the_same_address_and_name_is_one_person_elsewhere():
    people, _, _ = people_of(
        article("one", author("А.Б. Серикова", email="a@steppe.kz")),
        article("two", author("А. Серикова", email="a@steppe.kz"), affiliations=({"ru": "Иной центр"},)),
    )
    (person,) = people.values()
    assert "e-mail" in person.reasons[0]
    assert len(person.institutions) == 2


def test_initials_merge_at_one_institution_and_only_there():
    people, ids, _ = people_of(
        article("one", author("А.Б. Серикова", en="A.B. Serikova")),
        article("two", author("А.Б. Серікова", kk="Ә.Б. Серікова")),
        article("far", author("А.Б. Серикова"), affiliations=({"ru": "Морской институт"},)),
    )
    assert ids["one"] == ids["two"] != ids["far"]
    assert len(people) == 2


def test_one_initial_is_not_enough():
    people, _, doubts = people_of(
        article("one", author("А. Серикова")), article("two", author("А.Б. Серикова"))
    )
    assert len(people) == 2
    assert [d.code for d in doubts] == ["person-doubt"]


def test_whole_names_that_differ_are_two_people():
    people, _, doubts = people_of(
        article("one", author("А.Б. Серикова", full_name={"ru": "Серикова Анна Борисовна"})),
        article("two", author("А.Б. Серикова", full_name={"ru": "Серикова Айгерим Болатовна"})),
    )
    assert len(people) == 2
    assert not doubts


def test_two_places_of_one_byline_are_two_people():
    people, ids, _ = people_of(article("one", author("А.Б. Серикова"), author("А.Б. Серикова")))
    assert len(people) == 2
    assert len(set(ids["one"])) == 2


def test_different_orcids_are_different_people():
    people, _, _ = people_of(
        article("one", author("А.Б. Серикова", orcid="0000-0001-0000-0001")),
        article("two", author("А.Б. Серикова", orcid="0000-0001-0000-0002")),
    )
    assert len(people) == 2


def test_people_yml_merges_parts_and_names():
    a, b = author("А.Б. Серикова"), author("А.Б. Серикова")
    far = ({"ru": "Морской институт"},)
    hand = {"same": [{"id": "serikova", "authors": ["one#1", "far#1"], "name": {"en": "Anna Serikova"}}]}
    people, ids, _ = people_of(article("one", a), article("far", b, affiliations=far), hand=hand)
    assert set(people) == {"serikova"}
    assert people["serikova"].name["en"] == "Anna Serikova"
    assert people["serikova"].reasons == ("people.yml says so",)
    people, ids, doubts = people_of(
        article("one", a), article("two", b), hand={"different": [["one#1", "two#1"]]}
    )
    assert ids["one"] != ids["two"]
    assert not doubts
    _, _, doubts = people_of(article("one", a), hand={"same": [{"authors": ["nobody#1"]}]})
    assert [d.code for d in doubts] == ["people-unknown"]


def test_ids_hold_when_a_newer_namesake_comes():
    old = article("old", author("А.Б. Серикова"), year=2020)
    new = article("new", author("А.Б. Серикова"), affiliations=({"ru": "Морской институт"},), year=2024)
    _, before, _ = people_of(old)
    _, after, _ = people_of(new, old)
    assert before["old"] == after["old"] == ("serikova-a-b",)
    assert after["new"] == ("serikova-a-b-2",)


def test_the_fullest_name_is_shown_with_the_surname_of_the_byline():
    one = article(
        "one", author("С.А. Сериков", en="S.A. Serikov", full_name={"ru": "Сарыков Самат Асанович"})
    )
    people, _, _ = people_of(one)
    (person,) = people.values()
    assert person.name == {"ru": "Сериков Самат Асанович", "en": "S.A. Serikov"}
    assert "Сарыков Самат Асанович" in person.variants


def surname_notes(doubts):
    return [d for d in doubts if d.code == "author-surname"]


@pytest.mark.parametrize(
    ("ru", "kk", "en", "told"),
    [
        ("Е. Сабитов", "Е. Сәбитов", "Ye. Sabitov", ""),
        ("Ж. Жумагулова", "Ж. Жұмағұлова", "Zh. Jumagulova", ""),
        ("А. Сериков", "А. Серіков", "A. Serlikov", "ru Сериков, kk Серіков, en Serlikov"),
        ("А. Жараллова", "А. Жаралова", "A. Zharalova", "ru Жараллова, kk Жаралова, en Zharalova"),
    ],
)
def test_a_surname_misspelt_in_one_byline_is_told(ru, kk, en, told):
    *_, doubts = people_of(article("one", author(ru, kk=kk, en=en)))
    found = [d.message.partition(": ")[2] for d in doubts if d.code == "author-spelling"]
    assert sorted(found[0].split(", ") if found else []) == sorted(told.split(", ") if told else [])


def test_english_name_and_address_decide_between_two_surnames():
    one = article(
        "one",
        author(
            "С. Серков",
            en="S. Serlikov",
            kk="С. Серков",
            email="serlikovsamat@steppe.kz",
            full_name={
                "ru": "Серликов Самат Асанович",
                "kk": "Серликов Самат Асанұлы",
                "en": "Serlikov Samat",
            },
        ),
    )
    people, _, doubts = people_of(one)
    (person,) = people.values()
    assert person.name == {
        "ru": "Серликов Самат Асанович",
        "kk": "Серликов Самат Асанұлы",
        "en": "Serlikov Samat",
    }
    (note,) = surname_notes(doubts)
    assert note.severity == "info"
    assert "ru Серков and Серликов" in note.message


def test_the_other_languages_decide_the_english_surname():
    one = article(
        "one",
        author(
            "Р. Сансараева", en="R. Sanaraeva", full_name={"ru": "Сансараева Роза", "en": "Sansaraeva Roza"}
        ),
    )
    people, _, _ = people_of(one)
    assert next(iter(people.values())).name["en"] == "Sansaraeva Roza"


def test_without_a_witness_no_name_is_mixed_from_two():
    one = article("one", author("С.А. Сериков", full_name={"ru": "Сарыков Самат Асанович"}))
    people, _, doubts = people_of(one)
    (person,) = people.values()
    assert person.name == {"ru": "Сарыков Самат Асанович"}
    assert "С.А. Сериков" in person.variants
    (note,) = surname_notes(doubts)
    assert "nothing else tells" in note.message
    told = people_of(one, hand={"same": [{"authors": ["one#1"], "name": {"ru": "Сериков Самат Асанович"}}]})
    assert not surname_notes(told[2])


@pytest.mark.parametrize(
    ("printed", "parted"),
    [
        ("Serikova AnnaBolatovna", "Serikova Anna Bolatovna"),
        ("Серикова АннаБолатовна", "Серикова Анна Болатовна"),
        ("Lee MacDonald", "Lee MacDonald"),
        ("J. McAdam", "J. McAdam"),
        ("Anna O'Hara-Smith", "Anna O'Hara-Smith"),
        ("LaToya DiPersio", "LaToya DiPersio"),
    ],
)
def test_a_lost_blank_is_put_back(printed, parted):
    assert part_words(printed, {"mac"}) == parted


def test_a_page_shows_no_name_twice():
    one = article(
        "one",
        author(
            "А.Б. Серикова",
            en="A.B.Serikova",
            kk="А.Б.Серикова",
            full_name={"ru": "Анна Болатовна Серикова", "en": "Serikova AnnaBolatovna"},
        ),
        author("Е.Ж. Маратов"),
    )
    two = article("two", author("А.Б. Серикова", full_name={"ru": "Серикова Анна Болатовна"}))
    people, ids, _ = people_of(one, two)
    person = people[ids["one"][0]]
    assert person.name["en"] == "Serikova Anna Bolatovna"
    assert person.variants == ("A.B.Serikova",)


def test_every_author_of_the_gold_articles_is_one_person(gold, seed_corpus):
    corpus, doubts = seed_corpus
    for truth, article in gold:
        ids = corpus.author_ids[article.id]
        assert len(set(ids)) == len(truth["authors"]), article.id
        for n, wanted in enumerate(truth["authors"]):
            person = corpus.people[ids[n]]
            printed = {*person.name.values(), *person.variants}
            for name in filter(None, wanted["name"].values()):
                assert name.replace(" ", "") in {p.replace(" ", "") for p in printed}, name
    # No two authors of the nineteen articles share a surname and initials: every one has a page.
    assert len(corpus.people) == sum(len(a.authors) for a in corpus.articles.values())
    assert not [d for d in doubts if d.code == "person-doubt"]


# Institutions


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Steppe University, Almaty, Kazakhstan", "Steppe University"),
        ("Дала университеті, Қазақстан, Алматы қ.", "Дала университеті"),
        ("Степной университет, Казахстан, г. Алматы", "Степной университет"),
        ("Степной университет им. А. Асанова Алматы, Казахстан", "Степной университет им. А. Асанова"),
        ("School of Law, Steppe University, Astana", "Steppe University"),
        ("Almaty City Police Department, Police Major, Almaty", "Almaty City Police Department"),
        (
            "Ә. Асан атындағы технология, инжиниринг университеті, Ақтау",
            "Ә. Асан атындағы технология, инжиниринг университеті",
        ),
        ("Университет А.Асанова", "Университет А. Асанова"),
    ],
)
def test_place_rank_and_department_leave_the_name(printed, name, data):
    assert clean(printed, data.institutions) == name


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Степной университет имени А. Асанова", "Степной университет им. Асана Асанова", True),
        (
            "Алматинская академия МВД РК",
            "Алматинская академия Министерства внутренних дел Республики Казахстан",
            True,
        ),
        ("Степной университет имени А. Асанова", "Степной университет имени Б. Болатова", False),
        ("Степной университет", "Морской университет", False),
        ("Университет имени А. Асанова", "Университет имени Б. Болатова", False),
        ("А. Асан атындағы Дала университеті", "Дала университеті", True),
    ],
)
def test_names_of_one_institution(a, b, same, data):
    assert name_key(a, data.institutions).same(name_key(b, data.institutions)) is same


def test_three_names_and_spellings_are_one_institution(data):
    one = article("one", author("А.Б. Серикова"))
    two = article(
        "two", author("Е.Ж. Маратов"), affiliations=({"en": "Steppe University, Almaty, Kazakhstan"},)
    )
    found, ids, _ = resolve_institutions([one, two], data.institutions)
    assert ids["one"] == ids["two"] == ("steppe-university",)
    assert found["steppe-university"].name == HOME
    assert found["steppe-university"].articles == ("one", "two")


def test_an_affiliation_without_a_name_shifts_no_number(data):
    one = article("one", author("А.Б. Серикова"), affiliations=({"ru": " "}, {"ru": "Степной университет"}))
    found, ids, _ = resolve_institutions([one], data.institutions)
    assert ids["one"] == ("", "stepnoy-universitet")
    people, _, _ = resolve([one], ids)
    assert next(iter(people.values())).institutions == ()
    assert set(found) == {"stepnoy-universitet"}


def test_an_author_without_a_name_stops_nothing():
    people, ids, _ = people_of(article("one", Author(name={}), Author(name={"en": "…"})))
    assert len(people) == 2
    assert all(ids["one"])


def test_hands_merge_institutions_and_keep_their_address():
    words = InstitutionsFile.model_validate(
        {"same": [{"id": "su", "names": ["Steppe University", "SU"]}], "institution_words": ["university"]}
    )
    articles = [
        article("one", author("А.Б. Серикова"), affiliations=({"en": "Steppe University"},)),
        article("two", author("Е.Ж. Маратов"), affiliations=({"en": "SU"},)),
    ]
    found, ids, _ = resolve_institutions(articles, compile_institutions(words))
    assert set(found) == {"su"}
    assert ids == {"one": ("su",), "two": ("su",)}


def test_the_universities_of_the_real_articles_have_one_page_each(seed_corpus):
    corpus, doubts = seed_corpus
    assert not [d for d in doubts if d.code == "institution-doubt"]
    farabi = corpus.institutions["al-farabi-kazakh-national-university"]
    assert len(farabi.articles) == 6
    assert {"kk", "ru", "en"} == set(farabi.name)
    for key in ("turan-university", "kunaev-university", "zhetysu-university"):
        assert len(corpus.institutions[key].articles) == 2
    names = [name for home in corpus.institutions.values() for name in home.name.values()]
    assert len(names) == len(set(names))
