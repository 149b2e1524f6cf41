"""Articles written for these tests.

A small collection, linked by hand, over which the pages are held; and hard cases for the formats that
programs read: one article with everything and hard signs, and some that lack a lot.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator import settings
from generator.linking import data, link
from generator.linking.corpus import (
    Act,
    CitationLink,
    Corpus,
    Institution,
    IssueEntry,
    Keyword,
    Mention,
    Person,
    Related,
    System,
)
from generator.model import (
    ActCitation,
    Article,
    Author,
    AuthorInfo,
    Dates,
    Figure,
    Footnote,
    Heading,
    Issue,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Reference,
    References,
    Source,
    Table,
)

ROOT = Path(__file__).parents[1]
BASE = "https://journal.example.org/m/"

WELLS = Article(
    id="bekova-village-wells-2024",
    source=Source(file="/home/somebody/wells.txt", lines=(3, 90)),
    language="kk",
    journal="water",
    issue=Issue(volume="7", number="2"),
    year=2024,
    pages="11-19",
    doi="10.5555/water.2024.11",
    irsti="10.53.01",
    dates=Dates(received="2024-01-09", accepted="2024-03-21"),
    rubric={"kk": "СУ ҚҰҚЫҒЫ", "ru": "Водное право", "en": "Water law"},
    title={
        "kk": "Ауыл құдықтарының құқықтық мәртебесі",
        "ru": "Правовой статус сельских колодцев",
        "en": "The legal status of village wells",
    },
    authors=(
        Author(
            name={"kk": "Ә.С. Бекова", "ru": "А.С. Бекова", "en": "A.S. Bekova"},
            affiliations=(1,),
            orcid="0000-0001-2345-6789",
            email="bekova@example.org",
            corresponding=True,
        ),
        Author(
            name={"kk": "Н. Жүнісов", "ru": "Н. Жунусов", "en": "N. Zhunusov"},
            affiliations=(2,),
            email="zhunusov@example.org",
        ),
    ),
    affiliations={
        "kk": ("Дала университеті", "Су институты"),
        "ru": ("Степной университет", "Институт воды"),
        "en": ("Steppe University", "Water Institute"),
    },
    abstract={
        "kk": ("Құдық кімге тиесілі екені талданады.", "Екінші абзац."),
        "ru": ("Рассмотрено, кому принадлежит колодец.",),
        "en": ("The article asks who owns a well.",),
    },
    summary={
        "kk": "Құдық ортақ па деген сұрақ.",
        "ru": "О том, общий ли колодец.",
        "en": "Is a well shared?",
    },
    keywords={"kk": ("су құқығы", "құдық"), "ru": ("водное право", "колодец"), "en": ("water law", "well")},
    body=(
        Heading(text="КІРІСПЕ", lines=(20,)),
        Paragraph(text="Құдық туралы бірінші ой [1, 5-б.]. Оны **бәрі** біледі^{1}.", lines=(21,)),
        Paragraph(text="2. Бұл тізім емес, _жай_ сөйлем <b>.", lines=(22,)),
        Heading(level=2, text="Әдістер", lines=(23,)),
        ListBlock(ordered=True, start=3, items=(ListItem(text="Үшінші"), ListItem(text="Төртінші [2]"))),
        Table(
            caption="1-кесте. Құдықтар",
            rows=(("Ауыл", "Саны | бәрі"), ("Ақсу", "4"), ("Көксу", "`5`")),
        ),
        Figure(caption="1-сурет. Құдықтың кесіндісі"),
        Quote(text="Су — тіршілік көзі."),
    ),
    footnotes=(Footnote(mark="1", text="Ескертпе мәтіні, https://example.org/note."),),
    references=References(
        original=(
            Reference(text="Құдықов Қ. Су туралы. Алматы, 2001.", same_as=1),
            Reference(text="Well A. On wells. 2010. DOI: 10.5555/abc", doi="10.5555/abc", same_as=None),
        ),
        romanized=(
            Reference(text="Nobody N. Only here."),
            Reference(text="Kudykov K. Su turaly. Almaty, 2001.", same_as=0),
        ),
    ),
    author_info={
        "kk": (AuthorInfo(text="Бекова Ә.С. – профессор, bekova@example.org"),),
        "ru": (AuthorInfo(text="Жунусов Н. – доцент, эл. почта: zhunusov@example.org"),),
    },
    funding={"kk": "Қолдаусыз."},
    acts=(ActCitation(id="Z030000481_", cited_as="text"),),
    systems=("well-register",),
)

BUCKETS = Article(
    id="karimov-buckets-2023",
    language="ru",
    journal="water",
    issue=Issue(volume="6", number="1"),
    year=2023,
    title={"ru": "Ведро как вещь", "kk": "Шелек зат ретінде"},
    authors=(Author(name={"ru": "К. Каримов"}),),
    keywords={"ru": ("водное право", "ведро")},
    abstract={"ru": ("О вёдрах.",)},
)

ROPES = Article(
    id="long-ropes-2022",
    language="en",
    year=2022,
    title={"en": "On ropes"},
    authors=(Author(name={"en": "A. Long"}, email="long@example.org", corresponding=True),),
    body=(Heading(text="Introduction"), Paragraph(text="A rope is long.")),
    keywords={"en": ("rope",)},
    abstract={"en": ("Ropes are discussed.",)},
)


def corpus(*articles: Article) -> Corpus:
    """The collection as linking would give it."""
    listed = articles or (WELLS, BUCKETS, ROPES)
    here = {article.id: article for article in listed}
    if set(here) != {WELLS.id, BUCKETS.id, ROPES.id}:
        return Corpus(articles=here)
    return Corpus(
        articles=here,
        people={
            "bekova-a-s": Person(
                "bekova-a-s",
                WELLS.authors[0].name,
                ("Aliya Bekova",),
                "0000-0001-2345-6789",
                ("steppe-university",),
                (WELLS.id,),
                ("zhunusov-n",),
            ),
            "zhunusov-n": Person(
                "zhunusov-n", WELLS.authors[1].name, (), None, (), (WELLS.id,), ("bekova-a-s",)
            ),
            "karimov-k": Person("karimov-k", {"ru": "К. Каримов"}, articles=(BUCKETS.id,)),
            "long-a": Person("long-a", {"en": "A. Long"}, articles=(ROPES.id,)),
        },
        institutions={
            "steppe-university": Institution(
                "steppe-university",
                {"kk": "Дала университеті", "ru": "Степной университет", "en": "Steppe University"},
                (),
                ("bekova-a-s",),
                (WELLS.id,),
            )
        },
        keywords={
            "water-law": Keyword(
                "water-law",
                {"kk": "су құқығы", "ru": "водное право", "en": "water law"},
                {},
                (WELLS.id, BUCKETS.id),
                ("well", "bucket"),
            ),
            "well": Keyword(
                "well", {"kk": "құдық", "ru": "колодец", "en": "well"}, {}, (WELLS.id,), (), False
            ),
            "bucket": Keyword("bucket", {"ru": "ведро"}, {}, (BUCKETS.id,)),
            "rope": Keyword("rope", {"en": "rope"}, {}, (ROPES.id,)),
        },
        acts={
            "z030000481": Act(
                "z030000481",
                "adilet",
                "Z030000481_",
                {"kk": "Су кодексі", "ru": "Водный кодекс", "en": "Water Code"},
                "code",
                "2003-07-09",
                "481",
                urls={"kk": "https://adilet.zan.kz/kaz/docs/Z030000481_"},
                mentions=(Mention(WELLS.id, "body", 1, 0, 5, "КІРІСПЕ", "Құдық", "9"),),
            )
        },
        systems={
            "well-register": System(
                "well-register",
                {"kk": "Құдықтар тізілімі", "ru": "Реестр колодцев", "en": "Register of wells"},
                "KZ",
                purpose={"kk": "Құдықтарды санайды.", "ru": "Считает колодцы.", "en": "Counts wells."},
                mentions=(Mention(WELLS.id, "body", 2),),
            )
        },
        issues=(
            IssueEntry("water", "2024-7-2", 2024, "7", "2", None, (WELLS.id,)),
            IssueEntry("water", "2023-6-1", 2023, "6", "1", None, (BUCKETS.id,)),
        ),
        author_ids={
            WELLS.id: ("bekova-a-s", "zhunusov-n"),
            BUCKETS.id: ("karimov-k",),
            ROPES.id: ("long-a",),
        },
        keyword_ids={
            WELLS.id: dict.fromkeys(("kk", "ru", "en"), ("water-law", "well")),
            BUCKETS.id: {"ru": ("water-law", "bucket")},
            ROPES.id: {"en": ("rope",)},
        },
        institution_ids={WELLS.id: ("steppe-university", "")},
        citations={
            WELLS.id: (
                CitationLink(WELLS.id, 1, 25, 26, 0),
                CitationLink(WELLS.id, 4, 10, 11, 1, item=1),
            )
        },
        related={WELLS.id: (Related(BUCKETS.id, 1.0, (("keyword", "water-law"), ("reference", "x"))),)},
        cited_by={BUCKETS.id: (WELLS.id,)},
    )


FULL = Article(
    id="omarova-river-2024",
    language="ru",
    journal="rivers",
    issue=Issue(volume="7", number="2 (14)"),
    year=2024,
    pages="11–19",
    doi="10.5555/rivers_2024.<11>;x",
    udc="349.6",
    irsti="10.53.01",
    dates=Dates(received="2024-01-09", revised="2024-02", accepted="2024-03-21", published="2024-06-30"),
    rubric={"kk": "СУ ҚҰҚЫҒЫ", "ru": "Водное право", "en": "Water law"},
    title={
        "kk": "Өзен құқығы & «жаға»",
        "ru": 'Право реки </script><b>берега</b> & 100 % "воды" {скобки} _и_ \\*знаки\\* $5 #1 ~ ^',
        "en": "The right of a river, **bold** and H~{2}O",
    },
    authors=(
        Author(
            name={"kk": "Ә.Б. Омарова", "ru": "А.Б.Омарова", "en": "A.B. Omarova"},
            full_name={"ru": "Омарова Асель Бериковна"},
            affiliations=(1, 2),
            orcid="0000-0001-2345-6789",
            email="omarova@example.org",
            corresponding=True,
        ),
        Author(
            name={"kk": "Жүсіп Дулатұлы", "ru": "Жусип Дулатулы", "en": "Zhusip Dulatuly"},
            affiliations=(1,),
            email="dulatuly@example.org",
        ),
        Author(name={"ru": "Ван-дер-Берг Ш.", "en": "van der Berg Sh."}),
        Author(name={"ru": "Министерство рек и озёр Приозёрного края"}),
    ),
    affiliations={
        "kk": ("Өзен университеті", "Жаға институты"),
        "ru": ("Университет реки", "Институт <берега>"),
        "en": ("River University", "Bank Institute"),
    },
    abstract={
        "kk": ("Өзен кімдікі?",),
        "ru": ("О реке & о береге.", "Второй абзац, H~{2}O < льда."),
        "en": ("Whose is the river?",),
    },
    summary={"kk": "Өзен туралы.", "ru": "О реке.", "en": "On a river."},
    keywords={"kk": ("өзен",), "ru": ("река", "берег; вода"), "en": ("river", "bank")},
    body=(
        Paragraph(text="Вступление без заголовка."),
        Heading(text="Введение"),
        Paragraph(text="Река течёт [1], **всегда** и *вниз*^{1}; см. https://example.org/a?b=c&d=e."),
        Heading(level=3, text="Глубже"),
        ListBlock(ordered=True, start=3, items=(ListItem(text="третье"), ListItem(text="четвёртое <x>"))),
        ListBlock(items=(ListItem(text="без числа"),)),
        Heading(text="Данные"),
        Table(caption="Таблица 1", rows=(("Река", "Длина"), ("Каменка", "4 & 5"), ("", ""))),
        Table(rows=(("одна", "строка"),)),
        Figure(caption="Рис. 1. Излучина"),
        Quote(text="Вода камень точит."),
    ),
    footnotes=(Footnote(mark="1", text="Сноска, https://example.org/note."),),
    references=References(
        original=(
            Reference(
                text="Полев В.Г. О реках // Вода & люди. 2020. № 3. С. 4–9. DOI: 10.5555/abc",
                doi="10.5555/abc",
                authors=("Полев В.Г.",),
                year="2020",
                title="О реках",
                same_as=1,
            ),
            Reference(text="Закон о воде {без *всего}"),
            Reference(text="Brook A. On brooks. https://example.org/brook", url="https://example.org/brook"),
        ),
        romanized=(Reference(text="Nobody N. Only here."), Reference(text="Polev V.G. O rekakh.", same_as=0)),
    ),
    author_info={"ru": (AuthorInfo(text="Омарова А.Б. – профессор, omarova@example.org"),)},
    funding={"ru": "Грант № 5.", "en": "Grant No. 5."},
    acknowledgements={"ru": "Спасибо реке."},
    conflict_of_interest={"ru": "Нет."},
    acts=(ActCitation(id="Z030000481_"),),
)
NO_DATE = Article(id="brook-undated", language="en", title={"en": "An undated brook"},
                  authors=(Author(name={"en": "A. Brook"}),))  # fmt: skip
NO_AUTHOR = Article(
    id="nobody-wrote-this", language="kk", year=2023, title={"kk": "Авторсыз мақала"}, journal="unknown-one"
)
ORGANISATION = Article(
    id="river-board-report-2022",
    language="en",
    journal="rivers",
    year=2022,
    issue=Issue(label="Special issue"),
    title={"en": "Report of the board", "ru": "Отчёт правления"},
    authors=(
        Author(name={"en": "Board of the River and its Banks, Inc.", "ru": "Правление реки и её берегов"}),
    ),
    pages="5",
    dates=Dates(received="not a date", published="2022-13-45"),
    body=(Paragraph(text="Only this."),),
)
ROMANIZED = Article(
    id="latin-list-2021",
    language="kk",
    journal="rivers",
    year=2021,
    first_page="41",
    issue=Issue(volume="4"),
    title={"kk": "Латын тізімі"},
    authors=(Author(name={"kk": "Б. Сейіт", "en": "B. Seit"}),),
    references=References(romanized=(Reference(text="Seit B. Ozen. 2001.", year="2001"),)),
)
# A title in another language only, and a control sign that no XML can hold.
FOREIGN_TITLE = Article(id="no-own-title", language="kk", title={"ru": "Только по-русски\x0b"})

ARTICLES = (FULL, ORGANISATION, ROMANIZED, NO_AUTHOR, NO_DATE, FOREIGN_TITLE)


@lru_cache
def _settings() -> settings.SiteSettings:
    return settings.load(ROOT / "site_config")


@lru_cache
def _data() -> data.LinkData:
    return data.load_data(ROOT / "site_config")


def linked(*articles: Article) -> Corpus:
    """The hard cases, or other articles, as the program links them."""
    made, _ = link.link(articles or ARTICLES, _data())
    return made


def site(**changes: object) -> settings.SiteSettings:
    """The settings of the house with the journals of these articles, and no address."""
    water = settings.JournalSettings(
        title={"kk": "Су журналы", "ru": "Журнал воды", "en": "Journal of Water"},
        url="https://example.org/water",
    )
    rivers = settings.JournalSettings(
        title={"kk": "Өзендер", "ru": "Реки & берега", "en": "Rivers"},
        abbreviation={"en": "Riv."},
        issn="1234-5679",
        eissn="2345-678X",
        publisher={"ru": "Издательство «Берег»", "en": "Bank Press"},
        url="https://rivers.example.org/",
    )
    update = {"journals": {"water": water, "rivers": rivers}, "emails": "corresponding", **changes}
    return _settings().model_copy(update=update)


def addressed(**changes: object) -> settings.SiteSettings:
    """The same settings with the site's full address."""
    return site(**{"base_url": BASE, **changes})
