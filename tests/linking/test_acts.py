"""Acts in original sentences: by number, title and name, in three languages, with country and provision."""

import pytest

from generator.linking.acts import find_acts
from generator.linking.acts.found import find_links
from generator.linking.acts.ids import canonical, derive, page_id, urls
from generator.linking.annotate import annotate
from generator.linking.link import link
from generator.model import ActCitation, Article, Paragraph, Reference, References, Source


def found(text, data):
    return [(f.how, f.key.removeprefix("adilet:"), f.provision) for f in find_acts(text, data.acts) if f.key]


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("K950001000", "K950001000_"),
        ("K950001000_", "K950001000_"),
        ("Z160000480", "Z1600000480"),
        ("Z020000345", "Z020000345_"),
        ("S25000000003", "S2500000003"),
        ("P180000015S", "P180000015S"),
        ("V14C0009753", "V14C0009753"),
        ("K24002024_1", "K240002024_1"),
        ("strange", "strange"),
    ],
)
def test_ids_are_written_one_way(printed, written):
    assert canonical(printed) == written
    assert canonical(written) == written


def test_ids_are_derived_only_where_the_scheme_allows():
    assert derive("law", "", 2013, 94) == "Z1300000094"
    assert derive("code", "", 2014, 226) == "K1400000226"
    assert derive("resolution", "government", 2017, 827) == "P1700000827"
    assert derive("decree", "president", 2009, 858) == "U090000858_"
    assert derive("resolution", "supreme-court", 2018, 15) == "P180000015S"
    assert derive("order", "minister", 2014, 516) is None
    assert derive("decree", "", 2014, 516) is None
    assert derive("law", "", 1889, 5) is None


def test_pages_and_addresses():
    assert page_id("adilet", "K950001000_") == "k950001000"
    assert page_id("zakon", "34195283") == "zakon-34195283"
    assert urls("adilet", "Z1300000094")["kk"] == "https://adilet.zan.kz/kaz/docs/Z1300000094"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Суд применил Закон РК от 12 марта 2012 года № 17-IV «О сельских дорогах».", "Z1200000017"),
        ("Көше туралы 2015 жылғы 24 қарашадағы № 418-V Заңына сәйкес төленеді.", "Z1500000418"),
        ("It rests on the Law of the Republic of Kazakhstan of 6 April 2016 No. 480-V.", "Z1600000480"),
        ("Under Government Decree No. 827 of 12 December 2017 the plan began.", "P1700000827"),
        ("Указом Президента Республики Казахстан от 3 мая 2019 года № 41 создан совет.", "U1900000041"),
        ("Қазақстан Республикасы Үкіметінің 2010 жылғы 26 қазандағы № 1116 қаулысы.", "P100001116_"),
        ("Постановление Правительства РК от 30.11.2022 № 961 вступило в силу.", "P2200000961"),
        ("Zakon Respubliki Kazakhstan ot 21 maia 2013 goda № 94-V [Law].", "Z1300000094"),
        ("Code of the Republic of Kazakhstan No. 377-V dated October 31, 2015.", "K1500000377"),
        ("Еңбек кодексі 2015 жылғы 23 қарашадағы № 414-V ҚРЗ қолданылды.", "K1500000414"),
        ("Жоғарғы Соттың 2018 жылғы 29 қарашадағы № 15 нормативтік қаулысы.", "P180000015S"),
    ],
)
def test_number_and_date_give_the_act(text, key, data):
    assert [(how, k) for how, k, _ in found(text, data)] == [("number", key)]


