"""Mentions of acts and systems: the words around them and the way to their place."""

from __future__ import annotations

from dataclasses import replace

from generator.linking.corpus import Act, CitationLink, Corpus, Mention, System
from generator.model import Article, Footnote, Paragraph, Reference, References, Table
from generator.pages import render
from generator.pages.anchors import item, of_blocks
from tests import collection

WATER = Act(
    "k030000481", "adilet", "K030000481_", {"ru": "Водный кодекс", "en": 'The "Water" <Code>'}, kind="code"
)
PUMPS = Act("z1500000007", "adilet", "Z1500000007", {"ru": "О насосах"}, kind="law")
REGISTER = System("wells", {"ru": "Реестр колодцев"})


def written(article: Article, *named: tuple[Act | System, Mention], **more: object) -> str:
    """The article's page in its language, for a corpus in which it names acts and systems."""
    acts: dict[str, Act] = {}
    systems: dict[str, System] = {}
    for thing, mention in named:
        if isinstance(thing, Act):
            old = acts.get(thing.id, thing)
            acts[thing.id] = replace(old, mentions=(*old.mentions, mention))
        else:
            kept = systems.get(thing.id, thing)
            systems[thing.id] = replace(kept, mentions=(*kept.mentions, mention))
    corpus = Corpus(articles={article.id: article}, acts=acts, systems=systems, **more)  # type: ignore[arg-type]
    pages, _ = render(corpus, collection.site())
    return str(pages[f"{article.language}/articles/{article.id}/index.md"])


def page(*texts: str, **more: object) -> Article:
    body = tuple(Paragraph(text=text, lines=(n,)) for n, text in enumerate(texts, 1))
    values = {"id": "wells", "language": "ru", "title": {"ru": "Колодцы"}, "body": body} | more
    return Article.model_validate(values)


def at(text: str, words: str, block: int = 0, where: str = "body", **more: int) -> Mention:
    start = text.index(words)
    return Mention("wells", where, block, start, start + len(words), text=words, **more)  # type: ignore[arg-type]


def act_link(words: str, act: str = "k030000481") -> str:
    title = {"k030000481": "Водный кодекс", "z1500000007": "О насосах"}[act]
    return f'<a class="mq-act" href="../../acts/{act}/" title="{title}">{words}</a>'


def test_every_mention_of_an_act_is_linked_and_of_a_system_the_first_in_a_paragraph() -> None:
    text = "По Водному *кодексу* реестр колодцев ведёт аким; Водный кодекс и реестр колодцев."
    again = Mention("wells", "body", 0, text.rindex("реестр"), text.rindex("."), text="реестр колодцев")
    shown = written(
        page(text),
        (WATER, at(text, "Водному *кодексу")),
        (WATER, at(text, "Водный кодекс")),
        (REGISTER, at(text, "реестр колодцев")),
        (REGISTER, again),
    )
    assert act_link("Водному ") + "<em>кодексу</em>" in shown
    assert act_link("Водный кодекс") in shown
    assert shown.count('class="mq-system"') == 1
    assert '<a class="mq-system" href="../../systems/wells/">реестр колодцев</a> ведёт' in shown


def test_citations_and_notes_inside_a_mention_stay() -> None:
    text = "Закон о насосах^{1} от 2 мая [3] № 7."
    shown = written(
        page(
            text,
            footnotes=(Footnote(mark="1", text="Ныне утратил силу."),),
            references=References(original=(Reference(text="А"), Reference(text="Б"), Reference(text="В"))),
        ),
        (PUMPS, at(text, "Закон о насосах^{1} от 2 мая [3] № 7")),
        citations={"wells": (CitationLink("wells", 0, text.index("3]"), text.index("]"), 2),)},
    )
    assert 'class="mq-note" href="#fn-1"' in shown
    assert '<a id="cite-3-1" class="mq-cite" href="#ref-3">3</a>' in shown
    assert f"{act_link('Закон о насосах', PUMPS.id)}<sup>" in shown


