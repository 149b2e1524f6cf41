"""A small collection, written for these tests."""

from __future__ import annotations

from pathlib import Path

from generator import settings
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

ROOT = Path(__file__).parents[2]

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


def site(**changes: object) -> settings.SiteSettings:
    """The settings of the house with a journal of this collection."""
    loaded = settings.load(ROOT / "site_config")
    journal = settings.JournalSettings(
        title={"kk": "Су журналы", "ru": "Журнал воды", "en": "Journal of Water"},
        url="https://example.org/water",
    )
    return loaded.model_copy(update={"journals": {"water": journal}, "emails": "corresponding", **changes})