@pytest.mark.parametrize(
    "text",
    [
        "Закон Республики Узбекистан от 3 июля 2018 года № 482 «О медиации».",
        "Өзбекстан Республикасының 2018 жылғы 3 шілдедегі № 482 Заңы.",
        "Federal Law of the Russian Federation of 6 April 2011 No. 63.",
        "Конституционный закон Кыргызской Республики от 15 ноября 2021 года № 133.",
        "The Civil Code of Germany is older.",
        "Journal of Law. 2019. Vol. 5. No. 3. P. 10.",
        "Вестник права. 2023. № 2. С. 112.",
        "В подготовке проект закона «О медиации».",
    ],
)
def test_foreign_acts_drafts_and_journals_are_no_acts_of_kazakhstan(text, data):
    assert found(text, data) == []


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Согласно ст. 9 Закона РК «О медиации» срок краток.", ("title", "Z1100000401", "9")),
        ("«Медиация туралы» ҚР Заңының 5-бабында айтылған.", ("title", "Z1100000401", "5")),
        ("Article 12 of the Law “On Mediation” of Kazakhstan is clear.", ("title", "Z1100000401", "12")),
        ("По статье 71 Конституции Республики Казахстан.", ("name", "K950001000_", "71")),
        ("ҚР Конституциясының 18-бабы қорғайды.", ("name", "K950001000_", "18")),
        ("ҚР АПК-нің 114-бабында тізім бар.", ("name", "K1500000377", "114")),
        ("Қазақстан Республикасының Конституциясы (18-бап).", ("name", "K950001000_", "18")),
        ("Применён Закон Республики Казахстан о медиации.", ("title", "Z1100000401", "")),
        ("The Law of the Republic of Kazakhstan On Mediation helps.", ("title", "Z1100000401", "")),
        ("Article 9 of Kazakhstan's Labour Code is old.", ("name", "K1500000414", "9")),
        ("The Criminal Procedure Code of Kazakhstan is silent.", ("name", "K1400000231", "")),
        (
            "Қазақстан Республикасының Әкімшілік құқық бұзушылық туралы кодексінде.",
            ("name", "K1400000235", ""),
        ),
    ],
)
def test_titles_and_names_with_their_provision(text, hit, data):
    assert found(text, data) == [hit]


def test_a_list_of_laws_gives_each(data):
    text = "Применимы законы РК «О медиации», «Об информатизации» и «О правовых актах»."
    assert [key for _, key, _ in found(text, data)] == ["Z1100000401", "Z1500000418", "Z1600000480"]


def test_the_place_is_that_of_the_words(data):
    text = "Бұл – **2015 жылғы 24 қарашадағы № 418-V Заңы** екен."
    (act,) = find_acts(text, data.acts)
    assert text[act.start : act.end] == "2015 жылғы 24 қарашадағы № 418-V Заңы"


def test_an_old_law_of_the_same_title_is_another_act_but_a_wrong_number_is_a_doubt(data):
    old = find_acts("Law of Kazakhstan of January 11, 2007 No. 217-III “On Informatization”", data.acts)[0]
    assert old.key == "adilet:Z070000217_"
    wrong = find_acts("Закон РК от 24 ноября 2015 года № 481-V «Об информатизации»", data.acts)[0]
    assert wrong.key == ""
    assert "Z1500000418" in wrong.doubt


def test_links_of_any_language_and_register():
    text = (
        "see https://adilet.zan.kz/kaz/docs/K950001000\\_, (https://adilet.zan.kz/eng/docs/Z1100000401/z.htm) "
        "and https://online.zakon.kz/Document/?doc_id=51005029#pos=1, not https://adilet.zan.kz/rus/"
    )
    assert [f.key for f in find_links(text)] == ["adilet:K950001000_", "adilet:Z1100000401", "zakon:51005029"]


def article(body=(), references=(), acts=(), key="a-test-2024"):
    return Article(
        id=key,
        language="ru",
        title={"ru": "Проба"},
        source=Source(file="probe.txt", lines=(1, 90)),
        body=tuple(Paragraph(text=text, lines=(n + 10,)) for n, text in enumerate(body)),
        references=References(
            original=tuple(Reference(text=text, lines=(n + 50,)) for n, text in enumerate(references))
        ),
        acts=acts,
    )


def test_an_order_is_known_by_the_link_in_the_list(data):
    one = article(
        body=["По Приказу Министра юстиции РК № 77 реестр закрыт."],
        references=[
            "Приказ Министра юстиции РК от 5 мая 2016 года № 77. https://adilet.zan.kz/rus/docs/V1600013737"
        ],
        acts=(ActCitation(id="V1600013737", lines=(50,)),),
    )
    corpus, doubts = link([one], data)
    act = corpus.acts["v1600013737"]
    assert [(m.where, m.block) for m in act.mentions] == [("body", 0), ("reference", 0)]
    assert (act.kind, act.date, act.number) == ("order", "2016-05-05", "77")
    assert not [d for d in doubts if d.code.startswith("act-")]
    assert corpus.act_ids[one.id] == ("v1600013737",)