def test_an_address_keeps_leading_there_and_has_the_acts_page_beside_it() -> None:
    address = "adilet.zan.kz/rus/docs/Z1500000007"
    beside = '<a class="mq-act mq-act--beside" href="../../acts/z1500000007/" title="О насосах" aria-label="О насосах">§</a>'
    bare = f"О насосах (https://{address})."
    shown = written(page(bare), (PUMPS, at(bare, address)))
    assert f'<a href="https://{address}">https&#58;//{address}</a> {beside})' in shown
    marked = f"О насосах [в реестре](https://{address})."
    shown = written(page(marked), (PUMPS, at(marked, address)))
    assert f'<a href="https://{address}">в реестре</a> {beside}.' in shown
    worded = f"[Закон о насосах](https://{address})."
    shown = written(page(worded), (PUMPS, at(worded, "Закон о насосах")), (PUMPS, at(worded, address)))
    assert f'<a href="https://{address}">Закон о насосах</a> {beside}.' in shown


def test_references_footnotes_abstract_and_tables_have_their_acts_linked() -> None:
    entry, note, abstract = "Водный кодекс. 2003.", "Ныне Водный кодекс.", "О Водном кодексе."
    article = page(
        abstract={"ru": (abstract,), "kk": (abstract,)},
        body=(
            Table(caption="Водный кодекс", rows=(("Акт", "Год"), ("Водный кодекс", "2003"))),
            Paragraph(text="Текст."),
        ),
        footnotes=(Footnote(mark="1", text=note),),
        references=References(original=(Reference(text=entry), Reference(text="Vodnyi kodeks"))),
    )
    shown = written(
        article,
        (WATER, at(entry, "Водный кодекс", where="reference")),
        (WATER, Mention("wells", "reference", 1, text="Vodnyi kodeks")),
        (WATER, at(note, "Водный кодекс", where="footnote")),
        (WATER, at(abstract, "Водном кодексе", where="abstract")),
        (WATER, at("Водный кодекс", "Водный кодекс", row=1, column=0)),
        (WATER, at("Водный кодекс", "Водный кодекс")),
    )
    assert f'<li id="ref-1"><span>{act_link("Водный кодекс")}. 2003.' in shown
    assert f"Ныне {act_link('Водный кодекс')}." in shown
    assert shown.count(f"О {act_link('Водном кодексе')}.") == 1  # the other language's is not searched
    assert f"<td>{act_link('Водный кодекс')}</td>" in shown
    assert f"<figcaption>{act_link('Водный кодекс')}</figcaption>" in shown
    assert 'Vodnyi kodeks <a class="mq-act mq-act--beside"' in shown


def test_a_place_whose_words_have_changed_is_not_linked_and_titles_are_escaped() -> None:
    text = "По Водному кодексу."
    moved = replace(at(text, "Водному кодексу"), start=1)
    assert 'class="mq-act"' not in written(page(text), (WATER, moved))
    english = page("The Water Code.", language="en", title={"en": "Wells"})
    shown = written(english, (WATER, at("The Water Code.", "Water Code")))
    assert 'title="The &quot;Water&quot; &lt;Code&gt;">Water Code</a>' in shown


def test_a_mention_in_a_list_leads_to_its_item_and_shows_its_words() -> None:
    corpus = collection.corpus()
    (act,) = corpus.acts.values()
    here = collection.WELLS.id
    (place,) = (n for n, block in enumerate(collection.WELLS.body) if block.type == "list")
    mentions = (Mention(here, "body", place, 0, 4, "", "Төрт", item=1),)
    changed = replace(corpus, acts={act.id: replace(act, mentions=mentions)}, act_ids={here: (act.id,)})
    pages, _ = render(changed, collection.site())
    shown = str(pages[f"kk/acts/{act.id}/index.md"])
    anchor = item(of_blocks(collection.WELLS)[place], 1)
    assert f"#{anchor}" in shown
    assert "<b>Төрт</b>інші" in shown
    assert f'<li id="{anchor}">' in str(pages[f"kk/articles/{here}/index.md"])


def test_a_name_that_two_languages_share_stands_once() -> None:
    corpus = collection.corpus()
    person = replace(
        corpus.people["bekova-a-s"], name={"kk": "Бекова А.С.", "ru": "Бекова А.С.", "en": "A.S. Bekova"}
    )
    pages, _ = render(replace(corpus, people={**corpus.people, person.id: person}), collection.site())
    for lang in ("kk", "ru", "en"):
        text = str(pages[f"{lang}/authors/{person.id}/index.md"])
        head = text[text.index("<h1>") : text.index("<dl")]
        assert head.count("Бекова А.С.") == 1
        assert head.count("A.S. Bekova") == 1
