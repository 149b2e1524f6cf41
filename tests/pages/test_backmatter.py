"""The reference lists of a page: twins, repeats, and what stands in one list only."""

from __future__ import annotations

from generator.model import Article, Paragraph, Reference, References
from generator.pages import render
from tests import collection


def page(original: tuple[Reference, ...], romanized: tuple[Reference, ...]) -> str:
    article = Article(
        id="wells-2024",
        language="ru",
        title={"ru": "Колодцы"},
        body=(Paragraph(text="Текст."),),
        references=References(original=original, romanized=romanized),
    )
    pages, _ = render(collection.corpus(article), collection.site())
    return str(pages["ru/articles/wells-2024/index.md"]).partition("mq-refs")[2]


def test_a_lone_entry_keeps_its_number() -> None:
    shown = page(
        (Reference(text="Бек Л. Песок.", same_as=0),),
        (
            Reference(text="Bek L. Pesok.", same_as=0),
            Reference(text="Marat K. Veter."),
            Reference(text="Orlov K. Teni."),
        ),
    )
    assert '<li id="rom-2" value="2">' in shown
    assert '<li id="rom-3" value="3">' in shown
    assert "rom-1" not in shown


def test_repeats_stand_with_their_work() -> None:
    shown = page(
        (Reference(text="Бек Л. Песок.", same_as=0), Reference(text="Бек Л. Песок. Т. 1.", same_as=0)),
        (Reference(text="Bek L. Pesok.", same_as=0), Reference(text="Bek L. Pesok (2).", same_as=0)),
    )
    first, _, second = shown.partition('id="ref-2"')
    assert first.count("mq-refs__twin") == 2
    assert second.count("mq-refs__twin") == 1
    assert "rom-" not in shown