def test_number_and_link_that_disagree_are_told_and_not_chosen(data):
    one = article(
        references=["Указ Президента РК от 3 мая 2019 года № 41. https://adilet.zan.kz/rus/docs/U1900000014"],
        acts=(ActCitation(id="U1900000014", lines=(50,)),),
    )
    corpus, doubts = link([one], data)
    (doubt,) = [d for d in doubts if d.code == "act-number-link"]
    assert (doubt.severity, doubt.file, doubt.line) == ("warning", "probe.txt", 50)
    assert "U1900000041" in doubt.message
    assert "U1900000014" in doubt.message
    assert set(corpus.acts) == {"u1900000014"}


def test_one_page_for_both_registers(data):
    one = article(
        references=[
            "Закон РК от 12 марта 2012 года № 17-IV «О сельских дорогах». "
            "https://online.zakon.kz/Document/?doc_id=39990001"
        ],
        acts=(ActCitation(registry="zakon", id="39990001", lines=(50,)),),
    )
    corpus, _ = link([one], data)
    assert set(corpus.acts) == {"z1200000017"}
    act = corpus.acts["z1200000017"]
    assert act.zakon == ("39990001",)
    assert act.title["ru"] == "О сельских дорогах"
    assert act.title["kk"] == "Қазақстан Республикасының 2012 жылғы 12 наурыздағы № 17-IV Заңы"
    assert corpus.act_ids[one.id] == ("z1200000017",) * len(corpus.articles[one.id].acts)


def test_a_linked_paper_is_no_act(data):
    one = article(
        references=["Серикова А.К. Медиация и время. https://online.zakon.kz/Document/?doc_id=39990002"],
        acts=(ActCitation(registry="zakon", id="39990002", lines=(50,)),),
    )
    corpus, _ = link([one], data)
    assert corpus.acts == {}
    assert corpus.act_ids[one.id] == ("",)


def test_what_is_no_id_has_no_page(data):
    one = article(acts=(ActCitation(id="?"), ActCitation(id="Z1200000017")))
    corpus, _ = link([one], data)
    assert set(corpus.acts) == {"z1200000017"}
    assert corpus.act_ids[one.id] == ("", "z1200000017")


def test_annotating_twice_changes_nothing(data):
    one = article(body=["Действует Закон РК от 12 марта 2012 года № 17-IV.", "«Судебный кабинет» открыт."])
    once = annotate(one, data)
    assert [(a.id, a.cited_as, a.lines) for a in once.acts] == [("Z1200000017", "text", (10,))]
    assert once.systems == ("judicial-office",)
    assert annotate(once, data) == once


def test_a_record_without_text_still_stands_on_the_act_page(data):
    one = article(acts=(ActCitation(id="Z1200000017"),), key="record-2020")
    corpus, _ = link([one], data)
    (mention,) = corpus.acts["z1200000017"].mentions
    assert (mention.article, mention.start, mention.end) == ("record-2020", 0, 0)


def test_a_bare_name_counts_only_where_the_country_is_clear(data):
    home = article(body=["В Казахстане суд един.", "Конституция защищает всех."])
    corpus, _ = link([home], data)
    assert "k950001000" in corpus.acts
    abroad = article(body=["В Узбекистане суд един.", "Конституция защищает всех."])
    corpus, _ = link([abroad], data)
    assert corpus.acts == {}


def lists(originals, romanized):
    return Article(
        id="two-lists-2024",
        language="kk",
        title={"kk": "Сынақ"},
        references=References(
            original=tuple(Reference(text=text) for text in originals),
            romanized=tuple(Reference(text=text) for text in romanized),
        ),
    )


@pytest.mark.parametrize(
    ("entry", "lang", "title"),
    [
        (
            "Құдықтарды тазарту қағидалары туралы: Қазақстан Республикасы Президентінің 2019 жылғы 3 мамырдағы "
            "№ 41 Жарлығы. URL: https://adilet.zan.kz/kaz/docs/U1900000041",
            "kk",
            "Құдықтарды тазарту қағидалары туралы",
        ),
        (
            "О правилах чистки колодцев. Указ Президента Республики Казахстан от 3 мая 2019 года № 41.",
            "ru",
            "О правилах чистки колодцев",
        ),
        (
            "Серикова А. Колодцы. О воде: очерк. Указ Президента Республики Казахстан от 3 мая 2019 года № 41.",
            "ru",
            "Указ Президента Республики Казахстан от 3 мая 2019 года № 41",
        ),
    ],
)
def test_a_title_before_the_number_is_the_acts_title(entry, lang, title, data):
    corpus, _ = link([lists([entry], [])], data)
    assert corpus.acts["u1900000041"].title[lang] == title


