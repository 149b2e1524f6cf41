"""Articles written for these tests: one with everything and hard signs, and some that lack a lot."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator import settings
from generator.linking import data, link
from generator.linking.corpus import Corpus
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
    Table,
)

ROOT = Path(__file__).parents[2]
BASE = "https://journal.example.org/m/"

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
    issue=Issue(volume="4"),
    title={"kk": "Латын тізімі"},
    authors=(Author(name={"kk": "Б. Сейіт", "en": "B. Seit"}),),
    references=References(romanized=(Reference(text="Seit B. Ozen. 2001.", year="2001"),)),
)
# A title in another language only, and a control sign that no XML can hold.
FOREIGN_TITLE = Article(id="no-own-title", language="kk", title={"ru": "Только по-русски\x0b"})

ARTICLES = (FULL, ORGANISATION, ROMANIZED, NO_AUTHOR, NO_DATE, FOREIGN_TITLE)


def site(**changes: object) -> settings.SiteSettings:
    """The house's settings with a journal of these tests."""
    loaded = _settings()
    journal = settings.JournalSettings(
        title={"kk": "Өзендер", "ru": "Реки & берега", "en": "Rivers"},
        abbreviation={"en": "Riv."},
        issn="1234-5679",
        eissn="2345-678X",
        publisher={"ru": "Издательство «Берег»", "en": "Bank Press"},
        url="https://rivers.example.org/",
    )
    return loaded.model_copy(update={"journals": {"rivers": journal}, "base_url": BASE, **changes})


@lru_cache
def _data() -> data.LinkData:
    return data.load_data(ROOT / "site_config")


@lru_cache
def _settings() -> settings.SiteSettings:
    return settings.load(ROOT / "site_config")


def corpus(*articles: Article) -> Corpus:
    """The articles, linked."""
    linked, _ = link.link(articles or ARTICLES, _data())
    return linked