def test_no_title_comes_from_the_romanized_list_or_from_mixed_scripts(data):
    romanized = (
        "On the Rules for Cleaning Wells and Ponds. https://adilet.zan.kz/eng/docs/U1900000041",
        "Құдықтарды тazartu қағidalary туралы. https://adilet.zan.kz/kaz/docs/U1900000041",
    )
    corpus, _ = link([lists(["Указ Президента РК от 3 мая 2019 года № 41."], romanized)], data)
    assert corpus.acts["u1900000041"].title["kk"].startswith("Қазақстан Республикасы Президентінің")
    assert corpus.acts["u1900000041"].title["en"].startswith("Decree of the President")
    corpus, _ = link([lists(romanized[1:], [])], data)
    assert "taz" not in corpus.acts["u1900000041"].title["kk"]


def test_another_countrys_act_has_the_title_beside_its_link(data):
    entry = (
        "Закон Республики Таджикистан «О колодцах Республики Таджикистан» (3 мая 2014 г., № 83). "
        "URL: https://online.zakon.kz/Document/?doc_id=39990003"
    )
    corpus, _ = link([lists([entry], [])], data)
    assert corpus.acts["zakon-39990003"].title["ru"] == "О колодцах Республики Таджикистан"


def test_a_mended_number_is_told_once(data):
    one = article(
        body=[
            "Смотри https://adilet.zan.kz/rus/docs/Z130000094 и https://adilet.zan.kz/rus/docs/Z1300000094."
        ],
        references=["О данных. https://adilet.zan.kz/rus/docs/Z130000094"],
    )
    corpus, doubts = link([one], data)
    (note,) = [d for d in doubts if d.code == "act-number-mended"]
    assert (note.severity, note.file, note.line) == ("info", "probe.txt", 10)
    assert "Z130000094" in note.message
    assert "Z1300000094" in note.message
    assert set(corpus.acts) == {"z1300000094"}


def test_a_title_without_marks_may_stand_before_the_kind(data):
    text = "Бұған Медиация туралы Заң мен Қазақстан Республикасының кодексі жауап береді."
    assert ("title", "Z1100000401", "") in found(text, data)
    text = "Бұл Медиация туралы Қазақстан Республикасының Заңында жазылған."
    (act,) = find_acts(text, data.acts)
    assert text[act.start : act.end] == "Медиация туралы Қазақстан Республикасының Заңында"
    assert not found("Ауылда медиация туралы заң жобасы мен дау туралы Заң айтылды.", data)


def test_a_title_keeps_both_quotation_marks(data):
    text = "The Law ‘On Mediation’ helps."
    (act,) = find_acts(text, data.acts)
    assert text[act.start : act.end] == "Law ‘On Mediation’"


def test_a_mention_has_the_mark_that_closes_a_quotation_begun_inside(data):
    text = "Есть Конституционный закон Республики Казахстан о Международном финансовом центре «Астана», и не один."
    (act,) = find_acts(text, data.acts)
    assert text[act.start : act.end].endswith("«Астана»")


def test_acts_of_one_title_are_told_apart_by_year_or_number(data):
    def entry(words):
        return Reference(text=words)

    texts = (
        "Закон РК от 2 мая 2003 г. № 410-II «О сельских мостах».",
        "Закон РК от 3 июня 2014 г. № 215-V «О сельских мостах».",
        "Закон РК от 9 июля 2014 г. № 228-V «О лодках».",
    )
    one = Article(
        id="bridges",
        language="ru",
        title={"ru": "Мосты"},
        references=References(original=tuple(map(entry, texts))),
    )
    corpus, _ = link([one], data)
    told = {act.number: dict(act.apart) for act in corpus.acts.values()}
    assert told == {"410-II": {"ru": "2003"}, "215-V": {"ru": "2014"}, "228-V": {}}


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        # The owner is the nearest word that belongs to the mention, not the one behind "and".
        ("Read Armenia's 2018 “On Mediation” Law and Kazakhstan's 2011 Law ‘On Mediation’ together.", [2]),
        ("After the passing by Tajikistan in 2019 of the Law “On Mediation” and by Kazakhstan in 2011.", []),
        ("The Law “On Mediation” of Kazakhstan is older than that of Mongolia.", [1]),
        ("Закон Узбекистана «О медиации», как и Закон Казахстана «О медиации», краток.", [2]),
        ("В узбекском Законе «О медиации» и в казахстанском Законе «О медиации» сроки разные.", [2]),
        ("Өзбекстанның «Медиация туралы» Заңы және Қазақстанның «Медиация туралы» Заңы ұқсас.", [2]),
        ("Моңғолияда қабылданған «Медиация туралы» Заң мен Қазақстанның тәжірибесі салыстырылды.", []),
        # Of no country, but of another year.
        ("The 2018 Law “On Mediation” is short.", []),
        ("The 2011 Law “On Mediation” is short.", [1]),
        ("The Law “On Mediation” (2018) is short.", []),
        ("The Law of 2018 “On Mediation” is short.", []),
        ("In 2018 law “On Mediation” was praised.", [1]),
        ("Закон «О медиации» 2018 года краток, Закон «О медиации» 2011 года длиннее.", [2]),
        ("В Законе 2018 года «О медиации» пять глав.", []),
        ("2018 жылғы «Медиация туралы» Заң қысқа, 2011 жылғы «Медиация туралы» Заң ұзақ.", [2]),
        ("2018 жылы «Медиация туралы» Заң талқыланды.", [1]),
    ],
)
def test_a_title_of_another_state_or_year_is_another_law(text, linked, data):
    acts = [act for act in find_acts(text, data.acts) if act.how == "title"]
    assert [n for n, act in enumerate(acts, 1) if act.key] == linked
    assert {act.key for act in acts if act.key} <= {"adilet:Z1100000401"}


def test_a_learnt_title_does_not_make_a_law_of_another_year(data):
    listed = "Закон РК от 12 марта 2012 года № 17-IV «О сельских дорогах»."
    body = "В Казахстане Закон «О сельских дорогах» {} года краток."
    corpus, _ = link([article(body=[body.format(2019), body.format(2012)], references=[listed])], data)
    assert [(m.where, m.block) for m in corpus.acts["z1200000017"].mentions] == [
        ("body", 1),
        ("reference", 0),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Мұнда «Медиация туралы» заң (ескі редакциясы). «Құдық туралы» № 17-IV заң да бар.",
            ["«Медиация туралы» заң", "«Құдық туралы» № 17-IV заң"],
        ),
        (
            "Мұнда “Медиация туралы” заң (ескі) мен “Құдық туралы” № 17-IV заң бар.",
            ["“Медиация туралы” заң", "“Құдық туралы” № 17-IV заң"],
        ),
        (
            'Басты заң - "Құдық туралы" Қазақстан Республикасының 2012 жылғы 12 наурыздағы № 17-IV Заңы бар.',
            ['"Құдық туралы" Қазақстан Республикасының 2012 жылғы 12 наурыздағы № 17-IV Заңы'],
        ),
        (
            "Қазақстан Республикасының Қылмыстық кодексі № 226-V от 3 июля 2014 г. қолданылады.",
            ["Қылмыстық кодексі № 226-V от 3 июля 2014 г."],
        ),
        ("Басты заң – «Медиация туралы» деп аталады.", ["«Медиация туралы»"]),
        (
            "Бұл «Құдық туралы» емес, 2012 жылғы 12 наурыздағы № 17-IV Заңы.",
            ["2012 жылғы 12 наурыздағы № 17-IV Заңы"],
        ),
        ("Издан Закон. Документ № 17-IV от 12 марта 2012 г. краток.", ["№ 17-IV от 12 марта 2012 г."]),
        (
            "Law of the Republic of Kazakhstan on Wells. (2012). No. 17-IV dated March 12, 2012.",
            ["Law of the Republic of Kazakhstan on Wells. (2012). No. 17-IV dated March 12, 2012"],
        ),
    ],
)
def test_no_act_reaches_over_the_end_of_another(text, places, data):
    assert [text[act.start : act.end] for act in find_acts(text, data.acts)] == places
